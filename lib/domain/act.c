#include "domain/act.h"

#include "base/memory.h"
#include "domain/write.h"
#include "store/sight.h"

static swst_status keep_request(const swst_store *store, struct swst__act *act)
{
    const char *request = swst__store_request(store);

    act->request = NULL;
    act->served = 0;
    act->then = (struct swst__served){ 0 };
    if (!request)
        return SWST_OK;
    return (act->request = swst__strdup(request)) ? SWST_OK : swst__fail_memory();
}

swst_status swst__act_begin(swst_store *store, struct swst__act *act)
{
    swst_status status = keep_request(store, act);

    if (!status)
        status = swst__db_enter(store, &act->inner);
    if (status) {
        swst_free(act->request);
        return status;
    }
    status = swst__write_check_actor(store);
    if (!status && act->request)
        status = swst__audit_find(store, act->request, &act->then);
    act->served = act->then.id;
    return status ? swst__act_end(store, act, status) : SWST_OK;
}

static swst_status refuse_reuse(swst_store *store, struct swst__act *act)
{
    return swst__act_end(store, act, swst__fail(SWST_ECONFLICT, SWST__REQUEST_REUSED));
}

swst_status swst__act_begin_writing(swst_store *store, struct swst__act *act,
                                    const swst_kind *kind, const struct swst_field *field,
                                    int64_t id)
{
    swst_record *record = NULL;
    swst_status status = swst__act_begin(store, act);
    bool is_other;

    if (status || !act->served)
        return status;
    if (act->then.kind != kind || act->then.is_void)
        return refuse_reuse(store, act);
    if (!field)
        return SWST_OK;
    if ((status = swst__row_load(store, kind, act->served, &record)))
        return swst__act_end(store, act, status);
    is_other = swst__record_int(record, field) != id;
    swst_record_free(record);
    return is_other ? refuse_reuse(store, act) : SWST_OK;
}

swst_status swst__act_begin_on(swst_store *store, struct swst__act *act, const swst_kind *kind,
                               int64_t id, swst_record **record)
{
    swst_status status = swst__act_begin_writing(store, act, kind, NULL, 0);

    *record = NULL;
    if (!status && act->served && act->served != id)
        return refuse_reuse(store, act);
    if (status || act->served)
        return status;
    status = swst__row_load(store, kind, id, record);
    return status ? swst__act_end(store, act, status) : SWST_OK;
}

/* The request fitted before, so it fits again. */
swst_status swst__act_end(swst_store *store, struct swst__act *act, swst_status status)
{
    status = swst__db_leave(store, act->inner, status);
    if (!status)
        swst__store_request_served(store);
    else if (act->request && swst_store_set_request(store, act->request))
        swst__store_request_served(store);
    swst_free(act->request);
    return status;
}

swst_status swst__act_save(swst_store *store, struct swst__act *act, swst_status status,
                           swst_record *record, int64_t *id)
{
    int64_t saved = act->served;

    if (!status && !saved) {
        status = swst_record_save(store, record);
        saved = swst_record_id(record);
    }
    swst_record_free(record);
    status = swst__act_end(store, act, status);
    if (!status && id)
        *id = saved;
    return status;
}
