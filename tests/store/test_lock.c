/* Whose turn it is to write: the order of asking, the deadline, and who gives up a
 * turn: those who are done, who fail, who die, and no child of fork(). */
#define _DEFAULT_SOURCE

#include "../support/disk.h"
#include "../support/station.h"

#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define STATION "turn.swst"
#define PLACES STATION "-lock"

static int64_t milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void sleep_for(int pause)
{
    usleep((useconds_t)pause * 1000);
}

static swst_store *opened_for(int32_t timeout)
{
    swst_store *store = swst_store_new();

    swst_store_set_busy_timeout(store, timeout);
    assert_ok(swst_store_open(store, STATION));
    return store;
}

static swst_status save_setting(swst_store *store, const char *key)
{
    return refused(store, "setting", "key", key, "value", "1", NULL);
}

/* Another who wants to write now, and does not wait. */
static swst_status try_to_write(void)
{
    static int tries;
    swst_store *store = opened_for(0);
    char key[16];
    swst_status status;

    snprintf(key, sizeof key, "try%d", tries++);
    status = save_setting(store, key);
    swst_store_free(store);
    return status;
}

/* ------------------------------------------------------------------- order */

enum { ASKING = 3 };
static int served[ASKING], served_count;        /* changed by who has the turn */

static void *ask_for_a_turn(void *asking)
{
    int number = *(int *)asking;
    swst_store *store = swst_store_new();
    swst_status status;

    swst_store_set_busy_timeout(store, 20000);
    status = swst_store_open(store, STATION);
    if (!status)
        status = swst_store_begin(store);
    if (!status) {
        served[served_count++] = number;
        status = swst_store_commit(store);
    }
    swst_store_free(store);
    return (void *)(intptr_t)status;
}

static void who_asks_first_is_served_first(void **state)
{
    swst_store *store = given_file(STATION);
    int numbers[ASKING] = { 0, 1, 2 };
    pthread_t threads[ASKING];
    void *failed;

    (void)state;
    served_count = 0;
    assert_ok(swst_store_begin(store));
    for (int i = 0; i < ASKING; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, ask_for_a_turn, &numbers[i]), 0);
        sleep_for(200);
    }
    assert_ok(swst_store_commit(store));
    for (int i = 0; i < ASKING; i++) {
        assert_int_equal(pthread_join(threads[i], &failed), 0);
        assert_null(failed);
    }
    assert_int_equal(served_count, ASKING);
    for (int i = 0; i < ASKING; i++)
        assert_int_equal(served[i], i);
    swst_store_free(store);
}

/* ---------------------------------------------------------------- deadline */

/* A machine may stall once, not three times. */
static void assert_refused_in_time(swst_store *store)
{
    int64_t took = 0;

    for (int i = 0; i < 3 && (i == 0 || took > 250); i++) {
        int64_t begun = milliseconds();

        assert_status(SWST_EBUSY, swst_store_begin(store));
        assert_error("busy", NULL);
        took = milliseconds() - begun;
        assert_true(took >= 200);
    }
    assert_true(took <= 250);
}

static void who_waits_in_vain_is_told_at_the_deadline(void **state)
{
    swst_store *holder = given_file(STATION), *store = opened_for(200);
    sqlite3 *program;

    (void)state;
    assert_ok(swst_store_begin(holder));
    assert_refused_in_time(store);
    swst_store_rollback(holder);
    assert_ok(save_setting(store, "a"));

    assert_int_equal(sqlite3_open(STATION, &program), SQLITE_OK);    /* not one of ours */
    assert_int_equal(sqlite3_exec(program, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    assert_refused_in_time(store);
    sqlite3_exec(program, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(program);
    assert_ok(save_setting(holder, "b"));
    swst_store_free(store);
    swst_store_free(holder);
}

/* --------------------------------------------------------- who gives it back */

static void a_turn_ends_with_the_transaction(void **state)
{
    swst_store *store = given_file(STATION);

    (void)state;
    assert_ok(swst_store_begin(store));
    assert_status(SWST_EBUSY, try_to_write());
    assert_ok(swst_store_commit(store));
    assert_ok(try_to_write());
    assert_ok(swst_store_begin(store));
    swst_store_rollback(store);
    assert_ok(try_to_write());
    assert_status(SWST_EINVALID, refused(store, "setting", "key", "", "value", "1", NULL));
    assert_ok(try_to_write());
    assert_ok(swst_store_begin(store));
    swst_store_free(store);
    assert_ok(try_to_write());
}

/* SQLite undoes the whole transaction when the disk fails: the turn ends then,
 * though the caller has not rolled back yet. */
static void a_turn_ends_when_a_failure_undoes_all(void **state)
{
    swst_store *store = given_file(STATION);
    swst_status status = SWST_OK;

    (void)state;
    swst_store_free(store);
    disk_install();
    store = opened_for(0);
    assert_ok(swst_store_begin(store));
    disk_fail(0, SQLITE_IOERR_WRITE, true);
    for (int i = 0; i < 10000 && !status; i++)
        status = refused(store, "need", "category", "food", "opened_on", "2026-01-01",
                         "state", "open", NULL);
    if (!status)
        status = swst_store_commit(store);
    assert_true(status < 0 && disk_has_failed());
    disk_mend();
    assert_ok(try_to_write());
    swst_store_rollback(store);
    swst_store_free(store);
}

/* ------------------------------------------------------- other processes */

/* A child that begins a transaction, says so if it could, and stays. */
static pid_t writing_child(bool wait_for_it)
{
    int pipes[2];
    char said;
    pid_t child;

    assert_int_equal(pipe(pipes), 0);
    if ((child = fork()) == 0) {
        swst_store *store = swst_store_new();

        swst_store_set_busy_timeout(store, 60000);
        if (swst_store_open(store, STATION) || swst_store_begin(store)
            || write(pipes[1], "!", 1) != 1)
            _exit(1);
        pause();
        _exit(1);
    }
    if (wait_for_it)
        assert_int_equal(read(pipes[0], &said, 1), 1);
    else
        sleep_for(300);
    close(pipes[0]);
    close(pipes[1]);
    return child;
}

static void end(pid_t child)
{
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, NULL, 0), child);
}

static void the_turn_of_the_dead_is_free(void **state)
{
    pid_t writer, waiting;

    (void)state;
    swst_store_free(given_file(STATION));
    writer = writing_child(true);
    assert_status(SWST_EBUSY, try_to_write());
    end(writer);
    assert_ok(try_to_write());

    writer = writing_child(true);
    waiting = writing_child(false);
    end(waiting);
    end(writer);
    assert_ok(try_to_write());
}

/* It has the next place and does not take it. */
static void who_is_stopped_while_waiting_keeps_nobody_waiting(void **state)
{
    swst_store *store = given_file(STATION), *other = opened_for(20000);
    int64_t begun;
    pid_t child;

    (void)state;
    assert_ok(swst_store_begin(store));
    child = writing_child(false);
    kill(child, SIGSTOP);
    assert_ok(swst_store_commit(store));
    begun = milliseconds();
    for (int i = 0; i < 20; i++) {
        assert_ok(swst_store_begin(other));
        assert_ok(swst_store_commit(other));
    }
    assert_true(milliseconds() - begun < 3000);
    end(child);
    swst_store_free(other);
    swst_store_free(store);
}

static void a_child_of_fork_does_not_give_away_its_parents_turn(void **state)
{
    swst_store *store = given_file(STATION);
    pid_t child;

    (void)state;
    assert_ok(swst_store_begin(store));
    if ((child = fork()) == 0) {
        swst_store_rollback(store);
        swst_store_free(store);
        end_as_a_child(0);
    }
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_status(SWST_EBUSY, try_to_write());
    assert_ok(swst_store_commit(store));

    assert_ok(swst_store_begin(store));             /* and keeps it from nobody */
    if ((child = fork()) == 0)
        end_as_a_child(pause());
    assert_ok(swst_store_commit(store));
    assert_ok(try_to_write());
    end(child);
    swst_store_free(store);
}

/* -------------------------------------------------------- the file of places */

static void the_file_of_places_is_made_by_the_first_write_for_its_owner(void **state)
{
    swst_store *store = given_file(STATION);
    struct stat file;

    (void)state;
    assert_int_equal(stat(PLACES, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600);
    assert_int_equal(file.st_size, 8);
    swst_store_free(store);
    remove(PLACES);
    store = opened(STATION);
    assert_int_equal(count_of(store, "setting"), 0);
    assert_false(file_exists(PLACES));
    assert_ok(save_setting(store, "a"));
    assert_true(file_exists(PLACES));
    swst_store_free(store);

    chmod(STATION, 0660);                           /* who may write the one may the other */
    remove(PLACES);
    assert_ok(try_to_write());
    assert_int_equal(stat(PLACES, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0660);
}

static void who_deletes_the_file_of_places_does_no_harm(void **state)
{
    swst_store *store = given_file(STATION), *other = opened_for(100);

    (void)state;
    assert_ok(swst_store_begin(store));
    remove(PLACES);
    assert_status(SWST_EBUSY, swst_store_begin(other));     /* SQLite sees to that */
    assert_ok(swst_store_commit(store));
    assert_ok(swst_store_begin(other));
    assert_status(SWST_EBUSY, try_to_write());              /* and here we meet again */
    assert_ok(swst_store_commit(other));
    swst_store_free(other);
    swst_store_free(store);
}

static void *delete_it_twice(void *store)
{
    for (int i = 0; i < 2; i++) {
        sleep_for(100);
        remove(PLACES);
    }
    return (void *)(intptr_t)swst_store_commit(store);
}

static void who_waits_for_a_file_that_was_deleted_asks_anew(void **state)
{
    swst_store *store = given_file(STATION), *other = opened_for(20000);
    pthread_t thread;
    void *failed;

    (void)state;
    assert_ok(swst_store_begin(store));
    assert_int_equal(pthread_create(&thread, NULL, delete_it_twice, store), 0);
    assert_ok(swst_store_begin(other));
    assert_status(SWST_EBUSY, try_to_write());
    assert_ok(swst_store_commit(other));
    assert_int_equal(pthread_join(thread, &failed), 0);
    assert_null(failed);
    swst_store_free(other);
    swst_store_free(store);
}

/* Somebody's letter, a link to it, a folder: none is written to, and we go on as well
 * as SQLite alone lets us. */
static void what_is_no_file_of_places_is_let_be(void **state)
{
    static const char letter[] = "not eight bytes";
    swst_store *store = given_file(STATION);
    char *bytes;
    size_t size;

    (void)state;
    write_file("letter", letter, 8);
    for (int i = 0; i < 4; i++) {
        remove(PLACES);
        if (i == 0)
            write_file(PLACES, letter, sizeof letter);
        else if (i == 1)
            assert_int_equal(symlink("letter", PLACES), 0);
        else if (i == 2)
            assert_int_equal(link("letter", PLACES), 0);
        else
            assert_int_equal(mkdir(PLACES, 0700), 0);
        assert_ok(try_to_write());
        assert_ok(swst_store_begin(store));
        assert_status(SWST_EBUSY, try_to_write());
        assert_ok(swst_store_commit(store));
    }
    rmdir(PLACES);
    bytes = file_bytes("letter", &size);
    assert_int_equal(size, 8);
    assert_memory_equal(bytes, letter, 8);
    free(bytes);
    remove("letter");
    swst_store_free(store);
}

static void spoiled_numbers_let_in_only_one(void **state)
{
    static const char spoiled[][9] = { "\377\377\377\377\377\377\377\377", "\0\0\0\0\0\0\0\0",
                                       "\377\377\377\377\377\377\377\177" };
    swst_store *store = given_file(STATION);

    (void)state;
    for (size_t i = 0; i < sizeof spoiled / sizeof *spoiled; i++) {
        assert_ok(swst_store_begin(store));
        overwrite_file(PLACES, 0, spoiled[i], 8);
        assert_status(SWST_EBUSY, try_to_write());
        assert_ok(swst_store_commit(store));
        assert_ok(try_to_write());
    }
    swst_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_asks_first_is_served_first),
        cmocka_unit_test(who_waits_in_vain_is_told_at_the_deadline),
        cmocka_unit_test(a_turn_ends_with_the_transaction),
        cmocka_unit_test(the_turn_of_the_dead_is_free),
        cmocka_unit_test(who_is_stopped_while_waiting_keeps_nobody_waiting),
        cmocka_unit_test(a_child_of_fork_does_not_give_away_its_parents_turn),
        cmocka_unit_test(the_file_of_places_is_made_by_the_first_write_for_its_owner),
        cmocka_unit_test(who_deletes_the_file_of_places_does_no_harm),
        cmocka_unit_test(who_waits_for_a_file_that_was_deleted_asks_anew),
        cmocka_unit_test(what_is_no_file_of_places_is_let_be),
        cmocka_unit_test(spoiled_numbers_let_in_only_one),
        cmocka_unit_test(a_turn_ends_when_a_failure_undoes_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
