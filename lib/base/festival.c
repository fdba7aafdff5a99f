/* Festivals: rules as rows, and what is asked about them. */
#include "base/festival.h"

#include "base/error.h"
#include "base/lunar.h"
#include "base/solar_term.h"

#include <swstation/calendar.h>

#include <string.h>

enum rule { FIXED, LUNAR, EVE, TERM };

static const struct {
    const char *code;
    enum rule rule;
    int month, day;
    struct swst__words label;
} festivals[] = {
#define FESTIVAL(code, rule, month, day, en, zh) { #code, rule, month, day, { { en, zh } } },
#include "base/festival.def"
#undef FESTIVAL
};

enum { FESTIVALS = sizeof festivals / sizeof *festivals };

/* The length of a Chinese name without 节 at its end, but for 春节. */
static size_t stem_of(const char *name)
{
    static const char ending[] = "节";
    size_t length = strlen(name), end = sizeof ending - 1;

    return length > 2 * end && strcmp(name + length - end, ending) == 0 ? length - end : length;
}

int swst__festival_find(const char *word)
{
    for (int i = 0; i < FESTIVALS; i++) {
        const char *name = festivals[i].label.text[SWST__ZH];

        if (strcmp(word, festivals[i].code) == 0
            || (stem_of(word) == stem_of(name) && strncmp(word, name, stem_of(name)) == 0))
            return i;
    }
    return -1;
}

/* The same with the lunar year 1899, which ends in January 1900. */
static bool day_of(int festival, int64_t year, int64_t *day)
{
    int month = festivals[festival].month, of_month = festivals[festival].day;
    struct swst__lunar lunar = { year, month, of_month, false };
    struct swst__span days;

    switch (festivals[festival].rule) {
    case LUNAR: return swst__lunar_day(&lunar, day);
    case TERM: return swst__solar_term(month == 4 ? SWST__QINGMING : SWST__WINTER_SOLSTICE,
                                       year, day);
    case EVE:
        if (!swst__lunar_year(year, &days))
            return false;
        *day = days.last;
        return true;
    case FIXED: break;
    }
    *day = swst__day_make(year, month, of_month);
    return true;
}

static bool is_known(int64_t year)
{
    return year >= SWST__FIRST_LUNAR_YEAR && year <= SWST__LAST_LUNAR_YEAR;
}

bool swst__festival_of(int festival, int64_t year, int64_t *day)
{
    return is_known(year) && day_of(festival, year, day);
}

bool swst__festival_within(int festival, int64_t year, int64_t n, int64_t *day)
{
    for (int64_t of = year - 1; is_known(year) && n >= 0 && of <= year; of++) {
        int64_t found, in, month, of_month;

        if (!day_of(festival, of, &found))
            continue;
        swst__day_split(found, &in, &month, &of_month);
        if (in == year && n-- == 0) {
            *day = found;
            return true;
        }
    }
    return false;
}

bool swst__festival_nearest(int festival, int64_t day, int64_t *nearest)
{
    int64_t year, month, of_month, least = INT64_MAX;

    swst__day_split(day, &year, &month, &of_month);
    for (int64_t of = year - 1; is_known(year) && of <= year + 1; of++) {
        int64_t found;

        if (!day_of(festival, of, &found))
            continue;
        if ((found > day ? found - day : day - found) < least) {
            least = found > day ? found - day : day - found;
            *nearest = found;
        }
    }
    return least < INT64_MAX;
}

/* ------------------------------------------------------------ from outside */

size_t swst_festival_count(void)
{
    return FESTIVALS;
}

const char *swst_festival_code(size_t n)
{
    return n < FESTIVALS ? festivals[n].code : NULL;
}

const char *swst_festival_label(const char *code, const char *language)
{
    int festival = code ? swst__festival_find(code) : -1;

    return festival < 0 ? NULL : festivals[festival].label.text[swst__language(language)];
}

static swst_status find(const char *code, int64_t year, const char *day, int *festival)
{
    if (!code || !day)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((*festival = swst__festival_find(code)) < 0)
        return swst__fail(SWST_ENOTFOUND, SWST__NO_SUCH_FESTIVAL);
    return is_known(year) ? SWST_OK : swst__fail(SWST_EINVALID, SWST__LUNAR_RANGE);
}

swst_status swst_festival_on(const char *code, int64_t year, char day[11])
{
    int64_t found;
    int festival = -1;
    swst_status status = find(code, year, day, &festival);

    if (!status && swst__festival_of(festival, year, &found))
        swst__day_print(found, day);
    return status;
}

swst_status swst_festival_within(const char *code, int64_t year, int64_t n, char day[11])
{
    int64_t found;
    int festival = -1;
    swst_status status = find(code, year, day, &festival);

    if (status || !swst__festival_within(festival, year, n, &found))
        return status;
    swst__day_print(found, day);
    return SWST_ROW;
}
