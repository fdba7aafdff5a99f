/* A screening: a census of an age band by one assessment tool (seed 003, B6).
 * One walk finds who belongs to it, and the table and the list of who is
 * missing are made of that. */
#ifndef SWST_REPORT_SCREENING_H
#define SWST_REPORT_SCREENING_H

#include "report/answer.h"

struct swst__screened {
    const struct swst__person *person;
    int64_t area, age;
    bool screened;
    const char *flags;                  /* of all assessments in the window, joined by commas */
};

/* Of an age band, by this tool, or (NULL) by any; `most_age` below 0: without an upper
 * bound; or of whatever age, known or not. */
struct swst__screening_asked {
    const char *tool;
    int64_t least_age, most_age;
    bool of_any_age;
};

/* A table about a screening; `columns` and `fill` as of swst__answer(). */
swst_status swst__screening_answer(swst_store *store, const struct swst__screening_asked *asked,
                                   const char *const period_and_as_of[3],
                                   const swst_filter *filter, const char *name,
                                   const struct swst_field *columns,
                                   swst_status (*fill)(struct swst__answer *answer),
                                   swst_table **table);

/* Give everybody who belongs to the screening to `meet`. */
swst_status swst__screening_walk(struct swst__answer *answer,
                                 swst_status (*meet)(void *walker,
                                                     const struct swst__screened *met),
                                 void *walker);

#endif
