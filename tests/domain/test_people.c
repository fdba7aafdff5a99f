/* Who counts: in scope or why not, where, and that every client stands once. */
#include "../support/station.h"
#include "domain/people.h"

#include <stdio.h>

/* Calls ask() with the client, and gives what it answers. */
static int64_t about(swst_store *store, int64_t client, int64_t day,
                     int64_t (*ask)(const struct swst__person *, const struct swst__areas *,
                                    int64_t))
{
    struct swst__people people = { 0 };
    struct swst__areas areas;
    int64_t answer = -2;

    assert_ok(swst__areas_read(store, day, &areas));
    assert_ok(swst__people_open(&people, store, &areas, NULL));
    while (swst__people_next(&people) == SWST_ROW)
        if (people.person.id == client)
            answer = ask(&people.person, &areas, day);
    swst__people_close(&people);
    swst__areas_free(&areas);
    return answer;
}

static int64_t ask_standing(const struct swst__person *person, const struct swst__areas *areas,
                            int64_t day)
{
    return (int64_t)swst__person_standing(person, areas, day);
}

static int64_t ask_area(const struct swst__person *person, const struct swst__areas *areas,
                        int64_t day)
{
    return areas->at[swst__person_area(person, day)].id;
}

static const char *standing(swst_store *store, int64_t client, const char *day)
{
    static const char *const words[] = { "in_scope", "not_yet", "exited", "away", "not_open" };
    int64_t found = about(store, client, day_of(day), ask_standing);

    assert_in_range(found, 0, 4);
    return words[found];
}

#define assert_standing(client, day, word) \
    assert_string_equal(standing(*state, client, day), word)

static int64_t area_on(swst_store *store, int64_t client, const char *day)
{
    return about(store, client, day_of(day), ask_area);
}

static int64_t given_stay(swst_store *store, int64_t client, const char *status,
                          const char *starts_on, const char *ends_on, int64_t area)
{
    return given(store, "residence", "client_id", ID(client), "status", status, "starts_on",
                 starts_on, "ends_on", ends_on, "area_id", area ? ID(area) : NULL, NULL);
}

/* ------------------------------------------------------------ registration */

static void a_client_counts_from_the_day_of_registration(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    assert_standing(client, "2019-12-31", "not_yet");
    assert_standing(client, "2020-01-01", "in_scope");
}

static void the_day_of_exit_counts_no_more(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    assert_ok(change(*state, "client", client, "exited_on", "2022-03-10"));
    assert_standing(client, "2022-03-09", "in_scope");
    assert_standing(client, "2022-03-10", "exited");
}

static void who_left_before_coming_is_not_yet_there_and_then_gone(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    assert_ok(change(*state, "client", client, "exited_on", "2019-06-01"));
    assert_standing(client, "2019-07-01", "not_yet");
    assert_standing(client, "2020-01-01", "exited");
}

/* --------------------------------------------------------------- residence */

static void only_who_is_here_or_is_here_without_the_household_counts(void **state)
{
    static const struct { const char *status, *standing; } stays[] = {
        { "here", "in_scope" }, { "person_only", "in_scope" }, { "register_only", "away" },
        { "institution", "away" }, { "hospital", "away" }, { "moved_out", "away" },
        { "untraceable", "away" },
    };

    for (size_t i = 0; i < sizeof stays / sizeof *stays; i++) {
        int64_t client = given_client(*state, given_area(*state));

        given_stay(*state, client, stays[i].status, "2022-03-01", "2022-03-31", 0);
        assert_standing(client, "2022-02-28", "in_scope");
        assert_standing(client, "2022-03-01", stays[i].standing);
        assert_standing(client, "2022-03-31", stays[i].standing);
        assert_standing(client, "2022-04-01", "in_scope");
    }
}

static void of_several_residences_the_latest_start_holds_and_the_earlier_resumes(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    given_stay(*state, client, "institution", "2022-01-01", NULL, 0);
    given_stay(*state, client, "here", "2022-03-01", "2022-03-31", 0);
    given_stay(*state, client, "hospital", "2022-03-10", "2022-03-12", 0);
    assert_standing(client, "2022-02-28", "away");
    assert_standing(client, "2022-03-09", "in_scope");
    assert_standing(client, "2022-03-10", "away");
    assert_standing(client, "2022-03-13", "in_scope");
    assert_standing(client, "2022-04-01", "away");
}

static void of_residences_from_one_day_the_larger_id_holds(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    given_stay(*state, client, "hospital", "2022-03-01", "2022-03-31", 0);
    given_stay(*state, client, "here", "2022-03-01", "2022-03-10", 0);
    assert_standing(client, "2022-03-10", "in_scope");
    assert_standing(client, "2022-03-11", "away");
}

static void a_day_between_two_residences_is_a_day_here(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    given_stay(*state, client, "hospital", "2022-03-01", "2022-03-10", 0);
    given_stay(*state, client, "hospital", "2022-03-12", "2022-03-20", 0);
    assert_standing(client, "2022-03-11", "in_scope");
}

static void a_voided_residence_holds_nobody_away(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t stay = given_stay(*state, client, "hospital", "2022-03-01", NULL, 0);

    assert_ok(void_it(*state, "residence", stay, "the wrong client"));
    assert_standing(client, "2022-03-10", "in_scope");
}

static void a_client_is_in_the_area_of_the_residence_that_names_one(void **state)
{
    int64_t home = given_area(*state), other = given_village(*state, "441882107202");
    int64_t client = given_client(*state, home);

    given_stay(*state, client, "here", "2022-03-01", "2022-03-31", other);
    given_stay(*state, client, "here", "2022-03-10", "2022-03-12", 0);
    assert_true(area_on(*state, client, "2022-02-28") == home);
    assert_true(area_on(*state, client, "2022-03-01") == other);
    assert_true(area_on(*state, client, "2022-03-11") == home);
    assert_true(area_on(*state, client, "2022-03-13") == other);
    assert_true(area_on(*state, client, "2022-04-01") == home);
}

/* -------------------------------------------------------------- open areas */

static int64_t given_served(swst_store *store, const char *code, const char *from,
                            const char *until)
{
    return given(store, "area", "code", code, "name", "东塘", "level", "village", "served_from",
                 from, "served_until", until, NULL);
}

static void a_client_counts_while_the_area_is_open(void **state)
{
    int64_t area = given_served(*state, "441882107210", "2022-07-01", "2022-12-31");
    int64_t client = given_client(*state, area);

    assert_standing(client, "2022-06-30", "not_open");
    assert_standing(client, "2022-07-01", "in_scope");
    assert_standing(client, "2022-12-31", "in_scope");
    assert_standing(client, "2023-01-01", "not_open");
}

static void an_area_is_open_by_its_own_dates_not_those_above(void **state)
{
    int64_t client;

    given(*state, "area", "code", "441882107", "name", "东陂镇", "level", "town", "served_from",
          "2030-01-01", NULL);
    client = given_client(*state, given_village(*state, "441882107201"));
    assert_standing(client, "2022-03-10", "in_scope");
}

static void who_stays_in_another_area_counts_while_that_is_open(void **state)
{
    int64_t closed = given_served(*state, "441882107210", "2022-07-01", NULL);
    int64_t client = given_client(*state, given_village(*state, "441882107201"));

    given_stay(*state, client, "here", "2022-06-01", NULL, closed);
    assert_standing(client, "2022-05-31", "in_scope");
    assert_standing(client, "2022-06-30", "not_open");
    assert_standing(client, "2022-07-01", "in_scope");
}

/* ------------------------------------------------------------- first reason */

static void the_first_reason_that_holds_is_told(void **state)
{
    int64_t area = given_served(*state, "441882107210", "2030-01-01", NULL);
    int64_t client = given_client(*state, area);

    given_stay(*state, client, "hospital", "2019-01-01", "2022-03-09", 0);
    assert_ok(change(*state, "client", client, "exited_on", "2022-03-05"));
    assert_standing(client, "2019-12-31", "not_yet");
    assert_standing(client, "2020-01-01", "away");
    assert_standing(client, "2022-03-05", "exited");
    assert_ok(change(*state, "client", client, "exited_on", NULL));
    assert_standing(client, "2022-03-05", "away");
    assert_standing(client, "2022-03-10", "not_open");
}

static void everybody_on_file_stands_under_one_reason_and_they_add_up(void **state)
{
    static const char *const reasons[] = { "in_scope", "not_yet", "exited", "away", "not_open" };
    int64_t area = given_area(*state), id = 0, sum = 0;
    swst_table *due;

    given_client(*state, area);
    given_client(*state, area);
    assert_ok(change(*state, "client", given_client(*state, area), "exited_on", "2022-01-01"));
    assert_ok(change(*state, "client", given_client(*state, area), "registered_on",
                     "2023-01-01"));
    given_stay(*state, given_client(*state, area), "moved_out", "2022-01-01", NULL, 0);
    given_client(*state, given_served(*state, "441882107210", "2022-07-01", NULL));
    id = given_client(*state, area);
    assert_ok(void_it(*state, "client", id, "entered twice"));

    assert_ok(swst_report_due(*state, "2022-03-10", NULL, &due));
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        sum += note_of(due, reasons[i]);
    assert_int_equal(note_of(due, "in_scope"), 2);
    assert_int_equal(note_of(due, "not_yet"), 1);
    assert_int_equal(note_of(due, "exited"), 1);
    assert_int_equal(note_of(due, "away"), 1);
    assert_int_equal(note_of(due, "not_open"), 1);
    assert_int_equal(note_of(due, "all"), sum);
    assert_int_equal(count_of(*state, "client"), sum);
    swst_table_free(due);
}

/* ------------------------------------------------------------ days in scope */

static int64_t ask_scope(const struct swst__person *person, const struct swst__areas *areas,
                         int64_t day)
{
    struct swst__spans scope = { 0 };
    int64_t days = 0;

    assert_ok(swst__person_scope(person, areas, &scope));
    for (int64_t at = day - 60; at < day + 200; at++) {
        bool in_scope = swst__person_standing(person, areas, at) == SWST__IS_IN_SCOPE;

        assert_int_equal(swst__spans_hold(&scope, at), in_scope);
        days += in_scope;
    }
    swst__spans_free(&scope);
    return days;
}

static void the_days_in_scope_are_those_on_which_one_is_in_scope(void **state)
{
    static const char *const statuses[] = { "here", "hospital", "person_only", "moved_out" };
    int64_t day = day_of("2022-01-01");
    int64_t area = given_served(*state, "441882107210", "2022-02-01", "2022-05-20");
    uint32_t draw = 7;

    for (int round = 0; round < 12; round++) {
        int64_t client = given_client(*state, round % 2 ? area : given_area(*state));

        assert_ok(change(*state, "client", client, "registered_on", "2021-12-20"));
        assert_ok(change(*state, "client", client, "exited_on", round % 3 ? NULL : "2022-06-10"));
        for (int i = 0; i < 6; i++) {
            char starts_on[SWST__DAY_SIZE], ends_on[SWST__DAY_SIZE];

            draw = draw * 1664525 + 1013904223;
            swst__day_print(day + (draw >> 16 & 127), starts_on);
            swst__day_print(day + (draw >> 16 & 127) + (draw >> 24 & 31), ends_on);
            given_stay(*state, client, statuses[draw >> 12 & 3], starts_on,
                       draw & 1024 ? NULL : ends_on, draw & 2048 ? area : 0);
        }
        assert_true(about(*state, client, day, ask_scope) > 0);
    }
}

static int64_t ask_days(const struct swst__person *person, const struct swst__areas *areas,
                        int64_t day)
{
    struct swst__spans scope = { 0 };
    int64_t days;

    assert_ok(swst__person_scope(person, areas, &scope));
    days = swst__spans_days_in(&scope, (struct swst__span){ INT32_MIN, day });
    swst__spans_free(&scope);
    return days;
}

/* Days that only a damaged file has are the calendar's first or last. */
static void days_outside_the_calendar_come_to_an_end(void **state)
{
    static const struct { const char *set; int64_t days; } outside[] = {
        { "registered_on = 4000000000000000000, exited_on = NULL", 1 },
        { "registered_on = 0, exited_on = 9223372036854775807", SWST__LAST_DAY },
        { "registered_on = -9223372036854775807, exited_on = 0", -SWST__FIRST_DAY },
        { "registered_on = 0, exited_on = -9223372036854775807 - 1", 0 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        swst_store *store = given_file("outside.swst");
        int64_t client = given_client(store, given_village(store, "441882107001"));
        char sql[200];

        swst_store_free(store);
        snprintf(sql, sizeof sql, "PRAGMA ignore_check_constraints = ON; UPDATE client SET %s",
                 outside[i].set);
        change_file("outside.swst", sql);
        store = opened("outside.swst");
        assert_int_equal(about(store, client, SWST__LAST_DAY, ask_days), outside[i].days);
        swst_store_free(store);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_client_counts_from_the_day_of_registration),
        station_test(the_day_of_exit_counts_no_more),
        station_test(who_left_before_coming_is_not_yet_there_and_then_gone),
        station_test(only_who_is_here_or_is_here_without_the_household_counts),
        station_test(of_several_residences_the_latest_start_holds_and_the_earlier_resumes),
        station_test(of_residences_from_one_day_the_larger_id_holds),
        station_test(a_day_between_two_residences_is_a_day_here),
        station_test(a_voided_residence_holds_nobody_away),
        station_test(a_client_is_in_the_area_of_the_residence_that_names_one),
        station_test(a_client_counts_while_the_area_is_open),
        station_test(an_area_is_open_by_its_own_dates_not_those_above),
        station_test(who_stays_in_another_area_counts_while_that_is_open),
        station_test(the_first_reason_that_holds_is_told),
        station_test(everybody_on_file_stands_under_one_reason_and_they_add_up),
        station_test(the_days_in_scope_are_those_on_which_one_is_in_scope),
        cmocka_unit_test(days_outside_the_calendar_come_to_an_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
