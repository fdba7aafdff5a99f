#include "report/goals/status.h"

#include <swstation/goal.h>


/* ------------------------------------------------------- products of any size */

enum { FACTORS = 4, LIMBS = 2 * FACTORS };

/* Four factors below 2^63, in limbs of 32 bits, the lowest first. */
struct product {
    uint32_t limbs[LIMBS];
};

/* `part` is a half of a factor; `shift` limbs are below it. */
static void add_times(struct product *sum, const struct product *by, uint32_t part, int shift)
{
    uint64_t carry = 0;

    for (int i = 0; i + shift < LIMBS; i++) {
        carry += (uint64_t)by->limbs[i] * part + sum->limbs[i + shift];
        sum->limbs[i + shift] = (uint32_t)carry;
        carry >>= 32;
    }
}

static struct product product_of(const int64_t factors[FACTORS])
{
    struct product product = { { 1 } };

    for (int i = 0; i < FACTORS; i++) {
        struct product next = { { 0 } };

        add_times(&next, &product, (uint32_t)factors[i], 0);
        add_times(&next, &product, (uint32_t)((uint64_t)factors[i] >> 32), 1);
        product = next;
    }
    return product;
}

static int compare_products(const int64_t left[FACTORS], const int64_t right[FACTORS])
{
    struct product a = product_of(left), b = product_of(right);

    for (int i = LIMBS; i-- > 0; )
        if (a.limbs[i] != b.limbs[i])
            return a.limbs[i] < b.limbs[i] ? -1 : 1;
    return 0;
}

/* ----------------------------------------------------------------- expected */

struct swst__expected swst__goal_expected(const struct swst__promise *promise, int64_t as_of)
{
    struct swst__expected expected = { .target = promise->target, .part = 1, .whole = 1 };
    bool is_due = as_of >= promise->period.last;

    if (as_of < promise->period.first)
        return expected;
    if (promise->milestone_count) {
        for (size_t i = 0; i < promise->milestone_count; i++)
            if (promise->milestones[i].due_on <= as_of) {
                expected.is_there = true;
                expected.target = promise->milestones[i].target;
            }
        return expected;
    }
    expected.is_there = promise->adds_up || is_due;
    if (promise->adds_up && !is_due) {
        expected.part = as_of - promise->period.first + 1;
        expected.whole = swst__span_days(promise->period);
    }
    return expected;
}

/* A target is below 10^15 and a period has less than 10^7 days. */
int64_t swst__expected_shown(const struct swst__expected *expected)
{
    int64_t whole = expected->whole, rest = expected->target % whole * expected->part;

    return expected->target / whole * expected->part + (2 * rest + whole) / (2 * whole);
}

/* ------------------------------------------------------------------- status */

bool swst__goal_has_value(const struct swst__figure *value)
{
    return value->d != SWST__UNKNOWN && (value->form == SWST_FIGURE_COUNT || value->d > 0);
}

/* What a target says of a value of 1. */
static int64_t scale_of(const struct swst__figure *value)
{
    return value->form == SWST_FIGURE_RATE ? 1000 : value->form == SWST_FIGURE_AVERAGE ? 10 : 1;
}

/* The value beside `more` / `of` of what is expected. */
static int compare(const struct swst__figure *value, const struct swst__expected *expected,
                   int64_t more, int64_t of)
{
    int64_t d = value->form == SWST_FIGURE_COUNT ? 1 : value->d;
    const int64_t left[FACTORS] = { value->n, scale_of(value), expected->whole, of };
    const int64_t right[FACTORS] = { d, expected->target, expected->part, more };

    return compare_products(left, right);
}

static bool is_reached(int64_t comparison, int order)
{
    return comparison == SWST_GOAL_OPERATOR_AT_LEAST ? order >= 0
        : comparison == SWST_GOAL_OPERATOR_AT_MOST ? order <= 0 : order == 0;
}

/* Not yet due, and something is expected. */
static enum swst_goal_status judge(int64_t comparison, const struct swst__figure *value,
                                   const struct swst__expected *expected)
{
    if (is_reached(comparison, compare(value, expected, 1, 1)))
        return SWST_GOAL_STATUS_ON_TRACK;
    if (comparison == SWST_GOAL_OPERATOR_AT_LEAST && compare(value, expected, 4, 5) >= 0)
        return SWST_GOAL_STATUS_AT_RISK;
    if (comparison == SWST_GOAL_OPERATOR_AT_MOST && compare(value, expected, 5, 4) <= 0)
        return SWST_GOAL_STATUS_AT_RISK;
    return SWST_GOAL_STATUS_BEHIND;
}

enum swst_goal_status swst__goal_status(const struct swst__promise *promise, int64_t as_of,
                                        const struct swst__figure *value)
{
    const struct swst__expected target = { true, promise->target, 1, 1 };
    struct swst__expected expected = swst__goal_expected(promise, as_of);
    bool reached;

    if (as_of < promise->period.first)
        return SWST_GOAL_STATUS_NOT_STARTED;
    if (!swst__goal_has_value(value))
        return SWST_GOAL_STATUS_UNKNOWN;
    reached = is_reached(promise->comparison, compare(value, &target, 1, 1));
    if (as_of >= promise->period.last)
        return reached ? SWST_GOAL_STATUS_ACHIEVED : SWST_GOAL_STATUS_NOT_ACHIEVED;
    if (reached && promise->adds_up && promise->comparison == SWST_GOAL_OPERATOR_AT_LEAST)
        return SWST_GOAL_STATUS_ACHIEVED;
    if (promise->milestone_count && !expected.is_there)
        return SWST_GOAL_STATUS_ON_TRACK;               /* nothing is expected yet */
    return judge(promise->comparison, value, expected.is_there ? &expected : &target);
}

/* --------------------------------------------------------------------- pace */

/* target * d / scale, rounded up: how many are enough. */
static int64_t enough(const struct swst__promise *promise, const struct swst__figure *value)
{
    int64_t scale = scale_of(value), d = value->form == SWST_FIGURE_COUNT ? 1 : value->d;
    int64_t whole = d / scale, rest = d % scale * promise->target;

    if (promise->target && whole > INT64_MAX / 2 / promise->target)
        return INT64_MAX;
    return whole * promise->target + rest / scale + (rest % scale > 0);
}

int64_t swst__goal_needed_per_week(const struct swst__promise *promise, int64_t as_of,
                                   const struct swst__figure *value)
{
    int64_t weeks = (promise->period.last - as_of + 6) / 7, missing;

    if (promise->comparison != SWST_GOAL_OPERATOR_AT_LEAST || as_of < promise->period.first
        || as_of >= promise->period.last || !swst__goal_has_value(value)
        || value->form == SWST_FIGURE_AVERAGE)
        return SWST__UNKNOWN;
    missing = enough(promise, value);
    missing = missing > value->n ? missing - value->n : 0;
    return missing / weeks + (missing % weeks > 0);
}
