/* A station's file with some bytes changed: it is opened or refused, and whatever is
 * opened is read to its end. The input is a row of changes: where (three bytes), how
 * many bytes, and those. The first hundred bytes of the file, which say that it is one,
 * stay, so that most inputs come further. */
#include "fuzz.h"

#include "../support/disk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STATION "fuzz_image.swst"

enum { HEADER = 100, PAGE = 4096 };

static uint8_t *whole, *image;
static size_t whole_size;

static void make_whole(void)
{
    FILE *file;
    long size = 0;

    disk_install();
    fuzz_remove_store(STATION);
    swst_store_free(fuzz_station(STATION));
    file = fopen(STATION, "rb");
    EXPECT(file && fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) > HEADER);
    rewind(file);
    whole_size = (size_t)size;
    whole = malloc(whole_size);
    image = malloc(whole_size);
    EXPECT(fread(whole, 1, whole_size, file) == whole_size);
    fclose(file);
}

/* Now and then whole pages change places, or zeros come in the place of them. */
static void change_page(struct fuzz_input *input, size_t at)
{
    size_t from = (fuzz_byte(input) << 8 | fuzz_byte(input)) * PAGE % whole_size;

    at = at / PAGE * PAGE;
    if (at && at + PAGE <= whole_size && from + PAGE <= whole_size)
        memmove(image + at, image + from, PAGE);
}

static void change(struct fuzz_input *input)
{
    size_t at = fuzz_byte(input) << 16, count;

    at = (at | fuzz_byte(input) << 8 | fuzz_byte(input)) % whole_size;
    count = fuzz_byte(input);
    if (count == 255) {
        change_page(input, at);
        return;
    }
    for (size_t i = 0; i < count && at + i < whole_size; i++) {
        uint8_t byte = (uint8_t)fuzz_byte(input);

        if (at + i >= HEADER)
            image[at + i] = byte;
    }
}

static void work_on(swst_store *store)
{
    swst_record *need = swst_record_new(swst_kind_find("need"));
    swst_status status;

    fuzz_read_all(store);
    EXPECT(!swst_record_set(need, "category", "food"));
    EXPECT(!swst_record_set(need, "opened_on", "2022-01-01"));
    EXPECT(!swst_record_set(need, "state", "open"));
    if ((status = swst_record_save(store, need)))
        EXPECT(swst_error_code() != NULL);
    swst_record_free(need);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct fuzz_input input = { bytes, size };
    swst_store *store;
    size_t left;

    if (!whole)
        make_whole();
    memcpy(image, whole, whole_size);
    left = whole_size - fuzz_byte(&input) % 32 / 31 * (whole_size / 3);     /* a part is missing */
    while (input.size)
        change(&input);
    fuzz_remove_store(STATION);
    fuzz_write_file(STATION, image, left);
    store = swst_store_new();
    if (!swst_store_open(store, STATION))
        work_on(store);
    swst_store_free(store);
    return 0;
}
