/* Text that people type and Excel keeps: cleaned for keeping, folded for comparing. */
#include "base/fold.h"

#include "base/text.h"

#include <stdbool.h>
#include <string.h>

enum { DOT = 0xB7, TORN = 0xDC00, WHOLE_NUMBER = 7, SHORTEST_PHONE = 5 };

/* What to make of a text, besides what is made of any. */
enum {
    SPACES_ARE_ONE = 1,         /* and none beside Han characters */
    DOTS_ARE_ONE = 2,
    PLAIN_DASHES = 4,
    PLAIN_MARKS = 8,            /* commas and brackets */
    NO_SPACES = 16
};

struct range {
    uint32_t first, last;
};

#define IN(ranges, code) is_in(ranges, sizeof (ranges) / sizeof *(ranges), code)

static bool is_in(const struct range *ranges, size_t count, uint32_t code)
{
    for (size_t i = 0; i < count && ranges[i].first <= code; i++)
        if (code <= ranges[i].last)
            return true;
    return false;
}

/* ------------------------------------------------------------- characters */

uint32_t swst__fold_character(const char *text, size_t *size)
{
    static const unsigned char first_bits[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
    const unsigned char *bytes = (const unsigned char *)text;
    uint32_t code;

    *size = *bytes ? swst__utf8_size(text, SIZE_MAX) : 0;       /* the NUL ends what is cut */
    if (*bytes && !*size) {
        *size = 1;
        return TORN + *bytes;
    }
    code = *bytes & first_bits[*size];
    for (size_t i = 1; i < *size; i++)
        code = code << 6 | (bytes[i] & 0x3F);
    return code;
}

bool swst__is_han(uint32_t code)
{
    static const struct range han[] = { { 0x2E80, 0x2FDF }, { 0x3005, 0x3007 },
        { 0x3021, 0x3029 }, { 0x3400, 0x4DBF }, { 0x4E00, 0x9FFF }, { 0xF900, 0xFAFF },
        { 0x20000, 0x323AF } };

    return IN(han, code);
}

static bool is_space(uint32_t code)
{
    static const struct range spaces[] = { { '\t', '\r' }, { ' ', ' ' }, { 0x85, 0x85 },
        { 0xA0, 0xA0 }, { 0x1680, 0x1680 }, { 0x2000, 0x200A }, { 0x2028, 0x2029 },
        { 0x202F, 0x202F }, { 0x205F, 0x205F }, { 0x3000, 0x3000 } };

    return IN(spaces, code);
}

/* Control characters, and what only says how wide or in which direction. */
static bool is_mark(uint32_t code)
{
    static const struct range marks[] = { { 1, 8 }, { 14, 31 }, { 0x7F, 0x84 }, { 0x86, 0x9F },
        { 0xAD, 0xAD }, { 0x61C, 0x61C }, { 0x180E, 0x180E }, { 0x200B, 0x200F },
        { 0x202A, 0x202E }, { 0x2060, 0x206F }, { 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB } };

    return IN(marks, code);
}

static bool is_dot(uint32_t code)
{
    static const struct range dots[] = { { DOT, DOT }, { 0x387, 0x387 }, { 0x2022, 0x2022 },
        { 0x2027, 0x2027 }, { 0x2219, 0x2219 }, { 0x22C5, 0x22C5 }, { 0x2E31, 0x2E31 },
        { 0x30FB, 0x30FB }, { 0xFF65, 0xFF65 } };

    return IN(dots, code);
}

/* In GB18030 and in input methods there is more than one of each. */
static bool is_dash(uint32_t code)
{
    static const struct range dashes[] = { { 0x2010, 0x2015 }, { 0x2212, 0x2212 },
        { 0x2500, 0x2500 }, { 0x30FC, 0x30FC }, { 0xFE58, 0xFE58 }, { 0xFE63, 0xFE63 },
        { 0xFF70, 0xFF70 } };

    return IN(dashes, code);
}

static uint32_t plain_mark(uint32_t code)
{
    switch (code) {
    case 0x3001: case 0xFE50: case 0xFE51: case 0xFF64: return ',';
    case 0x3014: case 0xFE59: case 0xFE5D: return '(';
    case 0x3015: case 0xFE5A: case 0xFE5E: return ')';
    case 0x3010: case 0x3016: return '[';
    case 0x3011: case 0x3017: return ']';
    default: return code;
    }
}

/* Most characters, at once: no sign of these is more than itself. */
static bool is_plain(uint32_t code)
{
    return (code > ' ' && code < 0x7F) || (code >= 0x3400 && code <= 0x9FFF);
}

uint32_t swst__fold_plain(uint32_t code)
{
    if (is_plain(code))
        return code;
    if (code >= 0xFF01 && code <= 0xFF5E)
        return code - 0xFF01 + '!';
    return is_space(code) ? ' ' : is_mark(code) ? 0 : code;
}

static uint32_t plain(uint32_t code, unsigned ways)
{
    if (is_plain(code = swst__fold_plain(code)))
        return code;
    if (ways & DOTS_ARE_ONE && is_dot(code))
        return DOT;
    if (ways & PLAIN_DASHES && is_dash(code))
        return '-';
    return ways & PLAIN_MARKS ? plain_mark(code) : code;
}

static bool is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

static bool is_apostrophe(uint32_t code)
{
    return code == '\'' || code == 0x2019;
}

/* --------------------------------------------------------------- cleaning */

/* Where a cleaned text grows. It never overtakes what is read. */
struct clean {
    char *at;
    size_t length, size, spaces;            /* spaces: read, not yet put */
    size_t digits;                          /* of the number that is being put */
    bool han, full;
};

static void put(struct clean *clean, const char *bytes, size_t size)
{
    clean->full = clean->full || clean->length + size >= clean->size;
    if (clean->full)
        return;
    memmove(clean->at + clean->length, bytes, size);
    clean->length += size;
}

/* The digits of the number that begins here. */
static size_t digits_ahead(const char *text)
{
    size_t digits = 0, size;

    for (;; text += size) {
        uint32_t code = plain(swst__fold_character(text, &size), PLAIN_DASHES);

        if (size == 0 || (code && code != '-' && code != '+' && !is_digit(code)))
            return digits;
        digits += is_digit(code);
    }
}

/* The spaces before the character at `text`: 138 0000 0000 is one phone, but two
 * whole numbers are two. */
static void put_spaces(struct clean *clean, unsigned ways, bool before_han, const char *text)
{
    if (ways & NO_SPACES) {
        if (clean->spaces && clean->digits >= WHOLE_NUMBER && digits_ahead(text) >= WHOLE_NUMBER) {
            put(clean, "/", 1);
            clean->digits = 0;
        }
    } else if (ways & SPACES_ARE_ONE) {
        if (clean->spaces && !before_han && !clean->han)
            put(clean, " ", 1);
    } else {
        while (clean->spaces-- && !clean->full)
            put(clean, " ", 1);
    }
    clean->spaces = 0;
}

static void clean_character(struct clean *clean, uint32_t code, const char *text, size_t size,
                            unsigned ways)
{
    bool han = swst__is_han(code);
    char byte = (char)code;

    put_spaces(clean, ways, han, text);
    if (code < 0x80)
        put(clean, &byte, 1);
    else if (code == DOT)
        put(clean, "\xC2\xB7", 2);
    else
        put(clean, text, size);
    clean->han = han;
    if (code != '-' && code != '+')
        clean->digits = is_digit(code) ? clean->digits + 1 : 0;
}

/* Most of a text stays as it is in every way: ASCII behind ', and usual Han characters. */
static size_t put_plain(struct clean *clean, const char *text)
{
    const char *at = text;

    for (size_t size; !clean->full; at += size) {
        const unsigned char *byte = (const unsigned char *)at;

        size = byte[0] > '\'' && byte[0] < 0x7F ? 1
            : byte[0] >= 0xE5 && byte[0] <= 0xE9 && (byte[1] & 0xC0) == 0x80
              && (byte[2] & 0xC0) == 0x80 ? 3 : 0;
        if (!size)
            break;
        clean->han = size == 3;
        if (*byte != '-' && *byte != '+')
            clean->digits = is_digit(*byte) ? clean->digits + 1 : 0;
        put(clean, at, size);               /* may be over what was read */
    }
    return (size_t)(at - text);
}

static void fold(const char *text, char *at, size_t size, unsigned ways)
{
    struct clean clean = { .at = at, .size = size };

    if (size == 0)
        return;
    for (size_t step; *text && !clean.full; text += step) {
        uint32_t code;

        if (clean.spaces == 0 && (step = put_plain(&clean, text)))
            continue;
        code = plain(swst__fold_character(text, &step), ways);

        if (code == 0 || (clean.length == 0 && (code == ' ' || is_apostrophe(code))))
            continue;
        if (code == ' ')
            clean.spaces++;
        else
            clean_character(&clean, code, text, step, ways);
    }
    while (clean.length && at[clean.length - 1] == ' ')         /* where it was cut */
        clean.length--;
    at[clean.length] = '\0';
}

void swst__fold_text(const char *text, char *clean, size_t size)
{
    fold(text, clean, size, 0);
}

void swst__fold_name(const char *text, char *clean, size_t size)
{
    fold(text, clean, size, SPACES_ARE_ONE | DOTS_ARE_ONE);
}

void swst__fold_address(const char *text, char *clean, size_t size)
{
    fold(text, clean, size, SPACES_ARE_ONE | PLAIN_DASHES | PLAIN_MARKS);
}

void swst__fold_phone(const char *text, char *clean, size_t size)
{
    fold(text, clean, size, NO_SPACES | PLAIN_DASHES | PLAIN_MARKS);
}

/* ------------------------------------------------------------------- keys */

/* What was cleaned already, in its place. */
static void fold_to_key(char *key)
{
    const char *text = key;
    size_t step;

    for (; *text; text += step) {
        uint32_t code = swst__fold_character(text, &step);

        if (code == ' ' || code == '.' || is_dot(code))
            continue;
        memmove(key, text, step);
        if (code >= 'A' && code <= 'Z')
            *key = (char)(code - 'A' + 'a');
        key += step;
    }
    *key = '\0';
}

void swst__name_key(const char *text, char *key, size_t size)
{
    swst__fold_name(text, key, size);
    if (size)
        fold_to_key(key);
}

/* ----------------------------------------------------------------- phones */

static bool starts(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

void swst__phone_key(const char *text, char *key, size_t size)
{
    const char *from = key;
    char *to = key;

    if (size == 0)
        return;
    swst__fold_phone(text, key, size);
    from += starts(from, "+86") ? 3 : starts(from, "0086") ? 4 : 0;
    for (; *from; from++)
        if (is_digit((unsigned char)*from))
            *to++ = *from;
    *to = '\0';
    if (to - key == 13 && starts(key, "861"))           /* 86 before a mobile phone */
        memmove(key, key + 2, 12);
}

/* What may stand within one number; a bracket is written as a dash. */
static uint32_t phone_part(uint32_t code)
{
    if (code == '(' || code == ')')
        return '-';
    return is_digit(code) || code == '-' || code == '+' || code == ' ' ? code : 0;
}

static void put_part(struct clean *phone, uint32_t code)
{
    char last = '\0', byte = (char)code;

    if (phone->length)
        last = phone->at[phone->length - 1];
    if (code == ' ' || (code == '-' && (!last || last == '-' || last == '+')))
        return;
    if (code == '+')
        phone->length = 0;                          /* nothing but dashes stood before it */
    put(phone, &byte, 1);
    phone->digits += is_digit(code);
}

/* One number and what ends it; the digits are counted even where they have no room. */
static const char *read_phone(const char *text, struct clean *phone)
{
    for (size_t step; *text; text += step) {
        uint32_t code = plain(swst__fold_character(text, &step), PLAIN_DASHES | PLAIN_MARKS);
        uint32_t part = phone_part(code);

        if (code == 0)
            continue;
        if (part == 0 || (part == '+' && phone->digits))
            return part ? text : text + step;
        if (part == ' ' && phone->digits >= WHOLE_NUMBER
            && digits_ahead(text + step) >= WHOLE_NUMBER)
            return text + step;
        put_part(phone, part);
    }
    return text;
}

const char *swst__phone_next(const char *text, char *phone, size_t size)
{
    while (size && *text) {
        struct clean read = { .at = phone, .size = size };

        text = read_phone(text, &read);
        while (read.length && !is_digit((unsigned char)phone[read.length - 1]))
            read.length--;
        phone[read.length] = '\0';
        if (read.digits >= SHORTEST_PHONE)
            return text;
    }
    return NULL;
}
