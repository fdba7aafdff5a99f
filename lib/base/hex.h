/* Bytes as hexadecimal digits, two each. */
#ifndef SWST_BASE_HEX_H
#define SWST_BASE_HEX_H

#include <stdbool.h>
#include <stddef.h>

/* 0 to 9 and a to f, with a NUL behind them. */
void swst__hex_print(const unsigned char *bytes, size_t count, char *text);

/* False: other than these stands there, and the bytes are worth nothing. */
bool swst__hex_read(const char *text, unsigned char *bytes, size_t count);

#endif
