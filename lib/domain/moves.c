#include "domain/moves.h"

#include "model/structs.h"
#include "store/rows.h"
#include "store/sight.h"

#define SELF "本人"                     /* the head's relation to the head (GB/T 4761) */

/* ------------------------------------------------------------------- records */

static swst_status load(swst_store *store, int64_t id, swst_record **record)
{
    return swst__row_load(store, &swst__kinds[swst__kind_household_member], id, record);
}

/* A reason that somebody entered stays. */
static swst_status give_reason(const struct swst__change *change, swst_record *record)
{
    const struct swst_field *reason = SWST__FIELD(household_member, reason);

    return swst__record_has(record, reason) ? SWST_OK
                                            : swst__record_set_int(record, reason, change->reason);
}

static swst_status put_in_place(swst_record *record, const struct swst__place *place)
{
    const struct swst_field *is_head = SWST__FIELD(household_member, is_head);
    const struct swst_field *relation = SWST__FIELD(household_member, relation);
    swst_status status = swst__record_set_int(record, SWST__FIELD(household_member, household_id),
                                              place->household_id);

    if (!place->is_head) {
        swst__record_unset(record, is_head);
        swst__record_unset(record, relation);
        return status;
    }
    if (!status)
        status = swst__record_set_int(record, is_head, 1);
    return status ? status : swst__record_set_text(record, relation, SELF);
}

static swst_status end_record(const struct swst__change *change, swst_record *record, int64_t last)
{
    swst_status status = give_reason(change, record);

    if (!status)
        status = swst__record_set_int(record, SWST__FIELD(household_member, ends_on), last);
    return status ? status : swst_record_save(change->store, record);
}

/* Go on from the day of the change, up to where the record went. */
static swst_status go_on(const struct swst__change *change, swst_record *record,
                         const struct swst__place *place)
{
    swst_status status;

    record->header = (struct swst__header){ 0 };
    swst__record_unset(record, SWST__FIELD(household_member, reason));
    status = swst__record_set_int(record, SWST__FIELD(household_member, starts_on), change->on);
    if (!status)
        status = give_reason(change, record);
    if (!status)
        status = put_in_place(record, place);
    return status ? status : swst_record_save(change->store, record);
}

static swst_status move_record(const struct swst__change *change, swst_record *record,
                               bool in_place, const struct swst__place *place)
{
    swst_record *next;
    swst_status status;

    if (in_place) {
        status = give_reason(change, record);
        if (!status)
            status = put_in_place(record, place);
        return status ? status : swst_record_save(change->store, record);
    }
    if (!(next = swst_record_copy(record)))
        return SWST_ENOMEM;
    status = end_record(change, record, change->on - 1);
    if (!status)
        status = go_on(change, next, place);
    swst_record_free(next);
    return status;
}

swst_status swst__change_move(const struct swst__change *change, const struct swst__member *member,
                              struct swst__place place)
{
    swst_record *record = NULL;
    swst_status status = load(change->store, member->id, &record);

    if (!status)
        status = move_record(change, record, member->days.first == change->on, &place);
    swst_record_free(record);
    return status;
}

swst_status swst__change_end_dead(const struct swst__change *change,
                                  const struct swst__member *member, int64_t household_id)
{
    int64_t last = member->death < change->on ? member->death : change->on - 1;
    swst_record *record = NULL;
    swst_status status;

    if (last < member->days.first)      /* died on the first day, which is this one */
        return swst__change_move(change, member, (struct swst__place){ household_id, false });
    status = load(change->store, member->id, &record);
    if (!status)
        status = end_record(change, record, last);
    swst_record_free(record);
    return status;
}

/* ------------------------------------------------------------------ questions */

swst_status swst__change_check_household(swst_store *store, int64_t id)
{
    enum swst__life life;
    swst_status status = swst__row_life(store, &swst__kinds[swst__kind_household], id, &life);

    return status || life == SWST__LIVING ? status
        : swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_RECORD,
                           &swst__kinds[swst__kind_household].label);
}

bool swst__member_is_on_record(const struct swst__member *member, int64_t day)
{
    return member->days.first <= day && day <= member->days.last;
}

const struct swst__member *swst__change_find(const struct swst__households *households,
                                             int64_t client_id, int64_t day)
{
    for (size_t i = 0; i < households->count; i++)
        if (households->members[i].client_id == client_id
            && swst__member_lives_on(&households->members[i], day))
            return &households->members[i];
    return NULL;
}

swst_status swst__change_read(swst_store *store, const char *on, swst_member_reason reason,
                              struct swst__change *change)
{
    swst_status status;

    *change = (struct swst__change){ .store = store, .reason = (int64_t)reason };
    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__day_argument(on, &change->on)))
        return status;
    if (change->reason <= swst__member_reason_unset || change->reason >= swst__member_reason_end)
        return swst__fail(SWST_EINVALID, SWST__NO_MEMBER_REASON);
    return SWST_OK;
}

swst_status swst__change_take(struct swst__households *households, swst_store *store, int64_t id)
{
    swst_status status = swst__change_check_household(store, id);

    if (!status)
        status = swst__households_open(households, store);
    return status ? status : swst__households_take(households, id);
}
