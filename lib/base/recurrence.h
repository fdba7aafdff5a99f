/* Recurrences: the days of a rule such as FREQ=WEEKLY;BYDAY=SA, a subset of
 * RFC 5545 (see calendar.h). Weeks run from Monday to Sunday. */
#ifndef SWST_BASE_RECURRENCE_H
#define SWST_BASE_RECURRENCE_H

#include "base/calendar.h"

#include <swstation/common.h>

/* What a rule says; a part that it leaves out is 0. Bit n of an ordinal's mask
 * stands for the n-th such weekday, bit n of a day's mask for day n; those of
 * `…_back` count from the end. Weekday 0 is Monday. */
struct swst__recurrence {
    enum swst__per per;                 /* DAY, WEEK, MONTH or YEAR */
    int64_t interval;
    int64_t count;
    int64_t until;                      /* SWST__LAST_DAY when it says none */
    unsigned weekdays;                  /* bit w: every weekday w */
    bool has_ordinals;
    uint64_t ordinals[7], ordinals_back[7];
    uint32_t month_days, month_days_back;
};

/* SWST_EINVALID, noted with the part at fault, when the text is no such rule. */
swst_status swst__recurrence_read(const char *text, struct swst__recurrence *rule);

/* A walk over the days of a rule, in order. */
struct swst__recurring {
    struct swst__recurrence rule;       /* with what the first day adds to it */
    int64_t start, year_day;            /* year_day: month * 32 + day of a plain YEARLY, or 0 */
    int64_t period;                     /* how many intervals of the rule have gone by */
    struct swst__span span;             /* that period */
    int64_t at;                         /* the next day to be looked at */
    int64_t given, barren;              /* days so far, and periods since the latest */
};

void swst__recurrence_begin(struct swst__recurring *walk, const struct swst__recurrence *rule,
                            int64_t start);

/* Let the next day be the first that is not before `day`. */
void swst__recurrence_seek(struct swst__recurring *walk, int64_t day);

/* False when there is no other day, up to the year 9999. */
bool swst__recurrence_next(struct swst__recurring *walk, int64_t *day);

#endif
