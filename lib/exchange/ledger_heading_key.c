/* When two headings are the same. */
#include "exchange/ledger_headings.h"

#include "base/fold.h"

#include <string.h>

static bool is_sign(uint32_t code)
{
    if (code < 0x80)
        return !((code >= '0' && code <= '9') || (code >= 'a' && code <= 'z')
                 || (code >= 'A' && code <= 'Z'));
    return code < 0xC0 || (code >= 0x2000 && code <= 0x206F) || (code >= 0x2190 && code <= 0x2BFF)
        || (code >= 0x3000 && code <= 0x303F && code != 0x3005 && code != 0x3007)
        || (code >= 0xFE10 && code <= 0xFE6F) || code >= 0x110000 || code == 0xFF0A;
}

static bool opens(uint32_t code)
{
    return code == '(' || code == '[' || code == '{' || code == 0x3010 || code == 0x3014
        || code == 0x300C || code == 0x300A;
}

static bool closes(uint32_t code)
{
    return code == ')' || code == ']' || code == '}' || code == 0x3011 || code == 0x3015
        || code == 0x300D || code == 0x300B;
}

static size_t put_key(const char *text, char key[SWST__HEADING_KEY], bool with_brackets)
{
    size_t length = 0, size;
    int depth = 0;

    for (uint32_t code; (code = swst__fold_character(text, &size)); text += size) {
        depth += opens(code) ? 1 : closes(code) && depth > 0 ? -1 : 0;
        if ((depth > 0 && !with_brackets) || is_sign(code))
            continue;
        if (length + size >= SWST__HEADING_KEY) {
            length = 0;
            break;
        }
        memcpy(key + length, text, size);
        if (code >= 'A' && code <= 'Z')
            key[length] = (char)(code + ('a' - 'A'));
        length += size;
    }
    key[length] = '\0';
    return length;
}

void swst__heading_key(const char *text, char key[SWST__HEADING_KEY])
{
    char clean[3 * SWST__HEADING_KEY];

    swst__fold_text(text, clean, sizeof clean);
    if (!put_key(clean, key, false))
        put_key(clean, key, true);
}

const char *swst__heading_next_word(const char *list, char word[SWST__HEADING_KEY])
{
    size_t length = strcspn(list, "|"), most = SWST__HEADING_KEY - 1;

    if (!length)
        return NULL;
    most = length < most ? length : most;
    memcpy(word, list, most);
    word[most] = '\0';
    return list + length + (list[length] == '|');
}

/* 户主/姓名 and 户主姓名 are both 姓名 below 户主. */
bool swst__heading_is(const char *asked, const char *over, const char *own)
{
    size_t length = strlen(over);

    return *asked && (strcmp(asked, own) == 0
                      || (length && strncmp(asked, over, length) == 0
                          && strcmp(asked + length, own) == 0));
}
