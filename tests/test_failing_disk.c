/* Let every call that changes the disk fail, once and from then on. What was
 * said to be kept is kept; what failed is not there, or its outcome was said
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
static long unknown;                    /* how many outcomes were said to be so */

static int make_station(void **state)
{
    swst_store *store = given_file("whole.swst");

    (void)state;
    client = given_client(store, given_village(store, "441882107001"));
    given_visit(store, client, "2026-01-01", "home");
    swst_store_free(store);
    disk_install();
    return 0;
}

static void given_station(void)
{
    remove_file(STATION);
    copy_file("whole.swst", STATION);
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

/* Whether a call failed: none does once `passing` is large enough. */
static bool fails_at(const struct work *work, long passing, int code, bool for_good)
{
    swst_store *store;
    swst_status status;
    bool failed;

    given_station();
    store = opened(STATION);
    disk_fail(passing, code, for_good);
    status = work->act(store);
    failed = disk_has_failed();
    if (status && !failed)
        fail_msg("%s: %s", work->name, swst_error_message("en"));
    if (status && status != SWST_EIO && status != SWST_ENOSPACE && status != SWST_EUNKNOWN)
        fail_msg("%s, %ld: %s", work->name, passing, swst_status_name(status));
    unknown += status == SWST_EUNKNOWN;
    disk_mend();
    swst_store_free(store);
    assert_kept_or_not(work, status, passing);
    return failed;
}

static void every_failed_write_is_told_and_what_is_told_is_true(void **state)
{
    static const int codes[] = { SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_FULL };
    long failed = 0;

    (void)state;
    for (size_t i = 0; i < sizeof works / sizeof *works; i++)
        for (size_t j = 0; j < sizeof codes / sizeof *codes; j++)
            for (int for_good = 0; for_good < 2; for_good++)
                for (long passing = 0; fails_at(&works[i], passing, codes[j], for_good); passing++)
                    failed++;
    print_message("%ld calls were made to fail, %ld outcomes unknown\n", failed, unknown);
    assert_true(failed > 50 && unknown > 0);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failed_write_is_told_and_what_is_told_is_true),
        cmocka_unit_test(a_file_is_made_whole_or_not_at_all),
    };

    return cmocka_run_group_tests(tests, make_station, NULL);
}
