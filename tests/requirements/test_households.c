/* Households as the station lives with them: succession, split, merge, the
 * headless list (records, invariants 1 to 3), clients entered twice, and the
 * contradiction of A9. */
#include "../domain/dumped.h"
#include "../domain/homes.h"

/* ---------------------------------------------------------------- invariants 1-3 */

static void invariant_1_a_household_whose_head_died_waits_until_a_succession(void **state)
{
    struct home home = given_family(*state);

    died(*state, home.people[0], "2022-06-18");
    assert_string_equal(headless(*state, home.id, "2022-06-17"), "none");
    assert_string_equal(headless(*state, home.id, "2022-06-30"), "2022-06-18 died");
    assert_ok(swst_household_succeed(*state, home.id, home.people[1], "2022-07-01",
                                     SWST_MEMBER_REASON_DEATH));
    assert_string_equal(headless(*state, home.id, "2022-06-30"), "2022-06-18 died");
    assert_string_equal(headless(*state, home.id, "2022-07-01"), "none");
}

static void invariant_1_a_second_living_head_is_refused_whoever_asks(void **state)
{
    struct home home = given_family(*state);

    assert_status(SWST_ECONFLICT, refused(*state, "household_member", "household_id", ID(home.id),
                                          "client_id", ID(home.people[3]), "is_head", "true",
                                          "starts_on", "2022-07-01", NULL));
    assert_error("two_heads", "household_member.is_head");
}

static void invariant_1_relation_self_alone_makes_no_head(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_household(*state, home.area);

    given(*state, "household_member", "household_id", ID(other), "client_id", ID(home.people[3]),
          "relation", "本人", "starts_on", "2022-07-01", NULL);
    assert_string_equal(headless(*state, other, "2022-07-01"), "2022-07-01 never");
}

static void invariant_1_a_head_under_16_warns(void **state)
{
    struct home home = given_family(*state);
    swst_table *findings = NULL;

    assert_ok(change(*state, "client", home.people[2], "birth_date", "2008-05-01"));
    assert_ok(swst_household_succeed(*state, home.id, home.people[2], "2022-07-01",
                                     SWST_MEMBER_REASON_DEATH));
    assert_ok(swst_station_check(*state, &findings));
    assert_cell(findings, row_of(findings, "code", "young_head", NULL, NULL), "severity",
                "warning");
    swst_table_free(findings);
}

static void invariant_2_nobody_is_in_two_households_on_one_day(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_household(*state, home.area), made = 0;

    assert_status(SWST_ECONFLICT, refused(*state, "household_member", "household_id", ID(other),
                                          "client_id", ID(home.people[1]), "starts_on",
                                          "2022-07-01", NULL));
    assert_error("two_households", "household_member.starts_on");
    assert_ok(swst_household_split(*state, home.id, &home.people[1], 1, home.people[1],
                                   "2022-07-01", SWST_MEMBER_REASON_SPLIT, &made));
    assert_string_equal(members_of(&home, made), "B 2022-07-01.. head 本人 split\n");
    assert_non_null(strstr(members_of(&home, home.id), "B 2020-01-01..2022-06-30"));
}

static void invariant_3_a_split_gives_a_head_to_the_one_and_may_take_it_from_the_other(void **state)
{
    struct home home = given_family(*state);
    int64_t made = 0;

    assert_ok(swst_household_split(*state, home.id, home.people, 1, home.people[0], "2022-07-01",
                                   SWST_MEMBER_REASON_SPLIT, &made));
    assert_string_equal(headless(*state, made, "2022-07-01"), "none");
    assert_string_equal(headless(*state, home.id, "2022-07-01"), "2022-07-01 left");
}

/* ------------------------------------------------------------------------ merge */

static void two_households_that_join_count_as_one_and_draw_one_dibao(void **state)
{
    struct home home = given_family(*state);
    int64_t other = given_household(*state, home.area), dibao = given_category(*state, "dibao",
                                                                               "household");
    swst_query *query = swst_query_new(swst_kind_find("membership"));
    int64_t open = -1;

    given_head(*state, other, home.people[3], "2021-01-01", NULL);
    given(*state, "membership", "category_id", ID(dibao), "household_id", ID(other), "starts_on",
          "2021-01-01", NULL);
    given(*state, "membership", "category_id", ID(dibao), "household_id", ID(home.id),
          "starts_on", "2021-01-01", NULL);
    assert_ok(swst_household_merge(*state, other, home.id, "2022-07-01",
                                   SWST_MEMBER_REASON_MERGE));
    assert_ok(swst_query_where(query, "ends_on", "=", ""));
    assert_ok(swst_query_count(*state, query, &open));
    assert_int_equal(open, 1);
    swst_query_free(query);
    assert_non_null(strstr(members_of(&home, home.id), "D 2022-07-01.. merge\n"));
    assert_string_equal(headless(*state, home.id, "2022-07-01"), "none");
}

/* -------------------------------------------------------------- entered twice */

static void a_client_entered_twice_is_one_and_two_again_to_the_byte(void **state)
{
    int64_t area = given_area(*state), keep = given_client(*state, area);
    int64_t other = given_client(*state, area), merge = 0;
    char *before, *after;

    for (int day = 1; day <= 9; day++) {
        char text[16];

        snprintf(text, sizeof text, "2022-07-0%d", day);
        given_visit(*state, day % 3 ? other : keep, text, "home");
    }
    given_tier(*state, other, "red", "2022-07-01", NULL);
    before = dumped(*state, "entered-twice");
    assert_ok(swst_client_merge(*state, keep, other, "重复录入", &merge));
    assert_int_equal(count_of(*state, "client"), 1);
    assert_ok(swst_client_unmerge(*state, merge));
    after = dumped(*state, "entered-twice");
    assert_same_dump(before, after);
    free(before);
    free(after);
}

static void a_client_entered_twice_is_due_once_after_the_merge(void **state)
{
    int64_t area = given_area(*state), keep = given_client(*state, area);
    int64_t other = given_client(*state, area), merge = 0;
    swst_table *due = NULL;

    given_rule(*state, "red", "1", "day", "phone,home");
    given_tier(*state, other, "red", "2022-07-01", NULL);
    given_visit(*state, keep, "2022-07-09", "home");
    assert_ok(swst_report_due(*state, "2022-07-10", NULL, &due));
    assert_int_equal(swst_table_rows(due), 1);
    assert_cell(due, 0, "client_id", ID(other));
    assert_cell(due, 0, "missed", "9");
    swst_table_free(due);

    assert_ok(swst_client_merge(*state, keep, other, "重复录入", &merge));
    assert_ok(swst_report_due(*state, "2022-07-10", NULL, &due));
    assert_int_equal(swst_table_rows(due), 1);
    assert_cell(due, 0, "client_id", ID(keep));
    assert_cell(due, 0, "missed", "0");
    swst_table_free(due);
}

/* --------------------------------------------------------------------------- A9 */

static void a9_a_left_behind_child_of_twenty_contradicts_the_category(void **state)
{
    int64_t area = given_area(*state), child = given_client(*state, area);
    int64_t category = given(*state, "category", "code", "left_behind_child", "name",
                             "Left-behind child", "name_zh", "留守儿童", "unit", "person",
                             "max_age", "15", NULL);
    swst_table *findings = NULL;
    int64_t membership;

    assert_ok(change(*state, "client", child, "birth_date", "2002-01-01"));
    membership = given(*state, "membership", "category_id", ID(category), "client_id", ID(child),
                       "starts_on", "2022-07-01", NULL);
    assert_ok(swst_station_check(*state, &findings));
    assert_cell(findings, row_of(findings, "code", "category_age", NULL, NULL), "record_id",
                ID(membership));
    swst_table_free(findings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(invariant_1_a_household_whose_head_died_waits_until_a_succession),
        station_test(invariant_1_a_second_living_head_is_refused_whoever_asks),
        station_test(invariant_1_relation_self_alone_makes_no_head),
        station_test(invariant_1_a_head_under_16_warns),
        station_test(invariant_2_nobody_is_in_two_households_on_one_day),
        station_test(invariant_3_a_split_gives_a_head_to_the_one_and_may_take_it_from_the_other),
        station_test(two_households_that_join_count_as_one_and_draw_one_dibao),
        station_test(a_client_entered_twice_is_one_and_two_again_to_the_byte),
        station_test(a_client_entered_twice_is_due_once_after_the_merge),
        station_test(a9_a_left_behind_child_of_twenty_contradicts_the_category),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
