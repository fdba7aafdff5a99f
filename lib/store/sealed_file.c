/* A whole file: sealed, sealed anew with another key, and unsealed. */
#include "base/memory.h"
#include "base/text.h"
#include "store/audit.h"
#include "store/client_keys.h"
#include "store/erase.h"
#include "store/rows.h"
#include "store/sealed.h"
#include "store/store.h"

#include <swstation/keys.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------------- a row clear */

/* The columns that are, or are to be, sealed, each to be set. */
static swst_status take_update(swst_store *store, const swst_kind *kind,
                               struct swst__statement **update)
{
    struct swst__text sql = { 0 };
    const char *separator = "";

    swst__text_add(&sql, "UPDATE main.\"%s\" SET ", kind->name);
    for (unsigned i = 0; i < kind->field_count; i++)
        if (swst__sealed_is(&kind->fields[i])) {
            swst__text_add(&sql, "%s\"%s\" = ?", separator, kind->fields[i].name);
            separator = ", ";
        }
    swst__text_add(&sql, " WHERE id = ?");
    return swst__row_take(store, &sql, update);
}

/* From the table itself, or with what its boxes hold. */
static swst_status take_rows(swst_store *store, const swst_kind *kind, bool clear,
                             struct swst__statement **rows)
{
    struct swst__text sql = { 0 };

    swst__text_add(&sql, "SELECT ");
    swst__sql_add_columns(&sql, kind);
    swst__text_add(&sql, " FROM %s\"%s\" ORDER BY id", clear ? "main." : "", kind->name);
    return swst__row_take(store, &sql, rows);
}

static bool has_any(const swst_record *record)
{
    for (unsigned i = 0; i < record->kind->field_count; i++)
        if (swst__sealed_is(&record->kind->fields[i])
            && swst__record_has(record, &record->kind->fields[i]))
            return true;
    return false;
}

static swst_status set_columns(swst_store *store, struct swst__statement *update,
                               const swst_record *record)
{
    int at = 1;
    swst_status status;

    for (unsigned i = 0; i < record->kind->field_count; i++)
        if (swst__sealed_is(&record->kind->fields[i]))
            swst__row_bind_kept(store, update, at++, record, &record->kind->fields[i]);
    swst__db_bind_int(update, at, record->header.id);
    status = swst__db_step(update);
    swst__db_again(update);
    return status;
}

/* ------------------------------------------------------------------- all records */

/* Every row of a kind, into its boxes (`seals`) or out of them. */
static swst_status move_row(swst_store *store, const struct swst__statement *row,
                            struct swst__statement *update, swst_record *record, bool seals)
{
    swst_status status = swst__row_read(row, record);

    if (status || !has_any(record))
        return status;
    if (seals)
        status = swst__sealed_put(store, record, true);
    return status ? status : set_columns(store, update, record);
}

static swst_status move_rows(swst_store *store, const swst_kind *kind,
                             struct swst__statement *rows, struct swst__statement *update,
                             bool seals)
{
    swst_status status;

    while ((status = swst__db_step(rows)) == SWST_ROW) {
        swst_record *record = swst_record_new(kind);

        status = record ? move_row(store, rows, update, record, seals) : SWST_ENOMEM;
        swst_record_free(record);
        if (status)
            break;
    }
    return status;
}

static swst_status move_kind(swst_store *store, const swst_kind *kind, bool seals)
{
    struct swst__statement *rows = NULL, *update = NULL;
    swst_status status = take_rows(store, kind, seals, &rows);

    if (!status)
        status = take_update(store, kind, &update);
    if (!status)
        status = move_rows(store, kind, rows, update, seals);
    swst__db_give_back(rows);
    swst__db_give_back(update);
    return status;
}

/* Rows are read in their state before and written in the one after: the columns of an
 * unsealed file hold values again. */
static swst_status move_kinds(swst_store *store, bool seals)
{
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < swst__kind_count && !status; i++)
        if (swst__sealed_has(&swst__kinds[i]))
            status = move_kind(store, &swst__kinds[i], seals);
    return status;
}

/* ------------------------------------------------------------- what imports keep */

/* One row: clear (`keys` NULL) or in a box of these keys. */
static swst_status move_kept(const struct swst__statement *row, struct swst__statement *update,
                             const struct swst__file_keys *keys)
{
    char kind[64];
    struct swst__about about = { kind, swst__db_text(row, 3), swst__db_int(row, 2) };
    struct swst__value value = { swst__db_text(row, 4), 0 };
    const swst_kind *its = swst_kind_find(swst__db_text(row, 1));
    const struct swst_field *field = its ? swst__field_find(its, about.field) : NULL;
    unsigned char *box = NULL;
    size_t size = 0;
    swst_status status = SWST_OK;

    if (!field || !swst__sealed_is(field))
        return SWST_OK;
    snprintf(kind, sizeof kind, "import %" PRId64 " %s", swst__db_int(row, 5), its->name);
    if (keys && !(status = swst__box_make(keys, &about, &value, &box, &size)))
        swst__db_bind_bytes(update, 1, box, size);
    else if (!keys)
        swst__db_bind_text(update, 1, value.text);
    swst__db_bind_int(update, 2, swst__db_int(row, 0));
    if (!status)
        status = swst__db_step(update);
    swst__db_again(update);
    swst_free(box);
    return status;
}

static swst_status move_imports(swst_store *store, const struct swst__file_keys *keys)
{
    struct swst__statement *rows = NULL, *update = NULL;
    swst_status status = swst__db_take(store, "SELECT rowid, kind, record_id, field, "
        SWST__SEALED_KEPT ", \"import\" FROM import_change WHERE kind <> 'audit'"
        " AND \"before\" IS NOT NULL ORDER BY rowid", &rows);

    if (!status)
        status = swst__db_take(store, "UPDATE import_change SET \"before\" = ? WHERE rowid = ?",
                               &update);
    while (!status && (status = swst__db_step(rows)) == SWST_ROW)
        status = move_kept(rows, update, keys);
    swst__db_give_back(rows);
    swst__db_give_back(update);
    return status;
}

/* ------------------------------------------------------------------ the three acts */

/* Numbers are still clear where they are read, and their keys of the new sort. */
static swst_status seal(swst_store *store, const struct swst__file_keys *new)
{
    swst_status status;

    store->keys.file = *new;
    store->keys.is_sealed = true;
    if (!(status = swst__client_keys_rebuild(store)))
        status = move_kinds(store, true);
    if (!status)
        status = move_imports(store, new);
    return status ? status : swst__keys_write(store, new);
}

static swst_status change_key(swst_store *store, const struct swst__file_keys *new)
{
    swst_status status = swst__sealed_anew(store, new);

    if (!status)
        status = move_imports(store, new);
    store->keys.file = *new;
    if (!status)
        status = swst__keys_write(store, new);
    return status ? status : swst__client_keys_rebuild(store);
}

/* Boxes are read, by views that stay till the end, though nothing is hidden any more. */
static swst_status unseal(swst_store *store, const struct swst__file_keys *none)
{
    swst_status status = move_imports(store, none);

    store->keys.is_sealed = false;
    if (!status)
        status = move_kinds(store, false);
    if (!status)
        status = swst__client_keys_rebuild(store);
    if (!status)
        status = swst__db_exec(store, "DELETE FROM sealed");
    return status ? status : swst__keys_write(store, none);
}

/* All or nothing; what failed leaves the store as it was, too. */
static swst_status act(swst_store *store, const struct swst__file_keys *new,
                       enum swst__audit_action action,
                       swst_status (*work)(swst_store *, const struct swst__file_keys *))
{
    struct swst__keys before = store->keys;
    enum swst__sight sight;
    bool inner;
    swst_status status = swst__db_enter(store, &inner);

    if (!status) {
        sight = swst__sight_set(store, SWST__FULL);
        store->keys.is_known = false;           /* until it is done, what is read is half-way */
        if (!(status = work(store, new)))
            status = swst__audit_note(store, &(struct swst__noted_act){ .action = action });
        swst__sight_set(store, sight);
        status = swst__db_leave(store, inner, status);
    }
    if (status)
        store->keys = before;
    store->keys.is_known = true;
    swst__crypto_wipe(&before, sizeof before);
    return status;
}

static swst_status may(swst_store *store)
{
    swst_status status = store ? swst__db_can_ask(store)
                               : swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);

    if (!status)
        status = swst__session_may(store, SWST__POWER_KEYS);
    if (!status && !sqlite3_get_autocommit(store->db))
        status = swst__fail(SWST_EMISUSE, SWST__IN_TRANSACTION);
    return status;
}

/* What was clear lies in free pages, and in the journal, until the file is written anew. */
swst_status swst_store_seal(swst_store *store)
{
    struct swst__file_keys new = { { 0 }, { 0 }, { 0 }, { 0 } };
    swst_status status = may(store);

    if (!status && !swst__crypto_name())
        status = swst__fail(SWST_ENOCRYPTO, SWST__NO_CRYPTO);
    if (!status && !store->keys.is_given)
        status = swst__fail(SWST_ENOKEY, SWST__NO_KEY_YET);
    if (status || store->keys.is_sealed)
        return status ? status : swst__erase_finish(store);
    if (!(status = swst__erase_prepare(store))
        && !(status = swst__keys_draw(store->keys.given, &new)))
        status = act(store, &new, SWST__ACT_SEAL, seal);
    swst__crypto_wipe(&new, sizeof new);
    if (!status)
        status = swst__sealed_remake_views(store);
    return status ? status : swst__erase_finish(store);
}

swst_status swst_store_change_key(swst_store *store, const void *key, size_t size)
{
    struct swst__file_keys new;
    swst_status status = may(store);

    if (!status && !key)
        status = swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!status && size != SWST_KEY_SIZE)
        status = swst__fail(SWST_EINVALID, SWST__BAD_KEY);
    if (!status && !store->keys.is_sealed)
        status = swst__fail(SWST_EMISUSE, SWST__NOT_SEALED);
    if (status || (status = swst__keys_draw(key, &new)))
        return status;
    if (!(status = act(store, &new, SWST__ACT_SEAL, change_key)))
        memcpy(store->keys.given, key, size);
    swst__crypto_wipe(&new, sizeof new);
    return status;
}

swst_status swst_store_unseal(swst_store *store)
{
    swst_status status = may(store);

    if (!status && !store->keys.is_sealed)
        status = swst__fail(SWST_EMISUSE, SWST__NOT_SEALED);
    if (!status)
        status = act(store, NULL, SWST__ACT_UNSEAL, unseal);
    if (status)
        return status;
    swst__crypto_wipe(&store->keys.file, sizeof store->keys.file);
    return swst__sealed_remake_views(store);
}
