/* Which files there are to load, in the order of kinds. */
#define _POSIX_C_SOURCE 200809L

#include "exchange/load.h"

#include "base/error.h"
#include "base/memory.h"
#include "exchange/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char masked_line[] = "{\"masked\":true}";

static swst_status add_file(swst_load *load, const char *name, const swst_kind *kind,
                            int64_t size)
{
    struct swst__load_file *files = load->files;

    if (load->file_count == load->file_room) {
        size_t room = load->file_room ? load->file_room * 2 : 64;

        if (!(files = swst__realloc(files, room * sizeof *files)))
            return swst__fail_memory();
        load->files = files;
        load->file_room = room;
    }
    files[load->file_count] = (struct swst__load_file){ .kind = kind, .size = size };
    if (!(files[load->file_count].name = swst__strdup(name)))
        return swst__fail_memory();
    load->file_count++;
    load->bytes_in_all += size;
    return SWST_OK;
}

/* ------------------------------------------------------------------ folders */

static const swst_kind *kind_of(const char *name)
{
    size_t length = strlen(name) - strlen(".csv");

    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        if (strlen(kind->name) == length && strncmp(kind->name, name, length) == 0)
            return kind;
    return NULL;
}

static swst_status add_entry(swst_load *load, const char *name)
{
    struct stat found = { 0 };
    char *path;

    if (strcmp(name, "MASKED") == 0)
        return swst__fail_at(SWST_EINVALID, SWST__MASKED_DUMP, load->path, 0, 0);
    if (*name == '.' || !swst__path_ends(name, ".csv"))
        return SWST_OK;
    if (!(path = swst__path_join(load->path, name)))
        return SWST_ENOMEM;
    stat(path, &found);
    swst_free(path);
    return add_file(load, name, kind_of(name), found.st_size);
}

/* What is no kind comes last. */
static int compare(const void *left, const void *right)
{
    const struct swst__load_file *a = left, *b = right;

    if (a->kind != b->kind)
        return !a->kind ? 1 : !b->kind ? -1 : a->kind < b->kind ? -1 : 1;
    return strcmp(a->name, b->name);
}

static swst_status find_in_folder(swst_load *load)
{
    DIR *listing = opendir(load->path);
    swst_status status = SWST_OK;

    if (!listing)
        return swst__fail_at(errno == EACCES ? SWST_EPERMISSION : SWST_EIO,
                             errno == EACCES ? SWST__NO_PERMISSION : SWST__CANNOT_READ,
                             load->path, 0, 0);
    for (struct dirent *entry; !status && (entry = readdir(listing)); )
        status = add_entry(load, entry->d_name);
    closedir(listing);
    if (status)
        return status;
    if (!load->file_count)
        return swst__fail_at(SWST_ENOTFOUND, SWST__NOTHING_TO_LOAD, load->path, 0, 0);
    qsort(load->files, load->file_count, sizeof *load->files, compare);
    return SWST_OK;
}

/* -------------------------------------------------------------------- lines */

static swst_status refuse_masked(const char *path)
{
    char start[sizeof masked_line] = "";
    size_t length = 0;
    int file;
    swst_status status = swst__input_open(path, &file);

    if (status)
        return status;
    status = swst__input_read(file, path, start, sizeof start - 1, &length);
    swst__descriptor_close(&file);
    if (status || strcmp(start, masked_line) != 0)
        return status;
    return swst__fail_at(SWST_EINVALID, SWST__MASKED_DUMP, path, 0, 0);
}

static swst_status find_lines(swst_load *load, int64_t size)
{
    const char *slash = strrchr(load->path, '/');
    swst_status status;

    if (!swst__path_ends(load->path, ".jsonl"))
        return swst__fail_at(SWST_ENOTFOUND, SWST__NOTHING_TO_LOAD, load->path, 0, 0);
    status = refuse_masked(load->path);
    return status ? status : add_file(load, slash ? slash + 1 : load->path, NULL, size);
}

swst_status swst__load_find(swst_load *load)
{
    struct stat found;

    if (stat(load->path, &found) != 0)
        return errno == EACCES
            ? swst__fail_at(SWST_EPERMISSION, SWST__NO_PERMISSION, load->path, 0, 0)
            : swst__fail_at(SWST_ENOTFOUND, SWST__NO_SUCH_FILE, load->path, 0, 0);
    load->in_folder = S_ISDIR(found.st_mode);
    return load->in_folder ? find_in_folder(load) : find_lines(load, found.st_size);
}

/* ------------------------------------------------------------------ reading */

static char *path_of(const swst_load *load)
{
    char *path = load->in_folder ? swst__path_join(load->path, load->files[load->file].name)
                                 : swst__strdup(load->path);

    if (!path)
        swst__fail_memory();
    return path;
}

swst_status swst__load_open(swst_load *load)
{
    char *path = path_of(load);
    swst_status status = path ? swst__input_open(path, &load->input) : SWST_ENOMEM;

    swst_free(path);
    load->input_ended = false;
    return status;
}

swst_status swst__load_read(swst_load *load, size_t *length)
{
    swst_status status = swst__input_read(load->input, load->path, load->piece,
                                          sizeof load->piece, length);

    if (status)
        return status;
    load->bytes += (int64_t)*length;
    load->input_ended = *length == 0;
    return SWST_OK;
}
