/* An act of several writes: one transaction, and one request. */
#include "homes.h"

static void who_asks_twice_is_served_once(void **state)
{
    struct home home = given_family(*state);
    int64_t first = 0, second = 0;

    for (int i = 0; i < 2; i++) {
        assert_ok(swst_store_set_request(*state, "split of the seventh"));
        assert_ok(swst_household_split(*state, home.id, &home.people[1], 1, 0, "2022-04-01",
                                       SWST_MEMBER_REASON_SPLIT, i ? &second : &first));
    }
    assert_int_equal(first, second);
    assert_int_equal(count_of(*state, "household"), 2);
    assert_string_equal(members_of(&home, first), "B 2022-04-01.. split\n");
}

static void a_merge_that_was_served_names_its_number_again(void **state)
{
    int64_t area = given_area(*state), keep = given_client(*state, area);
    int64_t other = given_client(*state, area), first = 0, second = 0;

    given_visit(*state, other, "2022-03-01", "home");
    given_visit(*state, other, "2022-03-02", "home");
    for (int i = 0; i < 2; i++) {
        assert_ok(swst_store_set_request(*state, "merge"));
        assert_ok(swst_client_merge(*state, keep, other, "entered twice", i ? &second : &first));
    }
    assert_int_equal(first, second);
    for (int i = 0; i < 2; i++) {
        assert_ok(swst_store_set_request(*state, "unmerge"));
        assert_ok(swst_client_unmerge(*state, first));
    }
    assert_int_equal(count_of(*state, "client"), 2);
}

/* r-1 made somebody a member; nothing else is done for it. */
static void a_request_is_of_one_thing(void **state)
{
    int64_t group = given_mature_group(*state, "2022-01-01", NULL), id = 0, member = 0;
    int64_t other = given_mature_group(*state, "2022-01-01", NULL);
    int64_t area = given_area(*state), client = given_client(*state, area);
    int64_t second = given_client(*state, area);

    for (int i = 0; i < 2; i++) {
        assert_ok(swst_store_set_request(*state, "r-1"));
        assert_ok(swst_group_join(*state, group, SWST_MEMBER_SORT_CLIENT, client, NULL,
                                  "2022-03-01", &member));
    }
    assert_ok(swst_store_set_request(*state, "r-1"));
    assert_status(SWST_ECONFLICT, swst_group_add_session(*state, group, "2022-04-01", NULL, &id));
    assert_error("request_reused", NULL);
    assert_status(SWST_ECONFLICT, swst_group_join(*state, other, SWST_MEMBER_SORT_CLIENT, client,
                                                  NULL, "2022-03-01", &id));
    assert_status(SWST_ECONFLICT, swst_group_leave(*state, other, "2022-03-01"));
    assert_status(SWST_ECONFLICT, swst_client_merge(*state, client, second, "twice", &id));
    assert_error("request_reused", NULL);
    assert_status(SWST_ECONFLICT, swst_group_advance(*state, group, SWST_GROUP_STAGE_ENDING,
                                                     "2022-04-01"));
    assert_int_equal(id, 0);
    assert_ok(swst_store_set_request(*state, "r-2"));
    assert_ok(swst_client_merge(*state, client, second, "twice", &id));
    assert_ok(swst_store_set_request(*state, "r-2"));
    assert_status(SWST_ECONFLICT, swst_client_unmerge(*state, id));
    assert_error("request_reused", NULL);
    assert_ok(swst_store_set_request(*state, NULL));
}

static int64_t given_case_of(swst_store *store)
{
    return given(store, "case", "client_id", ID(given_client(store, given_area(store))),
                 "worker_id", ID(given_worker(store, "Lin")), "opened_on", "2022-01-01", "stage",
                 "planning", "state", "open", NULL);
}

static void a_request_about_a_case_is_of_one_act_of_it(void **state)
{
    int64_t id = given_case_of(*state), other = given_case_of(*state);

    for (int i = 0; i < 2; i++) {
        assert_ok(swst_store_set_request(*state, "r-1"));
        assert_ok(swst_case_review(*state, id, "2022-02-01", NULL));
    }
    assert_ok(swst_store_set_request(*state, "r-1"));
    assert_status(SWST_ECONFLICT, swst_case_suspend(*state, id, "2022-02-01", NULL));
    assert_error("request_reused", NULL);
    assert_status(SWST_ECONFLICT, swst_case_review(*state, other, "2022-02-01", NULL));
    assert_error("request_reused", NULL);
    assert_status(SWST_ECONFLICT, swst_case_reopen(*state, id, "2022-02-01", NULL));
    assert_error("request_reused", NULL);
    assert_int_equal(count_of(*state, "case_event"), 1);
    assert_ok(swst_store_set_request(*state, NULL));
}

static void what_failed_is_still_to_be_served(void **state)
{
    struct home home = given_family(*state);
    int64_t served = -1;

    assert_ok(swst_store_set_request(*state, "succession"));
    assert_status(SWST_EINVALID, swst_household_succeed(*state, home.id, home.people[3],
                                                        "2022-04-01",
                                                        SWST_MEMBER_REASON_DEATH));
    assert_ok(swst_household_succeed(*state, home.id, home.people[1], "2022-04-01",
                                     SWST_MEMBER_REASON_DEATH));
    assert_ok(swst_store_find_request(*state, "succession", &served));
    assert_true(served > 0);
}

static void an_act_is_a_part_of_the_callers_transaction(void **state)
{
    struct home home = given_family(*state);
    int64_t made = 0;

    assert_ok(swst_store_begin(*state));
    assert_ok(swst_household_split(*state, home.id, &home.people[1], 1, 0, "2022-04-01",
                                   SWST_MEMBER_REASON_SPLIT, &made));
    assert_status(SWST_EINVALID, swst_household_succeed(*state, made, home.people[2], "2022-04-01",
                                                        SWST_MEMBER_REASON_SPLIT));
    assert_int_equal(count_of(*state, "household"), 2);
    swst_store_rollback(*state);
    assert_int_equal(count_of(*state, "household"), 1);
    assert_int_equal(count_of(*state, "household_member"), 3);
}

static void who_writes_must_be_a_worker(void **state)
{
    struct home home = given_family(*state);

    swst_store_set_actor(*state, home.people[0]);
    assert_status(SWST_EINVALID, swst_household_succeed(*state, home.id, home.people[1],
                                                        "2022-04-01",
                                                        SWST_MEMBER_REASON_DEATH));
    assert_error("not_a_worker", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(who_asks_twice_is_served_once),
        station_test(a_merge_that_was_served_names_its_number_again),
        station_test(a_request_is_of_one_thing),
        station_test(a_request_about_a_case_is_of_one_act_of_it),
        station_test(what_failed_is_still_to_be_served),
        station_test(an_act_is_a_part_of_the_callers_transaction),
        station_test(who_writes_must_be_a_worker),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
