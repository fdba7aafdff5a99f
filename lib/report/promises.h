/* What programmes promised to those enrolled, bucket by bucket, and how much of
 * it was done: the report on enrolments and the indicators count the same. */
#ifndef SWST_REPORT_PROMISES_H
#define SWST_REPORT_PROMISES_H

#include "domain/duties.h"

/* An enrolment, and what it was promised in one bucket. */
struct swst__promise {
    size_t source;
    int64_t id, programme_id;
    struct swst__span days, bucket;
    int64_t rules, rules_met, required, done;
};

/* Give `add` every bucket that ended within the window and in which something was
 * promised to the client taken: by id of enrolments, and by day. `programme_id` 0: of all. */
swst_status swst__promises_each(struct swst__duties *duties, struct swst__span window,
                                int64_t programme_id,
                                swst_status (*add)(void *adder,
                                                   const struct swst__promise *promise),
                                void *adder);

#endif
