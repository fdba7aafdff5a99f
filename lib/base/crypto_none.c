/* Cryptography where the library is built without a provider: none. */
#include "base/crypto.h"

const char *swst__crypto_name(void)
{
    return NULL;
}

bool swst__crypto_mac(const unsigned char key[SWST__KEY_SIZE], const void *bytes, size_t size,
                      unsigned char mac[SWST__MAC_SIZE])
{
    (void)key, (void)bytes, (void)size, (void)mac;
    return false;
}

bool swst__crypto_derive(const unsigned char key[SWST__KEY_SIZE], const char *use,
                         unsigned char derived[SWST__KEY_SIZE])
{
    (void)key, (void)use, (void)derived;
    return false;
}

bool swst__crypto_seal(const unsigned char key[SWST__KEY_SIZE], const void *bytes, size_t size,
                       const void *about, size_t about_size, unsigned char *box)
{
    (void)key, (void)bytes, (void)size, (void)about, (void)about_size, (void)box;
    return false;
}

bool swst__crypto_open(const unsigned char key[SWST__KEY_SIZE], const void *box, size_t size,
                       const void *about, size_t about_size, void *bytes)
{
    (void)key, (void)box, (void)size, (void)about, (void)about_size, (void)bytes;
    return false;
}

bool swst__crypto_random(void *bytes, size_t size)
{
    (void)bytes, (void)size;
    return false;
}

void swst__crypto_wipe(void *bytes, size_t size)
{
    for (volatile unsigned char *at = bytes; size; size--)
        *at++ = 0;
}
