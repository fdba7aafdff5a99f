/* Opening and closing files. */
#define _POSIX_C_SOURCE 200809L

#include "store/store.h"

#include "base/memory.h"
#include "store/sealed.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *swst_store_sqlite_version(void)
{
    return sqlite3_libversion();
}

/* What a station never asks a database for is refused, whoever wrote the file. */
static int authorize(void *at, int action, const char *first, const char *second,
                     const char *database, const char *inside)
{
    swst_store *store = at;

    (void)second, (void)inside;
    if (action == SQLITE_READ)
        swst__sight_meets(store, first, database);
    if (store->sight.is_building)
        return SQLITE_OK;
    switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_TEMP_TRIGGER:
    case SQLITE_CREATE_VIEW:
    case SQLITE_CREATE_TEMP_VIEW:
    case SQLITE_CREATE_VTABLE:
        return SQLITE_DENY;
    case SQLITE_DROP_TABLE:
        return store->audit.remakes ? SQLITE_OK : SQLITE_DENY;
    default:
        return SQLITE_OK;
    }
}

/* Why the system did not give us the file. */
static swst_status explain(swst_store *store, const char *path, int code)
{
    struct stat file;

    if (stat(path, &file) == 0 && S_ISFIFO(file.st_mode))
        return swst__fail(SWST_EFOREIGN, SWST__NOT_A_STORE);
    if ((code & 0xff) != SQLITE_CANTOPEN)
        return swst__db_fail(store, code);
    if (stat(path, &file) != 0)
        return errno == EACCES ? swst__fail(SWST_EPERMISSION, SWST__NO_PERMISSION)
                               : swst__fail(SWST_ENOTFOUND, SWST__NO_SUCH_FILE);
    if (S_ISDIR(file.st_mode))
        return swst__fail(SWST_EFOREIGN, SWST__NOT_A_STORE);
    return access(path, R_OK) != 0 ? swst__fail(SWST_EPERMISSION, SWST__NO_PERMISSION)
                                   : swst__db_fail(store, code);
}

static swst_status guard(swst_store *store)
{
    swst__journal_guard(store);
    sqlite3_busy_handler(store->db, swst__wait, store);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_set_authorizer(store->db, authorize, store);
    if (swst__sealed_add_function(store) != SQLITE_OK)
        return swst__fail_memory();
    sqlite3_limit(store->db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(store->db, SQLITE_LIMIT_TRIGGER_DEPTH, 0);
    return swst__lock_name(store);
}

static swst_status connect(swst_store *store, const char *path)
{
    bool in_memory = strcmp(path, ":memory:") == 0;
    int code;

    if (!*path)                             /* to SQLite, a file that vanishes */
        return swst__fail(SWST_ENOTFOUND, SWST__NO_SUCH_FILE);
    code = swst__file_connect(path, SQLITE_OPEN_READWRITE, &store->db);
    store->process = (int64_t)getpid();     /* a handle that failed to open is closed, too */
    if (code != SQLITE_OK)
        return explain(store, path, code);
    if (!in_memory && !(store->path = swst__strdup(path)))
        return swst__fail_memory();
    if (!in_memory && !swst__file_find(path, &store->file))    /* it is gone again */
        return explain(store, path, SQLITE_CANTOPEN);
    store->read_only = sqlite3_db_readonly(store->db, "main") == 1;
    return guard(store);
}

void swst__store_close(swst_store *store)
{
    swst__session_clear(store);
    swst__store_forget(store);
    swst__keys_close(store);
    swst__db_forget_statements(store);
    swst__sql_forget(store);
    swst__journal_close(store);
    if (store->db && !swst__store_is_forked(store))     /* to close is to roll back its parent's */
        sqlite3_close(store->db);
    store->db = NULL;
    swst__lock_forget(store);
    store->is_stuck = false;
    swst_free(store->path);
    store->path = NULL;
}

static void give_up(swst_store *store, const char *path)
{
    swst__store_close(store);
    swst__error_place(path, 0, 0);
}

static swst_status can_open(const swst_store *store, const char *path)
{
    if (!store || !path)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    return store->db ? swst__fail(SWST_EMISUSE, SWST__ALREADY_OPEN) : SWST_OK;
}

/* Names stay out of /tmp, and 16 MB of pages near at hand: a county's load is
 * bound by reading them again. What is kept is on the disk, in either journal: to
 * WAL mode, which another may choose meanwhile, EXTRA is FULL. */
static swst_status settle_in(swst_store *store)
{
    return swst__db_exec(store, "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;"
                                "PRAGMA synchronous = EXTRA");
}

/* With the journal that every SQLite keeps soundly, until the file stands. */
static swst_status fill(swst_store *store)
{
    swst_status status = settle_in(store);

    if (!status)
        status = swst__schema_create(store);
    if (!status)
        status = swst__keys_begin(store);
    return status ? status : swst__journal_choose(store);
}

swst_status swst_store_create(swst_store *store, const char *path)
{
    swst_status status = can_open(store, path);
    bool in_file = !status && strcmp(path, ":memory:") != 0;

    if (in_file && (status = swst__file_make(path)))
        swst__error_place(path, 0, 0);
    if (status)
        return status;
    if (!(status = connect(store, path)))
        status = fill(store);
    if (status)
        swst__lock_remove(store);
    if (status)
        give_up(store, path);
    else
        swst__db_forget_statements(store);      /* made stale by pragmas: see take_way_out() */
    if (status && in_file)
        unlink(path);
    return status;
}

/* To read a log, SQLite must write beside it: where it may not, that is no
 * question of the file alone. */
static swst_status look_at_it(swst_store *store)
{
    swst_status status = settle_in(store);

    if (!status)
        status = swst__schema_check(store);
    if ((status == SWST_EREADONLY
         && sqlite3_extended_errcode(store->db) != SQLITE_READONLY_ROLLBACK)
        || (status == SWST_EIO && store->read_only
            && sqlite3_errcode(store->db) == SQLITE_CANTOPEN))
        status = swst__fail(SWST_EPERMISSION, SWST__WAL_NOT_READ);
    return status;
}

/* Nothing is run before the file has proved to be ours: a file that is not is
 * not touched, nor is a journal beside it. */
static swst_status open_known(swst_store *store, const char *path)
{
    int64_t format = 0;
    swst_status status = connect(store, path);

    if (!status)
        status = swst__file_check(store, path, &format);
    if (!status)
        status = look_at_it(store);
    if (!status)
        status = swst__db_number(store, "PRAGMA user_version", &format);
    if (!status && format >= SWST__SEALED_FORMAT)       /* before anything is written */
        status = swst__keys_open(store);
    if (!status && format != SWST__FORMAT)
        status = swst__migrate(store, format);
    if (!status && !store->keys.is_known)
        status = swst__keys_open(store);
    return status ? status : swst__journal_choose(store);
}

swst_status swst_store_open(swst_store *store, const char *path)
{
    swst_status status = can_open(store, path);

    if (status)
        return status;
    if ((status = open_known(store, path)))
        give_up(store, path);
    else
        swst__db_forget_statements(store);
    return status;
}
