/* The keys that clients are found by: made of a record, written, rebuilt, checked. */
#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/calendar.h"
#include "domain/write.h"
#include "model/structs.h"
#include "store/client_keys.h"
#include "store/store.h"

static const char path[] = "client_keys.swst";
static const swst_store *const clear = &(const swst_store){ .path = NULL };     /* not sealed */

static size_t keys_of(const swst_record *record, int64_t *keys)
{
    size_t count = 77;

    swst__client_keys_of(clear, record, keys, SWST__CLIENT_KEYS, &count);
    for (size_t i = 1; i < count; i++)
        assert_true(keys[i - 1] < keys[i]);
    return count;
}

static bool has(const swst_record *record, int64_t key)
{
    int64_t keys[SWST__CLIENT_KEYS];
    size_t count = keys_of(record, keys);

    for (size_t i = 0; i < count; i++)
        if (keys[i] == key)
            return true;
    return false;
}

static swst_record *client_named(const char *name)
{
    swst_record *record = swst_record_new(swst_kind_find("client"));

    assert_ok(swst_record_set(record, "name", name));
    assert_ok(swst_record_set(record, "area_id", "7"));
    return record;
}

static void a_name_of_n_characters_has_n_pairs_and_stands_for_a_person(void **state)
{
    swst_record *record = client_named("阿依·古");
    int64_t keys[SWST__CLIENT_KEYS], day = 100;

    (void)state;
    assert_int_equal(keys_of(record, keys), 4);
    assert_int_equal(keys[0], (int64_t)0x4F9D << 21 | 0x53E4);
    assert_int_equal(keys[1], (int64_t)0x53E4 << 21);
    assert_int_equal(keys[2], (int64_t)0x963F << 21 | 0x4F9D);
    assert_int_equal(keys[3], swst__client_key_of_person("阿依古", NULL, 7));
    assert_int_not_equal(keys[3], swst__client_key_of_person("阿依古", &day, 7));
    assert_int_not_equal(keys[3], swst__client_key_of_person("阿依古", NULL, 8));
    assert_true(keys[3] >= swst__client_keys_of_name("阿依•古").first
                && keys[3] <= swst__client_keys_of_name("阿依•古").last);
    swst_record_free(record);
}

static void numbers_and_phones_have_one_key_however_they_are_written(void **state)
{
    swst_record *record = client_named("王");

    (void)state;
    assert_ok(swst_record_set(record, "id_number", "110105491231002"));
    assert_ok(swst_record_set(record, "phone", "138 0000 0000，0790-1234567"));
    assert_true(has(record, swst__client_key_of_number(clear, "11010519491231002x")));
    assert_true(has(record, swst__client_key_of_number(clear, "１１０１０５４９１２３１００２")));
    assert_true(has(record, swst__client_key_of_phone("+86 13800000000")));
    assert_true(has(record, swst__client_key_of_phone("07901234567")));
    assert_false(has(record, swst__client_key_of_phone("1380000")));
    swst_record_free(record);
}

static void sorts_of_keys_lie_apart_from_pairs_and_from_one_another(void **state)
{
    struct swst__key_range numbers = swst__client_keys_of_numbers();
    struct swst__key_range persons = swst__client_keys_of_persons();
    int64_t number = swst__client_key_of_number(clear, "X"), phone = swst__client_key_of_phone("1");
    int64_t person = swst__client_key_of_person("王", NULL, 1);

    (void)state;
    assert_true(swst__client_key_of_pair(0x10FFFF, 0x10FFFF) < numbers.first);
    assert_true(numbers.first <= number && number <= numbers.last);
    assert_true(phone > numbers.last && phone < persons.first);
    assert_true(persons.first <= person && person <= persons.last && persons.last > 0);
}

static void voided_clients_and_other_kinds_have_no_keys(void **state)
{
    int64_t keys[SWST__CLIENT_KEYS];
    swst_record *record = client_named("王"), *worker;

    (void)state;
    record->header.voided = true;
    assert_int_equal(keys_of(record, keys), 0);
    swst_record_free(record);
    worker = swst_record_new(swst_kind_find("worker"));
    assert_ok(swst_record_set(worker, "name", "王"));
    assert_int_equal(keys_of(worker, keys), 0);
    swst_record_free(worker);
}

static void keys_beyond_the_room_are_left_out(void **state)
{
    int64_t keys[4] = { 0, 0, 0, -5 };
    swst_record *record = client_named("一二三四五");
    size_t count = 0;

    (void)state;
    swst__client_keys_of(clear, record, keys, 3, &count);
    assert_int_equal(count, 3);
    assert_int_equal(keys[3], -5);
    swst_record_free(record);
}

/* The longest values a client may have. */
static void all_keys_of_any_client_have_room(void **state)
{
    char name[64 * 4 + 1] = "", phone[41] = "";
    int64_t keys[SWST__CLIENT_KEYS];
    swst_record *record;

    (void)state;
    for (int i = 0; i < 64; i++)
        sprintf(name + strlen(name), "\xE4\xB8%c", 0x80 + i);
    for (int i = 0; i < 6; i++)
        sprintf(phone + strlen(phone), "%d1234/", i);
    record = client_named(name);
    assert_ok(swst_record_set(record, "phone", phone));
    assert_ok(swst_record_set(record, "id_number", "X"));
    assert_int_equal(keys_of(record, keys), 64 + 1 + 1 + 6);
    assert_true(64 + 1 + 1 + 7 < SWST__CLIENT_KEYS);
    swst_record_free(record);
}

/* -------------------------------------------------------------------- on record */

static void assert_right(swst_store *store)
{
    int64_t client = -1;
    bool right = false;

    assert_ok(swst__client_keys_check(store, &right, &client));
    assert_true(right);
    assert_int_equal(client, 0);
}

static size_t clients_of(swst_store *store, int64_t key, int64_t ids[2])
{
    size_t count = 0;

    assert_ok(swst__client_keys_find(store, key, ids, 2, &count));
    return count;
}

static void clients_of_a_key_are_given_by_id_as_far_as_there_is_room(void **state)
{
    int64_t key = swst__client_key_of_pair(0x5C0F, 0x96E8), ids[2], area = given_area(*state);
    int64_t first = given_client(*state, area), second = given_client(*state, area);

    given_client(*state, area);
    assert_int_equal(clients_of(*state, key, ids), 2);
    assert_int_equal(ids[0], first);
    assert_int_equal(ids[1], second);
    assert_int_equal(clients_of(*state, key + 1, ids), 0);
}

static void whatever_is_written_the_keys_are_right(void **state)
{
    int64_t area = given_area(*state), away = given_village(*state, "441882107002"), merge = 0;
    int64_t lin = given_client(*state, area), other = given_client(*state, area);
    swst_record *record = NULL;

    assert_right(*state);
    assert_ok(change(*state, "client", lin, "name", "林小雨雨"));
    assert_ok(change(*state, "client", lin, "phone", "13800000000/13800000000"));
    assert_ok(change(*state, "client", lin, "birth_date", "1950-02-03"));
    assert_right(*state);
    assert_ok(swst_record_load(*state, swst_kind_find("client"), other, &record));
    assert_ok(swst_store_begin(*state));
    assert_ok(swst__write_point(*state, record, SWST__FIELD(client, area_id), away));
    assert_ok(swst_store_commit(*state));
    swst_record_free(record);
    assert_right(*state);
    assert_ok(swst_client_merge(*state, lin, other, "entered twice", &merge));
    assert_right(*state);
    assert_ok(swst_client_unmerge(*state, merge));
    assert_right(*state);
    assert_ok(void_it(*state, "client", lin, "entered twice"));
    assert_right(*state);
}

/* What is in hand when a client is voided need not be what is on record. */
static void a_client_is_voided_as_he_is_on_record(void **state)
{
    int64_t lin = given_client(*state, given_area(*state));
    swst_record *record = NULL;

    assert_ok(swst_record_load(*state, swst_kind_find("client"), lin, &record));
    assert_ok(swst_record_set(record, "name", "王五"));
    assert_ok(swst_record_void(*state, record, "entered twice"));
    swst_record_free(record);
    assert_right(*state);
}

static void given_clients_in_a_file(void)
{
    swst_store *store = given_file(path);
    int64_t area = given_area(store);

    assert_ok(swst_store_begin(store));
    for (int i = 0; i < 20; i++)
        given_client(store, area);
    assert_ok(swst_store_commit(store));
    swst_store_free(store);
}

/* What another program did is a finding, and is mended. */
static void assert_found_and_mended(const char *damage)
{
    swst_table *table = NULL;
    int64_t client = 0;
    bool right = true;
    swst_store *store;

    given_clients_in_a_file();
    change_file(path, damage);
    store = opened(path);
    assert_ok(swst__client_keys_check(store, &right, &client));
    assert_false(right);
    assert_true(client > 0);
    assert_ok(swst_station_check(store, &table));
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "severity", "error");
    assert_cell(table, 0, "code", "keys_wrong");
    assert_int_equal(swst_table_int(table, 0, "record_id"), client);
    swst_table_free(table);
    assert_ok(swst_store_rebuild(store));
    assert_right(store);
    assert_ok(swst_store_rebuild(store));
    assert_right(store);
    swst_store_free(store);
    remove_file(path);
}

static void keys_that_do_not_fit_are_found_and_made_anew(void **state)
{
    (void)state;
    assert_found_and_mended("DELETE FROM client_key");
    assert_found_and_mended("DELETE FROM client_key WHERE client_id ="
                            " (SELECT max(client_id) FROM client_key)"
                            " AND \"key\" > 1000000000000000");
    assert_found_and_mended("INSERT INTO client_key SELECT 5, min(client_id) FROM client_key");
    assert_found_and_mended("INSERT INTO client_key VALUES (5, 5)");
    assert_found_and_mended("UPDATE client SET name = '王五'"
                            " WHERE id = (SELECT max(id) FROM client)");
}

/* Saving is not refused because keys are missing or there already. */
static void a_client_whose_keys_do_not_fit_is_saved_all_the_same(void **state)
{
    swst_store *store;
    int64_t lin;

    (void)state;
    given_clients_in_a_file();
    change_file(path, "UPDATE client SET name = '王五', phone = '12345'");
    lin = number_in_file(path, "SELECT min(id) FROM client");
    store = opened(path);
    assert_ok(change(store, "client", lin, "name", "林小雨"));
    assert_ok(change(store, "client", lin, "phone", "54321"));
    swst_store_free(store);
    remove_file(path);
}

static void rebuilding_needs_a_store_that_may_be_written(void **state)
{
    swst_store *store = swst_store_new();

    (void)state;
    assert_status(SWST_EMISUSE, swst_store_rebuild(NULL));
    assert_status(SWST_EMISUSE, swst_store_rebuild(store));
    swst_store_free(store);
    given_clients_in_a_file();
    store = opened(path);
    store->read_only = true;
    assert_status(SWST_EREADONLY, swst_store_rebuild(store));
    swst_store_free(store);
    remove_file(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_of_n_characters_has_n_pairs_and_stands_for_a_person),
        cmocka_unit_test(numbers_and_phones_have_one_key_however_they_are_written),
        cmocka_unit_test(sorts_of_keys_lie_apart_from_pairs_and_from_one_another),
        cmocka_unit_test(voided_clients_and_other_kinds_have_no_keys),
        cmocka_unit_test(keys_beyond_the_room_are_left_out),
        cmocka_unit_test(all_keys_of_any_client_have_room),
        station_test(clients_of_a_key_are_given_by_id_as_far_as_there_is_room),
        station_test(whatever_is_written_the_keys_are_right),
        station_test(a_client_is_voided_as_he_is_on_record),
        cmocka_unit_test(keys_that_do_not_fit_are_found_and_made_anew),
        cmocka_unit_test(a_client_whose_keys_do_not_fit_is_saved_all_the_same),
        cmocka_unit_test(rebuilding_needs_a_store_that_may_be_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
