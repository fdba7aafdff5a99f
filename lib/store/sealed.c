/* Sealed fields of one record: put into boxes, and taken out again. */
#include "store/sealed.h"

#include "base/memory.h"
#include "base/text.h"
#include "store/store.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char swst__sealed_placeholder[] = "*";

bool swst__sealed_is(const struct swst_field *field)
{
    return field->flags & SWST_SENSITIVE
        || (field->flags & SWST__SORTS) == SWST__SORT_NUMBER;
}

bool swst__sealed_has(const swst_kind *kind)
{
    for (unsigned i = 0; i < kind->field_count; i++)
        if (swst__sealed_is(&kind->fields[i]))
            return true;
    return false;
}

bool swst__sealed_hides(const swst_store *store, const struct swst_field *field)
{
    return store->keys.is_sealed && swst__sealed_is(field);
}

/* --------------------------------------------------------------------- writing */

swst_status swst__sealed_take_out(swst_store *store, const swst_kind *kind, int64_t id)
{
    struct swst__statement *statement;
    swst_status status;

    if (!store->keys.is_sealed || !swst__sealed_has(kind))
        return SWST_OK;
    status = swst__db_take(store, "DELETE FROM sealed WHERE kind = ? AND record_id = ?",
                           &statement);
    if (status)
        return status;
    swst__db_bind_text(statement, 1, kind->name);
    swst__db_bind_int(statement, 2, id);
    return swst__db_finish(statement);
}

static swst_status insert(swst_store *store, const struct swst__about *about,
                          const unsigned char *box, size_t size)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "INSERT INTO sealed (kind, record_id, field, box)"
                                              " VALUES (?, ?, ?, ?)", &statement);

    if (status)
        return status;
    swst__db_bind_text(statement, 1, about->kind);
    swst__db_bind_int(statement, 2, about->id);
    swst__db_bind_text(statement, 3, about->field);
    swst__db_bind_bytes(statement, 4, box, size);
    return swst__db_finish(statement);
}

static swst_status put(swst_store *store, const swst_record *record,
                       const struct swst_field *field)
{
    struct swst__about about = { record->kind->name, field->name, record->header.id };
    struct swst__value value = { NULL, 0 };
    unsigned char *box = NULL;
    size_t size = 0;
    swst_status status;

    if (field->type == SWST_TEXT)
        value.text = swst__record_text(record, field);
    else
        value.number = swst__record_int(record, field);
    status = swst__box_make(&store->keys.file, &about, &value, &box, &size);
    if (!status)
        status = insert(store, &about, box, size);
    swst_free(box);
    return status;
}

swst_status swst__sealed_put(swst_store *store, const swst_record *record, bool is_new)
{
    const swst_kind *kind = record->kind;
    swst_status status = SWST_OK;

    if (!store->keys.is_sealed)
        return SWST_OK;
    if (!is_new)
        status = swst__sealed_take_out(store, kind, record->header.id);
    for (unsigned i = 0; i < kind->field_count && !status; i++)
        if (swst__sealed_is(&kind->fields[i]) && swst__record_has(record, &kind->fields[i]))
            status = put(store, record, &kind->fields[i]);
    return status;
}

/* --------------------------------------------------------- what imports keep */

swst_status swst__sealed_keep(const swst_store *store, int64_t import, const swst_record *record,
                              const char *field, struct swst__kept *kept)
{
    const struct swst_field *its = swst__field_find(record->kind, field);
    struct swst__value value = { kept->text, 0 };
    char kind[64];
    struct swst__about about = { kind, field, record->header.id };

    if (!kept->text || !its || !swst__sealed_hides(store, its))
        return SWST_OK;
    snprintf(kind, sizeof kind, "import %" PRId64 " %s", import, record->kind->name);
    return swst__box_make(&store->keys.file, &about, &value, &kept->box, &kept->size);
}
