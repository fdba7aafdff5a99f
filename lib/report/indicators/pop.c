/* POP: who there is. */
#include "model/structs.h"
#include "report/indicators/measure.h"

static swst_status add_client(struct swst__measure *measure)
{
    return swst__measure_add(measure, swst__kind_client, measure->facts->person->id, 1, 0);
}

swst_status swst__count_POP_IN_SCOPE(struct swst__measure *measure)
{
    return swst__measure_in_scope(measure) ? add_client(measure) : SWST_OK;
}

swst_status swst__count_POP_HOUSEHOLDS(struct swst__measure *measure)
{
    return !swst__measure_in_scope(measure) ? SWST_OK
        : swst__measure_add(measure, swst__kind_household, measure->home->id, 1, 0);
}

swst_status swst__count_POP_AWAY(struct swst__measure *measure)
{
    return measure->lens->standing == SWST__IS_AWAY ? add_client(measure) : SWST_OK;
}

swst_status swst__count_POP_REGISTERED(struct swst__measure *measure)
{
    bool is_new = swst__span_holds(swst__lens_window(measure->lens),
                                   measure->facts->person->registered.first);

    return is_new && swst__measure_admits(measure) ? add_client(measure) : SWST_OK;
}

/* The day of the exit is the first on which they are no more. */
swst_status swst__count_POP_EXITED(struct swst__measure *measure)
{
    int64_t last = measure->facts->person->registered.last;
    bool is_gone = last != SWST__LAST_DAY
        && swst__span_holds(swst__lens_window(measure->lens), last + 1);

    return is_gone && swst__measure_admits(measure) ? add_client(measure) : SWST_OK;
}

/* -------------------------------------------------------------- memberships */

/* Of a category of persons that the filter wants, in force. */
static bool counts(const struct swst__lens *lens, const int64_t *row)
{
    int64_t day = swst__lens_day(lens);
    size_t at = swst__categories_find(&lens->categories, row[SWST__MEMBERSHIP_CATEGORY]);

    return row[SWST__MEMBERSHIP_STARTS] <= day && row[SWST__MEMBERSHIP_ENDS] >= day
        && at < lens->categories.count && lens->categories.at[at].wanted
        && !lens->categories.at[at].of_households;
}

static bool begins_before(const int64_t *left, const int64_t *right)
{
    return left[SWST__MEMBERSHIP_STARTS] != right[SWST__MEMBERSHIP_STARTS]
        ? left[SWST__MEMBERSHIP_STARTS] < right[SWST__MEMBERSHIP_STARTS]
        : left[SWST__MEMBERSHIP_ID] < right[SWST__MEMBERSHIP_ID];
}

/* Entered twice is one category. */
static bool is_counted_before(const struct swst__lens *lens, const struct swst__feed *rows,
                              const int64_t *which)
{
    for (size_t i = 0; i < rows->count; i++)
        if (rows->rows[i][SWST__MEMBERSHIP_CATEGORY] == which[SWST__MEMBERSHIP_CATEGORY]
            && begins_before(rows->rows[i], which) && counts(lens, rows->rows[i]))
            return true;
    return false;
}

swst_status swst__count_POP_MEMBERSHIPS(struct swst__measure *measure)
{
    const struct swst__feed *rows = &measure->facts->memberships;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < rows->count && swst__measure_in_scope(measure) && !status; i++)
        if (counts(measure->lens, rows->rows[i])
            && !is_counted_before(measure->lens, rows, rows->rows[i]))
            status = swst__measure_add(measure, swst__kind_membership,
                                       rows->rows[i][SWST__MEMBERSHIP_ID], 1, 0);
    return status;
}
