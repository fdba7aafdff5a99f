/* That no byte is left of what was overwritten: old versions of rows lie in free pages of
 * the file and in its journals until somebody writes there again. */
#include "store/erase.h"

#include "store/store.h"

swst_status swst__erase_prepare(swst_store *store)
{
    return swst__db_exec(store, "PRAGMA secure_delete = ON");
}

/* To write a file anew SQLite attaches another, which the store's own connection refuses.
 * What is on its way stays in memory: nothing of it lies in a folder for temporary files. */
static int write_anew(sqlite3 *db)
{
    static const char sql[] =
        "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA synchronous = EXTRA;"
        "VACUUM";
    int code = sqlite3_exec(db, sql, NULL, NULL, NULL);

    return code != SQLITE_OK ? code
        : sqlite3_wal_checkpoint_v2(db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

static void guard(sqlite3 *db, int32_t busy_timeout)
{
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite3_wal_autocheckpoint(db, 0);
    sqlite3_busy_timeout(db, busy_timeout);
}

static swst_status rewrite(swst_store *store)
{
    sqlite3 *db = NULL;
    int code = swst__file_connect(store->path, SQLITE_OPEN_READWRITE, &db);
    swst_status status = code == SQLITE_OK ? SWST_OK : swst__db_fail(store, code);

    if (!status) {
        guard(db, store->busy_timeout);
        if ((code = write_anew(db)) != SQLITE_OK)
            status = swst__db_fail(store, code);
    }
    sqlite3_close(db);
    return status;
}

/* In the writer's turn: whoever waits to write finds the new file. */
swst_status swst__erase_finish(swst_store *store)
{
    swst_status status = swst__db_can_ask(store);

    if (!status && !sqlite3_get_autocommit(store->db))
        status = swst__fail(SWST_EMISUSE, SWST__IN_TRANSACTION);
    if (!status && store->read_only)
        status = swst__fail(SWST_EREADONLY, SWST__READ_ONLY);
    if (status || !store->path)
        return status;
    if ((status = swst__file_is_still_there(store)))
        return status;
    swst__set_deadline(store, store->busy_timeout);
    if (!swst__lock_take(store))
        return swst__fail(SWST_EBUSY, SWST__BUSY);
    sqlite3_db_release_memory(store->db);
    status = rewrite(store);
    if (!status)
        store->wal_pages = 0;
    swst__lock_give_back(store);
    return status;
}
