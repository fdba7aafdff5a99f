#include "base/text.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* For `extra` bytes and the NUL behind them. */
static bool make_room(struct swst__text *text, size_t extra)
{
    size_t capacity = text->capacity ? text->capacity : 128;
    char *bytes;

    if (text->failed || text->capacity - text->length > extra)
        return !text->failed;
    text->failed = true;
    if (extra > SIZE_MAX / 4 || text->length > SIZE_MAX / 4)
        return false;
    while (capacity - text->length <= extra)
        capacity *= 2;
    if (!(bytes = swst__realloc(text->bytes, capacity)))
        return false;
    text->bytes = bytes;
    text->capacity = capacity;
    text->failed = false;
    return true;
}

void swst__text_put(struct swst__text *text, const char *bytes, size_t length)
{
    if (!make_room(text, length))
        return;
    if (length)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

/* Mostly there is room enough, and formatting once does. */
void swst__text_add(struct swst__text *text, const char *format, ...)
{
    va_list arguments, again;
    size_t room;
    int length;

    if (!make_room(text, 0))
        return;
    room = text->capacity - text->length;
    va_start(arguments, format);
    va_copy(again, arguments);
    length = vsnprintf(text->bytes + text->length, room, format, arguments);
    if (length >= 0 && (size_t)length >= room && make_room(text, (size_t)length))
        vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
    va_end(again);
    va_end(arguments);

    if (length < 0 || text->failed) {
        text->failed = true;
        text->bytes[text->length] = '\0';
        return;
    }
    text->length += (size_t)length;
}

void swst__text_clear(struct swst__text *text)
{
    text->length = 0;
    if (text->bytes)
        *text->bytes = '\0';
}

char *swst__text_take(struct swst__text *text)
{
    char *bytes = text->bytes;

    if (text->failed) {
        swst_free(bytes);
        bytes = NULL;
    }
    memset(text, 0, sizeof *text);
    return bytes;
}

size_t swst__utf8_size(const char *text, size_t left)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t size = at[0] < 0x80 ? 1 : at[0] < 0xC2 ? 0 : at[0] < 0xE0 ? 2
                : at[0] < 0xF0 ? 3 : at[0] < 0xF5 ? 4 : 0;

    if (size > left)
        return 0;
    for (size_t i = 1; i < size; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    if (size == 3 && ((at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xED && at[1] > 0x9F)))
        return 0;
    if (size == 4 && ((at[0] == 0xF0 && at[1] < 0x90) || (at[0] == 0xF4 && at[1] > 0x8F)))
        return 0;
    return size;
}

int64_t swst__utf8_length(const char *bytes)
{
    int64_t length = 0;

    for (size_t size; *bytes; bytes += size, length++)
        if (!(size = swst__utf8_size(bytes, SIZE_MAX)))     /* the NUL ends what is cut */
            return -1;
    return length;
}
