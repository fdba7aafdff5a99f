/* A file as bytes, through the database's own handle: to open and close it once
 * more would give up the locks of this process's stores on it. No statement may
 * run on the same handle afterwards, if bytes were written. */
#ifndef SWST_STORE_BYTES_H
#define SWST_STORE_BYTES_H

#include "base/sha256.h"

#include <swstation/store.h>

/* How many there are, and their SHA-256. */
swst_status swst__bytes_hash(swst_store *store, int64_t *size, char hash[SWST__SHA256_SIZE]);

/* All of them into another file, which is empty. */
swst_status swst__bytes_copy(swst_store *from, swst_store *to);

/* Mark a copy as a file with a rollback journal: it is whole without a second file. */
swst_status swst__bytes_leave_wal(swst_store *store);

/* Onto the disk. */
swst_status swst__bytes_sync(swst_store *store);

#endif
