/* Who works with a store, in what role and for what purpose. Without a session the
 * local owner does, who may do everything and is called so in the audit. */
#ifndef SWST_STORE_SESSION_H
#define SWST_STORE_SESSION_H

#include "base/error.h"

#include <swstation/store.h>

/* What a role may do apart from rows: bits of session.powers. */
enum swst__power {
    SWST__POWER_REVEAL = 1 << 0,        /* see personal values unmasked */
    SWST__POWER_EXPORT = 1 << 1,        /* take records out: dump, a person's own data */
    SWST__POWER_IMPORT = 1 << 2,        /* bring many in: ledgers, load */
    SWST__POWER_MAINTAIN = 1 << 3,      /* backup, restore, rebuild, check, trim the audit */
    SWST__POWER_AUDIT = 1 << 4,         /* read and verify the audit */
    SWST__POWER_ERASE = 1 << 5,
    SWST__POWER_KEYS = 1 << 6           /* seal the file, change its key */
};

struct swst__session {
    bool is_open, reveals;
    unsigned powers;
    int64_t person, account;
    const char *role, *purpose;         /* words of their choices; NULL: none */
    void *who;                          /* of the floor above, given up with the session */
    void (*free_who)(void *who);
};

const struct swst__session *swst__store_session(const swst_store *store);

/* From now on; what it points at is the store's. And back to the local owner. */
void swst__session_set(swst_store *store, const struct swst__session *session);
void swst__session_change(swst_store *store, const struct swst__session *session);
void swst__session_clear(swst_store *store);

/* SWST_OK for the local owner; else SWST_EDENIED unless the role may. */
swst_status swst__session_may(const swst_store *store, enum swst__power power);

/* As the audit calls who works: "owner" where there is no session; a word or NULL. */
const char *swst__session_role(const swst_store *store);
const char *swst__session_purpose(const swst_store *store);

#endif
