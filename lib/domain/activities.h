/* Activities, bookings and incidents: rules across records, and what is worth
 * a look in a file (see warnings.h). */
#ifndef SWST_DOMAIN_ACTIVITIES_H
#define SWST_DOMAIN_ACTIVITIES_H

#include "model/model.h"

#include <swstation/store.h>

/* In charge of an activity is who leads it, else the group's worker, else the
 * programme's owner; it is where it says, else where these are. */
#define SWST__ACTIVITY_WORKER "coalesce(activity.lead_id, \"group\".worker_id, programme.owner_id)"
#define SWST__ACTIVITY_AREA \
    "coalesce(activity.area_id, \"group\".area_id, programme.area_id)"
#define SWST__ACTIVITIES \
    " activity LEFT JOIN \"group\" ON \"group\".id = activity.group_id" \
    " LEFT JOIN programme ON programme.id = activity.programme_id"

/* Held without a day; longer than the days it lasts. */
swst_status swst__activities_warn_day(swst_store *store, const swst_record *record);
swst_status swst__activities_warn_days(swst_store *store, const swst_record *record);

/* A venue is kept free for one at a time, and asked for in time (bookings.c). */
swst_status swst__bookings_check(swst_store *store, const swst_record *record);

/* A dispute ends in an agreement. */
swst_status swst__incidents_warn_agreement(swst_store *store, const swst_record *record);

#endif
