/* Days as lists of spans, ascending and apart: on which days something holds. */
#ifndef SWST_DOMAIN_SPANS_H
#define SWST_DOMAIN_SPANS_H

#include "base/calendar.h"
#include "base/error.h"

#include <stddef.h>

/* Starts as { 0 } and grows; freed by swst__spans_free(). */
struct swst__spans {
    struct swst__span *at;
    size_t count, room;
};

void swst__spans_free(struct swst__spans *spans);
void swst__spans_clear(struct swst__spans *spans);

/* Add days behind all others; days that touch the last span extend it. */
swst_status swst__spans_add(struct swst__spans *spans, struct swst__span days);

/* The days of `both` that lie in left and right; `both` is neither. */
swst_status swst__spans_meet(const struct swst__spans *left, const struct swst__spans *right,
                             struct swst__spans *both);

int64_t swst__spans_days_in(const struct swst__spans *spans, struct swst__span window);
bool swst__spans_hold(const struct swst__spans *spans, int64_t day);

/* One of several dated records of a client. Of those that cover a day the one
 * with the latest start holds, of equal starts the larger id; when it ends, an
 * earlier one that still covers the day holds again (semantics 2.1, 4.2). */
struct swst__dated {
    struct swst__span days;
    int64_t id;
};

/* Which of `count` records holds on a day: its number, or -1 for none. */
int64_t swst__dated_on(const struct swst__dated *records, size_t count, int64_t day);

/* From `day` on, the same answer as on that day holds up to the day returned. */
int64_t swst__dated_until(const struct swst__dated *records, size_t count, int64_t day);

/* The days on which record number `which` holds. */
swst_status swst__dated_spans(const struct swst__dated *records, size_t count, size_t which,
                              struct swst__spans *spans);

#endif
