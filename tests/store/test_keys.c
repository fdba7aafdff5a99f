/* Keys: given, drawn, missing, wrong, and where there is no provider. */
#include "sealed.h"

#include <unistd.h>

static int tidy(void **state)
{
    (void)state;
    remove_file(SEALED);
    return 0;
}

#define file_test(function) cmocka_unit_test_teardown(function, tidy)

/* All bytes of a sealed file, so that a refusal can be seen to have changed none. */
static char *given_bytes(size_t *size)
{
    swst_store *store = given_sealed_file(SEALED);

    given_secrets(store);
    swst_store_free(store);
    return file_bytes(SEALED, size);
}

static void assert_unchanged(char *before, size_t size)
{
    size_t now;
    char *after = file_bytes(SEALED, &now);

    assert_int_equal(now, size);
    assert_memory_equal(after, before, size);
    assert_false(file_exists(SEALED "-lock") && file_exists(SEALED "-wal"));
    free(after);
    free(before);
}

static void assert_refused(swst_store *store, const char *status, const char *code)
{
    size_t size;
    char *before = given_bytes(&size);
    swst_record *record = NULL;

    assert_string_equal(swst_status_name(swst_store_open(store, SEALED)), status);
    assert_error(code, NULL);
    assert_string_equal(swst_error_path(), SEALED);
    assert_status(SWST_EMISUSE, swst_record_load(store, swst_kind_find("visit"), 1, &record));
    assert_unchanged(before, size);
}

/* ------------------------------------------------------------------------ opening */

static void without_a_key_a_sealed_file_is_not_opened(void **state)
{
    swst_store *store = swst_store_new();

    (void)state;
    assert_refused(store, "SWST_ENOKEY", "no_key");
    assert_ok(swst_store_set_key(store, right_key, SWST_KEY_SIZE));
    assert_ok(swst_store_open(store, SEALED));
    swst_store_free(store);
}

static void with_a_wrong_key_a_sealed_file_is_not_opened(void **state)
{
    swst_store *store = keyed(wrong_key);

    (void)state;
    assert_refused(store, "SWST_EWRONGKEY", "wrong_key");
    assert_ok(swst_store_set_key(store, right_key, SWST_KEY_SIZE));
    assert_ok(swst_store_open(store, SEALED));
    swst_store_free(store);
}

static void every_bit_of_a_key_counts(void **state)
{
    size_t size;

    (void)state;
    free(given_bytes(&size));
    for (size_t i = 0; i < SWST_KEY_SIZE; i++) {
        unsigned char key[SWST_KEY_SIZE];
        swst_store *store;

        memcpy(key, right_key, sizeof key);
        key[i] ^= (unsigned char)(1 << i % 8);
        store = keyed(key);
        assert_status(SWST_EWRONGKEY, swst_store_open(store, SEALED));
        swst_store_free(store);
    }
}

static void a_damaged_proof_is_not_taken_for_a_key(void **state)
{
    size_t size;
    swst_store *store = keyed(right_key);

    (void)state;
    free(given_bytes(&size));
    change_file(SEALED, "UPDATE sealing SET proof = zeroblob(32)");
    assert_status(SWST_EWRONGKEY, swst_store_open(store, SEALED));
    swst_store_free(store);
}

static void a_key_does_no_harm_to_a_clear_file(void **state)
{
    swst_store *store = given_file(SEALED);
    bool sealed = true;

    (void)state;
    swst_store_free(store);
    store = opened_with(right_key, SEALED);
    assert_ok(swst_store_is_sealed(store, &sealed));
    assert_false(sealed);
    swst_store_free(store);
    swst_store_free(opened(SEALED));
}

static void a_store_in_memory_is_sealed_too(void **state)
{
    swst_store *store = keyed(right_key);
    struct sealed_station station;
    bool sealed = false;

    (void)state;
    assert_ok(swst_store_create(store, ":memory:"));
    assert_ok(swst_store_is_sealed(store, &sealed));
    assert_true(sealed);
    station = given_secrets(store);
    assert_value(store, "visit", station.visit, "content", CANARY " visit.content");
    assert_ok(swst_store_change_key(store, wrong_key, SWST_KEY_SIZE));
    assert_ok(swst_store_unseal(store));
    assert_value(store, "visit", station.visit, "content", CANARY " visit.content");
    assert_ok(swst_store_set_key(store, right_key, SWST_KEY_SIZE));
    assert_ok(swst_store_seal(store));
    assert_value(store, "visit", station.visit, "content", CANARY " visit.content");
    swst_store_free(store);
}

/* ------------------------------------------------------------------------- giving */

static void a_key_has_thirty_two_bytes(void **state)
{
    swst_store *store = swst_store_new();
    unsigned char key[SWST_KEY_SIZE + 1] = { 1 };

    (void)state;
    for (size_t size = 0; size <= sizeof key; size++)
        if (size != SWST_KEY_SIZE) {
            assert_status(SWST_EINVALID, swst_store_set_key(store, key, size));
            assert_error("bad_key", NULL);
            assert_status(SWST_EINVALID, swst_keys_make(key, size));
        }
    assert_status(SWST_EINVALID, swst_store_set_key(store, NULL, SWST_KEY_SIZE));
    assert_ok(swst_store_set_key(store, NULL, 0));
    swst_store_free(store);
}

static void the_key_of_an_open_sealed_file_stays(void **state)
{
    swst_store *store = given_sealed_file(SEALED);

    (void)state;
    assert_status(SWST_EMISUSE, swst_store_set_key(store, wrong_key, SWST_KEY_SIZE));
    assert_error("sealed_already", NULL);
    assert_status(SWST_EMISUSE, swst_store_set_key(store, NULL, 0));
    assert_status(SWST_EINVALID, swst_store_change_key(store, wrong_key, 31));
    swst_store_free(store);
}

static void a_key_is_wiped_when_its_store_is_freed(void **state)
{
    swst_store *store = keyed(right_key);
    static const unsigned char zeros[sizeof store->keys];

    (void)state;
    assert_ok(swst_store_create(store, ":memory:"));
    assert_memory_equal(store->keys.given, right_key, SWST_KEY_SIZE);
    swst__store_close(store);
    assert_memory_equal(&store->keys.file, zeros, sizeof store->keys.file);
    assert_memory_equal(store->keys.given, right_key, SWST_KEY_SIZE);   /* to open another */
    swst__keys_forget(store);
    assert_memory_equal(&store->keys, zeros, sizeof store->keys);
    swst_store_free(store);
}

static void a_drawn_key_is_another_every_time(void **state)
{
    unsigned char one[SWST_KEY_SIZE], other[SWST_KEY_SIZE];

    (void)state;
    assert_ok(swst_keys_make(one, sizeof one));
    assert_ok(swst_keys_make(other, sizeof other));
    assert_memory_not_equal(one, other, sizeof one);
}

/* ------------------------------------------------------------------- out of turn */

static void what_is_out_of_turn_is_refused(void **state)
{
    swst_store *store = given_file(SEALED);

    (void)state;
    assert_status(SWST_EMISUSE, swst_store_unseal(store));
    assert_error("not_sealed", NULL);
    assert_status(SWST_EMISUSE, swst_store_change_key(store, right_key, SWST_KEY_SIZE));
    assert_error("not_sealed", NULL);
    assert_status(SWST_ENOKEY, swst_store_seal(store));
    assert_error("no_key_yet", NULL);
    assert_ok(swst_store_set_key(store, right_key, SWST_KEY_SIZE));
    assert_ok(swst_store_begin(store));
    assert_status(SWST_EMISUSE, swst_store_seal(store));
    assert_error("in_transaction", NULL);
    swst_store_rollback(store);
    assert_ok(swst_store_seal(store));
    assert_ok(swst_store_begin(store));
    assert_status(SWST_EMISUSE, swst_store_unseal(store));
    assert_status(SWST_EMISUSE, swst_store_change_key(store, wrong_key, SWST_KEY_SIZE));
    swst_store_free(store);
}

static void null_is_refused(void **state)
{
    swst_store *store = given_sealed_file(SEALED), *closed = swst_store_new();
    bool sealed = false;

    (void)state;
    assert_status(SWST_EMISUSE, swst_keys_make(NULL, SWST_KEY_SIZE));
    assert_status(SWST_EMISUSE, swst_store_set_key(NULL, right_key, SWST_KEY_SIZE));
    assert_status(SWST_EMISUSE, swst_store_is_sealed(NULL, &sealed));
    assert_status(SWST_EMISUSE, swst_store_is_sealed(store, NULL));
    assert_status(SWST_EMISUSE, swst_store_is_sealed(closed, &sealed));
    assert_status(SWST_EMISUSE, swst_store_seal(NULL));
    assert_status(SWST_EMISUSE, swst_store_seal(closed));
    assert_status(SWST_EMISUSE, swst_store_unseal(NULL));
    assert_status(SWST_EMISUSE, swst_store_change_key(NULL, wrong_key, SWST_KEY_SIZE));
    assert_status(SWST_EMISUSE, swst_store_change_key(store, NULL, SWST_KEY_SIZE));
    swst_store_free(closed);
    swst_store_free(store);
}

static void a_file_that_may_only_be_read_is_read_but_not_sealed(void **state)
{
    swst_store *store = given_sealed_file(SEALED);
    struct sealed_station station = given_secrets(store);

    (void)state;
    swst_store_free(store);
    store = opened_with(right_key, SEALED);
    store->read_only = true;
    assert_value(store, "visit", station.visit, "content", CANARY " visit.content");
    assert_status(SWST_EREADONLY, swst_store_unseal(store));
    assert_status(SWST_EREADONLY, swst_store_change_key(store, wrong_key, SWST_KEY_SIZE));
    assert_value(store, "visit", station.visit, "content", CANARY " visit.content");
    swst_store_free(store);
}

/* --------------------------------------------------------------------- no provider */

static void without_a_provider_nothing_is_sealed_and_nothing_claims_to_be(void **state)
{
    swst_store *store = given_file(SEALED);
    unsigned char key[SWST_KEY_SIZE] = { 0 };
    bool sealed = true;

    (void)state;
    assert_null(swst_keys_provider());
    assert_status(SWST_ENOCRYPTO, swst_keys_make(key, sizeof key));
    assert_status(SWST_ENOCRYPTO, swst_store_set_key(store, right_key, SWST_KEY_SIZE));
    assert_status(SWST_ENOCRYPTO, swst_store_seal(store));
    assert_error("no_crypto", NULL);
    assert_ok(swst_store_is_sealed(store, &sealed));
    assert_false(sealed);
    swst_store_free(store);
}

static void without_a_provider_a_sealed_file_is_not_opened(void **state)
{
    swst_store *store = given_file(SEALED);

    (void)state;
    swst_store_free(store);
    change_file(SEALED, "INSERT INTO sealing VALUES (zeroblob(16), zeroblob(32))");
    store = swst_store_new();
    assert_status(SWST_ENOCRYPTO, swst_store_open(store, SEALED));
    assert_error("no_crypto", NULL);
    assert_string_equal(swst_error_path(), SEALED);
    swst_store_free(store);
}

int main(void)
{
    const struct CMUnitTest with[] = {
        file_test(without_a_key_a_sealed_file_is_not_opened),
        file_test(with_a_wrong_key_a_sealed_file_is_not_opened),
        file_test(every_bit_of_a_key_counts),
        file_test(a_damaged_proof_is_not_taken_for_a_key),
        file_test(a_key_does_no_harm_to_a_clear_file),
        file_test(a_store_in_memory_is_sealed_too),
        file_test(a_key_has_thirty_two_bytes),
        file_test(the_key_of_an_open_sealed_file_stays),
        file_test(a_key_is_wiped_when_its_store_is_freed),
        file_test(a_drawn_key_is_another_every_time),
        file_test(what_is_out_of_turn_is_refused),
        file_test(null_is_refused),
        file_test(a_file_that_may_only_be_read_is_read_but_not_sealed),
    };
    const struct CMUnitTest without[] = {
        file_test(without_a_provider_nothing_is_sealed_and_nothing_claims_to_be),
        file_test(without_a_provider_a_sealed_file_is_not_opened),
    };

    return swst_keys_provider() ? cmocka_run_group_tests(with, NULL, NULL)
                                : cmocka_run_group_tests(without, NULL, NULL);
}
