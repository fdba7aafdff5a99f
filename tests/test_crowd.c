/* Eight processes write to one file at once: all are served, none waits long,
 * and what they wrote is counted alike by rows, ids and audit. */
#define _POSIX_C_SOURCE 200809L

#include "support/station.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define STATION "crowd.swst"
enum { WRITERS = 8 };

static int writes_of_each(void)
{
    return getenv("SWST_LONG") ? 10000 : 1000;
}

static int64_t milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The longest that one save took; -1 when one failed. */
static int64_t write_needs(int count)
{
    swst_store *store = swst_store_new();
    int64_t longest;

    swst_store_set_busy_timeout(store, 60000);      /* a busy machine refuses nobody */
    longest = swst_store_open(store, STATION) ? -1 : 0;

    for (int i = 0; i < count && longest >= 0; i++) {
        swst_record *need = swst_record_new(swst_kind_find("need"));
        int64_t begun = milliseconds(), took;
        bool saved = !swst_record_set(need, "category", "food")
                     && !swst_record_set(need, "opened_on", "2026-01-01")
                     && !swst_record_set(need, "state", "open")
                     && !swst_record_save(store, need);

        took = milliseconds() - begun;
        if (!saved)
            fprintf(stderr, "%s after %d ms\n", swst_error_message("en"), (int)took);
        longest = !saved ? -1 : took > longest ? took : longest;
        swst_record_free(need);
    }
    swst_store_free(store);
    return longest;
}

static void eight_writers_all_have_their_turn(void **state)
{
    int64_t begun = milliseconds(), expected = (int64_t)WRITERS * writes_of_each();
    int64_t longest = 0, one, turn;
    int pipes[2];

    (void)state;
    swst_store_free(given_file(STATION));
    assert_int_equal(pipe(pipes), 0);
    for (int i = 0; i < WRITERS; i++)
        if (fork() == 0) {
            one = write_needs(writes_of_each());
            _exit(write(pipes[1], &one, sizeof one) != sizeof one);
        }
    for (int i = 0; i < WRITERS; i++) {
        assert_int_equal(read(pipes[0], &one, sizeof one), sizeof one);
        assert_true(one >= 0);
        longest = one > longest ? one : longest;
    }
    while (wait(NULL) > 0)
        continue;
    turn = WRITERS * (milliseconds() - begun) / expected;    /* all eight once, on average */
    print_message("the longest wait: %d ms; a round of all: %d ms\n", (int)longest, (int)turn);
    assert_true(longest <= 1000 + 20 * turn);

    assert_int_equal(number_in_file(STATION, "SELECT count(*) FROM need"), expected);
    assert_int_equal(number_in_file(STATION, "SELECT count(*) FROM audit"), expected);
    assert_int_equal(number_in_file(STATION, "SELECT sequence FROM header"), expected);
    assert_int_equal(number_in_file(STATION, "SELECT count(*) FROM pragma_integrity_check"
                                             " WHERE integrity_check = 'ok'"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(eight_writers_all_have_their_turn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
