/* The calendar: a day is a number, days since 1970-01-01, and an instant is
 * milliseconds since then, UTC. Text is for people: "2026-03-09" and
 * "2026-03-09T08:30:00.000Z". */
#ifndef SWST_BASE_CALENDAR_H
#define SWST_BASE_CALENDAR_H

#include "base/error.h"

#include <stdbool.h>
#include <stdint.h>

#define SWST__DAY_SIZE 11
#define SWST__INSTANT_SIZE 25

/* What four digits of year can say: 0001-01-01 to 9999-12-31. */
#define SWST__FIRST_DAY INT64_C(-719162)
#define SWST__LAST_DAY INT64_C(2932896)
#define SWST__FIRST_INSTANT (SWST__FIRST_DAY * 86400000)
#define SWST__LAST_INSTANT (SWST__LAST_DAY * 86400000 + 86399999)

/* False, and nothing read, unless the text is a day that exists. */
bool swst__day_read(const char *text, int64_t *day);
void swst__day_print(int64_t day, char text[SWST__DAY_SIZE]);

/* A day as callers give it: named, and one that exists; the failure is noted. */
swst_status swst__day_argument(const char *text, int64_t *day);

bool swst__instant_read(const char *text, int64_t *instant);
void swst__instant_print(int64_t instant, char text[SWST__INSTANT_SIZE]);

/* The day of an instant where stations are: UTC+8 (semantics 1.2). */
int64_t swst__instant_day(int64_t instant);
int64_t swst__day_start(int64_t day);      /* the instant at which it begins there */

/* Months and days may run over: month 14 is the next February, day 0 the last
 * day of the month before. */
int64_t swst__day_make(int64_t year, int64_t month, int64_t day);
void swst__day_split(int64_t day, int64_t *year, int64_t *month, int64_t *of_month);

/* Both days belong to it; it is empty when first > last. */
struct swst__span {
    int64_t first, last;
};

static inline struct swst__span swst__span_meet(struct swst__span a, struct swst__span b)
{
    struct swst__span both = { a.first > b.first ? a.first : b.first,
                               a.last < b.last ? a.last : b.last };

    return both;
}

/* 0 when it is empty. */
static inline int64_t swst__span_days(struct swst__span span)
{
    return span.first > span.last ? 0 : span.last - span.first + 1;
}

static inline bool swst__span_holds(struct swst__span span, int64_t day)
{
    return span.first <= day && day <= span.last;
}

enum swst__per {
    SWST__PER_DAY = 1,
    SWST__PER_WEEK,
    SWST__PER_MONTH,
    SWST__PER_QUARTER,
    SWST__PER_HALF,
    SWST__PER_YEAR
};

/* The bucket that holds the day; weeks run from Monday to Sunday. The week of
 * the last day ends beyond it. */
struct swst__span swst__bucket_of(enum swst__per per, int64_t day);

/* A month as people write it, "2022-06": its days. False for anything else. */
bool swst__month_read(const char *text, struct swst__span *days);

/* The days of the shortest bucket: the most `times` that a rule may ask. */
int64_t swst__bucket_least_length(enum swst__per per);

/* ISO 8601: 2027-01-03 lies in week 53 of the year 2026. */
int64_t swst__iso_week(int64_t day, int64_t *year);

/* Whole calendar years, negative before birth. Who is born on 29 February has
 * a birthday on 1 March of the years that lack it. */
int64_t swst__age_on(int64_t birth, int64_t day);

#endif
