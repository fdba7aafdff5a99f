/* Idle cases on the desk, and who is alerted of them. */
#include "../domain/modelled_cases.h"

struct people {
    int64_t client, worker, supervisor, backup, head;
};

static struct people given_people(swst_store *store)
{
    struct people made = { given_client(store, given_area(store)), given_worker(store, "Lin"),
                           given_worker(store, "Wen"), given_worker(store, "Bao"),
                           given_worker(store, "Zhang") };

    return made;
}

static int64_t given_case(swst_store *store, const struct people *people, int64_t supervisor)
{
    return given(store, "case", "client_id", ID(people->client), "worker_id", ID(people->worker),
                 "supervisor_id", supervisor ? ID(supervisor) : NULL, "opened_on", "2026-06-01",
                 "stage", "intervention", "state", "open", NULL);
}

static swst_table *desk(swst_store *store, const char *as_of, int64_t worker, int64_t area)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    swst_filter_add_list(filter, SWST_DESK_LIST_CASES);
    swst_filter_set_worker(filter, worker);
    swst_filter_set_area(filter, area);
    assert_ok(swst_report_desk(store, as_of, filter, &table));
    swst_filter_free(filter);
    return table;
}

static void assert_alerted(swst_store *store, int64_t to, const char *reason)
{
    swst_table *table = desk(store, "2026-06-09", 0, 0);

    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "reason", reason);
    if (to)
        assert_cell(table, 0, "to_id", ID(to));
    else
        assert_empty(table, 0, "to_id");
    swst_table_free(table);
}

static void assert_rows(swst_store *store, const char *as_of, int64_t worker, int64_t area,
                        size_t rows)
{
    swst_table *table = desk(store, as_of, worker, area);

    assert_int_equal(swst_table_rows(table), rows);
    swst_table_free(table);
}

static void an_idle_case_says_since_when_and_how_late_it_is(void **state)
{
    struct people people = given_people(*state);
    int64_t id = given_case(*state, &people, 0);
    swst_table *table;

    assert_ok(change(*state, "case", id, "number", "GA-2026-07"));
    assert_ok(swst_case_follow_up(*state, id, "2026-06-04", true, 0, 0, NULL, NULL));
    table = desk(*state, "2026-06-20", 0, 0);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "list", "cases");
    assert_cell(table, 0, "name", "林小雨");
    assert_cell(table, 0, "title", "GA-2026-07");
    assert_cell(table, 0, "about", "case");
    assert_cell(table, 0, "about_id", ID(id));
    assert_cell(table, 0, "client_id", ID(people.client));
    assert_cell(table, 0, "worker_ids", ID(people.worker));
    assert_cell(table, 0, "since_on", "2026-06-04");
    assert_cell(table, 0, "due_on", "2026-06-11");
    assert_cell(table, 0, "days_overdue", "9");
    assert_cell(table, 0, "area_code", "441882107201");
    swst_table_free(table);
}

static void the_alert_goes_to_supervisor_backup_or_head_in_office(void **state)
{
    struct people people = given_people(*state);

    given_case(*state, &people, people.supervisor);
    assert_alerted(*state, people.supervisor, "supervisor");
    given(*state, "absence", "worker_id", ID(people.supervisor), "starts_on", "2026-06-09",
          "ends_on", "2026-06-09", NULL);
    assert_alerted(*state, 0, "nobody");
    given_post(*state, people.head, "head", 0, "2020-01-01", NULL);
    assert_alerted(*state, people.head, "head");
    given_post(*state, people.backup, "social_worker", 0, "2020-01-01", NULL);
    given_post(*state, people.worker, "social_worker", people.backup, "2020-01-01", NULL);
    assert_alerted(*state, people.backup, "backup");
    given(*state, "absence", "worker_id", ID(people.backup), "starts_on", "2026-06-01", NULL);
    assert_alerted(*state, people.head, "head");
}

static void a_case_without_a_supervisor_alerts_one_by_post(void **state)
{
    struct people people = given_people(*state);

    given_case(*state, &people, 0);
    given_post(*state, people.supervisor, "supervisor", 0, "2020-01-01", NULL);
    given_post(*state, people.backup, "supervisor", 0, "2020-01-01", NULL);
    assert_alerted(*state, people.supervisor, "supervisor");
    given(*state, "absence", "worker_id", ID(people.supervisor), "starts_on", "2026-06-01", NULL);
    assert_alerted(*state, people.backup, "supervisor");
}

static void the_desk_of_a_worker_holds_own_cases_and_alerts(void **state)
{
    struct people people = given_people(*state);
    int64_t other = given_village(*state, "441882107207");

    given_case(*state, &people, people.supervisor);
    assert_rows(*state, "2026-06-09", people.worker, 0, 1);
    assert_rows(*state, "2026-06-09", people.supervisor, 0, 1);
    assert_rows(*state, "2026-06-09", people.backup, 0, 0);
    assert_rows(*state, "2026-06-09", 0, other, 0);
    assert_rows(*state, "2026-06-09", people.worker, other, 0);
}

static void the_desk_of_the_head_holds_what_alerts_the_head_wherever_it_is(void **state)
{
    struct people people = given_people(*state);
    int64_t other = given_village(*state, "441882107207");

    given_post(*state, people.head, "head", 0, "2020-01-01", NULL);
    given_case(*state, &people, 0);
    given_case(*state, &people, people.supervisor);
    given_client(*state, other);
    assert_rows(*state, "2026-06-09", people.head, 0, 1);
    assert_rows(*state, "2026-06-09", people.head, given_area(*state), 1);
    assert_rows(*state, "2026-06-09", people.head, other, 0);
}

static void an_open_case_of_who_has_died_still_stands_there(void **state)
{
    struct people people = given_people(*state);

    given_case(*state, &people, 0);
    assert_ok(change(*state, "client", people.client, "exit_reason", "died"));
    assert_ok(change(*state, "client", people.client, "exited_on", "2026-06-03"));
    assert_rows(*state, "2026-06-09", 0, 0, 1);
}

static void how_many_days_are_too_many_is_a_setting(void **state)
{
    struct people people = given_people(*state);

    given_case(*state, &people, 0);
    given(*state, "setting", "key", "case_idle_days", "value", "14", NULL);
    assert_rows(*state, "2026-06-15", 0, 0, 0);
    assert_rows(*state, "2026-06-16", 0, 0, 1);
}

static void the_list_of_any_day_is_what_a_plain_model_says(void **state)
{
    (void)state;
    for (unsigned seed = 201; seed < 201 + model_runs(); seed++) {
        struct model model;
        void *store;

        open_station(&store);
        model_make(store, &model, seed);
        for (int day = 0; day < MODEL_DAYS + 30; day += 7) {
            swst_table *table = desk(store, model_text(day), 0, 0);
            size_t idle = 0;

            for (int i = 0; i < MODEL_CASES; i++)
                if (model_idle(&model.cases[i], day)) {
                    size_t row = row_of(table, "about_id", ID(model.cases[i].id), NULL, NULL);

                    assert_cell(table, row, "since_on",
                                model_text(model_since(&model.cases[i], day)));
                    idle++;
                }
            assert_int_equal(swst_table_rows(table), idle);
            swst_table_free(table);
        }
        close_station(&store);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(an_idle_case_says_since_when_and_how_late_it_is),
        station_test(the_alert_goes_to_supervisor_backup_or_head_in_office),
        station_test(a_case_without_a_supervisor_alerts_one_by_post),
        station_test(the_desk_of_a_worker_holds_own_cases_and_alerts),
        station_test(the_desk_of_the_head_holds_what_alerts_the_head_wherever_it_is),
        station_test(an_open_case_of_who_has_died_still_stands_there),
        station_test(how_many_days_are_too_many_is_a_setting),
        cmocka_unit_test(the_list_of_any_day_is_what_a_plain_model_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
