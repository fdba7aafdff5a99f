/* VOLUNTEER: who helps without pay (G1, G4). */
#include "domain/noted.h"
#include "report/indicators/measure.h"
#include "report/workforce.h"

_Static_assert(SWST_ACTIVITY_STATE_HELD == 2, "the statements below name it by number");

/* Beside the id: who is also a client is one person, entered once or twice. */
enum { ID, CLIENT, AREA, JOINED, TRAINED };

/* A statement of volunteers by two days and a type, and what to add of each. */
static swst_status add(struct swst__measure *measure, const struct swst__statement *row,
                       struct swst__ids *clients)
{
    struct swst__ground *ground = &measure->lens->answer.ground;
    int64_t client = swst__db_int(row, CLIENT);
    bool admitted = false, is_share = measure->indicator->form == SWST_FIGURE_RATE;
    swst_status status = swst__ground_admits_named(ground, NULL, 0,
        swst__areas_find(&ground->areas, swst__db_int(row, AREA)), &admitted);

    if (status || !admitted || (client && swst__ids_hold(clients, client)))
        return status;
    if (client)
        status = swst__ids_insert(clients, client);
    return status ? status
        : swst__measure_add(measure, swst__kind_volunteer, swst__db_int(row, ID),
                            !is_share || swst__db_int(row, TRAINED), is_share);
}

static swst_status count_volunteers(struct swst__measure *measure, const char *sql)
{
    struct swst__span window = swst__lens_window(measure->lens);
    struct swst__ids clients = { 0 };
    struct swst__statement *row;
    swst_status status = swst__db_take(measure->lens->answer.store, sql, &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, window.first);
    swst__db_bind_int(row, 2, window.last);
    swst__db_bind_text(row, 3, measure->lens->answer.ground.filter->type);
    while (!status && (status = swst__db_step(row)) == SWST_ROW)
        status = add(measure, row, &clients);
    swst__db_give_back(row);
    swst__ids_free(&clients);
    return status;
}

/* Who was trained in time comes first, so that who is entered twice is trained if one is. */
#define VOLUNTEERS \
    "SELECT volunteer.id, coalesce(client_id, 0), coalesce(area_id, 0), joined_on," \
    " CASE WHEN trained_on <= ?2 THEN 1 ELSE 0 END AS trained FROM volunteer" \
    " WHERE voided_at IS NULL AND ?1 IS NOT NULL AND (?3 IS NULL OR type = ?3)"
#define IN_ORDER " ORDER BY trained DESC, volunteer.id"
#define ACTIVE " AND joined_on <= ?2 AND coalesce(left_on, ?2) >= ?2"

swst_status swst__count_VOLUNTEER_ACTIVE(struct swst__measure *measure)
{
    return count_volunteers(measure, VOLUNTEERS ACTIVE IN_ORDER);
}

swst_status swst__count_VOLUNTEER_TRAINED(struct swst__measure *measure)
{
    return count_volunteers(measure, VOLUNTEERS ACTIVE IN_ORDER);
}

swst_status swst__count_VOLUNTEER_NEW(struct swst__measure *measure)
{
    return count_volunteers(measure, VOLUNTEERS " AND joined_on BETWEEN ?1 AND ?2" IN_ORDER);
}

/* +: volunteers lead, so that where there are none no contact is read. */
swst_status swst__count_VOLUNTEER_SERVED(struct swst__measure *measure)
{
    return count_volunteers(measure, VOLUNTEERS " AND (+volunteer.id IN (SELECT volunteer_id FROM"
        SWST__NOTED("?1", "?2") " noted WHERE best = 3)"
        " OR +volunteer.id IN (SELECT volunteer_id FROM visit WHERE voided_at IS NULL"
        " AND result = 1 AND visited_on BETWEEN ?1 AND ?2))" IN_ORDER);
}
