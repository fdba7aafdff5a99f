/* The Chinese calendar from 1900-01-01 to the end of its year 2100: months
 * from new moon to new moon, by the data of lunar.def. */
#ifndef SWST_BASE_LUNAR_H
#define SWST_BASE_LUNAR_H

#include "base/calendar.h"

#define SWST__FIRST_LUNAR_YEAR INT64_C(1900)    /* that can be asked for; data begin with 1899 */
#define SWST__LAST_LUNAR_YEAR INT64_C(2100)

struct swst__lunar {
    int64_t year, month, day;           /* the year is that in which it begins */
    bool is_leap;                       /* the month repeats the number of the one before */
};

/* False, and nothing found, outside of the data, or if there is no such month or day. */
bool swst__lunar_of(int64_t day, struct swst__lunar *lunar);
bool swst__lunar_day(const struct swst__lunar *lunar, int64_t *day);
bool swst__lunar_year(int64_t year, struct swst__span *days);

#endif
