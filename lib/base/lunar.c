/* The Chinese calendar: days counted through the months of lunar.def. */
#include "base/lunar.h"

#include "base/error.h"
#include "base/text.h"

#include <swstation/calendar.h>

#include <stddef.h>

#define FIRST_DAY INT64_C(-25892)               /* 1899-02-10 */
#define FIRST_ASKED INT64_C(-25567)             /* 1900-01-01 */

static const struct { int leap; const char *months; } years[] = {
#define LUNAR_YEAR(year, leap, months) { leap, months },
#include "base/lunar.def"
#undef LUNAR_YEAR
};

enum { FIRST_YEAR = 1899, YEARS = sizeof years / sizeof *years };

static int64_t month_length(const char *month)
{
    return *month == '1' ? 30 : 29;
}

static int64_t year_length(int index)
{
    int64_t days = 0;

    for (const char *month = years[index].months; *month; month++)
        days += month_length(month);
    return days;
}

/* The first day of a year; that of the year after the last one is known, too. */
static int64_t year_start(int index)
{
    int64_t day = FIRST_DAY;

    for (int i = 0; i < index; i++)
        day += year_length(i);
    return day;
}

static bool has_year(int64_t year)
{
    return year >= FIRST_YEAR && year < FIRST_YEAR + YEARS;
}

bool swst__lunar_year(int64_t year, struct swst__span *days)
{
    if (!has_year(year))
        return false;
    days->first = year_start((int)(year - FIRST_YEAR));
    days->last = days->first + year_length((int)(year - FIRST_YEAR)) - 1;
    return true;
}

/* Month `at` of a year, from 0: its number, and whether it is the leap month. */
static void name_month(int index, int at, struct swst__lunar *lunar)
{
    int leap = years[index].leap;

    lunar->is_leap = leap && at == leap;
    lunar->month = at + 1 - (leap && at >= leap);
}

bool swst__lunar_of(int64_t day, struct swst__lunar *lunar)
{
    int64_t left = day - FIRST_DAY;
    int index = 0, at = 0;

    if (day < FIRST_ASKED)
        return false;
    for (; index < YEARS && left >= year_length(index); index++)
        left -= year_length(index);
    if (index == YEARS)
        return false;
    for (; left >= month_length(years[index].months + at); at++)
        left -= month_length(years[index].months + at);
    lunar->year = FIRST_YEAR + index;
    lunar->day = left + 1;
    name_month(index, at, lunar);
    return true;
}

bool swst__lunar_day(const struct swst__lunar *lunar, int64_t *day)
{
    int index = (int)(lunar->year - FIRST_YEAR);
    int64_t first;

    if (!has_year(lunar->year))
        return false;
    first = year_start(index);
    for (int at = 0; years[index].months[at]; at++) {
        struct swst__lunar month;

        name_month(index, at, &month);
        if (month.month == lunar->month && month.is_leap == lunar->is_leap) {
            if (lunar->day < 1 || lunar->day > month_length(years[index].months + at))
                return false;
            *day = first + lunar->day - 1;
            return true;
        }
        first += month_length(years[index].months + at);
    }
    return false;
}

/* ------------------------------------------------------------ from outside */

static swst_status read(const char *text, struct swst__lunar *lunar)
{
    int64_t day;
    swst_status status = swst__day_argument(text, &day);

    if (status)
        return status;
    return swst__lunar_of(day, lunar) ? SWST_OK : swst__fail(SWST_EINVALID, SWST__LUNAR_RANGE);
}

swst_status swst_lunar_of(const char *day, int64_t *year, int64_t *month, bool *is_leap,
                          int64_t *of_month)
{
    struct swst__lunar lunar;
    swst_status status;

    if (!day || !year || !month || !is_leap || !of_month)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = read(day, &lunar)))
        return status;
    *year = lunar.year;
    *month = lunar.month;
    *is_leap = lunar.is_leap;
    *of_month = lunar.day;
    return SWST_OK;
}

/* 丙午年九月初九. The sixty names of years began anew in 1864 and 1924. */
static void say_in_chinese(const struct swst__lunar *lunar, struct swst__text *text)
{
    static const char *const stems[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸" };
    static const char *const branches[] = { "子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申",
                                            "酉", "戌", "亥" };
    static const char *const months[] = { "", "正", "二", "三", "四", "五", "六", "七", "八", "九",
                                          "十", "冬", "腊" };
    static const char *const digits[] = { "十", "一", "二", "三", "四", "五", "六", "七", "八", "九" };
    static const char *const tens[] = { "初", "十", "廿", "三" };
    int64_t day = lunar->day;

    swst__text_add(text, "%s%s年%s%s月", stems[(lunar->year - 1864) % 10],
                   branches[(lunar->year - 1864) % 12], lunar->is_leap ? "闰" : "",
                   months[lunar->month]);
    if (day == 20)
        swst__text_add(text, "二十");
    else
        swst__text_add(text, "%s%s", tens[day == 10 ? 0 : day / 10], digits[day % 10]);
}

swst_status swst_lunar_text(const char *day, const char *language, char **text)
{
    struct swst__text said = { 0 };
    struct swst__lunar lunar;
    swst_status status;
    char *taken;

    if (!day || !text)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = read(day, &lunar)))
        return status;
    if (swst__language(language) == SWST__ZH)
        say_in_chinese(&lunar, &said);
    else
        swst__text_add(&said, "%smonth %d day %d of lunar %d", lunar.is_leap ? "leap " : "",
                       (int)lunar.month, (int)lunar.day, (int)lunar.year);
    if (!(taken = swst__text_take(&said)))
        return swst__fail_memory();
    *text = taken;
    return SWST_OK;
}
