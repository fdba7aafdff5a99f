/* The duties of a client as read from the store: tiers, enrolments, rules. */
#include "../support/station.h"
#include "domain/duties.h"

#include <stdio.h>

/* Everything about one client, opened on a day. */
struct opened {
    struct swst__areas areas;
    struct swst__people people;
    struct swst__duties duties;
};

static void open_at(struct opened *opened, swst_store *store, int64_t client, const char *as_of)
{
    memset(opened, 0, sizeof *opened);
    assert_ok(swst__areas_read(store, day_of(as_of), &opened->areas));
    assert_ok(swst__people_open(&opened->people, store, &opened->areas, NULL));
    assert_ok(swst__duties_open(&opened->duties, store, day_of(as_of)));
    do {
        assert_status(SWST_ROW, swst__people_next(&opened->people));
        assert_ok(swst__duties_take(&opened->duties, &opened->people.person, &opened->areas));
    } while (opened->people.person.id != client);
}

static void shut(struct opened *opened)
{
    swst__duties_close(&opened->duties);
    swst__people_close(&opened->people);
    swst__areas_free(&opened->areas);
}

/* "source:rule" of every duty in force on the day, rules numbered from 0. */
static const char *in_force(struct opened *opened, const char *day)
{
    static char text[200];
    size_t length = 0;

    text[0] = '\0';
    for (size_t i = 0; i < swst__duties_sources(&opened->duties); i++)
        for (size_t j = 0; j < opened->duties.rule_count; j++)
            if (swst__duties_in_force(&opened->duties, i, day_of(day))
                && swst__duties_applies(&opened->duties, i, &opened->duties.rules[j]))
                length += (size_t)snprintf(text + length, sizeof text - length, "%s%zu:%zu",
                                           length ? " " : "", i, j);
    return text;
}

/* The eligible days of a duty, and the days that count. */
static const char *described(struct opened *opened, size_t source, size_t rule)
{
    static char text[400];
    struct swst__duty duty;
    size_t length = 0;
    char day[SWST__DAY_SIZE];

    text[0] = '\0';
    assert_ok(swst__duties_make(&opened->duties, source, &opened->duties.rules[rule], &duty));
    for (size_t i = 0; i < duty.eligible->count; i++) {
        swst__day_print(duty.eligible->at[i].first, day);
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s..", i ? " " : "",
                                   day);
        swst__day_print(duty.eligible->at[i].last, day);
        length += (size_t)snprintf(text + length, sizeof text - length, "%s", day);
    }
    for (size_t i = 0; i < duty.day_count; i++) {
        swst__day_print(duty.days[i], day);
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", i ? "," : " | ",
                                   day);
    }
    return text;
}

/* ------------------------------------------------------------------ sources */

static void a_tier_is_asked_for_by_the_rules_of_its_level(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    struct opened opened;

    given_rule(*state, "red", "1", "day", "home,phone");
    given_rule(*state, "green", "1", "month", "home");
    given_rule(*state, "red", "1", "week", "home");
    given_tier(*state, client, "red", "2022-03-01", NULL);
    open_at(&opened, *state, client, "2022-03-10");
    assert_string_equal(in_force(&opened, "2022-03-01"), "0:0 0:2");
    assert_string_equal(in_force(&opened, "2022-02-28"), "");
    shut(&opened);
}

static void a_tier_that_holds_replaces_the_one_before_while_it_holds(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    struct opened opened;

    given_rule(*state, "red", "1", "day", "home");
    given_rule(*state, "green", "1", "month", "home");
    given_tier(*state, client, "green", "2022-01-01", NULL);
    given_tier(*state, client, "red", "2022-03-01", "2022-03-31");
    open_at(&opened, *state, client, "2022-03-10");
    assert_string_equal(in_force(&opened, "2022-02-28"), "0:1");
    assert_string_equal(in_force(&opened, "2022-03-01"), "1:0");
    assert_string_equal(in_force(&opened, "2022-04-01"), "0:1");
    shut(&opened);
}

static void a_level_without_rules_asks_for_nothing(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    struct opened opened;

    given_rule(*state, "red", "1", "day", "home");
    given_tier(*state, client, "blue", "2022-01-01", NULL);
    open_at(&opened, *state, client, "2022-03-10");
    assert_int_equal(swst__duties_sources(&opened.duties), 1);
    assert_string_equal(in_force(&opened, "2022-03-10"), "");
    shut(&opened);
}

static void an_enrolment_is_asked_for_by_the_rules_of_its_programme(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t programme = given(*state, "programme", "name", "三个一", NULL);
    int64_t other = given(*state, "programme", "name", "代买代办", NULL);
    struct opened opened;

    given(*state, "contact_rule", "programme_id", ID(other), "times", "1", "per", "week",
          "channels", "home", NULL);
    given(*state, "contact_rule", "programme_id", ID(programme), "times", "1", "per", "month",
          "channels", "home", "purpose", "health", NULL);
    given_tier(*state, client, "red", "2022-01-01", NULL);
    given(*state, "enrolment", "programme_id", ID(programme), "client_id", ID(client),
          "starts_on", "2022-03-01", "ends_on", "2022-03-31", NULL);
    open_at(&opened, *state, client, "2022-03-10");
    assert_string_equal(in_force(&opened, "2022-03-01"), "1:1");
    assert_string_equal(in_force(&opened, "2022-03-31"), "1:1");
    assert_string_equal(in_force(&opened, "2022-04-01"), "");
    shut(&opened);
}

static void voided_tiers_enrolments_and_rules_ask_for_nothing(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t rule = given_rule(*state, "red", "1", "day", "home");
    int64_t tier = given_tier(*state, client, "red", "2022-01-01", NULL);
    int64_t programme = given(*state, "programme", "name", "三个一", NULL);
    struct opened opened;

    given_tier(*state, client, "red", "2022-02-01", NULL);
    assert_ok(void_it(*state, "enrolment", given(*state, "enrolment", "programme_id",
                      ID(programme), "client_id", ID(client), "starts_on", "2022-01-01", NULL),
                      "the wrong client"));
    assert_ok(void_it(*state, "tier", tier, "the wrong client"));
    open_at(&opened, *state, client, "2022-03-10");
    assert_int_equal(swst__duties_sources(&opened.duties), 1);
    shut(&opened);
    assert_ok(void_it(*state, "contact_rule", rule, "replaced"));
    open_at(&opened, *state, client, "2022-03-10");
    assert_int_equal(opened.duties.rule_count, 0);
    shut(&opened);
}

static void every_client_has_duties_of_their_own(void **state)
{
    int64_t area = given_area(*state), first = given_client(*state, area);
    int64_t without = given_client(*state, area), last = given_client(*state, area);
    struct opened opened;

    given_rule(*state, "red", "1", "day", "home");
    given_tier(*state, last, "red", "2022-01-01", NULL);
    given_tier(*state, first, "red", "2022-02-01", NULL);
    given_visit(*state, first, "2022-03-01", "home");
    given_visit(*state, last, "2022-03-02", "home");
    open_at(&opened, *state, first, "2022-03-10");
    assert_string_equal(described(&opened, 0, 0), "2022-02-01..9999-12-31 | 2022-03-01");
    shut(&opened);
    open_at(&opened, *state, without, "2022-03-10");
    assert_int_equal(swst__duties_sources(&opened.duties), 0);
    shut(&opened);
    open_at(&opened, *state, last, "2022-03-10");
    assert_string_equal(described(&opened, 0, 0), "2022-01-01..9999-12-31 | 2022-03-02");
    shut(&opened);
}

/* ------------------------------------------------------------ eligible days */

static void a_day_is_eligible_in_scope_under_tier_and_rule(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    struct opened opened;

    given(*state, "contact_rule", "level", "red", "times", "1", "per", "day", "channels", "home",
          "starts_on", "2022-02-01", "ends_on", "2022-11-30", NULL);
    given(*state, "residence", "client_id", ID(client), "status", "hospital", "starts_on",
          "2022-05-01", "ends_on", "2022-05-31", NULL);
    assert_ok(change(*state, "client", client, "exited_on", "2022-11-01"));
    given_tier(*state, client, "red", "2022-01-01", "2022-12-31");
    given_tier(*state, client, "green", "2022-08-01", "2022-08-31");
    open_at(&opened, *state, client, "2022-03-10");
    assert_string_equal(described(&opened, 0, 0), "2022-02-01..2022-04-30 "
                        "2022-06-01..2022-07-31 2022-09-01..2022-10-31");
    shut(&opened);
}

static void days_after_the_day_of_asking_are_judged_as_records_stand(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    struct opened opened;

    given_rule(*state, "red", "1", "day", "home");
    given_tier(*state, client, "red", "2022-01-01", "2022-03-20");
    open_at(&opened, *state, client, "2022-03-10");
    assert_string_equal(described(&opened, 0, 0), "2022-01-01..2022-03-20");
    shut(&opened);
}

/* --------------------------------------------------------------- contacts */

static void visit(swst_store *store, int64_t client, const char *day, const char *result,
                  const char *purpose)
{
    given(store, "visit", "client_id", ID(client), "visited_on", day, "channel", "home",
          "result", result, "purpose", purpose, NULL);
}

static void attempts_do_not_count(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    struct opened opened;

    given_rule(*state, "red", "1", "day", "home");
    given_tier(*state, client, "red", "2022-03-01", "2022-03-31");
    visit(*state, client, "2022-03-01", "not_home", NULL);
    visit(*state, client, "2022-03-02", "refused", NULL);
    visit(*state, client, "2022-03-03", "cancelled", NULL);
    visit(*state, client, "2022-03-04", "done", NULL);
    open_at(&opened, *state, client, "2022-03-10");
    assert_string_equal(described(&opened, 0, 0), "2022-03-01..2022-03-31 | 2022-03-04");
    shut(&opened);
}

static void a_purpose_counts_for_the_rule_that_names_it(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    struct opened opened;

    given(*state, "contact_rule", "level", "red", "times", "1", "per", "week", "channels", "home",
          "purpose", "review", NULL);
    given_rule(*state, "red", "1", "day", "home");
    given_tier(*state, client, "red", "2022-03-01", "2022-03-31");
    visit(*state, client, "2022-03-01", "done", NULL);
    visit(*state, client, "2022-03-02", "done", "review");
    open_at(&opened, *state, client, "2022-03-10");
    assert_string_equal(described(&opened, 0, 0), "2022-03-01..2022-03-31 | 2022-03-02");
    assert_string_equal(described(&opened, 0, 1), "2022-03-01..2022-03-31 | 2022-03-01,2022-03-02");
    shut(&opened);
}

static void visits_voided_later_or_to_the_household_alone_do_not_count(void **state)
{
    int64_t area = given_area(*state), client = given_client(*state, area);
    int64_t household = given_household(*state, area);
    struct opened opened;

    given_member(*state, household, client, "2020-01-01", NULL);
    given_rule(*state, "red", "1", "day", "home");
    given_tier(*state, client, "red", "2022-03-01", "2022-03-31");
    assert_ok(void_it(*state, "visit", given_visit(*state, client, "2022-03-02", "home"),
                      "the wrong client"));
    given_visit(*state, client, "2022-03-11", "home");
    given(*state, "visit", "household_id", ID(household), "visited_on", "2022-03-03", "channel",
          "home", "result", "done", NULL);
    given(*state, "visit", "household_id", ID(household), "client_id", ID(client), "visited_on",
          "2022-03-04", "channel", "home", "result", "done", NULL);
    open_at(&opened, *state, client, "2022-03-10");
    assert_string_equal(described(&opened, 0, 0), "2022-03-01..2022-03-31 | 2022-03-04");
    shut(&opened);
}

static void a_visit_counts_for_the_tier_that_held_on_its_day_alone(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    struct opened opened;

    given_rule(*state, "red", "1", "day", "home");
    given_rule(*state, "green", "1", "month", "home");
    given_tier(*state, client, "green", "2022-03-01", "2022-03-31");
    given_tier(*state, client, "red", "2022-03-05", "2022-03-08");
    given_visit(*state, client, "2022-03-04", "home");
    given_visit(*state, client, "2022-03-06", "home");
    open_at(&opened, *state, client, "2022-03-10");
    assert_string_equal(described(&opened, 0, 1),
                        "2022-03-01..2022-03-04 2022-03-09..2022-03-31 | 2022-03-04");
    assert_string_equal(described(&opened, 1, 0), "2022-03-05..2022-03-08 | 2022-03-06");
    shut(&opened);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_tier_is_asked_for_by_the_rules_of_its_level),
        station_test(a_tier_that_holds_replaces_the_one_before_while_it_holds),
        station_test(a_level_without_rules_asks_for_nothing),
        station_test(an_enrolment_is_asked_for_by_the_rules_of_its_programme),
        station_test(voided_tiers_enrolments_and_rules_ask_for_nothing),
        station_test(every_client_has_duties_of_their_own),
        station_test(a_day_is_eligible_in_scope_under_tier_and_rule),
        station_test(days_after_the_day_of_asking_are_judged_as_records_stand),
        station_test(attempts_do_not_count),
        station_test(a_purpose_counts_for_the_rule_that_names_it),
        station_test(visits_voided_later_or_to_the_household_alone_do_not_count),
        station_test(a_visit_counts_for_the_tier_that_held_on_its_day_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
