/* The staff of a day, and who answers for what. */
#include "../support/station.h"

static swst_table *staff(swst_store *store, const char *as_of)
{
    swst_table *table;

    assert_ok(swst_report_staff(store, as_of, NULL, &table));
    return table;
}

static void assert_workers(swst_store *store, const char *as_of, const char *expected)
{
    swst_table *table = staff(store, as_of);

    assert_cell(table, 0, "employment", "all");
    assert_cell(table, 0, "workers", expected);
    swst_table_free(table);
}

/* -------------------------------------------------------------------- staff */

static void a_station_of_nobody_has_one_row_and_no_averages(void **state)
{
    swst_table *table = staff(*state, "2022-06-30");

    assert_string_equal(swst_table_name(table), "staff");
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "workers", "0");
    assert_cell(table, 0, "clients", "0");
    assert_empty(table, 0, "clients_per_worker");
    assert_cell(table, 0, "backups", "-");
    swst_table_free(table);
}

static void a_worker_counts_from_the_first_day_to_the_last(void **state)
{
    given(*state, "worker", "name", "甲", "hired_on", "2022-03-01", "left_on", "2022-06-30", NULL);
    assert_workers(*state, "2022-02-28", "0");
    assert_workers(*state, "2022-03-01", "1");
    assert_workers(*state, "2022-06-30", "1");
    assert_workers(*state, "2022-07-01", "0");
}

static void who_comes_and_goes_is_told_in_the_month_of_it(void **state)
{
    swst_table *table;

    given(*state, "worker", "name", "甲", "employment", "direct", "left_on", "2022-06-10", NULL);
    given(*state, "worker", "name", "乙", "employment", "agency", "hired_on", "2022-06-20", NULL);
    table = staff(*state, "2022-06-30");
    assert_cell(table, 0, "workers", "1");
    assert_cell(table, 0, "left", "1");
    assert_cell(table, 0, "hired", "1");
    assert_cell(table, row_of(table, "employment", "direct", NULL, NULL), "left", "1");
    assert_cell(table, row_of(table, "employment", "direct", NULL, NULL), "workers", "0");
    assert_cell(table, row_of(table, "employment", "agency", NULL, NULL), "hired", "1");
    swst_table_free(table);
    table = staff(*state, "2022-06-19");
    assert_cell(table, 0, "hired", "0");                /* not yet */
    swst_table_free(table);
    table = staff(*state, "2022-07-31");
    assert_cell(table, 0, "left", "0");
    assert_int_equal(swst_table_rows(table), 2);        /* nobody direct is left */
    swst_table_free(table);
}

static void posts_count_people_in_every_role_they_have(void **state)
{
    int64_t a = given_worker(*state, "甲"), b = given_worker(*state, "乙");
    swst_table *table;

    given_post(*state, a, "deputy", 0, "2022-01-01", NULL);
    given_post(*state, a, "social_worker", 0, "2022-01-01", NULL);
    given_post(*state, a, "social_worker", 0, "2022-01-01", NULL);
    given_post(*state, b, "social_worker", 0, "2022-01-01", NULL);
    given_post(*state, given_worker(*state, "丙"), "supervisor", 0, "2022-01-01", NULL);
    given_post(*state, given_worker(*state, "丁"), "head", 0, "2022-01-01", NULL);
    given_post(*state, given_worker(*state, "戊"), "window", 0, "2022-01-01", NULL);
    given_post(*state, given_worker(*state, "己"), "intern", 0, "2022-01-01", NULL);
    given_post(*state, given(*state, "worker", "name", "庚", "left_on", "2022-06-29", NULL),
               "head", 0, "2022-01-01", NULL);
    table = staff(*state, "2022-06-30");
    assert_cell(table, 0, "workers", "6");
    assert_cell(table, 0, "deputies", "1");
    assert_cell(table, 0, "social_workers", "2");
    assert_cell(table, 0, "supervisors", "1");
    assert_cell(table, 0, "heads", "1");
    assert_cell(table, 0, "windows", "1");
    assert_cell(table, 0, "interns", "1");
    assert_cell(table, 1, "employment", "unset");
    assert_cell(table, 1, "workers", "6");
    assert_empty(table, 1, "clients");
    swst_table_free(table);
}

static void interns_stand_apart_in_the_average(void **state)
{
    int64_t area = given_area(*state);
    swst_table *table;

    for (int i = 0; i < 5; i++)
        given_client(*state, area);
    given(*state, "worker", "name", "甲", "employment", "direct", NULL);
    given(*state, "worker", "name", "乙", "employment", "purchased", NULL);
    given(*state, "worker", "name", "丙", "employment", "intern", NULL);
    given_post(*state, given_worker(*state, "丁"), "intern", 0, "2022-01-01", NULL);
    table = staff(*state, "2022-06-30");
    assert_cell(table, 0, "clients", "5");
    assert_cell(table, 0, "clients_per_worker", "2.5");
    assert_cell(table, 0, "clients_per_worker_with_interns", "1.3");       /* 1.25, half up */
    swst_table_free(table);
}

static void an_area_narrows_the_clients_alone(void **state)
{
    int64_t first = given_village(*state, "441882107201");
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given_client(*state, first);
    given_client(*state, given_village(*state, "441882107202"));
    given_worker(*state, "甲");
    given_worker(*state, "乙");
    swst_filter_set_area(filter, first);
    assert_ok(swst_report_staff(*state, "2022-06-30", filter, &table));
    assert_cell(table, 0, "workers", "2");
    assert_cell(table, 0, "clients", "1");
    assert_cell(table, 0, "clients_per_worker", "0.5");
    swst_table_free(table);
    swst_filter_free(filter);
}

/* -------------------------------------------------------------- assignments */

static swst_table *assignments(swst_store *store, const char *as_of, const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_assignments(store, as_of, filter, &table));
    return table;
}

static void assign(swst_store *store, int64_t worker, const char *field, int64_t id)
{
    given(store, "assignment", "worker_id", ID(worker), field, ID(id), "starts_on", "2022-03-01",
          "ends_on", "2022-06-30", NULL);
}

static void a_worker_answers_for_areas_programmes_and_clients(void **state)
{
    int64_t second = given_village(*state, "441882107206");
    int64_t first = given_village(*state, "441882107201"), worker = given_worker(*state, "甲");
    int64_t client = given_client(*state, first);
    swst_table *table;

    assign(*state, worker, "area_id", second);
    assign(*state, worker, "area_id", first);
    assign(*state, worker, "programme_id", given(*state, "programme", "name", "养老", NULL));
    assign(*state, worker, "programme_id", given(*state, "programme", "name", "助餐", NULL));
    assign(*state, worker, "client_id", client);
    assign(*state, worker, "client_id", client);            /* twice is once */
    given(*state, "window_entry", "worker_id", ID(worker), "happened_on", "2022-06-01", "matter",
          "application", NULL);
    given(*state, "window_entry", "worker_id", ID(worker), "happened_on", "2022-06-02", "matter",
          "application", NULL);
    given(*state, "window_entry", "worker_id", ID(worker), "happened_on", "2022-06-30", "matter",
          "publicity", "headcount", "40", NULL);
    given(*state, "window_entry", "worker_id", ID(worker), "happened_on", "2022-05-31", "matter",
          "other", NULL);
    table = assignments(*state, "2022-06-30", NULL);
    assert_string_equal(swst_table_name(table), "assignments");
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "worker_id", ID(worker));
    assert_cell(table, 0, "name", "甲");
    assert_cell(table, 0, "areas", "441882107201,441882107206");
    assert_cell(table, 0, "programmes", "养老,助餐");
    assert_cell(table, 0, "clients", "1");
    assert_cell(table, 0, "window_entries", "3");
    assert_cell(table, 0, "applications", "2");
    assert_cell(table, 0, "verifications", "0");
    assert_cell(table, 0, "publicity", "1");
    assert_cell(table, 0, "inquiries", "0");
    assert_cell(table, 0, "others", "0");
    assert_cell(table, 0, "headcount", "40");
    swst_table_free(table);
    table = assignments(*state, "2022-07-01", NULL);
    assert_cell(table, 0, "areas", "");
    assert_cell(table, 0, "programmes", "");
    assert_cell(table, 0, "clients", "0");
    assert_cell(table, 0, "window_entries", "0");
    swst_table_free(table);
}

static void an_area_asks_who_answers_for_a_part_of_it(void **state)
{
    int64_t town = given(*state, "area", "code", "441882107", "name", "东陂镇", "level", "town",
                         NULL);
    int64_t a = given_worker(*state, "甲"), b = given_worker(*state, "乙");
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    assign(*state, a, "area_id", given_village(*state, "441882107201"));
    assign(*state, b, "area_id", given_village(*state, "441882108201"));
    swst_filter_set_area(filter, town);
    table = assignments(*state, "2022-06-30", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "worker_id", ID(a));
    swst_table_free(table);
    swst_filter_set_area(filter, 0);
    swst_filter_set_worker(filter, b);
    table = assignments(*state, "2022-06-30", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "worker_id", ID(b));
    swst_table_free(table);
    swst_filter_free(filter);
}

static void who_has_left_is_listed_while_still_answerable(void **state)
{
    int64_t gone = given(*state, "worker", "name", "甲", "left_on", "2022-05-31", NULL);
    swst_table *table = assignments(*state, "2022-06-30", NULL);

    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    assign(*state, gone, "area_id", given_area(*state));
    table = assignments(*state, "2022-06-30", NULL);
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
}

static void both_are_asked_for_on_a_day_that_exists(void **state)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_report_staff(*state, "2022-02-30", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_staff(NULL, "2022-06-30", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_staff(*state, "2022-06-30", NULL, NULL));
    assert_status(SWST_EINVALID, swst_report_assignments(*state, "", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_assignments(*state, NULL, NULL, &table));
    swst_filter_set_worker(filter, 4711);
    assert_status(SWST_ENOTFOUND, swst_report_assignments(*state, "2022-06-30", filter, &table));
    assert_status(SWST_ENOTFOUND, swst_report_staff(*state, "2022-06-30", filter, &table));
    assert_null(table);
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_station_of_nobody_has_one_row_and_no_averages),
        station_test(a_worker_counts_from_the_first_day_to_the_last),
        station_test(who_comes_and_goes_is_told_in_the_month_of_it),
        station_test(posts_count_people_in_every_role_they_have),
        station_test(interns_stand_apart_in_the_average),
        station_test(an_area_narrows_the_clients_alone),
        station_test(a_worker_answers_for_areas_programmes_and_clients),
        station_test(an_area_asks_who_answers_for_a_part_of_it),
        station_test(who_has_left_is_listed_while_still_answerable),
        station_test(both_are_asked_for_on_a_day_that_exists),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
