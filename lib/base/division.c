#include "base/division.h"

#include <stddef.h>
#include <string.h>

bool swst__division_code_ok(const char *code)
{
    size_t length = strspn(code, "0123456789");

    return code[length] == '\0' && (length == 2 || length == 4 || length == 6 || length == 9
                                    || length == 12);
}

/* Three digits of a well-formed code, or -1 where it has already ended. */
static int part(const char *code, size_t at)
{
    if (!swst__division_code_ok(code) || strlen(code) <= at)
        return -1;
    return (code[at] - '0') * 100 + (code[at + 1] - '0') * 10 + code[at + 2] - '0';
}

enum swst__division_town swst__division_town_of(const char *code)
{
    int town = part(code, 6);

    if (town < 1 || town > 599)
        return SWST__DIVISION_TOWN_UNKNOWN;
    return town < 100 ? SWST__DIVISION_STREET
         : town < 200 ? SWST__DIVISION_TOWN
         : town < 400 ? SWST__DIVISION_TOWNSHIP : SWST__DIVISION_SIMILAR;
}

enum swst__division_village swst__division_village_of(const char *code)
{
    int village = part(code, 9);

    if (village < 1 || village > 599)
        return SWST__DIVISION_VILLAGE_UNKNOWN;
    return village < 200 ? SWST__DIVISION_RESIDENTS
         : village < 400 ? SWST__DIVISION_VILLAGE
         : village < 500 ? SWST__DIVISION_LIKE_RESIDENTS : SWST__DIVISION_LIKE_VILLAGE;
}

bool swst__division_is_usual(const char *code)
{
    return swst__division_code_ok(code)
           && (part(code, 6) < 0 || swst__division_town_of(code) != SWST__DIVISION_TOWN_UNKNOWN)
           && (part(code, 9) < 0
               || swst__division_village_of(code) != SWST__DIVISION_VILLAGE_UNKNOWN);
}
