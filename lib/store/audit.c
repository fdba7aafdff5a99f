/* The audit: one line for every write, never changed afterwards. It names the
 * fields that changed, never their values. */
#include "base/memory.h"
#include "store/rows.h"
#include "store/store.h"

#include <string.h>

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

static swst_status read_served(const struct swst__statement *row, struct swst__served *served)
{
    const char *kind = swst__db_text(row, 1), *action = swst__db_text(row, 2);

    if (!*kind || !*action)
        return swst__fail_memory();
    *served = (struct swst__served){ swst__db_int(row, 0), swst_kind_find(kind),
                                     !strcmp(action, "insert"), !strcmp(action, "void") };
    return SWST_OK;
}

swst_status swst__audit_find(swst_store *store, const char *request, struct swst__served *served)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT record_id, kind, action FROM audit"
                                              " WHERE request = ?", &statement);

    *served = (struct swst__served){ 0 };
    if (status)
        return status;
    swst__db_bind_text(statement, 1, request);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        status = read_served(statement, served);
    swst__db_give_back(statement);
    return status;
}
