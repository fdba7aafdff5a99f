/* Cryptography, by a provider that the library is built with (SWST_WITH_SODIUM) or
 * without: then there is none, and every answer is "no". Nothing here is our own. */
#ifndef SWST_BASE_CRYPTO_H
#define SWST_BASE_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>

/* A box is the nonce, the sealed bytes, and the tag that proves them. */
enum { SWST__KEY_SIZE = 32, SWST__MAC_SIZE = 32, SWST__BOX_NONCE = 24, SWST__BOX_TAG = 16,
       SWST__BOX_EXTRA = SWST__BOX_NONCE + SWST__BOX_TAG };

/* The provider and its version, as "libsodium 1.0.18"; NULL: built without one, and every
 * function below but the last returns false. */
const char *swst__crypto_name(void);

/* HMAC-SHA-256 (RFC 2104). */
bool swst__crypto_mac(const unsigned char key[SWST__KEY_SIZE], const void *bytes, size_t size,
                      unsigned char mac[SWST__MAC_SIZE]);

/* A key for one use alone, named by a word: who learns it learns neither the key nor
 * that of another use. */
bool swst__crypto_derive(const unsigned char key[SWST__KEY_SIZE], const char *use,
                         unsigned char derived[SWST__KEY_SIZE]);

/* XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha) with a random nonce. `about` is proved, too,
 * but not kept: a box opens for whom it was sealed alone. `box` has room for size +
 * SWST__BOX_EXTRA bytes. */
bool swst__crypto_seal(const unsigned char key[SWST__KEY_SIZE], const void *bytes, size_t size,
                       const void *about, size_t about_size, unsigned char *box);

/* `bytes` has room for size - SWST__BOX_EXTRA. False, and nothing in it, when the box is not
 * what was sealed with this key about this. */
bool swst__crypto_open(const unsigned char key[SWST__KEY_SIZE], const void *box, size_t size,
                       const void *about, size_t about_size, void *bytes);

bool swst__crypto_random(void *bytes, size_t size);

/* Zeros that no compiler leaves out; done without a provider, too. */
void swst__crypto_wipe(void *bytes, size_t size);

#endif
