/* The due list: who should be contacted, the longest overdue first. */
#include "../support/station.h"

static swst_table *due(swst_store *store, const char *as_of)
{
    swst_table *table;

    assert_ok(swst_report_due(store, as_of, NULL, &table));
    return table;
}

/* ------------------------------------------------------------- the columns */

static void the_list_has_these_columns(void **state)
{
    static const struct shown_column columns[] = {
        { "client_id", "", SWST_REFERENCE }, { "rule_id", "", SWST_REFERENCE },
        { "name", "", SWST_TEXT }, { "level", "", SWST_TEXT },
        { "programme_id", "", SWST_REFERENCE }, { "area_code", "", SWST_TEXT },
        { "worker_ids", "", SWST_REFERENCES }, { "state", "", SWST_CHOICE },
        { "due_on", "", SWST_DAY }, { "days_overdue", "days", SWST_INTEGER },
        { "missed", "periods", SWST_INTEGER }, { "required", "days", SWST_INTEGER },
        { "done", "days", SWST_INTEGER }, { "remaining", "days", SWST_INTEGER },
        { "bucket_from", "", SWST_DAY }, { "bucket_to", "", SWST_DAY },
    };
    swst_table *table = due(*state, "2022-03-10");

    assert_columns(table, "due", columns, sizeof columns / sizeof *columns);
    assert_int_equal(swst_field_flags(swst_table_column(table, 2)), SWST_PERSONAL);
    swst_table_free(table);
}

static void an_overdue_client_fills_every_column(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), rule, worker;
    swst_table *table;

    rule = given_rule(*state, "yellow", "2", "week", "home");
    worker = given_worker(*state, "Chen");
    given(*state, "assignment", "worker_id", ID(worker), "client_id", ID(client), "starts_on",
          "2022-01-01", NULL);
    given_tier(*state, client, "yellow", "2022-02-21", NULL);
    given_visit(*state, client, "2022-02-22", "home");
    given_visit(*state, client, "2022-02-23", "phone");
    table = due(*state, "2022-03-10");
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "client_id", ID(client));
    assert_cell(table, 0, "rule_id", ID(rule));
    assert_cell(table, 0, "name", "林小雨");
    assert_cell(table, 0, "level", "yellow");
    assert_empty(table, 0, "programme_id");
    assert_cell(table, 0, "area_code", "441882107201");
    assert_cell(table, 0, "worker_ids", ID(worker));
    assert_cell(table, 0, "state", "overdue");
    assert_cell(table, 0, "due_on", "2022-02-27");
    assert_cell(table, 0, "days_overdue", "11");
    assert_cell(table, 0, "missed", "2");
    assert_cell(table, 0, "required", "2");
    assert_cell(table, 0, "done", "0");
    assert_cell(table, 0, "remaining", "2");
    assert_cell(table, 0, "bucket_from", "2022-03-07");
    assert_cell(table, 0, "bucket_to", "2022-03-13");
    assert_int_equal(swst_table_int(table, 0, "days_overdue"), 11);
    assert_int_equal(swst_table_int(table, 0, "state"), SWST_DUE_STATE_OVERDUE);
    swst_table_free(table);
}

static void an_enrolment_has_a_row_without_a_level(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t programme = given(*state, "programme", "name", "三个一", NULL);
    swst_table *table;

    given(*state, "contact_rule", "programme_id", ID(programme), "times", "1", "per", "month",
          "channels", "home", "purpose", "health", NULL);
    given(*state, "contact_rule", "programme_id", ID(programme), "times", "1", "per", "month",
          "channels", "home", "purpose", "company", NULL);
    given(*state, "enrolment", "programme_id", ID(programme), "client_id", ID(client),
          "starts_on", "2022-03-01", NULL);
    given(*state, "visit", "client_id", ID(client), "visited_on", "2022-03-02", "channel", "home",
          "result", "done", "purpose", "health", NULL);
    table = due(*state, "2022-03-10");
    assert_int_equal(swst_table_rows(table), 2);
    assert_empty(table, 0, "level");
    assert_cell(table, 0, "programme_id", ID(programme));
    assert_cell(table, 0, "state", "due");
    assert_cell(table, 0, "due_on", "2022-03-31");
    assert_cell(table, 1, "state", "met");
    assert_cell(table, 1, "due_on", "2022-04-30");
    swst_table_free(table);
}

static void who_is_nobodys_has_no_workers(void **state)
{
    swst_table *table;

    given_rule(*state, "green", "1", "month", "home");
    given_tier(*state, given_client(*state, given_area(*state)), "green", "2022-03-01", NULL);
    table = due(*state, "2022-03-10");
    assert_cell(table, 0, "worker_ids", "");
    swst_table_free(table);
}

static void a_met_duty_that_never_falls_due_again_has_no_day(void **state)
{
    swst_table *table;

    given_rule(*state, "yellow", "2", "week", "home");
    given_tier(*state, given_client(*state, given_area(*state)), "yellow", "2022-03-07",
               "2022-03-09");
    table = due(*state, "2022-03-09");
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "state", "met");
    assert_empty(table, 0, "due_on");
    assert_cell(table, 0, "required", "0");
    swst_table_free(table);
}

/* ------------------------------------------------------------ who has rows */

static void nobody_is_due_in_an_empty_station(void **state)
{
    swst_table *table = due(*state, "2022-03-10");

    assert_int_equal(swst_table_rows(table), 0);
    assert_int_equal(note_of(table, "all"), 0);
    swst_table_free(table);
}

static void only_clients_in_scope_have_rows(void **state)
{
    int64_t area = given_area(*state), here = given_client(*state, area);
    int64_t away = given_client(*state, area), gone = given_client(*state, area);
    swst_table *table;

    given_rule(*state, "green", "1", "month", "home");
    given_tier(*state, here, "green", "2022-01-01", NULL);
    given_tier(*state, away, "green", "2022-01-01", NULL);
    given_tier(*state, gone, "green", "2022-01-01", NULL);
    given(*state, "residence", "client_id", ID(away), "status", "hospital", "starts_on",
          "2022-03-01", NULL);
    assert_ok(change(*state, "client", gone, "exited_on", "2022-03-10"));
    table = due(*state, "2022-03-10");
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "client_id", ID(here));
    assert_int_equal(note_of(table, "in_scope"), 1);
    assert_int_equal(note_of(table, "away"), 1);
    assert_int_equal(note_of(table, "exited"), 1);
    assert_int_equal(note_of(table, "all"), 3);
    swst_table_free(table);
}

static void only_rules_and_tiers_in_force_have_rows(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    given(*state, "contact_rule", "level", "green", "times", "1", "per", "month", "channels",
          "home", "ends_on", "2022-03-09", NULL);
    given(*state, "contact_rule", "level", "green", "times", "1", "per", "month", "channels",
          "phone", "starts_on", "2022-03-10", NULL);
    given_rule(*state, "red", "1", "day", "home");
    given_tier(*state, client, "red", "2022-01-01", NULL);
    given_tier(*state, client, "green", "2022-02-01", NULL);
    table = due(*state, "2022-03-10");
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "level", "green");
    assert_cell(table, 0, "required", "0");             /* 22 of 31 days */
    swst_table_free(table);
    table = due(*state, "2022-01-31");
    assert_cell(table, 0, "level", "red");
    swst_table_free(table);
    table = due(*state, "2022-03-09");                  /* the last day of the first rule */
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
}

static void a_client_in_the_area_of_the_residence_is_listed_there(void **state)
{
    int64_t other = given_village(*state, "441882107202"), client;
    swst_table *table;

    client = given_client(*state, given_village(*state, "441882107201"));
    given_rule(*state, "green", "1", "month", "home");
    given_tier(*state, client, "green", "2022-01-01", NULL);
    given(*state, "residence", "client_id", ID(client), "status", "here", "area_id", ID(other),
          "starts_on", "2022-03-01", NULL);
    table = due(*state, "2022-03-10");
    assert_cell(table, 0, "area_code", "441882107202");
    swst_table_free(table);
}

/* ------------------------------------------------------------------- order */

static void the_longest_overdue_comes_first_and_who_is_never_due_last(void **state)
{
    int64_t area = given_area(*state);
    int64_t met = given_client(*state, area), week = given_client(*state, area);
    int64_t second = given_client(*state, area), first = given_client(*state, area);
    swst_table *table;

    given_rule(*state, "green", "1", "month", "home");
    given_rule(*state, "yellow", "2", "week", "home");
    given_tier(*state, first, "green", "2022-01-01", NULL);
    given_tier(*state, second, "green", "2022-01-01", NULL);
    given_tier(*state, week, "yellow", "2022-03-07", NULL);
    given_tier(*state, met, "yellow", "2022-03-10", "2022-03-11");
    given_visit(*state, second, "2022-01-20", "home");
    table = due(*state, "2022-03-10");
    assert_int_equal(swst_table_rows(table), 4);
    assert_cell(table, 0, "client_id", ID(first));
    assert_cell(table, 0, "due_on", "2022-01-31");
    assert_cell(table, 1, "client_id", ID(second));
    assert_cell(table, 1, "due_on", "2022-02-28");
    assert_cell(table, 2, "client_id", ID(week));
    assert_cell(table, 2, "due_on", "2022-03-13");
    assert_cell(table, 3, "client_id", ID(met));
    assert_empty(table, 3, "due_on");
    swst_table_free(table);
}

static void of_equal_days_the_order_is_that_of_clients_then_of_rules(void **state)
{
    int64_t area = given_area(*state);
    int64_t first = given_client(*state, area), second = given_client(*state, area);
    int64_t one = given_rule(*state, "red", "1", "day", "home");
    int64_t two = given_rule(*state, "red", "1", "day", "phone");
    swst_table *table;

    given_tier(*state, second, "red", "2022-03-01", NULL);
    given_tier(*state, first, "red", "2022-03-01", NULL);
    table = due(*state, "2022-03-10");
    assert_int_equal(swst_table_rows(table), 4);
    for (size_t row = 0; row < 4; row++) {
        assert_cell(table, row, "client_id", ID(row < 2 ? first : second));
        assert_cell(table, row, "rule_id", ID(row % 2 ? two : one));
    }
    swst_table_free(table);
}

/* -------------------------------------------------------------- the shipped */

static void the_shipped_rules_ask_for_what_the_seed_says(void **state)
{
    int64_t area, red, yellow, green;
    swst_table *table;

    assert_ok(swst_station_found(*state, "东陂镇社工站", "441882107", NULL));
    area = given_village(*state, "441882107201");
    red = given_client(*state, area);
    yellow = given_client(*state, area);
    green = given_client(*state, area);
    given_tier(*state, red, "red", "2022-03-07", NULL);
    given_tier(*state, yellow, "yellow", "2022-03-07", NULL);
    given_tier(*state, green, "green", "2022-03-01", NULL);
    given_visit(*state, red, "2022-03-07", "video");
    table = due(*state, "2022-03-07");
    assert_int_equal(swst_table_rows(table), 4);
    assert_cell(table, 0, "due_on", "2022-03-08");      /* daily contact, met today */
    assert_cell(table, 0, "state", "met");
    assert_cell(table, 1, "client_id", ID(red));        /* weekly review: a call is none */
    assert_cell(table, 1, "due_on", "2022-03-13");
    assert_cell(table, 1, "state", "due");
    assert_cell(table, 2, "client_id", ID(yellow));
    assert_cell(table, 2, "required", "2");
    assert_cell(table, 3, "client_id", ID(green));
    assert_cell(table, 3, "due_on", "2022-03-31");
    swst_table_free(table);
}

/* ---------------------------------------------------------------- arguments */

static void the_list_names_its_day_and_has_no_period(void **state)
{
    swst_table *table = due(*state, "2022-03-10");

    assert_string_equal(swst_table_as_of(table), "2022-03-10");
    assert_null(swst_table_from(table));
    assert_null(swst_table_to(table));
    assert_false(swst_table_provisional(table));
    swst_table_free(table);
}

static void the_list_is_asked_for_on_a_day_that_exists(void **state)
{
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_report_due(*state, "2022-02-30", NULL, &table));
    assert_error("not_a_day", NULL);
    assert_status(SWST_EINVALID, swst_report_due(*state, "today", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_due(*state, NULL, NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_due(NULL, "2022-03-10", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_due(*state, "2022-03-10", NULL, NULL));
    assert_null(table);
}

static void the_list_outlives_the_store(void **state)
{
    swst_table *table;

    given_rule(*state, "green", "1", "month", "home");
    given_tier(*state, given_client(*state, given_area(*state)), "green", "2022-01-01", NULL);
    table = due(*state, "2022-03-10");
    close_station(state);
    *state = NULL;
    assert_cell(table, 0, "level", "green");
    assert_cell(table, 0, "due_on", "2022-01-31");
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_list_has_these_columns),
        station_test(an_overdue_client_fills_every_column),
        station_test(an_enrolment_has_a_row_without_a_level),
        station_test(who_is_nobodys_has_no_workers),
        station_test(a_met_duty_that_never_falls_due_again_has_no_day),
        station_test(nobody_is_due_in_an_empty_station),
        station_test(only_clients_in_scope_have_rows),
        station_test(only_rules_and_tiers_in_force_have_rows),
        station_test(a_client_in_the_area_of_the_residence_is_listed_there),
        station_test(the_longest_overdue_comes_first_and_who_is_never_due_last),
        station_test(of_equal_days_the_order_is_that_of_clients_then_of_rules),
        station_test(the_shipped_rules_ask_for_what_the_seed_says),
        station_test(the_list_names_its_day_and_has_no_period),
        station_test(the_list_is_asked_for_on_a_day_that_exists),
        station_test(the_list_outlives_the_store),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
