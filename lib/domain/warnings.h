/* Warnings: what may be right and is worth a look. Never a reason to refuse. */
#ifndef SWST_DOMAIN_WARNINGS_H
#define SWST_DOMAIN_WARNINGS_H

#include "model/model.h"

#include <swstation/store.h>

/* Warning number `which` about the record: SWST_OK when there is nothing to
 * say, SWST_EINVALID when it has been noted, SWST_ROW behind the last number. */
swst_status swst__warning(swst_store *store, const swst_record *record, unsigned which);

#endif
