/* Which figures are withheld, so that none from 1 to 4 can be computed. */
#include "../support/station.h"

#include "codec/profile_sums.h"

#include <stdlib.h>

enum { MOST = 40 };

static void assert_states(struct swst__sums *sums, const char *expected)
{
    static const char signs[] = { [SWST__NUMBER_SHOWN] = '.', [SWST__NUMBER_SMALL] = '<',
                                  [SWST__NUMBER_WITHHELD] = '*', [SWST__NUMBER_UNSEEN] = '?' };
    char found[MOST + 1] = "";

    assert_ok(swst__sums_decide(sums));
    for (size_t i = 0; i < sums->number_count; i++)
        found[i] = signs[swst__sums_state(sums, i)];
    assert_string_equal(found, expected);
    swst__sums_free(sums);
}

/* A whole and its parts, up to -1. */
static void add_sum(struct swst__sums *sums, const int *values)
{
    size_t first = sums->number_count, count = 0;

    for (; values[count] >= 0; count++)
        swst__sums_number(sums, values[count], true);
    swst__sums_whole(sums, first);
    for (size_t i = 1; i < count; i++)
        swst__sums_part(sums, first + i);
}

#define ASSERT_SUM(expected, ...) do {                              \
        struct swst__sums sums = { 0 };                              \
        add_sum(&sums, (const int[]){ __VA_ARGS__, -1 });            \
        assert_states(&sums, expected);                              \
    } while (0)

static void a_large_sum_is_shown_whole(void **state)
{
    (void)state;
    ASSERT_SUM("...", 30, 10, 20);
    ASSERT_SUM("...", 20, 0, 20);
    ASSERT_SUM("...", 0, 0, 0);
}

static void a_small_part_takes_the_least_other_part_with_it(void **state)
{
    (void)state;
    ASSERT_SUM(".<.*.", 48, 3, 15, 10, 20);
    ASSERT_SUM(".<*.", 35, 4, 31, 0);
}

static void four_is_small_and_five_is_not(void **state)
{
    struct swst__sums sums = { 0 };

    (void)state;
    for (int i = 0; i <= 6; i++)
        swst__sums_number(&sums, i, true);
    assert_states(&sums, ".<<<<..");
}

/* 1 + 1 = 2 and 4 + 4 = 8 leave nothing open, 2 + 3 = 5 leaves everything. */
static void two_small_parts_hide_one_another_only_where_their_sum_is_open(void **state)
{
    (void)state;
    ASSERT_SUM(".<<*", 12, 1, 1, 10);
    ASSERT_SUM(".<<*", 18, 4, 4, 10);
    ASSERT_SUM(".<<.", 15, 2, 3, 10);
}

/* Beside five and one, a reader who takes "*" for five or more would know. */
static void a_withheld_five_does_not_tell_of_the_one_beside_it(void **state)
{
    (void)state;
    ASSERT_SUM(".<**", 36, 1, 5, 30);
}

/* "<5" of four parts that are not 0 would be one each. */
static void a_small_whole_of_several_parts_reads_like_a_large_one(void **state)
{
    (void)state;
    ASSERT_SUM("*<<<<", 4, 1, 1, 1, 1);
    ASSERT_SUM("<<.", 2, 2, 0);
}

static void it_does_so_wherever_the_whole_stands(void **state)
{
    struct swst__sums sums = { 0 };

    (void)state;
    for (int i = 0; i < 5; i++)
        swst__sums_number(&sums, i == 4 ? 4 : 1, true);
    swst__sums_whole(&sums, 4);
    for (size_t i = 0; i < 4; i++)
        swst__sums_part(&sums, i);
    assert_states(&sums, "<<<<*");
}

static void a_part_that_stands_nowhere_is_guarded(void **state)
{
    struct swst__sums sums = { 0 };

    (void)state;
    swst__sums_number(&sums, 100, true);
    swst__sums_number(&sums, 98, true);
    swst__sums_within(&sums, 0, 1, true);
    assert_states(&sums, ".*?");
    swst__sums_number(&sums, 100, true);
    swst__sums_number(&sums, 98, true);
    swst__sums_within(&sums, 0, 1, false);
    assert_states(&sums, "..?");
    swst__sums_number(&sums, 6, true);          /* five or six of six is too narrow */
    swst__sums_number(&sums, 5, true);
    swst__sums_within(&sums, 0, 1, true);
    assert_states(&sums, "**?");
}

static void a_repeated_total_is_withheld_wherever_it_stands(void **state)
{
    struct swst__sums sums = { 0 };

    (void)state;
    swst__sums_number(&sums, 7, true);
    swst__sums_number(&sums, 7, true);
    swst__sums_number(&sums, 3, true);
    swst__sums_number(&sums, 4, true);
    swst__sums_same(&sums, 0, 1);
    swst__sums_whole(&sums, 0);
    swst__sums_part(&sums, 2);
    swst__sums_part(&sums, 3);
    assert_states(&sums, "**<<");
}

/* ------------------------------------------------------------ against brute force */

enum { ROWS = 2, COLUMNS = 3, SIDE = ROWS + 1, ALL = SIDE * (COLUMNS + 1), TOP = 14 };

/* A table with totals in both directions; index row * (COLUMNS + 1) + column. */
struct table {
    int64_t value[ALL];
    enum swst__number_state state[ALL];
    bool seen[ALL][TOP * 9 + 1];
};

static void make_table(struct table *table, uint32_t *seed, int most)
{
    struct swst__sums sums = { 0 };

    memset(table, 0, sizeof *table);
    for (int i = 0; i < ALL; i++)
        if (i / (COLUMNS + 1) && i % (COLUMNS + 1)) {
            *seed = *seed * 1664525 + 1013904223;
            table->value[i] = (*seed >> 16) % (uint32_t)(most + 1);
            table->value[i / (COLUMNS + 1) * (COLUMNS + 1)] += table->value[i];
            table->value[i % (COLUMNS + 1)] += table->value[i];
            table->value[0] += table->value[i];
        }
    for (int i = 0; i < ALL; i++)
        swst__sums_number(&sums, table->value[i], true);
    for (size_t row = 0; row < SIDE; row++) {
        swst__sums_whole(&sums, row * (COLUMNS + 1));
        for (size_t i = 1; i <= COLUMNS; i++)
            swst__sums_part(&sums, row * (COLUMNS + 1) + i);
    }
    for (size_t column = 0; column <= COLUMNS; column++) {
        swst__sums_whole(&sums, column);
        for (size_t i = 1; i < SIDE; i++)
            swst__sums_part(&sums, i * (COLUMNS + 1) + column);
    }
    assert_ok(swst__sums_decide(&sums));
    for (size_t i = 0; i < ALL; i++)
        table->state[i] = swst__sums_state(&sums, i);
    swst__sums_free(&sums);
}

static bool fits(const struct table *table, int at, int64_t value)
{
    switch (table->state[at]) {
    case SWST__NUMBER_SHOWN: return value == table->value[at];
    case SWST__NUMBER_SMALL: return value >= 1 && value <= 4;
    default: return value >= 1;
    }
}

/* Every inner table that fits the signs and the totals that are shown. */
static void try_worlds(struct table *table, int64_t *world, int at)
{
    if (at < ALL && (at < COLUMNS + 1 || at % (COLUMNS + 1) == 0)) {
        try_worlds(table, world, at + 1);
        return;
    }
    if (at == ALL) {
        int64_t full[ALL] = { 0 };

        for (int i = 0; i < ALL; i++)
            if (i / (COLUMNS + 1) && i % (COLUMNS + 1)) {
                full[i] = world[i];
                full[i / (COLUMNS + 1) * (COLUMNS + 1)] += world[i];
                full[i % (COLUMNS + 1)] += world[i];
                full[0] += world[i];
            }
        for (int i = 0; i < ALL; i++)
            if (!fits(table, i, full[i]))
                return;
        for (int i = 0; i < ALL; i++)
            table->seen[i][full[i]] = true;
        return;
    }
    for (int64_t value = 0; value <= TOP; value++)
        if (fits(table, at, value)) {
            world[at] = value;
            try_worlds(table, world, at + 1);
        }
}

/* How many worlds there are to try. */
static double worlds_of(const struct table *table)
{
    double worlds = 1;

    for (int i = COLUMNS + 1; i < ALL; i++)
        if (i % (COLUMNS + 1))
            worlds *= table->state[i] == SWST__NUMBER_WITHHELD ? TOP
                    : table->state[i] == SWST__NUMBER_SMALL ? 4 : 1;
    return worlds;
}

static void no_hidden_figure_of_a_random_table_can_be_computed(void **state)
{
    static struct table table;
    uint32_t seed = 20221107;
    int tried = 0;

    (void)state;
    for (int round = 0; round < (getenv("SWST_LONG") ? 3000 : 300); round++) {
        int64_t world[ALL] = { 0 };

        make_table(&table, &seed, 3 + round % 8);
        if (worlds_of(&table) > 60000)
            continue;
        tried++;
        try_worlds(&table, world, COLUMNS + 1);
        for (int i = 0; i < ALL; i++) {
            int found = 0, small = 0;

            if (table.state[i] == SWST__NUMBER_SHOWN)
                continue;
            for (int value = 0; value <= TOP * 9; value++) {
                found += table.seen[i][value];
                small += table.seen[i][value] && value >= 1 && value <= 4;
            }
            assert_true(table.state[i] == SWST__NUMBER_SMALL ? small == 4 : found >= 4);
        }
    }
    assert_true(tried > 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_large_sum_is_shown_whole),
        cmocka_unit_test(a_small_part_takes_the_least_other_part_with_it),
        cmocka_unit_test(four_is_small_and_five_is_not),
        cmocka_unit_test(two_small_parts_hide_one_another_only_where_their_sum_is_open),
        cmocka_unit_test(a_withheld_five_does_not_tell_of_the_one_beside_it),
        cmocka_unit_test(a_small_whole_of_several_parts_reads_like_a_large_one),
        cmocka_unit_test(it_does_so_wherever_the_whole_stands),
        cmocka_unit_test(a_part_that_stands_nowhere_is_guarded),
        cmocka_unit_test(a_repeated_total_is_withheld_wherever_it_stands),
        cmocka_unit_test(no_hidden_figure_of_a_random_table_can_be_computed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
