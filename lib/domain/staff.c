#include "domain/staff.h"

#include "base/memory.h"
#include "domain/in_force.h"
#include "store/db.h"

#include <string.h>

/* ----------------------------------------------------------------- reading */

static swst_status add_pair(struct swst__pairs *pairs, int64_t first, int64_t second)
{
    struct swst__pair *at = swst__grow(pairs->at, &pairs->room, pairs->count, sizeof *at);

    if (!at)
        return SWST_ENOMEM;
    pairs->at = at;
    pairs->at[pairs->count++] = (struct swst__pair){ first, second };
    return SWST_OK;
}

static swst_status read_pairs(swst_store *store, const char *sql, int64_t day,
                              struct swst__pairs *pairs)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, sql, &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, day);
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = add_pair(pairs, swst__db_int(statement, 0), swst__db_int(statement, 1))))
            break;
    swst__db_give_back(statement);
    return status;
}

static swst_status read_absent(swst_store *store, int64_t day, struct swst__ids *absent)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT worker_id FROM absence WHERE"
                                       SWST__IN_FORCE("absence", "?1"), &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, day);
    status = swst__ids_read(absent, statement);
    swst__ids_order(absent);
    return status;
}

swst_status swst__staff_read(swst_store *store, int64_t day, struct swst__staff *staff)
{
    swst_status status;

    memset(staff, 0, sizeof *staff);
    status = read_pairs(store, "SELECT client_id, worker_id FROM assignment"
        " WHERE client_id IS NOT NULL AND" SWST__IN_FORCE("assignment", "?1")
        " ORDER BY client_id, worker_id", day, &staff->of_client);
    if (!status)
        status = read_pairs(store, "SELECT area_id, worker_id FROM assignment"
            " WHERE area_id IS NOT NULL AND" SWST__IN_FORCE("assignment", "?1")
            " ORDER BY area_id, worker_id", day, &staff->of_area);
    if (!status)
        status = read_pairs(store, "SELECT worker_id, backup_id FROM post"
            " WHERE backup_id IS NOT NULL AND" SWST__IN_FORCE("post", "?1")
            " ORDER BY worker_id, backup_id", day, &staff->backups);
    if (!status)
        status = read_absent(store, day, &staff->absent);
    if (status)
        swst__staff_free(staff);
    return status;
}

void swst__staff_free(struct swst__staff *staff)
{
    swst_free(staff->of_client.at);
    swst_free(staff->of_area.at);
    swst_free(staff->backups.at);
    swst__ids_free(&staff->absent);
    memset(staff, 0, sizeof *staff);
}

/* ------------------------------------------------------------------- asking */

static swst_status add_all(const struct swst__pairs *pairs, int64_t first, struct swst__ids *ids)
{
    size_t low = 0, high = pairs->count;
    swst_status status = SWST_OK;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (pairs->at[middle].first < first)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < pairs->count && pairs->at[low].first == first && !status; low++)
        status = swst__ids_insert(ids, pairs->at[low].second);
    return status;
}

/* The first that has any of: the area, its service area, each area above. */
static swst_status add_of_area(const struct swst__staff *staff, const struct swst__areas *areas,
                               int64_t area, struct swst__ids *workers)
{
    swst_status status = SWST_OK;
    size_t steps = 0;

    for (int64_t at = area; at != SWST__NOWHERE && steps <= areas->count; steps++) {
        status = add_all(&staff->of_area, areas->at[at].id, workers);
        if (!status && !workers->count && at == area && areas->at[at].service != SWST__NOWHERE)
            status = add_all(&staff->of_area, areas->at[areas->at[at].service].id, workers);
        if (status || workers->count)
            break;
        at = areas->at[at].parent;
    }
    return status;
}

/* The worker stays; a backup's own backup is not followed. */
static swst_status add_backups(const struct swst__staff *staff, struct swst__ids *workers)
{
    struct swst__ids backups = { 0 };
    swst_status status = SWST_OK;

    for (size_t i = 0; i < workers->count && !status; i++)
        if (swst__ids_hold(&staff->absent, workers->at[i]))
            status = add_all(&staff->backups, workers->at[i], &backups);
    for (size_t i = 0; i < backups.count && !status; i++)
        status = swst__ids_insert(workers, backups.at[i]);
    swst__ids_free(&backups);
    return status;
}

swst_status swst__staff_of(const struct swst__staff *staff, const struct swst__areas *areas,
                           int64_t client_id, int64_t area, struct swst__ids *workers)
{
    swst_status status = SWST_OK;

    workers->count = 0;
    if (client_id)
        status = add_all(&staff->of_client, client_id, workers);
    if (!status && !workers->count)
        status = add_of_area(staff, areas, area, workers);
    return status ? status : add_backups(staff, workers);
}

swst_status swst__staff_named(const struct swst__staff *staff, const int64_t *named, size_t count,
                              struct swst__ids *workers)
{
    swst_status status = SWST_OK;

    workers->count = 0;
    for (size_t i = 0; i < count && !status; i++)
        if (named[i])
            status = swst__ids_insert(workers, named[i]);
    return status ? status : add_backups(staff, workers);
}
