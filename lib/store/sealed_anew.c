/* Every box made anew with another key. The table is gone through by its key: a row that is
 * written anew in a table without row ids may come again to who reads on. */
#include "store/sealed.h"

#include "store/store.h"

#include <stdio.h>
#include <string.h>

struct place {
    char kind[64], field[64];
    int64_t id;
};

enum { IN_RECORD, IN_KIND, BEHIND, WAYS };

#define BOXES "SELECT kind, record_id, field, box FROM sealed WHERE "
static const char *const next_boxes[WAYS] = {
    [IN_RECORD] = BOXES "kind = ?1 AND record_id = ?2 AND field > ?3 ORDER BY field LIMIT 1",
    [IN_KIND] = BOXES "kind = ?1 AND record_id > ?2 ORDER BY record_id, field LIMIT 1",
    [BEHIND] = BOXES "kind > ?1 ORDER BY kind, record_id, field LIMIT 1",
};

static bool note_place(struct place *place, const struct swst__about *about)
{
    place->id = about->id;
    return snprintf(place->kind, sizeof place->kind, "%s", about->kind) < (int)sizeof place->kind
        && snprintf(place->field, sizeof place->field, "%s", about->field)
            < (int)sizeof place->field;
}

/* A box opened with the old keys and made anew with the new ones. */
static swst_status remake(const struct swst__statement *row, struct place *place,
                          const struct swst__file_keys *old, const struct swst__file_keys *new,
                          unsigned char **box, size_t *size)
{
    struct swst__about about = { swst__db_text(row, 0), swst__db_text(row, 2),
                                 swst__db_int(row, 1) };
    char *text = NULL;
    int64_t number = 0;
    size_t was_size = 0;
    const void *was = swst__db_blob(row, 3, &was_size);
    swst_status status = note_place(place, &about)
        ? swst__box_open(old, &about, was, was_size, &text, &number) : SWST_ROW;

    if (status == SWST_ROW)
        status = swst__box_broken(&about);
    else if (!status)
        status = swst__box_make(new, &about, &(struct swst__value){ text, number }, box, size);
    if (text)
        swst__crypto_wipe(text, strlen(text));
    swst_free(text);
    return status;
}

/* SWST_ROW, or SWST_OK behind the last box. */
static swst_status seal_next(swst_store *store, struct place *place,
                             const struct swst__file_keys *new, int way, unsigned char **box,
                             size_t *size)
{
    struct swst__statement *row;
    swst_status status = swst__db_take(store, next_boxes[way], &row), made;

    if (status)
        return status;
    swst__db_bind_text(row, 1, place->kind);
    if (way != BEHIND)
        swst__db_bind_int(row, 2, place->id);
    if (way == IN_RECORD)
        swst__db_bind_text(row, 3, place->field);
    if ((status = swst__db_step(row)) == SWST_ROW
        && (made = remake(row, place, &store->keys.file, new, box, size)))
        status = made;
    swst__db_give_back(row);
    return status;
}

static swst_status replace(swst_store *store, const struct place *place,
                           const unsigned char *box, size_t size)
{
    struct swst__statement *update;
    swst_status status = swst__db_take(store, "UPDATE sealed SET box = ? WHERE kind = ?"
                                       " AND record_id = ? AND field = ?", &update);

    if (status)
        return status;
    swst__db_bind_bytes(update, 1, box, size);
    swst__db_bind_text(update, 2, place->kind);
    swst__db_bind_int(update, 3, place->id);
    swst__db_bind_text(update, 4, place->field);
    return swst__db_finish(update);
}

swst_status swst__sealed_anew(swst_store *store, const struct swst__file_keys *new)
{
    struct place place = { "", "", 0 };
    swst_status status;

    do {
        unsigned char *box = NULL;
        size_t size = 0;

        status = SWST_OK;
        for (int way = IN_RECORD; way < WAYS && !status; way++)
            status = seal_next(store, &place, new, way, &box, &size);
        if (status == SWST_ROW && (status = replace(store, &place, box, size)) == SWST_OK)
            status = SWST_ROW;
        swst_free(box);
    } while (status == SWST_ROW);
    return status;
}
