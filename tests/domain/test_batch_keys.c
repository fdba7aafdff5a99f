/* Keys of clients in a batch: found while they wait to be written, changed, and undone. */
#include "../support/station.h"

#include "domain/batch.h"
#include "store/client_keys.h"

static struct swst__batch *batch;
static int64_t area;

static void found_village(swst_store *store)
{
    area = given(store, "area", "code", "790101001001", "name", "前江", "level", "village", NULL);
}

static swst_record *client_with(const char *phone)
{
    swst_record *client = swst_record_new(swst_kind_find("client"));

    assert_non_null(client);
    assert_ok(swst_record_set(client, "name", "林一"));
    assert_ok(swst_record_set(client, "area_id", ID(area)));
    assert_ok(swst_record_set(client, "registered_on", "2020-01-01"));
    assert_ok(swst_record_set(client, "phone", phone));
    return client;
}

static void change_phone(swst_record *client, const char *phone)
{
    swst_record *before = swst_record_copy(client);

    assert_non_null(before);
    assert_ok(swst_record_set(client, "phone", phone));
    assert_ok(swst__batch_put(batch, client, before));
    swst_record_free(before);
}

static size_t found(const char *phone)
{
    int64_t ids[4];
    size_t count;

    assert_ok(swst__batch_find_clients(batch, swst__client_key_of_phone(phone), ids, 4, &count));
    return count;
}

static void finish(swst_store *store)
{
    int64_t client_id;
    bool right;

    assert_ok(swst__batch_close(batch));
    assert_ok(swst__batch_commit(batch));
    swst__batch_free(batch);
    assert_ok(swst__client_keys_check(store, &right, &client_id));
    assert_true(right);
}

static void a_client_of_the_batch_is_found_by_the_new_phone_alone(void **state)
{
    swst_record *client;

    found_village(*state);
    client = client_with("13800000001");
    assert_ok(swst__batch_begin(*state, 0, &batch));
    assert_ok(swst__batch_put(batch, client, NULL));
    change_phone(client, "13800000002");
    assert_int_equal(found("13800000001"), 0);
    assert_int_equal(found("13800000002"), 1);
    change_phone(client, "13800000001");
    assert_int_equal(found("13800000001"), 1);
    assert_int_equal(found("13800000002"), 0);
    assert_ok(swst__batch_keep(batch));
    finish(*state);
    swst_record_free(client);
}

static void a_client_saved_before_is_found_by_the_new_phone_alone(void **state)
{
    swst_record *client;

    found_village(*state);
    client = client_with("13800000001");
    assert_ok(swst_record_save(*state, client));
    assert_ok(swst__batch_begin(*state, 0, &batch));
    change_phone(client, "13800000002");
    assert_int_equal(found("13800000001"), 0);
    assert_int_equal(found("13800000002"), 1);
    change_phone(client, "13800000001");
    assert_int_equal(found("13800000001"), 1);
    assert_ok(swst__batch_keep(batch));
    finish(*state);
    swst_record_free(client);
}

static void what_is_undone_is_found_as_before(void **state)
{
    swst_record *kept, *undone;

    found_village(*state);
    kept = client_with("13800000001");
    undone = client_with("13800000003");
    assert_ok(swst__batch_begin(*state, 0, &batch));
    assert_ok(swst__batch_put(batch, kept, NULL));
    assert_ok(swst__batch_keep(batch));
    assert_ok(swst__batch_put(batch, undone, NULL));
    change_phone(kept, "13800000002");
    assert_ok(swst__batch_undo(batch));
    assert_int_equal(found("13800000001"), 1);
    assert_int_equal(found("13800000002"), 0);
    assert_int_equal(found("13800000003"), 0);
    finish(*state);
    swst_record_free(kept);
    swst_record_free(undone);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_client_of_the_batch_is_found_by_the_new_phone_alone),
        station_test(a_client_saved_before_is_found_by_the_new_phone_alone),
        station_test(what_is_undone_is_found_as_before),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
