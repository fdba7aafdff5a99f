/* Compliance: how well duties were kept over a period, in all and by level. */
#include "../support/station.h"

static swst_table *kept(swst_store *store, const char *from, const char *to, const char *as_of)
{
    swst_table *table;

    assert_ok(swst_report_compliance(store, from, to, as_of, NULL, &table));
    return table;
}

#define assert_kept(table, row, scope_, required_, done_, rate_, met_, clients_, clients_rate_)  \
    (assert_cell(table, row, "scope", scope_), assert_cell(table, row, "required", required_),   \
     assert_cell(table, row, "done", done_), assert_cell(table, row, "rate", rate_),             \
     assert_cell(table, row, "clients_met", met_), assert_cell(table, row, "clients", clients_), \
     assert_cell(table, row, "clients_rate", clients_rate_))

static int64_t given_green(swst_store *store, const char *starts_on)
{
    int64_t client = given_client(store, given_area(store));

    given_tier(store, client, "green", starts_on, NULL);
    return client;
}

static void the_table_has_these_columns(void **state)
{
    static const struct shown_column columns[] = {
        { "scope", "", 0 }, { "programme_id", "", 0 }, { "required", "days", 0 },
        { "done", "days", 0 }, { "rate", "", 0 }, { "clients_met", "people", 0 },
        { "clients", "people", 0 }, { "clients_rate", "", 0 },
    };
    swst_table *table = kept(*state, "2022-03-01", "2022-03-31", "2022-04-10");

    assert_columns(table, "compliance", columns, sizeof columns / sizeof *columns);
    swst_table_free(table);
}

static void an_empty_station_has_kept_and_missed_nothing(void **state)
{
    swst_table *table = kept(*state, "2022-03-01", "2022-03-31", "2022-04-10");
    int64_t n, d;

    assert_int_equal(swst_table_rows(table), 1);
    assert_kept(table, 0, "all", "0", "0", "-", "0", "0", "-");
    assert_false(swst_table_rate(table, 0, "rate", &n, &d));
    swst_table_free(table);
}

static void what_was_kept_is_told_in_all_then_by_level_and_programme(void **state)
{
    int64_t area = given_area(*state), red = given_client(*state, area);
    int64_t programme = given(*state, "programme", "name", "三个一", NULL), enrolled;
    swst_table *table;

    given_rule(*state, "red", "1", "day", "home,phone");
    given_rule(*state, "red", "1", "week", "phone");
    given_rule(*state, "green", "1", "month", "home");
    given(*state, "contact_rule", "programme_id", ID(programme), "times", "1", "per", "month",
          "channels", "home", NULL);
    given_tier(*state, red, "red", "2022-03-07", "2022-03-13");
    given_visit(*state, red, "2022-03-07", "phone");
    given_visit(*state, red, "2022-03-08", "home");
    given_green(*state, "2022-01-01");
    enrolled = given_green(*state, "2022-01-01");
    given(*state, "enrolment", "programme_id", ID(programme), "client_id", ID(enrolled),
          "starts_on", "2022-03-01", NULL);
    given_visit(*state, enrolled, "2022-03-20", "home");

    table = kept(*state, "2022-03-01", "2022-03-31", "2022-04-10");
    assert_int_equal(swst_table_rows(table), 4);
    /* red: 7 days and one week, 2 days and the week done; green: 2, 1; programme: 1, 1 */
    assert_kept(table, 0, "all", "11", "5", "45.5%", "1", "3", "33.3%");
    assert_kept(table, 1, "red", "8", "3", "37.5%", "0", "1", "0.0%");
    assert_kept(table, 2, "green", "2", "1", "50.0%", "1", "2", "50.0%");
    assert_kept(table, 3, "三个一", "1", "1", "100.0%", "1", "1", "100.0%");
    swst_table_free(table);
}

static void only_duties_that_ended_within_the_period_count(void **state)
{
    swst_table *table;

    given_rule(*state, "green", "1", "month", "home");
    given_green(*state, "2022-01-01");
    table = kept(*state, "2022-01-31", "2022-04-29", "2022-06-01");
    assert_cell(table, 0, "required", "3");
    swst_table_free(table);
    table = kept(*state, "2022-02-01", "2022-04-30", "2022-06-01");
    assert_cell(table, 0, "required", "3");
    swst_table_free(table);
    table = kept(*state, "2022-02-01", "2022-02-27", "2022-06-01");
    assert_cell(table, 0, "required", "0");
    swst_table_free(table);
}

static void a_month_of_30_days_with_4_full_weeks_asks_for_8_yellow_visits(void **state)
{
    swst_table *table;

    given_rule(*state, "yellow", "2", "week", "home");
    given_tier(*state, given_client(*state, given_area(*state)), "yellow", "2026-06-01",
               "2026-06-30");
    table = kept(*state, "2026-06-01", "2026-06-30", "2026-07-31");
    assert_kept(table, 0, "all", "8", "0", "0.0%", "0", "1", "0.0%");
    swst_table_free(table);
}

static void who_asks_before_the_end_is_told_that_it_is_provisional(void **state)
{
    swst_table *table;

    given_rule(*state, "green", "1", "month", "home");
    given_visit(*state, given_green(*state, "2022-01-01"), "2022-02-25", "home");
    table = kept(*state, "2022-01-01", "2022-12-31", "2022-02-28");
    assert_true(swst_table_provisional(table));
    assert_string_equal(swst_table_as_of(table), "2022-02-28");
    assert_string_equal(swst_table_from(table), "2022-01-01");
    assert_string_equal(swst_table_to(table), "2022-12-31");
    assert_cell(table, 0, "required", "2");             /* January and February have ended */
    assert_cell(table, 0, "done", "1");
    swst_table_free(table);
    table = kept(*state, "2022-01-01", "2022-12-31", "2022-02-24");
    assert_cell(table, 0, "required", "1");
    assert_cell(table, 0, "done", "0");
    swst_table_free(table);
    table = kept(*state, "2022-01-01", "2022-02-28", "2022-02-28");
    assert_false(swst_table_provisional(table));
    swst_table_free(table);
}

static void contacts_beyond_the_duty_make_up_for_no_other(void **state)
{
    int64_t client;
    swst_table *table;

    given_rule(*state, "green", "1", "month", "home");
    client = given_green(*state, "2022-01-01");
    given_visit(*state, client, "2022-01-05", "home");
    given_visit(*state, client, "2022-01-06", "home");
    table = kept(*state, "2022-01-01", "2022-02-28", "2022-03-10");
    assert_kept(table, 0, "all", "2", "1", "50.0%", "0", "1", "0.0%");
    swst_table_free(table);
}

static void duties_of_those_who_have_left_count_up_to_their_leaving(void **state)
{
    int64_t client;
    swst_table *table;

    given_rule(*state, "green", "1", "month", "home");
    client = given_green(*state, "2022-01-01");
    assert_ok(change(*state, "client", client, "exited_on", "2022-03-01"));
    table = kept(*state, "2022-01-01", "2022-03-31", "2022-04-10");
    assert_cell(table, 0, "required", "2");
    assert_int_equal(note_of(table, "exited"), 1);
    swst_table_free(table);
}

static void nobody_of_whom_nothing_was_required_is_among_the_clients(void **state)
{
    swst_table *table;

    given_rule(*state, "yellow", "2", "week", "home");
    given_tier(*state, given_client(*state, given_area(*state)), "yellow", "2022-03-07",
               "2022-03-09");
    table = kept(*state, "2022-03-01", "2022-03-31", "2022-04-10");
    assert_kept(table, 0, "all", "0", "0", "-", "0", "0", "-");
    swst_table_free(table);
}

static void levels_of_one_name_are_one_scope_though_their_rules_changed(void **state)
{
    swst_table *table;

    given(*state, "contact_rule", "level", "green", "times", "1", "per", "month", "channels",
          "home", "ends_on", "2022-01-31", NULL);
    given(*state, "contact_rule", "level", "green", "times", "2", "per", "month", "channels",
          "home", "starts_on", "2022-02-01", NULL);
    given_green(*state, "2022-01-01");
    table = kept(*state, "2022-01-01", "2022-03-31", "2022-04-10");
    assert_int_equal(swst_table_rows(table), 2);
    assert_kept(table, 1, "green", "5", "0", "0.0%", "0", "1", "0.0%");
    swst_table_free(table);
}

static void areas_and_workers_narrow_it_as_they_are_at_the_end(void **state)
{
    int64_t area = given_village(*state, "441882107201");
    int64_t other = given_village(*state, "441882107202"), worker = given_worker(*state, "Chen");
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given_rule(*state, "green", "1", "month", "home");
    given_tier(*state, given_client(*state, area), "green", "2022-01-01", NULL);
    given_tier(*state, given_client(*state, other), "green", "2022-02-01", NULL);
    given(*state, "assignment", "worker_id", ID(worker), "area_id", ID(other), "starts_on",
          "2022-03-31", NULL);
    swst_filter_set_area(filter, area);
    assert_ok(swst_report_compliance(*state, "2022-01-01", "2022-03-31", "2022-04-10", filter,
                                     &table));
    assert_cell(table, 0, "required", "3");
    assert_int_equal(note_of(table, "all"), 1);
    swst_table_free(table);
    swst_filter_set_area(filter, 0);
    swst_filter_set_worker(filter, worker);
    assert_ok(swst_report_compliance(*state, "2022-01-01", "2022-03-31", "2022-04-10", filter,
                                     &table));
    assert_cell(table, 0, "required", "2");
    swst_table_free(table);
    assert_ok(swst_report_compliance(*state, "2022-01-01", "2022-03-30", "2022-04-10", filter,
                                     &table));
    assert_cell(table, 0, "required", "0");
    swst_table_free(table);
    swst_filter_free(filter);
}

static void a_period_ends_after_it_begins(void **state)
{
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_report_compliance(*state, "2022-03-31", "2022-03-01",
                                                        "2022-04-10", NULL, &table));
    assert_error("period_reversed", NULL);
    assert_status(SWST_EINVALID, swst_report_compliance(*state, "2022-03-31", "2022-02-30",
                                                        "2022-04-10", NULL, &table));
    assert_error("not_a_day", NULL);
    assert_status(SWST_EMISUSE, swst_report_compliance(*state, "2022-03-01", NULL, "2022-04-10",
                                                       NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_compliance(*state, "2022-03-01", "2022-03-31",
                                                       "2022-04-10", NULL, NULL));
    assert_status(SWST_EMISUSE, swst_report_compliance(NULL, "2022-03-01", "2022-03-31",
                                                       "2022-04-10", NULL, &table));
    assert_null(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_table_has_these_columns),
        station_test(an_empty_station_has_kept_and_missed_nothing),
        station_test(what_was_kept_is_told_in_all_then_by_level_and_programme),
        station_test(only_duties_that_ended_within_the_period_count),
        station_test(a_month_of_30_days_with_4_full_weeks_asks_for_8_yellow_visits),
        station_test(who_asks_before_the_end_is_told_that_it_is_provisional),
        station_test(contacts_beyond_the_duty_make_up_for_no_other),
        station_test(duties_of_those_who_have_left_count_up_to_their_leaving),
        station_test(nobody_of_whom_nothing_was_required_is_among_the_clients),
        station_test(levels_of_one_name_are_one_scope_though_their_rules_changed),
        station_test(areas_and_workers_narrow_it_as_they_are_at_the_end),
        station_test(a_period_ends_after_it_begins),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
