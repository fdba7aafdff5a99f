/* A filter by age: whole years on the day that a report looks at. */
#include "../support/station.h"

static void given_born(swst_store *store, const char *birth)
{
    int64_t client = given(store, "client", "name", "林小雨", "area_id", ID(given_area(store)),
                           "registered_on", "2020-01-01", "birth_date", birth, NULL);

    given_tier(store, client, "green", "2020-01-01", NULL);
}

/* How many clients in scope the filter leaves, by two reports. */
static int64_t people(swst_store *store, const swst_filter *filter, const char *as_of)
{
    swst_table *due, *coverage;
    int64_t count;

    assert_ok(swst_report_due(store, as_of, filter, &due));
    assert_ok(swst_report_coverage(store, "2020-01-01", as_of, as_of, filter, &coverage));
    count = swst_table_int(coverage, row_of(coverage, "category", "persons", NULL, NULL),
                           "in_scope");
    assert_int_equal(swst_table_rows(due), count);
    assert_int_equal(note_of(due, "all"), count);
    swst_table_free(coverage);
    swst_table_free(due);
    return count;
}

static void an_age_is_reached_on_the_birthday_and_lasts_up_to_the_next(void **state)
{
    swst_filter *filter = swst_filter_new();

    given_rule(*state, "green", "1", "month", "home");
    given_born(*state, "2012-03-15");
    swst_filter_set_ages(filter, 10, 10);
    assert_int_equal(people(*state, filter, "2022-03-14"), 0);
    assert_int_equal(people(*state, filter, "2022-03-15"), 1);
    assert_int_equal(people(*state, filter, "2023-03-14"), 1);
    assert_int_equal(people(*state, filter, "2023-03-15"), 0);
    swst_filter_free(filter);
}

static void who_was_born_in_a_leap_year_ages_on_the_first_of_march(void **state)
{
    swst_filter *filter = swst_filter_new();

    given_rule(*state, "green", "1", "month", "home");
    given_born(*state, "2012-02-29");
    swst_filter_set_ages(filter, 10, -1);
    assert_int_equal(people(*state, filter, "2022-02-28"), 0);
    assert_int_equal(people(*state, filter, "2022-03-01"), 1);
    swst_filter_free(filter);
}

static void an_end_may_be_open_and_unknown_ages_pass_only_when_both_are(void **state)
{
    swst_filter *filter = swst_filter_new();

    given_rule(*state, "green", "1", "month", "home");
    given_born(*state, "1950-01-01");
    given_born(*state, "2012-01-01");
    given_born(*state, NULL);
    assert_int_equal(people(*state, filter, "2022-03-01"), 3);
    swst_filter_set_ages(filter, 70, -1);
    assert_int_equal(people(*state, filter, "2022-03-01"), 1);
    swst_filter_set_ages(filter, -1, 14);
    assert_int_equal(people(*state, filter, "2022-03-01"), 1);
    swst_filter_set_ages(filter, 0, INT64_MAX);
    assert_int_equal(people(*state, filter, "2022-03-01"), 2);
    swst_filter_set_ages(filter, INT64_MAX, 3);
    assert_int_equal(people(*state, filter, "2022-03-01"), 0);
    swst_filter_set_ages(filter, -1, -1);
    assert_int_equal(people(*state, filter, "2022-03-01"), 3);
    swst_filter_set_ages(NULL, 6, 14);
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(an_age_is_reached_on_the_birthday_and_lasts_up_to_the_next),
        station_test(who_was_born_in_a_leap_year_ages_on_the_first_of_march),
        station_test(an_end_may_be_open_and_unknown_ages_pass_only_when_both_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
