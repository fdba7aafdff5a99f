/* Power cuts at random moments of a station's work, on a disk that keeps, loses and
 * tears what was not synced: whatever was acknowledged is there afterwards, whatever
 * was not is there wholly or not at all, and the requests tell which. With less
 * syncing than the library asks for, the same test finds losses. */
#include "../support/log_disk.h"
#include "../support/station.h"

#include "store/store.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define WORKED "worked.swst"            /* the station that is written */
#define LEFT "left.swst"                /* what a cut leaves of it */

enum {
    STEPS = 60, TOGETHER = 3,
    REOPENED = 23, CHECKPOINTED = 9,    /* every so many steps */
    SAMPLED = 10,                       /* of so many cuts one is looked at closely */
    CUTS_OF_A_RUN = 250, CUTS_OF_NORMAL = 100
};

/* From `begun` to `done` in the notes of the disk the step was on its way; `digest` is of
 * the station with it. Step 0 makes the station. */
struct step {
    size_t begun, done;
    uint64_t digest;
    int64_t id;                         /* what its request wrote */
};

struct run {
    bool wal, normal;
    uint64_t seed;
    struct step steps[STEPS + 1];
    int64_t client;
    int64_t visits[STEPS * TOGETHER];   /* those that were not voided */
    int visit_count;
};

/* -------------------------------------------------------------- what is there */

static void digest_bytes(uint64_t *digest, const void *bytes, int count)
{
    for (int i = 0; i < count; i++)
        *digest = (*digest ^ ((const unsigned char *)bytes)[i]) * 1099511628211u;
}

static void digest_table(swst_store *store, const char *sql, uint64_t *digest)
{
    sqlite3_stmt *statement;
    int code;

    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK) {
        *digest = 0;
        return;
    }
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const void *bytes = sqlite3_column_text(statement, i);

            digest_bytes(digest, bytes, sqlite3_column_bytes(statement, i));
            digest_bytes(digest, "|", 1);
        }
    if (code != SQLITE_DONE)
        *digest = 0;
    sqlite3_finalize(statement);
}

/* Rows and audit lines to the last byte. */
static uint64_t digest_of(swst_store *store)
{
    uint64_t digest = 14695981039346656037u;

    digest_table(store, "SELECT * FROM client ORDER BY id", &digest);
    digest_table(store, "SELECT * FROM client_key ORDER BY 1, 2", &digest);
    digest_table(store, "SELECT * FROM visit ORDER BY id", &digest);
    digest_table(store, "SELECT * FROM audit ORDER BY sequence", &digest);
    return digest;
}

/* ------------------------------------------------------------------ the work */

static const char *request_of(int step)
{
    static char text[24];

    snprintf(text, sizeof text, "step %d", step);
    return text;
}

/* Less syncing than the library asks for is only to be had behind its back. */
static void settle(const struct run *run, swst_store *store)
{
    if (run->normal)
        assert_ok(swst__db_exec(store, "PRAGMA synchronous = NORMAL"));
    swst_store_set_now(store, 1768000000000);
}

static swst_store *made(const struct run *run)
{
    swst_store *store = swst_store_new();

    remove_file(WORKED);
    log_disk_begin();
    assert_ok(swst_store_set_journal(store, run->wal ? "wal" : "truncate"));
    assert_ok(swst_store_create(store, WORKED));
    assert_string_equal(swst_store_journal_of(store), run->wal ? "wal" : "truncate");
    assert_ok(swst__db_exec(store, "UPDATE header SET replica = 5000001"));   /* not by chance */
    settle(run, store);
    return store;
}

static swst_status save_visit(swst_store *store, struct run *run, int64_t *id)
{
    swst_record *visit = swst_record_new(swst_kind_find("visit"));
    char content[4001] = "";
    swst_status status;

    memset(content, 'a' + (int)log_disk_draw(&run->seed, 26),
           1 + (size_t)log_disk_draw(&run->seed, 10) * 400);
    assert_ok(swst_record_set(visit, "client_id", ID(run->client)));
    assert_ok(swst_record_set(visit, "visited_on", "2026-02-01"));
    assert_ok(swst_record_set(visit, "channel", "home"));
    assert_ok(swst_record_set(visit, "result", "done"));
    assert_ok(swst_record_set(visit, "content", content));
    status = swst_record_save(store, visit);
    *id = swst_record_id(visit);
    swst_record_free(visit);
    return status;
}

static void save_one(swst_store *store, struct run *run, int64_t *id)
{
    assert_ok(save_visit(store, run, id));
    run->visits[run->visit_count++] = *id;
}

static void save_together(swst_store *store, struct run *run, int64_t *id)
{
    assert_ok(swst_store_begin(store));
    save_one(store, run, id);
    for (int i = 1; i < TOGETHER; i++)
        assert_ok(save_visit(store, run, &run->visits[run->visit_count++]));
    assert_ok(swst_store_commit(store));
}

static void update_one(swst_store *store, struct run *run, int64_t *id)
{
    *id = run->visits[log_disk_draw(&run->seed, (uint64_t)run->visit_count)];
    assert_ok(change(store, "visit", *id, "visited_on",
                     log_disk_draw(&run->seed, 2) ? "2026-02-02" : "2026-02-03"));
}

static void void_one(swst_store *store, struct run *run, int64_t *id)
{
    int at = (int)log_disk_draw(&run->seed, (uint64_t)run->visit_count);

    *id = run->visits[at];
    run->visits[at] = run->visits[--run->visit_count];
    assert_ok(void_it(store, "visit", *id, "the wrong client"));
}

static void take_step(swst_store *store, struct run *run, int number)
{
    static void (*const ways[])(swst_store *store, struct run *run, int64_t *id) = {
        save_one, save_one, save_together, update_one, void_one
    };
    struct step *step = &run->steps[number];
    uint64_t way = log_disk_draw(&run->seed, run->visit_count > 2 ? 5 : 2);

    step->begun = log_disk_length();
    assert_ok(swst_store_set_request(store, request_of(number)));
    ways[way](store, run, &step->id);
    step->done = log_disk_length();
    step->digest = digest_of(store);
    if (number % CHECKPOINTED == 0)
        assert_ok(swst_store_checkpoint(store));
}

static void work(struct run *run)
{
    swst_store *store = made(run);

    run->client = given_client(store, given_village(store, "441882107001"));
    run->steps[0].done = log_disk_length();
    run->steps[0].digest = digest_of(store);
    for (int i = 1; i <= STEPS; i++) {
        take_step(store, run, i);
        if (i % REOPENED == 0) {
            swst_store_free(store);
            store = opened(WORKED);
            settle(run, store);
        }
    }
    swst_store_free(store);
    log_disk_end();
}

/* -------------------------------------------------------------------- a cut */

static void write_images(const struct log_image images[LOG_FILES])
{
    static const char *const names[LOG_FILES] = { LEFT, LEFT "-journal", LEFT "-wal" };

    for (int i = 0; i < LOG_FILES; i++)
        if (images[i].exists)
            write_file(names[i], (const char *)images[i].bytes, images[i].size);
        else
            remove(names[i]);
    remove(LEFT "-shm");
}

static const char *requests_wrong(swst_store *store, const struct run *run, int last)
{
    for (int i = 1; i <= STEPS; i++) {
        int64_t id = -1;

        if (swst_store_find_request(store, request_of(i), &id))
            return "a request cannot be asked for";
        if (id != (i <= last ? run->steps[i].id : 0))
            return "a request is answered wrongly";
    }
    return NULL;
}

/* Clean by the library's own check, and ready for more. */
static const char *closely_wrong(swst_store *store, struct run *run)
{
    swst_table *table = NULL;
    const char *wrong = NULL;
    int64_t id;

    if (swst_station_check(store, &table) || swst_table_rows(table))
        wrong = "the station's check complains";
    swst_table_free(table);
    if (!wrong && save_visit(store, run, &id))
        wrong = "the next write fails";
    return wrong;
}

/* The last step that must be there after a cut, and -1 when not even the first. */
static int acknowledged(const struct run *run, size_t length)
{
    int step = -1;

    while (step < STEPS && run->steps[step + 1].done <= length)
        step++;
    return step;
}

static const char *state_wrong(swst_store *store, const struct run *run, size_t length)
{
    int step = acknowledged(run, length);
    uint64_t digest = digest_of(store);
    bool sound;

    if (swst__db_integrity(store, &sound) || !sound)
        return "the file is damaged";
    if (step < 0)
        return NULL;
    if (digest != run->steps[step].digest && step < STEPS && length > run->steps[step + 1].begun)
        step++;                         /* it was on its way, and got there */
    if (digest != run->steps[step].digest)
        return "an acknowledged write is lost, or half of one is there";
    return requests_wrong(store, run, step);
}

/* Asked in one transaction, which is quicker than in many. */
static const char *store_wrong(swst_store *store, struct run *run, size_t length, bool closely)
{
    const char *wrong;

    if (swst_store_begin(store))
        return "no transaction can be begun";
    wrong = state_wrong(store, run, length);
    swst_store_rollback(store);
    return wrong || !closely || acknowledged(run, length) < 0 ? wrong : closely_wrong(store, run);
}

/* NULL, or what is wrong with what a cut has left. */
static const char *wrong_after(struct run *run, size_t length, enum log_model model, bool closely,
                               struct log_image images[LOG_FILES])
{
    swst_store *store = swst_store_new();
    const char *wrong = NULL;

    log_disk_cut(length, model, &run->seed, images);
    write_images(images);
    if (!swst_store_open(store, LEFT))
        wrong = store_wrong(store, run, length, closely);
    else if (acknowledged(run, length) >= 0)
        wrong = "the file cannot be opened";
    swst_store_free(store);
    return wrong;
}

static size_t draw_length(struct run *run)
{
    size_t made = run->steps[0].done, all = log_disk_length();

    if (log_disk_draw(&run->seed, 10) == 0)
        return (size_t)log_disk_draw(&run->seed, made);
    return made + (size_t)log_disk_draw(&run->seed, all - made + 1);
}

/* How many of the cuts leave less than they should; the first says what. */
static long losses(bool wal, bool normal, enum log_model model, uint64_t seed, long cuts,
                   const char **first)
{
    struct log_image images[LOG_FILES] = { { 0 } };
    static struct run run;
    long lost = 0;

    run = (struct run){ .wal = wal, .normal = normal, .seed = seed };
    work(&run);
    for (long i = 0; i < cuts; i++) {
        const char *wrong = wrong_after(&run, draw_length(&run), model, i % SAMPLED == 0, images);

        if (wrong && !lost++)
            *first = wrong;
    }
    log_disk_free(images);
    return lost;
}

/* --------------------------------------------------------------------- tests */

static int install(void **state)
{
    (void)state;
    log_disk_install();
    return 0;
}

static void assert_nothing_is_lost(bool wal)
{
    long cuts = getenv("SWST_LONG") ? 50000 : getenv("SWST_BRIEF") ? 100 : 1000, made = 0;

    for (uint64_t seed = 1; made < cuts; seed++)
        for (enum log_model model = LOG_ANY; model < LOG_MODELS; model++) {
            const char *first = NULL;
            long lost = losses(wal, false, model, seed, CUTS_OF_A_RUN, &first);

            made += CUTS_OF_A_RUN;
            if (lost)
                fail_msg("seed %" PRIu64 ", model %d: after %ld of %d cuts %s", seed, (int)model,
                         lost, CUTS_OF_A_RUN, first);
        }
    print_message("%ld power cuts, %s, seeds from 1: nothing lost\n", made,
                  wal ? "WAL" : "rollback journal");
}

static void what_was_acknowledged_outlives_a_power_cut_with_a_rollback_journal(void **state)
{
    (void)state;
    assert_nothing_is_lost(false);
}

static void what_was_acknowledged_outlives_a_power_cut_with_wal(void **state)
{
    (void)state;
    assert_nothing_is_lost(true);
}

/* Otherwise the tests above would show nothing. */
static void a_disk_that_is_synced_less_often_is_found_out(void **state)
{
    (void)state;
    for (int wal = 0; wal < 2; wal++)
        for (enum log_model model = LOG_ANY; model < LOG_MODELS; model++) {
            const char *first = NULL;
            long lost = losses(wal, true, model, 1, CUTS_OF_NORMAL, &first);

            print_message("synchronous NORMAL, %s, model %d, seed 1: after %ld of %d cuts %s\n",
                          wal ? "WAL" : "rollback journal", (int)model, lost, CUTS_OF_NORMAL,
                          first ? first : "nothing is lost");
            assert_true(lost > 0);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_acknowledged_outlives_a_power_cut_with_a_rollback_journal),
        cmocka_unit_test(what_was_acknowledged_outlives_a_power_cut_with_wal),
        cmocka_unit_test(a_disk_that_is_synced_less_often_is_found_out),
    };

    return cmocka_run_group_tests(tests, install, NULL);
}
