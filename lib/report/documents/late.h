/* The days on which facts happened, by kind. */
#ifndef SWST_REPORT_DOCUMENTS_LATE_H
#define SWST_REPORT_DOCUMENTS_LATE_H

#include "model/model.h"

/* The day of the fact that a record of this kind tells; NULL: it tells none by itself. */
const struct swst_field *swst__fact_day(const struct swst_kind *kind);

#endif
