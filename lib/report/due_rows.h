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

typedef swst_status swst__keep_due(void *keeper, const struct swst__due_row *row);

/* The rows of one client who is in scope on the day, whose duties are taken. */
swst_status swst__due_rows(struct swst__duties *duties, const struct swst__person *person,
                           int64_t area, int64_t day, swst__keep_due *keep, void *keeper);

struct swst__due_walk {
    struct swst__ground *ground;
    struct swst__people people;
    struct swst__duties duties;
    swst__keep_due *keep;
    void *keeper;
};

/* Give every row to `keep`, in whatever state, of the clients whom the ground
 * admits on its day; they are counted there. A failure of `keep` ends the walk.
 * Starts as { 0 }; closed even when it failed. */
swst_status swst__due_walk(struct swst__due_walk *walk, swst_store *store,
                           struct swst__ground *ground,
                           swst__keep_due *keep, void *keeper);
void swst__due_walk_close(struct swst__due_walk *walk);

#endif
