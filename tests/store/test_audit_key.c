/* The chain with a key that the caller keeps: who has not got it can neither write nor
 * compute a line anew. */
#include "audit_chain.h"

#include "base/crypto.h"

#include <swstation/audit.h>

static const unsigned char key[32] = "one key of the station's auditor";
static const unsigned char other_key[32] = "some other key of somebody else.";

static bool has_crypto(void)
{
    return swst__crypto_name() != NULL;
}

static int open_keyed(void **state)
{
    open_station(state);
    given_worker(*state, "Wu");
    if (has_crypto()) {
        assert_ok(swst_store_set_audit_key(*state, key, sizeof key));
        assert_ok(swst_audit_begin_key(*state));
        fill_audit(*state, 10);
    }
    meddle(*state, "PRAGMA ignore_check_constraints = ON");
    return 0;
}

#define key_test(function) \
    cmocka_unit_test_setup_teardown(function, open_keyed, close_station)

static void without_a_provider_there_is_no_key(void **state)
{
    if (has_crypto())
        return;
    assert_status(SWST_ENOCRYPTO, swst_store_set_audit_key(*state, key, sizeof key));
    assert_error("no_crypto", NULL);
    assert_status(SWST_ENOKEY, swst_audit_begin_key(*state));
}

static void a_key_has_32_bytes(void **state)
{
    assert_status(SWST_EINVALID, swst_store_set_audit_key(*state, key, 31));
    assert_error("audit_key_size", NULL);
    assert_status(SWST_EMISUSE, swst_store_set_audit_key(NULL, key, 32));
    assert_ok(swst_store_set_audit_key(*state, NULL, 0));
    assert_status(SWST_ENOKEY, swst_audit_begin_key(*state));
    assert_error("audit_needs_key", NULL);
}

static void a_key_begins_with_a_line_of_its_own(void **state)
{
    const char *mode;

    if (!has_crypto())
        return;
    assert_ok(swst_audit_mode(*state, &mode));
    assert_string_equal(mode, "hmac-sha256");
    assert_int_equal(ask(*state, "SELECT audit_keyed_from FROM header"), 2);
    assert_int_equal(ask(*state, "SELECT action = 'key' FROM audit WHERE sequence = 2"), 1);
    assert_verdict(verdict_of(*state, NULL), "", 0);
    assert_status(SWST_ECONFLICT, swst_audit_begin_key(*state));
    assert_error("audit_keyed", NULL);
}

static void the_key_does_not_stand_in_the_file(void **state)
{
    swst_store *store;
    size_t size;
    char *bytes;

    (void)state;
    if (!has_crypto())
        return;
    store = given_file("keyed.swst");
    assert_ok(swst_store_set_audit_key(store, key, sizeof key));
    assert_ok(swst_audit_begin_key(store));
    given_worker(store, "Wu");
    swst_store_free(store);
    bytes = file_bytes("keyed.swst", &size);
    for (size_t i = 0; i + 16 <= size; i++)
        assert_memory_not_equal(bytes + i, key, 16);
    free(bytes);
}

static void without_its_key_nothing_is_written(void **state)
{
    int64_t lines = anchor_of(*state).count;

    if (!has_crypto())
        return;
    assert_ok(swst_store_set_audit_key(*state, NULL, 0));
    assert_status(SWST_ENOKEY, refused(*state, "worker", "name", "Li", NULL));
    assert_error("audit_needs_key", NULL);
    assert_ok(swst_store_set_audit_key(*state, other_key, sizeof other_key));
    assert_status(SWST_EWRONGKEY, refused(*state, "worker", "name", "Li", NULL));
    assert_error("audit_wrong_key", NULL);
    assert_int_equal(count_of(*state, "worker"), 1);
    assert_int_equal(anchor_of(*state).count, lines);
    assert_ok(swst_store_set_audit_key(*state, key, sizeof key));
    given_worker(*state, "Li");
    assert_verdict(verdict_of(*state, NULL), "", 0);
}

/* Without the key the links alone can be looked at. */
static void without_its_key_the_links_can_be_checked(void **state)
{
    struct swst__audit_verdict verdict;

    if (!has_crypto())
        return;
    assert_ok(swst_store_set_audit_key(*state, NULL, 0));
    assert_status(SWST_ENOKEY, swst__audit_verify(*state, NULL, false, &verdict));
    assert_ok(swst__audit_verify(*state, NULL, true, &verdict));
    assert_int_equal(verdict.fault, SWST__AUDIT_SOUND);
    meddle(*state, "DELETE FROM audit WHERE sequence = 10");
    assert_ok(swst__audit_verify(*state, NULL, true, &verdict));
    assert_int_equal(verdict.fault, SWST__AUDIT_MISSING);
    assert_int_equal(verdict.at, 10);
}

static void every_changed_line_is_found(void **state)
{
    int64_t lines = anchor_of(*state).count;

    if (!has_crypto())
        return;
    for (int i = 0; i < 1000; i++) {
        int64_t at = 1 + chance(lines);

        meddle(*state, "SAVEPOINT tamper");
        meddle_with(*state, "UPDATE audit SET instant = instant + %lld WHERE sequence = %lld",
                    1 + chance(9), at);
        assert_verdict(verdict_of(*state, NULL), "changed", at);
        meddle(*state, "ROLLBACK TO tamper; RELEASE tamper");
    }
}

/* Computed anew with plain SHA-256, from a line on: that is not the hash any more. */
static void who_has_no_key_cannot_compute_a_line_anew(void **state)
{
    struct swst__audit_row row;
    struct swst__statement *last;
    unsigned char previous[32], hash[32];
    int64_t lines = anchor_of(*state).count;

    if (!has_crypto())
        return;
    assert_ok(swst__db_take(*state, "SELECT previous FROM audit ORDER BY sequence DESC LIMIT 1",
                            &last));
    assert_int_equal(swst__db_step(last), SWST_ROW);
    assert_true(swst__audit_read_hash(last, 0, previous));
    swst__db_give_back(last);
    for (int i = 0; i < SWST__AUDIT_COLUMNS; i++)
        swst__audit_set_text(&row, (enum swst__audit_column)i, NULL);
    swst__audit_set_int(&row, SWST__AUDIT_SEQUENCE, lines);
    assert_true(swst__audit_hash(NULL, previous, &row, hash));
    assert_ok(swst__db_take(*state, "UPDATE audit SET actor = 42, hash = ? WHERE sequence = ?",
                            &last));
    swst__db_bind_bytes(last, 1, hash, sizeof hash);
    swst__db_bind_int(last, 2, lines);
    assert_ok(swst__db_finish(last));
    assert_verdict(verdict_of(*state, NULL), "changed", lines);
}

/* Who strips the key from the header is found by whoever still has it. */
static void a_chain_that_lost_its_key_is_found(void **state)
{
    if (!has_crypto())
        return;
    meddle(*state, "UPDATE header SET audit_keyed_from = 0, audit_key_check = NULL");
    assert_verdict(verdict_of(*state, NULL), "changed", 2);
    meddle(*state, "DELETE FROM audit WHERE sequence > 1");
    assert_verdict(verdict_of(*state, NULL), "unkeyed", 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        key_test(without_a_provider_there_is_no_key),
        key_test(a_key_has_32_bytes),
        key_test(a_key_begins_with_a_line_of_its_own),
        key_test(the_key_does_not_stand_in_the_file),
        key_test(without_its_key_nothing_is_written),
        key_test(without_its_key_the_links_can_be_checked),
        key_test(every_changed_line_is_found),
        key_test(who_has_no_key_cannot_compute_a_line_anew),
        key_test(a_chain_that_lost_its_key_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
