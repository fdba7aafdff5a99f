#include "disk.h"

#include <sqlite3.h>
#include <stddef.h>
#include <stdio.h>

/* What is asked of a disk, and how it fails. */
#define CALLS \
    CALL(CLOSE, SQLITE_IOERR_CLOSE) CALL(READ, SQLITE_IOERR_READ) \
    CALL(WRITE, SQLITE_IOERR_WRITE) CALL(TRUNCATE, SQLITE_IOERR_TRUNCATE) \
    CALL(SYNC, SQLITE_IOERR_FSYNC) CALL(SIZE, SQLITE_IOERR_FSTAT) CALL(LOCK, SQLITE_IOERR_LOCK) \
    CALL(UNLOCK, SQLITE_IOERR_UNLOCK) CALL(RESERVED, SQLITE_IOERR_CHECKRESERVEDLOCK) \
    CALL(CONTROL, SQLITE_IOERR) CALL(MAP_SHARED, SQLITE_IOERR_SHMMAP) \
    CALL(LOCK_SHARED, SQLITE_IOERR_SHMLOCK) CALL(UNMAP_SHARED, SQLITE_IOERR) \
    CALL(OPEN, SQLITE_CANTOPEN) CALL(DELETE, SQLITE_IOERR_DELETE) \
    CALL(ACCESS, SQLITE_IOERR_ACCESS) CALL(PATH, SQLITE_CANTOPEN)

enum call {
#define CALL(name, code) ON_##name,
    CALLS
#undef CALL
};

static const struct { const char *name; int code; } calls[] = {
#define CALL(name, code) { #name, code },
    CALLS
#undef CALL
};

static struct {
    long passing;
    int code;                           /* 0: each call its own */
    bool armed, for_good, has_failed;
    enum call failed;
    bool has_end;
    long long room;
} disk;
static sqlite3_vfs layer, *below;

struct file {
    sqlite3_file file;
    sqlite3_file *below;            /* in the same memory, behind this struct */
};

static void arm(long passing, int code, bool for_good)
{
    disk.passing = passing;
    disk.code = code;
    disk.for_good = for_good;
    disk.armed = true;
    disk.has_failed = false;
}

void disk_fail(long passing, int code, bool for_good)
{
    arm(passing, code, for_good);
}

void disk_fail_any(long passing, bool for_good)
{
    arm(passing, 0, for_good);
}

void disk_mend(void)
{
    disk.armed = false;
}

bool disk_has_failed(void)
{
    return disk.has_failed;
}

const char *disk_failed_call(void)
{
    return calls[disk.failed].name;
}

void disk_set_room(long long bytes)
{
    disk.has_end = bytes >= 0;
    disk.room = bytes;
}

/* A full disk takes what needs no more room. */
static bool counts(enum call call, bool grows)
{
    if (!disk.code)
        return true;
    return disk.code == SQLITE_FULL
        ? grows : call == ON_WRITE || call == ON_TRUNCATE || call == ON_SYNC || call == ON_DELETE;
}

static int next_code(enum call call, bool grows)
{
    if (!disk.armed || !counts(call, grows) || disk.passing-- > 0)
        return SQLITE_OK;
    disk.armed = disk.for_good;
    if (!disk.has_failed)
        disk.failed = call;
    disk.has_failed = true;
    return disk.code ? disk.code : calls[call].code;
}

/* ------------------------------------------------------------------- files */

#define BELOW(handle) sqlite3_file *it = ((struct file *)handle)->below

/* Whatever is said of it, it is closed. */
static int close_file(sqlite3_file *handle)
{
    int code = next_code(ON_CLOSE, false), closed;

    BELOW(handle);
    closed = it->pMethods->xClose(it);
    return code ? code : closed;
}

static int read_file(sqlite3_file *handle, void *bytes, int count, sqlite3_int64 at)
{
    int code = next_code(ON_READ, false);

    BELOW(handle);
    return code ? code : it->pMethods->xRead(it, bytes, count, at);
}

static int write_bytes(sqlite3_file *handle, const void *bytes, int count, sqlite3_int64 at)
{
    sqlite3_int64 size = 0, grown;
    int code;

    BELOW(handle);
    it->pMethods->xFileSize(it, &size);
    grown = at + count > size ? at + count - size : 0;
    if ((code = next_code(ON_WRITE, grown > 0)))
        return code;
    if (disk.has_end && grown > disk.room)
        return SQLITE_FULL;
    disk.room -= grown;
    return it->pMethods->xWrite(it, bytes, count, at);
}

static int truncate_file(sqlite3_file *handle, sqlite3_int64 size)
{
    int code = next_code(ON_TRUNCATE, false);
    sqlite3_int64 before = 0;

    BELOW(handle);
    if (code)
        return code;
    it->pMethods->xFileSize(it, &before);
    disk.room += before > size ? before - size : 0;
    return it->pMethods->xTruncate(it, size);
}

/* Nobody cuts the power here, so nothing is synced really. */
static int sync_file(sqlite3_file *handle, int flags)
{
    (void)handle, (void)flags;
    return next_code(ON_SYNC, false);
}

static int file_size(sqlite3_file *handle, sqlite3_int64 *size)
{
    int code = next_code(ON_SIZE, false);

    BELOW(handle);
    return code ? code : it->pMethods->xFileSize(it, size);
}

static int lock(sqlite3_file *handle, int level)
{
    int code = next_code(ON_LOCK, false);

    BELOW(handle);
    return code ? code : it->pMethods->xLock(it, level);
}

static int unlock(sqlite3_file *handle, int level)
{
    int code = next_code(ON_UNLOCK, false);

    BELOW(handle);
    return code ? code : it->pMethods->xUnlock(it, level);
}

static int is_reserved(sqlite3_file *handle, int *result)
{
    int code = next_code(ON_RESERVED, false);

    BELOW(handle);
    return code ? code : it->pMethods->xCheckReservedLock(it, result);
}

static int control(sqlite3_file *handle, int operation, void *argument)
{
    int code = next_code(ON_CONTROL, false);

    BELOW(handle);
    return code ? code : it->pMethods->xFileControl(it, operation, argument);
}

static int sector_size(sqlite3_file *handle)
{
    BELOW(handle);
    return it->pMethods->xSectorSize(it);
}

static int characteristics(sqlite3_file *handle)
{
    BELOW(handle);
    return it->pMethods->xDeviceCharacteristics(it);
}

static int map_shared(sqlite3_file *handle, int region, int size, int extend, void volatile **at)
{
    int code = next_code(ON_MAP_SHARED, false);

    BELOW(handle);
    return code ? code : it->pMethods->xShmMap(it, region, size, extend, at);
}

static int lock_shared(sqlite3_file *handle, int offset, int count, int flags)
{
    int code = next_code(ON_LOCK_SHARED, false);

    BELOW(handle);
    return code ? code : it->pMethods->xShmLock(it, offset, count, flags);
}

static void fence(sqlite3_file *handle)
{
    BELOW(handle);
    it->pMethods->xShmBarrier(it);
}

static int unmap_shared(sqlite3_file *handle, int remove)
{
    int code = next_code(ON_UNMAP_SHARED, false), unmapped;

    BELOW(handle);
    unmapped = it->pMethods->xShmUnmap(it, remove);
    return code ? code : unmapped;
}

/* ------------------------------------------------------------------- layer */

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *handle, int flags,
                     int *flags_out)
{
    static const sqlite3_io_methods methods = {
        2, close_file, read_file, write_bytes, truncate_file, sync_file, file_size, lock, unlock,
        is_reserved, control, sector_size, characteristics, map_shared, lock_shared, fence,
        unmap_shared, NULL, NULL
    };
    struct file *file = (struct file *)handle;
    int code = next_code(ON_OPEN, false);

    (void)vfs;
    file->below = (sqlite3_file *)(void *)(file + 1);
    file->file.pMethods = NULL;
    if (code)
        return code;
    code = below->xOpen(below, name, file->below, flags, flags_out);
    if (file->below->pMethods)
        file->file.pMethods = &methods;
    return code;
}

/* The bytes of a file that nobody has open any more. */
static sqlite3_int64 bytes_of(const char *name)
{
    FILE *file = fopen(name, "rb");
    long size = 0;

    if (file && fseek(file, 0, SEEK_END) == 0)
        size = ftell(file);
    if (file)
        fclose(file);
    return size;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    int code = next_code(ON_DELETE, false);

    (void)vfs, (void)sync_folder;
    if (!code && disk.has_end)
        disk.room += bytes_of(name);
    return code ? code : below->xDelete(below, name, 0);
}

static int find_file(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
    int code = next_code(ON_ACCESS, false);

    (void)vfs;
    return code ? code : below->xAccess(below, name, flags, result);
}

static int full_path(sqlite3_vfs *vfs, const char *name, int size, char *path)
{
    int code = next_code(ON_PATH, false);

    (void)vfs;
    return code ? code : below->xFullPathname(below, name, size, path);
}

/* SQLite waits up to ten seconds in all for a lock of WAL that fails for good. */
static int do_not_sleep(sqlite3_vfs *vfs, int microseconds)
{
    (void)vfs;
    return microseconds;
}

void disk_install(void)
{
    if (below)
        return;
    below = sqlite3_vfs_find(NULL);
    layer = *below;
    layer.zName = "disk";
    layer.szOsFile = (int)sizeof(struct file) + below->szOsFile;
    layer.pNext = NULL;
    layer.xOpen = open_file;
    layer.xDelete = delete_file;
    layer.xAccess = find_file;
    layer.xFullPathname = full_path;
    layer.xSleep = do_not_sleep;
    sqlite3_vfs_register(&layer, 1);
}
