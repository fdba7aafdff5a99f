#include "domain/privacy/stays.h"

#include "base/text.h"
#include "domain/privacy/about.h"
#include "model/structs.h"
#include "store/erase.h"
#include "store/rows.h"
#include "store/sight.h"

swst_status swst__stays_check_client(const swst_record *client)
{
    return swst__is_erased(client)
        ? swst__fail_number(SWST_ECONFLICT, SWST__ERASED_STAYS, client->header.id) : SWST_OK;
}

/* The reference by which a kind belongs to one person, such as the client of a case. */
static const struct swst_field *way_up(const swst_kind *kind)
{
    for (unsigned i = 0; i < kind->field_count; i++)
        if (kind->fields[i].flags & SWST_REQUIRED && swst__about_follows(kind, &kind->fields[i]))
            return &kind->fields[i];
    return NULL;
}

static swst_status find_above(swst_store *store, const swst_kind *kind,
                              const struct swst_field *field, int64_t *id)
{
    struct swst__statement *statement;
    struct swst__text sql = { 0 };
    swst_status status;

    swst__text_add(&sql, "SELECT \"%s\" FROM main.\"%s\" WHERE id = ?1", field->name, kind->name);
    if ((status = swst__row_take(store, &sql, &statement)))
        return status;
    swst__db_bind_int(statement, 1, *id);
    status = swst__db_step(statement);
    *id = status == SWST_ROW ? swst__db_int(statement, 0) : 0;
    swst__db_give_back(statement);
    return status < 0 ? status : SWST_OK;
}

/* From a goal to its case to the client: a few steps at most. */
static swst_status find_client(swst_store *store, const swst_kind *kind, int64_t *id)
{
    const struct swst_field *field;
    swst_status status = SWST_OK;

    while (!status && *id && kind != &swst__kinds[swst__kind_client]
           && (field = way_up(kind)) && field->target != kind) {
        status = find_above(store, kind, field, id);
        kind = field->target;
    }
    if (kind != &swst__kinds[swst__kind_client])
        *id = 0;
    return status;
}

static swst_status check_references(swst_store *store, const swst_record *record)
{
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < record->kind->field_count && !status; i++) {
        const struct swst_field *field = &record->kind->fields[i];
        int64_t id = 0;
        bool erased = false;

        if (!swst__about_follows(record->kind, field) || !swst__record_has(record, field))
            continue;
        id = swst__record_int(record, field);
        status = find_client(store, field->target, &id);
        if (!status && id)
            status = swst__client_is_erased(store, id, &erased);
        if (!status && erased)
            status = swst__fail_number(SWST_ECONFLICT, SWST__ERASED_STAYS, id);
    }
    return status;
}

/* Whatever the session may read: that somebody was erased is no secret. */
swst_status swst__stays_check(swst_store *store, const swst_record *record,
                              const swst_record *before)
{
    enum swst__sight sight = swst__sight_set(store, SWST__FULL);
    swst_status status = before ? swst__stays_check_client(before) : SWST_OK;

    if (!status && swst__is_erased(record))
        status = swst__reject(record->kind, SWST__FIELD(client, name), SWST__ERASED_WORD_TAKEN);
    if (!status && before)
        status = check_references(store, before);
    if (!status && record != before)
        status = check_references(store, record);
    swst__sight_set(store, sight);
    return status;
}

swst_status swst__stays_check_update(swst_store *store, const swst_record *record,
                                     const swst_record *before)
{
    bool same = record->header.voided == before->header.voided;

    for (unsigned i = 0; i < record->kind->field_count && same; i++)
        same = swst__record_same(record, before, &record->kind->fields[i]);
    return same ? SWST_OK : swst__stays_check(store, record, before);
}
