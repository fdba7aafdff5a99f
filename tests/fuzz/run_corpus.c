/* Runs a target on every file of a folder, and on each of them cut off and with some
 * bytes changed, always the same ones: what a compiler without a fuzzer can do. */
#define _POSIX_C_SOURCE 200809L

#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 1 << 20, CHANGED = 12 };

static uint64_t draw(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

/* In memory of its own, so that to read behind the end is found out. */
static void run_copy(const uint8_t *bytes, size_t size)
{
    uint8_t *copy = malloc(size ? size : 1);

    memcpy(copy, bytes, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void run_changed(uint8_t *bytes, size_t size, uint64_t seed)
{
    run_copy(bytes, size);
    for (int i = 0; i < CHANGED && size; i++) {
        size_t at = draw(&seed) % size;
        uint8_t before = bytes[at];

        bytes[at] = (uint8_t)draw(&seed);
        run_copy(bytes, i % 4 ? size : draw(&seed) % size);
        if (i % 3 == 0)
            bytes[at] = before;
    }
}

static void run_file(const char *folder, const char *name)
{
    static uint8_t bytes[MOST];
    char path[1024];
    FILE *file;
    size_t size;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    EXPECT((file = fopen(path, "rb")) != NULL);
    size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    run_changed(bytes, size, size);
}

static int is_input(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int main(int count, char **arguments)
{
    struct dirent **entries = NULL;
    int files = count == 2 ? scandir(arguments[1], &entries, is_input, alphasort) : -1;

    if (files < 1) {
        fprintf(stderr, "usage: %s FOLDER, with at least one file\n", arguments[0]);
        return 2;
    }
    for (int i = 0; i < files; i++) {
        run_file(arguments[1], entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    printf("%d files, %d runs\n", files, files * (1 + CHANGED));
    return 0;
}
