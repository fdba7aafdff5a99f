/* What the write path asks about other rows. */
#include "base/memory.h"
#include "store/rows.h"

#include <inttypes.h>

enum { MOST_NAMED = 5 };

swst_status swst__row_take(swst_store *store, struct swst__text *sql,
                           struct swst__statement **statement)
{
    char *text = swst__text_take(sql);
    swst_status status = swst__db_take(store, text, statement);

    swst_free(text);
    return status;
}

static swst_status add_referrers(swst_store *store, int64_t id, const swst_kind *kind,
                                 const struct swst_field *field, struct swst__text *ids,
                                 int *count)
{
    struct swst__statement *statement;
    struct swst__text sql = { 0 };
    swst_status status;

    swst__text_add(&sql, "SELECT \"id\" FROM \"%s\" WHERE \"%s\" = ?1 AND \"voided_at\" IS NULL%s"
                         " ORDER BY \"id\" LIMIT %d", kind->name, field->name,
                   field->target == kind ? " AND \"id\" <> ?1" : "",     /* itself does not hold it */
                   MOST_NAMED);
    if ((status = swst__row_take(store, &sql, &statement)))
        return status;
    swst__db_bind_int(statement, 1, id);
    while ((status = swst__db_step(statement)) == SWST_ROW && *count < MOST_NAMED)
        swst__text_add(ids, "%s%s %" PRId64, (*count)++ ? ", " : "", kind->name,
                       swst__db_int(statement, 0));
    swst__db_give_back(statement);
    return status == SWST_ROW ? SWST_OK : status;
}

swst_status swst__row_referrers(swst_store *store, const swst_record *record,
                                struct swst__text *ids)
{
    swst_status status = SWST_OK;
    int count = 0;

    for (const swst_kind *kind = NULL; !status && (kind = swst_kind_next(kind)); )
        for (unsigned i = 0; i < kind->field_count && !status && count < MOST_NAMED; i++)
            if (kind->fields[i].target == record->kind)
                status = add_referrers(store, record->header.id, kind, &kind->fields[i], ids,
                                       &count);
    return status;
}

/* Fields without a value are alike in nothing. */
static bool has_all(const swst_record *record, const struct swst__rule *rule)
{
    const struct swst_field *field;

    for (unsigned i = 0; (field = swst__rule_field(record->kind, rule, i)); i++)
        if (!swst__record_has(record, field))
            return false;
    return true;
}

swst_status swst__row_is_duplicate(swst_store *store, const swst_record *record,
                                   const struct swst__rule *rule, bool *duplicate)
{
    const struct swst_field *field;
    struct swst__statement *statement;
    struct swst__text sql = { 0 };
    swst_status status;

    *duplicate = false;
    if (!has_all(record, rule))
        return SWST_OK;
    swst__text_add(&sql, "SELECT 1 FROM \"%s\" WHERE \"voided_at\" IS NULL AND \"id\" <> ?",
                   record->kind->name);
    for (unsigned i = 0; (field = swst__rule_field(record->kind, rule, i)); i++)
        swst__text_add(&sql, " AND \"%s\" = ?", field->name);
    if ((status = swst__row_take(store, &sql, &statement)))
        return status;

    swst__db_bind_int(statement, 1, record->header.id);
    for (unsigned i = 0; (field = swst__rule_field(record->kind, rule, i)); i++)
        swst__row_bind(statement, (int)i + 2, record, field);
    *duplicate = (status = swst__db_step(statement)) == SWST_ROW;
    swst__db_give_back(statement);
    return *duplicate ? SWST_OK : status;
}
