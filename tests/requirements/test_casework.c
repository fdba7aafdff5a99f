/* What the seeds ask of case work: rows D1 to D8 of the requirements. */
#include "../support/station.h"

struct station {
    int64_t area, worker, supervisor;
};

static struct station given_station(swst_store *store)
{
    struct station made = { given_area(store), given_worker(store, "Lin"),
                            given_worker(store, "Wen") };

    given(store, "post", "worker_id", ID(made.supervisor), "role", "supervisor", "starts_on",
          "2020-01-01", NULL);
    return made;
}

static int64_t given_case_of(swst_store *store, const struct station *station, int64_t client,
                             const char *type, const char *opened_on, const char *stage)
{
    return given(store, "case", "client_id", ID(client), "worker_id", ID(station->worker),
                 "supervisor_id", ID(station->supervisor), "opened_on", opened_on, "stage", stage,
                 "state", "open", "type", type, NULL);
}

static int64_t given_case(swst_store *store, const struct station *station, const char *type,
                          const char *opened_on, const char *stage)
{
    return given_case_of(store, station, given_client(store, station->area), type, opened_on,
                         stage);
}

/* Idle cases on a day. */
static swst_table *idle(swst_store *store, const char *as_of)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    swst_filter_add_list(filter, SWST_DESK_LIST_CASES);
    assert_ok(swst_report_desk(store, as_of, filter, &table));
    swst_filter_free(filter);
    return table;
}

static void assert_idle(swst_store *store, const char *as_of, size_t count)
{
    swst_table *table = idle(store, as_of);

    assert_int_equal(swst_table_rows(table), count);
    swst_table_free(table);
}

static swst_table *cases(swst_store *store, const char *from, const char *to)
{
    swst_table *table;

    assert_ok(swst_report_cases(store, from, to, to, NULL, &table));
    return table;
}

static swst_table *goals(swst_store *store, const char *from, const char *to)
{
    swst_table *table;

    assert_ok(swst_report_case_goals(store, from, to, to, NULL, &table));
    return table;
}

static int64_t given_goal(swst_store *store, int64_t case_id, const char *scale, const char *unit,
                          const char *before, const char *direction)
{
    return given(store, "case_goal", "case_id", ID(case_id), "scale", scale, "unit", unit,
                 "baseline", before, "direction", direction, "is_main", "true", NULL);
}

static void given_score(swst_store *store, int64_t goal, const char *on, const char *score)
{
    given(store, "case_score", "case_goal_id", ID(goal), "happened_on", on, "score", score, NULL);
}

/* ----------------------------------------------------------------------- D1 */

static void d1_a_case_is_idle_on_the_eighth_day(void **state)
{
    struct station station = given_station(*state);
    int64_t id = given_case(*state, &station, "elder", "2026-05-25", "intervention");
    swst_table *table;

    assert_ok(swst_case_follow_up(*state, id, "2026-06-01", true, 30, 0, NULL, NULL));
    assert_idle(*state, "2026-06-08", 0);
    table = idle(*state, "2026-06-09");
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "about_id", ID(id));
    assert_cell(table, 0, "to_id", ID(station.supervisor));
    assert_cell(table, 0, "reason", "supervisor");
    assert_cell(table, 0, "since_on", "2026-06-01");
    swst_table_free(table);

    assert_ok(swst_case_follow_up(*state, id, "2026-06-09", false, 0, 0, NULL, NULL));
    assert_idle(*state, "2026-06-09", 1);
    assert_ok(swst_case_follow_up(*state, id, "2026-06-10", true, 0, 0, NULL, NULL));
    assert_idle(*state, "2026-06-10", 0);
    assert_idle(*state, "2026-06-09", 1);
}

static void d1_a_case_never_followed_up_is_measured_from_its_opening(void **state)
{
    struct station station = given_station(*state);

    given_case(*state, &station, "elder", "2026-06-01", "intake");
    assert_idle(*state, "2026-06-08", 0);
    assert_idle(*state, "2026-06-09", 1);
}

static void d1_a_suspended_case_is_not_idle(void **state)
{
    struct station station = given_station(*state);
    int64_t id = given_case(*state, &station, "elder", "2026-06-01", "intervention");

    assert_ok(swst_case_suspend(*state, id, "2026-06-05", NULL));
    assert_idle(*state, "2026-06-30", 0);
    assert_ok(swst_case_resume(*state, id, "2026-07-01", NULL));
    assert_idle(*state, "2026-06-30", 0);
    assert_idle(*state, "2026-07-01", 1);
}

/* ----------------------------------------------------------------------- D2 */

static void d2_five_of_eight_closed_cases_met_their_goals_and_three_improved(void **state)
{
    struct station station = given_station(*state);
    swst_table *table;

    for (int i = 0; i < 8; i++) {
        int64_t id = given_case(*state, &station, "elder", "2026-05-01", "evaluation");
        int64_t goal = given_goal(*state, id, "mood", "points", "10", "up");

        given_score(*state, goal, "2026-06-15", i < 3 ? "11" : "10");
        assert_ok(swst_case_close(*state, id, "2026-06-20",
            i < 5 ? SWST_CASE_CLOSE_REASON_GOALS_MET : SWST_CASE_CLOSE_REASON_CLIENT_WISH,
            i < 3 ? SWST_CASE_OUTCOME_IMPROVED : SWST_CASE_OUTCOME_PARTLY, NULL));
    }
    table = cases(*state, "2026-06-01", "2026-06-30");
    assert_cell(table, 0, "type", "all");
    assert_cell(table, 0, "open_at_start", "8");
    assert_cell(table, 0, "opened", "0");
    assert_cell(table, 0, "active", "8");
    assert_cell(table, 0, "followed_up", "0");
    assert_cell(table, 0, "closed", "8");
    assert_cell(table, 0, "successful", "5");
    assert_cell(table, 0, "success_rate", "62.5%");
    assert_cell(table, 0, "outcome_improved", "3");
    assert_cell(table, 0, "outcome_rate", "37.5%");
    assert_cell(table, 0, "improved", "37.5%");
    assert_cell(table, 0, "open_at_end", "0");
    swst_table_free(table);
}

/* ----------------------------------------------------------------------- D3 */

static void d3_a_plan_has_tasks_by_a_day_and_a_frequency_and_refers_to_others(void **state)
{
    struct station station = given_station(*state);
    int64_t elder = given_client(*state, station.area), child = given_client(*state, station.area);
    int64_t disabled = given_case(*state, &station, "disability", "2026-06-01", "intervention");
    int64_t programme = given(*state, "programme", "name", "学业辅导", NULL);
    int64_t plan = given_case_of(*state, &station, child, "child", "2026-06-01", "planning");
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given_rule(*state, "weekly", "1", "week", "home");
    given_tier(*state, elder, "weekly", "2026-06-01", NULL);
    given(*state, "contact_rule", "programme_id", ID(programme), "times", "2", "per", "week",
          "channels", "home,station", NULL);
    given(*state, "enrolment", "programme_id", ID(programme), "client_id", ID(child), "starts_on",
          "2026-06-01", NULL);
    given(*state, "case_task", "case_id", ID(plan), "title", "tutoring", "programme_id",
          ID(programme), NULL);
    assert_ok(swst_report_due(*state, "2026-06-03", NULL, &table));
    assert_cell(table, row_of(table, "client_id", ID(elder), NULL, NULL), "required", "1");
    assert_cell(table, row_of(table, "client_id", ID(child), NULL, NULL), "required", "2");
    swst_table_free(table);

    given(*state, "case_task", "case_id", ID(disabled), "title", "benefit application", "due_on",
          "2026-06-05", NULL);
    assert_ok(swst_case_refer(*state, disabled, "2026-06-02", "rehabilitation centre"));
    swst_filter_add_list(filter, SWST_DESK_LIST_TASKS);
    assert_ok(swst_report_desk(*state, "2026-06-06", filter, &table));
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "about", "case_task");
    assert_cell(table, 0, "days_overdue", "1");
    swst_table_free(table);
    swst_filter_free(filter);

    table = cases(*state, "2026-06-01", "2026-06-30");
    assert_cell(table, row_of(table, "type", "disability", NULL, NULL), "handled", "1");
    swst_table_free(table);
}

/* ----------------------------------------------------------------------- D4 */

static void d4_four_children_are_scored_every_month_and_each_has_a_plan(void **state)
{
    static const char *const days[] = { "2026-01-12", "2026-02-12", "2026-03-12" };
    struct station station = given_station(*state);
    swst_table *table;

    for (int child = 0; child < 4; child++) {
        int64_t id = given_case(*state, &station, "psychological", "2026-01-05", "intervention");
        int64_t goal = given_goal(*state, id, "mood", "points", NULL, "up");

        assert_ok(change(*state, "case", id, "plan", "一人一策"));
        for (int month = 0; month < 3; month++)
            given_score(*state, goal, days[month], month == 2 ? "6" : "4");
    }
    table = goals(*state, "2026-01-01", "2026-03-31");
    assert_int_equal(swst_table_rows(table), 4);
    for (size_t row = 0; row < 4; row++) {
        assert_cell(table, row, "months_scored", "3");
        assert_cell(table, row, "months", "3");
        assert_cell(table, row, "scores", "3");
        assert_cell(table, row, "change", "2");
    }
    swst_table_free(table);
}

/* ----------------------------------------------------------------------- D5 */

static void d5_a_child_in_a_case_and_in_a_group_counts_once(void **state)
{
    struct station station = given_station(*state);
    int64_t group = given(*state, "group", "name", "阳光少年", "type", "growth", "stage", "mature",
                          NULL);
    int64_t session = given(*state, "activity", "title", "第一节", "type", "group_session",
                            "group_id", ID(group), "state", "held", "held_on", "2026-06-10", NULL);
    swst_table *table;
    size_t row;

    for (int i = 0; i < 12; i++) {
        int64_t child = given_client(*state, station.area);

        if (i < 8) {
            int64_t id = given_case_of(*state, &station, child, "child", "2026-06-01",
                                       "intervention");

            assert_ok(swst_case_follow_up(*state, id, "2026-06-08", true, 0, 0, NULL, NULL));
        }
        if (i >= 4) {
            given(*state, "group_member", "group_id", ID(group), "client_id", ID(child),
                  "joined_on", "2026-06-01", NULL);
            given(*state, "attendance", "activity_id", ID(session), "client_id", ID(child),
                  "presence", "present", NULL);
        }
    }
    assert_ok(swst_report_served(*state, "2026-06-01", "2026-06-30", "2026-06-30", NULL, &table));
    row = row_of(table, "category", "persons", NULL, NULL);
    assert_cell(table, row, "served", "12");
    assert_cell(table, row, "in_case", "8");
    swst_table_free(table);
}

/* ----------------------------------------------------------------------- D6 */

static void d6_eight_rights_cases_are_handled_in_a_year_opened_or_carried_over(void **state)
{
    struct station station = given_station(*state);
    swst_table *table;
    size_t row;

    for (int i = 0; i < 5; i++)
        given_case(*state, &station, "rights", "2026-03-01", "intake");
    for (int i = 0; i < 4; i++) {
        int64_t id = given_case(*state, &station, "rights", "2025-11-01", "intervention");

        if (i < 3)
            assert_ok(swst_case_refer(*state, id, "2026-02-01", "legal aid"));
    }
    given_case(*state, &station, "elder", "2026-03-01", "intake");
    table = cases(*state, "2026-01-01", "2026-12-31");
    row = row_of(table, "type", "rights", NULL, NULL);
    assert_cell(table, row, "handled", "8");
    assert_cell(table, row, "opened", "5");
    assert_cell(table, row, "open_at_start", "4");
    assert_cell(table, 0, "handled", "9");
    swst_table_free(table);
}

/* ----------------------------------------------------------------------- D7 */

static void d7_five_cases_are_followed_up_and_needs_lead_to_cases(void **state)
{
    struct station station = given_station(*state);
    swst_table *table;

    for (int i = 0; i < 8; i++) {
        int64_t client = given_client(*state, station.area);
        int64_t need = given(*state, "need", "client_id", ID(client), "category", "case",
                             "opened_on", "2026-06-01", "state", "open", NULL);
        int64_t id = i == 7 ? 0 : given_case_of(*state, &station, client, "family", "2026-06-02",
                                                "intervention");

        if (i < 6)
            assert_ok(change(*state, "case", id, "need_id", ID(need)));
        if (i < 5)
            assert_ok(swst_case_follow_up(*state, id, "2026-06-09", true, 0, 0, NULL, NULL));
    }
    table = cases(*state, "2026-06-01", "2026-06-30");
    assert_cell(table, 0, "followed_up", "5");
    assert_cell(table, 0, "need_rate", "75.0%");
    swst_table_free(table);
}

/* ----------------------------------------------------------------------- D8 */

static void d8_maths_from_52_to_78_is_26_points_or_50_percent(void **state)
{
    struct station station = given_station(*state);
    int64_t id = given_case(*state, &station, "child", "2026-03-01", "intervention");
    int64_t maths = given_goal(*state, id, "maths", "points", "52", "up");
    int64_t rank = given(*state, "case_goal", "case_id", ID(id), "scale", "rank", "unit", "places",
                         "baseline", "40", "direction", "down", "target", "30", NULL);
    swst_table *table;

    given_score(*state, maths, "2026-06-20", "78");
    given_score(*state, rank, "2026-06-20", "25");
    table = goals(*state, "2026-06-01", "2026-06-30");
    assert_cell(table, 0, "before", "52");
    assert_cell(table, 0, "after", "78");
    assert_cell(table, 0, "change", "26");
    assert_cell(table, 0, "change_rate", "50.0%");
    assert_cell(table, 0, "unit", "points");
    assert_cell(table, 0, "improved", "true");
    assert_cell(table, 1, "change", "-15");
    assert_cell(table, 1, "change_rate", "-37.5%");
    assert_cell(table, 1, "improved", "true");
    assert_cell(table, 1, "reached", "true");
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(d1_a_case_is_idle_on_the_eighth_day),
        station_test(d1_a_case_never_followed_up_is_measured_from_its_opening),
        station_test(d1_a_suspended_case_is_not_idle),
        station_test(d2_five_of_eight_closed_cases_met_their_goals_and_three_improved),
        station_test(d3_a_plan_has_tasks_by_a_day_and_a_frequency_and_refers_to_others),
        station_test(d4_four_children_are_scored_every_month_and_each_has_a_plan),
        station_test(d5_a_child_in_a_case_and_in_a_group_counts_once),
        station_test(d6_eight_rights_cases_are_handled_in_a_year_opened_or_carried_over),
        station_test(d7_five_cases_are_followed_up_and_needs_lead_to_cases),
        station_test(d8_maths_from_52_to_78_is_26_points_or_50_percent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
