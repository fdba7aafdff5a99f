/* Recurrences beside a plain model that asks of every day whether it belongs. */
#include "../support/station.h"

#include "base/recurrence.h"

#include <stdio.h>
#include <stdlib.h>

/* A rule as lists of what it names, and the text that says so. */
struct plain {
    enum swst__per per;
    int64_t interval, count, until, start;
    int weekday[4], ordinal[4], weekdays;       /* ordinal 0: every one */
    int month_day[3], month_days;
    char text[200];
};

static int roll(int sides)
{
    static uint32_t seed = 20260401;

    seed = seed * 1664525 + 1013904223;
    return (int)((seed >> 8) % (uint32_t)sides);
}

static size_t print_days(const struct plain *plain, char *text, size_t size)
{
    static const char *const names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
    size_t length = 0;

    for (int i = 0; i < plain->weekdays; i++) {
        length += (size_t)snprintf(text + length, size - length, "%s", i ? "," : ";BYDAY=");
        if (plain->ordinal[i])
            length += (size_t)snprintf(text + length, size - length, "%d", plain->ordinal[i]);
        length += (size_t)snprintf(text + length, size - length, "%s", names[plain->weekday[i]]);
    }
    for (int i = 0; i < plain->month_days; i++)
        length += (size_t)snprintf(text + length, size - length, "%s%d",
                                   i ? "," : ";BYMONTHDAY=", plain->month_day[i]);
    return length;
}

static void print_plain(struct plain *plain)
{
    static const char *const names[] = { "", "DAILY", "WEEKLY", "MONTHLY", "", "", "YEARLY" };
    char until[SWST__DAY_SIZE];
    size_t length = (size_t)snprintf(plain->text, sizeof plain->text, "FREQ=%s;INTERVAL=%d",
                                     names[plain->per], (int)plain->interval);

    length += print_days(plain, plain->text + length, sizeof plain->text - length);
    swst__day_print(plain->until, until);
    if (plain->count)
        snprintf(plain->text + length, sizeof plain->text - length, ";COUNT=%d",
                 (int)plain->count);
    else if (plain->until < SWST__LAST_DAY)
        snprintf(plain->text + length, sizeof plain->text - length, ";UNTIL=%s", until);
}

static int signed_one(int most)
{
    return roll(3) ? 1 + roll(most) : -1 - roll(most);
}

static struct plain any_rule(void)
{
    static const enum swst__per pers[] = { SWST__PER_DAY, SWST__PER_WEEK, SWST__PER_MONTH,
                                           SWST__PER_YEAR };
    struct plain plain = { .per = pers[roll(4)], .interval = roll(3) ? 1 + roll(3) : 1 + roll(40),
                           .until = SWST__LAST_DAY, .start = day_of("1999-01-01") + roll(3000) };

    plain.weekdays = roll(2) ? roll(5) : 0;
    for (int i = 0; i < plain.weekdays; i++) {
        plain.weekday[i] = roll(7);
        if (plain.per >= SWST__PER_MONTH && roll(2))
            plain.ordinal[i] = signed_one(plain.per == SWST__PER_MONTH ? 5 : 53);
    }
    plain.month_days = plain.per != SWST__PER_WEEK && roll(2) ? roll(4) : 0;
    for (int i = 0; i < plain.month_days; i++)
        plain.month_day[i] = signed_one(31);
    if (!roll(3))
        plain.count = 1 + roll(30);
    else if (!roll(3))
        plain.until = plain.start + roll(2000) - 10;
    print_plain(&plain);
    return plain;
}

/* Monday 1900-01-01 begins the weeks; months and years are counted from year 0. */
static int64_t period_number(enum swst__per per, int64_t day)
{
    int64_t year, month, of_month;

    swst__day_split(day, &year, &month, &of_month);
    return per == SWST__PER_DAY ? day : per == SWST__PER_WEEK ? (day - day_of("1900-01-01")) / 7
         : per == SWST__PER_MONTH ? year * 12 + month : year;
}

/* The place of a day among those of its weekday in its period; negative from the end. */
static int place_of(enum swst__per per, int64_t day, bool from_end)
{
    int place = 1;

    for (int64_t at = day; ; place++) {
        at += from_end ? 7 : -7;
        if (period_number(per, at) != period_number(per, day))
            return from_end ? -place : place;
    }
}

static bool plain_weekday(const struct plain *plain, int64_t day)
{
    int weekday = (int)((day - day_of("1900-01-01")) % 7);

    for (int i = 0; i < plain->weekdays; i++)
        if (plain->weekday[i] == weekday
            && (!plain->ordinal[i]
                || plain->ordinal[i] == place_of(plain->per, day, plain->ordinal[i] < 0)))
            return true;
    return !plain->weekdays;
}

static bool plain_month_day(const struct plain *plain, int64_t day)
{
    int64_t year, month, of_month;

    swst__day_split(day, &year, &month, &of_month);
    for (int i = 0; i < plain->month_days; i++)
        if (plain->month_day[i] > 0 ? plain->month_day[i] == of_month
            : swst__day_make(year, month + 1, 1 + plain->month_day[i]) == day)
            return true;
    return !plain->month_days;
}

/* What a rule that names no day takes from its first one. */
static bool plain_implied(const struct plain *plain, int64_t day)
{
    int64_t year, month, of_month, year_1, month_1, of_month_1;

    if (plain->weekdays || plain->month_days || plain->per == SWST__PER_DAY)
        return true;
    if (plain->per == SWST__PER_WEEK)
        return (day - plain->start) % 7 == 0;
    swst__day_split(day, &year, &month, &of_month);
    swst__day_split(plain->start, &year_1, &month_1, &of_month_1);
    return of_month == of_month_1 && (plain->per == SWST__PER_MONTH || month == month_1);
}

static bool plain_belongs(const struct plain *plain, int64_t day)
{
    int64_t periods = period_number(plain->per, day) - period_number(plain->per, plain->start);

    return periods % plain->interval == 0 && plain_weekday(plain, day)
           && plain_month_day(plain, day) && plain_implied(plain, day);
}

/* Both walks side by side, and another that begins in the middle. */
static void compare(const struct plain *plain)
{
    struct swst__recurrence rule;
    struct swst__recurring walk, late;
    int64_t middle = plain->start + roll(4000), last = plain->start + 4500, day = 0, found = 0;

    assert_ok(swst__recurrence_read(plain->text, &rule));
    swst__recurrence_begin(&walk, &rule, plain->start);
    swst__recurrence_begin(&late, &rule, plain->start);
    swst__recurrence_seek(&late, middle);
    for (int64_t at = plain->start; at <= last && at <= plain->until; at++) {
        if ((plain->count && found >= plain->count) || !plain_belongs(plain, at))
            continue;
        found++;
        if (!swst__recurrence_next(&walk, &day) || day != at)
            fail_msg("%s from %d: %d, not %d", plain->text, (int)plain->start, (int)day, (int)at);
        if (at >= middle && (!swst__recurrence_next(&late, &day) || day != at))
            fail_msg("%s from %d: late", plain->text, (int)plain->start);
    }
    if (swst__recurrence_next(&walk, &day) && day <= last)
        fail_msg("%s from %d: %d is none", plain->text, (int)plain->start, (int)day);
}

static void every_rule_gives_the_days_of_the_plain_model(void **state)
{
    int rules = getenv("SWST_LONG") ? 20000 : 1000;

    (void)state;
    for (int i = 0; i < rules; i++) {
        struct plain plain = any_rule();

        compare(&plain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_gives_the_days_of_the_plain_model),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
