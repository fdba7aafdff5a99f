/* How a goal stands: a table of every way, and plain arithmetic beside it. */
#include "../../support/station.h"
#include "report/goals/status.h"

#include <swstation/goal.h>

#include <stdio.h>
#include <stdlib.h>

enum { AT_LEAST = SWST_GOAL_OPERATOR_AT_LEAST, AT_MOST = SWST_GOAL_OPERATOR_AT_MOST,
       EQUAL = SWST_GOAL_OPERATOR_EQUAL };
enum { NOT_STARTED = SWST_GOAL_STATUS_NOT_STARTED, ON_TRACK = SWST_GOAL_STATUS_ON_TRACK,
       AT_RISK = SWST_GOAL_STATUS_AT_RISK, BEHIND = SWST_GOAL_STATUS_BEHIND,
       ACHIEVED = SWST_GOAL_STATUS_ACHIEVED, NOT_ACHIEVED = SWST_GOAL_STATUS_NOT_ACHIEVED,
       UNKNOWN = SWST_GOAL_STATUS_UNKNOWN };

/* Ten days from 100; the target is 1000. */
static const struct swst__milestone two[] = { { 103, 200 }, { 106, 500 } };
enum { LEVEL = 0, ADDS_UP = 1, WITHOUT = 0, WITH = 2, NO_ONE_KNOWS = -1 };

static struct swst__promise promised(int comparison, bool adds_up, size_t milestones)
{
    return (struct swst__promise){ comparison, 1000, { 100, 109 }, adds_up, two, milestones };
}

static struct swst__figure counted(int64_t n)
{
    return (struct swst__figure){ SWST_FIGURE_COUNT, n < 0 ? 0 : n,
                                  n < 0 ? SWST__UNKNOWN : 0, SWST_UNIT_PERSON };
}

static struct swst__figure share(int64_t n, int64_t d)
{
    return (struct swst__figure){ SWST_FIGURE_RATE, n, d, SWST_UNIT_PERSON };
}

/* --------------------------------------------------------------------- table */

static const struct {
    int comparison, adds_up;
    size_t milestones;
    int64_t as_of, value;
    int status;
} table[] = {
    /* At least, adding up: 500 are expected on the fifth day, 0.8 of that is 400. */
    { AT_LEAST, ADDS_UP, WITHOUT, 99, 2000, NOT_STARTED },
    { AT_LEAST, ADDS_UP, WITHOUT, 99, NO_ONE_KNOWS, NOT_STARTED },
    { AT_LEAST, ADDS_UP, WITHOUT, 104, NO_ONE_KNOWS, UNKNOWN },
    { AT_LEAST, ADDS_UP, WITHOUT, 104, 500, ON_TRACK },
    { AT_LEAST, ADDS_UP, WITHOUT, 104, 999, ON_TRACK },
    { AT_LEAST, ADDS_UP, WITHOUT, 104, 499, AT_RISK },
    { AT_LEAST, ADDS_UP, WITHOUT, 104, 400, AT_RISK },
    { AT_LEAST, ADDS_UP, WITHOUT, 104, 399, BEHIND },
    { AT_LEAST, ADDS_UP, WITHOUT, 104, 1000, ACHIEVED },
    { AT_LEAST, ADDS_UP, WITHOUT, 108, 899, AT_RISK },
    { AT_LEAST, ADDS_UP, WITHOUT, 109, 1000, ACHIEVED },
    { AT_LEAST, ADDS_UP, WITHOUT, 109, 999, NOT_ACHIEVED },
    { AT_LEAST, ADDS_UP, WITHOUT, 300, 999, NOT_ACHIEVED },
    { AT_LEAST, ADDS_UP, WITHOUT, 109, NO_ONE_KNOWS, UNKNOWN },
    /* The same by milestones: nothing up to the fourth day, then 200, then 500. */
    { AT_LEAST, ADDS_UP, WITH, 99, 0, NOT_STARTED },
    { AT_LEAST, ADDS_UP, WITH, 102, 0, ON_TRACK },
    { AT_LEAST, ADDS_UP, WITH, 102, NO_ONE_KNOWS, UNKNOWN },
    { AT_LEAST, ADDS_UP, WITH, 103, 200, ON_TRACK },
    { AT_LEAST, ADDS_UP, WITH, 105, 160, AT_RISK },
    { AT_LEAST, ADDS_UP, WITH, 105, 159, BEHIND },
    { AT_LEAST, ADDS_UP, WITH, 106, 499, AT_RISK },
    { AT_LEAST, ADDS_UP, WITH, 102, 1000, ACHIEVED },
    { AT_LEAST, ADDS_UP, WITH, 109, 999, NOT_ACHIEVED },
    { AT_LEAST, ADDS_UP, WITH, 109, 1000, ACHIEVED },
    /* At least, a level: against its target, and never achieved early. */
    { AT_LEAST, LEVEL, WITHOUT, 99, 1000, NOT_STARTED },
    { AT_LEAST, LEVEL, WITHOUT, 100, 1000, ON_TRACK },
    { AT_LEAST, LEVEL, WITHOUT, 108, 2000, ON_TRACK },
    { AT_LEAST, LEVEL, WITHOUT, 100, 999, AT_RISK },
    { AT_LEAST, LEVEL, WITHOUT, 100, 800, AT_RISK },
    { AT_LEAST, LEVEL, WITHOUT, 100, 799, BEHIND },
    { AT_LEAST, LEVEL, WITHOUT, 109, 1000, ACHIEVED },
    { AT_LEAST, LEVEL, WITHOUT, 109, 999, NOT_ACHIEVED },
    { AT_LEAST, LEVEL, WITHOUT, 100, NO_ONE_KNOWS, UNKNOWN },
    { AT_LEAST, LEVEL, WITH, 99, 0, NOT_STARTED },
    { AT_LEAST, LEVEL, WITH, 102, 0, ON_TRACK },
    { AT_LEAST, LEVEL, WITH, 103, 200, ON_TRACK },
    { AT_LEAST, LEVEL, WITH, 103, 160, AT_RISK },
    { AT_LEAST, LEVEL, WITH, 103, 159, BEHIND },
    { AT_LEAST, LEVEL, WITH, 108, 1000, ON_TRACK },
    { AT_LEAST, LEVEL, WITH, 109, 1000, ACHIEVED },
    { AT_LEAST, LEVEL, WITH, 109, 500, NOT_ACHIEVED },
    { AT_LEAST, LEVEL, WITH, 108, NO_ONE_KNOWS, UNKNOWN },
    /* At most, adding up: 1.25 of 500 is 625. */
    { AT_MOST, ADDS_UP, WITHOUT, 99, 0, NOT_STARTED },
    { AT_MOST, ADDS_UP, WITHOUT, 104, 500, ON_TRACK },
    { AT_MOST, ADDS_UP, WITHOUT, 104, 0, ON_TRACK },
    { AT_MOST, ADDS_UP, WITHOUT, 104, 501, AT_RISK },
    { AT_MOST, ADDS_UP, WITHOUT, 104, 625, AT_RISK },
    { AT_MOST, ADDS_UP, WITHOUT, 104, 626, BEHIND },
    { AT_MOST, ADDS_UP, WITHOUT, 109, 1000, ACHIEVED },
    { AT_MOST, ADDS_UP, WITHOUT, 109, 1001, NOT_ACHIEVED },
    { AT_MOST, ADDS_UP, WITHOUT, 104, NO_ONE_KNOWS, UNKNOWN },
    { AT_MOST, ADDS_UP, WITH, 99, 0, NOT_STARTED },
    { AT_MOST, ADDS_UP, WITH, 102, 5000, ON_TRACK },
    { AT_MOST, ADDS_UP, WITH, 103, 200, ON_TRACK },
    { AT_MOST, ADDS_UP, WITH, 103, 250, AT_RISK },
    { AT_MOST, ADDS_UP, WITH, 103, 251, BEHIND },
    { AT_MOST, ADDS_UP, WITH, 109, 1000, ACHIEVED },
    { AT_MOST, ADDS_UP, WITH, 109, 1001, NOT_ACHIEVED },
    { AT_MOST, ADDS_UP, WITH, 103, NO_ONE_KNOWS, UNKNOWN },
    { AT_MOST, LEVEL, WITHOUT, 99, 0, NOT_STARTED },
    { AT_MOST, LEVEL, WITHOUT, 104, 1000, ON_TRACK },
    { AT_MOST, LEVEL, WITHOUT, 104, 1250, AT_RISK },
    { AT_MOST, LEVEL, WITHOUT, 104, 1251, BEHIND },
    { AT_MOST, LEVEL, WITHOUT, 109, 1000, ACHIEVED },
    { AT_MOST, LEVEL, WITHOUT, 109, 1001, NOT_ACHIEVED },
    { AT_MOST, LEVEL, WITHOUT, 104, NO_ONE_KNOWS, UNKNOWN },
    { AT_MOST, LEVEL, WITH, 99, 0, NOT_STARTED },
    { AT_MOST, LEVEL, WITH, 102, 5000, ON_TRACK },
    { AT_MOST, LEVEL, WITH, 107, 500, ON_TRACK },
    { AT_MOST, LEVEL, WITH, 107, 625, AT_RISK },
    { AT_MOST, LEVEL, WITH, 107, 626, BEHIND },
    { AT_MOST, LEVEL, WITH, 109, 999, ACHIEVED },
    { AT_MOST, LEVEL, WITH, 109, 1001, NOT_ACHIEVED },
    { AT_MOST, LEVEL, WITH, 107, NO_ONE_KNOWS, UNKNOWN },
    /* Equal: on the way there is no risk, only right or wrong. */
    { EQUAL, ADDS_UP, WITHOUT, 99, 0, NOT_STARTED },
    { EQUAL, ADDS_UP, WITHOUT, 104, 500, ON_TRACK },
    { EQUAL, ADDS_UP, WITHOUT, 104, 499, BEHIND },
    { EQUAL, ADDS_UP, WITHOUT, 104, 501, BEHIND },
    { EQUAL, ADDS_UP, WITHOUT, 104, 1000, BEHIND },
    { EQUAL, ADDS_UP, WITHOUT, 109, 1000, ACHIEVED },
    { EQUAL, ADDS_UP, WITHOUT, 109, 1001, NOT_ACHIEVED },
    { EQUAL, ADDS_UP, WITHOUT, 104, NO_ONE_KNOWS, UNKNOWN },
    { EQUAL, ADDS_UP, WITH, 99, 0, NOT_STARTED },
    { EQUAL, ADDS_UP, WITH, 102, 7, ON_TRACK },
    { EQUAL, ADDS_UP, WITH, 103, 200, ON_TRACK },
    { EQUAL, ADDS_UP, WITH, 103, 201, BEHIND },
    { EQUAL, ADDS_UP, WITH, 109, 1000, ACHIEVED },
    { EQUAL, ADDS_UP, WITH, 109, 999, NOT_ACHIEVED },
    { EQUAL, ADDS_UP, WITH, 103, NO_ONE_KNOWS, UNKNOWN },
    { EQUAL, LEVEL, WITHOUT, 99, 0, NOT_STARTED },
    { EQUAL, LEVEL, WITHOUT, 100, 1000, ON_TRACK },
    { EQUAL, LEVEL, WITHOUT, 100, 999, BEHIND },
    { EQUAL, LEVEL, WITHOUT, 109, 1000, ACHIEVED },
    { EQUAL, LEVEL, WITHOUT, 109, 999, NOT_ACHIEVED },
    { EQUAL, LEVEL, WITHOUT, 100, NO_ONE_KNOWS, UNKNOWN },
    { EQUAL, LEVEL, WITH, 99, 0, NOT_STARTED },
    { EQUAL, LEVEL, WITH, 102, 7, ON_TRACK },
    { EQUAL, LEVEL, WITH, 106, 500, ON_TRACK },
    { EQUAL, LEVEL, WITH, 106, 1000, BEHIND },
    { EQUAL, LEVEL, WITH, 109, 1000, ACHIEVED },
    { EQUAL, LEVEL, WITH, 109, 500, NOT_ACHIEVED },
    { EQUAL, LEVEL, WITH, 109, NO_ONE_KNOWS, UNKNOWN },
};

static void every_way_to_compare_has_every_status_it_can_have(void **state)
{
    bool seen[4][2][2][UNKNOWN + 1] = { { { { false } } } };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct swst__promise promise = promised(table[i].comparison, table[i].adds_up,
                                                table[i].milestones);
        struct swst__figure value = counted(table[i].value);
        enum swst_goal_status status = swst__goal_status(&promise, table[i].as_of, &value);

        if ((int)status != table[i].status)
            fail_msg("row %zu of the table: %s", i, swst_goal_status_label(status, "en"));
        seen[table[i].comparison][table[i].adds_up][table[i].milestones > 0][status] = true;
    }
    for (int comparison = AT_LEAST; comparison <= EQUAL; comparison++)
        for (int rest = 0; rest < 4 * (UNKNOWN + 1); rest++) {
            int status = rest / 4;
            bool can_be = status && (status != AT_RISK || comparison != EQUAL);

            assert_int_equal(seen[comparison][rest & 1][(rest >> 1) & 1][status], can_be);
        }
}

static void shares_are_compared_as_fractions_and_not_as_shown(void **state)
{
    struct swst__promise promise = promised(AT_LEAST, LEVEL, WITHOUT);
    struct swst__figure almost = share(1799, 2000), enough = share(9, 10), eight = share(8, 9);
    struct swst__figure none = share(0, 0);

    (void)state;
    promise.target = 900;
    assert_int_equal(swst__permille(1799, 2000), 900);      /* 89.95 % is shown as 90.0 % */
    assert_int_equal(swst__goal_status(&promise, 109, &almost), NOT_ACHIEVED);
    assert_int_equal(swst__goal_status(&promise, 109, &enough), ACHIEVED);
    assert_int_equal(swst__goal_status(&promise, 109, &eight), NOT_ACHIEVED);
    assert_int_equal(swst__goal_status(&promise, 109, &none), UNKNOWN);
}

static void a_share_that_is_reached_is_not_achieved_before_its_day(void **state)
{
    struct swst__promise promise = promised(AT_LEAST, LEVEL, WITHOUT);
    struct swst__figure all = share(10, 10);

    (void)state;
    assert_int_equal(swst__goal_status(&promise, 108, &all), ON_TRACK);
    assert_int_equal(swst__goal_status(&promise, 109, &all), ACHIEVED);
}

static void averages_are_meant_in_tenths(void **state)
{
    struct swst__promise promise = promised(AT_MOST, LEVEL, WITHOUT);
    struct swst__figure value = { SWST_FIGURE_AVERAGE, 25, 2, SWST_UNIT_DAY };

    (void)state;
    promise.target = 125;                                   /* 12.5 days */
    assert_int_equal(swst__goal_status(&promise, 109, &value), ACHIEVED);
    promise.target = 124;
    assert_int_equal(swst__goal_status(&promise, 109, &value), NOT_ACHIEVED);
    assert_int_equal(swst__goal_needed_per_week(&promise, 104, &value), SWST__UNKNOWN);
}

/* ----------------------------------------------------------------------- pace */

static int64_t needed(int64_t days_left, struct swst__figure value, int64_t target)
{
    struct swst__promise promise = promised(AT_LEAST, ADDS_UP, WITHOUT);

    promise.target = target;
    promise.period.last = 104 + days_left;
    return swst__goal_needed_per_week(&promise, 104, &value);
}

static void what_is_missing_is_shared_among_the_weeks_that_begin(void **state)
{
    (void)state;
    assert_int_equal(needed(7, counted(0), 10), 10);        /* one week */
    assert_int_equal(needed(8, counted(0), 10), 5);         /* the second has begun */
    assert_int_equal(needed(15, counted(0), 10), 4);        /* 10 / 3, rounded up */
    assert_int_equal(needed(1, counted(3), 10), 7);
    assert_int_equal(needed(30, counted(10), 10), 0);
    assert_int_equal(needed(30, counted(99), 10), 0);
    assert_int_equal(needed(0, counted(0), 10), SWST__UNKNOWN);
    assert_int_equal(needed(30, counted(NO_ONE_KNOWS), 10), SWST__UNKNOWN);
}

static void a_share_needs_further_units_of_what_it_is_of_now(void **state)
{
    (void)state;
    assert_int_equal(needed(7, share(8, 9), 900), 1);       /* 9 of 9: 8.1 are not enough */
    assert_int_equal(needed(7, share(80, 100), 900), 10);
    assert_int_equal(needed(14, share(80, 100), 900), 5);
    assert_int_equal(needed(7, share(95, 100), 900), 0);
    assert_int_equal(needed(7, share(0, 0), 900), SWST__UNKNOWN);
}

static void only_at_least_and_only_on_the_way_has_a_pace(void **state)
{
    struct swst__figure value = counted(1);
    struct swst__promise promise = promised(AT_MOST, ADDS_UP, WITHOUT);

    (void)state;
    assert_int_equal(swst__goal_needed_per_week(&promise, 104, &value), SWST__UNKNOWN);
    promise.comparison = EQUAL;
    assert_int_equal(swst__goal_needed_per_week(&promise, 104, &value), SWST__UNKNOWN);
    promise.comparison = AT_LEAST;
    assert_int_equal(swst__goal_needed_per_week(&promise, 99, &value), SWST__UNKNOWN);
    assert_int_equal(swst__goal_needed_per_week(&promise, 109, &value), SWST__UNKNOWN);
    assert_int_equal(swst__goal_needed_per_week(&promise, 100, &value), 500);   /* 9 days */
}

/* ------------------------------------------------------------------- expected */

static void what_is_expected_is_shown_half_up(void **state)
{
    struct swst__promise promise = promised(AT_LEAST, ADDS_UP, WITHOUT);
    struct swst__expected expected;

    (void)state;
    promise.target = 25;
    expected = swst__goal_expected(&promise, 100);          /* 2.5 */
    assert_int_equal(swst__expected_shown(&expected), 3);
    promise.target = 24;
    expected = swst__goal_expected(&promise, 100);          /* 2.4 */
    assert_int_equal(swst__expected_shown(&expected), 2);
    expected = swst__goal_expected(&promise, 500);
    assert_int_equal(swst__expected_shown(&expected), 24);
    assert_false(swst__goal_expected(&promise, 99).is_there);
    promise.adds_up = false;
    assert_false(swst__goal_expected(&promise, 108).is_there);
    assert_true(swst__goal_expected(&promise, 109).is_there);
}

static void the_greatest_numbers_do_not_run_over(void **state)
{
    struct swst__promise promise = promised(AT_LEAST, ADDS_UP, WITHOUT);
    struct swst__figure value = counted(INT64_MAX);
    struct swst__expected expected;

    (void)state;
    promise.target = 999999999999999;
    promise.period = (struct swst__span){ SWST__FIRST_DAY, SWST__LAST_DAY };
    expected = swst__goal_expected(&promise, SWST__LAST_DAY - 1);
    assert_int_equal(swst__expected_shown(&expected), 999999726181860);
    assert_int_equal(swst__goal_status(&promise, 0, &value), ACHIEVED);
    value = (struct swst__figure){ SWST_FIGURE_AVERAGE, INT64_MAX, INT64_MAX, SWST_UNIT_DAY };
    assert_int_equal(swst__goal_status(&promise, 0, &value), BEHIND);
    promise.target = 10;                                    /* 1.0, and it is 1.0 */
    promise.adds_up = false;
    assert_int_equal(swst__goal_status(&promise, SWST__LAST_DAY, &value), ACHIEVED);
    value = share(INT64_MAX - 1, INT64_MAX);
    promise.target = 1000;
    assert_int_equal(swst__goal_status(&promise, SWST__LAST_DAY, &value), NOT_ACHIEVED);
    assert_int_equal(swst__goal_needed_per_week(&promise, SWST__LAST_DAY - 1, &value), 1);
}

/* ------------------------------------------------------------ plain arithmetic */

/* What a person would do on paper: fractions of small numbers, day by day. */
static int plain_status(const struct swst__promise *promise, int64_t as_of,
                        const struct swst__figure *value, int64_t *shown)
{
    int64_t elapsed = 0, days = 0, top = -1, bottom = 1, v = value->n, of = 1, level;

    *shown = -1;
    for (int64_t day = promise->period.first; day <= promise->period.last; day++) {
        days++;
        elapsed += day <= as_of;
    }
    if (!elapsed)
        return NOT_STARTED;
    for (size_t i = 0; i < promise->milestone_count; i++)
        if (promise->milestones[i].due_on <= as_of)
            top = promise->milestones[i].target;
    if (!promise->milestone_count && (promise->adds_up || elapsed == days)) {
        top = promise->target * elapsed;
        bottom = days;
    }
    if (top >= 0)
        for (*shown = 0; 2 * top >= (2 * *shown + 1) * bottom; )
            ++*shown;
    if (value->d == SWST__UNKNOWN || (value->form == SWST_FIGURE_RATE && value->d == 0))
        return UNKNOWN;
    if (value->form == SWST_FIGURE_RATE) {
        v *= 1000;
        of = value->d;
    }
    level = promise->target * of;
    if (elapsed == days)
        return (promise->comparison == AT_LEAST ? v >= level : promise->comparison == AT_MOST
                    ? v <= level : v == level) ? ACHIEVED : NOT_ACHIEVED;
    if (promise->comparison == AT_LEAST && promise->adds_up && v >= level)
        return ACHIEVED;
    if (top < 0 && promise->milestone_count)
        return ON_TRACK;
    if (top < 0)
        top = promise->target;
    v *= bottom;
    top *= of;
    if (promise->comparison == EQUAL)
        return v == top ? ON_TRACK : BEHIND;
    if (promise->comparison == AT_LEAST)
        return v >= top ? ON_TRACK : 10 * v >= 8 * top ? AT_RISK : BEHIND;
    return v <= top ? ON_TRACK : 100 * v <= 125 * top ? AT_RISK : BEHIND;
}

static unsigned long seed = 20220630;

static int64_t drawn(int64_t least, int64_t most)
{
    seed = (seed * 1103515245UL + 12345UL) & 0x7fffffffUL;
    return least + (int64_t)(seed >> 8) % (most - least + 1);
}

static void draw_promise(struct swst__promise *promise, struct swst__milestone *milestones)
{
    int64_t first = drawn(-400, 400), day;

    *promise = (struct swst__promise){ .comparison = drawn(AT_LEAST, EQUAL),
        .target = drawn(0, 60), .adds_up = drawn(0, 1), .milestones = milestones,
        .period = { first, first + drawn(0, drawn(0, 1) ? 12 : 380) } };
    day = first + drawn(0, 4);
    while (drawn(0, 2) && promise->milestone_count < 4 && day <= promise->period.last) {
        milestones[promise->milestone_count++] = (struct swst__milestone){ day, drawn(0, 60) };
        day += drawn(1, 9);
    }
}

static void random_goals_stand_as_on_paper(void **state)
{
    int rounds = getenv("SWST_LONG") ? 3000000 : 100000, count[UNKNOWN + 1] = { 0 };

    (void)state;
    for (int i = 0; i < rounds; i++) {
        struct swst__milestone milestones[4];
        struct swst__promise promise;
        struct swst__expected expected;
        struct swst__figure value = counted(drawn(-1, 70));
        int64_t as_of, shown;
        int status;

        draw_promise(&promise, milestones);
        if (!promise.adds_up && drawn(0, 1)) {
            value = share(drawn(0, 20), 20 - drawn(0, 20));
            promise.target *= 16;
        }
        as_of = promise.period.first + drawn(-3, swst__span_days(promise.period) + 3);
        expected = swst__goal_expected(&promise, as_of);
        status = plain_status(&promise, as_of, &value, &shown);
        assert_int_equal(swst__goal_status(&promise, as_of, &value), status);
        assert_int_equal(expected.is_there, shown >= 0);
        if (shown >= 0)
            assert_int_equal(swst__expected_shown(&expected), shown);
        count[status]++;
    }
    for (int status = NOT_STARTED; status <= UNKNOWN; status++)
        assert_true(count[status] > rounds / 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_to_compare_has_every_status_it_can_have),
        cmocka_unit_test(shares_are_compared_as_fractions_and_not_as_shown),
        cmocka_unit_test(a_share_that_is_reached_is_not_achieved_before_its_day),
        cmocka_unit_test(averages_are_meant_in_tenths),
        cmocka_unit_test(what_is_missing_is_shared_among_the_weeks_that_begin),
        cmocka_unit_test(a_share_needs_further_units_of_what_it_is_of_now),
        cmocka_unit_test(only_at_least_and_only_on_the_way_has_a_pace),
        cmocka_unit_test(what_is_expected_is_shown_half_up),
        cmocka_unit_test(the_greatest_numbers_do_not_run_over),
        cmocka_unit_test(random_goals_stand_as_on_paper),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
