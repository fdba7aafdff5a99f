/* A disk that fills up under a station: the write that no longer fits says so and leaves
 * nothing, what is there is read, and with room again the work goes on. On a real
 * file system of a few megabytes where the test may mount one, which only this process
 * sees; and always on a layer that lets files grow by so many bytes. */
#define _GNU_SOURCE

#include "support/disk.h"
#include "support/station.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#ifdef __linux__
#include <sched.h>
#include <sys/mount.h>
#endif

enum { ROOM = 512 << 10, ROWS = 2000, WHOLE_DISK = 4 << 20 };

static char small[] = "/tmp/swst-small-XXXXXX";
static bool is_real;                    /* a file system, not the layer */

/* -------------------------------------------------------------- the small disk */

#ifdef __linux__
static bool write_map(const char *path, const char *text)
{
    int file = open(path, O_WRONLY);
    bool written = file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text);

    if (file >= 0)
        close(file);
    return written;
}

/* Who is nobody special becomes the master of a small world of his own. */
static bool has_own_mounts(void)
{
    char map[2][40];

    if (getuid() == 0 && unshare(CLONE_NEWNS) == 0)
        return true;
    snprintf(map[0], sizeof map[0], "0 %u 1", (unsigned)getuid());
    snprintf(map[1], sizeof map[1], "0 %u 1", (unsigned)getgid());
    return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && write_map("/proc/self/setgroups", "deny")
           && write_map("/proc/self/uid_map", map[0]) && write_map("/proc/self/gid_map", map[1]);
}

static bool mount_small_disk(void)
{
    char options[60];

    snprintf(options, sizeof options, "size=%d,mode=0700", WHOLE_DISK);
    return has_own_mounts() && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
           && mount("tmpfs", small, "tmpfs", 0, options) == 0;
}

static void unmount_small_disk(void)
{
    umount2(small, MNT_DETACH);
}
#else
static bool mount_small_disk(void)
{
    return false;
}

static void unmount_small_disk(void)
{
}
#endif

static const char *on_disk(const char *name)
{
    static char paths[4][80];
    static int next;
    char *path = paths[next++ % 4];

    snprintf(path, sizeof paths[0], "%s/%s", small, name);
    return path;
}

/* What takes up room, in blocks as files are given them. */
static void put_ballast(const char *name, size_t most)
{
    int file = open(on_disk(name), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    static const char block[4096];

    assert_true(file >= 0);
    for (size_t put = 0; put < most && write(file, block, sizeof block) > 0; )
        put += sizeof block;
    close(file);
}

/* So much is free from now on, and to fill up. */
static void given_disk(void)
{
    if (is_real) {
        remove(on_disk("filler"));
        put_ballast("ballast", ROOM);
    } else {
        disk_set_room(WHOLE_DISK - ROOM);
    }
}

static void fill_up(void)
{
    if (is_real)
        put_ballast("filler", SIZE_MAX);
    else
        disk_set_room(0);
}

static void make_room(void)
{
    if (is_real)
        remove(on_disk("ballast"));
    else
        disk_set_room(ROOM);
}

static void leave_disk(const char *station)
{
    remove_file(on_disk(station));
    disk_set_room(-1);
    if (is_real) {
        remove(on_disk("filler"));
        remove(on_disk("ballast"));
    }
}

/* ----------------------------------------------------------------- the station */

static swst_store *given_station(const char *journal)
{
    swst_store *store = swst_store_new();

    given_disk();
    remove_file(on_disk("station.swst"));
    assert_ok(swst_store_set_journal(store, journal));
    assert_ok(swst_store_create(store, on_disk("station.swst")));
    return store;
}

static swst_status save_long_need(swst_store *store)
{
    char text[2001] = "";

    memset(text, 'x', sizeof text - 1);
    return refused(store, "need", "category", "food", "opened_on", "2026-01-01", "state", "open",
                   "text", text, NULL);
}

/* How many were saved until there was no room. */
static int64_t save_until_full(swst_store *store)
{
    swst_status status = SWST_OK;
    int64_t saved = 0;

    while (!(status = save_long_need(store)) && saved < 100000)
        saved++;
    assert_status(SWST_ENOSPACE, status);
    assert_error("no_space", NULL);
    return saved;
}

static void assert_clean(swst_store *store)
{
    swst_table *findings;

    assert_ok(swst_station_check(store, &findings));
    assert_int_equal(swst_table_rows(findings), 0);
    swst_table_free(findings);
}

/* Everything about it, asked of the file when it is closed. */
static void assert_whole(const char *path, int64_t needs)
{
    assert_int_equal(number_in_file(path, "SELECT count(*) FROM need"), needs);
    assert_int_equal(number_in_file(path, "SELECT count(*) FROM audit WHERE kind = 'need'"),
                     needs);
    assert_int_equal(number_in_file(path, "SELECT count(*) FROM pragma_integrity_check"
                                          " WHERE integrity_check = 'ok'"), 1);
}

/* ---------------------------------------------------------------------- tests */

static void what_does_not_fit_is_told_and_with_room_it_goes_on(void **state)
{
    swst_store *store = given_station(*state);
    int64_t saved = save_until_full(store);

    assert_true(saved > 100);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(count_of(store, "need"), saved);
        if (!save_long_need(store))             /* a small gap may be left */
            saved++;
    }
    assert_clean(store);
    make_room();
    assert_ok(save_long_need(store));
    swst_store_free(store);
    store = opened(on_disk("station.swst"));
    assert_int_equal(count_of(store, "need"), saved + 1);
    assert_clean(store);
    swst_store_free(store);
    assert_whole(on_disk("station.swst"), saved + 1);
    leave_disk("station.swst");
}

static void a_station_is_read_from_a_full_disk(void **state)
{
    swst_store *store = given_station(*state);

    assert_ok(save_long_need(store));
    swst_store_free(store);
    fill_up();
    store = opened(on_disk("station.swst"));
    assert_int_equal(count_of(store, "need"), 1);
    assert_clean(store);
    make_room();
    assert_ok(save_long_need(store));
    swst_store_free(store);
    assert_whole(on_disk("station.swst"), 2);
    leave_disk("station.swst");
}

static void of_a_transaction_that_does_not_fit_nothing_is_left(void **state)
{
    swst_store *store = given_station(*state);
    swst_status status = SWST_OK;
    int64_t together = 0;

    assert_ok(save_long_need(store));
    assert_ok(swst_store_begin(store));
    while (!status && together++ < 100000)
        status = save_long_need(store);
    if (!status)
        status = swst_store_commit(store);
    assert_status(SWST_ENOSPACE, status);
    swst_store_rollback(store);
    assert_int_equal(count_of(store, "need"), 1);
    make_room();
    assert_ok(swst_store_begin(store));
    assert_ok(save_long_need(store));
    assert_ok(save_long_need(store));
    assert_ok(swst_store_commit(store));
    swst_store_free(store);
    assert_whole(on_disk("station.swst"), 3);
    leave_disk("station.swst");
}

static void write_lines(const char *path)
{
    FILE *lines = fopen(path, "wb");

    assert_non_null(lines);
    for (int i = 0; i < ROWS; i++) {
        fprintf(lines, "{\"record\":\"need\",\"category\":\"food\",\"opened_on\":\"2026-01-01\","
                       "\"state\":\"open\",\"text\":\"");
        for (int j = 0; j < 2000; j++)
            fputc('y', lines);
        fprintf(lines, "\"}\n");
    }
    fclose(lines);
}

static void of_a_load_that_does_not_fit_nothing_is_left(void **state)
{
    swst_store *store = given_station(*state);
    swst_load *load = NULL;
    swst_status status;

    write_lines("full_disk.jsonl");
    assert_ok(save_long_need(store));
    assert_ok(swst_load_begin(store, "full_disk.jsonl", &load));
    while ((status = swst_load_step(load)) == SWST_ROW)
        continue;
    if (!status)
        status = swst_load_apply(load);
    assert_status(SWST_ENOSPACE, status);
    assert_error("no_space", NULL);
    swst_load_free(load);
    assert_int_equal(count_of(store, "need"), 1);
    make_room();
    assert_ok(save_long_need(store));
    swst_store_free(store);
    assert_whole(on_disk("station.swst"), 2);
    remove("full_disk.jsonl");
    leave_disk("station.swst");
}

/* The database undoes all of it at once. What is begun then is not the batch's. */
static void a_batch_that_did_not_fit_leaves_the_next_transaction_alone(void **state)
{
    swst_store *store = given_station(*state);
    swst_record *need = swst_record_new(swst_kind_find("need"));
    char text[2001] = "";
    swst_batch *batch = NULL;
    swst_status status = SWST_OK;

    memset(text, 'x', sizeof text - 1);
    assert_ok(swst_record_set(need, "category", "food"));
    assert_ok(swst_record_set(need, "opened_on", "2026-01-01"));
    assert_ok(swst_record_set(need, "state", "open"));
    assert_ok(swst_record_set(need, "text", text));
    assert_ok(swst_batch_begin(store, &batch));
    for (int i = 0; i < 100000 && !status; i++) {
        swst_record *one = swst_record_copy(need);

        status = swst_batch_add(batch, one);
        swst_record_free(one);
    }
    assert_status(SWST_ENOSPACE, status);
    assert_status(SWST_ENOSPACE, swst_batch_step(batch));
    assert_status(SWST_EMISUSE, swst_batch_apply(batch));
    make_room();
    assert_ok(swst_store_begin(store));
    assert_ok(save_long_need(store));
    swst_batch_free(batch);
    assert_ok(swst_store_commit(store));
    swst_record_free(need);
    swst_store_free(store);
    assert_whole(on_disk("station.swst"), 1);
    leave_disk("station.swst");
}

/* What SQLite keeps beside a WAL goes with the last who reads, or with the machine. */
static void without_room_beside_a_wal_that_is_told(void **state)
{
    static char wal[] = "wal";
    swst_store *store = given_station(wal);
    swst_status status;

    (void)state;
    assert_ok(save_long_need(store));
    swst_store_free(store);
    remove(on_disk("station.swst-shm"));
    fill_up();
    store = swst_store_new();
    status = swst_store_open(store, on_disk("station.swst"));
    if (is_real)                            /* the layer has room beside the files */
        assert_status(SWST_ENOSPACE, status);
    if (status)
        assert_error("no_space", NULL);
    make_room();
    if (status)
        assert_ok(swst_store_open(store, on_disk("station.swst")));
    assert_int_equal(count_of(store, "need"), 1);
    swst_store_free(store);
    leave_disk("station.swst");
}

static void a_station_that_does_not_fit_is_not_made(void **state)
{
    swst_store *store = swst_store_new();

    given_disk();
    fill_up();
    assert_ok(swst_store_set_journal(store, *state));
    assert_status(SWST_ENOSPACE, swst_store_create(store, on_disk("new.swst")));
    assert_error("no_space", NULL);
    assert_false(file_exists(on_disk("new.swst")));
    assert_false(file_exists(on_disk("new.swst-journal")));
    make_room();
    leave_disk("new.swst");
    assert_ok(swst_store_create(store, on_disk("new.swst")));
    swst_store_free(store);
    leave_disk("new.swst");
}

static void assert_nothing_there(const char *name)
{
    static const char *const endings[] = { "", ".manifest", ".part", ".part.manifest" };
    char path[80];

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(path, sizeof path, "%s/%s%s", small, name, endings[i]);
        if (file_exists(path))
            fail_msg("%s is left", path);
    }
}

static void a_backup_that_does_not_fit_leaves_nothing(void **state)
{
    swst_store *store = given_file("backed_up.swst");

    (void)state;
    given_disk();
    assert_ok(save_long_need(store));
    fill_up();
    assert_status(SWST_ENOSPACE, swst_store_backup(store, on_disk("b.swst")));
    assert_error("no_space", NULL);
    assert_nothing_there("b.swst");
    leave_disk("b.swst");
    remove("safe.swst");
    remove("safe.swst.manifest");
    assert_ok(swst_store_backup(store, "safe.swst"));
    given_disk();
    fill_up();
    assert_status(SWST_ENOSPACE, swst_backup_restore("safe.swst", on_disk("r.swst")));
    assert_nothing_there("r.swst");
    leave_disk("r.swst");
    assert_ok(swst_backup_restore("safe.swst", on_disk("r.swst")));
    leave_disk("r.swst");
    swst_store_free(store);
}

#define in_both_journals(test) \
    { #test, test, NULL, NULL, truncate }, { #test "_with_wal", test, NULL, NULL, wal }

static int run_all(const char *disk)
{
    static char truncate[] = "truncate", wal[] = "wal";
    const struct CMUnitTest tests[] = {
        in_both_journals(what_does_not_fit_is_told_and_with_room_it_goes_on),
        in_both_journals(a_station_is_read_from_a_full_disk),
        in_both_journals(of_a_transaction_that_does_not_fit_nothing_is_left),
        in_both_journals(of_a_load_that_does_not_fit_nothing_is_left),
        in_both_journals(a_batch_that_did_not_fit_leaves_the_next_transaction_alone),
        cmocka_unit_test(without_room_beside_a_wal_that_is_told),
        in_both_journals(a_station_that_does_not_fit_is_not_made),
        cmocka_unit_test(a_backup_that_does_not_fit_leaves_nothing),
    };

    print_message("on %s:\n", disk);
    return cmocka_run_group_tests_name(disk, tests, NULL, NULL);
}

int main(void)
{
    int failed = 0;

    if (!mkdtemp(small))
        return 1;
    if (mount_small_disk()) {
        is_real = true;
        failed = run_all("a file system of four megabytes");
        unmount_small_disk();
        is_real = false;
    } else {
        print_message("no file system may be mounted here: the layer alone is asked\n");
    }
    disk_install();
    failed += run_all("a layer that lets files grow by four megabytes");
    rmdir(small);
    return failed;
}
