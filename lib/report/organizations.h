/* Organizations of residents, one after another: those that a filter lets pass
 * and that were founded by the last day. The report and the figures walk here. */
#ifndef SWST_REPORT_ORGANIZATIONS_H
#define SWST_REPORT_ORGANIZATIONS_H

#include "domain/feed.h"
#include "report/answer.h"

struct swst__organizations {
    struct swst__answer *answer;
    struct swst__feed members;          /* sort and id of who belongs to it, and from when */
    struct swst__statement *row;
    int64_t id, type, area, founded_on; /* of the one stood on; SWST__NOWHERE, SWST__NULL */
};

/* Starts as { answer }; closed even when opening failed. */
swst_status swst__organizations_open(struct swst__organizations *organizations);
swst_status swst__organizations_next(struct swst__organizations *organizations);
void swst__organizations_close(struct swst__organizations *organizations);

/* How many belong to the one stood on, on the last day: of its members on record, else
 * of its own figure: swst__members_source_ROWS or …_FIGURE, 0 when nobody knows. */
int64_t swst__organizations_members(const struct swst__organizations *organizations,
                                    int64_t *count);

#endif
