/* A household changes hands, and divides: each one call, all of it or nothing. */
#include "homes.h"

/* ----------------------------------------------------------------- succession */

static void a_member_succeeds_a_head_who_stays(void **state)
{
    struct home home = given_family(*state);

    assert_ok(swst_household_succeed(*state, home.id, home.people[1], "2022-04-01",
                                     SWST_MEMBER_REASON_CORRECTION));
    assert_string_equal(members_of(&home, home.id),
                        "A 2020-01-01..2022-03-31 head 本人 correction\n"
                        "B 2020-01-01..2022-03-31 配偶 correction\n"
                        "C 2020-01-01.. 子\n"
                        "A 2022-04-01.. correction\n"
                        "B 2022-04-01.. head 本人 correction\n");
    assert_string_equal(headless(*state, home.id, "2022-04-01"), "none");
}

static void the_record_of_a_head_who_died_ends_with_the_day_of_death(void **state)
{
    struct home home = given_family(*state);

    died(*state, home.people[0], "2022-03-20");
    assert_ok(swst_household_succeed(*state, home.id, home.people[1], "2022-04-01",
                                     SWST_MEMBER_REASON_DEATH));
    assert_string_equal(members_of(&home, home.id),
                        "A 2020-01-01..2022-03-20 head 本人 death\n"
                        "B 2020-01-01..2022-03-31 配偶 death\n"
                        "C 2020-01-01.. 子\n"
                        "B 2022-04-01.. head 本人 death\n");
}

static void the_day_of_death_may_be_the_successors_first(void **state)
{
    struct home home = given_family(*state);

    died(*state, home.people[0], "2022-04-01");
    assert_ok(swst_household_succeed(*state, home.id, home.people[2], "2022-04-01",
                                     SWST_MEMBER_REASON_DEATH));
    assert_string_equal(members_of(&home, home.id),
                        "A 2020-01-01..2022-03-31 head 本人 death\n"
                        "B 2020-01-01.. 配偶\n"
                        "C 2020-01-01..2022-03-31 子 death\n"
                        "C 2022-04-01.. head 本人 death\n");
}

static void who_died_as_head_on_the_first_day_heads_no_more(void **state)
{
    struct home home = given_family(*state);

    died(*state, home.people[0], "2020-01-01");
    assert_ok(swst_household_succeed(*state, home.id, home.people[1], "2020-01-01",
                                     SWST_MEMBER_REASON_DEATH));
    assert_string_equal(members_of(&home, home.id), "A 2020-01-01.. death\n"
                                                    "B 2020-01-01.. head 本人 death\n"
                                                    "C 2020-01-01.. 子\n");
}

static void records_that_begin_on_the_day_are_changed_in_place(void **state)
{
    struct home home = given_family(*state);

    assert_ok(swst_household_succeed(*state, home.id, home.people[1], "2020-01-01",
                                     SWST_MEMBER_REASON_CORRECTION));
    assert_string_equal(members_of(&home, home.id), "A 2020-01-01.. correction\n"
                                                    "B 2020-01-01.. head 本人 correction\n"
                                                    "C 2020-01-01.. 子\n");
}

static void a_household_without_a_head_gets_one(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_household(*state, home.area);

    given_member(*state, other, home.people[3], "2021-05-01", "2023-12-31");
    assert_ok(swst_household_succeed(*state, other, home.people[3], "2022-04-01",
                                     SWST_MEMBER_REASON_CORRECTION));
    assert_string_equal(members_of(&home, other),
                        "D 2021-05-01..2022-03-31 correction\n"
                        "D 2022-04-01..2023-12-31 head 本人 correction\n");
}

static void a_reason_that_was_entered_stays(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_household(*state, home.area);

    given(*state, "household_member", "household_id", ID(other), "client_id", ID(home.people[3]),
          "starts_on", "2021-05-01", "reason", "marriage", NULL);
    assert_ok(swst_household_succeed(*state, other, home.people[3], "2022-04-01",
                                     SWST_MEMBER_REASON_DEATH));
    assert_string_equal(members_of(&home, other), "D 2021-05-01..2022-03-31 marriage\n"
                                                  "D 2022-04-01.. head 本人 death\n");
}

/* ------------------------------------------------------------------- refusals */

static swst_status succeed(const struct home *home, int64_t client, const char *on)
{
    return swst_household_succeed(home->store, home->id, client, on, SWST_MEMBER_REASON_DEATH);
}

static void assert_names(int64_t id)
{
    assert_non_null(strstr(swst_error_message("en"), ID(id)));
    assert_non_null(strstr(swst_error_message("zh"), ID(id)));
}

static void only_a_living_member_of_that_day_becomes_head(void **state)
{
    struct home home = given_family(*state);

    assert_status(SWST_EINVALID, succeed(&home, home.people[3], "2022-04-01"));
    assert_error("not_a_member", NULL);
    assert_names(home.people[3]);
    assert_status(SWST_EINVALID, succeed(&home, home.people[1], "2019-12-31"));
    assert_error("not_a_member", NULL);
    died(*state, home.people[1], "2022-04-01");
    assert_status(SWST_EINVALID, succeed(&home, home.people[1], "2022-04-01"));
    assert_ok(succeed(&home, home.people[1], "2022-03-31"));
}

static void the_head_is_not_made_head(void **state)
{
    struct home home = given_family(*state);

    assert_status(SWST_ECONFLICT, succeed(&home, home.people[0], "2022-04-01"));
    assert_error("head_already", NULL);
}

static void a_head_to_come_is_in_the_way(void **state)
{
    struct home home = given_family(*state);
    int64_t later = given_head(*state, given_household(*state, home.area), home.people[3],
                               "2023-01-01", NULL);

    assert_ok(succeed(&home, home.people[1], "2022-01-01"));
    assert_status(SWST_ECONFLICT, change(*state, "household_member", later, "household_id",
                                         ID(home.id)));
    assert_status(SWST_ECONFLICT, succeed(&home, home.people[2], "2021-01-01"));
    assert_error("two_heads", "household_member.is_head");
    assert_string_equal(members_of(&home, home.id),           /* nothing was written */
                        "A 2020-01-01..2021-12-31 head 本人 death\n"
                        "B 2020-01-01..2021-12-31 配偶 death\n"
                        "C 2020-01-01.. 子\n"
                        "A 2022-01-01.. death\n"
                        "B 2022-01-01.. head 本人 death\n");
}

static void what_is_asked_must_make_sense(void **state)
{
    struct home home = given_family(*state);

    assert_status(SWST_EINVALID, succeed(&home, home.people[1], "2022-02-30"));
    assert_error("not_a_day", NULL);
    assert_status(SWST_EMISUSE, succeed(&home, home.people[1], NULL));
    assert_status(SWST_EINVALID, swst_household_succeed(*state, home.id, home.people[1],
                                                        "2022-04-01",
                                                        SWST_MEMBER_REASON_UNSET));
    assert_error("no_member_reason", NULL);
    assert_status(SWST_EINVALID, swst_household_succeed(*state, home.id, home.people[1],
                                                        "2022-04-01", (swst_member_reason)9));
    assert_status(SWST_ENOTFOUND, swst_household_succeed(*state, home.people[0], home.people[1],
                                                         "2022-04-01",
                                                         SWST_MEMBER_REASON_DEATH));
    assert_error("no_such_record", NULL);
    assert_status(SWST_EMISUSE, swst_household_succeed(NULL, home.id, home.people[1],
                                                       "2022-04-01", SWST_MEMBER_REASON_DEATH));
}

/* ---------------------------------------------------------------------- split */

static void members_make_a_household_of_their_own(void **state)
{
    struct home home = given_family(*state);
    int64_t made = 0;

    assert_ok(swst_household_split(*state, home.id, &home.people[1], 2, home.people[2],
                                   "2022-04-01", SWST_MEMBER_REASON_SPLIT, &made));
    assert_string_equal(members_of(&home, home.id), "A 2020-01-01.. head 本人\n"
                                                    "B 2020-01-01..2022-03-31 配偶 split\n"
                                                    "C 2020-01-01..2022-03-31 子 split\n");
    assert_string_equal(members_of(&home, made), "B 2022-04-01.. split\n"
                                                 "C 2022-04-01.. head 本人 split\n");
    assert_value(*state, "household", made, "area_id", ID(home.area));
    assert_value(*state, "household", made, "address", "前江村七号");
    assert_value(*state, "household", made, "number", NULL);
    assert_value(*state, "household", made, "phone", NULL);
    assert_string_equal(headless(*state, made, "2022-04-01"), "none");
}

static void a_household_made_without_a_head_waits_for_one(void **state)
{
    struct home home = given_family(*state);
    int64_t made = 0;

    assert_ok(swst_household_split(*state, home.id, &home.people[1], 2, 0, "2022-04-01",
                                   SWST_MEMBER_REASON_SPLIT, &made));
    assert_string_equal(headless(*state, made, "2022-03-31"), "none");
    assert_string_equal(headless(*state, made, "2022-04-01"), "2022-04-01 never");
}

static void a_household_whose_head_goes_waits_for_another(void **state)
{
    struct home home = given_family(*state);
    int64_t made = 0;

    assert_ok(swst_household_split(*state, home.id, &home.people[0], 1, home.people[0],
                                   "2022-04-01", SWST_MEMBER_REASON_MOVE_OUT, &made));
    assert_string_equal(headless(*state, home.id, "2022-04-01"), "2022-04-01 left");
    assert_string_equal(members_of(&home, made), "A 2022-04-01.. head 本人 move_out\n");
}

static void who_came_on_the_day_of_the_split_is_moved_in_place(void **state)
{
    struct home home = given_family(*state);
    int64_t made = 0;

    assert_ok(swst_household_split(*state, home.id, &home.people[1], 1, 0, "2020-01-01",
                                   SWST_MEMBER_REASON_CORRECTION, &made));
    assert_string_equal(members_of(&home, home.id), "A 2020-01-01.. head 本人\n"
                                                    "C 2020-01-01.. 子\n");
    assert_string_equal(members_of(&home, made), "B 2020-01-01.. correction\n");
}

static void a_split_that_makes_no_sense_changes_nothing(void **state)
{
    struct home home = given_family(*state);
    int64_t twice[] = { home.people[1], home.people[1] }, made = -7;
    int64_t stranger[] = { home.people[1], home.people[4] };
    const struct {
        const int64_t *clients;
        size_t count;
        int64_t head;
        const char *code;
    } tries[] = {
        { twice, 2, 0, "named_twice" }, { stranger, 2, 0, "not_a_member" },
        { home.people, 0, 0, "nobody_named" }, { &home.people[1], 1, home.people[2], "head_stays" },
    };

    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        assert_status(SWST_EINVALID, swst_household_split(*state, home.id, tries[i].clients,
                                                          tries[i].count, tries[i].head,
                                                          "2022-04-01", SWST_MEMBER_REASON_SPLIT,
                                                          &made));
        assert_error(tries[i].code, NULL);
    }
    assert_status(SWST_EMISUSE, swst_household_split(*state, home.id, NULL, 1, 0, "2022-04-01",
                                                     SWST_MEMBER_REASON_SPLIT, &made));
    assert_int_equal(made, -7);
    assert_int_equal(count_of(*state, "household"), 1);
    assert_int_equal(count_of(*state, "household_member"), 3);
}

static void the_dead_are_not_moved(void **state)
{
    struct home home = given_family(*state);
    int64_t made = 0;

    died(*state, home.people[1], "2022-03-01");
    assert_status(SWST_EINVALID, swst_household_split(*state, home.id, &home.people[1], 1, 0,
                                                      "2022-04-01", SWST_MEMBER_REASON_SPLIT,
                                                      &made));
    assert_error("not_a_member", NULL);
}

/* --------------------------------------------------------------------- choices */

static void the_reasons_are_those_of_the_members_records(void **state)
{
    const swst_field *reason = swst_field_find(swst_kind_find("household_member"), "reason");

    (void)state;
#define IS(NAME, word) \
    assert_string_equal(swst_field_choice(reason, SWST_MEMBER_REASON_##NAME), word)
    IS(BIRTH, "birth");
    IS(MOVE_IN, "move_in");
    IS(MOVE_OUT, "move_out");
    IS(DEATH, "death");
    IS(MARRIAGE, "marriage");
    IS(SPLIT, "split");
    IS(MERGE, "merge");
    IS(CORRECTION, "correction");
    assert_null(swst_field_choice(reason, SWST_MEMBER_REASON_CORRECTION + 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_member_succeeds_a_head_who_stays),
        station_test(the_record_of_a_head_who_died_ends_with_the_day_of_death),
        station_test(the_day_of_death_may_be_the_successors_first),
        station_test(who_died_as_head_on_the_first_day_heads_no_more),
        station_test(records_that_begin_on_the_day_are_changed_in_place),
        station_test(a_household_without_a_head_gets_one),
        station_test(a_reason_that_was_entered_stays),
        station_test(only_a_living_member_of_that_day_becomes_head),
        station_test(the_head_is_not_made_head),
        station_test(a_head_to_come_is_in_the_way),
        station_test(what_is_asked_must_make_sense),
        station_test(members_make_a_household_of_their_own),
        station_test(a_household_made_without_a_head_waits_for_one),
        station_test(a_household_whose_head_goes_waits_for_another),
        station_test(who_came_on_the_day_of_the_split_is_moved_in_place),
        station_test(a_split_that_makes_no_sense_changes_nothing),
        station_test(the_dead_are_not_moved),
        cmocka_unit_test(the_reasons_are_those_of_the_members_records),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
