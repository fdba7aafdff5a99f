/* Programmes, enrolments and tasks as the seeds tell of them: C3, C5, C6, C7,
 * C9, C10, E3, F9, F10, F11. */
#include "../support/station.h"

#include <stdio.h>

typedef swst_status reporter(swst_store *, const char *, const char *, const char *,
                           const swst_filter *, swst_table **);

static swst_table *ask(reporter *asked, swst_store *store, const char *from, const char *to,
                       const char *as_of)
{
    swst_table *table = NULL;

    assert_ok(asked(store, from, to, as_of, NULL, &table));
    return table;
}

static int64_t sum_of(const swst_table *table, const char *column)
{
    int64_t sum = 0;

    for (size_t row = 0; row < swst_table_rows(table); row++)
        sum += swst_table_int(table, row, column);
    return sum;
}

static int64_t given_service(swst_store *store, int64_t programme, const char *times,
                             const char *per, const char *purpose)
{
    return given(store, "contact_rule", "programme_id", ID(programme), "times", times, "per", per,
                 "channels", "home,station", "purpose", purpose, NULL);
}

static int64_t enrolled(swst_store *store, int64_t programme, int64_t client, const char *on)
{
    int64_t enrolment = 0;

    assert_ok(swst_programme_enrol(store, programme, client, on, &enrolment));
    return enrolment;
}

static void served(swst_store *store, int64_t client, const char *on, const char *purpose)
{
    given(store, "visit", "client_id", ID(client), "visited_on", on, "channel", "home", "result",
          "done", "purpose", purpose, NULL);
}

/* -------------------------------------------------------------------- contacts */

static void c3_a_greeting_call_is_no_status_review(void **state)
{
    int64_t red;
    swst_table *table;
    size_t greeting, review;

    assert_ok(swst_station_found(*state, "东陂镇社工站", "441882107", NULL));
    red = given_client(*state, given_village(*state, "441882107201"));
    given_tier(*state, red, "red", "2026-03-02", NULL);
    for (int day = 2; day <= 8; day++) {                /* a call on every day of the week */
        char on[] = "2026-03-00";

        on[9] = (char)('0' + day);
        given_visit(*state, red, on, "phone");
    }
    assert_ok(swst_report_due(*state, "2026-03-08", NULL, &table));
    assert_int_equal(swst_table_rows(table), 2);
    greeting = row_of(table, "state", "met", NULL, NULL);
    review = row_of(table, "state", "due", NULL, NULL);
    assert_cell(table, greeting, "done", "1");
    assert_cell(table, review, "required", "1");
    assert_cell(table, review, "done", "0");
    assert_cell(table, review, "due_on", "2026-03-08");
    swst_table_free(table);

    given(*state, "visit", "client_id", ID(red), "visited_on", "2026-03-08", "channel", "phone",
          "result", "done", "purpose", "review", NULL);
    assert_ok(swst_report_due(*state, "2026-03-08", NULL, &table));
    for (size_t row = 0; row < 2; row++)
        assert_cell(table, row, "state", "met");
    swst_table_free(table);
}

static void c5_twenty_people_have_a_cleaning_day_each_quarter(void **state)
{
    int64_t area = given_area(*state), first = 0;
    int64_t programme = given(*state, "programme", "name", "家庭清洁日", NULL);
    swst_table *table;

    given_service(*state, programme, "1", "quarter", "life_help");
    for (int i = 0; i < 20; i++) {
        int64_t client = given_client(*state, area);

        enrolled(*state, programme, client, "2026-01-01");
        first = first ? first : client;
    }
    served(*state, first, "2026-02-10", "life_help");
    served(*state, first, "2026-05-10", "life_help");
    served(*state, first, "2026-08-10", "life_help");
    served(*state, first, "2026-09-10", "life_help");   /* twice in a quarter is once */
    table = ask(swst_report_enrolments, *state, "2026-01-01", "2026-12-31", "2026-12-31");
    assert_int_equal(swst_table_rows(table), 20 * 4);
    assert_int_equal(sum_of(table, "required"), 20 * 4);
    assert_int_equal(sum_of(table, "done"), 3);
    assert_cell(table, 0, "bucket_from", "2026-01-01");
    assert_cell(table, 0, "bucket_to", "2026-03-31");
    assert_cell(table, 0, "fulfilled", "true");
    assert_cell(table, 3, "bucket_to", "2026-12-31");
    assert_cell(table, 3, "fulfilled", "false");
    swst_table_free(table);
}

static void c6_three_ones_are_fulfilled_when_all_three_are_done(void **state)
{
    static const struct { const char *on, *purpose, *met, *fulfilled; } lived[] = {
        { "2026-05-04", "health", "1", "false" },
        { "2026-05-04", "company", "2", "false" },
        { "2026-05-20", "company", "2", "false" },      /* once more is not the third */
        { "2026-05-31", "life_help", "3", "true" },
    };
    int64_t programme = given(*state, "programme", "name", "三个一", NULL);
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    given_service(*state, programme, "1", "month", "health");
    given_service(*state, programme, "1", "month", "company");
    given_service(*state, programme, "1", "month", "life_help");
    enrolled(*state, programme, client, "2026-05-01");
    for (size_t i = 0; i < sizeof lived / sizeof *lived; i++) {
        served(*state, client, lived[i].on, lived[i].purpose);
        table = ask(swst_report_enrolments, *state, "2026-05-01", "2026-05-31", "2026-06-01");
        assert_int_equal(swst_table_rows(table), 1);
        assert_cell(table, 0, "rules", "3");
        assert_cell(table, 0, "rules_met", lived[i].met);
        assert_cell(table, 0, "fulfilled", lived[i].fulfilled);
        swst_table_free(table);
    }
}

static void c6_what_is_missing_of_three_ones_waits_on_the_desk(void **state)
{
    int64_t programme = given(*state, "programme", "name", "三个一", NULL);
    int64_t client = given_client(*state, given_area(*state)), enrolment;
    swst_table *table;

    given_service(*state, programme, "1", "month", "health");
    given_service(*state, programme, "1", "month", "company");
    given_service(*state, programme, "1", "month", "life_help");
    enrolment = enrolled(*state, programme, client, "2026-05-01");
    served(*state, client, "2026-05-04", "health");
    table = desk_of(*state, "2026-06-02", SWST_DESK_LIST_ENROLMENTS, 0);
    assert_int_equal(swst_table_rows(table), 3);
    for (size_t row = 0; row < 3; row++) {
        assert_cell(table, row, "about", "enrolment");
        assert_cell(table, row, "about_id", ID(enrolment));
        assert_cell(table, row, "reason", "三个一");
        assert_cell(table, row, "due_on", row < 2 ? "2026-05-31" : "2026-06-30");
        assert_cell(table, row, "days_overdue", row < 2 ? "2" : "0");
    }
    swst_table_free(table);
}

static void c7_the_visiting_day_of_remote_villages_is_every_wednesday(void **state)
{
    int64_t programme = given(*state, "programme", "name", "远郊走访日", "type", "home_service",
                              "starts_on", "2026-01-01", "recurrence", "FREQ=WEEKLY;BYDAY=WE",
                              NULL);
    int64_t made = 0;
    swst_table *table;

    assert_ok(swst_programme_plan(*state, programme, "2026-03-01", "2026-03-31", &made));
    assert_int_equal(made, 4);                          /* 4, 11, 18, 25 */
    table = desk_of(*state, "2026-03-11", SWST_DESK_LIST_SESSIONS, 0);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 0, "due_on", "2026-03-04");
    assert_cell(table, 0, "reason", "overdue");
    assert_cell(table, 1, "due_on", "2026-03-11");
    assert_cell(table, 1, "reason", "today");
    swst_table_free(table);
}

static int64_t given_task(swst_store *store, const char *title, const char *due_on,
                          const char *recurrence)
{
    return given(store, "task", "title", title, "due_on", due_on, "recurrence", recurrence, NULL);
}

static void c9_a_survey_every_second_week_is_due_26_times_in_2026(void **state)
{
    int64_t survey = given_task(*state, "满意度调查", "2026-01-05", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO");
    int64_t meeting = given_task(*state, "周例会", "2026-01-05", "FREQ=WEEKLY;BYDAY=MO");
    int64_t monthly = given_task(*state, "月度报告", "2026-01-31", "FREQ=MONTHLY;BYMONTHDAY=-1");
    swst_table *table;
    int64_t due;
    size_t row;

    assert_ok(swst_task_do(*state, survey, NULL, "2026-01-05"));
    assert_ok(swst_task_do(*state, survey, NULL, "2026-01-20"));        /* a day late */
    assert_ok(swst_task_do(*state, meeting, "2026-03-02", "2026-03-02"));
    table = ask(swst_report_tasks, *state, "2026-01-01", "2026-12-31", "2026-12-31");
    assert_int_equal(swst_table_rows(table), 3);
    row = row_of(table, "task_id", ID(survey), NULL, NULL);
    due = swst_table_int(table, row, "due");
    assert_in_range(due, 24, 27);
    assert_int_equal(due, 26);
    assert_cell(table, row, "done", "2");
    assert_cell(table, row, "on_time", "1");
    assert_cell(table, row, "late", "1");
    assert_cell(table, row, "open", "24");
    assert_cell(table, row_of(table, "task_id", ID(meeting), NULL, NULL), "due", "52");
    assert_cell(table, row_of(table, "task_id", ID(monthly), NULL, NULL), "due", "12");
    swst_table_free(table);
}

static void c9_the_station_s_own_duties_wait_on_the_desk(void **state)
{
    int64_t survey = given_task(*state, "满意度调查", "2026-01-05", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO");
    swst_table *table;

    assert_ok(swst_task_do(*state, survey, NULL, "2026-01-05"));
    table = desk_of(*state, "2026-01-11", SWST_DESK_LIST_TASKS, 0);
    assert_int_equal(swst_table_rows(table), 0);        /* next: the 19th, in no week that runs */
    swst_table_free(table);
    table = desk_of(*state, "2026-02-03", SWST_DESK_LIST_TASKS, 0);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "about_id", ID(survey));
    assert_cell(table, 0, "due_on", "2026-01-19");
    assert_cell(table, 0, "days_overdue", "15");
    assert_cell(table, 0, "required", "3");             /* 5 and 19 January, 2 February */
    assert_cell(table, 0, "done", "1");
    swst_table_free(table);
}

static void c10_three_children_with_three_tutorings_a_week_are_nine_required(void **state)
{
    int64_t area = given_area(*state);
    int64_t programme = given(*state, "programme", "name", "作业加油站", "starts_on", "2026-03-02",
                              "recurrence", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", NULL);
    int64_t made = 0;
    swst_table *table;

    given_service(*state, programme, "3", "week", "company");
    for (int child = 0; child < 3; child++) {
        int64_t client = given_client(*state, area);

        enrolled(*state, programme, client, "2026-03-02");
        served(*state, client, "2026-03-02", "company");
        served(*state, client, "2026-03-04", "company");
    }
    table = ask(swst_report_enrolments, *state, "2026-03-02", "2026-03-08", "2026-03-08");
    assert_int_equal(swst_table_rows(table), 3);
    assert_int_equal(sum_of(table, "required"), 9);
    assert_int_equal(sum_of(table, "done"), 6);
    swst_table_free(table);
    assert_ok(swst_programme_plan(*state, programme, "2026-03-02", "2026-03-08", &made));
    assert_int_equal(made, 5);                          /* Monday to Friday */
}

/* ------------------------------------------------------------------ programmes */

static void hold(swst_store *store, int64_t activity, const char *on)
{
    assert_ok(change(store, "activity", activity, "held_on", on));
    assert_ok(change(store, "activity", activity, "state", "held"));
}

static void e3_twenty_sessions_of_four_runs_are_held_against_their_plan(void **state)
{
    int64_t programme = given(*state, "programme", "name", "情绪管理", "planned_runs", "4",
                              "planned_sessions", "20", "starts_on", "2026-03-01", "ends_on",
                              "2026-05-20", NULL);
    int64_t group = given(*state, "group", "name", "第一期", "type", "growth", "stage", "forming",
                          "programme_id", ID(programme), "planned_sessions", "5", "min_members",
                          "8", "max_members", "10", "starts_on", "2026-03-02", NULL);
    swst_table *table;

    given(*state, "group", "name", "第二期", "type", "growth", "stage", "preparing",
          "programme_id", ID(programme), "starts_on", "2026-03-30", NULL);
    for (int i = 0; i < 5; i++)
        given(*state, "activity", "title", "情绪管理", "type", "group_session", "group_id",
              ID(group), "state", i < 3 ? "held" : "planned",
              i < 3 ? "held_on" : "planned_on", i < 3 ? "2026-03-10" : "2026-04-10", NULL);
    table = ask(swst_report_programmes, *state, "2026-03-01", "2026-05-20", "2026-04-30");
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "runs_planned", "4");
    assert_cell(table, 0, "runs", "1");
    assert_cell(table, 0, "planned_sessions", "20");
    assert_cell(table, 0, "planned", "2");
    assert_cell(table, 0, "held", "3");
    assert_cell(table, 0, "overdue", "2");
    assert_cell(table, 0, "sessions_rate", "15.0%");
    swst_table_free(table);
}

static int64_t activity_on(swst_store *store, const char *series_on)
{
    swst_query *query = swst_query_new(swst_kind_find("activity"));
    swst_cursor *cursor = NULL;
    int64_t id;

    assert_ok(swst_query_where(query, "series_on", "=", series_on));
    assert_ok(swst_query_run(store, query, &cursor));
    assert_status(SWST_ROW, swst_cursor_next(cursor));
    id = swst_record_id(swst_cursor_record(cursor));
    swst_cursor_free(cursor);
    swst_query_free(query);
    return id;
}

static void f9_the_saturday_class_has_39_days_from_april_to_december(void **state)
{
    int64_t programme = given(*state, "programme", "name", "周六课堂", "starts_on", "2026-04-01",
                              "ends_on", "2026-12-31", "recurrence", "FREQ=WEEKLY;BYDAY=SA",
                              "planned_sessions", "39", "area_id", ID(given_area(*state)), NULL);
    int64_t made = 0;
    swst_table *table;

    assert_ok(swst_programme_plan(*state, programme, "2026-01-01", "2027-06-30", &made));
    assert_int_equal(made, 39);
    assert_ok(swst_programme_plan(*state, programme, "2026-01-01", "2027-06-30", &made));
    assert_int_equal(made, 0);
    assert_ok(change(*state, "activity", activity_on(*state, "2026-10-03"), "state", "cancelled"));
    hold(*state, activity_on(*state, "2026-04-04"), "2026-04-04");
    assert_ok(swst_programme_plan(*state, programme, "2026-01-01", "2027-06-30", &made));
    assert_int_equal(made, 0);                          /* what was cancelled stays away */
    table = ask(swst_report_programmes, *state, "2026-04-01", "2026-12-31", "2026-12-31");
    assert_cell(table, 0, "expected", "38");
    assert_cell(table, 0, "planned", "37");
    assert_cell(table, 0, "held", "1");
    assert_cell(table, 0, "cancelled", "1");
    assert_cell(table, 0, "overdue", "37");
    assert_cell(table, 0, "sessions_rate", "2.6%");
    swst_table_free(table);
}

static void f10_seven_villages_with_a_lecture_a_month_are_84(void **state)
{
    int64_t programme = given(*state, "programme", "name", "四点半课堂", "type", "lecture",
                              "starts_on", "2026-01-01", "recurrence", "FREQ=MONTHLY;BYDAY=2WE",
                              "planned_sessions", "84", NULL);
    int64_t made = 0;
    swst_table *table;

    for (int i = 1; i <= 7; i++) {
        char code[16];

        snprintf(code, sizeof code, "44188210720%d", i);
        given(*state, "programme_site", "programme_id", ID(programme), "area_id",
              ID(given_village(*state, code)), NULL);
    }
    assert_ok(swst_programme_plan(*state, programme, "2026-01-01", "2026-12-31", &made));
    assert_int_equal(made, 84);
    hold(*state, activity_on(*state, "2026-01-14"), "2026-01-15");
    table = ask(swst_report_programmes, *state, "2026-01-01", "2026-12-31", "2026-12-31");
    assert_int_equal(swst_table_rows(table), 1 + 7);
    assert_cell(table, 0, "area_code", "");
    assert_cell(table, 0, "expected", "84");
    assert_cell(table, 0, "site_months", "84");
    assert_cell(table, 0, "site_months_met", "1");
    assert_cell(table, 1, "area_code", "441882107201");
    assert_cell(table, 1, "expected", "12");
    assert_cell(table, 1, "site_months", "12");
    assert_cell(table, 1, "site_months_met", "1");
    assert_cell(table, 7, "area_code", "441882107207");
    assert_cell(table, 7, "site_months_met", "0");
    swst_table_free(table);
    table = ask(swst_report_programmes, *state, "2026-01-01", "2026-12-31", "2026-06-15");
    assert_cell(table, 0, "site_months", "35");         /* five months have ended */
    swst_table_free(table);
}

static void f11_eight_runs_of_twenty_hours_are_160_hours_of_class(void **state)
{
    int64_t programme = given(*state, "programme", "name", "残疾人技能培训", "planned_runs", "8",
                              "planned_minutes", "9600", "type", "training", NULL);
    int64_t first = given_client(*state, given_area(*state));
    int64_t second = given_client(*state, given_area(*state));
    swst_table *table;

    for (int run = 0; run < 8; run++) {
        int64_t group, activity;

        group = given(*state, "group", "name", "期", "type", "educational", "stage", "ended",
                      "programme_id", ID(programme), "starts_on", "2026-03-02", "ends_on",
                      "2026-06-30", NULL);
        activity = given(*state, "activity", "title", "培训", "type", "training", "group_id",
                         ID(group), "programme_id", ID(programme), "state", "held", "held_on",
                         "2026-03-10", "minutes", "1200", NULL);
        given(*state, "attendance", "activity_id", ID(activity), "client_id", ID(first),
              "presence", "present", "minutes", "1200", NULL);
        given(*state, "attendance", "activity_id", ID(activity), "client_id", ID(second),
              "presence", run ? "excused" : "late", "minutes", "600", NULL);
    }
    table = ask(swst_report_programmes, *state, "2026-01-01", "2026-12-31", "2026-12-31");
    assert_cell(table, 0, "runs_planned", "8");
    assert_cell(table, 0, "runs", "8");
    assert_cell(table, 0, "runs_ended", "8");
    assert_cell(table, 0, "minutes_planned", "9600");
    assert_cell(table, 0, "minutes", "9600");           /* 160 hours */
    assert_cell(table, 0, "attendee_minutes", "10200"); /* apart: 8 × 1200 + 600 */
    assert_cell(table, 0, "people", "2");
    assert_cell(table, 0, "person_times", "9");
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(c3_a_greeting_call_is_no_status_review),
        station_test(c5_twenty_people_have_a_cleaning_day_each_quarter),
        station_test(c6_three_ones_are_fulfilled_when_all_three_are_done),
        station_test(c6_what_is_missing_of_three_ones_waits_on_the_desk),
        station_test(c7_the_visiting_day_of_remote_villages_is_every_wednesday),
        station_test(c9_a_survey_every_second_week_is_due_26_times_in_2026),
        station_test(c9_the_station_s_own_duties_wait_on_the_desk),
        station_test(c10_three_children_with_three_tutorings_a_week_are_nine_required),
        station_test(e3_twenty_sessions_of_four_runs_are_held_against_their_plan),
        station_test(f9_the_saturday_class_has_39_days_from_april_to_december),
        station_test(f10_seven_villages_with_a_lecture_a_month_are_84),
        station_test(f11_eight_runs_of_twenty_hours_are_160_hours_of_class),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
