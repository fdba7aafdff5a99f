/* Two households become one: its members go over, its categories end. */
#include "domain/act.h"
#include "domain/ids.h"
#include "domain/moves.h"
#include "model/structs.h"
#include "store/sight.h"

static swst_status end_category(const struct swst__change *change, int64_t id)
{
    const struct swst_field *starts = SWST__FIELD(membership, starts_on);
    swst_record *record = NULL;
    swst_status status = swst__row_load(change->store, &swst__kinds[swst__kind_membership], id,
                                        &record);

    if (!status && swst__record_int(record, starts) >= change->on)
        status = swst__fail_number(SWST_ECONFLICT, SWST__CATEGORY_LATER, id);
    if (!status)
        status = swst__record_set_int(record, SWST__FIELD(membership, ends_on), change->on - 1);
    if (!status)
        status = swst_record_save(change->store, record);
    swst_record_free(record);
    return status;
}

/* Read before any is changed: a statement does not look at what it changes. */
static swst_status find_categories(const struct swst__change *change, int64_t household_id,
                                   struct swst__ids *ids)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(change->store, "SELECT id FROM membership"
        " WHERE household_id = ?1 AND coalesce(ends_on, ?2) >= ?2 AND voided_at IS NULL"
        " ORDER BY id", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, household_id);
    swst__db_bind_int(statement, 2, change->on);
    return swst__ids_read(ids, statement);
}

static swst_status end_categories(const struct swst__change *change, int64_t household_id)
{
    struct swst__ids ids = { 0 };
    swst_status status = find_categories(change, household_id, &ids);

    for (size_t i = 0; i < ids.count && !status; i++)
        status = end_category(change, ids.at[i]);
    swst__ids_free(&ids);
    return status;
}

static swst_status join(const struct swst__change *change,
                        const struct swst__households *households, int64_t from, int64_t into)
{
    swst_status status = SWST_OK;
    bool lived_in = false;
    int64_t later = 0;

    for (size_t i = 0; i < households->count && !status; i++) {
        const struct swst__member *member = &households->members[i];

        if (swst__member_lives_on(member, change->on)) {
            lived_in = true;
            status = swst__change_move(change, member, (struct swst__place){ into, false });
        } else if (swst__member_is_on_record(member, change->on)) {
            status = swst__change_end_dead(change, member, from);
        } else if (member->days.first > change->on) {
            later = member->id;
        }
    }
    if (!status && !lived_in)
        status = swst__fail_number(SWST_EINVALID, SWST__NO_MEMBERS, from);
    if (!status && later)
        status = swst__fail_number(SWST_ECONFLICT, SWST__MEMBER_LATER, later);
    return status ? status : end_categories(change, from);
}

swst_status swst_household_merge(swst_store *store, int64_t from_id, int64_t into_id,
                                 const char *on, swst_member_reason reason)
{
    struct swst__households households = { 0 };
    struct swst__act act;
    struct swst__change change;
    swst_status status = swst__change_read(store, on, reason, &change);

    if (status)
        return status;
    if (from_id == into_id)
        return swst__fail(SWST_EINVALID, SWST__SAME_RECORD);
    if ((status = swst__act_begin_writing(store, &act, &swst__kinds[swst__kind_household_member],
                                          NULL, 0)))
        return status;
    if (!act.served && !(status = swst__change_check_household(store, into_id))
        && !(status = swst__change_take(&households, store, from_id)))
        status = join(&change, &households, from_id, into_id);
    swst__households_close(&households);
    return swst__act_end(store, &act, status);
}
