/* Goals as they are read: what is promised, what narrows it, and their tree. */
#ifndef SWST_REPORT_GOALS_READ_H
#define SWST_REPORT_GOALS_READ_H

#include "report/goals/status.h"
#include "report/indicators/measure.h"

struct swst__goal {
    int64_t id, year, strand, owner_id, parent_id, evidence;
    int64_t area_id, category_id, worker_id, programme_id;  /* 0: none */
    char *title;
    const struct swst_indicator *indicator;     /* as the catalogue has it, or NULL */
    struct swst__promise promise;
    struct swst__milestone *milestones;
    swst_filter *filter;                        /* NULL: nothing narrows it */
    bool can_be_asked;                          /* else nobody can say, such as of a lost level */
    int64_t depth;
};

struct swst__goals {
    struct swst__goal *at;
    size_t count, room;
};

/* By id, with the evidence shown by a day: those of a year's plans (0: of all), or one (0:
 * all). Starts as { 0 }; freed even when it failed. */
swst_status swst__goals_read(struct swst__goals *goals, swst_store *store, int64_t as_of,
                             int64_t year, int64_t id);
void swst__goals_free(struct swst__goals *goals);

/* The order of the tree, a part behind what it is a part of, by deadline and id; notes the
 * depths. `count` numbers, to be freed; NULL: out of memory. */
size_t *swst__goals_order(struct swst__goals *goals);

/* Ask how a goal stands on a day. `number` (of the measure) will be -1 when there is nothing
 * to ask. The goals must not move until all is run. */
swst_status swst__goal_ask(const struct swst__goal *goal, int64_t as_of,
                           struct swst__measures *measures, int64_t *number);
/* The value, and a promise that is measured as what was in fact counted. */
void swst__goal_answer(const struct swst__goal *goal, const struct swst__measures *measures,
                       int64_t number, struct swst__promise *promise,
                       struct swst__figure *value);

#endif
