/* What the measures of TIER, OVERDUE and CASE share, worked out once for all that
 * look through one lens. */
#ifndef SWST_REPORT_INDICATORS_CASEWORK_H
#define SWST_REPORT_INDICATORS_CASEWORK_H

#include "report/indicators/measure.h"
#include "report/kept.h"

struct swst__casework {
    /* Of the client stood on: the duties of the window, and of them the status reviews.
     * With a level or a programme asked for, its duties alone. */
    int64_t kept_of;
    struct swst__kept kept, reviews;
    /* Of the client stood on: rows of the due list on the last day. */
    int64_t due_of;
    int64_t due_rows, overdue, missed;
    bool judges_idleness;
    struct swst__idleness idleness;
};

swst_status swst__casework_of(const struct swst__measure *measure,
                              struct swst__casework **casework);

/* Whether a rule makes duties of what is asked for: of its level, of its programme. */
bool swst__casework_asks(const struct swst__lens *lens, const struct swst__contact_rule *rule);

#endif
