/* The audit: one line for every write, never changed afterwards. It names the
 * fields that changed, never their values. */
#include "base/memory.h"
#include "store/rows.h"
#include "store/store.h"

swst_status swst__audit_add(swst_store *store, int64_t instant, const char *action,
                            const swst_record *record, const char *fields)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store,
        "INSERT INTO audit (instant, actor, action, kind, record_id, fields, request)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, instant);
    swst__db_bind_id(statement, 2, swst__store_actor(store));
    swst__db_bind_text(statement, 3, action);
    swst__db_bind_text(statement, 4, record->kind->name);
    swst__db_bind_int(statement, 5, record->header.id);
    swst__db_bind_text(statement, 6, fields);
    swst__db_bind_text(statement, 7, swst__store_request(store));
    return swst__db_finish(statement);
}

swst_status swst__audit_find(swst_store *store, const char *request, int64_t *record_id)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT record_id FROM audit WHERE request = ?",
                                       &statement);

    *record_id = 0;
    if (status)
        return status;
    swst__db_bind_text(statement, 1, request);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        *record_id = swst__db_int(statement, 0);
    swst__db_give_back(statement);
    return status == SWST_ROW ? SWST_OK : status;
}
