/* Backups: a copy of the whole file in one pass, looked through, and described by
 * a manifest; and the way back. */
#define _POSIX_C_SOURCE 200809L

#include "store/backup.h"

#include "base/memory.h"
#include "store/aside.h"
#include "store/bulk.h"
#include "store/bytes.h"
#include "store/door.h"
#include "store/manifest.h"
#include "store/part.h"
#include "store/store.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ----------------------------------------------------------------- copying */

/* Nothing is kept of a copy that is broken off: it needs no journal of its own. */
static swst_status open_copy(const char *path, swst_store **copy)
{
    swst_status status = swst__aside_open(path, true, copy);

    if (status)
        return status;
    status = swst__db_exec(*copy, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
    if (status) {
        swst__aside_close(*copy);
        *copy = NULL;
    }
    return status;
}

static swst_status copy_pages(swst_store *from, swst_store *copy)
{
    sqlite3_backup *backup = sqlite3_backup_init(copy->db, "main", from->db, "main");
    int code = backup ? sqlite3_backup_step(backup, -1) : sqlite3_errcode(copy->db), last = 0;

    if (backup)
        last = sqlite3_backup_finish(backup);
    return code != SQLITE_DONE ? swst__db_fail(copy, code)
         : last != SQLITE_OK ? swst__db_fail(copy, last) : SWST_OK;
}

/* One moment of the file: its pages, and how many rows it had. */
static swst_status copy_moment(swst_store *from, const char *path, struct swst__text *counts)
{
    swst_store *copy = NULL;
    bool inner;
    swst_status status = open_copy(path, &copy);

    if (status)
        return status;
    if (!(status = swst__db_look(from, &inner))) {
        if (!(status = swst__manifest_count(from, counts)))
            status = copy_pages(from, copy);
        swst__db_look_away(from, inner);
    }
    if (!status)
        status = swst__bytes_leave_wal(copy);
    swst__aside_close(copy);
    return status;
}

/* What was last kept is read on another connection: SQLite copies nothing on one that
 * is about to write. A store in memory has no other. */
static swst_status copy_kept(swst_store *store, const char *path, struct swst__text *counts)
{
    swst_store *from = NULL;
    swst_status status;

    if (!store->path)
        return sqlite3_get_autocommit(store->db) ? copy_moment(store, path, counts)
                                                 : swst__fail(SWST_EMISUSE, SWST__IN_TRANSACTION);
    if ((status = swst__file_is_still_there(store))
        || (status = swst__aside_open(store->path, false, &from)))
        return status;
    from->busy_timeout = store->busy_timeout;
    if (!(status = swst__db_exec(from, "PRAGMA temp_store = MEMORY")))
        status = copy_moment(from, path, counts);
    swst__aside_close(from);
    return status ? status : swst__file_is_still_there(store);
}

/* The others wait while pages are read, not while the copy is looked through. */
static swst_status copy_in_turn(swst_store *store, const char *path, struct swst__text *counts)
{
    bool inner;
    swst_status status;

    if (!store->path || store->read_only || !sqlite3_get_autocommit(store->db))
        return copy_kept(store, path, counts);
    if ((status = swst__db_enter(store, &inner)))
        return status;
    return swst__db_leave(store, inner, copy_kept(store, path, counts));
}

/* A file that is brought back, or opened as it is, is another file, which numbers
 * apart: its inode may be the very one that the lost file had. */
static swst_status make_another(const char *path)
{
    swst_store *copy = NULL;
    swst_status status = open_copy(path, &copy);

    if (status)
        return status;
    status = swst__db_exec(copy, "UPDATE \"header\" SET \"inode\" = -1");
    if (!status)
        status = swst__bytes_sync(copy);
    swst__aside_close(copy);
    return status;
}

/* ------------------------------------------------------------- looking through */

/* To SQLite a page for which there was no memory looks damaged: it is asked twice. */
static swst_status check_sound(swst_store *file)
{
    bool sound = false;
    swst_status status = swst__db_integrity(file, &sound);

    if (!status && !sound)
        status = swst__db_integrity(file, &sound);
    return status || sound ? status : swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
}

static swst_status look_through(swst_store *file, const char *path, const char *manifest,
                                struct swst__described *described)
{
    int64_t format = 0;
    swst_status status = swst__describe_bytes(file, described);

    if (!status && manifest && !swst__manifest_says(manifest, described->bytes))
        return swst__fail(SWST_EDAMAGED, SWST__BACKUP_DAMAGED);
    if (!status)
        status = swst__file_check(file, path, &format);
    if (!status)
        status = swst__db_exec(file, "PRAGMA temp_store = MEMORY");
    if (!status)
        status = swst__schema_check(file);
    if (!status)
        status = check_sound(file);
    if (!status)
        status = swst__describe_content(file, described);
    if (!status && manifest && !swst__manifest_says(manifest, described->content))
        status = swst__fail(SWST_EDAMAGED, SWST__BACKUP_DAMAGED);
    return status;
}

/* Whether a file is a sound store and, with a manifest, the one that it describes. */
static swst_status inspect(const char *path, const char *manifest,
                           struct swst__described *described)
{
    swst_store *file = NULL;
    swst_status status = swst__aside_open(path, false, &file);

    if (!status)
        status = look_through(file, path, manifest, described);
    swst__aside_close(file);
    if (status)
        swst__error_place(path, 0, 0);
    return status;
}

/* ------------------------------------------------------------------ backup */

/* The rows that were there in that moment are in the copy. */
static bool has_counts(const struct swst__described *described, const struct swst__text *counts)
{
    const char *records = strchr(described->content, '{');
    size_t length = records ? strlen(records) : 0;

    return length == counts->length + 2 && memcmp(records + 1, counts->bytes, counts->length) == 0;
}

/* Looked through, described, and only then given its name. */
static swst_status finish(struct swst__part *part, const char *manifest,
                          const struct swst__text *counts)
{
    struct swst__described described = { 0 };
    swst_status status = make_another(part->name);

    if (!status)
        status = inspect(part->name, NULL, &described);
    if (!status && !has_counts(&described, counts))
        status = swst__fail(SWST_EIO, SWST__NOT_BACKED_UP);
    if (!status)
        status = swst__manifest_write(manifest, &described);
    swst__described_free(&described);
    if (!status && (status = swst__part_publish(part)))
        unlink(manifest);
    return status;
}

/* Where a backup to this name was broken off, its manifest may stand, too: it had to
 * be absent when that was begun. */
static swst_status clear_manifest(const struct swst__part *part, const char *manifest)
{
    struct stat found;

    if (part->cleared)
        unlink(manifest);
    return lstat(manifest, &found) == 0
        ? swst__fail_at(SWST_ECONFLICT, SWST__FILE_EXISTS, manifest, 0, 0) : SWST_OK;
}

swst_status swst__backup(swst_store *store, const char *path)
{
    struct swst__text counts = { 0 };
    struct swst__part part = { .lock = -1 };
    char *manifest = swst__manifest_name(path);
    swst_status status = manifest ? swst__part_begin(&part, path, ".part") : SWST_ENOMEM;

    if (!status)
        status = clear_manifest(&part, manifest);
    if (!status)
        status = copy_in_turn(store, part.name, &counts);
    if (!status)
        status = finish(&part, manifest, &counts);
    swst__part_end(&part);
    swst_free(swst__text_take(&counts));
    swst_free(manifest);
    return status;
}

void swst__backup_remove(const char *path)
{
    char *manifest = swst__manifest_name(path);

    unlink(path);
    if (manifest)
        unlink(manifest);
    swst_free(manifest);
}

/* What every write leaves behind: a number given, or a line in one of the journals. */
static swst_status read_marks(swst_store *store, int64_t marks[3])
{
    swst_status status = swst__db_number(store, "SELECT coalesce(max(sequence), 0) FROM audit",
                                         &marks[0]);

    if (!status)
        status = swst__db_number(store, "SELECT replica * 100000000 + sequence FROM header",
                                 &marks[1]);
    return status ? status : swst__db_number(store,
        "SELECT (SELECT coalesce(max(\"sequence\"), 0) FROM \"merge\") * 1000000"
        " + (SELECT coalesce(max(\"number\"), 0) FROM \"import\")", &marks[2]);
}

/* The same in the file. Who has written more than the cache holds keeps all others, and
 * us, from reading it. */
static swst_status read_kept_marks(swst_store *store, int64_t marks[3])
{
    swst_store *aside = NULL;
    swst_status status = swst__aside_open(store->path, false, &aside);

    if (status)
        return status;
    aside->busy_timeout = 0;
    status = read_marks(aside, marks);
    swst__aside_close(aside);
    return status == SWST_EBUSY ? swst__fail(SWST_EMISUSE, SWST__UNSAVED_CHANGES) : status;
}

static swst_status check_unsaved(swst_store *store)
{
    int64_t here[3] = { 0 }, kept[3] = { 0 };
    swst_status status;

    if (!store->path || sqlite3_get_autocommit(store->db))
        return SWST_OK;
    if (!store->callers)                    /* a load or the like is half-way */
        return swst__fail(SWST_EMISUSE, SWST__IN_TRANSACTION);
    if ((status = swst__bulk_settle(store)) || (status = read_marks(store, here))
        || (status = read_kept_marks(store, kept)))
        return status;
    return memcmp(here, kept, sizeof here) == 0 ? SWST_OK
        : swst__fail(SWST_EMISUSE, SWST__UNSAVED_CHANGES);
}

static swst_status back_up(swst_store *store, const char *path)
{
    enum swst__sight sight = swst__door_open(store);
    swst_status status = check_unsaved(store);

    if (!status)
        status = swst__backup(store, path);
    if (!status && (status = swst__door_tell(store, SWST__ACT_BACKUP, 0)))
        swst__backup_remove(path);
    swst__door_close(store, sight);
    return status;
}

swst_status swst_store_backup(swst_store *store, const char *path)
{
    swst_status status;

    if (!store || !path)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__db_can_ask(store)) || (status = swst__door(store, SWST__POWER_MAINTAIN)))
        return status;
    if (store->callers && sqlite3_get_autocommit(store->db))
        return swst__fail(SWST_EMISUSE, SWST__TRANSACTION_LOST);
    return back_up(store, path);
}

/* ----------------------------------------------------------------- the way back */

static swst_status verify(const char *path, char **manifest)
{
    struct swst__described described = { 0 };
    char *name = swst__manifest_name(path), *text = NULL;
    swst_status status = name ? swst__manifest_read(name, &text) : SWST_ENOMEM;

    if (!status)
        status = inspect(path, text, &described);
    swst__described_free(&described);
    swst_free(name);
    if (status)
        swst_free(text);
    else
        *manifest = text;
    return status;
}

swst_status swst_backup_verify(const char *path)
{
    char *manifest = NULL;
    swst_status status;

    if (!path)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    status = verify(path, &manifest);
    swst_free(manifest);
    return status;
}

static swst_status copy_bytes(const char *backup, const char *path)
{
    swst_store *from = NULL, *to = NULL;
    swst_status status = swst__aside_open(backup, false, &from);

    if (!status)
        status = swst__aside_open(path, true, &to);
    if (!status)
        status = swst__bytes_copy(from, to);
    if (!status)
        status = swst__bytes_sync(to);
    swst__aside_close(to);
    swst__aside_close(from);
    if (status)
        swst__error_place(path, 0, 0);
    return status;
}

/* The new file is held to the manifest as the backup was. */
static swst_status bring_back(const char *backup, const char *manifest, const char *path)
{
    struct swst__described described = { 0 };
    struct swst__part part;
    swst_status status = swst__part_begin(&part, path, ".restore");

    if (!status)
        status = copy_bytes(backup, part.name);
    if (!status)
        status = inspect(part.name, manifest, &described);
    if (!status)
        status = swst__part_publish(&part);
    swst__described_free(&described);
    swst__part_end(&part);
    return status;
}

swst_status swst_backup_restore(const char *backup, const char *path)
{
    char *manifest = NULL;
    swst_status status;

    if (!backup || !path)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = verify(backup, &manifest)))
        return status;
    status = bring_back(backup, manifest, path);
    swst_free(manifest);
    return status;
}
