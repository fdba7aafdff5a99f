/* Who belongs to a group on a day, and who came to its sessions. */
#include "../support/station.h"

#include "domain/groups.h"

static const struct swst__span all_days = { SWST__FIRST_DAY, SWST__LAST_DAY };

static void join(swst_store *store, int64_t group, const char *who, int64_t id, const char *on)
{
    given(store, "group_member", "group_id", ID(group), who, ID(id), "joined_on", on, NULL);
}

struct asked {
    struct swst__turnout persons, households;
    int64_t guests;
};

/* The first session of a group. */
static struct asked ask(swst_store *store, int64_t group)
{
    struct swst__groups groups = { 0 };
    struct swst__session session;
    struct asked asked;

    assert_ok(swst__groups_open(&groups, store, all_days));
    assert_ok(swst__groups_take(&groups, group));
    session = swst__groups_session(&groups, 0);
    assert_ok(swst__groups_turnout(&groups, &session, &asked.persons, &asked.households,
                                   &asked.guests));
    swst__groups_close(&groups);
    return asked;
}

#define assert_turnout(turnout, enrolled_, present_, excused_, absent_)  \
    (assert_int_equal((turnout).enrolled, enrolled_),                    \
     assert_int_equal((turnout).present, present_),                      \
     assert_int_equal((turnout).excused, excused_),                      \
     assert_int_equal((turnout).absent, absent_))

static void the_late_came_and_the_excused_stand_apart(void **state)
{
    static const char *const presences[] = { "present", "late", "excused", "absent", NULL };
    int64_t group = given_mature_group(*state, NULL, NULL);
    int64_t session = given_group_session(*state, group, "held", NULL, "2026-03-09");
    struct asked asked;

    for (size_t i = 0; i < 5; i++) {
        int64_t client = given_client(*state, given_area(*state));

        join(*state, group, "client_id", client, "2026-03-09");
        if (presences[i])
            given_attendance(*state, session, client, presences[i]);
    }
    asked = ask(*state, group);
    assert_turnout(asked.persons, 5, 2, 1, 1);
    assert_turnout(asked.households, 0, 0, 0, 0);
    assert_int_equal(asked.guests, 0);
}

static void who_is_entered_twice_came_once(void **state)
{
    int64_t group = given_mature_group(*state, NULL, NULL);
    int64_t session = given_group_session(*state, group, "held", NULL, "2026-03-09");
    int64_t client = given_client(*state, given_area(*state));
    int64_t guest = given_client(*state, given_area(*state));
    struct asked asked;

    join(*state, group, "client_id", client, "2026-03-01");
    given_attendance(*state, session, client, "absent");
    given_attendance(*state, session, client, "present");
    given_attendance(*state, session, client, "excused");
    given_attendance(*state, session, guest, "present");
    given_attendance(*state, session, guest, "late");
    asked = ask(*state, group);
    assert_turnout(asked.persons, 1, 1, 0, 0);
    assert_int_equal(asked.guests, 1);
}

static void a_household_comes_when_one_who_belongs_to_it_that_day_does(void **state)
{
    int64_t group = given_mature_group(*state, NULL, NULL);
    int64_t session = given_group_session(*state, group, "held", NULL, "2026-03-09");
    int64_t household = given_household(*state, given_area(*state));
    int64_t wife = given_client(*state, given_area(*state));
    int64_t husband = given_client(*state, given_area(*state));
    int64_t moved = given_client(*state, given_area(*state));
    struct asked asked;

    given_member(*state, household, wife, "2020-01-01", NULL);
    given_member(*state, household, husband, "2020-01-01", NULL);
    given_member(*state, household, moved, "2020-01-01", "2026-03-08");
    join(*state, group, "household_id", household, "2026-03-01");
    given_attendance(*state, session, moved, "present");
    given_attendance(*state, session, wife, "excused");
    asked = ask(*state, group);
    assert_turnout(asked.households, 1, 0, 1, 0);
    assert_int_equal(asked.guests, 1);          /* who moved out */

    given_attendance(*state, session, husband, "late");
    asked = ask(*state, group);
    assert_turnout(asked.households, 1, 1, 0, 0);
    assert_turnout(asked.persons, 0, 0, 0, 0);
    assert_int_equal(asked.guests, 1);
}

static void who_is_a_member_in_person_counts_besides_the_household(void **state)
{
    int64_t group = given_mature_group(*state, NULL, NULL);
    int64_t session = given_group_session(*state, group, "held", NULL, "2026-03-09");
    int64_t household = given_household(*state, given_area(*state));
    int64_t client = given_client(*state, given_area(*state));
    struct asked asked;

    given_member(*state, household, client, "2020-01-01", NULL);
    join(*state, group, "household_id", household, "2026-03-01");
    join(*state, group, "client_id", client, "2026-03-01");
    given_attendance(*state, session, client, "present");
    asked = ask(*state, group);
    assert_turnout(asked.households, 1, 1, 0, 0);
    assert_turnout(asked.persons, 1, 1, 0, 0);
    assert_int_equal(asked.guests, 0);
}

static void volunteers_and_workers_are_not_enrolled(void **state)
{
    int64_t group = given_mature_group(*state, NULL, NULL), worker = given_worker(*state, "甲");
    int64_t session = given_group_session(*state, group, "held", NULL, "2026-03-09");
    struct swst__groups groups = { 0 };
    struct swst__ids workers = { 0 };

    join(*state, group, "worker_id", worker, "2026-03-01");
    given(*state, "attendance", "activity_id", ID(session), "worker_id", ID(worker), "presence",
          "present", NULL);
    assert_turnout(ask(*state, group).persons, 0, 0, 0, 0);
    assert_int_equal(ask(*state, group).guests, 0);

    assert_ok(swst__groups_open(&groups, *state, all_days));
    assert_ok(swst__groups_take(&groups, group));
    assert_ok(swst__groups_members(&groups, SWST_MEMBER_SORT_WORKER, day_of("2026-03-01"),
                                   &workers));
    assert_int_equal(workers.count, 1);
    assert_int_equal(workers.at[0], worker);
    assert_ok(swst__groups_members(&groups, SWST_MEMBER_SORT_VOLUNTEER, day_of("2026-03-01"),
                                   &workers));
    assert_int_equal(workers.count, 0);
    swst__ids_free(&workers);
    swst__groups_close(&groups);
}

static int64_t first_day_of(swst_store *store, int64_t group)
{
    struct swst__groups groups = { 0 };
    int64_t day;

    assert_ok(swst__groups_open(&groups, store, all_days));
    assert_ok(swst__groups_take(&groups, group));
    day = swst__groups_first_day(&groups);
    swst__groups_close(&groups);
    return day;
}

static void a_group_begins_with_its_first_member_or_session(void **state)
{
    int64_t group = given_mature_group(*state, NULL, NULL), session;

    assert_true(first_day_of(*state, group) == SWST__NULL);
    given(*state, "activity", "title", "取消", "type", "group_session", "group_id", ID(group),
          "state", "cancelled", "planned_on", "2026-01-05", NULL);
    given(*state, "activity", "title", "慰问", "type", "community", "group_id", ID(group),
          "state", "held", "held_on", "2026-01-06", NULL);
    assert_true(first_day_of(*state, group) == SWST__NULL);

    session = given(*state, "activity", "title", "第一次", "type", "group_session", "group_id",
                    ID(group), "state", "planned", "planned_on", "2026-03-09", NULL);
    assert_int_equal(first_day_of(*state, group), day_of("2026-03-09"));
    assert_ok(change(*state, "activity", session, "held_on", "2026-03-10"));
    assert_ok(change(*state, "activity", session, "state", "held"));
    assert_int_equal(first_day_of(*state, group), day_of("2026-03-10"));
    join(*state, group, "client_id", given_client(*state, given_area(*state)), "2026-03-02");
    assert_int_equal(first_day_of(*state, group), day_of("2026-03-02"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_late_came_and_the_excused_stand_apart),
        station_test(who_is_entered_twice_came_once),
        station_test(a_household_comes_when_one_who_belongs_to_it_that_day_does),
        station_test(who_is_a_member_in_person_counts_besides_the_household),
        station_test(volunteers_and_workers_are_not_enrolled),
        station_test(a_group_begins_with_its_first_member_or_session),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
