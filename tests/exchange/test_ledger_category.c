/* Categories as ledgers name them, and what other columns say of one. */
#include "ledger_row.h"

static const char *const codes[][3] = {
    { "dibao", "低保", "household" }, { "dibao_edge", "低保边缘", "household" },
    { "tekun", "特困", "person" }, { "disabled", "残疾", "person" },
    { "severely_disabled", "重残", "person" }, { "living_alone", "独居", "person" },
    { "left_behind_elder", "留守老人", "person" }, { "elderly", "高龄", "person" },
    { "rigid_spending", "刚性支出困难", "household" }, { "single_parent", "单亲", "person" },
};
enum { CODES = sizeof codes / sizeof *codes };

static int64_t ids[CODES];

static struct sheet *given_sheet(swst_store *store, const char *header)
{
    for (size_t i = 0; i < CODES; i++)
        ids[i] = given(store, "category", "code", codes[i][0], "name", codes[i][0], "name_zh",
                       codes[i][1], "unit", codes[i][2], NULL);
    return new_sheet(store, header);
}

/* The codes that the last row named, joined by a space. */
static const char *named(const struct sheet *sheet)
{
    static char text[400];
    const struct swst__ledger_row *row = &sheet->ledger.row;

    *text = '\0';
    for (size_t i = 0; i < row->category_count; i++)
        for (size_t code = 0; code < CODES; code++)
            if (ids[code] == row->categories[i].id)
                strcat(strcat(text, *text ? " " : ""), codes[code][0]);
    return text;
}

static void assert_named(struct sheet *sheet, const char *text, const char *expected)
{
    char row[400];

    snprintf(row, sizeof row, "张三|%s", text);
    read_row(sheet, row);
    assert_taken(sheet);
    assert_string_equal(named(sheet), expected);
}

static void one_cell_names_any_number_of_categories(void **state)
{
    static const char *const both[] = { "低保、残疾", "低保，残疾", "低保,残疾", "低保;残疾", "低保；残疾",
                                        "低保/残疾", "低保+残疾", "低保和残疾", "低保 残疾", "低保 / 残疾",
                                        "1、10", "dibao, disabled", "低保、无、残疾" };
    struct sheet *sheet = given_sheet(*state, "name|category");

    for (size_t i = 0; i < sizeof both / sizeof *both; i++)
        assert_named(sheet, both[i], "dibao disabled");
    assert_named(sheet, "无", "");
    assert_named(sheet, "低保、低保户", "dibao");
    assert_named(sheet, "低保、残疾和独居 高龄", "dibao disabled living_alone elderly");
    free_sheet(sheet);
}

static void a_category_is_known_by_any_of_its_names(void **state)
{
    static const char *const said[][2] = {
        { "低保户", "dibao" }, { "低保对象", "dibao" }, { "低保家庭", "dibao" }, { "1", "dibao" },
        { "01", "dibao" }, { "DIBAO", "dibao" }, { "最低生活保障", "dibao" }, { "低保边缘户", "dibao_edge" },
        { "低边", "dibao_edge" }, { "2", "dibao_edge" }, { "五保户", "tekun" }, { "特困人员", "tekun" },
        { "特困供养人员", "tekun" }, { "残疾人", "disabled" }, { "重度残疾人", "severely_disabled" },
        { "独居老人", "living_alone" }, { "留守老人", "left_behind_elder" }, { "高龄老人", "elderly" },
        { "特困重残", "tekun severely_disabled" }, { "7", "tekun severely_disabled" },
        { "单身特困母亲", "single_parent tekun" }, { "17", "severely_disabled" },
        { "刚性支出", "rigid_spending" }, { "９", "rigid_spending" },
    };
    struct sheet *sheet = given_sheet(*state, "name|category");

    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        assert_named(sheet, said[i][0], said[i][1]);
    free_sheet(sheet);
}

static void an_unknown_category_is_told_with_the_nearest(void **state)
{
    struct sheet *sheet = given_sheet(*state, "name|category");

    read_row(sheet, "张三|低保、某某边缘");
    assert_rejected(sheet, "ledger_category_unknown", 2);
    assert_non_null(strstr(swst_error_message("zh"), "低保边缘"));
    assert_null(strstr(swst_error_message("zh"), "某某"));
    read_row(sheet, "张三|留守");
    assert_rejected(sheet, "ledger_category_unknown", 2);
    read_row(sheet, "张三|21");
    assert_rejected(sheet, "ledger_category_unknown", 2);
    read_row(sheet, "张三|孤儿");                           /* which this station has not */
    assert_rejected(sheet, "ledger_category_unknown", 2);
    free_sheet(sheet);
}

static void a_category_counts_households_where_it_says_so(void **state)
{
    struct sheet *sheet = given_sheet(*state, "name|category");
    struct swst__ledger_row *row = read_row(sheet, "张三|低保、残疾");

    assert_true(row->categories[0].of_household);
    assert_false(row->categories[1].of_household);
    assert_true(row->categories[0].starts_on == SWST__LEDGER_NO_DAY);
    assert_true(row->categories[0].amount_fen == -1);
    free_sheet(sheet);
}

static void a_column_of_a_category_says_yes_or_no(void **state)
{
    static const char *const yes[] = { "是", "√", "✓", "1", "有", "Y", "对", "低保", "低保户", "360", "２" };
    static const char *const no[] = { "否", "×", "0", "N", "", "无", "/", "－" };
    struct sheet *sheet = given_sheet(*state, "name|dibao.category_mark");

    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_named(sheet, yes[i], "dibao");
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_named(sheet, no[i], "");
    read_row(sheet, "张三|待定");
    assert_rejected(sheet, "ledger_yes_or_no", 2);
    read_row(sheet, "张三|残疾");
    assert_rejected(sheet, "ledger_yes_or_no", 2);
    free_sheet(sheet);
}

static void columns_of_a_category_say_what_is_known_of_it(void **state)
{
    struct sheet *sheet = given_sheet(*state, "name|category|dibao.certificate_no|"
                                      "dibao.category_since|dibao.amount_fen");
    struct swst__ledger_row *row =
        read_row(sheet, "张三|残疾、低保|D-0001|2021年7月1日|1,234.50元");

    assert_taken(sheet);
    assert_string_equal(named(sheet), "disabled dibao");
    assert_string_equal(row->categories[1].certificate, "D-0001");
    assert_int_equal(row->categories[1].starts_on, day_of("2021-07-01"));
    assert_int_equal(row->categories[1].amount_fen, 123450);
    read_row(sheet, "张三||D-0001||");
    assert_taken(sheet);
    assert_string_equal(named(sheet), "dibao");             /* who has the paper is in it */
    read_row(sheet, "张三||||0");
    assert_taken(sheet);
    assert_string_equal(named(sheet), "");
    read_row(sheet, "张三|低保||2021年|五百");
    assert_int_equal(problems_of(sheet), 2);
    assert_true(has_problem(sheet, "ledger_part_of_day", 4));
    assert_true(has_problem(sheet, "ledger_no_amount", 5));
    free_sheet(sheet);
}

static void a_column_of_no_category_is_of_the_only_one(void **state)
{
    struct sheet *sheet = given_sheet(*state, "name|category|amount_fen|category_since");

    read_row(sheet, "张三|低保|500|");
    assert_taken(sheet);
    assert_int_equal(sheet->ledger.row.categories[0].amount_fen, 50000);
    read_row(sheet, "张三|低保、残疾|500|");
    assert_rejected(sheet, "ledger_which_category", 3);
    read_row(sheet, "张三|无|500|");
    assert_rejected(sheet, "ledger_which_category", 3);
    read_row(sheet, "张三|低保、残疾||44715");
    assert_taken(sheet);
    assert_int_equal(sheet->ledger.row.categories[1].starts_on, day_of("2022-06-03"));
    free_sheet(sheet);
}

/* -------------------------------------------------------------- disabilities */

#define DISABILITY "name|id_number|category|disability|grade|disabled.certificate_no"
#define NUMBER "790101201202290021"

static void assert_grade(struct sheet *sheet, const char *row, const char *code,
                         const char *grade)
{
    read_row(sheet, row);
    assert_taken(sheet);
    assert_string_equal(named(sheet), code);
    assert_string_equal(sheet->ledger.row.categories[0].grade, grade);
}

static void class_and_grade_are_kept_in_one_form(void **state)
{
    struct sheet *sheet = given_sheet(*state, DISABILITY);

    assert_grade(sheet, "张三|||肢体|一级|", "disabled", "肢体一级");
    assert_grade(sheet, "张三|||4|1|", "disabled", "肢体一级");
    assert_grade(sheet, "张三|||肢体残疾|壹级|", "disabled", "肢体一级");
    assert_grade(sheet, "张三|||视力|2级|", "disabled", "视力二级");
    assert_grade(sheet, "张三|||智力三级||", "disabled", "智力三级");
    assert_grade(sheet, "张三|||视力、听力|３|", "disabled", "多重三级");
    assert_grade(sheet, "张三||残疾||四级|", "disabled", "四级");
    assert_grade(sheet, "张三||残疾(精神二级)|||", "disabled", "精神二级");
    assert_grade(sheet, "张三||肢体残疾二级|||", "disabled", "肢体二级");
    assert_grade(sheet, "张三||重残|肢体|一级|", "severely_disabled", "肢体一级");
    read_row(sheet, "张三|||健康|5级|");
    assert_int_equal(problems_of(sheet), 2);
    assert_true(has_problem(sheet, "ledger_no_disability", 4));
    assert_true(has_problem(sheet, "ledger_no_disability", 5));
    free_sheet(sheet);
}

static void a_disability_card_says_class_and_grade(void **state)
{
    struct sheet *sheet = given_sheet(*state, DISABILITY);

    assert_grade(sheet, "张三|" NUMBER "||||" NUMBER "42", "disabled", "肢体二级");
    assert_string_equal(sheet->ledger.row.categories[0].certificate, NUMBER "42");
    assert_grade(sheet, "张三|" NUMBER "||肢体||" NUMBER "42B1", "disabled", "肢体二级");
    read_row(sheet, "张三|" NUMBER "||视力||" NUMBER "42");
    assert_rejected(sheet, "ledger_card_grade", 4);
    read_row(sheet, "张三|" NUMBER "|||一级|" NUMBER "42");
    assert_rejected(sheet, "ledger_card_grade", 5);
    read_row(sheet, "张三|11010519491231002X||||" NUMBER "42");
    assert_rejected(sheet, "ledger_card_number", 6);
    free_sheet(sheet);
}

static void a_disability_card_gives_the_number_that_is_missing(void **state)
{
    struct sheet *sheet = given_sheet(*state, DISABILITY);

    read_row(sheet, "张三|||||" NUMBER "42");
    assert_taken(sheet);
    assert_reads(sheet->ledger.row.client, "id_number", NUMBER);
    assert_reads(sheet->ledger.row.client, "birth_date", "2012-02-29");
    assert_true(has_remark(sheet, SWST__LEDGER_FROM_CARD, 6));
    read_row(sheet, "张三|||||79010120120229002242");
    assert_rejected(sheet, "id_number_check_digit", 6);
    free_sheet(sheet);
}

static void a_damaged_card_is_refused(void **state)
{
    struct sheet *sheet = given_sheet(*state, DISABILITY);

    read_row(sheet, "张三|||||7.90101E+19");
    assert_rejected(sheet, "ledger_damaged", 6);
    read_row(sheet, "张三|||||79010120120229000000");
    assert_rejected(sheet, "ledger_damaged", 6);
    free_sheet(sheet);
}

static void the_platforms_numbers_are_twenty(void **state)
{
    static const struct { int number; const char *name, *codes; } platform[] = {
#define PLATFORM(number, name, codes) { number, name, codes },
#include "exchange/platform.def"
    };

    (void)state;
    assert_int_equal(sizeof platform / sizeof *platform, 20);
    for (int i = 0; i < 20; i++)
        assert_int_equal(platform[i].number, i + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(one_cell_names_any_number_of_categories),
        station_test(a_category_is_known_by_any_of_its_names),
        station_test(an_unknown_category_is_told_with_the_nearest),
        station_test(a_category_counts_households_where_it_says_so),
        station_test(a_column_of_a_category_says_yes_or_no),
        station_test(columns_of_a_category_say_what_is_known_of_it),
        station_test(a_column_of_no_category_is_of_the_only_one),
        station_test(class_and_grade_are_kept_in_one_form),
        station_test(a_disability_card_says_class_and_grade),
        station_test(a_disability_card_gives_the_number_that_is_missing),
        station_test(a_damaged_card_is_refused),
        cmocka_unit_test(the_platforms_numbers_are_twenty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
