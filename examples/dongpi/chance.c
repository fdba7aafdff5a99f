/* Dice that fall alike on every machine, and the calendar. */
#include "dongpi.h"

#include <stdio.h>

/* splitmix64 */
static uint64_t roll(struct maker *maker)
{
    uint64_t mixed = maker->dice += 0x9E3779B97F4A7C15u;

    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return mixed ^ (mixed >> 31);
}

int64_t below(struct maker *maker, int64_t limit)
{
    return (int64_t)(roll(maker) % (uint64_t)limit);
}

bool chance(struct maker *maker, int percent)
{
    return below(maker, 100) < percent;
}

int64_t between(struct maker *maker, int64_t first, int64_t last)
{
    return first >= last ? first : first + below(maker, last - first + 1);
}

/* Years are counted from March, so that a leap day ends one. */
int64_t day(int year, int month, int dom)
{
    int64_t years = month > 2 ? year : year - 1;
    int64_t days = (153 * ((month + 9) % 12) + 2) / 5 + dom - 1;

    return years * 365 + years / 4 - years / 100 + years / 400 + days - 719468;
}

void day_parts(int64_t number, int *year, int *month, int *dom)
{
    *year = 1970 + (int)(number / 365);
    while (day(*year, 1, 1) > number)
        --*year;
    for (*month = 12; day(*year, *month, 1) > number; )
        --*month;
    *dom = (int)(number - day(*year, *month, 1)) + 1;
}

int weekday(int64_t number)
{
    return (int)((number + 3) % 7 + 7) % 7;
}

int64_t month_end(int64_t number)
{
    int year, month, dom;

    day_parts(number, &year, &month, &dom);
    return (month == 12 ? day(year + 1, 1, 1) : day(year, month + 1, 1)) - 1;
}

const char *written(int64_t number)
{
    static char text[16];
    int year, month, dom;

    day_parts(number, &year, &month, &dom);
    snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, dom);
    return text;
}
