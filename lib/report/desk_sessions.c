/* Sessions that wait: activities planned for a day that has come, and those
 * that were put off and have no new day, unless their group is over. */
#include "domain/activities.h"
#include "domain/groups.h"
#include "model/structs.h"
#include "report/desk.h"
#include "store/db.h"

#include <swstation/activity.h>

_Static_assert(SWST_ACTIVITY_STATE_PLANNED == 1 && SWST_ACTIVITY_STATE_POSTPONED == 4,
               "the statement below names these by number");

static const char sessions[] =
    "SELECT activity.id, state, planned_on,"
    " coalesce(" SWST__ACTIVITY_WORKER ", 0), coalesce(" SWST__ACTIVITY_AREA ", 0),"
    " coalesce(\"group\".stage, 0) FROM" SWST__ACTIVITIES
    " WHERE activity.voided_at IS NULL AND (state = 4 OR (state = 1 AND planned_on <= ?1))"
    " ORDER BY activity.id";

static swst_status put(struct swst__desk *desk, const struct swst__statement *row)
{
    bool has_day = !swst__db_is_null(row, 2);
    int64_t day = swst__db_int(row, 2);
    struct swst__matter matter = {
        SWST__NO_MATTER, .about = swst__kind_activity, .about_id = swst__db_int(row, 0),
        .workers = { swst__db_int(row, 3) },
    };

    matter.area = swst__areas_find(&desk->ground.areas, swst__db_int(row, 4));
    if (has_day) {
        matter.due_on = day;
        matter.days_overdue = day < desk->as_of ? desk->as_of - day : 0;
    }
    matter.reason = swst__db_int(row, 1) == SWST_ACTIVITY_STATE_POSTPONED ? "postponed"
                    : day < desk->as_of ? "overdue" : "today";
    return swst__desk_put(desk, &matter);
}

swst_status swst__desk_sessions(struct swst__desk *desk)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(desk->store, sessions, &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, desk->as_of);
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if (!swst__group_is_over(swst__db_int(statement, 5))
            && (status = put(desk, statement)))
            break;
    swst__db_give_back(statement);
    return status;
}
