/* Rows: what is written is what is read, header and all. */
#include "../support/station.h"
#include "store/rows.h"

#include <stdio.h>
#include <stdlib.h>

#define FILE_NAME "rows-of-kinds.swst"

static swst_record *loaded(swst_store *store, const char *kind, int64_t id)
{
    swst_record *record = NULL;

    assert_ok(swst_record_load(store, swst_kind_find(kind), id, &record));
    return record;
}

/* ------------------------------------------------------------------ header */

static void a_row_tells_when_and_by_whom_it_was_recorded(void **state)
{
    int64_t head = given_worker(*state, "Wu"), id;
    swst_record *area;

    swst_store_set_now(*state, 1772000000123);
    swst_store_set_actor(*state, head);
    id = given_area(*state);
    area = loaded(*state, "area", id);
    assert_int_equal(swst_record_id(area), id);
    assert_int_equal(swst_record_recorded_at(area), 1772000000123);
    assert_int_equal(swst_record_recorded_by(area), head);
    assert_false(swst_record_is_voided(area));
    assert_int_equal(swst_record_voided_at(area), 0);
    assert_int_equal(swst_record_voided_by(area), 0);
    assert_null(swst_record_void_reason(area));
    assert_reads(area, "id", ID(id));
    assert_reads(area, "recorded_at", "2026-02-25T06:13:20.123Z");
    assert_reads(area, "recorded_by", ID(head));
    assert_reads(area, "voided_at", NULL);
    assert_reads(area, "voided_by", NULL);
    assert_reads(area, "void_reason", NULL);
    swst_record_free(area);
}

static void a_voided_row_tells_when_by_whom_and_why(void **state)
{
    int64_t head = given_worker(*state, "Wu"), id;
    swst_record *area;

    swst_store_set_now(*state, 1000);
    id = given_area(*state);
    swst_store_set_now(*state, 2000);
    swst_store_set_actor(*state, head);
    assert_ok(void_it(*state, "area", id, "并入邻村"));
    area = loaded(*state, "area", id);
    assert_int_equal(swst_record_recorded_at(area), 1000);
    assert_int_equal(swst_record_recorded_by(area), 0);
    assert_true(swst_record_is_voided(area));
    assert_int_equal(swst_record_voided_at(area), 2000);
    assert_int_equal(swst_record_voided_by(area), head);
    assert_string_equal(swst_record_void_reason(area), "并入邻村");
    assert_reads(area, "voided_at", "1970-01-01T00:00:02.000Z");
    assert_reads(area, "voided_by", ID(head));
    assert_reads(area, "void_reason", "并入邻村");
    assert_reads(area, "name", "前江");                      /* it is kept as it was */
    swst_record_free(area);
}

static void a_change_leaves_the_header_as_it_was(void **state)
{
    int64_t head = given_worker(*state, "Wu"), id;
    swst_record *area;

    swst_store_set_now(*state, 1000);
    id = given_area(*state);
    swst_store_set_now(*state, 2000);
    swst_store_set_actor(*state, head);
    assert_ok(change(*state, "area", id, "name", "后江"));
    area = loaded(*state, "area", id);
    assert_int_equal(swst_record_recorded_at(area), 1000);
    assert_int_equal(swst_record_recorded_by(area), 0);
    assert_reads(area, "name", "后江");
    swst_record_free(area);
}

/* -------------------------------------------------------------------- values */

/* Every field of a kind with a value of its own, and then without. */
static void assert_kept(swst_store *store, const char *kind, const char *const *values)
{
    swst_record *record = swst_record_new(swst_kind_find(kind)), *again;

    for (const char *const *it = values; *it; it += 2)
        assert_ok(swst_record_set(record, it[0], it[1]));
    if (swst_record_save(store, record))
        fail_msg("%s: %s (%s)", kind, swst_error_message("en"), swst_error_field());
    again = loaded(store, kind, swst_record_id(record));
    for (const char *const *it = values; *it; it += 2)
        assert_reads(again, it[0], it[1]);
    for (const swst_field *field = NULL;
         (field = swst_field_next(swst_record_kind(record), field)); )
        assert_int_equal(swst_record_has(record, swst_field_name(field)),
                         swst_record_has(again, swst_field_name(field)));
    swst_record_free(again);
    swst_record_free(record);
}

static void the_least_and_the_greatest_values_are_kept(void **state)
{
    int64_t area = given_area(*state), client = given_client(*state, area);
    char long_note[4000 * 3 + 1] = "";

    for (int i = 0; i < 4000; i++)
        memcpy(long_note + i * 3, "重", 4);
    assert_kept(*state, "client", (const char *const[]){
        "name", "a", "area_id", ID(area), "registered_on", "1970-01-01", "income_fen", "0",
        "birth_date", "0001-01-01", "note", long_note, "sex", "unknown", NULL });
    assert_kept(*state, "client", (const char *const[]){
        "name", "欧阳\"'\\%;--", "area_id", ID(area), "registered_on", "9999-12-31",
        "income_fen", "999999999999", "note", "\n", NULL });
    assert_kept(*state, "household", (const char *const[]){
        "area_id", ID(area), "longitude_e7", "-1800000000", "latitude_e7", "900000000", NULL });
    assert_kept(*state, "household", (const char *const[]){
        "area_id", ID(area), "longitude_e7", "0", "latitude_e7", "-1", NULL });
    assert_kept(*state, "contact_rule", (const char *const[]){
        "level", "red", "times", "1", "per", "year",
        "channels", "home,phone,video,station,message,other", NULL });
    assert_kept(*state, "case", (const char *const[]){
        "client_id", ID(client), "worker_id", ID(given_worker(*state, "Wu")), "opened_on",
        "2026-01-01", "stage", "intake", "restricted", "false", NULL });
}

static void a_value_that_is_taken_away_is_gone(void **state)
{
    int64_t id = given(*state, "worker", "name", "Wu", "phone", "5550100", "sex", "male",
                       "hired_on", "2020-01-01", NULL);
    swst_record *worker = loaded(*state, "worker", id);

    assert_ok(swst_record_set(worker, "phone", NULL));
    assert_ok(swst_record_set(worker, "sex", ""));
    assert_ok(swst_record_set(worker, "hired_on", NULL));
    assert_ok(swst_record_save(*state, worker));
    swst_record_free(worker);
    worker = loaded(*state, "worker", id);
    assert_reads(worker, "name", "Wu");
    assert_reads(worker, "phone", NULL);
    assert_reads(worker, "sex", NULL);
    assert_reads(worker, "hired_on", NULL);
    swst_record_free(worker);
}

static void the_columns_hold_what_other_programs_can_read(void **state)
{
    swst_store *store = given_file(FILE_NAME);
    char *there;

    (void)state;
    swst_store_set_now(store, 1000);
    given(store, "worker", "name", "吴", "sex", "female", "hired_on", "1970-01-02", NULL);
    given_rule(store, "red", "2", "month", "home,video");
    swst_store_free(store);
    there = read_there(FILE_NAME, "SELECT recorded_at, recorded_by, voided_at, name, sex, phone,"
                                  " hired_on FROM worker");
    assert_string_equal(there, "1000|-|-|吴|3|-|1\n");
    free(there);
    there = read_there(FILE_NAME, "SELECT times, per, channels, programme_id FROM contact_rule");
    assert_string_equal(there, "2|3|5|-\n");
    free(there);
}

/* A value past the limits, written by another program, is told and named. */
static void a_value_that_others_have_spoilt_is_named(void **state)
{
    static const char *const spoilt[][3] = {
        { "UPDATE worker SET sex = 99", "out_of_range", "worker.sex" },
        { "UPDATE worker SET hired_on = 99999999", "out_of_range", "worker.hired_on" },
        { "UPDATE worker SET name = CAST(x'41ff' AS TEXT)", "not_utf8", "worker.name" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof spoilt / sizeof *spoilt; i++) {
        swst_store *store = given_file(FILE_NAME);
        int64_t id = given_worker(store, "Wu");
        swst_record *worker = NULL;
        char sql[120];

        swst_store_free(store);
        snprintf(sql, sizeof sql, "PRAGMA ignore_check_constraints = ON; %s", spoilt[i][0]);
        change_file(FILE_NAME, sql);
        store = opened(FILE_NAME);
        assert_status(SWST_EINVALID, swst_record_load(store, swst_kind_find("worker"), id,
                                                      &worker));
        assert_error(spoilt[i][1], spoilt[i][2]);
        assert_null(worker);
        swst_store_free(store);
    }
}

static void a_record_that_is_not_there_is_not_loaded(void **state)
{
    static const int64_t ids[] = { 0, 1, -1, INT64_MAX };
    swst_record *untouched = NULL;
    int64_t worker = given_worker(*state, "Wu");

    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        assert_status(SWST_ENOTFOUND, swst_record_load(*state, swst_kind_find("worker"), ids[i],
                                                       &untouched));
        assert_error("no_such_record", NULL);
    }
    assert_status(SWST_ENOTFOUND, swst_record_load(*state, swst_kind_find("area"), worker,
                                                   &untouched));
    assert_null(untouched);
}

/* -------------------------------------------------------------- other rows */

static void a_row_is_missing_living_or_voided(void **state)
{
    int64_t id = given_worker(*state, "Wu");
    const swst_kind *kind = swst_kind_find("worker");
    enum swst__life life = SWST__VOIDED;

    assert_ok(swst__row_life(*state, kind, id + 1, &life));
    assert_int_equal(life, SWST__MISSING);
    assert_ok(swst__row_life(*state, kind, id, &life));
    assert_int_equal(life, SWST__LIVING);
    assert_ok(void_it(*state, "worker", id, "entered twice"));
    assert_ok(swst__row_life(*state, kind, id, &life));
    assert_int_equal(life, SWST__VOIDED);
}

/* Past the write path, which would have seen it before. */
static void a_row_that_is_voided_or_missing_takes_no_change(void **state)
{
    int64_t id = given_worker(*state, "Wu");
    swst_record *worker = loaded(*state, "worker", id), *unsaved;

    unsaved = swst_record_new(swst_kind_find("worker"));
    assert_ok(swst_record_set(unsaved, "name", "Zhao"));
    assert_status(SWST_ENOTFOUND, swst__row_update(*state, unsaved));
    assert_status(SWST_ENOTFOUND, swst__row_void(*state, unsaved));
    assert_ok(void_it(*state, "worker", id, "entered twice"));
    assert_ok(swst_record_set(worker, "name", "Zhao"));
    assert_status(SWST_ENOTFOUND, swst__row_update(*state, worker));
    assert_status(SWST_ENOTFOUND, swst__row_void(*state, worker));
    assert_error("no_such_record", NULL);
    swst_record_free(worker);
    worker = loaded(*state, "worker", id);
    assert_reads(worker, "name", "Wu");
    assert_string_equal(swst_record_void_reason(worker), "entered twice");
    swst_record_free(worker);
    swst_record_free(unsaved);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_row_tells_when_and_by_whom_it_was_recorded),
        station_test(a_voided_row_tells_when_by_whom_and_why),
        station_test(a_change_leaves_the_header_as_it_was),
        station_test(the_least_and_the_greatest_values_are_kept),
        station_test(a_value_that_is_taken_away_is_gone),
        cmocka_unit_test(the_columns_hold_what_other_programs_can_read),
        cmocka_unit_test(a_value_that_others_have_spoilt_is_named),
        station_test(a_record_that_is_not_there_is_not_loaded),
        station_test(a_row_is_missing_living_or_voided),
        station_test(a_row_that_is_voided_or_missing_takes_no_change),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
