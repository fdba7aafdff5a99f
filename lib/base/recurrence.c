/* The days of a recurrence, and what is asked about them from outside. */
#include "base/recurrence.h"

#include "base/error.h"

#include <swstation/calendar.h>

static int64_t weekday_of(int64_t day)          /* 0: Monday */
{
    return day - swst__bucket_of(SWST__PER_WEEK, day).first;
}

/* ---------------------------------------------------------------- the walk */

/* Day, week, month or year number n after that of the first day. */
static struct swst__span period_at(const struct swst__recurring *walk, int64_t n)
{
    struct swst__span first = swst__bucket_of(walk->rule.per, walk->start), span;
    int64_t year, month, of_month;

    if (walk->rule.per <= SWST__PER_WEEK) {
        span.first = first.first + n * swst__span_days(first);
        span.last = first.last + n * swst__span_days(first);
        return span;
    }
    swst__day_split(first.first, &year, &month, &of_month);
    n *= walk->rule.per == SWST__PER_YEAR ? 12 : 1;
    span.first = swst__day_make(year, month + n, 1);
    span.last = swst__day_make(year, month + n + (walk->rule.per == SWST__PER_YEAR ? 12 : 1), 0);
    return span;
}

static void enter_period(struct swst__recurring *walk, int64_t period)
{
    walk->period = period;
    walk->span = period_at(walk, period * walk->rule.interval);
    walk->at = walk->span.first > walk->start ? walk->span.first : walk->start;
}

/* A rule that names no day means that of the first one. */
void swst__recurrence_begin(struct swst__recurring *walk, const struct swst__recurrence *rule,
                            int64_t start)
{
    int64_t year, month, of_month;

    *walk = (struct swst__recurring){ .rule = *rule, .start = start };
    swst__day_split(start, &year, &month, &of_month);
    if (!rule->weekdays && !rule->has_ordinals && !rule->month_days && !rule->month_days_back) {
        if (rule->per == SWST__PER_WEEK)
            walk->rule.weekdays = 1u << weekday_of(start);
        if (rule->per == SWST__PER_MONTH)
            walk->rule.month_days = UINT32_C(1) << of_month;
        if (rule->per == SWST__PER_YEAR)
            walk->year_day = month * 32 + of_month;
    }
    enter_period(walk, 0);
}

static bool weekday_matches(const struct swst__recurring *walk, int64_t day)
{
    const struct swst__recurrence *rule = &walk->rule;
    int64_t weekday = weekday_of(day);

    if (!rule->weekdays && !rule->has_ordinals)
        return true;
    return rule->weekdays >> weekday & 1
           || (rule->has_ordinals
               && (rule->ordinals[weekday] >> ((day - walk->span.first) / 7 + 1) & 1
                   || rule->ordinals_back[weekday] >> ((walk->span.last - day) / 7 + 1) & 1));
}

static bool month_day_matches(const struct swst__recurring *walk, int64_t day)
{
    const struct swst__recurrence *rule = &walk->rule;
    int64_t year, month, of_month;

    if (!rule->month_days && !rule->month_days_back && !walk->year_day)
        return true;
    swst__day_split(day, &year, &month, &of_month);
    if (walk->year_day)
        return walk->year_day == month * 32 + of_month;
    return rule->month_days >> of_month & 1
           || rule->month_days_back >> (swst__day_make(year, month + 1, 0) - day + 1) & 1;
}

/* The calendar repeats after 400 years: a rule that has been silent for that
 * long, in periods, stays silent. */
static bool is_spent(const struct swst__recurring *walk)
{
    static const int64_t cycles[] = { [SWST__PER_DAY] = 146097, [SWST__PER_WEEK] = 20871,
                                      [SWST__PER_MONTH] = 4800, [SWST__PER_YEAR] = 400 };

    return walk->barren > cycles[walk->rule.per]
           || (walk->rule.count && walk->given >= walk->rule.count);
}

bool swst__recurrence_next(struct swst__recurring *walk, int64_t *day)
{
    while (!is_spent(walk)) {
        while (walk->at <= walk->span.last) {
            int64_t at = walk->at++;

            if (at > walk->rule.until)
                return false;
            if (weekday_matches(walk, at) && month_day_matches(walk, at)) {
                *day = at;
                walk->given++;
                walk->barren = 0;
                return true;
            }
        }
        walk->barren++;
        enter_period(walk, walk->period + 1);
    }
    return false;
}

/* How many days, weeks, months or years lie between those of two days. */
static int64_t periods_between(enum swst__per per, int64_t from, int64_t to)
{
    int64_t year, month, other_year, other_month, of_month;

    if (per <= SWST__PER_WEEK)
        return (swst__bucket_of(per, to).first - swst__bucket_of(per, from).first)
               / swst__bucket_least_length(per);
    swst__day_split(from, &year, &month, &of_month);
    swst__day_split(to, &other_year, &other_month, &of_month);
    return per == SWST__PER_YEAR ? other_year - year
                                 : (other_year - year) * 12 + other_month - month;
}

/* Only a rule that counts must be walked from its first day. */
void swst__recurrence_seek(struct swst__recurring *walk, int64_t day)
{
    struct swst__recurring behind = *walk;
    int64_t found;

    if (!walk->rule.count && day > walk->start) {
        int64_t periods = periods_between(walk->rule.per, walk->start, day) / walk->rule.interval;

        if (periods > walk->period)
            enter_period(walk, periods);
        if (walk->at < day)
            walk->at = day;
        return;
    }
    while (swst__recurrence_next(&behind, &found) && found < day)
        *walk = behind;
}

/* ------------------------------------------------------------ from outside */

static swst_status begin(const char *text, const char *starts_on, struct swst__recurring *walk)
{
    struct swst__recurrence rule;
    int64_t start;
    swst_status status;

    if ((status = swst__day_argument(starts_on, &start))
        || (status = swst__recurrence_read(text, &rule)))
        return status;
    swst__recurrence_begin(walk, &rule, start);
    return SWST_OK;
}

swst_status swst_recurrence_next(const char *rule, const char *starts_on, const char *after,
                                 char day[11])
{
    struct swst__recurring walk;
    int64_t last = SWST__FIRST_DAY - 1, found;
    swst_status status;

    if (!rule || !starts_on || !day)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((after && (status = swst__day_argument(after, &last)))
        || (status = begin(rule, starts_on, &walk)))
        return status;
    swst__recurrence_seek(&walk, last + 1);
    if (!swst__recurrence_next(&walk, &found))
        return SWST_OK;
    swst__day_print(found, day);
    return SWST_ROW;
}

swst_status swst_recurrence_count(const char *rule, const char *starts_on, const char *from,
                                  const char *to, int64_t *count)
{
    struct swst__recurring walk;
    int64_t first, last, day, found = 0;
    swst_status status;

    if (!rule || !starts_on || !from || !to || !count)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__day_argument(from, &first)) || (status = swst__day_argument(to, &last)))
        return status;
    if (first > last)
        return swst__fail(SWST_EINVALID, SWST__PERIOD_REVERSED);
    if ((status = begin(rule, starts_on, &walk)))
        return status;
    for (swst__recurrence_seek(&walk, first); swst__recurrence_next(&walk, &day) && day <= last; )
        found++;
    *count = found;
    return SWST_OK;
}
