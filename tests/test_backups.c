/* Backups while four processes write: each holds what was in the file in one moment,
 * and all that was acknowledged before. And no byte of one can change unnoticed. */
#define _DEFAULT_SOURCE

#include "support/station.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define STATION "busy.swst"
#define BACKUP "busy.bak"
#define MANIFEST BACKUP ".manifest"
#define RESTORED "busy-again.swst"
enum { WRITERS = 4 };

/* What each writer has been told is kept, for the others to read. */
static struct shared {
    volatile int64_t acknowledged[WRITERS];
    volatile bool stop;
} *shared;

static void remove_backup(void)
{
    static const char *const names[] = { BACKUP, MANIFEST, BACKUP ".part", RESTORED, "one.jsonl",
                                         "other.jsonl" };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        remove_file(names[i]);
}

/* ------------------------------------------------------------------ writers */

static bool save_visit(swst_store *store, int64_t client, int writer)
{
    swst_record *visit = swst_record_new(swst_kind_find("visit"));
    char minutes[8];
    bool saved;

    snprintf(minutes, sizeof minutes, "%d", writer + 1);
    saved = !swst_record_set(visit, "client_id", ID(client))
            && !swst_record_set(visit, "visited_on", "2026-02-01")
            && !swst_record_set(visit, "channel", "home")
            && !swst_record_set(visit, "result", "done")
            && !swst_record_set(visit, "minutes", minutes) && !swst_record_save(store, visit);
    swst_record_free(visit);
    return saved;
}

static int write_visits(int64_t client, int writer)
{
    swst_store *store = swst_store_new();
    bool well;

    swst_store_set_busy_timeout(store, 60000);
    well = !swst_store_open(store, STATION);
    while (well && !shared->stop)
        if ((well = save_visit(store, client, writer)))
            shared->acknowledged[writer]++;
    if (!well)
        fprintf(stderr, "writer: %s\n", swst_error_message("en"));
    swst_store_free(store);
    return !well;
}

static void begin_writers(int64_t client)
{
    memset((void *)shared, 0, sizeof *shared);
    for (int i = 0; i < WRITERS; i++)
        if (fork() == 0)
            _exit(write_visits(client, i));
}

static void end_writers(void)
{
    int ended;

    shared->stop = true;
    while (wait(&ended) > 0)
        assert_int_equal(ended, 0);
}

static void wait_for_a_write_of_each(void)
{
    int64_t before[WRITERS];

    for (int i = 0; i < WRITERS; i++)
        before[i] = shared->acknowledged[i];
    for (int i = 0, patience = 6000; i < WRITERS; i += shared->acknowledged[i] > before[i])
        if (patience-- > 0)
            usleep(10000);
        else
            fail_msg("writer %d writes no more", i);
}

/* ----------------------------------------------------------------- backups */

static void dump(swst_store *store, const char *path)
{
    swst_dump *work = NULL;
    swst_status status;

    assert_ok(swst_dump_begin(store, path, 0, &work));
    while ((status = swst_dump_step(work)) == SWST_ROW)
        continue;
    assert_int_equal(status, SWST_OK);
    swst_dump_free(work);
}

static void assert_same(const char *one, const char *other)
{
    size_t size, other_size;
    char *bytes = file_bytes(one, &size), *others = file_bytes(other, &other_size);

    assert_int_equal(size, other_size);
    assert_memory_equal(bytes, others, size);
    free(bytes);
    free(others);
}

static void assert_in_order(swst_store *store)
{
    swst_table *findings = NULL;

    assert_ok(swst_station_check(store, &findings));
    assert_int_equal(swst_table_rows(findings), 0);
    swst_table_free(findings);
}

static void assert_has_what_was_acknowledged(const int64_t before[WRITERS])
{
    for (int i = 0; i < WRITERS; i++) {
        char sql[100];

        snprintf(sql, sizeof sql, "SELECT count(*) FROM visit WHERE minutes = %d", i + 1);
        assert_true(number_in_file(RESTORED, sql) >= before[i]);
    }
}

/* The store holds the writers off between the dump and the backup. */
static void back_up_and_bring_back(swst_store *store)
{
    int64_t before[WRITERS];
    swst_store *restored;

    remove_backup();
    wait_for_a_write_of_each();
    for (int i = 0; i < WRITERS; i++)
        before[i] = shared->acknowledged[i];
    assert_ok(swst_store_begin(store));
    dump(store, "one.jsonl");
    assert_ok(swst_store_backup(store, BACKUP));
    assert_ok(swst_store_commit(store));

    assert_ok(swst_backup_verify(BACKUP));
    assert_ok(swst_backup_restore(BACKUP, RESTORED));
    restored = opened(RESTORED);
    dump(restored, "other.jsonl");
    assert_same("one.jsonl", "other.jsonl");
    assert_in_order(restored);
    swst_store_free(restored);
    assert_has_what_was_acknowledged(before);
}

static void backups_under_four_writers_are_of_one_moment(void **state)
{
    int backups = getenv("SWST_LONG") ? 20 : 5;
    swst_store *store;
    int64_t client;

    (void)state;
    store = given_file(STATION);
    client = given_client(store, given_area(store));
    swst_store_free(store);
    begin_writers(client);
    store = swst_store_new();
    swst_store_set_busy_timeout(store, 60000);
    assert_ok(swst_store_open(store, STATION));
    for (int i = 0; i < backups; i++)
        back_up_and_bring_back(store);
    end_writers();
    assert_in_order(store);
    swst_store_free(store);
    remove_backup();
}

/* Without a transaction of the caller's: the backup itself waits for its turn. */
static void a_backup_needs_no_transaction(void **state)
{
    swst_store *store = opened(STATION);

    (void)state;
    begin_writers(number_in_file(STATION, "SELECT id FROM client"));
    for (int i = 0; i < 3; i++) {
        remove_backup();
        wait_for_a_write_of_each();
        assert_ok(swst_store_backup(store, BACKUP));
        assert_ok(swst_backup_verify(BACKUP));
    }
    end_writers();
    swst_store_free(store);
    remove_backup();
}

/* ------------------------------------------------------------ flipped bytes */

static void flip(const char *path, char *bytes, size_t at, char bits)
{
    bytes[at] = (char)(bytes[at] ^ bits);
    overwrite_file(path, (long)at, bytes + at, 1);
}

static void assert_noticed(const char *path, size_t at, bool restores)
{
    swst_status status = restores ? swst_backup_restore(BACKUP, RESTORED)
                                  : swst_backup_verify(BACKUP);

    if (status != SWST_EDAMAGED)
        fail_msg("byte %d of %s: %s", (int)at, path, swst_status_name(status));
    assert_true(strlen(swst_error_message("zh")) > 10);
    assert_string_equal(swst_error_path(), path);
}

static void flip_each(const char *path, size_t stride)
{
    size_t size;
    char *bytes = file_bytes(path, &size);

    for (size_t at = 0; at < size; at += stride) {
        char bits = (char)(1 << at % 8);

        flip(path, bytes, at, bits);
        assert_noticed(path, at, at % (stride * 8) == 0);
        flip(path, bytes, at, bits);
    }
    free(bytes);
    assert_ok(swst_backup_verify(BACKUP));
}

static void every_flipped_byte_is_noticed(void **state)
{
    swst_store *store = given_file("small.swst");

    (void)state;
    given_visit(store, given_client(store, given_area(store)), "2026-01-01", "home");
    remove_backup();
    assert_ok(swst_store_backup(store, BACKUP));
    swst_store_free(store);
    flip_each(MANIFEST, 1);
    flip_each(BACKUP, getenv("SWST_LONG") ? 1 : 997);
    assert_false(file_exists(RESTORED));
    remove_backup();
    remove_file("small.swst");
}

/* --------------------------------------------------------------- no more room */

static int back_up_in(rlim_t room)
{
    swst_store *store = opened("full.swst");
    struct rlimit limit = { room, room };
    swst_status status;

    signal(SIGXFSZ, SIG_IGN);
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 1;
    status = swst_store_backup(store, BACKUP);
    return (status != SWST_EIO && status != SWST_ENOSPACE) || file_exists(BACKUP)
           || file_exists(BACKUP ".part") || file_exists(MANIFEST)
           || count_of(store, "visit") != 1;
}

/* A limit of the system's, which no test stands in for. */
static void where_files_may_not_grow_nothing_is_left(void **state)
{
    swst_store *store = given_file("full.swst");
    int ended;

    (void)state;
    given_visit(store, given_client(store, given_area(store)), "2026-01-01", "home");
    swst_store_free(store);
    remove_backup();
    for (rlim_t room = 0; room <= 40000; room += 8000) {
        if (fork() == 0)
            end_as_a_child(back_up_in(room));
        assert_true(wait(&ended) > 0);
        assert_int_equal(ended, 0);
    }
    store = opened("full.swst");
    assert_ok(swst_store_backup(store, BACKUP));
    swst_store_free(store);
    remove_backup();
    remove_file("full.swst");
}

static int share(void **state)
{
    (void)state;
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return shared == MAP_FAILED;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(backups_under_four_writers_are_of_one_moment),
        cmocka_unit_test(a_backup_needs_no_transaction),
        cmocka_unit_test(every_flipped_byte_is_noticed),
        cmocka_unit_test(where_files_may_not_grow_nothing_is_left),
    };

    return cmocka_run_group_tests(tests, share, NULL);
}
