/* Older files: brought up to date in one transaction, after a backup.
 *
 * What rows alone can say needs no step of its own: tables, columns and
 * indexes that a new row asks for are added. Steps are for what must be moved
 * or computed; step N makes a file of format N from one of format N - 1. */
#define _POSIX_C_SOURCE 200809L

#include "store/client_keys.h"
#include "store/imports.h"
#include "store/journal.h"
#include "store/store.h"

#include "base/memory.h"
#include "base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

static const char *const steps[SWST__FORMAT + 1] = {
    [2] = SWST__JOURNAL_TABLES,
    [3] = SWST__IMPORT_TABLES SWST__CLIENT_KEY_TABLE
        "ALTER TABLE \"header\" ADD COLUMN " SWST__JOURNAL_COLUMN ";\n"
        "ALTER TABLE \"audit\" ADD COLUMN " SWST__AUDIT_LAST_COLUMN ";\n"
        "ALTER TABLE \"audit\" ADD COLUMN " SWST__AUDIT_ROWS_COLUMN ";\n",
};

/* ------------------------------------------------------------------- rows */

static swst_status has(swst_store *store, const char *sql, const char *table, const char *column,
                       bool *found)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, sql, &statement);

    if (status)
        return status;
    swst__db_bind_text(statement, 1, table);
    if (column)
        swst__db_bind_text(statement, 2, column);
    status = swst__db_step(statement);
    *found = status == SWST_ROW;
    swst__db_give_back(statement);
    return *found ? SWST_OK : status;
}

static swst_status add_missing_columns(swst_store *store, const swst_kind *kind,
                                       struct swst__text *sql)
{
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < kind->field_count && !status; i++) {
        bool found = false;

        status = has(store, "SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2", kind->name,
                     kind->fields[i].name, &found);
        if (status || found)
            continue;
        swst__text_add(sql, "ALTER TABLE \"%s\" ADD COLUMN ", kind->name);
        swst__schema_add_column(sql, &kind->fields[i]);
        swst__text_add(sql, ";\n");
    }
    return status;
}

static swst_status add_missing(swst_store *store)
{
    struct swst__text sql = { 0 };
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < swst__kind_count && !status; i++) {
        const swst_kind *kind = &swst__kinds[i];
        bool found = false;

        status = has(store, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1",
                     kind->name, NULL, &found);
        if (!status && found)
            status = add_missing_columns(store, kind, &sql);
        else if (!status)
            swst__schema_add_table(&sql, kind);
        swst__schema_add_indexes(&sql, kind);
    }
    swst__text_add(&sql, "PRAGMA user_version = %d", SWST__FORMAT);
    if (status)
        swst_free(swst__text_take(&sql));
    return status ? status : swst__schema_run(store, &sql);
}

static swst_status migrate(swst_store *store, int64_t format)
{
    swst_status status = SWST_OK;

    for (int64_t i = format + 1; i <= SWST__FORMAT && !status; i++)
        if (steps[i])
            status = swst__db_exec(store, steps[i]);
    if (!status)
        status = add_missing(store);
    return status ? status : swst__schema_sign(store);
}

/* ----------------------------------------------------------------- backup */

static swst_status copy_pages(swst_store *store, sqlite3 *copy)
{
    sqlite3_backup *backup = sqlite3_backup_init(copy, "main", store->db, "main");
    int code = backup ? sqlite3_backup_step(backup, -1) : sqlite3_errcode(copy);

    if (backup)
        sqlite3_backup_finish(backup);
    return code == SQLITE_DONE ? SWST_OK : swst__fail(SWST_EIO, SWST__NOT_BACKED_UP);
}

static bool is_sound(sqlite3 *copy)
{
    sqlite3_stmt *statement = NULL;
    bool sound = sqlite3_prepare_v2(copy, "PRAGMA integrity_check", -1, &statement, NULL)
                     == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW
                 && sqlite3_stricmp((const char *)sqlite3_column_text(statement, 0), "ok") == 0;

    sqlite3_finalize(statement);
    return sound;
}

swst_status swst__backup(swst_store *store, const char *path)
{
    swst_status status = swst__file_make(path);
    sqlite3 *copy = NULL;

    if (status)
        return status;
    if (sqlite3_open_v2(path, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        status = swst__fail(SWST_EIO, SWST__NOT_BACKED_UP);
    if (!status)
        status = copy_pages(store, copy);
    if (!status && !is_sound(copy))
        status = swst__fail(SWST_EIO, SWST__NOT_BACKED_UP);
    sqlite3_close(copy);
    if (status)
        unlink(path);
    return status;
}

/* The name of the backup beside the file; NULL when out of memory. */
static char *name_backup(const swst_store *store, int64_t format)
{
    struct swst__text text = { 0 };

    swst__text_add(&text, "%s.format-%" PRId64 ".bak", store->path, format);
    return swst__text_take(&text);
}

static swst_status migrate_at_once(swst_store *store, int64_t format)
{
    bool inner;
    swst_status status = swst__db_enter(store, &inner);

    return status ? status : swst__db_leave(store, inner, migrate(store, format));
}

/* The backup of an upgrade that was undone would be in the way of the next. */
swst_status swst__migrate(swst_store *store, int64_t format)
{
    swst_status status;
    char *backup;

    if (store->read_only)
        return swst__fail(SWST_EREADONLY, SWST__READ_ONLY);
    if (!(backup = name_backup(store, format)))
        return swst__fail_memory();
    if (!(status = swst__backup(store, backup))) {
        status = migrate_at_once(store, format);
        if (status && status != SWST_EUNKNOWN)
            unlink(backup);
    }
    swst_free(backup);
    return status;
}
