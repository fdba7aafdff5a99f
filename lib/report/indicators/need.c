/* NEED: what clients, households and areas lack, and what came of it. */
#include "report/indicators/matters.h"

_Static_assert(swst__need_state_SATISFIED == 4 && swst__need_state_WITHDRAWN == 6,
               "the statements below name these by number");

#define NEEDS(part) \
    "SELECT need.id, " part ", " SWST__MATTER_AREA("need", "household.area_id") \
    " FROM need LEFT JOIN client ON client.id = need.client_id" \
    " LEFT JOIN household ON household.id = need.household_id" \
    " WHERE need.voided_at IS NULL AND (?3 IS NULL OR need.category = ?3)"
#define SATISFIED " need.state = 4 AND need.closed_on"

swst_status swst__count_NEED_OPEN(struct swst__measure *measure)
{
    return swst__count_matters(measure, swst__kind_need, NEEDS("1") " AND opened_on <= ?2"
        " AND CASE WHEN closed_on IS NULL THEN state NOT IN (4, 6) ELSE closed_on > ?2 END"
        " AND ?1 IS NOT NULL ORDER BY need.id");
}

swst_status swst__count_NEED_NEW(struct swst__measure *measure)
{
    return swst__count_matters(measure, swst__kind_need, NEEDS("1")
        " AND opened_on BETWEEN ?1 AND ?2 ORDER BY need.id");
}

swst_status swst__count_NEED_SATISFIED(struct swst__measure *measure)
{
    return swst__count_matters(measure, swst__kind_need, NEEDS("1") " AND" SATISFIED
        " BETWEEN ?1 AND ?2 ORDER BY need.id");
}

swst_status swst__count_NEED_RATE(struct swst__measure *measure)
{
    return swst__count_matters(measure, swst__kind_need,
        NEEDS("CASE WHEN" SATISFIED " <= ?2 THEN 1 ELSE 0 END")
        " AND opened_on BETWEEN ?1 AND ?2 ORDER BY need.id");
}
