/* The audit is for those whose role has it, and tells who was refused. */
#include "../support/station.h"

static void begin_as(swst_store *store, const char *role)
{
    int64_t worker = given_worker(store, "Zhou");

    given(store, "account", "worker_id", ID(worker), "role", role, "starts_on", "2020-01-01", NULL);
    assert_ok(swst_session_begin(store, worker, "audit"));
}

static void an_auditor_reads_the_audit_and_trims_nothing(void **state)
{
    swst_table *table;
    char *anchor;

    begin_as(*state, "auditor");
    assert_ok(swst_audit_anchor(*state, &anchor));
    assert_ok(swst_audit_verify(*state, anchor, &table));
    assert_cell(table, 0, "anchor", "held");
    swst_table_free(table);
    swst_free(anchor);
    assert_ok(swst_audit_list(*state, NULL, NULL, 0, NULL, 0, "anchor", 0, &table));
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
    assert_status(SWST_EDENIED, swst_audit_trim(*state, "2020-01-01", NULL));
    assert_status(SWST_EDENIED, swst_audit_begin_key(*state));
    swst_session_end(*state);
}

/* Who is refused stands in it. */
static void a_social_worker_does_not_read_the_audit(void **state)
{
    swst_table *table = NULL;
    char *text = NULL;

    begin_as(*state, "social_worker");
    assert_status(SWST_EDENIED, swst_audit_list(*state, NULL, NULL, 0, NULL, 0, NULL, 0, &table));
    assert_status(SWST_EDENIED, swst_audit_verify(*state, NULL, &table));
    assert_status(SWST_EDENIED, swst_audit_anchor(*state, &text));
    assert_null(table);
    assert_null(text);
    swst_session_end(*state);
    assert_ok(swst_audit_list(*state, NULL, NULL, 0, NULL, 0, "denied", 0, &table));
    assert_int_equal(swst_table_rows(table), 3);
    assert_cell(table, 0, "role", "social_worker");
    assert_cell(table, 0, "purpose", "audit");
    assert_cell(table, 0, "outcome", "denied");
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(an_auditor_reads_the_audit_and_trims_nothing),
        station_test(a_social_worker_does_not_read_the_audit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
