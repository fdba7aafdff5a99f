/* A folder of this test program's own, and short ways to load from it. */
#ifndef SWST_TESTS_FOLDER_H
#define SWST_TESTS_FOLDER_H

#include "../support/station.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define IN(name) FOLDER "/" name

/* Take away a folder of files, or one file. */
static inline void clear_path(const char *path)
{
    DIR *listing = opendir(path);

    for (struct dirent *entry; listing && (entry = readdir(listing)); ) {
        char file[600];

        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(file, sizeof file, "%s/%s", path, entry->d_name);
        if (unlink(file) != 0)
            rmdir(file);
    }
    if (listing)
        closedir(listing);
    if (rmdir(path) != 0)
        unlink(path);
}

static inline void new_folder(const char *path)
{
    clear_path(path);
    assert_int_equal(mkdir(path, 0700), 0);
}

static inline void put_text(const char *path, const char *text)
{
    write_file(path, text, strlen(text));
}

/* Read all there is; nothing is applied. */
static inline swst_load *read_from(swst_store *store, const char *path)
{
    swst_load *load = NULL;
    swst_status status;

    assert_ok(swst_load_begin(store, path, &load));
    while ((status = swst_load_step(load)) == SWST_ROW)
        assert_true(swst_load_bytes(load) <= swst_load_total(load));
    assert_ok(status);
    assert_int_equal(swst_load_bytes(load), swst_load_total(load));
    return load;
}

static inline swst_status load_from(swst_store *store, const char *path)
{
    swst_load *load = read_from(store, path);
    swst_status status = swst_load_apply(load);

    swst_load_free(load);
    return status;
}

static inline void dump_to(swst_store *store, const char *path, unsigned flags)
{
    swst_dump *dump = NULL;
    swst_status status;

    assert_ok(swst_dump_begin(store, path, flags, &dump));
    while ((status = swst_dump_step(dump)) == SWST_ROW)
        assert_true(swst_dump_records(dump) <= swst_dump_total(dump));
    assert_ok(status);
    assert_int_equal(swst_dump_records(dump), swst_dump_total(dump));
    swst_dump_free(dump);
}

static inline void assert_counts(const swst_load *load, int created, int updated, int rejected)
{
    assert_int_equal(swst_load_created(load), created);
    assert_int_equal(swst_load_updated(load), updated);
    assert_int_equal(swst_load_rejected(load), rejected);
}

/* One problem of a load; a field of NULL is none. */
static inline void assert_problem(const swst_load *load, size_t at, const char *file, int row,
                                  int column, const char *field, const char *code)
{
    const swst_table *problems = swst_load_problems(load);
    const char *found = swst_table_text(problems, at, "field");

    assert_true(at < swst_table_rows(problems));
    assert_string_equal(swst_table_text(problems, at, "code"), code);
    assert_string_equal(swst_table_text(problems, at, "file"), file);
    assert_int_equal(swst_table_int(problems, at, "row"), row);
    assert_int_equal(swst_table_int(problems, at, "column"), column);
    assert_string_equal(found ? found : "", field ? field : "");
}

static inline void assert_same_bytes(const char *left, const char *right)
{
    size_t size, other;
    char *bytes = file_bytes(left, &size), *others = file_bytes(right, &other);

    assert_int_equal(size, other);
    assert_memory_equal(bytes, others, size);
    free(bytes);
    free(others);
}

#endif
