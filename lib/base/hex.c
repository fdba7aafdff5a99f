#include "base/hex.h"

#include <string.h>

static const char digits[] = "0123456789abcdef";

void swst__hex_print(const unsigned char *bytes, size_t count, char *text)
{
    for (size_t i = 0; i < count * 2; i++)
        text[i] = digits[i % 2 ? bytes[i / 2] & 15 : bytes[i / 2] >> 4];
    text[count * 2] = '\0';
}

bool swst__hex_read(const char *text, unsigned char *bytes, size_t count)
{
    for (size_t i = 0; i < count * 2; i++) {
        const char *digit = memchr(digits, text[i], 16);

        if (!digit)
            return false;
        bytes[i / 2] = (unsigned char)(bytes[i / 2] << 4 | (digit - digits));
    }
    return true;
}
