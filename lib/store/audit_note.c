/* Notes of acts that change no row: reads of what is sensitive, sessions, exports. */
#include "store/audit_inside.h"

#include "base/memory.h"
#include "store/bulk_inside.h"
#include "store/rows.h"

static swst_status tell(swst_store *store, const struct swst__noted_act *act)
{
    int64_t last = act->last_id ? act->last_id : act->first_id;
    struct swst__audit_told told = {
        swst__store_moment(store), swst__audit_actions.words[act->action + 1],
        swst__audit_outcomes.words[act->outcome + 1], act->kind ? act->kind->name : NULL,
        act->fields, NULL, { act->first_id, last, act->rows } };
    swst_status status = SWST_OK;

    if (swst__bulk_works(store))
        status = swst__bulk_flush_all(store);
    return status ? status : swst__audit_tell(store, &told);
}

/* ------------------------------------------------------- what stands whatever comes */

struct swst__kept_act {
    struct swst__kept_act *next;
    struct swst__noted_act act;
    char *fields;
};

static void free_act(struct swst__kept_act *kept)
{
    swst_free(kept->fields);
    swst_free(kept);
}

static swst_status keep(swst_store *store, const struct swst__noted_act *act)
{
    struct swst__kept_act *kept = swst__calloc(sizeof *kept);

    if (!kept || (act->fields && !(kept->fields = swst__strdup(act->fields)))) {
        swst_free(kept);
        return swst__fail_memory();
    }
    kept->act = *act;
    kept->act.fields = kept->fields;
    kept->next = store->audit.acts;
    store->audit.acts = kept;
    return SWST_OK;
}

/* In the order in which they were done. */
static struct swst__kept_act *take_acts(swst_store *store)
{
    struct swst__kept_act *first = NULL;

    for (struct swst__kept_act *it = store->audit.acts, *next; it; it = next) {
        next = it->next;
        it->next = first;
        first = it;
    }
    store->audit.acts = NULL;
    return first;
}

static swst_status tell_all(swst_store *store, const struct swst__kept_act *acts)
{
    swst_status status;
    bool inner;

    if ((status = swst__db_enter(store, &inner)))
        return status;
    for (; acts && !status; acts = acts->next)
        status = tell(store, &acts->act);
    return swst__db_leave(store, inner, status);
}

/* Who rolled back may still ask what had failed before. */
void swst__audit_transaction_ended(swst_store *store, bool was_kept)
{
    struct swst__kept_act *acts = take_acts(store), *next;
    struct swst__failure before;

    if (acts && !was_kept) {
        swst__failure_keep(&before);
        if (tell_all(store, acts))
            swst__fail_again(SWST_OK, &before);
    }
    for (; acts; acts = next) {
        next = acts->next;
        free_act(acts);
    }
}

/* ------------------------------------------------------------------- noting */

swst_status swst__audit_note(swst_store *store, const struct swst__noted_act *act)
{
    swst_status status;
    bool inner;

    if (swst__bulk_works(store))
        return tell(store, act);
    if ((status = swst__db_enter(store, &inner)))
        return status;
    status = inner && store->callers && store->session.is_open
        && swst__audit_stands[act->action] ? keep(store, act) : SWST_OK;
    return swst__db_leave(store, inner, status ? status : tell(store, act));
}
