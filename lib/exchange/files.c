/* Files of this floor. */
#define _POSIX_C_SOURCE 200809L

#include "exchange/files.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_AT_ONCE = 1 << 30 };

void swst__descriptor_close(int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

static char lower(char byte)
{
    return (char)(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
}

bool swst__path_ends(const char *path, const char *ending)
{
    size_t length = strlen(path), most = strlen(ending);

    if (length < most)
        return false;
    for (path += length - most; *path && lower(*path) == *ending; ending++)
        path++;
    return !*path;
}

char *swst__path_join(const char *folder, const char *name)
{
    struct swst__text text = { 0 };
    size_t length = strlen(folder);
    char *path;

    swst__text_add(&text, "%s%s%s", folder, length && folder[length - 1] == '/' ? "" : "/", name);
    if (!(path = swst__text_take(&text)))
        swst__fail_memory();
    return path;
}

/* ------------------------------------------------------------------ reading */

static swst_status fail_to_read(const char *path)
{
    return errno == ENOENT || errno == ENOTDIR
        ? swst__fail_at(SWST_ENOTFOUND, SWST__NO_SUCH_FILE, path, 0, 0)
        : errno == EACCES || errno == EPERM
        ? swst__fail_at(SWST_EPERMISSION, SWST__NO_PERMISSION, path, 0, 0)
        : swst__fail_at(SWST_EIO, SWST__CANNOT_READ, path, 0, 0);
}

/* What is no file, such as a pipe, would keep the reader waiting. */
swst_status swst__input_open(const char *path, int *file)
{
    struct stat found;
    int opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (opened < 0)
        return fail_to_read(path);
    if (fstat(opened, &found) != 0 || !S_ISREG(found.st_mode)) {
        close(opened);
        return swst__fail_at(SWST_EIO, SWST__CANNOT_READ, path, 0, 0);
    }
    *file = opened;
    return SWST_OK;
}

swst_status swst__input_read(int file, const char *path, char *bytes, size_t size,
                             size_t *length)
{
    ssize_t got;

    do
        got = read(file, bytes, size);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return swst__fail_at(SWST_EIO, SWST__CANNOT_READ, path, 0, 0);
    *length = (size_t)got;
    return SWST_OK;
}

/* ------------------------------------------------------------------ writing */

static swst_status fail_to_write(const char *path)
{
    if (errno == EEXIST || errno == ELOOP)
        return swst__fail_at(SWST_ECONFLICT, SWST__FILE_EXISTS, path, 0, 0);
    return errno == ENOSPC || errno == EDQUOT
        ? swst__fail_at(SWST_ENOSPACE, SWST__NO_SPACE, path, 0, 0)
        : swst__fail_at(SWST_EIO, SWST__CANNOT_WRITE, path, 0, 0);
}

static bool is_empty(int folder, bool *empty)
{
    int again = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *listing = again < 0 ? NULL : fdopendir(again);
    int entries = 0;

    if (!listing) {
        swst__descriptor_close(&again);
        return false;
    }
    for (struct dirent *entry; (entry = readdir(listing)); )
        entries += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(listing);
    *empty = entries == 0;
    return true;
}

swst_status swst__output_folder(const char *path, int *folder)
{
    bool empty = false;
    int opened;

    if (mkdir(path, 0700) != 0 && errno != EEXIST)
        return fail_to_write(path);
    opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0 && errno == ENOTDIR)
        return swst__fail_at(SWST_ECONFLICT, SWST__FILE_EXISTS, path, 0, 0);
    if (opened < 0 || !is_empty(opened, &empty)) {
        swst__descriptor_close(&opened);
        return swst__fail_at(SWST_EIO, SWST__CANNOT_WRITE, path, 0, 0);
    }
    if (!empty) {
        close(opened);
        return swst__fail_at(SWST_ECONFLICT, SWST__FOLDER_NOT_EMPTY, path, 0, 0);
    }
    *folder = opened;
    return SWST_OK;
}

swst_status swst__output_parent(const char *path, int *folder)
{
    const char *slash = strrchr(path, '/');
    char *parent = swst__strdup(slash ? path : ".");
    int opened;

    if (!parent)
        return swst__fail_memory();
    if (slash)
        parent[slash == path ? 1 : slash - path] = '\0';
    opened = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    swst_free(parent);
    if (opened < 0)
        return fail_to_write(path);
    *folder = opened;
    return SWST_OK;
}

swst_status swst__output_open(int folder, const char *path, int *file)
{
    const char *slash = strrchr(path, '/');
    int opened = openat(folder, slash ? slash + 1 : path,
                        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (opened < 0)
        return fail_to_write(path);
    *file = opened;
    return SWST_OK;
}

swst_status swst__output_write(int file, const char *path, const char *bytes, size_t length)
{
    while (length) {
        ssize_t put = write(file, bytes, length < MOST_AT_ONCE ? length : MOST_AT_ONCE);

        if (put < 0 && errno != EINTR)
            return fail_to_write(path);
        if (put > 0) {
            bytes += put;
            length -= (size_t)put;
        }
    }
    return SWST_OK;
}

swst_status swst__output_close(int *file, const char *path)
{
    swst_status status = SWST_OK;

    if (fsync(*file) != 0 && errno != EINVAL)
        status = fail_to_write(path);
    if (close(*file) != 0 && !status)
        status = fail_to_write(path);
    *file = -1;
    return status;
}
