/* What is worth a look about a case: a ledger's history may stand anywhere, so
 * nothing of this is refused. */
#include "domain/casework.h"
#include "model/machine.h"
#include "store/db.h"

#define CASE(field) SWST__FIELD(case, field)

_Static_assert(swst__case_event_event_SUSPEND == 5 && swst__case_event_event_RESUME == 6,
               "the statements of this file name these by number");

swst_status swst__casework_warn_half_closed(swst_store *store, const swst_record *record)
{
    (void)store;
    return swst__case_is_consistent(record) ? SWST_OK
        : swst__reject(record->kind, CASE(stage), SWST__CASE_CLOSED_HALF);
}

swst_status swst__casework_warn_bare(swst_store *store, const swst_record *record)
{
    const struct swst_case *self = (const struct swst_case *)record;
    const struct swst_field *missing = swst__case_lacks_for_closing(record);

    (void)store;
    return self->state != SWST_CASE_STATE_CLOSED || !missing ? SWST_OK
        : swst__reject(record->kind, missing, SWST__CASE_CLOSED_BARE);
}

/* The stage that the latest event of a stage or of a closing has reached. */
swst_status swst__casework_warn_stage(swst_store *store, const swst_record *record)
{
    const struct swst_case *self = (const struct swst_case *)record;
    int64_t reached = self->stage;
    swst_status status = swst__db_ask(store, "SELECT to_stage FROM case_event WHERE case_id = ?1"
        " AND to_stage IS NOT NULL AND voided_at IS NULL ORDER BY happened_on DESC, id DESC"
        " LIMIT 1", record->header.id, 0, 0, &reached);

    return status || reached == self->stage ? status
        : swst__reject(record->kind, CASE(stage), SWST__CASE_STAGE_DIFFERS);
}

/* Lists and figures go by the latest pause or resumption (cases.h): a state that
 * was set by hand would be told one way and counted another. */
swst_status swst__casework_warn_pause(swst_store *store, const swst_record *record)
{
    const struct swst_case *self = (const struct swst_case *)record;
    bool is_suspended = self->state == SWST_CASE_STATE_SUSPENDED;
    int64_t latest = 0;
    swst_status status;

    if (self->state == SWST_CASE_STATE_CLOSED || self->state == SWST_CASE_STATE_DECLINED)
        return SWST_OK;
    status = swst__db_ask(store, "SELECT event FROM case_event WHERE case_id = ?1"
        " AND event IN (5, 6) AND voided_at IS NULL ORDER BY happened_on DESC, id DESC LIMIT 1",
        record->header.id, 0, 0, &latest);
    return status || !latest || is_suspended == (latest == swst__case_event_event_SUSPEND)
        ? status : swst__reject(record->kind, CASE(state), SWST__CASE_PAUSE_DIFFERS);
}

swst_status swst__casework_warn_day(swst_store *store, const swst_record *record)
{
    const struct swst_case_event *event = (const struct swst_case_event *)record;
    int64_t on = event->happened_on.number, early = 0, late = 0;
    swst_status status = swst__db_ask(store, "SELECT id FROM \"case\" WHERE id = ?1"
        " AND opened_on > ?2", event->case_id, on, 0, &early);

    if (!status)
        status = swst__db_ask(store, "SELECT id FROM \"case\" WHERE id = ?1 AND closed_on < ?2",
                              event->case_id, on, 0, &late);
    return status || (!early && !late) ? status
        : swst__reject(record->kind, SWST__FIELD(case_event, happened_on),
                       early ? SWST__BEFORE_OPENING : SWST__AFTER_CLOSING);
}

/* Of a client who died, moved or was lost, the exit says so too. */
swst_status swst__casework_warn_gone(swst_store *store, const swst_record *record)
{
    const struct swst_case *self = (const struct swst_case *)record;
    bool died = self->close_reason == SWST_CASE_CLOSE_REASON_DIED;
    int64_t found = 0;
    swst_status status;

    if (!died && self->close_reason != SWST_CASE_CLOSE_REASON_MOVED
        && self->close_reason != SWST_CASE_CLOSE_REASON_LOST)
        return SWST_OK;
    status = swst__db_ask(store, "SELECT id FROM client WHERE id = ?1 AND exited_on IS NOT NULL"
        " AND (?2 = 0 OR exit_reason = ?2)", self->client_id,
        died ? swst__exit_reason_EXIT_REASON_DIED : 0, 0, &found);
    return status || found ? status
        : swst__reject(record->kind, CASE(close_reason),
                       died ? SWST__CASE_CLIENT_LIVES : SWST__CASE_CLIENT_STAYS);
}
