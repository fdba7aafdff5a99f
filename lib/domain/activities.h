/* Activities, bookings and incidents: rules across records, and what is worth
 * a look in a file (see warnings.h). */
#ifndef SWST_DOMAIN_ACTIVITIES_H
#define SWST_DOMAIN_ACTIVITIES_H

#include "model/model.h"

#include <swstation/store.h>

/* What comes to be held is held on a day. */
swst_status swst__activities_check(swst_store *store, const swst_record *record, bool is_new);
swst_status swst__activities_warn_day(swst_store *store, const swst_record *record);
swst_status swst__activities_warn_days(swst_store *store, const swst_record *record);

/* A venue is kept free for one at a time, and asked for in time (bookings.c). */
swst_status swst__bookings_check(swst_store *store, const swst_record *record);

/* A dispute ends in an agreement. */
swst_status swst__incidents_warn_agreement(swst_store *store, const swst_record *record);

#endif
