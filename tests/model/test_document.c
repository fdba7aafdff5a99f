/* Documents: marks, and words of figures. */
#include "../page/sample.h"
#include "../support/station.h"

#include "model/document_parts.h"

#include <stdlib.h>

static swst_document *new_document(enum swst__language language)
{
    return swst__document_new("summary", language, "总结",
                              &(struct swst__span){ SAMPLE_JUNE, SAMPLE_JUNE_END },
                              SAMPLE_JUNE_END);
}

static swst_table *figures_of(const swst_document *document)
{
    swst_table *table;

    assert_ok(swst_document_figures(document, &table));
    return table;
}

/* How a figure reads. */
static void assert_figure(enum swst__language language, const struct swst__mark *mark,
                         const char *expected)
{
    swst_document *document = new_document(language);
    swst_table *table;

    swst__document_figure(document, mark);
    assert_ok(swst__document_finish(&document));
    table = figures_of(document);
    assert_int_equal(swst_table_rows(table), 1);
    assert_string_equal(swst_table_text(table, 0, "text"), expected);
    swst_table_free(table);
    swst_document_free(document);
}

static struct swst__mark mark_of(const struct swst_indicator *indicator, int64_t n, int64_t d)
{
    return sample_mark(indicator, n, d, "");
}

/* -------------------------------------------------------------------- words */

static void a_rate_says_of_how_many(void **state)
{
    struct swst__mark mark = mark_of(&sample_files, 27, 32);

    (void)state;
    assert_figure(SWST__ZH, &mark, "84.4%（27/32份）");
    assert_figure(SWST__EN, &mark, "84.4% (27/32 files)");
}

static void a_count_says_of_what(void **state)
{
    struct swst__mark many = mark_of(&sample_people, 15, 0), one = mark_of(&sample_people, 1, 0);
    struct swst__mark none = mark_of(&sample_people, 0, 0);
    struct swst__mark times = one;

    (void)state;
    times.figure.unit = SWST_UNIT_PERSON_TIME;
    assert_figure(SWST__ZH, &many, "15人");
    assert_figure(SWST__EN, &many, "15 people");
    assert_figure(SWST__EN, &one, "1 person");
    assert_figure(SWST__EN, &none, "0 people");
    assert_figure(SWST__EN, &times, "1 person-time");
    assert_figure(SWST__ZH, &times, "1人次");
}

static void money_is_told_in_yuan_and_an_average_to_one_decimal(void **state)
{
    struct swst__mark money = mark_of(&sample_money, 500005, 0);
    struct swst__mark days = mark_of(&sample_days, 108, 10);

    (void)state;
    assert_figure(SWST__ZH, &money, "5000.05元");
    assert_figure(SWST__EN, &money, "5000.05 yuan");
    assert_figure(SWST__ZH, &days, "10.8天");
    assert_figure(SWST__EN, &days, "10.8 days");
}

static void a_figure_without_a_value_says_why_and_never_a_number(void **state)
{
    struct swst__mark empty = mark_of(&sample_files, 0, 0);
    struct swst__mark unknown = mark_of(&sample_people, 0, SWST__UNKNOWN);
    struct swst__mark later = mark_of(&sample_later, 7, 10);

    (void)state;
    assert_figure(SWST__ZH, &empty, "无记录（没有可统计的对象）");
    assert_figure(SWST__ZH, &unknown, "无记录（记录不足以得出）");
    assert_figure(SWST__ZH, &later, "无记录（尚不记录物资发放）");
    assert_figure(SWST__EN, &later, "no records (deliveries are not kept yet)");
    assert_string_equal(swst__mark_reason(&empty), "empty");
    assert_string_equal(swst__mark_reason(&unknown), "unknown");
    assert_string_equal(swst__mark_reason(&later), "later");
}

/* -------------------------------------------------------------------- marks */

static void the_same_figure_has_the_same_mark_wherever_it_stands(void **state)
{
    swst_document *document = new_document(SWST__ZH);
    struct swst__mark june = mark_of(&sample_files, 27, 32);
    struct swst__mark may = sample_before(&sample_files, 25, 32);
    struct swst__mark of_area = sample_mark(&sample_files, 7, 9, "--area 790101001001");
    struct swst__mark on_day = june;
    swst_table *table;

    (void)state;
    on_day.as_of--;
    on_day.is_provisional = true;
    swst__document_chapter(document, "overview", "一");
    swst__document_figure(document, &june);
    swst__document_section(document, "（一）");
    swst__document_change(document, &june, &may);
    swst__document_figure(document, &of_area);
    swst__document_chapter(document, "work", "二");
    swst__document_figure(document, &on_day);
    swst__document_figure(document, &june);
    assert_ok(swst__document_finish(&document));
    table = figures_of(document);
    assert_int_equal(swst_table_rows(table), 4);
    for (size_t i = 0; i < 4; i++) {
        char mark[8];

        snprintf(mark, sizeof mark, "f%zu", i + 1);
        assert_string_equal(swst_table_text(table, i, "mark"), mark);
        assert_string_equal(swst_table_text(table, i, "code"), "FILE.COMPLETE");
        assert_string_equal(swst_table_text(table, i, "title"), "档案完整率");
    }
    assert_string_equal(swst_table_text(table, 1, "from"), "2022-05-01");
    assert_string_equal(swst_table_text(table, 1, "to"), "2022-05-31");
    assert_string_equal(swst_table_text(table, 1, "section"), "（一）");
    assert_string_equal(swst_table_text(table, 2, "filter"), "--area 790101001001");
    assert_string_equal(swst_table_text(table, 3, "chapter"), "work");
    assert_string_equal(swst_table_text(table, 3, "as_of"), "2022-06-29");
    assert_int_equal(swst_table_int(table, 3, "provisional"), 1);
    assert_int_equal(swst_table_int(table, 0, "provisional"), 0);
    swst_table_free(table);
    swst_document_free(document);
}

static void the_figures_are_exact_and_have_the_days_of_the_document(void **state)
{
    swst_document *document = sample_document(SWST__EN, 6);
    swst_table *table = figures_of(document);
    int64_t n, d;

    (void)state;
    assert_string_equal(swst_table_name(table), "figures");
    assert_string_equal(swst_table_as_of(table), "2022-06-30");
    assert_string_equal(swst_table_from(table), "2022-06-01");
    assert_true(swst_table_rate(table, 0, "value", &n, &d));
    assert_int_equal(n, 27);
    assert_int_equal(d, 32);
    assert_string_equal(swst_table_text(table, 0, "value"), "84.4%");
    assert_null(swst_table_text(table, 0, "reason"));
    assert_int_equal(swst_table_int(table, 2, "value"), 1240);
    assert_string_equal(swst_table_text(table, 5, "value"), "-");
    assert_string_equal(swst_table_text(table, 5, "reason"), "empty");
    assert_string_equal(swst_table_text(table, 6, "reason"), "unknown");
    assert_string_equal(swst_table_text(table, 7, "reason"), "later");
    swst_table_free(table);
    swst_document_free(document);
}

static void a_mark_gives_the_command_behind_its_figure(void **state)
{
    struct swst__mark mark = sample_mark(&sample_files, 7, 9, "--area 790101001001");
    struct swst__text text = { 0 };

    (void)state;
    swst__mark_command(&mark, &text);
    assert_string_equal(text.bytes, "swst indicator FILE.COMPLETE --from 2022-06-01 "
                        "--to 2022-06-30 --as-of 2022-06-30 --area 790101001001 --rows");
    mark.filter = "";
    swst__text_clear(&text);
    swst__mark_command(&mark, &text);
    assert_string_equal(text.bytes, "swst indicator FILE.COMPLETE --from 2022-06-01 "
                        "--to 2022-06-30 --as-of 2022-06-30 --rows");
    swst_free(text.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rate_says_of_how_many),
        cmocka_unit_test(a_count_says_of_what),
        cmocka_unit_test(money_is_told_in_yuan_and_an_average_to_one_decimal),
        cmocka_unit_test(a_figure_without_a_value_says_why_and_never_a_number),
        cmocka_unit_test(the_same_figure_has_the_same_mark_wherever_it_stands),
        cmocka_unit_test(the_figures_are_exact_and_have_the_days_of_the_document),
        cmocka_unit_test(a_mark_gives_the_command_behind_its_figure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
