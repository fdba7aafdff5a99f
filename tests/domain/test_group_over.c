/* A group that has ended or was called off: nobody joins, nothing is planned
 * for it, and what was planned is called off with it. */
#include "../support/station.h"

static const struct { swst_group_stage to; const char *from, *stage; } ends[] = {
    { SWST_GROUP_STAGE_ENDED, "ending", "ended" },
    { SWST_GROUP_STAGE_CANCELLED, "forming", "cancelled" },
};
enum { ENDS = sizeof ends / sizeof *ends };

static int64_t given_group(swst_store *store, const char *stage)
{
    return given(store, "group", "name", "夕阳红", "type", "support", "stage", stage, NULL);
}

static void nobody_joins_a_group_that_is_over(void **state)
{
    for (size_t i = 0; i < ENDS; i++) {
        int64_t group = given_group(*state, ends[i].from), row = -5;
        int64_t client = given_client(*state, given_area(*state));

        assert_ok(swst_group_advance(*state, group, ends[i].to, "2026-03-31"));
        assert_status(SWST_ECONFLICT, swst_group_join(*state, group, SWST_MEMBER_SORT_CLIENT,
                                                      client, NULL, "2026-03-30", &row));
        assert_error("group_is_over", "group.stage");
        assert_non_null(strstr(swst_error_message("en"), "begin a new group"));
        assert_non_null(strstr(swst_error_message("zh"), "另建小组"));
        assert_int_equal(row, -5);
        assert_int_equal(count_of(*state, "group_member"), (int64_t)i);
        given(*state, "group_member", "group_id", ID(group), "client_id", ID(client), "joined_on",
              "2026-03-01", "left_on", "2026-03-31", NULL);     /* of paper */
    }
}

static void no_session_is_planned_for_a_group_that_is_over(void **state)
{
    for (size_t i = 0; i < ENDS; i++) {
        int64_t group = given_group(*state, ends[i].stage), session = -5;

        assert_status(SWST_ECONFLICT, swst_group_add_session(*state, group, "2026-03-09", NULL,
                                                             &session));
        assert_error("group_is_over", "group.stage");
        assert_int_equal(session, -5);
        assert_int_equal(count_of(*state, "activity"), 0);
    }
}

static void a_voided_group_is_not_there(void **state)
{
    int64_t group = given_group(*state, "ended"), row;
    int64_t client = given_client(*state, given_area(*state));

    assert_ok(void_it(*state, "group", group, "entered twice"));
    assert_status(SWST_ENOTFOUND, swst_group_join(*state, group, SWST_MEMBER_SORT_CLIENT, client,
                                                  NULL, "2026-03-30", &row));
    assert_status(SWST_ENOTFOUND, swst_group_add_session(*state, group, "2026-03-09", NULL,
                                                         &row));
}

static void every_other_stage_takes_members_and_sessions(void **state)
{
    static const char *const stages[] = { "preparing", "forming", "transition", "mature",
                                          "ending" };
    int64_t client = given_client(*state, given_area(*state)), row;

    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        int64_t group = given_group(*state, stages[i]);

        assert_ok(swst_group_join(*state, group, SWST_MEMBER_SORT_CLIENT, client, NULL,
                                  "2026-03-02", &row));
        assert_ok(swst_group_add_session(*state, group, "2026-03-09", NULL, &row));
    }
}

static void what_is_planned_for_a_group_is_called_off_with_it(void **state)
{
    for (size_t i = 0; i < ENDS; i++) {
        int64_t group = given_group(*state, ends[i].from), other = given_group(*state, "forming");
        int64_t planned = given_group_session(*state, group, "planned", "2026-04-09", NULL);
        int64_t past = given_group_session(*state, group, "planned", "2026-03-01", NULL);
        int64_t held = given_group_session(*state, group, "held", "2026-03-02", "2026-03-02");
        int64_t put_off = given_group_session(*state, group, "postponed", "2026-03-09", NULL);
        int64_t voided = given_group_session(*state, group, "planned", "2026-04-16", NULL);
        int64_t elsewhere = given_group_session(*state, other, "planned", "2026-04-09", NULL);

        assert_ok(void_it(*state, "activity", voided, "entered twice"));
        assert_ok(swst_group_advance(*state, group, ends[i].to, "2026-03-31"));
        assert_value(*state, "group", group, "stage", ends[i].stage);
        assert_value(*state, "activity", planned, "state", "cancelled");
        assert_value(*state, "activity", past, "state", "cancelled");
        assert_value(*state, "activity", held, "state", "held");
        assert_value(*state, "activity", put_off, "state", "postponed");
        assert_value(*state, "activity", voided, "state", "planned");
        assert_value(*state, "activity", elsewhere, "state", "planned");
    }
}

static void a_group_that_goes_on_keeps_what_is_planned(void **state)
{
    int64_t group = given_group(*state, "mature");
    int64_t planned = given_group_session(*state, group, "planned", "2026-04-09", NULL);

    assert_ok(swst_group_advance(*state, group, SWST_GROUP_STAGE_ENDING, "2026-03-31"));
    assert_value(*state, "activity", planned, "state", "planned");
}

static void a_group_that_cannot_end_keeps_what_is_planned(void **state)
{
    int64_t group = given_group(*state, "ending");
    int64_t planned = given_group_session(*state, group, "planned", "2026-04-09", NULL);

    assert_ok(change(*state, "group", group, "starts_on", "2026-03-02"));
    assert_status(SWST_EINVALID, swst_group_advance(*state, group, SWST_GROUP_STAGE_ENDED,
                                                    "2026-03-01"));
    assert_value(*state, "activity", planned, "state", "planned");
}

static void a_request_to_end_a_group_is_served_once(void **state)
{
    int64_t group = given_group(*state, "ending");
    int64_t planned = given_group_session(*state, group, "planned", "2026-04-09", NULL);

    for (int i = 0; i < 2; i++) {
        assert_ok(swst_store_set_request(*state, "end"));
        assert_ok(swst_group_advance(*state, group, SWST_GROUP_STAGE_ENDED, "2026-03-31"));
    }
    assert_value(*state, "activity", planned, "state", "cancelled");
}

/* -------------------------------------------------- lists and figures of it */

static swst_table *activities(swst_store *store)
{
    swst_table *table;

    assert_ok(swst_report_activities(store, "2026-03-01", "2026-03-31", "2026-04-10", NULL,
                                     &table));
    return table;
}

static swst_table *groups(swst_store *store)
{
    swst_table *table;

    assert_ok(swst_report_groups(store, "2026-03-01", "2026-03-31", "2026-04-10", NULL, &table));
    return table;
}

static swst_table *programmes(swst_store *store)
{
    swst_table *table;

    assert_ok(swst_report_programmes(store, "2026-03-01", "2026-03-31", "2026-04-10", NULL,
                                     &table));
    return table;
}

static void assert_waiting(swst_store *store, int64_t waiting, int64_t overdue)
{
    swst_table *(*const reports[])(swst_store *store) = { activities, groups, programmes };
    swst_table *table = desk_of(store, "2026-04-10", SWST_DESK_LIST_SESSIONS, 0);

    assert_int_equal(swst_table_rows(table), waiting);
    swst_table_free(table);
    for (size_t i = 0; i < 3; i++) {
        table = reports[i](store);
        assert_int_equal(swst_table_int(table, 0, "overdue"), overdue);
        swst_table_free(table);
    }
}

static void what_was_planned_for_a_group_that_is_over_waits_for_nobody(void **state)
{
    int64_t programme = given(*state, "programme", "name", "情绪管理", "starts_on", "2026-01-01",
                              NULL);
    int64_t group = given(*state, "group", "name", "第一期", "type", "growth", "stage", "ending",
                          "starts_on", "2026-01-01", "programme_id", ID(programme), NULL);

    given_group_session(*state, group, "planned", "2026-03-09", NULL);
    given_group_session(*state, group, "postponed", "2026-03-16", NULL);
    assert_waiting(*state, 2, 1);
    assert_ok(change(*state, "group", group, "stage", "ended"));    /* by hand */
    assert_waiting(*state, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(nobody_joins_a_group_that_is_over),
        station_test(no_session_is_planned_for_a_group_that_is_over),
        station_test(a_voided_group_is_not_there),
        station_test(every_other_stage_takes_members_and_sessions),
        station_test(what_is_planned_for_a_group_is_called_off_with_it),
        station_test(a_group_that_goes_on_keeps_what_is_planned),
        station_test(a_group_that_cannot_end_keeps_what_is_planned),
        station_test(a_request_to_end_a_group_is_served_once),
        station_test(what_was_planned_for_a_group_that_is_over_waits_for_nobody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
