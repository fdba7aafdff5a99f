/* Who works in a session: role, scope, purpose, and the files opened to him. */
#ifndef SWST_DOMAIN_RIGHTS_WHO_H
#define SWST_DOMAIN_RIGHTS_WHO_H

#include "domain/areas.h"
#include "domain/ids.h"
#include "domain/rights/reach.h"

struct swst__who {
    int64_t person, account, role, purpose;
    int64_t day, until;                 /* an instant: then something begins or ends */
    bool has_purpose;
    struct swst__reach reach;
    struct swst__ids areas, categories; /* that the account is narrowed to; none: all */
    struct swst__ids granted;           /* clients */
};

/* As of `now`. SWST_EDENIED when there is no account in force. */
swst_status swst__who_read(swst_store *store, int64_t person, int64_t purpose, int64_t now,
                           struct swst__who *who);
void swst__who_free(void *who);

/* Whether the account is of the whole station. */
static inline bool swst__who_is_whole(const struct swst__who *who)
{
    return !who->areas.count && !who->categories.count;
}

/* List the rights over clients, households and cases: over all, or anew over some. */
swst_status swst__seen_list(swst_store *store, const struct swst__who *who);
swst_status swst__seen_list_again(swst_store *store, const struct swst__who *who,
                                  const struct swst__ids *clients,
                                  const struct swst__ids *households);

#endif
