/* The journal of a file: chosen once, kept with the file, changed when nobody else is
 * there; and in WAL mode no checkpoint but in the writer's turn. */
#define _DEFAULT_SOURCE

#include "../support/station.h"

#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define STATION "journal.swst"
#define LOG STATION "-wal"

static bool this_sqlite_is_sound(void)
{
    return strncmp(swst_store_journal("en"), "wal:", 4) == 0;
}

static const char *by_itself(void)
{
    return this_sqlite_is_sound() ? "wal" : "truncate";
}

static swst_store *closed_with(const char *journal)
{
    swst_store *store = swst_store_new();

    swst_store_set_busy_timeout(store, 100);
    assert_ok(swst_store_set_journal(store, journal));
    return store;
}

static swst_store *given_with(const char *journal)
{
    swst_store *store = closed_with(journal);

    remove_file(STATION);
    assert_ok(swst_store_create(store, STATION));
    return store;
}

static swst_store *opened_with(const char *journal)
{
    swst_store *store = closed_with(journal);

    assert_ok(swst_store_open(store, STATION));
    return store;
}

static void assert_opens_in(const char *journal, const char *mode)
{
    swst_store *store = opened_with(journal);

    assert_string_equal(swst_store_journal_of(store), mode);
    given(store, "need", "category", "food", "opened_on", "2026-01-01", "state", "open", NULL);
    swst_store_free(store);
}

static swst_status save_setting(swst_store *store, const char *key)
{
    return refused(store, "setting", "key", key, "value", "1", NULL);
}

static long size_of(const char *path)
{
    struct stat file;

    return stat(path, &file) == 0 ? (long)file.st_size : -1;
}

/* ------------------------------------------------------------------ choice */

static void the_choice_stays_with_the_file(void **state)
{
    (void)state;
    swst_store_free(given_with(NULL));
    assert_opens_in(NULL, by_itself());
    assert_opens_in("wal", "wal");
    assert_opens_in(NULL, "wal");
    assert_opens_in("truncate", "truncate");
    assert_opens_in("", "truncate");
    assert_int_equal(number_in_file(STATION, "SELECT journal FROM header"), 1);
    swst_store_free(given_with("wal"));
    assert_opens_in(NULL, "wal");
    assert_int_equal(number_in_file(STATION, "SELECT journal FROM header"), 2);
    swst_store_free(given_with("truncate"));
    assert_opens_in(NULL, "truncate");
}

static void a_journal_that_nobody_knows_is_refused(void **state)
{
    swst_store *store = closed_with(NULL);

    (void)state;
    assert_status(SWST_EINVALID, swst_store_set_journal(store, "delete"));
    assert_error("bad_journal", NULL);
    assert_status(SWST_EMISUSE, swst_store_set_journal(NULL, "wal"));
    assert_null(swst_store_journal_of(store));
    assert_null(swst_store_journal_of(NULL));
    assert_ok(swst_store_create(store, ":memory:"));
    assert_null(swst_store_journal_of(store));
    assert_status(SWST_EMISUSE, swst_store_set_journal(store, "wal"));
    assert_error("already_open", NULL);
    swst_store_free(store);
}

/* Who has it open stays in WAL mode; who opens it alone finds the other one. */
static void a_change_waits_until_nobody_else_is_there(void **state)
{
    swst_store *store = given_with("wal"), *other;

    (void)state;
    assert_ok(save_setting(store, "a"));
    other = opened_with("truncate");
    assert_string_equal(swst_store_journal_of(other), "wal");
    assert_ok(save_setting(other, "b"));
    swst_store_free(other);
    swst_store_free(store);
    assert_opens_in(NULL, "truncate");
    assert_int_equal(number_in_file(STATION, "SELECT count(*) FROM setting"), 2);
}

static void who_has_the_file_open_follows_a_change_to_wal(void **state)
{
    swst_store *store = given_with("truncate"), *other;

    (void)state;
    assert_ok(save_setting(store, "a"));
    other = opened_with("wal");
    assert_string_equal(swst_store_journal_of(other), "wal");
    assert_string_equal(swst_store_journal_of(store), "wal");
    assert_ok(save_setting(store, "b"));
    assert_int_equal(count_of(other, "setting"), 2);
    swst_store_free(store);
    swst_store_free(other);
    assert_opens_in(NULL, "wal");
}

/* ------------------------------------------------------------- checkpoints */

/* Also when the store was opened before somebody chose WAL mode. */
static void an_sqlite_with_the_fault_makes_no_checkpoint_of_its_own(void **state)
{
    static const char *const modes[] = { "truncate", "wal" };

    (void)state;
    for (int i = 0; i < 2; i++) {
        swst_store *store = given_with(modes[i]);
        int64_t pages = -1, synchronous = -1;
        int on_close = -1;

        assert_int_equal(sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, -1,
                                           &on_close), SQLITE_OK);
        assert_ok(swst__db_number(store, "PRAGMA wal_autocheckpoint", &pages));
        assert_ok(swst__db_number(store, "PRAGMA synchronous", &synchronous));
        assert_int_equal(on_close, !this_sqlite_is_sound());
        assert_int_equal(pages, this_sqlite_is_sound() ? 1000 : 0);
        assert_int_equal(synchronous, 3);
        swst_store_free(store);
    }
}

static void the_log_does_not_grow_without_end(void **state)
{
    swst_store *store = given_with("wal");
    long largest = 0;

    (void)state;
    for (int i = 0; i < 600; i++) {
        given(store, "need", "category", "food", "opened_on", "2026-01-01", "state", "open", NULL);
        if (size_of(LOG) > largest)
            largest = size_of(LOG);
    }
    assert_in_range(largest, 3500000, 4500000);
    swst_store_free(store);
}

/* A copy of the file alone has everything. */
static void who_closes_last_leaves_the_file_whole(void **state)
{
    swst_store *store = given_with("wal"), *reader = opened_with(NULL);

    (void)state;
    assert_ok(save_setting(store, "a"));
    assert_true(size_of(LOG) > 0);
    assert_int_equal(count_of(reader, "setting"), 1);
    swst_store_free(store);                         /* it reads nothing at the moment */
    assert_true(size_of(LOG) <= 0);
    remove_file("copy.swst");
    swst_store_free(reader);
    copy_file(STATION, "copy.swst");
    reader = opened("copy.swst");
    assert_int_equal(count_of(reader, "setting"), 1);
    swst_store_free(reader);
}

static void a_checkpoint_brings_in_what_was_written(void **state)
{
    swst_store *store = given_with("wal"), *reader = opened_with(NULL);

    (void)state;
    assert_ok(save_setting(store, "a"));
    assert_ok(swst_store_begin(store));
    assert_status(SWST_EMISUSE, swst_store_checkpoint(store));
    assert_status(SWST_EBUSY, swst_store_checkpoint(reader));
    assert_ok(swst_store_commit(store));

    assert_ok(swst_store_begin(reader));            /* it reads the last moment but one */
    swst_store_rollback(reader);
    assert_ok(swst__db_exec(reader, "BEGIN; SELECT count(*) FROM setting"));
    assert_ok(save_setting(store, "b"));
    assert_status(SWST_EBUSY, swst_store_checkpoint(store));
    assert_error("busy", NULL);
    swst__db_rollback(reader);
    assert_ok(save_setting(store, "c"));            /* the turn was given back */
    assert_ok(swst_store_checkpoint(store));
    assert_int_equal(size_of(LOG), 0);
    assert_ok(swst_store_checkpoint(store));
    swst_store_free(reader);
    swst_store_free(store);

    store = given_with("truncate");
    assert_ok(swst_store_checkpoint(store));
    swst_store_free(store);
    store = closed_with(NULL);
    assert_status(SWST_EMISUSE, swst_store_checkpoint(store));
    assert_status(SWST_EMISUSE, swst_store_checkpoint(NULL));
    assert_ok(swst_store_create(store, ":memory:"));
    assert_ok(swst_store_checkpoint(store));
    swst_store_free(store);
}

/* ------------------------------------------------------------ without a lock */

static void wal_with_the_fault_is_not_written_without_a_turn(void **state)
{
    swst_store *store = given_with("wal");

    (void)state;
    remove(STATION "-lock");
    assert_int_equal(mkdir(STATION "-lock", 0700), 0);
    if (this_sqlite_is_sound()) {
        assert_ok(save_setting(store, "a"));
    } else {
        assert_status(SWST_EPERMISSION, save_setting(store, "a"));
        assert_error("no_turn", NULL);
        assert_status(SWST_EPERMISSION, swst_store_checkpoint(store));
    }
    assert_int_equal(count_of(store, "setting"), this_sqlite_is_sound());
    assert_int_equal(rmdir(STATION "-lock"), 0);
    assert_ok(save_setting(store, "b"));
    swst_store_free(store);
}

/* ------------------------------------------------------------------ readers */

static void others_read_while_one_writes(void **state)
{
    swst_store *store = given_with("wal"), *reader = opened_with(NULL);

    (void)state;
    assert_ok(swst_store_begin(store));
    for (int i = 0; i < 3000; i++)                  /* more than stays in memory */
        given(store, "need", "category", "food", "opened_on", "2026-01-01", "state", "open", NULL);
    assert_int_equal(count_of(reader, "need"), 0);
    assert_ok(swst_store_commit(store));
    assert_int_equal(count_of(reader, "need"), 3000);
    swst_store_free(reader);
    swst_store_free(store);
}

/* Run as somebody to whom modes apply, root being above them. */
static int as_another_user(int (*act)(void))
{
    int ended;
    pid_t child = fork();

    if (child == 0) {
        if (getuid() == 0 && setuid(65534) != 0)
            _exit(99);
        _exit(act());
    }
    assert_int_equal(waitpid(child, &ended, 0), child);
    assert_true(WIFEXITED(ended));
    return WEXITSTATUS(ended);
}

/* 0: told why not; 1: read; more: neither. */
static int read_it(void)
{
    swst_store *store = swst_store_new();
    swst_status status = swst_store_open(store, STATION);
    bool told = status == SWST_EPERMISSION && strcmp(swst_error_code(), "wal_not_read") == 0;
    int64_t settings = -1;

    if (!status) {
        swst_query *query = swst_query_new(swst_kind_find("setting"));

        told = swst_query_count(store, query, &settings) == SWST_OK
               && strcmp(swst_store_journal_of(store), "wal") == 0
               && swst_store_begin(store) == SWST_EREADONLY
               && swst_store_checkpoint(store) == SWST_EREADONLY;
        swst_query_free(query);
    }
    swst_store_free(store);
    return !told ? 2 : !status && settings == 1 ? 1 : status ? 0 : 3;
}

static void who_may_only_read_reads_or_is_told_why_not(void **state)
{
    char folder[] = "/tmp/swst-journal-XXXXXX", before[1000], *log;
    swst_store *store;
    size_t size;

    (void)state;
    assert_non_null(getcwd(before, sizeof before));
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    store = given_with("wal");
    assert_ok(save_setting(store, "a"));
    chmod(STATION, 0644);
    chmod(folder, 0755);
    chmod(LOG, 0644);
    chmod(STATION "-shm", 0644);
    assert_int_equal(as_another_user(read_it), 1);      /* beside a writer */
    log = file_bytes(LOG, &size);
    swst_store_free(store);
    remove(LOG);
    remove(STATION "-shm");
    assert_int_equal(as_another_user(read_it), 0);
    write_file(LOG, log, size);
    chmod(LOG, 0644);                                   /* as a crash leaves it */
    free(log);
    assert_int_equal(as_another_user(read_it), 0);
    remove(LOG);
    chmod(folder, 0777);
    assert_int_equal(as_another_user(read_it), 1);
    store = opened_with("truncate");
    swst_store_free(store);
    remove_file(STATION);
    assert_int_equal(chdir(before), 0);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_choice_stays_with_the_file),
        cmocka_unit_test(a_journal_that_nobody_knows_is_refused),
        cmocka_unit_test(a_change_waits_until_nobody_else_is_there),
        cmocka_unit_test(who_has_the_file_open_follows_a_change_to_wal),
        cmocka_unit_test(an_sqlite_with_the_fault_makes_no_checkpoint_of_its_own),
        cmocka_unit_test(the_log_does_not_grow_without_end),
        cmocka_unit_test(who_closes_last_leaves_the_file_whole),
        cmocka_unit_test(a_checkpoint_brings_in_what_was_written),
        cmocka_unit_test(wal_with_the_fault_is_not_written_without_a_turn),
        cmocka_unit_test(others_read_while_one_writes),
        cmocka_unit_test(who_may_only_read_reads_or_is_told_why_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
