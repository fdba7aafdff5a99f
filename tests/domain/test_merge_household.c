/* Two households become one. */
#include "homes.h"

static swst_status merge(swst_store *store, int64_t from, int64_t into, const char *on)
{
    return swst_household_merge(store, from, into, on, SWST_MEMBER_REASON_MERGE);
}

/* The household of D and E, D being head. */
static int64_t given_couple(const struct home *home)
{
    int64_t other = given_household(home->store, home->area);

    given_head(home->store, other, home->people[3], "2021-01-01", NULL);
    given_member(home->store, other, home->people[4], "2021-01-01", "2022-12-31");
    return other;
}

static void all_members_move_and_none_as_head(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_couple(&home);

    assert_ok(merge(*state, other, home.id, "2022-04-01"));
    assert_string_equal(members_of(&home, other), "D 2021-01-01..2022-03-31 head 本人 merge\n"
                                                  "E 2021-01-01..2022-03-31 merge\n");
    assert_string_equal(members_of(&home, home.id), "A 2020-01-01.. head 本人\n"
                                                    "B 2020-01-01.. 配偶\n"
                                                    "C 2020-01-01.. 子\n"
                                                    "D 2022-04-01.. merge\n"
                                                    "E 2022-04-01..2022-12-31 merge\n");
    assert_string_equal(headless(*state, home.id, "2022-04-01"), "none");
    assert_string_equal(headless(*state, other, "2022-04-01"), "none");
}

static void the_dead_stay_where_they_were(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_couple(&home);

    died(*state, home.people[3], "2022-03-10");
    assert_ok(merge(*state, other, home.id, "2022-04-01"));
    assert_string_equal(members_of(&home, other), "D 2021-01-01..2022-03-10 head 本人 merge\n"
                                                  "E 2021-01-01..2022-03-31 merge\n");
}

static const char *end_of(swst_store *store, int64_t membership)
{
    static char text[20];
    swst_record *record;
    char *value;

    assert_ok(swst_record_load(store, swst_kind_find("membership"), membership, &record));
    assert_ok(swst_record_get(record, "ends_on", &value));
    strcpy(text, value ? value : "open");
    swst_free(value);
    swst_record_free(record);
    return text;
}

static int64_t given_dibao(swst_store *store, int64_t category, int64_t household,
                           const char *starts_on, const char *ends_on)
{
    return given(store, "membership", "category_id", ID(category), "household_id", ID(household),
                 "starts_on", starts_on, "ends_on", ends_on, NULL);
}

static void what_the_left_household_was_entitled_to_ends(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_couple(&home), dibao = given_category(*state, "dibao", "household");
    int64_t open = given_dibao(*state, dibao, other, "2021-02-01", NULL);
    int64_t planned = given_dibao(*state, dibao, other, "2021-02-01", "2022-09-30");
    int64_t ended = given_dibao(*state, dibao, other, "2021-02-01", "2021-12-31");
    int64_t theirs = given_dibao(*state, dibao, home.id, "2021-02-01", NULL);

    assert_ok(merge(*state, other, home.id, "2022-04-01"));
    assert_string_equal(end_of(*state, open), "2022-03-31");
    assert_string_equal(end_of(*state, planned), "2022-03-31");
    assert_string_equal(end_of(*state, ended), "2021-12-31");
    assert_string_equal(end_of(*state, theirs), "open");
}

static void an_entitlement_that_begins_later_is_in_the_way(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_couple(&home), dibao = given_category(*state, "dibao", "household");
    int64_t later = given_dibao(*state, dibao, other, "2022-04-01", NULL);

    assert_status(SWST_ECONFLICT, merge(*state, other, home.id, "2022-04-01"));
    assert_error("category_later", NULL);
    assert_non_null(strstr(swst_error_message("zh"), ID(later)));
    assert_string_equal(members_of(&home, other), "D 2021-01-01.. head 本人\n"
                                                  "E 2021-01-01..2022-12-31\n");
    assert_ok(void_it(*state, "membership", later, "entered twice"));
    assert_ok(merge(*state, other, home.id, "2022-04-01"));
}

/* Nobody is left behind unseen. */
static void a_member_who_comes_later_is_in_the_way(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_couple(&home);
    int64_t later = given_member(*state, other, given_client(*state, home.area), "2022-04-02",
                                 NULL);

    assert_status(SWST_ECONFLICT, merge(*state, other, home.id, "2022-04-01"));
    assert_error("member_later", NULL);
    assert_non_null(strstr(swst_error_message("zh"), ID(later)));
    assert_string_equal(members_of(&home, home.id), "A 2020-01-01.. head 本人\n"
                                                    "B 2020-01-01.. 配偶\n"
                                                    "C 2020-01-01.. 子\n");
    assert_ok(change(*state, "household_member", later, "starts_on", "2022-04-01"));
    assert_ok(merge(*state, other, home.id, "2022-04-01"));
}

static void what_makes_no_sense_is_refused(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_couple(&home), empty = given_household(*state, home.area);

    assert_status(SWST_EINVALID, merge(*state, home.id, home.id, "2022-04-01"));
    assert_error("same_record", NULL);
    assert_status(SWST_EINVALID, merge(*state, empty, home.id, "2022-04-01"));
    assert_error("no_members", NULL);
    assert_status(SWST_EINVALID, merge(*state, other, home.id, "2020-04-01"));
    assert_error("no_members", NULL);
    assert_status(SWST_ENOTFOUND, merge(*state, home.people[0], home.id, "2022-04-01"));
    assert_status(SWST_ENOTFOUND, merge(*state, other, home.people[0], "2022-04-01"));
    assert_ok(void_it(*state, "household", empty, "entered twice"));
    assert_status(SWST_ENOTFOUND, merge(*state, other, empty, "2022-04-01"));
    assert_status(SWST_EMISUSE, merge(NULL, other, home.id, "2022-04-01"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(all_members_move_and_none_as_head),
        station_test(the_dead_stay_where_they_were),
        station_test(what_the_left_household_was_entitled_to_ends),
        station_test(an_entitlement_that_begins_later_is_in_the_way),
        station_test(a_member_who_comes_later_is_in_the_way),
        station_test(what_makes_no_sense_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
