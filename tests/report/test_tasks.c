/* The station's own tasks over a period. */
#include "../support/station.h"

static swst_table *tasks(swst_store *store, const char *from, const char *to, const char *as_of,
                         const swst_filter *filter)
{
    swst_table *table = NULL;

    assert_ok(swst_report_tasks(store, from, to, as_of, filter, &table));
    return table;
}

static void a_task_fills_every_column(void **state)
{
    static const char *const columns[] = { "task_id", "title", "owner_id", "due", "done", "on_time",
                                           "late", "open", "rate" };
    int64_t owner = given_worker(*state, "Chen");
    int64_t task = given(*state, "task", "title", "周例会", "due_on", "2026-03-02", "recurrence",
                         "FREQ=WEEKLY", "owner_id", ID(owner), NULL);
    swst_table *table;

    assert_ok(swst_task_do(*state, task, NULL, "2026-03-02"));
    assert_ok(swst_task_do(*state, task, NULL, "2026-03-10"));
    table = tasks(*state, "2026-03-01", "2026-03-31", "2026-03-22", NULL);
    assert_string_equal(swst_table_name(table), "tasks");
    assert_int_equal(swst_table_columns(table), sizeof columns / sizeof *columns);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const swst_field *column = swst_table_column(table, i);

        assert_string_equal(swst_field_name(column), columns[i]);
        assert_string_not_equal(swst_field_label(column, "en"), swst_field_label(column, "zh"));
    }
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "task_id", ID(task));
    assert_cell(table, 0, "title", "周例会");
    assert_cell(table, 0, "owner_id", ID(owner));
    assert_cell(table, 0, "due", "3");                  /* up to the 22nd */
    assert_cell(table, 0, "done", "2");
    assert_cell(table, 0, "on_time", "1");
    assert_cell(table, 0, "late", "1");
    assert_cell(table, 0, "open", "1");
    assert_cell(table, 0, "rate", "66.7%");
    assert_true(swst_table_provisional(table));
    swst_table_free(table);
}

static void only_tasks_due_in_the_period_have_rows(void **state)
{
    int64_t task = given(*state, "task", "title", "年度总结", "due_on", "2026-12-31", NULL);
    swst_table *table;

    given(*state, "task", "title", "整理资料室", NULL);
    table = tasks(*state, "2026-01-01", "2026-12-30", "2026-12-31", NULL);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    table = tasks(*state, "2026-01-01", "2026-12-31", "2026-12-30", NULL);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    table = tasks(*state, "2026-12-31", "2026-12-31", "2026-12-31", NULL);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "task_id", ID(task));
    assert_empty(table, 0, "owner_id");
    assert_cell(table, 0, "rate", "0.0%");
    swst_table_free(table);
    table = tasks(*state, "2026-12-31", "2026-12-31", "2026-06-30", NULL);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

static void tasks_are_chosen_by_owner_area_and_number(void **state)
{
    int64_t owner = given_worker(*state, "Chen"), backup = given_worker(*state, "Wu");
    int64_t area = given_area(*state);
    int64_t programme = given(*state, "programme", "name", "三个一", "area_id", ID(area), NULL);
    int64_t mine = given(*state, "task", "title", "一", "due_on", "2026-03-02", "owner_id",
                         ID(owner), NULL);
    int64_t there = given(*state, "task", "title", "二", "due_on", "2026-03-02", "programme_id",
                          ID(programme), NULL);
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given(*state, "post", "worker_id", ID(owner), "backup_id", ID(backup), "role",
          "social_worker", "starts_on", "2026-01-01", NULL);
    given(*state, "absence", "worker_id", ID(owner), "starts_on", "2026-03-20", NULL);
    swst_filter_set_worker(filter, backup);
    table = tasks(*state, "2026-03-01", "2026-03-31", "2026-03-31", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "task_id", ID(mine));
    swst_table_free(table);
    swst_filter_set_worker(filter, 0);
    swst_filter_set_area(filter, area);
    table = tasks(*state, "2026-03-01", "2026-03-31", "2026-03-31", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "task_id", ID(there));
    swst_table_free(table);
    swst_filter_set_area(filter, 0);
    swst_filter_set_programme(filter, programme);
    table = tasks(*state, "2026-03-01", "2026-03-31", "2026-03-31", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "task_id", ID(there));
    swst_table_free(table);
    swst_filter_set_programme(filter, 0);
    swst_filter_set_limit(filter, 1);
    table = tasks(*state, "2026-03-01", "2026-03-31", "2026-03-31", filter);
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
    swst_filter_free(filter);
}

static void the_report_is_asked_for_with_days_that_exist(void **state)
{
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_report_tasks(*state, "2026-03-02", "2026-03-01",
                                                   "2026-03-01", NULL, &table));
    assert_error("period_reversed", NULL);
    assert_status(SWST_EMISUSE, swst_report_tasks(*state, NULL, "2026-03-01", "2026-03-01", NULL,
                                                  &table));
    assert_null(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_task_fills_every_column),
        station_test(only_tasks_due_in_the_period_have_rows),
        station_test(tasks_are_chosen_by_owner_area_and_number),
        station_test(the_report_is_asked_for_with_days_that_exist),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
