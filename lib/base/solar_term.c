#include "base/solar_term.h"

#include "base/calendar.h"

static const char *const decades[][2] = {
#define SOLAR_TERMS(year, qingming, winter_solstice) { qingming, winter_solstice },
#include "base/solar_term.def"
#undef SOLAR_TERMS
};

bool swst__solar_term(enum swst__solar_term term, int64_t year, int64_t *day)
{
    int64_t digit;

    if (year < 1900 || year > 2100)
        return false;
    digit = decades[(year - 1900) / 10][term][(year - 1900) % 10] - '0';
    *day = term == SWST__QINGMING ? swst__day_make(year, 4, digit)
                                  : swst__day_make(year, 12, 20 + digit);
    return true;
}
