/* Low income: totals against totals, and what a household lives on (seed 004). */
#include "../support/station.h"
#include "domain/low_income.h"
#include "model/structs.h"

#include <stdlib.h>

#define STATE(word) swst__low_income_state_##word

/* ------------------------------------------------------------- the two lines */

static void a_household_is_of_low_income_from_the_dibao_line_up_to_below_the_limit(void **state)
{
    const struct swst__income_lines lines = { 1200000, 70000 };

    (void)state;
    assert_int_equal(swst__low_income_state(&lines, 2519999, 3, true), STATE(BELOW));
    assert_int_equal(swst__low_income_state(&lines, 2520000, 3, true), STATE(MEMBER));
    assert_int_equal(swst__low_income_state(&lines, 3599999, 3, true), STATE(MEMBER));
    assert_int_equal(swst__low_income_state(&lines, 3600000, 3, true), STATE(ABOVE));
    assert_int_equal(swst__low_income_state(&lines, 2520000, 3, false), STATE(NOT_RIGID));
    assert_int_equal(swst__low_income_state(&lines, 0, 3, false), STATE(BELOW));
    assert_int_equal(swst__low_income_state(&lines, SWST__NULL, 3, true), STATE(UNKNOWN));
}

static void without_a_dibao_line_nobody_is_below_it(void **state)
{
    const struct swst__income_lines lines = { 1200000, 0 };

    (void)state;
    assert_int_equal(swst__low_income_state(&lines, 0, 1, true), STATE(MEMBER));
}

/* ------------------------------------------------------------------ on a store */

static int64_t given_earner(swst_store *store, const char *income)
{
    return given(store, "client", "name", "林小雨", "area_id", ID(given_area(store)),
                 "registered_on", "2020-01-01", "income_fen", income, NULL);
}

/* The household as it stands on a day, which must be in scope. */
static struct swst__income on(swst_store *store, int64_t household, const char *day)
{
    struct swst__areas areas = { 0 };
    struct swst__incomes incomes = { 0 };
    struct swst__income found = { 0 };
    int64_t number;

    assert_true(swst__day_read(day, &number));
    assert_ok(swst__areas_read(store, number, &areas));
    assert_ok(swst__incomes_open(&incomes, store, &areas, NULL, number));
    while (swst__incomes_next(&incomes) == SWST_ROW)
        if (incomes.it.household_id == household)
            found = incomes.it;
    swst__incomes_close(&incomes);
    swst__areas_free(&areas);
    return found;
}

static void without_a_check_the_members_incomes_are_added(void **state)
{
    int64_t house = given_household(*state, given_area(*state)), other;

    given_member(*state, house, given_earner(*state, "100000"), "2020-01-01", NULL);
    given_member(*state, house, given_earner(*state, "0"), "2020-01-01", NULL);
    given_member(*state, house, given_earner(*state, "900000"), "2020-01-01", "2021-12-31");
    assert_int_equal(on(*state, house, "2022-01-01").income, 100000);
    assert_int_equal(on(*state, house, "2022-01-01").heads, 2);
    assert_int_equal(on(*state, house, "2021-12-31").income, 1000000);
    other = given_earner(*state, NULL);
    given_member(*state, house, other, "2022-06-01", NULL);
    assert_int_equal(on(*state, house, "2022-06-01").state, STATE(UNKNOWN));
    assert_int_equal(on(*state, house, "2022-05-31").income, 100000);
}

static void the_latest_check_up_to_the_day_says_income_and_heads(void **state)
{
    int64_t house = given_household(*state, given_area(*state)), voided;

    given_member(*state, house, given_earner(*state, "5"), "2020-01-01", NULL);
    given(*state, "income_check", "household_id", ID(house), "checked_on", "2022-03-01",
          "income_fen", "300", "heads", "4", NULL);
    given(*state, "income_check", "household_id", ID(house), "checked_on", "2022-04-01",
          "income_fen", "400", NULL);
    voided = given(*state, "income_check", "household_id", ID(house), "checked_on", "2022-05-01",
                   "income_fen", "500", NULL);
    assert_ok(void_it(*state, "income_check", voided, "another household's"));
    assert_int_equal(on(*state, house, "2022-02-28").income, 5);
    assert_int_equal(on(*state, house, "2022-03-31").income, 300);
    assert_int_equal(on(*state, house, "2022-03-31").heads, 4);
    assert_int_equal(on(*state, house, "2022-06-01").income, 400);
    assert_int_equal(on(*state, house, "2022-06-01").heads, 1);
}

static void the_dead_neither_eat_nor_earn(void **state)
{
    int64_t house = given_household(*state, given_area(*state));
    int64_t dead = given_earner(*state, "700");

    given_member(*state, house, given_earner(*state, "5"), "2020-01-01", NULL);
    given_member(*state, house, dead, "2020-01-01", NULL);
    assert_ok(change(*state, "client", dead, "exit_reason", "died"));
    assert_ok(change(*state, "client", dead, "exited_on", "2022-03-01"));
    assert_int_equal(on(*state, house, "2022-02-28").income, 705);
    assert_int_equal(on(*state, house, "2022-03-01").income, 5);
    assert_int_equal(on(*state, house, "2022-03-01").heads, 1);
}

static void spending_is_rigid_by_the_check_or_by_membership(void **state)
{
    int64_t category = given_category(*state, "rigid_spending", "household");
    int64_t house = given_household(*state, given_area(*state));

    given_member(*state, house, given_earner(*state, "5"), "2020-01-01", NULL);
    given(*state, "membership", "household_id", ID(house), "category_id", ID(category),
          "starts_on", "2022-03-01", "ends_on", "2022-03-31", NULL);
    given(*state, "income_check", "household_id", ID(house), "checked_on", "2022-05-01",
          "income_fen", "500", "rigid", "true", NULL);
    assert_false(on(*state, house, "2022-02-28").is_rigid);
    assert_true(on(*state, house, "2022-03-31").is_rigid);
    assert_false(on(*state, house, "2022-04-01").is_rigid);
    assert_true(on(*state, house, "2022-05-01").is_rigid);
}

static void a_household_out_of_scope_is_not_watched(void **state)
{
    int64_t empty = given_household(*state, given_area(*state));
    int64_t left = given_household(*state, given_area(*state)), client;

    client = given_earner(*state, "5");
    given_member(*state, left, client, "2020-01-01", NULL);
    assert_ok(change(*state, "client", client, "exited_on", "2022-03-01"));
    assert_int_equal(on(*state, empty, "2022-02-28").household_id, 0);
    assert_int_equal(on(*state, left, "2022-02-28").household_id, left);
    assert_int_equal(on(*state, left, "2022-03-01").household_id, 0);
}

static void a_check_is_fresh_within_its_month(void **state)
{
    const struct swst__income checked = { .checked_on = 19113 };       /* 2022-05-01 */
    const struct swst__income never = { .checked_on = SWST__NULL };

    (void)state;
    assert_true(swst__income_is_fresh(&checked, 19113));
    assert_true(swst__income_is_fresh(&checked, 19113 + 30));
    assert_false(swst__income_is_fresh(&checked, 19113 + 31));
    assert_false(swst__income_is_fresh(&never, 19113));
}

/* Per head, in exact fractions, as a person would say the rule. */
static void per_head_and_in_total_are_the_same_rule(void **state)
{
    (void)state;
    srand(20260331);
    for (int i = 0; i < 20000; i++) {
        const struct swst__income_lines lines = { 1 + rand() % 50, rand() % 5 };
        int64_t heads = 1 + rand() % 6, income = rand() % 320;
        bool is_rigid = rand() % 2;
        double each = (double)income / (double)heads;
        int64_t expected = each < (double)(12 * lines.dibao_fen) - 1e-9 ? STATE(BELOW)
            : each > (double)lines.limit_fen - 1e-9 ? STATE(ABOVE)
            : is_rigid ? STATE(MEMBER) : STATE(NOT_RIGID);

        assert_int_equal(swst__low_income_state(&lines, income, heads, is_rigid), expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_household_is_of_low_income_from_the_dibao_line_up_to_below_the_limit),
        cmocka_unit_test(without_a_dibao_line_nobody_is_below_it),
        station_test(without_a_check_the_members_incomes_are_added),
        station_test(the_latest_check_up_to_the_day_says_income_and_heads),
        station_test(the_dead_neither_eat_nor_earn),
        station_test(spending_is_rigid_by_the_check_or_by_membership),
        station_test(a_household_out_of_scope_is_not_watched),
        cmocka_unit_test(a_check_is_fresh_within_its_month),
        cmocka_unit_test(per_head_and_in_total_are_the_same_rule),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
