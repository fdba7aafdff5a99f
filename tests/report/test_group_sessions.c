/* Sessions of groups over a period and who came to them, and the size of groups. */
#include "../support/station.h"

static swst_table *in_march(swst_store *store)
{
    swst_table *table;

    assert_ok(swst_report_groups(store, "2026-03-01", "2026-03-31", "2026-04-15", NULL, &table));
    return table;
}

static int64_t joined(swst_store *store, int64_t group, const char *on, const char *until)
{
    int64_t client = given_client(store, given_area(store));

    given(store, "group_member", "group_id", ID(group), "client_id", ID(client), "joined_on", on,
          "left_on", until, NULL);
    return client;
}

static void sessions_are_planned_held_cancelled_and_overdue(void **state)
{
    int64_t group = given_mature_group(*state, "2026-01-01", NULL);
    swst_table *table;

    given_group_session(*state, group, "planned", "2026-02-10", NULL);        /* overdue */
    given_group_session(*state, group, "planned", "2026-03-30", NULL);        /* overdue */
    given_group_session(*state, group, "planned", "2026-03-31", NULL);    /* not late that day */
    given_group_session(*state, group, "planned", "2026-04-01", NULL);
    given_group_session(*state, group, "postponed", "2026-03-02", NULL);
    given_group_session(*state, group, "cancelled", "2026-03-09", NULL);
    given_group_session(*state, group, "cancelled", "2026-02-09", NULL);
    given_group_session(*state, group, "held", "2026-03-16", "2026-03-17");
    given_group_session(*state, group, "held", "2026-02-27", "2026-03-01");
    given_group_session(*state, group, "held", NULL, "2026-03-31");
    given_group_session(*state, group, "held", "2026-03-31", "2026-04-01");
    given(*state, "activity", "title", "外出", "type", "community", "group_id", ID(group), "state",
          "held", "held_on", "2026-03-20", NULL);
    assert_ok(void_it(*state, "activity",
                      given_group_session(*state, group, "held", NULL, "2026-03-20"), "twice"));
    table = in_march(*state);
    for (size_t row = 0; row < 2; row++) {
        assert_cell(table, row, "planned", "6");
        assert_cell(table, row, "held", "3");
        assert_cell(table, row, "cancelled", "1");
        assert_cell(table, row, "overdue", "2");
    }
    swst_table_free(table);
}

static void attendance_is_of_those_enrolled_on_the_sessions_day(void **state)
{
    int64_t group = given_mature_group(*state, "2026-01-01", NULL);
    int64_t stays = joined(*state, group, "2026-01-01", NULL);
    int64_t leaves = joined(*state, group, "2026-01-01", "2026-03-10");
    int64_t first = given_group_session(*state, group, "held", NULL, "2026-03-10");
    int64_t second = given_group_session(*state, group, "held", NULL, "2026-03-11");
    int64_t planned = given_group_session(*state, group, "planned", "2026-03-12", NULL);
    swst_table *table;
    int64_t n, d;

    given_attendance(*state, first, stays, "present");
    given_attendance(*state, first, leaves, "excused");
    given_attendance(*state, second, stays, "absent");
    given_attendance(*state, second, leaves, "present");        /* a guest now */
    given_attendance(*state, planned, stays, "present");  /* entered ahead: counts once held */
    table = in_march(*state);
    for (size_t row = 0; row < 2; row++) {
        assert_cell(table, row, "enrolled", "3");
        assert_cell(table, row, "present", "1");
        assert_cell(table, row, "excused", "1");
        assert_cell(table, row, "absent", "1");
        assert_cell(table, row, "guests", "1");
        assert_cell(table, row, "attendance", "33.3%");
        assert_true(swst_table_rate(table, row, "attendance", &n, &d));
        assert_int_equal(n, 1);
        assert_int_equal(d, 3);
        assert_cell(table, row, "households_attendance", "-");
    }
    swst_table_free(table);
}

static void households_attend_in_columns_of_their_own(void **state)
{
    int64_t group = given_mature_group(*state, "2026-01-01", NULL);
    int64_t session = given_group_session(*state, group, "held", NULL, "2026-03-10");
    static const char *const presences[] = { "present", "excused", "absent" };
    swst_table *table;

    for (size_t i = 0; i < 3; i++) {
        int64_t household = given_household(*state, given_area(*state));
        int64_t client = given_client(*state, given_area(*state));

        given_member(*state, household, client, "2020-01-01", NULL);
        given(*state, "group_member", "group_id", ID(group), "household_id", ID(household),
              "joined_on", "2026-01-01", NULL);
        given_attendance(*state, session, client, presences[i]);
    }
    table = in_march(*state);
    for (size_t row = 0; row < 2; row++) {
        assert_cell(table, row, "households_enrolled", "3");
        assert_cell(table, row, "households_present", "1");
        assert_cell(table, row, "households_excused", "1");
        assert_cell(table, row, "households_absent", "1");
        assert_cell(table, row, "households_attendance", "33.3%");
        assert_cell(table, row, "enrolled", "0");
        assert_cell(table, row, "attendance", "-");
        assert_cell(table, row, "guests", "0");
    }
    swst_table_free(table);
}

/* ---------------------------------------------------------------------- size */

static void size_is_held_against_the_bounds_while_a_group_meets(void **state)
{
    static const struct { const char *stage, *least, *most, *size; } cases[] = {
        { "forming", "1", "3", "ok" }, { "transition", "2", "2", "ok" },
        { "mature", "3", NULL, "under" }, { "ending", NULL, "1", "over" },
        { "forming", NULL, NULL, NULL }, { "preparing", "3", "5", NULL },
        { "ended", "3", "5", NULL }, { "cancelled", "3", "5", NULL },
    };
    size_t count = sizeof cases / sizeof *cases;
    swst_table *table;

    for (size_t i = 0; i < count; i++) {
        int64_t group = given(*state, "group", "name", "夕阳红", "type", "support", "stage",
                              cases[i].stage, "min_members", cases[i].least, "max_members",
                              cases[i].most, "starts_on", "2026-03-01", NULL);

        joined(*state, group, "2026-03-01", NULL);
        given(*state, "group_member", "group_id", ID(group), "household_id",
              ID(given_household(*state, given_area(*state))), "joined_on", "2026-03-01", NULL);
        given(*state, "group_member", "group_id", ID(group), "worker_id",
              ID(given_worker(*state, "甲")), "joined_on", "2026-03-01", NULL);
    }
    table = in_march(*state);
    for (size_t i = 0; i < count; i++)
        if (cases[i].size)
            assert_cell(table, i + 1, "size", cases[i].size);
        else
            assert_empty(table, i + 1, "size");
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(sessions_are_planned_held_cancelled_and_overdue),
        station_test(attendance_is_of_those_enrolled_on_the_sessions_day),
        station_test(households_attend_in_columns_of_their_own),
        station_test(size_is_held_against_the_bounds_while_a_group_meets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
