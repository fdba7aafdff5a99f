/* The check of a file: nothing is found where nothing is wrong, and whatever
 * other programs put there past the rules is. */
#include "../support/station.h"

#include <swstation/station.h>

#include <stdio.h>
#include <stdlib.h>

#define FILE_NAME "test_check.swst"

static void one_with_everything(swst_store *store)
{
    int64_t area, client, household, worker, programme, activity;

    assert_ok(swst_station_found(store, "东陂镇社工站", "441882107", NULL));
    area = given_village(store, "441882107201");
    client = given(store, "client", "name", "林小雨", "area_id", ID(area), "registered_on",
                   "2020-01-01", "id_number", "790101201202290021", NULL);
    household = given_household(store, area);
    worker = given_worker(store, "Chen");
    programme = given(store, "programme", "name", "三个一", NULL);
    activity = given(store, "activity", "title", "重阳敬老", "type", "community", "state", "held",
                     "held_on", "2022-03-01", NULL);
    given_member(store, household, client, "2020-01-01", NULL);
    given_tier(store, client, "green", "2022-01-01", NULL);
    given_visit(store, client, "2022-03-01", "home");
    given(store, "enrolment", "programme_id", ID(programme), "client_id", ID(client),
          "starts_on", "2022-01-01", NULL);
    given(store, "assignment", "worker_id", ID(worker), "area_id", ID(area), "starts_on",
          "2022-01-01", NULL);
    given(store, "attendance", "activity_id", ID(activity), "client_id", ID(client), "presence",
          "present", NULL);
}

/* Opens the file anew and expects one error: kind, field ("-": none), code. */
static void assert_finds(const char *kind, const char *field, const char *code)
{
    swst_store *store;
    swst_table *findings;

    store = opened(FILE_NAME);
    assert_ok(swst_station_check(store, &findings));
    assert_true(swst_table_rows(findings) >= 1);
    assert_cell(findings, 0, "severity", "error");
    assert_cell(findings, 0, "kind", kind);
    assert_cell(findings, 0, "code", code);
    if (*field == '-')
        assert_empty(findings, 0, "field");
    else
        assert_cell(findings, 0, "field", field);
    assert_true(strlen(swst_table_text(findings, 0, "message")) > 10);
    assert_string_not_equal(swst_table_text(findings, 0, "message"),
                            swst_table_text(findings, 0, "message_zh"));
    for (size_t row = 1; row < swst_table_rows(findings); row++)    /* who was planted has no keys */
        if (strcmp(swst_table_text(findings, row, "code"), "keys_wrong") != 0)
            assert_cell(findings, row, "severity", "warning");
    swst_table_free(findings);
    swst_store_free(store);
}

/* The good station is made once and written anew for each fault. */
static char *good;
static size_t good_size;

static int make_good(void **state)
{
    swst_store *store = given_file(FILE_NAME);

    (void)state;
    assert_ok(swst_store_begin(store));
    one_with_everything(store);
    assert_ok(swst_store_commit(store));
    swst_store_free(store);
    good = file_bytes(FILE_NAME, &good_size);
    return 0;
}

static int forget_good(void **state)
{
    (void)state;
    free(good);
    return 0;
}

/* What another program does to the file, past every limit. */
static void meddle(const char *sql)
{
    char *all = malloc(strlen(sql) + 100);

    strcpy(all, "PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF;");
    change_file(FILE_NAME, strcat(all, sql));
    free(all);
}

static void plant(const char *sql)
{
    write_file(FILE_NAME, good, good_size);
    meddle(sql);
}

/* ---------------------------------------------------------- nothing wrong */

static void nothing_is_found_at_a_good_station(void **state)
{
    swst_table *findings;

    one_with_everything(*state);
    assert_ok(swst_station_check(*state, &findings));
    assert_int_equal(swst_table_rows(findings), 0);
    assert_string_equal(swst_table_name(findings), "check");
    assert_int_equal(swst_table_columns(findings), 7);
    swst_table_free(findings);
}

static void a_voided_record_may_point_at_a_voided_one(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    int64_t visit = given_visit(*state, client, "2022-03-01", "home");
    swst_table *findings;

    assert_ok(void_it(*state, "visit", visit, "entered twice"));
    assert_ok(void_it(*state, "client", client, "entered twice"));
    assert_ok(swst_station_check(*state, &findings));
    assert_int_equal(swst_table_rows(findings), 0);
    swst_table_free(findings);
}

static void checking_changes_no_byte_of_the_file(void **state)
{
    swst_store *store;
    size_t size, again;
    char *before, *after;
    swst_table *findings;

    (void)state;
    plant("SELECT 1");
    store = opened(FILE_NAME);
    before = file_bytes(FILE_NAME, &size);
    assert_ok(swst_station_check(store, &findings));
    swst_table_free(findings);
    swst_store_free(store);
    after = file_bytes(FILE_NAME, &again);
    assert_int_equal(size, again);
    assert_memory_equal(before, after, size);
    free(before);
    free(after);
}

static void a_check_needs_a_store(void **state)
{
    swst_table *findings;
    swst_store *closed = swst_store_new();

    assert_status(SWST_EMISUSE, swst_station_check(NULL, &findings));
    assert_status(SWST_EMISUSE, swst_station_check(*state, NULL));
    assert_status(SWST_EMISUSE, swst_station_check(closed, &findings));
    swst_store_free(closed);
}

/* ----------------------------------------------------------------- planted */

static const struct { const char *sql, *kind, *field, *code; } faults[] = {
    /* references */
    { "UPDATE visit SET client_id = 42", "visit", "visit.client_id", "reference_missing" },
    { "UPDATE household SET area_id = 42", "household", "household.area_id",
      "reference_missing" },
    { "UPDATE programme SET voided_at = 1, void_reason = 'x'", "enrolment",
      "enrolment.programme_id", "reference_voided" },
    { "UPDATE worker SET recorded_by = 42", "worker", "-", "not_a_worker" },
    { "UPDATE setting SET voided_at = 1, voided_by = 42, void_reason = 'x'"
      " WHERE \"key\" = 'case_idle_days'", "setting", "-", "not_a_worker" },
    /* values */
    { "UPDATE client SET registered_on = 3000000", "client", "client.registered_on",
      "out_of_range" },
    { "UPDATE visit SET visited_on = 'today'", "visit", "visit.visited_on", "out_of_range" },
    { "UPDATE visit SET channel = 7", "visit", "visit.channel", "out_of_range" },
    { "UPDATE visit SET minutes = -1", "visit", "visit.minutes", "out_of_range" },
    { "UPDATE client SET income_fen = 1000000000000", "client", "client.income_fen",
      "out_of_range" },
    { "UPDATE worker SET name = ''", "worker", "worker.name", "out_of_range" },
    { "UPDATE worker SET phone = substr(hex(zeroblob(30)), 1, 41)", "worker", "worker.phone",
      "out_of_range" },
    { "UPDATE worker SET name = CAST(x'ff4c696e' AS TEXT)", "worker", "worker.name",
      "not_utf8" },
    { "UPDATE worker SET name = 'Chen' || char(7)", "worker", "worker.name",
      "control_character" },
    { "UPDATE client SET id_number = '790101201202290020'", "client", "client.id_number",
      "id_number_check_digit" },
    /* between fields */
    { "UPDATE tier SET ends_on = starts_on - 1", "tier", "tier.ends_on", "ends_before_start" },
    { "UPDATE visit SET client_id = NULL", "visit", "visit.client_id", "not_at_least_one" },
    { "UPDATE assignment SET client_id = (SELECT id FROM client)", "assignment",
      "assignment.area_id", "not_exactly_one" },
    { "UPDATE contact_rule SET times = 2 WHERE per = 1", "contact_rule", "contact_rule.times",
      "times_above_bucket" },
    { "UPDATE area SET code = '44188210' WHERE level = 4", "area", "area.code", "area_code" },
    /* between records */
    { "UPDATE client SET exited_on = 19000, exit_reason = 1; UPDATE attendance SET presence = 2",
      "visit", "visit.visited_on", "after_death" },
    { "UPDATE area SET parent_id = id WHERE level = 5", "area", "area.parent_id", "area_cycle" },
    { "INSERT INTO membership (id, recorded_at, category_id, client_id, starts_on)"
      " SELECT 1, 0, category.id, client.id, 19000 FROM category, client"
      " WHERE category.code = 'dibao'", "membership", "membership.client_id", "unit_mismatch" },
};

static void each_fault_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        plant(faults[i].sql);
        assert_finds(faults[i].kind, faults[i].field, faults[i].code);
    }
}

/* Both rows stand in each other's way, and both are named. */
static const struct { const char *sql, *kind, *code; } overlaps[] = {
    { "INSERT INTO household_member (id, recorded_at, household_id, client_id, starts_on)"
      " SELECT 1, 0, household_id, client_id, starts_on + 10 FROM household_member",
      "household_member", "two_households" },
    { "INSERT INTO enrolment (id, recorded_at, programme_id, client_id, starts_on)"
      " SELECT 1, 0, programme_id, client_id, starts_on + 10 FROM enrolment", "enrolment",
      "enrolled_already" },
    { "INSERT INTO client (id, recorded_at, name, area_id, registered_on)"
      " SELECT 1, 0, 'Wu', area_id, 18000 FROM client;"
      "UPDATE household_member SET is_head = 1;"
      "INSERT INTO household_member (id, recorded_at, household_id, client_id, is_head,"
      " starts_on) SELECT 1, 0, household_id, 1, 1, starts_on + 10 FROM household_member",
      "household_member", "two_heads" },
    { "UPDATE area SET level = 6 WHERE level = 4;"
      "INSERT INTO area_part (id, recorded_at, service_id, village_id, starts_on)"
      " SELECT 1, 0, town.id, village.id, 19000 FROM area town, area village"
      " WHERE town.level = 6 AND village.level = 5;"
      "INSERT INTO area_part (id, recorded_at, service_id, village_id, starts_on)"
      " SELECT 2, 0, service_id, village_id, 19100 FROM area_part", "area_part",
      "part_overlaps" },
};

static void each_overlap_is_found_from_both_sides(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof overlaps / sizeof *overlaps; i++) {
        swst_store *store;
        swst_table *findings;

        plant(overlaps[i].sql);
        store = opened(FILE_NAME);
        assert_ok(swst_station_check(store, &findings));
        if (swst_table_rows(findings) == 3)             /* who was planted has no keys */
            assert_cell(findings, 2, "code", "keys_wrong");
        else
            assert_int_equal(swst_table_rows(findings), 2);
        for (size_t row = 0; row < 2; row++) {
            assert_cell(findings, row, "severity", "error");
            assert_cell(findings, row, "kind", overlaps[i].kind);
            assert_cell(findings, row, "code", overlaps[i].code);
        }
        assert_string_not_equal(swst_table_text(findings, 0, "record_id"),
                                swst_table_text(findings, 1, "record_id"));
        swst_table_free(findings);
        swst_store_free(store);
    }
}

static void what_is_wrong_is_named_by_its_id(void **state)
{
    swst_store *store;
    swst_table *findings;

    (void)state;
    plant("INSERT INTO visit (id, recorded_at, client_id, visited_on, channel, result)"
          " VALUES (123456789012345, 0, 42, 19000, 1, 1)");
    store = opened(FILE_NAME);
    assert_ok(swst_station_check(store, &findings));
    assert_int_equal(swst_table_rows(findings), 1);
    assert_cell(findings, 0, "record_id", "123456789012345");
    swst_table_free(findings);
    swst_store_free(store);
}

/* Two villages of one code: the index is hidden while the second is put there. */
static void a_row_that_its_index_does_not_know_is_damage_of_the_file(void **state)
{
    char *index, *sql = malloc(2000);

    (void)state;
    plant("SELECT 1");
    index = read_there(FILE_NAME, "SELECT quote(type) || ',' || quote(name) || ',' ||"
                                  " quote(tbl_name) || ',' || rootpage || ',' || quote(sql)"
                                  " FROM sqlite_master WHERE name = 'area_one_per_code'");
    meddle("PRAGMA writable_schema = ON;"
           "DELETE FROM sqlite_master WHERE name = 'area_one_per_code'");
    meddle("INSERT INTO area (id, recorded_at, code, name, level)"
           " SELECT 1, 0, code, name, level FROM area WHERE level = 5");
    snprintf(sql, 2000, "PRAGMA writable_schema = ON;"
                        "INSERT INTO sqlite_master VALUES (%s)", index);
    meddle(sql);
    free(index);
    free(sql);
    assert_finds("file", "-", "damaged");
}

/* What other programs changed in it, or took out of it. */
static void a_line_of_the_audit_that_is_not_as_written_is_named(void **state)
{
    (void)state;
    plant("UPDATE audit SET actor = 42 WHERE sequence = 2");
    assert_finds("file", "-", "audit_line");
    assert_non_null(strstr(swst_error_message("en"), "Line 2 of the audit"));
    plant("DELETE FROM audit WHERE sequence = 3");
    assert_finds("file", "-", "audit_line");
    assert_non_null(strstr(swst_error_message("zh"), "审计第 3 行"));
}

/* ------------------------------------------------------------- the quick look */

static const struct { const char *sql, *code; } whole_faults[] = {
    { "DROP TABLE visit", "schema_changed" },
    { "CREATE INDEX more ON visit (result)", "schema_changed" },
    { "INSERT INTO header SELECT * FROM header", "counters_wrong" },
    { "DELETE FROM header", "schema_changed" },
    { "DELETE FROM audit WHERE sequence = 3", "audit_broken" },
    { "DELETE FROM client_key", "keys_wrong" },
    { "INSERT INTO client_key VALUES (1, 1), (1, 2), (1, 3)", "keys_wrong" },
};

static void assert_quickly(swst_store *store, const char *code)
{
    swst_table *findings;

    assert_ok(swst_station_check_quick(store, &findings));
    assert_int_equal(swst_table_rows(findings), code != NULL);
    if (code) {
        assert_cell(findings, 0, "severity", "error");
        assert_cell(findings, 0, "kind", "file");
        assert_cell(findings, 0, "code", code);
    }
    swst_table_free(findings);
}

/* What other programs do to a file that is open. */
static void the_quick_look_finds_what_is_wrong_with_the_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof whole_faults / sizeof *whole_faults; i++) {
        swst_store *store;

        plant("SELECT 1");
        store = opened(FILE_NAME);
        assert_quickly(store, NULL);
        meddle(whole_faults[i].sql);
        assert_quickly(store, whole_faults[i].code);
        swst_store_free(store);
    }
}

static void the_quick_look_sees_damaged_pages(void **state)
{
    swst_store *store;
    int64_t page;

    (void)state;
    plant("SELECT 1");
    page = number_in_file(FILE_NAME, "SELECT rootpage FROM sqlite_master WHERE name = 'visit'");
    overwrite_file(FILE_NAME, (long)(page - 1) * 4096 + 8, "\xff\xff\xff\xff", 4);
    store = opened(FILE_NAME);
    assert_quickly(store, "look_closer");
    swst_store_free(store);
}

/* A record that breaks a rule is for the check in full. */
static void the_quick_look_leaves_records_alone(void **state)
{
    swst_store *store;
    swst_table *findings;

    (void)state;
    plant("UPDATE visit SET client_id = 999999900000001");
    store = opened(FILE_NAME);
    assert_quickly(store, NULL);
    assert_ok(swst_station_check(store, &findings));
    assert_true(swst_table_rows(findings) > 0);
    swst_table_free(findings);
    swst_store_free(store);
    assert_status(SWST_EMISUSE, swst_station_check_quick(NULL, &findings));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(nothing_is_found_at_a_good_station),
        station_test(a_voided_record_may_point_at_a_voided_one),
        cmocka_unit_test(checking_changes_no_byte_of_the_file),
        station_test(a_check_needs_a_store),
        cmocka_unit_test(each_fault_is_found),
        cmocka_unit_test(each_overlap_is_found_from_both_sides),
        cmocka_unit_test(what_is_wrong_is_named_by_its_id),
        cmocka_unit_test(a_row_that_its_index_does_not_know_is_damage_of_the_file),
        cmocka_unit_test(a_line_of_the_audit_that_is_not_as_written_is_named),
        cmocka_unit_test(the_quick_look_finds_what_is_wrong_with_the_whole),
        cmocka_unit_test(the_quick_look_sees_damaged_pages),
        cmocka_unit_test(the_quick_look_leaves_records_alone),
    };

    return cmocka_run_group_tests(tests, make_good, forget_good);
}
