/* INCIDENT: how fast the station responded, and disputes that were settled
 * (N1, F13). */
#include "report/indicators/matters.h"

/* The day of an instant where stations are (semantics 1.2), as swst__instant_day() says:
 * an instant lies within a day when it lies between the day's ends. */
static const int64_t DAY_LASTS = INT64_C(86400000), AHEAD = INT64_C(28800000);

static swst_status add_incident(struct swst__measure *measure, const struct swst__statement *row,
                                int64_t type)
{
    const struct swst__answer *answer = &measure->lens->answer;
    const struct swst__ground *ground = &answer->ground;
    int64_t area = swst__areas_find(&ground->areas, swst__db_int(row, 3));
    bool is_answered = !swst__db_is_null(row, 2)
                       && swst__instant_day(swst__db_int(row, 2)) <= answer->question.as_of;

    if ((type && swst__db_int(row, 4) != type)
        || !swst__areas_within(&ground->areas, area, ground->top))
        return SWST_OK;
    return swst__measure_share(measure, swst__kind_incident, swst__db_int(row, 0), is_answered
        && swst__db_int(row, 2) - swst__db_int(row, 1) <= DAY_LASTS);
}

/* 24 hours to the second, wherever midnight lies. */
swst_status swst__count_INCIDENT_RESPONSE(struct swst__measure *measure)
{
    struct swst__span window = swst__lens_window(measure->lens);
    const char *type = measure->lens->answer.ground.filter->type;
    int64_t wanted = type ? swst__choice_find(&swst__incident_type_choices, type) : 0;
    struct swst__statement *row;
    swst_status status = swst__db_take(measure->lens->answer.store, "SELECT incident.id,"
        " discovered_at, responded_at," SWST__MATTER_AREA("incident", "NULL") ", type"
        " FROM incident LEFT JOIN client ON client.id = incident.client_id"
        " WHERE incident.voided_at IS NULL AND discovered_at BETWEEN ?1 AND ?3"
        " ORDER BY incident.id", &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, window.first * DAY_LASTS - AHEAD);
    swst__db_bind_int(row, 2, window.last);
    swst__db_bind_int(row, 3, (window.last + 1) * DAY_LASTS - AHEAD - 1);
    while (!status && (status = swst__db_step(row)) == SWST_ROW)
        status = add_incident(measure, row, wanted);
    swst__db_give_back(row);
    return status;
}

_Static_assert(swst__incident_type_DISPUTE == 3, "the statement below names it by number");

swst_status swst__count_INCIDENT_DISPUTES(struct swst__measure *measure)
{
    return swst__count_matters(measure, swst__kind_incident, "SELECT incident.id, 1,"
        SWST__MATTER_AREA("incident", "NULL") " FROM incident"
        " LEFT JOIN client ON client.id = incident.client_id WHERE incident.voided_at IS NULL"
        " AND type = 3 AND agreement IS NOT NULL AND closed_on BETWEEN ?1 AND ?2"
        " AND ?3 IS NULL ORDER BY incident.id");
}
