/* Keys of new clients in a bulk: gathered, found by a hash meanwhile, and written in
 * sorted runs, which is much faster than each in its place. */
#include "store/bulk_inside.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1 << 10, MOST = 1 << 18, RUN = 16, NONE = -1 };
enum { ONE, MANY, TAKE };

/* `next`: an earlier one in the same bucket, or NONE. `order`: ascending; below zero when
 * the client has the key no more. Of one client and key the last one holds. */
struct swst__bulk_key {
    int64_t key, client_id;
    int32_t next, order;
};

static int32_t *bucket_of(const struct swst__bulk_keys *keys, int64_t key)
{
    uint64_t mixed = (uint64_t)key * UINT64_C(0x9e3779b97f4a7c15);

    return &keys->buckets[(mixed >> 32) & (keys->room - 1)];
}

static void link_key(struct swst__bulk_keys *keys, size_t at)
{
    int32_t *bucket = bucket_of(keys, keys->at[at].key);

    keys->at[at].next = *bucket;
    *bucket = (int32_t)at;
}

static swst_status grow(struct swst__bulk_keys *keys)
{
    size_t room = keys->room ? keys->room * 2 : FIRST_ROOM;
    struct swst__bulk_key *at = swst__realloc(keys->at, room * sizeof *at);
    int32_t *buckets;

    if (!at)
        return swst__fail_memory();
    keys->at = at;
    if (!(buckets = swst__realloc(keys->buckets, room * sizeof *buckets)))
        return swst__fail_memory();
    keys->buckets = buckets;
    keys->room = room;
    memset(buckets, 0xff, room * sizeof *buckets);
    for (size_t i = 0; i < keys->count; i++)
        link_key(keys, i);
    return SWST_OK;
}

static swst_status make_room(swst_store *store, size_t count)
{
    struct swst__bulk_keys *keys = &store->bulk->keys;
    swst_status status = keys->count + count > MOST ? swst__bulk_flush_keys(store) : SWST_OK;

    while (!status && keys->count + count > keys->room)
        status = grow(keys);
    return status;
}

static void add(struct swst__bulk_keys *keys, int64_t key, int64_t client_id, bool has)
{
    int32_t order = (int32_t)keys->count + 1;

    keys->at[keys->count] = (struct swst__bulk_key){ key, client_id, NONE, has ? order : -order };
    link_key(keys, keys->count++);
}

swst_status swst__bulk_add_keys(swst_store *store, const int64_t *at, size_t count,
                                int64_t client_id)
{
    swst_status status = make_room(store, count);

    for (size_t i = 0; i < count && !status; i++)
        add(&store->bulk->keys, at[i], client_id, true);
    return status;
}

swst_status swst__bulk_take_key(swst_store *store, int64_t key, int64_t client_id)
{
    swst_status status = make_room(store, 1);

    if (!status)
        add(&store->bulk->keys, key, client_id, false);
    return status;
}

/* The latest comes first in its bucket. */
static const struct swst__bulk_key *find_last(const struct swst__bulk_keys *keys, int64_t key,
                                              int64_t client_id)
{
    int32_t at = keys->count ? *bucket_of(keys, key) : NONE;

    while (at != NONE && (keys->at[at].key != key || keys->at[at].client_id != client_id))
        at = keys->at[at].next;
    return at == NONE ? NULL : &keys->at[at];
}

/* Those who have the key no more, and those who have it twice. */
static void leave_out(const struct swst__bulk_keys *keys, int64_t key, int64_t *ids, size_t *count)
{
    size_t kept = 0;

    for (size_t i = 0; i < *count; i++)
        if (!find_last(keys, key, ids[i]))
            ids[kept++] = ids[i];
    *count = kept;
}

/* In its place among the others; the greatest falls off the end. */
static void add_id(int64_t id, int64_t *ids, size_t room, size_t *count)
{
    size_t place = *count < room ? (*count)++ : room;

    for (; place && ids[place - 1] > id; place--)
        if (place < room)
            ids[place] = ids[place - 1];
    if (place < room)
        ids[place] = id;
}

void swst__bulk_find_keys(const swst_store *store, int64_t key, int64_t *ids, size_t room,
                          size_t *count)
{
    const struct swst__bulk_keys *keys = &store->bulk->keys;
    int32_t at = keys->count ? *bucket_of(keys, key) : NONE;

    leave_out(keys, key, ids, count);
    for (; at != NONE; at = keys->at[at].next) {
        const struct swst__bulk_key *it = &keys->at[at];

        if (it->key == key && it->order > 0 && find_last(keys, key, it->client_id) == it)
            add_id(it->client_id, ids, room, count);
    }
}

static int compare(const void *left, const void *right)
{
    const struct swst__bulk_key *a = left, *b = right;

    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    if (a->client_id != b->client_id)
        return a->client_id < b->client_id ? -1 : 1;
    return abs(a->order) - abs(b->order);
}

static bool is_last(const struct swst__bulk_keys *keys, size_t at)
{
    return at + 1 == keys->count || keys->at[at].key != keys->at[at + 1].key
        || keys->at[at].client_id != keys->at[at + 1].client_id;
}

/* In the order of the table; what is to be taken away is, and of the rest each once. */
static int sort(struct swst__bulk_keys *keys, sqlite3_stmt *take)
{
    size_t kept = 0;
    int code = SQLITE_DONE;

    qsort(keys->at, keys->count, sizeof *keys->at, compare);
    for (size_t i = 0; i < keys->count && code == SQLITE_DONE; i++) {
        if (!is_last(keys, i))
            continue;
        if (keys->at[i].order > 0) {
            keys->at[kept++] = keys->at[i];
            continue;
        }
        sqlite3_bind_int64(take, 1, keys->at[i].key);
        sqlite3_bind_int64(take, 2, keys->at[i].client_id);
        code = sqlite3_step(take);
        sqlite3_reset(take);
    }
    keys->count = kept;
    return code;
}

/* A key that is there already is a finding of swst_station_check(). */
static int write_each(const struct swst__bulk_key *at, size_t count, sqlite3_stmt *insert)
{
    int code = SQLITE_DONE;

    for (size_t i = 0; i < count && code == SQLITE_DONE; i++) {
        sqlite3_bind_int64(insert, 1, at[i].key);
        sqlite3_bind_int64(insert, 2, at[i].client_id);
        code = sqlite3_step(insert);
        sqlite3_reset(insert);
        if ((code & 0xff) == SQLITE_CONSTRAINT)
            code = SQLITE_DONE;
    }
    return code;
}

/* Within one statement a key is put beside the last one without being looked for. */
static int write_run(const struct swst__bulk_key *at, sqlite3_stmt *insert)
{
    int code;

    for (int i = 0; i < RUN; i++) {
        sqlite3_bind_int64(insert, 2 * i + 1, at[i].key);
        sqlite3_bind_int64(insert, 2 * i + 2, at[i].client_id);
    }
    code = sqlite3_step(insert);
    sqlite3_reset(insert);
    return code;
}

/* A run of which one key is there already is not written at all. */
static int write_keys(const struct swst__bulk_keys *keys, sqlite3_stmt *one, sqlite3_stmt *many)
{
    size_t at = 0;
    int code = SQLITE_DONE;

    for (; keys->count - at >= RUN && code == SQLITE_DONE; at += RUN) {
        code = write_run(keys->at + at, many);
        if ((code & 0xff) == SQLITE_CONSTRAINT)
            code = write_each(keys->at + at, RUN, one);
    }
    return code == SQLITE_DONE ? write_each(keys->at + at, keys->count - at, one) : code;
}

static int prepare(swst_store *store, sqlite3_stmt *statements[3])
{
    struct swst__text text = { 0 };
    int code = SQLITE_NOMEM;
    char *sql;

    swst__text_add(&text, "INSERT INTO main.client_key (\"key\", client_id) VALUES (?, ?)");
    for (int i = 1; i < RUN; i++)
        swst__text_add(&text, ", (?, ?)");
    if ((sql = swst__text_take(&text)))
        code = sqlite3_prepare_v3(store->db, sql, -1, 0, &statements[MANY], NULL);
    swst_free(sql);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v3(store->db, "INSERT INTO main.client_key (\"key\", client_id)"
                                  " VALUES (?, ?)", -1, 0, &statements[ONE], NULL);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v3(store->db, "DELETE FROM main.client_key WHERE \"key\" = ?"
                                  " AND client_id = ?", -1, 0, &statements[TAKE], NULL);
    return code;
}

swst_status swst__bulk_flush_keys(swst_store *store)
{
    struct swst__bulk_keys *keys = &store->bulk->keys;
    sqlite3_stmt *statements[3] = { NULL };
    int code;

    if (!keys->count)
        return SWST_OK;
    code = prepare(store, statements);
    if (code == SQLITE_OK) {
        code = sort(keys, statements[TAKE]);
        if (code == SQLITE_DONE)
            code = write_keys(keys, statements[ONE], statements[MANY]);
        keys->count = 0;
        memset(keys->buckets, 0xff, keys->room * sizeof *keys->buckets);
    }
    for (int i = 0; i < 3; i++)
        sqlite3_finalize(statements[i]);
    return code == SQLITE_DONE ? SWST_OK : swst__db_fail(store, code);
}

void swst__bulk_free_keys(struct swst__bulk_keys *keys)
{
    swst_free(keys->at);
    swst_free(keys->buckets);
    *keys = (struct swst__bulk_keys){ 0 };
}
