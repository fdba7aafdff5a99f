#include "base/calendar.h"

#include <stdio.h>
#include <string.h>

/* Whether the text is digits where the shape has 'd', and the same elsewhere. */
static bool has_shape(const char *text, const char *shape)
{
    for (; *shape; text++, shape++)
        if (*shape == 'd' ? *text < '0' || *text > '9' : *text != *shape)
            return false;
    return *text == '\0';
}

static int64_t number(const char *digits, int count)
{
    int64_t value = 0;

    while (count--)
        value = value * 10 + (*digits++ - '0');
    return value;
}

static void digits(char *at, int count, int64_t value)
{
    for (; count--; value /= 10)
        at[count] = (char)('0' + value % 10);
}

/* Counted in years that begin in March, so that a leap day is the last one. */
int64_t swst__day_make(int64_t year, int64_t month, int64_t day)
{
    int64_t from_march = (month + 9) % 12;

    year += (month - 1) / 12 - (from_march > 9);
    return year * 365 + year / 4 - year / 100 + year / 400
           + (153 * from_march + 2) / 5 + day - 1 - 719468;
}

/* The way back, by eras of 400 years (146,097 days). */
void swst__day_split(int64_t day, int64_t *year, int64_t *month, int64_t *of_month)
{
    int64_t shifted = day + 719468, of_era = shifted % 146097;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (year_of_era * 365 + year_of_era / 4 - year_of_era / 100);
    int64_t from_march = (5 * of_year + 2) / 153;

    *of_month = of_year - (153 * from_march + 2) / 5 + 1;
    *month = from_march < 10 ? from_march + 3 : from_march - 9;
    *year = shifted / 146097 * 400 + year_of_era + (*month < 3);
}

/* A day exists if it prints as it was written. */
static bool read_day(const char *text, int64_t *day)
{
    int64_t value = swst__day_make(number(text, 4), number(text + 5, 2), number(text + 8, 2));
    char printed[SWST__DAY_SIZE];

    if (value < SWST__FIRST_DAY || value > SWST__LAST_DAY)
        return false;
    swst__day_print(value, printed);
    if (memcmp(printed, text, SWST__DAY_SIZE - 1) != 0)
        return false;
    *day = value;
    return true;
}

bool swst__day_read(const char *text, int64_t *day)
{
    return has_shape(text, "dddd-dd-dd") && read_day(text, day);
}

swst_status swst__day_argument(const char *text, int64_t *day)
{
    if (!text)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    return swst__day_read(text, day) ? SWST_OK : swst__fail(SWST_EINVALID, SWST__NOT_A_DAY);
}

void swst__day_print(int64_t value, char text[SWST__DAY_SIZE])
{
    int64_t year, month, day;

    swst__day_split(value, &year, &month, &day);
    memcpy(text, "0000-00-00", SWST__DAY_SIZE);
    digits(text, 4, year);
    digits(text + 5, 2, month);
    digits(text + 8, 2, day);
}

bool swst__instant_read(const char *text, int64_t *instant)
{
    int64_t day, hour, minute, second;

    if (!has_shape(text, "dddd-dd-ddTdd:dd:dd.dddZ") || !read_day(text, &day))
        return false;
    hour = number(text + 11, 2);
    minute = number(text + 14, 2);
    second = number(text + 17, 2);
    if (hour > 23 || minute > 59 || second > 59)
        return false;
    *instant = (((day * 24 + hour) * 60 + minute) * 60 + second) * 1000 + number(text + 20, 3);
    return true;
}

void swst__instant_print(int64_t instant, char text[SWST__INSTANT_SIZE])
{
    int64_t of_day = instant % 86400000 + (instant % 86400000 < 0 ? 86400000 : 0);

    swst__day_print(instant / 86400000 - (instant % 86400000 < 0), text);
    memcpy(text + 10, "T00:00:00.000Z", SWST__INSTANT_SIZE - 10);
    digits(text + 11, 2, of_day / 3600000);
    digits(text + 14, 2, of_day / 60000 % 60);
    digits(text + 17, 2, of_day / 1000 % 60);
    digits(text + 20, 3, of_day % 1000);
}

int64_t swst__instant_day(int64_t instant)
{
    int64_t of_day = instant % 86400000, before = of_day < 0;

    of_day += before * 86400000;
    return instant / 86400000 - before + (of_day >= INT64_C(16) * 3600000);
}

int64_t swst__day_start(int64_t day)
{
    return day * 86400000 - INT64_C(8) * 3600000;
}

static struct swst__span week_of(int64_t day)
{
    int64_t from_monday = ((day + 3) % 7 + 7) % 7;      /* 1970-01-01 was a Thursday */
    struct swst__span week = { day - from_monday, day - from_monday + 6 };

    return week;
}

/* A month, quarter, half or year: that many months, the first counted from January. */
static struct swst__span months_of(int64_t months, int64_t day)
{
    int64_t year, month, of_month, passed;
    struct swst__span span;

    swst__day_split(day, &year, &month, &of_month);
    passed = (month - 1) % months;
    span.first = passed ? swst__day_make(year, month - passed, 1) : day - of_month + 1;
    span.last = swst__day_make(year, month - passed + months, 0);
    return span;
}

struct swst__span swst__bucket_of(enum swst__per per, int64_t day)
{
    struct swst__span bucket = { day, day };

    switch (per) {
    case SWST__PER_DAY: break;
    case SWST__PER_WEEK: bucket = week_of(day); break;
    case SWST__PER_MONTH: bucket = months_of(1, day); break;
    case SWST__PER_QUARTER: bucket = months_of(3, day); break;
    case SWST__PER_HALF: bucket = months_of(6, day); break;
    case SWST__PER_YEAR: bucket = months_of(12, day); break;
    }
    return bucket;
}

int64_t swst__bucket_least_length(enum swst__per per)
{
    switch (per) {
    case SWST__PER_DAY: break;
    case SWST__PER_WEEK: return 7;
    case SWST__PER_MONTH: return 28;
    case SWST__PER_QUARTER: return 90;
    case SWST__PER_HALF: return 181;
    case SWST__PER_YEAR: return 365;
    }
    return 1;
}

bool swst__month_read(const char *text, struct swst__span *days)
{
    char first[SWST__DAY_SIZE];
    int64_t day;

    if (!text || strlen(text) != 7)
        return false;
    snprintf(first, sizeof first, "%s-01", text);
    if (!swst__day_read(first, &day))
        return false;
    *days = swst__bucket_of(SWST__PER_MONTH, day);
    return true;
}

/* A week belongs to the year of its Thursday. */
int64_t swst__iso_week(int64_t day, int64_t *year)
{
    int64_t thursday = week_of(day).first + 3, month, of_month;

    swst__day_split(thursday, year, &month, &of_month);
    return (thursday - swst__day_make(*year, 1, 1)) / 7 + 1;
}

int64_t swst__age_on(int64_t birth, int64_t day)
{
    int64_t birth_year, birth_month, birth_of_month, year, month, of_month;

    swst__day_split(birth, &birth_year, &birth_month, &birth_of_month);
    swst__day_split(day, &year, &month, &of_month);
    return year - birth_year
           - (month < birth_month || (month == birth_month && of_month < birth_of_month));
}
