/* Lag: days between what happened and its record. */
#include "../support/station.h"

#include <stdlib.h>

enum { HOUR = 3600000 };
static const int64_t june_1 = INT64_C(19144) * 24 * HOUR;      /* 2022-06-01, 00:00 UTC */

/* The record is saved at noon here, this many days after the first of June. */
static void at_noon(swst_store *store, int64_t days)
{
    swst_store_set_now(store, june_1 + days * 24 * HOUR + 4 * HOUR);
}

static swst_table *lag_of(swst_store *store, const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_lag(store, "2022-06-01", "2022-06-30", "2022-06-30", filter, &table));
    return table;
}

static void an_average_has_one_decimal_half_up(void **state)
{
    static const int days[] = { 0, 0, 0, 1 };       /* 0.25 */
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    for (size_t i = 0; i < 4; i++) {
        at_noon(*state, days[i]);
        given_visit(*state, client, "2022-06-01", "home");
    }
    table = lag_of(*state, NULL);
    assert_cell(table, 0, "average", "0.3");
    assert_cell(table, 0, "late", "0");
    swst_table_free(table);
}

static void what_is_entered_beforehand_has_no_lag(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    at_noon(*state, 0);
    given_tier(*state, client, "red", "2022-06-20", NULL);
    table = lag_of(*state, NULL);
    assert_cell(table, row_of(table, "kind", "tier", NULL, NULL), "average", "0.0");
    swst_table_free(table);
}

static void days_outside_the_window_and_voided_records_do_not_count(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    at_noon(*state, 40);
    given_visit(*state, client, "2022-05-31", "home");
    given_visit(*state, client, "2022-07-01", "home");
    assert_ok(void_it(*state, "visit", given_visit(*state, client, "2022-06-02", "home"), "no"));
    given_visit(*state, client, "2022-06-01", "home");
    given_visit(*state, client, "2022-06-30", "home");
    table = lag_of(*state, NULL);
    assert_cell(table, 0, "records", "2");
    assert_cell(table, 0, "longest", "40");
    swst_table_free(table);
    assert_ok(swst_report_lag(*state, "2022-06-01", "2022-06-30", "2022-06-29", NULL, &table));
    assert_cell(table, 0, "records", "1");
    assert_true(swst_table_provisional(table));
    swst_table_free(table);
}

static void nothing_recorded_has_no_average(void **state)
{
    swst_table *table = lag_of(*state, NULL);

    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "records", "0");
    assert_empty(table, 0, "average");
    assert_empty(table, 0, "longest");
    swst_table_free(table);
}

static void late_is_more_than_the_setting_says(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    at_noon(*state, 3);
    given_visit(*state, client, "2022-06-01", "home");
    table = lag_of(*state, NULL);
    assert_cell(table, 0, "late", "1");
    swst_table_free(table);
    given(*state, "setting", "key", "record_lag_days", "value", "3", NULL);
    table = lag_of(*state, NULL);
    assert_cell(table, 0, "late", "0");
    swst_table_free(table);
}

/* One of every sort, all two days late, for a client and in the client's village. */
static void given_facts(swst_store *store, int64_t client, int64_t area)
{
    int64_t it = given(store, "case", "client_id", ID(client), "worker_id",
                       ID(given_worker(store, "陈文")), "opened_on", "2022-06-01", "stage",
                       "intake", NULL);

    given_visit(store, client, "2022-06-01", "home");
    given(store, "case_event", "case_id", ID(it), "happened_on", "2022-06-01", "event",
          "follow_up", NULL);
    given(store, "activity", "title", "义诊", "type", "community", "area_id", ID(area), "state",
          "held", "held_on", "2022-06-01", NULL);
    given(store, "activity", "title", "义诊", "type", "community", "area_id", ID(area), "state",
          "cancelled", "held_on", "2022-06-01", NULL);
}

static void cases_their_events_and_activities_count_by_their_days(void **state)
{
    int64_t area = given_area(*state);
    swst_table *table;

    at_noon(*state, 2);
    given_facts(*state, given_client(*state, area), area);
    table = lag_of(*state, NULL);
    assert_cell(table, 0, "records", "4");
    assert_cell(table, row_of(table, "kind", "case", NULL, NULL), "records", "1");
    assert_cell(table, row_of(table, "kind", "visit", NULL, NULL), "average", "2.0");
    assert_cell(table, row_of(table, "kind", "case_event", NULL, NULL), "average", "2.0");
    assert_cell(table, row_of(table, "kind", "activity", NULL, NULL), "records", "1");
    swst_table_free(table);
}

static void an_area_narrows_to_its_clients_and_activities(void **state)
{
    int64_t here = given_village(*state, "441882107201");
    int64_t there = given_village(*state, "441882107202");
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    at_noon(*state, 2);
    given_facts(*state, given_client(*state, here), here);
    given_facts(*state, given_client(*state, there), there);
    swst_filter_set_area(filter, there);
    table = lag_of(*state, filter);
    assert_cell(table, 0, "records", "4");
    assert_cell(table, row_of(table, "kind", "activity", NULL, NULL), "records", "1");
    swst_table_free(table);
    swst_filter_free(filter);
}

static void a_question_about_lag_is_asked_with_all_it_takes(void **state)
{
    swst_table *table;

    assert_status(SWST_EMISUSE, swst_report_lag(NULL, "2022-06-01", "2022-06-30", "2022-06-30",
                                                NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_lag(*state, "2022-06-01", NULL, "2022-06-30", NULL,
                                                &table));
    assert_status(SWST_EINVALID, swst_report_lag(*state, "2022-06-30", "2022-06-01",
                                                 "2022-06-30", NULL, &table));
    assert_error("period_reversed", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(an_average_has_one_decimal_half_up),
        station_test(what_is_entered_beforehand_has_no_lag),
        station_test(days_outside_the_window_and_voided_records_do_not_count),
        station_test(nothing_recorded_has_no_average),
        station_test(late_is_more_than_the_setting_says),
        station_test(cases_their_events_and_activities_count_by_their_days),
        station_test(an_area_narrows_to_its_clients_and_activities),
        station_test(a_question_about_lag_is_asked_with_all_it_takes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
