/* Keys of new clients in a bulk: gathered, found by a hash meanwhile, and written in
 * sorted runs, which is much faster than each in its place. */
#include "store/bulk_inside.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1 << 10, MOST = 1 << 19, RUN = 16, NONE = -1, NOBODY = 0 };

/* `next`: an earlier one in the same bucket, or NONE. */
struct swst__bulk_key {
    int64_t key, client_id;
    int32_t next;
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
        if (keys->at[i].client_id != NOBODY)
            link_key(keys, i);
    return SWST_OK;
}

swst_status swst__bulk_add_keys(swst_store *store, const int64_t *at, size_t count,
                                int64_t client_id)
{
    struct swst__bulk_keys *keys = &store->bulk->keys;
    swst_status status = keys->count + count > MOST ? swst__bulk_flush_keys(store) : SWST_OK;

    while (!status && keys->count + count > keys->room)
        status = grow(keys);
    if (status)
        return status;
    for (size_t i = 0; i < count; i++) {
        keys->at[keys->count] = (struct swst__bulk_key){ at[i], client_id, NONE };
        link_key(keys, keys->count++);
    }
    return SWST_OK;
}

bool swst__bulk_take_key(swst_store *store, int64_t key, int64_t client_id)
{
    struct swst__bulk_keys *keys = &store->bulk->keys;
    int32_t *link = keys->count ? bucket_of(keys, key) : NULL;

    while (link && *link != NONE && (keys->at[*link].key != key
                                     || keys->at[*link].client_id != client_id))
        link = &keys->at[*link].next;
    if (!link || *link == NONE)
        return false;
    keys->at[*link].client_id = NOBODY;
    *link = keys->at[*link].next;
    while (keys->count && keys->at[keys->count - 1].client_id == NOBODY)
        keys->count--;
    return true;
}

void swst__bulk_find_keys(const swst_store *store, int64_t key, int64_t *ids, size_t room,
                          size_t *count)
{
    const struct swst__bulk_keys *keys = &store->bulk->keys;
    int32_t at = keys->count ? *bucket_of(keys, key) : NONE;

    for (; at != NONE; at = keys->at[at].next)
        if (keys->at[at].key == key) {
            size_t place = *count < room ? (*count)++ : room;

            /* In its place among the others; the greatest falls off the end. */
            for (; place && ids[place - 1] > keys->at[at].client_id; place--)
                if (place < room)
                    ids[place] = ids[place - 1];
            if (place < room)
                ids[place] = keys->at[at].client_id;
        }
}

static int compare(const void *left, const void *right)
{
    const struct swst__bulk_key *a = left, *b = right;

    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->client_id > b->client_id) - (a->client_id < b->client_id);
}

static void sort(struct swst__bulk_keys *keys)
{
    size_t count = 0;

    for (size_t i = 0; i < keys->count; i++)
        if (keys->at[i].client_id != NOBODY)
            keys->at[count++] = keys->at[i];
    keys->count = count;
    qsort(keys->at, count, sizeof *keys->at, compare);
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

static int prepare(swst_store *store, int rows, sqlite3_stmt **insert)
{
    struct swst__text text = { 0 };
    int code = SQLITE_NOMEM;
    char *sql;

    swst__text_add(&text, "INSERT INTO client_key (\"key\", client_id) VALUES (?, ?)");
    for (int i = 1; i < rows; i++)
        swst__text_add(&text, ", (?, ?)");
    if ((sql = swst__text_take(&text)))
        code = sqlite3_prepare_v3(store->db, sql, -1, 0, insert, NULL);
    swst_free(sql);
    return code;
}

swst_status swst__bulk_flush_keys(swst_store *store)
{
    struct swst__bulk_keys *keys = &store->bulk->keys;
    sqlite3_stmt *one = NULL, *many = NULL;
    int code;

    if (!keys->count)
        return SWST_OK;
    code = prepare(store, 1, &one);
    if (code == SQLITE_OK)
        code = prepare(store, RUN, &many);
    if (code == SQLITE_OK) {
        sort(keys);
        code = write_keys(keys, one, many);
        keys->count = 0;
        memset(keys->buckets, 0xff, keys->room * sizeof *keys->buckets);
    }
    sqlite3_finalize(one);
    sqlite3_finalize(many);
    return code == SQLITE_DONE ? SWST_OK : swst__db_fail(store, code);
}

void swst__bulk_free_keys(struct swst__bulk_keys *keys)
{
    swst_free(keys->at);
    swst_free(keys->buckets);
    *keys = (struct swst__bulk_keys){ 0 };
}
