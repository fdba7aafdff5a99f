/* What the moves of a case ask besides the words: stage and state close
 * together, a stage moves only while the case is worked on, and a closing is
 * evaluated and supervised, unless the client died or was lost from sight. */
#include "model/machine.h"

#include "model/structs.h"

#include <swstation/case.h>

typedef const struct swst_case *casework;

bool swst__case_client_is_gone(const swst_record *record)
{
    int64_t reason = ((casework)record)->close_reason;

    return reason == SWST_CASE_CLOSE_REASON_DIED || reason == SWST_CASE_CLOSE_REASON_LOST;
}

bool swst__case_is_consistent(const swst_record *record)
{
    casework self = (casework)record;

    return (self->stage == SWST_CASE_STAGE_CLOSED) == (self->state == SWST_CASE_STATE_CLOSED);
}

static swst_status refuse(const swst_record *record, unsigned field, enum swst__message message)
{
    return swst__reject_as(SWST_ECONFLICT, record->kind, &record->kind->fields[field], message);
}

/* The day always; outcome and supervisor unless the client is gone. */
const struct swst_field *swst__case_lacks_for_closing(const swst_record *record)
{
    static const unsigned needed[] = { swst__case_closed_on, swst__case_outcome,
                                       swst__case_supervisor_id };
    size_t count = swst__case_client_is_gone(record) ? 1 : 3;

    for (size_t i = 0; i < count; i++)
        if (!swst__record_has(record, &record->kind->fields[needed[i]]))
            return &record->kind->fields[needed[i]];
    return NULL;
}

static swst_status check_closing(const swst_record *record)
{
    const struct swst_field *missing = swst__case_lacks_for_closing(record);

    return missing ? swst__reject_as(SWST_ECONFLICT, record->kind, missing, SWST__CLOSING_NEEDS)
                   : SWST_OK;
}

static bool is_worked_on(casework self)
{
    return self->state == SWST_CASE_STATE_OPEN || self->state == SWST_CASE_STATE_UNSET;
}

/* What its closing needed, a case keeps; one that came bare from a ledger is
 * filled in bit by bit. */
static swst_status check_closed(const swst_record *record, const swst_record *before)
{
    return ((casework)record)->state == SWST_CASE_STATE_CLOSED
        && !swst__case_lacks_for_closing(before) ? check_closing(record) : SWST_OK;
}

swst_status swst__machine_check_case(const swst_record *record, const swst_record *before)
{
    casework now = (casework)record, then = (casework)before;
    bool closes = now->state == SWST_CASE_STATE_CLOSED && then->state != SWST_CASE_STATE_CLOSED;

    if (now->stage == then->stage && now->state == then->state)
        return check_closed(record, before);
    if (!swst__case_is_consistent(record))
        return refuse(record, now->state == then->state ? swst__case_state : swst__case_stage,
                      SWST__CLOSED_TOGETHER);
    if (closes)
        return check_closing(record);
    if (now->stage != then->stage && !(is_worked_on(now) && is_worked_on(then)))
        return refuse(record, swst__case_stage, SWST__STAGE_OF_A_PAUSED_CASE);
    return SWST_OK;
}
