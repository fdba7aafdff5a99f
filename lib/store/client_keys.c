/* The keys of a client, and those of one client written. */
#include "store/bulk.h"
#include "store/client_keys.h"

#include "base/fnv.h"
#include "base/fold.h"
#include "base/identity.h"
#include "model/structs.h"
#include "store/client_keys_of.h"
#include "store/erase.h"
#include "store/store.h"

#include <string.h>

/* Sorts, above 60 bits; pairs of characters need 42 and have none. Of a person the
 * upper half tells the name. */
enum { SORT_SHIFT = 60, NUMBER = 1, PHONE = 2, PERSON = 3, NAME_SHIFT = 30, CHARACTER_SHIFT = 21 };

/* Holds any value of a record, of which the longest has 64 characters. */
enum { VALUE_SIZE = 64 * 4 + 1 };

#define PART (((int64_t)1 << NAME_SHIFT) - 1)

/* ------------------------------------------------------------------- hashes */

static int64_t of_sort(int64_t sort, int64_t rest)
{
    return sort << SORT_SHIFT | rest;
}

static int64_t whole(int64_t sort, uint64_t hash)
{
    hash = (hash ^ hash >> SORT_SHIFT) & ((UINT64_C(1) << SORT_SHIFT) - 1);
    return of_sort(sort, (int64_t)hash);
}

static uint64_t plain(const char *value)
{
    return swst__fnv(SWST__FNV_START, value, strlen(value));
}

static int64_t part(uint64_t hash)
{
    return (int64_t)((hash ^ hash >> NAME_SHIFT) & (uint64_t)PART);
}

/* ----------------------------------------------------------------- one value */

/* Of a sealed file nobody without its key can tell whose number it is. */
int64_t swst__client_key_of_number(const swst_store *store, const char *id_number)
{
    char number[VALUE_SIZE];

    swst__identity_keep(id_number, number, sizeof number);
    return whole(NUMBER, store->keys.is_sealed ? swst__keys_number(&store->keys.file, number)
                                               : plain(number));
}

int64_t swst__client_key_of_phone(const char *phone)
{
    char digits[VALUE_SIZE];

    swst__phone_key(phone, digits, sizeof digits);
    return whole(PHONE, plain(digits));
}

int64_t swst__client_key_of_pair(uint32_t first, uint32_t second)
{
    return (int64_t)first << CHARACTER_SHIFT | second;
}

struct swst__key_range swst__client_keys_of_name(const char *name)
{
    char key[VALUE_SIZE];
    int64_t first;

    swst__name_key(name, key, sizeof key);
    first = of_sort(PERSON, part(plain(key)) << NAME_SHIFT);
    return (struct swst__key_range){ first, first | PART };
}

/* A day that nobody knows is no day. */
int64_t swst__client_key_of_person(const char *name, const int64_t *birth, int64_t area_id)
{
    uint64_t hash = swst__fnv_number(SWST__FNV_START, birth ? *birth : INT64_MIN);

    return swst__client_keys_of_name(name).first | part(swst__fnv_number(hash, area_id));
}

static struct swst__key_range range_of(int64_t sort)
{
    return (struct swst__key_range){ of_sort(sort, 0), of_sort(sort + 1, 0) - 1 };
}

struct swst__key_range swst__client_keys_of_numbers(void)
{
    return range_of(NUMBER);
}

struct swst__key_range swst__client_keys_of_persons(void)
{
    return range_of(PERSON);
}

struct swst__key_range swst__client_keys_of_character(uint32_t character)
{
    return (struct swst__key_range){ swst__client_key_of_pair(character, 0),
                                     swst__client_key_of_pair(character + 1, 0) - 1 };
}

/* ---------------------------------------------------------------- one client */

struct keys {
    int64_t *at;
    size_t room, count;
};

/* In its place among the others, unless it is there. */
static void add(struct keys *keys, int64_t key)
{
    size_t at = keys->count;

    while (at && keys->at[at - 1] >= key)
        at--;
    if (keys->count == keys->room || (at < keys->count && keys->at[at] == key))
        return;
    memmove(keys->at + at + 1, keys->at + at, (keys->count - at) * sizeof *keys->at);
    keys->at[at] = key;
    keys->count++;
}

static void add_pairs(struct keys *keys, const char *name)
{
    char key[VALUE_SIZE];
    size_t size;
    uint32_t last;

    swst__name_key(name, key, sizeof key);
    last = swst__fold_character(key, &size);
    for (const char *at = key; last; ) {
        uint32_t next = swst__fold_character(at += size, &size);

        add(keys, swst__client_key_of_pair(last, next));
        last = next;
    }
}

static void add_phones(struct keys *keys, const char *text)
{
    char phone[VALUE_SIZE];

    while ((text = swst__phone_next(text, phone, sizeof phone)))
        add(keys, swst__client_key_of_phone(phone));
}

size_t swst__client_keys_of_values(const swst_store *store,
                                   const struct swst__client_values *values, int64_t *at,
                                   size_t room)
{
    struct keys keys = { at, room, 0 };

    if (values->name && strcmp(values->name, SWST__ERASED_WORD) == 0)
        return 0;
    if (values->name) {
        add_pairs(&keys, values->name);
        add(&keys, swst__client_key_of_person(values->name, values->has_birth ? &values->birth
                                                                             : NULL,
                                              values->area_id));
    }
    if (values->id_number)
        add(&keys, swst__client_key_of_number(store, values->id_number));
    if (values->phone)
        add_phones(&keys, values->phone);
    return keys.count;
}

void swst__client_keys_of(const swst_store *store, const swst_record *client, int64_t *keys,
                          size_t room, size_t *count)
{
    const struct swst_client *it = (const struct swst_client *)client;
    struct swst__client_values values;

    *count = 0;
    if (client->kind != &swst__kinds[swst__kind_client] || client->header.voided)
        return;
    values = (struct swst__client_values){
        it->name, it->id_number, it->phone,
        swst__record_has(client, SWST__FIELD(client, birth_date)),
        swst__record_int(client, SWST__FIELD(client, birth_date)), it->area_id
    };
    *count = swst__client_keys_of_values(store, &values, keys, room);
}

/* ------------------------------------------------------------ asked and written */

swst_status swst__client_keys_find(swst_store *store, int64_t key, int64_t *ids, size_t room,
                                   size_t *count)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store,
        "SELECT client_id FROM client_key WHERE \"key\" = ? ORDER BY client_id", &statement);

    *count = 0;
    if (status)
        return status;
    swst__db_bind_int(statement, 1, key);
    while (*count < room && (status = swst__db_step(statement)) == SWST_ROW)
        ids[(*count)++] = swst__db_int(statement, 0);
    swst__db_give_back(statement);
    return status == SWST_ROW ? SWST_OK : status;
}

enum { MOST_ALIKE = 64 };

static swst_status ask_number(swst_store *store, const char *sql, const char *id_number,
                              int64_t id, int64_t *found)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, sql, &statement);

    if (status)
        return status;
    swst__db_bind_text(statement, 1, id_number);
    swst__db_bind_int(statement, 2, id);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        *found = swst__db_int(statement, 0);
    swst__db_give_back(statement);
    return status < 0 ? status : SWST_OK;
}

/* The number itself stands in an index of a clear file alone. */
swst_status swst__client_of_number(swst_store *store, const char *id_number, int64_t id,
                                   int64_t *other)
{
    int64_t ids[MOST_ALIKE], key;
    size_t count;
    swst_status status;

    if (!store->keys.is_sealed)
        return ask_number(store, "SELECT id FROM client WHERE id_number = ?1 AND id <> ?2"
                          " AND voided_at IS NULL LIMIT 1", id_number, id, other);
    key = swst__client_key_of_number(store, id_number);
    if ((status = swst__bulk_show_keys(store))
        || (status = swst__client_keys_find(store, key, ids, MOST_ALIKE, &count)))
        return status;
    if (swst__bulk_works(store))
        swst__bulk_find_keys(store, key, ids, MOST_ALIKE, &count);
    for (size_t i = 0; i < count && !*other && !status; i++)
        if (ids[i] != id)
            status = ask_number(store, "SELECT id FROM client WHERE id_number = ?1 AND id = ?2"
                                " AND voided_at IS NULL", id_number, ids[i], other);
    return status;
}

static swst_status change(swst_store *store, const char *sql, int64_t key, int64_t client_id)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, sql, &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, key);
    swst__db_bind_int(statement, 2, client_id);
    return swst__db_finish(statement);
}

static swst_status take_away(swst_store *store, int64_t key, int64_t client_id)
{
    if (swst__bulk_works(store))
        return swst__bulk_take_key(store, key, client_id);
    return change(store, "DELETE FROM main.client_key WHERE \"key\" = ?1 AND client_id = ?2", key,
                  client_id);
}

static swst_status put(swst_store *store, int64_t key, int64_t client_id)
{
    if (swst__bulk_works(store))
        return swst__bulk_add_keys(store, &key, 1, client_id);
    return change(store, "INSERT INTO main.client_key (\"key\", client_id) SELECT ?1, ?2"
                  " WHERE NOT EXISTS (SELECT 1 FROM client_key"
                  " WHERE \"key\" = ?1 AND client_id = ?2)", key, client_id);
}

/* A key that is there already, or is not there to be taken away, is a finding of
 * swst_station_check(), and no reason to refuse what somebody writes. */
static swst_status change_keys(swst_store *store, const struct keys *before,
                               const struct keys *after, int64_t client_id)
{
    swst_status status = SWST_OK;
    size_t old = 0, new = 0;

    while (!status && (old < before->count || new < after->count)) {
        if (new == after->count || (old < before->count && before->at[old] < after->at[new]))
            status = take_away(store, before->at[old++], client_id);
        else if (old == before->count || after->at[new] < before->at[old])
            status = put(store, after->at[new++], client_id);
        else
            old++, new++;
    }
    return status;
}

swst_status swst__client_keys_write(swst_store *store, const swst_record *before,
                                    const swst_record *after)
{
    int64_t old[SWST__CLIENT_KEYS], new[SWST__CLIENT_KEYS];
    struct keys was = { old, SWST__CLIENT_KEYS, 0 }, is = { new, SWST__CLIENT_KEYS, 0 };

    if (before)
        swst__client_keys_of(store, before, was.at, was.room, &was.count);
    swst__client_keys_of(store, after, is.at, is.room, &is.count);
    if (!before && swst__bulk_works(store))
        return swst__bulk_add_keys(store, is.at, is.count, after->header.id);
    return change_keys(store, &was, &is, after->header.id);
}
