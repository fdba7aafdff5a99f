/* L, the practical limit: C straight on SQLite, with a schema made for nothing
 * but the questions of the benchmark. It checks nothing that comes in, keeps no
 * audit and stops at the first failure: what the library does beyond this is
 * what it may cost.
 *
 * Besides the records it keeps one packed row a client with all that reports
 * ask for (`hot`), the same for households, and the days on which duties are
 * due, as of the day of the latest visit (`due`). */
#ifndef SWST_BENCH_RAW_H
#define SWST_BENCH_RAW_H

#include "days.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

/* ---------------------------------------------------------------- raw_file.c */

void die(const char *what);
void *need(void *memory);                                   /* dies of NULL */
void *grow(void *memory, size_t *room, size_t count, size_t size);
double seconds(void);

sqlite3 *db_open(const char *path, bool make);
const char *db_journal(void);
void db_run(sqlite3 *db, const char *sql);
sqlite3_stmt *db_prepare(sqlite3 *db, const char *sql);
bool db_step(sqlite3 *db, sqlite3_stmt *statement);

struct out {
    char *bytes;
    size_t length, room;
};
void out_room(struct out *out, size_t more);
void out_put(struct out *out, const char *bytes, size_t length);
void out_text(struct out *out, const char *text);
void out_number(struct out *out, int64_t number);
void out_day(struct out *out, int32_t day);
void out_save(const struct out *out, const char *folder, const char *name);

/* -------------------------------------------------------------- raw_bundle.c */

/* One value of a row; empty cells are NULL. */
struct cell {
    const char *text;
    size_t length;
    int64_t number;
    bool has;
};

enum kind {
    AREA, STATION, WORKER, POST, ABSENCE, CATEGORY, HOUSEHOLD, CLIENT, MEMBER, RESIDENCE,
    MEMBERSHIP, TIER, ACTIVITY, ATTENDANCE, VISIT, RULE, ASSIGNMENT, KINDS
};

/* Put every row into its table, and show it to `take` on the way; cells stand
 * in the order of the schema, behind the id. */
void bundle_load(sqlite3 *db, const char *folder,
                 void (*take)(void *context, enum kind kind, int64_t id, const struct cell *cells),
                 void *context);

/* ----------------------------------------------------------------- raw_hot.c */

struct span {
    int32_t first, last;
};
struct dated {
    struct span days;
    int32_t what, where;    /* level; category; status and area of a residence */
};
/* Of a client; behind it tiers, stays (both by start and id), memberships,
 * contacts and days of activities (both by day), and the name. */
struct hot {
    int64_t id;
    int32_t area, registered, exited, filed;    /* exited: NO_DAY if not */
    uint16_t contacts, reached;
    uint8_t tiers, stays, memberships, name;
};
/* Of a household; behind it members (client ids, then days), memberships, days
 * of visits at home and of activities. */
struct home {
    int64_t id;
    int32_t area, filed, members, memberships, visits, reached;
};
struct member {
    int64_t client;
    struct span days;
};

#define CONTACT_OF(day, channel, purpose) ((uint32_t)(day) << 7 | (uint32_t)(channel) << 4 \
                                           | (uint32_t)(purpose))
#define CONTACT_DAY(contact) ((int32_t)((contact) >> 7))
#define CONTACT_CHANNEL(contact) ((contact) >> 4 & 7)
#define CONTACT_PURPOSE(contact) ((contact) & 15)
enum { AT_HOME = 1 };

/* A hot row with its parts found. */
struct person {
    const struct hot *hot;
    const struct dated *tiers, *stays, *memberships;
    const uint32_t *contacts;
    const int32_t *reached;
    const char *name;
    int64_t *copy;          /* SQLite's own bytes are not aligned */
    size_t room;
};
void person_read(sqlite3_stmt *row, int column, struct person *person);
void person_free(struct person *person);

void hot_load(sqlite3 *db, const char *folder);

/* -------------------------------------------------------------- raw_ground.c */

struct rule {
    int64_t id;
    int32_t level, times, per, channels, purpose;
    struct span days;
};
struct area {
    int64_t id;
    char code[24], name[80];
    int32_t level, parent;
    struct span served;
    char *workers;          /* "1,2" */
};
struct own {                /* a client with workers of its own */
    int64_t client;
    char *workers;
};
/* What holds for everybody on a day. Areas by id; `by_code` their numbers. */
struct ground {
    int32_t day;
    struct area *areas;
    size_t area_count;
    int32_t *by_code;
    struct rule *rules;
    size_t rule_count;
    char (*levels)[40];
    size_t level_count;
    struct own *owns;
    size_t own_count;
};
void ground_read(sqlite3 *db, int32_t day, struct ground *ground);
void ground_free(struct ground *ground);
const char *ground_workers(const struct ground *ground, int64_t client, int32_t area,
                           int64_t *group);
bool ground_names(const char *workers, int64_t worker);

/* Days in scope, in no order; no more than 32 spans. */
struct spans {
    int count;
    struct span at[32];
};
enum { HERE = 1, PERSON_ONLY = 2 };
int32_t person_area(const struct person *person, int32_t day);
bool person_in_scope(const struct ground *ground, const struct person *person, int32_t day,
                     int32_t *area);

/* ----------------------------------------------------- raw_duty.c, raw_due.c */

/* A row of the due list. */
struct row {
    int64_t client, group;
    const char *workers;
    size_t name_at;                 /* in `names` */
    int32_t rule, area, name_length, state, due_on, days_overdue, missed, required, done;
    struct span bucket;
};
enum { OVERDUE = 1, DUE = 2, MET = 3 };
struct list {
    struct row *rows;
    size_t count, room;
    struct out names;
};
/* The days on which tier number `which` holds in scope; where a rule stands. */
void duty_eligible(const struct ground *ground, const struct person *person, int which,
                   struct spans *eligible);
void duty_find(const struct person *person, const struct rule *rule,
               const struct spans *eligible, int32_t day, struct row *row);

void due_all(sqlite3 *db, const struct ground *ground, struct list *list);
void due_first(sqlite3 *db, const struct ground *ground, int64_t worker, int limit,
               struct list *list);      /* worker 0: of everybody; as of the day kept alone */
void due_keep(sqlite3 *db);             /* make `due` */
void due_json(const struct ground *ground, const struct list *list, struct out *out);
void due_free(struct list *list);

/* ------------------------------------------------------------ raw_coverage.c */

void coverage_json(sqlite3 *db, struct span period, int32_t as_of, struct out *out);

/* --------------------------------------------------------------- raw_goals.c */

int goals_ask(char **arguments);                            /* FILE AS_OF AREA RUNS FOLDER */

/* ---------------------------------------------- raw_ledger.c, raw_daily.c */

int ledger_import(const char *path, const char *ledger);
int daily_visits(const char *path, int count);
int daily_find(const char *path, const char *wanted, int runs);

#endif
