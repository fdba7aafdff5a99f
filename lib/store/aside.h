/* Another connection to a file, besides that of whoever keeps it: to read what
 * was last kept, to make a copy, to look into one. It takes no turn to write. */
#ifndef SWST_STORE_ASIDE_H
#define SWST_STORE_ASIDE_H

#include <swstation/store.h>

#include <stdbool.h>

/* Nothing is read of the file yet. */
swst_status swst__aside_open(const char *path, bool writes, swst_store **aside);
void swst__aside_close(swst_store *aside);              /* NULL is ignored */

#endif
