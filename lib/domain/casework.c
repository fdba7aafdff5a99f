/* Acts of case work: each writes what happened and the case, or nothing. */
#include "domain/casework.h"

#include "base/calendar.h"
#include "domain/act.h"
#include "model/machine.h"
#include "store/db.h"

#define CASE(field) SWST__FIELD(case, field)
#define EVENT(field) SWST__FIELD(case_event, field)

swst_status swst__case_act_refuse(const struct swst__case_act *act, enum swst__message message)
{
    const swst_record *record = &act->casework->record;

    switch (act->casework->state) {     /* no move leads out of these */
    case SWST_CASE_STATE_DECLINED: message = SWST__CASE_DECLINED; break;
    case SWST_CASE_STATE_CLOSED: message = SWST__CASE_CLOSED; break;
    default: return swst__machine_refuse(record, CASE(state), message);
    }
    return swst__reject_as(SWST_ECONFLICT, record->kind, CASE(state), message);
}

static swst_status refuse_as_not_open(const struct swst__case_act *act)
{
    return swst__case_act_refuse(act, SWST__CASE_NOT_OPEN);
}

/* --------------------------------------------------------------------- days */

swst_status swst__case_act_check_day(const struct swst__case_act *act)
{
    int64_t later = 0;
    swst_status status = swst__db_ask(act->store, "SELECT id FROM case_event WHERE case_id = ?1"
        " AND happened_on > ?2 AND voided_at IS NULL ORDER BY happened_on DESC, id DESC LIMIT 1",
        act->case_id, act->day, 0, &later);

    if (status)
        return status;
    if (act->day < act->casework->opened_on.number)
        return swst__reject(&swst__kinds[swst__kind_case_event], EVENT(happened_on),
                            SWST__BEFORE_OPENING);
    if (!later)
        return SWST_OK;
    status = swst__fail_number(SWST_EINVALID, SWST__BEFORE_LAST_EVENT, later);
    swst__error_field("case_event", "happened_on");
    return status;
}

/* -------------------------------------------------------------------- moves */

/* A case moves to another word; to stay is no move. */
static swst_status move(const struct swst__case_act *act, const swst_field *field, int64_t to)
{
    swst_record *record = &act->casework->record;

    if (swst__record_int(record, field) == to)
        return swst__machine_refuse(record, field, SWST__FORBIDDEN_MOVE);
    return swst__record_set_int(record, field, to);
}

static bool is_open(const struct swst_case *self)
{
    return self->state == SWST_CASE_STATE_OPEN || self->state == SWST_CASE_STATE_UNSET;
}

static swst_status apply_advance(struct swst__case_act *act)
{
    swst_status status = is_open(act->casework) ? move(act, CASE(stage), act->to)
                                                : refuse_as_not_open(act);

    return status ? status : swst__record_set_int(&act->event->record, EVENT(to_stage), act->to);
}

static swst_status plan_next(const struct swst__case_act *act)
{
    swst_record *record = &act->casework->record;
    int64_t next;

    if (!act->next_on) {
        if (act->done && swst__record_has(record, CASE(follow_up_on))
            && act->casework->follow_up_on.number <= act->day)
            swst__record_unset(record, CASE(follow_up_on));
        return SWST_OK;
    }
    if (swst__day_read(act->next_on, &next) && next < act->day)
        return swst__reject(record->kind, CASE(follow_up_on), SWST__BEFORE_FOLLOW_UP);
    return swst__record_set_word(record, CASE(follow_up_on), act->next_on);
}

static swst_status apply_follow_up(struct swst__case_act *act)
{
    swst_record *event = &act->event->record;
    swst_status status = is_open(act->casework) ? SWST_OK : refuse_as_not_open(act);

    if (!status)
        status = swst__record_set_int(event, EVENT(result), act->done
            ? swst__case_event_result_DONE : swst__case_event_result_NOT_DONE);
    if (!status && act->minutes)
        status = swst__record_set_int(event, EVENT(minutes), act->minutes);
    if (!status && act->worker_id)
        status = swst__record_set_int(event, EVENT(worker_id), act->worker_id);
    return status ? status : plan_next(act);
}

/* Reviews and referrals: of a suspended case as well. */
static swst_status apply_nothing(struct swst__case_act *act)
{
    return is_open(act->casework) || act->casework->state == SWST_CASE_STATE_SUSPENDED
        ? SWST_OK : refuse_as_not_open(act);
}

static swst_status apply_suspend(struct swst__case_act *act)
{
    return move(act, CASE(state), SWST_CASE_STATE_SUSPENDED);
}

static swst_status apply_resume(struct swst__case_act *act)
{
    return act->casework->state == SWST_CASE_STATE_SUSPENDED
        ? move(act, CASE(state), SWST_CASE_STATE_OPEN)
        : swst__case_act_refuse(act, SWST__CASE_NOT_SUSPENDED);
}

static swst_status apply_decline(struct swst__case_act *act)
{
    return move(act, CASE(state), SWST_CASE_STATE_DECLINED);
}

static swst_status set_closing(const struct swst__case_act *act)
{
    swst_record *record = &act->casework->record;
    swst_status status = swst__record_set_word(record, CASE(closed_on), act->on);

    if (!status)
        status = swst__record_set_int(record, CASE(close_reason), act->reason);
    if (!status && act->outcome)
        status = swst__record_set_int(record, CASE(outcome), act->outcome);
    if (!status && act->evaluation)
        status = swst__record_set_text(record, CASE(evaluation), act->evaluation);
    if (!status && act->casework->supervisor_id)
        status = swst__record_set_word(record, CASE(signed_on), act->on);
    return status;
}

static swst_status apply_close(struct swst__case_act *act)
{
    swst_status status = act->reason ? move(act, CASE(state), SWST_CASE_STATE_CLOSED)
        : swst__reject(&swst__kinds[swst__kind_case], CASE(close_reason), SWST__REQUIRED);

    if (!status)
        status = swst__record_set_int(&act->casework->record, CASE(stage), SWST_CASE_STAGE_CLOSED);
    if (!status)
        status = swst__record_set_int(&act->event->record, EVENT(to_stage),
                                      SWST_CASE_STAGE_CLOSED);
    return status ? status : set_closing(act);
}

/* --------------------------------------------------------------------- acts */

static swst_status fill_event(const struct swst__case_act *act, int64_t case_id)
{
    swst_record *event = &act->event->record;
    swst_status status = swst__record_set_int(event, EVENT(case_id), case_id);

    if (!status)
        status = swst__record_set_word(event, EVENT(happened_on), act->on);
    if (!status)
        status = swst__record_set_int(event, EVENT(event), act->kind);
    if (!status)
        status = swst__record_set_int(event, EVENT(worker_id), act->casework->worker_id);
    return status || !act->content ? status
        : swst__record_set_text(event, EVENT(content), act->content);
}

swst_status swst__case_act_note(struct swst__case_act *act, int64_t case_id,
                                swst_status (*apply)(struct swst__case_act *act))
{
    swst_status status;

    act->event = (struct swst_case_event *)swst_record_new(&swst__kinds[swst__kind_case_event]);
    if (!act->event)
        return SWST_ENOMEM;
    status = fill_event(act, case_id);
    if (!status)
        status = apply ? apply(act) : SWST_OK;
    if (!status)
        status = swst_record_save(act->store, &act->event->record);
    swst_record_free(&act->event->record);
    return status;
}

static swst_status save(struct swst__case_act *act)
{
    swst_status status = swst__case_act_check_day(act);

    if (!status)
        status = swst__case_act_note(act, act->case_id, act->apply);
    return status ? status : swst_case_save(act->store, act->casework);
}

static swst_status perform(struct swst__case_act *act,
                           swst_status (*write)(struct swst__case_act *act))
{
    swst_status status = swst_case_load(act->store, act->case_id, &act->casework);

    if (status)
        return status;
    status = act->casework->record.header.voided
        ? swst__fail_about(SWST_ENOTFOUND, SWST__VOIDED_ALREADY, &act->casework->record.kind->label)
        : write(act);
    swst_case_free(act->casework);
    return status;
}

/* A case is reopened by a new one; of anything else there is an event first, of
 * this sort. */
static swst_status begin(struct swst__case_act *act, struct swst__act *whole)
{
    bool reopens = act->kind == swst__case_event_event_REOPEN;
    int64_t event = act->kind;
    swst_status status = swst__act_begin_writing(act->store, whole,
        &swst__kinds[reopens ? swst__kind_case : swst__kind_case_event],
        reopens ? CASE(reopens_id) : EVENT(case_id), act->case_id);

    if (status || !whole->served || reopens)
        return status;
    status = swst__db_ask(act->store, "SELECT event FROM case_event WHERE id = ?1", whole->served,
                          0, 0, &event);
    if (!status && event != act->kind)
        status = swst__fail(SWST_ECONFLICT, SWST__REQUEST_REUSED);
    return status ? swst__act_end(act->store, whole, status) : SWST_OK;
}

swst_status swst__case_act_do(struct swst__case_act *act,
                              swst_status (*write)(struct swst__case_act *act))
{
    struct swst__act whole;
    swst_status status;

    if (!act->store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__day_argument(act->on, &act->day))
        || (status = begin(act, &whole)))
        return status;
    act->served = whole.served;
    return swst__act_end(act->store, &whole, whole.served ? SWST_OK : perform(act, write));
}

/* ----------------------------------------------------------------- by name */

swst_status swst_case_advance(swst_store *store, int64_t case_id, swst_case_stage to,
                              const char *on, const char *content)
{
    return swst__case_act_do(&(struct swst__case_act){ store, case_id, on, content, apply_advance,
        .kind = swst__case_event_event_STAGE, .to = to }, save);
}

swst_status swst_case_follow_up(swst_store *store, int64_t case_id, const char *on, bool done,
                                int64_t minutes, int64_t worker_id, const char *content,
                                const char *next_on)
{
    return swst__case_act_do(&(struct swst__case_act){ store, case_id, on, content, apply_follow_up,
        .kind = swst__case_event_event_FOLLOW_UP, .done = done, .minutes = minutes,
        .worker_id = worker_id, .next_on = next_on }, save);
}

/* What needs no more than its day and a few words. */
static swst_status note(swst_store *store, int64_t case_id, const char *on, const char *content,
                        int64_t kind, swst_status (*apply)(struct swst__case_act *act))
{
    return swst__case_act_do(&(struct swst__case_act){ store, case_id, on, content, apply,
        .kind = kind }, save);
}

swst_status swst_case_review(swst_store *store, int64_t case_id, const char *on,
                             const char *content)
{
    return note(store, case_id, on, content, swst__case_event_event_REVIEW, apply_nothing);
}

swst_status swst_case_refer(swst_store *store, int64_t case_id, const char *on,
                            const char *content)
{
    return note(store, case_id, on, content, swst__case_event_event_REFERRAL, apply_nothing);
}

swst_status swst_case_suspend(swst_store *store, int64_t case_id, const char *on,
                              const char *content)
{
    return note(store, case_id, on, content, swst__case_event_event_SUSPEND, apply_suspend);
}

swst_status swst_case_resume(swst_store *store, int64_t case_id, const char *on,
                             const char *content)
{
    return note(store, case_id, on, content, swst__case_event_event_RESUME, apply_resume);
}

swst_status swst_case_decline(swst_store *store, int64_t case_id, const char *on,
                              const char *content)
{
    return note(store, case_id, on, content, swst__case_event_event_DECLINE, apply_decline);
}

swst_status swst_case_close(swst_store *store, int64_t case_id, const char *on,
                            swst_case_close_reason reason, swst_case_outcome outcome,
                            const char *evaluation)
{
    return swst__case_act_do(&(struct swst__case_act){ store, case_id, on, NULL, apply_close,
        .kind = swst__case_event_event_CLOSE, .reason = reason, .outcome = outcome,
        .evaluation = evaluation }, save);
}
