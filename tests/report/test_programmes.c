/* Programmes against their plans. */
#include "../support/station.h"

#include "base/calendar.h"

#include <stdlib.h>

static swst_table *programmes(swst_store *store, const char *from, const char *to,
                              const char *as_of, const swst_filter *filter)
{
    swst_table *table = NULL;

    assert_ok(swst_report_programmes(store, from, to, as_of, filter, &table));
    return table;
}

static int64_t given_held(swst_store *store, int64_t programme, int64_t area, const char *on)
{
    return given(store, "activity", "title", "讲座", "type", "lecture", "state", "held",
                 "programme_id", ID(programme), "area_id", ID(area), "held_on", on, "minutes",
                 "60", NULL);
}

static void attends(swst_store *store, int64_t activity, int64_t client, const char *presence)
{
    given(store, "attendance", "activity_id", ID(activity), "client_id", ID(client), "presence",
          presence, NULL);
}

static int64_t given_site(swst_store *store, int64_t programme, int64_t area, const char *from,
                          const char *to)
{
    return given(store, "programme_site", "programme_id", ID(programme), "area_id", ID(area),
                 "starts_on", from, "ends_on", to, NULL);
}

static void a_programme_and_its_site_fill_every_column(void **state)
{
    static const struct { const char *name, *whole, *site; } columns[] = {
        { "programme_id", "", "" }, { "name", "四点半课堂", "四点半课堂" },
        { "area_code", "", "441882107201" }, { "planned_sessions", "10", NULL },
        { "expected", "8", "8" },       /* nine Wednesdays, one called off */
        { "planned", "2", "2" }, { "held", "2", "1" }, { "cancelled", "1", "1" },
        { "postponed", "1", "1" }, { "overdue", "1", "1" }, { "sessions_rate", "20.0%", NULL },
        { "runs_planned", "2", NULL }, { "runs", "1", NULL }, { "runs_ended", "0", NULL },
        { "people_planned", "30", NULL }, { "people", "3", "2" }, { "person_times", "2", "2" },
        { "minutes_planned", "600", NULL }, { "minutes", "120", "60" },
        { "attendee_minutes", "0", "0" }, { "site_months_met", "1", "1" },
        { "site_months", "2", "2" },
    };
    int64_t site = given_village(*state, "441882107201");
    int64_t other = given_village(*state, "441882107202");
    int64_t programme = given(*state, "programme", "name", "四点半课堂", "starts_on", "2026-03-01",
                              "recurrence", "FREQ=WEEKLY;BYDAY=WE", "planned_sessions", "10",
                              "planned_runs", "2", "planned_people", "30", "planned_minutes",
                              "600", NULL);
    int64_t activity, enrolment, first = given_client(*state, site);
    swst_table *table;

    given_site(*state, programme, site, "2026-03-01", "2026-12-31");
    activity = given_held(*state, programme, site, "2026-03-04");
    attends(*state, activity, first, "present");
    attends(*state, activity, given_client(*state, site), "late");
    attends(*state, activity, given_client(*state, site), "excused");
    given_held(*state, programme, other, "2026-04-08");
    for (int i = 0; i < 4; i++) {
        static const char *const states[] = { "cancelled", "postponed", "planned", "planned" };
        static const char *const days[] = { "2026-03-11", "2026-03-18", "2026-03-25",
                                            "2026-04-30" };

        given(*state, "activity", "title", "讲座", "type", "lecture", "state", states[i],
              "programme_id", ID(programme), "area_id", ID(site), "planned_on", days[i],
              "series_on", i == 3 ? "2026-04-29" : days[i], NULL);
    }
    assert_ok(swst_programme_enrol(*state, programme, given_client(*state, other), "2026-04-30",
                                   &enrolment));
    assert_ok(swst_programme_enrol(*state, programme, given_client(*state, other), "2026-05-01",
                                   &enrolment));
    given(*state, "group", "name", "第一期", "type", "growth", "stage", "forming", "programme_id",
          ID(programme), "starts_on", "2026-03-02", NULL);
    given(*state, "group", "name", "第二期", "type", "growth", "stage", "cancelled",
          "programme_id", ID(programme), "starts_on", "2026-04-02", NULL);
    table = programmes(*state, "2026-03-01", "2026-04-30", "2026-04-30", NULL);
    assert_string_equal(swst_table_name(table), "programmes");
    assert_int_equal(swst_table_columns(table), sizeof columns / sizeof *columns);
    assert_int_equal(swst_table_rows(table), 2);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const swst_field *column = swst_table_column(table, i);

        assert_string_equal(swst_field_name(column), columns[i].name);
        assert_string_not_equal(swst_field_label(column, "en"), swst_field_label(column, "zh"));
        if (strcmp(columns[i].name, "people") == 0)     /* who is enrolled need not be served */
            assert_string_equal(swst_field_label(column, "zh"), "参加人数");
        if (i == 0)
            assert_cell(table, 0, "programme_id", ID(programme));
        else
            assert_cell(table, 0, columns[i].name, columns[i].whole);
        if (!columns[i].site)
            assert_empty(table, 1, columns[i].name);
        else if (i)
            assert_cell(table, 1, columns[i].name, columns[i].site);
    }
    swst_table_free(table);
}

static void a_month_is_due_where_and_when_a_programme_ran_all_of_it(void **state)
{
    int64_t first = given_village(*state, "441882107201");
    int64_t second = given_village(*state, "441882107202");
    int64_t programme = given(*state, "programme", "name", "讲座", "starts_on", "2026-01-02",
                              "ends_on", "2026-06-29", NULL);
    swst_table *table;

    given_site(*state, programme, first, "2026-01-01", "2026-12-31");
    given_site(*state, programme, second, "2026-03-01", "2026-04-10");
    given_site(*state, programme, second, "2026-04-11", "2026-05-30");
    given_held(*state, programme, second, "2026-04-30");
    given_held(*state, programme, second, "2026-05-30");
    table = programmes(*state, "2026-01-01", "2026-12-31", "2026-12-31", NULL);
    assert_int_equal(swst_table_rows(table), 3);
    assert_cell(table, 1, "site_months", "4");          /* February to May */
    assert_cell(table, 1, "site_months_met", "0");
    assert_cell(table, 2, "site_months", "2");          /* March and April */
    assert_cell(table, 2, "site_months_met", "1");
    assert_cell(table, 0, "site_months", "6");
    assert_cell(table, 0, "site_months_met", "1");
    assert_empty(table, 0, "expected");                 /* it has no recurrence */
    swst_table_free(table);
    table = programmes(*state, "2026-01-01", "2026-12-31", "2026-04-29", NULL);
    assert_cell(table, 0, "site_months", "3");          /* February, and March twice */
    swst_table_free(table);
}

static void a_place_with_two_records_is_expected_once(void **state)
{
    int64_t area = given_area(*state);
    int64_t programme = given(*state, "programme", "name", "讲座", "starts_on", "2026-03-01",
                              "recurrence", "FREQ=DAILY", NULL);
    swst_table *table;

    given_site(*state, programme, area, "2026-03-01", "2026-03-10");
    given_site(*state, programme, area, "2026-03-08", "2026-03-20");
    table = programmes(*state, "2026-03-01", "2026-03-31", "2026-03-31", NULL);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 0, "expected", "20");
    assert_cell(table, 1, "expected", "20");
    swst_table_free(table);
    table = programmes(*state, "2026-03-01", "2026-03-31", "2026-03-09", NULL);
    assert_cell(table, 0, "expected", "9");
    swst_table_free(table);
}

static void a_programme_without_a_plan_has_no_rate(void **state)
{
    int64_t programme = given(*state, "programme", "name", "讲座", NULL);
    swst_table *table;

    given_held(*state, programme, given_area(*state), "2026-03-04");
    table = programmes(*state, "2026-03-01", "2026-03-31", "2026-03-31", NULL);
    assert_int_equal(swst_table_rows(table), 1);
    assert_empty(table, 0, "planned_sessions");
    assert_cell(table, 0, "held", "1");
    assert_cell(table, 0, "site_months_met", "1");
    assert_cell(table, 0, "sessions_rate", "-");
    swst_table_free(table);
}

static void more_than_was_planned_is_all_that_was_planned(void **state)
{
    int64_t programme = given(*state, "programme", "name", "讲座", "planned_sessions", "1", NULL);
    swst_table *table;

    given_held(*state, programme, given_area(*state), "2026-03-04");
    given_held(*state, programme, given_area(*state), "2026-03-05");
    table = programmes(*state, "2026-03-01", "2026-03-31", "2026-03-31", NULL);
    assert_cell(table, 0, "held", "2");
    assert_cell(table, 0, "sessions_rate", "100.0%");
    swst_table_free(table);
}

static void only_programmes_that_run_or_have_something_have_rows(void **state)
{
    int64_t over = given(*state, "programme", "name", "去年", "ends_on", "2025-12-31", NULL);
    swst_table *table;

    given(*state, "programme", "name", "明年", "starts_on", "2027-01-01", NULL);
    table = programmes(*state, "2026-01-01", "2026-12-31", "2026-12-31", NULL);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    given_held(*state, over, given_area(*state), "2026-01-03");         /* made up for */
    table = programmes(*state, "2026-01-01", "2026-12-31", "2026-12-31", NULL);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "programme_id", ID(over));
    swst_table_free(table);
    table = programmes(*state, "2026-01-01", "2026-12-31", "2026-01-02", NULL);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

static void programmes_are_chosen_by_area_worker_and_number(void **state)
{
    int64_t first = given_village(*state, "441882107201");
    int64_t second = given_village(*state, "441882107202");
    int64_t owner = given_worker(*state, "Chen"), helper = given_worker(*state, "Wu");
    int64_t mine = given(*state, "programme", "name", "一", "owner_id", ID(owner), "area_id",
                         ID(first), NULL);
    int64_t sited = given(*state, "programme", "name", "二", NULL);
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given_site(*state, sited, first, "2026-01-01", "2026-12-31");
    given_site(*state, sited, second, "2026-01-01", "2026-12-31");
    given(*state, "assignment", "worker_id", ID(helper), "programme_id", ID(sited), "starts_on",
          "2026-01-01", NULL);
    swst_filter_set_area(filter, second);
    table = programmes(*state, "2026-03-01", "2026-03-31", "2026-03-31", filter);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 0, "programme_id", ID(sited));
    assert_cell(table, 1, "area_code", "441882107202");
    swst_table_free(table);
    swst_filter_set_area(filter, 0);
    swst_filter_set_worker(filter, owner);
    table = programmes(*state, "2026-03-01", "2026-03-31", "2026-03-31", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "programme_id", ID(mine));
    swst_table_free(table);
    swst_filter_set_worker(filter, 0);
    swst_filter_set_programme(filter, mine);
    table = programmes(*state, "2026-03-01", "2026-03-31", "2026-03-31", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "programme_id", ID(mine));
    swst_table_free(table);
    swst_filter_set_programme(filter, 0);
    swst_filter_set_worker(filter, helper);
    swst_filter_set_limit(filter, 2);
    table = programmes(*state, "2026-03-01", "2026-03-31", "2026-03-31", filter);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 1, "area_code", "441882107201");
    swst_table_free(table);
    swst_filter_free(filter);
}

static void the_report_is_asked_for_with_days_that_exist(void **state)
{
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_report_programmes(*state, "2026-13-01", "2026-03-01",
                                                        "2026-03-01", NULL, &table));
    assert_error("not_a_day", NULL);
    assert_status(SWST_EMISUSE, swst_report_programmes(*state, "2026-03-01", "2026-03-01",
                                                       "2026-03-01", NULL, NULL));
    assert_null(table);
}

/* Sessions at three places over a year, counted one by one. */
static void figures_are_those_of_a_plain_loop(void **state)
{
    enum { MOST = 80, SITES = 3 };
    static const char *const codes[] = { "441882107201", "441882107202", "441882107203" };
    static const char *const states[] = { "planned", "held", "cancelled", "postponed" };
    int64_t first = swst__day_make(2026, 1, 1), days[MOST], areas[SITES];
    int64_t programme = given(*state, "programme", "name", "讲座", NULL);
    int states_of[MOST], sites[MOST];

    srand(9);
    for (int i = 0; i < SITES; i++)
        given_site(*state, programme, areas[i] = given_village(*state, codes[i]), "2025-01-01",
                   "2027-12-31");
    for (int i = 0; i < MOST; i++) {
        char day[SWST__DAY_SIZE];

        days[i] = first + rand() % 365;
        states_of[i] = rand() % 4;
        sites[i] = rand() % SITES;
        swst__day_print(days[i], day);
        given(*state, "activity", "title", "讲座", "type", "lecture", "state",
              states[states_of[i]], "programme_id", ID(programme), "area_id",
              ID(areas[sites[i]]), states_of[i] == 1 ? "held_on" : "planned_on", day, NULL);
    }
    for (int round = 0; round < 40; round++) {
        int64_t from = first + rand() % 200, to = from + rand() % 200, as_of = first + rand() % 400;
        int64_t last = to < as_of ? to : as_of;
        char texts[3][SWST__DAY_SIZE];
        swst_table *table;

        swst__day_print(from, texts[0]);
        swst__day_print(to, texts[1]);
        swst__day_print(as_of, texts[2]);
        table = programmes(*state, texts[0], texts[1], texts[2], NULL);
        assert_int_equal(swst_table_rows(table), 1 + SITES);
        for (size_t row = 0; row < swst_table_rows(table); row++) {
            int64_t counts[4] = { 0 }, overdue = 0;

            for (int i = 0; i < MOST; i++)
                if (!row || sites[i] == (int)row - 1) {
                    overdue += states_of[i] == 0 && days[i] <= to && days[i] < as_of;
                    counts[states_of[i]] += days[i] >= from
                        && days[i] <= (states_of[i] == 1 ? last : to);
                }
            assert_int_equal(swst_table_int(table, row, "planned"), counts[0]);
            assert_int_equal(swst_table_int(table, row, "held"), counts[1]);
            assert_int_equal(swst_table_int(table, row, "cancelled"), counts[2]);
            assert_int_equal(swst_table_int(table, row, "postponed"), counts[3]);
            assert_int_equal(swst_table_int(table, row, "overdue"), overdue);
        }
        swst_table_free(table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_programme_and_its_site_fill_every_column),
        station_test(a_month_is_due_where_and_when_a_programme_ran_all_of_it),
        station_test(a_place_with_two_records_is_expected_once),
        station_test(a_programme_without_a_plan_has_no_rate),
        station_test(more_than_was_planned_is_all_that_was_planned),
        station_test(only_programmes_that_run_or_have_something_have_rows),
        station_test(programmes_are_chosen_by_area_worker_and_number),
        station_test(the_report_is_asked_for_with_days_that_exist),
        station_test(figures_are_those_of_a_plain_loop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
