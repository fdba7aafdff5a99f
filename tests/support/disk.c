#include "disk.h"

#include <sqlite3.h>
#include <stddef.h>

static struct { long passing; int code; bool armed, for_good, has_failed; } disk;
static sqlite3_vfs layer, *below;

struct file {
    sqlite3_file file;
    sqlite3_file *below;            /* in the same memory, behind this struct */
};

void disk_fail(long passing, int code, bool for_good)
{
    disk.passing = passing;
    disk.code = code;
    disk.for_good = for_good;
    disk.armed = true;
    disk.has_failed = false;
}

void disk_mend(void)
{
    disk.armed = false;
}

bool disk_has_failed(void)
{
    return disk.has_failed;
}

/* A full disk takes what needs no more room. */
static int next_code(bool grows)
{
    if (!disk.armed || (disk.code == SQLITE_FULL && !grows) || disk.passing-- > 0)
        return SQLITE_OK;
    disk.armed = disk.for_good;
    disk.has_failed = true;
    return disk.code;
}

/* ------------------------------------------------------------------- files */

#define BELOW(handle) sqlite3_file *it = ((struct file *)handle)->below

static int close_file(sqlite3_file *handle)
{
    BELOW(handle);
    return it->pMethods->xClose(it);
}

static int read_file(sqlite3_file *handle, void *bytes, int count, sqlite3_int64 at)
{
    BELOW(handle);
    return it->pMethods->xRead(it, bytes, count, at);
}

static int write_bytes(sqlite3_file *handle, const void *bytes, int count, sqlite3_int64 at)
{
    sqlite3_int64 size = 0;
    int code;

    BELOW(handle);
    it->pMethods->xFileSize(it, &size);
    code = next_code(at + count > size);
    return code ? code : it->pMethods->xWrite(it, bytes, count, at);
}

static int truncate_file(sqlite3_file *handle, sqlite3_int64 size)
{
    int code = next_code(false);

    BELOW(handle);
    return code ? code : it->pMethods->xTruncate(it, size);
}

static int sync_file(sqlite3_file *handle, int flags)
{
    int code = next_code(false);

    BELOW(handle);
    return code ? code : it->pMethods->xSync(it, flags);
}

static int file_size(sqlite3_file *handle, sqlite3_int64 *size)
{
    BELOW(handle);
    return it->pMethods->xFileSize(it, size);
}

static int lock(sqlite3_file *handle, int level)
{
    BELOW(handle);
    return it->pMethods->xLock(it, level);
}

static int unlock(sqlite3_file *handle, int level)
{
    BELOW(handle);
    return it->pMethods->xUnlock(it, level);
}

static int is_reserved(sqlite3_file *handle, int *result)
{
    BELOW(handle);
    return it->pMethods->xCheckReservedLock(it, result);
}

static int control(sqlite3_file *handle, int operation, void *argument)
{
    BELOW(handle);
    return it->pMethods->xFileControl(it, operation, argument);
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
    BELOW(handle);
    return it->pMethods->xShmMap(it, region, size, extend, at);
}

static int lock_shared(sqlite3_file *handle, int offset, int count, int flags)
{
    BELOW(handle);
    return it->pMethods->xShmLock(it, offset, count, flags);
}

static void fence(sqlite3_file *handle)
{
    BELOW(handle);
    it->pMethods->xShmBarrier(it);
}

static int unmap_shared(sqlite3_file *handle, int remove)
{
    BELOW(handle);
    return it->pMethods->xShmUnmap(it, remove);
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
    int code;

    (void)vfs;
    file->below = (sqlite3_file *)(void *)(file + 1);
    file->file.pMethods = NULL;
    code = below->xOpen(below, name, file->below, flags, flags_out);
    if (file->below->pMethods)
        file->file.pMethods = &methods;
    return code;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    int code = next_code(false);

    (void)vfs;
    return code ? code : below->xDelete(below, name, sync_folder);
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
    sqlite3_vfs_register(&layer, 1);
}
