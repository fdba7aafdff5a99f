/* Who was entered twice for one activity was there once: the best that was
 * noted counts, in every report. */
#include "../support/station.h"

static const char *const attendees[] = { "client", "volunteer", "worker" };

static void note(swst_store *store, int64_t activity, int who, int64_t id, const char *presence,
                 const char *minutes)
{
    char field[40];

    strcat(strcpy(field, attendees[who]), "_id");
    given(store, "attendance", "activity_id", ID(activity), field, ID(id), "presence", presence,
          "minutes", minutes, NULL);
}

static int64_t held(swst_store *store, int64_t programme, const char *on)
{
    return given(store, "activity", "title", "义诊", "type", "community", "state", "held",
                 "programme_id", programme ? ID(programme) : NULL, "held_on", on, NULL);
}

static swst_table *activities(swst_store *store)
{
    swst_table *table;

    assert_ok(swst_report_activities(store, "2026-03-01", "2026-03-31", "2026-04-10", NULL,
                                     &table));
    return table;
}

static void everybody_counts_once_at_an_activity(void **state)
{
    static const char *const times[] = { "client_times", "volunteer_times", "worker_times" };
    int64_t ids[] = {
        given_client(*state, given_area(*state)),
        given(*state, "volunteer", "name", "陈文", "joined_on", "2026-01-01", NULL),
        given_worker(*state, "甲"),
    };
    int64_t first = held(*state, 0, "2026-03-10"), second = held(*state, 0, "2026-03-11");
    swst_table *table;

    for (int who = 0; who < 3; who++) {
        note(*state, first, who, ids[who], "present", "30");
        note(*state, first, who, ids[who], "late", "20");
        note(*state, first, who, ids[who], "absent", "90");
        note(*state, second, who, ids[who], "excused", NULL);
        note(*state, second, who, ids[who], "absent", NULL);
    }
    table = activities(*state);
    for (int who = 0; who < 3; who++)
        assert_int_equal(swst_table_int(table, 0, times[who]), 1);
    assert_int_equal(swst_table_int(table, 0, "clients"), 1);
    assert_int_equal(swst_table_int(table, 0, "attendee_minutes"), 90);     /* 3 × 30 */
    swst_table_free(table);
}

static void two_people_are_two_and_two_activities_are_two(void **state)
{
    int64_t one = given_client(*state, given_area(*state));
    int64_t other = given_client(*state, given_area(*state));
    int64_t first = held(*state, 0, "2026-03-10"), second = held(*state, 0, "2026-03-10");
    swst_table *table;

    note(*state, first, 0, one, "present", NULL);
    note(*state, first, 0, other, "present", NULL);
    note(*state, second, 0, one, "late", NULL);
    table = activities(*state);
    assert_int_equal(swst_table_int(table, 0, "client_times"), 3);
    assert_int_equal(swst_table_int(table, 0, "clients"), 2);
    swst_table_free(table);
}

static void person_times_of_the_served_are_of_people_at_activities(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t household = given_household(*state, given_area(*state));
    int64_t activity = held(*state, 0, "2026-03-10");
    swst_table *table;

    given_member(*state, household, client, "2020-01-01", NULL);
    note(*state, activity, 0, client, "present", NULL);
    note(*state, activity, 0, client, "present", NULL);
    assert_ok(swst_report_served(*state, "2026-03-01", "2026-03-31", "2026-04-10", NULL, &table));
    assert_int_equal(swst_table_int(table, row_of(table, "area_code", "", "category", "persons"),
                                    "person_times"), 1);
    assert_int_equal(swst_table_int(table, row_of(table, "area_code", "", "category",
                                                  "households"), "person_times"), 1);
    swst_table_free(table);
}

static void person_times_of_a_programme_are_of_people_at_activities(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t programme = given(*state, "programme", "name", "情绪管理", "starts_on", "2026-01-01",
                              NULL);
    int64_t activity = held(*state, programme, "2026-03-10");
    swst_table *table;

    note(*state, activity, 0, client, "present", "30");
    note(*state, activity, 0, client, "late", "20");
    assert_ok(swst_report_programmes(*state, "2026-03-01", "2026-03-31", "2026-04-10", NULL,
                                     &table));
    assert_int_equal(swst_table_int(table, 0, "person_times"), 1);
    assert_int_equal(swst_table_int(table, 0, "attendee_minutes"), 30);
    swst_table_free(table);
}

/* Of a group's session, in the figures of the group and of who was served. */
static void assert_noted(swst_store *store, const char *one, const char *other,
                         const char *column, int64_t in_group)
{
    static const char *const columns[] = { "present", "excused", "absent" };
    int64_t group = given_mature_group(store, "2026-01-01", NULL);
    int64_t client = given_client(store, given_area(store));
    int64_t session = given_group_session(store, group, "held", "2026-03-10", "2026-03-10");
    swst_table *table;
    size_t row;

    given(store, "group_member", "group_id", ID(group), "client_id", ID(client), "joined_on",
          "2026-01-01", NULL);
    note(store, session, 0, client, one, NULL);
    note(store, session, 0, client, other, NULL);
    assert_ok(swst_report_groups(store, "2026-03-01", "2026-03-31", "2026-04-10", NULL, &table));
    row = row_of(table, "group_id", ID(group), NULL, NULL);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(swst_table_int(table, row, columns[i]),
                         strcmp(columns[i], column) == 0);
    swst_table_free(table);
    assert_ok(swst_report_served(store, "2026-03-01", "2026-03-31", "2026-04-10", NULL, &table));
    assert_int_equal(swst_table_int(table, row_of(table, "area_code", "", "category", "persons"),
                                    "in_group"), in_group);
    swst_table_free(table);
}

static void the_better_of_two_notes_counts(void **state)
{
    static const struct { const char *one, *other, *column; int64_t in_group; } notes[] = {
        { "present", "absent", "present", 1 }, { "excused", "late", "present", 1 },
        { "absent", "excused", "excused", 0 }, { "absent", "absent", "absent", 0 },
    };

    for (size_t i = 0; i < 4; i++) {
        close_station(state);
        open_station(state);
        assert_noted(*state, notes[i].one, notes[i].other, notes[i].column, notes[i].in_group);
        close_station(state);
        open_station(state);
        assert_noted(*state, notes[i].other, notes[i].one, notes[i].column, notes[i].in_group);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(everybody_counts_once_at_an_activity),
        station_test(two_people_are_two_and_two_activities_are_two),
        station_test(person_times_of_the_served_are_of_people_at_activities),
        station_test(person_times_of_a_programme_are_of_people_at_activities),
        station_test(the_better_of_two_notes_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
