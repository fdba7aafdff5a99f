/* Backups, as the upgrade of an older file makes one, too. */
#ifndef SWST_STORE_BACKUP_H
#define SWST_STORE_BACKUP_H

#include <swstation/backup.h>

/* What was last kept in the file, as a backup at `path`. The store may be in a
 * transaction in which nothing was written yet: it holds others off meanwhile. */
swst_status swst__backup(swst_store *store, const char *path);

/* Take away a backup that is not needed after all. */
void swst__backup_remove(const char *path);

#endif
