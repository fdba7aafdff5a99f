/* The file itself: making it, knowing it again, and refusing what is no store
 * before the database may touch it. */
#define _POSIX_C_SOURCE 200809L

#include "store/store.h"

#include "base/memory.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEADER = SWST__FILE_HEADER, FORMAT_AT = 60, APPLICATION_AT = 68 };

static int64_t big_endian(const unsigned char *at)
{
    return (int64_t)at[0] << 24 | at[1] << 16 | at[2] << 8 | at[3];
}

/* Where SQLite was built to read URIs, "file:" at the start would name another file,
 * or one in memory that vanishes. */
int swst__file_connect(const char *path, int flags, sqlite3 **db)
{
    struct swst__text text = { 0 };
    char *name;
    int code;

    swst__text_add(&text, "%s%s", strncmp(path, "file:", 5) == 0 ? "./" : "", path);
    if (!(name = swst__text_take(&text)))
        return SQLITE_NOMEM;
    code = sqlite3_open_v2(name, db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    swst_free(name);
    return code;
}

/* Read through the database's own handle: to open and close the file once
 * more would give up the locks of this process's other stores on it. */
static swst_status read_header(swst_store *store, unsigned char header[HEADER])
{
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;

    if (sqlite3_file_control(store->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK
        || !file || !file->pMethods || file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return swst__fail(SWST_EIO, SWST__CANNOT_READ);
    if (size == 0)
        return swst__fail(SWST_EFOREIGN, SWST__EMPTY_FILE);
    if (size < HEADER)
        return swst__fail(SWST_EFOREIGN, SWST__NOT_A_STORE);
    return file->pMethods->xRead(file, header, HEADER, 0) == SQLITE_OK
        ? SWST_OK : swst__fail(SWST_EIO, SWST__CANNOT_READ);
}

bool swst__file_is_ours(const unsigned char header[HEADER])
{
    return memcmp(header, "SQLite format 3", 16) == 0
        && big_endian(header + APPLICATION_AT) == SWST__APPLICATION;
}

swst_status swst__file_check(swst_store *store, const char *path, int64_t *format)
{
    unsigned char header[HEADER];
    struct stat file;
    swst_status status;

    if (stat(path, &file) == 0 && S_ISDIR(file.st_mode))
        return swst__fail(SWST_EFOREIGN, SWST__NOT_A_STORE);
    if ((status = read_header(store, header)))
        return status;
    if (!swst__file_is_ours(header))
        return swst__fail(SWST_EFOREIGN, SWST__NOT_A_STORE);
    *format = big_endian(header + FORMAT_AT);
    return *format > SWST__FORMAT ? swst__fail(SWST_EVERSION, SWST__NEWER_FILE) : SWST_OK;
}

/* A new name survives a power cut only when its folder is synced, too. Who may not
 * read the folder, or whose system syncs no folders, has to trust it. */
swst_status swst__file_sync_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = swst__strdup(slash ? path : ".");
    bool failed = false;
    int file;

    if (!folder)
        return swst__fail_memory();
    if (slash)
        folder[slash == path ? 1 : slash - path] = '\0';
    if ((file = open(folder, O_RDONLY | O_CLOEXEC)) >= 0) {
        failed = fsync(file) != 0 && errno != EINVAL && errno != ENOTSUP;
        close(file);
    }
    swst_free(folder);
    return failed ? swst__fail(SWST_EIO, SWST__CANNOT_WRITE) : SWST_OK;
}

/* SQLite would let others read it, too. */
swst_status swst__file_make_open(const char *path, int *opened)
{
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);

    if (file < 0 && (errno == EEXIST || errno == ELOOP))
        return swst__fail(SWST_ECONFLICT, SWST__FILE_EXISTS);
    if (file < 0 && (errno == EACCES || errno == EPERM || errno == EROFS))
        return swst__fail_text(SWST_EPERMISSION, SWST__FILE_NOT_MADE, strerror(errno));
    if (file < 0 && (errno == ENOSPC || errno == EDQUOT))
        return swst__fail(SWST_ENOSPACE, SWST__NO_SPACE);
    if (file < 0)
        return swst__fail_text(SWST_EIO, SWST__FILE_NOT_MADE, strerror(errno));
    *opened = file;
    return SWST_OK;
}

swst_status swst__file_make(const char *path)
{
    int file = -1;
    swst_status status = swst__file_make_open(path, &file);

    if (status)
        return status;
    close(file);
    if ((status = swst__file_sync_folder(path)))
        unlink(path);
    return status;
}

bool swst__file_find(const char *path, struct swst__file *found)
{
    struct stat file;

    if (stat(path, &file) != 0)
        return false;
    found->device = (int64_t)file.st_dev;
    found->inode = (int64_t)file.st_ino;
    return true;
}

/* A child of fork() would get OK for writes that vanish. */
bool swst__store_is_forked(const swst_store *store)
{
    return (int64_t)getpid() != store->process;
}

/* A file that was moved or replaced would take writes that nobody ever sees. */
swst_status swst__file_is_still_there(const swst_store *store)
{
    struct swst__file now;

    if (!store->path)
        return SWST_OK;
    if (!swst__file_find(store->path, &now) || now.inode != store->file.inode
        || now.device != store->file.device)
        return swst__fail(SWST_EMOVED, SWST__MOVED);
    return SWST_OK;
}
