#include "store/imports.h"

#include "base/text.h"
#include "store/audit.h"
#include "store/rows.h"
#include "store/sealed.h"

#include <inttypes.h>
#include <stdio.h>

swst_status swst__import_next(swst_store *store, int64_t *number)
{
    *number = 0;
    return swst__db_number(store, "SELECT coalesce(max(number), 0) + 1 FROM \"import\"", number);
}

swst_status swst__import_last_line(swst_store *store, int64_t *line)
{
    *line = 0;
    return swst__db_number(store, "SELECT coalesce(max(sequence), 0) FROM audit", line);
}

/* -------------------------------------------------------------------- noting */

static swst_status insert_change(swst_store *store, int64_t number, const char *kind, int64_t id,
                                 const char *field, const struct swst__kept *before)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "INSERT INTO import_change"
        " (\"import\", kind, record_id, field, \"before\") VALUES (?, ?, ?, ?, ?)", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, number);
    swst__db_bind_text(statement, 2, kind);
    swst__db_bind_int(statement, 3, id);
    swst__db_bind_text(statement, 4, field);
    if (before->box)
        swst__db_bind_bytes(statement, 5, before->box, before->size);
    else
        swst__db_bind_text(statement, 5, before->text);
    return swst__db_finish(statement);
}

/* The lines of the audit behind `since`. */
static swst_status note_lines(swst_store *store, int64_t number, const char *why, int64_t since)
{
    char last[24];
    int64_t line;
    swst_status status = swst__import_last_line(store, &line);

    snprintf(last, sizeof last, "%" PRId64, line);
    return status || line <= since ? status
        : insert_change(store, number, "audit", since + 1, why,
                        &(struct swst__kept){ .text = last });
}

swst_status swst__import_add(swst_store *store, const struct swst__import *import,
                             const char *file, int64_t instant, int64_t since)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "INSERT INTO \"import\""
        " (number, instant, actor, file, created, updated, first_id, last_id, audited)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, import->number);
    swst__db_bind_int(statement, 2, instant);
    swst__db_bind_id(statement, 3, swst__store_actor(store));
    swst__db_bind_text(statement, 4, file);
    swst__db_bind_int(statement, 5, import->created);
    swst__db_bind_int(statement, 6, import->updated);
    swst__db_bind_id(statement, 7, import->first_id);
    swst__db_bind_id(statement, 8, import->last_id);
    swst__db_bind_int(statement, 9, import->audited);
    status = swst__db_finish(statement);
    return status ? status : note_lines(store, import->number, "made", since);
}

static swst_status is_noted(swst_store *store, int64_t number, const swst_record *record,
                            const char *field, bool *noted)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT 1 FROM import_change WHERE \"import\" = ?"
        " AND kind = ? AND record_id = ? AND field = ? LIMIT 1", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, number);
    swst__db_bind_text(statement, 2, record->kind->name);
    swst__db_bind_int(statement, 3, record->header.id);
    swst__db_bind_text(statement, 4, field);
    status = swst__db_step(statement);
    *noted = status == SWST_ROW;
    swst__db_give_back(statement);
    return status < 0 ? status : SWST_OK;
}

swst_status swst__import_note(swst_store *store, int64_t number, const swst_record *record,
                              const char *field, const char *before, bool again)
{
    struct swst__kept kept = { .text = before };
    bool noted = false;
    swst_status status = again ? is_noted(store, number, record, field, &noted) : SWST_OK;

    if (status || noted)
        return status;
    status = swst__sealed_keep(store, number, record, field, &kept);
    if (!status)
        status = insert_change(store, number, record->kind->name, record->header.id, field, &kept);
    swst_free(kept.box);
    return status;
}

swst_status swst__import_undone(swst_store *store, int64_t number, int64_t instant,
                                int64_t since)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "UPDATE \"import\" SET undone_at = ?,"
                                              " undone_by = ? WHERE number = ?", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, instant);
    swst__db_bind_id(statement, 2, swst__store_actor(store));
    swst__db_bind_int(statement, 3, number);
    status = swst__db_finish(statement);
    return status ? status : note_lines(store, number, "undone", since);
}

/* ------------------------------------------------------------------- finding */

swst_status swst__import_find(swst_store *store, int64_t number, struct swst__import *import)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT created, updated, coalesce(first_id, 0),"
        " coalesce(last_id, 0), audited, coalesce(undone_at, 0) FROM \"import\""
        " WHERE number = ?", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, number);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        *import = (struct swst__import){ number, swst__db_int(statement, 0),
            swst__db_int(statement, 1), swst__db_int(statement, 2), swst__db_int(statement, 3),
            swst__db_int(statement, 4), swst__db_int(statement, 5) };
    swst__db_give_back(statement);
    if (status == SWST_OK)
        return swst__fail(SWST_ENOTFOUND, SWST__NO_SUCH_IMPORT);
    return status == SWST_ROW ? SWST_OK : status;
}

#define NOT_TAKEN_BACK \
    " NOT EXISTS (SELECT 1 FROM import_change lines" \
    "   JOIN \"import\" other ON other.number = lines.\"import\"" \
    "   WHERE lines.kind = 'audit' AND other.undone_at IS NOT NULL" \
    "     AND line.sequence BETWEEN lines.record_id AND CAST(lines.\"before\" AS INTEGER))"

/* Lines that tell of reading are no reason. */
static void write_changed_since(struct swst__text *sql)
{
    swst__text_add(sql,
        "SELECT line.kind, line.record_id FROM audit line WHERE line.sequence > ?1"
        " AND line.record_id BETWEEN ?2 AND ?3 AND %s AND" NOT_TAKEN_BACK
        " UNION ALL "
        "SELECT line.kind, line.record_id FROM audit line JOIN import_change change"
        " ON change.record_id = line.record_id AND change.kind = line.kind"
        " WHERE line.sequence > ?1 AND change.\"import\" = ?4 AND %s"
        " AND (line.action = 'void'"
        "      OR ',' || line.fields || ',' LIKE '%%,' || change.field || ',%%')"
        " AND" NOT_TAKEN_BACK " LIMIT 1", swst__audit_is_change, swst__audit_is_change);
}

swst_status swst__import_changed_since(swst_store *store, const struct swst__import *import,
                                       struct swst__import_row *row)
{
    struct swst__statement *statement;
    struct swst__text sql = { 0 };
    swst_status status;

    write_changed_since(&sql);
    if ((status = swst__row_take(store, &sql, &statement)))
        return status;
    swst__db_bind_int(statement, 1, import->audited);
    swst__db_bind_int(statement, 2, import->first_id);
    swst__db_bind_int(statement, 3, import->last_id);
    swst__db_bind_int(statement, 4, import->number);
    if ((status = swst__db_step(statement)) == SWST_ROW) {
        row->kind = swst_kind_find(swst__db_text(statement, 0));
        row->id = swst__db_int(statement, 1);
        if (!row->kind)
            status = swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
    }
    swst__db_give_back(statement);
    return status;
}

swst_status swst__import_made_below(swst_store *store, const struct swst__import *import,
                                    const swst_kind *kind, int64_t *id)
{
    struct swst__statement *statement;
    struct swst__text sql = { 0 };
    int64_t below;
    swst_status status;

    swst__text_add(&sql, "SELECT id FROM \"%s\" WHERE id >= ? AND id < ? AND voided_at IS NULL"
                         " ORDER BY id DESC LIMIT 1", kind->name);
    if ((status = swst__row_take(store, &sql, &statement)))
        return status;
    swst__db_bind_int(statement, 1, import->first_id);
    swst__db_bind_int(statement, 2, *id);
    status = swst__db_step(statement);
    below = status == SWST_ROW ? swst__db_int(statement, 0) : 0;
    swst__db_give_back(statement);
    if (status == SWST_ROW && below >= *id)             /* rows out of order */
        return swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
    *id = below;
    return status < 0 ? status : SWST_OK;
}

swst_status swst__import_open(swst_store *store, int64_t number,
                              struct swst__statement **changes)
{
    swst_status status = swst__db_take(store, "SELECT kind, record_id, field, "
        SWST__SEALED_KEPT " FROM import_change WHERE \"import\" = ? AND kind <> 'audit'"
        " ORDER BY kind, record_id, field", changes);

    if (!status)
        swst__db_bind_int(*changes, 1, number);
    return status;
}

swst_status swst__import_next_change(struct swst__statement *changes,
                                     struct swst__import_change *change)
{
    swst_status status = swst__db_step(changes);

    if (status != SWST_ROW)
        return status;
    change->row = (struct swst__import_row){ swst_kind_find(swst__db_text(changes, 0)),
                                             swst__db_int(changes, 1) };
    change->field = change->row.kind
        ? swst__field_find(change->row.kind, swst__db_text(changes, 2)) : NULL;
    change->before = swst__db_is_null(changes, 3) ? NULL : swst__db_text(changes, 3);
    return change->field ? SWST_ROW : swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
}

/* ------------------------------------------------------ as if it had never been */

swst_status swst__import_took_back(swst_store *store, const swst_record *record, bool *took)
{
    int64_t found = 0;
    swst_status status = record->header.voided
        ? swst__db_ask(store, "SELECT 1 FROM \"import\" WHERE undone_at IS NOT NULL"
                              " AND ?1 BETWEEN first_id AND last_id LIMIT 1",
                       record->header.id, 0, 0, &found) : SWST_OK;

    *took = found != 0;
    return status;
}

swst_status swst__import_count_taken_back(swst_store *store, const swst_kind *kind,
                                          int64_t *count)
{
    struct swst__statement *statement;
    struct swst__text sql = { 0 };
    swst_status status;

    swst__text_add(&sql, "SELECT coalesce(sum((SELECT count(*) FROM \"%s\" WHERE id BETWEEN"
                         " first_id AND last_id AND voided_at IS NOT NULL)), 0)"
                         " FROM \"import\" WHERE undone_at IS NOT NULL", kind->name);
    if ((status = swst__row_take(store, &sql, &statement)))
        return status;
    status = swst__db_step(statement);
    *count = status == SWST_ROW ? swst__db_int(statement, 0) : 0;
    swst__db_give_back(statement);
    return status < 0 ? status : SWST_OK;
}
