/* The verbs of group work: one act each, whole or not at all. */
#include "../support/station.h"

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

/* ------------------------------------------------------------------- stages */

static void a_group_that_begins_to_form_has_that_first_day(void **state)
{
    int64_t group = given_group(*state, "support", "preparing");

    assert_ok(swst_group_advance(*state, group, SWST_GROUP_STAGE_FORMING, "2026-03-02"));
    assert_value(*state, "group", group, "stage", "forming");
    assert_value(*state, "group", group, "starts_on", "2026-03-02");
    assert_value(*state, "group", group, "ends_on", NULL);
}

static void a_first_day_that_was_set_stays(void **state)
{
    int64_t group = given_group(*state, "support", "preparing");

    assert_ok(change(*state, "group", group, "starts_on", "2026-03-01"));
    assert_ok(swst_group_advance(*state, group, SWST_GROUP_STAGE_FORMING, "2026-03-02"));
    assert_value(*state, "group", group, "starts_on", "2026-03-01");
}

static void a_group_goes_through_its_stages_and_ends_on_that_day(void **state)
{
    int64_t group = given_group(*state, "support", "preparing");

    assert_ok(swst_group_advance(*state, group, SWST_GROUP_STAGE_FORMING, "2026-03-02"));
    assert_ok(swst_group_advance(*state, group, SWST_GROUP_STAGE_TRANSITION, "2026-03-09"));
    assert_ok(swst_group_advance(*state, group, SWST_GROUP_STAGE_MATURE, "2026-03-16"));
    assert_ok(swst_group_advance(*state, group, SWST_GROUP_STAGE_ENDING, "2026-03-23"));
    assert_value(*state, "group", group, "ends_on", NULL);
    assert_ok(swst_group_advance(*state, group, SWST_GROUP_STAGE_ENDED, "2026-03-30"));
    assert_value(*state, "group", group, "ends_on", "2026-03-30");
    assert_value(*state, "group", group, "stage", "ended");
}

static void a_group_ends_not_before_it_starts(void **state)
{
    int64_t group = given_group(*state, "support", "ending");

    assert_ok(change(*state, "group", group, "starts_on", "2026-03-02"));
    assert_status(SWST_EINVALID, swst_group_advance(*state, group, SWST_GROUP_STAGE_ENDED,
                                                    "2026-03-01"));
    assert_value(*state, "group", group, "stage", "ending");
}

static void a_group_called_off_before_its_planned_first_day_has_none(void **state)
{
    int64_t group = given_group(*state, "support", "preparing");

    assert_ok(change(*state, "group", group, "starts_on", "2026-05-01"));
    assert_ok(swst_group_advance(*state, group, SWST_GROUP_STAGE_CANCELLED, "2026-04-01"));
    assert_value(*state, "group", group, "starts_on", NULL);
    assert_value(*state, "group", group, "ends_on", "2026-04-01");
}

static void a_stage_is_not_leapt_over(void **state)
{
    int64_t group = given_group(*state, "support", "preparing");

    assert_status(SWST_ECONFLICT, swst_group_advance(*state, group, SWST_GROUP_STAGE_MATURE,
                                                     "2026-03-02"));
    assert_field("group.stage");
    assert_non_null(strstr(swst_error_message("en"), "forming"));
    assert_value(*state, "group", group, "stage", "preparing");
    assert_value(*state, "group", group, "starts_on", NULL);
}

static void a_group_does_not_move_to_where_it_stands(void **state)
{
    int64_t group = given_group(*state, "support", "ending");

    assert_status(SWST_ECONFLICT, swst_group_advance(*state, group, SWST_GROUP_STAGE_ENDING,
                                                     "2026-03-02"));
    assert_field("group.stage");
    assert_ok(swst_group_advance(*state, group, SWST_GROUP_STAGE_ENDED, "2026-03-30"));
    assert_status(SWST_ECONFLICT, swst_group_advance(*state, group, SWST_GROUP_STAGE_ENDED,
                                                     "2026-04-30"));
    assert_value(*state, "group", group, "ends_on", "2026-03-30");
}

static void a_group_that_is_not_there_does_not_move(void **state)
{
    int64_t group = given_group(*state, "support", "preparing");

    assert_status(SWST_ENOTFOUND, swst_group_advance(*state, group + 1, SWST_GROUP_STAGE_FORMING,
                                                     "2026-03-02"));
    assert_ok(void_it(*state, "group", group, "twice"));
    assert_status(SWST_ENOTFOUND, swst_group_advance(*state, group, SWST_GROUP_STAGE_FORMING,
                                                     "2026-03-02"));
}

/* ------------------------------------------------------------------ members */

static void every_sort_of_member_joins_with_a_role(void **state)
{
    int64_t group = given_group(*state, "support", "forming"), area = given_area(*state);
    const struct { swst_member_sort sort; const char *field; int64_t id; } members[] = {
        { SWST_MEMBER_SORT_CLIENT, "client_id", given_client(*state, area) },
        { SWST_MEMBER_SORT_HOUSEHOLD, "household_id", given_household(*state, area) },
        { SWST_MEMBER_SORT_VOLUNTEER, "volunteer_id",
          given(*state, "volunteer", "name", "陈文", "joined_on", "2026-01-01", NULL) },
        { SWST_MEMBER_SORT_WORKER, "worker_id", given_worker(*state, "甲") },
    };

    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        int64_t row;

        assert_ok(swst_group_join(*state, group, members[i].sort, members[i].id, "签到",
                                  "2026-03-02", &row));
        assert_value(*state, "group_member", row, members[i].field, ID(members[i].id));
        assert_value(*state, "group_member", row, "group_id", ID(group));
        assert_value(*state, "group_member", row, "role", "签到");
        assert_value(*state, "group_member", row, "joined_on", "2026-03-02");
        assert_value(*state, "group_member", row, "left_on", NULL);
    }
}

static void nobody_leaves_before_joining(void **state)
{
    int64_t row = join(*state, given_group(*state, "support", "forming"),
                       given_client(*state, given_area(*state)), "2026-03-02");

    assert_status(SWST_EINVALID, swst_group_leave(*state, row, "2026-03-01"));
    assert_ok(swst_group_leave(*state, row, "2026-03-02"));
    assert_value(*state, "group_member", row, "left_on", "2026-03-02");
}

/* ----------------------------------------------------------------- sessions */

static void a_session_is_planned_with_what_its_group_knows(void **state)
{
    int64_t programme = given(*state, "programme", "name", "情绪管理", NULL), session = 0;
    int64_t worker = given_worker(*state, "甲"), area = given_area(*state);
    int64_t group = given(*state, "group", "name", "第一期", "type", "growth", "stage", "forming",
                          "programme_id", ID(programme), "area_id", ID(area), "worker_id",
                          ID(worker), NULL);

    assert_ok(swst_group_add_session(*state, group, "2026-03-09", NULL, &session));
    assert_value(*state, "activity", session, "title", "第一期");
    assert_value(*state, "activity", session, "type", "group_session");
    assert_value(*state, "activity", session, "state", "planned");
    assert_value(*state, "activity", session, "planned_on", "2026-03-09");
    assert_value(*state, "activity", session, "held_on", NULL);
    assert_value(*state, "activity", session, "group_id", ID(group));
    assert_value(*state, "activity", session, "programme_id", ID(programme));
    assert_value(*state, "activity", session, "area_id", ID(area));
    assert_value(*state, "activity", session, "lead_id", ID(worker));
    assert_ok(swst_group_add_session(*state, group, "2026-03-16", "认识情绪", &session));
    assert_value(*state, "activity", session, "title", "认识情绪");
    assert_int_equal(count_of(*state, "activity"), 2);
}

static void a_session_of_no_group_is_not_planned(void **state)
{
    int64_t session = -5;

    assert_status(SWST_ENOTFOUND, swst_group_add_session(*state, 12345, "2026-03-09", NULL,
                                                         &session));
    assert_int_equal(session, -5);
    assert_int_equal(count_of(*state, "activity"), 0);
}

static void a_second_note_about_one_person_replaces_the_first(void **state)
{
    int64_t group = given_group(*state, "support", "forming"), session;
    int64_t client = given_client(*state, given_area(*state));
    swst_query *query = swst_query_new(swst_kind_find("attendance"));
    swst_cursor *cursor;
    int64_t row;

    assert_ok(swst_group_add_session(*state, group, "2026-03-09", NULL, &session));
    assert_ok(swst_group_attend(*state, session, client, SWST_ATTENDANCE_PRESENCE_ABSENT, -1));
    assert_ok(swst_group_attend(*state, session, client, SWST_ATTENDANCE_PRESENCE_LATE, 60));
    assert_int_equal(count_of(*state, "attendance"), 1);
    assert_ok(swst_query_run(*state, query, &cursor));
    assert_int_equal(swst_cursor_next(cursor), SWST_ROW);
    row = swst_record_id(swst_cursor_record(cursor));
    swst_cursor_free(cursor);
    swst_query_free(query);
    assert_value(*state, "attendance", row, "presence", "late");
    assert_value(*state, "attendance", row, "minutes", "60");
    assert_ok(swst_group_attend(*state, session, client, SWST_ATTENDANCE_PRESENCE_EXCUSED, -1));
    assert_value(*state, "attendance", row, "presence", "excused");
    assert_value(*state, "attendance", row, "minutes", "60");
}

static void a_bad_note_changes_nothing(void **state)
{
    int64_t group = given_group(*state, "support", "forming"), session;
    int64_t client = given_client(*state, given_area(*state));

    assert_ok(swst_group_add_session(*state, group, "2026-03-09", NULL, &session));
    assert_status(SWST_EINVALID, swst_group_attend(*state, session, client,
                                                   SWST_ATTENDANCE_PRESENCE_PRESENT, 14401));
    assert_status(SWST_EINVALID, swst_group_attend(*state, session, client,
                                                   SWST_ATTENDANCE_PRESENCE_UNSET, 0));
    assert_status(SWST_ENOTFOUND, swst_group_attend(*state, session, client + 999,
                                                    SWST_ATTENDANCE_PRESENCE_PRESENT, 0));
    assert_int_equal(count_of(*state, "attendance"), 0);
}

/* ----------------------------------------------------------------- requests */

static void a_request_that_comes_twice_is_served_once(void **state)
{
    int64_t group = given_group(*state, "support", "forming"), first = 0, second = 0;
    int64_t client = given_client(*state, given_area(*state));

    for (int i = 0; i < 2; i++) {
        assert_ok(swst_store_set_request(*state, "join"));
        assert_ok(swst_group_join(*state, group, SWST_MEMBER_SORT_CLIENT, client, NULL,
                                  "2026-03-02", i ? &second : &first));
    }
    assert_int_equal(second, first);
    assert_int_equal(count_of(*state, "group_member"), 1);
    for (int i = 0; i < 2; i++) {
        assert_ok(swst_store_set_request(*state, "plan"));
        assert_ok(swst_group_add_session(*state, group, "2026-03-09", NULL, i ? &second : &first));
    }
    assert_int_equal(second, first);
    assert_int_equal(count_of(*state, "activity"), 1);
    for (int i = 0; i < 2; i++) {
        assert_ok(swst_store_set_request(*state, "move"));
        assert_ok(swst_group_advance(*state, group, SWST_GROUP_STAGE_TRANSITION, "2026-03-16"));
    }
    assert_value(*state, "group", group, "stage", "transition");
}

/* -------------------------------------------------------------------- teams */

static void people_divide_into_teams_or_they_do_not(void **state)
{
    static const struct { int64_t people, least, most, fewest, highest; } cases[] = {
        { 0, 3, 5, 0, 0 }, { 3, 3, 5, 1, 1 }, { 6, 3, 5, 2, 2 }, { 10, 5, 5, 2, 2 },
        { 15, 3, 5, 3, 5 }, { INT64_MAX, 1, INT64_MAX, 1, INT64_MAX },
    };
    static const int64_t impossible[][3] = { { 7, 5, 6 }, { 2, 3, 5 }, { 11, 5, 5 } };
    static const int64_t nonsense[][3] = { { -1, 3, 5 }, { 5, 0, 5 }, { 5, 5, 3 } };
    int64_t fewest, highest;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_ok(swst_group_teams_needed(cases[i].people, cases[i].least, cases[i].most, &fewest,
                                          &highest));
        assert_int_equal(fewest, cases[i].fewest);
        assert_int_equal(highest, cases[i].highest);
    }
    for (size_t i = 0; i < 3; i++) {
        assert_status(SWST_EINVALID, swst_group_teams_needed(impossible[i][0], impossible[i][1],
                                                             impossible[i][2], &fewest, &highest));
        assert_error("teams_impossible", NULL);
        assert_status(SWST_EINVALID, swst_group_teams_needed(nonsense[i][0], nonsense[i][1],
                                                             nonsense[i][2], &fewest, &highest));
        assert_error("bad_argument", NULL);
    }
    assert_status(SWST_EMISUSE, swst_group_teams_needed(82, 3, 5, NULL, &highest));
    assert_status(SWST_EMISUSE, swst_group_teams_needed(82, 3, 5, &fewest, NULL));
}

static void what_is_missing_or_no_day_is_refused(void **state)
{
    int64_t group = given_group(*state, "support", "preparing"), id;
    int64_t client = given_client(*state, given_area(*state));

    assert_status(SWST_EMISUSE, swst_group_advance(NULL, group, SWST_GROUP_STAGE_FORMING,
                                                   "2026-03-02"));
    assert_status(SWST_EMISUSE, swst_group_advance(*state, group, SWST_GROUP_STAGE_FORMING, NULL));
    assert_status(SWST_EINVALID, swst_group_advance(*state, group, SWST_GROUP_STAGE_FORMING,
                                                    "2026-02-30"));
    assert_status(SWST_EINVALID, swst_group_advance(*state, group, SWST_GROUP_STAGE_UNSET,
                                                    "2026-03-02"));
    assert_status(SWST_EMISUSE, swst_group_join(*state, group, SWST_MEMBER_SORT_CLIENT, client,
                                                NULL, "2026-03-02", NULL));
    assert_status(SWST_EMISUSE, swst_group_join(*state, group, SWST_MEMBER_SORT_CLIENT, client,
                                                NULL, NULL, &id));
    assert_status(SWST_EINVALID, swst_group_join(*state, group, SWST_MEMBER_SORT_UNSET, client,
                                                 NULL, "2026-03-02", &id));
    assert_status(SWST_EMISUSE, swst_group_leave(NULL, 1, "2026-03-02"));
    assert_status(SWST_EMISUSE, swst_group_leave(*state, 1, NULL));
    assert_status(SWST_ENOTFOUND, swst_group_leave(*state, 1, "2026-03-02"));
    assert_status(SWST_EMISUSE, swst_group_add_session(*state, group, "2026-03-02", NULL, NULL));
    assert_status(SWST_EMISUSE, swst_group_add_session(*state, group, NULL, NULL, &id));
    assert_status(SWST_EMISUSE, swst_group_attend(NULL, 1, client,
                                                  SWST_ATTENDANCE_PRESENCE_PRESENT, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_group_that_begins_to_form_has_that_first_day),
        station_test(a_first_day_that_was_set_stays),
        station_test(a_group_goes_through_its_stages_and_ends_on_that_day),
        station_test(a_group_ends_not_before_it_starts),
        station_test(a_group_called_off_before_its_planned_first_day_has_none),
        station_test(a_stage_is_not_leapt_over),
        station_test(a_group_does_not_move_to_where_it_stands),
        station_test(a_group_that_is_not_there_does_not_move),
        station_test(every_sort_of_member_joins_with_a_role),
        station_test(nobody_leaves_before_joining),
        station_test(a_session_is_planned_with_what_its_group_knows),
        station_test(a_session_of_no_group_is_not_planned),
        station_test(a_second_note_about_one_person_replaces_the_first),
        station_test(a_bad_note_changes_nothing),
        station_test(a_request_that_comes_twice_is_served_once),
        station_test(people_divide_into_teams_or_they_do_not),
        station_test(what_is_missing_or_no_day_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
