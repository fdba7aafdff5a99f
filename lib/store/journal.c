#include "store/journal.h"

#include "store/rows.h"

swst_status swst__journal_add(swst_store *store, int64_t instant, struct swst__merge *merge)
{
    struct swst__statement *statement;
    swst_status status;

    merge->sequence = 0;
    merge->undone = false;
    status = swst__db_number(store, "SELECT coalesce(max(sequence), 0) FROM \"merge\"",
                             &merge->sequence);
    if (!status)
        status = swst__db_take(store, "INSERT INTO \"merge\" (sequence, instant, keep_id, other_id)"
                                      " VALUES (?, ?, ?, ?)", &statement);
    if (status)
        return status;
    swst__db_bind_int(statement, 1, ++merge->sequence);
    swst__db_bind_int(statement, 2, instant);
    swst__db_bind_int(statement, 3, merge->keep_id);
    swst__db_bind_int(statement, 4, merge->other_id);
    return swst__db_finish(statement);
}

swst_status swst__journal_add_rows(swst_store *store, const struct swst__merge *merge,
                                   const swst_kind *kind, const struct swst_field *field)
{
    struct swst__statement *statement;
    struct swst__text sql = { 0 };
    swst_status status;

    swst__text_add(&sql, "INSERT INTO merge_row (\"merge\", kind, record_id, field)"
                          " SELECT ?1, ?2, id, ?3 FROM \"%s\" WHERE \"%s\" = ?4",
                   kind->name, field->name);
    if ((status = swst__row_take(store, &sql, &statement)))
        return status;
    swst__db_bind_int(statement, 1, merge->sequence);
    swst__db_bind_text(statement, 2, kind->name);
    swst__db_bind_text(statement, 3, field->name);
    swst__db_bind_int(statement, 4, merge->other_id);
    return swst__db_finish(statement);
}

swst_status swst__journal_undo(swst_store *store, int64_t number, int64_t instant)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "UPDATE \"merge\" SET undone_at = ?"
                                              " WHERE sequence = ?", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, instant);
    swst__db_bind_int(statement, 2, number);
    return swst__db_finish(statement);
}

/* ------------------------------------------------------------------- asking */

swst_status swst__journal_find(swst_store *store, int64_t number, struct swst__merge *merge)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT keep_id, other_id, undone_at FROM \"merge\""
                                              " WHERE sequence = ?", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, number);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        *merge = (struct swst__merge){ number, swst__db_int(statement, 0),
                                       swst__db_int(statement, 1),
                                       !swst__db_is_null(statement, 2) };
    swst__db_give_back(statement);
    if (status == SWST_OK)
        return swst__fail(SWST_ENOTFOUND, SWST__NO_SUCH_MERGE);
    return status == SWST_ROW ? SWST_OK : status;
}

swst_status swst__journal_latest(swst_store *store, const struct swst__merge *merge,
                                 int64_t *number)
{
    *number = 0;
    return swst__db_ask(store, "SELECT sequence FROM \"merge\" WHERE keep_id = ?1 AND other_id = ?2"
                               " AND undone_at IS NULL ORDER BY sequence DESC LIMIT 1",
                        merge->keep_id, merge->other_id, 0, number);
}

swst_status swst__journal_later(swst_store *store, const struct swst__merge *merge,
                                int64_t *number)
{
    *number = 0;
    return swst__db_ask(store, "SELECT sequence FROM \"merge\" WHERE sequence > ?1"
        " AND undone_at IS NULL AND (keep_id = ?2 OR keep_id = ?3 OR other_id = ?2"
        " OR other_id = ?3) ORDER BY sequence DESC LIMIT 1",
        merge->sequence, merge->keep_id, merge->other_id, number);
}

swst_status swst__journal_open(swst_store *store, int64_t merge, struct swst__statement **rows)
{
    swst_status status = swst__db_take(store, "SELECT kind, record_id, field FROM merge_row"
        " WHERE \"merge\" = ? ORDER BY kind, record_id, field", rows);

    if (!status)
        swst__db_bind_int(*rows, 1, merge);
    return status;
}

swst_status swst__journal_next(struct swst__statement *rows, struct swst__journal_row *row)
{
    swst_status status = swst__db_step(rows);
    const char *kind, *field;

    if (status != SWST_ROW)
        return status;
    kind = swst__db_text(rows, 0);
    field = swst__db_text(rows, 2);
    if (!*kind || !*field)
        return swst__fail_memory();
    row->id = swst__db_int(rows, 1);
    row->kind = swst_kind_find(kind);
    row->field = row->kind ? swst__field_find(row->kind, field) : NULL;
    return row->field ? SWST_ROW : swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
}
