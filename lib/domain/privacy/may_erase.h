/* Whether a person may be erased: what stands against it is named by id. */
#ifndef SWST_DOMAIN_PRIVACY_MAY_ERASE_H
#define SWST_DOMAIN_PRIVACY_MAY_ERASE_H

#include "domain/privacy/about.h"

/* `reason`: a number of choice erase_reason. SWST_OK, or SWST_ECONFLICT and what to do. */
swst_status swst__may_erase(swst_store *store, const swst_record *client,
                            const struct swst__about_person *about, int64_t reason, int64_t day);

#endif
