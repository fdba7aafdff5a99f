/* UTF-8 read strictly, and written without what would disturb a terminal. */
#include "utf8.h"

#include <stdbool.h>
#include <string.h>

static int continuation_bytes(unsigned char first)
{
    if (first >= 0xC2 && first <= 0xDF)
        return 1;
    if (first >= 0xE0 && first <= 0xEF)
        return 2;
    return first >= 0xF0 && first <= 0xF4 ? 3 : 0;
}

uint32_t utf8_next(const char **text)
{
    static const uint32_t least[] = { 0, 0x80, 0x800, 0x10000 };
    unsigned char first = (unsigned char)**text;
    int more = continuation_bytes(first);
    uint32_t character = first & (0x3Fu >> more);

    if (first)
        ++*text;
    if (first < 0x80)
        return first;
    if (!more)
        return REPLACEMENT;
    for (int i = 0; i < more; i++) {
        unsigned char byte = (unsigned char)(*text)[i];

        if ((byte & 0xC0) != 0x80)
            return REPLACEMENT;
        character = character << 6 | (byte & 0x3F);
    }
    if (character < least[more] || character > 0x10FFFF || character >> 11 == 0x1B)
        return REPLACEMENT;
    *text += more;
    return character;
}

/* Control characters, and those that turn the direction of a line round. */
static bool disturbs(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0)
        || (character >= 0x200E && character <= 0x200F)
        || (character >= 0x2028 && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069) || character == 0xFEFF;
}

uint32_t clean_next(const char **text)
{
    uint32_t character = utf8_next(text);

    if (character == '\n' || character == '\t')
        return ' ';
    return character && disturbs(character) ? REPLACEMENT : character;
}

size_t text_width(const char *text)
{
    size_t width = 0;

    for (uint32_t character; (character = clean_next(&text)); )
        width += character_width(character);
    return width;
}

void put_character(FILE *stream, uint32_t character)
{
    char bytes[5] = "";

    if (character < 0x80) {
        bytes[0] = (char)character;
    } else if (character < 0x800) {
        bytes[0] = (char)(0xC0 | character >> 6);
        bytes[1] = (char)(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        bytes[0] = (char)(0xE0 | character >> 12);
        bytes[1] = (char)(0x80 | (character >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (character & 0x3F));
    } else {
        bytes[0] = (char)(0xF0 | character >> 18);
        bytes[1] = (char)(0x80 | (character >> 12 & 0x3F));
        bytes[2] = (char)(0x80 | (character >> 6 & 0x3F));
        bytes[3] = (char)(0x80 | (character & 0x3F));
    }
    fputs(bytes, stream);
}

size_t put_clean(FILE *stream, const char *text, size_t most)
{
    bool cut = most && text_width(text) > most;
    size_t room = cut ? most - 1 : SIZE_MAX;
    size_t width = 0;

    for (uint32_t character; (character = clean_next(&text)); ) {
        size_t cells = character_width(character);

        if (width + cells > room)
            break;
        put_character(stream, character);
        width += cells;
    }
    if (cut) {
        fputs("…", stream);
        width++;
    }
    return width;
}
