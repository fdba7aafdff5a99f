/* Going back within a bulk: what was put since a mark becomes what it was. A row that
 * was never committed is taken out again; nothing that anybody has seen is deleted. */
#include "store/bulk_inside.h"

#include "base/memory.h"
#include "store/rows.h"
#include "store/sealed.h"

void swst__bulk_mark(const swst_store *store, struct swst__bulk_mark *mark)
{
    const struct swst__bulk *bulk = store->bulk;

    *mark = (struct swst__bulk_mark){ bulk->numbers, bulk->sequence, bulk->first_id, bulk->last_id,
                                      bulk->audited, bulk->settled };
}

struct swst__bulk_run swst__bulk_run(const swst_store *store, const swst_kind *kind)
{
    return store->bulk->kinds[kind - swst__kinds].run;
}

static swst_status take_out(swst_store *store, const swst_kind *kind, int64_t id)
{
    struct swst__statement *statement;
    struct swst__text sql = { 0 };
    swst_status status;

    swst__text_add(&sql, "DELETE FROM main.\"%s\" WHERE \"id\" = ?", kind->name);
    if ((status = swst__row_take(store, &sql, &statement)))
        return status;
    swst__db_bind_int(statement, 1, id);
    status = swst__db_finish(statement);
    return status ? status : swst__sealed_take_out(store, kind, id);
}

/* Voiding, too, is taken back: swst__row_unvoid() needs a row that is as it was. */
static swst_status put_back(swst_store *store, const swst_record *before)
{
    swst_status status = swst__row_unvoid(store, before);

    return status ? status : swst__row_update(store, before);
}

swst_status swst__bulk_take_back(swst_store *store, const swst_kind *kind, int64_t id,
                                 const swst_record *before, struct swst__bulk_run run)
{
    struct swst__bulk *bulk = store->bulk;
    unsigned number = (unsigned)(kind - swst__kinds);
    swst_status status = before ? put_back(store, before) : take_out(store, kind, id);

    if (!before) {
        swst__seen_remove(&bulk->living, number, id);
        swst__bulk_forget(store, kind, id);
    }
    bulk->kinds[number].run = run;
    return status || !before ? status : swst__bulk_note_life(store, kind, id);
}

/* What others wrote in between cannot be told apart any more. */
swst_status swst__bulk_return(swst_store *store, const struct swst__bulk_mark *mark)
{
    struct swst__bulk *bulk = store->bulk;
    struct swst__statement *statement;
    swst_status status;

    if (mark->settled != bulk->settled)
        return swst__fail(SWST_EMISUSE, SWST__NO_TRANSACTION);
    bulk->numbers = mark->numbers;              /* else the header is read again */
    if (bulk->own_from <= mark->sequence + 1)   /* else it jumped over others' meanwhile */
        bulk->sequence = mark->sequence;
    bulk->first_id = mark->first_id;
    bulk->last_id = mark->last_id;
    if (bulk->audited == mark->audited)
        return SWST_OK;
    if ((status = swst__db_take(store, "DELETE FROM audit WHERE sequence > ?", &statement)))
        return status;
    swst__db_bind_int(statement, 1, bulk->audited = mark->audited);
    return swst__db_finish(statement);
}

void swst__bulk_ids(const swst_store *store, int64_t *first, int64_t *last)
{
    *first = store->bulk ? store->bulk->first_id : 0;
    *last = store->bulk ? store->bulk->last_id : 0;
}
