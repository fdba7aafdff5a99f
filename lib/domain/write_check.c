/* Whether a record may stand beside the others: what it points at, what must be unique, the
 * rules across records, and that nothing which counts refers to a voided one. */
#include "domain/write.h"

#include "base/memory.h"
#include "base/text.h"
#include "domain/rules.h"
#include "model/structs.h"
#include "store/rows.h"
#include "store/session.h"
#include "store/sight.h"

static swst_status check_references(swst_store *store, const swst_record *record)
{
    const swst_kind *kind = record->kind;
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < kind->field_count && !status; i++) {
        const struct swst_field *field = &kind->fields[i];
        enum swst__life life = SWST__LIVING;

        if (field->target && swst__record_has(record, field))
            status = swst__row_life(store, field->target, swst__record_int(record, field), &life);
        if (!status && life != SWST__LIVING)
            status = swst__reject_as(SWST_ENOTFOUND, kind, field,
                                     life == SWST__VOIDED ? SWST__REFERENCE_VOIDED
                                                          : SWST__REFERENCE_MISSING);
    }
    return status;
}

/* Asked before the index can refuse, to name the field. */
swst_status swst__write_check_unique(swst_store *store, const swst_record *record)
{
    const swst_kind *kind = record->kind;
    swst_status status = SWST_OK;

    for (const struct swst__rule *it = kind->rules; it->type && !status; it++) {
        bool duplicate = false;

        if (it->type == SWST_UNIQUE)
            status = swst__row_is_duplicate(store, record, it, &duplicate);
        if (duplicate && !status)
            status = swst__reject_as(SWST_ECONFLICT, kind, swst__rule_field(kind, it, 0),
                                     SWST__DUPLICATE);
    }
    return status;
}

static swst_status check_referrers(swst_store *store, const swst_record *record)
{
    struct swst__text text = { 0 };
    enum swst__sight sight = swst__sight_set(store, SWST__FULL);
    swst_status status = swst__row_referrers(store, record, &text);
    bool referred = text.length > 0, failed = text.failed;
    char *ids = swst__text_take(&text);

    if (!status && failed)
        status = swst__fail_memory();
    swst__sight_set(store, sight);
    if (!status && referred)                /* a session is told of no ids: some it may not know */
        status = swst__fail_text(SWST_ECONFLICT, SWST__STILL_REFERRED,
                                 swst__store_session(store)->is_open ? "…" : ids);
    swst_free(ids);
    return status;
}

/* What a session may not see it cannot point at; all other rules are of the whole store. */
static swst_status check_beside(swst_store *store, const swst_record *record, bool is_new)
{
    enum swst__sight sight = swst__sight_set(store, SWST__RECORDS);
    swst_status status;

    if (sight == SWST__FULL)
        swst__sight_set(store, SWST__FULL);
    status = check_references(store, record);
    swst__sight_set(store, SWST__FULL);
    if (!status)
        status = swst__write_check_unique(store, record);
    if (!status)
        status = swst__rules_check(store, record, is_new);
    swst__sight_set(store, sight);
    return status;
}

swst_status swst__write_check(swst_store *store, const swst_record *record, bool is_new)
{
    if (record->header.voided)
        return is_new ? SWST_OK : check_referrers(store, record);
    return check_beside(store, record, is_new);
}

swst_status swst__write_check_actor(swst_store *store)
{
    enum swst__life life = SWST__LIVING;
    int64_t actor = swst__store_actor(store);
    bool is_worker = actor && !swst__store_session(store)->is_open;
    swst_status status = is_worker
        ? swst__row_life(store, &swst__kinds[swst__kind_worker], actor, &life) : SWST_OK;

    return status || life == SWST__LIVING ? status
        : swst__fail(SWST_EINVALID, SWST__NOT_A_WORKER);
}
