/* Whom a filter can admit, when cases are asked about as well: a worker's cases
 * may be of anybody's clients. */
#ifndef SWST_REPORT_WITH_CASES_H
#define SWST_REPORT_WITH_CASES_H

#include "report/filter.h"

/* `only` will be the ground's candidates, or `ids`, filled with these and the
 * clients of cases of the filter's worker and of whom that worker stands in
 * for; NULL: everybody. `ids` starts as { 0 }. */
swst_status swst__ground_with_cases(const struct swst__ground *ground, swst_store *store,
                                    struct swst__ids *ids, const struct swst__ids **only);

#endif
