/* Merges that were, and pairs of clients that may want one. */
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

enum { FIRST_ID, SECOND_ID, ALIKE };

static const struct swst_field duplicate_columns[] = {
    [FIRST_ID] = CLIENT("first_id", "First", "第一条"),
    [SECOND_ID] = CLIENT("second_id", "Second", "第二条"),
    [ALIKE] = COLUMN("alike", TEXT, "Alike in", "相同之处"),
    { .name = NULL }
};

/* Every number of a statement into the columns before the text, then the text. */
static swst_status add_row(swst_table *table, const struct swst__statement *statement, int numbers)
{
    swst_status status = swst__table_add_row(table);

    for (int i = 0; i < numbers && !status; i++)
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
        " WHERE ?1 = 0 OR keep_id = ?1 OR other_id = ?1 ORDER BY sequence", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, client_id);
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = add_row(table, statement, ROWS + 1)))
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

/* ---------------------------------------------------------------- duplicates */

/* The lower id comes first; a pair that shares its number is found by that. A
 * plus keeps the database from walking all clients of an area for each of them:
 * it looks them up by name and birth instead. */
static const char duplicates[] =
    "SELECT one.id, other.id, 1 FROM client one JOIN client other"
    " ON other.id_number = one.id_number AND other.id > one.id"
    " WHERE one.voided_at IS NULL AND other.voided_at IS NULL"
    " UNION ALL SELECT one.id, other.id, 2 FROM client one JOIN client other"
    " ON other.name = one.name AND other.birth_date = one.birth_date"
    " AND +other.area_id = +one.area_id AND +other.id > +one.id"
    " WHERE one.voided_at IS NULL AND other.voided_at IS NULL"
    " AND (one.id_number IS NULL OR other.id_number IS NULL"
    "      OR one.id_number <> other.id_number) ORDER BY 1, 2";

static swst_status fill_duplicates(swst_store *store, swst_table *table)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, duplicates, &statement);

    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        if (!(status = add_row(table, statement, ALIKE)))
            status = swst__table_set_text(table, ALIKE, swst__db_int(statement, ALIKE) == 1
                                                            ? "id_number" : "name,birth_date,area");
        if (status)
            break;
    }
    swst__db_give_back(statement);
    return status;
}

swst_status swst_client_duplicates(swst_store *store, swst_table **table)
{
    swst_table *made;
    swst_status status;

    if (!store || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(made = swst__table_new("duplicates", duplicate_columns)))
        return SWST_ENOMEM;
    if ((status = fill_duplicates(store, made)))
        swst_table_free(made);
    else
        *table = made;
    return status;
}
