/* How the file guards a write: with a rollback journal (TRUNCATE) or ahead of it (WAL).
 *
 * SQLite 3.7.0 to 3.51.2 can damage a file in WAL mode when a checkpoint meets a
 * writer (sqlite.org/wal.html, section 11). With such a one WAL is by choice only,
 * and every checkpoint is in the writer's turn: SQLite makes none of its own, not
 * when the log has grown and not when a store is closed. */
#include "store/store.h"

#include "base/memory.h"
#include "store/door.h"

#include <string.h>

enum { TRUNCATE = 1, WAL = 2 };                 /* as in header.journal */
enum { MANY_PAGES = 1000 };                     /* 4 MB, as SQLite has it */

/* The first versions without the fault, by branch. */
static bool is_sound_in(int version)
{
    return version >= 3051003 || (version >= 3050007 && version < 3051000)
           || (version >= 3044006 && version < 3045000);
}

static bool wal_is_sound(void)
{
    return is_sound_in(sqlite3_libversion_number());
}

const char *swst_store_journal(const char *language)
{
    static const struct swst__words sentences[] = {
        { { "truncate: this SQLite can damage a file in WAL mode (sqlite.org/wal.html, section 11)",
            "truncate：此版 SQLite 的 WAL 模式可能损坏文件（sqlite.org/wal.html 第 11 节）" } },
        { { "wal: this SQLite is free of the WAL-reset fault",
            "wal：此版 SQLite 没有 WAL 重置缺陷" } },
    };

    return sentences[wal_is_sound()].text[swst__language(language)];
}

/* -------------------------------------------------------------- checkpoints */

static int note_pages(void *noting, sqlite3 *db, const char *name, int pages)
{
    swst_store *store = noting;

    (void)db, (void)name;
    store->wal_pages = pages;
    return SQLITE_OK;
}

void swst__journal_guard(swst_store *store)
{
    if (wal_is_sound())
        return;
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite3_wal_autocheckpoint(store->db, 0);
    sqlite3_wal_hook(store->db, note_pages, store);
}

/* Readers who stand in the way are let be: the next commit tries again. */
void swst__journal_tidy(swst_store *store)
{
    if (store->wal_pages >= MANY_PAGES && store->lock.held)
        sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

/* In the writer's turn, until the deadline. */
static int bring_in(swst_store *store)
{
    int code;

    store->keeps_deadline = true;
    code = sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    store->keeps_deadline = false;
    if (code == SQLITE_OK)
        store->wal_pages = 0;
    return code;
}

static bool may_bring_in(const swst_store *store)
{
    struct swst__file now;

    return store->db && store->path && store->wal_pages && !swst__store_is_forked(store)
           && sqlite3_get_autocommit(store->db) && swst__file_find(store->path, &now)
           && now.inode == store->file.inode && now.device == store->file.device;
}

/* So that the file is whole without the log beside it, if nobody minds: whoever
 * writes or reads at the moment is not kept waiting. */
void swst__journal_close(swst_store *store)
{
    if (!may_bring_in(store))
        return;
    swst__set_deadline(store, 0);
    if (swst__lock_take(store) && store->lock.held)
        bring_in(store);
    swst__lock_give_back(store);
    store->wal_pages = 0;
}

/* -------------------------------------------------------------------- modes */

static swst_status find_mode(swst_store *store, bool *is_wal)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "PRAGMA journal_mode", &statement);
    const char *mode = NULL;

    if (status)
        return status;
    if ((status = swst__db_step(statement)) == SWST_ROW)
        mode = swst__db_text(statement, 0);
    *is_wal = mode && strcmp(mode, "wal") == 0;
    swst__db_give_back(statement);
    return status == SWST_ROW ? SWST_OK : status;
}

/* Without a turn of our own there is none for checkpoints, either. */
swst_status swst__journal_may_write(swst_store *store)
{
    bool is_wal = false;
    swst_status status;

    if (store->lock.held || !store->path || wal_is_sound())
        return SWST_OK;
    status = find_mode(store, &is_wal);
    return status || !is_wal ? status : swst__fail(SWST_EPERMISSION, SWST__NO_TURN);
}

/* What others who have the file open keep from being changed stays as it is. */
static swst_status change(swst_store *store, bool to_wal)
{
    int code = SQLITE_BUSY;

    swst__set_deadline(store, store->journal ? store->busy_timeout : 0);
    if (swst__lock_take(store) && (store->lock.held || wal_is_sound())) {
        store->keeps_deadline = true;
        code = sqlite3_exec(store->db, to_wal ? "PRAGMA journal_mode = WAL"
                                              : "PRAGMA journal_mode = TRUNCATE",
                            NULL, NULL, NULL);
        store->keeps_deadline = false;
    }
    swst__lock_give_back(store);
    return code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED
        ? SWST_OK : swst__db_fail(store, code);
}

/* A rollback journal is truncated, not deleted: that is a matter of this store alone. */
static swst_status come_to(swst_store *store, bool to_wal)
{
    bool is_wal = false;
    swst_status status = find_mode(store, &is_wal);

    if (!status && is_wal != to_wal && !(status = change(store, to_wal)))
        status = find_mode(store, &is_wal);
    return status || is_wal ? status : swst__db_exec(store, "PRAGMA journal_mode = TRUNCATE");
}

/* The choice is the file's: it holds for all who open it. */
static swst_status note_choice(swst_store *store)
{
    int64_t nothing;
    bool inner;
    swst_status status = swst__db_enter(store, &inner);

    return status ? status : swst__db_leave(store, inner,
        swst__db_ask(store, "UPDATE \"header\" SET \"journal\" = ?1", store->journal, 0, 0,
                     &nothing));
}

swst_status swst__journal_choose(swst_store *store)
{
    int64_t noted = 0;
    swst_status status;

    if (store->read_only || !store->path)
        return SWST_OK;
    status = swst__db_number(store, "SELECT \"journal\" FROM \"header\"", &noted);
    if (!status && store->journal && store->journal != noted) {
        status = note_choice(store);
        noted = store->journal;
    }
    return status ? status : come_to(store, noted ? noted == WAL : wal_is_sound());
}

/* --------------------------------------------------------------- the caller's */

swst_status swst_store_set_journal(swst_store *store, const char *mode)
{
    int64_t journal = !mode || !*mode ? 0 : strcmp(mode, "wal") == 0 ? WAL
                      : strcmp(mode, "truncate") == 0 ? TRUNCATE : -1;

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (store->db)
        return swst__fail(SWST_EMISUSE, SWST__ALREADY_OPEN);
    if (journal < 0)
        return swst__fail(SWST_EINVALID, SWST__BAD_JOURNAL);
    store->journal = journal;
    return SWST_OK;
}

/* To read first tells what another has chosen since. */
const char *swst_store_journal_of(swst_store *store)
{
    int64_t noted;
    bool is_wal = false;

    if (!store || !store->path
        || swst__db_number(store, "SELECT \"journal\" FROM \"header\"", &noted)
        || find_mode(store, &is_wal))
        return NULL;
    return is_wal ? "wal" : "truncate";
}

static swst_status checkpoint(swst_store *store)
{
    int code;

    swst__set_deadline(store, store->busy_timeout);
    if (!swst__lock_take(store))
        return swst__fail(SWST_EBUSY, SWST__BUSY);
    if (!store->lock.held && !wal_is_sound())
        return swst__fail(SWST_EPERMISSION, SWST__NO_TURN);
    code = bring_in(store);
    swst__lock_give_back(store);
    return code == SQLITE_OK ? SWST_OK : swst__db_fail(store, code);
}

swst_status swst_store_checkpoint(swst_store *store)
{
    bool is_wal = false;
    swst_status status = swst__db_can_ask(store);

    if (!status)
        status = swst__door(store, SWST__POWER_MAINTAIN);
    if (!status && !sqlite3_get_autocommit(store->db))
        status = swst__fail(SWST_EMISUSE, SWST__IN_TRANSACTION);
    if (!status && store->read_only)
        status = swst__fail(SWST_EREADONLY, SWST__READ_ONLY);
    if (!status)
        status = swst__file_is_still_there(store);
    if (!status)
        status = find_mode(store, &is_wal);
    return status || !is_wal ? status : checkpoint(store);
}
