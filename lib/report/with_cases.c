#include "report/with_cases.h"

static swst_status add_clients(swst_store *store, int64_t worker_id, struct swst__ids *ids)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT client_id FROM \"case\" WHERE worker_id = ?1"
                                              " AND voided_at IS NULL", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, worker_id);
    return swst__ids_read(ids, statement);
}

swst_status swst__ground_with_cases(const struct swst__ground *ground, swst_store *store,
                                    struct swst__ids *ids, const struct swst__ids **only)
{
    const struct swst__pairs *backups = &ground->staff.backups;
    int64_t worker = ground->filter->worker_id;
    swst_status status;

    *only = ground->only;
    if (!worker)
        return SWST_OK;
    *only = ids;
    status = add_clients(store, worker, ids);
    for (size_t i = 0; i < ground->candidates.count && !status; i++)
        status = swst__ids_append(ids, ground->candidates.at[i]);
    for (size_t i = 0; i < backups->count && !status; i++)
        if (backups->at[i].second == worker
            && swst__ids_hold(&ground->staff.absent, backups->at[i].first))
            status = add_clients(store, backups->at[i].first, ids);
    swst__ids_order(ids);
    return status;
}
