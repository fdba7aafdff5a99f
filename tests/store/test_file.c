/* Making a station's file, knowing it again, and refusing what is none. */
#define _XOPEN_SOURCE 700

#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---------------------------------------------------------------- creation */

static void only_the_owner_may_read_a_new_file(void **state)
{
    struct stat file;
    mode_t mask = umask(0);

    (void)state;
    swst_store_free(given_file("owner.swst"));
    umask(mask);
    assert_int_equal(stat("owner.swst", &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
}

static void assert_not_made(const char *path, const char *code)
{
    swst_store *store = swst_store_new();

    assert_true(swst_store_create(store, path) < 0);
    assert_error(code, NULL);
    assert_status(SWST_EMISUSE, swst_store_begin(store));
    swst_store_free(store);
}

static void no_file_is_made_over_another(void **state)
{
    size_t size;
    char *bytes;

    (void)state;
    write_file("letter.txt", "Dear Lin", 8);
    assert_not_made("letter.txt", "file_exists");
    bytes = file_bytes("letter.txt", &size);
    assert_string_equal(bytes, "Dear Lin");
    free(bytes);
    assert_not_made(".", "file_exists");
}

static void no_file_is_made_through_a_link(void **state)
{
    (void)state;
    remove_file("link.swst");
    remove_file("target.swst");
    assert_int_equal(symlink("target.swst", "link.swst"), 0);
    assert_not_made("link.swst", "file_exists");
    assert_false(file_exists("target.swst"));
    remove_file("link.swst");
}

static void a_folder_that_is_not_there_is_not_made(void **state)
{
    (void)state;
    assert_not_made("no-such-folder/station.swst", "file_not_made");
    assert_not_made("", "file_not_made");
    assert_false(file_exists("no-such-folder"));
}

/* ----------------------------------------------------------------- refusal */

enum { HEADER_OF_PAGE_SIZE = 16, HEADER_OF_MAGIC = 0 };

static void given_cut_off(const char *path)
{
    size_t size;
    char *bytes = file_bytes(path, &size);

    write_file(path, bytes, size / 2);
    free(bytes);
}

static void given_sound(const char *path)
{
    swst_store_free(given_file(path));
}

static void given_empty(const char *path)
{
    write_file(path, "", 0);
}

static void given_letter(const char *path)
{
    static const char letter[] = "A letter that is long enough to look at, but no database by any "
                                 "means, and never will be one, however often it is opened.";

    write_file(path, letter, sizeof letter - 1);
}

static void given_short(const char *path)
{
    write_file(path, "SQLite format 3", 16);
}

static void given_other_database(const char *path)
{
    remove_file(path);
    change_file(path, "CREATE TABLE client (id INTEGER)");
}

static void given_newer(const char *path)
{
    given_sound(path);
    change_file(path, "PRAGMA user_version = 99");
}

static void given_half(const char *path)
{
    given_sound(path);
    given_cut_off(path);
}

static void given_header_of_nothing(const char *path)
{
    given_sound(path);
    overwrite_file(path, HEADER_OF_MAGIC, "Gone, gone, gone", 16);
}

static void given_impossible_header(const char *path)
{
    given_sound(path);
    overwrite_file(path, HEADER_OF_PAGE_SIZE, "\x03\x07\x09\x09", 4);
}

/* In the middle of the page that tells the tables. */
static void given_overwritten(const char *path)
{
    char nothing[700];

    given_sound(path);
    memset(nothing, 0xa5, sizeof nothing);
    overwrite_file(path, 100, nothing, sizeof nothing);
}

static void assert_left_alone(const char *path, const char *before, size_t size)
{
    static const char *const endings[] = { "-journal", "-wal", "-shm", ".format-0.bak" };
    char name[64];
    size_t size_now;
    char *now = file_bytes(path, &size_now);

    assert_int_equal(size_now, size);
    assert_memory_equal(now, before, size);
    free(now);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        assert_false(file_exists(name));
    }
}

static void assert_refused(const char *path, const char *status, const char *code)
{
    swst_store *store = swst_store_new();

    assert_string_equal(swst_status_name(swst_store_open(store, path)), status);
    assert_error(code, NULL);
    if (*path)
        assert_string_equal(swst_error_path(), path);
    assert_true(*swst_error_message("en") && *swst_error_message("zh"));
    assert_string_not_equal(swst_error_message("en"), swst_error_message("zh"));

    assert_ok(swst_store_create(store, ":memory:"));     /* the handle stays usable */
    swst_store_free(store);
}

static void what_is_no_sound_store_is_refused_and_left_as_it_was(void **state)
{
    static const struct {
        void (*given)(const char *path);
        const char *status, *code;
    } files[] = {
        { given_empty, "SWST_EFOREIGN", "empty_file" },
        { given_letter, "SWST_EFOREIGN", "not_a_store" },
        { given_short, "SWST_EFOREIGN", "not_a_store" },
        { given_other_database, "SWST_EFOREIGN", "not_a_store" },
        { given_header_of_nothing, "SWST_EFOREIGN", "not_a_store" },
        { given_newer, "SWST_EVERSION", "newer_file" },
        { given_half, "SWST_EDAMAGED", "damaged" },
        { given_impossible_header, "SWST_EDAMAGED", "damaged" },
        { given_overwritten, "SWST_EDAMAGED", "damaged" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        size_t size;
        char *before;

        remove_file("other.swst");
        files[i].given("other.swst");
        before = file_bytes("other.swst", &size);
        assert_refused("other.swst", files[i].status, files[i].code);
        assert_left_alone("other.swst", before, size);
        free(before);
    }
    remove_file("other.swst");
}

static void what_is_no_file_is_refused(void **state)
{
    (void)state;
    assert_refused("nowhere.swst", "SWST_ENOTFOUND", "no_such_file");
    assert_refused("nowhere/station.swst", "SWST_ENOTFOUND", "no_such_file");
    assert_refused("", "SWST_ENOTFOUND", "no_such_file");
    assert_refused(".", "SWST_EFOREIGN", "not_a_store");
    assert_false(file_exists("nowhere.swst"));
}

static void a_path_is_never_a_uri(void **state)
{
    (void)state;
    given_sound("other.swst");
    assert_refused("file:other.swst?mode=ro", "SWST_ENOTFOUND", "no_such_file");
    remove_file("other.swst");
}

/* Neither a file that vanishes nor the file behind the colon. */
static void a_file_may_be_called_like_a_uri(void **state)
{
    static const char *const names[] = {
        "file:other.swst", "file::memory:", "file:new.swst?mode=memory"
    };
    size_t size;
    char *before;

    (void)state;
    given_sound("other.swst");
    before = file_bytes("other.swst", &size);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        swst_store *store = given_file(names[i]);

        given_village(store, "441882107001");
        swst_store_free(store);
        store = opened(names[i]);
        assert_int_equal(count_of(store, "area"), 1);
        swst_store_free(store);
        remove_file(names[i]);
    }
    assert_left_alone("other.swst", before, size);
    free(before);
    remove_file("other.swst");
}

static void a_pipe_is_refused(void **state)
{
    (void)state;
    assert_int_equal(mkfifo("pipe.swst", 0600), 0);
    assert_refused("pipe.swst", "SWST_EFOREIGN", "not_a_store");
    remove_file("pipe.swst");
}

/* Damage that no opening can see is met when the rows are read. */
static void damage_among_the_rows_is_told_when_they_are_read(void **state)
{
    swst_store *store = given_file("rows.swst");
    int64_t area = given_village(store, "441882107001"), page;
    swst_cursor *cursor;
    swst_query *query;
    char nothing[512];

    (void)state;
    for (int i = 0; i < 50; i++)
        given_client(store, area);
    swst_store_free(store);
    page = number_in_file("rows.swst", "SELECT rootpage FROM sqlite_master WHERE name = 'client'");
    memset(nothing, 0xa5, sizeof nothing);
    overwrite_file("rows.swst", (long)(page - 1) * 4096, nothing, sizeof nothing);

    store = opened("rows.swst");
    query = swst_query_new(swst_kind_find("client"));
    assert_ok(swst_query_run(store, query, &cursor));
    assert_status(SWST_EDAMAGED, swst_cursor_next(cursor));
    assert_error("damaged", NULL);
    assert_status(SWST_EDAMAGED, swst_cursor_next(cursor));
    assert_int_equal(count_of(store, "area"), 1);
    swst_cursor_free(cursor);
    swst_query_free(query);
    swst_store_free(store);
}

/* ------------------------------------------------------------ another user */

/* Run as somebody to whom modes apply, root being above them; the status. */
static swst_status as_another_user(swst_status (*act)(const char *path), const char *path)
{
    int ended;
    pid_t child = fork();

    if (child == 0) {
        if (getuid() == 0 && setuid(65534) != 0)
            _exit(99);
        _exit(-act(path));
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &ended, 0), child);
    assert_true(WIFEXITED(ended));
    return (swst_status)-WEXITSTATUS(ended);
}

static swst_status open_it(const char *path)
{
    swst_store *store = swst_store_new();
    swst_status status = swst_store_open(store, path);

    swst_store_free(store);
    return status;
}

static swst_status create_it(const char *path)
{
    swst_store *store = swst_store_new();
    swst_status status = swst_store_create(store, path);

    swst_store_free(store);
    return status;
}

static swst_status read_it(const char *path)
{
    swst_store *store = swst_store_new();
    swst_query *query = swst_query_new(swst_kind_find("area"));
    int64_t count = 0;
    swst_status status = swst_store_open(store, path);

    if (!status)
        status = swst_query_count(store, query, &count);
    swst_query_free(query);
    swst_store_free(store);
    return status ? status : count == 1 ? SWST_OK : SWST_ENOTFOUND;
}

static swst_status write_it(const char *path)
{
    swst_store *store = swst_store_new();
    swst_household *household = swst_household_new();
    swst_status status = swst_store_open(store, path);

    if (!status)
        status = swst_household_set_area_id(household, 1);
    if (!status)
        status = swst_household_save(store, household);
    swst_household_free(household);
    swst_store_free(store);
    return status;
}

/* A folder that everybody may enter, wherever the tests are built. */
static char *given_open_folder(char *path)
{
    assert_non_null(mkdtemp(path));
    assert_int_equal(chmod(path, 0777), 0);
    return path;
}

static void modes_of_files_hold(void **state)
{
    char folder[] = "/tmp/swst-test-XXXXXX", path[64];
    swst_store *store;

    (void)state;
    snprintf(path, sizeof path, "%s/station.swst", given_open_folder(folder));
    store = given_file(path);
    given_village(store, "441882107001");
    swst_store_free(store);

    assert_int_equal(chmod(path, 0), 0);
    assert_status(SWST_EPERMISSION, as_another_user(open_it, path));
    assert_int_equal(chmod(path, 0444), 0);
    assert_ok(as_another_user(read_it, path));
    assert_status(SWST_EREADONLY, as_another_user(write_it, path));

    assert_int_equal(chmod(folder, 0700), 0);
    if (getuid() == 0)
        assert_status(SWST_EPERMISSION, as_another_user(open_it, path));
    remove_file(path);
    assert_int_equal(chmod(folder, 0555), 0);
    assert_status(SWST_EPERMISSION, as_another_user(create_it, path));
    assert_int_equal(rmdir(folder), 0);
}

/* ------------------------------------------------------------ while open */

static void a_file_that_was_moved_takes_no_writes(void **state)
{
    swst_store *store = given_file("moved.swst");

    (void)state;
    remove_file("away.swst");
    assert_int_equal(rename("moved.swst", "away.swst"), 0);
    assert_status(SWST_EMOVED, refused(store, "setting", "key", "a", "value", "1", NULL));
    assert_status(SWST_EMOVED, swst_store_begin(store));
    assert_error("moved", NULL);

    copy_file("away.swst", "moved.swst");                /* another of the same name */
    assert_status(SWST_EMOVED, refused(store, "setting", "key", "a", "value", "1", NULL));

    remove_file("moved.swst");
    assert_int_equal(rename("away.swst", "moved.swst"), 0);
    given(store, "setting", "key", "a", "value", "1", NULL);
    swst_store_free(store);
}

static void a_file_that_was_deleted_takes_no_writes(void **state)
{
    swst_store *store = given_file("deleted.swst");

    (void)state;
    remove_file("deleted.swst");
    assert_status(SWST_EMOVED, refused(store, "setting", "key", "a", "value", "1", NULL));
    assert_false(file_exists("deleted.swst"));
    swst_store_free(store);
}

/* What a child of fork() is told, in one bit for each call. */
static int ask_as_a_child(swst_store *store)
{
    swst_record *setting = swst_record_new(swst_kind_find("setting")), *loaded = NULL;
    swst_query *query = swst_query_new(swst_kind_find("setting"));
    int64_t count = 0;
    int wrong = 0;

    wrong |= swst_record_set(setting, "key", "child") || swst_record_set(setting, "value", "1");
    wrong |= (swst_record_save(store, setting) != SWST_EFORKED) << 1;
    wrong |= (swst_record_load(store, swst_kind_find("setting"), 1, &loaded) != SWST_EFORKED) << 2;
    wrong |= (swst_query_count(store, query, &count) != SWST_EFORKED) << 3;
    wrong |= (swst_store_commit(store) != SWST_EFORKED) << 4;
    wrong |= (strcmp(swst_error_code(), "forked") != 0) << 5;
    swst_store_rollback(store);
    swst_query_free(query);
    swst_record_free(setting);
    swst_store_free(store);
    return wrong;
}

static void a_child_of_fork_is_refused_and_does_no_harm(void **state)
{
    swst_store *store = given_file("forked.swst");
    pid_t child;
    int ended;

    (void)state;
    assert_ok(swst_store_begin(store));
    given(store, "setting", "key", "parent", "value", "1", NULL);
    if ((child = fork()) == 0)
        end_as_a_child(ask_as_a_child(store));
    assert_int_equal(waitpid(child, &ended, 0), child);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), 0);

    assert_ok(swst_store_commit(store));
    assert_int_equal(count_of(store, "setting"), 1);
    swst_store_free(store);
    assert_int_equal(number_in_file("forked.swst", "SELECT count(*) FROM setting"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_owner_may_read_a_new_file),
        cmocka_unit_test(no_file_is_made_over_another),
        cmocka_unit_test(no_file_is_made_through_a_link),
        cmocka_unit_test(a_folder_that_is_not_there_is_not_made),
        cmocka_unit_test(what_is_no_sound_store_is_refused_and_left_as_it_was),
        cmocka_unit_test(what_is_no_file_is_refused),
        cmocka_unit_test(a_path_is_never_a_uri),
        cmocka_unit_test(a_file_may_be_called_like_a_uri),
        cmocka_unit_test(a_pipe_is_refused),
        cmocka_unit_test(damage_among_the_rows_is_told_when_they_are_read),
        cmocka_unit_test(modes_of_files_hold),
        cmocka_unit_test(a_file_that_was_moved_takes_no_writes),
        cmocka_unit_test(a_file_that_was_deleted_takes_no_writes),
        cmocka_unit_test(a_child_of_fork_is_refused_and_does_no_harm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
