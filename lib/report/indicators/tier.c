/* TIER: levels in force, and how they change. */
#include "model/structs.h"
#include "report/indicators/measure.h"

swst_status swst__count_TIER_CLIENTS(struct swst__measure *measure)
{
    if (!swst__measure_in_scope(measure)
        || !swst__facts_level(measure->facts, swst__lens_day(measure->lens)))
        return SWST_OK;
    return swst__measure_add(measure, swst__kind_client, measure->facts->person->id, 1, 0);
}

swst_status swst__count_TIER_RATE(struct swst__measure *measure)
{
    if (!swst__measure_in_scope(measure))
        return SWST_OK;
    return swst__measure_share(measure, swst__kind_client, measure->facts->person->id,
                               swst__facts_level(measure->facts, swst__lens_day(measure->lens)));
}

swst_status swst__count_TIER_NEW(struct swst__measure *measure)
{
    const struct swst__feed *tiers = measure->facts->tiers;
    struct swst__span window = swst__lens_window(measure->lens);
    int64_t first = SWST__LAST_DAY;

    for (size_t i = 0; i < tiers->count; i++)
        if (tiers->rows[i][SWST__TIER_STARTS] < first)
            first = tiers->rows[i][SWST__TIER_STARTS];
    if (!tiers->count || !swst__measure_admits(measure) || first < window.first
        || first > window.last)
        return SWST_OK;
    return swst__measure_add(measure, swst__kind_client, measure->facts->person->id, 1, 0);
}

/* ------------------------------------------------------------------- moving */

/* Levels without rules have no number of their own: they are compared by their names. */
static swst_status differ(const struct swst__measure *measure, const int64_t *left,
                          const int64_t *right, bool *differ)
{
    int64_t number = 1;
    swst_status status = SWST_OK;

    if (left[SWST__TIER_LEVEL] == right[SWST__TIER_LEVEL] && left[SWST__TIER_LEVEL] < 0)
        status = swst__db_ask(measure->lens->answer.store,
            "SELECT count(*) FROM tier JOIN tier other ON other.level <> tier.level"
            " WHERE tier.id = ?1 AND other.id = ?2", left[SWST__TIER_ID], right[SWST__TIER_ID], 0,
            &number);
    else
        number = left[SWST__TIER_LEVEL] != right[SWST__TIER_LEVEL];
    *differ = number;
    return status;
}

/* A record counts once for each day of the window on which it began to hold after
 * another level. */
swst_status swst__count_TIER_MOVES(struct swst__measure *measure)
{
    const struct swst__facts *facts = measure->facts;
    const struct swst__dated *tiers = facts->tier_days;
    size_t count = facts->tiers->count;
    struct swst__span window = swst__lens_window(measure->lens);
    swst_status status = SWST_OK;
    int64_t before, at;
    bool moved;

    if (count < 2 || !swst__measure_admits(measure))
        return SWST_OK;
    before = swst__dated_on(tiers, count, window.first - 1);
    for (int64_t day = window.first; day <= window.last && !status; before = at) {
        at = swst__dated_on(tiers, count, day);
        day = swst__dated_until(tiers, count, day) + 1;
        if (at < 0 || before < 0 || at == before)
            continue;
        status = differ(measure, facts->tiers->rows[before], facts->tiers->rows[at], &moved);
        if (!status && moved)
            status = swst__measure_add(measure, swst__kind_tier,
                                       facts->tiers->rows[at][SWST__TIER_ID], 1, 0);
    }
    return status;
}
