/* Imports, for who writes one. */
#ifndef SWST_DOMAIN_IMPORTS_H
#define SWST_DOMAIN_IMPORTS_H

#include "store/imports.h"

/* Whether a record that the import changed says something else in the end: a person who
 * stands in a ledger twice may be changed and changed back. */
swst_status swst__import_changes(swst_store *store, int64_t number, bool *any);

#endif
