/* Let every allocation of every function fail, once and from then on, whoever
 * asks for it: us, SQLite, cJSON. Each failure is reported, nothing leaks,
 * nothing is half done, and what the caller hands over stays as it was. */
#define _POSIX_C_SOURCE 200809L

#include "scarcity/steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

char poison;
struct shared it;
static char folder[] = "/dev/shm/swst-scarce-XXXXXX";

static const struct step *const steps[] = {
    record_steps, file_steps, write_steps, query_steps, report_steps, exchange_steps,
    backup_steps,
    privacy_steps,
    audit_steps,
    session_steps,
    key_steps,
    batch_steps,
    search_steps,
    journal_steps,
    casework_steps,
    calendar_steps,
    filework_steps, desk_steps,
    programme_steps,
    ledger_steps,
    activity_steps,
    household_steps,
    document_steps,
    summary_steps,
    plan_steps,
    goal_steps,
    publish_steps,
    indicator_steps,
    groupwork_steps
};

/* Many statements, and most of what they do is met elsewhere: sampled sooner. */
static bool is_broad(const struct step *its_steps)
{
    static const struct step *const broad[] = {
        summary_steps, plan_steps, goal_steps, indicator_steps, privacy_steps, key_steps,
        backup_steps, document_steps, publish_steps
    };

    for (size_t i = 0; i < sizeof broad / sizeof *broad; i++)
        if (its_steps == broad[i])
            return true;
    return false;
}

/* How many rows there are of everything, and how many ids were given. */
static int64_t state_of_store(void)
{
    int64_t state;

    assert_int_equal(sqlite3_step(it.state), SQLITE_ROW);
    state = sqlite3_column_int64(it.state, 0);
    sqlite3_reset(it.state);
    return state;
}

/* Each run prepares its statements and counts its figures anew, so that each meets the same
 * allocations. */
static void forget_statements(void)
{
    swst__db_forget_statements(it.store);
    swst__sql_forget(it.store);
    swst__store_forget(it.store);
}

/* Whether an allocation failed: none does once `passing` is large enough. */
static bool fails_at(const struct step *step, enum scarce memory, long passing, bool for_good)
{
    int64_t before, unprepared = state_of_store();
    swst_status status;
    bool failed, within;
    long living;

    forget_statements();
    living = scarce_living(SCARCE_OURS);
    it.before = -1;
    if (step->prepare)
        step->prepare();
    before = it.before < 0 ? state_of_store() : unprepared;
    within = !sqlite3_get_autocommit(it.store->db);
    it.out = &poison;
    it.number = NO_NUMBER;
    if (!within)
        forget_statements();

    scarce_begin(memory, passing, for_good);
    status = step->act();
    failed = scarce_over();

    if (status && (!failed || status != SWST_ENOMEM))
        fail_msg("%s, %ld: %s, %s", step->name, passing, swst_status_name(status),
                 swst_error_message("en"));
    if (status) {
        assert_string_equal(swst_error_code(), "out_of_memory");
        if (it.store->is_stuck)         /* the next call undoes what could not be undone */
            assert_true(count_of(it.store, "area") > 0);
        assert_ptr_equal(it.out, &poison);
        assert_int_equal(it.number, NO_NUMBER);
        if (!within || !sqlite3_get_autocommit(it.store->db))   /* or undone as a whole */
            assert_int_equal(state_of_store(), before);
    }
    if (!within && it.store->callers == false)
        assert_true(sqlite3_get_autocommit(it.store->db));
    if (step->tidy)
        step->tidy(status);
    assert_true(sqlite3_get_autocommit(it.store->db));
    if (status)
        assert_int_equal(state_of_store(), within ? unprepared : before);
    forget_statements();
    if (scarce_living(SCARCE_OURS) != living || scarce_living(SCARCE_CJSON))
        fail_msg("%s, %ld: %ld and %ld blocks leaked", step->name, passing,
                 scarce_living(SCARCE_OURS) - living, scarce_living(SCARCE_CJSON));
    return failed;
}

/* A new file takes SQLite 20,000 allocations, and a new station's 180 holidays
 * take us 1,000, most of them alike: past the first of them only the long run
 * lets each one fail. */
static long next(enum scarce memory, long passing, bool broad)
{
    bool brief = getenv("SWST_BRIEF");
    long first = (memory == SCARCE_SQLITE ? 60 : 300) / (brief ? 12 : 1) / (broad ? 6 : 1);
    bool all = passing < first || getenv("SWST_LONG");

    return passing + (all ? 1 : 1 + passing / (brief ? 2 : 8));
}

static long run_step(const struct step *step, bool broad)
{
    long failed = 0;

    for (enum scarce memory = 0; memory < SCARCE_KINDS; memory++)
        for (int for_good = 0; for_good < 2; for_good++) {
            for (long passing = 0; fails_at(step, memory, passing, for_good);
                 passing = next(memory, passing, broad))
                failed++;
        }
    free(it.text);
    it.text = NULL;
    return failed;
}

static void every_failed_allocation_is_reported_and_nothing_is_half_done(void **state)
{
    long failed = 0;

    (void)state;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (const struct step *step = steps[i]; step->name; step++)
            failed += run_step(step, is_broad(steps[i]));
    print_message("%ld allocations were made to fail\n", failed);
    assert_true(failed > 1000);
}

static void every_typed_kind_is_saved_loaded_and_voided_whole_or_not(void **state)
{
    (void)state;
    for (it.kind = NULL; (it.kind = swst_kind_next(it.kind)); )
        for (const struct step *step = typed_steps; is_typed() && step->name; step++)
            assert_true(run_step(step, false) > 10);
}

/* SQLite undoes a whole transaction when a statement in it lacks memory. */
static void a_transaction_that_was_undone_takes_no_second_part(void **state)
{
    int64_t before = state_of_store();

    (void)state;
    given_record();
    assert_ok(swst_store_begin(it.store));
    assert_ok(swst_record_save(it.store, it.record));
    for (long passing = 0; !sqlite3_get_autocommit(it.store->db); passing++) {
        swst_record *record = NULL;

        scarce_begin(SCARCE_SQLITE, passing, true);
        assert_status(SWST_ENOMEM, swst_record_load(it.store, swst_kind_find("group"), 1, &record));
        assert_true(scarce_over());
        assert_null(record);
    }
    assert_status(SWST_EMISUSE, swst_record_save(it.store, it.record));
    assert_error("transaction_lost", NULL);
    assert_status(SWST_EMISUSE, swst_store_commit(it.store));
    assert_error("transaction_lost", NULL);
    assert_int_equal(state_of_store(), before);
    swst_record_free(it.record);

    assert_ok(swst_store_begin(it.store));
    swst_store_rollback(it.store);
}

/* ----------------------------------------------------------- what cannot fail */

static void what_only_answers_needs_no_memory(void **state)
{
    swst_load *load = NULL;
    swst_dump *dump = NULL;

    (void)state;
    given_saved_record();
    given_table();
    assert_ok(swst_load_begin(it.store, "scarce-in.jsonl", &load));
    given_small_store();
    assert_ok(swst_dump_begin(it.small, "scarce-out.jsonl", 0, &dump));
    scarce_begin(SCARCE_OURS, 0, true);
    ask_kinds();
    ask_record_and_table();
    ask_the_rest(load, dump);
    assert_false(scarce_over());
    swst_dump_free(dump);
    swst_load_free(load);
    dump_is_complete(SWST_ENOMEM);
    swst_table_free(it.table);
    swst_record_free(it.record);
}

/* -------------------------------------------------------------- every function */

/* Run last: what the others called, held against what the library exports. */
static void every_exported_function_was_called(void **state)
{
    FILE *symbols = popen("nm -D --defined-only '" LIBRARY "'", "r");
    char type, name[200];
    int functions = 0;

    (void)state;
    assert_non_null(symbols);
    while (fscanf(symbols, "%*s %c %199[^@\n]%*[^\n]", &type, name) >= 1) {
        if (type != 'T')
            continue;
        functions++;
        if (!was_called(name))
            fail_msg("%s was never called without memory", name);
    }
    assert_int_equal(pclose(symbols), 0);
    assert_true(functions > 300);
}

/* ------------------------------------------------------------------- a station */

static void prepare_state(void)
{
    char sql[4000] = "SELECT (SELECT count(*) FROM audit) + (SELECT sequence * 1000 FROM header)";

    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); ) {
        size_t length = strlen(sql);

        snprintf(sql + length, sizeof sql - length, " + (SELECT count(*) FROM \"%s\")",
                 swst_kind_name(kind));
    }
    assert_int_equal(sqlite3_prepare_v2(it.store->db, sql, -1, &it.state, NULL), SQLITE_OK);
}

/* Thousands of files are made here: in memory, where the system has such a place. */
static void enter_folder(void)
{
    if (mkdtemp(folder) == NULL)
        assert_non_null(mkdtemp(strcpy(folder, "/tmp/swst-scarce-XXXXXX")));
    assert_int_equal(chdir(folder), 0);
}

static void leave_folder(void)
{
    static const char *const files[] = { "scarce-in/visit.csv", "scarce-in", "scarce-in.jsonl",
                                         "scarce-bad.jsonl", "open.swst", "open.swst-lock",
                                         "scarce.swst", "scarce.swst-lock", "scarce.swst-wal",
                                         "scarce.swst-shm" };

    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        remove(files[i]);
    assert_int_equal(rmdir(folder), 0);
}

static int begin_station(void **state)
{
    (void)state;
    enter_folder();
    swst_store_free(given_file("open.swst"));
    it.store = swst_store_new();
    assert_ok(swst_store_create(it.store, ":memory:"));
    assert_ok(swst_station_found(it.store, "东陂镇社工站", "441882107", NULL));
    it.area = given_village(it.store, "441882107001");
    it.household = given(it.store, "household", "area_id", ID(it.area), NULL);
    it.client = given_client(it.store, it.area);
    it.worker = given(it.store, "worker", "name", "陈文", NULL);
    it.category = given(it.store, "category", "code", "left_behind", "name", "Left behind",
                        "name_zh", "留守", "unit", "person", NULL);
    it.activity = given(it.store, "activity", "title", "中秋", "type", "community",
                        "state", "planned", NULL);
    given_tier(it.store, it.client, "red", "2026-01-10", NULL);
    for (int day = 10; day < 30; day++) {
        char text[16];

        snprintf(text, sizeof text, "2026-01-%02d", day);
        given(it.store, "visit", "client_id", ID(it.client), "visited_on", text,
              "channel", "home", "result", "done", "content", "a talk", NULL);
    }
    assert_ok(swst_store_set_request(it.store, "served"));
    given(it.store, "need", "category", "food", "opened_on", "2026-01-01", "state", "open", NULL);
    given_files_to_load();
    prepare_state();
    given_small_store();
    return 0;
}

static int end_station(void **state)
{
    (void)state;
    leave_folder();
    sqlite3_finalize(it.state);
    swst_store_free(it.store);
    swst_store_free(it.small);
    assert_int_equal(scarce_living(SCARCE_OURS), 0);
    assert_int_equal(scarce_living(SCARCE_CJSON), 0);
    assert_int_equal(sqlite3_shutdown(), SQLITE_OK);
    assert_int_equal(scarce_living(SCARCE_SQLITE), 0);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failed_allocation_is_reported_and_nothing_is_half_done),
        cmocka_unit_test(every_typed_kind_is_saved_loaded_and_voided_whole_or_not),
        cmocka_unit_test(a_transaction_that_was_undone_takes_no_second_part),
        cmocka_unit_test(what_only_answers_needs_no_memory),
        cmocka_unit_test(every_exported_function_was_called),
    };

    scarce_install();
    return cmocka_run_group_tests(tests, begin_station, end_station);
}
