/* Backups: whole and described, or not there; and back again. */
#define _DEFAULT_SOURCE

#include "../support/disk.h"
#include "../support/station.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define STATION "kept.swst"
#define BACKUP "copy.swst"
#define MANIFEST BACKUP ".manifest"
#define PART BACKUP ".part"
#define RESTORED "again.swst"

static void remove_all(void)
{
    static const char *const names[] = { BACKUP, MANIFEST, PART, RESTORED, RESTORED ".restore",
                                         RESTORED ".manifest" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        remove_file(names[i]);
}

/* A client, a visit, and a voided worker. */
static swst_store *given_station(void)
{
    swst_store *store;

    remove_all();
    store = given_file(STATION);
    given_visit(store, given_client(store, given_area(store)), "2026-01-01", "home");
    assert_ok(void_it(store, "worker", given_worker(store, "Wu"), "entered twice"));
    return store;
}

static void given_backup(void)
{
    swst_store *store = given_station();

    assert_ok(swst_store_backup(store, BACKUP));
    swst_store_free(store);
}

static mode_t mode_of(const char *path)
{
    struct stat found;

    assert_int_equal(stat(path, &found), 0);
    return found.st_mode & 0777;
}

static void assert_nothing_left(void)
{
    assert_false(file_exists(BACKUP));
    assert_false(file_exists(MANIFEST));
    assert_false(file_exists(PART));
    assert_false(file_exists(RESTORED));
    assert_false(file_exists(RESTORED ".restore"));
}

static void assert_backup_refused(const char *status, const char *code)
{
    swst_store *store = opened(STATION);

    assert_string_equal(swst_status_name(swst_store_backup(store, BACKUP)), status);
    assert_error(code, NULL);
    swst_store_free(store);
}

/* ------------------------------------------------------------------- making */

static void a_backup_holds_what_the_station_holds(void **state)
{
    static const char all[] = "SELECT id, recorded_at, voided_at, name FROM worker"
                              " UNION ALL SELECT id, recorded_at, client_id, visited_on FROM visit"
                              " UNION ALL SELECT sequence, instant, action, kind FROM audit";
    char *there, *here;

    (void)state;
    given_backup();
    assert_ok(swst_backup_verify(BACKUP));
    here = read_there(STATION, all);
    there = read_there(BACKUP, all);
    assert_string_equal(there, here);
    free(there);
    free(here);
    assert_false(file_exists(PART));
    assert_false(file_exists(BACKUP "-journal"));
}

static void backup_and_manifest_are_for_their_owner_alone(void **state)
{
    mode_t mask = umask(0);

    (void)state;
    given_backup();
    umask(mask);
    assert_int_equal(mode_of(BACKUP), 0600);
    assert_int_equal(mode_of(MANIFEST), 0600);
    assert_ok(swst_backup_restore(BACKUP, RESTORED));
    assert_int_equal(mode_of(RESTORED), 0600);
}

static void the_manifest_says_what_is_in_the_backup(void **state)
{
    size_t size, bytes;
    char *manifest, *backup, expected[200];

    (void)state;
    remove_all();
    given_backup();
    manifest = file_bytes(MANIFEST, &size);
    backup = file_bytes(BACKUP, &bytes);
    assert_int_equal(manifest[size - 1], '\n');
    snprintf(expected, sizeof expected, "{\"schema\":\"swst/manifest/1\",\"library\":\"%s\","
             "\"sqlite\":\"%s\",\"bytes\":%d,\"sha256\":\"", swst_version(),
             swst_store_sqlite_version(), (int)bytes);
    assert_memory_equal(manifest, expected, strlen(expected));
    assert_non_null(strstr(manifest, "\"format\":5,\"instant\":\"20"));
    assert_non_null(strstr(manifest, "\"worker\":{\"living\":0,\"voided\":1}"));
    assert_non_null(strstr(manifest, "\"visit\":{\"living\":1,\"voided\":0}"));
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); ) {
        snprintf(expected, sizeof expected, "\"%s\":{\"living\":", swst_kind_name(kind));
        assert_non_null(strstr(manifest, expected));
    }
    free(manifest);
    free(backup);
}

static void an_empty_station_and_one_in_memory_are_backed_up_too(void **state)
{
    swst_store *store = swst_store_new();

    (void)state;
    remove_all();
    assert_ok(swst_store_create(store, ":memory:"));
    assert_ok(swst_store_backup(store, BACKUP));
    assert_ok(swst_backup_verify(BACKUP));
    assert_ok(swst_store_begin(store));
    assert_status(SWST_EMISUSE, swst_store_backup(store, RESTORED));
    assert_error("in_transaction", NULL);
    swst_store_free(store);
    remove_file(BACKUP);
    remove_file(MANIFEST);
    assert_nothing_left();
}

static void a_file_that_keeps_a_wal_gives_a_backup_that_is_whole_alone(void **state)
{
    swst_store *store = given_station();
    size_t size;
    char *bytes;

    (void)state;
    swst_store_free(store);
    change_file(STATION, "PRAGMA journal_mode = WAL; CREATE TABLE t (x); DROP TABLE t");
    store = opened(STATION);
    given_worker(store, "Zhao");
    assert_ok(swst_store_backup(store, BACKUP));
    assert_int_equal(count_of(store, "worker"), 1);
    swst_store_free(store);
    bytes = file_bytes(BACKUP, &size);
    assert_int_equal(bytes[18], 1);
    assert_int_equal(bytes[19], 1);
    free(bytes);
    assert_ok(swst_backup_verify(BACKUP));
    assert_false(file_exists(BACKUP "-wal"));
    assert_int_equal(number_in_file(BACKUP, "SELECT count(*) FROM worker"), 2);
}

static void who_may_only_read_a_station_may_back_it_up(void **state)
{
    char folder[] = "/tmp/swst-test-XXXXXX", path[64], backup[80];
    swst_store *store;
    int ended = 0;

    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chmod(folder, 0777), 0);
    snprintf(path, sizeof path, "%s/station.swst", folder);
    snprintf(backup, sizeof backup, "%s/copy.swst", folder);
    swst_store_free(given_file(path));
    assert_int_equal(chmod(path, 0444), 0);
    if (fork() == 0) {
        store = swst_store_new();
        if (getuid() == 0 && setuid(65534) != 0)
            end_as_a_child(99);
        ended = swst_store_open(store, path) || swst_store_backup(store, backup)
                || swst_backup_verify(backup);
        if (ended)
            fprintf(stderr, "%s\n", swst_error_message("en"));
        swst_store_free(store);
        end_as_a_child(ended);
    }
    assert_true(wait(&ended) > 0 && WIFEXITED(ended) && WEXITSTATUS(ended) == 0);
    remove_file(path);
    remove_file(backup);
    strcat(backup, ".manifest");
    remove_file(backup);
    assert_int_equal(rmdir(folder), 0);
}

/* -------------------------------------------------------------- transactions */

static void a_dump_and_a_backup_can_be_of_one_moment(void **state)
{
    swst_store *store = given_station();

    (void)state;
    assert_ok(swst_store_begin(store));
    assert_int_equal(count_of(store, "visit"), 1);
    assert_ok(swst_store_backup(store, BACKUP));
    given_worker(store, "Zhao");                        /* the transaction goes on */
    assert_ok(swst_store_commit(store));
    assert_int_equal(count_of(store, "worker"), 1);
    swst_store_free(store);
    assert_int_equal(number_in_file(BACKUP, "SELECT count(*) FROM worker"), 1);
}

static void unsaved_changes_are_not_left_out_silently(void **state)
{
    swst_store *store = given_station();
    int64_t worker = given_worker(store, "Zhao");

    (void)state;
    for (int way = 0; way < 3; way++) {
        assert_ok(swst_store_begin(store));
        if (way == 0)
            given_worker(store, "Qian");
        else if (way == 1)
            assert_ok(change(store, "worker", worker, "name", "Sun"));
        else
            assert_ok(void_it(store, "worker", worker, "left"));
        assert_status(SWST_EMISUSE, swst_store_backup(store, BACKUP));
        assert_error("unsaved_changes", NULL);
        assert_nothing_left();
        swst_store_rollback(store);
    }
    assert_ok(swst_store_backup(store, BACKUP));
    swst_store_free(store);
}

static void what_a_batch_has_not_applied_is_not_left_out_silently(void **state)
{
    swst_store *store = given_station();
    swst_record *worker = swst_record_new(swst_kind_find("worker"));
    swst_batch *batch = NULL;

    (void)state;
    assert_ok(swst_record_set(worker, "name", "Qian"));
    assert_ok(swst_batch_begin(store, &batch));
    assert_ok(swst_store_backup(store, BACKUP));        /* nothing was added yet */
    remove_all();
    assert_ok(swst_batch_add(batch, worker));
    assert_status(SWST_EMISUSE, swst_store_backup(store, BACKUP));
    assert_error("unsaved_changes", NULL);
    assert_nothing_left();
    while (swst_batch_step(batch) == SWST_ROW)
        continue;
    assert_ok(swst_batch_apply(batch));
    swst_batch_free(batch);
    assert_ok(swst_store_backup(store, BACKUP));
    swst_record_free(worker);
    swst_store_free(store);
    assert_int_equal(number_in_file(BACKUP, "SELECT count(*) FROM worker WHERE name = 'Qian'"), 1);
}

/* More than the cache holds goes to the file before it is kept, and nobody may read it. */
static void what_outgrows_the_cache_is_unsaved_too(void **state)
{
    swst_store *store = given_station();
    swst_record *need = swst_record_new(swst_kind_find("need"));
    swst_batch *batch = NULL;
    char text[2001] = "";

    (void)state;
    memset(text, 'x', sizeof text - 1);
    assert_ok(swst_batch_begin(store, &batch));
    for (int i = 0; i < 12000; i++) {
        swst_record_free(need);
        need = swst_record_new(swst_kind_find("need"));
        assert_ok(swst_record_set(need, "category", "food"));
        assert_ok(swst_record_set(need, "opened_on", "2026-01-01"));
        assert_ok(swst_record_set(need, "state", "open"));
        assert_ok(swst_record_set(need, "text", text));
        assert_ok(swst_batch_add(batch, need));
    }
    assert_status(SWST_EMISUSE, swst_store_backup(store, BACKUP));
    assert_error("unsaved_changes", NULL);
    assert_nothing_left();
    swst_batch_free(batch);
    swst_record_free(need);
    swst_store_free(store);
}

static void a_backup_needs_a_store_and_a_name(void **state)
{
    swst_store *store = swst_store_new();

    (void)state;
    assert_status(SWST_EMISUSE, swst_store_backup(NULL, BACKUP));
    assert_status(SWST_EMISUSE, swst_store_backup(store, NULL));
    assert_status(SWST_EMISUSE, swst_store_backup(store, BACKUP));
    assert_error("not_open", NULL);
    swst_store_free(store);
    assert_status(SWST_EMISUSE, swst_backup_verify(NULL));
    assert_status(SWST_EMISUSE, swst_backup_restore(NULL, RESTORED));
    assert_status(SWST_EMISUSE, swst_backup_restore(BACKUP, NULL));
}

/* ----------------------------------------------------------- what is in the way */

static void assert_still(const char *path, const char *text)
{
    size_t size;
    char *bytes = file_bytes(path, &size);

    assert_int_equal(size, strlen(text));
    assert_string_equal(bytes, text);
    free(bytes);
}

static void nothing_that_exists_is_written_over(void **state)
{
    static const struct { const char *name, *code; } others[] = {
        { BACKUP, "file_exists" }, { MANIFEST, "file_exists" }, { PART, "part_in_the_way" },
        { BACKUP "-journal", "journal_in_the_way" }, { BACKUP "-wal", "journal_in_the_way" },
    };

    (void)state;
    swst_store_free(given_station());
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        write_file(others[i].name, "Dear Lin", 8);
        assert_backup_refused("SWST_ECONFLICT", others[i].code);
        assert_string_equal(swst_error_path(), others[i].name);
        assert_still(others[i].name, "Dear Lin");
        remove(others[i].name);
        assert_nothing_left();
    }
}

/* As a crash leaves it: at each stage of its life. */
static void what_a_broken_backup_left_is_cleared_away(void **state)
{
    static const char zeros[4096];
    size_t size;
    char *whole, *manifest;

    (void)state;
    given_backup();
    whole = file_bytes(BACKUP, &size);
    manifest = file_bytes(MANIFEST, &(size_t){ 0 });
    for (int stage = 0; stage < 4; stage++) {
        swst_store *store = opened(STATION);

        remove_all();
        if (stage < 2)
            write_file(PART, zeros, stage == 0 ? 0 : sizeof zeros);
        else
            write_file(PART, whole, stage == 2 ? size / 2 : size);
        if (stage == 3)
            write_file(MANIFEST, manifest, strlen(manifest) / 2);
        assert_ok(swst_store_backup(store, BACKUP));
        assert_ok(swst_backup_verify(BACKUP));
        assert_false(file_exists(PART));
        swst_store_free(store);
    }
    free(whole);
    free(manifest);
}

static void a_backup_that_is_under_way_is_left_alone(void **state)
{
    int file;

    (void)state;
    swst_store_free(given_station());
    write_file(PART, "", 0);
    file = open(PART, O_RDWR);
    assert_int_equal(flock(file, LOCK_EX | LOCK_NB), 0);
    assert_backup_refused("SWST_ECONFLICT", "part_under_way");
    assert_true(file_exists(PART));
    close(file);
    remove(PART);
}

static void a_place_that_does_not_exist_is_told(void **state)
{
    swst_store *store = given_station();

    (void)state;
    assert_status(SWST_EIO, swst_store_backup(store, "nowhere/copy.swst"));
    assert_error("file_not_made", NULL);
    assert_status(SWST_EIO, swst_store_backup(store, ""));
    swst_store_free(store);
    assert_nothing_left();
    remove(".part");
}

/* ---------------------------------------------------------------- verifying */

static void what_is_missing_is_named(void **state)
{
    (void)state;
    given_backup();
    remove(MANIFEST);
    assert_status(SWST_ENOTFOUND, swst_backup_verify(BACKUP));
    assert_error("no_manifest", NULL);
    assert_string_equal(swst_error_path(), MANIFEST);
    given_backup();
    remove(BACKUP);
    assert_status(SWST_ENOTFOUND, swst_backup_verify(BACKUP));
    assert_error("no_such_file", NULL);
}

static void a_backup_that_was_cut_or_grew_is_noticed(void **state)
{
    size_t size, length;
    char *bytes, *manifest;

    (void)state;
    given_backup();
    bytes = file_bytes(BACKUP, &size);
    manifest = file_bytes(MANIFEST, &length);
    for (size_t left = 0; left < size; left += 1 + size / 7) {
        write_file(BACKUP, bytes, left);
        assert_status(SWST_EDAMAGED, swst_backup_verify(BACKUP));
        assert_error("backup_damaged", NULL);
    }
    bytes = realloc(bytes, size + 4096);
    memset(bytes + size, 0, 4096);
    write_file(BACKUP, bytes, size + 4096);
    assert_status(SWST_EDAMAGED, swst_backup_verify(BACKUP));
    write_file(BACKUP, bytes, size);
    assert_ok(swst_backup_verify(BACKUP));

    for (size_t left = 0; left < length; left++) {
        write_file(MANIFEST, manifest, left);
        assert_status(SWST_EDAMAGED, swst_backup_verify(BACKUP));
        assert_error("manifest_damaged", NULL);
    }
    manifest = realloc(manifest, length + 2);
    strcat(manifest, "\n");
    write_file(MANIFEST, manifest, length + 1);
    assert_status(SWST_EDAMAGED, swst_backup_verify(BACKUP));
    free(bytes);
    free(manifest);
}

static void the_manifest_of_another_backup_is_none(void **state)
{
    swst_store *store;

    (void)state;
    given_backup();
    store = opened(STATION);
    given_worker(store, "Zhao");
    assert_ok(swst_store_backup(store, RESTORED));
    swst_store_free(store);
    rename(RESTORED, BACKUP);
    assert_status(SWST_EDAMAGED, swst_backup_verify(BACKUP));
    assert_error("backup_damaged", NULL);
}

static void verifying_changes_no_byte(void **state)
{
    size_t before, after;
    char *bytes, *now;

    (void)state;
    given_backup();
    bytes = file_bytes(BACKUP, &before);
    assert_ok(swst_backup_verify(BACKUP));
    now = file_bytes(BACKUP, &after);
    assert_int_equal(after, before);
    assert_memory_equal(now, bytes, before);
    free(bytes);
    free(now);
}

/* ---------------------------------------------------------------- restoring */

static void what_is_restored_is_the_backup(void **state)
{
    size_t before, after;
    char *bytes, *now;

    (void)state;
    given_backup();
    assert_ok(swst_backup_restore(BACKUP, RESTORED));
    bytes = file_bytes(BACKUP, &before);
    now = file_bytes(RESTORED, &after);
    assert_int_equal(after, before);
    assert_memory_equal(now, bytes, before);
    assert_false(file_exists(RESTORED ".restore"));
    free(bytes);
    free(now);
}

/* The inode in its header is nobody's: that of the lost file may be given out anew. */
static void a_restored_file_numbers_apart_before_its_first_write(void **state)
{
    swst_store *store, *restored;
    int64_t ours, theirs;

    (void)state;
    given_backup();
    assert_ok(swst_backup_restore(BACKUP, RESTORED));
    assert_int_equal(number_in_file(RESTORED, "SELECT inode FROM header"), -1);
    store = opened(STATION);
    restored = opened(RESTORED);
    ours = given_worker(store, "Zhao");
    theirs = given_worker(restored, "Qian");
    assert_int_not_equal(ours / 100000000, theirs / 100000000);
    assert_int_equal(theirs % 100000000, 1);
    swst_store_free(store);
    swst_store_free(restored);
}

static void nothing_is_restored_over_a_file_or_its_journal(void **state)
{
    static const char *const names[] = { RESTORED, RESTORED "-journal", RESTORED "-wal",
                                         RESTORED ".restore" };

    (void)state;
    given_backup();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        write_file(names[i], "Dear Lin", 8);
        assert_status(SWST_ECONFLICT, swst_backup_restore(BACKUP, RESTORED));
        assert_string_equal(swst_error_path(), names[i]);
        assert_still(names[i], "Dear Lin");
        remove(names[i]);
    }
    assert_status(SWST_ECONFLICT, swst_backup_restore(BACKUP, BACKUP));
    assert_status(SWST_ECONFLICT, swst_backup_restore(BACKUP, STATION));
    write_file(RESTORED "-journal", "", 0);             /* as a file closed well leaves it */
    assert_ok(swst_backup_restore(BACKUP, RESTORED));
}

static void a_damaged_backup_restores_nothing(void **state)
{
    (void)state;
    given_backup();
    overwrite_file(BACKUP, 5000, "\x7f", 1);
    assert_status(SWST_EDAMAGED, swst_backup_restore(BACKUP, RESTORED));
    assert_false(file_exists(RESTORED));
    assert_false(file_exists(RESTORED ".restore"));
}

/* --------------------------------------------------------- damage and disks */

static void a_damaged_station_is_not_backed_up_as_a_sound_one(void **state)
{
    int64_t page;

    (void)state;
    swst_store_free(given_station());
    page = number_in_file(STATION, "SELECT rootpage FROM sqlite_master WHERE name = 'visit'");
    overwrite_file(STATION, (long)(page - 1) * 4096 + 8, "\xff\xff\xff\xff", 4);
    assert_backup_refused("SWST_EDAMAGED", "damaged");
    assert_nothing_left();
}

static swst_status back_up_now(void)
{
    swst_store *store = opened(STATION);
    swst_status status = swst_store_backup(store, BACKUP);

    swst_store_free(store);
    return status;
}

static swst_status restore_now(void)
{
    return swst_backup_restore("whole.bak", RESTORED);
}

static void let_each_call_fail(swst_status (*act)(void), int code, const char *expected)
{
    long failed = 0;

    for (int for_good = 0; for_good < 2; for_good++)
        for (long passing = 0; ; passing++) {
            swst_status status;

            remove_all();
            disk_fail(passing, code, for_good);
            status = act();
            disk_mend();
            if (!disk_has_failed()) {
                assert_int_equal(status, SWST_OK);
                break;
            }
            failed++;
            assert_string_equal(swst_status_name(status), expected);
            assert_nothing_left();
        }
    assert_true(failed > 10);
    remove_all();
}

static void a_disk_that_fails_leaves_nothing_half_made(void **state)
{
    (void)state;
    given_backup();
    assert_int_equal(rename(BACKUP, "whole.bak"), 0);
    assert_int_equal(rename(MANIFEST, "whole.bak.manifest"), 0);
    let_each_call_fail(back_up_now, SQLITE_IOERR_WRITE, "SWST_EIO");
    let_each_call_fail(restore_now, SQLITE_IOERR_WRITE, "SWST_EIO");
}

static void a_full_disk_is_told_and_leaves_nothing(void **state)
{
    (void)state;
    let_each_call_fail(back_up_now, SQLITE_FULL, "SWST_ENOSPACE");
    let_each_call_fail(restore_now, SQLITE_FULL, "SWST_ENOSPACE");
    remove_file("whole.bak");
    remove_file("whole.bak.manifest");
}

static int install_disk(void **state)
{
    (void)state;
    disk_install();
    return 0;
}

static int leave(void **state)
{
    (void)state;
    remove_all();
    remove_file(STATION);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_backup_holds_what_the_station_holds),
        cmocka_unit_test(backup_and_manifest_are_for_their_owner_alone),
        cmocka_unit_test(the_manifest_says_what_is_in_the_backup),
        cmocka_unit_test(an_empty_station_and_one_in_memory_are_backed_up_too),
        cmocka_unit_test(a_file_that_keeps_a_wal_gives_a_backup_that_is_whole_alone),
        cmocka_unit_test(who_may_only_read_a_station_may_back_it_up),
        cmocka_unit_test(a_dump_and_a_backup_can_be_of_one_moment),
        cmocka_unit_test(unsaved_changes_are_not_left_out_silently),
        cmocka_unit_test(what_a_batch_has_not_applied_is_not_left_out_silently),
        cmocka_unit_test(what_outgrows_the_cache_is_unsaved_too),
        cmocka_unit_test(a_backup_needs_a_store_and_a_name),
        cmocka_unit_test(nothing_that_exists_is_written_over),
        cmocka_unit_test(what_a_broken_backup_left_is_cleared_away),
        cmocka_unit_test(a_backup_that_is_under_way_is_left_alone),
        cmocka_unit_test(a_place_that_does_not_exist_is_told),
        cmocka_unit_test(what_is_missing_is_named),
        cmocka_unit_test(a_backup_that_was_cut_or_grew_is_noticed),
        cmocka_unit_test(the_manifest_of_another_backup_is_none),
        cmocka_unit_test(verifying_changes_no_byte),
        cmocka_unit_test(what_is_restored_is_the_backup),
        cmocka_unit_test(a_restored_file_numbers_apart_before_its_first_write),
        cmocka_unit_test(nothing_is_restored_over_a_file_or_its_journal),
        cmocka_unit_test(a_damaged_backup_restores_nothing),
        cmocka_unit_test(a_damaged_station_is_not_backed_up_as_a_sound_one),
        cmocka_unit_test(a_disk_that_fails_leaves_nothing_half_made),
        cmocka_unit_test(a_full_disk_is_told_and_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, install_disk, leave);
}
