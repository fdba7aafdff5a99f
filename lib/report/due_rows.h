/* The rows of the due list (semantics 4.4), client after client: the list
 * orders and shows them, a desk collects those that wait. */
#ifndef SWST_REPORT_DUE_ROWS_H
#define SWST_REPORT_DUE_ROWS_H

#include "domain/duties.h"
#include "report/filter.h"

struct swst__due_row {
    struct swst__due due;
    const struct swst__contact_rule *rule;  /* until the walk is closed */
    int64_t client_id, area;                /* on the ground's day */
    int64_t enrolment_id;                   /* 0: of a tier */
    const char *name;                       /* of the client, until the next row */
};

struct swst__due_walk {
    struct swst__ground *ground;
    struct swst__people people;
    struct swst__duties duties;
    swst_status (*keep)(void *keeper, const struct swst__due_row *row);
    void *keeper;
};

/* Give every row to `keep`, in whatever state, of the clients whom the ground
 * admits on its day; they are counted there. A failure of `keep` ends the walk.
 * Starts as { 0 }; closed even when it failed. */
swst_status swst__due_walk(struct swst__due_walk *walk, swst_store *store,
                           struct swst__ground *ground,
                           swst_status (*keep)(void *keeper, const struct swst__due_row *row),
                           void *keeper);
void swst__due_walk_close(struct swst__due_walk *walk);

#endif
