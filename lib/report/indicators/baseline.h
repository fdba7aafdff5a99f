/* Official figures beside the computed ones: what a category counts in an area. */
#ifndef SWST_REPORT_INDICATORS_BASELINE_H
#define SWST_REPORT_INDICATORS_BASELINE_H

#include "report/indicators/measure.h"

/* Which units have official figures up to a day, in the areas that the ground is
 * about and of the wanted categories (NULL: of all); by unit of category. */
swst_status swst__baseline_look(swst_store *store, const struct swst__ground *ground,
                                const struct swst__categories *categories, bool has[3]);

/* Whether there are official figures, of a measure for which nobody is on file (semantics 5). */
swst_status swst__baseline_is_alone(const struct swst__measure *measure, bool *is_alone);

/* The official figure to compare a measure with, or SWST__NULL: of who is in scope of one
 * category, narrowed by area at most. Of each area the latest counts; an area's own figure
 * hides those of the areas within it. */
swst_status swst__baseline_of(const struct swst__measure *measure, int64_t *count);

#endif
