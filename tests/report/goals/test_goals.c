/* How goals stand on a station: the tables. */
#include "../../support/station.h"

#include <stdio.h>
#include <stdlib.h>

static int64_t given_plan(swst_store *store, const char *year)
{
    int64_t station = given(store, "station", "name", "东陂镇社工站", "area_id",
                            ID(given_area(store)), NULL);

    return given(store, "plan", "station_id", ID(station), "year", year, NULL);
}

static int64_t given_goal(swst_store *store, int64_t plan, const char *title,
                          const char *indicator, const char *target, const char *due_on)
{
    return given(store, "goal", "plan_id", ID(plan), "title", title, "indicator", indicator,
                 "operator", "at_least", "target", target, "starts_on", "2022-01-01", "due_on",
                 due_on, NULL);
}

static swst_table *goals_of(swst_store *store, const char *as_of, int64_t year,
                            const swst_filter *filter)
{
    swst_table *table = NULL;

    assert_ok(swst_report_goals(store, as_of, year, filter, &table));
    return table;
}

/* Clients of the area, registered on the day. */
static void registered(swst_store *store, int64_t area, const char *on, int count)
{
    while (count-- > 0)
        given(store, "client", "name", "林小满", "area_id", ID(area), "registered_on", on, NULL);
}

static void the_tables_have_these_columns(void **state)
{
    static const struct shown_column goals[] = {
        { "goal_id", "", SWST_REFERENCE }, { "title", "", SWST_TEXT },
        { "indicator", "", SWST_TEXT }, { "target", "", SWST_INTEGER },
        { "value", "", SWST_FIGURE }, { "expected", "", SWST_INTEGER },
        { "status", "", SWST_CHOICE }, { "needed_per_week", "", SWST_INTEGER },
        { "due_on", "", SWST_DAY }, { "starts_on", "", SWST_DAY },
        { "operator", "", SWST_CHOICE }, { "unit", "", SWST_CHOICE },
        { "plan_year", "", SWST_INTEGER }, { "strand", "", SWST_CHOICE },
        { "parent_id", "", SWST_REFERENCE }, { "depth", "", SWST_INTEGER },
        { "owner_id", "", SWST_REFERENCE }, { "milestones", "", SWST_INTEGER },
        { "evidence", "", SWST_INTEGER }, { "provisional", "", SWST_FLAG },
    };
    static const struct shown_column history[] = {
        { "month", "", SWST_TEXT }, { "as_of", "", SWST_DAY }, { "value", "", SWST_FIGURE },
        { "expected", "", SWST_INTEGER }, { "status", "", SWST_CHOICE },
    };
    static const struct shown_column improvements[] = {
        { "improvement_id", "", SWST_REFERENCE }, { "problem", "", SWST_TEXT },
        { "cause", "", SWST_TEXT }, { "measure", "", SWST_TEXT }, { "indicator", "", SWST_TEXT },
        { "target", "", SWST_INTEGER }, { "value", "", SWST_FIGURE },
        { "owner_id", "", SWST_REFERENCE }, { "found_on", "", SWST_DAY },
        { "due_on", "", SWST_DAY }, { "months", "", SWST_INTEGER }, { "overdue", "", SWST_FLAG },
        { "result", "", SWST_TEXT },
    };
    int64_t goal = given_goal(*state, given_plan(*state, "2022"), "登记", "POP.REGISTERED", "1",
                              "2022-12-31");
    swst_table *table = goals_of(*state, "2022-06-30", 0, NULL);

    assert_columns(table, "goals", goals, sizeof goals / sizeof *goals);
    swst_table_free(table);
    assert_ok(swst_report_goal_history(*state, goal, "2022-06-30", &table));
    assert_columns(table, "goal_history", history, sizeof history / sizeof *history);
    swst_table_free(table);
    assert_ok(swst_report_improvements(*state, "2022-06-30", &table));
    assert_columns(table, "improvements", improvements,
                   sizeof improvements / sizeof *improvements);
    swst_table_free(table);
}

static void a_goal_is_told_whole(void **state)
{
    int64_t plan = given_plan(*state, "2022");
    int64_t goal = given_goal(*state, plan, "登记", "POP.REGISTERED", "73", "2022-12-31");
    swst_table *table;

    registered(*state, given_area(*state), "2022-03-01", 33);
    table = goals_of(*state, "2022-06-30", 2022, NULL);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "goal_id", ID(goal));
    assert_cell(table, 0, "title", "登记");
    assert_cell(table, 0, "indicator", "POP.REGISTERED");
    assert_cell(table, 0, "target", "73");
    assert_cell(table, 0, "value", "33");
    assert_cell(table, 0, "expected", "36");                /* 73 × 181/365 = 36.2 */
    assert_cell(table, 0, "status", "at_risk");
    assert_cell(table, 0, "needed_per_week", "2");          /* 40 in 184 days: 27 weeks */
    assert_cell(table, 0, "due_on", "2022-12-31");
    assert_cell(table, 0, "operator", "at_least");
    assert_cell(table, 0, "unit", "person");
    assert_cell(table, 0, "plan_year", "2022");
    assert_cell(table, 0, "depth", "0");
    assert_cell(table, 0, "milestones", "0");
    assert_cell(table, 0, "evidence", "0");
    assert_cell(table, 0, "provisional", "true");
    assert_empty(table, 0, "parent_id");
    assert_string_equal(swst_table_as_of(table), "2022-06-30");
    swst_table_free(table);
    table = goals_of(*state, "2021-12-31", 2022, NULL);
    assert_cell(table, 0, "status", "not_started");
    assert_cell(table, 0, "value", "-");
    assert_empty(table, 0, "expected");
    assert_empty(table, 0, "needed_per_week");
    swst_table_free(table);
    table = goals_of(*state, "2022-12-31", 2022, NULL);
    assert_cell(table, 0, "status", "not_achieved");
    assert_cell(table, 0, "provisional", "false");
    swst_table_free(table);
}

/* ------------------------------------------------------------------ narrowing */

static void a_goal_counts_what_it_is_about(void **state)
{
    int64_t plan = given_plan(*state, "2022"), near = given_village(*state, "441882107206");
    int64_t far = given_village(*state, "441882107207"), goal, client;
    int64_t category = given_category(*state, "tekun", "person");
    swst_table *table;

    registered(*state, near, "2022-02-01", 2);
    registered(*state, far, "2022-02-01", 3);
    client = given(*state, "client", "name", "林", "area_id", ID(near), "registered_on",
                   "2022-02-01", "birth_date", "1950-01-01", NULL);
    given(*state, "membership", "category_id", ID(category), "client_id", ID(client), "starts_on",
          "2022-02-01", NULL);
    goal = given_goal(*state, plan, "近", "POP.IN_SCOPE", "1", "2022-12-31");
    assert_ok(change(*state, "goal", goal, "area_id", ID(near)));
    goal = given_goal(*state, plan, "特困", "POP.IN_SCOPE", "1", "2022-12-31");
    assert_ok(change(*state, "goal", goal, "category_id", ID(category)));
    goal = given_goal(*state, plan, "长者", "POP.IN_SCOPE", "1", "2022-12-31");
    assert_ok(change(*state, "goal", goal, "least_age", "60"));
    goal = given_goal(*state, plan, "儿童", "POP.IN_SCOPE", "1", "2022-12-31");
    assert_ok(change(*state, "goal", goal, "most_age", "14"));
    given_goal(*state, plan, "全部", "POP.IN_SCOPE", "1", "2022-12-31");
    table = goals_of(*state, "2022-06-30", 0, NULL);
    assert_cell(table, row_of(table, "title", "近", NULL, NULL), "value", "3");
    assert_cell(table, row_of(table, "title", "特困", NULL, NULL), "value", "1");
    assert_cell(table, row_of(table, "title", "长者", NULL, NULL), "value", "1");
    assert_cell(table, row_of(table, "title", "儿童", NULL, NULL), "value", "0");
    assert_cell(table, row_of(table, "title", "全部", NULL, NULL), "value", "6");
    swst_table_free(table);
}

static void of_a_household_category_a_goal_counts_households(void **state)
{
    int64_t category = given_category(*state, "dibao", "household"), household;
    int64_t goal = given_goal(*state, given_plan(*state, "2022"), "低保", "POP.IN_SCOPE", "2",
                              "2022-12-31");
    swst_table *table;

    household = given_household(*state, given_area(*state));
    for (int i = 0; i < 3; i++)
        given_member(*state, household, given_client(*state, given_area(*state)), "2022-01-01",
                     NULL);
    given(*state, "membership", "category_id", ID(category), "household_id", ID(household),
          "starts_on", "2022-01-01", NULL);
    assert_ok(change(*state, "goal", goal, "category_id", ID(category)));
    table = goals_of(*state, "2022-06-30", 0, NULL);
    assert_cell(table, 0, "value", "1");
    assert_cell(table, 0, "unit", "household");
    swst_table_free(table);
}

static void a_level_that_no_rule_names_any_more_is_unknown(void **state)
{
    int64_t rule = given_rule(*state, "red", "1", "day", "phone");
    int64_t goal = given_goal(*state, given_plan(*state, "2022"), "高风险", "POP.IN_SCOPE", "1",
                              "2022-12-31");
    swst_table *table;

    assert_ok(change(*state, "goal", goal, "level", "red"));
    table = goals_of(*state, "2022-06-30", 0, NULL);
    assert_cell(table, 0, "status", "behind");
    swst_table_free(table);
    assert_ok(void_it(*state, "contact_rule", rule, "停用"));
    table = goals_of(*state, "2022-06-30", 0, NULL);
    assert_cell(table, 0, "status", "unknown");
    assert_cell(table, 0, "value", "-");
    assert_empty(table, 0, "needed_per_week");
    swst_table_free(table);
}

static void of_nobody_a_share_is_unknown(void **state)
{
    swst_table *table;

    given_goal(*state, given_plan(*state, "2022"), "建档率", "FILE.RATE", "900", "2022-12-31");
    table = goals_of(*state, "2022-06-30", 0, NULL);
    assert_cell(table, 0, "status", "unknown");
    assert_cell(table, 0, "value", "-");
    swst_table_free(table);
    table = goals_of(*state, "2023-06-30", 0, NULL);
    assert_cell(table, 0, "status", "unknown");             /* its deadline does not tell it */
    swst_table_free(table);
}

static void a_filter_says_which_goals_are_shown(void **state)
{
    int64_t plan = given_plan(*state, "2022"), worker = given_worker(*state, "Chen"), goal;
    int64_t village = given_village(*state, "441882107206");
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given_goal(*state, plan, "无主", "POP.REGISTERED", "1", "2022-12-31");
    goal = given_goal(*state, plan, "陈的", "POP.REGISTERED", "1", "2022-12-31");
    assert_ok(change(*state, "goal", goal, "owner_id", ID(worker)));
    goal = given_goal(*state, plan, "村的", "POP.REGISTERED", "1", "2022-12-31");
    assert_ok(change(*state, "goal", goal, "area_id", ID(village)));
    swst_filter_set_worker(filter, worker);
    table = goals_of(*state, "2022-06-30", 0, filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "title", "陈的");
    swst_table_free(table);
    swst_filter_set_worker(filter, 0);
    swst_filter_set_area(filter, village);
    table = goals_of(*state, "2022-06-30", 0, filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "title", "村的");
    swst_table_free(table);
    swst_filter_set_area(filter, 0);
    swst_filter_set_limit(filter, 2);
    table = goals_of(*state, "2022-06-30", 0, filter);
    assert_int_equal(swst_table_rows(table), 2);
    swst_table_free(table);
    swst_filter_set_area(filter, 5);
    assert_status(SWST_ENOTFOUND, swst_report_goals(*state, "2022-06-30", 0, filter, &table));
    swst_filter_free(filter);
}

/* ---------------------------------------------------------------------- trees */

static void parts_stand_behind_what_they_are_parts_of(void **state)
{
    static const char *const order[][2] = {
        { "甲", "0" }, { "甲一", "1" }, { "甲一一", "2" }, { "甲二", "1" }, { "乙", "0" },
    };
    int64_t plan = given_plan(*state, "2022"), top, part, second;
    swst_table *table;

    second = given_goal(*state, plan, "甲二", "POP.REGISTERED", "1", "2022-09-30");
    given_goal(*state, plan, "乙", "POP.REGISTERED", "1", "2022-12-31");
    part = given_goal(*state, plan, "甲一一", "POP.REGISTERED", "1", "2022-01-31");
    top = given_goal(*state, plan, "甲", "POP.REGISTERED", "1", "2022-10-31");
    assert_ok(change(*state, "goal", second, "parent_id", ID(top)));
    second = given_goal(*state, plan, "甲一", "POP.REGISTERED", "1", "2022-06-30");
    assert_ok(change(*state, "goal", second, "parent_id", ID(top)));
    assert_ok(change(*state, "goal", part, "parent_id", ID(second)));
    table = goals_of(*state, "2022-06-30", 0, NULL);
    assert_int_equal(swst_table_rows(table), 5);
    for (size_t row = 0; row < 5; row++) {
        assert_cell(table, row, "title", order[row][0]);
        assert_cell(table, row, "depth", order[row][1]);
    }
    assert_cell(table, 2, "parent_id", ID(second));
    swst_table_free(table);
}

static void plans_of_another_year_and_voided_goals_stay_out(void **state)
{
    int64_t goal = given_goal(*state, given_plan(*state, "2022"), "今年", "POP.REGISTERED", "1",
                              "2022-12-31");
    swst_table *table;

    given_goal(*state, given_plan(*state, "2021"), "去年", "POP.REGISTERED", "1", "2022-12-31");
    table = goals_of(*state, "2022-06-30", 0, NULL);
    assert_int_equal(swst_table_rows(table), 2);
    swst_table_free(table);
    table = goals_of(*state, "2022-06-30", 2021, NULL);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "title", "去年");
    swst_table_free(table);
    assert_ok(void_it(*state, "goal", goal, "重复"));
    table = goals_of(*state, "2022-06-30", 0, NULL);
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
}

/* -------------------------------------------------------------------- history */

static void a_history_goes_month_by_month_to_the_day(void **state)
{
    static const char *const months[][5] = {
        { "2022-01", "2022-01-31", "0", "8", "behind" },    /* 100 × 31/365 = 8.5, half up 8 */
        { "2022-02", "2022-02-28", "15", "16", "at_risk" },
        { "2022-03", "2022-03-10", "19", "19", "on_track" },
    };
    int64_t goal = given_goal(*state, given_plan(*state, "2022"), "登记", "POP.REGISTERED", "100",
                              "2022-12-31");
    swst_table *table;

    registered(*state, given_area(*state), "2022-02-01", 15);
    registered(*state, given_area(*state), "2022-03-10", 4);
    registered(*state, given_area(*state), "2022-03-11", 9);
    assert_ok(swst_report_goal_history(*state, goal, "2022-03-10", &table));
    assert_int_equal(swst_table_rows(table), 3);
    for (size_t row = 0; row < 3; row++) {
        assert_cell(table, row, "month", months[row][0]);
        assert_cell(table, row, "as_of", months[row][1]);
        assert_cell(table, row, "value", months[row][2]);
        assert_cell(table, row, "expected", months[row][3]);
        assert_cell(table, row, "status", months[row][4]);
    }
    swst_table_free(table);
    assert_ok(swst_report_goal_history(*state, goal, "2021-12-31", &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    assert_ok(swst_report_goal_history(*state, goal, "2024-12-31", &table));
    assert_int_equal(swst_table_rows(table), 12);
    assert_cell(table, 11, "as_of", "2022-12-31");
    assert_cell(table, 11, "status", "not_achieved");
    swst_table_free(table);
}

/* Each row of a history is what the goal was told to be on that day. */
static void a_history_says_what_the_goals_said(void **state)
{
    int64_t plan = given_plan(*state, "2022"), goal;
    swst_table *history, *table;

    goal = given_goal(*state, plan, "在册", "POP.IN_SCOPE", "6", "2022-08-15");
    given(*state, "milestone", "goal_id", ID(goal), "due_on", "2022-04-30", "target", "3", NULL);
    registered(*state, given_area(*state), "2022-03-05", 3);
    registered(*state, given_area(*state), "2022-08-01", 3);
    assert_ok(swst_report_goal_history(*state, goal, "2022-12-31", &history));
    assert_int_equal(swst_table_rows(history), 8);
    for (size_t row = 0; row < 8; row++) {
        table = goals_of(*state, swst_table_text(history, row, "as_of"), 0, NULL);
        assert_cell(table, 0, "value", swst_table_text(history, row, "value"));
        assert_cell(table, 0, "status", swst_table_text(history, row, "status"));
        assert_int_equal(swst_table_int(table, 0, "expected"),
                         swst_table_int(history, row, "expected"));
        swst_table_free(table);
    }
    assert_cell(history, 7, "as_of", "2022-08-15");
    assert_cell(history, 7, "status", "achieved");
    swst_table_free(history);
}

static void bad_questions_are_refused(void **state)
{
    int64_t goal = given_goal(*state, given_plan(*state, "2022"), "登记", "POP.REGISTERED", "1",
                              "2022-12-31");
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_report_goals(*state, "2022-06-31", 0, NULL, &table));
    assert_error("not_a_day", NULL);
    assert_status(SWST_EMISUSE, swst_report_goals(NULL, "2022-06-30", 0, NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_goals(*state, "2022-06-30", 0, NULL, NULL));
    assert_status(SWST_ENOTFOUND, swst_report_goal_history(*state, 0, "2022-06-30", &table));
    assert_status(SWST_ENOTFOUND, swst_report_goal_history(*state, goal + 7, "2022-06-30",
                                                           &table));
    assert_error("no_such_record", NULL);
    assert_status(SWST_EINVALID, swst_report_goal_history(*state, goal, "June", &table));
    assert_status(SWST_EMISUSE, swst_report_improvements(*state, "2022-06-30", NULL));
    assert_ok(void_it(*state, "goal", goal, "重复"));
    assert_status(SWST_ENOTFOUND, swst_report_goal_history(*state, goal, "2022-06-30", &table));
    assert_null(table);
}

static void every_status_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(swst_goal_status_label(SWST_GOAL_STATUS_BEHIND, "zh"), "落后");
    assert_string_equal(swst_goal_status_label(SWST_GOAL_STATUS_UNKNOWN, NULL), "Unknown");
    assert_null(swst_goal_status_label(SWST_GOAL_STATUS_UNSET, "en"));
    assert_null(swst_goal_status_label((swst_goal_status)8, "en"));
}

/* A tree of goals of which one lies below itself. */
static void goals_without_ids_of_their_own_are_damage(void **state)
{
    swst_store *store = given_file("goals.swst");
    swst_table *table = NULL;

    (void)state;
    given_goal(store, given_plan(store, "2022"), "走访", "VISIT.TIMES", "4", "2022-12-31");
    swst_store_free(store);
    change_file("goals.swst", "UPDATE goal SET id = 0");
    store = opened("goals.swst");
    assert_status(SWST_EDAMAGED, swst_report_goals(store, "2022-06-30", 0, NULL, &table));
    assert_error("damaged", NULL);
    assert_null(table);
    swst_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_tables_have_these_columns),
        station_test(a_goal_is_told_whole),
        station_test(a_goal_counts_what_it_is_about),
        station_test(of_a_household_category_a_goal_counts_households),
        station_test(a_level_that_no_rule_names_any_more_is_unknown),
        station_test(of_nobody_a_share_is_unknown),
        station_test(a_filter_says_which_goals_are_shown),
        station_test(parts_stand_behind_what_they_are_parts_of),
        station_test(plans_of_another_year_and_voided_goals_stay_out),
        station_test(a_history_goes_month_by_month_to_the_day),
        station_test(a_history_says_what_the_goals_said),
        station_test(bad_questions_are_refused),
        cmocka_unit_test(every_status_has_a_name),
        cmocka_unit_test(goals_without_ids_of_their_own_are_damage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
