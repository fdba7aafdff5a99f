#include "model/values.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

swst_status swst__reject(const struct swst_kind *kind, const struct swst_field *field,
                         enum swst__message why)
{
    return swst__reject_as(SWST_EINVALID, kind, field, why);
}

swst_status swst__reject_as(swst_status status, const struct swst_kind *kind,
                            const struct swst_field *field, enum swst__message why)
{
    return swst__fail_field(status, why, kind->name, field->name, &field->label);
}

/* Lines and tabs belong to notes; other control characters, U+0080 to U+009F too,
 * would reach a terminal. */
static bool has_control(const char *text)
{
    for (; *text; text++)
        if (((unsigned char)*text < 0x20 && !strchr("\t\n\r", *text)) || *text == 0x7f
            || ((unsigned char)*text == 0xC2 && (unsigned char)text[1] < 0xA0))
            return true;
    return false;
}

swst_status swst__value_check_text(const struct swst_kind *kind, const struct swst_field *field,
                                   const char *text)
{
    int64_t length = swst__utf8_length(text);

    if (length < 0)
        return swst__reject(kind, field, SWST__NOT_UTF8);
    if (length > field->max)
        return swst__reject(kind, field, SWST__TOO_LONG);
    return has_control(text) ? swst__reject(kind, field, SWST__CONTROL_CHARACTER) : SWST_OK;
}

swst_status swst__value_check(const struct swst_kind *kind, const struct swst_field *field,
                              int64_t number)
{
    if (number < field->min || number > field->max)
        return swst__reject(kind, field, SWST__OUT_OF_RANGE);
    return SWST_OK;
}

/* ----------------------------------------------------------------- reading */

static bool read_number(const char *text, int64_t *number)
{
    char *end;

    if (*text != '-' && (*text < '0' || *text > '9'))      /* strtoll would skip spaces */
        return false;
    *number = strtoll(text, &end, 10);      /* too long a number is the greatest: out of range */
    return end != text && *end == '\0';
}

static bool read_choice(const struct swst__choices *choices, const char *word, int64_t *number)
{
    return (*number = swst__choice_find(choices, word)) != 0;
}

/* "family,police": each word sets its bit. */
static bool read_set(const struct swst__choices *choices, const char *text, int64_t *bits)
{
    for (*bits = 0; ; text++) {
        size_t length = strcspn(text, ",");
        int32_t at = choices->count;

        while (at && (strlen(choices->words[at]) != length
                      || strncmp(choices->words[at], text, length) != 0))
            at--;
        if (!at)
            return false;
        *bits |= INT64_C(1) << (at - 1);
        text += length;
        if (!*text)
            return true;
    }
}

static bool read_flag(const char *text, int64_t *number)
{
    *number = strcmp(text, "true") == 0;
    return *number || strcmp(text, "false") == 0;
}

static bool read_any(const struct swst_field *field, const char *text, int64_t *number)
{
    switch (field->type) {
    case SWST_DAY: return swst__day_read(text, number);
    case SWST_INSTANT: return swst__instant_read(text, number);
    case SWST_FLAG: return read_flag(text, number);
    case SWST_CHOICE: return read_choice(field->choices, text, number);
    case SWST_SET: return read_set(field->choices, text, number);
    case SWST_INTEGER:
    case SWST_MONEY:
    case SWST_REFERENCE: return read_number(text, number);
    case SWST_TEXT:
    case SWST_RATE:
    case SWST_REFERENCES:
    case SWST_FIGURE:
    case SWST_ROWS: break;
    }
    return false;
}

/* What to say of a text that is no value of its field. */
static enum swst__message complaint(const struct swst_field *field)
{
    switch (field->type) {
    case SWST_DAY: return SWST__BAD_DAY;
    case SWST_CHOICE:
    case SWST_SET: return SWST__BAD_CHOICE;
    case SWST_INTEGER:
    case SWST_MONEY:
    case SWST_REFERENCE: return SWST__BAD_NUMBER;
    default: return SWST__BAD_VALUE;
    }
}

swst_status swst__value_read(const struct swst_kind *kind, const struct swst_field *field,
                             const char *text, int64_t *number)
{
    if (!read_any(field, text, number))
        return swst__reject(kind, field, complaint(field));
    return swst__value_check(kind, field, *number);
}

/* ---------------------------------------------------------------- printing */

static void print_set(const struct swst__choices *choices, int64_t bits, struct swst__text *text)
{
    const char *comma = "";

    for (int32_t i = 1; i <= choices->count; i++)
        if (bits >> (i - 1) & 1) {
            swst__text_add(text, "%s%s", comma, choices->words[i]);
            comma = ",";
        }
}

void swst__value_print(const struct swst_field *field, int64_t number, struct swst__text *text)
{
    char printed[SWST__INSTANT_SIZE];

    switch (field->type) {
    case SWST_DAY:
        swst__day_print(number, printed);
        swst__text_add(text, "%s", printed);
        break;
    case SWST_INSTANT:
        swst__instant_print(number, printed);
        swst__text_add(text, "%s", printed);
        break;
    case SWST_FLAG:
        swst__text_add(text, "%s", number ? "true" : "false");
        break;
    case SWST_CHOICE:
        swst__text_add(text, "%s", field->choices->words[number]);
        break;
    case SWST_SET:
        print_set(field->choices, number, text);
        break;
    case SWST_INTEGER:
    case SWST_MONEY:
    case SWST_REFERENCE:
        swst__text_add(text, "%" PRId64, number);
        break;
    case SWST_TEXT:
    case SWST_RATE:
    case SWST_REFERENCES:
    case SWST_FIGURE:
    case SWST_ROWS:
        break;
    }
}
