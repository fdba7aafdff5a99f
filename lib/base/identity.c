#include "base/identity.h"

#include "base/calendar.h"
#include "base/fold.h"

#include <string.h>

#define DIGITS "0123456789"
#define FIRST_YEAR 1800

/* Holds more than 18 characters of any size, so a text that was cut is too long. */
#define FOLDED_SIZE 80

/* Ends before the end of the text, however malformed the character is. */
static size_t character_size(const char *at)
{
    size_t size = 1;

    while (size < 4 && ((unsigned char)at[size] & 0xC0) == 0x80)
        size++;
    return size;
}

static bool is_letter_or_digit(uint32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z')
           || (code >= 'a' && code <= 'z');
}

/* The ASCII character to which one folds, or 0 if it stays as it is: signs do. */
static char plain(uint32_t character)
{
    uint32_t code = swst__fold_plain(character);

    if (character >= 0x80 && !is_letter_or_digit(code))
        return 0;
    return code == 'x' ? 'X' : (char)code;
}

/* White space, and what stands before a number to keep it a text. */
static bool is_dropped(uint32_t character, bool first)
{
    uint32_t code = swst__fold_plain(character);

    return code == 0 || code == ' ' || (first && (character == '\'' || character == 0x2019));
}

void swst__identity_fold(const char *text, char *folded, size_t size)
{
    size_t length = 0;

    if (size == 0)
        return;
    for (size_t step; *text; text += step) {
        uint32_t character = swst__fold_character(text, &step);
        char ascii;

        if (is_letter_or_digit(character)) {        /* most are */
            if (length + 1 >= size)
                break;
            folded[length++] = character == 'x' ? 'X' : (char)character;
            continue;
        }
        ascii = plain(character);
        if (is_dropped(character, length == 0))
            continue;
        if (length + (ascii ? 1 : step) >= size)
            break;
        if (ascii) {
            folded[length++] = ascii;
        } else {
            memmove(folded + length, text, step);
            length += step;
        }
    }
    folded[length] = '\0';
}

/* What a spreadsheet makes of a long number: 1.10105E+17. */
static bool is_exponent_form(const char *text)
{
    size_t whole = strspn(text, DIGITS);

    text += whole;
    if (*text == '.')
        text += 1 + strspn(text + 1, DIGITS);
    if (whole == 0 || (*text != 'E' && *text != 'e'))
        return false;
    text += text[1] == '+' ? 2 : 1;
    return *text && text[strspn(text, DIGITS)] == '\0';
}

static size_t count_characters(const char *text)
{
    size_t count = 0;

    for (; *text; text += character_size(text))
        count++;
    return count;
}

static char check_character(const char *number)
{
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;

    for (size_t i = 0; i < 17; i++)
        sum += weights[i] * (number[i] - '0');
    return "10X98765432"[sum % 11];
}

/* The century is left out of 15 digits; the sequences 996 to 999 were kept for
 * people born in the 1800s. */
static void lengthen(const char *number15, char number[SWST__IDENTITY_SIZE])
{
    memcpy(number, number15, 6);
    memcpy(number + 6, strcmp(number15 + 12, "996") >= 0 ? "18" : "19", 2);
    memcpy(number + 8, number15 + 6, 9);
    number[17] = check_character(number);
    number[18] = '\0';
}

/* A spreadsheet keeps 15 digits and fills up with zeros. A right check digit
 * proves nothing then, so such a number is refused all the same. */
static bool ends_in_zeros(const char *folded, size_t length)
{
    return strcmp(folded + length - 3, "000") == 0;
}

enum swst__identity swst__identity_read(const char *text, char number[SWST__IDENTITY_SIZE])
{
    char folded[FOLDED_SIZE], full[SWST__IDENTITY_SIZE];
    size_t length, digits;
    int64_t birth;

    swst__identity_fold(text, folded, sizeof folded);
    if (is_exponent_form(folded))
        return SWST__IDENTITY_DAMAGED;
    length = count_characters(folded);
    if (length != 15 && length != 18)
        return SWST__IDENTITY_LENGTH;
    digits = strspn(folded, DIGITS);
    if (digits == 17 && folded[17] == 'X')
        digits++;
    if (digits != length || folded[length] != '\0')
        return SWST__IDENTITY_CHARACTER;
    if (ends_in_zeros(folded, length))
        return SWST__IDENTITY_DAMAGED;

    if (length == 15)
        lengthen(folded, full);
    else
        memcpy(full, folded, sizeof full);
    if (!swst__identity_birth(full, &birth))
        return SWST__IDENTITY_DATE;
    if (full[17] != check_character(full))
        return SWST__IDENTITY_CHECK;
    memcpy(number, full, sizeof full);
    return SWST__IDENTITY_OK;
}

void swst__identity_keep(const char *text, char *kept, size_t size)
{
    char number[SWST__IDENTITY_SIZE];

    if (size >= sizeof number && swst__identity_read(text, number) == SWST__IDENTITY_OK)
        memcpy(kept, number, sizeof number);
    else
        swst__identity_fold(text, kept, size);
}

bool swst__identity_birth(const char *number18, int64_t *day)
{
    char text[SWST__DAY_SIZE] = "0000-00-00";
    int64_t birth;

    if (strlen(number18) != SWST__IDENTITY_SIZE - 1)
        return false;
    memcpy(text, number18 + 6, 4);
    memcpy(text + 5, number18 + 10, 2);
    memcpy(text + 8, number18 + 12, 2);
    if (!swst__day_read(text, &birth) || birth < swst__day_make(FIRST_YEAR, 1, 1))
        return false;
    *day = birth;
    return true;
}

int swst__identity_sex(const char *number18)
{
    return (number18[16] - '0') % 2 ? 1 : 2;
}

bool swst__identity_area_is_known(const char *number18)
{
    static const char provinces[] = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 "
                                    "46 50 51 52 53 54 61 62 63 64 65 71 81 82 83";

    if (number18[0] == '9' || strncmp(number18, "790101", 6) == 0)
        return true;
    for (const char *at = provinces; ; at += 3) {
        if (strncmp(number18, at, 2) == 0)
            return true;
        if (at[2] == '\0')
            return false;
    }
}
