/* The categories of clients on a day: their own, and those of the household. */
#include "../support/station.h"
#include "base/calendar.h"
#include "domain/in_categories.h"

static size_t categories_on(swst_store *store, int64_t client, const char *day, int64_t *first)
{
    struct swst__in_categories in = { 0 };
    size_t count;

    assert_ok(swst__in_categories_open(&in, store, day_of(day)));
    assert_ok(swst__in_categories_take(&in, client));
    count = in.ids.count;
    *first = count ? in.ids.at[0] : 0;
    swst__in_categories_close(&in);
    return count;
}

static void a_client_is_in_the_categories_of_the_household_while_both_last(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), first;
    int64_t house = given_household(*state, given_area(*state));
    int64_t dibao = given_category(*state, "dibao", "household");
    int64_t tekun = given_category(*state, "tekun", "person");

    given_member(*state, house, client, "2022-02-01", "2022-04-30");
    given(*state, "membership", "household_id", ID(house), "category_id", ID(dibao), "starts_on",
          "2022-01-01", "ends_on", "2022-03-31", NULL);
    given(*state, "membership", "client_id", ID(client), "category_id", ID(tekun), "starts_on",
          "2022-03-31", NULL);
    assert_int_equal(categories_on(*state, client, "2022-01-31", &first), 0);
    assert_int_equal(categories_on(*state, client, "2022-02-01", &first), 1);
    assert_int_equal(first, dibao);
    assert_int_equal(categories_on(*state, client, "2022-03-31", &first), 2);
    assert_int_equal(categories_on(*state, client, "2022-04-01", &first), 1);
    assert_int_equal(first, tekun);
}

static void a_category_held_twice_counts_once(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), first, voided;
    int64_t house = given_household(*state, given_area(*state));
    int64_t dibao = given_category(*state, "dibao", "household");

    given_member(*state, house, client, "2022-01-01", NULL);
    for (int i = 0; i < 2; i++)
        voided = given(*state, "membership", "household_id", ID(house), "category_id", ID(dibao),
                       "starts_on", "2022-01-01", NULL);
    assert_int_equal(categories_on(*state, client, "2022-02-01", &first), 1);
    assert_ok(void_it(*state, "membership", voided, "entered twice"));
    assert_int_equal(categories_on(*state, client, "2022-02-01", &first), 1);
}

static void households_and_clients_alone_are_in_their_own_categories(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t house = given_household(*state, given_area(*state));
    int64_t dibao = given_category(*state, "dibao", "household");
    int64_t tekun = given_category(*state, "tekun", "person");
    struct swst__in_categories own = { 0 }, of_households = { 0 };

    given_member(*state, house, client, "2022-01-01", NULL);
    given(*state, "membership", "household_id", ID(house), "category_id", ID(dibao), "starts_on",
          "2022-01-01", NULL);
    given(*state, "membership", "client_id", ID(client), "category_id", ID(tekun), "starts_on",
          "2022-01-01", NULL);
    assert_ok(swst__in_categories_open_own(&own, *state, day_of("2022-02-01")));
    assert_ok(swst__in_categories_take(&own, client));
    assert_int_equal(own.ids.count, 1);
    assert_int_equal(own.ids.at[0], tekun);
    assert_ok(swst__in_categories_open_households(&of_households, *state, day_of("2022-02-01")));
    assert_ok(swst__in_categories_take(&of_households, house));
    assert_int_equal(of_households.ids.count, 1);
    assert_int_equal(of_households.ids.at[0], dibao);
    swst__in_categories_close(&own);
    swst__in_categories_close(&of_households);
}

static void a_category_is_found_by_its_code_until_it_is_voided(void **state)
{
    int64_t dibao = given_category(*state, "dibao", "household"), found = -1;

    assert_ok(swst__category_find(*state, "dibao", &found));
    assert_int_equal(found, dibao);
    assert_ok(void_it(*state, "category", dibao, "abolished"));
    assert_ok(swst__category_find(*state, "dibao", &found));
    assert_int_equal(found, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_client_is_in_the_categories_of_the_household_while_both_last),
        station_test(a_category_held_twice_counts_once),
        station_test(households_and_clients_alone_are_in_their_own_categories),
        station_test(a_category_is_found_by_its_code_until_it_is_voided),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
