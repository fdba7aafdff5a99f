/* The plan of a year: who and what stands in it, and where its figures come from. */
#include "../../support/station.h"

#include <stdio.h>

static char *plan_text(swst_store *store, const char *as_of, const char *format, unsigned flags)
{
    swst_document *document = NULL;
    char *text = NULL;

    assert_ok(swst_report_plan(store, 2026, as_of, "zh", &document));
    assert_ok(swst_document_text(document, format, flags, &text));
    swst_document_free(document);
    return text;
}

static void assert_says(swst_store *store, const char *as_of, const char *words)
{
    char *text = plan_text(store, as_of, "md", 0);

    if (!strstr(text, words))
        fail_msg("nowhere \"%s\" in:\n%s", words, text);
    swst_free(text);
}

static void assert_silent(swst_store *store, const char *as_of, unsigned flags, const char *words)
{
    char *text = plan_text(store, as_of, "md", flags);

    assert_null(strstr(text, words));
    swst_free(text);
}

static int64_t given_plan(swst_store *store)
{
    int64_t town = given(store, "area", "code", "441882107", "name", "东陂镇", "level", "town",
                         NULL);
    int64_t station = given(store, "station", "name", "东陂镇社工站", "area_id", ID(town), NULL);

    return given(store, "plan", "station_id", ID(station), "year", "2026", NULL);
}

static int64_t given_goal(swst_store *store, int64_t plan, const char *strand)
{
    return given(store, "goal", "plan_id", ID(plan), "title", "走访每一户", "indicator",
                 "VISIT.HOME_RATE", "operator", "at_least", "target", "900", "starts_on",
                 "2026-01-01", "due_on", "2026-12-31", "strand", strand, NULL);
}

/* A village with this many in 特困. */
static int64_t given_people(swst_store *store, const char *code, const char *served_from, int count)
{
    int64_t village = given(store, "area", "code", code, "name", code, "level", "village",
                            "served_from", served_from, NULL);
    static int64_t category;

    if (!count_of(store, "category"))
        category = given(store, "category", "code", "tekun", "name", "Extreme poverty",
                         "name_zh", "特困", "unit", "person", NULL);
    for (int i = 0; i < count; i++)
        given(store, "membership", "category_id", ID(category), "client_id",
              ID(given_client(store, village)), "starts_on", "2026-01-01", NULL);
    return village;
}

/* ----------------------------------------------------------------- what fails */

static void a_year_without_a_plan_is_named(void **state)
{
    swst_document *document = NULL;

    given_plan(*state);
    assert_status(SWST_ENOTFOUND, swst_report_plan(*state, 2025, "2026-06-30", "zh", &document));
    assert_error("no_plan", NULL);
    assert_non_null(strstr(swst_error_message("zh"), "2025"));
    assert_status(SWST_ENOTFOUND, swst_report_plan(*state, 99999, "2026-06-30", "zh", &document));
    assert_null(document);
}

static void a_plan_taken_back_is_no_plan(void **state)
{
    int64_t plan = given_plan(*state);
    swst_document *document = NULL;

    assert_ok(void_it(*state, "plan", plan, "重复"));
    assert_status(SWST_ENOTFOUND, swst_report_plan(*state, 2026, "2026-06-30", "zh", &document));
}

static void what_is_no_day_is_refused(void **state)
{
    swst_document *document = NULL;

    given_plan(*state);
    assert_status(SWST_EINVALID, swst_report_plan(*state, 2026, "2026-02-30", "zh", &document));
    assert_error("not_a_day", NULL);
    assert_status(SWST_EMISUSE, swst_report_plan(NULL, 2026, "2026-06-30", "zh", &document));
    assert_status(SWST_EMISUSE, swst_report_plan(*state, 2026, "2026-06-30", "zh", NULL));
}

/* ----------------------------------------------------------------- its words */

static void a_plan_with_nothing_else_says_so(void **state)
{
    given_plan(*state);
    assert_says(*state, "2026-06-30", "# 东陂镇社工站2026年度计划");
    assert_says(*state, "2026-06-30", "督导：无记录");
    assert_says(*state, "2026-06-30", "2026-10-18 | 丙午年九月初九");
    assert_says(*state, "2026-06-30", "项目：无记录");
}

static void who_takes_part_stands_by_post_and_is_masked(void **state)
{
    int64_t deputy = given_worker(*state, "欧阳春"), window = given_worker(*state, "温禾生");

    given_plan(*state);
    given_post(*state, deputy, "deputy", 0, "2026-01-01", NULL);
    given_post(*state, deputy, "social_worker", 0, "2026-01-01", NULL);
    given_post(*state, window, "window", 0, "2026-01-01", "2026-06-29");
    assert_says(*state, "2026-06-29", "副站长：欧阳春");
    assert_says(*state, "2026-06-29", "社工：温禾生");
    assert_says(*state, "2026-06-30", "社工：无记录");
    assert_silent(*state, "2026-06-29", SWST_MASKED, "欧阳春");
    assert_silent(*state, "2026-06-29", SWST_MASKED, "温禾生");
}

static void the_station_s_own_words_stand_in_their_chapter(void **state)
{
    int64_t plan = given_plan(*state);

    given(*state, "text_slot", "plan_id", ID(plan), "chapter", "closing", "text", "再接再厉",
          NULL);
    assert_says(*state, "2026-06-30", "再接再厉");
    assert_silent(*state, "2026-06-30", SWST_REDACTED, "再接再厉");
}

/* --------------------------------------------------------------- its figures */

static void a_village_counts_from_the_day_it_opens(void **state)
{
    given_plan(*state);
    given_people(*state, "441882107201", "2025-01-01", 3);
    given_people(*state, "441882107202", "2026-07-01", 2);
    assert_says(*state, "2026-06-30", "| 441882107201 | 3人[f1] | 无记录 |");
    assert_says(*state, "2026-06-30", "2026-07-01 起开展服务的村居");
    assert_says(*state, "2026-06-30", "| 441882107202 | 2人[f3] | 无记录 |");
    assert_says(*state, "2026-06-30", "| 届时全部合计 | 5人[f4] |");
    assert_says(*state, "2026-07-01", "| 合计 | 5人[f3] |");
    assert_silent(*state, "2026-07-01", 0, "起开展服务的村居");
}

static void the_official_figure_stands_beside_the_computed_one(void **state)
{
    int64_t village, category;

    given_plan(*state);
    village = given_people(*state, "441882107201", "2025-01-01", 3);
    category = given(*state, "category", "code", "disabled", "name", "Disabled", "name_zh",
                     "残疾", "unit", "person", NULL);
    given(*state, "baseline", "area_id", ID(village), "category_id", ID(category), "counted_on",
          "2026-01-01", "count", "4", NULL);
    assert_says(*state, "2026-06-30", "0人[f2]（官方 4，差 -4）");
}

static void those_in_charge_are_those_of_the_service_area(void **state)
{
    int64_t village, service, worker = given_worker(*state, "盛知秋");

    given_plan(*state);
    village = given_people(*state, "441882107201", "2025-01-01", 1);
    service = given(*state, "area", "code", "441882107S1", "name", "前江片区", "level", "service",
                    NULL);
    given(*state, "area_part", "service_id", ID(service), "village_id", ID(village), "starts_on",
          "2025-01-01", NULL);
    given_assignment(*state, worker, "area_id", village);
    assert_says(*state, "2026-06-30", "| 前江片区 | 1人[f1] | 盛知秋 |");
    given_assignment(*state, given_worker(*state, "柏一舟"), "area_id", service);
    assert_says(*state, "2026-06-30", "| 前江片区 | 1人[f1] | 柏一舟 |");
}

static void a_goal_shows_its_figure_and_where_it_stands(void **state)
{
    int64_t plan = given_plan(*state), client = given_client(*state, given_area(*state));
    int64_t goal = given_goal(*state, plan, "clients"), visit;

    given_client(*state, given_area(*state));
    given(*state, "milestone", "goal_id", ID(goal), "due_on", "2026-06-30", "target", "500",
          NULL);
    given(*state, "evidence", "goal_id", ID(goal), "shown_on", "2026-06-30", "title", "走访照片",
          NULL);
    assert_says(*state, "2026-06-30", "| ≥ 90% | 2026-12-31 | 0.0%（0/2人）[f1] | 落后 |");
    visit = given_visit(*state, client, "2026-06-30", "home");
    assert_says(*state, "2026-06-30", "| ≥ 90% | 2026-12-31 | 50.0%（1/2人）[f1] | 正常推进 |");
    assert_says(*state, "2026-12-31", "| 50.0%（1/2人）[f1] | 未达成 |");
    assert_says(*state, "2026-06-30", "2026-06-30：50%");
    assert_says(*state, "2026-06-30", "佐证：走访照片");
    assert_silent(*state, "2026-06-29", 0, "走访照片");
    assert_ok(void_it(*state, "visit", visit, "误录"));
    assert_says(*state, "2026-06-30", "0.0%（0/2人）[f1]");
}

static void a_goal_that_has_not_begun_has_no_figure(void **state)
{
    given_goal(*state, given_plan(*state), NULL);
    assert_says(*state, "2025-12-31", "| ≥ 90% | 2026-12-31 | 无记录 | 未开始 |");
    assert_says(*state, "2025-12-31", "### （四）其他目标");
}

static void the_same_plan_has_the_same_bytes_in_every_form(void **state)
{
    static const char *const formats[] = { "md", "json", "html" };

    given_goal(*state, given_plan(*state), "staff");
    given_people(*state, "441882107201", "2025-01-01", 2);
    for (size_t i = 0; i < 3; i++) {
        char *first = plan_text(*state, "2026-06-30", formats[i], 0);
        char *second = plan_text(*state, "2026-06-30", formats[i], 0);

        assert_string_equal(first, second);
        swst_free(first);
        swst_free(second);
    }
}

static void it_reads_in_english_too(void **state)
{
    swst_document *document = NULL;
    char *text = NULL;

    given_plan(*state);
    assert_ok(swst_report_plan(*state, 2026, "2026-06-30", "en", &document));
    assert_string_equal(swst_document_title(document), "东陂镇社工站: plan of 2026");
    assert_string_equal(swst_document_name(document), "plan");
    assert_ok(swst_document_text(document, "md", 0, &text));
    assert_non_null(strstr(text, "Festivals of the year"));
    swst_free(text);
    swst_document_free(document);
}

/* Due on the last days of January and February; done once, a day late. */
static void the_tasks_of_the_station_are_figures_with_their_marks(void **state)
{
    int64_t task;

    given_plan(*state);
    task = given(*state, "task", "title", "月度报告", "due_on", "2026-01-31", "recurrence",
                 "FREQ=MONTHLY;BYMONTHDAY=-1", NULL);
    given(*state, "task_done", "task_id", ID(task), "due_on", "2026-01-31", "done_on",
          "2026-02-01", NULL);
    assert_says(*state, "2026-02-28", "| 月度报告 | 每月 |");
    assert_says(*state, "2026-02-28", "50.0%（1/2次任务）[f");
    assert_says(*state, "2026-02-28", "1次任务[f");
    assert_says(*state, "2026-02-28", "swst indicator TASK.LATE --from 2026-01-01 --to 2026-12-31 "
                "--as-of 2026-02-28 --type 月度报告 --rows");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_year_without_a_plan_is_named),
        station_test(a_plan_taken_back_is_no_plan),
        station_test(what_is_no_day_is_refused),
        station_test(a_plan_with_nothing_else_says_so),
        station_test(who_takes_part_stands_by_post_and_is_masked),
        station_test(the_station_s_own_words_stand_in_their_chapter),
        station_test(a_village_counts_from_the_day_it_opens),
        station_test(the_official_figure_stands_beside_the_computed_one),
        station_test(those_in_charge_are_those_of_the_service_area),
        station_test(a_goal_shows_its_figure_and_where_it_stands),
        station_test(a_goal_that_has_not_begun_has_no_figure),
        station_test(the_same_plan_has_the_same_bytes_in_every_form),
        station_test(it_reads_in_english_too),
        station_test(the_tasks_of_the_station_are_figures_with_their_marks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
