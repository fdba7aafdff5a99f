/* Figures that were counted before, while the store stands as it did then. */
#ifndef SWST_REPORT_INDICATORS_REMEMBERED_H
#define SWST_REPORT_INDICATORS_REMEMBERED_H

#include "report/indicators/measure.h"

/* Those of the measures that are remembered get their figures and are known. Measures that
 * keep rows are counted anew. */
swst_status swst__measures_recall(struct swst__measures *measures);

/* Remember what was counted, as far as there is memory: to forget is no failure. */
void swst__measures_remember(struct swst__measures *measures);

#endif
