/* The rules between members and groups, and what is worth a look in a file. */
#include "../support/station.h"

#include <stdio.h>

static int64_t given_group(swst_store *store, const char *type, const char *stage)
{
    return given(store, "group", "name", "夕阳红", "type", type, "stage", stage, NULL);
}

static int64_t join(swst_store *store, int64_t group, int64_t client, const char *on)
{
    int64_t row = 0;

    assert_ok(swst_group_join(store, group, SWST_MEMBER_SORT_CLIENT, client, NULL, on, &row));
    return row;
}

static swst_status join_again(swst_store *store, int64_t group, int64_t client, const char *on)
{
    int64_t row = -5;
    swst_status status = swst_group_join(store, group, SWST_MEMBER_SORT_CLIENT, client, NULL, on,
                                         &row);

    assert_true(!status || row == -5);
    return status;
}

/* ------------------------------------------------------------------ members */

static void nobody_joins_twice_on_one_day(void **state)
{
    int64_t group = given_group(*state, "support", "forming");
    int64_t client = given_client(*state, given_area(*state));
    int64_t row = join(*state, group, client, "2026-03-02");
    char told[200];

    assert_status(SWST_ECONFLICT, join_again(*state, group, client, "2026-04-01"));
    assert_error("member_already", "group_member.joined_on");
    snprintf(told, sizeof told, "record %s", ID(row));
    assert_non_null(strstr(swst_error_message("en"), told));

    assert_ok(swst_group_leave(*state, row, "2026-03-31"));
    assert_status(SWST_ECONFLICT, join_again(*state, group, client, "2026-03-31"));
    assert_ok(join_again(*state, group, client, "2026-04-01"));
    assert_status(SWST_ECONFLICT, swst_group_leave(*state, row, "2026-04-01"));
    assert_value(*state, "group_member", row, "left_on", "2026-03-31");
}

static void households_volunteers_and_workers_join_once_as_well(void **state)
{
    int64_t group = given_group(*state, "support", "forming"), row;
    const struct { swst_member_sort sort; int64_t id; } members[] = {
        { SWST_MEMBER_SORT_HOUSEHOLD, given_household(*state, given_area(*state)) },
        { SWST_MEMBER_SORT_VOLUNTEER,
          given(*state, "volunteer", "name", "陈文", "joined_on", "2026-01-01", NULL) },
        { SWST_MEMBER_SORT_WORKER, given_worker(*state, "甲") },
    };

    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        assert_ok(swst_group_join(*state, group, members[i].sort, members[i].id, NULL,
                                  "2026-03-02", &row));
        assert_status(SWST_ECONFLICT, swst_group_join(*state, group, members[i].sort,
                                                      members[i].id, NULL, "2026-03-02", &row));
        assert_error("member_already", "group_member.joined_on");
    }
}

static void a_voided_membership_is_in_nobodys_way(void **state)
{
    int64_t group = given_group(*state, "support", "forming");
    int64_t client = given_client(*state, given_area(*state));

    assert_ok(void_it(*state, "group_member", join(*state, group, client, "2026-03-02"), "wrong"));
    assert_ok(join_again(*state, group, client, "2026-03-02"));
}

static void two_groups_that_are_no_care_teams_may_share_a_client(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    join(*state, given_group(*state, "support", "forming"), client, "2026-03-02");
    join(*state, given_group(*state, "interest", "forming"), client, "2026-03-02");
    join(*state, given_group(*state, "care_team", "forming"), client, "2026-03-02");
}

static void the_dead_join_no_group(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_record *record;

    assert_ok(swst_record_load(*state, swst_kind_find("client"), client, &record));
    assert_ok(swst_record_set(record, "exited_on", "2026-03-01"));
    assert_ok(swst_record_set(record, "exit_reason", "died"));
    assert_ok(swst_record_save(*state, record));
    swst_record_free(record);
    assert_status(SWST_EINVALID, join_again(*state, given_group(*state, "support", "forming"),
                                            client, "2026-03-02"));
    assert_error("after_death", "group_member.joined_on");
}

/* --------------------------------------------------------------- care teams */

static void a_client_may_change_from_one_care_team_to_another(void **state)
{
    int64_t first = given_group(*state, "care_team", "forming");
    int64_t second = given_group(*state, "care_team", "forming");
    int64_t client = given_client(*state, given_area(*state));
    int64_t row = join(*state, first, client, "2026-03-02");
    char told[200];

    assert_status(SWST_ECONFLICT, join_again(*state, second, client, "2026-03-10"));
    assert_error("two_care_teams", "group_member.group_id");
    snprintf(told, sizeof told, "record %s", ID(row));
    assert_non_null(strstr(swst_error_message("en"), told));

    assert_ok(swst_group_leave(*state, row, "2026-03-09"));
    assert_ok(join_again(*state, second, client, "2026-03-10"));
    assert_status(SWST_ECONFLICT, swst_group_leave(*state, row, "2026-03-10"));
}

static void a_care_team_that_has_ended_looks_after_nobody(void **state)
{
    int64_t first = given_group(*state, "care_team", "ending");
    int64_t second = given_group(*state, "care_team", "forming");
    int64_t client = given_client(*state, given_area(*state));

    join(*state, first, client, "2026-03-02");
    assert_ok(swst_group_advance(*state, first, SWST_GROUP_STAGE_ENDED, "2026-03-31"));
    assert_status(SWST_ECONFLICT, join_again(*state, second, client, "2026-03-31"));
    assert_ok(join_again(*state, second, client, "2026-04-01"));

    assert_status(SWST_ECONFLICT, change(*state, "group", first, "ends_on", "2026-04-01"));
    assert_error("two_care_teams", "group.type");
    assert_status(SWST_ECONFLICT, change(*state, "group", first, "ends_on", NULL));
    assert_ok(change(*state, "group", first, "ends_on", "2026-03-30"));
}

static void a_group_becomes_no_care_team_while_its_clients_are_in_another(void **state)
{
    int64_t team = given_group(*state, "care_team", "forming");
    int64_t group = given_group(*state, "support", "forming");
    int64_t client = given_client(*state, given_area(*state));
    int64_t row = join(*state, team, client, "2026-03-02");

    join(*state, group, client, "2026-03-02");
    assert_status(SWST_ECONFLICT, change(*state, "group", group, "type", "care_team"));
    assert_error("two_care_teams", "group.type");
    assert_value(*state, "group", group, "type", "support");
    assert_ok(void_it(*state, "group_member", row, "wrong"));
    assert_ok(change(*state, "group", group, "type", "care_team"));
}

static void a_worker_may_be_in_many_care_teams(void **state)
{
    int64_t worker = given_worker(*state, "甲"), row;

    for (int i = 0; i < 3; i++)
        assert_ok(swst_group_join(*state, given_group(*state, "care_team", "forming"),
                                  SWST_MEMBER_SORT_WORKER, worker, NULL, "2026-03-02", &row));
}

/* ----------------------------------------------------------- worth a look */

static swst_table *checked(swst_store *store)
{
    swst_table *table;

    assert_ok(swst_station_check(store, &table));
    return table;
}

static void the_check_warns_of_a_person_entered_twice_for_an_activity(void **state)
{
    int64_t activity = given(*state, "activity", "title", "端午", "type", "community", "state",
                             "held", "held_on", "2026-06-19", NULL), second;
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;
    size_t row;

    given(*state, "attendance", "activity_id", ID(activity), "client_id", ID(client), "presence",
          "present", NULL);
    second = given(*state, "attendance", "activity_id", ID(activity), "client_id", ID(client),
                   "presence", "absent", NULL);
    table = checked(*state);
    row = row_of(table, "code", "attended_twice", "record_id", ID(second));
    assert_cell(table, row, "severity", "warning");
    swst_table_free(table);

    assert_ok(void_it(*state, "attendance", second, "twice"));
    table = checked(*state);
    for (size_t i = 0; i < swst_table_rows(table); i++)
        assert_string_not_equal(swst_table_text(table, i, "code"), "attended_twice");
    swst_table_free(table);
}

static void volunteers_and_workers_are_told_apart_when_entered_twice(void **state)
{
    int64_t activity = given(*state, "activity", "title", "端午", "type", "community", "state",
                             "planned", NULL);
    int64_t volunteer = given(*state, "volunteer", "name", "陈文", "joined_on", "2026-01-01", NULL);
    int64_t worker = given_worker(*state, "甲");
    int found = 0;
    swst_table *table;

    for (int i = 0; i < 2; i++) {
        given(*state, "attendance", "activity_id", ID(activity), "volunteer_id", ID(volunteer),
              "presence", "present", NULL);
        given(*state, "attendance", "activity_id", ID(activity), "worker_id", ID(worker),
              "presence", "present", NULL);
    }
    table = checked(*state);
    for (size_t i = 0; i < swst_table_rows(table); i++)
        found += strcmp(swst_table_text(table, i, "code"), "attended_twice") == 0;
    assert_int_equal(found, 4);
    swst_table_free(table);
}

static void the_check_warns_of_a_session_planned_after_the_groups_end(void **state)
{
    int64_t group = given_group(*state, "support", "ending"), late, last;
    swst_table *table;

    assert_ok(swst_group_add_session(*state, group, "2026-03-31", NULL, &last));
    assert_ok(swst_group_add_session(*state, group, "2026-04-01", NULL, &late));
    assert_ok(change(*state, "group", group, "ends_on", "2026-03-31"));
    table = checked(*state);
    row_of(table, "code", "session_after_end", "record_id", ID(late));
    for (size_t i = 0; i < swst_table_rows(table); i++)
        assert_string_not_equal(swst_table_text(table, i, "record_id"), ID(last));
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(nobody_joins_twice_on_one_day),
        station_test(households_volunteers_and_workers_join_once_as_well),
        station_test(a_voided_membership_is_in_nobodys_way),
        station_test(two_groups_that_are_no_care_teams_may_share_a_client),
        station_test(the_dead_join_no_group),
        station_test(a_client_may_change_from_one_care_team_to_another),
        station_test(a_care_team_that_has_ended_looks_after_nobody),
        station_test(a_group_becomes_no_care_team_while_its_clients_are_in_another),
        station_test(a_worker_may_be_in_many_care_teams),
        station_test(the_check_warns_of_a_person_entered_twice_for_an_activity),
        station_test(volunteers_and_workers_are_told_apart_when_entered_twice),
        station_test(the_check_warns_of_a_session_planned_after_the_groups_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
