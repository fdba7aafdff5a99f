/* Series: the days of a recurrence as records keep it, within a span. */
#ifndef SWST_DOMAIN_SERIES_H
#define SWST_DOMAIN_SERIES_H

#include "base/error.h"
#include "base/recurrence.h"

struct swst__series {
    struct swst__recurring walk;
    struct swst__span window;
    bool is_once;                       /* without a rule: its first day alone */
};

/* `rule` NULL: the first day alone. A failure is that of the rule. */
swst_status swst__series_begin(struct swst__series *series, const char *rule, int64_t first_day,
                               struct swst__span window);

/* The next day of the series within the window; false when there is none. */
bool swst__series_next(struct swst__series *series, int64_t *day);

#endif
