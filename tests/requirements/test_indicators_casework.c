/* The figures that the seeds ask of levels, duties and case work, as indicators: rows C1 to
 * C10 and D1 to D8 of the requirements. */
#include "../support/station.h"

static void assert_figure(swst_store *store, const char *code, const char *from, const char *to,
                          const swst_filter *filter, const char *expected)
{
    swst_table *table;

    assert_ok(swst_report_indicator(store, code, from, to, to, filter, true, &table));
    assert_cell(table, 0, "value", expected);
    swst_table_free(table);
}

/* Of June 2026, a month of 30 days that begins on a Monday. */
static void assert_in_june(swst_store *store, const char *code, const char *expected)
{
    assert_figure(store, code, "2026-06-01", "2026-06-30", NULL, expected);
}

static int64_t given_case_at(swst_store *store, const char *stage, const char *type,
                             const char *opened_on)
{
    return given(store, "case", "client_id", ID(given_client(store, given_area(store))),
                 "worker_id", ID(given_worker(store, "Lin")), "supervisor_id",
                 ID(given_worker(store, "Wen")), "opened_on", opened_on, "stage", stage, "state",
                 "open", "type", type, NULL);
}

static int64_t given_case(swst_store *store, const char *type, const char *opened_on)
{
    return given_case_at(store, "intervention", type, opened_on);
}

static int64_t given_enrolled(swst_store *store, int64_t programme, int clients)
{
    int64_t client = 0;

    for (int i = 0; i < clients; i++) {
        client = given_client(store, given_area(store));
        given(store, "enrolment", "programme_id", ID(programme), "client_id", ID(client),
              "starts_on", "2022-01-01", NULL);
    }
    return client;
}

static int64_t given_programme(swst_store *store, const char *name, const char *times,
                               const char *per, const char *channels)
{
    int64_t programme = given(store, "programme", "name", name, NULL);

    given(store, "contact_rule", "programme_id", ID(programme), "times", times, "per", per,
          "channels", channels, NULL);
    return programme;
}

/* ------------------------------------------------------------------ C1 to C3 */

static void c1_a_station_of_six_levels_counts_them_and_their_changes(void **state)
{
    static const char *const levels[] = { "one", "two", "three", "four", "five", "six" };
    swst_filter *filter = swst_filter_new();

    for (int i = 0; i < 6; i++) {
        int64_t client = given_client(*state, given_area(*state));

        given_rule(*state, levels[i], "1", "month", "home");
        given_tier(*state, client, levels[i], "2026-06-01", i < 2 ? "2026-06-15" : NULL);
        if (i < 2)
            given_tier(*state, client, "six", "2026-06-16", NULL);
    }
    given_client(*state, given_area(*state));
    given_client(*state, given_area(*state));
    assert_in_june(*state, "TIER.CLIENTS", "6");
    assert_in_june(*state, "TIER.RATE", "75.0%");
    assert_in_june(*state, "TIER.NEW", "6");
    assert_in_june(*state, "TIER.MOVES", "2");
    assert_ok(swst_filter_set_level(filter, "six"));
    assert_figure(*state, "TIER.CLIENTS", "2026-06-01", "2026-06-30", filter, "3");
    assert_figure(*state, "TIER.MOVES", "2026-06-01", "2026-06-30", filter, "2");
    swst_filter_free(filter);
}

static void c2_a_month_of_30_days_asks_for_30_red_and_8_yellow_contacts(void **state)
{
    swst_filter *filter = swst_filter_new();

    given_rule(*state, "red", "1", "day", "phone,home,video");
    given_rule(*state, "yellow", "2", "week", "home");
    given_rule(*state, "green", "1", "month", "home");
    given_tier(*state, given_client(*state, given_area(*state)), "red", "2026-06-01",
               "2026-06-30");
    given_tier(*state, given_client(*state, given_area(*state)), "yellow", "2026-06-01",
               "2026-06-30");
    assert_figure(*state, "TIER.REQUIRED", "2026-06-01", "2026-06-30", NULL, "38");
    assert_ok(swst_filter_set_level(filter, "yellow"));
    assert_figure(*state, "TIER.REQUIRED", "2026-06-01", "2026-06-30", filter, "8");
    assert_figure(*state, "TIER.COMPLIANCE", "2026-06-01", "2026-06-30", filter, "0.0%");
    assert_ok(swst_filter_set_level(filter, "red"));
    assert_figure(*state, "TIER.REQUIRED", "2026-06-01", "2026-06-30", filter, "30");
    swst_filter_free(filter);
}

static void c2_yellow_from_monday_to_wednesday_asks_for_nothing(void **state)
{
    given_rule(*state, "yellow", "2", "week", "home");
    given_tier(*state, given_client(*state, given_area(*state)), "yellow", "2026-06-01",
               "2026-06-03");
    assert_in_june(*state, "TIER.REQUIRED", "0");
    assert_in_june(*state, "TIER.COMPLIANCE", "-");
    assert_in_june(*state, "TIER.COMPLIANT_CLIENTS", "-");
    assert_figure(*state, "OVERDUE.CLIENTS", "2026-06-01", "2026-06-08", NULL, "0");
}

static void c2_who_was_not_called_yesterday_is_overdue_today(void **state)
{
    int64_t area = given_area(*state), called = given_client(*state, area);

    given_rule(*state, "red", "1", "day", "phone,home,video");
    given_tier(*state, called, "red", "2026-06-01", NULL);
    given_tier(*state, given_client(*state, area), "red", "2026-06-01", NULL);
    given_visit(*state, called, "2026-06-02", "phone");
    assert_figure(*state, "OVERDUE.CLIENTS", "2026-06-01", "2026-06-01", NULL, "0");
    assert_figure(*state, "OVERDUE.CLIENTS", "2026-06-01", "2026-06-03", NULL, "1");
    assert_figure(*state, "OVERDUE.DUTIES", "2026-06-01", "2026-06-03", NULL, "1");
    assert_figure(*state, "OVERDUE.MISSED", "2026-06-01", "2026-06-03", NULL, "2");
    assert_figure(*state, "OVERDUE.RATE", "2026-06-01", "2026-06-03", NULL, "50.0%");
}

static void c3_a_greeting_call_is_no_status_review(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    given_rule(*state, "red", "1", "day", "phone,home,video");
    given(*state, "contact_rule", "level", "red", "times", "1", "per", "week", "channels",
          "phone,home,video", "purpose", "review", NULL);
    given_tier(*state, client, "red", "2026-06-01", "2026-06-28");
    given_visit(*state, client, "2026-06-02", "phone");
    assert_in_june(*state, "TIER.REVIEWS", "0.0%");
    given(*state, "visit", "client_id", ID(client), "visited_on", "2026-06-10", "channel",
          "phone", "result", "done", "purpose", "review", NULL);
    assert_in_june(*state, "TIER.REVIEWS", "25.0%");
}

/* ----------------------------------------------------------------- C5 to C10 */

static void c5_a_cleaning_day_each_quarter_is_four_a_year(void **state)
{
    given_enrolled(*state, given_programme(*state, "家庭清洁日", "1", "quarter", "home"), 1);
    assert_figure(*state, "TIER.REQUIRED", "2022-01-01", "2022-12-31", NULL, "4");
}

static void c7_of_15_weekly_home_visits_to_lone_elders_8_were_made(void **state)
{
    given_rule(*state, "lone", "1", "week", "home");
    for (int i = 0; i < 15; i++) {
        int64_t elder = given_client(*state, given_area(*state));

        given_tier(*state, elder, "lone", "2022-01-01", NULL);
        if (i < 8)
            given_visit(*state, elder, "2022-06-08", "home");
    }
    assert_figure(*state, "TIER.REQUIRED", "2022-06-06", "2022-06-12", NULL, "15");
    assert_figure(*state, "TIER.COMPLIANCE", "2022-06-06", "2022-06-12", NULL, "53.3%");
    assert_figure(*state, "TIER.COMPLIANT_CLIENTS", "2022-06-06", "2022-06-12", NULL, "53.3%");
}

static void c10_three_children_have_nine_tutorings_a_week(void **state)
{
    int64_t programme = given_programme(*state, "作业加油站", "3", "week", "station,home");
    int64_t child = given_enrolled(*state, programme, 3);
    swst_filter *filter = swst_filter_new();

    given_rule(*state, "green", "1", "week", "home");
    given_tier(*state, child, "green", "2022-01-01", NULL);
    swst_filter_set_programme(filter, programme);
    assert_figure(*state, "TIER.REQUIRED", "2022-06-06", "2022-06-12", filter, "9");
    assert_figure(*state, "TIER.REQUIRED", "2022-06-06", "2022-06-12", NULL, "10");
    swst_filter_free(filter);
}

/* ------------------------------------------------------------------ D1 to D8 */

static void d1_the_eighth_day_makes_a_case_idle_and_no_day_before(void **state)
{
    int64_t id = given_case(*state, "elder", "2026-05-25");

    assert_ok(swst_case_follow_up(*state, id, "2026-06-01", true, 30, 0, NULL, NULL));
    assert_figure(*state, "CASE.IDLE", "2026-06-01", "2026-06-08", NULL, "0");
    assert_figure(*state, "CASE.IDLE", "2026-06-01", "2026-06-09", NULL, "1");
    assert_figure(*state, "CASE.FOLLOW_UPS", "2026-06-01", "2026-06-09", NULL, "1");
    assert_ok(swst_case_suspend(*state, id, "2026-06-10", NULL));
    assert_figure(*state, "CASE.IDLE", "2026-06-01", "2026-06-30", NULL, "0");
    assert_in_june(*state, "CASE.SUSPENDED", "1");
}

static void d2_success_and_improvement_of_eight_closed_cases_are_two_rates(void **state)
{
    for (int i = 0; i < 8; i++) {
        int64_t id = given_case_at(*state, "evaluation", "elder", "2026-05-01");
        int64_t goal = given(*state, "case_goal", "case_id", ID(id), "scale", "mood", "baseline",
                             "10", "direction", "up", "is_main", "true", NULL);

        given(*state, "case_score", "case_goal_id", ID(goal), "happened_on", "2026-06-15",
              "score", i < 3 ? "11" : "10", NULL);
        assert_ok(swst_case_close(*state, id, "2026-06-20",
            i < 5 ? SWST_CASE_CLOSE_REASON_GOALS_MET : SWST_CASE_CLOSE_REASON_CLIENT_WISH,
            i < 3 ? SWST_CASE_OUTCOME_IMPROVED : SWST_CASE_OUTCOME_PARTLY, NULL));
    }
    assert_in_june(*state, "CASE.OPEN_AT_START", "8");
    assert_in_june(*state, "CASE.NEW", "0");
    assert_in_june(*state, "CASE.ACTIVE", "8");
    assert_in_june(*state, "CASE.FOLLOWED_UP", "0");
    assert_in_june(*state, "CASE.CLOSED", "8");
    assert_in_june(*state, "CASE.SUCCESSFUL", "5");
    assert_in_june(*state, "CASE.SUCCESS", "62.5%");
    assert_in_june(*state, "CASE.OUTCOME", "37.5%");
    assert_in_june(*state, "CASE.IMPROVE", "37.5%");
    assert_in_june(*state, "CASE.DAYS", "50.0");
    assert_in_june(*state, "CASE.OPEN", "0");
}

static void d6_the_goal_of_eight_rights_cases_counts_those_handled(void **state)
{
    swst_filter *filter = swst_filter_new();

    for (int i = 0; i < 5; i++)
        given_case(*state, "rights", "2026-03-01");
    for (int i = 0; i < 4; i++) {
        int64_t id = given_case(*state, "rights", "2025-11-01");

        if (i < 3)
            assert_ok(swst_case_refer(*state, id, "2026-02-01", "legal aid"));
    }
    given_case(*state, "elder", "2026-03-01");
    assert_ok(swst_filter_set_type(filter, "rights"));
    assert_figure(*state, "CASE.HANDLED", "2026-01-01", "2026-12-31", filter, "8");
    assert_figure(*state, "CASE.NEW", "2026-01-01", "2026-12-31", filter, "5");
    assert_figure(*state, "CASE.HANDLED", "2026-01-01", "2026-12-31", NULL, "9");
    swst_filter_free(filter);
}

static void d7_needs_are_answered_by_cases_and_five_cases_are_followed_up(void **state)
{
    for (int i = 0; i < 8; i++) {
        int64_t id = given_case(*state, "family", "2026-06-02");
        int64_t need = given(*state, "need", "area_id", ID(given_area(*state)), "category",
                             "case", "opened_on", "2026-06-01", "state", "open", NULL);

        if (i < 6)
            assert_ok(change(*state, "case", id, "need_id", ID(need)));
        if (i < 5)
            assert_ok(swst_case_follow_up(*state, id, "2026-06-09", true, 0, 0, NULL, NULL));
    }
    assert_in_june(*state, "CASE.FOLLOWED_UP", "5");
    assert_in_june(*state, "CASE.NEED_RATE", "75.0%");
}

static void d8_maths_from_52_to_78_is_an_improvement_once_reviewed(void **state)
{
    int64_t id = given_case(*state, "child", "2026-03-01");
    int64_t maths = given(*state, "case_goal", "case_id", ID(id), "scale", "maths", "unit",
                          "points", "baseline", "52", "direction", "up", "is_main", "true", NULL);

    given(*state, "case_score", "case_goal_id", ID(maths), "happened_on", "2026-06-20", "score",
          "78", NULL);
    assert_in_june(*state, "CASE.IMPROVE", "0.0%");
    assert_ok(swst_case_review(*state, id, "2026-06-30", NULL));
    assert_in_june(*state, "CASE.IMPROVE", "100.0%");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(c1_a_station_of_six_levels_counts_them_and_their_changes),
        station_test(c2_a_month_of_30_days_asks_for_30_red_and_8_yellow_contacts),
        station_test(c2_yellow_from_monday_to_wednesday_asks_for_nothing),
        station_test(c2_who_was_not_called_yesterday_is_overdue_today),
        station_test(c3_a_greeting_call_is_no_status_review),
        station_test(c5_a_cleaning_day_each_quarter_is_four_a_year),
        station_test(c7_of_15_weekly_home_visits_to_lone_elders_8_were_made),
        station_test(c10_three_children_have_nine_tutorings_a_week),
        station_test(d1_the_eighth_day_makes_a_case_idle_and_no_day_before),
        station_test(d2_success_and_improvement_of_eight_closed_cases_are_two_rates),
        station_test(d6_the_goal_of_eight_rights_cases_counts_those_handled),
        station_test(d7_needs_are_answered_by_cases_and_five_cases_are_followed_up),
        station_test(d8_maths_from_52_to_78_is_an_improvement_once_reviewed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
