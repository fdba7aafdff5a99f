/* SHA-256 (FIPS 180-4), to tell whether a file is still what it was. */
#ifndef SWST_BASE_SHA256_H
#define SWST_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { SWST__SHA256_SIZE = 64 + 1,          /* as text, with the NUL behind it */
       SWST__SHA256_BYTES = 32 };

struct swst__sha256 {
    uint32_t state[8];
    uint64_t length;                        /* bytes so far */
    unsigned char block[64];                /* the last of them, not yet taken in */
};

void swst__sha256_begin(struct swst__sha256 *hash);
void swst__sha256_add(struct swst__sha256 *hash, const void *bytes, size_t length);
/* 0 to 9 and a to f. */
void swst__sha256_end(struct swst__sha256 *hash, char text[SWST__SHA256_SIZE]);
void swst__sha256_end_bytes(struct swst__sha256 *hash, unsigned char bytes[SWST__SHA256_BYTES]);

#endif
