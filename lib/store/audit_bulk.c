/* The audit of a bulk: runs of new records, told of in one line each (see audit.c). */
#include "store/audit_inside.h"

#include "base/text.h"
#include "store/bulk_inside.h"
#include "store/rows.h"

swst_status swst__bulk_flush(swst_store *store, const swst_kind *kind)
{
    struct swst__bulk *bulk = store->bulk;
    struct swst__bulk_run *run = &bulk->kinds[kind - swst__kinds].run;
    struct swst__audit_told told = { bulk->instant, "insert", "done", kind->name, NULL, NULL,
                                     *run };
    swst_status status = run->rows ? swst__audit_tell(store, &told) : SWST_OK;

    if (!status)
        *run = (struct swst__bulk_run){ 0 };
    return status;
}

swst_status swst__bulk_flush_all(swst_store *store)
{
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < swst__kind_count && !status; i++)
        status = swst__bulk_flush(store, &swst__kinds[i]);
    return status;
}

/* Whether a row of the kind lies between the last of the run and this one. */
static swst_status is_between(swst_store *store, const swst_record *record,
                              const struct swst__bulk_run *run, bool *between)
{
    struct swst__statement *statement;
    struct swst__text sql = { 0 };
    swst_status status;

    *between = record->header.id <= run->last;
    if (*between || record->header.id == run->last + 1
        || swst__bulk_gave(store, run->last, record->header.id))
        return SWST_OK;
    swst__text_add(&sql, "SELECT 1 FROM \"%s\" WHERE id > ? AND id < ? LIMIT 1",
                   record->kind->name);
    if ((status = swst__row_take(store, &sql, &statement)))
        return status;
    swst__db_bind_int(statement, 1, run->last);
    swst__db_bind_int(statement, 2, record->header.id);
    *between = (status = swst__db_step(statement)) == SWST_ROW;
    swst__db_give_back(statement);
    return *between ? SWST_OK : status;
}

swst_status swst__bulk_audit(swst_store *store, const swst_record *record)
{
    struct swst__bulk_run *run = &store->bulk->kinds[record->kind - swst__kinds].run;
    bool between = false;
    swst_status status = run->rows ? is_between(store, record, run, &between) : SWST_OK;

    if (!status && between)
        status = swst__bulk_flush(store, record->kind);
    if (status)
        return status;
    if (!run->rows)
        run->first = record->header.id;
    run->last = record->header.id;
    run->rows++;
    return SWST_OK;
}
