/* The headless list (records.md, invariant 1): households in which somebody
 * lives and nobody is head. A succession or a split takes them off it. */
#include "domain/households.h"
#include "model/structs.h"
#include "report/desk.h"

static const char *reason_of(const struct swst__households *households, int64_t since)
{
    const struct swst__member *last = swst__households_last_head(households, since);

    if (!last)
        return "never";
    return last->death == last->living.last + 1 ? "died" : "left";
}

static swst_status put(struct swst__desk *desk, const struct swst__households *households,
                       const struct swst__statement *row)
{
    struct swst__matter matter = { SWST__NO_MATTER, .about = swst__kind_household,
                                   .about_id = swst__db_int(row, 0) };

    matter.since_on = swst__households_headless_since(households, desk->as_of);
    matter.area = swst__areas_find(&desk->ground.areas, swst__db_int(row, 1));
    matter.reason = reason_of(households, matter.since_on);
    return swst__desk_put(desk, &matter);
}

static swst_status collect(struct swst__desk *desk, struct swst__households *households)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(desk->store,
        "SELECT id, area_id FROM household WHERE voided_at IS NULL ORDER BY id",
        &statement);

    while (!status && (status = swst__db_step(statement)) == SWST_ROW) {
        status = swst__households_take(households, swst__db_int(statement, 0));
        if (!status && swst__households_is_headless(households, desk->as_of))
            status = put(desk, households, statement);
    }
    swst__db_give_back(statement);
    return status;
}

swst_status swst__desk_headless(struct swst__desk *desk)
{
    struct swst__households households = { 0 };
    swst_status status = swst__households_open(&households, desk->store);

    if (!status)
        status = collect(desk, &households);
    swst__households_close(&households);
    return status;
}
