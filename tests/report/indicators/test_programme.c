/* PROGRAMME: against the reports on programmes, enrolments and compliance, and against
 * plain counting. */
#include "gathered.h"

#include "base/calendar.h"

#include <stdio.h>
#include <stdlib.h>

enum { PROGRAMMES = 3, PEOPLE = 8, ACTIVITIES = 50, COMINGS = 150, ENROLMENTS = 20, VISITS = 60,
       GROUPS = 6 };
static const char *const states[] = { "planned", "held", "cancelled", "postponed" };
static const char *const presences[] = { "present", "absent", "excused", "late" };
static const char *const purposes[] = { "health", "company", "life_help" };

static struct model {
    struct { int programme, state, held, minutes; int64_t id; } at[ACTIVITIES];
    struct { int activity, person, presence, minutes; } came[COMINGS];
    struct { int programme, person, starts, ends, outcome; bool verified; } in[ENROLMENTS];
    struct { int programme, ended, ends; int64_t id; } groups[GROUPS];
    int64_t people[PEOPLE], programmes[PROGRAMMES], villages[3], owner;
    unsigned seed;
} model;

enum { NEVER = 9999 };

static int pick(int below)
{
    return draw(&model.seed, below);
}

static const char *day(int number)
{
    static char texts[4][SWST__DAY_SIZE];
    static int next;

    next = (next + 1) % 4;
    swst__day_print(swst__day_make(2022, 1, 1) + number, texts[next]);
    return number < 0 || number == NEVER ? NULL : texts[next];
}

/* The first recurs in two villages, the second promises three things a month, the third is
 * of the third village. */
static void make_programmes(swst_store *store)
{
    for (int i = 0; i < 3; i++) {
        char code[] = "441882107201";

        code[11] = (char)('1' + i);
        model.villages[i] = given_village(store, code);
    }
    model.owner = given_worker(store, "甲");
    model.programmes[0] = given(store, "programme", "name", "课堂", "starts_on", "2022-01-03",
                                "recurrence", "FREQ=WEEKLY;BYDAY=SA", "planned_sessions", "9",
                                NULL);
    model.programmes[1] = given(store, "programme", "name", "三个一", "owner_id",
                                ID(model.owner), NULL);
    model.programmes[2] = given(store, "programme", "name", "培训", "area_id",
                                ID(model.villages[2]), "planned_sessions", "30", "starts_on",
                                "2022-01-01", "ends_on", "2022-04-30", NULL);
    for (int i = 0; i < 2; i++)
        given(store, "programme_site", "programme_id", ID(model.programmes[0]), "area_id",
              ID(model.villages[i]), NULL);
    for (int i = 0; i < 3; i++)
        given(store, "contact_rule", "programme_id", ID(model.programmes[1]), "times", "1", "per",
              "month", "channels", "home", "purpose", purposes[i], NULL);
    given_rule(store, "red", "1", "day", "phone");
}

/* A client's enrolments in one programme do not overlap: there is one of each pair. */
static void make_people(swst_store *store)
{
    for (int i = 0; i < PEOPLE; i++)
        model.people[i] = given_client(store, model.villages[i % 3]);
    for (int i = 0; i < ENROLMENTS; i++) {
        model.in[i].programme = i % PROGRAMMES;
        model.in[i].person = i / PROGRAMMES;
        model.in[i].starts = pick(60);
        model.in[i].ends = pick(3) ? model.in[i].starts + pick(70) : NEVER;
        model.in[i].outcome = pick(2) ? pick(120) : -1;
        model.in[i].verified = pick(3);
        given(store, "enrolment", "programme_id", ID(model.programmes[model.in[i].programme]),
              "client_id", ID(model.people[model.in[i].person]), "starts_on",
              day(model.in[i].starts), "ends_on", day(model.in[i].ends), "outcome",
              model.in[i].outcome < 0 ? NULL : "就业", "outcome_on", day(model.in[i].outcome),
              "verified_by_id", model.in[i].verified ? ID(model.owner) : NULL, NULL);
    }
    for (int i = 0; i < VISITS; i++)
        given(store, "visit", "client_id", ID(model.people[pick(PEOPLE)]), "visited_on",
              day(pick(120)), "channel", "home", "result", "done", "purpose", purposes[pick(3)],
              NULL);
    given_tier(store, model.people[0], "red", "2022-01-01", NULL);
}

static void make_groups(swst_store *store)
{
    for (int i = 0; i < GROUPS; i++) {
        model.groups[i].programme = pick(PROGRAMMES);
        model.groups[i].ended = pick(3);
        model.groups[i].ends = 40 + pick(80);
        model.groups[i].id = given(store, "group", "name", "期", "type", "growth", "stage",
            model.groups[i].ended ? "ended" : "mature", "programme_id",
            ID(model.programmes[model.groups[i].programme]), "starts_on", day(pick(40)),
            "ends_on", day(model.groups[i].ends), NULL);
    }
}

/* Every third belongs to its programme through a group. */
static void make_activities(swst_store *store)
{
    for (int i = 0; i < ACTIVITIES; i++) {
        int group = pick(GROUPS);

        model.at[i].programme = i % 3 ? pick(PROGRAMMES + 1) - 1 : model.groups[group].programme;
        model.at[i].state = pick(8) < 4 ? 1 : pick(4);
        model.at[i].held = pick(8) ? pick(120) : -1;
        model.at[i].minutes = pick(3) * 60;
        model.at[i].id = given(store, "activity", "title", "课", "type", "class", "state",
            states[model.at[i].state], "programme_id", i % 3 && model.at[i].programme >= 0
            ? ID(model.programmes[model.at[i].programme]) : NULL, "group_id",
            i % 3 ? NULL : ID(model.groups[group].id), "held_on", day(model.at[i].held),
            "planned_on", day(pick(120)), "minutes", ID(model.at[i].minutes), "area_id",
            ID(model.villages[pick(3)]), NULL);
    }
    for (int i = 0; i < COMINGS; i++) {
        model.came[i].activity = pick(ACTIVITIES);
        model.came[i].person = pick(PEOPLE);
        model.came[i].presence = pick(4);
        model.came[i].minutes = pick(60);
        given(store, "attendance", "activity_id", ID(model.at[model.came[i].activity].id),
              "client_id", ID(model.people[model.came[i].person]), "presence",
              presences[model.came[i].presence], "minutes", ID(model.came[i].minutes), NULL);
    }
}

static void make_station(swst_store *store, unsigned seed)
{
    model.seed = seed;
    make_programmes(store);
    make_people(store);
    make_groups(store);
    make_activities(store);
}

/* --------------------------------------------------------------------- counting */

struct wanted {
    int from, to, as_of, programme;         /* -1: all */
};

static int last_of(const struct wanted *wanted)
{
    return wanted->to < wanted->as_of ? wanted->to : wanted->as_of;
}

static bool was_held(const struct wanted *wanted, int i)
{
    return model.at[i].programme >= 0 && model.at[i].state == 1
        && (wanted->programme < 0 || model.at[i].programme == wanted->programme)
        && model.at[i].held >= wanted->from && model.at[i].held <= last_of(wanted);
}

/* -1: was not there. */
static int longest(int activity, int person)
{
    int minutes = -1;

    for (int i = 0; i < COMINGS; i++)
        if (model.came[i].activity == activity && model.came[i].person == person
            && model.came[i].presence % 3 == 0 && model.came[i].minutes > minutes)
            minutes = model.came[i].minutes;
    return minutes;
}

struct expected {
    int64_t held, minutes, times, attended, people, runs, now, enrolled, verified;
};

static void expect_person(const struct wanted *wanted, int person, struct expected *it)
{
    bool came = false, now = false, enrolled = false, verified = false;

    for (int i = 0; i < ACTIVITIES; i++) {
        int minutes = was_held(wanted, i) ? longest(i, person) : -1;

        came = came || minutes >= 0;
        it->times += minutes >= 0;
        it->attended += minutes >= 0 ? minutes : 0;
    }
    for (int i = 0; i < ENROLMENTS; i++) {
        if (model.in[i].person != person
            || (wanted->programme >= 0 && model.in[i].programme != wanted->programme)
            || model.in[i].starts > last_of(wanted))
            continue;
        now = now || model.in[i].ends >= last_of(wanted);
        if (wanted->from > last_of(wanted) || model.in[i].ends < wanted->from)
            continue;
        enrolled = true;
        verified = verified || (model.in[i].outcome >= 0 && model.in[i].verified
                                && model.in[i].outcome <= last_of(wanted));
    }
    it->people += came || enrolled;
    it->now += now;
    it->enrolled += enrolled;
    it->verified += verified;
}

static struct expected expect(const struct wanted *wanted)
{
    struct expected it = { 0 };

    for (int i = 0; i < ACTIVITIES; i++)
        if (was_held(wanted, i)) {
            it.held++;
            it.minutes += model.at[i].minutes;
        }
    for (int person = 0; person < PEOPLE; person++)
        expect_person(wanted, person, &it);
    for (int i = 0; i < GROUPS; i++)
        it.runs += model.groups[i].ended && model.groups[i].ends >= wanted->from
            && model.groups[i].ends <= last_of(wanted)
            && (wanted->programme < 0 || model.groups[i].programme == wanted->programme);
    return it;
}

static void every_figure_is_that_of_plain_counting(void **state)
{
    make_station(*state, 2022);
    for (int round = 0; round < (getenv("SWST_LONG") ? 300 : 25); round++) {
        int from = pick(100);
        struct wanted wanted = { from, from + pick(60), pick(150), pick(6) - 3 };
        struct expected it = expect(&wanted);
        const struct { const char *code; int64_t n, d; } figures[] = {
            { "PROGRAMME.HELD", it.held, 0 }, { "PROGRAMME.MINUTES", it.minutes, 0 },
            { "PROGRAMME.PERSON_TIMES", it.times, 0 },
            { "PROGRAMME.ATTENDEE_MINUTES", it.attended, 0 }, { "PROGRAMME.RUNS", it.runs, 0 },
            { "PROGRAMME.PEOPLE", it.people, 0 }, { "PROGRAMME.ENROLLED", it.now, 0 },
            { "PROGRAMME.OUTCOME", it.verified, it.enrolled },
        };
        swst_filter *filter = swst_filter_new();

        swst_filter_set_programme(filter, wanted.programme < 0
                                              ? 0 : model.programmes[wanted.programme]);
        for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
            struct asked got = asked(*state, figures[i].code, day(wanted.from), day(wanted.to),
                                     day(wanted.as_of), filter);

            assert_int_equal(got.n, figures[i].n);
            assert_int_equal(got.d, figures[i].d);
        }
        swst_filter_free(filter);
    }
}

/* ---------------------------------------------------------------------- reports */

static const struct { const char *code, *column; } figures[] = {
    { "PROGRAMME.HELD", "held" }, { "PROGRAMME.PEOPLE", "people" },
    { "PROGRAMME.PERSON_TIMES", "person_times" }, { "PROGRAMME.MINUTES", "minutes" },
    { "PROGRAMME.ATTENDEE_MINUTES", "attendee_minutes" }, { "PROGRAMME.RUNS", "runs_ended" },
    { "PROGRAMME.SESSIONS", "sessions_rate" },
};

/* The first row of the report is the programme as a whole. */
static void assert_as_reported(swst_store *store, const swst_table *report,
                               const swst_filter *filter, const char *to, const char *as_of)
{
    struct asked months = asked(store, "PROGRAMME.SITE_MONTHS", "2022-01-01", to, as_of, filter);

    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        const char *told = swst_table_text(report, 0, figures[i].column);
        struct asked got = asked(store, figures[i].code, "2022-01-01", to, as_of, filter);

        assert_string_equal(got.text, told ? told : "-");
    }
    assert_int_equal(months.n, swst_table_int(report, 0, "site_months_met"));
    assert_int_equal(months.d, swst_table_int(report, 0, "site_months"));
    if (swst_table_text(report, 0, "expected")) {
        struct asked got = asked(store, "PROGRAMME.RECURRENCE", "2022-01-01", to, as_of, filter);
        int64_t held = swst_table_int(report, 0, "held");
        int64_t expected = swst_table_int(report, 0, "expected");

        assert_int_equal(got.n, held < expected ? held : expected);
        assert_int_equal(got.d, expected);
    }
}

static void every_figure_of_a_programme_is_that_of_the_report(void **state)
{
    swst_filter *filter = swst_filter_new();

    make_station(*state, 11);
    for (int round = 0; round < 9; round++) {
        const char *as_of = day(20 + 15 * round);
        swst_table *report;

        swst_filter_set_programme(filter, model.programmes[round % PROGRAMMES]);
        assert_ok(swst_report_programmes(*state, "2022-01-01", "2022-04-20", as_of, filter,
                                         &report));
        if (swst_table_rows(report))
            assert_as_reported(*state, report, filter, "2022-04-20", as_of);
        swst_table_free(report);
    }
    swst_filter_free(filter);
}

static void what_was_promised_is_kept_as_the_reports_say(void **state)
{
    make_station(*state, 5);
    for (int round = 0; round < 6; round++) {
        const char *as_of = day(30 + 20 * round);
        swst_table *compliance, *enrolments;
        struct asked kept, fulfilled;
        int64_t all_done = 0;

        assert_ok(swst_report_compliance(*state, "2022-01-01", "2022-05-31", as_of, NULL,
                                         &compliance));
        assert_ok(swst_report_enrolments(*state, "2022-01-01", "2022-05-31", as_of, NULL,
                                         &enrolments));
        kept = asked(*state, "PROGRAMME.COMPLIANCE", "2022-01-01", "2022-05-31", as_of, NULL);
        fulfilled = asked(*state, "PROGRAMME.FULFILLED", "2022-01-01", "2022-05-31", as_of,
                          NULL);
        for (size_t row = 0; row < swst_table_rows(enrolments); row++)
            all_done += strcmp(swst_table_text(enrolments, row, "fulfilled"), "true") == 0;
        assert_int_equal(fulfilled.n, all_done);
        assert_int_equal(fulfilled.d, (int64_t)swst_table_rows(enrolments));
        for (size_t row = 0; row < swst_table_rows(compliance); row++)
            if (swst_table_text(compliance, row, "programme_id")) {
                assert_int_equal(kept.n, swst_table_int(compliance, row, "done"));
                assert_int_equal(kept.d, swst_table_int(compliance, row, "required"));
            }
        swst_table_free(compliance);
        swst_table_free(enrolments);
    }
}

/* -------------------------------------------------------------------- narrowing */

static void a_village_counts_the_programmes_that_touch_it_and_its_own_months(void **state)
{
    swst_filter *filter = swst_filter_new();
    struct asked got;

    make_station(*state, 3);
    swst_filter_set_area(filter, model.villages[0]);
    got = asked(*state, "PROGRAMME.SITE_MONTHS", "2022-01-01", "2022-12-31", "2022-12-31",
                filter);
    assert_int_equal(got.d, 11);            /* it begins on the 3rd of January */
    got = asked(*state, "PROGRAMME.SESSIONS", "2022-01-01", "2022-12-31", "2022-12-31", filter);
    assert_int_equal(got.d, 9);             /* not the 30 of the third village */
    swst_filter_set_area(filter, 0);
    swst_filter_set_worker(filter, model.owner);
    got = asked(*state, "PROGRAMME.SESSIONS", "2022-01-01", "2022-12-31", "2022-12-31", filter);
    assert_string_equal(got.reason, "empty");
    swst_filter_free(filter);
}

static void programmes_without_a_plan_are_left_out_and_said_to_be(void **state)
{
    make_station(*state, 3);
    assert_int_equal(left_out(*state, "PROGRAMME.SESSIONS", "2022-01-01", "2022-12-31",
                              "2022-12-31", "no_plan"), 1);
    assert_int_equal(left_out(*state, "PROGRAMME.RECURRENCE", "2022-01-01", "2022-12-31",
                              "2022-12-31", "no_recurrence"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(every_figure_is_that_of_plain_counting),
        station_test(every_figure_of_a_programme_is_that_of_the_report),
        station_test(what_was_promised_is_kept_as_the_reports_say),
        station_test(a_village_counts_the_programmes_that_touch_it_and_its_own_months),
        station_test(programmes_without_a_plan_are_left_out_and_said_to_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
