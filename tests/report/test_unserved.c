/* Clients with whom nobody was in contact, and why; and gaps by reason. */
#include "../support/station.h"
#include "model/structs.h"

static swst_table *unserved(swst_store *store, const char *from, const char *to,
                            const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_unserved(store, from, to, to, filter, &table));
    return table;
}

static swst_table *june(swst_store *store)
{
    return unserved(store, "2022-06-01", "2022-06-30", NULL);
}

static size_t rows_in_june(swst_store *store)
{
    swst_table *table = june(store);
    size_t rows = swst_table_rows(table);

    swst_table_free(table);
    return rows;
}

/* A client of a worker, so that the reason is another. */
static int64_t given_charge(swst_store *store)
{
    int64_t client = given_client(store, given_area(store));

    given(store, "assignment", "worker_id", ID(given_worker(store, "甲")), "client_id", ID(client),
          "starts_on", "2020-01-01", NULL);
    return client;
}

static void given_attempt(swst_store *store, int64_t client, const char *day, const char *result)
{
    given(store, "visit", "client_id", ID(client), "visited_on", day, "channel", "home",
          "result", result, NULL);
}

static int64_t given_gap(swst_store *store, int64_t client, const char *reason,
                         const char *starts_on, const char *ends_on)
{
    return given(store, "service_gap", "client_id", ID(client), "reason", reason, "starts_on",
                 starts_on, "ends_on", ends_on, NULL);
}

static void assert_reason(swst_store *store, const char *reason)
{
    swst_table *table = june(store);

    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "reason", reason);
    swst_table_free(table);
}

/* --------------------------------------------------------------------- rows */

static void a_client_not_served_fills_the_row(void **state)
{
    int64_t client = given_charge(*state), household = given_household(*state, given_area(*state));
    int64_t lone = given_category(*state, "living_alone", "person");
    int64_t dibao = given_category(*state, "dibao", "household");
    swst_table *table;

    given(*state, "membership", "category_id", ID(lone), "client_id", ID(client), "starts_on",
          "2022-01-01", NULL);
    given_member(*state, household, client, "2022-01-01", NULL);
    given(*state, "membership", "category_id", ID(dibao), "household_id", ID(household),
          "starts_on", "2022-01-01", NULL);
    given_visit(*state, client, "2022-05-31", "phone");
    given_attempt(*state, client, "2022-06-02", "not_home");
    given_attempt(*state, client, "2022-06-03", "refused");
    table = june(*state);
    assert_string_equal(swst_table_name(table), "unserved");
    assert_int_equal(swst_table_columns(table), 8);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "client_id", ID(client));
    assert_cell(table, 0, "name", "林小雨");
    assert_cell(table, 0, "area_code", "441882107201");
    assert_cell(table, 0, "categories", "dibao,living_alone");
    assert_non_null(swst_table_text(table, 0, "worker_ids"));
    assert_cell(table, 0, "reason", "refused");
    assert_cell(table, 0, "last_contact_on", "2022-05-31");
    assert_cell(table, 0, "attempts", "2");
    assert_string_equal(swst_table_from(table), "2022-06-01");
    assert_string_equal(swst_table_to(table), "2022-06-30");
    assert_int_equal(note_of(table, "in_scope"), 1);
    swst_table_free(table);
}

static void a_contact_by_any_channel_serves(void **state)
{
    static const char *const channels[] = { "home", "phone", "video", "station", "message",
                                            "other" };

    for (size_t i = 0; i < sizeof channels / sizeof *channels; i++) {
        int64_t client = given_charge(*state);

        assert_int_equal(rows_in_june(*state), 1);
        given_visit(*state, client, i % 2 ? "2022-06-01" : "2022-06-30", channels[i]);
        assert_int_equal(rows_in_june(*state), 0);
    }
}

static void a_contact_outside_the_period_or_voided_serves_nobody(void **state)
{
    int64_t client = given_charge(*state);

    given_visit(*state, client, "2022-05-31", "home");
    given_visit(*state, client, "2022-07-01", "home");
    assert_ok(void_it(*state, "visit", given_visit(*state, client, "2022-06-15", "home"), "误录"));
    assert_int_equal(rows_in_june(*state), 1);
}

static void a_contact_with_the_household_alone_serves_none_of_its_members(void **state)
{
    int64_t client = given_charge(*state), household = given_household(*state, given_area(*state));

    given_member(*state, household, client, "2022-01-01", NULL);
    given(*state, "visit", "household_id", ID(household), "visited_on", "2022-06-15", "channel",
          "home", "result", "done", NULL);
    assert_int_equal(rows_in_june(*state), 1);
}

static void only_who_is_in_scope_on_the_last_day_is_asked_about(void **state)
{
    int64_t away = given_charge(*state), gone = given_charge(*state);

    given(*state, "residence", "client_id", ID(away), "status", "hospital", "starts_on",
          "2022-06-30", NULL);
    assert_ok(change(*state, "client", gone, "exited_on", "2022-06-30"));
    assert_int_equal(rows_in_june(*state), 0);
}

static void the_period_ends_with_the_day_looked_from(void **state)
{
    int64_t client = given_charge(*state);
    swst_table *table;

    given_visit(*state, client, "2022-06-20", "home");
    assert_ok(swst_report_unserved(*state, "2022-06-01", "2022-06-30", "2022-06-19", NULL,
                                   &table));
    assert_int_equal(swst_table_rows(table), 1);
    assert_true(swst_table_provisional(table));
    assert_empty(table, 0, "last_contact_on");
    swst_table_free(table);
}

static void rows_stand_by_area_then_by_client(void **state)
{
    int64_t second = given_village(*state, "441882107202");
    int64_t first = given_village(*state, "441882107201");
    int64_t c = given_client(*state, second), a = given_client(*state, first);
    int64_t b = given_client(*state, first);
    swst_filter *filter = swst_filter_new();
    swst_table *table = june(*state);

    assert_cell(table, 0, "client_id", ID(a));
    assert_cell(table, 1, "client_id", ID(b));
    assert_cell(table, 2, "client_id", ID(c));
    swst_table_free(table);
    swst_filter_set_limit(filter, 2);
    table = unserved(*state, "2022-06-01", "2022-06-30", filter);
    assert_int_equal(swst_table_rows(table), 2);
    assert_int_equal(note_of(table, "in_scope"), 3);
    swst_table_free(table);
    swst_filter_free(filter);
}

/* ------------------------------------------------------------------ reasons */

static void without_a_record_the_reason_is_the_first_that_is_true(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    assert_ok(change(*state, "client", client, "registered_on", "2022-06-01"));
    given_attempt(*state, client, "2022-06-03", "refused");
    assert_reason(*state, "no_worker");
    given(*state, "assignment", "worker_id", ID(given_worker(*state, "甲")), "client_id",
          ID(client), "starts_on", "2022-06-30", NULL);
    assert_reason(*state, "new");
    assert_ok(change(*state, "client", client, "registered_on", "2022-05-31"));
    assert_reason(*state, "refused");
    given_attempt(*state, client, "2022-06-03", "not_home");    /* the same day, recorded later */
    assert_reason(*state, "not_home");
    given_attempt(*state, client, "2022-06-04", "cancelled");
    assert_reason(*state, "cancelled");
}

static void who_was_not_tried_in_the_period_is_told_so(void **state)
{
    int64_t client = given_charge(*state);

    given_attempt(*state, client, "2022-05-31", "refused");
    given_attempt(*state, client, "2022-07-01", "refused");
    assert_reason(*state, "not_tried");
}

static void the_gap_on_record_comes_before_what_is_derived(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    given_gap(*state, client, "remote", "2022-01-01", NULL);
    assert_reason(*state, "remote");
    given_gap(*state, client, "short_staff", "2022-06-01", "2022-06-30");
    assert_reason(*state, "short_staff");
    given_gap(*state, client, "unreachable", "2022-06-01", NULL);       /* the larger id */
    assert_reason(*state, "unreachable");
    given_gap(*state, client, "refuses", "2022-06-10", "2022-06-29");   /* over by the last day */
    given_gap(*state, client, "other", "2022-07-01", NULL);
    assert_reason(*state, "unreachable");
}

static void every_gap_on_record_has_its_word_among_the_reasons(void **state)
{
    (void)state;
    for (int i = 1; i <= swst__gap_reason_choices.count; i++) {
        assert_string_equal(swst__gap_reason_choices.words[i],
                            swst__unserved_reason_choices.words[i]);
        assert_string_equal(swst__gap_reason_choices.labels[i].text[SWST__ZH],
                            swst__unserved_reason_choices.labels[i].text[SWST__ZH]);
    }
}

/* ------------------------------------------------------------------ filters */

static void categories_choose_who_is_asked_about(void **state)
{
    int64_t lone = given_category(*state, "living_alone", "person");
    int64_t client = given_charge(*state);
    swst_filter *filter = swst_filter_new();
    swst_table *table = NULL;

    given_category(*state, "disabled", "person");
    given_charge(*state);
    given(*state, "membership", "category_id", ID(lone), "client_id", ID(client), "starts_on",
          "2022-01-01", "ends_on", "2022-06-30", NULL);
    assert_ok(swst_filter_add_category(filter, "living_alone"));
    assert_ok(swst_filter_add_category(filter, "disabled"));
    table = unserved(*state, "2022-06-01", "2022-06-30", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_int_equal(note_of(table, "in_scope"), 1);
    swst_table_free(table);
    table = unserved(*state, "2022-06-01", "2022-07-01", filter);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    table = NULL;
    assert_ok(swst_filter_add_category(filter, "nothing"));
    assert_status(SWST_ENOTFOUND, swst_report_unserved(*state, "2022-06-01", "2022-06-30",
                                                       "2022-06-30", filter, &table));
    assert_status(SWST_ENOTFOUND, swst_report_gaps(*state, "2022-06-01", "2022-06-30",
                                                   "2022-06-30", filter, &table));
    assert_null(table);
    swst_filter_free(filter);
}

static void both_are_asked_for_a_period_of_days_that_exist(void **state)
{
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_report_unserved(*state, "2022-06-31", "2022-07-30",
                                                      "2022-06-30", NULL, &table));
    assert_status(SWST_EINVALID, swst_report_unserved(*state, "2022-06-30", "2022-06-01",
                                                      "2022-06-30", NULL, &table));
    assert_error("period_reversed", NULL);
    assert_status(SWST_EMISUSE, swst_report_unserved(NULL, "2022-06-01", "2022-06-30",
                                                     "2022-06-30", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_gaps(*state, "2022-06-01", "2022-06-30",
                                                 "2022-06-30", NULL, NULL));
    assert_status(SWST_EINVALID, swst_report_gaps(*state, "2022-06-01", "2022-06-30", "now",
                                                  NULL, &table));
    assert_null(table);
}

/* --------------------------------------------------------------------- gaps */

static swst_table *gaps(swst_store *store)
{
    swst_table *table;

    assert_ok(swst_report_gaps(store, "2022-06-01", "2022-06-30", "2022-06-30", NULL, &table));
    return table;
}

static void a_gap_counts_whether_somebody_called_or_not(void **state)
{
    int64_t disabled = given_category(*state, "disabled", "person");
    int64_t called = given_charge(*state), alone = given_charge(*state);
    swst_table *table;

    given(*state, "membership", "category_id", ID(disabled), "client_id", ID(called),
          "starts_on", "2022-01-01", NULL);
    given_gap(*state, called, "no_assessment", "2022-06-01", NULL);
    given_gap(*state, alone, "no_assessment", "2022-06-01", NULL);
    given_visit(*state, called, "2022-06-10", "phone");
    given_visit(*state, given_charge(*state), "2022-06-10", "phone");     /* served, no gap */
    table = gaps(*state);
    assert_int_equal(swst_table_rows(table), 4);
    assert_empty(table, 0, "reason");
    assert_cell(table, 0, "category", "persons");
    assert_cell(table, 0, "clients", "2");
    assert_cell(table, 0, "unserved", "1");
    assert_cell(table, 1, "category", "disabled");
    assert_cell(table, 2, "reason", "no_assessment");
    assert_cell(table, 2, "category", "persons");
    assert_cell(table, 2, "clients", "2");
    assert_cell(table, 3, "category", "disabled");
    assert_cell(table, 3, "clients", "1");
    assert_cell(table, 3, "unserved", "0");
    swst_table_free(table);
}

static void a_station_without_gaps_has_no_rows(void **state)
{
    swst_table *table = gaps(*state);

    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_client_not_served_fills_the_row),
        station_test(a_contact_by_any_channel_serves),
        station_test(a_contact_outside_the_period_or_voided_serves_nobody),
        station_test(a_contact_with_the_household_alone_serves_none_of_its_members),
        station_test(only_who_is_in_scope_on_the_last_day_is_asked_about),
        station_test(the_period_ends_with_the_day_looked_from),
        station_test(rows_stand_by_area_then_by_client),
        station_test(without_a_record_the_reason_is_the_first_that_is_true),
        station_test(who_was_not_tried_in_the_period_is_told_so),
        station_test(the_gap_on_record_comes_before_what_is_derived),
        station_test(every_gap_on_record_has_its_word_among_the_reasons),
        station_test(categories_choose_who_is_asked_about),
        station_test(both_are_asked_for_a_period_of_days_that_exist),
        station_test(a_gap_counts_whether_somebody_called_or_not),
        station_test(a_station_without_gaps_has_no_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
