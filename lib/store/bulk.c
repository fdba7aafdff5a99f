/* The life of a bulk, and its rows. */
#include "store/bulk_inside.h"

#include "base/memory.h"
#include "store/rows.h"
#include "store/sealed.h"

#include <string.h>

/* -------------------------------------------------------------------- life */

static void forget_statements(struct swst__bulk *bulk)
{
    for (unsigned i = 0; i < SWST__BULK_KINDS; i++) {
        sqlite3_finalize(bulk->kinds[i].insert);
        bulk->kinds[i].insert = NULL;
        bulk->kinds[i].bound = 0;
    }
}

static void forget_rows(struct swst__bulk *bulk)
{
    swst__seen_free(&bulk->living);
    memset(bulk->memos, 0, SWST__BULK_MEMOS * sizeof *bulk->memos);
}

static uint64_t find_referred(void)
{
    uint64_t kinds = 0;

    for (unsigned i = 0; i < swst__kind_count; i++)
        for (unsigned f = 0; f < swst__kinds[i].field_count; f++)
            if (swst__kinds[i].fields[f].target)
                kinds |= UINT64_C(1) << (swst__kinds[i].fields[f].target - swst__kinds);
    return kinds;
}

swst_status swst__bulk_begin(swst_store *store, int64_t expected, int64_t instant,
                             uint64_t asked)
{
    struct swst__bulk *bulk;
    swst_status status;

    if (store->bulk)
        return swst__fail(SWST_EMISUSE, SWST__IN_TRANSACTION);
    bulk = swst__calloc(sizeof *bulk);
    if (!bulk || !(bulk->memos = swst__calloc(SWST__BULK_MEMOS * sizeof *bulk->memos))) {
        swst_free(bulk);
        return swst__fail_memory();
    }
    bulk->expected = expected;
    bulk->instant = instant;
    bulk->asked = asked;
    bulk->referred = find_referred();
    for (unsigned i = 0; i < SWST__BULK_KINDS; i++)
        bulk->kinds[i].is_new = true;
    store->bulk = bulk;
    status = swst__db_number(store, "SELECT coalesce(max(sequence), 0) FROM audit",
                             &bulk->audited);
    if (status)
        swst__bulk_end(store);
    return status;
}

void swst__bulk_end(swst_store *store)
{
    struct swst__bulk *bulk = store->bulk;

    if (!bulk)
        return;
    store->bulk = NULL;
    forget_statements(bulk);
    swst__seen_free(&bulk->living);
    swst__bulk_free_keys(&bulk->keys);
    swst_free(bulk->memos);
    swst_free(bulk);
}

void swst__bulk_will_ask(swst_store *store, uint64_t kinds)
{
    if (store->bulk)
        store->bulk->asked |= kinds;
}

swst_status swst__bulk_ready(swst_store *store)
{
    struct swst__bulk *bulk = store->bulk;
    swst_status status = swst__db_can_ask(store);

    if (status)
        return status;
    return bulk && !bulk->lost && !sqlite3_get_autocommit(store->db) ? SWST_OK
        : swst__fail(SWST_EMISUSE, SWST__NO_TRANSACTION);
}

swst_status swst__bulk_enter(swst_store *store)
{
    struct swst__bulk *bulk = store->bulk;

    if (!bulk || bulk->lost || bulk->closed || sqlite3_get_autocommit(store->db))
        return swst__fail(SWST_EMISUSE, SWST__NO_TRANSACTION);
    bulk->works = true;
    if (!bulk->wants_indexes)
        return SWST_OK;
    bulk->wants_indexes = false;
    return swst__bulk_make_indexes(store);
}

void swst__bulk_leave(swst_store *store)
{
    if (store->bulk)
        store->bulk->works = false;
}

static swst_status settle(swst_store *store)
{
    swst_status status = swst__db_can_ask(store);       /* no child of fork() writes */

    if (!status)
        status = swst__bulk_flush_all(store);
    if (!status)
        status = swst__bulk_flush_keys(store);
    return status ? status : swst__bulk_keep_numbers(store);
}

/* Before others ask: what they may ask for must be there. */
swst_status swst__bulk_show_keys(swst_store *store)
{
    struct swst__bulk *bulk = store->bulk;
    swst_status status;

    if (!bulk || bulk->works || bulk->lost || bulk->closed)
        return SWST_OK;
    status = swst__db_can_ask(store);
    return status ? status : swst__bulk_flush_keys(store);
}

swst_status swst__bulk_settle(swst_store *store)
{
    struct swst__bulk *bulk = store->bulk;

    if (!bulk || bulk->works || bulk->lost || bulk->closed)
        return SWST_OK;
    bulk->settled++;
    forget_rows(bulk);
    return settle(store);
}

swst_status swst__bulk_close(swst_store *store)
{
    struct swst__bulk *bulk = store->bulk;
    swst_status status = settle(store);

    forget_statements(bulk);
    forget_rows(bulk);                  /* sorting wants the memory */
    swst__bulk_free_keys(&bulk->keys);
    if (!status)
        status = swst__bulk_make_indexes(store);
    bulk->closed = !status;
    return status;
}

swst_status swst__bulk_before_commit(swst_store *store)
{
    struct swst__bulk *bulk = store->bulk;

    return bulk && !bulk->lost && !bulk->closed ? swst__bulk_close(store) : SWST_OK;
}

bool swst__bulk_is_lost(const swst_store *store)
{
    return !store->bulk || store->bulk->lost;
}

void swst__bulk_lose(swst_store *store)
{
    if (store->bulk)
        store->bulk->lost = true;
}

bool swst__bulk_works(const swst_store *store)
{
    return store->bulk && store->bulk->works;
}

bool swst__bulk_now(const swst_store *store, int64_t *instant)
{
    if (swst__bulk_works(store))
        *instant = store->bulk->instant;
    return swst__bulk_works(store);
}

/* -------------------------------------------------------------------- rows */

static struct swst__bulk_kind *kind_of(const swst_store *store, const swst_kind *kind)
{
    return &store->bulk->kinds[kind - swst__kinds];
}

static swst_status prepare(swst_store *store, const swst_kind *kind)
{
    struct swst__bulk_kind *its = kind_of(store, kind);
    const char *sql = swst__sql(store, kind, SWST__INSERT);
    swst_status status = SWST_OK;
    int code;

    if (!sql)
        return swst__fail_memory();
    if (its->is_new && !(status = swst__bulk_drop_indexes(store, kind)))
        its->is_new = false;
    if (status)
        return status;
    code = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &its->insert, NULL);
    return code == SQLITE_OK ? SWST_OK : swst__db_fail(store, code);
}

static int bind_hidden(sqlite3_stmt *insert, int at, const struct swst_field *field)
{
    if (!(field->flags & SWST_REQUIRED))
        return sqlite3_bind_null(insert, at);
    return field->type == SWST_TEXT
        ? sqlite3_bind_text(insert, at, swst__sealed_placeholder, -1, SQLITE_STATIC)
        : sqlite3_bind_int64(insert, at, field->max);
}

static int bind_field(const swst_store *store, sqlite3_stmt *insert, int at,
                      const swst_record *record, const struct swst_field *field)
{
    if (swst__sealed_hides(store, field))
        return bind_hidden(insert, at, field);
    return field->type == SWST_TEXT
        ? sqlite3_bind_text(insert, at, swst__record_text(record, field), -1, SQLITE_STATIC)
        : sqlite3_bind_int64(insert, at, swst__record_int(record, field));
}

/* What the last row had and this one has not is unset; most are in neither. */
static int bind_fields(const swst_store *store, struct swst__bulk_kind *its,
                       const swst_record *record)
{
    uint64_t either = record->present | its->bound;
    int code = SQLITE_OK;

    for (int i = 0; either && code == SQLITE_OK; i++, either >>= 1)
        if (record->present >> i & 1)
            code = bind_field(store, its->insert, i + 1, record, &record->kind->fields[i]);
        else if (either & 1)
            code = sqlite3_bind_null(its->insert, i + 1);
    its->bound = code == SQLITE_OK ? record->present
                                   : (UINT64_C(1) << record->kind->field_count) - 1;
    return code;
}

static int bind_id(sqlite3_stmt *insert, int at, int64_t id)
{
    return id ? sqlite3_bind_int64(insert, at, id) : sqlite3_bind_null(insert, at);
}

static int bind_header(sqlite3_stmt *insert, int at, const swst_record *record)
{
    const struct swst__header *header = &record->header;
    int code = sqlite3_bind_int64(insert, at, header->id);

    if (code == SQLITE_OK)
        code = sqlite3_bind_int64(insert, at + 1, header->recorded_at);
    if (code == SQLITE_OK)
        code = bind_id(insert, at + 2, header->recorded_by);
    if (code == SQLITE_OK)
        code = header->voided ? sqlite3_bind_int64(insert, at + 3, header->voided_at)
                              : sqlite3_bind_null(insert, at + 3);
    if (code == SQLITE_OK)
        code = bind_id(insert, at + 4, header->voided_by);
    if (code == SQLITE_OK)
        code = sqlite3_bind_text(insert, at + 5, record->void_reason, -1, SQLITE_STATIC);
    return code;
}

/* The statement keeps pointing at the record's texts until the next one: it is not
 * stepped before all that it holds is bound anew. */
swst_status swst__bulk_insert(swst_store *store, const swst_record *record)
{
    struct swst__bulk_kind *its = kind_of(store, record->kind);
    swst_status status = its->insert ? SWST_OK : prepare(store, record->kind);
    int code;

    if (status)
        return status;
    code = bind_fields(store, its, record);
    if (code == SQLITE_OK)
        code = bind_header(its->insert, (int)record->kind->field_count + 1, record);
    if (code == SQLITE_OK)
        code = sqlite3_step(its->insert);
    if (code != SQLITE_DONE)
        status = swst__db_fail(store, code);
    sqlite3_reset(its->insert);
    if (!status)
        status = swst__sealed_put(store, record, true);
    if (status)
        return status;
    swst__bulk_brought(store, record->header.id);
    if (++its->rows == SWST__BULK_WORTH_IT && !its->dropped && !store->bulk->expected
        && (status = swst__bulk_drop_indexes(store, record->kind)))
        return status;
    return record->header.voided ? SWST_OK
        : swst__bulk_note_life(store, record->kind, record->header.id);
}

/* ------------------------------------------------------------ what is known */

bool swst__bulk_lives(const swst_store *store, const swst_kind *kind, int64_t id)
{
    return swst__bulk_works(store)
        && swst__seen_has(&store->bulk->living, (unsigned)(kind - swst__kinds), id);
}


swst_status swst__bulk_note_life(swst_store *store, const swst_kind *kind, int64_t id)
{
    bool again;

    return swst__bulk_works(store) && store->bulk->referred >> (kind - swst__kinds) & 1
        ? swst__seen_add(&store->bulk->living, (unsigned)(kind - swst__kinds), id, &again)
        : SWST_OK;
}

static struct swst__bulk_memo *memo_of(const swst_store *store, const swst_kind *kind, int64_t id)
{
    uint64_t mixed = (uint64_t)id * UINT64_C(0x9e3779b97f4a7c15) + (uint64_t)(kind - swst__kinds);

    return &store->bulk->memos[(mixed ^ mixed >> 32) & (SWST__BULK_MEMOS - 1)];
}

bool swst__bulk_recall(const swst_store *store, const swst_kind *kind, int64_t id,
                       int64_t *first, int64_t *second)
{
    const struct swst__bulk_memo *memo;

    if (!swst__bulk_works(store))
        return false;
    memo = memo_of(store, kind, id);
    if (memo->kind != kind || memo->id != id)
        return false;
    *first = memo->first;
    *second = memo->second;
    return true;
}

void swst__bulk_remember(swst_store *store, const swst_kind *kind, int64_t id, int64_t first,
                         int64_t second)
{
    if (swst__bulk_works(store))
        *memo_of(store, kind, id) = (struct swst__bulk_memo){ kind, id, first, second };
}

void swst__bulk_forget(swst_store *store, const swst_kind *kind, int64_t id)
{
    struct swst__bulk_memo *memo = memo_of(store, kind, id);

    if (memo->kind == kind && memo->id == id)
        memo->kind = NULL;
}

void swst__bulk_changed(swst_store *store, const swst_record *record)
{
    if (!swst__bulk_works(store))
        return;
    swst__bulk_forget(store, record->kind, record->header.id);
    if (record->header.voided)
        swst__seen_remove(&store->bulk->living, (unsigned)(record->kind - swst__kinds),
                          record->header.id);
}
