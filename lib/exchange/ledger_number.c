/* Sums of yuan and lengths of time, as ledgers write them. Exactly, or not at all. */
#include "exchange/ledger_values.h"

#include <string.h>

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

enum { FRACTION = 6 };                                  /* places, so that 1.2万 stays exact */

/* Digits, perhaps in groups of three, perhaps with a fraction. */
static bool read_decimal(const char **text, int64_t *millionths)
{
    const char *at = *text;
    size_t digits = 0, places = 0, group = 0;
    bool grouped = false;
    int64_t value = 0;

    for (; is_digit(*at) || (*at == ',' && digits); at++) {
        if (*at == ',') {
            if (grouped ? group != 3 : group > 3)
                return false;
            grouped = true;
            group = 0;
            continue;
        }
        if (++digits > 12)
            return false;
        group++;
        value = value * 10 + (*at - '0');
    }
    if (digits == 0 || (grouped && group != 3))
        return false;
    if (*at == '.')
        for (at++; is_digit(*at); at++) {
            if (places == FRACTION && *at != '0')
                return false;
            if (places < FRACTION) {
                value = value * 10 + (*at - '0');
                places++;
            }
        }
    for (; places < FRACTION; places++)
        value *= 10;
    *text = at;
    *millionths = value;
    return true;
}

static const char *after(const char *text, const char *word)
{
    return strncmp(text, word, strlen(word)) == 0 ? text + strlen(word) : text;
}

bool swst__ledger_fen_read(const char *text, const char *per, int64_t *fen)
{
    const char *at = after(after(text, "¥"), "￥");
    int64_t millionths, unit = 10000;                   /* millionths of a yuan in a fen */

    at += strspn(at, " ");
    if (!read_decimal(&at, &millionths))
        return false;
    at += strspn(at, " ");
    if (strncmp(at, "万", strlen("万")) == 0) {
        at += strlen("万");
        unit = 1;
    }
    at = after(after(at, "元"), "整");
    if (*at == '/')
        at = after(at + 1, per);
    if (*at || millionths % unit)
        return false;
    *fen = millionths / unit;
    return true;
}

bool swst__ledger_minutes_read(const char *text, int64_t *minutes)
{
    static const struct { const char *word; int64_t minutes; } units[] = {
        { "个小时", 60 }, { "小时", 60 }, { "hours", 60 }, { "hour", 60 }, { "h", 60 },
        { "时", 60 }, { "分钟", 1 }, { "分", 1 }, { "minutes", 1 }, { "min", 1 }, { "mins", 1 },
        { "'", 1 }, { "m", 1 },
    };
    int64_t sum = 0, value;

    if (swst__ledger_is_one_of(text, "半小时|半个小时|半个钟")) {
        *minutes = 30;
        return true;
    }
    while (*text) {
        const char *unit_at;
        int64_t unit = 0;

        if (!read_decimal(&text, &value))
            return false;
        unit_at = text += strspn(text, " ");
        for (size_t i = 0; i < sizeof units / sizeof *units && !unit; i++)
            if ((text = after(unit_at, units[i].word)) != unit_at)
                unit = units[i].minutes;
        if (!unit && (sum || *text))
            return false;
        unit = unit ? unit : 1;
        if (value > INT64_C(1000000) * 100000 || value * unit % 1000000)
            return false;
        sum += value * unit / 1000000;
        text += strspn(text, " ");
    }
    *minutes = sum;
    return true;
}

/* What damages identity numbers damages every long one. */
bool swst__ledger_is_exponent(const char *text)
{
    char number[SWST__IDENTITY_SIZE];

    return strpbrk(text, "Ee") && swst__identity_read(text, number) == SWST__IDENTITY_DAMAGED;
}
