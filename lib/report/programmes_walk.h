/* Programmes one after another: those that a filter lets pass and that had anything in
 * the period, or somebody enrolled on the last day that counts, each counted. */
#ifndef SWST_REPORT_PROGRAMMES_WALK_H
#define SWST_REPORT_PROGRAMMES_WALK_H

#include "report/answer.h"
#include "report/programmes_count.h"

/* As programmes are read: four columns of plan, sessions, runs, people and minutes. */
enum { SWST__PROGRAMME_ID, SWST__PROGRAMME_NAME, SWST__PROGRAMME_AREA, SWST__PROGRAMME_OWNER,
       SWST__PROGRAMME_STARTS_ON, SWST__PROGRAMME_ENDS_ON, SWST__PROGRAMME_PLAN,
       SWST__PROGRAMME_RECURRENCE = SWST__PROGRAMME_PLAN + 4 };

struct swst__programme_walk {
    struct swst__answer *answer;
    struct swst__statement *row;
    struct swst__programme_count count;
    struct swst__ids named;             /* the owner, and who is assigned */
    bool has_anything;                  /* in the period */
};

/* Show each, by id. The walk starts as { answer } and is closed by the call. */
swst_status swst__programmes_walk(struct swst__programme_walk *walk,
                                  swst_status (*show)(struct swst__programme_walk *walk,
                                                      void *with),
                                  void *with);

/* Whether the area asked for is all, or is or lies above this. */
bool swst__programme_is_within(const struct swst__programme_walk *walk, int64_t area_id);

/* Whether the days on which sessions are expected are known. */
bool swst__programme_recurs(const struct swst__programme_walk *walk);

/* What was held of a plan, and no more than that; SWST__UNKNOWN: there is none. */
int64_t swst__programme_held_of(const struct swst__tally *whole, int64_t planned);

#endif
