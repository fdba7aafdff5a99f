/* Eight processes write to one file at once, in either journal: all are served, none
 * waits long, and what they wrote is counted alike by rows, ids and audit. */
#define _POSIX_C_SOURCE 200809L

#include "support/station.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define STATION "crowd.swst"
enum { WRITERS = 8, TOGETHER = 200 };

static int writes_of_each(void)
{
    return getenv("SWST_LONG") ? 10000 : getenv("SWST_BRIEF") ? 200 : 1000;
}

static int64_t milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool save_need(swst_store *store)
{
    swst_record *need = swst_record_new(swst_kind_find("need"));
    bool saved = !swst_record_set(need, "category", "food")
                 && !swst_record_set(need, "opened_on", "2026-01-01")
                 && !swst_record_set(need, "state", "open")
                 && !swst_record_save(store, need);

    swst_record_free(need);
    return saved;
}

/* The longest that one writer waited for its turn and for all of it, and kept others
 * waiting, the disk included; failed: -1. */
struct times {
    int64_t took, held;
};

static void note(int64_t *longest, int64_t begun)
{
    int64_t took = milliseconds() - begun;

    *longest = took > *longest ? took : *longest;
}

static bool save_needs(swst_store *store, int together, struct times *longest)
{
    int64_t begun = milliseconds(), turn;
    bool saved = !swst_store_begin(store);

    turn = milliseconds();
    for (int i = 0; i < together && saved; i++)
        saved = save_need(store);
    saved = saved && !swst_store_commit(store);
    note(&longest->took, begun);
    note(&longest->held, turn);
    return saved;
}

static struct times write_needs(int count, int together)
{
    swst_store *store = swst_store_new();
    struct times longest = { 0, 0 };
    bool saved;

    swst_store_set_busy_timeout(store, 60000);      /* a busy machine refuses nobody */
    saved = !swst_store_open(store, STATION);
    for (int i = 0; i < count && saved; i += together)
        saved = save_needs(store, together, &longest);
    if (!saved)
        fprintf(stderr, "%s\n", swst_error_message("en"));
    swst_store_free(store);
    return saved ? longest : (struct times){ -1, -1 };
}

/* The longest of all, and what they held it for together; the first of them
 * writes so many at once. */
static struct times let_them_write(int count, int first_together)
{
    struct times all = { 0, 0 }, one;
    int pipes[2];

    assert_int_equal(pipe(pipes), 0);
    for (int i = 0; i < WRITERS; i++)
        if (fork() == 0) {
            one = write_needs(count, i == 0 ? first_together : 1);
            _exit(write(pipes[1], &one, sizeof one) != sizeof one);
        }
    for (int i = 0; i < WRITERS; i++) {
        assert_int_equal(read(pipes[0], &one, sizeof one), sizeof one);
        assert_true(one.took >= 0);
        all.took = one.took > all.took ? one.took : all.took;
        all.held += one.held;
    }
    while (wait(NULL) > 0)
        continue;
    close(pipes[0]);
    close(pipes[1]);
    return all;
}

static void assert_all_are_there(int64_t expected)
{
    assert_int_equal(number_in_file(STATION, "SELECT count(*) FROM need"), expected);
    assert_int_equal(number_in_file(STATION, "SELECT count(*) FROM audit"), expected);
    assert_int_equal(number_in_file(STATION, "SELECT sequence FROM header"), expected);
    assert_int_equal(number_in_file(STATION, "SELECT count(*) FROM pragma_integrity_check"
                                             " WHERE integrity_check = 'ok'"), 1);
}

static void given_station(const char *journal)
{
    swst_store *store = swst_store_new();

    remove_file(STATION);
    assert_ok(swst_store_set_journal(store, journal));
    assert_ok(swst_store_create(store, STATION));
    assert_string_equal(swst_store_journal_of(store), journal);
    swst_store_free(store);
}

/* A second; but on a machine that does other things, too, twenty rounds of all of
 * them; and when the disk stands still, no more than each of them once. */
static void assert_served(const char *journal, int count, int first_together)
{
    int64_t begun = milliseconds(), turn;
    struct times longest;

    given_station(journal);
    longest = let_them_write(count, first_together);
    turn = (milliseconds() - begun) / count;        /* all eight once, on average */
    print_message("%s: the longest wait: %d ms; a round of all: %d ms, the longest %d ms\n",
                  journal, (int)longest.took, (int)turn, (int)longest.held);
    assert_true(longest.took <= 1000 + 20 * turn || longest.took <= 1000 + longest.held);
    assert_all_are_there((int64_t)WRITERS * count);
}

static void eight_writers_all_have_their_turn(void **state)
{
    (void)state;
    assert_served("truncate", writes_of_each(), 1);
}

static void eight_writers_all_have_their_turn_in_wal_mode(void **state)
{
    (void)state;
    assert_served("wal", writes_of_each(), 1);
}

static void long_transactions_keep_nobody_out(void **state)
{
    (void)state;
    assert_served("truncate", 2 * TOGETHER, TOGETHER);
    assert_served("wal", 2 * TOGETHER, TOGETHER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(eight_writers_all_have_their_turn),
        cmocka_unit_test(eight_writers_all_have_their_turn_in_wal_mode),
        cmocka_unit_test(long_transactions_keep_nobody_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
