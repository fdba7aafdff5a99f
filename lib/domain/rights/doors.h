/* Doors of whole stations: many records in, all of them out. */
#ifndef SWST_DOMAIN_RIGHTS_DOORS_H
#define SWST_DOMAIN_RIGHTS_DOORS_H

#include <swstation/store.h>

/* Many records at once are brought in with a purpose, by an account of the whole station. */
swst_status swst__door_in(swst_store *store);

/* All records are taken out by who sees all of them: what leaves is whole or does not leave.
 * `in_full`: not masked, which the session must reveal. */
swst_status swst__door_out(swst_store *store, bool in_full);

#endif
