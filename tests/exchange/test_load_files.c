/* Which files a load takes. */
#define _POSIX_C_SOURCE 200809L
#define FOLDER "load-files"
#include "folder.h"

static void assert_begins(swst_store *store, const char *path, const char *status,
                          const char *code)
{
    swst_load *load = NULL;

    assert_string_equal(swst_status_name(swst_load_begin(store, path, &load)), status);
    assert_null(load);
    assert_string_equal(swst_error_code(), code);
    assert_string_equal(swst_error_path(), path);
}

static void what_is_not_there_cannot_be_loaded(void **state)
{
    new_folder(FOLDER);
    assert_begins(*state, IN("none"), "SWST_ENOTFOUND", "no_such_file");
    assert_begins(*state, IN("none.jsonl"), "SWST_ENOTFOUND", "no_such_file");
    assert_begins(*state, FOLDER, "SWST_ENOTFOUND", "nothing_to_load");
    put_text(IN("readme.txt"), "x");
    put_text(IN(".client.csv"), "x");
    assert_begins(*state, FOLDER, "SWST_ENOTFOUND", "nothing_to_load");
    assert_begins(*state, IN("readme.txt"), "SWST_ENOTFOUND", "nothing_to_load");
    clear_path(FOLDER);
}

static void a_masked_dump_is_refused_at_once(void **state)
{
    new_folder(FOLDER);
    put_text(IN("area.csv"), "code,name,level\n");
    put_text(IN("MASKED"), "");
    assert_begins(*state, FOLDER, "SWST_EINVALID", "masked_dump");
    put_text(IN("m.jsonl"), "{\"masked\":true}\n");
    assert_begins(*state, IN("m.jsonl"), "SWST_EINVALID", "masked_dump");
    clear_path(FOLDER);
}

static void files_are_read_in_the_order_of_kinds(void **state)
{
    swst_load *load;

    new_folder(FOLDER);
    put_text(IN("client.csv"), "bad\n");
    put_text(IN("area.CSV"), "bad\n");
    put_text(IN("worker.csv"), "bad\n");
    put_text(IN("client.xlsx"), "PK");
    load = read_from(*state, FOLDER);
    assert_counts(load, 0, 0, 3);
    assert_problem(load, 0, "area.CSV", 1, 1, NULL, "unknown_column");
    assert_problem(load, 1, "worker.csv", 1, 1, NULL, "unknown_column");
    assert_problem(load, 2, "client.csv", 1, 1, NULL, "unknown_column");
    swst_load_free(load);
    clear_path(FOLDER);
}

static void a_file_called_after_no_kind_is_a_problem(void **state)
{
    swst_load *load;

    new_folder(FOLDER);
    put_text(IN("area.csv"), "code,name,level\n790101001001,前江,village\n");
    put_text(IN("clients.csv"), "name\n张某\n");
    put_text(IN("Area.csv"), "name\n张某\n");
    load = read_from(*state, FOLDER);
    assert_counts(load, 1, 0, 2);
    assert_problem(load, 0, "Area.csv", 0, 0, NULL, "unknown_file");
    assert_problem(load, 1, "clients.csv", 0, 0, NULL, "unknown_file");
    assert_status(SWST_EINVALID, swst_load_apply(load));
    assert_error("unknown_file", NULL);
    assert_string_equal(swst_error_path(), IN("Area.csv"));
    swst_load_free(load);
    assert_int_equal(count_of(*state, "area"), 0);
    clear_path(FOLDER);
}

static void a_folder_that_is_called_like_a_file_cannot_be_read(void **state)
{
    swst_load *load;

    new_folder(FOLDER);
    assert_int_equal(mkdir(IN("area.csv"), 0700), 0);
    assert_ok(swst_load_begin(*state, FOLDER, &load));
    assert_status(SWST_EIO, swst_load_step(load));
    assert_string_equal(swst_error_path(), IN("area.csv"));
    assert_status(SWST_EIO, swst_load_step(load));
    assert_status(SWST_EMISUSE, swst_load_apply(load));
    swst_load_free(load);
    clear_path(FOLDER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(what_is_not_there_cannot_be_loaded),
        station_test(a_masked_dump_is_refused_at_once),
        station_test(files_are_read_in_the_order_of_kinds),
        station_test(a_file_called_after_no_kind_is_a_problem),
        station_test(a_folder_that_is_called_like_a_file_cannot_be_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
