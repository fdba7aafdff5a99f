/* The one write path, for those inside who bring whole records: load, and the
 * check of a file, which asks what saving would ask. Everybody else calls
 * swst_record_save() and swst_record_void(). */
#ifndef SWST_DOMAIN_WRITE_H
#define SWST_DOMAIN_WRITE_H

#include "model/model.h"

#include <swstation/store.h>

/* Whether the record may stand beside the others: its references, its unique
 * values, the rules across records; of a voided one, that nothing that counts
 * refers to it. What it can tell alone is swst__record_check(). `is_new`: no
 * other record can refer to it yet. */
swst_status swst__write_check(swst_store *store, const swst_record *record, bool is_new);

/* Whether no other living record has the same unique values. */
swst_status swst__write_check_unique(swst_store *store, const swst_record *record);

/* Put a checked record into the store within the caller's transaction, with
 * an audit row. `before` is the row as it was, or NULL for a new one, which
 * may bring its id, instants and voiding; what it does not bring it is given. */
swst_status swst__write_put(swst_store *store, swst_record *record, const swst_record *before);
/* The same without the keys that clients are found by (store/client_keys.h), for who
 * writes those of many clients at once. */
swst_status swst__write_row(swst_store *store, swst_record *record, const swst_record *before);

/* Point one reference of a row, be it voided, at another record of the same
 * kind: when two records of one client become one, and back. Its unique values
 * are checked here, all other rules when everything has been moved. */
swst_status swst__write_point(swst_store *store, swst_record *record,
                              const struct swst_field *field, int64_t id);

/* Take a voiding back. Voiding is final but for this: a client who was voided
 * by a merge counts again when the merge is undone. */
swst_status swst__write_unvoid(swst_store *store, swst_record *record);

/* The instant of what is written now. */
int64_t swst__write_now(const swst_store *store);

/* Whether who writes may: nobody named, or a worker on record. */
swst_status swst__write_check_actor(swst_store *store);

#endif
