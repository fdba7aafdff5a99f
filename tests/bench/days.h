/* Days as numbers from 1970-01-01, for the benchmarks' own programs: they owe
 * nothing to the library that they are compared with. */
#ifndef SWST_BENCH_DAYS_H
#define SWST_BENCH_DAYS_H

#include <stdint.h>

enum { DAY_SIZE = 11, NO_DAY = INT32_MAX };

/* Counted in years that begin in March. */
static inline int64_t day_make(int64_t year, int64_t month, int64_t day)
{
    int64_t from_march = (month + 9) % 12;

    year += (month - 1) / 12 - (from_march > 9);
    return year * 365 + year / 4 - year / 100 + year / 400 + (153 * from_march + 2) / 5 + day
           - 719469;
}

static inline void day_split(int64_t day, int *year, int *month, int *of_month)
{
    int64_t shifted = day + 719468, era = shifted / 146097, of_era = shifted % 146097;
    int64_t years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (years * 365 + years / 4 - years / 100);
    int64_t from_march = (5 * of_year + 2) / 153;

    *of_month = (int)(of_year - (153 * from_march + 2) / 5 + 1);
    *month = (int)(from_march < 10 ? from_march + 3 : from_march - 9);
    *year = (int)(era * 400 + years + (*month < 3));
}

static inline void day_print(int64_t day, char text[DAY_SIZE])
{
    int year, month, of_month;

    day_split(day, &year, &month, &of_month);
    for (int at = 3; at >= 0; at--, year /= 10)
        text[at] = (char)('0' + year % 10);
    text[4] = text[7] = '-';
    text[5] = (char)('0' + month / 10);
    text[6] = (char)('0' + month % 10);
    text[8] = (char)('0' + of_month / 10);
    text[9] = (char)('0' + of_month % 10);
    text[10] = '\0';
}

/* Of a text of the right shape. */
static inline int32_t day_read(const char *text)
{
    return (int32_t)day_make((text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10
                                 + (text[3] - '0'),
                             (text[5] - '0') * 10 + (text[6] - '0'),
                             (text[8] - '0') * 10 + (text[9] - '0'));
}

#endif
