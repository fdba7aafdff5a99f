/* What erasing leaves in boxes, where the columns of the row tell nothing. */
#include "base/memory.h"
#include "store/erase.h"
#include "store/sealed.h"
#include "store/store.h"

#include <string.h>

enum what { NOTHING, SAME, ANOTHER };

/* A box that does not open goes like any other. */
static swst_status compare(swst_store *store, const struct swst__statement *row,
                           const struct swst__about *about, const struct swst__value *left,
                           enum what *what)
{
    char *text = NULL;
    int64_t number = 0;
    size_t size = 0;
    const void *box = swst__db_blob(row, 0, &size);
    swst_status status = swst__box_open(&store->keys.file, about, box, size, &text, &number);
    bool same = !status && (left->text ? text && strcmp(text, left->text) == 0
                                       : !text && number == left->number);

    if (text)
        swst__crypto_wipe(text, strlen(text));
    swst_free(text);
    *what = same ? SAME : ANOTHER;
    return status < 0 ? status : SWST_OK;
}

static swst_status take(swst_store *store, const char *sql, const struct swst__about *about,
                        struct swst__statement **statement)
{
    swst_status status = swst__db_take(store, sql, statement);

    if (status)
        return status;
    swst__db_bind_text(*statement, 1, about->kind);
    swst__db_bind_int(*statement, 2, about->id);
    swst__db_bind_text(*statement, 3, about->field);
    return SWST_OK;
}

static swst_status look(swst_store *store, const struct swst__about *about,
                        const struct swst__value *left, enum what *what)
{
    struct swst__statement *row;
    swst_status status = take(store, "SELECT box FROM sealed WHERE kind = ?1 AND record_id = ?2"
                                     " AND field = ?3", about, &row);

    *what = NOTHING;
    if (status)
        return status;
    if ((status = swst__db_step(row)) == SWST_ROW)
        status = compare(store, row, about, left, what);
    swst__db_give_back(row);
    return status;
}

static swst_status overwrite(swst_store *store, const struct swst__about *about,
                             const struct swst__value *left)
{
    struct swst__statement *update;
    unsigned char *box = NULL;
    size_t size = 0;
    swst_status status = swst__box_make(&store->keys.file, about, left, &box, &size);

    if (!status)
        status = take(store, "UPDATE sealed SET box = ?4 WHERE kind = ?1 AND record_id = ?2"
                             " AND field = ?3", about, &update);
    if (!status) {
        swst__db_bind_bytes(update, 4, box, size);
        status = swst__db_finish(update);
    }
    swst_free(box);
    return status;
}

static swst_status remove_box(swst_store *store, const struct swst__about *about)
{
    struct swst__statement *statement;
    swst_status status = take(store, "DELETE FROM sealed WHERE kind = ?1 AND record_id = ?2"
                                     " AND field = ?3", about, &statement);

    return status ? status : swst__db_finish(statement);
}

static swst_status erase(swst_store *store, const struct swst__about *about,
                         const struct swst_field *field, enum swst__erasing erasing, bool apply,
                         bool *found)
{
    struct swst__value left = { erasing == SWST__WORD ? swst__erasing_word(field) : NULL,
                                field->min };
    enum what what;
    swst_status status = look(store, about, &left, &what);

    *found = what != NOTHING && (what == ANOTHER || erasing == SWST__UNSET);
    if (status || !*found || !apply)
        return status;
    return erasing == SWST__UNSET ? remove_box(store, about) : overwrite(store, about, &left);
}

swst_status swst__sealed_erase(swst_store *store, const swst_kind *kind, int64_t id, bool apply,
                               uint64_t *fields)
{
    swst_status status = SWST_OK;

    for (unsigned i = 0; store->keys.is_sealed && i < kind->field_count && !status; i++) {
        const struct swst_field *field = &kind->fields[i];
        struct swst__about about = { kind->name, field->name, id };
        enum swst__erasing erasing = swst__erasing_of(kind, field);
        bool found = false;

        if (swst__sealed_is(field) && erasing != SWST__STAYS)
            status = erase(store, &about, field, erasing, apply, &found);
        if (found)
            *fields |= UINT64_C(1) << i;
    }
    return status;
}
