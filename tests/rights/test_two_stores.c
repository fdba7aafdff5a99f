/* One file, two stores: what one of them changes, the session of the other obeys at once. */
#include "office.h"

#include "../support/station.h"

#include <swstation/backup.h>

#include <sys/stat.h>

struct desk {
    swst_store *owner, *seen;
    int64_t area, worker, client, account, other, third;
};

static const char path[] = "two_stores.db";

static int open_desk(void **state)
{
    static struct desk it;

    it.owner = given_file(path);
    swst_store_set_now(it.owner, OFFICE_NOW);
    it.area = given_village(it.owner, "441882107201");
    it.worker = given_worker(it.owner, "Worker");
    it.other = given_worker(it.owner, "Other");
    it.third = given_worker(it.owner, "Third");
    it.client = office_make(it.owner, "client", "area_id", ID(it.area), "birth_date",
                            "1940-01-01", "registered_on", "2020-01-01", NULL);
    it.account = given(it.owner, "account", "worker_id", ID(it.worker), "role", "social_worker",
                       "starts_on", "2020-01-01", NULL);
    given_assignment(it.owner, it.worker, "client_id", it.client);
    it.seen = opened(path);
    swst_store_set_now(it.seen, OFFICE_NOW);
    *state = &it;
    return 0;
}

static int close_desk(void **state)
{
    struct desk *it = *state;

    swst_store_free(it->seen);
    swst_store_free(it->owner);
    remove_file(path);
    return 0;
}

static swst_status load(swst_store *store, int64_t client)
{
    swst_record *record = NULL;
    swst_status status = swst_record_load(store, swst_kind_find("client"), client, &record);

    swst_record_free(record);
    return status;
}

static int64_t notes_seen(swst_store *store, int64_t client)
{
    swst_record *record = NULL;
    int64_t has;

    assert_ok(swst_record_load(store, swst_kind_find("client"), client, &record));
    has = swst_record_has(record, "note");
    swst_record_free(record);
    return has;
}

static void an_account_that_another_voids_is_over_at_once(void **state)
{
    struct desk *it = *state;

    assert_ok(swst_session_begin(it->seen, it->worker, "service"));
    assert_ok(load(it->seen, it->client));
    assert_ok(void_it(it->owner, "account", it->account, "left"));
    assert_status(SWST_EDENIED, load(it->seen, it->client));
}

/* The change that was given up and the one of the other count as two. */
static void what_was_given_up_hides_no_change_of_another(void **state)
{
    struct desk *it = *state;

    assert_ok(swst_session_begin(it->seen, it->worker, "service"));
    for (int i = 0; i < 4; i++) {
        assert_int_equal(1, notes_seen(it->seen, it->client));
        assert_ok(swst_store_begin(it->seen));
        for (int j = 0; j <= i; j++)
            assert_ok(change(it->seen, "client", it->client, "education", j % 2 ? "20" : "30"));
        swst_store_rollback(it->seen);
        assert_ok(change(it->owner, "account", it->account, "role", i % 2 ? "social_worker"
                                                                       : "viewer"));
        assert_int_equal(i % 2 ? SWST_OK : SWST_EDENIED, load(it->seen, it->client));
        if (!(i % 2))
            assert_ok(change(it->owner, "account", it->account, "role", "social_worker"));
    }
}

static void who_has_left_sees_nothing_at_once(void **state)
{
    struct desk *it = *state;

    assert_ok(swst_session_begin(it->seen, it->worker, "service"));
    assert_ok(load(it->seen, it->client));
    assert_ok(change(it->owner, "worker", it->worker, "left_on", "2022-06-30"));
    assert_status(SWST_EDENIED, load(it->seen, it->client));
}

static void who_ends_ones_own_work_sees_nothing_at_once(void **state)
{
    struct desk *it = *state;

    assert_ok(change(it->owner, "account", it->account, "role", "head"));
    assert_ok(swst_session_begin(it->seen, it->worker, "service"));
    assert_ok(change(it->seen, "worker", it->worker, "left_on", "2022-06-30"));
    assert_status(SWST_EDENIED, load(it->seen, it->client));
}

static void a_save_that_failed_hides_no_change_of_another(void **state)
{
    struct desk *it = *state;
    int64_t far_village = given_village(it->owner, "441882107202");
    int64_t scope = given(it->owner, "account_scope", "account_id", ID(it->account), "area_id",
                          ID(it->area), NULL);

    assert_ok(change(it->owner, "account", it->account, "role", "head"));
    assert_ok(swst_session_begin(it->seen, it->worker, "service"));
    assert_status(SWST_EDENIED, refused(it->seen, "client", "name", "New", "area_id",
                                        ID(far_village), "registered_on", "2020-01-01", NULL));
    assert_ok(void_it(it->owner, "account_scope", scope, "wider"));
    assert_ok(change(it->owner, "account", it->account, "role", "viewer"));
    assert_status(SWST_EDENIED, load(it->seen, it->client));
}

static void a_part_given_up_leaves_the_rights_as_they_were(void **state)
{
    struct desk *it = *state;

    assert_ok(change(it->owner, "account", it->account, "role", "head"));
    assert_ok(swst_session_begin(it->seen, it->worker, "service"));
    assert_ok(swst_store_begin(it->seen));
    given(it->seen, "assignment", "worker_id", ID(it->other), "client_id", ID(it->client),
          "starts_on", "2022-01-01", NULL);
    assert_status(SWST_EDENIED, refused(it->seen, "access_grant", "client_id", ID(it->client),
        "worker_id", ID(it->third), "first_id", ID(it->other), "purpose", "service", "starts_at",
        "2022-06-30T00:00:00.000Z", "expires_at", "2022-07-09T00:00:00.000Z", NULL));
    assert_int_equal(1, count_of(it->seen, "client"));
    swst_store_rollback(it->seen);
    assert_int_equal(1, count_of(it->seen, "client"));
    assert_int_equal(1, count_of(it->seen, "assignment"));
}

static void responsibility_that_ends_takes_what_is_sensitive_with_it(void **state)
{
    struct desk *it = *state;
    int64_t second = office_make(it->owner, "client", "area_id", ID(it->area), "birth_date",
                                 "1941-01-01", "registered_on", "2020-01-01", NULL), absence;

    given_assignment(it->owner, it->other, "client_id", second);
    given_post(it->owner, it->other, "social_worker", it->worker, "2022-01-01", NULL);
    assert_ok(swst_session_begin(it->seen, it->worker, "service"));
    assert_int_equal(0, notes_seen(it->seen, second));
    absence = given(it->owner, "absence", "worker_id", ID(it->other), "starts_on", "2022-06-01",
                    NULL);
    assert_int_equal(1, notes_seen(it->seen, second));          /* who stands in */
    assert_ok(change(it->owner, "absence", absence, "ends_on", "2022-06-30"));
    assert_int_equal(0, notes_seen(it->seen, second));
}

static void ones_own_are_seen_outside_of_the_scope(void **state)
{
    struct desk *it = *state;

    given(it->owner, "account_scope", "account_id", ID(it->account), "area_id",
          ID(given_village(it->owner, "441882107203")), NULL);
    assert_ok(swst_session_begin(it->seen, it->worker, "service"));
    assert_int_equal(1, notes_seen(it->seen, it->client));
    assert_int_equal(1, count_of(it->seen, "client"));
}

static void two_roles_on_one_file_do_not_mix(void **state)
{
    struct desk *it = *state;

    given(it->owner, "account", "worker_id", ID(it->other), "role", "auditor", "starts_on",
          "2020-01-01", NULL);
    assert_ok(swst_session_begin(it->seen, it->worker, "service"));
    assert_ok(swst_session_begin(it->owner, it->other, "audit"));
    for (int i = 0; i < 3; i++) {
        assert_ok(load(it->seen, it->client));
        assert_status(SWST_EDENIED, load(it->owner, it->client));
    }
    swst_session_end(it->seen);
    assert_status(SWST_EDENIED, load(it->owner, it->client));
    swst_session_end(it->owner);
    assert_ok(load(it->owner, it->client));
}

static void rights_change_within_a_transaction_of_ones_own_at_its_end(void **state)
{
    struct desk *it = *state;
    int64_t second = office_make(it->owner, "client", "area_id", ID(it->area), "birth_date",
                                 "1941-01-01", "registered_on", "2020-01-01", NULL);

    assert_ok(swst_session_begin(it->seen, it->worker, "service"));
    assert_int_equal(0, notes_seen(it->seen, second));
    assert_ok(swst_store_begin(it->seen));
    assert_ok(change(it->seen, "client", second, "education", "30"));
    assert_int_equal(0, notes_seen(it->seen, second));
    assert_ok(swst_store_commit(it->seen));
    assert_int_equal(0, notes_seen(it->seen, second));
    assert_ok(void_it(it->owner, "account", it->account, "left"));
    assert_status(SWST_EDENIED, load(it->seen, it->client));
}

static void a_file_that_is_only_read_is_seen_through_the_same_rights(void **state)
{
    struct desk *it = *state;
    int64_t intern = given_worker(it->owner, "Intern");

    given(it->owner, "account", "worker_id", ID(intern), "role", "intern", "starts_on",
          "2020-01-01", NULL);
    swst_store_free(it->seen);
    it->seen = NULL;
    assert_int_equal(0, chmod(path, 0400));
    it->seen = opened(path);
    swst_store_set_now(it->seen, OFFICE_NOW);
    if (swst_session_begin(it->seen, intern, "service") == SWST_OK)
        assert_status(SWST_ENOTFOUND, load(it->seen, it->client));
    assert_int_equal(0, chmod(path, 0600));
}

int main(void)
{
#define desk_test(function) cmocka_unit_test_setup_teardown(function, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        desk_test(an_account_that_another_voids_is_over_at_once),
        desk_test(what_was_given_up_hides_no_change_of_another),
        desk_test(who_has_left_sees_nothing_at_once),
        desk_test(who_ends_ones_own_work_sees_nothing_at_once),
        desk_test(a_save_that_failed_hides_no_change_of_another),
        desk_test(a_part_given_up_leaves_the_rights_as_they_were),
        desk_test(responsibility_that_ends_takes_what_is_sensitive_with_it),
        desk_test(ones_own_are_seen_outside_of_the_scope),
        desk_test(two_roles_on_one_file_do_not_mix),
        desk_test(rights_change_within_a_transaction_of_ones_own_at_its_end),
        desk_test(a_file_that_is_only_read_is_seen_through_the_same_rights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
