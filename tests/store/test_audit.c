/* The audit, as another program reads it in the file. */
#include "../support/station.h"
#include "store/audit.h"
#include "store/rows.h"

#include <stdio.h>
#include <stdlib.h>

#define FILE_NAME "audit.swst"

/* SHA-256 of "r-1": no free text stands in the audit. */
#define R_1 "a5fa777a3dc67268caea6eea038ba14177e360dba84e1db44e738dbae137e7ef"

static int open_audited(void **state)
{
    *state = given_file(FILE_NAME);
    swst_store_set_now(*state, 1000);
    return 0;
}

#define audited_test(function) \
    cmocka_unit_test_setup_teardown(function, open_audited, close_station)

/* The store may be open meanwhile: this only reads. */
static void assert_audit(const char *columns, const char *expected)
{
    char sql[200], *there;

    snprintf(sql, sizeof sql, "SELECT %s FROM audit ORDER BY sequence", columns);
    there = read_there(FILE_NAME, sql);
    assert_string_equal(there, expected);
    free(there);
}

static void every_write_leaves_one_line(void **state)
{
    int64_t head = given_worker(*state, "Wu"), id;
    char expected[300];

    swst_store_set_now(*state, 2000);
    swst_store_set_actor(*state, head);
    assert_ok(swst_store_set_request(*state, "r-1"));
    id = given(*state, "setting", "key", "a", "value", "1", NULL);
    swst_store_set_now(*state, 3000);
    assert_ok(change(*state, "setting", id, "value", "2"));
    swst_store_set_now(*state, 4000);
    swst_store_set_actor(*state, 0);
    assert_ok(swst_store_set_request(*state, "r-2"));
    assert_ok(void_it(*state, "setting", id, "entered twice"));
    snprintf(expected, sizeof expected,
             "1|1000|-|insert|worker|%s|-|-\n2|2000|%s|insert|setting|%s|-|a5fa777a\n"
             "3|3000|%s|update|setting|%s|value|-\n4|4000|-|void|setting|%s|-|211fc184\n",
             ID(head), ID(head), ID(id), ID(head), ID(id), ID(id));
    assert_audit("sequence, instant, actor, action, kind, record_id, fields,"
                 " substr(request, 1, 8)", expected);
}

static void reading_leaves_no_line(void **state)
{
    int64_t id = given_worker(*state, "Wu");
    swst_record *worker;
    int64_t found;

    assert_ok(swst_record_load(*state, swst_kind_find("worker"), id, &worker));
    swst_record_free(worker);
    assert_int_equal(count_of(*state, "worker"), 1);
    assert_ok(swst_store_find_request(*state, "r-1", &found));
    assert_audit("action", "insert\n");
}

static void what_was_refused_or_rolled_back_leaves_no_line(void **state)
{
    int64_t id = given_worker(*state, "Wu");

    assert_status(SWST_EINVALID, refused(*state, "worker", "sex", "male", NULL));
    assert_status(SWST_EINVALID, change(*state, "worker", id, "name", NULL));
    assert_status(SWST_EINVALID, void_it(*state, "worker", id, ""));
    assert_ok(swst_store_begin(*state));
    assert_ok(change(*state, "worker", id, "name", "Zhao"));
    swst_store_rollback(*state);
    assert_audit("action", "insert\n");

    assert_ok(swst_store_begin(*state));
    assert_ok(change(*state, "worker", id, "name", "Zhao"));
    assert_status(SWST_ENOTFOUND, refused(*state, "household", "area_id", "42", NULL));
    given_worker(*state, "Li");
    assert_ok(swst_store_commit(*state));
    assert_audit("sequence, action, fields", "1|insert|-\n2|update|name\n3|insert|-\n");
}

static void a_request_that_was_served_before_leaves_no_second_line(void **state)
{
    assert_ok(swst_store_set_request(*state, "r-1"));
    given_worker(*state, "Wu");
    assert_ok(swst_store_set_request(*state, "r-1"));
    given_worker(*state, "Wu");
    assert_audit("action, request", "insert|" R_1 "\n");
}

static void fields_are_named_in_the_order_of_their_kind(void **state)
{
    int64_t id = given(*state, "worker", "name", "Wu", "phone", "5550100", "sex", "male", NULL);
    swst_record *worker;

    assert_ok(swst_record_load(*state, swst_kind_find("worker"), id, &worker));
    assert_ok(swst_record_set(worker, "left_on", "2026-01-01"));
    assert_ok(swst_record_set(worker, "phone", NULL));
    assert_ok(swst_record_set(worker, "sex", "male"));
    assert_ok(swst_record_set(worker, "name", "Zhao"));
    assert_ok(swst_record_save(*state, worker));
    assert_ok(swst_record_save(*state, worker));             /* changes nothing */
    swst_record_free(worker);
    assert_audit("action, fields", "insert|-\nupdate|name,phone,left_on\nupdate|\n");
}

static void no_value_of_a_record_stands_in_the_audit(void **state)
{
    int64_t area = given_area(*state);
    int64_t id = given(*state, "client", "name", "CANARY1", "area_id", ID(area), "registered_on",
                       "2020-01-01", "note", "CANARY2", NULL);
    char *there;

    assert_ok(change(*state, "client", id, "name", "CANARY3"));
    assert_ok(change(*state, "client", id, "phone", "CANARY4"));
    assert_ok(void_it(*state, "client", id, "CANARY5"));
    there = read_there(FILE_NAME, "SELECT * FROM audit");
    assert_non_null(strstr(there, "client"));
    assert_null(strstr(there, "CANARY"));
    free(there);
}

static void the_lines_are_as_many_as_the_writes(void **state)
{
    assert_ok(swst_store_begin(*state));
    for (int i = 0; i < 300; i++)
        given_worker(*state, "Wu");
    assert_ok(swst_store_commit(*state));
    assert_int_equal(number_in_file(FILE_NAME, "SELECT count(*) FROM audit"), 300);
    assert_int_equal(number_in_file(FILE_NAME, "SELECT max(sequence) FROM audit"), 300);
    assert_int_equal(number_in_file(FILE_NAME, "SELECT count(*) FROM audit, worker WHERE"
                                               " record_id = id AND instant = recorded_at"), 300);
}

/* Who was there: the local owner, with no purpose to name. */
static void without_a_session_the_owner_acts(void **state)
{
    given_worker(*state, "Wu");
    assert_audit("role, purpose, outcome, clock_back", "owner|-|done|0\n");
}

static void a_clock_that_went_back_is_told(void **state)
{
    given_worker(*state, "Wu");
    swst_store_set_now(*state, 999);
    given_worker(*state, "Wu");
    given_worker(*state, "Wu");
    swst_store_set_now(*state, 1000);
    given_worker(*state, "Wu");
    assert_audit("instant, clock_back", "1000|0\n999|1\n999|0\n1000|0\n");
}

static void an_act_that_changes_nothing_is_noted(void **state)
{
    const swst_kind *client = swst_kind_find("client");
    struct swst__noted_act act = { SWST__ACT_READ, client, 7, 9, 3, "health",
                                   SWST__OUTCOME_DONE };

    assert_ok(swst__audit_note(*state, &act));
    act = (struct swst__noted_act){ SWST__ACT_REVEAL, client, 7, 0, 1, NULL,
                                    SWST__OUTCOME_DENIED };
    assert_ok(swst__audit_note(*state, &act));
    assert_ok(swst__audit_note(*state, &(struct swst__noted_act){ .action = SWST__ACT_SESSION }));
    assert_audit("action, kind, record_id, last_id, \"rows\", fields, outcome",
                 "read|client|7|9|3|health|done\nreveal|client|7|-|-|-|denied\n"
                 "session|-|-|-|-|-|done\n");
}

static void a_note_belongs_to_the_callers_transaction(void **state)
{
    const struct swst__noted_act act = { .action = SWST__ACT_SESSION };

    assert_ok(swst_store_begin(*state));
    assert_ok(swst__audit_note(*state, &act));
    given_worker(*state, "Wu");
    assert_ok(swst__audit_note(*state, &act));
    assert_ok(swst_store_commit(*state));
    assert_audit("action", "session\ninsert\nsession\n");
}

/* Who read, and gave up what he wrote, has read all the same. Of what was kept nothing is
 * told twice. */
static void what_a_session_read_stands_though_the_transaction_is_given_up(void **state)
{
    static const struct swst__noted_act reads = { .action = SWST__ACT_READ, .first_id = 7,
                                                  .fields = "health" };
    static const struct swst__noted_act begins = { .action = SWST__ACT_SESSION };
    swst_store *store = *state;
    int64_t wu = given_worker(store, "Wu");

    given(store, "account", "worker_id", ID(wu), "role", "social_worker", "starts_on",
          "1970-01-01", NULL);
    assert_ok(swst_session_begin(store, wu, "service"));
    assert_ok(swst_store_begin(store));
    assert_ok(swst__audit_note(store, &reads));
    assert_ok(swst__audit_note(store, &begins));
    swst_store_rollback(store);
    assert_audit("action, role, fields",
                 "insert|owner|-\ninsert|owner|-\nsession|social_worker|-\n"
                 "read|social_worker|health\n");
    assert_ok(swst_store_begin(store));
    assert_ok(swst__audit_note(store, &reads));
    assert_ok(swst_store_commit(store));
    swst_store_rollback(store);
    assert_audit("sequence, purpose", "1|-\n2|-\n3|service\n4|service\n5|service\n");
}

/* The index holds to it even past the write path. */
static void one_request_stands_in_one_line(void **state)
{
    swst_record *worker;
    struct swst__served found;

    assert_ok(swst_store_set_request(*state, "r-1"));
    assert_ok(swst_record_load(*state, swst_kind_find("worker"), given_worker(*state, "Wu"),
                               &worker));
    assert_ok(swst_store_set_request(*state, "r-1"));
    assert_status(SWST_EINVALID, swst__audit_add(*state, 1000, "update", worker, ""));
    assert_error("database", NULL);
    assert_ok(swst_store_set_request(*state, NULL));
    assert_ok(swst__audit_add(*state, 1000, "update", worker, ""));
    assert_ok(swst__audit_add(*state, 1000, "update", worker, ""));
    assert_ok(swst__audit_find(*state, "r-1", &found));
    assert_int_equal(found.id, swst_record_id(worker));
    assert_ptr_equal(found.kind, swst_kind_find("worker"));
    assert_true(found.is_new && !found.is_void);
    assert_ok(swst__audit_find(*state, "r-2", &found));
    assert_int_equal(found.id, 0);
    swst_record_free(worker);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        audited_test(every_write_leaves_one_line),
        audited_test(reading_leaves_no_line),
        audited_test(what_was_refused_or_rolled_back_leaves_no_line),
        audited_test(a_request_that_was_served_before_leaves_no_second_line),
        audited_test(fields_are_named_in_the_order_of_their_kind),
        audited_test(no_value_of_a_record_stands_in_the_audit),
        audited_test(the_lines_are_as_many_as_the_writes),
        audited_test(without_a_session_the_owner_acts),
        audited_test(a_clock_that_went_back_is_told),
        audited_test(an_act_that_changes_nothing_is_noted),
        audited_test(a_note_belongs_to_the_callers_transaction),
        audited_test(what_a_session_read_stands_though_the_transaction_is_given_up),
        audited_test(one_request_stands_in_one_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
