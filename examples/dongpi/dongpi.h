/* The demonstration station: 东陂镇 in 2022, with the figures of a real plan and
 * people whom a seeded generator invents.
 *
 *     main.c      makes the file
 *     town.c      villages, service areas and workers: the table of the plan
 *     ledger.c    clients and households, category by category
 *     stories.c   what befalls each of them, and whether they count then
 *     people.c    names, identity numbers, addresses
 *     contacts.c  tiers and visits
 *     events.c    activities, and rows that were taken back
 *     casework.c  cases through the year
 *     together.c  groups, programmes and their members, the station's own tasks
 *     findings.c  assessments, incomes, why somebody is not served, organizations
 *     promises.c  the plan of the year, its goals and milestones
 *     growth.c    maps, volunteers, certificates, learning, improvements, texts
 *     records.c   how a record is written; chance.c: dice and days */
#ifndef DONGPI_H
#define DONGPI_H

#include <swstation.h>

#define STATION "东陂镇社工站"

enum { PLACES = 9, OLD_PLACES = 6, SERVICES = 8, WORKERS = 9 };

/* The four categories of the plan, in its order. */
enum category { DIBAO, TEKUN, DISABLED, ELDERLY, CATEGORIES };

enum worker {
    HEAD, DEPUTY, WORKER_1, WORKER_2, WORKER_3, WORKER_4, WORKER_5, WORKER_6, SUPERVISOR, NOBODY
};

/* A village, as the plan has it. The plan gives sums for 塘联、江夏 and for the
 * last three; how they divide is invented. */
struct place {
    const char *code, *name;
    int service;
    int counts[CATEGORIES];             /* households of 低保, persons of the others */
    int filed;                          /* households on file */
};

extern const struct place places[PLACES];

/* Someone the station keeps in touch with, from one day to another. */
struct person {
    int64_t id, household_id, from, until, serial;
    int place;
};

struct maker {
    swst_store *store;
    swst_status status;                 /* of the first failure; nothing is written after it */
    uint64_t dice;
    int64_t villages[PLACES], services[SERVICES], workers[WORKERS], categories[CATEGORIES];
    struct person *people;
    int64_t people_count, people_room;
    int64_t clients, households, plan;
};

/* chance.c. Days count from 1970-01-01; 0 is no day. */
int64_t below(struct maker *maker, int64_t limit);
bool chance(struct maker *maker, int percent);
int64_t between(struct maker *maker, int64_t first, int64_t last);
int64_t day(int year, int month, int dom);
void day_parts(int64_t number, int *year, int *month, int *dom);
int weekday(int64_t number);            /* 0 is Monday */
int64_t month_end(int64_t number);
const char *written(int64_t number);    /* until the next call */

/* records.c. A value is a text, a day or a number; what is NULL or 0 stays unset. */
struct value {
    const char *field, *text;
    int64_t day, number;
};
#define TEXT(name, value) { .field = (name), .text = (value) }
#define DAY(name, value) { .field = (name), .day = (value) }
#define NUMBER(name, value) { .field = (name), .number = (value) }
#define ID NUMBER
#define ADD(maker, kind, ...) \
    add(maker, kind, (const struct value[]) { __VA_ARGS__, { .field = NULL } })
int64_t add(struct maker *maker, const char *kind, const struct value *values);
void write_down_on(struct maker *maker, int64_t on);    /* the rows that follow */
int64_t find(struct maker *maker, const char *kind, const char *field, const char *value);
void take_back(struct maker *maker, const char *kind, int64_t id);

/* people.c */
struct portrait {
    char name[32], id_number[19], phone[16], address[96];
    bool male;
    int surname;
};
void draw_portrait(struct maker *maker, int place, int64_t born, int surname,
                   struct portrait *out);
int any_surname(struct maker *maker);
int64_t any_birth_date(struct maker *maker, int64_t first, int64_t last);

/* stories.c. Those up to MOVED_IN count on the day on which all villages of their
 * kind are asked for (2022-06-01, or 2022-07-01 for those opened in July); a
 * person who leaves then is replaced on the next day, so that figures last. */
enum story {
    PLAIN,
    FIRST_DAY, LAST_DAY, LEAVES, BACK_HOME, PERSON_ONLY, RETURNED, MOVED_IN,
    NEXT_DAY, ARRIVES,
    DEAD, EXITS, AWAY, ON_LEAVE, ENDED, NOT_YET_MEMBER, NOT_YET_CLIENT, VOIDED_MEMBER,
    VOIDED_CLIENT, STORIES
};
struct life {
    int64_t registered_on, exited_on, member_from, member_until, seen_until;
    const char *exit_reason, *stays[2];
    int64_t stay_from[2], stay_until[2];
    int home;                           /* the place in which the client is registered */
};
int64_t first_day(int place);           /* on which the figures of a place are asked for */
bool counts(enum story story);          /* on that day */
struct life live(struct maker *maker, int place, enum story story);
void add_stays(struct maker *maker, int64_t client_id, int place, const struct life *life);
struct person *remember(struct maker *maker, int64_t id, int64_t household_id, int place,
                        const struct life *life);

/* town.c, promises.c, ledger.c, contacts.c, events.c, casework.c, together.c, findings.c,
 * growth.c, in this order */
void make_town(struct maker *maker);
void make_promises(struct maker *maker);
enum worker worker_of(const struct person *person);
void make_ledger(struct maker *maker);
void make_contacts(struct maker *maker);
void visit(struct maker *maker, const struct person *person, int64_t on, const char *channel,
           const char *purpose);
void make_events(struct maker *maker);
void make_cases(struct maker *maker);
void make_together(struct maker *maker);
void make_findings(struct maker *maker);
void make_growth(struct maker *maker);

#endif
