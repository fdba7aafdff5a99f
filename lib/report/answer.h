/* A question about a period that is answered by a table: what such a report
 * does before and after its own figures. */
#ifndef SWST_REPORT_ANSWER_H
#define SWST_REPORT_ANSWER_H

#include "report/filter.h"

struct swst__answer {
    swst_store *store;
    swst_table *table;
    struct swst__question question;
    struct swst__ground ground;         /* of the last day of the window */
    const void *asked;                  /* what else the question says, or NULL */
};

/* `name` and `columns` as of swst__table_new(); `fill` makes the rows. The
 * store stands still meanwhile. */
swst_status swst__answer(swst_store *store, const char *const period_and_as_of[3],
                         const swst_filter *filter, const char *name,
                         const struct swst_field *columns,
                         swst_status (*fill)(struct swst__answer *answer), swst_table **table);

/* The same with more to a question, and of a day, which is then its window. */
swst_status swst__answer_about(swst_store *store, const char *const period_and_as_of[3],
                               const swst_filter *filter, const char *name,
                               const struct swst_field *columns,
                               swst_status (*fill)(struct swst__answer *answer),
                               const void *asked, swst_table **table);
swst_status swst__answer_on(swst_store *store, const char *as_of, const swst_filter *filter,
                            const char *name, const struct swst_field *columns,
                            swst_status (*fill)(struct swst__answer *answer), const void *asked,
                            swst_table **table);

/* Whether the filter's limit leaves no more rows. */
bool swst__answer_is_full(const struct swst__answer *answer);

#endif
