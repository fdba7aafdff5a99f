/* What remains to be done when the walks are over. */
#ifndef SWST_REPORT_INDICATORS_FINISH_H
#define SWST_REPORT_INDICATORS_FINISH_H

#include "report/indicators/measure.h"

/* Add up parts, note who was left out, and see what is unknown. What is counted alone finds
 * the ground as if nobody had been met. */
swst_status swst__measures_finish(struct swst__measures *measures);

#endif
