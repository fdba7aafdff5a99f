/* BLIND: the reasons of those seen through one lens. */
#ifndef SWST_REPORT_INDICATORS_BLIND_H
#define SWST_REPORT_INDICATORS_BLIND_H

#include "report/indicators/measure.h"

/* Whether nobody was in contact with the person stood on. */
bool swst__blind_is(const struct swst__measure *measure);

/* Of each swst__unserved_reason_… how many there are, once BLIND.BY_REASON was counted through
 * the lens; NULL: nobody is blind. */
const int64_t *swst__blind_reasons(const struct swst__lens *lens);

#endif
