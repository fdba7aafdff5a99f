/* Activities with those who came, and a few rows that were taken back. */
#include "dongpi.h"

#include <stdio.h>
#include <string.h>

enum { GUESTS = 24 };

static const struct {
    int month, dom;
    const char *title, *type, *festival, *state;
    int first, last;                    /* in one after another of these places */
} events[] = {
    { 1, 26, "春节慰问", "condolence", "spring_festival", "held", 0, 5 },
    { 2, 15, "元宵猜灯谜", "community", "lantern", "held", 0, 2 },
    { 3, 8, "妇女节健康讲座", "lecture", NULL, "held", 3, 5 },
    { 4, 29, "劳动节志愿服务", "volunteering", "labour_day", "held", 1, 3 },
    { 5, 13, "助残日宣传", "publicity", NULL, "cancelled", 0, 5 },
    { 6, 2, "端午包粽子", "community", "dragon_boat", "held", 0, 5 },
    { 7, 15, "服务点开放日", "community", NULL, "held", 6, 8 },
    { 9, 9, "中秋慰问", "condolence", "mid_autumn", "held", 0, 8 },
    { 10, 4, "重阳敬老", "community", "double_ninth", "held", 0, 7 },
    { 12, 20, "冬至暖冬行动", "condolence", "winter_solstice", "planned", 0, 8 }
};

/* Attendance may be entered in any state; it counts once the activity is held. */
static void add_guests(struct maker *maker, int64_t activity_id, int place, int64_t on)
{
    const int64_t step = 7919;          /* a prime, so nobody is asked twice */
    int64_t at = below(maker, maker->people_count), invited = 0;

    for (int64_t i = 0; i < maker->people_count && invited < GUESTS; i++, at += step) {
        const struct person *person = &maker->people[at % maker->people_count];
        int64_t luck = below(maker, 100);

        if (person->place != place || person->from > on || person->until < on)
            continue;
        invited++;
        ADD(maker, "attendance", ID("activity_id", activity_id), ID("client_id", person->id),
            TEXT("presence", luck < 74 ? "present" : luck < 82 ? "late"
                                                   : luck < 92 ? "absent" : "excused"));
    }
}

static void make_activities(struct maker *maker)
{
    for (size_t i = 0; i < sizeof events / sizeof *events; i++)
        for (int place = events[i].first; place <= events[i].last && !maker->status; place++) {
            int64_t on = day(2022, events[i].month, events[i].dom);
            bool held = strcmp(events[i].state, "held") == 0;
            char title[64];
            int64_t id;

            snprintf(title, sizeof title, "%s（%s）", events[i].title, places[place].name);
            id = ADD(maker, "activity", TEXT("title", title), TEXT("type", events[i].type),
                     ID("area_id", maker->villages[place]), TEXT("festival", events[i].festival),
                     DAY("planned_on", on), DAY("held_on", held ? on : 0),
                     TEXT("state", events[i].state), NUMBER("minutes", held ? 90 : 0),
                     ID("lead_id", maker->workers[DEPUTY]),
                     NUMBER("headcount", held ? between(maker, 20, 60) : 0),
                     TEXT("outcome", held && chance(maker, 80) ? "居民参与积极" : NULL));
            add_guests(maker, id, place, on);
        }
}

/* Visits entered by mistake: taken back, they count nowhere. */
static void make_mistakes(struct maker *maker)
{
    for (int64_t i = 0; i < maker->people_count && !maker->status; i += 40) {
        const struct person *person = &maker->people[i];
        int64_t on = day(2022, 5, 31);

        if (person->from <= on && on <= person->until)
            take_back(maker, "visit",
                      ADD(maker, "visit", ID("client_id", person->id), DAY("visited_on", on),
                          TEXT("channel", "home"), TEXT("result", "done")));
    }
}

void make_events(struct maker *maker)
{
    make_activities(maker);
    make_mistakes(maker);
}
