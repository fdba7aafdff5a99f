/* Activities of a month, planned or held, that the summary's filter lets pass. */
#include "model/structs.h"
#include "report/documents/summary_parts.h"
#include "store/db.h"

enum { TITLE, DAY, AREA_NAME, AREA_ID, LEAD_ID };
static const char held_sql[] = "SELECT title, held_on, coalesce(area.name, ''),"
    " coalesce(area_id, 0), coalesce(lead_id, 0) FROM activity"
    " LEFT JOIN area ON area.id = activity.area_id WHERE activity.voided_at IS NULL"
    " AND state = 2 AND held_on BETWEEN ?1 AND ?2 ORDER BY held_on, activity.id";
static const char planned_sql[] = "SELECT title, planned_on, coalesce(area.name, ''),"
    " coalesce(area_id, 0), coalesce(lead_id, 0) FROM activity"
    " LEFT JOIN area ON area.id = activity.area_id WHERE activity.voided_at IS NULL"
    " AND state IN (1, 4) AND planned_on BETWEEN ?1 AND ?2 ORDER BY planned_on, activity.id";
_Static_assert(swst__activity_state_ACTIVITY_STATE_PLANNED == 1
               && swst__activity_state_ACTIVITY_STATE_HELD == 2
               && swst__activity_state_ACTIVITY_STATE_POSTPONED == 4,
               "the statements above name them by number");

static swst_status admits(struct swst__ground *ground, const struct swst__statement *row,
                          bool *admitted)
{
    int64_t lead = swst__db_int(row, LEAD_ID);

    return swst__ground_admits_named(ground, &lead, 1,
               swst__areas_find(&ground->areas, swst__db_int(row, AREA_ID)), admitted);
}

static swst_status write_rows(struct swst__summary *summary, struct swst__ground *ground,
                              struct swst__statement *row, bool *any)
{
    const enum swst__summary_word heads[] = { SWST__SUMMARY_HEAD_DAY,
                                              SWST__SUMMARY_HEAD_ACTIVITY,
                                              SWST__SUMMARY_HEAD_PLACE };
    swst_status status;

    while ((status = swst__db_step(row)) == SWST_ROW) {
        bool admitted;

        if ((status = admits(ground, row, &admitted)))
            break;
        if (!admitted)
            continue;
        if (!*any)
            swst__summary_heads(summary, heads, sizeof heads / sizeof *heads);
        *any = true;
        swst__summary_day_cell(summary, swst__db_int(row, DAY));
        swst__summary_cell(summary, swst__db_text(row, TITLE));
        swst__summary_cell(summary, *swst__db_text(row, AREA_NAME)
                           ? swst__db_text(row, AREA_NAME) : "–");
    }
    return status;
}

swst_status swst__summary_activities(struct swst__summary *summary, bool held,
                                     struct swst__span days)
{
    struct swst__ground ground = { 0 };
    struct swst__statement *row = NULL;
    bool any = false;
    swst_status status = swst__ground_open(&ground, summary->store, summary->filter,
                                           summary->now.window.last);

    if (!status)
        status = swst__db_take(summary->store, held ? held_sql : planned_sql, &row);
    if (!status) {
        swst__db_bind_int(row, 1, days.first);
        swst__db_bind_int(row, 2, days.last);
        status = write_rows(summary, &ground, row, &any);
    }
    swst__db_give_back(row);
    swst__ground_close(&ground);
    if (!any && !status)
        swst__summary_none(summary);
    return status;
}
