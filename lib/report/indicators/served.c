/* SERVED: whom a contact, a case, a group or an activity served. */
#include "model/structs.h"
#include "report/indicators/measure.h"

swst_status swst__count_SERVED_RATE(struct swst__measure *measure)
{
    return !swst__measure_in_scope(measure) ? SWST_OK
        : swst__measure_share(measure, swst__kind_client, measure->facts->person->id,
                              swst__services_are_any(&measure->lens->services));
}

swst_status swst__count_SERVED_HOUSEHOLD_RATE(struct swst__measure *measure)
{
    return !swst__measure_in_scope(measure) ? SWST_OK
        : swst__measure_share(measure, swst__kind_household, measure->home->id,
                              swst__services_are_any(&measure->lens->services));
}

swst_status swst__count_SERVED_CLIENTS(struct swst__measure *measure)
{
    return !swst__measure_in_scope(measure) || !swst__services_are_any(&measure->lens->services)
        ? SWST_OK
        : swst__measure_add(measure, swst__kind_client, measure->facts->person->id, 1, 0);
}

swst_status swst__count_SERVED_TIMES(struct swst__measure *measure)
{
    int64_t times = measure->lens->services.times;

    return !swst__measure_in_scope(measure) || !times ? SWST_OK
        : swst__measure_add(measure, swst__kind_client, measure->facts->person->id, times, 0);
}
