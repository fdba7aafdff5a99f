/* Cryptography by libsodium. */
#include "base/crypto.h"

#include <sodium.h>
#include <string.h>

/* That it works at all: the first call readies it, whatever thread makes it. */
static bool is_ready(void)
{
    return sodium_init() >= 0;
}

const char *swst__crypto_name(void)
{
    return "libsodium " SODIUM_VERSION_STRING;
}

bool swst__crypto_mac(const unsigned char key[SWST__KEY_SIZE], const void *bytes, size_t size,
                      unsigned char mac[SWST__MAC_SIZE])
{
    return is_ready() && crypto_auth_hmacsha256(mac, bytes, size, key) == 0;
}

bool swst__crypto_derive(const unsigned char key[SWST__KEY_SIZE], const char *use,
                         unsigned char derived[SWST__KEY_SIZE])
{
    return swst__crypto_mac(key, use, strlen(use), derived);
}

bool swst__crypto_seal(const unsigned char key[SWST__KEY_SIZE], const void *bytes, size_t size,
                       const void *about, size_t about_size, unsigned char *box)
{
    if (!is_ready())
        return false;
    randombytes_buf(box, SWST__BOX_NONCE);
    return crypto_aead_xchacha20poly1305_ietf_encrypt(box + SWST__BOX_NONCE, NULL, bytes, size,
                                                      about, about_size, NULL, box, key) == 0;
}

bool swst__crypto_open(const unsigned char key[SWST__KEY_SIZE], const void *box, size_t size,
                       const void *about, size_t about_size, void *bytes)
{
    const unsigned char *nonce = box;

    return is_ready() && size >= SWST__BOX_EXTRA
        && crypto_aead_xchacha20poly1305_ietf_decrypt(bytes, NULL, NULL, nonce + SWST__BOX_NONCE,
                                                      size - SWST__BOX_NONCE, about, about_size,
                                                      nonce, key) == 0;
}

bool swst__crypto_random(void *bytes, size_t size)
{
    if (!is_ready())
        return false;
    randombytes_buf(bytes, size);
    return true;
}

void swst__crypto_wipe(void *bytes, size_t size)
{
    sodium_memzero(bytes, size);
}
