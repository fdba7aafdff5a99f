/* What the seed documents say about group work, in their own figures. */
#include "../support/station.h"

#include <stdio.h>

/* Seed 002 reports on a month; the days are ours. */
#define MONTH "2026-06-01", "2026-06-30", "2026-06-30"

static swst_table *groups_of(swst_store *store, const char *from, const char *to,
                             const char *as_of, int64_t programme)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    swst_filter_set_programme(filter, programme);
    assert_ok(swst_report_groups(store, from, to, as_of, filter, &table));
    swst_filter_free(filter);
    return table;
}

static swst_table *organizations_of(swst_store *store)
{
    swst_table *table;

    assert_ok(swst_report_organizations(store, MONTH, NULL, &table));
    return table;
}

static int64_t given_group(swst_store *store, const char *name, const char *type)
{
    return given(store, "group", "name", name, "type", type, "stage", "mature",
                 "starts_on", "2026-05-01", NULL);
}

static int64_t joined(swst_store *store, int64_t group, swst_member_sort sort, int64_t id,
                      const char *on)
{
    int64_t row = 0;

    assert_ok(swst_group_join(store, group, sort, id, NULL, on, &row));
    return row;
}

static void given_members(swst_store *store, int64_t group, int count, const char *on,
                          int64_t *clients)
{
    for (int i = 0; i < count; i++) {
        clients[i] = given_client(store, given_area(store));
        joined(store, group, SWST_MEMBER_SORT_CLIENT, clients[i], on);
    }
}

static int64_t held(swst_store *store, int64_t group, const char *on)
{
    int64_t session = 0;

    assert_ok(swst_group_add_session(store, group, on, NULL, &session));
    assert_ok(change(store, "activity", session, "held_on", on));
    assert_ok(change(store, "activity", session, "state", "held"));
    return session;
}

/* ----------------------------------------------------------------- C4: teams */

static void c4_82_elders_in_teams_of_3_to_5_make_17_to_27_teams(void **state)
{
    int64_t fewest, highest;

    (void)state;
    assert_ok(swst_group_teams_needed(82, 3, 5, &fewest, &highest));
    assert_int_equal(fewest, 17);
    assert_int_equal(highest, 27);
}

static void c4_an_elder_is_in_one_care_team(void **state)
{
    int64_t first = given_group(*state, "一组", "care_team");
    int64_t second = given_group(*state, "二组", "care_team"), elder, row = 0;

    given_members(*state, first, 1, "2026-06-01", &elder);
    assert_status(SWST_ECONFLICT, swst_group_join(*state, second, SWST_MEMBER_SORT_CLIENT, elder,
                                                  NULL, "2026-06-10", &row));
    assert_error("two_care_teams", "group_member.group_id");
}

static void c4_a_care_team_has_3_to_5_elders_beside_its_worker_and_volunteers(void **state)
{
    static const struct { int elders; const char *size; } teams[] = {
        { 2, "under" }, { 3, "ok" }, { 5, "ok" }, { 6, "over" }
    };
    int64_t elders[6];

    for (size_t i = 0; i < sizeof teams / sizeof *teams; i++) {
        int64_t team = given_group(*state, "关爱小组", "care_team");
        swst_table *table;

        assert_ok(change(*state, "group", team, "min_members", "3"));
        assert_ok(change(*state, "group", team, "max_members", "5"));
        joined(*state, team, SWST_MEMBER_SORT_WORKER, given_worker(*state, "甲"), "2026-05-01");
        for (int n = 0; n < 4; n++)
            joined(*state, team, SWST_MEMBER_SORT_VOLUNTEER,
                   given(*state, "volunteer", "name", "陈文", "joined_on", "2026-01-01", NULL),
                   "2026-05-01");
        given_members(*state, team, teams[i].elders, "2026-06-01", elders);
        table = groups_of(*state, MONTH, 0);
        assert_cell(table, row_of(table, "group_id", ID(team), NULL, NULL), "size", teams[i].size);
        swst_table_free(table);
    }
}

/* ---------------------------------------------------------------- E1: groups */

/* Weekly, 15 members, 54 of 60 present. */
static void give_sessions(swst_store *store, int64_t group, const int64_t *members)
{
    static const char *const days[] = { "2026-06-05", "2026-06-12", "2026-06-19", "2026-06-26" };
    int noted = 0;

    for (size_t i = 0; i < 4; i++) {
        int64_t session = held(store, group, days[i]);

        for (int n = 0; n < 15; n++, noted++)
            assert_ok(swst_group_attend(store, session, members[n],
                          noted % 10 ? SWST_ATTENDANCE_PRESENCE_PRESENT
                          : noted % 20 ? SWST_ATTENDANCE_PRESENCE_EXCUSED
                          : SWST_ATTENDANCE_PRESENCE_ABSENT, -1));
    }
}

static void e1_a_weekly_group_grows_from_8_to_15_with_attendance_of_90_percent(void **state)
{
    int64_t group = given_group(*state, "夕阳红", "mutual_aid"), members[15];
    swst_table *table;
    size_t row;

    given_members(*state, group, 8, "2026-05-01", members);
    given_members(*state, group, 7, "2026-06-01", members + 8);
    give_sessions(*state, group, members);

    table = groups_of(*state, MONTH, 0);
    row = row_of(table, "group_id", ID(group), NULL, NULL);
    assert_cell(table, row, "members_before", "8");
    assert_cell(table, row, "members_now", "15");
    assert_cell(table, row, "growth", "+87.5%");
    assert_cell(table, row, "held", "4");
    assert_cell(table, row, "enrolled", "60");
    assert_cell(table, row, "present", "54");
    assert_cell(table, row, "excused", "3");
    assert_cell(table, row, "absent", "3");
    assert_cell(table, row, "attendance", "90.0%");
    swst_table_free(table);
}

static void e1_three_groups_are_25_people_and_20_households_and_no_45(void **state)
{
    int64_t elders = given_group(*state, "夕阳红", "mutual_aid");
    int64_t children = given_group(*state, "阳光少年", "growth"), members[15];
    int64_t neighbours = given_group(*state, "邻里互助", "mutual_aid");
    swst_table *table;

    given_members(*state, elders, 15, "2026-06-01", members);
    given_members(*state, children, 10, "2026-06-01", members);
    for (int i = 0; i < 20; i++)
        joined(*state, neighbours, SWST_MEMBER_SORT_HOUSEHOLD,
               given_household(*state, given_area(*state)), "2026-06-01");

    table = groups_of(*state, MONTH, 0);
    assert_int_equal(swst_table_rows(table), 4);
    assert_cell(table, 0, "name", "all");
    assert_cell(table, 0, "groups", "3");
    assert_cell(table, 0, "persons_now", "25");
    assert_cell(table, 0, "households_now", "20");
    assert_empty(table, 0, "members_now");
    assert_cell(table, row_of(table, "name", "邻里互助", NULL, NULL), "members_now", "20");
    swst_table_free(table);
}

/* ---------------------------------------------------------- E2: satisfaction */

/* Whole members say so or do not: 95 % is no figure of 15 of them, nor of 10. */
static void e2_95_percent_of_15_members_cannot_have_been_counted(void **state)
{
    static const struct { int members; bool is_reachable; } groups[] = {
        { 15, false }, { 10, false }, { 20, true }
    };
    int64_t members[20], satisfied;

    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        int64_t group = given_group(*state, "夕阳红", "mutual_aid"), count;
        swst_table *table;

        given_members(*state, group, groups[i].members, "2026-06-01", members);
        table = groups_of(*state, MONTH, 0);
        count = swst_table_int(table, row_of(table, "group_id", ID(group), NULL, NULL),
                               "members_now");
        swst_table_free(table);
        assert_int_equal(count, groups[i].members);
        assert_int_equal(swst_percent_is_reachable(950, count, 0, &satisfied),
                         groups[i].is_reachable);
    }
    assert_int_equal(satisfied, 19);
}

/* ------------------------------------------------------------------ E3: runs */

static void e3_four_runs_of_five_sessions_have_32_to_40_places(void **state)
{
    int64_t programme = given(*state, "programme", "name", "情绪管理", "planned_runs", "4",
                              "planned_sessions", "20", NULL);
    swst_table *table;

    given_group(*state, "夕阳红", "mutual_aid");        /* of another programme */
    for (int run = 0; run < 4; run++) {
        int64_t group = given(*state, "group", "name", "情绪管理", "type", "educational",
                              "stage", "forming", "programme_id", ID(programme),
                              "planned_sessions", "5", "min_members", "8", "max_members", "10",
                              "starts_on", "2026-03-02", NULL);

        for (int week = 0; week < 5; week++) {
            char day[16];
            int64_t session;

            snprintf(day, sizeof day, "2026-03-%02d", 2 + 7 * (week % 4) + week / 4);
            assert_ok(swst_group_add_session(*state, group, day, NULL, &session));
        }
    }
    table = groups_of(*state, "2026-01-01", "2026-05-31", "2026-05-31", programme);
    assert_int_equal(swst_table_rows(table), 5);
    assert_cell(table, 0, "groups", "4");
    assert_cell(table, 0, "planned_sessions", "20");
    assert_cell(table, 0, "planned", "20");
    assert_cell(table, 1, "planned_sessions", "5");
    assert_cell(table, 0, "places_min", "32");
    assert_cell(table, 0, "places_max", "40");
    swst_table_free(table);
}

static void e3_a_run_takes_8_to_10_members(void **state)
{
    static const struct { int members; const char *size; } runs[] = {
        { 7, "under" }, { 8, "ok" }, { 10, "ok" }, { 11, "over" }
    };
    int64_t members[11];

    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        int64_t group = given(*state, "group", "name", "情绪管理", "type", "educational",
                              "stage", "forming", "min_members", "8", "max_members", "10",
                              "starts_on", "2026-06-01", NULL);
        swst_table *table;

        given_members(*state, group, runs[i].members, "2026-06-01", members);
        table = groups_of(*state, MONTH, 0);
        assert_cell(table, row_of(table, "group_id", ID(group), NULL, NULL), "size", runs[i].size);
        swst_table_free(table);
    }
}

static void e3_a_run_of_10_to_8_members_is_refused(void **state)
{
    assert_status(SWST_EINVALID, refused(*state, "group", "name", "情绪管理", "type",
                  "educational", "stage", "preparing", "min_members", "10", "max_members", "8",
                  NULL));
    assert_error("fewest_above_most", "group.max_members");
}

/* --------------------------------------------------------- E4: organizations */

static void give_residents(swst_store *store, int64_t organization, int count, const char *role)
{
    for (int i = 0; i < count; i++)
        given(store, "organization_member", "organization_id", ID(organization), "client_id",
              ID(given_client(store, given_area(store))), "role", role, "joined_on", "2026-06-02",
              NULL);
}

static void e4_two_organizations_are_incubated_one_with_1_core_and_3_members(void **state)
{
    int64_t net = given(*state, "organization", "name", "互助网", "type", "self_help",
                        "founded_on", "2026-06-02", NULL);
    swst_table *table;

    given(*state, "organization", "name", "邻里守望", "type", "patrol", "founded_on",
          "2026-06-08", NULL);
    give_residents(*state, net, 1, "骨干");
    give_residents(*state, net, 3, "组员");

    table = organizations_of(*state);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 0, "members", "4");
    assert_cell(table, 0, "cores", "1");
    assert_cell(table, 0, "founded_in_window", "true");
    assert_cell(table, 1, "founded_in_window", "true");
    swst_table_free(table);
}

/* Mondays, Wednesdays and Fridays: the first patrol is on Monday, 1 June. */
static void e4_a_patrol_of_5_goes_3_times_a_week_and_solves_7_matters(void **state)
{
    int64_t programme = given(*state, "programme", "name", "邻里守望", "recurrence",
                              "FREQ=WEEKLY;BYDAY=MO,WE,FR", NULL);
    int64_t patrol = given(*state, "organization", "name", "邻里守望", "type", "patrol",
                           "programme_id", ID(programme), NULL);
    swst_table *table;

    give_residents(*state, patrol, 5, NULL);
    for (int i = 0; i < 12; i++) {
        char day[16];

        snprintf(day, sizeof day, "2026-06-%02d", 1 + i / 3 * 7 + i % 3 * 2);
        given(*state, "activity", "title", "巡查", "type", "volunteering", "programme_id",
              ID(programme), "state", "held", "held_on", day, NULL);
    }
    given(*state, "output", "type", "other", "title", "楼道堆物", "made_on", "2026-06-30",
          "organization_id", ID(patrol), "quantity", "7", NULL);

    table = organizations_of(*state);
    assert_cell(table, 0, "members", "5");
    assert_cell(table, 0, "source", "rows");
    assert_cell(table, 0, "sessions", "12");        /* four weeks of 3 */
    assert_cell(table, 0, "outputs", "7");
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(c4_82_elders_in_teams_of_3_to_5_make_17_to_27_teams),
        station_test(c4_an_elder_is_in_one_care_team),
        station_test(c4_a_care_team_has_3_to_5_elders_beside_its_worker_and_volunteers),
        station_test(e1_a_weekly_group_grows_from_8_to_15_with_attendance_of_90_percent),
        station_test(e1_three_groups_are_25_people_and_20_households_and_no_45),
        station_test(e2_95_percent_of_15_members_cannot_have_been_counted),
        station_test(e3_four_runs_of_five_sessions_have_32_to_40_places),
        station_test(e3_a_run_takes_8_to_10_members),
        station_test(e3_a_run_of_10_to_8_members_is_refused),
        station_test(e4_two_organizations_are_incubated_one_with_1_core_and_3_members),
        station_test(e4_a_patrol_of_5_goes_3_times_a_week_and_solves_7_matters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
