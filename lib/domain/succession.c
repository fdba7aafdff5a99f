/* Households that change hands and divide: each one act. */
#include "domain/act.h"
#include "domain/moves.h"
#include "model/structs.h"
#include "store/sight.h"

/* ----------------------------------------------------------------- succession */

static swst_status end_headship(const struct swst__change *change,
                                const struct swst__member *member, int64_t household_id)
{
    if (!swst__member_lives_on(member, change->on))
        return swst__change_end_dead(change, member, household_id);
    return swst__change_move(change, member, (struct swst__place){ household_id, false });
}

static swst_status succeed(const struct swst__change *change,
                           const struct swst__households *households, int64_t household_id,
                           int64_t client_id)
{
    const struct swst__member *next = swst__change_find(households, client_id, change->on);
    swst_status status = SWST_OK;

    if (!next)
        return swst__fail_number(SWST_EINVALID, SWST__NOT_A_MEMBER, client_id);
    if (next->is_head)
        return swst__fail_number(SWST_ECONFLICT, SWST__HEAD_ALREADY, next->id);
    for (size_t i = 0; i < households->count && !status; i++) {
        const struct swst__member *member = &households->members[i];

        if (member->is_head && swst__member_is_on_record(member, change->on))
            status = end_headship(change, member, household_id);
    }
    return status ? status
        : swst__change_move(change, next, (struct swst__place){ household_id, true });
}

swst_status swst_household_succeed(swst_store *store, int64_t household_id,
                                   int64_t new_head_client_id, const char *on,
                                   swst_member_reason reason)
{
    struct swst__households households = { 0 };
    struct swst__act act;
    struct swst__change change;
    swst_status status = swst__change_read(store, on, reason, &change);

    if (status || (status = swst__act_begin_writing(store, &act,
                                                    &swst__kinds[swst__kind_household_member],
                                                    NULL, 0)))
        return status;
    if (!act.served && !(status = swst__change_take(&households, store, household_id)))
        status = succeed(&change, &households, household_id, new_head_client_id);
    swst__households_close(&households);
    return swst__act_end(store, &act, status);
}

/* ---------------------------------------------------------------------- split */

static swst_status check_movers(const struct swst__change *change,
                                const struct swst__households *households,
                                const int64_t *client_ids, size_t count, int64_t head)
{
    bool has_head = head == 0;

    for (size_t i = 0; i < count; i++) {
        if (!swst__change_find(households, client_ids[i], change->on))
            return swst__fail_number(SWST_EINVALID, SWST__NOT_A_MEMBER, client_ids[i]);
        for (size_t j = 0; j < i; j++)
            if (client_ids[i] == client_ids[j])
                return swst__fail_number(SWST_EINVALID, SWST__NAMED_TWICE, client_ids[i]);
        has_head = has_head || client_ids[i] == head;
    }
    return has_head ? SWST_OK : swst__fail_number(SWST_EINVALID, SWST__HEAD_STAYS, head);
}

/* What the household is called and filed under is its own: where it is is not. */
static swst_status make_household(swst_store *store, int64_t like, int64_t *id)
{
    swst_record *made = swst_record_new(&swst__kinds[swst__kind_household]), *old = NULL;
    swst_status status = made ? swst__row_load(store, made->kind, like, &old) : SWST_ENOMEM;

    if (!status)
        status = swst__record_set_int(made, SWST__FIELD(household, area_id),
                                      swst__record_int(old, SWST__FIELD(household, area_id)));
    if (!status && swst__record_has(old, SWST__FIELD(household, address)))
        status = swst__record_set_text(made, SWST__FIELD(household, address),
                                       swst__record_text(old, SWST__FIELD(household, address)));
    if (!status)
        status = swst_record_save(store, made);
    if (!status)
        *id = swst_record_id(made);
    swst_record_free(old);
    swst_record_free(made);
    return status;
}

static swst_status split(const struct swst__change *change,
                         const struct swst__households *households, const int64_t *client_ids,
                         size_t count, int64_t head, int64_t to)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < count && !status; i++)
        status = swst__change_move(change,
                                   swst__change_find(households, client_ids[i], change->on),
                                   (struct swst__place){ to, client_ids[i] == head });
    return status;
}

swst_status swst_household_split(swst_store *store, int64_t household_id,
                                 const int64_t *client_ids, size_t count, int64_t head_client_id,
                                 const char *on, swst_member_reason reason, int64_t *new_household)
{
    struct swst__households households = { 0 };
    struct swst__act act;
    struct swst__change change;
    int64_t made = 0;
    swst_status status = swst__change_read(store, on, reason, &change);

    if (status)
        return status;
    if (!client_ids || !new_household)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!count)
        return swst__fail(SWST_EINVALID, SWST__NOBODY_NAMED);
    if ((status = swst__act_begin_writing(store, &act, &swst__kinds[swst__kind_household], NULL,
                                          0)))
        return status;
    made = act.served;
    if (!made) {
        if (!(status = swst__change_take(&households, store, household_id)))
            status = check_movers(&change, &households, client_ids, count, head_client_id);
        if (!status)
            status = make_household(store, household_id, &made);
        if (!status)
            status = split(&change, &households, client_ids, count, head_client_id, made);
    }
    swst__households_close(&households);
    if (!(status = swst__act_end(store, &act, status)))
        *new_household = made;
    return status;
}
