/* On what basis data of a client are kept on a day (PIPL art. 13 and 31). */
#ifndef SWST_DOMAIN_PRIVACY_BASIS_H
#define SWST_DOMAIN_PRIVACY_BASIS_H

#include "model/model.h"
#include "store/db.h"

enum { SWST__CHILD_BELOW = 14 };        /* whose guardian consents: PIPL art. 31 */

/* Whom it is asked of. */
struct swst__based {
    int64_t client_id;
    bool is_child;                      /* under 14 on the day */
    int64_t consent_on;                 /* of the client's own row; INT64_MIN: none */
};

struct swst__basis {
    int64_t lack;                       /* what is missing, of choice consent_lack; 0: nothing */
    int64_t withdrawn_on;               /* the last withdrawal by the day; INT64_MIN: none */
    int64_t holding;                    /* a basis on record that is in force, or 0 */
};

/* Bases on record say it alone; of a client without any, the row's own day of consent
 * does. A consent for one purpose other than the daily service is no basis of the file. */
swst_status swst__basis_on(swst_store *store, const struct swst__based *whom, int64_t day,
                           struct swst__basis *basis);

/* A warning: the day of consent in the client's own row is to be that of the first on record. */
swst_status swst__basis_warn_day(swst_store *store, const swst_record *client);

#endif
