/* The keys of all clients: made anew, and compared with those on record.
 *
 * Pairs of key and client are collected up to a bound, sorted and handled, so that
 * the table is gone through in its order some times, and not at random by client. */
#include "base/memory.h"
#include "store/client_keys.h"
#include "store/client_keys_of.h"

enum { MOST_PAIRS = 700000 };

struct pair {
    int64_t key, client_id;
};

struct pairs {
    swst_store *store;
    struct pair *at;
    size_t count;
    int64_t total;
    struct swst__statement *statement;          /* by which pairs are handled */
    swst_status (*handle)(struct pairs *pairs, const struct pair *pair);
    int64_t wrong;                              /* a client whose keys are not right */
};

static bool is_before(const struct pair *left, const struct pair *right)
{
    return left->key != right->key ? left->key < right->key
                                   : left->client_id < right->client_id;
}

/* Down from `from` to where all below are before it. */
static void sink(struct pair *at, size_t from, size_t count)
{
    struct pair sinking = at[from];

    for (size_t below; (below = 2 * from + 1) < count; from = below) {
        if (below + 1 < count && is_before(&at[below], &at[below + 1]))
            below++;
        if (!is_before(&sinking, &at[below]))
            break;
        at[from] = at[below];
    }
    at[from] = sinking;
}

/* In its place: a sort of the C library may take as much memory again. */
static void sort(struct pair *at, size_t count)
{
    for (size_t i = count / 2; i-- > 0; )
        sink(at, i, count);
    while (count > 1) {
        struct pair greatest = at[0];

        at[0] = at[--count];
        sink(at, 0, count);
        at[count] = greatest;
    }
}

/* Done when something wrong was found: one client will do. */
static swst_status handle_pairs(struct pairs *pairs)
{
    swst_status status = SWST_OK;

    sort(pairs->at, pairs->count);
    for (size_t i = 0; i < pairs->count && !status && !pairs->wrong; i++) {
        swst__db_bind_int(pairs->statement, 1, pairs->at[i].key);
        swst__db_bind_int(pairs->statement, 2, pairs->at[i].client_id);
        status = pairs->handle(pairs, &pairs->at[i]);
        swst__db_again(pairs->statement);
    }
    pairs->total += (int64_t)pairs->count;
    pairs->count = 0;
    return status;
}

/* --------------------------------------------------------------------- walk */

#define VALUES "client.id, name, id_number, phone, birth_date, area_id"

static size_t keys_of_row(const swst_store *store, const struct swst__statement *row,
                          int64_t *keys)
{
    struct swst__client_values values = {
        .name = swst__db_text(row, 1), .id_number = swst__db_text(row, 2),
        .phone = swst__db_text(row, 3), .has_birth = !swst__db_is_null(row, 4),
        .birth = swst__db_int(row, 4), .area_id = swst__db_int(row, 5)
    };

    return swst__client_keys_of_values(store, &values, keys, SWST__CLIENT_KEYS);
}

static swst_status collect(struct pairs *pairs, const struct swst__statement *row)
{
    int64_t keys[SWST__CLIENT_KEYS];
    size_t count = keys_of_row(pairs->store, row, keys);
    swst_status status = pairs->count + count > MOST_PAIRS ? handle_pairs(pairs) : SWST_OK;

    for (size_t i = 0; i < count && !status; i++)
        pairs->at[pairs->count++] = (struct pair){ keys[i], swst__db_int(row, 0) };
    return status;
}

static swst_status walk(struct pairs *pairs)
{
    struct swst__statement *clients;
    swst_status status = swst__db_take(pairs->store, "SELECT " VALUES " FROM client"
                                       " WHERE voided_at IS NULL ORDER BY id", &clients);

    if (status)
        return status;
    while ((status = swst__db_step(clients)) == SWST_ROW)
        if ((status = collect(pairs, clients)))
            break;
    swst__db_give_back(clients);
    return status ? status : handle_pairs(pairs);
}

static swst_status walk_with(struct pairs *pairs, const char *sql)
{
    swst_status status;

    if (!(pairs->at = swst__calloc(MOST_PAIRS * sizeof *pairs->at)))
        return swst__fail_memory();
    if (!(status = swst__db_take(pairs->store, sql, &pairs->statement)))
        status = walk(pairs);
    swst__db_give_back(pairs->statement);
    swst_free(pairs->at);
    return status;
}

/* -------------------------------------------------------------------- rebuild */

static swst_status insert(struct pairs *pairs, const struct pair *pair)
{
    (void)pair;
    return swst__db_step(pairs->statement);
}

swst_status swst__client_keys_rebuild(swst_store *store)
{
    struct pairs pairs = { .store = store, .handle = insert };
    struct swst__statement *clear;
    swst_status status = swst__db_take(store, "DELETE FROM main.client_key", &clear);

    if (!status)
        status = swst__db_finish(clear);
    return status ? status : walk_with(&pairs,
        "INSERT INTO main.client_key (\"key\", client_id) VALUES (?1, ?2)");
}

/* ---------------------------------------------------------------------- check */

static swst_status find(struct pairs *pairs, const struct pair *pair)
{
    swst_status status = swst__db_step(pairs->statement);

    if (!status)
        pairs->wrong = pair->client_id;
    return status == SWST_ROW ? SWST_OK : status;
}

/* Every key that a client has is there; is there one that no client has? */
static swst_status find_stray(swst_store *store, int64_t *client_id)
{
    struct swst__statement *rows;
    swst_status status = swst__db_take(store, "SELECT " VALUES ", client_id, \"key\""
        " FROM client_key LEFT JOIN client ON client.id = client_id AND voided_at IS NULL", &rows);

    if (status)
        return status;
    while ((status = swst__db_step(rows)) == SWST_ROW) {
        int64_t keys[SWST__CLIENT_KEYS], key = swst__db_int(rows, 7);
        size_t count = swst__db_is_null(rows, 0) ? 0 : keys_of_row(store, rows, keys), at = 0;

        while (at < count && keys[at] != key)
            at++;
        if (at < count)
            continue;
        *client_id = swst__db_int(rows, 6);
        break;
    }
    swst__db_give_back(rows);
    return status == SWST_ROW ? SWST_OK : status;
}

swst_status swst__client_keys_check(swst_store *store, bool *right, int64_t *client_id)
{
    struct pairs pairs = { .store = store, .handle = find };
    int64_t on_record = 0;
    swst_status status = walk_with(&pairs,
        "SELECT 1 FROM client_key WHERE \"key\" = ?1 AND client_id = ?2");

    if (!status && !pairs.wrong)
        status = swst__db_number(store, "SELECT count(*) FROM client_key", &on_record);
    if (!status && !pairs.wrong && on_record != pairs.total)
        status = find_stray(store, &pairs.wrong);
    if (status)
        return status;
    *right = !pairs.wrong;
    *client_id = pairs.wrong;
    return SWST_OK;
}
