/* A duty lived through: a rule, the days it holds, and the visits made. */
#ifndef SWST_TESTS_LIVED_H
#define SWST_TESTS_LIVED_H

#include "../support/station.h"
#include "domain/duty.h"

enum { HOME = 1, PHONE = 2, VIDEO = 3 };
enum { ANY_PURPOSE = 0, REVIEW = 2 };
enum { MOST = 40 };

static const struct swst__contact_rule red = { 1, 1, NULL, 0, 1, SWST__PER_DAY, 7, 0,
                                               { SWST__FIRST_DAY, SWST__LAST_DAY } };
static const struct swst__contact_rule yellow = { 3, 2, NULL, 0, 2, SWST__PER_WEEK, 1, 0,
                                                  { SWST__FIRST_DAY, SWST__LAST_DAY } };
static const struct swst__contact_rule green = { 4, 3, NULL, 0, 1, SWST__PER_MONTH, 1, 0,
                                                 { SWST__FIRST_DAY, SWST__LAST_DAY } };

/* A duty under `rule`, eligible from `from` to `to` (NULL: for ever), with home
 * visits on the days listed, up to NULL. */
struct lived {
    struct swst__span spans[2];
    struct swst__spans eligible;
    struct swst__contact contacts[MOST];
    int64_t days[MOST];
    struct swst__duty duty;
};

static inline void live(struct lived *lived, const struct swst__contact_rule *rule,
                        const char *from, const char *to, const char *const *visits,
                        int64_t as_of)
{
    size_t count = 0;

    lived->spans[0] = (struct swst__span){ day_of(from), to ? day_of(to) : SWST__LAST_DAY };
    lived->eligible = (struct swst__spans){ lived->spans, 1, 2 };
    for (; visits && visits[count]; count++)
        lived->contacts[count] = (struct swst__contact){ day_of(visits[count]), HOME, 0 };
    lived->duty = (struct swst__duty){ rule, &lived->eligible, lived->days,
        swst__duty_days(rule, &lived->eligible, lived->contacts, count, as_of, lived->days) };
}

#define VISITS(...) (const char *const[]){ __VA_ARGS__, NULL }

#endif
