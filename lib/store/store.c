/* The handle: its life, its settings, its transactions. */
#include "store/store.h"

#include "base/memory.h"
#include "store/audit_inside.h"
#include "store/bulk.h"
#include "store/rows.h"

#include <string.h>
#include <time.h>

swst_store *swst_store_new(void)
{
    swst_store *store = swst__calloc(sizeof *store);

    if (!store) {
        swst__fail_memory();
        return NULL;
    }
    store->busy_timeout = 5000;
    store->holders = 1;
    return store;
}

void swst__store_hold(swst_store *store)
{
    store->holders++;
}

void swst__store_let_go(swst_store *store)
{
    if (!store || --store->holders)
        return;
    swst__store_close(store);
    swst__audit_forget_key(store);
    swst__keys_forget(store);
    swst_free(store);
}

void swst_store_free(swst_store *store)
{
    if (store)
        swst_store_rollback(store);
    swst__store_let_go(store);
}

void swst_store_set_busy_timeout(swst_store *store, int32_t milliseconds)
{
    if (store)
        store->busy_timeout = milliseconds;
}

void swst_store_set_actor(swst_store *store, int64_t worker_id)
{
    if (store && !store->session.is_open)       /* who works in a session writes in it */
        store->actor = worker_id;
}

void swst_store_set_now(swst_store *store, int64_t instant)
{
    if (!store)
        return;
    store->now = instant;
    store->now_is_fixed = true;
}

swst_status swst_store_set_request(swst_store *store, const char *request)
{
    int64_t length = request ? swst__utf8_length(request) : 0;

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (request && (length < 1 || length > 64))
        return swst__fail(SWST_EINVALID, SWST__BAD_REQUEST);
    strcpy(store->request, request ? request : "");
    return SWST_OK;
}

swst_status swst_store_find_request(swst_store *store, const char *request, int64_t *record_id)
{
    struct swst__served found;
    swst_status status;

    if (!request || !record_id)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(status = swst__audit_find(store, request, &found)))
        *record_id = found.id;
    return status;
}

const char *swst__store_request(const swst_store *store)
{
    return *store->request ? store->request : NULL;
}

void swst__store_request_served(swst_store *store)
{
    *store->request = '\0';
}

int64_t swst__store_actor(const swst_store *store)
{
    return store->actor;
}

bool swst__store_now(const swst_store *store, int64_t *now)
{
    *now = store->now;
    return store->now_is_fixed || swst__bulk_now(store, now);
}

/* The library's only look at a clock. */
int64_t swst__store_moment(const swst_store *store)
{
    struct timespec clock;
    int64_t instant;

    if (swst__store_now(store, &instant))
        return instant;
    timespec_get(&clock, TIME_UTC);
    return (int64_t)clock.tv_sec * 1000 + clock.tv_nsec / 1000000;
}

/* ----------------------------------------------------------- transactions */

swst_status swst_store_begin(swst_store *store)
{
    swst_status status = swst__db_begin(store);

    if (!status)
        store->callers = true;
    return status;
}

swst_status swst_store_commit(swst_store *store)
{
    swst_status status;

    if (!store || !store->db)
        return swst__fail(SWST_EMISUSE, SWST__NOT_OPEN);
    if ((status = swst__db_commit(store)))
        swst__db_rollback(store);
    store->callers = false;
    swst__audit_transaction_ended(store, !status);
    return status;
}

void swst_store_rollback(swst_store *store)
{
    swst__db_rollback(store);
    if (!store)
        return;
    store->callers = false;
    swst__audit_transaction_ended(store, false);
}
