/* Cases of the person stood on, for the measures of CASE. */
#ifndef SWST_REPORT_INDICATORS_CASE_COUNTS_H
#define SWST_REPORT_INDICATORS_CASE_COUNTS_H

#include "report/indicators/measure.h"

/* What a case adds to a measure; n and d of 0: nothing. */
struct swst__case_part {
    int64_t n, d;
};

/* Add every case of the person that the filter lets pass and that is of the type
 * asked for. */
swst_status swst__case_add_each(struct swst__measure *measure,
                                struct swst__case_part (*part)(const struct swst__measure *measure,
                                                               const struct swst__case *it));

/* Whether the case is of the type that is asked for. */
bool swst__case_is_of_type(const struct swst__measure *measure, const struct swst__case *it);

#endif
