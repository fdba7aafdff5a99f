/* Codes of administrative divisions: what their digits say. A code outside the
 * usual ranges is worth a warning, never a refusal. */
#ifndef SWST_BASE_DIVISION_H
#define SWST_BASE_DIVISION_H

#include <stdbool.h>

/* What digits 7 to 9 say. */
enum swst__division_town {
    SWST__DIVISION_TOWN_UNKNOWN,        /* outside the ranges, or no such digits */
    SWST__DIVISION_STREET,
    SWST__DIVISION_TOWN,
    SWST__DIVISION_TOWNSHIP,
    SWST__DIVISION_SIMILAR              /* farms, parks and the like, run as a town is */
};

/* What digits 10 to 12 say. */
enum swst__division_village {
    SWST__DIVISION_VILLAGE_UNKNOWN,
    SWST__DIVISION_RESIDENTS,           /* a residents' committee */
    SWST__DIVISION_VILLAGE,             /* a village committee */
    SWST__DIVISION_LIKE_RESIDENTS,
    SWST__DIVISION_LIKE_VILLAGE
};

/* Province, prefecture, county, town or village: 2, 4, 6, 9 or 12 digits. */
bool swst__division_code_ok(const char *code);

enum swst__division_town swst__division_town_of(const char *code);
enum swst__division_village swst__division_village_of(const char *code);

/* False when a part that the code has lies outside the ranges. */
bool swst__division_is_usual(const char *code);

#endif
