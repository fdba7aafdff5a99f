/* The audit: read, verified, anchored, keyed and trimmed, in little memory. */
#include "steps.h"

#include "store/audit.h"

#include <swstation/audit.h>

#include <string.h>

static void given_transaction(void)
{
    assert_ok(swst_store_begin(it.store));
}

static void free_lines(swst_status status)
{
    if (status)
        return;
    assert_true(swst_table_rows(it.out) > 0);
    swst_table_free(it.out);
}

static swst_status list(void)
{
    return CALL(swst_audit_list)(it.store, "2020-01-01", NULL, 0, "client", 0, "insert", 20,
                                 (swst_table **)&it.out);
}

static swst_status verify(void)
{
    return CALL(swst_audit_verify)(it.store, NULL, (swst_table **)&it.out);
}

static swst_status ask_mode(void)
{
    const char *mode = it.out;
    swst_status status = CALL(swst_audit_mode)(it.store, &mode);

    memcpy(&it.out, &mode, sizeof mode);
    return status;
}

static void mode_is_said_or_not(swst_status status)
{
    if (!status)
        assert_string_equal((const char *)it.out, "sha256");
}

static swst_status anchor(void)
{
    return CALL(swst_audit_anchor)(it.store, (char **)&it.out);
}

static void free_anchor(swst_status status)
{
    if (!status)
        swst_free(it.out);
    swst_store_rollback(it.store);
}

/* Of a library without a provider there is nothing to run out of. */
static swst_status begin_key(void)
{
    static const unsigned char key[32] = "a key that has thirty-two bytes!";
    swst_status status = CALL(swst_store_set_audit_key)(it.store, key, sizeof key);

    if (status == SWST_ENOCRYPTO)
        return CALL(swst_audit_begin_key)(it.store) == SWST_ENOKEY ? SWST_OK : status;
    return status ? status : CALL(swst_audit_begin_key)(it.store);
}

static void forget_key(swst_status status)
{
    (void)status;
    swst_store_rollback(it.store);
    assert_ok(swst_store_set_audit_key(it.store, NULL, 0));
}

/* In 2100 everything is older than three years. */
static const int64_t future = INT64_C(4102444800000);

static void given_the_future(void)
{
    given_transaction();
    swst_store_set_now(it.store, future);
}

static swst_status trim(void)
{
    return CALL(swst_audit_trim)(it.store, "2090-01-01", &it.number);
}

static void back_to_the_present(swst_status status)
{
    struct swst__audit_verdict verdict;

    swst_store_set_now(it.store, 1772000000000);            /* as the steps before */
    if (!status)
        assert_true(it.number > 0);
    assert_ok(swst__audit_verify(it.store, NULL, false, &verdict));
    assert_int_equal(verdict.fault, SWST__AUDIT_SOUND);
    swst_store_rollback(it.store);
}

const struct step audit_steps[] = {
    { "audit_list", NULL, list, free_lines },
    { "audit_verify", NULL, verify, free_lines },
    { "audit_mode", NULL, ask_mode, mode_is_said_or_not },
    { "audit_anchor", given_transaction, anchor, free_anchor },
    { "audit_begin_key", given_transaction, begin_key, forget_key },
    { "audit_trim", given_the_future, trim, back_to_the_present },
    { NULL, NULL, NULL, NULL }
};
