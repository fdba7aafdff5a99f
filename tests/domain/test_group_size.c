/* The check of a file holds groups that meet against the fewest and the most
 * members they name. */
#include "../support/station.h"

#include "base/calendar.h"

#include <stdio.h>
#include <stdlib.h>

static int64_t given_group(swst_store *store, const char *stage, const char *least,
                           const char *most)
{
    return given(store, "group", "name", "夕阳红", "type", "support", "stage", stage,
                 "min_members", least, "max_members", most, NULL);
}

static int64_t given_row(swst_store *store, int64_t group, const char *joined_on,
                         const char *left_on)
{
    return given(store, "group_member", "group_id", ID(group), "client_id",
                 ID(given_client(store, given_area(store))), "joined_on", joined_on, "left_on",
                 left_on, NULL);
}

/* The code that the check says of the group, or "". */
static void assert_warned(swst_store *store, int64_t group, const char *code, const char *field,
                          int64_t row)
{
    char named[40];
    swst_table *table;

    assert_ok(swst_station_check(store, &table));
    if (code) {
        size_t at = row_of(table, "code", code, "record_id", ID(group));

        assert_cell(table, at, "severity", "warning");
        assert_cell(table, at, "kind", "group");
        assert_cell(table, at, "field", field);
        snprintf(named, sizeof named, "record %s", ID(row));
        assert_true(!row || strstr(swst_table_text(table, at, "message"), named));
    }
    assert_int_equal(swst_table_rows(table), code != NULL);
    swst_table_free(table);
}

static void more_members_on_a_day_than_a_group_takes_are_worth_a_look(void **state)
{
    int64_t group = given_group(*state, "mature", NULL, "2"), third;

    given_row(*state, group, "2026-01-01", "2026-02-28");
    given_row(*state, group, "2026-01-01", NULL);
    assert_warned(*state, group, NULL, NULL, 0);
    third = given_row(*state, group, "2026-02-28", "2026-02-28");
    assert_warned(*state, group, "group_overfull", "group.max_members", third);
    assert_ok(change(*state, "group_member", third, "left_on", NULL));
    assert_ok(change(*state, "group_member", third, "joined_on", "2026-03-01"));
    assert_warned(*state, group, NULL, NULL, 0);
}

static void households_are_members_and_helpers_are_none(void **state)
{
    int64_t group = given_group(*state, "forming", NULL, "1"), second;

    given_row(*state, group, "2026-01-01", NULL);
    given(*state, "group_member", "group_id", ID(group), "worker_id",
          ID(given_worker(*state, "甲")), "joined_on", "2026-01-01", NULL);
    assert_warned(*state, group, NULL, NULL, 0);
    second = given(*state, "group_member", "group_id", ID(group), "household_id",
                   ID(given_household(*state, given_area(*state))), "joined_on", "2026-01-02",
                   NULL);
    assert_warned(*state, group, "group_overfull", "group.max_members", second);
    assert_ok(void_it(*state, "group_member", second, "wrong"));
    assert_warned(*state, group, NULL, NULL, 0);
}

static void a_group_at_work_with_too_few_members_is_worth_a_look(void **state)
{
    static const char *const stages[] = { "transition", "mature", "ending" };

    for (size_t i = 0; i < 3; i++) {
        int64_t group = given_group(*state, stages[i], "2", "5"), second;

        given_row(*state, group, "2026-01-01", NULL);
        second = given_row(*state, group, "2026-01-01", "2026-02-28");
        assert_warned(*state, group, "group_too_small", "group.min_members", 0);
        assert_ok(change(*state, "group", group, "ends_on", "2026-02-28"));
        assert_warned(*state, group, NULL, NULL, 0);        /* to its last day */
        assert_ok(change(*state, "group_member", second, "left_on", "2026-02-27"));
        assert_warned(*state, group, "group_too_small", "group.min_members", 0);
        assert_ok(change(*state, "group", group, "min_members", NULL));
    }
}

static void a_group_that_forms_still_may_have_too_few_members(void **state)
{
    int64_t group = given_group(*state, "forming", "2", "5");

    given_row(*state, group, "2026-01-01", NULL);
    assert_warned(*state, group, NULL, NULL, 0);
}

static void a_group_that_does_not_meet_is_held_to_no_size(void **state)
{
    static const char *const stages[] = { "preparing", "ended", "cancelled" };

    for (size_t i = 0; i < 3; i++) {
        int64_t group = given_group(*state, stages[i], i ? "3" : NULL, i ? NULL : "1");

        given_row(*state, group, "2026-01-01", NULL);
        given_row(*state, group, "2026-01-01", NULL);
        assert_warned(*state, group, NULL, NULL, 0);
    }
}

static void the_most_members_are_those_of_a_plain_loop(void **state)
{
    enum { MOST = 12, DAYS = 30 };
    int64_t first = swst__day_make(2026, 1, 1);

    srand(11);
    for (int n = 0; n < (getenv("SWST_LONG") ? 400 : 40); n++) {
        int most = 2 + rand() % 4, greatest = 0, joined[MOST], left[MOST];
        int64_t group = given_group(*state, "mature", NULL, ID(most)), found = 0;
        swst_table *table;

        for (int i = 0; i < MOST; i++) {
            char from[SWST__DAY_SIZE], to[SWST__DAY_SIZE];

            joined[i] = rand() % DAYS;
            left[i] = rand() % 4 ? joined[i] + rand() % 8 : DAYS;
            swst__day_print(first + joined[i], from);
            swst__day_print(first + left[i], to);
            given_row(*state, group, from, left[i] < DAYS ? to : NULL);
        }
        for (int day = 0; day < DAYS; day++) {
            int there = 0;

            for (int i = 0; i < MOST; i++)
                there += joined[i] <= day && day <= left[i];
            greatest = there > greatest ? there : greatest;
        }
        assert_ok(swst_station_check(*state, &table));
        for (size_t row = 0; row < swst_table_rows(table); row++)
            found += strcmp(swst_table_text(table, row, "record_id"), ID(group)) == 0;
        assert_int_equal(found, greatest > most);
        swst_table_free(table);
        assert_ok(change(*state, "group", group, "max_members", NULL));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(more_members_on_a_day_than_a_group_takes_are_worth_a_look),
        station_test(households_are_members_and_helpers_are_none),
        station_test(a_group_at_work_with_too_few_members_is_worth_a_look),
        station_test(a_group_that_forms_still_may_have_too_few_members),
        station_test(a_group_that_does_not_meet_is_held_to_no_size),
        station_test(the_most_members_are_those_of_a_plain_loop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
