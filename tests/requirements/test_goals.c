/* Plans, goals and the duties of the station as the seeds tell of them: C9, G1, M1, M3, M4, M6. */
#include "../support/station.h"

#include <stdio.h>

static int64_t given_plan(swst_store *store, const char *year)
{
    int64_t station = given(store, "station", "name", "东陂镇社工站", "area_id",
                            ID(given_area(store)), NULL);

    return given(store, "plan", "station_id", ID(station), "year", year, "title", "年度计划",
                 NULL);
}

static int64_t given_goal(swst_store *store, int64_t plan, const char *title,
                          const char *indicator, const char *target)
{
    return given(store, "goal", "plan_id", ID(plan), "title", title, "indicator", indicator,
                 "operator", "at_least", "target", target, "starts_on", "2022-01-01", "due_on",
                 "2022-12-31", NULL);
}

static swst_table *goals_on(swst_store *store, const char *as_of)
{
    swst_table *table = NULL;

    assert_ok(swst_report_goals(store, as_of, 2022, NULL, &table));
    return table;
}

static void assert_goal(swst_store *store, const char *as_of, const char *title,
                        const char *value, const char *status)
{
    swst_table *table = goals_on(store, as_of);
    size_t row = row_of(table, "title", title, NULL, NULL);

    assert_cell(table, row, "value", value);
    assert_cell(table, row, "status", status);
    swst_table_free(table);
}

static void given_volunteers(swst_store *store, int count)
{
    for (int i = 0; i < count; i++)
        given(store, "volunteer", "name", "林", "client_id",
              ID(given_client(store, given_area(store))), "joined_on", "2022-03-05", NULL);
}

/* ------------------------------------------------------------------- G1, L3 */

static void g1_199_volunteers_miss_the_goal_of_200(void **state)
{
    int64_t twice;

    given_goal(*state, given_plan(*state, "2022"), "志愿者200名", "VOLUNTEER.ACTIVE", "200");
    given_volunteers(*state, 198);
    twice = given_client(*state, given_area(*state));
    for (int team = 0; team < 2; team++)                /* in two teams, and one person */
        given(*state, "volunteer", "name", "林", "client_id", ID(twice), "joined_on",
              "2022-03-05", NULL);
    assert_goal(*state, "2022-12-30", "志愿者200名", "199", "at_risk");
    assert_goal(*state, "2022-12-31", "志愿者200名", "199", "not_achieved");
}

static void g1_200_volunteers_reach_it(void **state)
{
    given_goal(*state, given_plan(*state, "2022"), "志愿者200名", "VOLUNTEER.ACTIVE", "200");
    given_volunteers(*state, 200);
    assert_goal(*state, "2022-12-30", "志愿者200名", "200", "on_track");     /* never early */
    assert_goal(*state, "2022-12-31", "志愿者200名", "200", "achieved");
}

/* ----------------------------------------------------------------------- M1 */

/* Eight of nine filed are 88.9 %, below 90 %. */
static void m1_88_9_percent_do_not_keep_a_promise_of_90(void **state)
{
    int64_t last = 0;
    swst_table *table;

    given_goal(*state, given_plan(*state, "2022"), "建档率90%", "FILE.RATE", "900");
    for (int i = 0; i < 9; i++) {
        last = given_client(*state, given_area(*state));
        if (i < 8)
            assert_ok(change(*state, "client", last, "filed_on", "2022-06-30"));
    }
    assert_goal(*state, "2022-12-31", "建档率90%", "88.9%", "not_achieved");
    table = goals_on(*state, "2022-12-28");
    assert_cell(table, 0, "status", "at_risk");
    assert_cell(table, 0, "needed_per_week", "1");      /* one file more of nine */
    assert_cell(table, 0, "unit", "percent");
    swst_table_free(table);
    assert_ok(change(*state, "client", last, "filed_on", "2022-12-31"));
    assert_goal(*state, "2022-12-31", "建档率90%", "100.0%", "achieved");
}

static void m1_values_are_computed_and_goals_have_strands_and_owners(void **state)
{
    static const char *const strands[] = { "clients", "governance", "staff" };
    int64_t plan = given_plan(*state, "2022"), worker = given_worker(*state, "Chen"), photo;
    swst_table *table;

    for (int i = 0; i < 12; i++) {                      /* seed 000 has about twelve */
        char title[16];
        int64_t goal;

        snprintf(title, sizeof title, "目标%d", i);
        goal = given_goal(*state, plan, title, i ? "POP.REGISTERED" : "PLAN.EVIDENCE", "2");
        assert_ok(change(*state, "goal", goal, "strand", strands[i % 3]));
        assert_ok(change(*state, "goal", goal, "owner_id", ID(worker)));
        if (i == 0)                                     /* a qualitative one lists evidence */
            for (photo = 0; photo < 2; photo++)
                given(*state, "evidence", "goal_id", ID(goal), "shown_on", "2022-05-01", "title",
                      "活动照片", NULL);
        if (i == 1)
            given(*state, "evidence", "goal_id", ID(goal), "shown_on", "2022-05-01", "title",
                  "简报", NULL);
    }
    given_client(*state, given_area(*state));           /* registered long before */
    given(*state, "client", "name", "新登记", "area_id", ID(given_area(*state)), "registered_on",
          "2022-04-01", NULL);
    table = goals_on(*state, "2022-06-30");
    assert_int_equal(swst_table_rows(table), 12);
    for (size_t row = 0; row < 12; row++) {
        assert_cell(table, row, "value", row ? "1" : "2");
        assert_cell(table, row, "status", row ? "on_track" : "achieved");
        assert_cell(table, row, "strand", strands[row % 3]);
        assert_cell(table, row, "owner_id", ID(worker));
        assert_cell(table, row, "provisional", "true");
    }
    assert_cell(table, 0, "evidence", "2");
    swst_table_free(table);
}

/* ----------------------------------------------------------------------- M3 */

static void m3_a_problem_is_carried_from_month_to_month_until_it_is_checked(void **state)
{
    static const struct { const char *as_of, *months, *overdue; } told[] = {
        { "2022-06-10", "0", "false" }, { "2022-06-30", "0", "false" },
        { "2022-07-01", "1", "false" }, { "2022-07-31", "1", "false" },
        { "2022-08-01", "2", "true" }, { "2022-09-14", "3", "true" },
    };
    int64_t owner = given_worker(*state, "Chen");
    int64_t item = given(*state, "improvement", "problem", "建档慢", "cause", "人手不足", "measure",
                         "每周两天集中建档", "indicator", "POP.IN_SCOPE", "target", "1", "owner_id",
                         ID(owner), "found_on", "2022-06-10", "due_on", "2022-07-31",
                         "checked_on", "2022-09-15", "result", "已补齐", NULL);
    swst_table *table;

    given_client(*state, given_area(*state));
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        assert_ok(swst_report_improvements(*state, told[i].as_of, &table));
        assert_int_equal(swst_table_rows(table), 1);
        assert_cell(table, 0, "improvement_id", ID(item));
        assert_cell(table, 0, "months", told[i].months);
        assert_cell(table, 0, "overdue", told[i].overdue);
        assert_cell(table, 0, "value", "1");
        assert_cell(table, 0, "owner_id", ID(owner));
        swst_table_free(table);
    }
    for (int checked = 0; checked < 2; checked++) {     /* not yet found, and checked */
        assert_ok(swst_report_improvements(*state, checked ? "2022-09-15" : "2022-06-09",
                                           &table));
        assert_int_equal(swst_table_rows(table), 0);
        swst_table_free(table);
    }
}

/* --------------------------------------------------------------------- C9, M4 */

static int64_t given_duty(swst_store *store, int64_t plan, const char *title, const char *due_on,
                          const char *recurrence)
{
    return given(store, "task", "plan_id", ID(plan), "title", title, "due_on", due_on,
                 "recurrence", recurrence, NULL);
}

static void assert_duty(swst_store *store, const char *title, const char *due, const char *on_time,
                        const char *late, const char *open)
{
    swst_table *table;
    size_t row;

    assert_ok(swst_report_tasks(store, "2022-01-01", "2022-12-31", "2022-12-31", NULL, &table));
    row = row_of(table, "title", title, NULL, NULL);
    assert_cell(table, row, "due", due);
    assert_cell(table, row, "on_time", on_time);
    assert_cell(table, row, "late", late);
    assert_cell(table, row, "open", open);
    swst_table_free(table);
}

static void c9_a_duty_of_the_plan_that_is_done_a_day_late_is_late(void **state)
{
    int64_t plan = given_plan(*state, "2022");
    int64_t survey = given_duty(*state, plan, "满意度调查", "2022-01-07", "FREQ=WEEKLY;INTERVAL=2");

    assert_value(*state, "task", survey, "plan_id", ID(plan));
    assert_ok(swst_task_do(*state, survey, "2022-01-07", "2022-01-07"));
    assert_ok(swst_task_do(*state, survey, "2022-01-21", "2022-01-22"));
    assert_duty(*state, "满意度调查", "26", "1", "1", "24");
}

static void m4_the_weekly_meeting_and_the_monthly_report_wait_on_the_desk(void **state)
{
    int64_t plan = given_plan(*state, "2022");
    int64_t meeting = given_duty(*state, plan, "周例会", "2022-01-03", "FREQ=WEEKLY;BYDAY=MO");
    int64_t report = given_duty(*state, plan, "月度报告", "2022-01-31",
                                "FREQ=MONTHLY;BYMONTHDAY=-1");
    swst_table *table;

    assert_ok(swst_task_do(*state, meeting, "2022-01-03", "2022-01-03"));
    table = desk_of(*state, "2022-01-11", SWST_DESK_LIST_TASKS, 0);
    assert_int_equal(swst_table_rows(table), 1);        /* the report is not due yet */
    assert_cell(table, 0, "title", "周例会");
    assert_cell(table, 0, "due_on", "2022-01-10");
    assert_cell(table, 0, "days_overdue", "1");
    swst_table_free(table);
    assert_ok(swst_task_do(*state, report, "2022-01-31", "2022-02-02"));
    assert_duty(*state, "月度报告", "12", "0", "1", "11");
    assert_duty(*state, "周例会", "52", "1", "0", "51");
    assert_status(SWST_ECONFLICT, void_it(*state, "plan", plan, "重复"));      /* named by both */
}

/* ----------------------------------------------------------------------- M6 */

static void m6_deadlines_are_days_or_come_again_or_are_so_many_times(void **state)
{
    int64_t plan = given_plan(*state, "2022"), goal, survey;

    /* 3月底前 */
    goal = given(*state, "goal", "plan_id", ID(plan), "title", "三月底前建档", "indicator",
                 "POP.REGISTERED", "operator", "at_least", "target", "1", "starts_on",
                 "2022-01-01", "due_on", "2022-03-31", NULL);
    assert_goal(*state, "2022-03-30", "三月底前建档", "0", "behind");
    assert_goal(*state, "2022-03-31", "三月底前建档", "0", "not_achieved");
    /* 每季度 */
    survey = given_duty(*state, plan, "季度盘点", "2022-03-31",
                        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1");
    assert_ok(swst_task_do(*state, survey, "2022-03-31", "2022-03-31"));
    assert_duty(*state, "季度盘点", "4", "1", "0", "3");
    /* 4期 */
    given_duty(*state, plan, "培训四期", "2022-03-01", "FREQ=MONTHLY;COUNT=4");
    assert_duty(*state, "培训四期", "4", "0", "0", "4");
    /* 10月底前验收, and half of it by the middle of the year */
    assert_ok(change(*state, "goal", goal, "due_on", "2022-10-31"));
    assert_ok(change(*state, "goal", goal, "target", "10"));
    given(*state, "milestone", "goal_id", ID(goal), "due_on", "2022-06-30", "target", "5", NULL);
    assert_goal(*state, "2022-06-29", "三月底前建档", "0", "on_track");
    assert_goal(*state, "2022-06-30", "三月底前建档", "0", "behind");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(g1_199_volunteers_miss_the_goal_of_200),
        station_test(g1_200_volunteers_reach_it),
        station_test(m1_88_9_percent_do_not_keep_a_promise_of_90),
        station_test(m1_values_are_computed_and_goals_have_strands_and_owners),
        station_test(m3_a_problem_is_carried_from_month_to_month_until_it_is_checked),
        station_test(c9_a_duty_of_the_plan_that_is_done_a_day_late_is_late),
        station_test(m4_the_weekly_meeting_and_the_monthly_report_wait_on_the_desk),
        station_test(m6_deadlines_are_days_or_come_again_or_are_so_many_times),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
