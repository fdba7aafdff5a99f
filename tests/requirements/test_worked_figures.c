/* Figures that semantics 8 and the seeds work out, as goals and plans give them: A1 to A5, B1,
 * C2, F1, F2, F4, G1, H1, H2, K1, K2, L1, M1, M6 and the 24 hours of 004. */
#include "../support/station.h"

#include <stdio.h>

static void assert_indicator(swst_store *store, const char *code, const char *from,
                             const char *to, const char *value)
{
    swst_table *table = NULL;

    assert_ok(swst_report_indicator(store, code, from, to, to, NULL, false, &table));
    assert_cell(table, 0, "value", value);
    swst_table_free(table);
}

static int64_t given_plan(swst_store *store)
{
    int64_t town = given(store, "area", "code", "441882107", "name", "东陂镇", "level", "town",
                         NULL);
    int64_t station = given(store, "station", "name", "东陂镇社工站", "area_id", ID(town), NULL);

    return given(store, "plan", "station_id", ID(station), "year", "2022", NULL);
}

static int64_t given_goal(swst_store *store, int64_t plan, const char *indicator,
                          const char *target)
{
    return given(store, "goal", "plan_id", ID(plan), "title", indicator, "indicator", indicator,
                 "operator", "at_least", "target", target, "starts_on", "2022-01-01", "due_on",
                 "2022-12-31", "strand", "clients", NULL);
}

static void assert_goal(swst_store *store, const char *as_of, const char *indicator,
                        const char *status)
{
    swst_table *table = NULL;

    assert_ok(swst_report_goals(store, as_of, 0, NULL, &table));
    assert_cell(table, row_of(table, "indicator", indicator, NULL, NULL), "status", status);
    swst_table_free(table);
}

static void assert_plan_says(swst_store *store, const char *as_of, const char *words)
{
    swst_document *document = NULL;
    char *text = NULL;

    assert_ok(swst_report_plan(store, 2022, as_of, "zh", &document));
    assert_ok(swst_document_text(document, "md", 0, &text));
    if (!strstr(text, words))
        fail_msg("nowhere \"%s\" in:\n%s", words, text);
    swst_free(text);
    swst_document_free(document);
}

static int64_t given_named_village(swst_store *store, const char *code, const char *name,
                                   const char *served_from)
{
    return given(store, "area", "code", code, "name", name, "level", "village", "served_from",
                 served_from, NULL);
}

/* ---------------------------------------------------------------- seed 000: who */

static void a1_nine_people_take_part_in_the_plan_by_post(void **state)
{
    static const char *const posts[] = { "head", "deputy", "social_worker", "social_worker",
                                         "social_worker", "social_worker", "social_worker",
                                         "window", "supervisor" };
    char name[] = "甲0";

    given_plan(*state);
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++) {
        name[3] = (char)('1' + i);
        given_post(*state, given_worker(*state, name), posts[i], 0, "2022-01-01", NULL);
    }
    assert_plan_says(*state, "2022-06-01", "副站长：甲2");
    assert_plan_says(*state, "2022-06-01", "社工：甲3、甲4、甲5、甲6、甲7、甲8");
    assert_plan_says(*state, "2022-06-01", "督导：甲9");
    assert_plan_says(*state, "2022-06-01", "站长：甲1");
    assert_indicator(*state, "STAFF.FRONTLINE", "2022-01-01", "2022-06-01", "7");
}

static void given_members(swst_store *store, int64_t village, int64_t category, int count)
{
    for (int i = 0; i < count; i++)
        given(store, "membership", "category_id", ID(category), "client_id",
              ID(given_client(store, village)), "starts_on", "2022-01-01", NULL);
}

static void a2_the_row_of_a_village_has_its_counts_and_who_is_in_charge(void **state)
{
    int64_t village, disabled, elderly, worker = given_worker(*state, "甲");

    given_plan(*state);
    village = given_named_village(*state, "441882107206", "前江", "2021-11-01");
    given_assignment(*state, worker, "area_id", village);
    given_members(*state, village, given_category(*state, "tekun", "person"), 36);
    disabled = given_category(*state, "disabled", "person");
    elderly = given_category(*state, "elderly", "person");
    given_members(*state, village, disabled, 132);
    given_members(*state, village, elderly, 65);
    given(*state, "baseline", "area_id", ID(village), "category_id", ID(disabled), "counted_on",
          "2022-01-01", "count", "132", NULL);
    assert_plan_says(*state, "2022-06-01",
                     "| 前江 | 36人[f1] | 132人[f2]（官方 132，差 +0） | 65人[f3] | 甲 |");
    assert_indicator(*state, "POP.MEMBERSHIPS", "2022-01-01", "2022-06-01", "233");
}

static void a3_villages_that_open_in_july_stand_apart_until_then(void **state)
{
    int64_t tekun;

    given_plan(*state);
    tekun = given_category(*state, "tekun", "person");
    given_members(*state, given_named_village(*state, "441882107201", "东陂", "2021-11-01"),
                  tekun, 5);
    given_members(*state, given_named_village(*state, "441882107210", "东塘", "2022-07-01"),
                  tekun, 4);
    assert_plan_says(*state, "2022-06-30", "| 合计 | 5人[f2] |");
    assert_plan_says(*state, "2022-06-30", "| 东塘 | 4人[f3] |");
    assert_plan_says(*state, "2022-06-30", "| 届时全部合计 | 9人[f4] |");
    assert_plan_says(*state, "2022-07-01", "| 合计 | 9人[f3] |");
}

static void a4_households_on_file_have_all_households_below_them(void **state)
{
    int64_t area;

    given_plan(*state);
    area = given_area(*state);
    for (int i = 0; i < 3; i++) {
        int64_t household = given(*state, "household", "area_id", ID(area), "filed_on",
                                  i ? NULL : "2022-02-01", NULL);

        given_member(*state, household, given_client(*state, area), "2022-01-01", NULL);
    }
    assert_plan_says(*state, "2022-06-01", "已建档家庭 33.3%（1/3户）");
    assert_plan_says(*state, "2022-06-01", "在跟进的个案 0例");
}

static void a5_duties_at_the_window_stand_beside_the_villages(void **state)
{
    int64_t alone = given_worker(*state, "庚"), both = given_worker(*state, "己");
    int64_t window = given(*state, "programme", "name", "残疾人事务", "type", "window", NULL);

    given_plan(*state);
    given_assignment(*state, alone, "programme_id", window);
    given_assignment(*state, both, "programme_id", window);
    given_assignment(*state, both, "area_id",
                     given_named_village(*state, "441882107201", "东陂", "2021-11-01"));
    assert_plan_says(*state, "2022-06-01", "- 庚：残疾人事务\n");
    assert_plan_says(*state, "2022-06-01", "- 己：残疾人事务（兼 东陂）");
}

/* ---------------------------------------------------------------- seed 000: goals */

static void b1_everybody_is_visited_at_home_and_a_call_is_no_visit(void **state)
{
    int64_t plan = given_plan(*state), area = given_area(*state);
    int64_t first = given_client(*state, area), second = given_client(*state, area);

    given_goal(*state, plan, "VISIT.HOME_RATE", "1000");
    for (int i = 0; i < 3; i++)
        given_visit(*state, first, "2022-03-01", "home");
    given_visit(*state, second, "2022-03-01", "phone");
    assert_indicator(*state, "VISIT.HOME_RATE", "2022-01-01", "2022-12-31", "50.0%");
    assert_goal(*state, "2022-12-31", "VISIT.HOME_RATE", "not_achieved");
    given_visit(*state, second, "2022-12-31", "home");
    assert_goal(*state, "2022-12-31", "VISIT.HOME_RATE", "achieved");
}

static void given_villages(swst_store *store, int count, const char *served_from, int from)
{
    for (int i = 0; i < count; i++) {
        char code[] = "441882107200";

        code[11] = (char)('1' + from + i);
        given_named_village(store, code, code, served_from);
    }
}

static void given_activity_in(swst_store *store, const char *code)
{
    swst_query *query = swst_query_new(swst_kind_find("area"));
    swst_cursor *cursor = NULL;

    assert_ok(swst_query_where(query, "code", "=", code));
    assert_ok(swst_query_run(store, query, &cursor));
    assert_int_equal(swst_cursor_next(cursor), SWST_ROW);
    given(store, "activity", "title", "端午", "type", "community", "area_id",
          ID(swst_record_id(swst_cursor_record(cursor))), "held_on", "2022-06-03", "festival",
          "dragon_boat", "state", "held", NULL);
    swst_cursor_free(cursor);
    swst_query_free(query);
}

static void f1_eight_of_nine_villages_do_not_reach_the_goal_of_90_percent(void **state)
{
    int64_t plan = given_plan(*state);
    char code[] = "441882107200";

    given_villages(*state, 9, "2021-11-01", 0);
    given_goal(*state, plan, "ACT.AREAS", "900");
    for (int i = 1; i <= 8; i++) {
        code[11] = (char)('0' + i);
        given_activity_in(*state, code);
    }
    assert_indicator(*state, "ACT.AREAS", "2022-01-01", "2022-12-31", "88.9%");
    assert_goal(*state, "2022-12-31", "ACT.AREAS", "not_achieved");
    given_activity_in(*state, "441882107209");
    assert_goal(*state, "2022-12-31", "ACT.AREAS", "achieved");
}

static void f2_the_plan_names_the_days_of_the_year_s_festivals(void **state)
{
    given_plan(*state);
    assert_plan_says(*state, "2022-01-01", "| 春节 | 2022-02-01 |");
    assert_plan_says(*state, "2022-01-01", "| 元宵节 | 2022-02-15 |");
    assert_plan_says(*state, "2022-01-01", "| 端午节 | 2022-06-03 | 壬寅年五月初五 |");
    assert_plan_says(*state, "2022-01-01", "| 重阳节 | 2022-10-04 |");
}

static void g1_199_volunteers_miss_the_goal_and_200_reach_it(void **state)
{
    given_goal(*state, given_plan(*state), "VOLUNTEER.ACTIVE", "200");
    for (int i = 0; i < 199; i++)
        given(*state, "volunteer", "name", "周义工", "joined_on", "2022-05-01", NULL);
    given(*state, "volunteer", "name", "周义工", "joined_on", "2022-05-01", "left_on",
          "2022-12-30", NULL);
    assert_goal(*state, "2022-12-31", "VOLUNTEER.ACTIVE", "not_achieved");
    given(*state, "volunteer", "name", "周义工", "joined_on", "2022-12-31", NULL);
    assert_goal(*state, "2022-12-31", "VOLUNTEER.ACTIVE", "achieved");
}

static void h1_satisfaction_is_unknown_until_answers_are_kept(void **state)
{
    given_goal(*state, given_plan(*state), "SATISFACTION.RATE", "800");
    assert_goal(*state, "2022-06-30", "SATISFACTION.RATE", "unknown");
    assert_goal(*state, "2022-12-31", "SATISFACTION.RATE", "unknown");
    assert_plan_says(*state, "2022-06-30", "| ≥ 80% | 2022-12-31 | 无记录");
}

static void h2_60_of_65_is_92_point_3_percent_and_92_of_23_is_impossible(void **state)
{
    int64_t part = 0;

    (void)state;
    assert_true(swst_percent_is_reachable(923, 65, 1, &part));
    assert_int_equal(part, 60);
    assert_false(swst_percent_is_reachable(920, 23, 0, &part));
    assert_true(swst_percent_is_reachable(980, 50, 0, &part));
    assert_int_equal(part, 49);
    assert_true(swst_percent_is_reachable(536, 28, 1, &part));
    assert_int_equal(part, 15);
}

static void k1_six_of_seven_certified_are_85_point_7_percent_and_no_goal_reached(void **state)
{
    int64_t plan = given_plan(*state), last = 0;

    given_goal(*state, plan, "STAFF.CERTIFIED", "1000");
    for (int i = 0; i < 7; i++) {
        int64_t worker = last = given_worker(*state, "甲");

        given_post(*state, worker, "social_worker", 0, "2022-01-01", NULL);
        if (i < 6)
            given(*state, "certificate", "worker_id", ID(worker), "level", "assistant",
                  "result", "passed", "passed_on", "2022-08-31", NULL);
    }
    assert_indicator(*state, "STAFF.CERTIFIED", "2022-01-01", "2022-12-31", "85.7%");
    assert_goal(*state, "2022-12-31", "STAFF.CERTIFIED", "not_achieved");
    given(*state, "certificate", "worker_id", ID(last), "level", "assistant", "result", "passed",
          "passed_on", "2022-12-31", NULL);
    assert_goal(*state, "2022-12-31", "STAFF.CERTIFIED", "achieved");
}

static void k2_five_full_months_have_gone_by_on_15_june(void **state)
{
    swst_table *table = NULL;
    char day[] = "2022-00-14";

    for (int month = 1; month <= 6; month++) {
        day[6] = (char)('0' + month);
        given(*state, "activity", "title", "共学", "type", "co_learning", "held_on", day, "state",
              "held", NULL);
    }
    assert_ok(swst_report_indicator(*state, "STAFF.CO_LEARNING", "2022-01-01", "2022-12-31",
                                    "2022-06-15", NULL, false, &table));
    assert_cell(table, 0, "value", "100.0%");
    swst_table_free(table);
    assert_ok(swst_report_indicator_rows(*state, "STAFF.CO_LEARNING", "2022-01-01", "2022-12-31",
                                         "2022-06-15", NULL, &table));
    assert_true(swst_table_rows(table) >= 5);
    swst_table_free(table);
}

static void given_sheets(swst_store *store, int villages)
{
    static const char *const types[] = { "map_clients", "map_assets", "map_problems" };
    swst_cursor *cursor = NULL;
    swst_query *query = swst_query_new(swst_kind_find("area"));

    assert_ok(swst_query_where(query, "level", "=", "village"));
    assert_ok(swst_query_run(store, query, &cursor));
    for (int i = 0; i < villages && swst_cursor_next(cursor) == SWST_ROW; i++)
        for (int sheet = 0; sheet < 3; sheet++)
            given(store, "output", "type", types[sheet], "title", "图", "made_on", "2022-06-01",
                  "area_id", ID(swst_record_id(swst_cursor_record(cursor))), NULL);
    swst_cursor_free(cursor);
    swst_query_free(query);
}

static void l1_eighteen_sheets_are_all_before_july_and_27_after(void **state)
{
    int64_t plan = given_plan(*state);

    given_goal(*state, plan, "MAP.SHEETS", "1000");
    given_villages(*state, 6, "2021-11-01", 0);
    given_villages(*state, 3, "2022-07-01", 6);
    given_sheets(*state, 6);
    assert_plan_says(*state, "2022-06-30", "100.0%（18/18项）[f1] | 正常推进");
    assert_plan_says(*state, "2022-07-01", "66.7%（18/27项）[f1] | 落后");
}

static void m1_the_plan_has_three_strands_of_goals(void **state)
{
    int64_t plan = given_plan(*state);

    given_goal(*state, plan, "VISIT.HOME_RATE", "1000");
    assert_plan_says(*state, "2022-06-30", "针对困难群众和特殊群体的服务目标");
    assert_plan_says(*state, "2022-06-30", "针对社区治理（有关活动）的服务目标");
    assert_plan_says(*state, "2022-06-30", "针对社工成长发展的服务目标");
    assert_plan_says(*state, "2022-06-30", " | 入户探访率 | ≥ 100% | 2022-12-31 |");
}

/* 3月底前, 每季度: a day, and a target that grows quarter by quarter. */
static void m6_deadline_words_are_days_and_milestones(void **state)
{
    int64_t goal = given_goal(*state, given_plan(*state), "ACT.HELD", "4");
    static const char *const quarters[] = { "2022-03-31", "2022-06-30", "2022-09-30",
                                            "2022-12-31" };
    char target[] = "0";

    for (int i = 0; i < 4; i++) {
        target[0] = (char)('1' + i);
        given(*state, "milestone", "goal_id", ID(goal), "due_on", quarters[i], "target", target,
              NULL);
    }
    assert_goal(*state, "2022-03-30", "ACT.HELD", "on_track");
    assert_goal(*state, "2022-03-31", "ACT.HELD", "behind");
    given(*state, "activity", "title", "讲座", "type", "lecture", "held_on", "2022-03-31", "state",
          "held", NULL);
    assert_goal(*state, "2022-06-29", "ACT.HELD", "on_track");
    assert_goal(*state, "2022-06-30", "ACT.HELD", "behind");
    assert_plan_says(*state, "2022-03-31", "2022-03-31：1场；2022-06-30：2场；2022-09-30：3场");
}

/* ------------------------------------------------------------- the other seeds */

static void c2_yellow_asks_8_in_four_full_weeks_and_nothing_from_monday_to_wednesday(void **state)
{
    int64_t full, short_week;

    given_rule(*state, "yellow", "2", "week", "home");
    full = given_client(*state, given_village(*state, "441882107201"));
    given_tier(*state, full, "yellow", "2026-06-01", "2026-06-28");
    assert_indicator(*state, "TIER.REQUIRED", "2026-06-01", "2026-06-30", "8");
    short_week = given_client(*state, given_area(*state));
    given_tier(*state, short_week, "yellow", "2026-06-01", "2026-06-03");
    assert_indicator(*state, "TIER.REQUIRED", "2026-06-01", "2026-06-30", "8");
}

static void f4_eight_cases_three_groups_and_an_event_do_not_add(void **state)
{
    int64_t sum = 0;

    (void)state;
    assert_status(SWST_EINVALID, swst_unit_add(SWST_UNIT_CASE, 8, SWST_UNIT_GROUP, 3, &sum));
    assert_status(SWST_EINVALID, swst_unit_add(SWST_UNIT_GROUP, 3, SWST_UNIT_SESSION, 1, &sum));
    assert_int_equal(sum, 0);
}

static void f3_double_ninth_of_2026_is_18_october(void **state)
{
    char day[11];

    (void)state;
    assert_ok(swst_festival_on("double_ninth", 2026, day));
    assert_string_equal(day, "2026-10-18");
    assert_ok(swst_festival_on("dragon_boat", 2022, day));
    assert_string_equal(day, "2022-06-03");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a1_nine_people_take_part_in_the_plan_by_post),
        station_test(a2_the_row_of_a_village_has_its_counts_and_who_is_in_charge),
        station_test(a3_villages_that_open_in_july_stand_apart_until_then),
        station_test(a4_households_on_file_have_all_households_below_them),
        station_test(a5_duties_at_the_window_stand_beside_the_villages),
        station_test(b1_everybody_is_visited_at_home_and_a_call_is_no_visit),
        station_test(f1_eight_of_nine_villages_do_not_reach_the_goal_of_90_percent),
        station_test(f2_the_plan_names_the_days_of_the_year_s_festivals),
        station_test(g1_199_volunteers_miss_the_goal_and_200_reach_it),
        station_test(h1_satisfaction_is_unknown_until_answers_are_kept),
        station_test(h2_60_of_65_is_92_point_3_percent_and_92_of_23_is_impossible),
        station_test(k1_six_of_seven_certified_are_85_point_7_percent_and_no_goal_reached),
        station_test(k2_five_full_months_have_gone_by_on_15_june),
        station_test(l1_eighteen_sheets_are_all_before_july_and_27_after),
        station_test(m1_the_plan_has_three_strands_of_goals),
        station_test(m6_deadline_words_are_days_and_milestones),
        station_test(c2_yellow_asks_8_in_four_full_weeks_and_nothing_from_monday_to_wednesday),
        station_test(f4_eight_cases_three_groups_and_an_event_do_not_add),
        station_test(f3_double_ninth_of_2026_is_18_october),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
