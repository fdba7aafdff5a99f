/* Files that are read and written: never over another, for their owner alone. */
#define _POSIX_C_SOURCE 200809L
#define FOLDER "files"
#include "folder.h"

#include "exchange/files.h"

#include <fcntl.h>

static void endings_count_in_capitals_too(void **state)
{
    (void)state;
    assert_true(swst__path_ends("a/client.csv", ".csv"));
    assert_true(swst__path_ends("CLIENT.CSV", ".csv"));
    assert_false(swst__path_ends("client.csv.bak", ".csv"));
    assert_false(swst__path_ends("csv", ".csv"));
    assert_false(swst__path_ends("", ".csv"));
}

static void assert_joined(const char *folder, const char *expected)
{
    char *path = swst__path_join(folder, "x");

    assert_string_equal(path, expected);
    swst_free(path);
}

static void a_folder_and_a_name_make_a_path(void **state)
{
    (void)state;
    assert_joined("a", "a/x");
    assert_joined("a/", "a/x");
    assert_joined("/", "/x");
}

static void what_is_no_file_cannot_be_read(void **state)
{
    int file = -1;

    (void)state;
    new_folder(FOLDER);
    assert_status(SWST_ENOTFOUND, swst__input_open(IN("none"), &file));
    assert_string_equal(swst_error_path(), IN("none"));
    assert_status(SWST_EIO, swst__input_open(FOLDER, &file));
    assert_int_equal(mkfifo(IN("pipe"), 0600), 0);
    assert_status(SWST_EIO, swst__input_open(IN("pipe"), &file));
    assert_int_equal(file, -1);
    clear_path(FOLDER);
}

static void a_file_is_made_for_its_owner_and_never_over_another(void **state)
{
    struct stat found;
    int folder = -1, file = -1;

    (void)state;
    clear_path(FOLDER);
    assert_ok(swst__output_folder(FOLDER, &folder));
    assert_int_equal(stat(FOLDER, &found), 0);
    assert_int_equal(found.st_mode & 0777, 0700);
    assert_ok(swst__output_open(folder, IN("a"), &file));
    assert_ok(swst__output_write(file, IN("a"), "abc", 3));
    assert_ok(swst__output_close(&file, IN("a")));
    assert_int_equal(file, -1);
    assert_int_equal(stat(IN("a"), &found), 0);
    assert_int_equal(found.st_mode & 0777, 0600);
    assert_int_equal(found.st_size, 3);
    assert_status(SWST_ECONFLICT, swst__output_open(folder, IN("a"), &file));
    assert_error("file_exists", NULL);
    assert_string_equal(swst_error_path(), IN("a"));
    assert_int_equal(symlink("elsewhere", IN("link")), 0);
    assert_status(SWST_ECONFLICT, swst__output_open(folder, IN("link"), &file));
    assert_ok(swst__output_close(&folder, FOLDER));
    clear_path(FOLDER);
}

static void a_folder_to_write_to_must_be_empty(void **state)
{
    int folder = -1;

    (void)state;
    new_folder(FOLDER);
    put_text(IN(".hidden"), "x");
    assert_status(SWST_ECONFLICT, swst__output_folder(FOLDER, &folder));
    assert_error("folder_not_empty", NULL);
    assert_status(SWST_ECONFLICT, swst__output_folder(IN(".hidden"), &folder));
    assert_error("file_exists", NULL);
    assert_status(SWST_EIO, swst__output_folder(IN("no/where"), &folder));
    assert_status(SWST_EIO, swst__output_parent(IN("no/where"), &folder));
    assert_error("cannot_write", NULL);
    assert_int_equal(folder, -1);
    clear_path(FOLDER);
}

static void the_folder_of_a_name_alone_is_this_one(void **state)
{
    static const char *const paths[] = { "name", "./name", "/name" };

    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        int folder = -1;

        assert_ok(swst__output_parent(paths[i], &folder));
        assert_true(folder >= 0);
        swst__descriptor_close(&folder);
        assert_int_equal(folder, -1);
    }
}

static void a_full_disk_says_so(void **state)
{
    int file = open("/dev/full", O_WRONLY);

    (void)state;
    if (file < 0)
        skip();
    assert_status(SWST_ENOSPACE, swst__output_write(file, "a.csv", "x", 1));
    assert_error("no_space", NULL);
    assert_string_equal(swst_error_path(), "a.csv");
    close(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endings_count_in_capitals_too),
        cmocka_unit_test(a_folder_and_a_name_make_a_path),
        cmocka_unit_test(what_is_no_file_cannot_be_read),
        cmocka_unit_test(a_file_is_made_for_its_owner_and_never_over_another),
        cmocka_unit_test(a_folder_to_write_to_must_be_empty),
        cmocka_unit_test(the_folder_of_a_name_alone_is_this_one),
        cmocka_unit_test(a_full_disk_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
