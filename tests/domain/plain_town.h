/* A plain model of households, people and what is recorded about them: arrays,
 * and rules that look at everything. It knows nothing of the library. */
#ifndef SWST_TESTS_PLAIN_TOWN_H
#define SWST_TESTS_PLAIN_TOWN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { PEOPLE = 10, HOMES = 40, MEMBERS = 600, FACTS = 400, TIERS = 200, MERGES = 100,
       WORK = 6, DAYS = 40, NEVER = 1000 };

struct plain_member {
    int64_t id;                         /* in the store; 0: not looked up yet */
    int home, who, first, last;         /* last NEVER: open */
    bool is_head, voided;
};

struct plain_fact {
    int64_t id;
    int who, day, until;                /* until: of a tier */
    int level;
};

struct plain_merge {
    int64_t number;
    int keep, other;
    bool undone;
    bool members[MEMBERS], facts[FACTS], tiers[TIERS];      /* moved */
};

struct plain_town {
    int death[PEOPLE];                  /* NEVER: alive */
    bool gone[PEOPLE];                  /* merged into another */
    int homes, member_count, fact_count, tier_count, merge_count;
    int64_t people[PEOPLE], home_ids[HOMES];
    struct plain_member members[MEMBERS];
    struct plain_fact facts[FACTS], tiers[TIERS];
    struct plain_merge merges[MERGES];
};

/* ----------------------------------------------------------------- what holds */

static inline bool lives_in(const struct plain_town *town, const struct plain_member *member,
                            int day)
{
    return !member->voided && member->first <= day && day <= member->last
        && day < town->death[member->who];
}

/* Invariants 1, 2 and 4 of records.md, of everything there is. */
static inline bool is_legal(const struct plain_town *town)
{
    for (int i = 0; i < town->fact_count; i++)
        if (town->facts[i].day > town->death[town->facts[i].who])
            return false;
    for (int i = 0; i < town->tier_count; i++)
        if (town->tiers[i].day > town->death[town->tiers[i].who])
            return false;
    for (int i = 0; i < town->member_count; i++) {
        const struct plain_member *a = &town->members[i];

        if (a->voided)
            continue;
        if (a->first > town->death[a->who] || a->last < a->first)
            return false;
        for (int j = 0; j < i; j++) {
            const struct plain_member *b = &town->members[j];
            int first = a->first > b->first ? a->first : b->first;

            if (b->voided)
                continue;
            if (a->who == b->who && first <= a->last && first <= b->last)
                return false;
            if (a->home == b->home && a->is_head && b->is_head && lives_in(town, a, first)
                && lives_in(town, b, first))
                return false;
        }
    }
    return true;
}

/* A living head, or -1. */
static inline int head_of(const struct plain_town *town, int home, int day)
{
    for (int i = 0; i < town->member_count; i++)
        if (town->members[i].home == home && town->members[i].is_head
            && lives_in(town, &town->members[i], day))
            return town->members[i].who;
    return -1;
}

static inline bool is_headless(const struct plain_town *town, int home, int day)
{
    for (int i = 0; i < town->member_count; i++)
        if (town->members[i].home == home && lives_in(town, &town->members[i], day))
            return head_of(town, home, day) < 0;
    return false;
}

/* ------------------------------------------------------------------------ acts */

static inline void add_member(struct plain_town *town, struct plain_member member)
{
    town->members[town->member_count++] = member;
}

/* The membership of a living member, or -1. */
static inline int membership_of(const struct plain_town *town, int home, int who, int day)
{
    for (int i = 0; i < town->member_count; i++)
        if (town->members[i].home == home && town->members[i].who == who
            && lives_in(town, &town->members[i], day))
            return i;
    return -1;
}

static inline void move_member(struct plain_town *town, int at, int home, bool is_head, int on)
{
    struct plain_member *member = &town->members[at];

    if (member->first < on) {
        struct plain_member next = { 0, home, member->who, on, member->last, is_head, false };

        member->last = on - 1;
        add_member(town, next);
    } else {
        member->home = home;
        member->is_head = is_head;
    }
}

/* The dead whose record covers the day: it ends with them, or the day before. */
static inline void end_dead(struct plain_town *town, int at, int on)
{
    struct plain_member *member = &town->members[at];
    int death = town->death[member->who], last = death < on ? death : on - 1;

    if (last < member->first)
        member->is_head = false;
    else
        member->last = last;
}

static inline bool covers(const struct plain_member *member, int day)
{
    return !member->voided && member->first <= day && day <= member->last;
}

static inline bool succeed_plainly(struct plain_town *town, int home, int who, int on)
{
    int next = membership_of(town, home, who, on), count = town->member_count;

    if (next < 0 || town->members[next].is_head)
        return false;
    for (int i = 0; i < count; i++) {
        struct plain_member *member = &town->members[i];

        if (member->home != home || !member->is_head || !covers(member, on))
            continue;
        if (on < town->death[member->who])
            move_member(town, i, home, false, on);
        else
            end_dead(town, i, on);
    }
    move_member(town, next, home, true, on);
    return is_legal(town);
}

/* The new household is the last. */
static inline bool split_plainly(struct plain_town *town, int home, const int *who, int count,
                                 int head, int on)
{
    int made = town->homes++;

    for (int i = 0; i < count; i++) {
        int at = membership_of(town, home, who[i], on);

        if (at < 0)
            return false;
        move_member(town, at, made, who[i] == head, on);
    }
    return is_legal(town);
}

static inline bool join_plainly(struct plain_town *town, int from, int into, int on)
{
    bool lived_in = false, later = false;

    for (int i = 0, count = town->member_count; i < count; i++) {
        struct plain_member *member = &town->members[i];

        later = later || (!member->voided && member->home == from
                          && member->first > on);
        if (member->home != from || !covers(member, on))
            continue;
        if (lives_in(town, member, on)) {
            lived_in = true;
            move_member(town, i, into, false, on);
        } else {
            end_dead(town, i, on);
        }
    }
    return from != into && lived_in && !later && is_legal(town);
}

/* Voided memberships are moved, too, but nothing about them shows here. */
static inline bool merge_plainly(struct plain_town *town, int keep, int other)
{
    struct plain_merge *merge = &town->merges[town->merge_count++];

    if (keep == other || town->gone[keep] || town->gone[other])
        return false;
    memset(merge, 0, sizeof *merge);
    merge->keep = keep;
    merge->other = other;
    town->gone[other] = true;
    for (int i = 0; i < town->member_count; i++)
        if ((merge->members[i] = town->members[i].who == other))
            town->members[i].who = keep;
    for (int i = 0; i < town->fact_count; i++)
        if ((merge->facts[i] = town->facts[i].who == other))
            town->facts[i].who = keep;
    for (int i = 0; i < town->tier_count; i++)
        if ((merge->tiers[i] = town->tiers[i].who == other))
            town->tiers[i].who = keep;
    return is_legal(town);
}

static inline bool unmerge_plainly(struct plain_town *town, int at)
{
    struct plain_merge *merge = &town->merges[at];

    if (merge->undone)
        return false;
    for (int i = at + 1; i < town->merge_count; i++) {
        const struct plain_merge *later = &town->merges[i];

        if (!later->undone && (later->keep == merge->keep || later->keep == merge->other
                               || later->other == merge->keep || later->other == merge->other))
            return false;
    }
    merge->undone = true;
    town->gone[merge->other] = false;
    for (int i = 0; i < town->member_count; i++)
        if (merge->members[i])
            town->members[i].who = merge->other;
    for (int i = 0; i < town->fact_count; i++)
        if (merge->facts[i])
            town->facts[i].who = merge->other;
    for (int i = 0; i < town->tier_count; i++)
        if (merge->tiers[i])
            town->tiers[i].who = merge->other;
    return is_legal(town);
}

/* The level that holds: of the tiers that cover the day the latest begun, of
 * those the last entered. -1: none. */
static inline int tier_on(const struct plain_town *town, int who, int day)
{
    int best = -1;

    for (int i = 0; i < town->tier_count; i++) {
        const struct plain_fact *tier = &town->tiers[i];

        if (tier->who == who && tier->day <= day && day <= tier->until
            && (best < 0 || tier->day >= town->tiers[best].day))
            best = i;
    }
    return best;
}

#endif
