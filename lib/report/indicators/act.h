/* Activities counted once for all measures of a lens. */
#ifndef SWST_REPORT_INDICATORS_ACT_H
#define SWST_REPORT_INDICATORS_ACT_H

#include "report/activities.h"
#include "report/indicators/measure.h"

/* Those of the measure's lens; they live as long as it. */
swst_status swst__act_of(struct swst__measure *measure, const struct swst__gatherings **gatherings);

#endif
