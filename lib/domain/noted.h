/* What was noted of people at what was held: everybody once at each activity, by
 * the best of it. Entered twice is once, and who was there was there. */
#ifndef SWST_DOMAIN_NOTED_H
#define SWST_DOMAIN_NOTED_H

#include "model/structs.h"

#include <swstation/activity.h>
#include <swstation/attendance.h>

enum { SWST__NOTHING_NOTED, SWST__WAS_ABSENT, SWST__WAS_EXCUSED, SWST__WAS_PRESENT };

_Static_assert(SWST_ACTIVITY_STATE_HELD == 2 && SWST_ATTENDANCE_PRESENCE_PRESENT == 1
               && SWST_ATTENDANCE_PRESENCE_ABSENT == 2 && SWST_ATTENDANCE_PRESENCE_EXCUSED == 3
               && SWST_ATTENDANCE_PRESENCE_LATE == 4 && SWST__WAS_ABSENT == 1
               && SWST__WAS_EXCUSED == 2 && SWST__WAS_PRESENT == 3,
               "the statement below names these by number");

/* The best of several rows. */
#define SWST__BEST " max(CASE presence WHEN 2 THEN 1 WHEN 3 THEN 2 ELSE 3 END)"

/* As a table, of what was held from the day `first` to `last`: the activity, the
 * person, the `best` of what was noted (present or late before excused before
 * absent), the most minutes that they are noted to have been there, and the first
 * record that says they were. */
#define SWST__NOTED(first, last)                                                            \
    " (SELECT activity.id AS activity_id, activity.type AS type,"                           \
    " activity.group_id AS group_id, held_on, client_id, volunteer_id, worker_id,"          \
    SWST__BEST " AS best,"                                                                  \
    " max(CASE WHEN presence IN (1, 4) THEN attendance.minutes END) AS minutes,"            \
    " min(CASE WHEN presence IN (1, 4) THEN attendance.id END) AS attendance_id"            \
    " FROM activity JOIN attendance ON attendance.activity_id = activity.id"                \
    " WHERE activity.voided_at IS NULL AND activity.state = 2"                              \
    " AND held_on BETWEEN " first " AND " last " AND attendance.voided_at IS NULL"          \
    " GROUP BY activity.id, activity.type, activity.group_id, held_on, client_id,"          \
    " volunteer_id, worker_id)"

#endif
