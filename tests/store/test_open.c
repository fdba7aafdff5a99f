/* Opening a store: its journal, its schema as we left it, and waiting for others. */
#define _DEFAULT_SOURCE

#include "../support/disk.h"
#include "../support/station.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* ----------------------------------------------------------------- journal */

/* Byte 18 of the file: 1 for a rollback journal, 2 for WAL. */
static void the_journal_suits_the_version_of_sqlite(void **state)
{
    int version = sqlite3_libversion_number();
    bool sound = version >= 3051003 || (version >= 3050007 && version < 3051000)
                 || (version >= 3044006 && version < 3045000);
    size_t size;
    char *bytes;

    (void)state;
    swst_store_free(given_file("journal.swst"));
    bytes = file_bytes("journal.swst", &size);
    assert_int_equal(bytes[18], sound ? 2 : 1);
    free(bytes);
    assert_int_equal(strncmp(swst_store_journal("en"), sound ? "wal:" : "truncate:", 4), 0);
    assert_string_not_equal(swst_store_journal("en"), swst_store_journal("zh"));
    assert_string_equal(swst_store_sqlite_version(), sqlite3_libversion());
}

/* --------------------------------------------------------------- usage */

static void a_closed_store_says_so(void **state)
{
    swst_store *store = swst_store_new();
    int64_t id = 7;

    (void)state;
    assert_status(SWST_EMISUSE, refused(store, "setting", "key", "a", "value", "1", NULL));
    assert_error("not_open", NULL);
    assert_status(SWST_EMISUSE, swst_store_begin(store));
    assert_status(SWST_EMISUSE, swst_store_commit(store));
    assert_status(SWST_EMISUSE, swst_store_find_request(store, "r", &id));
    assert_int_equal(id, 7);
    swst_store_rollback(store);
    swst_store_free(store);
    swst_store_free(NULL);
}

static void a_store_is_opened_once(void **state)
{
    (void)state;
    assert_status(SWST_EMISUSE, swst_store_open(*state, "twice.swst"));
    assert_error("already_open", NULL);
    assert_status(SWST_EMISUSE, swst_store_create(*state, "twice.swst"));
    assert_false(file_exists("twice.swst"));
    assert_status(SWST_EMISUSE, swst_store_open(NULL, "twice.swst"));
    assert_status(SWST_EMISUSE, swst_store_create(*state, NULL));
}

static void what_was_saved_is_there_when_opened_again(void **state)
{
    swst_store *store = given_file("again.swst");
    int64_t id = given_village(store, "441882107001");
    swst_record *area;

    (void)state;
    swst_store_free(store);
    store = opened("again.swst");
    assert_ok(swst_record_load(store, swst_kind_find("area"), id, &area));
    assert_int_equal(swst_record_id(area), id);
    swst_record_free(area);
    swst_store_free(store);
}

/* ------------------------------------------------------------------ schema */

static void tables_that_others_changed_are_refused(void **state)
{
    static const char *const changes[] = {
        "CREATE TRIGGER t AFTER INSERT ON client BEGIN DELETE FROM audit; END",
        "CREATE VIEW v AS SELECT * FROM client",
        "CREATE TABLE t (a)",
        "ALTER TABLE client ADD COLUMN extra TEXT",
        "DROP INDEX audit_one_per_request",
        "CREATE INDEX i ON client (name)",
        "DROP TABLE visit",
        "ALTER TABLE area RENAME TO region",
    };

    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        swst_store *store = given_file("changed.swst");
        size_t before, after;
        char *left, *right;

        swst_store_free(store);
        change_file("changed.swst", changes[i]);
        left = file_bytes("changed.swst", &before);
        store = swst_store_new();
        if (swst_store_open(store, "changed.swst") != SWST_EDAMAGED)
            fail_msg("opened after: %s", changes[i]);
        assert_error("damaged", NULL);
        swst_store_free(store);
        right = file_bytes("changed.swst", &after);
        assert_int_equal(before, after);
        assert_memory_equal(left, right, before);
        free(left);
        free(right);
    }
}

/* ----------------------------------------------------------------- waiting */

static int64_t milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static sqlite3 *locked_by_another(const char *path, const char *begin)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, begin, NULL, NULL, NULL), SQLITE_OK);
    return db;
}

static void who_waits_in_vain_is_told_in_time(void **state)
{
    swst_store *store = given_file("locked.swst"), *other = swst_store_new();
    sqlite3 *writer = locked_by_another("locked.swst", "BEGIN IMMEDIATE");
    int64_t begun;

    (void)state;
    swst_store_free(store);
    store = swst_store_new();
    swst_store_set_busy_timeout(store, 200);
    assert_ok(swst_store_open(store, "locked.swst"));       /* others may read meanwhile */
    begun = milliseconds();
    assert_status(SWST_EBUSY, refused(store, "setting", "key", "a", "value", "1", NULL));
    assert_error("busy", NULL);
    assert_in_range(milliseconds() - begun, 150, 3000);
    sqlite3_exec(writer, "ROLLBACK", NULL, NULL, NULL);
    given(store, "setting", "key", "a", "value", "1", NULL);
    swst_store_free(store);
    sqlite3_close(writer);

    writer = locked_by_another("locked.swst",
        "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE header SET sequence = 9");
    swst_store_set_busy_timeout(other, 200);
    begun = milliseconds();
    assert_status(SWST_EBUSY, swst_store_open(other, "locked.swst"));
    assert_in_range(milliseconds() - begun, 150, 3000);
    sqlite3_close(writer);
    assert_ok(swst_store_open(other, "locked.swst"));
    assert_int_equal(count_of(other, "setting"), 1);
    swst_store_free(other);
}

/* ------------------------------------------------------------ full disks */

/* The write fails, what was there is read, and with room again all goes on. */
static void a_full_disk_loses_nothing(void **state)
{
    (void)state;
    disk_install();
    for (long passing = 0; passing < 40; passing++) {
        swst_store *store = given_file("full.swst");
        swst_status status;

        given(store, "setting", "key", "a", "value", "1", NULL);
        disk_fail(passing, SQLITE_FULL, true);
        status = refused(store, "setting", "key", "b", "value", "1", NULL);
        if (!disk_has_failed()) {
            assert_ok(status);
            assert_true(passing > 3);
            disk_mend();
            swst_store_free(store);
            return;
        }
        if (status) {
            assert_status(SWST_ENOSPACE, status);
            assert_error("no_space", NULL);
        }
        assert_int_equal(count_of(store, "setting"), status ? 1 : 2);
        disk_mend();
        given(store, "setting", "key", "c", "value", "1", NULL);
        assert_int_equal(count_of(store, "setting"), status ? 2 : 3);
        swst_store_free(store);
        store = opened("full.swst");
        assert_int_equal(count_of(store, "setting"), status ? 2 : 3);
        swst_store_free(store);
    }
    fail_msg("one save writes more than 40 times");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_journal_suits_the_version_of_sqlite),
        cmocka_unit_test(a_closed_store_says_so),
        station_test(a_store_is_opened_once),
        cmocka_unit_test(what_was_saved_is_there_when_opened_again),
        cmocka_unit_test(tables_that_others_changed_are_refused),
        cmocka_unit_test(who_waits_in_vain_is_told_in_time),
        cmocka_unit_test(a_full_disk_loses_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
