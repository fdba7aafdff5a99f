/* ACT: whom what was held reached (semantics 5). */
#include "model/structs.h"
#include "report/indicators/measure.h"

swst_status swst__count_ACT_COVERAGE(struct swst__measure *measure)
{
    return !swst__measure_in_scope(measure) ? SWST_OK
        : swst__measure_share(measure, swst__kind_client, measure->facts->person->id,
                              swst__feed_has_day(&measure->facts->attendances,
                                                 SWST__ATTENDANCE_DAY,
                                                 swst__lens_window(measure->lens)));
}

swst_status swst__count_ACT_HOUSEHOLD_COVERAGE(struct swst__measure *measure)
{
    return !swst__measure_in_scope(measure) ? SWST_OK
        : swst__measure_share(measure, swst__kind_household, measure->home->id,
                              swst__feed_has_day(&measure->home->reached, 0,
                                                 swst__lens_window(measure->lens)));
}
