/* Festivals by code: their days, by the Chinese calendar and by ours. */
#ifndef SWST_BASE_FESTIVAL_H
#define SWST_BASE_FESTIVAL_H

#include <stdbool.h>
#include <stdint.h>

/* The festival of this code or Chinese name, or -1. */
int swst__festival_find(const char *word);

/* Its day of a year: of the lunar year if its rule is of the Chinese calendar,
 * so that it may fall in the January or February after. False outside of 1900
 * to 2100. */
bool swst__festival_of(int festival, int64_t year, int64_t *day);

/* The n-th, from 0, within a calendar year; false when there are no more. */
bool swst__festival_within(int festival, int64_t year, int64_t n, int64_t *day);

/* The one nearest to a day; the earlier of two. False when the year of
 * the day is outside of 1900 to 2100. */
bool swst__festival_nearest(int festival, int64_t day, int64_t *nearest);

#endif
