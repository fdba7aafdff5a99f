/* Duties (semantics 4): what a contact rule asks for one client under one tier
 * record or enrolment, bucket by bucket. Plain arithmetic: no store here. */
#ifndef SWST_DOMAIN_DUTY_H
#define SWST_DOMAIN_DUTY_H

#include "domain/spans.h"

struct swst__contact_rule {
    int64_t id;
    int64_t level;                      /* a number that stands for its level, or 0 */
    char *level_name;                   /* NULL: of a programme */
    int64_t programme_id;               /* or 0 */
    int64_t times;
    enum swst__per per;
    int64_t channels;                   /* bit i - 1: channel i */
    int64_t purpose;                    /* or 0: any */
    struct swst__span days;             /* on which it is in force */
};

/* A contact that was done. */
struct swst__contact {
    int64_t day, channel, purpose;      /* purpose 0: none said */
};

struct swst__duty {
    const struct swst__contact_rule *rule;
    const struct swst__spans *eligible; /* in scope, tier or enrolment and rule in force */
    const int64_t *days;                /* eligible days with a counting contact, ascending */
    size_t day_count;
};

/* The days of `contacts` (by day) that count, up to `as_of`, each once; `days`
 * has room for all of them. */
size_t swst__duty_days(const struct swst__contact_rule *rule, const struct swst__spans *eligible,
                       const struct swst__contact *contacts, size_t count, int64_t as_of,
                       int64_t *days);

/* What is asked for in one bucket, and how many of some days it was done on. */
int64_t swst__duty_required(const struct swst__duty *duty, struct swst__span bucket);
int64_t swst__duty_done(const struct swst__duty *duty, struct swst__span days);

/* Where a duty stands on a day of which it is eligible. */
struct swst__due {
    bool has_due_on;
    int64_t due_on, days_overdue, missed, required, done, remaining;
    struct swst__span bucket;           /* that holds the day */
    int state;                          /* swst__due_state_OVERDUE … */
};
void swst__duty_due(const struct swst__duty *duty, int64_t as_of, struct swst__due *due);

/* Of the buckets that ended within the window: what was required, what of it
 * was done, and whether each was met. */
struct swst__kept {
    int64_t required, done;
    bool all_met;
};
void swst__duty_kept(const struct swst__duty *duty, struct swst__span window,
                     struct swst__kept *kept);

/* Of one ISO week: the buckets that end in it. What a longer bucket asks for
 * falls to its last week, less what was done before that week began. */
void swst__duty_week(const struct swst__duty *duty, struct swst__span week,
                     struct swst__kept *kept);

#endif
