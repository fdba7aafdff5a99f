/* Indexes in a bulk. Those of a kind that has few rows beside what is expected are
 * dropped at its first row and made again at the end, which is much faster than to keep
 * them row by row; unique ones stay, and so do those that a rule asks for every row.
 * A question that had to read many rows for want of one has them made at once. */
#include "store/bulk_inside.h"

#include "base/memory.h"
#include "base/text.h"

#include <string.h>

enum {
    WORTH_IT = SWST__BULK_WORTH_IT,     /* rows expected, at least */
    FEW = 10,                           /* so many times fewer rows are there */
    MOST_SCANNED = 20000
};

/* A statement that is being read holds its table as it is. */
static bool is_being_read(swst_store *store)
{
    for (sqlite3_stmt *it = NULL; (it = sqlite3_next_stmt(store->db, it)); )
        if (sqlite3_stmt_busy(it) && sqlite3_column_count(it))
            return true;
    return false;
}

/* When nobody knows how many rows are to come: as many again as have come. */
static swst_status is_worth_it(swst_store *store, const swst_kind *kind, bool *worth)
{
    const struct swst__bulk *bulk = store->bulk;
    int64_t rows_so_far = bulk->kinds[kind - swst__kinds].rows;
    int64_t expected = rows_so_far ? rows_so_far : bulk->expected;
    int64_t few = rows_so_far ? rows_so_far * 2 : bulk->expected / FEW;
    struct swst__text text = { 0 };
    int64_t rows = 0;
    swst_status status;
    char *sql;

    *worth = expected >= WORTH_IT && !(bulk->asked >> (kind - swst__kinds) & 1)
        && !is_being_read(store);
    if (!*worth)
        return SWST_OK;
    swst__text_add(&text, "SELECT count(*) FROM (SELECT 1 FROM \"%s\" LIMIT ?1)", kind->name);
    if (!(sql = swst__text_take(&text)))
        return swst__fail_memory();
    status = swst__db_ask(store, sql, few + 1, 0, 0, &rows);
    swst_free(sql);
    *worth = rows <= few;
    return status;
}

/* The names of a kind's indexes that are not unique, each with its statement. */
static swst_status write_drops(swst_store *store, const swst_kind *kind, struct swst__text *sql)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT name FROM sqlite_master WHERE type = 'index'"
        " AND tbl_name = ? AND sql LIKE 'CREATE INDEX%' ORDER BY name", &statement);

    if (status)
        return status;
    swst__db_bind_text(statement, 1, kind->name);
    swst__text_add(sql, "%s", "");
    while ((status = swst__db_step(statement)) == SWST_ROW)
        swst__text_add(sql, "DROP INDEX \"%s\";", swst__db_text(statement, 0));
    swst__db_give_back(statement);
    return status;
}

swst_status swst__bulk_drop_indexes(swst_store *store, const swst_kind *kind)
{
    struct swst__bulk_kind *its = &store->bulk->kinds[kind - swst__kinds];
    struct swst__text sql = { 0 };
    bool worth;
    swst_status status = is_worth_it(store, kind, &worth);

    if (status || !worth)
        return status;
    status = write_drops(store, kind, &sql);
    if (!status)
        status = swst__schema_run(store, &sql);
    else
        swst_free(swst__text_take(&sql));
    its->dropped = !status;
    return status ? status : swst__db_prepare_ways_out(store);
}

static bool has_text(const swst_kind *kind)
{
    const struct swst_field *field;

    for (const struct swst__rule *it = kind->rules; it->type; it++)
        for (unsigned i = 0; it->type == SWST__INDEX
                             && (field = swst__rule_field(kind, it, i)); i++)
            if (field->type == SWST_TEXT)
                return true;
    return false;
}

/* What is sorted lies in memory up to the size of the cache. Beyond that ids and days may
 * lie in a file that has no name; texts may not. */
static swst_status make(swst_store *store, bool with_text, const char *temporary)
{
    struct swst__bulk *bulk = store->bulk;
    struct swst__text sql = { 0 };

    swst__text_add(&sql, "PRAGMA temp_store = %s;\n", temporary);
    for (unsigned i = 0; i < swst__kind_count; i++)
        if (bulk->kinds[i].dropped && has_text(&swst__kinds[i]) == with_text)
            swst__schema_add_indexes(&sql, &swst__kinds[i]);
    swst__text_add(&sql, "PRAGMA temp_store = MEMORY;\n");
    return swst__schema_run(store, &sql);
}

swst_status swst__bulk_make_indexes(swst_store *store)
{
    struct swst__bulk *bulk = store->bulk;
    bool any = false;
    swst_status status;

    for (unsigned i = 0; i < swst__kind_count; i++)
        any = any || bulk->kinds[i].dropped;
    if (!any)
        return SWST_OK;
    status = make(store, false, "FILE");
    if (status)
        sqlite3_exec(store->db, "PRAGMA temp_store = MEMORY", NULL, NULL, NULL);
    if (status && status != SWST_ENOMEM && !sqlite3_get_autocommit(store->db))
        status = make(store, false, "MEMORY");          /* there is no place for such files */
    if (!status)
        status = make(store, true, "MEMORY");
    for (unsigned i = 0; i < swst__kind_count && !status; i++)
        bulk->kinds[i].dropped = false;
    return status ? status : swst__db_prepare_ways_out(store);
}

void swst__bulk_note_scan(swst_store *store, const char *sql, int rows)
{
    struct swst__bulk *bulk = store->bulk;

    if (!rows)
        return;
    for (unsigned i = 0; i < swst__kind_count; i++)
        if (bulk->kinds[i].dropped && strstr(sql, swst__kinds[i].name)) {
            bulk->scanned += rows;
            break;
        }
    bulk->wants_indexes = bulk->wants_indexes || bulk->scanned > MOST_SCANNED;
}
