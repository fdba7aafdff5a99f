/* What was found out about people: two rounds of an assessment, incomes, why
 * somebody is not served; and what residents have founded. */
#include "dongpi.h"

enum { ASSESSED = 30, EVERY = 23, HOUSEHOLDS = 12 };

/* GB/T 42195-2022: 90 points and more are intact, below 30 is a total loss. */
static int64_t level_of(int64_t score)
{
    return score >= 90 ? 0 : score >= 66 ? 1 : score >= 46 ? 2 : score >= 30 ? 3 : 4;
}

static void assess(struct maker *maker, const struct person *person, int round, int64_t on,
                   int64_t score)
{
    ADD(maker, "assessment", ID("client_id", person->id), TEXT("tool", "GB/T 42195-2022"),
        NUMBER("round", round), DAY("assessed_on", on), NUMBER("score", score),
        NUMBER("level", level_of(score)), ID("worker_id", maker->workers[worker_of(person)]));
}

static void make_assessments(struct maker *maker)
{
    int done = 0;

    for (int64_t i = 0; i < maker->people_count && done < ASSESSED && !maker->status; i += EVERY) {
        const struct person *person = &maker->people[i];
        int64_t spring = day(2022, 4, 11) + done, score = between(maker, 25, 98);

        if (person->household_id || person->from > spring || person->until < day(2022, 12, 31))
            continue;
        assess(maker, person, 1, spring, score);
        if (chance(maker, 80))
            assess(maker, person, 2, spring + 180, between(maker, score - 8, score + 6));
        done++;
    }
}

/* One check a household, the latest of them in December. */
static void make_incomes(struct maker *maker)
{
    static const char *const reasons[] = { "illness", "schooling", "disaster", "disability" };
    int64_t last = 0;
    int done = 0;

    for (int64_t i = 0; i < maker->people_count && done < HOUSEHOLDS && !maker->status; i++) {
        const struct person *person = &maker->people[i];

        if (!person->household_id || person->household_id == last
            || person->until < day(2022, 12, 31))
            continue;
        last = person->household_id;
        ADD(maker, "income_check", ID("household_id", last),
            DAY("checked_on", day(2022, 1 + done % 12, 15)), NUMBER("heads", 1 + done % 4),
            NUMBER("income_fen", between(maker, 6, 15) * 100000 * (1 + done % 4)),
            TEXT("rigid", done % 3 ? "true" : NULL), TEXT("reason", reasons[done % 4]),
            TEXT("source", done % 2 ? "visit" : "neighbour"),
            ID("worker_id", maker->workers[worker_of(person)]));
        done++;
    }
}

static void make_gaps(struct maker *maker)
{
    static const char *const reasons[] = { "remote", "no_assessment", "no_guardian", "short_staff" };

    for (int64_t i = 7; i < maker->people_count && !maker->status; i += 211) {
        const struct person *person = &maker->people[i];

        if (person->from <= day(2022, 5, 1) && person->until == day(2022, 12, 31))
            ADD(maker, "service_gap", ID("client_id", person->id),
                TEXT("reason", reasons[i % 4]), DAY("starts_on", day(2022, 5, 1)));
    }
}

static void make_organizations(struct maker *maker)
{
    int64_t elders = ADD(maker, "organization", TEXT("name", "前江老年协会"),
                         TEXT("type", "elder_association"), ID("area_id", maker->villages[0]),
                         DAY("founded_on", day(2022, 4, 20)),
                         ID("advisor_id", maker->workers[WORKER_1]));
    int members = 0;

    ADD(maker, "organization", TEXT("name", "邻里守望巡逻队"), TEXT("type", "patrol"),
        ID("area_id", maker->villages[5]), DAY("founded_on", day(2022, 6, 10)),
        ID("advisor_id", maker->workers[WORKER_5]), NUMBER("members", 5));
    for (int64_t i = 0; i < maker->people_count && members < 9 && !maker->status; i++) {
        const struct person *person = &maker->people[i];

        if (person->place || person->household_id || person->from > day(2022, 4, 20)
            || person->until < day(2022, 12, 31))
            continue;
        ADD(maker, "organization_member", ID("organization_id", elders),
            ID("client_id", person->id), TEXT("role", members ? NULL : "核心"),
            DAY("joined_on", day(2022, 4, 20) + 7 * members));
        members++;
    }
    ADD(maker, "output", TEXT("type", "handbook"), TEXT("title", "老年协会活动手册"),
        DAY("made_on", day(2022, 11, 18)), ID("organization_id", elders),
        ID("area_id", maker->villages[0]));
}

void make_findings(struct maker *maker)
{
    make_assessments(maker);
    make_incomes(maker);
    make_gaps(maker);
    make_organizations(maker);
}
