/* Who was erased stays erased: nothing is entered or changed about them any more. */
#ifndef SWST_DOMAIN_PRIVACY_STAYS_H
#define SWST_DOMAIN_PRIVACY_STAYS_H

#include "model/model.h"
#include "store/db.h"

/* Of a record about to be saved or voided. `before`: the row as it is, or NULL. */
swst_status swst__stays_check(swst_store *store, const swst_record *record,
                              const swst_record *before);

/* Of one that an update brings along with many others: what changes nothing may pass. */
swst_status swst__stays_check_update(swst_store *store, const swst_record *record,
                                     const swst_record *before);

/* Of a client. */
swst_status swst__stays_check_client(const swst_record *client);

#endif
