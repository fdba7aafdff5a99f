/* Transactions: begun in their turn, kept or given up, and parts of them. To give one
 * up should not need memory: what it takes is prepared beforehand. */
#include "store/bulk.h"
#include "store/store.h"

static bool is_within(const swst_store *store)
{
    return store && store->db && !store->is_stuck && !sqlite3_get_autocommit(store->db);
}

/* A transaction that could not be given up for want of memory is given up
 * before anything else is done. */
void swst__db_unstick(swst_store *store)
{
    if (!store->is_stuck)
        return;
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    store->is_stuck = !sqlite3_get_autocommit(store->db);
    swst__lock_settle(store);
}

static swst_status prepare_ways_out(swst_store *store)
{
    static const char *const sql[] = { "ROLLBACK", "ROLLBACK TO inner", "RELEASE inner" };
    int code = SQLITE_OK;

    for (int i = 0; i < SWST__WAYS_OUT && code == SQLITE_OK; i++)
        if (!store->way_out[i])
            code = sqlite3_prepare_v3(store->db, sql[i], -1, SQLITE_PREPARE_PERSISTENT,
                                      &store->way_out[i], NULL);
    return code == SQLITE_OK ? SWST_OK : swst__db_fail(store, code);
}

swst_status swst__db_prepare_ways_out(swst_store *store)
{
    for (int i = 0; i < SWST__WAYS_OUT; i++) {
        sqlite3_finalize(store->way_out[i]);
        store->way_out[i] = NULL;
    }
    return prepare_ways_out(store);
}

/* A statement that has gone stale meanwhile would need memory after all. */
static bool take_way_out(swst_store *store, enum swst__way_out way)
{
    int code = sqlite3_step(store->way_out[way]);

    sqlite3_reset(store->way_out[way]);
    return code == SQLITE_DONE;
}

/* One's turn, and then the database, until one and the same time. */
static swst_status begin(swst_store *store)
{
    swst_status status = swst__db_can_ask(store);

    if (status)
        return status;
    swst__set_deadline(store, store->busy_timeout);
    if (!swst__lock_take(store))
        return swst__fail(SWST_EBUSY, SWST__BUSY);
    if (!store->lock.held)
        swst__wait_politely(store);
    store->keeps_deadline = true;
    status = swst__db_exec(store, "BEGIN IMMEDIATE");
    store->keeps_deadline = false;
    if (!status && ((status = swst__journal_may_write(store))
                    || (status = swst__keys_still_hold(store))))
        swst__db_rollback(store);
    swst__lock_settle(store);
    return status;
}

swst_status swst__db_begin(swst_store *store)
{
    swst_status status;

    if (!store || !store->db)
        return swst__fail(SWST_EMISUSE, SWST__NOT_OPEN);
    if (is_within(store))
        return swst__fail(SWST_EMISUSE, SWST__IN_TRANSACTION);
    if ((status = swst__file_is_still_there(store)) || (status = prepare_ways_out(store)))
        return status;
    if (store->read_only)
        return swst__fail(SWST_EREADONLY, SWST__READ_ONLY);
    swst__bulk_lose(store);                 /* what the database has undone of itself */
    if ((status = swst__sight_look(store)))
        return status;
    return begin(store);
}

/* A COMMIT that fails may have been kept all the same, unless the database
 * says that nothing has happened yet. */
swst_status swst__db_commit(swst_store *store)
{
    swst_status status;

    if (!is_within(store))
        return swst__fail(SWST_EMISUSE, store->callers ? SWST__TRANSACTION_LOST
                                                       : SWST__NO_TRANSACTION);
    if ((status = swst__bulk_before_commit(store)))
        return status;
    status = swst__db_exec(store, "COMMIT");
    if (status == SWST_EIO)
        status = swst__fail(SWST_EUNKNOWN, SWST__UNKNOWN_OUTCOME);
    if (!status)
        swst__journal_tidy(store);
    swst__lock_settle(store);
    return status;
}

/* A child of fork() leaves its parent's transaction alone. */
void swst__db_rollback(swst_store *store)
{
    if (!store || swst__store_is_forked(store))
        return;
    if (is_within(store))
        swst__bulk_lose(store);
    if (is_within(store) && !store->looks)
        swst__sight_undone(store);
    if (is_within(store) && !take_way_out(store, SWST__UNDO_ALL)) {
        store->is_stuck = !sqlite3_get_autocommit(store->db);
        swst__db_unstick(store);            /* at once, if there is memory again */
    }
    swst__lock_settle(store);
}

/* What the caller wants all or nothing of, but of which a failure has undone
 * the first part, takes no second. */
swst_status swst__db_enter(swst_store *store, bool *inner)
{
    swst_status status;

    *inner = is_within(store);
    if (store && store->callers && !*inner)
        return swst__fail(SWST_EMISUSE, SWST__TRANSACTION_LOST);
    if (*inner && (status = swst__bulk_settle(store)))
        return status;
    return *inner ? swst__db_exec(store, "SAVEPOINT inner") : swst__db_begin(store);
}

swst_status swst__db_leave(swst_store *store, bool inner, swst_status status)
{
    if (!status)
        status = inner ? swst__db_exec(store, "RELEASE inner") : swst__db_commit(store);
    if (status && !(inner && is_within(store) && take_way_out(store, SWST__UNDO_PART)
                    && take_way_out(store, SWST__END_PART)))
        swst__db_rollback(store);
    if (status)
        swst__sight_undone(store);
    return status;
}

swst_status swst__db_look(swst_store *store, bool *inner)
{
    swst_status status;

    *inner = is_within(store);
    if ((status = swst__db_can_ask(store)) || *inner)
        return status ? status : swst__bulk_show_keys(store);
    if ((status = swst__sight_look(store)) || (status = prepare_ways_out(store)))
        return status;
    status = swst__db_exec(store, "BEGIN");
    store->looks = !status;
    return status;
}

void swst__db_look_away(swst_store *store, bool inner)
{
    if (inner)
        return;
    swst__db_rollback(store);
    store->looks = false;
}
