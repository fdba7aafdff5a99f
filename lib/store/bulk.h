/* What a store keeps while many records are written in one transaction (domain/batch.h):
 * rows are put as ever, but ids, the audit and indexes are brought up in bulk, and what
 * is known of rows written before is answered from memory. It works between enter and
 * leave alone; when others write meanwhile, everything is settled before. */
#ifndef SWST_STORE_BULK_H
#define SWST_STORE_BULK_H

#include "model/model.h"
#include "store/db.h"

struct swst__bulk;

/* `expected`: about how many rows, 0 if nobody knows; `asked`: a bit of each kind whose
 * rows are asked for by a rule whenever one is written, so that their indexes stay. */
swst_status swst__bulk_begin(swst_store *store, int64_t expected, int64_t instant,
                             uint64_t asked);
/* More kinds whose rows are asked for meanwhile. */
void swst__bulk_will_ask(swst_store *store, uint64_t kinds);
/* Fails when the transaction is not the batch's any more, or this is a child of fork(). */
swst_status swst__bulk_ready(swst_store *store);
swst_status swst__bulk_enter(swst_store *store);
void swst__bulk_leave(swst_store *store);
/* Everything is brought up; what is written now is written the plain way. */
swst_status swst__bulk_close(swst_store *store);
void swst__bulk_end(swst_store *store);

/* Whether the next question or write is a batch's. */
bool swst__bulk_works(const swst_store *store);
bool swst__bulk_now(const swst_store *store, int64_t *instant);
/* Before others write, and when the transaction ends without the batch. */
swst_status swst__bulk_settle(swst_store *store);
swst_status swst__bulk_before_commit(swst_store *store);
void swst__bulk_lose(swst_store *store);
bool swst__bulk_is_lost(const swst_store *store);

/* ------------------------------------------------- for rows, ids and the audit */

swst_status swst__bulk_insert(swst_store *store, const swst_record *record);
swst_status swst__bulk_new_id(swst_store *store, int64_t *id);
/* Of a new row, told of with others of its run; and the line of a run, before another of
 * its kind is written. */
swst_status swst__bulk_audit(swst_store *store, const swst_record *record);
swst_status swst__bulk_flush(swst_store *store, const swst_kind *kind);

/* Rows that are known to count. */
bool swst__bulk_lives(const swst_store *store, const swst_kind *kind, int64_t id);
swst_status swst__bulk_note_life(swst_store *store, const swst_kind *kind, int64_t id);
/* Two numbers about a row that a rule has found out, until the row changes. */
bool swst__bulk_recall(const swst_store *store, const swst_kind *kind, int64_t id,
                       int64_t *first, int64_t *second);
void swst__bulk_remember(swst_store *store, const swst_kind *kind, int64_t id, int64_t first,
                         int64_t second);
void swst__bulk_forget(swst_store *store, const swst_kind *kind, int64_t id);
void swst__bulk_changed(swst_store *store, const swst_record *record);

/* Keys of a client (client_keys.h), written later; before others ask for keys they are
 * flushed. Taken again: the client has that one no more. */
swst_status swst__bulk_add_keys(swst_store *store, const int64_t *keys, size_t count,
                                int64_t client_id);
swst_status swst__bulk_take_key(swst_store *store, int64_t key, int64_t client_id);
swst_status swst__bulk_flush_keys(swst_store *store);
swst_status swst__bulk_show_keys(swst_store *store);
/* Adds to the `count` ids found in the table, ascending, up to `room`; leaves out those
 * who have the key no more. */
void swst__bulk_find_keys(const swst_store *store, int64_t key, int64_t *ids, size_t room,
                          size_t *count);

/* Indexes that were left for the end are made at once when a question had to read
 * many rows for want of them. */
struct swst__statement;
void swst__bulk_note_scan(swst_store *store, const char *sql, int rows);

/* ------------------------------------------------------------------- going back */

/* What the bulk was before a row of a kind was put. */
struct swst__bulk_run {
    int64_t first, last, rows;          /* of new rows, told of in one line; rows 0: none */
};
struct swst__bulk_mark {
    bool numbers;
    int64_t sequence, first_id, last_id, audited;
    unsigned settled;
};
void swst__bulk_mark(const swst_store *store, struct swst__bulk_mark *mark);
struct swst__bulk_run swst__bulk_run(const swst_store *store, const swst_kind *kind);
/* An uncommitted row is taken out again, or becomes what it was; then the mark. */
swst_status swst__bulk_take_back(swst_store *store, const swst_kind *kind, int64_t id,
                                 const swst_record *before, struct swst__bulk_run run);
swst_status swst__bulk_return(swst_store *store, const struct swst__bulk_mark *mark);

/* The ids given since the bulk began; 0 when none were. */
void swst__bulk_ids(const swst_store *store, int64_t *first, int64_t *last);

#endif
