/* Whether a session may write: asked on the one write path. */
#ifndef SWST_DOMAIN_RIGHTS_PERMIT_H
#define SWST_DOMAIN_RIGHTS_PERMIT_H

#include "model/circles.h"

#include <swstation/store.h>

/* Whether the role may do this to any record of the kind. */
swst_status swst__permit_kind(swst_store *store, const swst_kind *kind, enum swst__deed deed);

/* Values that the session did not see, or saw masked, stay what they are. `before` is the
 * row as it is; the record was made from what the session saw. */
swst_status swst__permit_merge(swst_store *store, swst_record *record, const swst_record *before);

/* What has been written must be a record that the session may write; else it is undone
 * by the caller. Rights that follow from it are listed anew. */
swst_status swst__permit_row(swst_store *store, const swst_record *record,
                             const swst_record *before);

/* The rights that follow from a record, listed anew. */
swst_status swst__permit_list(swst_store *store, const swst_record *record,
                              const swst_record *before);

/* What is reported of the station is counted by an account of the whole of it. */
swst_status swst__permit_whole(const swst_store *store);

/* What was tried and refused is told in the audit: SWST_EDENIED, as it was noted. */
swst_status swst__permit_refused(swst_store *store, const swst_record *record);

/* Many records at once are a matter of the whole station. */
swst_status swst__permit_many(swst_store *store);

#endif
