/* Whom a filter can admit at all: clients of its areas, or of its worker's, by
 * address or by residence, and those assigned to the worker. Few of a county;
 * whether each is admitted on the day is asked of swst__ground_admits(). */
#include "report/filter.h"

static swst_status add(swst_store *store, const char *sql, int64_t area_id, struct swst__ids *ids)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, sql, &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, area_id);
    return swst__ids_read(ids, statement);
}

static swst_status add_of_area(swst_store *store, int64_t area_id, struct swst__ids *ids)
{
    swst_status status = add(store, "SELECT id FROM client WHERE area_id = ?1"
                                    " AND voided_at IS NULL", area_id, ids);

    return status ? status : add(store, "SELECT client_id FROM residence WHERE area_id = ?1"
                                        " AND voided_at IS NULL", area_id, ids);
}

/* Backups count for those they stand in for, so every assigned client is asked about. */
static swst_status add_assigned(const struct swst__ground *ground, struct swst__ids *ids)
{
    const struct swst__pairs *pairs = &ground->staff.of_client;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < pairs->count && !status; i++)
        status = swst__ids_append(ids, pairs->at[i].first);
    return status;
}

swst_status swst__ground_narrow(struct swst__ground *ground, swst_store *store)
{
    const swst_filter *filter = ground->filter;
    swst_status status = SWST_OK;

    if (!filter->area_id && !filter->worker_id)
        return SWST_OK;
    for (size_t i = 0; i < ground->areas.count && !status; i++) {
        bool admitted;

        status = swst__ground_admits(ground, 0, (int64_t)i, &admitted);
        if (!status && admitted)
            status = add_of_area(store, ground->areas.at[i].id, &ground->candidates);
    }
    if (!status && filter->worker_id)
        status = add_assigned(ground, &ground->candidates);
    swst__ids_order(&ground->candidates);
    ground->only = &ground->candidates;
    return status;
}
