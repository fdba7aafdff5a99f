/* Nobody gives rights to himself; and what takes a power takes a role that has it. */
#include "at_work.h"

#include <stdio.h>

/* ------------------------------------------------------ nobody helps himself to rights */

static void a_worker_does_not_make_himself_responsible(void **state)
{
    int64_t worker = person_of("social_worker");

    (void)state;
    begin("social_worker", "service");
    assert_status(SWST_EDENIED, refused(it.store, "assignment", "worker_id", ID(worker),
                                        "client_id", ID(first_of_area()), "starts_on",
                                        "2022-01-01", NULL));
    assert_status(SWST_EDENIED, refused(it.store, "assignment", "worker_id", ID(worker), "area_id",
                                        ID(it.far_area), "starts_on", "2022-01-01", NULL));
    assert_status(SWST_EDENIED, refused(it.store, "case", "client_id", ID(first_of_area()),
                                        "worker_id", ID(worker), "opened_on", "2022-06-01",
                                        "stage", "intake", NULL));
    assert_int_equal(0, swst_error_field() != NULL);
    given(it.store, "case", "client_id", ID(own_adult()), "worker_id", ID(worker), "opened_on",
          "2022-06-01", "stage", "intake", NULL);
    end();
}

static void the_security_administrator_gives_nothing_to_himself(void **state)
{
    int64_t admin = person_of("security_admin"), own, scope;

    (void)state;
    own = one_of("account", "worker_id", admin);
    begin("security_admin", NULL);
    assert_status(SWST_EDENIED, change(it.store, "account", own, "role", "head"));
    assert_status(SWST_EDENIED, refused(it.store, "role_right", "role", "security_admin",
                                        "circle", "people", "reads", "scope", NULL));
    assert_status(SWST_EDENIED, void_it(it.store, "account", own, "mistaken"));
    end();
    assert_ok(swst_session_begin(it.store, it.people[VIEWERS - 1], NULL));
    own = one_of("account", "worker_id", it.people[VIEWERS - 1]);
    scope = one_of("account_scope", "account_id", own);
    assert_status(SWST_EDENIED, void_it(it.store, "account_scope", scope, "mistaken"));
    end();
}

static swst_status batch_of(swst_record *record)
{
    swst_batch *batch = NULL;
    swst_status status = swst_batch_begin(it.store, &batch);

    if (!status)
        status = swst_batch_add(batch, record);
    while (!status && (status = swst_batch_step(batch)) == SWST_ROW)
        status = SWST_OK;
    if (!status && swst_batch_rejected(batch))
        status = SWST_EDENIED;
    if (!status)
        status = swst_batch_apply(batch);
    swst_batch_free(batch);
    return status;
}

static void nobody_signs_for_another_not_even_among_many(void **state)
{
    int64_t stranger = person_of("social_worker");
    swst_record *grant = office_record("access_grant", "client_id", ID(first_of_area()),
        "worker_id", ID(stranger), "first_id", ID(it.other), "second_id", ID(it.second),
        "purpose", "service", "expires_at", "2022-06-30T00:00:00.000Z", NULL);

    (void)state;
    begin("head", "service");
    assert_status(SWST_EDENIED, swst_record_save(it.store, grant));
    assert_status(SWST_EDENIED, batch_of(grant));
    end();
    swst_record_free(grant);
}

static void a_grant_is_signed_by_two(void **state)
{
    int64_t child = it.clients[11 + 12 + 1], grant;

    (void)state;
    begin("head", "service");
    grant = given(it.store, "access_grant", "client_id", ID(child), "worker_id",
                  ID(person_of("social_worker")), "first_id", ID(person_of("head")), "purpose",
                  "service", "starts_at", "2022-06-30T00:00:00.000Z", "expires_at",
                  "2022-07-09T00:00:00.000Z", NULL);
    assert_status(SWST_EINVALID, change(it.store, "access_grant", grant, "second_id",
                                        ID(person_of("head"))));
    assert_status(SWST_EDENIED, change(it.store, "access_grant", grant, "second_id",
                                       ID(it.second)));
    end();
    begin("deputy", "service");
    assert_status(SWST_EDENIED, change(it.store, "access_grant", grant, "expires_at",
                                       "2022-07-20T00:00:00.000Z"));
    assert_ok(change(it.store, "access_grant", grant, "second_id", ID(person_of("deputy"))));
    end();
    begin("social_worker", "service");
    assert_ok(load("client", child));
    assert_status(SWST_ENOTFOUND, change(it.store, "client", child, "education", "30"));
    end();
}

/* ---------------------------------------------------------------- many at once */

static void many_records_are_a_matter_of_power_purpose_and_the_whole_station(void **state)
{
    swst_record *visited = office_record("visit", "client_id", ID(own_adult()), NULL);

    (void)state;
    for (int i = 0; i < VIEWERS; i++)
        for (int has_purpose = 0; has_purpose < 2; has_purpose++) {
            bool may = i < 2 && has_purpose;            /* the head and the deputy */
            swst_record *one = swst_record_copy(visited);

            assert_ok(swst_session_begin(it.store, it.people[i], has_purpose ? "service" : NULL));
            assert_int_equal(may ? SWST_OK : SWST_EDENIED, batch_of(one));
            end();
            swst_record_free(one);
        }
    swst_record_free(visited);
}

/* Copies of the whole file are those of roles that keep it. */
static void whole_files_leave_by_those_who_may_alone(void **state)
{
    static const char may_dump[] = "100000000", may_back_up[] = "100000001",
                      may_erase[] = "100000000";

    (void)state;
    for (int i = 0; i < ROLES; i++) {
        swst_dump *dump = NULL;
        swst_table *table = NULL;
        swst_status status;

        begin(office_roles[i], "service");
        status = swst_store_backup(it.store, "/nowhere/there/backup.db");
        assert_int_equal(may_back_up[i] == '0', status == SWST_EDENIED);
        status = swst_dump_begin(it.store, "/nowhere/there/dump.jsonl", SWST_MASKED, &dump);
        assert_int_equal(may_dump[i] == '0', status == SWST_EDENIED);
        swst_dump_free(dump);
        status = swst_dump_begin(it.store, "/nowhere/there/dump.jsonl", 0, &dump);
        assert_true(status == SWST_EDENIED);    /* in full by who reveals alone */
        status = swst_client_erase(it.store, 99999999, "mistake", "2022-07-01", true, &table);
        assert_int_equal(may_erase[i] == '0', status == SWST_EDENIED);
        end();
    }
}

static void a_file_of_somebody_hidden_is_not_exported(void **state)
{
    char *text = NULL;
    char words[400];

    (void)state;
    begin("head", NULL);                        /* without a purpose no child */
    assert_status(SWST_ENOTFOUND, swst_client_export(it.store, 99999999, "json", &text));
    snprintf(words, sizeof words, "%s", swst_error_message("en"));
    assert_status(SWST_ENOTFOUND, swst_client_export(it.store, own_child(), "json", &text));
    assert_words(words);
    end();
    begin("social_worker", "subject_request");
    assert_status(SWST_EDENIED, swst_client_export(it.store, own_adult(), "json", &text));
    end();
    assert_null(text);
}

#define ended(test) cmocka_unit_test_teardown(test, end_session)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ended(the_security_administrator_gives_nothing_to_himself),
        ended(nobody_signs_for_another_not_even_among_many),
        ended(a_grant_is_signed_by_two),
        ended(a_worker_does_not_make_himself_responsible),
        ended(many_records_are_a_matter_of_power_purpose_and_the_whole_station),
        ended(whole_files_leave_by_those_who_may_alone),
        ended(a_file_of_somebody_hidden_is_not_exported),
    };
    return cmocka_run_group_tests(tests, open_it, close_it);
}
