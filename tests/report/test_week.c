/* The list for a week: whom to see, village by village. */
#include "../support/station.h"

static swst_table *week(swst_store *store, const char *as_of, const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_week(store, as_of, filter, &table));
    return table;
}

static void given_session(swst_store *store, const char *title, const char *planned_on,
                          const char *state)
{
    given(store, "activity", "title", title, "type", "community", "state", state, "planned_on",
          planned_on, "area_id", ID(given_area(store)), NULL);
}

static void who_is_due_by_sunday_is_on_the_list(void **state)
{
    int64_t area = given_area(*state), overdue, weekly, monthly;
    swst_table *table;

    given_rule(*state, "yellow", "2", "week", "home");
    given_rule(*state, "green", "1", "month", "home");
    overdue = given_client(*state, area);
    weekly = given_client(*state, area);
    monthly = given_client(*state, area);
    given_tier(*state, overdue, "green", "2022-05-01", NULL);
    given_tier(*state, weekly, "yellow", "2022-06-20", NULL);
    given_tier(*state, monthly, "green", "2022-06-01", NULL);
    given_visit(*state, weekly, "2022-06-21", "home");
    table = week(*state, "2022-06-22", NULL);
    assert_int_equal(swst_table_rows(table), 2);            /* June ends in another week */
    assert_cell(table, 0, "client_id", ID(overdue));
    assert_cell(table, 0, "list", "contacts");
    assert_cell(table, 0, "due_on", "2022-05-31");
    assert_cell(table, 0, "days_overdue", "22");
    assert_cell(table, 0, "remaining", "1");
    assert_cell(table, 0, "reason", "green");
    assert_cell(table, 1, "client_id", ID(weekly));
    assert_cell(table, 1, "due_on", "2022-06-26");
    assert_cell(table, 1, "remaining", "1");
    assert_string_equal(swst_table_as_of(table), "2022-06-22");
    assert_string_equal(swst_table_from(table), "2022-06-20");
    assert_string_equal(swst_table_to(table), "2022-06-26");
    swst_table_free(table);
    table = week(*state, "2022-06-27", NULL);
    assert_int_equal(swst_table_rows(table), 3);
    swst_table_free(table);
}

static void sessions_of_the_whole_week_are_on_it(void **state)
{
    swst_table *table;

    given_session(*state, "late", "2022-06-19", "planned");
    given_session(*state, "monday", "2022-06-20", "planned");
    given_session(*state, "sunday", "2022-06-26", "planned");
    given_session(*state, "next", "2022-06-27", "planned");
    given_session(*state, "gone", "2022-06-22", "cancelled");
    table = week(*state, "2022-06-22", NULL);
    assert_int_equal(swst_table_rows(table), 3);
    assert_cell(table, 0, "title", "late");
    assert_empty(table, 0, "name");
    assert_cell(table, 0, "days_overdue", "3");
    assert_cell(table, 1, "title", "monday");
    assert_cell(table, 1, "list", "sessions");
    assert_empty(table, 1, "client_id");
    assert_empty(table, 1, "remaining");
    assert_cell(table, 2, "title", "sunday");
    assert_cell(table, 2, "days_overdue", "0");
    swst_table_free(table);
}

static void villages_come_one_after_another_and_names_within_them(void **state)
{
    int64_t second = given_village(*state, "441882107202");
    int64_t first = given_village(*state, "441882107201");
    static const char *const names[] = { "B", "A", "C" };
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given_rule(*state, "red", "1", "day", "phone");
    for (int i = 0; i < 3; i++) {
        int64_t client = given_client(*state, i == 1 ? second : first);

        assert_ok(change(*state, "client", client, "name", names[i]));
        given_tier(*state, client, "red", "2022-06-22", NULL);
    }
    given(*state, "activity", "title", "A", "type", "community", "state", "planned", "planned_on",
          "2022-06-22", NULL);
    table = week(*state, "2022-06-22", NULL);
    assert_int_equal(swst_table_rows(table), 4);
    assert_cell(table, 0, "name", "B");
    assert_cell(table, 1, "name", "C");
    assert_cell(table, 2, "name", "A");
    assert_cell(table, 2, "area_code", "441882107202");
    assert_empty(table, 3, "area_code");                    /* nowhere comes last */
    swst_table_free(table);
    swst_filter_set_area(filter, first);
    swst_filter_set_limit(filter, 1);
    table = week(*state, "2022-06-22", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "name", "B");
    swst_table_free(table);
    swst_filter_free(filter);
}

static void the_list_is_asked_for_on_a_day_that_exists(void **state)
{
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_report_week(*state, "2022-02-30", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_week(*state, NULL, NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_week(NULL, "2022-06-22", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_week(*state, "2022-06-22", NULL, NULL));
    assert_null(table);
}

static void the_last_week_of_all_ends_with_the_last_day(void **state)
{
    swst_table *table = week(*state, "9999-12-31", NULL);

    assert_string_equal(swst_table_to(table), "9999-12-31");
    swst_table_free(table);
    assert_ok(swst_report_capacity(*state, "9999-12-31", NULL, &table));
    assert_string_equal(swst_table_to(table), "9999-12-31");
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(who_is_due_by_sunday_is_on_the_list),
        station_test(sessions_of_the_whole_week_are_on_it),
        station_test(villages_come_one_after_another_and_names_within_them),
        station_test(the_list_is_asked_for_on_a_day_that_exists),
        station_test(the_last_week_of_all_ends_with_the_last_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
