/* Reopening: a closed case goes on as a new one that names it. */
#include "domain/casework.h"
#include "domain/rules.h"
#include "store/db.h"

#define CASE(field) SWST__FIELD(case, field)

/* A case is reopened once; `but` is the case that does, or 0. */
static swst_status refuse_second(swst_store *store, int64_t case_id, int64_t but)
{
    int64_t other = 0;
    swst_status status = swst__db_ask(store, "SELECT id FROM \"case\" WHERE reopens_id = ?1"
        " AND id <> ?2 AND voided_at IS NULL ORDER BY id LIMIT 1", case_id, but, 0, &other);

    if (status || !other)
        return status;
    status = swst__fail_number(SWST_ECONFLICT, SWST__REOPENED_ALREADY, other);
    swst__error_field("case", "reopens_id");
    return status;
}

enum { OTHERS_CASE, NOT_CLOSED };

/* Of the cases on either side, the one that is reopened and the one that reopens:
 * that of another client; and the one reopened, if it is not closed. */
static const char *const faults[] = {
    [OTHERS_CASE] = "SELECT id FROM \"case\" WHERE (id = ?1 OR reopens_id = ?2)"
                    " AND client_id <> ?3 AND voided_at IS NULL ORDER BY id LIMIT 1",
    [NOT_CLOSED] = "SELECT id FROM \"case\" WHERE id = ?1 AND coalesce(state, 0) <> 3"
                   " AND stage <> 6",
};
_Static_assert(SWST_CASE_STATE_CLOSED == 3 && SWST_CASE_STAGE_CLOSED == 6,
               "the statement names these by number");

/* A client's closed case goes on, nobody else's and none that goes on anyway. */
static swst_status refuse_unfit(swst_store *store, const struct swst_case *it)
{
    static const enum swst__message messages[] = { SWST__REOPENS_ANOTHERS, SWST__REOPENS_OPEN };
    int64_t found = 0;
    swst_status status = SWST_OK;
    int which = OTHERS_CASE;

    for (; which <= NOT_CLOSED; which++)
        if ((status = swst__db_ask(store, faults[which], it->reopens_id, it->record.header.id,
                                   it->client_id, &found)) || found)
            break;
    if (status || !found)
        return status;
    status = swst__fail_number(SWST_ECONFLICT, messages[which], found);
    swst__error_field("case", "reopens_id");
    return status;
}

/* From case to the case that it reopens, it never comes back. */
swst_status swst__casework_check_chain(swst_store *store, const swst_record *record)
{
    enum { LONGEST_CHAIN = 1000 };
    int64_t at = ((const struct swst_case *)record)->reopens_id, next;
    swst_status status = at ? refuse_second(store, at, record->header.id) : SWST_OK;

    for (int i = 0; at && i < LONGEST_CHAIN && !status; i++, at = next) {
        if (at == record->header.id)
            return swst__reject_as(SWST_ECONFLICT, record->kind, CASE(reopens_id),
                                   SWST__REOPENS_ITSELF);
        next = 0;
        status = swst__db_ask(store, "SELECT coalesce(reopens_id, 0) FROM \"case\""
                                     " WHERE id = ?1", at, 0, 0, &next);
    }
    return status ? status : refuse_unfit(store, (const struct swst_case *)record);
}

static swst_status check_reopens(const struct swst__case_act *act)
{
    if (act->casework->state != SWST_CASE_STATE_CLOSED)
        return swst__case_act_refuse(act, SWST__CASE_NOT_CLOSED);
    return refuse_second(act->store, act->case_id, 0);
}

static swst_status check_closed_before(const struct swst__case_act *act)
{
    return act->day < act->casework->closed_on.number
        ? swst__reject(&swst__kinds[swst__kind_case_event], SWST__FIELD(case_event, happened_on),
                       SWST__BEFORE_CLOSING) : SWST_OK;
}

/* What the new case takes over. */
static swst_status take_over(const struct swst_case *from, swst_record *to)
{
    static const unsigned numbers[] = {
        swst__case_client_id, swst__case_type, swst__case_worker_id, swst__case_supervisor_id,
        swst__case_restricted, swst__case_need_id
    };
    swst_status status = SWST_OK;

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers && !status; i++) {
        const struct swst_field *field = &to->kind->fields[numbers[i]];

        if (swst__record_has(&from->record, field))
            status = swst__record_set_int(to, field, swst__record_int(&from->record, field));
    }
    return status || !from->problem ? status
        : swst__record_set_text(to, CASE(problem), from->problem);
}

static swst_status fill(const struct swst__case_act *act, swst_record *made)
{
    swst_status status = take_over(act->casework, made);

    if (!status)
        status = swst__record_set_word(made, CASE(opened_on), act->on);
    if (!status)
        status = swst__record_set_int(made, CASE(stage), SWST_CASE_STAGE_INTAKE);
    if (!status)
        status = swst__record_set_int(made, CASE(state), SWST_CASE_STATE_OPEN);
    return status ? status : swst__record_set_int(made, CASE(reopens_id), act->case_id);
}

static swst_status write(struct swst__case_act *act)
{
    swst_record *made;
    swst_status status = check_reopens(act);

    if (!status)
        status = swst__case_act_check_day(act);
    if (!status)
        status = check_closed_before(act);
    if (status)
        return status;
    if (!(made = swst_record_new(&swst__kinds[swst__kind_case])))
        return SWST_ENOMEM;
    if (!(status = fill(act, made)) && !(status = swst_record_save(act->store, made)))
        status = swst__case_act_note(act, made->header.id, NULL);
    if (!status)
        act->reopened = swst_case_from(made);
    else
        swst_record_free(made);
    return status;
}

swst_status swst_case_reopen(swst_store *store, int64_t case_id, const char *on,
                             swst_case **reopened)
{
    struct swst__case_act act = { store, case_id, on, NULL, NULL,
        .kind = swst__case_event_event_REOPEN };
    swst_status status = swst__case_act_do(&act, write);

    if (!status && act.served)
        status = swst_case_load(store, act.served, &act.reopened);
    if (status || !reopened)
        swst_case_free(act.reopened);
    else
        *reopened = act.reopened;
    return status;
}
