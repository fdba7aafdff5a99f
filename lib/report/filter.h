/* Filters, and the ground that every report stands on: the areas and workers
 * of one day, and the count of who is in scope and who is not. */
#ifndef SWST_REPORT_FILTER_H
#define SWST_REPORT_FILTER_H

#include "domain/people.h"
#include "domain/staff.h"
#include "model/table.h"

#include <swstation/desk.h>
#include <swstation/report.h>

struct swst_filter {
    int64_t area_id, worker_id, programme_id, limit;
    unsigned states;                        /* bit i: state i; 0: all */
    unsigned lists;                         /* of a desk: bit i: list i; 0: all */
    int64_t least_age, age_end;             /* from, and up to below; 0: open */
    int64_t sex;                            /* 0: any */
    char *level, *type;                     /* NULL: any */
    swst_grouping grouping;
    char **categories;                      /* codes */
    size_t category_count;
};

/* Whether both narrow to the same; of NULL, too. Limits and groupings aside. */
bool swst__filter_equals(const swst_filter *left, const swst_filter *right);

struct swst__ground {
    const swst_filter *filter;
    int64_t day;                            /* that areas and workers are of */
    struct swst__areas areas;
    struct swst__staff staff;
    bool borrows;                           /* areas and staff are another's */
    int64_t top;                            /* of the filter's area, or SWST__NOWHERE */
    struct swst__ids workers;               /* of the client asked about last */
    struct swst__ids candidates;
    const struct swst__ids *only;           /* who can be admitted; NULL: everybody */
    int64_t standings[SWST__STANDINGS + 1]; /* the last: all */
};

/* Starts as { 0 }; closed even when opening failed. A filter of NULL narrows nothing. */
swst_status swst__ground_open(struct swst__ground *ground, swst_store *store,
                              const swst_filter *filter, int64_t day);
void swst__ground_close(struct swst__ground *ground);

/* The same on the day of another, whose areas and staff it borrows: neither is asked
 * anything once the other is closed. */
swst_status swst__ground_open_beside(struct swst__ground *ground, swst_store *store,
                                     const swst_filter *filter,
                                     const struct swst__ground *other);

/* Find `only`; see candidates.c. */
swst_status swst__ground_narrow(struct swst__ground *ground, swst_store *store);

/* Whether the filter lets a client (0: a household) in this area pass; finds
 * the workers on the way. */
swst_status swst__ground_admits(struct swst__ground *ground, int64_t client_id, int64_t area,
                                bool *admitted);

/* Whether an area is a village, open on the ground's day, that the filter lets pass. */
swst_status swst__ground_has_village(struct swst__ground *ground, int64_t area, bool *has);

/* Whether area and age are those asked for: all of a filter but the worker. */
bool swst__ground_fits(const struct swst__ground *ground, const struct swst__person *person,
                       int64_t area);

/* The same as swst__ground_admits() for a client, who is counted by standing: where
 * the client is, and an enum swst__standing, or SWST__LEFT_OUT by the filter. */
enum { SWST__LEFT_OUT = -1 };
swst_status swst__ground_meet(struct swst__ground *ground, const struct swst__person *person,
                              int *standing, int64_t *area);

/* The same for who asks for no workers: they are looked up if the filter names one. */
swst_status swst__ground_glance(struct swst__ground *ground, const struct swst__person *person,
                                int *standing, int64_t *area);

/* The same for everybody; whom the filter lets pass, to `met`, or NULL. */
swst_status swst__ground_meet_all(struct swst__ground *ground, swst_store *store,
                                  struct swst__ids *met);

/* Find the workers in charge: those named (0s left out), else the client's (0: of
 * none) or the area's; with the backups of who is absent. */
swst_status swst__ground_in_charge(struct swst__ground *ground, const int64_t *named,
                                   size_t count, int64_t client_id, int64_t area);

/* Whether the filter lets pass what is neither client nor household, in this area
 * or in none, with these in charge. */
swst_status swst__ground_admits_named(struct swst__ground *ground, const int64_t *named,
                                      size_t count, int64_t area, bool *admitted);

/* Put the counts into the footing. */
void swst__ground_note(const struct swst__ground *ground, swst_table *table);

/* A question about a period, seen from a day: `window` is the part of the
 * period that has been, up to that day. */
struct swst__question {
    struct swst__span period, window;
    int64_t as_of;
};
swst_status swst__question_read(const char *from, const char *to, const char *as_of,
                                struct swst__question *question);

#endif
