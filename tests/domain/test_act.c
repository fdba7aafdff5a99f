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
        station_test(what_failed_is_still_to_be_served),
        station_test(an_act_is_a_part_of_the_callers_transaction),
        station_test(who_writes_must_be_a_worker),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
