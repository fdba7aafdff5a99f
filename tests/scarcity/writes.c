/* Transactions, and records saved and voided in them. */
#include "steps.h"

#include <stdio.h>

static swst_status begin(void)
{
    return CALL(swst_store_begin)(it.store);
}

void roll_back(swst_status status)
{
    (void)status;
    CALL(swst_store_rollback)(it.store);
    swst_record_free(it.record);
}

static void given_transaction(void)
{
    it.before = 0;                      /* the runner looks before this */
    given_record();
    assert_ok(swst_store_begin(it.store));
    assert_ok(swst_record_save(it.store, it.record));
}

static swst_status commit(void)
{
    return CALL(swst_store_commit)(it.store);
}

static int served;

static void given_request(void)
{
    char request[20];

    given_record();
    CALL(swst_store_set_actor)(it.store, it.worker);
    CALL(swst_store_set_now)(it.store, 1772000000000);
    snprintf(request, sizeof request, "request %06d", served);
    assert_ok(CALL(swst_store_set_request)(it.store, request));
}

static swst_status find_request(void)
{
    return CALL(swst_store_find_request)(it.store, "served", &it.number);
}

static swst_status load_record(void)
{
    return CALL(swst_record_load)(it.store, swst_kind_find("client"), it.client,
                                  (swst_record **)&it.out);
}

static swst_status save_record(void)
{
    return CALL(swst_record_save)(it.store, it.record);
}

static void no_id_without_a_row(swst_status status)
{
    assert_int_equal(swst_record_id(it.record) != 0, !status);
    swst_record_free(it.record);
    served += !status;
    assert_ok(swst_store_set_request(it.store, NULL));
}

static void given_record_within(void)
{
    given_record();
    assert_ok(swst_store_begin(it.store));
}

/* What failed within the caller's transaction is not kept with the rest. */
static void commit_what_is_left(swst_status status)
{
    swst_status committed = swst_store_commit(it.store);

    assert_true(committed == SWST_OK || (status && committed == SWST_EMISUSE));
    assert_int_equal(swst_record_id(it.record) != 0, !status);
    swst_record_free(it.record);
}

void given_saved_record(void)
{
    given_record();
    assert_ok(swst_record_save(it.store, it.record));
    assert_ok(swst_record_set(it.record, "content", "another talk"));
}

static swst_status void_record(void)
{
    return CALL(swst_record_void)(it.store, it.record, "the wrong client");
}

static void voided_or_not(swst_status status)
{
    assert_int_equal(swst_record_is_voided(it.record), !status);
    assert_int_equal(swst_record_void_reason(it.record) != NULL, !status);
    swst_record_free(it.record);
}

static void content_is_all_or_nothing(swst_status status)
{
    swst_record *record;
    char *content;

    assert_ok(swst_record_load(it.store, swst_kind_find("visit"), swst_record_id(it.record),
                               &record));
    assert_ok(swst_record_get(record, "content", &content));
    assert_string_equal(content, status ? "a long talk about the roof" : "another talk");
    swst_free(content);
    swst_record_free(record);
    swst_record_free(it.record);
}

const struct step write_steps[] = {
    { "begin", given_record, begin, roll_back },
    { "commit", given_transaction, commit, roll_back },
    { "find_request", NULL, find_request, NULL },
    { "record_load", NULL, load_record, free_made_record },
    { "record_save", given_request, save_record, no_id_without_a_row },
    { "save within", given_record_within, save_record, commit_what_is_left },
    { "update", given_saved_record, save_record, content_is_all_or_nothing },
    { "record_void", given_saved_record, void_record, voided_or_not },
    { NULL, NULL, NULL, NULL }
};
