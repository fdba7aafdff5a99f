/* Ids: fifteen digits, given before the insert, so that files made apart can
 * be merged: seven of the file's replica number, eight counted in the file. A
 * copied file draws a replica number of its own before its first row. */
#include "store/bulk_inside.h"
#include "store/rows.h"

#include "base/memory.h"
#include "base/text.h"

#include <inttypes.h>

enum { SEQUENCES = 100000000, LEAST_REPLICA = 1000000, REPLICAS = 10000000 };

static swst_status draw_anew(swst_store *store)
{
    int64_t none = 0;

    return swst__db_ask(store, "UPDATE header SET replica = ?1, sequence = 0, inode = ?2",
                        swst__draw_replica(), store->file.inode, 0, &none);
}

/* Of other numbers no ids can be made. */
static bool are_numbers(int64_t replica, int64_t sequence)
{
    return replica >= LEAST_REPLICA && replica < REPLICAS && sequence >= 0
        && sequence < SEQUENCES;
}

static swst_status read_header(swst_store *store, int64_t *replica, int64_t *sequence,
                               int64_t *inode)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT replica, sequence, inode FROM header",
                                       &statement);

    if (status)
        return status;
    if ((status = swst__db_step(statement)) == SWST_ROW) {
        *replica = swst__db_int(statement, 0);
        *sequence = swst__db_int(statement, 1);
        *inode = swst__db_int(statement, 2);
    }
    swst__db_give_back(statement);
    if (status == SWST_ROW && are_numbers(*replica, *sequence))
        return SWST_OK;
    return status < 0 ? status : swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
}

/* What is loaded may bring ids of this file's own numbers: those are skipped. */
static swst_status is_taken(swst_store *store, const swst_kind *kind, int64_t id, bool *taken)
{
    enum swst__life life;
    swst_status status = swst__row_life(store, kind, id, &life);

    *taken = life != SWST__MISSING;
    return status;
}

/* Of a file that was not copied since. */
static swst_status read_own_header(swst_store *store, int64_t *replica, int64_t *sequence)
{
    int64_t inode = 0;
    swst_status status = read_header(store, replica, sequence, &inode);

    if (!status && inode != store->file.inode && !(status = draw_anew(store)))
        status = read_header(store, replica, sequence, &inode);
    return status;
}

swst_status swst__row_new_id(swst_store *store, const swst_kind *kind, int64_t *id)
{
    int64_t replica = 0, sequence = 0, none = 0;
    bool taken = true;
    swst_status status;

    if (swst__bulk_works(store))
        return swst__bulk_new_id(store, id);
    status = read_own_header(store, &replica, &sequence);
    while (!status && taken) {
        if (++sequence >= SEQUENCES)
            return swst__fail(SWST_ECONFLICT, SWST__SEQUENCE_SPENT);
        *id = replica * SEQUENCES + sequence;
        status = is_taken(store, kind, *id, &taken);
    }
    return status ? status : swst__db_ask(store, "UPDATE header SET sequence = ?1", sequence, 0, 0,
                                          &none);
}

/* -------------------------------------------------------------------- in bulk
 * The ids of a bulk lie in one range that holds nobody else's, so that none has to be
 * looked for; the header is written at the end. */

/* The least or greatest id, `which`, of any kind from `from` to `to`; 0 if there is none. */
static swst_status find_id(swst_store *store, const char *which, int64_t from, int64_t to,
                           int64_t *id)
{
    struct swst__text text = { 0 };
    swst_status status;
    char *sql;

    swst__text_add(&text, "SELECT coalesce(%s(id), 0) FROM (", which);
    for (unsigned i = 0; i < swst__kind_count; i++)
        swst__text_add(&text, "%s SELECT %s(id) AS id FROM \"%s\" WHERE id BETWEEN ?1 AND ?2",
                       i ? " UNION ALL" : "", which, swst__kinds[i].name);
    swst__text_add(&text, ")");
    if (!(sql = swst__text_take(&text)))
        return swst__fail_memory();
    *id = 0;
    status = swst__db_ask(store, sql, from, to, 0, id);
    swst_free(sql);
    return status;
}

/* The longer of two ranges: from here to the next id that is taken, or behind all. */
static swst_status choose_range(swst_store *store)
{
    struct swst__bulk *bulk = store->bulk;
    int64_t base = bulk->replica * SEQUENCES, next = 0, greatest = 0;
    swst_status status = find_id(store, "min", base + bulk->sequence + 1, base + SEQUENCES - 1,
                                 &next);

    bulk->limit = SEQUENCES;
    if (status || !next)
        return status;
    bulk->limit = next - base;
    status = find_id(store, "max", base, base + SEQUENCES - 1, &greatest);
    greatest -= base;
    if (!status && SEQUENCES - greatest > bulk->limit - bulk->sequence) {
        bulk->sequence = greatest;
        bulk->limit = SEQUENCES;
    }
    return status;
}

swst_status swst__bulk_number(swst_store *store)
{
    struct swst__bulk *bulk = store->bulk;
    swst_status status = SWST_OK;

    if (!bulk->numbers) {
        status = read_own_header(store, &bulk->replica, &bulk->sequence);
        bulk->limit = 0;
        bulk->numbers = !status;
    }
    if (!status && bulk->sequence + 1 >= bulk->limit) {
        status = choose_range(store);
        bulk->own_from = bulk->sequence + 1;
    }
    return status || bulk->sequence + 1 < bulk->limit ? status
        : swst__fail(SWST_ECONFLICT, SWST__SEQUENCE_SPENT);
}

swst_status swst__bulk_new_id(swst_store *store, int64_t *id)
{
    struct swst__bulk *bulk = store->bulk;
    swst_status status = bulk->numbers && bulk->sequence + 1 < bulk->limit
        ? SWST_OK : swst__bulk_number(store);

    if (status)
        return status;
    *id = bulk->replica * SEQUENCES + ++bulk->sequence;
    if (!bulk->first_id)
        bulk->first_id = *id;
    bulk->last_id = *id;
    return SWST_OK;
}

/* A row that came with its id takes it from the range. */
void swst__bulk_brought(swst_store *store, int64_t id)
{
    struct swst__bulk *bulk = store->bulk;

    if (!bulk->numbers || id / SEQUENCES != bulk->replica || id == bulk->last_id)
        return;
    if (id % SEQUENCES <= bulk->sequence)
        bulk->own_from = bulk->sequence + 1;
    else if (id % SEQUENCES < bulk->limit)
        bulk->limit = id % SEQUENCES;
}

/* Of rows whose ids were given one after another none of others lies between two. */
bool swst__bulk_gave(const swst_store *store, int64_t first, int64_t last)
{
    const struct swst__bulk *bulk = store->bulk;
    int64_t base = bulk->replica * SEQUENCES;

    return bulk->numbers && first >= base + bulk->own_from && last <= base + bulk->sequence;
}

swst_status swst__bulk_keep_numbers(swst_store *store)
{
    struct swst__bulk *bulk = store->bulk;
    int64_t none = 0;

    if (!bulk->numbers)
        return SWST_OK;
    bulk->numbers = false;
    return swst__db_ask(store, "UPDATE header SET sequence = ?1", bulk->sequence, 0, 0, &none);
}
