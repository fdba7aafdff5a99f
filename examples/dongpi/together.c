/* Groups with members who join and leave, programmes with those enrolled, and
 * the station's own tasks: what people do together, and what is promised. */
#include "dongpi.h"

#include <stdio.h>

enum { WEEK = 7, ENROLLED = 6 };

static const struct plan_of_a_group {
    const char *name, *type, *stage;
    enum worker worker;
    int place, month, dom, sessions, held;      /* planned, and held so far, one a week */
    int first, later;                           /* members on the first day; who join after it */
    bool households;
} groups[] = {
    { "夕阳红互助小组", "mutual_aid", "ended", WORKER_1, 0, 3, 7, 12, 12, 8, 7, false },
    { "康复同行小组", "support", "mature", WORKER_2, 1, 9, 5, 10, 8, 6, 2, false },
    { "邻里互助小组", "mutual_aid", "forming", WORKER_5, 5, 11, 7, 8, 5, 12, 0, true },
    { "银龄课堂", "educational", "cancelled", WORKER_3, 2, 5, 9, 6, 0, 5, 0, false }
};

struct circle {
    int64_t member[32], joined[32];
    int count;
};

/* The next person of a place who is here all year. */
static const struct person *next_of(struct maker *maker, int place, bool household,
                                    const struct person *from)
{
    const struct person *end = maker->people + maker->people_count;

    for (; from < end; from++)
        if (from->place == place && (from->household_id != 0) == household
            && from->from <= day(2022, 3, 7) && from->until == day(2022, 12, 31))
            break;
    if (from == end)
        maker->status = SWST_ENOTFOUND;
    return from;
}

/* The person behind this one, and behind the others of the same household. */
static const struct person *behind_household(struct maker *maker, const struct person *person)
{
    const struct person *end = maker->people + maker->people_count;
    int64_t household = person++->household_id;

    while (household && person < end && person->household_id == household)
        person++;
    return person;
}

static void gather(struct maker *maker, const struct plan_of_a_group *plan, int64_t group,
                   struct circle *circle)
{
    const struct person *person = maker->people + 40;
    int64_t begins = day(2022, plan->month, plan->dom);

    for (int i = 0; i < plan->first + plan->later && !maker->status; i++) {
        person = next_of(maker, plan->place, plan->households, person);
        if (maker->status)
            return;
        circle->member[i] = person->id;
        circle->joined[i] = i < plan->first ? begins : begins + WEEK * (2 + i - plan->first);
        ADD(maker, "group_member", ID("group_id", group),
            ID("client_id", plan->households ? 0 : person->id),
            ID("household_id", plan->households ? person->household_id : 0),
            TEXT("role", i ? NULL : "组长"), DAY("joined_on", circle->joined[i]));
        circle->count++;
        person = behind_household(maker, person);
    }
}

static void meet(struct maker *maker, const struct plan_of_a_group *plan, int64_t group,
                 const struct circle *circle, int session)
{
    bool held = session < plan->held;
    int64_t on = day(2022, plan->month, plan->dom) + WEEK * session, id;
    char title[64];

    snprintf(title, sizeof title, "%s第%d节", plan->name, session + 1);
    id = ADD(maker, "activity", TEXT("title", title), TEXT("type", "group_session"),
             ID("group_id", group), ID("area_id", maker->villages[plan->place]),
             DAY("planned_on", on), DAY("held_on", held ? on : 0),
             TEXT("state", held ? "held" : plan->held ? "planned" : "cancelled"),
             NUMBER("minutes", held ? 60 : 0), ID("lead_id", maker->workers[plan->worker]),
             TEXT("safety_plan", chance(maker, 90) ? "配备急救箱，两名社工在场" : NULL),
             TEXT("outcome", held ? "组员互动良好" : NULL));
    for (int i = 0; held && i < circle->count; i++) {
        int64_t luck = below(maker, 100);

        if (circle->joined[i] <= on)
            ADD(maker, "attendance", ID("activity_id", id), ID("client_id", circle->member[i]),
                TEXT("presence", luck < 85 ? "present" : luck < 90 ? "late"
                                                       : luck < 96 ? "excused" : "absent"));
    }
    if (held)
        for (int i = 0; i < 2; i++)
            ADD(maker, "attendance", ID("activity_id", id),
                ID("worker_id", maker->workers[i ? WORKER_5 : WORKER_4]),
                TEXT("presence", "present"));
}

static void make_groups(struct maker *maker)
{
    for (size_t i = 0; i < sizeof groups / sizeof *groups && !maker->status; i++) {
        const struct plan_of_a_group *plan = &groups[i];
        struct circle circle = { .count = 0 };
        int64_t begins = day(2022, plan->month, plan->dom), id;
        bool over = plan->held == plan->sessions || !plan->held;

        id = ADD(maker, "group", TEXT("name", plan->name), TEXT("type", plan->type),
                 TEXT("stage", plan->stage), ID("worker_id", maker->workers[plan->worker]),
                 ID("area_id", maker->villages[plan->place]),
                 NUMBER("planned_sessions", plan->sessions), NUMBER("min_members", 6),
                 NUMBER("max_members", 15), DAY("starts_on", begins),
                 DAY("ends_on", over ? begins + WEEK * plan->held : 0));
        gather(maker, plan, id, &circle);
        for (int session = 0; session < plan->sessions && !maker->status; session++)
            meet(maker, plan, id, &circle, session);
    }
}

/* Help at home: a visit of this purpose a month for each who is enrolled. */
static void make_home_help(struct maker *maker)
{
    int64_t programme = ADD(maker, "programme", TEXT("name", "居家清洁"),
                            TEXT("type", "home_service"), DAY("starts_on", day(2022, 3, 1)),
                            ID("owner_id", maker->workers[WORKER_1]));
    const struct person *person = maker->people + 200;

    ADD(maker, "contact_rule", ID("programme_id", programme), NUMBER("times", 1),
        TEXT("per", "month"), TEXT("channels", "home"), TEXT("purpose", "life_help"));
    for (int i = 0; i < ENROLLED && !maker->status; i++, person++) {
        person = next_of(maker, i % OLD_PLACES, false, person);
        if (maker->status)
            return;
        ADD(maker, "enrolment", ID("programme_id", programme), ID("client_id", person->id),
            DAY("starts_on", day(2022, 3, 1)), DAY("ends_on", i ? 0 : day(2022, 9, 30)));
        for (int month = 3; month <= 12; month++)
            if (chance(maker, 80))
                visit(maker, person, between(maker, day(2022, month, 2), day(2022, month, 27)),
                      "home", "life_help");
    }
}

/* Learning together every month, as the plan of the station asks. */
static void make_co_learning(struct maker *maker)
{
    int64_t programme = ADD(maker, "programme", TEXT("name", "每月共学"),
                            TEXT("type", "co_learning"), DAY("starts_on", day(2022, 1, 1)),
                            ID("owner_id", maker->workers[DEPUTY]),
                            NUMBER("planned_sessions", 12),
                            TEXT("recurrence", "FREQ=MONTHLY;BYDAY=2FR"));

    for (int month = 1; month <= 12 && !maker->status; month++) {
        int64_t on = day(2022, month, 8);
        bool held = month < 12;

        while (weekday(on) != 4)
            on++;
        ADD(maker, "activity", TEXT("title", "每月共学"), TEXT("type", "co_learning"),
            ID("programme_id", programme), DAY("planned_on", on), DAY("series_on", on),
            DAY("held_on", held ? on : 0), TEXT("state", held ? "held" : "planned"),
            NUMBER("minutes", held ? 120 : 0), ID("lead_id", maker->workers[DEPUTY]),
            TEXT("outcome", held ? "完成当月学习" : NULL));
    }
}

static void make_tasks(struct maker *maker)
{
    int64_t meeting = ADD(maker, "task", TEXT("title", "每周例会"), DAY("due_on", day(2022, 1, 3)),
                          TEXT("recurrence", "FREQ=WEEKLY"), ID("owner_id", maker->workers[HEAD]),
                          ID("plan_id", maker->plan));
    int64_t report = ADD(maker, "task", TEXT("title", "月度报告"), DAY("due_on", day(2022, 1, 31)),
                         TEXT("recurrence", "FREQ=MONTHLY;BYMONTHDAY=-1"),
                         ID("owner_id", maker->workers[DEPUTY]), ID("plan_id", maker->plan));

    for (int64_t due = day(2022, 1, 3); due <= day(2022, 12, 26) && !maker->status; due += WEEK)
        if (chance(maker, 95))
            ADD(maker, "task_done", ID("task_id", meeting), DAY("due_on", due),
                DAY("done_on", due + below(maker, 2)));
    for (int month = 1; month < 12; month++) {
        int64_t due = month_end(day(2022, month, 1));

        ADD(maker, "task_done", ID("task_id", report), DAY("due_on", due),
            DAY("done_on", due - 2 + below(maker, 5)));
    }
}

void make_together(struct maker *maker)
{
    make_groups(maker);
    make_home_help(maker);
    make_co_learning(maker);
    make_tasks(maker);
}
