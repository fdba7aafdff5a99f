/* Units: what figures count, and which of them may be added; and whether a
 * percentage can be that of a whole at all. */
#include "base/error.h"

#include <swstation/unit.h>

static const struct {
    const char *word;
    struct swst__words label;
} units[] = {
    { NULL, { { NULL, NULL } } },
#define UNIT(NAME, word, en, zh) [SWST_UNIT_##NAME] = { word, { { en, zh } } },
#include "base/unit.def"
#undef UNIT
};

static bool is_unit(swst_unit unit)
{
    return unit > SWST_UNIT_UNSET && (size_t)unit < sizeof units / sizeof *units;
}

const char *swst_unit_word(swst_unit unit)
{
    return is_unit(unit) ? units[unit].word : NULL;
}

const char *swst_unit_label(swst_unit unit, const char *language)
{
    return is_unit(unit) ? units[unit].label.text[swst__language(language)] : NULL;
}

swst_status swst_unit_add(swst_unit a_unit, int64_t a, swst_unit b_unit, int64_t b, int64_t *sum)
{
    if (!sum)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!is_unit(a_unit) || !is_unit(b_unit))
        return swst__fail(SWST_EINVALID, SWST__NO_SUCH_UNIT);
    if (a_unit != b_unit)
        return swst__fail(SWST_EINVALID, SWST__UNITS_DIFFER);
    if (b > 0 ? a > INT64_MAX - b : a < INT64_MIN - b)
        return swst__fail(SWST_EINVALID, SWST__SUM_TOO_LARGE);
    *sum = a + b;
    return SWST_OK;
}

/* ------------------------------------------------------------- reachability */

enum { WHOLE = 1000 };                  /* 100 % in tenths of a percent */

/* n·p / 1000, rounded half up to whole steps of so many tenths of a percent. */
static int64_t rounded(int64_t part, int64_t whole, int64_t step)
{
    return (2 * WHOLE / step * part + whole) / (2 * whole) * step;
}

bool swst_percent_is_reachable(int64_t permille, int64_t whole, int64_t decimals, int64_t *part)
{
    int64_t step = decimals ? 1 : 10, least, claimed = permille / step;

    if (decimals < 0 || decimals > 1 || permille < 0 || permille > WHOLE || permille % step
        || whole < 1 || whole > INT64_C(999999999999999))
        return false;
    /* the least part that is rounded to the claim or more */
    least = claimed ? (whole * (2 * claimed - 1) + 2 * WHOLE / step - 1) / (2 * WHOLE / step) : 0;
    if (least > whole || rounded(least, whole, step) != permille)
        return false;
    if (part)
        *part = least;
    return true;
}
