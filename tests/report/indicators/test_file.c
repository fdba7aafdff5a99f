/* FILE: who has a file, held against plain counting and the report of files. */
#include "../../support/plain_people.h"

static bool is_by(const struct plain_asked *asked, int filed)
{
    return filed != P_NONE && filed <= asked->last;
}

static void check_people(swst_store *store)
{
    struct plain_asked asked = plain_ask(false);
    int64_t n = 0, d = 0, filed = 0;

    for (int i = 0; i < P_CLIENTS; i++) {
        d += plain_counts(&asked, i);
        n += plain_counts(&asked, i) && is_by(&asked, plain.clients[i].filed);
        filed += plain_admits(&asked, i) && plain_has_window(&asked, plain.clients[i].filed);
    }
    assert_plain(store, "FILE.NEW", &asked, filed, 0);
    if (asked.category != DIBAO)
        assert_plain(store, "FILE.RATE", &asked, n, d);
}

static void check_households(swst_store *store)
{
    struct plain_asked asked = plain_ask(true);
    int64_t n = 0, d = 0, filed = 0;

    for (int i = 0; i < P_HOMES; i++) {
        d += plain_home_counts(&asked, i);
        n += plain_home_counts(&asked, i) && is_by(&asked, plain.homes[i].filed);
        filed += plain_home_admits(&asked, i) && plain_has_window(&asked, plain.homes[i].filed);
    }
    assert_plain(store, "FILE.HOUSEHOLD_RATE", &asked, n, d);
    assert_plain(store, "FILE.NEW_HOUSEHOLDS", &asked, filed, 0);
    if (asked.category == DIBAO)
        assert_plain(store, "FILE.RATE", &asked, n, d);
}

static void check(swst_store *store)
{
    check_people(store);
    check_households(store);
}

static void files_are_counted_as_a_plain_model_counts(void **state)
{
    for_plain_stations(state, check);
}

/* ------------------------------------------------------------- completeness */

static void given_needs(swst_store *store)
{
    given(store, "file_requirement", "file", "client", "needs", "birth_date", NULL);
    given(store, "file_requirement", "file", "activity", "needs", "lead_id", NULL);
}

static void compare_type(swst_store *store, const struct plain_asked *asked, const char *type,
                         const swst_table *report, size_t row)
{
    swst_filter *filter = plain_filter(asked);
    int64_t n = 0, d = 0, of_n = 0, of_d = 0;
    swst_table *table;

    assert_ok(swst_filter_set_type(filter, type));
    assert_ok(swst_report_indicator(store, "FILE.COMPLETE", plain_day(asked->last),
                                    plain_day(asked->last), plain_day(asked->last), filter, true,
                                    &table));
    assert_int_equal(swst_table_rate(table, 0, "value", &n, &d),
                     swst_table_rate(report, row, "rate", &of_n, &of_d));
    assert_int_equal(n, of_d > 0 ? of_n : 0);       /* unknown: of nothing */
    assert_int_equal(d, of_d);
    if (d > 0)
        assert_int_equal(swst_table_rows(swst_table_inner(table, 0, "rows")), d);
    swst_table_free(table);
    swst_filter_free(filter);
}

static void check_complete(swst_store *store)
{
    struct plain_asked asked = plain_ask(true);
    swst_filter *filter;
    swst_table *report;

    asked.category = P_NONE;
    filter = plain_filter(&asked);
    if (!count_of(store, "file_requirement"))
        given_needs(store);
    assert_ok(swst_report_files(store, plain_day(asked.last), filter, &report));
    for (size_t i = 0; i < swst_table_rows(report); i++) {
        const char *type = swst_table_text(report, i, "file");

        compare_type(store, &asked, strcmp(type, "all") ? type : NULL, report, i);
    }
    swst_table_free(report);
    swst_filter_free(filter);
}

static void completeness_is_that_of_the_report_of_files(void **state)
{
    for_plain_stations(state, check_complete);
}

/* Files that are not complete; of each need those that the report says lack it. */
static void check_missing(swst_store *store)
{
    struct plain_asked asked = plain_ask(true);
    const char *day = plain_day(asked.last);
    swst_filter *filter;
    swst_table *report, *figure;
    int64_t n, d;

    asked.category = P_NONE;
    filter = plain_filter(&asked);
    if (!count_of(store, "file_requirement"))
        given_needs(store);
    assert_ok(swst_report_files(store, day, filter, &report));
    assert_ok(swst_report_indicator(store, "FILE.MISSING", day, day, day, filter, true, &figure));
    if (swst_table_rate(report, 0, "rate", &n, &d))
        assert_int_equal(swst_table_int(figure, 0, "value"),
                         swst_table_int(report, 0, "files")
                         - swst_table_int(report, 0, "complete"));
    swst_table_free(figure);
    assert_ok(swst_filter_set_type(filter, "nothing_of_that_name"));
    assert_ok(swst_report_indicator(store, "FILE.MISSING", day, day, day, filter, false, &figure));
    assert_int_equal(swst_table_int(figure, 0, "value"), 0);
    swst_table_free(figure);
    swst_table_free(report);
    swst_filter_free(filter);
}

static void what_lacks_something_is_the_rest_of_the_report_of_files(void **state)
{
    for_plain_stations(state, check_missing);
}

/* ------------------------------------------------------------------- by hand */

static void assert_value_is(swst_store *store, const char *code, const char *text,
                            const char *reason)
{
    swst_table *table;

    assert_ok(swst_report_indicator(store, code, "2022-06-01", "2022-06-30", "2022-06-30", NULL,
                                    false, &table));
    assert_cell(table, 0, "value", text);
    if (reason)
        assert_cell(table, 0, "reason", reason);
    else
        assert_empty(table, 0, "reason");
    swst_table_free(table);
}

static void a_rate_is_unknown_while_there_are_official_figures_alone(void **state)
{
    int64_t area = given_area(*state);

    assert_value_is(*state, "FILE.RATE", "-", "empty");
    given(*state, "baseline", "area_id", ID(area), "category_id",
          ID(given_category(*state, "disabled", "person")), "counted_on", "2022-06-30", "count",
          "652", NULL);
    assert_value_is(*state, "FILE.RATE", "-", "unknown");
    assert_value_is(*state, "FILE.HOUSEHOLD_RATE", "-", "empty");
    given(*state, "baseline", "area_id", ID(area), "category_id",
          ID(given_category(*state, "dibao", "household")), "counted_on", "2022-06-30", "count",
          "220", NULL);
    assert_value_is(*state, "FILE.HOUSEHOLD_RATE", "-", "unknown");
    given_client(*state, area);
    assert_value_is(*state, "FILE.RATE", "0.0%", NULL);
}

static void people_on_file_do_not_say_how_many_households_are(void **state)
{
    int64_t area = given_area(*state);

    given_client(*state, area);
    given(*state, "baseline", "area_id", ID(area), "category_id",
          ID(given_category(*state, "dibao", "household")), "counted_on", "2022-06-30", "count",
          "220", NULL);
    assert_value_is(*state, "FILE.HOUSEHOLD_RATE", "-", "unknown");
    given(*state, "household", "number", "1", "area_id", ID(area), NULL);
    assert_value_is(*state, "FILE.HOUSEHOLD_RATE", "-", "empty");
}

/* Official figures know no ages: that nobody is so old is known. */
static void of_an_age_that_nobody_has_the_rate_is_empty(void **state)
{
    int64_t area = given_area(*state);
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given(*state, "baseline", "area_id", ID(area), "category_id",
          ID(given_category(*state, "disabled", "person")), "counted_on", "2022-06-30", "count",
          "652", NULL);
    swst_filter_set_ages(filter, 60, 80);
    assert_ok(swst_report_indicator(*state, "FILE.RATE", "2022-06-01", "2022-06-30", "2022-06-30",
                                    filter, false, &table));
    assert_cell(table, 0, "reason", "empty");
    swst_table_free(table);
    swst_filter_free(filter);
}

static void given_filed_client(swst_store *store, int64_t *client)
{
    *client = given(store, "client", "name", "林小雨", "area_id", ID(given_area(store)),
                    "registered_on", "2020-01-01", "filed_on", "2020-01-01", NULL);
}

static void a_requirement_says_nothing_before_it_is_in_force(void **state)
{
    int64_t client;

    given_filed_client(*state, &client);
    given(*state, "file_requirement", "file", "client", "needs", "name", "starts_on",
          "2022-07-01", NULL);
    assert_value_is(*state, "FILE.COMPLETE", "-", "unknown");
    given(*state, "file_requirement", "file", "client", "needs", "name", "ends_on", "2022-06-30",
          NULL);
    assert_value_is(*state, "FILE.COMPLETE", "100.0%", NULL);
}

/* Its own file, that of its health and that of its network: one row. */
static void a_client_with_three_files_is_one_row_of_three(void **state)
{
    int64_t client, category = given_category(*state, "elderly", "person");
    swst_table *table;

    given_filed_client(*state, &client);
    given(*state, "membership", "client_id", ID(client), "category_id", ID(category), "starts_on",
          "2020-01-01", NULL);
    given(*state, "file_requirement", "file", "client", "needs", "name", NULL);
    given(*state, "file_requirement", "file", "health", "needs", "health_item", "category_id",
          ID(category), NULL);
    given(*state, "file_requirement", "file", "network", "needs", "relative", "category_id",
          ID(category), NULL);
    assert_ok(swst_report_indicator_rows(*state, "FILE.COMPLETE", "2022-06-01", "2022-06-30",
                                         "2022-06-30", NULL, &table));
    assert_int_equal(swst_table_rows(table), 1);
    assert_int_equal(swst_table_int(table, 0, "id"), client);
    assert_int_equal(swst_table_int(table, 0, "n"), 1);
    assert_int_equal(swst_table_int(table, 0, "d"), 3);
    swst_table_free(table);
}

static void completeness_is_unknown_while_nobody_says_what_a_file_must_hold(void **state)
{
    given(*state, "client", "name", "林小雨", "area_id", ID(given_area(*state)), "registered_on",
          "2020-01-01", "filed_on", "2020-01-01", NULL);
    assert_value_is(*state, "FILE.COMPLETE", "-", "unknown");
}

static void a_type_that_no_file_has_is_refused(void **state)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    assert_ok(swst_filter_set_type(filter, "picnic"));
    assert_status(SWST_EINVALID,
        swst_report_indicator(*state, "FILE.COMPLETE", "2022-06-01", "2022-06-30", "2022-06-30",
                              filter, false, &table));
    assert_string_equal(swst_error_code(), "bad_choice");
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(files_are_counted_as_a_plain_model_counts),
        station_test(completeness_is_that_of_the_report_of_files),
        station_test(what_lacks_something_is_the_rest_of_the_report_of_files),
        station_test(a_rate_is_unknown_while_there_are_official_figures_alone),
        station_test(people_on_file_do_not_say_how_many_households_are),
        station_test(of_an_age_that_nobody_has_the_rate_is_empty),
        station_test(a_requirement_says_nothing_before_it_is_in_force),
        station_test(a_client_with_three_files_is_one_row_of_three),
        station_test(completeness_is_unknown_while_nobody_says_what_a_file_must_hold),
        station_test(a_type_that_no_file_has_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
