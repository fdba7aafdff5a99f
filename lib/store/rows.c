#include "store/rows.h"

#include "base/memory.h"
#include "store/bulk.h"
#include "store/sealed.h"
#include "store/store.h"

void swst__row_bind(struct swst__statement *statement, int at, const swst_record *record,
                    const struct swst_field *field)
{
    if (field->type == SWST_TEXT || !swst__record_has(record, field))
        swst__db_bind_text(statement, at, swst__record_text(record, field));
    else
        swst__db_bind_int(statement, at, swst__record_int(record, field));
}

static swst_status read_header(const struct swst__statement *statement, swst_record *record)
{
    const char *reason = swst__db_text(statement, SWST__VOID_REASON);

    record->header = (struct swst__header){
        .id = swst__db_int(statement, SWST__ID),
        .recorded_at = swst__db_int(statement, SWST__RECORDED_AT),
        .recorded_by = swst__db_int(statement, SWST__RECORDED_BY),
        .voided_at = swst__db_int(statement, SWST__VOIDED_AT),
        .voided_by = swst__db_int(statement, SWST__VOIDED_BY),
        .voided = !swst__db_is_null(statement, SWST__VOIDED_AT),
    };
    return swst__record_set_reason(record, reason);
}

/* No text is kept empty: one that reads so was lost for want of memory. */
static swst_status read_text(const struct swst__statement *statement, int column,
                             swst_record *record, const struct swst_field *field)
{
    const char *text = swst__db_text(statement, column);

    return *text ? swst__record_set_text(record, field, text) : swst__fail_memory();
}

swst_status swst__row_read(const struct swst__statement *statement, swst_record *record)
{
    swst_status status = read_header(statement, record);

    for (unsigned i = 0; i < record->kind->field_count && !status; i++) {
        const struct swst_field *field = &record->kind->fields[i];
        int column = SWST__HEADER_FIELDS + (int)i;

        if (swst__db_is_null(statement, column))
            swst__record_unset(record, field);
        else if (field->type == SWST_TEXT)
            status = read_text(statement, column, record, field);
        else
            status = swst__record_set_int(record, field, swst__db_int(statement, column));
    }
    return status;
}

static swst_status take(swst_store *store, const swst_kind *kind, enum swst__operation operation,
                        struct swst__statement **statement)
{
    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NOT_OPEN);
    return swst__db_take(store, swst__sql(store, kind, operation), statement);
}

swst_status swst__row_load(swst_store *store, const swst_kind *kind, int64_t id,
                           swst_record **record)
{
    struct swst__statement *statement;
    swst_record *made = NULL;
    swst_status status;

    if ((status = take(store, kind, SWST__SELECT, &statement)))
        return status;
    swst__db_bind_int(statement, 1, id);
    if ((status = swst__db_step(statement)) == SWST_OK)
        status = swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_RECORD, &kind->label);
    if (status == SWST_ROW)
        status = (made = swst_record_new(kind)) ? swst__row_read(statement, made) : SWST_ENOMEM;
    swst__db_give_back(statement);

    if (status)
        swst_record_free(made);
    else
        *record = made;
    return status;
}

swst_status swst_record_load(swst_store *store, const swst_kind *kind, int64_t id,
                             swst_record **record)
{
    swst_record *made = NULL;
    swst_status status;

    if (!kind || !record)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(status = swst__row_load(store, kind, id, &made)))
        status = swst__sight_tell_record(store, made);
    if (status) {
        swst_record_free(made);
        return status;
    }
    made->is_masked = swst__sight_masks(store);
    *record = made;
    return SWST_OK;
}

swst_status swst__row_life(swst_store *store, const swst_kind *kind, int64_t id,
                           enum swst__life *life)
{
    struct swst__statement *statement;
    swst_status status;

    *life = SWST__LIVING;
    if (store && swst__bulk_lives(store, kind, id))
        return SWST_OK;
    *life = SWST__MISSING;
    if ((status = take(store, kind, SWST__LIVES, &statement)))
        return status;
    swst__db_bind_int(statement, 1, id);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        *life = swst__db_int(statement, 0) ? SWST__LIVING : SWST__VOIDED;
    swst__db_give_back(statement);
    if (*life == SWST__LIVING)
        return swst__bulk_note_life(store, kind, id);
    return status == SWST_ROW ? SWST_OK : status;
}

/* ----------------------------------------------------------------- writing */

void swst__row_bind_kept(const swst_store *store, struct swst__statement *statement, int at,
                         const swst_record *record, const struct swst_field *field)
{
    if (!swst__sealed_hides(store, field))
        swst__row_bind(statement, at, record, field);
    else if (!(field->flags & SWST_REQUIRED))
        swst__db_bind_text(statement, at, NULL);
    else if (field->type == SWST_TEXT)
        swst__db_bind_text(statement, at, swst__sealed_placeholder);
    else
        swst__db_bind_int(statement, at, field->max);
}

static void bind_fields(const swst_store *store, struct swst__statement *statement,
                        const swst_record *record)
{
    for (unsigned i = 0; i < record->kind->field_count; i++)
        swst__row_bind_kept(store, statement, (int)i + 1, record, &record->kind->fields[i]);
}

/* Voiding is final: a row that is voided or missing changes no more. */
static swst_status expect_change(swst_store *store, const swst_record *record)
{
    swst__bulk_changed(store, record);
    if (swst__db_changes(store))
        return SWST_OK;
    return swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_RECORD, &record->kind->label);
}

swst_status swst__row_insert(swst_store *store, const swst_record *record)
{
    const struct swst__header *header = &record->header;
    int fields = (int)record->kind->field_count;
    struct swst__statement *statement;
    swst_status status;

    if (swst__bulk_works(store))
        return swst__bulk_insert(store, record);
    if ((status = take(store, record->kind, SWST__INSERT, &statement)))
        return status;
    bind_fields(store, statement, record);
    swst__db_bind_int(statement, fields + 1, header->id);
    swst__db_bind_int(statement, fields + 2, header->recorded_at);
    swst__db_bind_id(statement, fields + 3, header->recorded_by);
    if (header->voided)
        swst__db_bind_int(statement, fields + 4, header->voided_at);
    swst__db_bind_id(statement, fields + 5, header->voided_by);
    swst__db_bind_text(statement, fields + 6, record->void_reason);
    status = swst__db_finish(statement);
    return status ? status : swst__sealed_put(store, record, true);
}

swst_status swst__row_update(swst_store *store, const swst_record *record)
{
    struct swst__statement *statement;
    swst_status status = take(store, record->kind, SWST__UPDATE, &statement);

    if (status)
        return status;
    bind_fields(store, statement, record);
    swst__db_bind_int(statement, (int)record->kind->field_count + 1, record->header.id);
    status = swst__db_finish(statement);
    if (!status)
        status = expect_change(store, record);
    return status ? status : swst__sealed_put(store, record, false);
}

swst_status swst__row_void(swst_store *store, const swst_record *record)
{
    struct swst__statement *statement;
    swst_status status = take(store, record->kind, SWST__VOID, &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, record->header.voided_at);
    swst__db_bind_id(statement, 2, record->header.voided_by);
    swst__db_bind_text(statement, 3, record->void_reason);
    swst__db_bind_int(statement, 4, record->header.id);
    status = swst__db_finish(statement);
    return status ? status : expect_change(store, record);
}

/* ------------------------------------------- merging clients, and taking it back */

static swst_status take_change(swst_store *store, const swst_kind *kind, const char *column,
                               const char *change, struct swst__statement **statement)
{
    struct swst__text sql = { 0 };

    swst__text_add(&sql, "UPDATE main.\"%s\" SET \"%s\" = %s WHERE \"id\" = ?2", kind->name, column,
                   change);
    return swst__row_take(store, &sql, statement);
}

swst_status swst__row_point(swst_store *store, const swst_record *record,
                            const struct swst_field *field)
{
    struct swst__statement *statement;
    swst_status status = take_change(store, record->kind, field->name, "?1", &statement);

    if (status)
        return status;
    swst__row_bind(statement, 1, record, field);
    swst__db_bind_int(statement, 2, record->header.id);
    status = swst__db_finish(statement);
    return status ? status : expect_change(store, record);
}

/* Unlike all others this brings a voided row back; ?1 is NULL. */
swst_status swst__row_unvoid(swst_store *store, const swst_record *record)
{
    struct swst__statement *statement;
    swst_status status = take_change(store, record->kind, "voided_at",
                                     "?1, \"voided_by\" = ?1, \"void_reason\" = ?1", &statement);

    if (status)
        return status;
    swst__db_bind_text(statement, 1, NULL);
    swst__db_bind_int(statement, 2, record->header.id);
    status = swst__db_finish(statement);
    return status ? status : expect_change(store, record);
}
