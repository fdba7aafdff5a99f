#include "log_disk.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

enum { SECTOR = 512 };

enum change {
    WRITE, TRUNCATE, SYNC,              /* of a file */
    CREATE, DELETE, SYNC_NAMES          /* of the folder */
};

struct note {
    enum change change;
    enum log_file file;
    int64_t at;                         /* of a truncation: the size that is left */
    size_t size;
    unsigned char *bytes;
};

static struct { struct note *notes; size_t length, room; bool taken; } noted;
static sqlite3_vfs layer, *below;

struct file {
    sqlite3_file file;
    sqlite3_file *below;                /* in the same memory, behind this struct */
    enum log_file which;                /* LOG_FILES: none of the station's */
    bool syncs_names;                   /* with the next sync, as the system's layer does */
};

static void note(enum change change, enum log_file file, int64_t at, const void *bytes,
                 size_t size)
{
    struct note *it;

    if (!noted.taken || file == LOG_FILES)
        return;
    if (noted.length == noted.room) {
        noted.room = noted.room ? 2 * noted.room : 1024;
        noted.notes = realloc(noted.notes, noted.room * sizeof *noted.notes);
    }
    it = &noted.notes[noted.length++];
    *it = (struct note){ change, file, at, size, NULL };
    if (size) {
        it->bytes = malloc(size);
        memcpy(it->bytes, bytes, size);
    }
}

void log_disk_end(void)
{
    noted.taken = false;
}

void log_disk_begin(void)
{
    for (size_t i = 0; i < noted.length; i++)
        free(noted.notes[i].bytes);
    free(noted.notes);
    noted.notes = NULL;
    noted.length = noted.room = 0;
    noted.taken = true;
}

size_t log_disk_length(void)
{
    return noted.length;
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
    BELOW(handle);
    note(WRITE, ((struct file *)handle)->which, at, bytes, (size_t)count);
    return it->pMethods->xWrite(it, bytes, count, at);
}

static int truncate_file(sqlite3_file *handle, sqlite3_int64 size)
{
    BELOW(handle);
    note(TRUNCATE, ((struct file *)handle)->which, size, NULL, 0);
    return it->pMethods->xTruncate(it, size);
}

static int sync_file(sqlite3_file *handle, int flags)
{
    struct file *file = (struct file *)handle;

    (void)flags;
    note(SYNC, file->which, 0, NULL, 0);
    if (file->syncs_names)
        note(SYNC_NAMES, file->which, 0, NULL, 0);
    file->syncs_names = false;
    return SQLITE_OK;
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
    (void)handle;
    return 8 * SECTOR;
}

/* A write leaves its neighbours alone, and nothing else is promised. */
static int characteristics(sqlite3_file *handle)
{
    (void)handle;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
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

static enum log_file which_by_name(const char *name)
{
    static const char *const endings[LOG_FILES] = { ".swst", ".swst-journal", ".swst-wal" };
    size_t length = name ? strlen(name) : 0;

    for (int i = 0; i < LOG_FILES; i++)
        if (length > strlen(endings[i])
            && strcmp(name + length - strlen(endings[i]), endings[i]) == 0)
            return (enum log_file)i;
    return LOG_FILES;
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *handle, int flags,
                     int *flags_out)
{
    static const sqlite3_io_methods methods = {
        2, close_file, read_file, write_bytes, truncate_file, sync_file, file_size, lock, unlock,
        is_reserved, control, sector_size, characteristics, map_shared, lock_shared, fence,
        unmap_shared, NULL, NULL
    };
    struct file *file = (struct file *)handle;
    int existed = 1, code;

    (void)vfs;
    file->below = (sqlite3_file *)(void *)(file + 1);
    file->file.pMethods = NULL;
    file->which = which_by_name(name);
    file->syncs_names = flags & SQLITE_OPEN_CREATE && file->which != LOG_MAIN;
    if (name)
        below->xAccess(below, name, SQLITE_ACCESS_EXISTS, &existed);
    code = below->xOpen(below, name, file->below, flags, flags_out);
    if (file->below->pMethods)
        file->file.pMethods = &methods;
    if (code == SQLITE_OK && !existed)
        note(CREATE, file->which, 0, NULL, 0);
    return code;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    int code = below->xDelete(below, name, 0);

    (void)vfs;
    if (code != SQLITE_OK)
        return code;
    note(DELETE, which_by_name(name), 0, NULL, 0);
    if (sync_folder)
        note(SYNC_NAMES, which_by_name(name), 0, NULL, 0);
    return code;
}

void log_disk_install(void)
{
    if (below)
        return;
    below = sqlite3_vfs_find(NULL);
    layer = *below;
    layer.zName = "log_disk";
    layer.szOsFile = (int)sizeof(struct file) + below->szOsFile;
    layer.pNext = NULL;
    layer.xOpen = open_file;
    layer.xDelete = delete_file;
    sqlite3_vfs_register(&layer, 1);
}

/* -------------------------------------------------------------------- cuts */

uint64_t log_disk_draw(uint64_t *seed, uint64_t most)
{
    uint64_t z = *seed += 0x9e3779b97f4a7c15u;              /* splitmix64 */

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return ((z ^ z >> 31) >> 32) * most >> 32;
}

static void put_bytes(struct log_image *image, int64_t at, const unsigned char *bytes,
                      size_t size)
{
    size_t start = (size_t)at, end = start + size;

    if (end > image->room) {
        image->room = 2 * end;
        image->bytes = realloc(image->bytes, image->room);
    }
    if (start > image->size)
        memset(image->bytes + image->size, 0, start - image->size);
    memcpy(image->bytes + start, bytes, size);
    image->size = end > image->size ? end : image->size;
}

/* Some of its sectors: any, or a beginning. */
static void put_torn(struct log_image *image, const struct note *it, enum log_model model,
                     uint64_t *seed)
{
    size_t first = SECTOR - (size_t)(it->at % SECTOR), done = 0;
    uint64_t sectors = (SECTOR - first + it->size + SECTOR - 1) / SECTOR;
    uint64_t kept = log_disk_draw(seed, sectors + 1);

    for (uint64_t i = 0; done < it->size; i++) {
        size_t part = i == 0 ? first : SECTOR;

        part = part < it->size - done ? part : it->size - done;
        if (model == LOG_ORDERED ? i < kept : log_disk_draw(seed, 2) == 0)
            put_bytes(image, it->at + (int64_t)done, it->bytes + done, part);
        done += part;
    }
}

enum fate { KEPT, LOST, TORN };

/* One of three moods of a cut: most of it is kept, half, or little. */
static enum fate draw_fate(uint64_t mood, uint64_t *seed)
{
    uint64_t drawn = log_disk_draw(seed, 10);

    return drawn < 1 + 3 * mood ? KEPT : drawn < 5 + 2 * mood ? LOST : TORN;
}

static bool is_of_names(enum change change)
{
    return change == CREATE || change == DELETE;
}

/* Where the last sync stands; 0 when there is none. */
static size_t last_sync(size_t length)
{
    while (length && noted.notes[length - 1].change != SYNC
           && noted.notes[length - 1].change != SYNC_NAMES)
        length--;
    return length;
}

/* What was synced is kept; the names that changed since are kept up to one of them. */
static void draw_fates(unsigned char *fates, size_t length, uint64_t *seed)
{
    bool synced[LOG_FILES] = { false }, names_synced = false;
    uint64_t mood = log_disk_draw(seed, 3), pending = 0, kept;

    for (size_t i = length; i-- > 0; ) {
        const struct note *it = &noted.notes[i];

        synced[it->file] |= it->change == SYNC;
        names_synced |= it->change == SYNC_NAMES;
        if (is_of_names(it->change)) {
            fates[i] = names_synced ? KEPT : LOST;
            pending += !names_synced;
            synced[it->file] = false;       /* another file of this name */
        } else {
            fates[i] = synced[it->file] ? KEPT : (unsigned char)draw_fate(mood, seed);
        }
    }
    kept = log_disk_draw(seed, pending + 1);
    for (size_t i = 0; i < length && kept; i++)
        if (is_of_names(noted.notes[i].change) && fates[i] == LOST) {
            fates[i] = KEPT;
            kept--;
        }
}

static void replay(const unsigned char *fates, size_t length, enum log_model model,
                   uint64_t *seed, struct log_image images[LOG_FILES])
{
    bool nameless[LOG_FILES] = { false };

    for (size_t i = 0; i < length; i++) {
        const struct note *it = &noted.notes[i];
        struct log_image *image = &images[it->file];

        if (it->change == CREATE) {
            nameless[it->file] = fates[i] != KEPT;
            image->exists |= fates[i] == KEPT;
            image->size = fates[i] == KEPT ? 0 : image->size;
        } else if (it->change == DELETE && fates[i] == KEPT) {
            image->exists = false;
        } else if (nameless[it->file] || fates[i] == LOST) {
            continue;
        } else if (it->change == TRUNCATE) {
            image->size = (size_t)it->at < image->size ? (size_t)it->at : image->size;
        } else if (it->change == WRITE && fates[i] == TORN) {
            put_torn(image, it, model, seed);
        } else if (it->change == WRITE) {
            put_bytes(image, it->at, it->bytes, it->size);
        }
    }
}

void log_disk_cut(size_t length, enum log_model model, uint64_t *seed,
                  struct log_image images[LOG_FILES])
{
    size_t synced = last_sync(length);
    unsigned char *fates;

    for (int i = 0; i < LOG_FILES; i++) {
        images[i].size = 0;
        images[i].exists = i == LOG_MAIN;
    }
    if (model == LOG_ORDERED)
        length = synced + (size_t)log_disk_draw(seed, length - synced + 1);
    fates = calloc(length + 1, 1);
    if (model == LOG_ANY)
        draw_fates(fates, length, seed);
    else if (length > synced && log_disk_draw(seed, 2))
        fates[length - 1] = TORN;
    replay(fates, length, model, seed, images);
    free(fates);
}

void log_disk_free(struct log_image images[LOG_FILES])
{
    for (int i = 0; i < LOG_FILES; i++) {
        free(images[i].bytes);
        images[i] = (struct log_image){ 0 };
    }
}
