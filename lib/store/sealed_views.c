/* How a sealed file is read: the function that opens a box, and views in which a sealed
 * field is what its box holds. */
#include "store/sealed.h"

#include "base/memory.h"
#include "base/text.h"
#include "store/rows.h"
#include "store/sight_views.h"
#include "store/store.h"

#include <stdio.h>
#include <string.h>

/* -------------------------------------------------------------------- function */

static void note_broken(struct swst__keys *keys, const struct swst__about *about)
{
    snprintf(keys->broken_kind, sizeof keys->broken_kind, "%s", about->kind);
    snprintf(keys->broken_field, sizeof keys->broken_field, "%s", about->field);
    keys->broken_id = about->id;
    keys->has_broken = true;
}

bool swst__sealed_broke(swst_store *store, swst_status *status)
{
    struct swst__keys *keys = &store->keys;
    const struct swst__about about = { keys->broken_kind, keys->broken_field, keys->broken_id };

    if (!keys->has_broken)
        return false;
    keys->has_broken = false;
    if (!(*status = swst__keys_still_hold(store)))
        *status = swst__box_broken(&about);
    return true;
}

int64_t swst__sealed_broken_id(const swst_store *store)
{
    return store->keys.broken_id;
}

static void give(sqlite3_context *context, char *text, int64_t number)
{
    if (text)
        sqlite3_result_text(context, text, -1, swst_free);
    else
        sqlite3_result_int64(context, number);
}

/* swst_unseal(box, kind, field, id): NULL of NULL. A value is never told of in a failure. */
static void unseal(sqlite3_context *context, int count, sqlite3_value **values)
{
    swst_store *store = sqlite3_user_data(context);
    struct swst__about about = { (const char *)sqlite3_value_text(values[1]),
                                 (const char *)sqlite3_value_text(values[2]),
                                 sqlite3_value_int64(values[3]) };
    const void *box = sqlite3_value_blob(values[0]);
    char *text = NULL;
    int64_t number = 0;
    swst_status status;

    (void)count;
    if (sqlite3_value_type(values[0]) == SQLITE_NULL)
        return;
    status = about.kind && about.field
        ? swst__box_open(&store->keys.file, &about, box, (size_t)sqlite3_value_bytes(values[0]),
                         &text, &number) : SWST_ENOMEM;
    if (status == SWST_ROW) {
        note_broken(&store->keys, &about);
        sqlite3_result_error(context, "sealed", -1);
    } else if (status) {
        sqlite3_result_error_nomem(context);
    } else {
        give(context, text, number);
    }
}

/* For statements and temporary views alone: a file whose own schema names it opens nothing. */
int swst__sealed_add_function(swst_store *store)
{
    return sqlite3_create_function_v2(store->db, "swst_unseal", 4,
                                      SQLITE_UTF8 | SQLITE_DIRECTONLY, store, unseal, NULL, NULL,
                                      NULL);
}

/* ----------------------------------------------------------------------- views */

/* Of a value that a record must have the box must be there, too. */
void swst__sealed_add_column(struct swst__text *sql, const swst_store *store,
                             const swst_kind *kind, const struct swst_field *field)
{
    bool must = field->flags & SWST_REQUIRED;

    if (!swst__sealed_hides(store, field)) {
        swst__text_add(sql, "r.\"%s\"", field->name);
        return;
    }
    swst__text_add(sql, "swst_unseal(%s(SELECT b.box FROM main.sealed AS b WHERE b.kind = '%s'"
                   " AND b.record_id = r.id AND b.field = '%s')%s, '%s', '%s', r.id)",
                   must ? "coalesce(" : "", kind->name, field->name, must ? ", x'')" : "",
                   kind->name, field->name);
}

static void add_view(struct swst__text *sql, const swst_store *store, const swst_kind *kind)
{
    swst__text_add(sql, "CREATE TEMP VIEW IF NOT EXISTS \"%s\" AS SELECT ", kind->name);
    for (int i = 0; i < SWST__HEADER_FIELDS; i++)
        swst__text_add(sql, "%sr.\"%s\"", i ? ", " : "", swst__header_names[i]);
    for (unsigned i = 0; i < kind->field_count; i++) {
        swst__text_add(sql, ", ");
        swst__sealed_add_column(sql, store, kind, &kind->fields[i]);
        swst__text_add(sql, " AS \"%s\"", kind->fields[i].name);
    }
    swst__text_add(sql, " FROM main.\"%s\" AS r;\n", kind->name);
}

static swst_status build(swst_store *store, struct swst__text *sql)
{
    bool before = store->sight.is_building;
    swst_status status;

    store->sight.is_building = true;
    store->keys.wants_views = false;
    status = swst__schema_run(store, sql);
    store->keys.wants_views = status != SWST_OK;        /* tried again at the next question */
    store->sight.is_building = before;
    return status;
}

static void add_views(struct swst__text *sql, const swst_store *store)
{
    for (unsigned i = 0; store->keys.is_sealed && i < swst__kind_count; i++)
        if (swst__sealed_has(&swst__kinds[i]))
            add_view(sql, store, &swst__kinds[i]);
}

swst_status swst__sealed_make_views(swst_store *store)
{
    struct swst__text sql = { 0 };

    if (!store->keys.is_sealed)
        return SWST_OK;
    add_views(&sql, store);
    return build(store, &sql);
}

swst_status swst__sealed_remake_views(swst_store *store)
{
    struct swst__text sql = { 0 };

    for (unsigned i = 0; i < swst__kind_count; i++)
        if (swst__sealed_has(&swst__kinds[i]))
            swst__text_add(&sql, "DROP VIEW IF EXISTS temp.\"%s\";\n", swst__kinds[i].name);
    if (store->session.is_open)
        swst__sight_add_sealed(&sql, store);
    add_views(&sql, store);
    return build(store, &sql);
}

swst_status swst__sealed_needs_views(swst_store *store)
{
    return store->keys.wants_views ? swst__sealed_remake_views(store) : SWST_OK;
}
