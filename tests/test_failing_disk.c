/* Let every call to the disk fail, once and from then on, with either journal. What
 * was said to be kept is kept; what failed is not there, or its outcome was said
 * to be unknown and the request tells; and a request is safe to make again. */
#include "support/disk.h"
#include "support/station.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define STATION "failing.swst"
enum { TOGETHER = 3 };

/* A station of one client, made once and copied for every failure. */
static int64_t client;
static bool wal;
static long failed_calls, unknown;      /* how many outcomes were said to be so */
static struct { const char *name; long count; } kinds_of_call[32];

static int make_station(void **state)
{
    swst_store *store = given_file("whole.swst"), *other;

    (void)state;
    client = given_client(store, given_village(store, "441882107001"));
    given_visit(store, client, "2026-01-01", "home");
    swst_store_free(store);
    disk_install();
    remove_file("whole_wal.swst");
    copy_file("whole.swst", "whole_wal.swst");
    other = swst_store_new();
    assert_ok(swst_store_set_journal(other, "wal"));
    assert_ok(swst_store_open(other, "whole_wal.swst"));
    assert_ok(swst_store_checkpoint(other));
    swst_store_free(other);
    return 0;
}

static void given_station(void)
{
    remove_file(STATION);
    copy_file(wal ? "whole_wal.swst" : "whole.swst", STATION);
}

static swst_record *a_visit(void)
{
    swst_record *visit = swst_record_new(swst_kind_find("visit"));
    static char content[4001];

    memset(content, 'x', sizeof content - 1);           /* more than a page of the file */
    assert_ok(swst_record_set(visit, "client_id", ID(client)));
    assert_ok(swst_record_set(visit, "visited_on", "2026-02-01"));
    assert_ok(swst_record_set(visit, "channel", "home"));
    assert_ok(swst_record_set(visit, "result", "done"));
    assert_ok(swst_record_set(visit, "content", content));
    return visit;
}

/* ---------------------------------------------------------------- the works */

static swst_status save_one(swst_store *store)
{
    swst_record *visit = a_visit();
    swst_status status = swst_store_set_request(store, "one visit");

    if (!status)
        status = swst_record_save(store, visit);
    swst_record_free(visit);
    return status;
}

/* Whatever becomes of the second act: it brings in what is kept already. */
static swst_status save_and_bring_in(swst_store *store)
{
    swst_status status = save_one(store);

    if (!status && swst_store_checkpoint(store))
        assert_non_null(swst_error_code());
    return status;
}

static swst_status save_together(swst_store *store)
{
    swst_status status = swst_store_begin(store);

    for (int i = 0; i < TOGETHER && !status; i++) {
        swst_record *visit = a_visit();

        if (i == 0)
            status = swst_store_set_request(store, "one visit");
        if (!status)
            status = swst_record_save(store, visit);
        swst_record_free(visit);
    }
    if (!status)
        return swst_store_commit(store);
    swst_store_rollback(store);
    return status;
}

static swst_status void_one(swst_store *store)
{
    swst_query *query = swst_query_new(swst_kind_find("visit"));
    swst_cursor *cursor = NULL;
    swst_status status = swst_store_set_request(store, "one visit");

    if (!status)
        status = swst_query_run(store, query, &cursor);
    if (!status && (status = swst_cursor_next(cursor)) == SWST_ROW)
        status = swst_record_void(store, swst_cursor_record(cursor), "the wrong client");
    swst_cursor_free(cursor);
    swst_query_free(query);
    return status;
}

static const struct work {
    const char *name;
    swst_status (*act)(swst_store *store);
    int64_t visits;                     /* afterwards; before, there is one */
} works[] = {
    { "save", save_one, 1 + 1 },
    { "transaction", save_together, 1 + TOGETHER },
    { "void", void_one, 0 },
    { "checkpoint", save_and_bring_in, 1 + 1 },         /* the last: of WAL alone */
};

/* -------------------------------------------------------------- what is left */

static bool is_sound(void)
{
    sqlite3_stmt *statement;
    sqlite3 *db;
    bool sound;

    assert_int_equal(sqlite3_open(STATION, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &statement, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    sound = strcmp((const char *)sqlite3_column_text(statement, 0), "ok") == 0;
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return sound;
}

/* Asked of a store that is opened anew, as after a crash. */
static void assert_kept_or_not(const struct work *work, swst_status status, long passing)
{
    swst_store *store = opened(STATION);
    int64_t visits = count_of(store, "visit"), served = -1;

    assert_ok(swst_store_find_request(store, "one visit", &served));
    if (visits != (served ? work->visits : 1))
        fail_msg("%s, %ld: %d visits, half of the work", work->name, passing, (int)visits);
    if (status != SWST_EUNKNOWN && !status != (served != 0))
        fail_msg("%s, %ld: %s, and yet %s", work->name, passing, swst_status_name(status),
                 served ? "kept" : "not kept");
    if (work->act != save_together || !served)
        assert_ok(work->act(store));                    /* once more: kept once */
    assert_int_equal(count_of(store, "visit"), work->visits);
    swst_store_free(store);
    assert_true(is_sound());
}

/* A code of SQLite's for what changes the disk; 0: any call, each with its own. */
static void fail_disk(long passing, int code, bool for_good)
{
    if (code)
        disk_fail(passing, code, for_good);
    else
        disk_fail_any(passing, for_good);
}

static void note_failed_call(void)
{
    int i = 0;

    while (kinds_of_call[i].name && kinds_of_call[i].name != disk_failed_call())
        i++;
    kinds_of_call[i].name = disk_failed_call();
    kinds_of_call[i].count++;
    failed_calls++;
}

static void print_failed_calls(void)
{
    for (int i = 0; kinds_of_call[i].name; i++)
        print_message("%s %ld%s", kinds_of_call[i].name, kinds_of_call[i].count,
                      kinds_of_call[i + 1].name ? ", " : "\n");
}

/* Whether a call failed: none does once `passing` is large enough. */
static bool fails_at(const struct work *work, long passing, int code, bool for_good)
{
    swst_store *store;
    swst_status status;
    bool failed;

    given_station();
    store = opened(STATION);
    assert_string_equal(swst_store_journal_of(store), wal ? "wal" : "truncate");
    fail_disk(passing, code, for_good);
    status = work->act(store);
    failed = disk_has_failed();
    if (status && !failed)
        fail_msg("%s: %s", work->name, swst_error_message("en"));
    if (status && status != SWST_EIO && status != SWST_ENOSPACE && status != SWST_EUNKNOWN)
        fail_msg("%s, %ld, %s: %s", work->name, passing, disk_failed_call(),
                 swst_status_name(status));
    if (failed)
        note_failed_call();
    unknown += status == SWST_EUNKNOWN;
    disk_mend();
    swst_store_free(store);
    assert_kept_or_not(work, status, passing);
    return failed;
}

/* Every call, or the first ones and a sample of the others. */
static void fail_everywhere(const struct work *work, int code, bool for_good)
{
    long brief = getenv("SWST_BRIEF") ? 5 : 1;
    long step = getenv("SWST_LONG") ? 1 : code && !wal ? brief : 5 * brief, passing = 0;

    while (fails_at(work, passing, code, for_good))
        passing += passing < 20 ? 1 : step;
}

static void fail_every_work(const int *codes, size_t count)
{
    failed_calls = unknown = 0;
    memset(kinds_of_call, 0, sizeof kinds_of_call);
    for (size_t i = 0; i < sizeof works / sizeof *works - !wal; i++)
        for (size_t j = 0; j < count; j++)
            for (int for_good = 0; for_good < 2; for_good++)
                fail_everywhere(&works[i], codes[j], for_good);
    print_message("%s: %ld calls were made to fail, %ld outcomes unknown\n",
                  wal ? "WAL" : "rollback journal", failed_calls, unknown);
    print_failed_calls();
    assert_true(failed_calls > 50 && unknown > 0);
}

static void every_failed_write_is_told_and_what_is_told_is_true(void **state)
{
    static const int codes[] = { SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_FULL };

    wal = *state != NULL;
    fail_every_work(codes, sizeof codes / sizeof *codes);
}

static void every_failed_call_is_told_and_what_is_told_is_true(void **state)
{
    static const int own = 0;

    wal = *state != NULL;
    fail_every_work(&own, 1);
}

/* A store that cannot be made leaves nothing; one that was made is whole. */
static void a_file_is_made_whole_or_not_at_all(void **state)
{
    bool failed = true;

    (void)state;
    for (long passing = 0; failed; passing += 1 + passing / 10) {
        swst_store *store = swst_store_new();
        swst_status status;

        remove_file(STATION);
        disk_fail(passing, SQLITE_IOERR_WRITE, true);
        status = swst_store_create(store, STATION);
        failed = disk_has_failed();
        disk_mend();
        swst_store_free(store);
        assert_true(failed || !status);
        assert_int_equal(file_exists(STATION), !status);
        if (!status)
            swst_store_free(opened(STATION));
    }
}

/* What cannot be read is not opened, and no byte of it changes. */
static void a_station_that_cannot_be_opened_stays_as_it_is(void **state)
{
    size_t before, after;
    char *whole = file_bytes("whole.swst", &before), *bytes;
    bool failed = true;
    long refused_opens = 0;

    (void)state;
    wal = false;
    given_station();
    for (int for_good = 0; for_good < 2; for_good++, failed = true)
        for (long passing = 0; failed; passing++) {
            swst_store *store = swst_store_new();
            swst_status status;

            disk_fail_any(passing, for_good);
            status = swst_store_open(store, STATION);
            failed = disk_has_failed();
            disk_mend();
            if (status && (!failed || !swst_error_code()))
                fail_msg("%ld: %s", passing, swst_status_name(status));
            if (!status)
                assert_int_equal(count_of(store, "visit"), 1);
            refused_opens += status != SWST_OK;
            swst_store_free(store);
        }
    bytes = file_bytes(STATION, &after);
    assert_int_equal(before, after);
    assert_memory_equal(whole, bytes, before);
    free(whole);
    free(bytes);
    print_message("%ld times a station was not opened\n", refused_opens);
    assert_true(refused_opens > 10);
}

#define in_both_journals(test) \
    { #test, test, NULL, NULL, NULL }, { #test "_with_wal", test, NULL, NULL, &with_wal }

int main(void)
{
    static char with_wal;
    const struct CMUnitTest tests[] = {
        in_both_journals(every_failed_write_is_told_and_what_is_told_is_true),
        in_both_journals(every_failed_call_is_told_and_what_is_told_is_true),
        cmocka_unit_test(a_file_is_made_whole_or_not_at_all),
        cmocka_unit_test(a_station_that_cannot_be_opened_stays_as_it_is),
    };

    return cmocka_run_group_tests(tests, make_station, NULL);
}
