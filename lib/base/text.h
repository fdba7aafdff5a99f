/* Text: UTF-8 checks and a builder for statements and messages. */
#ifndef SWST_BASE_TEXT_H
#define SWST_BASE_TEXT_H

#include <swstation/common.h>

#if defined(__GNUC__)
#define SWST__PRINTF(at, first) __attribute__((format(printf, at, first)))
#else
#define SWST__PRINTF(at, first)
#endif

/* Starts as { 0 }. Once an append fails, the rest do nothing; ask once, at
 * the end, by taking the text. */
struct swst__text {
    char *bytes;
    size_t length, capacity;
    bool failed;
};

void swst__text_add(struct swst__text *text, const char *format, ...) SWST__PRINTF(2, 3);
void swst__text_put(struct swst__text *text, const char *bytes, size_t length);   /* as they are */
void swst__text_clear(struct swst__text *text);          /* to be filled anew */
char *swst__text_take(struct swst__text *text);        /* NULL when out of memory */

/* The length in bytes of the character at `text`, of which `left` bytes may be
 * looked at; 0 if it is malformed. */
size_t swst__utf8_size(const char *text, size_t left);

/* The number of characters, or -1 if the bytes are not valid UTF-8. */
int64_t swst__utf8_length(const char *bytes);

#endif
