/* Reading the rule of a recurrence. */
#include "base/recurrence.h"

#include "base/error.h"

#include <string.h>

/* What is left of a rule: reading moves `at` forward. */
struct rest {
    const char *at;
};

static char upper(char letter)
{
    return (char)(letter >= 'a' && letter <= 'z' ? letter - ('a' - 'A') : letter);
}

/* Move behind the word, in capitals or not, if the rest begins with it. */
static bool take(struct rest *rest, const char *word)
{
    size_t i = 0;

    while (word[i] && upper(rest->at[i]) == word[i])
        i++;
    if (word[i])
        return false;
    rest->at += i;
    return true;
}

static bool at_end_of_part(const struct rest *rest)
{
    return *rest->at == ';' || *rest->at == '\0';
}

/* A number of up to six digits within its limits. */
static bool take_number(struct rest *rest, int64_t least, int64_t greatest, int64_t *number)
{
    int64_t value = 0;
    int digits = 0;

    for (; *rest->at >= '0' && *rest->at <= '9' && digits < 7; rest->at++, digits++)
        value = value * 10 + (*rest->at - '0');
    *number = value;
    return digits > 0 && digits < 7 && value >= least && value <= greatest;
}

static bool take_sign(struct rest *rest)        /* whether it is a minus */
{
    return take(rest, "-") || (take(rest, "+") && false);
}

/* --------------------------------------------------------------- the parts */

typedef enum swst__message reader(struct rest *rest, struct swst__recurrence *rule);

static enum swst__message read_freq(struct rest *rest, struct swst__recurrence *rule)
{
    rule->per = take(rest, "DAILY") ? SWST__PER_DAY : take(rest, "WEEKLY") ? SWST__PER_WEEK
        : take(rest, "MONTHLY") ? SWST__PER_MONTH : take(rest, "YEARLY") ? SWST__PER_YEAR : 0;
    return rule->per ? SWST__MESSAGES : SWST__RECURRENCE_FREQ;
}

static enum swst__message read_interval(struct rest *rest, struct swst__recurrence *rule)
{
    return take_number(rest, 1, 9999, &rule->interval) ? SWST__MESSAGES
                                                        : SWST__RECURRENCE_INTERVAL;
}

static enum swst__message read_count(struct rest *rest, struct swst__recurrence *rule)
{
    return take_number(rest, 1, 99999, &rule->count) ? SWST__MESSAGES : SWST__RECURRENCE_COUNT;
}

/* YYYYMMDD or YYYY-MM-DD. */
static enum swst__message read_until(struct rest *rest, struct swst__recurrence *rule)
{
    char text[SWST__DAY_SIZE] = "0000-00-00";
    bool plain = false;

    for (int i = 0; i < SWST__DAY_SIZE - 1; i++) {
        if (text[i] == '-' && i == 4 && *rest->at != '-')
            plain = true;
        if (text[i] == '-' && plain)
            continue;
        if (at_end_of_part(rest))
            return SWST__RECURRENCE_UNTIL;
        text[i] = *rest->at++;
    }
    return swst__day_read(text, &rule->until) ? SWST__MESSAGES : SWST__RECURRENCE_UNTIL;
}

static enum swst__message read_weekday(struct rest *rest, struct swst__recurrence *rule)
{
    static const char *const names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
    bool plain = upper(*rest->at) >= 'A' && upper(*rest->at) <= 'Z', back = take_sign(rest);
    int64_t ordinal = 0;

    if (!plain && !take_number(rest, 1, 53, &ordinal))
        return SWST__RECURRENCE_BYDAY;
    for (int day = 0; day < 7; day++)
        if (take(rest, names[day])) {
            uint64_t *ordinals = back ? rule->ordinals_back : rule->ordinals;

            if (plain)
                rule->weekdays |= 1u << day;
            else
                ordinals[day] |= UINT64_C(1) << ordinal;
            rule->has_ordinals = rule->has_ordinals || !plain;
            return SWST__MESSAGES;
        }
    return SWST__RECURRENCE_BYDAY;
}

static enum swst__message read_month_day(struct rest *rest, struct swst__recurrence *rule)
{
    bool back = take_sign(rest);
    int64_t day;

    if (!take_number(rest, 1, 31, &day))
        return SWST__RECURRENCE_BYMONTHDAY;
    if (back)
        rule->month_days_back |= UINT32_C(1) << day;
    else
        rule->month_days |= UINT32_C(1) << day;
    return SWST__MESSAGES;
}

enum { FREQ, INTERVAL, BYDAY, BYMONTHDAY, UNTIL, COUNT, PARTS };

static const struct {
    const char *name;
    reader *read;
    bool is_list;
    enum swst__message complaint;
} parts[] = {
    [FREQ] = { "FREQ=", read_freq, false, SWST__RECURRENCE_FREQ },
    [INTERVAL] = { "INTERVAL=", read_interval, false, SWST__RECURRENCE_INTERVAL },
    [BYDAY] = { "BYDAY=", read_weekday, true, SWST__RECURRENCE_BYDAY },
    [BYMONTHDAY] = { "BYMONTHDAY=", read_month_day, true, SWST__RECURRENCE_BYMONTHDAY },
    [UNTIL] = { "UNTIL=", read_until, false, SWST__RECURRENCE_UNTIL },
    [COUNT] = { "COUNT=", read_count, false, SWST__RECURRENCE_COUNT },
};

/* ---------------------------------------------------------------- the rule */

static enum swst__message read_part(struct rest *rest, struct swst__recurrence *rule,
                                    unsigned *seen)
{
    enum swst__message wrong;
    int part = 0;

    while (part < PARTS && !take(rest, parts[part].name))
        part++;
    if (part == PARTS)
        return SWST__RECURRENCE_PART;
    if (*seen & 1u << part)
        return SWST__RECURRENCE_REPEATED;
    *seen |= 1u << part;
    do
        wrong = parts[part].read(rest, rule);
    while (wrong == SWST__MESSAGES && parts[part].is_list && take(rest, ","));
    return wrong == SWST__MESSAGES && !at_end_of_part(rest) ? parts[part].complaint : wrong;
}

/* No month has six Saturdays. */
static bool ordinals_fit(const struct swst__recurrence *rule)
{
    uint64_t all = 0;

    for (int day = 0; day < 7; day++)
        all |= rule->ordinals[day] | rule->ordinals_back[day];
    return rule->per == SWST__PER_YEAR || (rule->per == SWST__PER_MONTH && all >> 6 == 0);
}

/* What no part can tell alone; RFC 5545, 3.3.10. */
static enum swst__message check_whole(const struct swst__recurrence *rule, unsigned seen)
{
    if (!(seen & 1u << FREQ))
        return SWST__RECURRENCE_FREQ;
    if (seen & 1u << UNTIL && seen & 1u << COUNT)
        return SWST__RECURRENCE_TWO_ENDS;
    if (rule->has_ordinals && !ordinals_fit(rule))
        return SWST__RECURRENCE_ORDINAL;
    if (seen & 1u << BYMONTHDAY && rule->per == SWST__PER_WEEK)
        return SWST__RECURRENCE_WEEKLY;
    return SWST__MESSAGES;
}

swst_status swst__recurrence_read(const char *text, struct swst__recurrence *rule)
{
    struct swst__recurrence read = { .interval = 1, .until = SWST__LAST_DAY };
    struct rest rest = { text };
    enum swst__message wrong;
    unsigned seen = 0;

    take(&rest, "RRULE:");
    do
        wrong = read_part(&rest, &read, &seen);
    while (wrong == SWST__MESSAGES && take(&rest, ";"));
    if (wrong == SWST__MESSAGES)
        wrong = check_whole(&read, seen);
    if (wrong != SWST__MESSAGES)
        return swst__fail(SWST_EINVALID, wrong);
    *rule = read;
    return SWST_OK;
}
