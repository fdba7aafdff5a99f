/* A load as a whole: all or nothing, in steps that can be given up. */
#define _POSIX_C_SOURCE 200809L
#define FOLDER "load"
#define STORE "load.swst"
#include "folder.h"

/* One village, and so many clients in it; the row of `bad`, from 1, has no such day. */
static void put_clients(int count, int bad)
{
    FILE *out;

    new_folder(FOLDER);
    put_text(IN("area.csv"), "id,code,name,level\n1,790101001001,前江,village\n");
    out = fopen(IN("client.csv"), "w");
    fputs("\xEF\xBB\xBFid,name,area_id,registered_on\r\n", out);
    for (int i = 1; i <= count; i++)
        fprintf(out, "%d,张某,1,%s\r\n", 1000 + i, i == bad ? "2022-02-30" : "2022-07-01");
    fclose(out);
}

static void one_bad_row_in_ten_thousand_writes_nothing(void **state)
{
    swst_store *store = given_file(STORE);
    size_t before, after;
    char *bytes, *later;

    (void)state;
    given_village(store, "790101001009");
    bytes = file_bytes(STORE, &before);
    put_clients(10000, 7777);
    assert_status(SWST_EINVALID, load_from(store, FOLDER));
    assert_error("bad_day", "client.registered_on");
    assert_string_equal(swst_error_path(), IN("client.csv"));
    assert_int_equal(swst_error_row(), 7778);
    assert_int_equal(swst_error_column(), 4);
    later = file_bytes(STORE, &after);
    assert_int_equal(before, after);
    assert_memory_equal(bytes, later, before);
    assert_int_equal(count_of(store, "client"), 0);
    put_clients(10000, 0);
    assert_ok(load_from(store, FOLDER));
    assert_int_equal(count_of(store, "client"), 10000);
    free(bytes);
    free(later);
    swst_store_free(store);
    remove_file(STORE);
    clear_path(FOLDER);
}

static void a_load_given_up_leaves_nothing_behind(void **state)
{
    swst_load *load;

    put_clients(5000, 0);
    assert_ok(swst_load_begin(*state, FOLDER, &load));
    for (int i = 0; i < 3; i++)
        assert_status(SWST_ROW, swst_load_step(load));
    assert_true(swst_load_created(load) > 0);
    assert_true(swst_load_bytes(load) > 0);
    assert_status(SWST_EMISUSE, swst_load_apply(load));
    assert_error("more_to_read", NULL);
    swst_load_free(load);
    assert_int_equal(count_of(*state, "client"), 0);
    assert_int_equal(count_of(*state, "area"), 0);
    assert_ok(load_from(*state, FOLDER));
    clear_path(FOLDER);
}

static void what_was_read_and_not_applied_is_forgotten(void **state)
{
    swst_load *load;

    put_clients(10, 0);
    load = read_from(*state, FOLDER);
    assert_counts(load, 11, 0, 0);
    assert_status(SWST_OK, swst_load_step(load));
    swst_load_free(load);
    assert_int_equal(count_of(*state, "client"), 0);
    clear_path(FOLDER);
}

static void a_load_is_applied_once(void **state)
{
    swst_load *load;

    put_clients(10, 0);
    load = read_from(*state, FOLDER);
    assert_ok(swst_load_apply(load));
    assert_status(SWST_EMISUSE, swst_load_apply(load));
    swst_load_free(load);
    assert_int_equal(count_of(*state, "client"), 10);
    clear_path(FOLDER);
}

static void a_load_has_a_transaction_of_its_own(void **state)
{
    swst_load *load = NULL;

    put_clients(10, 0);
    assert_ok(swst_store_begin(*state));
    assert_status(SWST_EMISUSE, swst_load_begin(*state, FOLDER, &load));
    assert_error("in_transaction", NULL);
    assert_null(load);
    swst_store_rollback(*state);
    assert_ok(swst_load_begin(*state, FOLDER, &load));
    swst_store_rollback(*state);
    assert_status(SWST_EMISUSE, swst_load_step(load));
    assert_error("no_transaction", NULL);
    swst_load_free(load);
    assert_int_equal(count_of(*state, "area"), 0);
    clear_path(FOLDER);
}

static void who_loads_must_be_a_worker_on_record(void **state)
{
    swst_load *load = NULL;
    int64_t worker = given(*state, "worker", "name", "王工", NULL);

    put_clients(10, 0);
    swst_store_set_actor(*state, 77);
    assert_status(SWST_EINVALID, swst_load_begin(*state, FOLDER, &load));
    assert_error("not_a_worker", NULL);
    assert_ok(swst_store_begin(*state));            /* none was left open */
    swst_store_rollback(*state);
    swst_store_set_actor(*state, worker);
    assert_ok(load_from(*state, FOLDER));
    assert_value(*state, "client", 1001, "recorded_by", ID(worker));
    clear_path(FOLDER);
}

static void a_request_is_of_one_record_and_not_of_a_load(void **state)
{
    int64_t served = -1;

    put_clients(10, 0);
    assert_ok(swst_store_set_request(*state, "r-1"));
    assert_ok(load_from(*state, FOLDER));
    assert_ok(swst_store_find_request(*state, "r-1", &served));
    assert_int_equal(served, 0);
    clear_path(FOLDER);
}

static void handles_may_be_freed_in_any_order(void **state)
{
    swst_store *store = swst_store_new();
    swst_load *load;

    (void)state;
    assert_ok(swst_store_create(store, ":memory:"));
    put_clients(10, 0);
    assert_ok(swst_load_begin(store, FOLDER, &load));
    swst_store_free(store);
    assert_status(SWST_EMISUSE, swst_load_step(load));
    swst_load_free(load);
    swst_load_free(NULL);
    clear_path(FOLDER);
}

static void without_a_load_there_is_nothing_to_do(void **state)
{
    swst_store *closed = swst_store_new();
    swst_load *load = NULL;

    put_clients(1, 0);
    assert_status(SWST_EMISUSE, swst_load_begin(NULL, FOLDER, &load));
    assert_status(SWST_EMISUSE, swst_load_begin(*state, NULL, &load));
    assert_status(SWST_EMISUSE, swst_load_begin(*state, FOLDER, NULL));
    assert_status(SWST_EMISUSE, swst_load_begin(closed, FOLDER, &load));
    assert_error("not_open", NULL);
    assert_status(SWST_EMISUSE, swst_load_step(NULL));
    assert_status(SWST_EMISUSE, swst_load_apply(NULL));
    assert_int_equal(swst_load_bytes(NULL) + swst_load_total(NULL) + swst_load_created(NULL)
                     + swst_load_updated(NULL) + swst_load_rejected(NULL), 0);
    assert_null(swst_load_problems(NULL));
    assert_null(load);
    swst_store_free(closed);
    clear_path(FOLDER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_bad_row_in_ten_thousand_writes_nothing),
        station_test(a_load_given_up_leaves_nothing_behind),
        station_test(what_was_read_and_not_applied_is_forgotten),
        station_test(a_load_is_applied_once),
        station_test(a_load_has_a_transaction_of_its_own),
        station_test(who_loads_must_be_a_worker_on_record),
        station_test(a_request_is_of_one_record_and_not_of_a_load),
        cmocka_unit_test(handles_may_be_freed_in_any_order),
        station_test(without_a_load_there_is_nothing_to_do),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
