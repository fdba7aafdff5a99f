/* Coverage, counted: groups by categories. coverage_subjects.c finds who counts,
 * coverage_count.c says where, coverage.c makes the table of it. */
#ifndef SWST_REPORT_COVERAGE_H
#define SWST_REPORT_COVERAGE_H

#include "report/answer.h"
#include "report/categories.h"
#include "report/served.h"

/* Of one group and category: how many are in scope, and how many of these
 * were visited at home, are on file, were reached by an activity. */
struct swst__covered {
    int64_t in_scope, visited, filed, reached;
    int64_t served, contacted, in_case, in_group, times;    /* with services */
    bool shared;                            /* one of them stands with another worker, too */
};

struct swst__coverage {
    struct swst__answer *answer;
    bool with_services;                     /* find out how each was served, too */
    struct swst__categories categories;     /* a slot for each, and behind them two more: */
                                            /* households, then persons */
    size_t group_count;                     /* areas, or workers; the total stands first */
    struct swst__ids workers;               /* all there are, when they are the groups: in the
                                             * order of their ids as text, as codes are */
    struct swst__covered *counts;           /* [group][slot] */
    struct swst__ids in_scope;              /* clients, for households */
    bool has_baseline[3];                   /* by unit: official figures are known by then */
};

/* Starts as { .answer, .with_services }; closed even when counting failed. */
swst_status swst__coverage_count(struct swst__coverage *coverage);
void swst__coverage_close(struct swst__coverage *coverage);

/* What was found out about one person or household in scope. */
struct swst__subject {
    int64_t area, filed_on;
    bool visited, reached;
    struct swst__services services;         /* if they are asked for */
    const struct swst__ids *categories;     /* it is in */
    size_t all;                             /* the slot of all of its unit */
};

/* Every person, then every household; each is added where it belongs. */
swst_status swst__coverage_persons(struct swst__coverage *coverage);
swst_status swst__coverage_households(struct swst__coverage *coverage);

/* Into the total, and into the rows of its area or of its workers. */
void swst__coverage_add(struct swst__coverage *coverage, const struct swst__subject *subject);

size_t swst__coverage_slots(const struct swst__coverage *coverage);

/* A table of it: the first columns are these, with the total in the first rows;
 * `set_numbers` fills in the others, of which COUNTED is the first. */
enum { SWST__COVERED_CODE, SWST__COVERED_NAME, SWST__COVERED_CATEGORY, SWST__COVERED_UNIT,
       SWST__COVERED_COUNTED };
struct swst__coverage_form {
    const char *name;
    const struct swst_field *by_area, *by_worker;           /* columns */
    bool with_services;
    void (*set_numbers)(const struct swst__coverage *coverage,
                        const struct swst__covered *covered, int64_t unit, swst_table *table);
};
swst_status swst__coverage_report(swst_store *store, const char *const period_and_as_of[3],
                                  const swst_filter *filter,
                                  const struct swst__coverage_form *form, swst_table **table);

#endif
