/* Doors of what is no matter of single records: a session passes by a power of its role. */
#ifndef SWST_STORE_DOOR_H
#define SWST_STORE_DOOR_H

#include "store/audit.h"
#include "store/session.h"
#include "store/sight.h"

/* SWST_OK for the local owner, and for a session whose role has the power now, whatever has
 * changed since its last question. A refusal is told to the audit. */
swst_status swst__door(swst_store *store, enum swst__power power);

/* Who was let in has done this: told to the audit of a session. */
swst_status swst__door_tell(swst_store *store, enum swst__audit_action action, int64_t rows);

/* What a door stands before works on the whole file, whoever does it. */
enum swst__sight swst__door_open(swst_store *store);
void swst__door_close(swst_store *store, enum swst__sight before);

#endif
