/* How a goal stands, by arithmetic alone: exact fractions, and nothing that can
 * run over (semantics 6). */
#ifndef SWST_REPORT_GOALS_STATUS_H
#define SWST_REPORT_GOALS_STATUS_H

#include "base/calendar.h"
#include "model/table.h"

#include <swstation/goals.h>

struct swst__milestone {
    int64_t due_on, target;
};

/* What is promised. Targets are whole units, of a share tenths of a percent, of an average
 * tenths. */
struct swst__promise {
    int64_t comparison;                     /* an enum swst_goal_operator */
    int64_t target;
    struct swst__span period;
    bool adds_up;                           /* a cumulative count; else a level or a share */
    const struct swst__milestone *milestones;   /* by day */
    size_t milestone_count;
};

/* What is expected by a day: target * part / whole. */
struct swst__expected {
    bool is_there;
    int64_t target, part, whole;
};
struct swst__expected swst__goal_expected(const struct swst__promise *promise, int64_t as_of);

/* As it is shown: half up. */
int64_t swst__expected_shown(const struct swst__expected *expected);

/* Whether there is a value at all: neither unknown nor a share of none. */
bool swst__goal_has_value(const struct swst__figure *value);

enum swst_goal_status swst__goal_status(const struct swst__promise *promise, int64_t as_of,
                                        const struct swst__figure *value);

/* How much more a week, in whole units (of a share those that its part lacks), begun weeks
 * counted; SWST__UNKNOWN: none is told. */
int64_t swst__goal_needed_per_week(const struct swst__promise *promise, int64_t as_of,
                                   const struct swst__figure *value);

#endif
