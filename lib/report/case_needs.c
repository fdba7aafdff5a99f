/* Needs that call for a case, and whether one answers them. */
#include "model/structs.h"
#include "report/cases.h"

#include <swstation/case.h>

#define ANSWERED " EXISTS (SELECT 1 FROM \"case\" WHERE need_id = need.id" \
    " AND \"case\".voided_at IS NULL AND coalesce(\"case\".state, 0) <> 4" \
    " AND \"case\".opened_on <= ?2)"
#define OF_NEEDS " AND category = 'case' AND need.opened_on >= ?1 AND need.opened_on <= ?2" \
    " AND need.voided_at IS NULL"
_Static_assert(SWST_CASE_STATE_DECLINED == 4, "the statement names it by number");

static const char needs_sql[] = "SELECT client_id, id," ANSWERED " FROM need"
    " WHERE client_id >= ?3" OF_NEEDS " ORDER BY client_id, id";

swst_status swst__case_needs_open(struct swst__feed *needs, swst_store *store,
                                  struct swst__span window)
{
    return swst__feed_open(needs, store, needs_sql, 2, window.first, window.last);
}

/* Households and areas have no sex, no age, no category of people and no level. */
static bool asks_for_people(const swst_filter *filter)
{
    return filter->sex || filter->least_age || filter->age_end || filter->level
        || filter->category_count;
}

swst_status swst__case_needs_elsewhere(swst_store *store, struct swst__ground *ground,
                                       struct swst__span window,
                                       swst_status (*keep)(void *keeper, int64_t need_id,
                                                           bool answered), void *keeper)
{
    struct swst__statement *row;
    swst_status status;

    if (asks_for_people(ground->filter))
        return SWST_OK;
    status = swst__db_take(store,
        "SELECT coalesce(household.area_id, need.area_id, 0), need.id," ANSWERED " FROM need"
        " LEFT JOIN household ON household.id = need.household_id"
        " WHERE need.client_id IS NULL" OF_NEEDS, &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, window.first);
    swst__db_bind_int(row, 2, window.last);
    while ((status = swst__db_step(row)) == SWST_ROW) {
        int64_t area = swst__areas_find(&ground->areas, swst__db_int(row, 0));
        bool admitted;

        status = swst__ground_admits(ground, 0, area, &admitted);
        if (!status && admitted)
            status = keep(keeper, swst__db_int(row, 1), swst__db_int(row, 2));
        if (status)
            break;
    }
    swst__db_give_back(row);
    return status;
}
