/* Older files: brought up to date after a backup, or left as they were. */
#define _XOPEN_SOURCE 700

#include "../support/station.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define OLD "old.swst"
#define BACKUP OLD ".format-0.bak"

/* ------------------------------------------------------- files of format 0 */

/* As an older library would have left it: its tables are its own work. */
static void sign(const char *path)
{
    swst_store *store = swst_store_new();

    assert_int_equal(sqlite3_open(path, &store->db), SQLITE_OK);
    store->process = (int64_t)getpid();
    assert_ok(swst__schema_sign(store));
    swst_store_free(store);
}

/* The table without what its last field needs. */
static void take_column_away(const char *path, const char *column, const char *others)
{
    char select[300], change[1000], *table;

    snprintf(select, sizeof select, "SELECT replace(sql, ',' || char(10) || '  %s', '')"
             " FROM sqlite_master WHERE name = 'worker'", column);
    table = read_there(path, select);
    snprintf(change, sizeof change, "BEGIN; CREATE TEMP TABLE kept AS SELECT * FROM worker;"
             "DROP TABLE worker; %s; INSERT INTO worker (%s) SELECT %s FROM kept; COMMIT",
             table, others, others);
    free(table);
    assert_null(strstr(change, column));
    change_file(path, change);
}

/* What format 3 added is not there yet. */
#define WITHOUT_FORMAT_3                                                               \
    "DROP TABLE import; DROP TABLE import_change; DROP TABLE client_key;"              \
    "DROP TABLE sealing; DROP TABLE sealed;"                                           \
    "CREATE TABLE h (replica INTEGER, sequence INTEGER, inode INTEGER, fingerprint INTEGER);" \
    "INSERT INTO h SELECT replica, sequence, inode, fingerprint FROM header;"          \
    "DROP TABLE header; ALTER TABLE h RENAME TO header; DROP INDEX audit_one_per_request;" \
    "CREATE TABLE a (sequence INTEGER PRIMARY KEY, instant INTEGER, actor INTEGER,"    \
    " action TEXT, kind TEXT, record_id INTEGER, fields TEXT, request TEXT);"          \
    "INSERT INTO a SELECT sequence, instant, actor, action, kind, record_id, fields, request" \
    " FROM audit; DROP TABLE audit; ALTER TABLE a RENAME TO audit;"  \
    "CREATE UNIQUE INDEX audit_one_per_request ON audit (request) WHERE request IS NOT NULL;"

static void remove_backup(const char *path)
{
    char manifest[120];

    snprintf(manifest, sizeof manifest, "%s.manifest", path);
    remove(manifest);
    remove(path);
}

/* One village, two workers; no table of settings, an index and a column less. */
static void given_older(const char *path)
{
    swst_store *store = given_file(path);
    char backup[80];

    snprintf(backup, sizeof backup, "%s.format-0.bak", path);
    remove_backup(backup);
    assert_ok(swst_store_begin(store));
    given_village(store, "441882107001");
    given_worker(store, "Chen");
    assert_ok(void_it(store, "worker", given_worker(store, "Wu"), "entered twice"));
    assert_ok(swst_store_commit(store));
    swst_store_free(store);
    take_column_away(path, "\"station_id\" INTEGER",
                     "id, recorded_at, voided_at, void_reason, name");
    change_file(path, "BEGIN;" WITHOUT_FORMAT_3 "DROP TABLE setting; DROP INDEX client_by_id_number;"
                      "DROP TABLE \"merge\"; DROP TABLE merge_row; PRAGMA user_version = 0; COMMIT");
    sign(path);
}

static void assert_left_as_it_was(const char *path, const char *before, size_t size)
{
    size_t size_now;
    char *now = file_bytes(path, &size_now);

    assert_int_equal(size_now, size);
    assert_memory_equal(now, before, size);
    free(now);
}

static void assert_refused(const char *path, const char *status, const char *code)
{
    swst_store *store = swst_store_new();

    assert_string_equal(swst_status_name(swst_store_open(store, path)), status);
    assert_error(code, NULL);
    swst_store_free(store);
}

/* ------------------------------------------------------------- up to date */

static void an_older_file_has_the_tables_of_a_new_one_when_opened(void **state)
{
    static const char names[] = "SELECT type, name FROM sqlite_master ORDER BY name";
    static const char columns[] = "SELECT name FROM pragma_table_info('worker') ORDER BY name";
    char *expected, *found;

    (void)state;
    swst_store_free(given_file("new.swst"));
    given_older(OLD);
    swst_store_free(opened(OLD));
    assert_int_equal(number_in_file(OLD, "PRAGMA user_version"), SWST__FORMAT);

    expected = read_there("new.swst", names);
    found = read_there(OLD, names);
    assert_string_equal(found, expected);
    free(expected);
    free(found);
    expected = read_there("new.swst", columns);
    found = read_there(OLD, columns);
    assert_string_equal(found, expected);
    free(expected);
    free(found);
}

static void an_older_file_keeps_its_records(void **state)
{
    char *before, *after;
    static const char all[] = "SELECT id, recorded_at, voided_at, void_reason, name FROM worker"
                              " UNION ALL SELECT id, recorded_at, 0, '', code FROM area"
                              " UNION ALL SELECT record_id, instant, 0, action, kind FROM audit";

    (void)state;
    given_older(OLD);
    before = read_there(OLD, all);
    assert_non_null(strstr(before, "entered twice|Wu"));
    swst_store_free(opened(OLD));
    after = read_there(OLD, all);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void work_goes_on_in_an_older_file(void **state)
{
    swst_store *store;
    int64_t worker, station;

    (void)state;
    given_older(OLD);
    store = opened(OLD);
    given(store, "setting", "key", "a", "value", "1", NULL);
    assert_status(SWST_ECONFLICT, refused(store, "setting", "key", "a", "value", "2", NULL));
    station = given(store, "station", "name", "Dongpi", "area_id", ID(given_area(store)), NULL);
    worker = given(store, "worker", "name", "Zhao", "station_id", ID(station), NULL);
    assert_ok(change(store, "worker", worker, "station_id", NULL));
    assert_int_equal(count_of(store, "worker"), 2);
    assert_status(SWST_ECONFLICT, refused(store, "area", "code", "441882107001", "name", "前江",
                                          "level", "village", NULL));
    swst_store_free(store);

    store = opened(OLD);
    assert_int_equal(count_of(store, "setting"), 1);
    assert_int_equal(count_of(store, "worker"), 2);
    swst_store_free(store);
}

/* ------------------------------------------------------- files of format 1 */

/* Without the journal of merges, and without a kind that came later. */
static void given_format_1(const char *path)
{
    swst_store *store = given_file(path);

    given_client(store, given_area(store));
    given_client(store, given_area(store));
    swst_store_free(store);
    remove_backup(OLD ".format-1.bak");
    change_file(path, "BEGIN;" WITHOUT_FORMAT_3
                      "DROP TABLE \"merge\"; DROP TABLE merge_row; DROP TABLE service_gap;"
                      "PRAGMA user_version = 1; COMMIT");
    sign(path);
}

static void clients_of_a_file_of_format_1_can_be_merged(void **state)
{
    swst_store *store;
    int64_t keep, number = 0;

    (void)state;
    given_format_1(OLD);
    store = opened(OLD);
    assert_ok(swst_backup_verify(OLD ".format-1.bak"));
    assert_int_equal(number_in_file(OLD, "SELECT count(DISTINCT client_id) FROM client_key"), 2);
    keep = given_client(store, given_area(store));
    assert_ok(swst_client_merge(store, keep, given_client(store, given_area(store)), "twice",
                                &number));
    assert_int_equal(count_of(store, "client"), 3);
    swst_store_free(store);

    store = opened(OLD);
    assert_ok(swst_client_unmerge(store, number));
    assert_int_equal(count_of(store, "client"), 4);
    assert_int_equal(count_of(store, "service_gap"), 0);
    swst_store_free(store);
    assert_int_equal(number_in_file(OLD, "PRAGMA user_version"), SWST__FORMAT);
    remove_backup(OLD ".format-1.bak");
}

/* ----------------------------------------------------------------- backup */

static void the_file_as_it_was_is_kept_beside_it(void **state)
{
    static const char all[] = "SELECT type, name, tbl_name, sql FROM sqlite_master"
                              " UNION ALL SELECT id, name, recorded_at, void_reason FROM worker"
                              " UNION ALL SELECT replica, sequence, '', fingerprint FROM header";
    char *before, *kept;
    struct stat file;
    mode_t mask = umask(0);

    (void)state;
    given_older(OLD);
    before = read_there(OLD, all);
    swst_store_free(opened(OLD));
    umask(mask);

    assert_int_equal(stat(BACKUP, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
    kept = read_there(BACKUP, "PRAGMA integrity_check");
    assert_string_equal(kept, "ok\n");
    free(kept);
    kept = read_there(BACKUP, all);
    assert_string_equal(kept, before);
    free(kept);
    free(before);
    assert_int_equal(number_in_file(BACKUP, "PRAGMA user_version"), 0);
    assert_int_equal(number_in_file(BACKUP, "SELECT count(*) FROM sqlite_master"
                                            " WHERE name = 'setting'"), 0);
}

static void the_backup_is_a_store_and_numbers_apart(void **state)
{
    swst_store *store, *backup;

    (void)state;
    given_older(OLD);
    store = opened(OLD);
    rename(BACKUP, "kept.swst");
    remove_backup("kept.swst.format-0.bak");
    backup = opened("kept.swst");
    assert_int_equal(count_of(backup, "worker"), 1);
    assert_int_not_equal(given_worker(store, "Zhao"), given_worker(backup, "Zhao"));
    swst_store_free(store);
    swst_store_free(backup);
    remove_backup("kept.swst.format-0.bak");
    remove_file("kept.swst");
}

static void an_older_file_is_upgraded_once(void **state)
{
    (void)state;
    given_older(OLD);
    swst_store_free(opened(OLD));
    remove_backup(BACKUP);
    swst_store_free(opened(OLD));
    assert_false(file_exists(BACKUP));
}

static void a_new_file_needs_no_backup(void **state)
{
    (void)state;
    remove_backup(BACKUP);
    swst_store_free(given_file(OLD));
    swst_store_free(opened(OLD));
    assert_false(file_exists(BACKUP));
}

/* ---------------------------------------------------------------- refusal */

/* As a crash between the backup and the upgrade leaves it: it may be the only one of those
 * days, and is in nobody's way. */
static void the_backup_of_an_upgrade_that_was_broken_off_is_kept_and_in_nobodys_way(void **state)
{
    static const char *const others[] = { OLD ".format-0.2.bak", OLD ".format-0.3.bak" };
    size_t size;
    char *before;

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        remove_backup(others[i]);
        given_older(OLD);
        if (i == 1)
            write_file(others[0], "Dear Lin", 8);
        write_file(BACKUP, "half", 4);
        before = file_bytes(OLD, &size);
        swst_store_free(opened(OLD));
        assert_left_as_it_was(BACKUP, "half", 4);
        assert_int_equal(number_in_file(others[i], "PRAGMA user_version"), 0);
        assert_ok(swst_backup_verify(others[i]));
        free(before);
        remove_backup(BACKUP);
    }
    assert_left_as_it_was(others[0], "Dear Lin", 8);
    remove_backup(others[0]);
    remove_backup(others[1]);
}

/* Broken off still earlier: the backup itself was not whole. */
static void the_beginning_of_a_backup_is_cleared_away(void **state)
{
    (void)state;
    given_older(OLD);
    write_file(BACKUP ".part", "", 0);
    swst_store_free(opened(OLD));
    assert_false(file_exists(BACKUP ".part"));
    assert_ok(swst_backup_verify(BACKUP));
}

static void too_many_backups_are_named_to_be_moved_away(void **state)
{
    char name[60];
    size_t size;
    char *before;

    (void)state;
    given_older(OLD);
    for (int i = 1; i <= 99; i++) {
        snprintf(name, sizeof name, i == 1 ? BACKUP : OLD ".format-0.%d.bak", i);
        write_file(name, "Dear Lin", 8);
    }
    before = file_bytes(OLD, &size);
    assert_refused(OLD, "SWST_ECONFLICT", "upgrades_in_the_way");
    assert_non_null(strstr(swst_error_message("en"), OLD ".format-0.99.bak"));
    assert_left_as_it_was(OLD, before, size);
    free(before);
    for (int i = 1; i <= 99; i++) {
        snprintf(name, sizeof name, i == 1 ? BACKUP : OLD ".format-0.%d.bak", i);
        remove_backup(name);
    }
}

static void the_backup_before_an_upgrade_brings_the_file_back(void **state)
{
    (void)state;
    given_older(OLD);
    swst_store_free(opened(OLD));
    assert_ok(swst_backup_verify(BACKUP));
    remove_file("back.swst");
    assert_ok(swst_backup_restore(BACKUP, "back.swst"));
    assert_int_equal(number_in_file("back.swst", "PRAGMA user_version"), 0);
    swst_store_free(opened("back.swst"));
    assert_int_equal(number_in_file("back.swst", "PRAGMA user_version"), SWST__FORMAT);
    remove_backup("back.swst.format-0.bak");
    remove_file("back.swst");
}

/* Both see an older file; the second finds it done when its turn comes. */
static void two_who_open_an_older_file_at_once_upgrade_it_once(void **state)
{
    int ended;

    (void)state;
    for (int round = 0; round < 5; round++) {
        given_older(OLD);
        for (int i = 0; i < 2; i++)
            if (fork() == 0) {
                swst_store *store = swst_store_new();
                int wrong = swst_store_open(store, OLD);

                if (wrong)
                    fprintf(stderr, "%s\n", swst_error_message("en"));
                swst_store_free(store);
                end_as_a_child(wrong != 0);
            }
        while (wait(&ended) > 0)
            assert_int_equal(ended, 0);
        assert_int_equal(number_in_file(OLD, "PRAGMA user_version"), SWST__FORMAT);
        assert_true(file_exists(BACKUP));
        assert_false(file_exists(OLD ".format-0.2.bak"));
    }
}

static void an_older_file_that_others_changed_is_not_upgraded(void **state)
{
    size_t size;
    char *before;

    (void)state;
    given_older(OLD);
    change_file(OLD, "DROP TABLE visit");
    before = file_bytes(OLD, &size);
    assert_refused(OLD, "SWST_EDAMAGED", "damaged");
    assert_left_as_it_was(OLD, before, size);
    assert_false(file_exists(BACKUP));
    free(before);
}

/* No row can be given the name it lacks, so that the step fails half-way. */
static void an_upgrade_that_fails_leaves_the_file_as_it_was(void **state)
{
    size_t size;
    char *before;

    (void)state;
    given_older(OLD);
    change_file(OLD, "ALTER TABLE worker RENAME COLUMN name TO called");
    sign(OLD);
    before = file_bytes(OLD, &size);
    assert_refused(OLD, "SWST_EIO", "database");
    assert_refused(OLD, "SWST_EIO", "database");         /* not the first backup is in the way */
    assert_left_as_it_was(OLD, before, size);
    assert_false(file_exists(BACKUP));
    free(before);
}

static int open_as_another_user(const char *path)
{
    swst_store *store = swst_store_new();
    int wrong = 0;

    if (getuid() == 0 && setuid(65534) != 0)
        return 99;
    wrong |= swst_store_open(store, path) != SWST_EREADONLY;
    wrong |= (strcmp(swst_error_code(), "read_only") != 0) << 1;
    swst_store_free(store);
    return wrong;
}

static void who_may_only_read_an_older_file_is_told_so(void **state)
{
    char folder[] = "/tmp/swst-test-XXXXXX", path[64], backup[96], *before;
    pid_t child;
    size_t size;
    int ended;

    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chmod(folder, 0777), 0);
    snprintf(path, sizeof path, "%s/station.swst", folder);
    snprintf(backup, sizeof backup, "%s.format-0.bak", path);
    given_older(path);
    assert_int_equal(chmod(path, 0444), 0);
    before = file_bytes(path, &size);

    if ((child = fork()) == 0)
        end_as_a_child(open_as_another_user(path));
    assert_int_equal(waitpid(child, &ended, 0), child);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), 0);
    assert_false(file_exists(backup));
    assert_left_as_it_was(path, before, size);
    free(before);
    remove_file(path);
    assert_int_equal(rmdir(folder), 0);
}

/* Names were kept as they were typed. */
static void clients_of_an_older_file_are_found_by_what_they_are(void **state)
{
    swst_store *store = given_file(OLD);
    int64_t lin = given_client(store, given_area(store));
    swst_table *table = NULL;

    (void)state;
    remove_backup("old.swst.format-2.bak");
    swst_store_free(store);
    change_file(OLD, "BEGIN;" WITHOUT_FORMAT_3 "UPDATE client SET name = '林 小雨',"
                     " phone = '138 0000 0000'; PRAGMA user_version = 2; COMMIT");
    sign(OLD);
    store = opened(OLD);
    for (int i = 0; i < 3; i++) {
        static const char *const texts[] = { "林小", "雨", "13800000000" };

        assert_ok(swst_client_search(store, texts[i], 0, 0, &table));
        assert_int_equal(swst_table_rows(table), 1);
        assert_int_equal(swst_table_int(table, 0, "client_id"), lin);
        assert_cell(table, 0, "name", "林小雨");
        swst_table_free(table);
    }
    swst_store_free(store);
    assert_int_equal(number_in_file(OLD, "SELECT count(*) FROM client WHERE name = '林小雨'"
                                         " AND phone = '13800000000'"), 1);
    remove_backup("old.swst.format-2.bak");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_older_file_has_the_tables_of_a_new_one_when_opened),
        cmocka_unit_test(an_older_file_keeps_its_records),
        cmocka_unit_test(work_goes_on_in_an_older_file),
        cmocka_unit_test(clients_of_a_file_of_format_1_can_be_merged),
        cmocka_unit_test(clients_of_an_older_file_are_found_by_what_they_are),
        cmocka_unit_test(the_file_as_it_was_is_kept_beside_it),
        cmocka_unit_test(the_backup_is_a_store_and_numbers_apart),
        cmocka_unit_test(an_older_file_is_upgraded_once),
        cmocka_unit_test(a_new_file_needs_no_backup),
        cmocka_unit_test(
            the_backup_of_an_upgrade_that_was_broken_off_is_kept_and_in_nobodys_way),
        cmocka_unit_test(the_beginning_of_a_backup_is_cleared_away),
        cmocka_unit_test(too_many_backups_are_named_to_be_moved_away),
        cmocka_unit_test(the_backup_before_an_upgrade_brings_the_file_back),
        cmocka_unit_test(two_who_open_an_older_file_at_once_upgrade_it_once),
        cmocka_unit_test(an_older_file_that_others_changed_is_not_upgraded),
        cmocka_unit_test(an_upgrade_that_fails_leaves_the_file_as_it_was),
        cmocka_unit_test(who_may_only_read_an_older_file_is_told_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
