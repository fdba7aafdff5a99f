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

/* The same with every call that there is, each failing with a code of its own. */
void disk_fail_any(long passing, bool for_good);
void disk_mend(void);

/* Whether a call was made to fail since; and which one. */
bool disk_has_failed(void);
const char *disk_failed_call(void);

/* A disk with room for so many bytes more, which is full then: SQLITE_FULL. What
 * shrinks or is deleted makes room. Negative: it has no end. */
void disk_set_room(long long bytes);

#endif
