/* The operations of a random sequence: each done to the plain town and to the
 * store beside it. */
#ifndef SWST_TESTS_TOWN_ACTS_H
#define SWST_TESTS_TOWN_ACTS_H

#include "homes.h"
#include "plain_town.h"

#include "base/calendar.h"

static struct plain_town town;
static swst_store *store;
static unsigned seed;

static int chance(int most)
{
    seed = seed * 1103515245U + 12345U;
    return (int)(seed / 65536U % (unsigned)most);
}

/* Day 0 is 2022-03-01; NULL for NEVER. */
static const char *day(int number)
{
    static char texts[8][SWST__DAY_SIZE];
    static int next;
    int64_t first;
    char *text = texts[next++ % 8];

    if (number == NEVER)
        return NULL;
    assert_true(swst__day_read("2022-03-01", &first));
    swst__day_print(first + number, text);
    return text;
}

/* -------------------------------------------------- households and their people
 * Each changes `next`, the town as it will be, does the same to the store, and
 * tells whether the model expects that to be accepted. */

typedef bool operation(struct plain_town *next, swst_status *status);

static bool do_join(struct plain_town *next, swst_status *status)
{
    struct plain_member member = { 0, chance(town.homes), chance(PEOPLE), chance(DAYS),
                                   NEVER, chance(2) == 0, false };

    if (chance(2))
        member.last = member.first + chance(15);
    add_member(next, member);
    *status = refused(store, "household_member", "household_id", ID(town.home_ids[member.home]),
                      "client_id", ID(town.people[member.who]), "starts_on", day(member.first),
                      "is_head", member.is_head ? "true" : "false", "ends_on", day(member.last),
                      NULL);
    return is_legal(next) && !town.gone[member.who];
}

static bool do_end(struct plain_town *next, swst_status *status)
{
    int at = chance(town.member_count), last = chance(DAYS);

    next->members[at].last = last;
    if (town.members[at].voided) {
        *status = SWST_ENOTFOUND;
        return false;
    }
    *status = change(store, "household_member", town.members[at].id, "ends_on", day(last));
    return is_legal(next);
}

static bool do_void(struct plain_town *next, swst_status *status)
{
    int at = chance(town.member_count);
    bool was = town.members[at].voided;

    next->members[at].voided = true;
    *status = void_it(store, "household_member", town.members[at].id, "wrong");
    return !was;
}

static bool do_die_or_live(struct plain_town *next, swst_status *status)
{
    int who = chance(PEOPLE), death = chance(3) ? 1 + chance(DAYS) : NEVER;
    swst_record *record;

    next->death[who] = death;
    assert_ok(swst_record_load(store, swst_kind_find("client"), town.people[who], &record));
    assert_ok(swst_record_set(record, "exited_on", day(death)));
    assert_ok(swst_record_set(record, "exit_reason", death == NEVER ? NULL : "died"));
    *status = swst_record_save(store, record);
    swst_record_free(record);
    return is_legal(next) && !town.gone[who];
}

static bool do_succeed(struct plain_town *next, swst_status *status)
{
    int home = chance(town.homes), who = chance(PEOPLE), on = chance(DAYS);
    const struct plain_member *one = &town.members[chance(town.member_count)];

    if (chance(4)) {                    /* most often somebody who was there once */
        home = one->home;
        who = one->who;
        on = one->first + chance(5);
    }
    *status = swst_household_succeed(store, town.home_ids[home], town.people[who], day(on),
                                     SWST_MEMBER_REASON_DEATH);
    return succeed_plainly(next, home, who, on);
}

static bool do_split(struct plain_town *next, swst_status *status)
{
    int home = chance(town.homes), on = chance(DAYS), who[PEOPLE], count = 0, head;
    int64_t ids[PEOPLE], made = 0;
    bool expected;

    for (int i = 0; i < PEOPLE; i++)
        if (chance(2) && (membership_of(&town, home, i, on) >= 0 || chance(20) == 0)) {
            ids[count] = town.people[i];
            who[count++] = i;
        }
    head = count && chance(3) ? who[chance(count)] : -1;
    *status = swst_household_split(store, town.home_ids[home], ids, (size_t)count,
                                   head < 0 ? 0 : town.people[head], day(on),
                                   SWST_MEMBER_REASON_SPLIT, &made);
    expected = count && split_plainly(next, home, who, count, head, on);
    next->home_ids[next->homes - 1] = *status ? 0 : made;
    return expected;
}

static bool do_merge_homes(struct plain_town *next, swst_status *status)
{
    int from = chance(town.homes), into = chance(town.homes), on = chance(DAYS);

    *status = swst_household_merge(store, town.home_ids[from], town.home_ids[into], day(on),
                                   SWST_MEMBER_REASON_MERGE);
    return join_plainly(next, from, into, on);
}

/* ------------------------------------------------------------- facts and clients */

static bool do_visit(struct plain_town *next, swst_status *status)
{
    struct plain_fact fact = { 0, chance(PEOPLE), chance(DAYS), 0, 0 };

    next->facts[next->fact_count++] = fact;
    *status = refused(store, "visit", "client_id", ID(town.people[fact.who]), "visited_on",
                      day(fact.day), "channel", "home", "result", "done", NULL);
    return is_legal(next) && !town.gone[fact.who];
}

static bool do_tier(struct plain_town *next, swst_status *status)
{
    static const char *const levels[] = { "red", "yellow", "green" };
    struct plain_fact tier = { 0, chance(PEOPLE), chance(DAYS), NEVER, chance(3) };

    if (chance(2))
        tier.until = tier.day + chance(10);
    next->tiers[next->tier_count++] = tier;
    *status = refused(store, "tier", "client_id", ID(town.people[tier.who]), "level",
                      levels[tier.level], "starts_on", day(tier.day), "ends_on", day(tier.until),
                      NULL);
    return is_legal(next) && !town.gone[tier.who];
}

static bool do_merge(struct plain_town *next, swst_status *status)
{
    int keep = chance(PEOPLE), other = chance(PEOPLE);
    int64_t number = 0;
    bool expected;

    *status = swst_client_merge(store, town.people[keep], town.people[other], "twice", &number);
    expected = merge_plainly(next, keep, other);
    next->merges[next->merge_count - 1].number = number;
    return expected;
}

static bool do_unmerge(struct plain_town *next, swst_status *status)
{
    int at = town.merge_count - 1 - chance(town.merge_count < 4 ? town.merge_count : 4);

    *status = swst_client_unmerge(store, town.merges[at].number);
    return unmerge_plainly(next, at);
}

#endif
