/* Tasks on the desk: of the station and of cases, up to the end of the week. */
#include "../support/station.h"

static swst_table *tasks(swst_store *store, const char *as_of, int64_t worker)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table = NULL;

    swst_filter_add_list(filter, SWST_DESK_LIST_TASKS);
    swst_filter_set_worker(filter, worker);
    assert_ok(swst_report_desk(store, as_of, filter, &table));
    swst_filter_free(filter);
    return table;
}

static void a_task_waits_from_the_week_in_which_it_is_due(void **state)
{
    static const struct { const char *as_of; const char *days, *required, *reason; } days[] = {
        { "2026-03-08", NULL, NULL, NULL },             /* Sunday before */
        { "2026-03-09", "0", "0", "week" }, { "2026-03-12", "0", "1", "today" },
        { "2026-03-14", "2", "1", "overdue" },
    };
    int64_t owner = given_worker(*state, "Chen");
    int64_t task = given(*state, "task", "title", "金点子会", "due_on", "2026-03-12", "owner_id",
                         ID(owner), NULL);

    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        swst_table *table = tasks(*state, days[i].as_of, 0);

        assert_int_equal(swst_table_rows(table), days[i].days != NULL);
        if (days[i].days) {
            assert_cell(table, 0, "about", "task");
            assert_cell(table, 0, "about_id", ID(task));
            assert_cell(table, 0, "title", "金点子会");
            assert_empty(table, 0, "name");
            assert_cell(table, 0, "worker_ids", ID(owner));
            assert_cell(table, 0, "due_on", "2026-03-12");
            assert_cell(table, 0, "days_overdue", days[i].days);
            assert_cell(table, 0, "required", days[i].required);
            assert_cell(table, 0, "done", "0");
            assert_cell(table, 0, "reason", days[i].reason);
        }
        swst_table_free(table);
    }
}

static void of_a_task_that_recurs_the_earliest_open_day_waits(void **state)
{
    int64_t task = given(*state, "task", "title", "周例会", "due_on", "2026-03-02", "recurrence",
                         "FREQ=WEEKLY", NULL);
    swst_table *table;

    assert_ok(swst_task_do(*state, task, "2026-03-09", "2026-03-09"));
    table = tasks(*state, "2026-03-18", 0);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "due_on", "2026-03-02");
    assert_cell(table, 0, "days_overdue", "16");
    assert_cell(table, 0, "required", "3");
    assert_cell(table, 0, "done", "1");
    swst_table_free(table);
}

static void a_task_that_was_done_waits_for_nobody(void **state)
{
    int64_t task = given(*state, "task", "title", "年度总结", "due_on", "2026-03-12", NULL);
    swst_table *table;

    assert_ok(swst_task_do(*state, task, NULL, "2026-03-10"));
    table = tasks(*state, "2026-03-09", 0);
    assert_int_equal(swst_table_rows(table), 1);        /* not done yet on that day */
    swst_table_free(table);
    table = tasks(*state, "2026-03-10", 0);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

static int64_t given_case(swst_store *store, int64_t client, int64_t worker)
{
    return given(store, "case", "client_id", ID(client), "worker_id", ID(worker), "opened_on",
                 "2026-01-01", "stage", "planning", "state", "open", NULL);
}

static void a_task_of_a_case_bears_the_client_s_name_and_the_case_s_number(void **state)
{
    int64_t worker = given_worker(*state, "Chen"), other = given_worker(*state, "Wu");
    int64_t client = given_client(*state, given_area(*state));
    int64_t it = given_case(*state, client, worker);
    int64_t task = given(*state, "case_task", "case_id", ID(it), "title", "申请辅具", "due_on",
                         "2026-03-12", NULL);
    swst_table *table = tasks(*state, "2026-03-14", 0);

    assert_empty(table, 0, "title");                    /* no number, and no words of the case */
    swst_table_free(table);
    assert_ok(change(*state, "case", it, "number", "GA-2026-01"));
    table = tasks(*state, "2026-03-14", 0);
    assert_cell(table, 0, "title", "GA-2026-01");
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "about", "case_task");
    assert_cell(table, 0, "about_id", ID(task));
    assert_cell(table, 0, "client_id", ID(client));
    assert_cell(table, 0, "name", "林小雨");
    assert_cell(table, 0, "area_code", "441882107201");
    assert_cell(table, 0, "worker_ids", ID(worker));
    assert_cell(table, 0, "days_overdue", "2");
    assert_cell(table, 0, "required", "1");
    assert_cell(table, 0, "done", "0");
    swst_table_free(table);
    assert_ok(change(*state, "case_task", task, "worker_id", ID(other)));
    table = tasks(*state, "2026-03-14", worker);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    table = tasks(*state, "2026-03-14", other);
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
}

static void tasks_that_are_done_later_or_undated_and_those_of_closed_cases_do_not_wait(void **state)
{
    int64_t worker = given_worker(*state, "Chen");
    int64_t client = given_client(*state, given_area(*state));
    int64_t open = given_case(*state, client, worker);
    int64_t closed = given(*state, "case", "client_id", ID(client), "worker_id", ID(worker),
                           "opened_on", "2026-01-01", "stage", "closed", "state", "closed",
                           "closed_on", "2026-03-13", "close_reason", "moved", NULL);
    swst_table *table;

    given(*state, "case_task", "case_id", ID(open), "title", "一", NULL);
    given(*state, "case_task", "case_id", ID(open), "title", "二", "due_on", "2026-03-16", NULL);
    given(*state, "case_task", "case_id", ID(open), "title", "三", "due_on", "2026-03-02",
          "done_on", "2026-03-13", NULL);
    given(*state, "case_task", "case_id", ID(closed), "title", "四", "due_on", "2026-03-02", NULL);
    table = tasks(*state, "2026-03-13", 0);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    table = tasks(*state, "2026-03-12", 0);             /* not done, not closed on that day */
    assert_int_equal(swst_table_rows(table), 2);
    swst_table_free(table);
    table = tasks(*state, "2026-03-16", 0);
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
}

static void a_task_of_a_programme_lies_in_the_programme_s_area(void **state)
{
    int64_t area = given_village(*state, "441882107201");
    int64_t other = given_village(*state, "441882107202");
    int64_t programme = given(*state, "programme", "name", "三个一", "area_id", ID(area), NULL);
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given(*state, "task", "title", "月度小结", "due_on", "2026-03-12", "programme_id",
          ID(programme), NULL);
    given(*state, "task", "title", "周例会", "due_on", "2026-03-12", NULL);
    swst_filter_add_list(filter, SWST_DESK_LIST_TASKS);
    swst_filter_set_area(filter, area);
    assert_ok(swst_report_desk(*state, "2026-03-12", filter, &table));
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "area_code", "441882107201");
    swst_table_free(table);
    swst_filter_set_area(filter, other);
    assert_ok(swst_report_desk(*state, "2026-03-12", filter, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_task_waits_from_the_week_in_which_it_is_due),
        station_test(of_a_task_that_recurs_the_earliest_open_day_waits),
        station_test(a_task_that_was_done_waits_for_nobody),
        station_test(a_task_of_a_case_bears_the_client_s_name_and_the_case_s_number),
        station_test(tasks_that_are_done_later_or_undated_and_those_of_closed_cases_do_not_wait),
        station_test(a_task_of_a_programme_lies_in_the_programme_s_area),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
