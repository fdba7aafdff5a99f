/* Clients, visits and the like under their own names: the same write path. */
#include "../support/station.h"

static swst_client *given_lin(swst_store *store)
{
    swst_client *client = swst_client_new();

    assert_ok(swst_client_set_name(client, "林小雨"));
    assert_ok(swst_client_set_area_id(client, given_area(store)));
    assert_ok(swst_client_set_registered_on(client, "2020-01-01"));
    assert_ok(swst_client_save(store, client));
    return client;
}

static void a_client_saved_under_its_own_name_is_the_record_that_is_loaded(void **state)
{
    swst_client *client = given_lin(*state), *again;

    assert_ok(swst_client_load(*state, swst_client_get_id(client), &again));
    assert_string_equal(swst_client_get_name(again), "林小雨");
    assert_int_equal(count_of(*state, "client"), 1);
    swst_client_free(again);
    swst_client_free(client);
}

static void a_client_is_held_to_the_rules_of_every_record(void **state)
{
    swst_client *client = swst_client_new();

    assert_ok(swst_client_set_name(client, "林小雨"));
    assert_ok(swst_client_set_area_id(client, given_area(*state)));
    assert_status(SWST_EINVALID, swst_client_save(*state, client));
    assert_error("required", "client.registered_on");
    assert_int_equal(swst_client_get_id(client), 0);
    swst_client_free(client);
}

static void a_client_is_voided_with_a_reason(void **state)
{
    swst_client *client = given_lin(*state);

    assert_status(SWST_EINVALID, swst_client_void(*state, client, ""));
    assert_ok(swst_client_void(*state, client, "entered twice"));
    assert_true(swst_record_is_voided(swst_client_record(client)));
    assert_int_equal(count_of(*state, "client"), 0);
    swst_client_free(client);
}

static void the_visit_with_a_clients_id_is_none(void **state)
{
    swst_client *client = given_lin(*state);
    swst_visit *visit = NULL;

    assert_status(SWST_ENOTFOUND, swst_visit_load(*state, swst_client_get_id(client), &visit));
    assert_error("no_such_record", NULL);
    assert_null(visit);
    swst_client_free(client);
}

static void nothing_is_done_with_nothing(void **state)
{
    swst_client *client = swst_client_new();

    assert_status(SWST_EMISUSE, swst_client_load(*state, 42, NULL));
    assert_status(SWST_EMISUSE, swst_client_load(NULL, 42, &client));
    assert_status(SWST_EMISUSE, swst_client_save(*state, NULL));
    assert_status(SWST_EMISUSE, swst_client_save(NULL, client));
    assert_status(SWST_EMISUSE, swst_client_void(*state, NULL, "entered twice"));
    swst_client_free(client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_client_saved_under_its_own_name_is_the_record_that_is_loaded),
        station_test(a_client_is_held_to_the_rules_of_every_record),
        station_test(a_client_is_voided_with_a_reason),
        station_test(the_visit_with_a_clients_id_is_none),
        station_test(nothing_is_done_with_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
