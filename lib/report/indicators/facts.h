/* What is known about a person or a household, read once and in step, for all
 * measures together. Only what some measure needs is read. */
#ifndef SWST_REPORT_INDICATORS_FACTS_H
#define SWST_REPORT_INDICATORS_FACTS_H

#include "domain/duties.h"
#include "report/cases.h"

/* What a measure needs to know, a bit each. */
enum swst__needs {
    SWST__NEED_CONTACTS = 1, SWST__NEED_ATTENDANCES = 2, SWST__NEED_MEMBERSHIPS = 4,
    SWST__NEED_TIERS = 8, SWST__NEED_DUTIES = 16, SWST__NEED_CASES = 32,
    SWST__NEED_MINUTES = 64,            /* of contacts: no index has them */
    SWST__NEED_SERVICES = 128,          /* lens->services */
    SWST__NEED_GOALS = 512,             /* of cases */
    SWST__NEED_LEDGER = 256,            /* unknown while there are official figures alone */
    SWST__NEED_SCOPE = 1024             /* to be in scope: nobody else counts, nor is shown */
};

/* Columns of the feeds; those of contacts and tiers are in duties.h. */
enum { SWST__ATTENDANCE_ID, SWST__ATTENDANCE_DAY, SWST__ATTENDANCE_ACTIVITY,
       SWST__ATTENDANCE_TYPE, SWST__ATTENDANCE_PROGRAMME };
enum { SWST__MEMBERSHIP_CATEGORY, SWST__MEMBERSHIP_STARTS, SWST__MEMBERSHIP_ENDS,
       SWST__MEMBERSHIP_ID };
enum { SWST__MEMBER_CLIENT, SWST__MEMBER_STARTS, SWST__MEMBER_ENDS };

struct swst__facts {
    const struct swst__person *person;
    struct swst__feed contacts;         /* all that name the client, done or tried, by day */
    struct swst__feed attendances;      /* present or late at what was held, by day */
    struct swst__feed memberships;      /* own, whole: days are for whoever looks */
    struct swst__feed of_household;     /* through the household: days of both */
    const struct swst__feed *tiers;     /* own, or those of the duties */
    const struct swst__dated *tier_days;    /* beside tiers->rows */
    struct swst__feed own_tiers;
    struct swst__dated *own_tier_days;
    size_t tier_room;
    struct swst__duties *duties;        /* made over for every look: not by facts alone */
    struct swst__cases cases;
    struct swst__case_goals *goals;     /* of the cases; the same */
    unsigned needs;
};

/* Of one household: `visited` and `reached` are days, each as often as it was. */
struct swst__home {
    int64_t id, area_id, filed_on;      /* filed_on: SWST__NULL when never */
    struct swst__feed members, visited, reached, memberships;
    unsigned needs;
};

/* Contacts and attendances of `days`, duties as of its last. Both start as
 * { .needs }; closed even when opening failed. */
swst_status swst__facts_open(struct swst__facts *facts, swst_store *store, struct swst__span days);
swst_status swst__facts_take(struct swst__facts *facts, const struct swst__person *person,
                             const struct swst__areas *areas);
void swst__facts_close(struct swst__facts *facts);

swst_status swst__home_open(struct swst__home *home, swst_store *store, struct swst__span days);
swst_status swst__home_take(struct swst__home *home, const struct swst__statement *row);
void swst__home_close(struct swst__home *home);

/* The level in force on a day, as facts tell it; 0: none. */
int64_t swst__facts_level(const struct swst__facts *facts, int64_t day);

/* How facts tell a level: 0 when no rule names it. */
swst_status swst__facts_find_level(swst_store *store, const char *level, int64_t *number);

/* Whether some row of a feed has its day, in column `at`, within the window. */
bool swst__feed_has_day(const struct swst__feed *feed, int at, struct swst__span window);

#endif
