#include "domain/rights/doors.h"

#include "domain/rights/permit.h"
#include "domain/rights/who.h"
#include "store/door.h"

swst_status swst__door_in(swst_store *store)
{
    swst_status status = swst__door(store, SWST__POWER_IMPORT);

    return status ? status : swst__permit_many(store);
}

static bool has_sensitive(const swst_kind *kind)
{
    for (unsigned i = 0; i < kind->field_count; i++)
        if (kind->fields[i].flags & SWST_SENSITIVE)
            return true;
    return false;
}

/* Whether every record of the kind is there to be read, with all that is on it. */
static bool reads_all(const struct swst__reach *reach, const swst_kind *kind)
{
    int32_t circle = swst__kind_circle(kind);

    return reach->of[circle][SWST__DEED_READ] == swst__reach_SCOPE
        && (!has_sensitive(kind) || reach->of[circle][SWST__DEED_SENSITIVE] == swst__reach_SCOPE);
}

static swst_status check_all(const struct swst__who *who)
{
    bool whole = who->reach.children == swst__reach_SCOPE;

    for (unsigned i = 0; i < swst__kind_count && whole; i++)
        whole = reads_all(&who->reach, &swst__kinds[i]);
    if (!whole)
        return swst__fail(SWST_EDENIED, SWST__NOT_ALL);
    return who->has_purpose ? SWST_OK : swst__fail(SWST_EDENIED, SWST__PURPOSE_NEEDED);
}

swst_status swst__door_out(swst_store *store, bool in_full)
{
    const struct swst__session *session = swst__store_session(store);
    swst_status status = swst__door(store, SWST__POWER_EXPORT);

    if (status || !session->is_open)
        return status;
    if (!(status = swst__permit_whole(store)))
        status = check_all(session->who);
    return status || !in_full || session->reveals ? status
        : swst__fail(SWST_EDENIED, SWST__REVEAL_FIRST);
}
