/* The key of the chain: it comes from the caller, and never stands in the file. What the
 * file keeps is a check value, by which a wrong key is told before it is used. */
#include "store/audit_inside.h"

#include "base/crypto.h"
#include "store/rows.h"

#include <swstation/audit.h>

#include <string.h>

static void forget(swst_store *store)
{
    swst__crypto_wipe(store->audit.key, sizeof store->audit.key);
    swst__crypto_wipe(store->audit.check, sizeof store->audit.check);
    store->audit.has_key = false;
}

void swst__audit_forget_key(swst_store *store)
{
    forget(store);
}

swst_status swst_store_set_audit_key(swst_store *store, const void *key, size_t size)
{
    static const char check[] = "swst/audit/key";

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (key && size != sizeof store->audit.key)
        return swst__fail(SWST_EINVALID, SWST__AUDIT_KEY_SIZE);
    forget(store);
    if (!key)
        return SWST_OK;
    if (!swst__crypto_mac(key, check, sizeof check - 1, store->audit.check))
        return swst__fail(SWST_ENOCRYPTO, SWST__NO_CRYPTO);
    memcpy(store->audit.key, key, sizeof store->audit.key);
    store->audit.has_key = true;
    return SWST_OK;
}

swst_status swst__audit_has_key(const swst_store *store, const struct swst__audit_head *head)
{
    if (!head->keyed_from)
        return SWST_OK;
    if (!store->audit.has_key)
        return swst__crypto_name() ? swst__fail(SWST_ENOKEY, SWST__AUDIT_NEEDS_KEY)
                                   : swst__fail(SWST_ENOCRYPTO, SWST__NO_CRYPTO);
    return memcmp(store->audit.check, head->key_check, sizeof head->key_check) == 0 ? SWST_OK
        : swst__fail(SWST_EWRONGKEY, SWST__AUDIT_WRONG_KEY);
}

/* ----------------------------------------------------------------- from now on */

static swst_status note_key(swst_store *store, const struct swst__audit_head *head)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "UPDATE header SET audit_keyed_from = ?,"
                                              " audit_key_check = ?", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, head->sequence + 1);
    swst__db_bind_bytes(statement, 2, store->audit.check, sizeof store->audit.check);
    return swst__db_finish(statement);
}

static swst_status begin_key(swst_store *store)
{
    struct swst__audit_head head;
    swst_status status = swst__audit_head(store, &head);

    if (status)
        return status;
    if (head.keyed_from)
        return swst__fail(SWST_ECONFLICT, SWST__AUDIT_KEYED);
    status = note_key(store, &head);
    return status ? status
        : swst__audit_note(store, &(struct swst__noted_act){ .action = SWST__ACT_KEY });
}

swst_status swst__audit_begin_key(swst_store *store)
{
    swst_status status;
    bool inner;

    if (!store->audit.has_key)
        return swst__fail(SWST_ENOKEY, SWST__AUDIT_NEEDS_KEY);
    if ((status = swst__db_enter(store, &inner)))
        return status;
    return swst__db_leave(store, inner, begin_key(store));
}
