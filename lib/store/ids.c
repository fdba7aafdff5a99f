/* Ids: fifteen digits, given before the insert, so that files made apart can
 * be merged: seven of the file's replica number, eight counted in the file. A
 * copied file draws a replica number of its own before its first row. */
#include "store/rows.h"
#include "store/store.h"

enum { SEQUENCES = 100000000 };

static swst_status draw_anew(swst_store *store)
{
    int64_t none = 0;

    return swst__db_ask(store, "UPDATE header SET replica = ?1, sequence = 0, inode = ?2",
                        swst__draw_replica(), store->file.inode, 0, &none);
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
    return status == SWST_ROW ? SWST_OK
         : status ? status : swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
}

/* What is loaded may bring ids of this file's own numbers: those are skipped. */
static swst_status is_taken(swst_store *store, const swst_kind *kind, int64_t id, bool *taken)
{
    enum swst__life life;
    swst_status status = swst__row_life(store, kind, id, &life);

    *taken = life != SWST__MISSING;
    return status;
}

swst_status swst__row_new_id(swst_store *store, const swst_kind *kind, int64_t *id)
{
    int64_t replica = 0, sequence = 0, inode = 0, none = 0;
    swst_status status = read_header(store, &replica, &sequence, &inode);
    bool taken = true;

    if (!status && inode != store->file.inode && !(status = draw_anew(store)))
        status = read_header(store, &replica, &sequence, &inode);
    while (!status && taken) {
        if (++sequence >= SEQUENCES)
            return swst__fail(SWST_ECONFLICT, SWST__SEQUENCE_SPENT);
        *id = replica * SEQUENCES + sequence;
        status = is_taken(store, kind, *id, &taken);
    }
    return status ? status : swst__db_ask(store, "UPDATE header SET sequence = ?1", sequence, 0, 0,
                                          &none);
}
