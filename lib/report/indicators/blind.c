/* BLIND: who is in scope, and nobody was in contact with. */
#include "report/indicators/blind.h"

#include "model/structs.h"

bool swst__blind_is(const struct swst__measure *measure)
{
    const struct swst__feed *contacts = &measure->facts->contacts;

    for (size_t i = 0; i < contacts->count; i++)
        if (contacts->rows[i][SWST__CONTACT_RESULT] == swst__visit_result_VISIT_RESULT_DONE
            && swst__span_holds(swst__lens_window(measure->lens),
                                contacts->rows[i][SWST__CONTACT_DAY]))
            return false;
    return true;
}

swst_status swst__count_BLIND_CLIENTS(struct swst__measure *measure)
{
    return !swst__measure_in_scope(measure) || !swst__blind_is(measure) ? SWST_OK
        : swst__measure_add(measure, swst__kind_client, measure->facts->person->id, 1, 0);
}

swst_status swst__count_BLIND_RATE(struct swst__measure *measure)
{
    return !swst__measure_in_scope(measure) ? SWST_OK
        : swst__measure_share(measure, swst__kind_client, measure->facts->person->id,
                              swst__blind_is(measure));
}
