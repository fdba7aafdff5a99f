/* The strict scan of JSON: one pass, recursion as deep as the limit allows. */
#include "codec/json_scan.h"

#include "base/error.h"
#include "base/text.h"
#include "codec/json_keys.h"

#include <string.h>

struct scan {
    const char *text;
    size_t at, length;
    int depth, nodes;
    struct swst__json_keys keys;        /* of the open objects, innermost last */
};

static swst_status fail_at(enum swst__message message, size_t offset)
{
    return swst__fail_offset(SWST_EINVALID, message, (int64_t)offset);
}

/* The byte that cannot stand here, or the end that came too early. */
static swst_status unexpected(const struct scan *scan)
{
    bool nul = scan->at < scan->length && scan->text[scan->at] == '\0';

    return fail_at(nul ? SWST__JSON_NUL : SWST__JSON_SYNTAX, scan->at);
}

/* 0, which fits nowhere, at the end. */
static char peek(const struct scan *scan)
{
    return scan->at < scan->length ? scan->text[scan->at] : '\0';
}

static bool pass(struct scan *scan, char byte)
{
    if (peek(scan) != byte)
        return false;
    scan->at++;
    return true;
}

static void pass_space(struct scan *scan)
{
    for (char byte; (byte = peek(scan)) == ' ' || byte == '\n' || byte == '\r' || byte == '\t';)
        scan->at++;
}

/* ------------------------------------------------------------------ strings */

static int hex_of(char byte)
{
    return byte >= '0' && byte <= '9' ? byte - '0'
        : byte >= 'a' && byte <= 'f' ? byte - 'a' + 10
        : byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

/* Four hexadecimal digits behind \u; stops at a byte that is none. */
static bool pass_unit(struct scan *scan, unsigned *unit)
{
    *unit = 0;
    for (int i = 0; i < 4; i++, scan->at++) {
        int digit = hex_of(peek(scan));

        if (digit < 0)
            return false;
        *unit = *unit << 4 | (unsigned)digit;
    }
    return true;
}

static swst_status pass_escape(struct scan *scan)
{
    size_t start = scan->at++;
    unsigned unit, low;

    if (!pass(scan, 'u')) {
        if (!peek(scan) || !strchr("\"\\/bfnrt", peek(scan)))
            return unexpected(scan);
        scan->at++;
        return SWST_OK;
    }
    if (!pass_unit(scan, &unit))
        return unexpected(scan);
    if (unit == 0)
        return fail_at(SWST__JSON_NUL, start);
    if (unit < 0xD800 || unit > 0xDFFF)
        return SWST_OK;
    if (unit > 0xDBFF || !pass(scan, '\\') || !pass(scan, 'u'))
        return fail_at(SWST__JSON_NOT_UTF8, start);
    if (!pass_unit(scan, &low))
        return unexpected(scan);
    return low >= 0xDC00 && low <= 0xDFFF ? SWST_OK : fail_at(SWST__JSON_NOT_UTF8, start);
}

/* From the opening quote past the closing one. */
static swst_status pass_string(struct scan *scan, bool *escaped)
{
    swst_status status = SWST_OK;

    scan->at++;
    while (!status) {
        unsigned char byte = (unsigned char)peek(scan);
        size_t size = 1;

        if (byte == '"') {
            scan->at++;
            return SWST_OK;
        }
        if (byte < 0x20)
            return unexpected(scan);
        if (byte == '\\') {
            *escaped = true;
            status = pass_escape(scan);
            continue;
        }
        if (byte >= 0x80
            && !(size = swst__utf8_size(scan->text + scan->at, scan->length - scan->at)))
            return fail_at(SWST__JSON_NOT_UTF8, scan->at);
        scan->at += size;
    }
    return status;
}

/* ------------------------------------------------------------------ numbers */

static int64_t pass_digits(struct scan *scan)
{
    size_t start = scan->at;

    while (peek(scan) >= '0' && peek(scan) <= '9')
        scan->at++;
    return (int64_t)(scan->at - start);
}

/* Far exponents are as good as the farthest that matters. */
static bool pass_exponent(struct scan *scan, int64_t *exponent)
{
    bool negative = peek(scan) == '-';
    size_t start;

    if (peek(scan) == '-' || peek(scan) == '+')
        scan->at++;
    start = scan->at;
    if (!pass_digits(scan))
        return false;
    for (; start < scan->at; start++)
        if (*exponent < INT64_C(1000000000))
            *exponent = *exponent * 10 + (scan->text[start] - '0');
    *exponent = negative ? -*exponent : *exponent;
    return true;
}

/* The power of ten of the first digit that is not 0; false for a zero. */
static bool power_of(const char *digits, int64_t whole, int64_t length, int64_t *power)
{
    for (int64_t i = 0; i < length; i++)
        if (digits[i] != '0' && digits[i] != '.') {
            *power = i < whole ? whole - 1 - i : whole - i;
            return true;
        }
    return false;
}

static swst_status pass_number(struct scan *scan)
{
    size_t start = scan->at, digits;
    int64_t whole, length, power, exponent = 0;

    pass(scan, '-');
    digits = scan->at;
    if (pass(scan, '0'))
        whole = 1;
    else if (!(whole = pass_digits(scan)))
        return unexpected(scan);
    if (peek(scan) >= '0' && peek(scan) <= '9')
        return unexpected(scan);
    if (pass(scan, '.') && !pass_digits(scan))
        return unexpected(scan);
    length = (int64_t)(scan->at - digits);
    if ((pass(scan, 'e') || pass(scan, 'E')) && !pass_exponent(scan, &exponent))
        return unexpected(scan);
    if (power_of(scan->text + digits, whole, length, &power)
        && power + exponent >= SWST__JSON_DIGITS_MOST)
        return fail_at(SWST__JSON_BIG_NUMBER, start);
    return SWST_OK;
}

/* ------------------------------------------------------------------- values */

static swst_status pass_value(struct scan *scan);

static swst_status pass_word(struct scan *scan, const char *word)
{
    for (; *word; word++)
        if (!pass(scan, *word))
            return unexpected(scan);
    return SWST_OK;
}

static swst_status pass_key(struct scan *scan)
{
    size_t start = scan->at;
    bool escaped = false;
    swst_status status;

    if (peek(scan) != '"')
        return unexpected(scan);
    if ((status = pass_string(scan, &escaped)))
        return status;
    if (!swst__json_keys_add(&scan->keys, scan->text, start, scan->at, escaped))
        return swst__fail_memory();
    pass_space(scan);
    return pass(scan, ':') ? SWST_OK : unexpected(scan);
}

/* What stands between the brackets, to the closing one. */
static swst_status pass_members(struct scan *scan, bool keyed, char closing)
{
    swst_status status;

    scan->at++;
    pass_space(scan);
    if (pass(scan, closing))
        return SWST_OK;
    for (;;) {
        if (keyed && (status = pass_key(scan)))
            return status;
        pass_space(scan);
        if ((status = pass_value(scan)))
            return status;
        pass_space(scan);
        if (pass(scan, closing))
            return SWST_OK;
        if (!pass(scan, ','))
            return unexpected(scan);
        pass_space(scan);
    }
}

static swst_status pass_container(struct scan *scan, bool keyed, char closing)
{
    size_t first = scan->keys.count, repeated;
    swst_status status;

    if (scan->depth == SWST__JSON_DEPTH_MOST)
        return fail_at(SWST__JSON_TOO_DEEP, scan->at);
    scan->depth++;
    if ((status = pass_members(scan, keyed, closing)))
        return status;
    scan->depth--;
    return keyed && swst__json_keys_close(&scan->keys, scan->text, first, &repeated)
        ? fail_at(SWST__JSON_REPEATED_KEY, repeated) : SWST_OK;
}

static swst_status pass_value(struct scan *scan)
{
    bool escaped;

    if (scan->nodes == SWST__JSON_NODES_MOST && scan->at < scan->length)
        return fail_at(SWST__JSON_TOO_MANY_NODES, scan->at);
    scan->nodes++;
    switch (peek(scan)) {
    case '{': return pass_container(scan, true, '}');
    case '[': return pass_container(scan, false, ']');
    case '"': return pass_string(scan, &escaped);
    case 't': return pass_word(scan, "true");
    case 'f': return pass_word(scan, "false");
    case 'n': return pass_word(scan, "null");
    }
    return pass_number(scan);
}

swst_status swst__json_scan(const char *text, size_t length)
{
    struct scan scan = { .text = text, .length = length };
    swst_status status;

    if (length > SWST__JSON_BYTES_MOST)
        return fail_at(SWST__JSON_TOO_LARGE, SWST__JSON_BYTES_MOST);
    pass_space(&scan);
    status = pass_value(&scan);
    pass_space(&scan);
    if (!status && scan.at < length)
        status = peek(&scan) ? fail_at(SWST__JSON_TRAILING, scan.at) : unexpected(&scan);
    swst__json_keys_free(&scan.keys);
    return status;
}
