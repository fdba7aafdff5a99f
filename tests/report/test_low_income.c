/* The watch list of low income: its rows, and what is to be done about them. */
#include "../support/station.h"

static int64_t given_house(swst_store *store, int64_t area, const char *income)
{
    int64_t house = given_household(store, area);

    given_member(store, house, given_client(store, area), "2020-01-01", NULL);
    if (income)
        given(store, "income_check", "household_id", ID(house), "checked_on", "2022-03-10",
              "income_fen", income, "rigid", "true", "reason", "schooling", NULL);
    return house;
}

static void list(swst_store *store, int64_t house, int64_t category, const char *ends_on)
{
    given(store, "membership", "household_id", ID(house), "category_id", ID(category),
          "starts_on", "2022-01-01", "ends_on", ends_on, NULL);
}

static swst_table *on(swst_store *store, const char *as_of, const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_low_income(store, as_of, filter, &table));
    return table;
}

static void a_row_says_what_was_compared(void **state)
{
    int64_t house = given_house(*state, given_area(*state), "1199999");
    swst_table *table = on(*state, "2022-03-31", NULL);

    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "household_id", ID(house));
    assert_cell(table, 0, "area_code", "441882107201");
    assert_cell(table, 0, "heads", "1");
    assert_int_equal(swst_table_int(table, 0, "income_fen"), 1199999);
    assert_int_equal(swst_table_int(table, 0, "limit_fen"), 1200000);
    assert_cell(table, 0, "rigid", "true");
    assert_cell(table, 0, "state", "member");
    assert_cell(table, 0, "listed", "false");
    assert_cell(table, 0, "to_do", "add");
    assert_cell(table, 0, "checked_on", "2022-03-10");
    assert_cell(table, 0, "refreshed", "true");
    assert_cell(table, 0, "reason", "schooling");
    swst_table_free(table);
    table = on(*state, "2022-04-01", NULL);
    assert_cell(table, 0, "refreshed", "false");
    swst_table_free(table);
}

static void what_is_unknown_takes_nobody_off_the_list(void **state)
{
    int64_t watch = given_category(*state, "low_income_watch", "household");
    int64_t unknown = given_house(*state, given_area(*state), NULL);
    int64_t rich = given_house(*state, given_area(*state), "1200000");
    int64_t former = given_house(*state, given_area(*state), "1200000");
    swst_table *table;

    list(*state, unknown, watch, NULL);
    list(*state, rich, watch, NULL);
    list(*state, former, watch, "2022-03-30");
    table = on(*state, "2022-03-31", NULL);
    assert_cell(table, 0, "state", "unknown");
    assert_cell(table, 0, "to_do", "none");
    assert_empty(table, 0, "income_fen");
    assert_empty(table, 0, "checked_on");
    assert_empty(table, 0, "reason");
    assert_cell(table, 1, "to_do", "remove");
    assert_cell(table, 2, "listed", "false");
    assert_cell(table, 2, "to_do", "none");
    swst_table_free(table);
    table = on(*state, "2022-03-30", NULL);
    assert_cell(table, 2, "to_do", "remove");
    swst_table_free(table);
}

static void the_limit_is_a_setting(void **state)
{
    swst_table *table;

    given_house(*state, given_area(*state), "1200000");
    given(*state, "setting", "key", "low_income_limit_fen", "value", "1300000", NULL);
    table = on(*state, "2022-03-31", NULL);
    assert_cell(table, 0, "state", "member");
    swst_table_free(table);
}

static void areas_and_a_limit_narrow_the_list(void **state)
{
    int64_t here = given_village(*state, "441882107201");
    int64_t there = given_village(*state, "441882107202"), far;
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given_house(*state, here, "1");
    far = given_house(*state, there, "1");
    given_house(*state, there, "1");
    swst_filter_set_area(filter, there);
    table = on(*state, "2022-03-31", filter);
    assert_int_equal(swst_table_rows(table), 2);
    swst_table_free(table);
    swst_filter_set_limit(filter, 1);
    table = on(*state, "2022-03-31", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "household_id", ID(far));
    swst_table_free(table);
    swst_filter_free(filter);
}

static void a_question_about_low_income_is_asked_with_all_it_takes(void **state)
{
    swst_table *table;

    assert_status(SWST_EMISUSE, swst_report_low_income(NULL, "2022-03-31", NULL, &table));
    assert_status(SWST_EINVALID, swst_report_low_income(*state, "31.3.2022", NULL, &table));
    assert_error("not_a_day", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_row_says_what_was_compared),
        station_test(what_is_unknown_takes_nobody_off_the_list),
        station_test(the_limit_is_a_setting),
        station_test(areas_and_a_limit_narrow_the_list),
        station_test(a_question_about_low_income_is_asked_with_all_it_takes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
