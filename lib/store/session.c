#include "store/session.h"

#include "store/store.h"

const struct swst__session *swst__store_session(const swst_store *store)
{
    return &store->session;
}

void swst__session_set(swst_store *store, const struct swst__session *session)
{
    swst__session_clear(store);
    store->session = *session;
    store->sessions++;
    store->actor = session->person;
}

void swst__session_change(swst_store *store, const struct swst__session *session)
{
    store->session = *session;
}

void swst__session_clear(swst_store *store)
{
    if (!store->session.is_open)
        return;
    if (store->db)
        swst__sight_close(store);
    if (store->session.free_who)
        store->session.free_who(store->session.who);
    store->session = (struct swst__session){ 0 };
    store->sessions++;
    store->actor = 0;
}

swst_status swst__session_may(const swst_store *store, enum swst__power power)
{
    return !store->session.is_open || store->session.powers & power
        ? SWST_OK : swst__fail(SWST_EDENIED, SWST__ROLE_MAY_NOT);
}

const char *swst__session_role(const swst_store *store)
{
    return store->session.is_open ? store->session.role : "owner";
}

const char *swst__session_purpose(const swst_store *store)
{
    return store->session.is_open ? store->session.purpose : NULL;
}
