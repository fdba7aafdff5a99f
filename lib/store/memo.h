/* What a floor above has worked out and keeps beside a store while the store stands still. */
#ifndef SWST_STORE_MEMO_H
#define SWST_STORE_MEMO_H

#include "store/db.h"

/* Given up with the store: closing calls `free` with `at`, unless it is NULL. */
struct swst__memo {
    void *at;
    void (*free)(void *at);
};
struct swst__memo *swst__store_memo(swst_store *store);
void swst__store_forget(swst_store *store);

/* Where a store stands: no write, of this handle or another, of this process or another,
 * leaves all three as they were. */
struct swst__position {
    int64_t audited, seen, changed;
};

/* Asked while looking (swst__db_look). Not settled in a transaction of the caller's, nor while
 * many rows are written: what is seen then may yet be given up. */
swst_status swst__store_position(swst_store *store, struct swst__position *position,
                                 bool *is_settled);

#endif
