/* Many records in one transaction: its life, what was put, and the way back. */
#include "domain/batch.h"

#include "base/memory.h"
#include "domain/privacy/stays.h"
#include "domain/rights/permit.h"
#include "domain/rules.h"
#include "domain/write.h"
#include "model/structs.h"
#include "store/bulk.h"
#include "store/client_keys.h"
#include "store/rows.h"
#include "store/sight.h"

/* What one put did, to go back behind it. */
struct done {
    const swst_kind *kind;
    int64_t id;
    swst_record *before;                /* NULL: the row is new */
    struct swst__bulk_run run;          /* of its kind, before */
};

/* A row that is not checked for good before all are there. */
struct later {
    int64_t id, tag;
    unsigned kind;
};

struct swst__batch {
    swst_store *store;
    bool open;                          /* the transaction is ours */
    swst_status failure;                /* of a work that was half done: nothing follows */
    struct done *done;                  /* since the last keep */
    size_t done_count, done_room;
    struct swst__bulk_mark mark;        /* of the last keep */
    struct later *later;
    size_t later_count, later_room, later_kept, later_checked;
    int64_t first_id, last_id;
};

/* -------------------------------------------------------------------- life */

static void forget_done(struct swst__batch *batch)
{
    while (batch->done_count)
        swst_record_free(batch->done[--batch->done_count].before);
}

/* A transaction that was begun after ours was lost is somebody else's. */
static void give_up(struct swst__batch *batch)
{
    bool lost = swst__bulk_is_lost(batch->store);

    swst__bulk_end(batch->store);
    if (!lost)
        swst_store_rollback(batch->store);
    batch->open = false;
}

void swst__batch_free(struct swst__batch *batch)
{
    if (!batch)
        return;
    if (batch->open)
        give_up(batch);
    forget_done(batch);
    swst_free(batch->done);
    swst_free(batch->later);
    swst__store_let_go(batch->store);
    swst_free(batch);
}

static swst_status begin(struct swst__batch *batch, int64_t expected)
{
    swst_store *store = batch->store;
    swst_status status = swst__permit_many(store);

    if (status || (status = swst_store_begin(store)))
        return status;
    if (!(status = swst_store_set_request(store, NULL)))    /* a request is of one record */
        status = swst__write_check_actor(store);
    if (!status)
        status = swst__bulk_begin(store, expected, swst__write_now(store),
                                  swst__rules_ask_own_kind());
    if (status) {
        swst_store_rollback(store);
        return status;
    }
    batch->open = true;
    swst__bulk_mark(store, &batch->mark);
    return SWST_OK;
}

swst_status swst__batch_begin(swst_store *store, int64_t expected, struct swst__batch **batch)
{
    struct swst__batch *made = swst__calloc(sizeof *made);
    swst_status status;

    if (!made)
        return swst__fail_memory();
    swst__store_hold(made->store = store);
    if ((status = begin(made, expected))) {
        swst__batch_free(made);
        return status;
    }
    *batch = made;
    return SWST_OK;
}

/* What is no fault of a record ends the batch. */
static swst_status leave(struct swst__batch *batch, swst_status status)
{
    swst__bulk_leave(batch->store);
    if (status < 0 && !swst__is_about_record(status) && status != SWST_EMISUSE)
        batch->failure = status;
    return status;
}

static swst_status enter(struct swst__batch *batch)
{
    return batch->failure ? batch->failure : swst__bulk_enter(batch->store);
}

void swst__batch_will_ask(struct swst__batch *batch, uint64_t kinds)
{
    swst__bulk_will_ask(batch->store, kinds);
}

swst_status swst__batch_ready(struct swst__batch *batch)
{
    return batch->failure ? batch->failure : swst__bulk_ready(batch->store);
}

/* --------------------------------------------------------------------- put */

swst_status swst__batch_check(struct swst__batch *batch, const swst_record *record,
                              const swst_record *before)
{
    swst_status status = enter(batch);

    if (!status)
        status = swst__write_check(batch->store, record, !before);
    if (!status && before)
        status = swst__stays_check_update(batch->store, record, before);
    return leave(batch, status);
}

/* The keys of a client as it is become those of the client that it was; of one that is
 * taken out none are left, as of a voided one. */
static swst_status take_back_keys(struct swst__batch *batch, const struct done *done)
{
    swst_record *now = NULL, *gone = NULL;
    const swst_record *then = done->before;
    swst_status status;

    if (done->kind != &swst__kinds[swst__kind_client])
        return SWST_OK;
    status = swst__row_load(batch->store, done->kind, done->id, &now);
    if (!status && !then && !(then = gone = swst_record_copy(now)))
        status = SWST_ENOMEM;
    if (gone)
        gone->header.voided = true;
    if (!status)
        status = swst__client_keys_write(batch->store, now, then);
    swst_record_free(gone);
    swst_record_free(now);
    return status;
}

static swst_status take_back(struct swst__batch *batch)
{
    struct done *last = &batch->done[--batch->done_count];
    swst_status status = take_back_keys(batch, last);

    if (!status)
        status = swst__bulk_take_back(batch->store, last->kind, last->id, last->before,
                                      last->run);
    swst_record_free(last->before);
    return status;
}

/* To be noted before it is done: what follows cannot fail for want of memory. */
static swst_status note(struct swst__batch *batch, const swst_record *record,
                        const swst_record *before)
{
    struct done *done = swst__grow(batch->done, &batch->done_room, batch->done_count,
                                   sizeof *done);
    swst_record *copy = NULL;

    if (!done)
        return SWST_ENOMEM;
    batch->done = done;
    if (before && !(copy = swst_record_copy(before)))
        return SWST_ENOMEM;
    done[batch->done_count++] = (struct done){ record->kind, record->header.id, copy,
                                               swst__bulk_run(batch->store, record->kind) };
    return SWST_OK;
}

static swst_status put(struct swst__batch *batch, swst_record *record, const swst_record *before)
{
    swst_status status = note(batch, record, before);

    if (!status)
        status = swst__permit_kind(batch->store, record->kind, record->header.voided
                                       ? SWST__DEED_VOID : SWST__DEED_WRITE);
    if (status)
        return status;
    if ((status = swst__write_put(batch->store, record, before))) {
        swst_record_free(batch->done[--batch->done_count].before);
        return status;
    }
    batch->done[batch->done_count - 1].id = record->header.id;
    return SWST_OK;
}

swst_status swst__batch_put(struct swst__batch *batch, swst_record *record,
                            const swst_record *before)
{
    struct swst__header header = record->header;
    swst_status status = enter(batch);

    if (!status)
        status = put(batch, record, before);
    if (status)
        record->header = header;
    return leave(batch, status);
}

swst_status swst__batch_keep(struct swst__batch *batch)
{
    if (batch->failure)
        return batch->failure;
    forget_done(batch);
    batch->later_kept = batch->later_count;
    swst__bulk_mark(batch->store, &batch->mark);
    return SWST_OK;
}

/* What cannot be taken back must not be kept either. */
swst_status swst__batch_undo(struct swst__batch *batch)
{
    swst_status status = enter(batch);

    while (!status && batch->done_count)
        status = take_back(batch);
    if (!status)
        status = swst__bulk_return(batch->store, &batch->mark);
    batch->later_count = batch->later_kept;
    if (status)
        batch->failure = status;
    return leave(batch, status);
}

/* ----------------------------------------------------------------- at last */

swst_status swst__batch_remember(struct swst__batch *batch, const swst_record *record,
                                 int64_t tag)
{
    struct later *later = swst__grow(batch->later, &batch->later_room, batch->later_count,
                                     sizeof *later);

    if (!later)
        return SWST_ENOMEM;
    batch->later = later;
    later[batch->later_count++] = (struct later){ record->header.id, tag,
                                                  (unsigned)(record->kind - swst__kinds) };
    return SWST_OK;
}

static swst_status check_again(struct swst__batch *batch, const struct later *later)
{
    swst_record *record = NULL;
    swst_status status = swst__row_load(batch->store, &swst__kinds[later->kind], later->id,
                                        &record);

    if (!status)
        status = swst__write_check(batch->store, record, false);
    swst_record_free(record);
    return status;
}

swst_status swst__batch_check_later(struct swst__batch *batch, int64_t *tag)
{
    swst_status status = enter(batch);

    if (!status && batch->later_checked < batch->later_count) {
        const struct later *later = &batch->later[batch->later_checked++];

        *tag = later->tag;
        status = check_again(batch, later);
        status = status ? status : SWST_ROW;
    }
    return leave(batch, status);
}

/* --------------------------------------------------------------------- end */

swst_status swst__batch_close(struct swst__batch *batch)
{
    swst_status status = enter(batch);

    if (!status)
        status = swst__bulk_close(batch->store);
    swst__bulk_leave(batch->store);
    batch->failure = status;
    return status;
}

swst_status swst__batch_commit(struct swst__batch *batch)
{
    swst_status status = batch->failure;

    if (status)
        return status;
    if (!batch->open)
        return swst__fail(SWST_EMISUSE, SWST__NO_TRANSACTION);
    swst__bulk_ids(batch->store, &batch->first_id, &batch->last_id);
    status = swst_store_commit(batch->store);
    swst__bulk_end(batch->store);
    batch->open = false;
    batch->failure = status;
    return status;
}

/* ------------------------------------------------------------------ asking */

swst_status swst__batch_find_clients(struct swst__batch *batch, int64_t key, int64_t *ids,
                                     size_t room, size_t *count)
{
    swst_status status = enter(batch);

    *count = 0;
    if (!status)
        status = swst__client_keys_find(batch->store, key, ids, room, count);
    if (!status)
        swst__bulk_find_keys(batch->store, key, ids, room, count);
    return leave(batch, status);
}

void swst__batch_ids(const struct swst__batch *batch, int64_t *first, int64_t *last)
{
    *first = batch->first_id;
    *last = batch->last_id;
    if (batch->open)
        swst__bulk_ids(batch->store, first, last);
}
