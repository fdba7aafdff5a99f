/* The summary of a month: traceable, the same each time, and with nothing made up. */
#define _POSIX_C_SOURCE 200809L

#include "june.h"

#include <stdio.h>
#include <stdlib.h>

struct june it;

/* ------------------------------------------------------------------- the whole */

static void it_has_six_chapters_in_the_order_of_the_seed(void **state)
{
    static const char *const titles[] = {
        "## 一、本月工作概述", "（一）指导思想", "（二）总体目标", "（三）工作概况", "（四）主要成效",
        "## 二、具体工作内容", "（一）服务活动开展", "（二）资源整合与链接", "（三）档案管理与培训",
        "## 三、服务成效与影响", "## 四、问题分析与改进计划", "## 五、下月工作计划", "## 六、附件与支撑材料",
    };
    swst_document *document;
    char *text;
    const char *at;

    given_work(*state);
    document = june(*state);
    assert_string_equal(swst_document_name(document), "summary");
    assert_string_equal(swst_document_title(document), "2022年6月工作总结");
    at = text = text_of(document, "md");
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (!(at = strstr(at, titles[i])))
            fail_msg("%s is not there, or not in its place", titles[i]);
    swst_free(text);
    swst_document_free(document);
}

static void the_same_records_give_the_same_bytes(void **state)
{
    static const char *const formats[] = { "md", "json", "html" };

    given_work(*state);
    given_goal(*state, "入户探访率", "VISIT.HOME_RATE", "900");
    for (size_t i = 0; i < 3; i++) {
        swst_document *one = june(*state), *two = june(*state);
        char *first = text_of(one, formats[i]), *second = text_of(two, formats[i]);

        assert_string_equal(first, second);
        swst_free(first);
        swst_free(second);
        swst_document_free(one);
        swst_document_free(two);
    }
}

static void it_speaks_both_languages(void **state)
{
    swst_document *document;

    given_work(*state);
    document = summary(*state, "2022-06", "2022-07-01", NULL, "en");
    assert_string_equal(swst_document_title(document), "Summary of 2022-06");
    assert_says(document, "1. The month", true);
    assert_says(document, "无记录", false);
    assert_says(document, "一、", false);
    swst_document_free(document);
}

/* ----------------------------------------------------------------- its figures */

static void figures_stand_beside_those_of_the_month_before(void **state)
{
    swst_document *document;

    given_work(*state);
    document = june(*state);
    assert_figure(document, "VISIT.HOME_RATE", "2022-06-01", "", "50.0%");
    assert_figure(document, "VISIT.HOME_RATE", "2022-05-01", "", "25.0%");
    assert_figure(document, "VISIT.HOME_RATE", "2022-06-01", "--area 441882107206", "66.7%");
    assert_figure(document, "VISIT.HOME_RATE", "2022-06-01", "--area 441882107207", "0.0%");
    assert_figure(document, "VISIT.TIMES", "2022-06-01", "", "2");
    assert_says(document, "+25.0 个百分点", true);
    assert_says(document, "联系人次：2人次[f", true);
    swst_document_free(document);
}

static void every_mark_is_what_its_indicator_says(void **state)
{
    int64_t category;
    swst_document *document;

    given_work(*state);
    given_rule(*state, "red", "1", "day", "home");
    given_tier(*state, it.clients[0], "red", "2022-01-01", NULL);
    category = given_category(*state, "elder", "person");
    given(*state, "membership", "category_id", ID(category), "client_id", ID(it.clients[1]),
          "starts_on", "2022-01-01", NULL);
    given_goal(*state, "入户探访率", "VISIT.HOME_RATE", "900");
    given_goal(*state, "活动", "ACT.HELD", "12");
    document = june(*state);
    assert_marks_hold(*state, document);
    assert_figure(document, "VISIT.HOME_RATE", "2022-01-01", "", "50.0%");
    assert_figure(document, "VISIT.HOME_RATE", "2022-06-01", "--category elder", "100.0%");
    assert_figure(document, "TIER.CLIENTS", "2022-06-01", "--level red", "1");
    swst_document_free(document);
}

/* Whether the row of another table is the same figure of the same days and filter. */
static bool is_same_mark(const swst_table *a, size_t row, const swst_table *b, size_t other)
{
    static const char *const columns[] = { "code", "from", "to", "as_of", "filter" };

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (strcmp(swst_table_text(a, row, columns[i]), swst_table_text(b, other, columns[i])))
            return false;
    return true;
}

static bool depends_on_a_visit(const char *code)
{
    return strncmp(code, "VISIT.", 6) == 0 || strncmp(code, "BLIND.", 6) == 0
        || strncmp(code, "SERVED.", 7) == 0;
}

static void a_voided_visit_changes_what_depends_on_it_and_nothing_else(void **state)
{
    swst_document *document;
    swst_table *before, *after;
    size_t changed = 0;

    given_work(*state);
    given_goal(*state, "活动", "ACT.HELD", "12");
    document = june(*state);
    before = figures_of(document);
    swst_document_free(document);
    assert_ok(void_it(*state, "visit", it.visits[2], "误录"));
    document = june(*state);
    after = figures_of(document);
    swst_document_free(document);
    for (size_t row = 0; row < swst_table_rows(before); row++)
        for (size_t other = 0; other < swst_table_rows(after); other++) {
            const char *code = swst_table_text(before, row, "code");

            if (!is_same_mark(before, row, after, other)
                || strcmp(swst_table_text(before, row, "value"),
                          swst_table_text(after, other, "value")) == 0)
                continue;
            changed++;
            assert_true(depends_on_a_visit(code));
            assert_string_not_equal(swst_table_text(before, row, "from"), "2022-05-01");
            assert_string_not_equal(swst_table_text(before, row, "filter"),
                                    "--area 441882107207");
        }
    assert_true(changed >= 8);
    swst_table_free(before);
    swst_table_free(after);
}

static void cases_groups_and_activities_stand_side_by_side(void **state)
{
    swst_document *document;

    given_work(*state);
    document = june(*state);
    assert_figure(document, "CASE.ACTIVE", "2022-06-01", "", "1");
    assert_figure(document, "GROUP.ACTIVE", "2022-06-01", "", "1");
    assert_figure(document, "ACT.HELD", "2022-06-01", "", "1");
    assert_says(document, "1例[f", true);
    assert_says(document, "1个[f", true);
    assert_says(document, "1场[f", true);
    swst_document_free(document);
}

static void where_nothing_is_recorded_it_says_so(void **state)
{
    swst_document *document;

    document = june(*state);
    assert_says(document, "无记录：在职人员，实习生，在册服务对象，在册家庭，联系人次，", true);
    assert_says(document, "无记录：新开个案，期内在办个案，", true);
    assert_says(document, "已举办活动：", false);
    swst_document_free(document);
    given_work(*state);
    assert_ok(void_it(*state, "activity", it.activity, "误录"));
    document = june(*state);
    assert_says(document, "已举办活动：", false);
    assert_says(document, "在册服务对象：4人", true);
    swst_document_free(document);
}

static void a_month_that_has_not_ended_is_provisional(void **state)
{
    swst_document *document;
    swst_table *table;

    given_work(*state);
    document = summary(*state, "2022-06", "2022-06-15", NULL, "zh");
    assert_says(document, "暂计", true);
    assert_figure(document, "VISIT.TIMES", "2022-06-01", "", "1");
    table = figures_of(document);
    assert_cell(table, row_of(table, "code", "VISIT.TIMES", "from", "2022-06-01"), "provisional",
                "true");
    swst_table_free(table);
    swst_document_free(document);
}

static void it_can_be_narrowed_to_an_area_and_a_worker(void **state)
{
    swst_filter *filter = swst_filter_new();
    swst_document *document;

    given_work(*state);
    swst_filter_set_area(filter, it.other);
    document = summary(*state, "2022-06", "2022-07-01", filter, "zh");
    assert_figure(document, "POP.IN_SCOPE", "2022-06-01", "--area 441882107207", "1");
    assert_says(document, "义诊", false);
    assert_marks_hold(*state, document);
    swst_document_free(document);
    swst_filter_set_area(filter, 0);
    swst_filter_set_worker(filter, it.worker);
    document = summary(*state, "2022-06", "2022-07-01", filter, "zh");
    assert_marks_hold(*state, document);
    swst_document_free(document);
    swst_filter_free(filter);
}

/* ------------------------------------------------------------------- bad input */

static void a_month_not_begun_and_what_is_no_month_are_refused(void **state)
{
    static const char *const texts[] = { "", "2022", "2022-13", "2022-6", "2022-06-01", "六月" };
    swst_document *document = NULL;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_status(SWST_EINVALID, swst_report_summary(*state, texts[i], "2022-07-01", NULL,
                                                         "zh", &document));
        assert_error("bad_month", NULL);
    }
    assert_status(SWST_EINVALID, swst_report_summary(*state, "2022-07", "2022-06-30", NULL, "zh",
                                                     &document));
    assert_error("month_not_begun", NULL);
    assert_string_equal(swst_error_message("en"), "The month has not begun by then: choose an "
                        "earlier month or a later as_of");
    assert_status(SWST_EINVALID, swst_report_summary(*state, "2022-06", "2022-06-31", NULL, "zh",
                                                     &document));
    assert_null(document);
}

static void misuse_is_told(void **state)
{
    swst_document *document;

    assert_status(SWST_EMISUSE, swst_report_summary(NULL, "2022-06", "2022-07-01", NULL, "zh",
                                                    &document));
    assert_status(SWST_EMISUSE, swst_report_summary(*state, NULL, "2022-07-01", NULL, "zh",
                                                    &document));
    assert_status(SWST_EMISUSE, swst_report_summary(*state, "2022-06", "2022-07-01", NULL, "zh",
                                                    NULL));
}

/* A figure that is in no catalogue would be left out without a word. */
static void every_figure_of_the_lists_is_in_the_catalogue(void **state)
{
    static const char *const codes[] = {
#define FIGURE(list, code) code,
#include "report/documents/summary_figures.def"
#undef FIGURE
    };

    (void)state;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (!swst_indicator_find(codes[i]))
            fail_msg("%s is in no catalogue", codes[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(it_has_six_chapters_in_the_order_of_the_seed),
        station_test(the_same_records_give_the_same_bytes),
        station_test(it_speaks_both_languages),
        station_test(figures_stand_beside_those_of_the_month_before),
        station_test(every_mark_is_what_its_indicator_says),
        station_test(a_voided_visit_changes_what_depends_on_it_and_nothing_else),
        station_test(cases_groups_and_activities_stand_side_by_side),
        station_test(where_nothing_is_recorded_it_says_so),
        station_test(a_month_that_has_not_ended_is_provisional),
        station_test(it_can_be_narrowed_to_an_area_and_a_worker),
        station_test(a_month_not_begun_and_what_is_no_month_are_refused),
        station_test(misuse_is_told),
        cmocka_unit_test(every_figure_of_the_lists_is_in_the_catalogue),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
