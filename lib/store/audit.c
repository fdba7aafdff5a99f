/* The audit: one line for every write, never changed afterwards. It names the
 * fields that changed, never their values.
 *
 * Of what a batch writes, one line tells of a run of new records of a kind: action
 * insert, record_id the first, last_id the last, rows how many. They were written in
 * ascending order of their ids, and no other row of the kind lay between the first and
 * the last then. So the line that tells of a new record is the latest insert line of its
 * kind from whose record_id to last_id its id lies; a line of one record has neither
 * last_id nor rows. Whatever is told of a record later stands behind that line. */
#include "base/memory.h"
#include "base/text.h"
#include "store/bulk_inside.h"
#include "store/rows.h"

#include <string.h>

struct line {
    int64_t instant;
    const char *action, *fields, *request;
    const swst_kind *kind;
    struct swst__bulk_run run;
};

static swst_status add(swst_store *store, const struct line *line)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store,
        "INSERT INTO audit (instant, actor, action, kind, record_id, fields, request, last_id,"
        " rows) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", &statement);
    bool several = line->run.rows > 1;

    if (status)
        return status;
    swst__db_bind_int(statement, 1, line->instant);
    swst__db_bind_id(statement, 2, swst__store_actor(store));
    swst__db_bind_text(statement, 3, line->action);
    swst__db_bind_text(statement, 4, line->kind->name);
    swst__db_bind_int(statement, 5, line->run.first);
    swst__db_bind_text(statement, 6, line->fields);
    swst__db_bind_text(statement, 7, line->request);
    swst__db_bind_id(statement, 8, several ? line->run.last : 0);
    swst__db_bind_id(statement, 9, several ? line->run.rows : 0);
    status = swst__db_finish(statement);
    if (!status && store->bulk)
        store->bulk->audited = sqlite3_last_insert_rowid(store->db);
    return status;
}

swst_status swst__audit_add(swst_store *store, int64_t instant, const char *action,
                            const swst_record *record, const char *fields)
{
    struct line line = { instant, action, fields, swst__store_request(store), record->kind,
                         { record->header.id, record->header.id, 1 } };
    swst_status status;

    if (!swst__bulk_works(store))
        return add(store, &line);
    if (!fields && !line.request && strcmp(action, "insert") == 0)
        return swst__bulk_audit(store, record);
    status = swst__bulk_flush(store, record->kind);
    return status ? status : add(store, &line);
}

/* ------------------------------------------------------------------- in bulk */

swst_status swst__bulk_flush(swst_store *store, const swst_kind *kind)
{
    struct swst__bulk *bulk = store->bulk;
    struct swst__bulk_run *run = &bulk->kinds[kind - swst__kinds].run;
    struct line line = { bulk->instant, "insert", NULL, NULL, kind, *run };
    swst_status status = run->rows ? add(store, &line) : SWST_OK;

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
