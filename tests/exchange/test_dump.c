/* Whole stations out, and in again. */
#define _POSIX_C_SOURCE 200809L
#define FOLDER "dump"
#define AGAIN "dump-again"
#include "folder.h"

static char canary[] = "林小雨";

/* A station with a bit of everything: voided rows, odd texts, every type. */
static void fill(swst_store *store)
{
    int64_t area, client, worker, visit;

    swst_store_set_now(store, 1773045000123);
    worker = given(store, "worker", "name", "王工", "phone", "13800001234", NULL);
    swst_store_set_actor(store, worker);
    area = given_village(store, "790101001001");
    client = given_client(store, area);
    assert_ok(change(store, "client", client, "name", canary));
    assert_ok(change(store, "client", client, "birth_date", "1942-03-05"));
    assert_ok(change(store, "client", client, "income_fen", "1200000"));
    assert_ok(change(store, "client", client, "note", "\"引号\", 逗号\n第二行\r\n\t= 1+1 \\ 末 "));
    visit = given_visit(store, client, "2026-03-01", "home");
    assert_ok(change(store, "visit", visit, "minutes", "0"));
    assert_ok(void_it(store, "visit", visit, "录错，见 \"另一条\""));
    given(store, "visit", "client_id", ID(client), "visited_on", "2026-03-02", "channel",
          "phone", "result", "done", "need_id",
          ID(given(store, "need", "category", "送餐", "opened_on", "2026-01-01", "state", "open",
                   "client_id", ID(client), NULL)), NULL);
    given_rule(store, "red", "2", "week", "home,phone");
}

static swst_store *new_station(void)
{
    swst_store *store = swst_store_new();

    assert_ok(swst_store_create(store, ":memory:"));
    return store;
}

static void a_folder_loaded_into_an_empty_store_dumps_to_the_same_bytes(void **state)
{
    swst_store *other = new_station();

    clear_path(FOLDER);
    clear_path(AGAIN);
    fill(*state);
    dump_to(*state, FOLDER, 0);
    assert_ok(load_from(other, FOLDER));
    dump_to(other, AGAIN, 0);
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); ) {
        char left[100], right[100];

        snprintf(left, sizeof left, FOLDER "/%s.csv", swst_kind_name(kind));
        snprintf(right, sizeof right, AGAIN "/%s.csv", swst_kind_name(kind));
        assert_same_bytes(left, right);
    }
    swst_store_free(other);
    clear_path(FOLDER);
    clear_path(AGAIN);
}

static void lines_loaded_into_an_empty_store_dump_to_the_same_bytes(void **state)
{
    swst_store *other = new_station();

    clear_path("dump.jsonl");
    clear_path("dump-again.jsonl");
    fill(*state);
    dump_to(*state, "dump.jsonl", 0);
    assert_ok(load_from(other, "dump.jsonl"));
    dump_to(other, "dump-again.jsonl", 0);
    assert_same_bytes("dump.jsonl", "dump-again.jsonl");
    swst_store_free(other);
    clear_path("dump.jsonl");
    clear_path("dump-again.jsonl");
}

static void loading_a_stations_own_dump_changes_nothing(void **state)
{
    swst_load *load;

    clear_path(FOLDER);
    fill(*state);
    dump_to(*state, FOLDER, 0);
    load = read_from(*state, FOLDER);
    assert_counts(load, 0, 0, 0);
    swst_load_free(load);
    clear_path(FOLDER);
}

static void assert_bytes_at_start(const char *path, const char *start)
{
    size_t size;
    char *bytes = file_bytes(path, &size);

    assert_true(size >= strlen(start));
    assert_memory_equal(bytes, start, strlen(start));
    free(bytes);
}

static void every_kind_has_its_file_for_the_owner_alone(void **state)
{
    struct stat found;

    clear_path(FOLDER);
    dump_to(*state, FOLDER, 0);
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); ) {
        char path[100];

        snprintf(path, sizeof path, FOLDER "/%s.csv", swst_kind_name(kind));
        assert_int_equal(stat(path, &found), 0);
        assert_int_equal(found.st_mode & 0777, 0600);
    }
    assert_int_equal(stat(FOLDER, &found), 0);
    assert_int_equal(found.st_mode & 0777, 0700);
    assert_bytes_at_start(IN("setting.csv"), "\xEF\xBB\xBFid,recorded_at,recorded_by,voided_at,"
                                             "voided_by,void_reason,key,value\r\n");
    clear_path(FOLDER);
}

static void nothing_that_exists_is_written_over(void **state)
{
    swst_dump *dump = NULL;
    size_t size;
    char *bytes;

    new_folder(FOLDER);
    put_text(IN("a.jsonl"), "mine");
    assert_status(SWST_ECONFLICT, swst_dump_begin(*state, FOLDER, 0, &dump));
    assert_error("folder_not_empty", NULL);
    assert_status(SWST_ECONFLICT, swst_dump_begin(*state, IN("a.jsonl"), 0, &dump));
    assert_error("file_exists", NULL);
    assert_string_equal(swst_error_path(), IN("a.jsonl"));
    assert_null(dump);
    bytes = file_bytes(IN("a.jsonl"), &size);
    assert_string_equal(bytes, "mine");
    free(bytes);
    assert_status(SWST_EIO, swst_dump_begin(*state, IN("no/where"), 0, &dump));
    assert_error("cannot_write", NULL);
    clear_path(FOLDER);
}

static bool holds(const char *path, const char *text)
{
    size_t size;
    char *bytes = file_bytes(path, &size);
    bool found = strstr(bytes, text);

    free(bytes);
    return found;
}

static void a_masked_dump_shows_nobody_and_cannot_be_loaded(void **state)
{
    swst_load *load = NULL;

    fill(*state);
    clear_path(FOLDER);
    dump_to(*state, FOLDER, SWST_MASKED);
    assert_true(file_exists(IN("MASKED")));
    assert_false(holds(IN("client.csv"), canary));
    assert_true(holds(IN("client.csv"), ",林*,"));
    assert_true(holds(IN("client.csv"), ",1942,"));
    assert_true(holds(IN("client.csv"), ",***,"));
    assert_false(holds(IN("visit.csv"), "录错"));
    assert_false(holds(IN("worker.csv"), "13800001234"));
    assert_status(SWST_EINVALID, swst_load_begin(*state, FOLDER, &load));
    clear_path(FOLDER);
    clear_path("dump.jsonl");
    dump_to(*state, "dump.jsonl", SWST_MASKED);
    assert_bytes_at_start("dump.jsonl", "{\"masked\":true}\n{\"record\":\"area\",");
    assert_false(holds("dump.jsonl", canary));
    assert_status(SWST_EINVALID, swst_load_begin(*state, "dump.jsonl", &load));
    assert_error("masked_dump", NULL);
    clear_path("dump.jsonl");
}

static void a_dump_goes_in_steps_and_counts_them(void **state)
{
    int64_t area = given_village(*state, "790101001001");
    swst_dump *dump;
    int steps = 0;

    assert_ok(swst_store_begin(*state));
    for (int i = 0; i < 3000; i++)
        given_client(*state, area);
    assert_ok(swst_store_commit(*state));
    clear_path(FOLDER);
    assert_ok(swst_dump_begin(*state, FOLDER, 0, &dump));
    assert_int_equal(swst_dump_total(dump), 3001);
    assert_int_equal(swst_dump_records(dump), 0);
    while (swst_dump_step(dump) == SWST_ROW)
        steps++;
    assert_int_equal(swst_dump_records(dump), 3001);
    assert_true(steps >= 3);
    assert_ok(swst_dump_step(dump));
    swst_dump_free(dump);
    clear_path(FOLDER);
}

static void within_a_transaction_what_is_not_committed_is_dumped_too(void **state)
{
    clear_path(FOLDER);
    assert_ok(swst_store_begin(*state));
    given_village(*state, "790101001001");
    dump_to(*state, FOLDER, 0);
    swst_store_rollback(*state);
    assert_true(holds(IN("area.csv"), "790101001001"));
    clear_path(FOLDER);
}

static void a_dump_given_up_leaves_its_files_and_no_lock(void **state)
{
    swst_store *store = new_station();
    swst_dump *dump;

    fill(*state);
    clear_path(FOLDER);
    assert_ok(swst_dump_begin(*state, FOLDER, 0, &dump));
    swst_dump_free(dump);
    given_village(*state, "790101001007");
    clear_path(FOLDER);
    assert_ok(swst_dump_begin(store, FOLDER, 0, &dump));
    swst_store_free(store);                         /* in any order */
    assert_ok(swst_dump_step(dump));
    swst_dump_free(dump);
    clear_path(FOLDER);
}

static void without_a_dump_there_is_nothing_to_do(void **state)
{
    swst_store *closed = swst_store_new();
    swst_dump *dump = NULL;

    assert_status(SWST_EMISUSE, swst_dump_begin(NULL, FOLDER, 0, &dump));
    assert_status(SWST_EMISUSE, swst_dump_begin(*state, NULL, 0, &dump));
    assert_status(SWST_EMISUSE, swst_dump_begin(*state, "", 0, &dump));
    assert_error("cannot_write", NULL);
    assert_status(SWST_EMISUSE, swst_dump_begin(*state, FOLDER, SWST_REDACTED, &dump));
    assert_status(SWST_EMISUSE, swst_dump_begin(*state, FOLDER, 0, NULL));
    assert_status(SWST_EMISUSE, swst_dump_begin(closed, FOLDER, 0, &dump));
    assert_false(file_exists(FOLDER));
    assert_status(SWST_EMISUSE, swst_dump_step(NULL));
    assert_int_equal(swst_dump_records(NULL) + swst_dump_total(NULL), 0);
    swst_dump_free(NULL);
    swst_store_free(closed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_folder_loaded_into_an_empty_store_dumps_to_the_same_bytes),
        station_test(lines_loaded_into_an_empty_store_dump_to_the_same_bytes),
        station_test(loading_a_stations_own_dump_changes_nothing),
        station_test(every_kind_has_its_file_for_the_owner_alone),
        station_test(nothing_that_exists_is_written_over),
        station_test(a_masked_dump_shows_nobody_and_cannot_be_loaded),
        station_test(a_dump_goes_in_steps_and_counts_them),
        station_test(within_a_transaction_what_is_not_committed_is_dumped_too),
        station_test(a_dump_given_up_leaves_its_files_and_no_lock),
        station_test(without_a_dump_there_is_nothing_to_do),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
