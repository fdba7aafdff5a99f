/* Days as ledgers write them: 2022-06-03, 2022.6.3, 2022年6月3日, 20220603, and the
 * numbers that a spreadsheet has for days. */
#include "exchange/ledger_values.h"

#include <swstation/client.h>

#include <stdlib.h>
#include <string.h>

enum {
    FIRST_YEAR = 1800, LAST_YEAR = 2199,
    /* A spreadsheet's day 1 is 1900-01-01, and its day 60 the 29 February 1900 that never
     * was; from there on day n lies n days after 1899-12-30. Taken are 1927-05-18 to
     * 2099-12-31, so that no other number of five digits is. */
    FIRST_SERIAL = 10000, LAST_SERIAL = 73050
};

/* Up to three numbers, and what stands behind each: '-' for any of - . /, or Y, M, D. */
struct pieces {
    struct {
        int64_t value;
        size_t digits;
        char mark;
    } at[3];
    size_t count;
};

static const char *skip_spaces(const char *text)
{
    return text + strspn(text, " ");
}

static char mark_at(const char **text)
{
    static const struct { const char *text; char mark; } marks[] = {
        { "年", 'Y' }, { "月", 'M' }, { "日", 'D' }, { "号", 'D' }, { "-", '-' }, { ".", '-' },
        { "/", '-' }, { "—", '-' }, { "–", '-' }, { "。", '-' },
    };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(*text, marks[i].text, strlen(marks[i].text)) == 0) {
            *text += strlen(marks[i].text);
            return marks[i].mark;
        }
    return '\0';
}

static bool read_pieces(const char **text, struct pieces *pieces)
{
    for (pieces->count = 0; pieces->count < 3; pieces->count++) {
        const char *at = skip_spaces(*text);
        size_t digits = strspn(at, "0123456789");

        if (digits == 0 || digits > 8)
            break;
        if (pieces->count && pieces->at[pieces->count - 1].mark == '\0')
            break;                                  /* a time of day */
        pieces->at[pieces->count].digits = digits;
        pieces->at[pieces->count].value = strtol(at, NULL, 10);
        *text = at + digits;
        at = skip_spaces(*text);
        if ((pieces->at[pieces->count].mark = mark_at(&at)))
            *text = at;
    }
    return pieces->count > 0;
}

/* Nothing, or a time of day, which a day column shows as 0:00. */
static bool is_time(const char *text)
{
    static const int64_t most[] = { 23, 59, 59 };
    bool marked = *text == 'T';
    size_t parts = 0;

    text = skip_spaces(text + marked);
    if (!*text)
        return !marked;
    for (; parts < 3; parts++) {
        size_t digits = strspn(text, "0123456789");

        if (digits == 0 || digits > 2 || strtol(text, NULL, 10) > most[parts])
            return false;
        text += digits;
        if (*text != ':')
            break;
        text++;
    }
    return parts > 0 && parts < 3 && !*text;
}

/* --------------------------------------------------------------- meanings */

static bool is_no_day(struct swst__ledger_date *date, enum swst__message why)
{
    date->why = why;
    return false;
}

static bool take(struct swst__ledger_date *date, int64_t year, int64_t month, int64_t day,
                 int precision)
{
    int64_t back_year, back_month, back_day;

    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31)
        return is_no_day(date, SWST__BAD_DAY);
    date->day = swst__day_make(year, month, day);
    swst__day_split(date->day, &back_year, &back_month, &back_day);
    date->precision = precision;
    return back_month == month && back_day == day ? true : is_no_day(date, SWST__BAD_DAY);
}

/* One number alone: eight digits, six, four, or a spreadsheet's. */
static bool take_number(struct swst__ledger_date *date, int64_t value, size_t digits)
{
    if (digits == 8)
        return take(date, value / 10000, value / 100 % 100, value % 100,
                    SWST_BIRTH_PRECISION_DAY);
    if (digits == 6)
        return take(date, value / 100, value % 100, 1, SWST_BIRTH_PRECISION_MONTH);
    if (digits == 4)
        return take(date, value, 1, 1, SWST_BIRTH_PRECISION_YEAR);
    if (digits != 5 || value < FIRST_SERIAL || value > LAST_SERIAL)
        return is_no_day(date, SWST__BAD_DAY);
    date->day = swst__day_make(1899, 12, 30) + value;
    date->precision = SWST_BIRTH_PRECISION_DAY;
    return true;
}

/* 2022.6, 2022年6月; 2022.1 is what a spreadsheet makes of 2022.10, too. */
static bool take_month(struct swst__ledger_date *date, const struct pieces *pieces, bool dotted)
{
    int64_t year = pieces->at[0].value, month = pieces->at[1].value;

    if (dotted && pieces->at[1].digits == 1 && month == 1) {
        date->month_unclear = true;
        return take(date, year, 1, 1, SWST_BIRTH_PRECISION_YEAR);
    }
    return take(date, year, month, 1, SWST_BIRTH_PRECISION_MONTH);
}

static bool has_marks(const struct pieces *pieces)
{
    static const char expected[] = "YMD";
    bool words = pieces->at[0].mark == 'Y';

    for (size_t i = 0; i < pieces->count; i++) {
        char mark = pieces->at[i].mark;

        if (i + 1 < pieces->count ? mark != (words ? expected[i] : '-')
                                  : mark && mark != (words ? expected[i] : '\0')
                                        && !(i == 2 && mark == '-'))
            return false;
    }
    return true;
}

/* 6月3日, 6.3, 06-03. */
static bool lacks_year(const struct pieces *pieces)
{
    return pieces->at[0].mark == 'M'
        || (pieces->count == 2 && pieces->at[0].digits <= 2 && pieces->at[0].mark == '-'
            && pieces->at[1].digits <= 2);
}

static bool has_short_year(const struct pieces *pieces)
{
    return pieces->at[0].digits <= 2
        && (pieces->at[0].mark == 'Y' || (pieces->count == 3 && pieces->at[2].digits <= 2));
}

static bool is_only_zeros(const struct pieces *pieces)
{
    return pieces->count == 2 && pieces->at[0].digits == 5 && pieces->at[0].mark == '-'
        && pieces->at[1].value == 0 && !pieces->at[1].mark;
}

bool swst__ledger_date_read(const char *text, struct swst__ledger_date *date)
{
    struct pieces pieces;
    const char *rest = text;

    *date = (struct swst__ledger_date){ .why = SWST__BAD_DAY };
    if (!read_pieces(&rest, &pieces))
        return false;
    if (lacks_year(&pieces))
        return is_no_day(date, SWST__LEDGER_NO_YEAR);
    if (has_short_year(&pieces))
        return is_no_day(date, SWST__LEDGER_SHORT_YEAR);
    if (is_only_zeros(&pieces) && !*rest)
        return take_number(date, pieces.at[0].value, 5);
    if (!has_marks(&pieces) || !(pieces.count == 3 || !*rest || pieces.at[0].digits == 8)
        || !is_time(rest))
        return false;
    if (pieces.count == 1)
        return pieces.at[0].mark == 'Y'
            ? pieces.at[0].digits == 4 && take_number(date, pieces.at[0].value, 4)
            : take_number(date, pieces.at[0].value, pieces.at[0].digits);
    if (pieces.at[0].digits != 4)
        return false;
    if (pieces.count == 2)
        return take_month(date, &pieces, strchr(text, '.') != NULL);
    return take(date, pieces.at[0].value, pieces.at[1].value, pieces.at[2].value,
                SWST_BIRTH_PRECISION_DAY);
}
