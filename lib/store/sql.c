/* The statements of each kind, written once per store, when first needed. */
#include "base/memory.h"
#include "base/text.h"
#include "store/rows.h"
#include "store/store.h"

void swst__sql_add_columns(struct swst__text *sql, const swst_kind *kind)
{
    for (int i = 0; i < SWST__HEADER_FIELDS; i++)
        swst__text_add(sql, "%s\"%s\"", i ? ", " : "", swst__header_names[i]);
    for (unsigned i = 0; i < kind->field_count; i++)
        swst__text_add(sql, ", \"%s\"", kind->fields[i].name);
}

/* The fields come first among the parameters: ?1 is fields[0]. */
static void add_insert(struct swst__text *sql, const swst_kind *kind)
{
    swst__text_add(sql, "INSERT INTO main.\"%s\" (", kind->name);
    for (unsigned i = 0; i < kind->field_count; i++)
        swst__text_add(sql, "\"%s\", ", kind->fields[i].name);
    for (int i = 0; i < SWST__HEADER_FIELDS; i++)
        swst__text_add(sql, "%s\"%s\"", i ? ", " : "", swst__header_names[i]);
    swst__text_add(sql, ") VALUES (?");
    for (unsigned i = 1; i < kind->field_count + SWST__HEADER_FIELDS; i++)
        swst__text_add(sql, ", ?");
    swst__text_add(sql, ")");
}

static void add_update(struct swst__text *sql, const swst_kind *kind)
{
    swst__text_add(sql, "UPDATE main.\"%s\" SET ", kind->name);
    for (unsigned i = 0; i < kind->field_count; i++)
        swst__text_add(sql, "%s\"%s\" = ?", i ? ", " : "", kind->fields[i].name);
    swst__text_add(sql, " WHERE \"id\" = ? AND \"voided_at\" IS NULL");
}

static char *write_sql(const swst_kind *kind, enum swst__operation operation)
{
    struct swst__text sql = { 0 };

    switch (operation) {
    case SWST__SELECT:
        swst__text_add(&sql, "SELECT ");
        swst__sql_add_columns(&sql, kind);
        swst__text_add(&sql, " FROM \"%s\" WHERE \"id\" = ?", kind->name);
        break;
    case SWST__INSERT:
        add_insert(&sql, kind);
        break;
    case SWST__UPDATE:
        add_update(&sql, kind);
        break;
    case SWST__VOID:
        swst__text_add(&sql, "UPDATE main.\"%s\" SET \"voided_at\" = ?, \"voided_by\" = ?, "
                       "\"void_reason\" = ? WHERE \"id\" = ? AND \"voided_at\" IS NULL", kind->name);
        break;
    case SWST__LIVES:
        swst__text_add(&sql, "SELECT \"voided_at\" IS NULL FROM \"%s\" WHERE \"id\" = ?",
                       kind->name);
        break;
    case SWST__OPERATIONS:
        break;
    }
    return swst__text_take(&sql);
}

const char *swst__sql(swst_store *store, const swst_kind *kind, enum swst__operation operation)
{
    char **sql;

    if (!store->sql && !(store->sql = swst__calloc(swst__kind_count * sizeof *store->sql)))
        return NULL;
    sql = &store->sql[kind - swst__kinds][operation];
    if (!*sql)
        *sql = write_sql(kind, operation);
    return *sql;
}

void swst__sql_forget(swst_store *store)
{
    for (unsigned i = 0; store->sql && i < swst__kind_count; i++)
        for (unsigned operation = 0; operation < SWST__OPERATIONS; operation++)
            swst_free(store->sql[i][operation]);
    swst_free(store->sql);
    store->sql = NULL;
}
