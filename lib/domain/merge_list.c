/* Merges that were. */
#include "model/structs.h"
#include "model/table.h"
#include "store/db.h"

#include <swstation/households.h>

#define COLUMN(name_, type_, en, zh) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "" }
#define CLIENT(name_, en, zh) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_REFERENCE, .unit = "", \
      .target = &swst__kinds[swst__kind_client] }

enum { MERGE_ID, KEEP_ID, OTHER_ID, MERGED_AT, UNDONE_AT, ROWS };

static const struct swst_field merge_columns[] = {
    [MERGE_ID] = COLUMN("merge_id", INTEGER, "Merge", "合并"),
    [KEEP_ID] = CLIENT("keep_id", "Kept", "保留"),
    [OTHER_ID] = CLIENT("other_id", "Merged into it", "并入"),
    [MERGED_AT] = COLUMN("merged_at", INSTANT, "Merged", "合并时间"),
    [UNDONE_AT] = COLUMN("undone_at", INSTANT, "Undone", "撤销时间"),
    [ROWS] = COLUMN("rows", INTEGER, "Records moved", "移动记录数"),
    { .name = NULL }
};

static swst_status add_row(swst_table *table, const struct swst__statement *statement)
{
    swst_status status = swst__table_add_row(table);

    for (int i = 0; i <= ROWS && !status; i++)
        if (!swst__db_is_null(statement, i))
            swst__table_set_int(table, (size_t)i, swst__db_int(statement, i));
    return status;
}

static swst_status fill_merges(swst_store *store, int64_t client_id, swst_table *table)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store,
        "SELECT sequence, keep_id, other_id, instant, undone_at,"
        " (SELECT count(*) FROM merge_row WHERE merge_row.\"merge\" = sequence) FROM \"merge\""
        " WHERE (?1 = 0 OR keep_id = ?1 OR other_id = ?1)"
        " AND EXISTS (SELECT 1 FROM client WHERE client.id = keep_id)"
        " AND EXISTS (SELECT 1 FROM client WHERE client.id = other_id) ORDER BY sequence", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, client_id);
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = add_row(table, statement)))
            break;
    swst__db_give_back(statement);
    return status;
}

swst_status swst_client_merges(swst_store *store, int64_t client_id, swst_table **table)
{
    swst_table *made;
    swst_status status;

    if (!store || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(made = swst__table_new("merges", merge_columns)))
        return SWST_ENOMEM;
    if ((status = fill_merges(store, client_id, made)))
        swst_table_free(made);
    else
        *table = made;
    return status;
}
