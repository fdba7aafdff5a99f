/* The tables of indicators: their columns, several codes at once, and what is refused. */
#include "../../support/station.h"

static void assert_refused(swst_store *store, const char *code, const char *from, const char *to,
                           const swst_filter *filter, const char *error)
{
    swst_table *table = NULL;

    assert_int_not_equal(swst_report_indicator(store, code, from, to, "2022-06-30", filter, false,
                                               &table), SWST_OK);
    assert_string_equal(swst_error_code(), error);
    assert_null(table);
}

static void the_table_has_these_columns(void **state)
{
    static const struct shown_column columns[] = {
        { "code", "", 0 }, { "title", "", 0 }, { "title_zh", "", 0 }, { "definition", "", 0 },
        { "definition_zh", "", 0 }, { "unit", "", 0 }, { "form", "", 0 }, { "nature", "", 0 },
        { "value", "", SWST_FIGURE }, { "reason", "", 0 }, { "baseline", "", 0 },
        { "difference", "", 0 }, { "exclusions", "", SWST_ROWS }, { "rows", "", SWST_ROWS },
    };
    swst_table *table;

    assert_ok(swst_report_indicator(*state, "STAFF.WORKERS", "2022-01-01", "2022-12-31",
                                    "2022-06-30", NULL, false, &table));
    assert_columns(table, "indicator", columns, sizeof columns / sizeof *columns);
    assert_null(swst_table_inner(table, 0, "rows"));
    assert_true(swst_table_provisional(table));
    swst_table_free(table);
}

static void several_codes_are_rows_in_that_order(void **state)
{
    swst_table *table;

    assert_ok(swst_report_indicator(*state, "TASK.OPEN,staff.workers,TASK.OPEN", "2022-01-01",
                                    "2022-06-30", "2022-06-30", NULL, true, &table));
    assert_int_equal(swst_table_rows(table), 3);
    assert_cell(table, 0, "code", "TASK.OPEN");
    assert_cell(table, 1, "code", "STAFF.WORKERS");
    assert_cell(table, 2, "code", "TASK.OPEN");
    swst_table_free(table);
}

static void what_is_recorded_later_has_no_value_and_says_so(void **state)
{
    swst_table *table;

    assert_ok(swst_report_indicator(*state, "SATISFACTION.RATE,VOLUNTEER.HOURS", "2022-01-01",
                                    "2022-06-30", "2022-06-30", NULL, false, &table));
    for (size_t row = 0; row < 2; row++) {
        assert_cell(table, row, "value", "-");
        assert_cell(table, row, "reason", "later");
    }
    swst_table_free(table);
}

static void rows_are_of_the_same_days(void **state)
{
    int64_t worker = given_worker(*state, "甲");
    swst_table *rows;

    assert_ok(swst_report_indicator_rows(*state, "STAFF.WORKERS", "2022-01-01", "2022-12-31",
                                         "2022-06-30", NULL, &rows));
    assert_string_equal(swst_table_name(rows), "indicator_rows");
    assert_int_equal(swst_table_rows(rows), 1);
    assert_cell(rows, 0, "record", "worker");
    assert_cell(rows, 0, "id", ID(worker));
    assert_cell(rows, 0, "n", "1");
    assert_empty(rows, 0, "d");
    assert_string_equal(swst_table_as_of(rows), "2022-06-30");
    swst_table_free(rows);
}

static void what_cannot_be_asked_is_refused(void **state)
{
    swst_filter *filter = swst_filter_new();

    assert_refused(*state, "STAFF.WORKER", "2022-01-01", "2022-06-30", NULL, "no_such_indicator");
    assert_refused(*state, "STAFF.WORKERS,", "2022-01-01", "2022-06-30", NULL,
                   "no_such_indicator");
    assert_refused(*state, "STAFF.WORKERS", "2022-06-30", "2022-06-29", NULL, "period_reversed");
    swst_filter_set_area(filter, given_area(*state));
    assert_refused(*state, "STAFF.WORKERS", "2022-01-01", "2022-06-30", filter,
                   "not_narrowed_so");
    swst_filter_set_area(filter, 0);
    assert_ok(swst_filter_set_type(filter, "nobody"));
    assert_refused(*state, "STAFF.WORKERS", "2022-01-01", "2022-06-30", filter, "bad_choice");
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_table_has_these_columns),
        station_test(several_codes_are_rows_in_that_order),
        station_test(what_is_recorded_later_has_no_value_and_says_so),
        station_test(rows_are_of_the_same_days),
        station_test(what_cannot_be_asked_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
