/* Late facts: what was entered or taken back after a month was closed. */
#include "../../support/station.h"

enum { MINUTE = 60000 };
#define JULY INT64_C(1656633600000)

static swst_table *late(swst_store *store, const char *as_of)
{
    swst_table *table;

    assert_ok(swst_report_late_facts(store, "2022-06", as_of, &table));
    return table;
}

static void assert_late(const swst_table *table, size_t row, const char *kind, int64_t id,
                        const char *day, const char *voided)
{
    assert_cell(table, row, "record", kind);
    assert_int_equal(swst_table_int(table, row, "id"), id);
    assert_cell(table, row, "happened_on", day);
    assert_cell(table, row, "voided", voided);
}

static void the_table_has_these_columns(void **state)
{
    static const struct shown_column columns[] = {
        { "record", "", SWST_TEXT }, { "id", "", SWST_INTEGER }, { "happened_on", "", SWST_DAY },
        { "recorded_at", "", SWST_INSTANT }, { "voided", "", SWST_FLAG },
    };
    swst_table *table;

    assert_ok(swst_month_close(*state, "2022-06", "2022-07-01", false, NULL));
    table = late(*state, "2022-07-05");
    assert_columns(table, "late_facts", columns, sizeof columns / sizeof *columns);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

static void what_was_entered_or_voided_after_the_closing_is_late(void **state)
{
    int64_t client, early, gone, activity, attendance, seen;
    swst_table *table;

    swst_store_set_now(*state, JULY);
    client = given_client(*state, given_area(*state));
    early = given_visit(*state, client, "2022-06-10", "home");
    gone = given_visit(*state, client, "2022-06-11", "home");
    activity = given(*state, "activity", "title", "义诊", "type", "community", "state", "held",
                     "held_on", "2022-06-20", NULL);
    swst_store_set_now(*state, JULY + MINUTE);
    assert_ok(swst_month_close(*state, "2022-06", "2022-07-01", false, NULL));

    swst_store_set_now(*state, JULY + 2 * MINUTE);
    seen = given_visit(*state, client, "2022-06-30", "phone");
    given_visit(*state, client, "2022-07-01", "phone");         /* of the next month */
    attendance = given_attendance(*state, activity, client, "present");
    assert_ok(void_it(*state, "visit", gone, "重复"));
    table = late(*state, "2022-07-05");
    assert_int_equal(swst_table_rows(table), 3);
    assert_late(table, row_of(table, "record", "visit", "happened_on", "2022-06-11"), "visit",
                gone, "2022-06-11", "true");
    assert_late(table, row_of(table, "record", "visit", "happened_on", "2022-06-30"), "visit",
                seen, "2022-06-30", "false");
    assert_late(table, row_of(table, "record", "attendance", NULL, NULL), "attendance",
                attendance, "2022-06-20", "false");
    assert_cell(table, row_of(table, "record", "visit", "happened_on", "2022-06-30"),
                "recorded_at", "2022-07-01T00:02:00.000Z");
    swst_table_free(table);
    assert_true(early > 0);
}

static void the_latest_closing_is_what_is_late_after(void **state)
{
    int64_t client;
    swst_table *table;

    swst_store_set_now(*state, JULY);
    client = given_client(*state, given_area(*state));
    assert_ok(swst_month_close(*state, "2022-06", "2022-07-01", false, NULL));
    swst_store_set_now(*state, JULY + MINUTE);
    given_visit(*state, client, "2022-06-10", "home");
    swst_store_set_now(*state, JULY + 2 * MINUTE);
    assert_ok(swst_month_close(*state, "2022-06", "2022-07-01", true, NULL));
    table = late(*state, "2022-07-05");
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

static void days_after_that_of_the_question_are_left_out(void **state)
{
    int64_t client;
    swst_table *table;

    swst_store_set_now(*state, JULY);
    client = given_client(*state, given_area(*state));
    assert_ok(swst_month_close(*state, "2022-06", "2022-07-01", false, NULL));
    swst_store_set_now(*state, JULY + MINUTE);
    given_visit(*state, client, "2022-06-10", "home");
    given_visit(*state, client, "2022-06-20", "home");
    table = late(*state, "2022-06-15");
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "happened_on", "2022-06-10");
    swst_table_free(table);
}

static void without_a_closing_nothing_is_late(void **state)
{
    swst_table *table;

    assert_status(SWST_ENOTFOUND, swst_report_late_facts(*state, "2022-06", "2022-07-01",
                                                         &table));
    assert_error("month_not_closed", NULL);
    assert_status(SWST_EMISUSE, swst_report_late_facts(NULL, "2022-06", "2022-07-01", &table));
    assert_status(SWST_EMISUSE, swst_report_late_facts(*state, NULL, "2022-07-01", &table));
    assert_status(SWST_EMISUSE, swst_report_late_facts(*state, "2022-06", "2022-07-01", NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_table_has_these_columns),
        station_test(what_was_entered_or_voided_after_the_closing_is_late),
        station_test(the_latest_closing_is_what_is_late_after),
        station_test(days_after_that_of_the_question_are_left_out),
        station_test(without_a_closing_nothing_is_late),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
