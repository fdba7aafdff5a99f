/* Which tier holds for one client: the same rule as for all of them. */
#include "domain/feed.h"
#include "domain/spans.h"
#include "base/memory.h"

#include <swstation/tier.h>

static swst_status find_current(swst_store *store, int64_t client_id, int64_t day, int64_t *id)
{
    struct swst__feed tiers = { 0 };
    struct swst__dated *dated;
    int64_t holds = -1;
    swst_status status = swst__feed_open(&tiers, store,
        "SELECT client_id, id, starts_on, coalesce(ends_on, ?1) FROM tier"
        " WHERE client_id = ?2 AND voided_at IS NULL", 3, SWST__LAST_DAY, client_id);

    if (!status)
        status = swst__feed_take(&tiers, client_id);
    dated = swst__calloc((tiers.count + 1) * sizeof *dated);
    if (!status && !dated)
        status = swst__fail_memory();
    if (!status) {
        for (size_t i = 0; i < tiers.count; i++)
            dated[i] = (struct swst__dated){ { tiers.rows[i][1], tiers.rows[i][2] },
                                             tiers.rows[i][0] };
        holds = swst__dated_on(dated, tiers.count, day);
        if (holds >= 0)
            *id = dated[holds].id;
        else
            status = swst__fail(SWST_ENOTFOUND, SWST__NO_TIER);
    }
    swst_free(dated);
    swst__feed_close(&tiers);
    return status;
}

swst_status swst_tier_current(swst_store *store, int64_t client_id, const char *as_of,
                              swst_tier **tier)
{
    int64_t day, id = 0;
    swst_status status;

    if (!store || !tier)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    status = swst__day_argument(as_of, &day);
    if (!status)
        status = find_current(store, client_id, day, &id);
    return status ? status : swst_tier_load(store, id, tier);
}
