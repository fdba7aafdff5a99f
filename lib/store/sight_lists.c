/* Rights by id. Temporary tables keep them, so that they are given up with the transaction in
 * which they were listed; a table in memory answers, for every row that is read. */
#include "store/sight.h"

#include "base/memory.h"
#include "store/store.h"

#include <string.h>

#define LIST(table)                                                                      \
    { "DELETE FROM " table " WHERE id = ?1", "INSERT INTO " table " VALUES (?1, ?2)",    \
      "DELETE FROM " table, "SELECT id, rights FROM " table }
static const struct { const char *remove, *add, *clear, *read; } sql[SWST__LISTED] = {
    [SWST__LISTED_CLIENTS] = LIST(SWST__SIGHT_CLIENTS),
    [SWST__LISTED_HOUSEHOLDS] = LIST(SWST__SIGHT_HOUSEHOLDS),
    [SWST__LISTED_CASES] = LIST(SWST__SIGHT_CASES),
    [SWST__LISTED_AREAS] = LIST(SWST__SIGHT_AREAS),
};
#undef LIST

/* ------------------------------------------------------------------- at hand */

/* The place of an id, or the free one where it belongs. */
static struct swst__sight_listed *place_of(const struct swst__sight_list *list, int64_t id)
{
    size_t at = (size_t)((uint64_t)id * UINT64_C(0x9E3779B97F4A7C15) >> 20)
        & (list->capacity - 1);

    while (list->at[at].id && list->at[at].id != id)
        at = (at + 1) & (list->capacity - 1);
    return &list->at[at];
}

static swst_status grow(struct swst__sight_list *list)
{
    struct swst__sight_list wider = { .capacity = list->capacity ? list->capacity * 2 : 64,
                                      .count = list->count, .is_read = list->is_read };

    if (!(wider.at = swst__calloc(wider.capacity * sizeof *wider.at)))
        return swst__fail_memory();
    for (size_t i = 0; i < list->capacity; i++)
        if (list->at[i].id)
            *place_of(&wider, list->at[i].id) = list->at[i];
    swst_free(list->at);
    *list = wider;
    return SWST_OK;
}

static swst_status keep(struct swst__sight_list *list, int64_t id, swst__rights rights)
{
    struct swst__sight_listed *place;
    swst_status status = (list->count + 1) * 2 > list->capacity ? grow(list) : SWST_OK;

    if (status)
        return status;
    place = place_of(list, id);
    list->count += !place->id;
    *place = (struct swst__sight_listed){ id, rights };
    return SWST_OK;
}

static void empty(struct swst__sight_list *list)
{
    if (list->at)
        memset(list->at, 0, list->capacity * sizeof *list->at);
    list->count = 0;
}

/* Asked from within a statement, so past those that are kept. */
static swst_status read_list(swst_store *store, enum swst__listed which)
{
    struct swst__sight_list *list = &store->sight.lists[which];
    sqlite3_stmt *rows = NULL;
    swst_status status = SWST_OK;
    int code = sqlite3_prepare_v2(store->db, sql[which].read, -1, &rows, NULL);

    empty(list);
    while (code == SQLITE_OK && !status && sqlite3_step(rows) == SQLITE_ROW)
        status = keep(list, sqlite3_column_int64(rows, 0),
                      (swst__rights)sqlite3_column_int64(rows, 1));
    code = code == SQLITE_OK ? sqlite3_finalize(rows) : code;
    if (!status && code != SQLITE_OK)
        status = swst__db_fail(store, code);
    list->is_read = !status;
    return status;
}

static swst__rights unlisted(const swst_store *store, enum swst__listed which)
{
    const struct swst__sight_rules *rules = &store->sight.rules;

    switch (which) {
    case SWST__LISTED_CLIENTS: return rules->client;
    case SWST__LISTED_HOUSEHOLDS: return rules->household;
    case SWST__LISTED_CASES: return rules->cases;
    default: return rules->area;
    }
}

swst_status swst__sight_over(swst_store *store, enum swst__listed which, int64_t id,
                             swst__rights *rights)
{
    struct swst__sight_list *list = &store->sight.lists[which];
    swst_status status = list->is_read ? SWST_OK : read_list(store, which);
    const struct swst__sight_listed *place;

    if (status)
        return status;
    place = list->count && id ? place_of(list, id) : NULL;
    *rights = place && place->id ? place->rights : unlisted(store, which);
    return SWST_OK;
}

/* ------------------------------------------------------------------ changing */

static swst_status change(swst_store *store, const char *statement, int64_t first, int64_t second)
{
    int64_t nothing = 0;

    return swst__db_ask(store, statement, first, second, 0, &nothing);
}

swst_status swst__sight_put(swst_store *store, enum swst__listed which, int64_t id,
                            swst__rights rights)
{
    struct swst__sight_list *list = &store->sight.lists[which];
    swst_status status = change(store, sql[which].remove, id, 0);

    store->sight.listed &= rights;
    if (!status)
        status = change(store, sql[which].add, id, (int64_t)rights);
    if (!status && list->is_read && keep(list, id, rights))
        list->is_read = false;              /* it is read again when it is asked for */
    return status;
}

swst_status swst__sight_clear(swst_store *store)
{
    swst_status status = SWST_OK;

    store->sight.listed = ~(swst__rights)0;
    swst__store_forget(store);              /* what was worked out with other rights */
    for (int i = 0; i < SWST__LISTED && !status; i++) {
        status = change(store, sql[i].clear, 0, 0);
        empty(&store->sight.lists[i]);
        store->sight.lists[i].is_read = !status;
    }
    return status;
}

void swst__sight_forget_lists(swst_store *store)
{
    store->sight.listed = ~(swst__rights)0;
    for (int i = 0; i < SWST__LISTED; i++)
        store->sight.lists[i].is_read = false;
}

/* Nothing is taken for everybody's any more until all is listed anew. */
void swst__sight_undone(swst_store *store)
{
    if (!store->session.is_open)
        return;
    swst__sight_forget_lists(store);
    store->sight.listed = 0;
}

void swst__sight_free_lists(swst_store *store)
{
    for (int i = 0; i < SWST__LISTED; i++) {
        swst_free(store->sight.lists[i].at);
        store->sight.lists[i] = (struct swst__sight_list){ 0 };
    }
}
