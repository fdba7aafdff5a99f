/* A quick look at the file as a whole, without going through its records. */
#ifndef SWST_STORE_WHOLE_H
#define SWST_STORE_WHOLE_H

#include "store/db.h"

enum swst__whole {
    SWST__WHOLE_PAGES,          /* each is where it should be, and holds what it may */
    SWST__WHOLE_SCHEMA,         /* the tables are as the library left them */
    SWST__WHOLE_COUNTERS,       /* one header, and numbers that were given without a gap */
    SWST__WHOLE_AUDIT,          /* no line is missing */
    SWST__WHOLE_KEYS,           /* keys to find clients by: for no more than live, and for some */
    SWST__WHOLES
};

/* `right` is whether nothing was found; a failure is that of looking. */
swst_status swst__whole_check(swst_store *store, enum swst__whole whole, bool *right);

#endif
