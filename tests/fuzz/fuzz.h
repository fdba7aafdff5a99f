/* What the targets stand on: a station to work on, and bytes turned into choices. */
#ifndef SWST_TESTS_FUZZ_H
#define SWST_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <swstation.h>

/* Each target is one function; 0: the input was taken. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* What must hold whatever comes in; else the program aborts and says so. */
#define EXPECT(condition) fuzz_expect(condition, #condition)
void fuzz_expect(bool holds, const char *what);

/* A station with everything that ships, two villages, workers, households and
 * clients; at a path, or ":memory:". */
swst_store *fuzz_station(const char *path);
int64_t fuzz_save(swst_store *store, const char *kind, ...);    /* field, value, …, NULL */

void fuzz_write_file(const char *path, const void *bytes, size_t size);
void fuzz_remove_store(const char *path);                       /* with all beside it */

/* All rows of all kinds and the reports of a day: whatever is there, it is read to the
 * end or refused. */
void fuzz_read_all(swst_store *store);

/* The input, taken from its beginning; at its end there are zeros. */
struct fuzz_input {
    const uint8_t *bytes;
    size_t size;
};
unsigned fuzz_byte(struct fuzz_input *input);
/* A text of up to 255 bytes, preceded by its length. */
void fuzz_text(struct fuzz_input *input, char text[256]);

#endif
