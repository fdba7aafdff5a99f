/* GROUP: against the report on groups, and against plain counting. */
#include "gathered.h"

#include "base/calendar.h"

#include <stdio.h>
#include <stdlib.h>

enum { GROUPS = 9, PEOPLE = 8, HOUSEHOLDS = 3, MEMBERS = 60, SESSIONS = 50, COMINGS = 150 };
static const char *const types[] = { "support", "growth" };
static const char *const stages[] = { "preparing", "forming", "mature", "ended", "cancelled" };
static const char *const states[] = { "planned", "held", "cancelled", "postponed" };
static const char *const presences[] = { "present", "absent", "excused", "late" };

static struct model {
    struct { int type, stage, area, starts, ends; int64_t id; } groups[GROUPS];
    struct { int group, who, joined, left; } members[MEMBERS];      /* who: households behind */
    struct { int group, state, planned, held; int64_t id; } sessions[SESSIONS];
    struct { int session, who, presence; } came[COMINGS];
    int64_t people[PEOPLE], households[HOUSEHOLDS], villages[2];
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

static void make_groups(swst_store *store)
{
    model.villages[0] = given_village(store, "441882107201");
    model.villages[1] = given_village(store, "441882107202");
    for (int i = 0; i < PEOPLE; i++)
        model.people[i] = given_client(store, model.villages[0]);
    for (int i = 0; i < HOUSEHOLDS; i++)
        model.households[i] = given_household(store, model.villages[0]);
    for (int i = 0; i < GROUPS; i++) {
        model.groups[i].type = pick(2);
        model.groups[i].stage = pick(5);
        model.groups[i].area = pick(2);
        model.groups[i].starts = pick(4) ? pick(40) : -1;
        model.groups[i].ends = pick(2) ? 40 + pick(30) : NEVER;
        model.groups[i].id = given(store, "group", "name", "小组", "type",
            types[model.groups[i].type], "stage", stages[model.groups[i].stage], "area_id",
            ID(model.villages[model.groups[i].area]), "starts_on", day(model.groups[i].starts),
            "ends_on", day(model.groups[i].ends), NULL);
    }
}

/* Memberships of one in one group do not overlap: each has at most one of a pair. */
static void make_members(swst_store *store)
{
    int count = 0;

    for (int group = 0; group < GROUPS; group++)
        for (int who = 0; who < PEOPLE + HOUSEHOLDS && count < MEMBERS; who++) {
            if (pick(2))
                continue;
            model.members[count].group = group;
            model.members[count].who = who;
            model.members[count].joined = pick(50);
            model.members[count].left = pick(2) ? model.members[count].joined + pick(30) : NEVER;
            given(store, "group_member", "group_id", ID(model.groups[group].id),
                  who < PEOPLE ? "client_id" : "household_id",
                  ID(who < PEOPLE ? model.people[who] : model.households[who - PEOPLE]),
                  "joined_on", day(model.members[count].joined), "left_on",
                  day(model.members[count].left), NULL);
            count++;
        }
    for (; count < MEMBERS; count++)
        model.members[count].group = -1;
}

static void make_station(swst_store *store)
{
    make_groups(store);
    make_members(store);
    for (int i = 0; i < SESSIONS; i++) {
        model.sessions[i].group = pick(GROUPS);
        model.sessions[i].state = pick(8) < 4 ? 1 : pick(4);
        model.sessions[i].planned = pick(6) ? pick(70) : -1;
        model.sessions[i].held = pick(6) ? pick(70) : -1;
        model.sessions[i].id = given_group_session(store,
            model.groups[model.sessions[i].group].id, states[model.sessions[i].state],
            day(model.sessions[i].planned), day(model.sessions[i].held));
    }
    for (int i = 0; i < COMINGS; i++) {
        model.came[i].session = pick(SESSIONS);
        model.came[i].who = pick(PEOPLE);
        model.came[i].presence = pick(4);
        given_attendance(store, model.sessions[model.came[i].session].id,
                         model.people[model.came[i].who], presences[model.came[i].presence]);
    }
}

/* --------------------------------------------------------------------- counting */

struct wanted {
    int from, to, as_of, type, area;        /* -1: any */
};

static int last_of(const struct wanted *wanted)
{
    return wanted->to < wanted->as_of ? wanted->to : wanted->as_of;
}

static int first_day(int group)
{
    int first = model.groups[group].starts < 0 ? NEVER : model.groups[group].starts;

    if (first != NEVER)
        return first;
    for (int i = 0; i < MEMBERS; i++)
        if (model.members[i].group == group && model.members[i].joined < first)
            first = model.members[i].joined;
    for (int i = 0; i < SESSIONS; i++) {
        int on = model.sessions[i].state == 1 ? model.sessions[i].held
               : model.sessions[i].state == 2 ? -1 : model.sessions[i].planned;

        if (model.sessions[i].group == group && on >= 0 && on < first)
            first = on;
    }
    return first;
}

static bool is_of(const struct wanted *wanted, int group)
{
    return (wanted->type < 0 || model.groups[group].type == wanted->type)
        && (wanted->area < 0 || model.groups[group].area == wanted->area);
}

/* Whether it has a day in the part of the period that has been. */
static bool is_there(const struct wanted *wanted, int group)
{
    int last = last_of(wanted), first = first_day(group);

    first = first > wanted->from ? first : wanted->from;
    last = last < model.groups[group].ends ? last : model.groups[group].ends;
    return is_of(wanted, group) && first <= last;
}

static bool belongs(int group, int who, int on)
{
    for (int i = 0; i < MEMBERS; i++)
        if (model.members[i].group == group && model.members[i].who == who
            && model.members[i].joined <= on && model.members[i].left >= on)
            return true;
    return false;
}

/* 3: present or late; 2: excused; 1: absent; 0: nothing was noted. */
static int best_of(int session, int who)
{
    static const int worth[] = { 3, 1, 2, 3 };
    int best = 0;

    for (int i = 0; i < COMINGS; i++)
        if (model.came[i].session == session && model.came[i].who == who
            && worth[model.came[i].presence] > best)
            best = worth[model.came[i].presence];
    return best;
}

struct expected {
    int64_t active, begun, ended, held, overdue, persons, households, enrolled, present, excused;
};

static void expect_session(const struct wanted *wanted, int session, struct expected *it)
{
    int group = model.sessions[session].group, held = model.sessions[session].held;

    if (!is_there(wanted, group))
        return;
    it->overdue += model.sessions[session].state == 0 && model.groups[group].stage < 3
        && model.sessions[session].planned >= 0
        && model.sessions[session].planned < last_of(wanted);
    if (model.sessions[session].state != 1 || held < wanted->from || held > last_of(wanted))
        return;
    it->held++;
    for (int who = 0; who < PEOPLE; who++)
        if (belongs(group, who, held)) {
            it->enrolled++;
            it->present += best_of(session, who) == 3;
            it->excused += best_of(session, who) == 2;
        }
}

static void expect_group(const struct wanted *wanted, int group, struct expected *it)
{
    int last = last_of(wanted), first = first_day(group), stage = model.groups[group].stage;
    bool begun = stage != 0 && stage != 4;

    if (!is_of(wanted, group))
        return;
    it->active += begun && first <= last && model.groups[group].ends >= last
        && (stage != 3 || model.groups[group].ends != NEVER);
    it->begun += begun && first >= wanted->from && first <= last;
    it->ended += stage == 3 && model.groups[group].ends >= wanted->from
        && model.groups[group].ends <= last;
}

static struct expected expect(const struct wanted *wanted)
{
    struct expected it = { 0 };

    for (int group = 0; group < GROUPS; group++)
        expect_group(wanted, group, &it);
    for (int session = 0; session < SESSIONS; session++)
        expect_session(wanted, session, &it);
    for (int who = 0; who < PEOPLE + HOUSEHOLDS; who++) {
        bool is_member = false;

        for (int group = 0; group < GROUPS; group++) {
            int last = last_of(wanted), ends = model.groups[group].ends;

            is_member = is_member || (is_there(wanted, group)
                                      && belongs(group, who, ends < last ? ends : last));
        }
        *(who < PEOPLE ? &it.persons : &it.households) += is_member;
    }
    return it;
}

static void every_figure_is_that_of_plain_counting(void **state)
{
    model.seed = 2022;
    make_station(*state);
    for (int round = 0; round < (getenv("SWST_LONG") ? 1000 : 150); round++) {
        int from = pick(60);
        struct wanted wanted = { from, from + pick(40), pick(90), pick(4) - 2, pick(4) - 2 };
        struct expected it = expect(&wanted);
        const struct { const char *code; int64_t n, d; } figures[] = {
            { "GROUP.ACTIVE", it.active, 0 }, { "GROUP.NEW", it.begun, 0 },
            { "GROUP.ENDED", it.ended, 0 }, { "GROUP.SESSIONS", it.held, 0 },
            { "GROUP.OVERDUE", it.overdue, 0 }, { "GROUP.PERSONS", it.persons, 0 },
            { "GROUP.HOUSEHOLDS", it.households, 0 },
            { "GROUP.ATTENDANCE", it.present, it.enrolled },
        };
        swst_filter *filter = swst_filter_new();

        assert_ok(swst_filter_set_type(filter, wanted.type < 0 ? NULL : types[wanted.type]));
        swst_filter_set_area(filter, wanted.area < 0 ? 0 : model.villages[wanted.area]);
        for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
            struct asked got = asked(*state, figures[i].code, day(wanted.from), day(wanted.to),
                                     day(wanted.as_of), filter);

            assert_int_equal(got.n, figures[i].n);
            assert_int_equal(got.d, figures[i].d);
        }
        if (wanted.type < 0 && wanted.area < 0)
            assert_int_equal(left_out(*state, "GROUP.ATTENDANCE", day(wanted.from),
                                      day(wanted.to), day(wanted.as_of), "excused"), it.excused);
        swst_filter_free(filter);
    }
}

static void every_figure_is_that_of_the_report(void **state)
{
    static const struct { const char *code, *column; } figures[] = {
        { "GROUP.SESSIONS", "held" }, { "GROUP.OVERDUE", "overdue" },
        { "GROUP.PERSONS", "persons_now" }, { "GROUP.HOUSEHOLDS", "households_now" },
        { "GROUP.ATTENDANCE", "attendance" },
    };

    model.seed = 7;
    make_station(*state);
    for (int round = 0; round < 8; round++) {
        swst_table *report, *all;

        assert_ok(swst_report_groups(*state, day(20), day(55), day(10 + 10 * round), NULL,
                                     &report));
        assert_ok(swst_report_indicators(*state, day(20), day(55), day(10 + 10 * round), NULL,
                                         &all));
        for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
            const char *told = swst_table_text(report, 0, figures[i].column);

            assert_cell(all, row_of(all, "code", figures[i].code, NULL, NULL), "value",
                        told ? told : "-");
        }
        swst_table_free(report);
        swst_table_free(all);
    }
}

static void an_ended_group_of_which_nobody_noted_the_last_day_is_not_active(void **state)
{
    int64_t group = given(*state, "group", "name", "夕阳红", "type", "support", "stage", "ended",
                          "starts_on", "2022-01-01", NULL);

    given_mature_group(*state, "2022-01-01", NULL);
    assert_int_equal(asked(*state, "GROUP.ACTIVE", "2022-03-01", "2022-03-31", "2022-03-31",
                           NULL).n, 1);
    assert_ok(change(*state, "group", group, "ends_on", "2022-04-30"));
    assert_int_equal(asked(*state, "GROUP.ACTIVE", "2022-03-01", "2022-03-31", "2022-03-31",
                           NULL).n, 2);
    assert_int_equal(asked(*state, "GROUP.ENDED", "2022-04-01", "2022-04-30", "2022-05-31",
                           NULL).n, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(every_figure_is_that_of_plain_counting),
        station_test(every_figure_is_that_of_the_report),
        station_test(an_ended_group_of_which_nobody_noted_the_last_day_is_not_active),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
