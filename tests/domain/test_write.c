/* The write path: saved, changed, refused, voided, and always told. */
#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

#define FILE_NAME "test_write.swst"

/* A station in a file, at a time that stands still. */
static int open_file(void **state)
{
    swst_store *store = given_file(FILE_NAME);

    swst_store_set_now(store, 1000);
    *state = store;
    return 0;
}

static int open_still(void **state)
{
    open_station(state);
    swst_store_set_now(*state, 1000);
    return 0;
}

#define still_test(function) \
    cmocka_unit_test_setup_teardown(function, open_still, close_station)
#define file_test(function) \
    cmocka_unit_test_setup_teardown(function, open_file, close_station)

static void assert_audit(void **state, const char *expected)
{
    swst_store *store = *state;

    assert_there(&store, FILE_NAME, "SELECT instant, actor, action, kind, fields, request"
                                    " FROM audit ORDER BY sequence", expected);
    *state = store;
}

/* ------------------------------------------------------------ saving */

static void a_client_is_kept_as_entered(void **state)
{
    int64_t area = given_village(*state, "441882107201");
    int64_t id = given(*state, "client", "name", "林小雨", "area_id", ID(area), "registered_on",
                       "2022-03-01", "sex", "female", "income_fen", "1200000", NULL);

    assert_in_range(id, 100000000000000, 999999999999999);
    assert_value(*state, "client", id, "name", "林小雨");
    assert_value(*state, "client", id, "area_id", ID(area));
    assert_value(*state, "client", id, "registered_on", "2022-03-01");
    assert_value(*state, "client", id, "sex", "female");
    assert_value(*state, "client", id, "income_fen", "1200000");
    assert_value(*state, "client", id, "exited_on", NULL);
    assert_value(*state, "client", id, "recorded_at", "1970-01-01T00:00:01.000Z");
    assert_value(*state, "client", id, "recorded_by", NULL);
}

static void ids_count_up(void **state)
{
    int64_t first = given_worker(*state, "Chen"), second = given_worker(*state, "Wu");

    assert_int_equal(second, first + 1);
}

static void saving_again_changes_the_same_worker(void **state)
{
    int64_t id = given_worker(*state, "Chen");

    assert_ok(change(*state, "worker", id, "name", "Wu"));
    assert_int_equal(count_of(*state, "worker"), 1);
    assert_value(*state, "worker", id, "name", "Wu");
}

static void the_first_save_alone_says_when_and_by_whom_it_was_recorded(void **state)
{
    int64_t head = given_worker(*state, "Chen"), id = given_worker(*state, "Wu");

    swst_store_set_now(*state, 2000);
    swst_store_set_actor(*state, head);
    assert_ok(change(*state, "worker", id, "name", "Zhao"));
    assert_value(*state, "worker", id, "recorded_at", "1970-01-01T00:00:01.000Z");
    assert_value(*state, "worker", id, "recorded_by", NULL);
    assert_value(*state, "worker", given_worker(*state, "Li"), "recorded_by", ID(head));
}

static void a_row_is_stamped_by_the_clock_unless_time_stands_still(void **state)
{
    swst_store *store = swst_store_new();
    swst_record *record;

    (void)state;
    assert_ok(swst_store_create(store, ":memory:"));
    assert_ok(swst_record_load(store, swst_kind_find("worker"), given_worker(store, "Chen"),
                               &record));
    assert_true(swst_record_recorded_at(record) > INT64_C(1700000000000));
    swst_record_free(record);
    swst_store_free(store);
}

/* ------------------------------------------------------------- audit */

static void a_new_record_leaves_one_line_in_the_audit(void **state)
{
    given_worker(*state, "Chen");
    assert_audit(state, "1000|-|insert|worker|-|-\n");
}

static void a_change_names_its_fields_and_no_values(void **state)
{
    int64_t id = given(*state, "worker", "name", "Chen", "sex", "male", "phone", "5550100", NULL);
    swst_record *worker;

    swst_store_set_now(*state, 2000);
    assert_ok(swst_record_load(*state, swst_kind_find("worker"), id, &worker));
    assert_ok(swst_record_set(worker, "name", "Chen"));     /* the same */
    assert_ok(swst_record_set(worker, "hired_on", "2022-01-01"));
    assert_ok(swst_record_set(worker, "sex", "female"));
    assert_ok(swst_record_set(worker, "phone", NULL));
    assert_ok(swst_record_save(*state, worker));
    swst_record_free(worker);
    assert_audit(state, "1000|-|insert|worker|-|-\n2000|-|update|worker|sex,phone,hired_on|-\n");
}

static void a_save_that_changes_nothing_names_no_field(void **state)
{
    int64_t id = given_worker(*state, "Chen");

    assert_ok(change(*state, "worker", id, "name", "Chen"));
    assert_audit(state, "1000|-|insert|worker|-|-\n1000|-|update|worker||-\n");
}

static void the_audit_names_who_wrote_and_when(void **state)
{
    int64_t head = given_worker(*state, "Chen"), id = given_worker(*state, "Wu");
    char expected[300];

    swst_store_set_actor(*state, head);
    swst_store_set_now(*state, 2000);
    assert_ok(change(*state, "worker", id, "name", "Zhao"));
    swst_store_set_now(*state, 3000);
    assert_ok(void_it(*state, "worker", id, "entered twice"));
    snprintf(expected, sizeof expected,
             "1000|-|insert|worker|-|-\n1000|-|insert|worker|-|-\n"
             "2000|%s|update|worker|name|-\n3000|%s|void|worker|-|-\n", ID(head), ID(head));
    assert_audit(state, expected);
}

static void the_audit_names_the_record(void **state)
{
    swst_store *store = *state;
    int64_t id = given_worker(store, "Chen");
    char expected[40];

    snprintf(expected, sizeof expected, "%s\n", ID(id));
    assert_there(&store, FILE_NAME, "SELECT record_id FROM audit", expected);
    *state = store;
}

/* ----------------------------------------------------------- refusal */

static void a_refused_save_changes_no_byte_of_the_file(void **state)
{
    int64_t area = given_village(*state, "441882107201");
    size_t size, again;
    char *before = file_bytes(FILE_NAME, &size), *after;

    assert_status(SWST_EINVALID, refused(*state, "client", "area_id", ID(area), "registered_on",
                                         "2022-03-01", NULL));
    assert_error("required", "client.name");
    assert_status(SWST_ENOTFOUND, refused(*state, "household", "area_id", "42", NULL));
    assert_status(SWST_ECONFLICT, refused(*state, "area", "code", "441882107201", "name", "前江",
                                          "level", "village", NULL));
    swst_store_free(*state);
    *state = NULL;
    after = file_bytes(FILE_NAME, &again);
    assert_int_equal(size, again);
    assert_memory_equal(before, after, size);
    free(before);
    free(after);
}

static void a_refused_record_has_no_id(void **state)
{
    swst_record *household = swst_record_new(swst_kind_find("household"));

    assert_ok(swst_record_set(household, "area_id", "42"));
    assert_status(SWST_ENOTFOUND, swst_record_save(*state, household));
    assert_int_equal(swst_record_id(household), 0);
    assert_int_equal(swst_record_recorded_at(household), 0);
    swst_record_free(household);
}

static void a_refused_change_leaves_the_row_as_it_was(void **state)
{
    int64_t id = given_worker(*state, "Chen");

    assert_status(SWST_EINVALID, change(*state, "worker", id, "name", NULL));
    assert_value(*state, "worker", id, "name", "Chen");
    assert_audit(state, "1000|-|insert|worker|-|-\n");
}

static void a_record_of_another_file_is_not_saved_here(void **state)
{
    swst_store *other = swst_store_new();
    swst_record *worker;

    assert_ok(swst_store_create(other, ":memory:"));
    assert_ok(swst_record_load(other, swst_kind_find("worker"), given_worker(other, "Chen"),
                               &worker));
    assert_status(SWST_ENOTFOUND, swst_record_save(*state, worker));
    assert_error("no_such_record", NULL);
    assert_int_equal(count_of(*state, "worker"), 0);
    swst_record_free(worker);
    swst_store_free(other);
}

static void nothing_is_saved_without_store_or_record(void **state)
{
    swst_record *worker = swst_record_new(swst_kind_find("worker"));

    assert_status(SWST_EMISUSE, swst_record_save(NULL, worker));
    assert_status(SWST_EMISUSE, swst_record_save(*state, NULL));
    assert_status(SWST_EMISUSE, swst_record_void(NULL, worker, "entered twice"));
    assert_status(SWST_EMISUSE, swst_record_void(*state, NULL, "entered twice"));
    assert_error("null_argument", NULL);
    swst_record_free(worker);
}

/* ------------------------------------------------------ transactions */

static void in_a_transaction_a_refused_save_undoes_itself_alone(void **state)
{
    int64_t id;

    assert_ok(swst_store_begin(*state));
    id = given_worker(*state, "Chen");
    assert_status(SWST_ENOTFOUND, refused(*state, "household", "area_id", "42", NULL));
    assert_ok(swst_store_commit(*state));
    assert_value(*state, "worker", id, "name", "Chen");
    assert_audit(state, "1000|-|insert|worker|-|-\n");
}

static void a_save_that_was_rolled_back_leaves_no_trace(void **state)
{
    assert_ok(swst_store_begin(*state));
    given_worker(*state, "Chen");
    swst_store_rollback(*state);
    assert_int_equal(count_of(*state, "worker"), 0);
    assert_audit(state, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        still_test(a_client_is_kept_as_entered),
        still_test(ids_count_up),
        still_test(saving_again_changes_the_same_worker),
        still_test(the_first_save_alone_says_when_and_by_whom_it_was_recorded),
        still_test(a_row_is_stamped_by_the_clock_unless_time_stands_still),
        file_test(a_new_record_leaves_one_line_in_the_audit),
        file_test(a_change_names_its_fields_and_no_values),
        file_test(a_save_that_changes_nothing_names_no_field),
        file_test(the_audit_names_who_wrote_and_when),
        file_test(the_audit_names_the_record),
        file_test(a_refused_save_changes_no_byte_of_the_file),
        still_test(a_refused_record_has_no_id),
        file_test(a_refused_change_leaves_the_row_as_it_was),
        still_test(a_record_of_another_file_is_not_saved_here),
        still_test(nothing_is_saved_without_store_or_record),
        file_test(in_a_transaction_a_refused_save_undoes_itself_alone),
        file_test(a_save_that_was_rolled_back_leaves_no_trace),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
