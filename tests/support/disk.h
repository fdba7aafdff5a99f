/* A disk that fails when told to: a layer of SQLite over that of the system. */
#ifndef SWST_TESTS_DISK_H
#define SWST_TESTS_DISK_H

#include <stdbool.h>

/* From now on every store stands on it. Call it before the first is opened. */
void disk_install(void);

/* Let so many calls that change the disk (write, truncate, sync, delete) pass,
 * then fail one of them, or all, with this code of SQLite's. SQLITE_FULL fails
 * (and counts) only what needs more room. */
void disk_fail(long passing, int code, bool for_good);
void disk_mend(void);

/* Whether a call was made to fail since. */
bool disk_has_failed(void);

#endif
