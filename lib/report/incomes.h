/* What the households live on that a filter lets pass: by their own areas. */
#ifndef SWST_REPORT_INCOMES_H
#define SWST_REPORT_INCOMES_H

#include "domain/low_income.h"
#include "report/filter.h"

/* Give every household in scope on the ground's day to `meet`. */
swst_status swst__incomes_walk(struct swst__ground *ground, swst_store *store,
                               swst_status (*meet)(void *walker,
                                                   const struct swst__incomes *incomes),
                               void *walker);

#endif
