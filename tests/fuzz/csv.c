/* CSV from bytes: read whole and in pieces it says the same, and no cell is too large. */
#include "fuzz.h"

#include "codec/csv_parse.h"

#include <string.h>

static void mix(uint64_t *digest, const void *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        *digest = (*digest ^ ((const uint8_t *)bytes)[i]) * 1099511628211u;
}

static void mix_row(const struct swst__csv *csv, uint64_t *digest)
{
    int64_t line = swst__csv_line(csv);

    EXPECT(line > 0 && swst__csv_cells(csv) <= SWST__CSV_COLUMNS_MOST);
    mix(digest, &line, sizeof line);
    for (size_t i = 0; i < swst__csv_cells(csv); i++) {
        size_t length = strlen(swst__csv_cell(csv, i));

        EXPECT(length <= SWST__CSV_CELL_MOST);
        mix(digest, swst__csv_cell(csv, i), length + 1);
    }
}

/* Everything that was read, and the failure, as a number. */
static uint64_t read_csv(const struct fuzz_input *input, char separator, size_t expected,
                         size_t piece)
{
    struct swst__csv *csv = swst__csv_new(separator);
    uint64_t digest = 14695981039346656037u;
    swst_status status = SWST_OK;
    size_t at = 0;

    swst__csv_expect(csv, expected);
    do {
        size_t length = piece < input->size - at ? piece : input->size - at;

        status = swst__csv_feed(csv, (const char *)input->bytes + at, length,
                                at + length == input->size);
        at += length;
        while (!status && (status = swst__csv_next(csv)) == SWST_ROW) {
            mix_row(csv, &digest);
            status = SWST_OK;
        }
    } while (!status && at < input->size);
    mix(&digest, &status, sizeof status);
    swst__csv_free(csv);
    return digest;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct fuzz_input input = { bytes, size };
    char separator = ",;\t"[fuzz_byte(&input) % 3];
    unsigned choices = fuzz_byte(&input);
    size_t expected = choices % 4 ? 0 : choices / 4;
    uint64_t whole = read_csv(&input, separator, expected, input.size + 1);

    EXPECT(whole == read_csv(&input, separator, expected, 1 + choices % 7));
    return 0;
}
