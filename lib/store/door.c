#include "store/door.h"

#include "store/sight.h"

static swst_status tell(swst_store *store, const struct swst__noted_act *act)
{
    enum swst__sight sight = swst__sight_set(store, SWST__FULL);
    swst_status status = swst__audit_note(store, act);

    swst__sight_set(store, sight);
    return status;
}

/* The sentence of the refusal stays, even where the audit cannot be told. */
static swst_status refuse(swst_store *store)
{
    struct swst__failure refusal;

    swst__failure_keep(&refusal);
    if (tell(store, &(struct swst__noted_act){ .action = SWST__ACT_DENIED,
                                               .outcome = SWST__OUTCOME_DENIED }))
        return swst__fail_again(SWST_EDENIED, &refusal);
    return SWST_EDENIED;
}

swst_status swst__door(swst_store *store, enum swst__power power)
{
    swst_status status;

    if (!swst__store_session(store)->is_open)
        return SWST_OK;
    if ((status = swst__sight_look(store)))
        return status;
    status = swst__session_may(store, power);
    return status == SWST_EDENIED ? refuse(store) : status;
}

swst_status swst__door_tell(swst_store *store, enum swst__audit_action action, int64_t rows)
{
    if (!swst__store_session(store)->is_open)
        return SWST_OK;
    return tell(store, &(struct swst__noted_act){ .action = action, .rows = rows,
                                                  .outcome = SWST__OUTCOME_DONE });
}

enum swst__sight swst__door_open(swst_store *store)
{
    return swst__sight_set(store, SWST__FULL);
}

void swst__door_close(swst_store *store, enum swst__sight before)
{
    swst__sight_set(store, before);
}
