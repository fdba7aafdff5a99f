/* Older files: brought up to date in one transaction, after a backup.
 *
 * What rows alone can say needs no step of its own: tables, columns and
 * indexes that a new row asks for are added. Steps are for what must be moved
 * or computed; step N makes a file of format N from one of format N - 1. */
#include "store/audit_inside.h"
#include "store/backup.h"
#include "store/client_keys.h"
#include "store/imports.h"
#include "store/journal.h"
#include "store/sealed.h"
#include "store/store.h"

#include "base/memory.h"
#include "base/text.h"

#include <inttypes.h>

static const char *const steps[SWST__FORMAT + 1] = {
    [2] = SWST__JOURNAL_TABLES,
    [3] = SWST__IMPORT_TABLES SWST__CLIENT_KEY_TABLE
        "ALTER TABLE \"header\" ADD COLUMN " SWST__JOURNAL_COLUMN ";\n"
        "ALTER TABLE \"audit\" ADD COLUMN \"last_id\" INTEGER;\n"
        "ALTER TABLE \"audit\" ADD COLUMN \"rows\" INTEGER;\n",
    [5] = SWST__SEALED_TABLES
        "ALTER TABLE \"header\" ADD COLUMN " SWST__RIGHTS_COLUMN ";\n"
        "ALTER TABLE \"header\" ADD COLUMN " SWST__AUDIT_TRIMMED_COLUMN ";\n"
        "ALTER TABLE \"header\" ADD COLUMN " SWST__AUDIT_TRIMMED_HASH_COLUMN ";\n"
        "ALTER TABLE \"header\" ADD COLUMN " SWST__AUDIT_KEYED_COLUMN ";\n"
        "ALTER TABLE \"header\" ADD COLUMN " SWST__AUDIT_CHECK_COLUMN ";\n"
        "DROP INDEX IF EXISTS \"audit_one_per_request\";\n"
        "ALTER TABLE \"audit\" RENAME TO \"audit_before\";\n",
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
    if (!status && format < 5)
        status = swst__audit_remake(store);
    if (!status)
        status = add_missing(store);
    if (!status && format < 3 && !(status = swst__refold(store)))
        status = swst__client_keys_rebuild(store);
    return status ? status : swst__schema_sign(store);
}

/* ----------------------------------------------------------------- backup */

enum { MOST_BACKUPS = 99 };

/* The name of the backup beside the file: FILE.format-2.bak, FILE.format-2.2.bak …; NULL when
 * out of memory. */
static char *name_backup(const swst_store *store, int64_t format, int number)
{
    struct swst__text text = { 0 };

    swst__text_add(&text, "%s.format-%" PRId64, store->path, format);
    if (number > 1)
        swst__text_add(&text, ".%d", number);
    swst__text_add(&text, ".bak");
    return swst__text_take(&text);
}

/* The backup of an upgrade that a crash broke off may be the only one of those days: it stays,
 * and is never in the way of the next. */
static swst_status back_up(swst_store *store, int64_t format, char **path)
{
    swst_status status = SWST_ECONFLICT;
    char *name = NULL;

    for (int number = 1; number <= MOST_BACKUPS && status == SWST_ECONFLICT; number++) {
        swst_free(name);
        name = name_backup(store, format, number);
        status = name ? swst__backup(store, name) : swst__fail_memory();
    }
    if (status == SWST_ECONFLICT)
        status = swst__fail_text(status, SWST__UPGRADES_IN_THE_WAY, name);
    if (status)
        swst_free(name);
    else
        *path = name;
    return status;
}

/* Another process may have done it while this one waited for its turn. */
static swst_status migrate_after_backup(swst_store *store, int64_t format, char **backup)
{
    swst_status status = swst__db_number(store, "PRAGMA user_version", &format);

    if (status || format == SWST__FORMAT)
        return status;
    if (format > SWST__FORMAT)
        return swst__fail(SWST_EVERSION, SWST__NEWER_FILE);
    status = back_up(store, format, backup);
    return status ? status : migrate(store, format);
}

/* The backup is of the very moment before. That of an upgrade that was undone is not kept. */
swst_status swst__migrate(swst_store *store, int64_t format)
{
    char *backup = NULL;
    swst_status status;
    bool inner;

    if (store->read_only)
        return swst__fail(SWST_EREADONLY, SWST__READ_ONLY);
    if ((status = swst__db_enter(store, &inner)))
        return status;
    status = swst__db_leave(store, inner, migrate_after_backup(store, format, &backup));
    if (backup && status && status != SWST_EUNKNOWN)
        swst__backup_remove(backup);
    swst_free(backup);
    return status;
}
