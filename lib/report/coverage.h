/* Coverage, counted: groups by categories. coverage_subjects.c finds who counts,
 * coverage_count.c says where, coverage.c makes the table of it. */
#ifndef SWST_REPORT_COVERAGE_H
#define SWST_REPORT_COVERAGE_H

#include "report/filter.h"

/* Of one group and category: how many are in scope, and how many of these
 * were visited at home, are on file, were reached by an activity. */
struct swst__covered {
    int64_t in_scope, visited, filed, reached;
    bool shared;                            /* one of them stands with another worker, too */
};

struct swst__coverage {
    swst_store *store;
    struct swst__ground ground;
    struct swst__span window;               /* the period, up to as_of */
    struct swst__category {
        int64_t id;
        char *code;
        bool of_households, wanted;
    } *categories;                          /* by code; behind them two slots more: */
    size_t category_count;                  /* households, then persons */
    size_t group_count;                     /* areas, or workers; the total stands first */
    struct swst__ids workers;               /* all there are, when they are the groups: in the
                                             * order of their ids as text, as codes are */
    struct swst__covered *counts;           /* [group][slot] */
    struct swst__ids in_scope;              /* clients, for households */
    bool has_baseline[3];                   /* by unit: official figures are known by then */
};

/* Starts as { 0 } with the store; closed even when counting failed. */
swst_status swst__coverage_count(struct swst__coverage *coverage, const swst_filter *filter);
void swst__coverage_close(struct swst__coverage *coverage);

/* What was found out about one person or household in scope. */
struct swst__subject {
    int64_t area, filed_on;
    bool visited, reached;
    const struct swst__feed *memberships;   /* of categories */
    size_t all;                             /* the slot of all of its unit */
};

/* Every person, then every household; each is added where it belongs. */
swst_status swst__coverage_persons(struct swst__coverage *coverage);
swst_status swst__coverage_households(struct swst__coverage *coverage);

/* Into the total, and into the rows of its area or of its workers. */
void swst__coverage_add(struct swst__coverage *coverage, const struct swst__subject *subject);

size_t swst__coverage_slots(const struct swst__coverage *coverage);

#endif
