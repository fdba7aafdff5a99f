#include "store/memo.h"

#include "store/store.h"

struct swst__memo *swst__store_memo(swst_store *store)
{
    return &store->memo;
}

void swst__store_forget(swst_store *store)
{
    if (store->memo.free)
        store->memo.free(store->memo.at);
    store->memo = (struct swst__memo){ NULL, NULL };
}

/* The line of the audit, what others have committed, and what this handle has changed. */
swst_status swst__store_position(swst_store *store, struct swst__position *position,
                                 bool *is_settled)
{
    swst_status status = swst__db_number(store, "SELECT coalesce(max(sequence), 0) FROM audit",
                                         &position->audited);

    if (!status)
        status = swst__db_number(store, "PRAGMA data_version", &position->seen);
    position->changed = sqlite3_total_changes(store->db);
    *is_settled = !store->callers && !store->bulk;
    return status;
}
