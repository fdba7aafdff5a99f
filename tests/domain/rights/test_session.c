/* Sessions: what a role sees and may write, and that nobody else can tell. */
#include "../../support/station.h"

#include <swstation/session.h>

struct office {
    int64_t near_village, far_village, near_client, far_client, child, worker, other, head;
};

static int64_t account(swst_store *store, int64_t worker, const char *role)
{
    return given(store, "account", "worker_id", ID(worker), "role", role, "starts_on",
                 "2020-01-01", NULL);
}

/* Two villages; the worker is responsible for the near client alone. */
static struct office given_office(swst_store *store)
{
    struct office it;

    swst_store_set_now(store, INT64_C(1656640800000));       /* 2022-07-01 */
    it.near_village = given_village(store, "441882107201");
    it.far_village = given_village(store, "441882107202");
    it.worker = given(store, "worker", "name", "Worker", NULL);
    it.other = given(store, "worker", "name", "Other", NULL);
    it.head = given(store, "worker", "name", "Head", NULL);
    it.near_client = given(store, "client", "name", "Near", "area_id", ID(it.near_village),
                           "birth_date", "1940-01-01", "registered_on", "2020-01-01", "note",
                           "secret", NULL);
    it.far_client = given(store, "client", "name", "Far", "area_id", ID(it.far_village),
                          "birth_date", "1941-01-01", "registered_on", "2020-01-01", "note",
                          "secret", NULL);
    it.child = given(store, "client", "name", "Child", "area_id", ID(it.far_village),
                     "birth_date", "2012-01-01", "registered_on", "2020-01-01", NULL);
    given(store, "assignment", "worker_id", ID(it.worker), "client_id", ID(it.near_client),
          "share", "exclusive", "starts_on", "2020-01-01", NULL);
    return it;
}

static swst_status load(swst_store *store, const char *kind, int64_t id)
{
    swst_record *record = NULL;
    swst_status status = swst_record_load(store, swst_kind_find(kind), id, &record);

    swst_record_free(record);
    return status;
}

static void without_an_account_nobody_begins(void **state)
{
    struct office it = given_office(*state);

    assert_status(SWST_EDENIED, swst_session_begin(*state, it.worker, "service"));
    assert_error("no_account", NULL);
    assert_int_equal(3, count_of(*state, "client"));
}

static void an_intern_sees_nobody_but_ones_own(void **state)
{
    struct office it = given_office(*state);

    account(*state, it.worker, "intern");
    assert_ok(swst_session_begin(*state, it.worker, "service"));
    assert_int_equal(1, count_of(*state, "client"));
    assert_ok(load(*state, "client", it.near_client));
    assert_status(SWST_ENOTFOUND, load(*state, "client", it.far_client));
    swst_session_end(*state);
    assert_int_equal(3, count_of(*state, "client"));
}

static void a_child_is_seen_by_the_head_with_a_purpose_alone(void **state)
{
    struct office it = given_office(*state);

    account(*state, it.worker, "social_worker");
    account(*state, it.head, "head");
    assert_ok(swst_session_begin(*state, it.worker, "service"));
    assert_status(SWST_ENOTFOUND, load(*state, "client", it.child));
    assert_ok(load(*state, "client", it.far_client));
    swst_session_end(*state);
    assert_ok(swst_session_begin(*state, it.head, NULL));
    assert_status(SWST_ENOTFOUND, load(*state, "client", it.child));
    swst_session_end(*state);
    assert_ok(swst_session_begin(*state, it.head, "service"));
    assert_ok(load(*state, "client", it.child));
}

static void a_grant_of_two_opens_a_childs_file_until_it_expires(void **state)
{
    struct office it = given_office(*state);
    int64_t grant;

    account(*state, it.worker, "social_worker");
    grant = given(*state, "access_grant", "client_id", ID(it.child), "worker_id", ID(it.worker),
                  "purpose", "casework", "first_id", ID(it.head), "starts_at",
                  "2022-06-30T00:00:00.000Z", "expires_at", "2022-07-05T00:00:00.000Z", NULL);
    assert_ok(swst_session_begin(*state, it.worker, "casework"));
    assert_status(SWST_ENOTFOUND, load(*state, "client", it.child));
    swst_session_end(*state);
    assert_ok(change(*state, "access_grant", grant, "second_id", ID(it.other)));
    assert_ok(swst_session_begin(*state, it.worker, "service"));
    assert_status(SWST_ENOTFOUND, load(*state, "client", it.child));
    swst_session_end(*state);
    assert_ok(swst_session_begin(*state, it.worker, "casework"));
    assert_ok(load(*state, "client", it.child));
    assert_status(SWST_ENOTFOUND, change(*state, "client", it.child, "education", "30"));
    swst_store_set_now(*state, INT64_C(1657500000000));      /* 2022-07-11 */
    assert_status(SWST_ENOTFOUND, load(*state, "client", it.child));
}

static void what_is_sensitive_needs_a_purpose_and_stays_when_saved_unseen(void **state)
{
    struct office it = given_office(*state);
    swst_record *client = NULL;

    account(*state, it.worker, "social_worker");
    assert_ok(swst_session_begin(*state, it.worker, NULL));
    assert_ok(swst_record_load(*state, swst_kind_find("client"), it.near_client, &client));
    assert_false(swst_record_has(client, "note"));
    assert_ok(swst_record_set(client, "education", "30"));
    assert_ok(swst_record_save(*state, client));
    swst_record_free(client);
    swst_session_end(*state);
    assert_ok(swst_record_load(*state, swst_kind_find("client"), it.near_client, &client));
    assert_true(swst_record_has(client, "note"));
    swst_record_free(client);
}

static void an_auditor_reads_no_case_and_reports_a_child_in_danger(void **state)
{
    struct office it = given_office(*state);

    account(*state, it.other, "auditor");
    assert_ok(swst_session_begin(*state, it.other, "audit"));
    assert_status(SWST_EDENIED, load(*state, "client", it.near_client));
    assert_status(SWST_EDENIED, load(*state, "client", 1));
    assert_status(SWST_EDENIED, load(*state, "case", 1));
    given(*state, "incident", "type", "child_protection", "situation", "4", "discovered_at",
          "2022-06-30T00:00:00.000Z", NULL);
    assert_int_equal(1, count_of(*state, "incident"));
}

static void a_viewer_has_figures_and_no_record(void **state)
{
    struct office it = given_office(*state);
    swst_table *table = NULL;

    account(*state, it.other, "viewer");
    assert_ok(swst_session_begin(*state, it.other, "statistics"));
    assert_status(SWST_EDENIED, load(*state, "client", it.near_client));
    assert_ok(swst_report_coverage(*state, "2022-06-01", "2022-06-30", "2022-07-01", NULL,
                                   &table));
    assert_true(swst_table_rows(table) > 0);
    swst_table_free(table);
}

static void a_new_client_must_lie_within_the_scope(void **state)
{
    struct office it = given_office(*state);
    int64_t id = account(*state, it.worker, "social_worker");

    given(*state, "account_scope", "account_id", ID(id), "area_id", ID(it.near_village), NULL);
    assert_ok(swst_session_begin(*state, it.worker, "service"));
    assert_int_equal(1, count_of(*state, "client"));
    given(*state, "client", "name", "New", "area_id", ID(it.near_village), "birth_date",
          "1950-01-01", "registered_on", "2022-06-01", NULL);
    assert_int_equal(2, count_of(*state, "client"));
    assert_status(SWST_EDENIED, refused(*state, "client", "name", "New", "area_id",
                                        ID(it.far_village), "birth_date", "1950-01-01",
                                        "registered_on", "2022-06-01", NULL));
    swst_session_end(*state);
    assert_int_equal(4, count_of(*state, "client"));
}

static void an_account_that_ends_leaves_nothing(void **state)
{
    struct office it = given_office(*state);
    int64_t id = account(*state, it.worker, "social_worker");

    assert_ok(change(*state, "account", id, "ends_on", "2022-07-01"));
    assert_ok(swst_session_begin(*state, it.worker, "service"));
    assert_ok(load(*state, "client", it.near_client));
    swst_store_set_now(*state, INT64_C(1656813600000));      /* 2022-07-03 */
    assert_status(SWST_EDENIED, load(*state, "client", it.near_client));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(without_an_account_nobody_begins),
        station_test(an_intern_sees_nobody_but_ones_own),
        station_test(a_child_is_seen_by_the_head_with_a_purpose_alone),
        station_test(a_grant_of_two_opens_a_childs_file_until_it_expires),
        station_test(what_is_sensitive_needs_a_purpose_and_stays_when_saved_unseen),
        station_test(an_auditor_reads_no_case_and_reports_a_child_in_danger),
        station_test(a_viewer_has_figures_and_no_record),
        station_test(a_new_client_must_lie_within_the_scope),
        station_test(an_account_that_ends_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
