/* Two of the twenty-four solar terms, those that are festivals. */
#ifndef SWST_BASE_SOLAR_TERM_H
#define SWST_BASE_SOLAR_TERM_H

#include <stdbool.h>
#include <stdint.h>

enum swst__solar_term { SWST__QINGMING, SWST__WINTER_SOLSTICE };

/* False, and nothing found, outside of 1900 to 2100. */
bool swst__solar_term(enum swst__solar_term term, int64_t year, int64_t *day);

#endif
