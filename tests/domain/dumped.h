/* All that a store dumps, as one text to be compared. */
#ifndef SWST_TESTS_DUMPED_H
#define SWST_TESTS_DUMPED_H

#include "../exchange/folder.h"

/* Every file of the folder, one after another, each under its name; the caller frees it. */
static inline char *files_of(const char *folder)
{
    size_t length = 0;
    char *text = calloc(1, 1);

    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); ) {
        char path[400], *bytes;
        size_t size;

        snprintf(path, sizeof path, "%s/%s.csv", folder, swst_kind_name(kind));
        bytes = file_bytes(path, &size);
        assert_non_null(text = realloc(text, length + strlen(path) + size + 3));
        length += (size_t)sprintf(text + length, "%s\n", path + strlen(folder));
        memcpy(text + length, bytes, size + 1);
        length += size;
        free(bytes);
    }
    return text;
}

static inline char *dumped(swst_store *store, const char *folder)
{
    char *text;

    clear_path(folder);
    dump_to(store, folder, 0);
    text = files_of(folder);
    clear_path(folder);
    return text;
}

/* What differs is long: the line alone is shown. */
static inline void assert_same_dump(const char *left, const char *right)
{
    const char *line = left;

    for (size_t i = 0; left[i] || right[i]; i++) {
        if (left[i] != right[i])
            fail_msg("the dumps differ at: %.200s", line);
        if (left[i] == '\n')
            line = left + i + 1;
    }
}

#endif
