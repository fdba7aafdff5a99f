/* ACT and FEST: against the report on activities, and against plain counting. */
#include "gathered.h"

#include "base/calendar.h"

#include <stdio.h>
#include <stdlib.h>

enum { ACTIVITIES = 100, PEOPLE = 6, COMINGS = 500, VILLAGES = 3, PROGRAMMES = 2, SORTS = 3 };
static const char *const states[] = { "planned", "held", "cancelled", "postponed" };
static const char *const types[] = { "community", "publicity", "training" };
static const char *const presences[] = { "present", "absent", "excused", "late" };
static const char *const sorts[SORTS] = { "client_id", "volunteer_id", "worker_id" };
/* The first two are one festival. */
static const char *const festivals[] = { NULL, "spring_festival", "春节", "端午", NULL, NULL };

static struct model {
    struct { int state, type, festival, area, programme, planned, held, heads, minutes, days;
             int64_t id; } at[ACTIVITIES];
    struct { int activity, sort, person, presence, minutes; } came[COMINGS];
    int64_t people[SORTS][PEOPLE], villages[VILLAGES], programmes[PROGRAMMES], owner;
    unsigned seed;
} model;

/* What is asked for; -1: any. */
struct wanted {
    int from, to, as_of, type, area, programme;
};

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
    return number < 0 ? NULL : texts[next];
}

/* The third village closes on day 30; the second programme is in the second village. */
static void make_places(swst_store *store)
{
    for (int i = 0; i < VILLAGES; i++) {
        char code[] = "441882107201";

        code[11] = (char)('1' + i);
        model.villages[i] = given_village(store, code);
    }
    assert_ok(change(store, "area", model.villages[2], "served_until", day(30)));
    model.owner = given_worker(store, "甲");
    for (int i = 0; i < PROGRAMMES; i++)
        model.programmes[i] = given(store, "programme", "name", "项目", "area_id",
                                    i ? ID(model.villages[1]) : NULL, "owner_id",
                                    i ? ID(model.owner) : NULL, NULL);
    for (int i = 0; i < PEOPLE; i++) {
        model.people[0][i] = given_client(store, model.villages[i % VILLAGES]);
        model.people[1][i] = given(store, "volunteer", "name", "陈文", "joined_on", "2021-01-01",
                                   NULL);
        model.people[2][i] = given_worker(store, "乙");
    }
}

static void make_station(swst_store *store)
{
    make_places(store);
    for (int i = 0; i < ACTIVITIES; i++) {
        int area = pick(VILLAGES + 1) - 1, programme = pick(PROGRAMMES + 1) - 1;

        model.at[i].state = pick(8) < 4 ? 1 : pick(4);
        model.at[i].type = pick(3);
        model.at[i].festival = pick(6);
        model.at[i].programme = programme;
        model.at[i].area = area >= 0 ? area : programme == 1 ? 1 : -1;
        model.at[i].planned = pick(8) ? pick(60) : -1;
        model.at[i].held = pick(8) ? pick(60) : -1;
        model.at[i].heads = pick(40);
        model.at[i].minutes = pick(400);
        model.at[i].days = 1 + pick(3);
        model.at[i].id = given(store, "activity", "title", "活动", "type",
            types[model.at[i].type], "state", states[model.at[i].state], "festival",
            festivals[model.at[i].festival], "area_id", area < 0 ? NULL : ID(model.villages[area]),
            "programme_id", programme < 0 ? NULL : ID(model.programmes[programme]),
            "planned_on", day(model.at[i].planned), "held_on", day(model.at[i].held),
            "headcount", ID(model.at[i].heads), "minutes", ID(model.at[i].minutes), "days",
            ID(model.at[i].days), "safety_plan", i % 4 ? NULL : "急救包", NULL);
    }
    for (int i = 0; i < COMINGS; i++) {
        model.came[i].activity = pick(ACTIVITIES);
        model.came[i].sort = pick(SORTS);
        model.came[i].person = pick(PEOPLE);
        model.came[i].presence = pick(4);
        model.came[i].minutes = pick(90);
        given(store, "attendance", "activity_id", ID(model.at[model.came[i].activity].id),
              sorts[model.came[i].sort], ID(model.people[model.came[i].sort]
                                            [model.came[i].person]),
              "presence", presences[model.came[i].presence], "minutes",
              ID(model.came[i].minutes), NULL);
    }
}

static bool is_of(const struct wanted *wanted, int i)
{
    return (wanted->type < 0 || model.at[i].type == wanted->type)
        && (wanted->area < 0 || model.at[i].area == wanted->area)
        && (wanted->programme < 0 || model.at[i].programme == wanted->programme);
}

static int last_of(const struct wanted *wanted)
{
    return wanted->to < wanted->as_of ? wanted->to : wanted->as_of;
}

static bool was_held(const struct wanted *wanted, int i)
{
    return is_of(wanted, i) && model.at[i].state == 1 && model.at[i].held >= wanted->from
        && model.at[i].held <= last_of(wanted);
}

/* -1: was not there. */
static int longest(int activity, int sort, int person)
{
    int minutes = -1;

    for (int i = 0; i < COMINGS; i++)
        if (model.came[i].activity == activity && model.came[i].sort == sort
            && model.came[i].person == person && model.came[i].presence % 3 == 0
            && model.came[i].minutes > minutes)
            minutes = model.came[i].minutes;
    return minutes;
}

struct expected {
    int64_t planned, held, cancelled, postponed, overdue, heads, minutes, nights, attended;
    int64_t times[SORTS], people[SORTS], reached, open, festive, festivals;
    int64_t staffed, safe;
};

static void expect_people(const struct wanted *wanted, struct expected *it)
{
    for (int sort = 0; sort < SORTS; sort++)
        for (int person = 0; person < PEOPLE; person++) {
            bool came = false;

            for (int i = 0; i < ACTIVITIES; i++) {
                int minutes = was_held(wanted, i) ? longest(i, sort, person) : -1;

                came = came || minutes >= 0;
                it->times[sort] += minutes >= 0;
                it->attended += minutes >= 0 ? minutes : 0;
            }
            it->people[sort] += came;
        }
}

static void expect_places(const struct wanted *wanted, struct expected *it)
{
    bool spring = false, dragon = false;

    for (int area = 0; area < VILLAGES; area++) {
        bool reached = false;

        if ((wanted->area >= 0 && area != wanted->area) || (area == 2 && last_of(wanted) > 30))
            continue;
        for (int i = 0; i < ACTIVITIES; i++)
            reached = reached || (was_held(wanted, i) && model.at[i].area == area);
        it->open++;
        it->reached += reached;
    }
    for (int i = 0; i < ACTIVITIES; i++)
        if (was_held(wanted, i)) {
            it->festive += festivals[model.at[i].festival] != NULL;
            spring = spring || model.at[i].festival == 1 || model.at[i].festival == 2;
            dragon = dragon || model.at[i].festival == 3;
        }
    it->festivals = spring + dragon;
}

static int workers_at(int activity)
{
    int workers = 0;

    for (int person = 0; person < PEOPLE; person++)
        workers += longest(activity, 2, person) >= 0;
    return workers;
}

static struct expected expect(const struct wanted *wanted)
{
    struct expected it = { 0 };

    for (int i = 0; i < ACTIVITIES; i++) {
        int on = model.at[i].planned;
        bool within = is_of(wanted, i) && on >= wanted->from && on <= wanted->to;

        it.planned += within && model.at[i].state == 0;
        it.cancelled += within && model.at[i].state == 2;
        it.postponed += within && model.at[i].state == 3;
        it.overdue += is_of(wanted, i) && model.at[i].state == 0 && on >= 0 && on <= wanted->to
                      && on < wanted->as_of;
        if (was_held(wanted, i)) {
            it.held++;
            it.heads += model.at[i].heads;
            it.minutes += model.at[i].minutes;
            it.nights += model.at[i].days - 1;
            it.staffed += workers_at(i) >= 2;
            it.safe += i % 4 == 0;
        }
    }
    expect_people(wanted, &it);
    expect_places(wanted, &it);
    return it;
}

static swst_filter *filter_of(const struct wanted *wanted)
{
    swst_filter *filter = swst_filter_new();

    if (wanted->type >= 0)
        assert_ok(swst_filter_set_type(filter, types[wanted->type]));
    if (wanted->area >= 0)
        swst_filter_set_area(filter, model.villages[wanted->area]);
    if (wanted->programme >= 0)
        swst_filter_set_programme(filter, model.programmes[wanted->programme]);
    return filter;
}

static void every_figure_is_that_of_plain_counting(void **state)
{
    model.seed = 2022;
    make_station(*state);
    for (int round = 0; round < (getenv("SWST_LONG") ? 400 : 40); round++) {
        int from = pick(60);
        struct wanted wanted = { from, from + pick(40), pick(80), pick(9) - 6,
                                 pick(9) - 6, pick(6) - 4 };
        swst_filter *filter = filter_of(&wanted);
        struct expected it = expect(&wanted);
        const struct { const char *code; int64_t n, d; } figures[] = {
            { "ACT.HELD", it.held, 0 }, { "ACT.PLANNED", it.planned, 0 },
            { "ACT.CANCELLED", it.cancelled, 0 }, { "ACT.POSTPONED", it.postponed, 0 },
            { "ACT.OVERDUE", it.overdue, 0 }, { "ACT.PERSON_TIMES", it.times[0], 0 },
            { "ACT.VOLUNTEER_TIMES", it.times[1], 0 }, { "ACT.WORKER_TIMES", it.times[2], 0 },
            { "ACT.PEOPLE", it.people[0], 0 }, { "ACT.VOLUNTEERS", it.people[1], 0 },
            { "ACT.WORKERS", it.people[2], 0 }, { "ACT.HEADCOUNT", it.heads, 0 },
            { "ACT.MINUTES", it.minutes, 0 }, { "ACT.ATTENDEE_MINUTES", it.attended, 0 },
            { "ACT.NIGHTS", it.nights, 0 }, { "ACT.AREAS", it.reached, it.open },
            { "ACT.AVERAGE", it.times[0], it.held }, { "ACT.STAFFED", it.staffed, it.held },
            { "ACT.SAFETY_PLAN", it.safe, it.held },
            { "FEST.HELD", it.festive, 0 }, { "FEST.FESTIVALS", it.festivals, 0 },
        };

        for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
            struct asked got = asked(*state, figures[i].code, day(wanted.from), day(wanted.to),
                                     day(wanted.as_of), filter);

            assert_int_equal(got.n, figures[i].n);
            assert_int_equal(got.d, figures[i].d);
        }
        swst_filter_free(filter);
    }
}

static void assert_told(const swst_table *all, const char *code, const char *told)
{
    assert_cell(all, row_of(all, "code", code, NULL, NULL), "value", told ? told : "-");
}

/* The catalogue computes them all in one walk, each counted once. */
static void every_figure_is_that_of_the_report(void **state)
{
    static const struct { const char *code, *column; } figures[] = {
        { "ACT.HELD", "held" }, { "ACT.PLANNED", "planned" }, { "ACT.CANCELLED", "cancelled" },
        { "ACT.POSTPONED", "postponed" }, { "ACT.OVERDUE", "overdue" },
        { "ACT.PERSON_TIMES", "client_times" }, { "ACT.VOLUNTEER_TIMES", "volunteer_times" },
        { "ACT.WORKER_TIMES", "worker_times" }, { "ACT.PEOPLE", "clients" },
        { "ACT.VOLUNTEERS", "volunteers" }, { "ACT.WORKERS", "workers" },
        { "ACT.HEADCOUNT", "headcount" }, { "ACT.MINUTES", "minutes" },
        { "ACT.ATTENDEE_MINUTES", "attendee_minutes" }, { "ACT.NIGHTS", "nights" },
        { "ACT.AREAS", "areas" },
        { "ACT.AVERAGE", "average" },
    };
    swst_filter *filter = swst_filter_new();

    model.seed = 4;
    make_station(*state);
    for (int round = 0; round < 6; round++) {
        swst_table *report, *all;

        swst_filter_set_worker(filter, round % 3 == 1 ? model.owner : 0);
        swst_filter_set_area(filter, round % 3 == 2 ? model.villages[1] : 0);
        assert_ok(swst_report_activities(*state, day(5), day(40), day(10 + 10 * round), filter,
                                         &report));
        assert_ok(swst_report_indicators(*state, day(5), day(40), day(10 + 10 * round), filter,
                                         &all));
        for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
            assert_told(all, figures[i].code, swst_table_text(report, 0, figures[i].column));
        swst_table_free(report);
        swst_table_free(all);
    }
    swst_filter_free(filter);
}

static void a_type_is_one_of_the_indicator(void **state)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table = NULL;

    assert_ok(swst_filter_set_type(filter, "mutual_aid"));      /* of groups */
    assert_status(SWST_EINVALID, swst_report_indicator(*state, "ACT.HELD", "2022-01-01",
                                     "2022-12-31", "2022-12-31", filter, false, &table));
    assert_error("bad_choice", NULL);
    assert_status(SWST_EINVALID, swst_report_indicator(*state, "POP.IN_SCOPE", "2022-01-01",
                                     "2022-12-31", "2022-12-31", filter, false, &table));
    assert_error("not_narrowed_so", NULL);
    assert_ok(swst_report_indicator(*state, "GROUP.ACTIVE", "2022-01-01", "2022-12-31",
                                    "2022-12-31", filter, false, &table));
    swst_table_free(table);
    swst_filter_free(filter);
}

static void no_open_village_gives_no_coverage(void **state)
{
    assert_string_equal(asked(*state, "ACT.AREAS", "2022-01-01", "2022-12-31", "2022-12-31",
                              NULL).reason, "empty");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(every_figure_is_that_of_plain_counting),
        station_test(every_figure_is_that_of_the_report),
        station_test(a_type_is_one_of_the_indicator),
        station_test(no_open_village_gives_no_coverage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
