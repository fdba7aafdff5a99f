/* Rules between the instants of one record: what ends begins before, and what
 * answers something comes after it. */
#include "model/rules.h"
#include "model/structs.h"

swst_status swst__check_booking(const swst_record *record)
{
    const struct swst_booking *booking = (const struct swst_booking *)record;

    return booking->ends_at > booking->starts_at ? SWST_OK
        : swst__reject(record->kind, SWST__FIELD(booking, ends_at), SWST__NOT_AFTER_START);
}

/* Semantics, N1: the clock of an incident starts when it is found. */
swst_status swst__check_incident(const swst_record *record)
{
    const struct swst_incident *incident = (const struct swst_incident *)record;
    const struct swst_field *police = SWST__FIELD(incident, police_at);
    const struct swst_field *response = SWST__FIELD(incident, responded_at);
    const struct swst_field *closed = SWST__FIELD(incident, closed_on);
    const struct swst_field *early = NULL;

    if (swst__record_has(record, police) && incident->police_at < incident->discovered_at)
        early = police;
    else if (swst__record_has(record, response)
             && incident->responded_at < incident->discovered_at)
        early = response;
    else if (swst__record_has(record, closed)
             && incident->closed_on.number < swst__instant_day(incident->discovered_at))
        early = closed;
    return early ? swst__reject(record->kind, early, SWST__BEFORE_DISCOVERY) : SWST_OK;
}
