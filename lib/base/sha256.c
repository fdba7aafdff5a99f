/* SHA-256 as FIPS 180-4 writes it, with its names. */
#include "base/sha256.h"

#include "base/hex.h"

#include <string.h>

static const uint32_t k[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

static uint32_t word_of(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Section 6.2.2, step 1: the message schedule. */
static void schedule(uint32_t w[64], const unsigned char *block)
{
    for (int t = 0; t < 16; t++)
        w[t] = word_of(block + t * 4);
    for (int t = 16; t < 64; t++) {
        uint32_t x = w[t - 15], y = w[t - 2];

        w[t] = w[t - 16] + (rotate(x, 7) ^ rotate(x, 18) ^ x >> 3) + w[t - 7]
             + (rotate(y, 17) ^ rotate(y, 19) ^ y >> 10);
    }
}

/* Steps 2 to 4. */
static void take_in(uint32_t state[8], const unsigned char *block)
{
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7], w[64];

    schedule(w, block);
    for (int t = 0; t < 64; t++) {
        uint32_t t1 = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g))
                    + k[t] + w[t];
        uint32_t t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22))
                    + ((a & b) ^ (a & c) ^ (b & c));

        h = g, g = f, f = e, e = d + t1;
        d = c, c = b, b = a, a = t1 + t2;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
    state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

void swst__sha256_begin(struct swst__sha256 *hash)
{
    *hash = (struct swst__sha256){
        .state = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                   0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 },
    };
}

void swst__sha256_add(struct swst__sha256 *hash, const void *bytes, size_t length)
{
    const unsigned char *from = bytes;

    while (length) {
        size_t there = hash->length % sizeof hash->block, taken = sizeof hash->block - there;

        if (there == 0 && length >= sizeof hash->block) {
            take_in(hash->state, from);             /* whole blocks need no copy */
        } else {
            taken = length < taken ? length : taken;
            memcpy(hash->block + there, from, taken);
            if (there + taken == sizeof hash->block)
                take_in(hash->state, hash->block);
        }
        hash->length += taken;
        from += taken;
        length -= taken;
    }
}

/* A bit of one, zeros up to 56 bytes, and the length in bits (section 5.1.1). */
static void pad(struct swst__sha256 *hash)
{
    static const unsigned char padding[64] = { 0x80 };
    uint64_t bits = hash->length * 8;
    unsigned char length[8];

    for (int i = 0; i < 8; i++)
        length[i] = (unsigned char)(bits >> (56 - i * 8));
    swst__sha256_add(hash, padding, 1 + (119 - hash->length % 64) % 64);
    swst__sha256_add(hash, length, sizeof length);
}

void swst__sha256_end_bytes(struct swst__sha256 *hash, unsigned char bytes[SWST__SHA256_BYTES])
{
    pad(hash);
    for (int i = 0; i < SWST__SHA256_BYTES; i++)
        bytes[i] = (unsigned char)(hash->state[i / 4] >> (24 - i % 4 * 8));
}

void swst__sha256_end(struct swst__sha256 *hash, char text[SWST__SHA256_SIZE])
{
    unsigned char bytes[SWST__SHA256_BYTES];

    swst__sha256_end_bytes(hash, bytes);
    swst__hex_print(bytes, sizeof bytes, text);
}
