/* A file in the making. */
#define _DEFAULT_SOURCE

#include "store/part.h"

#include "base/memory.h"
#include "base/text.h"
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static char *join(const char *path, const char *ending)
{
    struct swst__text text = { 0 };
    char *name;

    swst__text_add(&text, "%s%s", path, ending);
    if (!(name = swst__text_take(&text)))
        swst__fail_memory();
    return name;
}

/* ------------------------------------------------------- what is in the way */

/* One that was left empty is none. */
static swst_status check_journal(const char *path, const char *ending)
{
    char *name = join(path, ending);
    struct stat found;
    bool there = name && lstat(name, &found) == 0 && found.st_size > 0;
    swst_status status = !name ? SWST_ENOMEM : SWST_OK;

    if (there)
        status = swst__fail_at(SWST_ECONFLICT, SWST__JOURNAL_IN_THE_WAY, name, 0, 0);
    swst_free(name);
    return status;
}

static swst_status check_name(const char *path)
{
    struct stat found;
    swst_status status;

    if (lstat(path, &found) == 0)
        return swst__fail_at(SWST_ECONFLICT, SWST__FILE_EXISTS, path, 0, 0);
    status = check_journal(path, "-journal");
    return status ? status : check_journal(path, "-wal");
}

static bool is_at(int file, const char *name)
{
    struct stat ours, now;

    return fstat(file, &ours) == 0 && lstat(name, &now) == 0 && ours.st_ino == now.st_ino
        && ours.st_dev == now.st_dev;
}

/* As a copy of a store begins: not at all, with the header of a store, or with
 * the place kept free for it. */
static bool looks_like_a_part(int file)
{
    static const unsigned char nothing[SWST__FILE_HEADER];
    unsigned char header[SWST__FILE_HEADER];
    struct stat found;

    if (fstat(file, &found) != 0 || !S_ISREG(found.st_mode) || found.st_nlink != 1)
        return false;
    if (found.st_size == 0)
        return true;
    return pread(file, header, sizeof header, 0) == (ssize_t)sizeof header
        && (memcmp(header, nothing, sizeof header) == 0 || swst__file_is_ours(header));
}

static swst_status clear_away(const char *name)
{
    int file = open(name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    swst_status status = SWST_OK;

    if (file < 0)
        return swst__fail_at(SWST_ECONFLICT, SWST__PART_IN_THE_WAY, name, 0, 0);
    if (flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        status = swst__fail_at(SWST_ECONFLICT, SWST__PART_UNDER_WAY, name, 0, 0);
    else if (flock(file, LOCK_EX | LOCK_NB) != 0 || !looks_like_a_part(file)
             || !is_at(file, name) || unlink(name) != 0)
        status = swst__fail_at(SWST_ECONFLICT, SWST__PART_IN_THE_WAY, name, 0, 0);
    close(file);
    return status;
}

/* ------------------------------------------------------------------- making */

/* Where the system has no such locks, nobody can prove what is left over, and
 * nothing is cleared away. */
static swst_status make(struct swst__part *part)
{
    swst_status status = swst__file_make_open(part->name, &part->lock);

    if (status)
        return status;
    if (flock(part->lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        if (is_at(part->lock, part->name))
            return SWST_OK;
    close(part->lock);                  /* another has taken it for a leftover meanwhile */
    part->lock = -1;
    return swst__fail_at(SWST_ECONFLICT, SWST__PART_UNDER_WAY, part->name, 0, 0);
}

swst_status swst__part_begin(struct swst__part *part, const char *path, const char *ending)
{
    struct stat found;
    swst_status status;

    *part = (struct swst__part){ .path = path, .lock = -1 };
    if ((status = check_name(path)))
        return status;
    if (!(part->name = join(path, ending)))
        return SWST_ENOMEM;
    if (lstat(part->name, &found) == 0) {
        if ((status = clear_away(part->name)))
            return status;
        part->cleared = true;
    }
    return make(part);
}

/* --------------------------------------------------------------- publishing */

static swst_status fail(const char *path)
{
    return errno == EEXIST ? swst__fail_at(SWST_ECONFLICT, SWST__FILE_EXISTS, path, 0, 0)
        : errno == ENOSPC || errno == EDQUOT ? swst__fail_at(SWST_ENOSPACE, SWST__NO_SPACE, path,
                                                             0, 0)
        : swst__fail_at(SWST_EIO, SWST__CANNOT_WRITE, path, 0, 0);
}

/* On a stick of a camera's format there are no second names: the name is taken
 * with an empty file, and that is replaced. */
static swst_status rename_onto_own(struct swst__part *part)
{
    swst_status status = swst__file_make(part->path);

    if (!status && rename(part->name, part->path) != 0) {
        status = fail(part->path);
        unlink(part->path);
    }
    return status;
}

static swst_status give_name(struct swst__part *part)
{
    if (link(part->name, part->path) == 0) {
        unlink(part->name);
        return SWST_OK;
    }
    if (errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS || errno == EMLINK)
        return rename_onto_own(part);
    return fail(part->path);
}

swst_status swst__part_publish(struct swst__part *part)
{
    swst_status status = is_at(part->lock, part->name) ? give_name(part)
        : swst__fail_at(SWST_EMOVED, SWST__MOVED, part->name, 0, 0);

    if (status)
        return status;
    if ((status = swst__file_sync_folder(part->path))) {
        unlink(part->path);
        return status;
    }
    close(part->lock);
    part->lock = -1;
    return SWST_OK;
}

void swst__part_end(struct swst__part *part)
{
    if (part->lock >= 0) {
        if (is_at(part->lock, part->name))
            unlink(part->name);
        close(part->lock);
    }
    swst_free(part->name);
}
