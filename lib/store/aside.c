/* Another connection to a file. */
#define _POSIX_C_SOURCE 200809L

#include "store/aside.h"

#include "store/store.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

/* Few things are ever asked here, whoever wrote the file. */
static int authorize(void *nothing, int action, const char *first, const char *second,
                     const char *database, const char *inside)
{
    (void)nothing, (void)first, (void)second, (void)database, (void)inside;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_PRAGMA:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_UPDATE:
        return SQLITE_OK;
    default:
        return SQLITE_DENY;
    }
}

static void guard(swst_store *aside)
{
    sqlite3_busy_handler(aside->db, swst__wait, aside);
    sqlite3_db_config(aside->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(aside->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(aside->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite3_set_authorizer(aside->db, authorize, NULL);
    sqlite3_limit(aside->db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(aside->db, SQLITE_LIMIT_TRIGGER_DEPTH, 0);
}

/* A pipe would keep us waiting. */
static swst_status look_at_name(const char *path, struct swst__file *file)
{
    struct stat found;

    if (stat(path, &found) != 0)
        return errno == EACCES ? swst__fail(SWST_EPERMISSION, SWST__NO_PERMISSION)
                               : swst__fail(SWST_ENOTFOUND, SWST__NO_SUCH_FILE);
    if (!S_ISREG(found.st_mode))
        return swst__fail(SWST_EFOREIGN, SWST__NOT_A_STORE);
    if (access(path, R_OK) != 0)
        return swst__fail(SWST_EPERMISSION, SWST__NO_PERMISSION);
    *file = (struct swst__file){ (int64_t)found.st_dev, (int64_t)found.st_ino };
    return SWST_OK;
}

/* The file of this name may have been exchanged meanwhile. */
static bool is_meant(const swst_store *aside)
{
    const char *name = sqlite3_db_filename(aside->db, "main");
    struct swst__file opened;

    return name && swst__file_find(name, &opened) && opened.inode == aside->file.inode
        && opened.device == aside->file.device;
}

static swst_status connect(swst_store *aside, const char *path, bool writes)
{
    int flags = writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    swst_status status = look_at_name(path, &aside->file);
    int code;

    if (status)
        return status;
    aside->process = (int64_t)getpid();
    if ((code = swst__file_connect(path, flags, &aside->db)) != SQLITE_OK)
        return code == SQLITE_NOMEM ? swst__fail_memory()
                                    : swst__fail(SWST_EIO, SWST__CANNOT_READ);
    guard(aside);
    return is_meant(aside) ? SWST_OK : swst__fail(SWST_EIO, SWST__CANNOT_READ);
}

swst_status swst__aside_open(const char *path, bool writes, swst_store **aside)
{
    swst_store *made = swst_store_new();
    swst_status status = made ? connect(made, path, writes) : SWST_ENOMEM;

    if (status)
        swst__aside_close(made);
    else
        *aside = made;
    return status;
}

/* Without what closing a store does to its journal. */
void swst__aside_close(swst_store *aside)
{
    if (!aside)
        return;
    swst__db_rollback(aside);
    swst__db_forget_statements(aside);
    sqlite3_close(aside->db);
    aside->db = NULL;
    swst_store_free(aside);
}
