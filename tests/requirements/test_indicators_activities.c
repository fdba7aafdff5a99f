/* Figures of groups, activities, festivals and programmes as the seeds tell of them, each
 * asked for as an indicator: C5, C6, C10, E1, E3, E5, F1 to F5, F8 to F12, I5. */
#include "../support/station.h"

#include <stdio.h>

#define IN_2022 "2022-01-01", "2022-12-31", "2022-12-31"
#define IN_2026 "2026-01-01", "2026-12-31", "2026-12-31"

/* Of the type, programme or area, if there is one. */
static swst_filter *narrowed(const char *type, int64_t programme)
{
    swst_filter *filter = swst_filter_new();

    assert_ok(swst_filter_set_type(filter, type));
    swst_filter_set_programme(filter, programme);
    return filter;
}

/* The figure in words. */
static void assert_figure(swst_store *store, const char *code, const char *from, const char *to,
                          const char *as_of, swst_filter *filter, const char *expected)
{
    swst_table *table;

    assert_ok(swst_report_indicator(store, code, from, to, as_of, filter, false, &table));
    assert_cell(table, 0, "value", expected);
    swst_table_free(table);
    swst_filter_free(filter);
}

static void assert_share(swst_store *store, const char *code, const char *from, const char *to,
                         const char *as_of, int64_t n, int64_t d)
{
    swst_table *table;
    int64_t part, whole;

    assert_ok(swst_report_indicator(store, code, from, to, as_of, NULL, false, &table));
    assert_true(swst_table_rate(table, 0, "value", &part, &whole));
    assert_int_equal(part, n);
    assert_int_equal(whole, d);
    swst_table_free(table);
}

static int64_t held_in(swst_store *store, const char *type, int64_t area, const char *on)
{
    return given(store, "activity", "title", "活动", "type", type, "state", "held", "held_on", on,
                 "area_id", area ? ID(area) : NULL, NULL);
}

static int64_t given_numbered_village(swst_store *store, int number)
{
    char code[] = "441882107200";

    code[11] = (char)('0' + number);
    return given_village(store, code);
}

/* ----------------------------------------------------------------------- groups */

static void e1_54_of_60_present_in_a_weekly_group_is_90_percent(void **state)
{
    static const char *const days[] = { "2026-06-05", "2026-06-12", "2026-06-19", "2026-06-26" };
    int64_t group = given_mature_group(*state, "2026-05-01", NULL), members[15];
    int noted = 0;

    for (int i = 0; i < 15; i++) {
        members[i] = given_client(*state, given_area(*state));
        given(*state, "group_member", "group_id", ID(group), "client_id", ID(members[i]),
              "joined_on", i < 8 ? "2026-05-01" : "2026-06-01", NULL);
    }
    for (size_t week = 0; week < 4; week++) {
        int64_t session = given_group_session(*state, group, "held", NULL, days[week]);

        for (int i = 0; i < 15; i++, noted++)
            given_attendance(*state, session, members[i], noted % 10 ? "present" : "excused");
    }
    assert_figure(*state, "GROUP.ATTENDANCE", "2026-06-01", "2026-06-30", "2026-06-30", NULL,
                  "90.0%");
    assert_share(*state, "GROUP.ATTENDANCE", "2026-06-01", "2026-06-30", "2026-06-30", 54, 60);
    assert_figure(*state, "GROUP.PERSONS", "2026-05-01", "2026-05-31", "2026-06-30", NULL, "8");
    assert_figure(*state, "GROUP.PERSONS", "2026-06-01", "2026-06-30", "2026-06-30", NULL, "15");
    assert_figure(*state, "GROUP.SESSIONS", "2026-06-01", "2026-06-30", "2026-06-30", NULL, "4");
}

static void e1_twenty_households_in_a_group_are_no_people(void **state)
{
    int64_t group = given_mature_group(*state, "2026-05-01", NULL), sum = 0;

    for (int i = 0; i < 20; i++)
        given(*state, "group_member", "group_id", ID(group), "household_id",
              ID(given_household(*state, given_area(*state))), "joined_on", "2026-05-01", NULL);
    assert_figure(*state, "GROUP.HOUSEHOLDS", IN_2026, NULL, "20");
    assert_figure(*state, "GROUP.PERSONS", IN_2026, NULL, "0");
    assert_status(SWST_EINVALID,
                  swst_unit_add(swst_indicator_unit(swst_indicator_find("GROUP.HOUSEHOLDS")), 20,
                                swst_indicator_unit(swst_indicator_find("GROUP.PERSONS")), 25,
                                &sum));
}

static void e3_four_runs_of_five_sessions_are_twenty_by_20_may(void **state)
{
    int64_t programme = given(*state, "programme", "name", "情绪管理", "planned_runs", "4",
                              "planned_sessions", "20", NULL);

    for (int run = 0; run < 4; run++) {
        int64_t group = given(*state, "group", "name", "情绪管理", "type", "educational", "stage",
                              "ended", "programme_id", ID(programme), "starts_on", "2026-03-02",
                              "ends_on", run < 3 ? "2026-05-20" : "2026-05-21", NULL);

        for (int week = 0; week < 5; week++) {
            char on[16];

            snprintf(on, sizeof on, "2026-04-%02d", 1 + 7 * week % 28 + run);
            given_group_session(*state, group, "held", NULL, on);
        }
    }
    assert_figure(*state, "GROUP.SESSIONS", "2026-01-01", "2026-05-20", "2026-05-20",
                  narrowed(NULL, programme), "20");
    assert_figure(*state, "PROGRAMME.HELD", "2026-01-01", "2026-05-20", "2026-05-20", NULL, "20");
    assert_figure(*state, "PROGRAMME.SESSIONS", "2026-01-01", "2026-05-20", "2026-05-20", NULL,
                  "100.0%");
    assert_figure(*state, "PROGRAMME.RUNS", "2026-01-01", "2026-05-20", "2026-05-20", NULL, "3");
    assert_figure(*state, "PROGRAMME.RUNS", "2026-01-01", "2026-05-21", "2026-05-21", NULL, "4");
    assert_figure(*state, "GROUP.NEW", "2026-03-01", "2026-03-31", "2026-05-20", NULL, "4");
}

static void e5_a_session_is_safe_with_a_plan_and_two_workers_there(void **state)
{
    int64_t group = given_mature_group(*state, "2026-05-01", NULL);
    int64_t first = given_group_session(*state, group, "held", NULL, "2026-05-08");
    int64_t second = given_group_session(*state, group, "held", NULL, "2026-05-15");
    int64_t worker = given_worker(*state, "甲");

    assert_ok(change(*state, "activity", first, "safety_plan", "一人带组，一人巡场"));
    given(*state, "attendance", "activity_id", ID(first), "worker_id", ID(worker), "presence",
          "present", NULL);
    given(*state, "attendance", "activity_id", ID(first), "worker_id",
          ID(given_worker(*state, "乙")), "presence", "late", NULL);
    given(*state, "attendance", "activity_id", ID(second), "worker_id", ID(worker), "presence",
          "present", NULL);
    assert_figure(*state, "ACT.SAFETY_PLAN", IN_2026, NULL, "50.0%");
    assert_figure(*state, "ACT.STAFFED", IN_2026, narrowed("group_session", 0), "50.0%");
}

/* ------------------------------------------------------------------- activities */

static void f1_eight_of_nine_villages_are_below_the_goal_of_90_percent(void **state)
{
    int64_t villages[9];

    for (int i = 0; i < 9; i++) {
        villages[i] = given_numbered_village(*state, i + 1);
        if (i < 8)
            held_in(*state, "community", villages[i], "2022-05-01");
    }
    assert_figure(*state, "ACT.AREAS", IN_2022, NULL, "88.9%");
    assert_share(*state, "ACT.AREAS", IN_2022, 8, 9);
    held_in(*state, "community", villages[8], "2022-06-01");
    assert_figure(*state, "ACT.AREAS", IN_2022, NULL, "100.0%");
}

static void f2_spring_festival_and_dragon_boat_are_two_festivals_of_2022(void **state)
{
    static const struct { const char *festival, *on; } kept[] = {
        { "spring_festival", "2022-02-01" }, { "春节", "2022-02-01" },
        { "dragon_boat", "2022-06-03" }, { NULL, "2022-06-03" },
    };

    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        assert_ok(change(*state, "activity", held_in(*state, "condolence", 0, kept[i].on),
                         "festival", kept[i].festival));
    assert_figure(*state, "FEST.HELD", IN_2022, NULL, "3");
    assert_figure(*state, "FEST.FESTIVALS", IN_2022, NULL, "2");
    assert_figure(*state, "FEST.FESTIVALS", "2022-02-01", "2022-02-28", "2022-12-31", NULL, "1");
}

static void f3_the_double_ninth_of_2026_counts_in_october_and_not_in_september(void **state)
{
    assert_ok(change(*state, "activity", held_in(*state, "community", 0, "2026-10-18"),
                     "festival", "double_ninth"));
    assert_figure(*state, "FEST.FESTIVALS", "2026-09-01", "2026-09-30", "2026-12-31", NULL, "0");
    assert_figure(*state, "FEST.FESTIVALS", "2026-10-01", "2026-10-31", "2026-12-31", NULL, "1");
}

static void f4_eight_cases_three_groups_and_one_event_must_not_add(void **state)
{
    int64_t worker = given_worker(*state, "陈文"), sum = -1;
    swst_unit cases = swst_indicator_unit(swst_indicator_find("CASE.NEW"));
    swst_unit groups = swst_indicator_unit(swst_indicator_find("GROUP.NEW"));
    swst_unit sessions = swst_indicator_unit(swst_indicator_find("ACT.HELD"));

    for (int i = 0; i < 8; i++)
        given(*state, "case", "client_id", ID(given_client(*state, given_area(*state))),
              "worker_id", ID(worker), "opened_on", "2022-06-01", "stage", "intake", NULL);
    for (int i = 0; i < 3; i++)
        given_mature_group(*state, "2022-06-01", NULL);
    held_in(*state, "community", 0, "2022-06-11");
    assert_figure(*state, "CASE.NEW", IN_2022, NULL, "8");
    assert_figure(*state, "GROUP.NEW", IN_2022, NULL, "3");
    assert_figure(*state, "ACT.HELD", IN_2022, NULL, "1");
    assert_status(SWST_EINVALID, swst_unit_add(cases, 8, groups, 3, &sum));
    assert_error("units_differ", NULL);
    assert_status(SWST_EINVALID, swst_unit_add(groups, 3, sessions, 1, &sum));
    assert_status(SWST_EINVALID, swst_unit_add(cases, 8, sessions, 1, &sum));
    assert_int_equal(sum, -1);
}

static void f5_a_head_count_of_200_is_in_no_coverage(void **state)
{
    int64_t area = given_area(*state);
    int64_t event = held_in(*state, "community", area, "2022-06-11");

    for (int i = 0; i < 2; i++)
        given_client(*state, area);
    given_attendance(*state, event, given_client(*state, area), "present");
    given_client(*state, area);
    assert_ok(change(*state, "activity", event, "headcount", "200"));
    assert_ok(change(*state, "activity", event, "minutes", "180"));
    assert_figure(*state, "ACT.HEADCOUNT", IN_2022, NULL, "200");
    assert_figure(*state, "ACT.MINUTES", IN_2022, NULL, "180");
    assert_figure(*state, "ACT.PEOPLE", IN_2022, NULL, "1");
    assert_figure(*state, "ACT.PERSON_TIMES", IN_2022, NULL, "1");
    assert_figure(*state, "ACT.COVERAGE", IN_2022, NULL, "25.0%");
}

static void f8_twelve_campaigns_are_twelve_of_their_type(void **state)
{
    for (int i = 0; i < 12; i++) {
        char on[16];

        snprintf(on, sizeof on, "2026-%02d-15", i + 1);
        held_in(*state, "publicity", 0, on);
    }
    held_in(*state, "community", 0, "2026-06-01");
    assert_figure(*state, "ACT.HELD", IN_2026, narrowed("publicity", 0), "12");
    assert_figure(*state, "ACT.HELD", IN_2026, NULL, "13");
    assert_figure(*state, "ACT.HELD", "2026-01-01", "2026-12-31", "2026-06-14",
                  narrowed("publicity", 0), "5");
}

static void f12_six_trainings_of_120_person_times_have_20_each(void **state)
{
    int64_t clients[20];

    for (int i = 0; i < 20; i++)
        clients[i] = given_client(*state, given_area(*state));
    for (int run = 0; run < 6; run++) {
        int64_t training = held_in(*state, "training", 0, "2026-04-10");

        for (int i = 0; i < 20; i++)
            given_attendance(*state, training, clients[i], "present");
    }
    assert_figure(*state, "ACT.PERSON_TIMES", IN_2026, narrowed("training", 0), "120");
    assert_figure(*state, "ACT.PEOPLE", IN_2026, narrowed("training", 0), "20");
    assert_figure(*state, "ACT.AVERAGE", IN_2026, narrowed("training", 0), "20.0");
}

/* ------------------------------------------------------------------- programmes */

/* Every activity of the programme, on the day of its series. */
static void hold_all(swst_store *store, int64_t programme)
{
    enum { MOST = 100 };
    swst_query *query = swst_query_new(swst_kind_find("activity"));
    swst_cursor *cursor = NULL;
    struct { int64_t id; char *on; } found[MOST];
    size_t count = 0;

    assert_ok(swst_query_where(query, "programme_id", "=", ID(programme)));
    assert_ok(swst_query_run(store, query, &cursor));
    while (count < MOST && swst_cursor_next(cursor) == SWST_ROW) {
        found[count].id = swst_record_id(swst_cursor_record(cursor));
        assert_ok(swst_record_get(swst_cursor_record(cursor), "series_on", &found[count].on));
        count++;
    }
    swst_cursor_free(cursor);
    swst_query_free(query);
    for (size_t i = 0; i < count; i++) {
        assert_ok(swst_activity_hold(store, found[i].id, found[i].on, 60, -1, NULL));
        swst_free(found[i].on);
    }
}

static void f9_the_saturday_class_is_39_sessions_from_april_to_december(void **state)
{
    int64_t programme = given(*state, "programme", "name", "周六课堂", "starts_on", "2026-04-01",
                              "ends_on", "2026-12-31", "recurrence", "FREQ=WEEKLY;BYDAY=SA",
                              "planned_sessions", "39", NULL);
    int64_t made = 0;

    assert_ok(swst_programme_plan(*state, programme, "2026-01-01", "2026-12-31", &made));
    assert_int_equal(made, 39);
    assert_figure(*state, "ACT.PLANNED", IN_2026, narrowed(NULL, programme), "39");
    assert_share(*state, "PROGRAMME.RECURRENCE", IN_2026, 0, 39);
    hold_all(*state, programme);
    assert_figure(*state, "PROGRAMME.HELD", IN_2026, NULL, "39");
    assert_share(*state, "PROGRAMME.RECURRENCE", IN_2026, 39, 39);
    assert_share(*state, "PROGRAMME.SESSIONS", IN_2026, 39, 39);
}

static void f9_a_camp_of_five_days_has_four_nights(void **state)
{
    int64_t camp = held_in(*state, "community", 0, "2026-07-20");

    assert_ok(change(*state, "activity", camp, "days", "5"));
    assert_figure(*state, "ACT.NIGHTS", IN_2026, NULL, "4");
}

static void f10_seven_villages_with_a_lecture_a_month_are_84(void **state)
{
    int64_t programme = given(*state, "programme", "name", "四点半课堂", "starts_on", "2026-01-01",
                              "recurrence", "FREQ=MONTHLY;BYDAY=2WE", NULL);
    int64_t made = 0;

    for (int i = 1; i <= 7; i++)
        given(*state, "programme_site", "programme_id", ID(programme), "area_id",
              ID(given_numbered_village(*state, i)), NULL);
    assert_share(*state, "PROGRAMME.SITE_MONTHS", IN_2026, 0, 84);
    assert_share(*state, "PROGRAMME.SITE_MONTHS", "2026-01-01", "2026-12-31", "2026-06-15", 0,
                 35);
    assert_ok(swst_programme_plan(*state, programme, "2026-01-01", "2026-12-31", &made));
    hold_all(*state, programme);
    assert_share(*state, "PROGRAMME.SITE_MONTHS", IN_2026, 84, 84);
    assert_figure(*state, "ACT.AREAS", "2026-03-01", "2026-03-31", "2026-12-31",
                  narrowed(NULL, programme), "100.0%");
}

static void f11_eight_runs_of_twenty_hours_are_160_hours(void **state)
{
    int64_t programme = given(*state, "programme", "name", "残疾人技能培训", "planned_runs", "8",
                              NULL);
    int64_t client = given_client(*state, given_area(*state));

    for (int run = 0; run < 8; run++) {
        int64_t group = given(*state, "group", "name", "期", "type", "educational", "stage",
                              "ended", "programme_id", ID(programme), "starts_on", "2026-03-02",
                              "ends_on", "2026-06-30", NULL);
        int64_t class = given(*state, "activity", "title", "培训", "type", "training", "group_id",
                              ID(group), "state", "held", "held_on", "2026-03-10", "minutes",
                              "1200", NULL);

        given(*state, "attendance", "activity_id", ID(class), "client_id", ID(client),
              "presence", "present", "minutes", run ? "1200" : "600", NULL);
    }
    assert_figure(*state, "PROGRAMME.MINUTES", IN_2026, NULL, "9600");      /* 160 hours */
    assert_figure(*state, "PROGRAMME.ATTENDEE_MINUTES", IN_2026, NULL, "9000");
    assert_figure(*state, "PROGRAMME.RUNS", IN_2026, narrowed(NULL, programme), "8");
    assert_figure(*state, "PROGRAMME.PERSON_TIMES", IN_2026, NULL, "8");
    assert_figure(*state, "PROGRAMME.PEOPLE", IN_2026, NULL, "1");
}

/* ------------------------------------------------------------ enrolments, outcomes */

static void i5_15_of_35_who_want_work_are_employed_and_that_is_verified(void **state)
{
    int64_t programme = given(*state, "programme", "name", "就业支持", NULL);
    int64_t other = given(*state, "programme", "name", "技能培训", NULL);
    int64_t worker = given_worker(*state, "甲");

    for (int i = 0; i < 35; i++) {
        int64_t client = given_client(*state, given_area(*state));
        bool is_employed = i < 17;

        given(*state, "enrolment", "programme_id", ID(programme), "client_id", ID(client),
              "starts_on", "2026-01-05", "outcome", is_employed ? "就业" : NULL, "outcome_on",
              is_employed ? "2026-06-01" : NULL, "verified_by_id",
              i < 15 ? ID(worker) : NULL, NULL);
        if (!i)                             /* the same person once more */
            given(*state, "enrolment", "programme_id", ID(other), "client_id", ID(client),
                  "starts_on", "2026-02-01", "outcome", "就业", "outcome_on", "2026-06-01",
                  "verified_by_id", ID(worker), NULL);
    }
    assert_figure(*state, "PROGRAMME.OUTCOME", IN_2026, NULL, "42.9%");
    assert_share(*state, "PROGRAMME.OUTCOME", IN_2026, 15, 35);
    assert_share(*state, "PROGRAMME.OUTCOME", "2026-01-01", "2026-12-31", "2026-05-31", 0, 35);
    assert_figure(*state, "PROGRAMME.ENROLLED", IN_2026, NULL, "35");
}

static int64_t given_service(swst_store *store, const char *name, const char *times,
                             const char *per, const char *const *purposes)
{
    int64_t programme = given(store, "programme", "name", name, NULL);

    for (; *purposes; purposes++)
        given(store, "contact_rule", "programme_id", ID(programme), "times", times, "per", per,
              "channels", "home,station", "purpose", *purposes, NULL);
    return programme;
}

static int64_t enrolled(swst_store *store, int64_t programme, const char *on)
{
    int64_t client = given_client(store, given_area(store)), enrolment;

    assert_ok(swst_programme_enrol(store, programme, client, on, &enrolment));
    return client;
}

static void served(swst_store *store, int64_t client, const char *on, const char *purpose)
{
    given(store, "visit", "client_id", ID(client), "visited_on", on, "channel", "home", "result",
          "done", "purpose", purpose, NULL);
}

static void c5_twenty_people_have_four_cleaning_days_a_year(void **state)
{
    int64_t programme = given_service(*state, "家庭清洁日", "1", "quarter",
                                      (const char *const[]){ "life_help", NULL });
    int64_t client = 0;

    for (int i = 0; i < 20; i++)
        client = enrolled(*state, programme, "2026-01-01");
    served(*state, client, "2026-02-10", "life_help");
    served(*state, client, "2026-08-10", "life_help");
    served(*state, client, "2026-09-10", "life_help");  /* twice in a quarter is once */
    assert_share(*state, "PROGRAMME.COMPLIANCE", IN_2026, 2, 20 * 4);
    assert_share(*state, "PROGRAMME.FULFILLED", IN_2026, 2, 20 * 4);
}

static void c6_three_ones_are_fulfilled_when_all_three_are_done(void **state)
{
    static const char *const three[] = { "health", "company", "life_help", NULL };
    int64_t programme = given_service(*state, "三个一", "1", "month", three);
    int64_t client = enrolled(*state, programme, "2026-05-01");

    served(*state, client, "2026-05-04", "health");
    served(*state, client, "2026-05-20", "company");
    assert_share(*state, "PROGRAMME.COMPLIANCE", "2026-05-01", "2026-05-31", "2026-06-01", 2, 3);
    assert_share(*state, "PROGRAMME.FULFILLED", "2026-05-01", "2026-05-31", "2026-06-01", 0, 1);
    served(*state, client, "2026-05-31", "life_help");
    assert_share(*state, "PROGRAMME.COMPLIANCE", "2026-05-01", "2026-05-31", "2026-06-01", 3, 3);
    assert_share(*state, "PROGRAMME.FULFILLED", "2026-05-01", "2026-05-31", "2026-06-01", 1, 1);
}

static void c10_three_children_with_three_tutorings_a_week_are_nine(void **state)
{
    int64_t programme = given_service(*state, "作业加油站", "3", "week",
                                      (const char *const[]){ "company", NULL });

    for (int child = 0; child < 3; child++) {
        int64_t client = enrolled(*state, programme, "2026-03-02");

        served(*state, client, "2026-03-02", "company");
        served(*state, client, "2026-03-04", "company");
    }
    assert_share(*state, "PROGRAMME.COMPLIANCE", "2026-03-02", "2026-03-08", "2026-03-08", 6, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(e1_54_of_60_present_in_a_weekly_group_is_90_percent),
        station_test(e1_twenty_households_in_a_group_are_no_people),
        station_test(e3_four_runs_of_five_sessions_are_twenty_by_20_may),
        station_test(e5_a_session_is_safe_with_a_plan_and_two_workers_there),
        station_test(f1_eight_of_nine_villages_are_below_the_goal_of_90_percent),
        station_test(f2_spring_festival_and_dragon_boat_are_two_festivals_of_2022),
        station_test(f3_the_double_ninth_of_2026_counts_in_october_and_not_in_september),
        station_test(f4_eight_cases_three_groups_and_one_event_must_not_add),
        station_test(f5_a_head_count_of_200_is_in_no_coverage),
        station_test(f8_twelve_campaigns_are_twelve_of_their_type),
        station_test(f12_six_trainings_of_120_person_times_have_20_each),
        station_test(f9_the_saturday_class_is_39_sessions_from_april_to_december),
        station_test(f9_a_camp_of_five_days_has_four_nights),
        station_test(f10_seven_villages_with_a_lecture_a_month_are_84),
        station_test(f11_eight_runs_of_twenty_hours_are_160_hours),
        station_test(i5_15_of_35_who_want_work_are_employed_and_that_is_verified),
        station_test(c5_twenty_people_have_four_cleaning_days_a_year),
        station_test(c6_three_ones_are_fulfilled_when_all_three_are_done),
        station_test(c10_three_children_with_three_tutorings_a_week_are_nine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
