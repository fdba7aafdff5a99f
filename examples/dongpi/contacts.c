/* Tiers and visits. Of three people, two are visited as their tier asks, or
 * nearly; of the others the due list has something to say. */
#include "dongpi.h"

static void add_visit(struct maker *maker, const struct person *person, int64_t on,
                      const char *channel, const char *purpose, const char *result)
{
    bool home = channel[0] == 'h';
    int64_t minutes = home ? between(maker, 20, 60) : between(maker, 3, 10);
    bool done = result[0] == 'd';

    ADD(maker, "visit", ID("client_id", person->id),
        ID("household_id", home ? person->household_id : 0), DAY("visited_on", on),
        TEXT("channel", channel), TEXT("result", result), TEXT("purpose", purpose),
        NUMBER("minutes", done ? minutes : 0), ID("worker_id", maker->workers[worker_of(person)]));
}

void visit(struct maker *maker, const struct person *person, int64_t on, const char *channel,
           const char *purpose)
{
    if (!maker->status)
        add_visit(maker, person, on, channel, purpose, "done");
}

/* A visit that may have been in vain. */
static void try_visit(struct maker *maker, const struct person *person, int64_t on)
{
    int64_t luck = below(maker, 100);

    add_visit(maker, person, on, "home", "visit",
              luck < 6 ? "not_home" : luck < 7 ? "refused" : luck < 8 ? "cancelled" : "done");
}

/* Red: a call or a visit a day, and a review a week. */
static void keep_red(struct maker *maker, const struct person *person, int64_t from,
                     int64_t until, bool faithful)
{
    for (int64_t on = from; on <= until; on++) {
        bool review = weekday(on) == 3 && chance(maker, 85);

        if (review || chance(maker, faithful ? 95 : 70))
            visit(maker, person, on, weekday(on) == 3 ? "home" : "phone",
                  review ? "review" : "visit");
    }
}

/* Yellow: two visits an ISO week, on Monday or Tuesday and on Thursday or Friday. */
static void keep_yellow(struct maker *maker, const struct person *person, int64_t from,
                        int64_t until, bool faithful)
{
    for (int64_t on = from; on <= until; on++)
        if ((weekday(on) == 0 || weekday(on) == 3) && chance(maker, faithful ? 93 : 12)) {
            int64_t then = on + below(maker, 2);

            if (then <= until)
                try_visit(maker, person, then);
        }
}

/* Green: a visit a month. */
static void keep_green(struct maker *maker, const struct person *person, int64_t from,
                       int64_t until, bool faithful)
{
    for (int64_t first = from; first <= until; first = month_end(first) + 1) {
        int64_t last = month_end(first) < until ? month_end(first) : until;

        if (chance(maker, faithful ? 90 : 25))
            try_visit(maker, person, between(maker, first, last));
    }
}

/* A level for some weeks, then the next lower one. The tier stands to its end,
 * the visits end with the person's time. */
static void keep_in_touch(struct maker *maker, const struct person *person, int level,
                          int64_t from)
{
    static const char *const names[] = { "red", "yellow", "green" };
    static void (*const keep[])(struct maker *, const struct person *, int64_t, int64_t, bool) = {
        keep_red, keep_yellow, keep_green
    };
    bool faithful = chance(maker, 66);

    for (; level < 3 && from <= person->until && !maker->status; level++) {
        int64_t weeks = level == 0 ? between(maker, 7, 12) : between(maker, 10, 16);
        int64_t last = level == 2 ? 0 : from + 7 * weeks - 1;
        int64_t until = last && last < person->until ? last : person->until;

        ADD(maker, "tier", ID("client_id", person->id), TEXT("level", names[level]),
            DAY("starts_on", from), DAY("ends_on", last),
            ID("assessor_id", maker->workers[worker_of(person)]));
        keep[level](maker, person, from, until, faithful);
        from = until + 1;
    }
}

/* Tiers were introduced village by village in the spring, in July in the last three. */
static int64_t tier_start(struct maker *maker, const struct person *person, int level)
{
    int64_t spring = level == 0 ? day(2022, 5, 10)
                   : level == 1 ? day(2022, 4, 18) : day(2022, 3, 1);
    int64_t start = person->place < OLD_PLACES ? between(maker, spring, day(2022, 5, 25))
                                               : first_day(person->place);

    return start > person->from ? start : person->from;
}

void make_contacts(struct maker *maker)
{
    for (int64_t i = 0; i < maker->people_count && !maker->status; i++) {
        const struct person *person = &maker->people[i];
        int64_t luck = below(maker, 100);
        int level = luck < 5 ? 0 : luck < 30 ? 1 : 2;
        int64_t start = tier_start(maker, person, level);

        if (start <= person->until) {
            keep_in_touch(maker, person, level, start);
        } else if (person->from <= person->until) {     /* gone before: the tier is still there */
            ADD(maker, "tier", ID("client_id", person->id), TEXT("level", "green"),
                DAY("starts_on", person->from));
        }
    }
}
