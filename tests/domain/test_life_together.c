/* Birth and death where more than one record tells of the day: who was at an
 * activity, and the contact with a household that has lost somebody. */
#include "../support/station.h"

static int64_t given_life(swst_store *store, const char *birth, const char *death)
{
    return given(store, "client", "name", "林小雨", "area_id",
                 ID(given_village(store, "441882107201")), "registered_on", "2020-01-01",
                 "birth_date", birth, "exited_on", death, "exit_reason", death ? "died" : NULL,
                 NULL);
}

static int64_t given_activity(swst_store *store, const char *state, const char *held_on)
{
    return given(store, "activity", "title", "重阳敬老", "type", "community", "state", state,
                 "held_on", held_on, NULL);
}

static swst_status attend(swst_store *store, int64_t activity, int64_t client,
                          const char *presence)
{
    return refused(store, "attendance", "activity_id", ID(activity), "client_id", ID(client),
                   "presence", presence, NULL);
}

/* --------------------------------------------------------------- attendance */

static void nobody_is_present_at_an_activity_after_death(void **state)
{
    int64_t client = given_life(*state, NULL, "2022-03-10");
    int64_t activity = given_activity(*state, "held", "2022-03-11");

    assert_status(SWST_EINVALID, attend(*state, activity, client, "present"));
    assert_error("after_death", "attendance.presence");
    assert_status(SWST_EINVALID, attend(*state, activity, client, "late"));
}

static void nobody_is_present_at_an_activity_before_birth(void **state)
{
    int64_t client = given_life(*state, "1950-02-03", NULL);
    int64_t activity = given_activity(*state, "held", "1950-02-02");

    assert_status(SWST_EINVALID, attend(*state, activity, client, "present"));
    assert_error("before_birth", "attendance.presence");
}

static void who_was_absent_or_excused_was_not_there(void **state)
{
    int64_t client = given_life(*state, NULL, "2022-03-10");
    int64_t activity = given_activity(*state, "held", "2022-03-11");

    assert_ok(attend(*state, activity, client, "absent"));
    assert_ok(attend(*state, activity, client, "excused"));
}

static void the_day_of_death_may_be_a_day_of_an_activity(void **state)
{
    int64_t client = given_life(*state, "1950-02-03", "2022-03-10");

    assert_ok(attend(*state, given_activity(*state, "held", "2022-03-10"), client, "present"));
    assert_ok(attend(*state, given_activity(*state, "held", "1950-02-03"), client, "present"));
}

static void who_was_absent_does_not_turn_out_to_be_present_after_death(void **state)
{
    int64_t client = given_life(*state, NULL, "2022-03-10");
    int64_t id = given(*state, "attendance", "activity_id",
                       ID(given_activity(*state, "held", "2022-03-11")), "client_id", ID(client),
                       "presence", "absent", NULL);

    assert_status(SWST_EINVALID, change(*state, "attendance", id, "presence", "present"));
    assert_error("after_death", "attendance.presence");
}

static void an_activity_that_was_not_held_proves_nothing(void **state)
{
    int64_t client = given_life(*state, NULL, "2022-03-10");

    assert_ok(attend(*state, given_activity(*state, "planned", NULL), client, "present"));
    assert_ok(attend(*state, given_activity(*state, "cancelled", "2022-03-11"), client,
                     "present"));
    assert_ok(attend(*state, given_activity(*state, "postponed", "2022-03-11"), client,
                     "present"));
}

static void no_activity_is_held_after_the_death_of_who_was_there(void **state)
{
    int64_t client = given_life(*state, NULL, "2022-03-10");
    int64_t activity = given_activity(*state, "planned", "2022-03-11");

    assert_ok(attend(*state, activity, client, "present"));
    assert_status(SWST_ECONFLICT, change(*state, "activity", activity, "state", "held"));
    assert_error("facts_after_death", "activity.held_on");
    assert_ok(change(*state, "activity", activity, "held_on", "2022-03-10"));
    assert_ok(change(*state, "activity", activity, "state", "held"));
    assert_status(SWST_ECONFLICT, change(*state, "activity", activity, "held_on", "2022-03-11"));
}

static void no_activity_is_held_before_the_birth_of_who_was_there(void **state)
{
    int64_t client = given_life(*state, "1950-02-03", NULL);
    int64_t activity = given_activity(*state, "planned", "1950-02-02");

    assert_ok(attend(*state, activity, client, "late"));
    assert_status(SWST_ECONFLICT, change(*state, "activity", activity, "state", "held"));
    assert_error("facts_before_birth", "activity.held_on");
    assert_ok(change(*state, "client", client, "birth_precision", "month"));
    assert_ok(change(*state, "activity", activity, "state", "held"));
    assert_status(SWST_ECONFLICT, change(*state, "activity", activity, "held_on", "1950-01-31"));
}

static void nobody_dies_before_an_activity_they_attended(void **state)
{
    int64_t client = given_life(*state, NULL, NULL);

    assert_ok(attend(*state, given_activity(*state, "held", "2022-03-11"), client, "late"));
    assert_ok(change(*state, "client", client, "exit_reason", "died"));
    assert_status(SWST_ECONFLICT, change(*state, "client", client, "exited_on", "2022-03-10"));
    assert_error("facts_after_death", "client.exited_on");
    assert_ok(change(*state, "client", client, "exited_on", "2022-03-11"));
}

static void nobody_is_born_after_an_activity_they_attended(void **state)
{
    int64_t client = given_life(*state, NULL, NULL);

    assert_ok(attend(*state, given_activity(*state, "held", "1950-02-03"), client, "present"));
    assert_status(SWST_ECONFLICT, change(*state, "client", client, "birth_date", "1950-02-04"));
    assert_error("facts_before_birth", "client.birth_date");
    assert_ok(change(*state, "client", client, "birth_date", "1950-02-03"));
}

static void who_excused_themselves_may_die_before_the_activity(void **state)
{
    int64_t client = given_life(*state, NULL, NULL);

    assert_ok(attend(*state, given_activity(*state, "held", "2022-03-11"), client, "excused"));
    assert_ok(change(*state, "client", client, "exit_reason", "died"));
    assert_ok(change(*state, "client", client, "exited_on", "2022-03-10"));
}

/* -------------------------------------------------------------- bereavement */

static swst_status condole(swst_store *store, int64_t client, int64_t household,
                           const char *purpose)
{
    return refused(store, "visit", "client_id", client ? ID(client) : NULL, "household_id",
                   household ? ID(household) : NULL, "visited_on", "2022-03-12", "channel",
                   "home", "result", "done", "purpose", purpose, NULL);
}

static void a_household_is_visited_in_its_bereavement(void **state)
{
    int64_t client = given_life(*state, NULL, "2022-03-10");
    int64_t household = given_household(*state, given_village(*state, "441882107202"));

    assert_ok(condole(*state, client, household, "bereavement"));
    assert_ok(condole(*state, 0, household, "bereavement"));
}

static void the_dead_are_not_visited_for_another_purpose_nor_alone(void **state)
{
    int64_t client = given_life(*state, NULL, "2022-03-10");
    int64_t household = given_household(*state, given_village(*state, "441882107202"));

    assert_status(SWST_EINVALID, condole(*state, client, household, "visit"));
    assert_error("after_death", "visit.visited_on");
    assert_status(SWST_EINVALID, condole(*state, client, household, NULL));
    assert_status(SWST_EINVALID, condole(*state, client, 0, "bereavement"));
}

static void a_death_may_be_recorded_after_the_visit_of_condolence(void **state)
{
    int64_t client = given_life(*state, NULL, NULL);
    int64_t household = given_household(*state, given_village(*state, "441882107202"));

    assert_ok(condole(*state, client, household, "bereavement"));
    assert_ok(change(*state, "client", client, "exit_reason", "died"));
    assert_ok(change(*state, "client", client, "exited_on", "2022-03-10"));
}

static void a_visit_to_the_living_of_a_household_goes_on(void **state)
{
    int64_t household = given_household(*state, given_village(*state, "441882107202"));
    int64_t client = given_life(*state, NULL, "2022-03-10");

    given_member(*state, household, client, "2020-01-01", NULL);
    assert_ok(condole(*state, 0, household, "visit"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(nobody_is_present_at_an_activity_after_death),
        station_test(nobody_is_present_at_an_activity_before_birth),
        station_test(who_was_absent_or_excused_was_not_there),
        station_test(the_day_of_death_may_be_a_day_of_an_activity),
        station_test(who_was_absent_does_not_turn_out_to_be_present_after_death),
        station_test(an_activity_that_was_not_held_proves_nothing),
        station_test(no_activity_is_held_after_the_death_of_who_was_there),
        station_test(no_activity_is_held_before_the_birth_of_who_was_there),
        station_test(nobody_dies_before_an_activity_they_attended),
        station_test(nobody_is_born_after_an_activity_they_attended),
        station_test(who_excused_themselves_may_die_before_the_activity),
        station_test(a_household_is_visited_in_its_bereavement),
        station_test(the_dead_are_not_visited_for_another_purpose_nor_alone),
        station_test(a_death_may_be_recorded_after_the_visit_of_condolence),
        station_test(a_visit_to_the_living_of_a_household_goes_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
