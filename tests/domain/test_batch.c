/* Batches: records of any kind, all or nothing, and the same as one by one. */
#include "../support/scarce.h"
#include "../support/station.h"

#include "base/memory.h"
#include "domain/batch.h"

#include <stdio.h>
#include <stdlib.h>

#define FILE_NAME "batch.swst"

/* A record from field=value pairs, not saved. */
static swst_record *made(const char *kind, ...)
{
    swst_record *record = swst_record_new(swst_kind_find(kind));
    const char *field;
    va_list pairs;

    assert_non_null(record);
    va_start(pairs, kind);
    while ((field = va_arg(pairs, const char *)))
        assert_ok(swst_record_set(record, field, va_arg(pairs, const char *)));
    va_end(pairs);
    return record;
}

/* Adds it and forgets it; its id. */
static int64_t added(swst_batch *batch, swst_record *record)
{
    int64_t id;

    assert_ok(swst_batch_add(batch, record));
    id = swst_record_id(record);
    swst_record_free(record);
    return id;
}

static swst_batch *begun(swst_store *store)
{
    swst_batch *batch = NULL;

    assert_ok(swst_batch_begin(store, &batch));
    return batch;
}

static void check_all(swst_batch *batch)
{
    swst_status status;

    while ((status = swst_batch_step(batch)) == SWST_ROW)
        continue;
    assert_status(SWST_OK, status);
}

static swst_record *client_of(int64_t area)
{
    return made("client", "name", "林一", "area_id", ID(area), "registered_on", "2020-01-01",
                "birth_date", "1950-01-01", NULL);
}

static swst_record *visit_to(int64_t client, const char *day)
{
    return made("visit", "client_id", ID(client), "visited_on", day, "channel", "home",
                "result", "done", NULL);
}

static swst_record *village(const char *code)
{
    return made("area", "code", code, "name", "前江", "level", "village", NULL);
}

/* ------------------------------------------------------------------ keeping */

static void what_is_applied_is_there(void **state)
{
    swst_batch *batch = begun(*state);
    int64_t area = added(batch, village("790101001001")), client = added(batch, client_of(area));

    added(batch, visit_to(client, "2026-03-01"));
    assert_int_equal(swst_batch_total(batch), 3);
    check_all(batch);
    assert_int_equal(swst_batch_done(batch), 3);
    assert_ok(swst_batch_apply(batch));
    assert_status(SWST_EMISUSE, swst_batch_apply(batch));
    swst_batch_free(batch);
    assert_int_equal(count_of(*state, "visit"), 1);
    assert_value(*state, "client", client, "area_id", ID(area));
}

static int64_t named(swst_store *store, const char *part)
{
    swst_query *query = swst_query_new(swst_kind_find("client"));
    int64_t count = -1;

    assert_ok(swst_query_where(query, "name", "contains", part));
    assert_ok(swst_query_count(store, query, &count));
    swst_query_free(query);
    return count;
}

static void whom_a_batch_has_added_is_found_by_a_part_of_the_name(void **state)
{
    int64_t area = given_village(*state, "790101001001");
    swst_batch *batch = begun(*state);

    assert_int_equal(named(*state, "林一"), 0);
    added(batch, client_of(area));
    assert_int_equal(named(*state, "林一"), 1);
    swst_batch_free(batch);
    assert_int_equal(named(*state, "林一"), 0);
}

/* A visit was written before there was no memory to note that its client may come later. */
static void without_memory_a_batch_ends(void **state)
{
    bool failed = true;
    int failures = 0;

    for (long passing = 0; failed; passing++) {
        swst_batch *batch = begun(*state);
        swst_record *visit = visit_to(790101000000001, "2026-03-01");
        swst_status status;

        scarce_begin(SCARCE_OURS, passing, false);
        status = swst_batch_add(batch, visit);
        failed = scarce_over();
        if (status) {
            failures++;
            assert_status(SWST_ENOMEM, status);
            assert_status(SWST_ENOMEM, swst_batch_add(batch, visit));
            assert_status(SWST_ENOMEM, swst_batch_step(batch));
        }
        assert_status(SWST_EMISUSE, swst_batch_apply(batch));
        swst_batch_free(batch);
        swst_record_free(visit);
    }
    assert_true(failures > 3);
    assert_int_equal(count_of(*state, "visit"), 0);
}

static void what_is_not_applied_is_forgotten(void **state)
{
    swst_batch *batch = begun(*state);

    added(batch, village("790101001001"));
    check_all(batch);
    swst_batch_free(batch);
    assert_int_equal(count_of(*state, "area"), 0);
    assert_ok(swst_store_begin(*state));            /* none was left open */
    swst_store_rollback(*state);
    swst_batch_free(NULL);
}

static void a_saved_record_is_changed_and_another_is_voided(void **state)
{
    int64_t area = given_village(*state, "790101001001"), client = given_client(*state, area);
    int64_t visit = given_visit(*state, client, "2026-03-01", "home");
    swst_batch *batch = begun(*state);
    swst_record *record = NULL;

    assert_ok(swst_record_load(*state, swst_kind_find("client"), client, &record));
    assert_ok(swst_record_set(record, "name", "林二"));
    added(batch, record);
    record = NULL;
    assert_ok(swst_record_load(*state, swst_kind_find("visit"), visit, &record));
    assert_ok(swst_batch_void(batch, record, "重复"));
    assert_true(swst_record_is_voided(record));
    swst_record_free(record);
    check_all(batch);
    assert_ok(swst_batch_apply(batch));
    swst_batch_free(batch);
    assert_value(*state, "client", client, "name", "林二");
    assert_int_equal(count_of(*state, "visit"), 0);
}

static void what_refers_may_be_voided_after_what_it_refers_to(void **state)
{
    int64_t area = given_village(*state, "790101001001"), client = given_client(*state, area);
    int64_t visit = given_visit(*state, client, "2026-03-01", "home");
    const char *const kinds[] = { "client", "visit" };
    const int64_t ids[] = { client, visit };

    for (int both = 0; both < 2; both++) {
        swst_batch *batch = begun(*state);

        for (int i = 0; i <= both; i++) {
            swst_record *record = NULL;

            assert_ok(swst_record_load(*state, swst_kind_find(kinds[i]), ids[i], &record));
            assert_ok(swst_batch_void(batch, record, "误录"));
            swst_record_free(record);
        }
        check_all(batch);
        assert_int_equal(swst_batch_rejected(batch), !both);
        assert_string_equal(swst_status_name(swst_batch_apply(batch)),
                            both ? "SWST_OK" : "SWST_EINVALID");
        swst_batch_free(batch);
        assert_int_equal(count_of(*state, "client"), !both);
    }
}

/* ----------------------------------------------------------------- problems */

static void a_wrong_record_is_a_problem_and_nothing_is_written(void **state)
{
    int64_t area = given_village(*state, "790101001001");
    swst_batch *batch = begun(*state);
    swst_record *nameless = made("client", "area_id", ID(area), NULL);
    const swst_table *problems = swst_batch_problems(batch);

    added(batch, client_of(area));
    assert_status(SWST_EINVALID, swst_batch_add(batch, nameless));
    assert_error("required", "client.name");
    assert_int_equal(swst_record_id(nameless), 0);
    swst_record_free(nameless);
    added(batch, visit_to(12345, "2026-03-01"));
    check_all(batch);
    assert_int_equal(swst_batch_rejected(batch), 2);
    assert_int_equal(swst_table_rows(problems), 2);
    assert_cell(problems, 0, "row", "2");
    assert_cell(problems, 0, "field", "name");
    assert_cell(problems, 0, "code", "required");
    assert_cell(problems, 1, "row", "3");
    assert_cell(problems, 1, "field", "client_id");
    assert_cell(problems, 1, "code", "reference_missing");
    assert_status(SWST_EINVALID, swst_batch_apply(batch));
    assert_error("required", "client.name");
    assert_int_equal(swst_error_row(), 2);
    swst_batch_free(batch);
    assert_int_equal(count_of(*state, "client"), 0);
}

static void a_rule_that_the_last_record_breaks_undoes_all(void **state)
{
    int64_t area = given_village(*state, "790101001001");
    swst_batch *batch = begun(*state);
    int64_t client = 0;

    for (int i = 0; i < 50; i++)
        client = added(batch, client_of(area));
    added(batch, visit_to(client, "1949-12-31"));
    check_all(batch);
    assert_status(SWST_EINVALID, swst_batch_apply(batch));
    assert_error("before_birth", "visit.visited_on");
    swst_batch_free(batch);
    assert_int_equal(count_of(*state, "client"), 0);
}

static void two_alike_are_refused_though_both_are_of_the_batch(void **state)
{
    swst_batch *batch = begun(*state);
    swst_record *second = village("790101001001");

    added(batch, village("790101001001"));
    assert_status(SWST_ECONFLICT, swst_batch_add(batch, second));
    assert_error("duplicate", "area.code");
    swst_record_free(second);
    check_all(batch);
    assert_status(SWST_EINVALID, swst_batch_apply(batch));
    swst_batch_free(batch);
}

/* ------------------------------------------------------------------- misuse */

static void a_batch_is_asked_in_its_order(void **state)
{
    swst_batch *batch = begun(*state), *second = NULL;
    swst_record *record = village("790101001001");

    assert_status(SWST_EMISUSE, swst_batch_begin(*state, &second));
    assert_error("in_transaction", NULL);
    assert_status(SWST_EMISUSE, swst_batch_apply(batch));
    assert_error("more_to_check", NULL);
    assert_status(SWST_EINVALID, swst_batch_void(batch, record, ""));
    assert_status(SWST_ENOTFOUND, swst_batch_void(batch, record, "误录"));
    check_all(batch);
    assert_status(SWST_EMISUSE, swst_batch_add(batch, record));
    assert_error("batch_complete", NULL);
    assert_ok(swst_batch_apply(batch));
    assert_status(SWST_EMISUSE, swst_batch_add(batch, record));
    swst_batch_free(batch);
    assert_status(SWST_EMISUSE, swst_batch_begin(NULL, &batch));
    assert_status(SWST_EMISUSE, swst_batch_add(NULL, record));
    assert_status(SWST_EMISUSE, swst_batch_step(NULL));
    assert_status(SWST_EMISUSE, swst_batch_apply(NULL));
    assert_int_equal(swst_batch_done(NULL) + swst_batch_total(NULL) + swst_batch_rejected(NULL), 0);
    assert_null(swst_batch_problems(NULL));
    swst_record_free(record);
}

static void a_transaction_ended_from_outside_ends_the_batch(void **state)
{
    swst_batch *batch = begun(*state);
    swst_record *record = village("790101001001");

    swst_store_rollback(*state);
    assert_status(SWST_EMISUSE, swst_batch_add(batch, record));
    assert_error("no_transaction", NULL);
    assert_ok(swst_store_begin(*state));            /* somebody else's */
    assert_status(SWST_EMISUSE, swst_batch_add(batch, record));
    swst_batch_free(batch);
    assert_ok(swst_record_save(*state, record));
    assert_ok(swst_store_commit(*state));
    assert_int_equal(count_of(*state, "area"), 1);
    swst_record_free(record);
}

static void what_others_write_meanwhile_stands_beside(void **state)
{
    int64_t area = given_village(*state, "790101001001");
    swst_batch *batch = begun(*state);
    int64_t first = added(batch, client_of(area)), between = given_client(*state, area);
    int64_t last = added(batch, client_of(area));

    assert_status(SWST_EINVALID, refused(*state, "client", "name", "x", NULL));
    assert_true(first < between && between < last);
    check_all(batch);
    assert_ok(swst_batch_apply(batch));
    swst_batch_free(batch);
    assert_int_equal(count_of(*state, "client"), 3);
    assert_true(given_client(*state, area) > last);
}

/* ------------------------------------------------------------- in the file */

static void a_run_of_new_records_is_one_line_of_the_audit(void **state)
{
    swst_store *store = given_file(FILE_NAME);
    int64_t area, clients[3];
    char expected[200];
    swst_batch *batch;

    (void)state;
    area = given_village(store, "790101001001");
    batch = begun(store);
    for (int i = 0; i < 3; i++) {
        clients[i] = added(batch, client_of(area));
        added(batch, visit_to(clients[i], "2026-03-01"));
    }
    check_all(batch);
    assert_ok(swst_batch_apply(batch));
    swst_batch_free(batch);
    snprintf(expected, sizeof expected, "insert|%lld|%lld|3\n", (long long)clients[0],
             (long long)clients[2]);
    assert_there(&store, FILE_NAME, "SELECT action, record_id, last_id, rows FROM audit"
                 " WHERE kind = 'client'", expected);
    assert_there(&store, FILE_NAME, "SELECT count(*) FROM audit", "3\n");
    swst_store_free(store);
    remove_file(FILE_NAME);
}

/* What stands in the file, but for the order in which it lies there. */
static const char all_there[] =
    "SELECT * FROM (SELECT name || coalesce(sql, '') AS it FROM sqlite_master"
    " UNION ALL SELECT replica || ' ' || sequence || ' ' || fingerprint FROM header"
    " UNION ALL SELECT action || kind || record_id FROM audit"
    " UNION ALL SELECT id || name FROM client UNION ALL SELECT id || visited_on FROM visit"
    " UNION ALL SELECT \"key\" || ' ' || client_id FROM client_key) ORDER BY it";

static void a_batch_dropped_half_way_leaves_the_file_as_it_was(void **state)
{
    swst_store *store = given_file(FILE_NAME);
    int64_t area = given_village(store, "790101001001"), client = given_client(store, area);
    swst_batch *batch;
    char *before;

    (void)state;
    swst_store_free(store);
    before = read_there(FILE_NAME, all_there);
    store = opened(FILE_NAME);
    batch = begun(store);
    for (int i = 0; i < 12000; i++)                 /* so many that indexes are dropped */
        added(batch, i % 4 ? visit_to(client, "2026-03-01") : client_of(area));
    swst_batch_free(batch);
    assert_there(&store, FILE_NAME, all_there, before);
    assert_int_equal(count_of(store, "visit"), 0);
    swst_store_free(store);
    remove_file(FILE_NAME);
    free(before);
}

static void indexes_that_were_left_for_the_end_are_as_before(void **state)
{
    static const char schema[] = "SELECT name, sql FROM sqlite_master ORDER BY name";
    swst_store *store = given_file(FILE_NAME);
    int64_t area = given_village(store, "790101001001");
    swst_batch *batch;
    char *before;

    (void)state;
    swst_store_free(store);
    before = read_there(FILE_NAME, schema);
    store = opened(FILE_NAME);
    batch = begun(store);
    for (int i = 0; i < 12000; i++)
        added(batch, client_of(area));
    check_all(batch);
    assert_ok(swst_batch_apply(batch));
    swst_batch_free(batch);
    assert_there(&store, FILE_NAME, schema, before);        /* opened again: it is ours */
    assert_there(&store, FILE_NAME, "PRAGMA integrity_check", "ok\n");
    assert_int_equal(count_of(store, "client"), 12000);
    swst_store_free(store);
    remove_file(FILE_NAME);
    free(before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(what_is_applied_is_there),
        station_test(whom_a_batch_has_added_is_found_by_a_part_of_the_name),
        station_test(without_memory_a_batch_ends),
        station_test(what_is_not_applied_is_forgotten),
        station_test(a_saved_record_is_changed_and_another_is_voided),
        station_test(what_refers_may_be_voided_after_what_it_refers_to),
        station_test(a_wrong_record_is_a_problem_and_nothing_is_written),
        station_test(a_rule_that_the_last_record_breaks_undoes_all),
        station_test(two_alike_are_refused_though_both_are_of_the_batch),
        station_test(a_batch_is_asked_in_its_order),
        station_test(a_transaction_ended_from_outside_ends_the_batch),
        station_test(what_others_write_meanwhile_stands_beside),
        cmocka_unit_test(a_run_of_new_records_is_one_line_of_the_audit),
        cmocka_unit_test(a_batch_dropped_half_way_leaves_the_file_as_it_was),
        cmocka_unit_test(indexes_that_were_left_for_the_end_are_as_before),
    };

    scarce_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
