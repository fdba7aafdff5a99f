/* The key of a store: given, derived for a file, and wiped. */
#include "store/keys.h"

#include "store/sealed.h"
#include "store/store.h"

#include <swstation/keys.h>

#include <string.h>

_Static_assert(SWST_KEY_SIZE == SWST__KEY_SIZE, "keys.h: the size of a key");

/* ------------------------------------------------------------------- deriving */

static bool derive(const unsigned char given[SWST__KEY_SIZE], struct swst__file_keys *keys)
{
    unsigned char own[SWST__KEY_SIZE];
    bool done = swst__crypto_mac(given, keys->salt, sizeof keys->salt, own)
        && swst__crypto_derive(own, "swstation boxes", keys->boxes)
        && swst__crypto_derive(own, "swstation numbers", keys->numbers)
        && swst__crypto_derive(own, "swstation proof", keys->proof);

    swst__crypto_wipe(own, sizeof own);
    return done;
}

swst_status swst__keys_draw(const unsigned char given[SWST__KEY_SIZE],
                            struct swst__file_keys *keys)
{
    return swst__crypto_random(keys->salt, sizeof keys->salt) && derive(given, keys)
        ? SWST_OK : swst__fail(SWST_ENOCRYPTO, SWST__NO_CRYPTO);
}

uint64_t swst__keys_number(const struct swst__file_keys *keys, const char *number)
{
    unsigned char mac[SWST__MAC_SIZE] = { 0 };
    uint64_t hash = 0;

    swst__crypto_mac(keys->numbers, number, strlen(number), mac);
    for (int i = 0; i < 8; i++)
        hash = hash << 8 | mac[i];
    return hash;
}

/* ------------------------------------------------------------------- the file */

swst_status swst__keys_write(swst_store *store, const struct swst__file_keys *keys)
{
    struct swst__statement *statement;
    swst_status status = swst__db_exec(store, "DELETE FROM sealing");

    if (!status && keys)
        status = swst__db_take(store, "INSERT INTO sealing (salt, proof) VALUES (?, ?)",
                               &statement);
    if (status || !keys)
        return status;
    swst__db_bind_bytes(statement, 1, keys->salt, sizeof keys->salt);
    swst__db_bind_bytes(statement, 2, keys->proof, sizeof keys->proof);
    return swst__db_finish(statement);
}

static bool take_blob(const struct swst__statement *row, int column, unsigned char *bytes,
                      size_t expected)
{
    size_t size;
    const void *blob = swst__db_blob(row, column, &size);

    if (!blob || size != expected)
        return false;
    memcpy(bytes, blob, size);
    return true;
}

/* The salt and the proof on record; SWST_ROW, or SWST_OK when the file is not sealed. */
static swst_status read_sealing(swst_store *store, struct swst__file_keys *keys)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT salt, proof FROM sealing", &statement);

    if (status)
        return status;
    if ((status = swst__db_step(statement)) == SWST_ROW
        && !(take_blob(statement, 0, keys->salt, sizeof keys->salt)
             && take_blob(statement, 1, keys->proof, sizeof keys->proof)))
        status = swst__fail(SWST_EDAMAGED, SWST__DAMAGED);
    swst__db_give_back(statement);
    return status;
}

static swst_status unlock(const struct swst__keys *given, struct swst__file_keys *keys)
{
    unsigned char proof[SWST__MAC_SIZE];

    memcpy(proof, keys->proof, sizeof proof);
    if (!swst__crypto_name())
        return swst__fail(SWST_ENOCRYPTO, SWST__NO_CRYPTO);
    if (!given->is_given)
        return swst__fail(SWST_ENOKEY, SWST__NO_KEY);
    if (!derive(given->given, keys))
        return swst__fail(SWST_ENOCRYPTO, SWST__NO_CRYPTO);
    return memcmp(proof, keys->proof, sizeof proof) == 0 ? SWST_OK
        : swst__fail(SWST_EWRONGKEY, SWST__WRONG_KEY);
}

swst_status swst__keys_open(swst_store *store)
{
    struct swst__file_keys keys = { { 0 }, { 0 }, { 0 }, { 0 } };
    swst_status status = read_sealing(store, &keys);
    bool is_sealed = status == SWST_ROW;

    if (is_sealed)
        status = unlock(&store->keys, &keys);
    if (!status) {
        store->keys.is_known = true;
        store->keys.is_sealed = is_sealed;
        store->keys.file = keys;
        status = swst__sealed_make_views(store);
    }
    swst__crypto_wipe(&keys, sizeof keys);
    return status;
}

swst_status swst__keys_begin(swst_store *store)
{
    struct swst__file_keys keys;
    swst_status status;
    bool inner;

    if (!store->keys.is_given)
        return swst__keys_open(store);
    if (!(status = swst__keys_draw(store->keys.given, &keys))
        && !(status = swst__db_enter(store, &inner)))
        status = swst__db_leave(store, inner, swst__keys_write(store, &keys));
    swst__crypto_wipe(&keys, sizeof keys);
    return status ? status : swst__keys_open(store);
}

/* Not through the statements that are kept: one of them is at work. */
static int ask_whether_same(const swst_store *store, bool *same)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(store->db, "SELECT proof FROM main.sealing", -1, &statement,
                                  NULL);

    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW && store->keys.is_sealed)
        *same = sqlite3_column_bytes(statement, 0) == SWST__MAC_SIZE
            && memcmp(sqlite3_column_blob(statement, 0), store->keys.file.proof,
                      SWST__MAC_SIZE) == 0;
    else
        *same = code == SQLITE_DONE && !store->keys.is_sealed;
    sqlite3_finalize(statement);
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

swst_status swst__keys_still_hold(swst_store *store)
{
    bool same = true;
    int code = store->keys.is_known ? ask_whether_same(store, &same) : SQLITE_OK;

    if (code != SQLITE_OK)
        return swst__db_fail(store, code);
    return same ? SWST_OK : swst__fail(SWST_EMOVED, SWST__SEALED_MEANWHILE);
}

swst_status swst__keys_look(swst_store *store)
{
    unsigned version = store->keys.version;
    swst_status status;

    if (!store->keys.is_known
        || sqlite3_file_control(store->db, "main", SQLITE_FCNTL_DATA_VERSION, &version)
        || version == store->keys.version)
        return SWST_OK;
    if (!(status = swst__keys_still_hold(store)))
        store->keys.version = version;
    return status;
}

void swst__keys_close(swst_store *store)
{
    swst__crypto_wipe(&store->keys.file, sizeof store->keys.file);
    store->keys.is_known = store->keys.is_sealed = store->keys.wants_views = false;
}

void swst__keys_forget(swst_store *store)
{
    swst__crypto_wipe(&store->keys, sizeof store->keys);
}

/* ----------------------------------------------------------------- the caller's */

const char *swst_keys_provider(void)
{
    return swst__crypto_name();
}

swst_status swst_keys_make(void *key, size_t size)
{
    if (!key)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (size != SWST_KEY_SIZE)
        return swst__fail(SWST_EINVALID, SWST__BAD_KEY);
    return swst__crypto_random(key, size) ? SWST_OK : swst__fail(SWST_ENOCRYPTO, SWST__NO_CRYPTO);
}

swst_status swst_store_set_key(swst_store *store, const void *key, size_t size)
{
    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (store->keys.is_sealed)
        return swst__fail(SWST_EMISUSE, SWST__SEALED_ALREADY);
    if (size != (key ? SWST_KEY_SIZE : 0))
        return swst__fail(SWST_EINVALID, SWST__BAD_KEY);
    if (key && !swst__crypto_name())
        return swst__fail(SWST_ENOCRYPTO, SWST__NO_CRYPTO);
    swst__crypto_wipe(store->keys.given, sizeof store->keys.given);
    if (key)
        memcpy(store->keys.given, key, size);
    store->keys.is_given = key != NULL;
    return SWST_OK;
}

swst_status swst_store_is_sealed(swst_store *store, bool *sealed)
{
    swst_status status;

    if (!store || !sealed)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(status = swst__db_can_ask(store)))
        *sealed = store->keys.is_sealed;
    return status;
}
