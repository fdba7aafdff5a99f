/* The sight of a session: what it is now, and whose rights are listed. */
#include "store/sight.h"

#include "store/bulk_inside.h"
#include "store/sealed.h"
#include "store/sight_views.h"
#include "store/store.h"

#include <string.h>

enum swst__sight swst__sight_set(swst_store *store, enum swst__sight sight)
{
    enum swst__sight before = store ? store->sight.now : SWST__FULL;

    if (store)
        store->sight.now = store->session.is_open ? sight : SWST__FULL;
    return before;
}

/* --------------------------------------------------------- kinds as a whole */

void swst__sight_meets(swst_store *store, const char *table, const char *database)
{
    if (!table || !database || strcmp(database, "main") != 0)
        return;
    for (unsigned i = 0; i < swst__kind_count; i++)
        if (strcmp(swst__kinds[i].name, table) == 0)
            store->sight.reading |= UINT64_C(1) << i;
}

swst_status swst__sight_allows(const swst_store *store, uint64_t kinds)
{
    uint64_t denied = kinds & store->sight.denied[store->sight.now];
    unsigned kind = 0;

    if (!denied)
        return SWST_OK;
    while (!(denied >> kind & 1))
        kind++;
    return swst__fail_about(SWST_EDENIED, SWST__KIND_DENIED, &swst__kinds[kind].label);
}

static void deny(struct swst__sight_state *sight)
{
    memset(sight->denied, 0, sizeof sight->denied);
    for (unsigned at = SWST__FIGURES; at < SWST__SIGHTS; at++)
        for (unsigned i = 0; i < swst__kind_count; i++) {
            int32_t circle = swst__kind_circle(&swst__kinds[i]);

            if (!(sight->rules.any & swst__right(circle, swst__sight_deed(at))))
                sight->denied[at] |= UINT64_C(1) << i;
        }
}

/* --------------------------------------------------------------- what changes */

bool swst__sight_depends_on(const swst_kind *kind)
{
    switch (kind - swst__kinds) {
    case swst__kind_client: case swst__kind_household: case swst__kind_household_member:
    case swst__kind_membership: case swst__kind_residence: case swst__kind_case:
    case swst__kind_area: case swst__kind_area_part: case swst__kind_assignment:
    case swst__kind_absence: case swst__kind_post: case swst__kind_account:
    case swst__kind_worker: case swst__kind_volunteer:
    case swst__kind_account_scope: case swst__kind_access_grant: case swst__kind_role_right:
        return true;
    default:
        return false;
    }
}

/* The session that changed them lists anew what follows, of single records; of many,
 * at its next question. */
swst_status swst__sight_note(swst_store *store)
{
    bool is_one_of_many = swst__bulk_works(store);
    int64_t step = swst__draw_replica();        /* nobody else's: one given up is told from it */
    int64_t nothing = 0;
    swst_status status;

    if (is_one_of_many && store->bulk->noted_rights)
        return SWST_OK;
    status = swst__db_ask(store, "UPDATE header SET rights = rights + ?1", step, 0, 0, &nothing);
    if (is_one_of_many)
        store->bulk->noted_rights = true;
    else
        store->sight.noted += step;
    return status;
}

void swst__sight_doubt(swst_store *store)
{
    store->sight.noted = -1;
}

/* What others have committed since, if it concerns rights. */
static swst_status has_changed(swst_store *store, bool *changed)
{
    struct swst__sight_state *sight = &store->sight;
    int64_t version = 0, noted = sight->noted;
    swst_status status = swst__db_number(store, "PRAGMA data_version", &version);

    if (!status)
        status = swst__db_number(store, "SELECT rights FROM header", &noted);
    *changed = !status && noted != sight->noted;
    sight->version = version;
    sight->noted = noted;
    return status;
}

static swst_status refresh(swst_store *store)
{
    enum swst__sight before = swst__sight_set(store, SWST__FULL);
    bool changed = false;
    swst_status status = has_changed(store, &changed);

    if (!status)
        status = store->sight.refresh(store, changed);
    swst__sight_set(store, before);
    return status;
}

swst_status swst__sight_look(swst_store *store)
{
    struct swst__sight_state *sight = &store->sight;
    swst_status status;

    if (!store->session.is_open || !sight->refresh || sight->is_refreshing
        || sight->now == SWST__FULL || !sqlite3_get_autocommit(store->db)
        || swst__db_is_asking(store))
        return SWST_OK;
    sight->is_refreshing = true;
    status = refresh(store);
    sight->is_refreshing = false;
    return status;
}

/* -------------------------------------------------------------------- life */

bool swst__sight_has(const swst_store *store, const struct swst__sight_rules *rules)
{
    const struct swst__sight_rules *has = &store->sight.rules;

    return store->sight.refresh && has->person == rules->person && has->any == rules->any
        && has->client == rules->client && has->household == rules->household
        && has->cases == rules->cases && has->area == rules->area
        && has->scope == rules->scope && has->own == rules->own;
}

swst_status swst__sight_open(swst_store *store, const struct swst__sight_rules *rules,
                             swst__sight_refresher *refresher)
{
    struct swst__sight_state *sight = &store->sight;
    swst_status status;

    sight->rules = *rules;
    swst__sight_forget_lists(store);
    sight->refresh = NULL;
    sight->now = SWST__FULL;
    sight->is_building = true;
    status = swst__sight_make_views(store);
    if (!status)
        status = swst__sealed_make_views(store);
    sight->is_building = false;
    swst__db_forget_statements(store);
    if (status)
        return status;
    deny(sight);
    swst__store_forget(store);              /* what was worked out with other rights */
    status = swst__db_number(store, "SELECT rights FROM header", &sight->noted);
    sight->refresh = refresher;
    return status;
}

void swst__sight_close(swst_store *store)
{
    struct swst__sight_state *sight = &store->sight;

    sight->now = SWST__FULL;
    sight->refresh = NULL;
    sight->is_building = true;
    swst__db_forget_statements(store);
    /* Views that stay for want of memory show everything again: the sight is full. */
    if (swst__sight_drop_views(store))
        swst__db_forget_statements(store);
    if (swst__sealed_make_views(store))     /* if not now, at the next question */
        swst__db_forget_statements(store);
    sight->is_building = false;
    memset(sight->denied, 0, sizeof sight->denied);
    swst__sight_free_lists(store);
    swst__store_forget(store);
}
