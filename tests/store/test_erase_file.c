/* The file after an erasure: written anew, whole, and finished later where somebody stood in
 * the way. */
#include "../support/station.h"

#include "store/erase.h"

#include <sqlite3.h>
#include <stdlib.h>

#define STORE "erase-file.swst"
#define BIRD "金丝雀在此"

static int64_t given_bird(swst_store *store)
{
    int64_t client = given_client(store, given_area(store));

    assert_ok(change(store, "client", client, "name", BIRD));
    assert_ok(void_it(store, "client", client, "录错了人"));
    return client;
}

static bool stands(void)
{
    return file_holds(STORE, BIRD) || file_holds(STORE "-journal", BIRD)
        || file_holds(STORE "-wal", BIRD);
}

static swst_status erase(swst_store *store, int64_t client)
{
    swst_table *table = NULL;
    swst_status status = swst_client_erase(store, client, "mistake", "2026-01-01", true, &table);

    swst_table_free(table);
    return status;
}

/* Another program that has begun to read. */
static sqlite3 *given_reader(void)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open(STORE, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN; SELECT * FROM client", NULL, NULL, NULL),
                     SQLITE_OK);
    return db;
}

static void a_reader_of_a_log_keeps_bytes_until_the_erasure_is_finished(void **state)
{
    swst_store *store = swst_store_new();
    int64_t client;
    sqlite3 *reader;

    (void)state;
    remove_file(STORE);
    assert_ok(swst_store_set_journal(store, "wal"));
    assert_ok(swst_store_create(store, STORE));
    swst_store_set_busy_timeout(store, 50);
    client = given_bird(store);
    reader = given_reader();
    assert_status(SWST_EBUSY, erase(store, client));
    assert_value(store, "client", client, "name", SWST__ERASED_WORD);
    assert_true(stands());
    sqlite3_close(reader);
    assert_ok(swst_erase_finish(store));
    assert_false(stands());
    swst_store_free(store);
    assert_false(stands());
    remove_file(STORE);
}

static void a_reader_of_a_file_keeps_the_person_whole(void **state)
{
    swst_store *store = given_file(STORE);
    int64_t client = given_bird(store);
    sqlite3 *reader;

    (void)state;
    swst_store_set_busy_timeout(store, 50);
    if (strcmp(swst_store_journal_of(store), "truncate") != 0) {
        swst_store_free(store);
        skip();
    }
    reader = given_reader();
    assert_status(SWST_EBUSY, erase(store, client));
    assert_value(store, "client", client, "name", BIRD);
    sqlite3_close(reader);
    assert_ok(erase(store, client));
    assert_false(stands());
    swst_store_free(store);
    remove_file(STORE);
}

static void the_file_is_whole_and_others_who_have_it_open_go_on(void **state)
{
    swst_store *store = given_file(STORE), *other = opened(STORE);
    int64_t client = given_bird(store), area = given_area(store);
    swst_table *table;

    (void)state;
    assert_int_equal(count_of(other, "area"), 1);
    assert_ok(erase(store, client));
    given_client(other, area);
    given_client(store, area);
    assert_int_equal(count_of(other, "client"), 2);
    assert_ok(swst_station_check_quick(other, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    swst_store_free(other);
    swst_store_free(store);
    store = opened(STORE);
    assert_int_equal(count_of(store, "client"), 2);
    swst_store_free(store);
    remove_file(STORE);
}

static void a_station_in_memory_and_one_of_erased_people_alone_are_in_order(void **state)
{
    swst_table *table;
    int64_t client = given_client(*state, given_area(*state));

    given(*state, "retention_term", "what", "client_file", "starts", "exited", "years", "0",
          "action", "erase", NULL);
    assert_ok(change(*state, "client", client, "exited_on", "2021-01-01"));
    assert_ok(swst_client_erase(*state, client, "term_ended", "2026-01-01", true, &table));
    swst_table_free(table);
    assert_ok(swst_station_check_quick(*state, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_reader_of_a_log_keeps_bytes_until_the_erasure_is_finished),
        cmocka_unit_test(a_reader_of_a_file_keeps_the_person_whole),
        cmocka_unit_test(the_file_is_whole_and_others_who_have_it_open_go_on),
        station_test(a_station_in_memory_and_one_of_erased_people_alone_are_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
