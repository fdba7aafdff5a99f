/* Many records in one transaction: what load, ledgers and programs write in bulk.
 * The rules are those of one record, asked by the same functions; ids, keys,
 * indexes and audit lines are brought up in bulk. A batch is all or nothing. */
#ifndef SWST_DOMAIN_BATCH_H
#define SWST_DOMAIN_BATCH_H

#include "model/model.h"

#include <swstation/store.h>

struct swst__batch;

/* Begins the caller's transaction (swst_store_begin) and asks who writes; `expected` is
 * about how many records are to come, 0 if nobody knows. */
swst_status swst__batch_begin(swst_store *store, int64_t expected, struct swst__batch **batch);
/* What was not committed is forgotten. NULL is ignored. */
void swst__batch_free(struct swst__batch *batch);

/* Kinds, a bit of each, whose rows the caller asks for while it writes: their indexes stay. */
void swst__batch_will_ask(struct swst__batch *batch, uint64_t kinds);

/* Before some more work: the transaction is still the batch's, and so is the process. */
swst_status swst__batch_ready(struct swst__batch *batch);

/* Whether the record may stand beside the others: swst__write_check(), which knows
 * what the batch has written. `before`: the row as it is, NULL for a new one. */
swst_status swst__batch_check(struct swst__batch *batch, const swst_record *record,
                              const swst_record *before);
/* Write a record that was checked alone (swst__record_check); a new one is given its id
 * unless it brings one. */
swst_status swst__batch_put(struct swst__batch *batch, swst_record *record,
                            const swst_record *before);
/* Several puts that stand or fall together: what was put since the last keep is kept,
 * or is undone as if it had never been: a row of a ledger that turns out to be wrong. */
swst_status swst__batch_keep(struct swst__batch *batch);
swst_status swst__batch_undo(struct swst__batch *batch);

/* A record put although it failed beside others, for what may come later; and all of
 * those checked again: SWST_ROW while there are more, SWST_OK at the end, or the failure
 * of the one noted under `tag`. */
swst_status swst__batch_remember(struct swst__batch *batch, const swst_record *record,
                                 int64_t tag);
swst_status swst__batch_check_later(struct swst__batch *batch, int64_t *tag);

/* Everything derived is brought up; what remains is to commit. */
swst_status swst__batch_close(struct swst__batch *batch);
swst_status swst__batch_commit(struct swst__batch *batch);

/* Living clients of a key (store/client_keys.h), those of the batch included: up to
 * `room` ids, ascending. Keys are hashes: compare the records. */
swst_status swst__batch_find_clients(struct swst__batch *batch, int64_t key, int64_t *ids,
                                     size_t room, size_t *count);

/* The ids that new records were given: from first to last, nobody else's among them; 0
 * when none were. */
void swst__batch_ids(const struct swst__batch *batch, int64_t *first, int64_t *last);

#endif
