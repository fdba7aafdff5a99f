/* Times that must not overlap: one living head a household, one household a
 * person, one enrolment in a programme, one service area a village. */
#include "../support/station.h"

#include <stdlib.h>

/* Somebody who lives in the one village there is. */
static int64_t given_person(swst_store *store)
{
    return given_client(store, given_area(store));
}

/* Refusals name the row in the way, in both languages. */
static void assert_names(int64_t id)
{
    assert_non_null(strstr(swst_error_message("en"), ID(id)));
    assert_non_null(strstr(swst_error_message("zh"), ID(id)));
    assert_string_not_equal(swst_error_message("en"), swst_error_message("zh"));
}

static swst_status join(swst_store *store, int64_t household, int64_t client,
                        const char *starts_on, const char *ends_on)
{
    return refused(store, "household_member", "household_id", ID(household), "client_id",
                   ID(client), "starts_on", starts_on, "ends_on", ends_on, NULL);
}

static swst_status head(swst_store *store, int64_t household, int64_t client,
                        const char *starts_on, const char *ends_on)
{
    return refused(store, "household_member", "household_id", ID(household), "client_id",
                   ID(client), "is_head", "true", "starts_on", starts_on, "ends_on", ends_on,
                   NULL);
}

static int64_t given_head(swst_store *store, int64_t household, int64_t client,
                          const char *starts_on, const char *ends_on)
{
    return given(store, "household_member", "household_id", ID(household), "client_id",
                 ID(client), "is_head", "true", "starts_on", starts_on, "ends_on", ends_on,
                 NULL);
}

static int64_t given_home(swst_store *store)
{
    return given_household(store, given_area(store));
}

/* --------------------------------------------------------- households of one */

static void nobody_belongs_to_two_households_at_once(void **state)
{
    int64_t home = given_home(*state), client = given_person(*state);
    int64_t other = given_household(*state, given_village(*state, "441882107202"));
    int64_t first = given_member(*state, home, client, "2022-03-01", "2022-03-31");

    assert_status(SWST_ECONFLICT, join(*state, other, client, "2022-03-31", NULL));
    assert_error("two_households", "household_member.starts_on");
    assert_names(first);
    assert_status(SWST_ECONFLICT, join(*state, other, client, "2022-01-01", "2022-03-01"));
    assert_status(SWST_ECONFLICT, join(*state, other, client, "2022-01-01", NULL));
    assert_status(SWST_ECONFLICT, join(*state, other, client, "2022-03-10", "2022-03-11"));
    assert_status(SWST_ECONFLICT, join(*state, home, client, "2022-03-31", NULL));
}

static void one_moves_from_household_to_household_from_one_day_to_the_next(void **state)
{
    int64_t home = given_home(*state), client = given_person(*state);
    int64_t other = given_household(*state, given_village(*state, "441882107202"));

    given_member(*state, home, client, "2022-03-01", "2022-03-31");
    assert_ok(join(*state, other, client, "2022-04-01", NULL));
    assert_ok(join(*state, other, client, "2022-01-01", "2022-02-28"));
}

static void a_membership_is_not_prolonged_into_the_next(void **state)
{
    int64_t home = given_home(*state), client = given_person(*state);
    int64_t first = given_member(*state, home, client, "2022-03-01", "2022-03-31");
    int64_t next = given_member(*state, home, client, "2022-04-01", NULL);

    assert_status(SWST_ECONFLICT, change(*state, "household_member", first, "ends_on", NULL));
    assert_names(next);
    assert_ok(change(*state, "household_member", first, "ends_on", "2022-03-30"));
}

static void a_voided_membership_frees_its_time(void **state)
{
    int64_t home = given_home(*state), client = given_person(*state);
    int64_t first = given_member(*state, home, client, "2022-03-01", NULL);

    assert_ok(void_it(*state, "household_member", first, "the wrong household"));
    assert_ok(join(*state, home, client, "2022-03-10", NULL));
}

/* ------------------------------------------------------------ heads of one */

static void a_household_has_one_head_at_a_time(void **state)
{
    int64_t home = given_home(*state);
    int64_t first = given_head(*state, home, given_person(*state), "2022-03-01", "2022-03-31");
    int64_t other = given_person(*state);

    assert_status(SWST_ECONFLICT, head(*state, home, other, "2022-03-31", NULL));
    assert_error("two_heads", "household_member.is_head");
    assert_names(first);
    assert_status(SWST_ECONFLICT, head(*state, home, other, "2022-01-01", "2022-03-01"));
    assert_ok(head(*state, home, other, "2022-04-01", NULL));
}

static void a_second_member_is_not_made_head(void **state)
{
    int64_t home = given_home(*state);
    int64_t first = given_head(*state, home, given_person(*state), "2022-03-01", NULL);
    int64_t second = given_member(*state, home, given_person(*state), "2022-03-01", NULL);

    assert_status(SWST_ECONFLICT, change(*state, "household_member", second, "is_head", "true"));
    assert_names(first);
    assert_ok(change(*state, "household_member", first, "is_head", "false"));
    assert_ok(change(*state, "household_member", second, "is_head", "true"));
}

static void a_relation_alone_makes_no_head(void **state)
{
    int64_t home = given_home(*state);

    given_head(*state, home, given_person(*state), "2022-03-01", NULL);
    given(*state, "household_member", "household_id", ID(home), "client_id",
          ID(given_person(*state)), "relation", "0", "starts_on", "2022-03-01", NULL);
    assert_int_equal(count_of(*state, "household_member"), 2);
}

static void two_households_have_a_head_each(void **state)
{
    int64_t home = given_home(*state);
    int64_t other = given_household(*state, given_village(*state, "441882107202"));

    given_head(*state, home, given_person(*state), "2022-03-01", NULL);
    assert_ok(head(*state, other, given_person(*state), "2022-03-01", NULL));
}

static void a_voided_head_leaves_the_house_to_another(void **state)
{
    int64_t home = given_home(*state);
    int64_t first = given_head(*state, home, given_person(*state), "2022-03-01", NULL);

    assert_ok(void_it(*state, "household_member", first, "the wrong person"));
    assert_ok(head(*state, home, given_person(*state), "2022-03-01", NULL));
}

/* -------------------------------------------------------------- succession */

static void die(swst_store *store, int64_t client, const char *day)
{
    assert_ok(change(store, "client", client, "exit_reason", "died"));
    assert_ok(change(store, "client", client, "exited_on", day));
}

static void the_successor_heads_the_house_from_the_day_of_death(void **state)
{
    int64_t home = given_home(*state), old = given_person(*state), heir = given_person(*state);

    given_head(*state, home, old, "2020-01-01", NULL);
    die(*state, old, "2022-03-10");
    assert_status(SWST_ECONFLICT, head(*state, home, heir, "2022-03-09", NULL));
    assert_error("two_heads", "household_member.is_head");
    assert_ok(head(*state, home, heir, "2022-03-10", NULL));
}

static void a_head_who_moved_away_is_a_head_still(void **state)
{
    int64_t home = given_home(*state), old = given_person(*state);

    given_head(*state, home, old, "2020-01-01", NULL);
    assert_ok(change(*state, "client", old, "exit_reason", "moved"));
    assert_ok(change(*state, "client", old, "exited_on", "2022-03-10"));
    assert_status(SWST_ECONFLICT, head(*state, home, given_person(*state), "2022-04-01", NULL));
}

static void the_dead_may_be_put_down_as_head_up_to_their_death(void **state)
{
    int64_t home = given_home(*state), old = given_person(*state);

    die(*state, old, "2022-03-10");
    given_head(*state, home, given_person(*state), "2022-03-10", NULL);
    assert_ok(head(*state, home, old, "2020-01-01", NULL));
}

static void a_head_who_lived_after_all_does_not_meet_the_successor(void **state)
{
    int64_t home = given_home(*state), old = given_person(*state);
    int64_t heir;

    given_head(*state, home, old, "2020-01-01", NULL);
    die(*state, old, "2022-03-10");
    heir = given_head(*state, home, given_person(*state), "2022-03-10", NULL);
    assert_status(SWST_ECONFLICT, change(*state, "client", old, "exit_reason", "moved"));
    assert_error("two_heads", "client.exit_reason");
    assert_names(heir);
    assert_status(SWST_ECONFLICT, change(*state, "client", old, "exited_on", "2022-03-11"));
    assert_ok(change(*state, "client", old, "exited_on", "2022-03-09"));
}

static void a_head_of_one_day_is_a_head_of_that_day(void **state)
{
    int64_t home = given_home(*state);

    given_head(*state, home, given_person(*state), "2022-03-10", "2022-03-10");
    assert_status(SWST_ECONFLICT, head(*state, home, given_person(*state), "2022-03-10",
                                       "2022-03-10"));
    assert_ok(head(*state, home, given_person(*state), "2022-03-11", "2022-03-11"));
}

static void a_headship_put_down_to_end_with_the_day_of_death_meets_nobody(void **state)
{
    int64_t home = given_home(*state), old = given_person(*state);

    die(*state, old, "2022-03-10");
    given_head(*state, home, given_person(*state), "2022-03-10", NULL);
    assert_ok(head(*state, home, old, "2020-01-01", "2022-03-10"));
}

static void who_died_on_the_first_day_was_never_head(void **state)
{
    int64_t home = given_home(*state), old = given_person(*state);

    die(*state, old, "2022-03-10");
    given_head(*state, home, old, "2022-03-10", NULL);
    assert_ok(head(*state, home, given_person(*state), "2022-03-01", NULL));
}

static void a_death_without_a_day_ends_no_headship(void **state)
{
    int64_t home = given_home(*state), old = given_person(*state);

    given_head(*state, home, old, "2020-01-01", NULL);
    assert_ok(change(*state, "client", old, "exit_reason", "died"));
    assert_status(SWST_ECONFLICT, head(*state, home, given_person(*state), "2022-03-10", NULL));
}

static void a_succession_hinders_no_change_of_others(void **state)
{
    int64_t home = given_home(*state), old = given_person(*state), child = given_person(*state);
    int64_t mistaken = given_person(*state), voided;

    given_head(*state, home, old, "2020-01-01", NULL);
    given_member(*state, home, child, "2020-01-01", NULL);
    die(*state, old, "2022-03-10");
    voided = given_head(*state, home, mistaken, "2022-03-10", NULL);
    assert_ok(void_it(*state, "household_member", voided, "the wrong person"));
    given_head(*state, home, given_person(*state), "2022-03-10", NULL);
    assert_ok(change(*state, "client", child, "phone", "5550100"));
    assert_ok(change(*state, "client", mistaken, "phone", "5550101"));
    assert_ok(change(*state, "client", old, "note", "left a house"));
}

/* ------------------------------------------------------------- enrolments */

static swst_status enrol(swst_store *store, int64_t programme, int64_t client,
                         const char *starts_on, const char *ends_on)
{
    return refused(store, "enrolment", "programme_id", ID(programme), "client_id", ID(client),
                   "starts_on", starts_on, "ends_on", ends_on, NULL);
}

static void nobody_is_enrolled_twice_in_a_programme(void **state)
{
    int64_t client = given_person(*state);
    int64_t programme = given(*state, "programme", "name", "三个一", NULL);
    int64_t first = given(*state, "enrolment", "programme_id", ID(programme), "client_id",
                          ID(client), "starts_on", "2022-03-01", "ends_on", "2022-03-31", NULL);

    assert_status(SWST_ECONFLICT, enrol(*state, programme, client, "2022-03-31", NULL));
    assert_error("enrolled_already", "enrolment.starts_on");
    assert_names(first);
    assert_status(SWST_ECONFLICT, enrol(*state, programme, client, "2022-01-01", "2022-03-01"));
    assert_ok(enrol(*state, programme, client, "2022-04-01", NULL));
    assert_ok(void_it(*state, "enrolment", first, "the wrong client"));
    assert_ok(enrol(*state, programme, client, "2022-01-01", "2022-03-31"));
}

static void one_may_be_enrolled_in_two_programmes_and_beside_others(void **state)
{
    int64_t client = given_person(*state);
    int64_t programme = given(*state, "programme", "name", "三个一", NULL);

    assert_ok(enrol(*state, programme, client, "2022-03-01", NULL));
    assert_ok(enrol(*state, programme, given_person(*state), "2022-03-01", NULL));
    assert_ok(enrol(*state, given(*state, "programme", "name", "代买代办", NULL), client,
                    "2022-03-01", NULL));
}

/* ----------------------------------------------------------- service areas */

static swst_status group(swst_store *store, int64_t service, int64_t village,
                         const char *starts_on, const char *ends_on)
{
    return refused(store, "area_part", "service_id", ID(service), "village_id", ID(village),
                   "starts_on", starts_on, "ends_on", ends_on, NULL);
}

static void a_village_is_part_of_one_service_area_at_a_time(void **state)
{
    int64_t village = given_village(*state, "441882107204");
    int64_t one = given(*state, "area", "code", "S1", "name", "塘联、江夏", "level", "service", NULL);
    int64_t two = given(*state, "area", "code", "S2", "name", "西片", "level", "service", NULL);
    int64_t part = given(*state, "area_part", "service_id", ID(one), "village_id", ID(village),
                         "starts_on", "2022-01-01", "ends_on", "2022-06-30", NULL);

    assert_status(SWST_ECONFLICT, group(*state, two, village, "2022-06-30", NULL));
    assert_error("part_overlaps", "area_part.starts_on");
    assert_names(part);
    assert_status(SWST_ECONFLICT, group(*state, two, village, "2021-01-01", "2022-01-01"));
    assert_ok(group(*state, two, village, "2022-07-01", NULL));
    assert_status(SWST_ECONFLICT, change(*state, "area_part", part, "ends_on", NULL));
    assert_ok(void_it(*state, "area_part", part, "the wrong village"));
    assert_ok(group(*state, two, village, "2022-01-01", "2022-06-30"));
}

/* ------------------------------------------------------------------- files */

static void an_overlap_that_is_refused_changes_no_byte_of_the_file(void **state)
{
    swst_store *store = given_file("test_overlap.swst");
    int64_t home = given_home(store), client = given_person(store);
    size_t size, again;
    char *before, *after;

    (void)state;
    given_head(store, home, client, "2022-03-01", NULL);
    before = file_bytes("test_overlap.swst", &size);
    assert_status(SWST_ECONFLICT, join(store, home, client, "2022-03-10", NULL));
    assert_status(SWST_ECONFLICT, head(store, home, client, "2022-03-10", NULL));
    swst_store_free(store);
    after = file_bytes("test_overlap.swst", &again);
    assert_int_equal(size, again);
    assert_memory_equal(before, after, size);
    free(before);
    free(after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(nobody_belongs_to_two_households_at_once),
        station_test(one_moves_from_household_to_household_from_one_day_to_the_next),
        station_test(a_membership_is_not_prolonged_into_the_next),
        station_test(a_voided_membership_frees_its_time),
        station_test(a_household_has_one_head_at_a_time),
        station_test(a_second_member_is_not_made_head),
        station_test(a_relation_alone_makes_no_head),
        station_test(two_households_have_a_head_each),
        station_test(a_voided_head_leaves_the_house_to_another),
        station_test(the_successor_heads_the_house_from_the_day_of_death),
        station_test(a_head_who_moved_away_is_a_head_still),
        station_test(the_dead_may_be_put_down_as_head_up_to_their_death),
        station_test(a_head_who_lived_after_all_does_not_meet_the_successor),
        station_test(a_head_of_one_day_is_a_head_of_that_day),
        station_test(a_headship_put_down_to_end_with_the_day_of_death_meets_nobody),
        station_test(who_died_on_the_first_day_was_never_head),
        station_test(a_death_without_a_day_ends_no_headship),
        station_test(a_succession_hinders_no_change_of_others),
        station_test(nobody_is_enrolled_twice_in_a_programme),
        station_test(one_may_be_enrolled_in_two_programmes_and_beside_others),
        station_test(a_village_is_part_of_one_service_area_at_a_time),
        cmocka_unit_test(an_overlap_that_is_refused_changes_no_byte_of_the_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
