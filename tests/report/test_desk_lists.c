/* The lists of contacts, of clients not served, and of workers above capacity. */
#include "../support/station.h"

static size_t count_on(swst_store *store, const char *as_of, swst_desk_list list, int64_t worker)
{
    swst_table *table = desk_of(store, as_of, list, worker);
    size_t rows = swst_table_rows(table);

    swst_table_free(table);
    return rows;
}

/* ---------------------------------------------------------------- contacts */

static void a_client_to_be_contacted_fills_the_row(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), worker;
    swst_table *table;

    worker = given_worker(*state, "甲");
    given_assignment(*state, worker, "client_id", client);
    given_rule(*state, "yellow", "2", "week", "home");
    given_tier(*state, client, "yellow", "2022-02-21", NULL);
    given_visit(*state, client, "2022-02-22", "home");
    table = desk_of(*state, "2022-03-10", SWST_DESK_LIST_CONTACTS, 0);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "list", "contacts");
    assert_cell(table, 0, "about", "client");
    assert_cell(table, 0, "about_id", ID(client));
    assert_cell(table, 0, "client_id", ID(client));
    assert_cell(table, 0, "name", "林小雨");
    assert_cell(table, 0, "area_code", "441882107201");
    assert_cell(table, 0, "worker_ids", ID(worker));
    assert_empty(table, 0, "to_id");
    assert_empty(table, 0, "since_on");
    assert_cell(table, 0, "due_on", "2022-02-27");
    assert_cell(table, 0, "days_overdue", "11");
    assert_cell(table, 0, "required", "2");
    assert_cell(table, 0, "done", "0");
    assert_cell(table, 0, "reason", "yellow");
    swst_table_free(table);
}

static void a_duty_with_a_purpose_says_so(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    given(*state, "contact_rule", "level", "red", "times", "1", "per", "week", "channels", "home",
          "purpose", "review", NULL);
    given_tier(*state, client, "red", "2022-03-01", NULL);
    table = desk_of(*state, "2022-03-10", SWST_DESK_LIST_CONTACTS, 0);
    assert_cell(table, 0, "reason", "red,review");
    swst_table_free(table);
}

/* The due list and the desk are two views of the same duties. */
static void contacts_are_the_overdue_and_due_rows_of_the_due_list(void **state)
{
    int64_t area = given_area(*state), programme = given(*state, "programme", "name", "三个一",
                                                         NULL);
    swst_table *due, *table;
    size_t waiting = 0;

    given_rule(*state, "green", "1", "month", "home");
    given_rule(*state, "red", "1", "day", "home");
    given(*state, "contact_rule", "programme_id", ID(programme), "times", "1", "per", "month",
          "channels", "home", NULL);
    for (int i = 0; i < 20; i++) {
        int64_t client = given_client(*state, area);

        given_tier(*state, client, i % 3 ? "green" : "red", i % 2 ? "2022-06-01" : "2022-01-01",
                   NULL);
        if (i % 4 == 0)
            given_visit(*state, client, "2022-06-30", "home");
        if (i % 5 == 0)
            given(*state, "enrolment", "programme_id", ID(programme), "client_id", ID(client),
                  "starts_on", "2022-01-01", NULL);
    }
    assert_ok(swst_report_due(*state, "2022-06-30", NULL, &due));
    for (size_t row = 0; row < swst_table_rows(due); row++)
        waiting += swst_table_int(due, row, "state") != SWST_DUE_STATE_MET
                   && swst_table_text(due, row, "level");
    table = desk_of(*state, "2022-06-30", SWST_DESK_LIST_CONTACTS, 0);
    assert_true(waiting > 0);
    assert_int_equal(swst_table_rows(table), waiting);
    swst_table_free(table);
    swst_table_free(due);
}

/* ---------------------------------------------------------------- unserved */

static void who_was_not_reached_this_month_waits_until_its_end(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    given_visit(*state, client, "2022-05-31", "phone");
    assert_int_equal(count_on(*state, "2022-05-31", SWST_DESK_LIST_UNSERVED, 0), 0);
    table = desk_of(*state, "2022-06-10", SWST_DESK_LIST_UNSERVED, 0);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "about", "client");
    assert_cell(table, 0, "since_on", "2022-05-31");
    assert_cell(table, 0, "due_on", "2022-06-30");
    assert_cell(table, 0, "days_overdue", "0");
    assert_cell(table, 0, "reason", "no_worker");
    assert_empty(table, 0, "required");
    swst_table_free(table);
    given_visit(*state, client, "2022-06-10", "phone");
    assert_int_equal(count_on(*state, "2022-06-09", SWST_DESK_LIST_UNSERVED, 0), 1);
    assert_int_equal(count_on(*state, "2022-06-10", SWST_DESK_LIST_UNSERVED, 0), 0);
}

/* ---------------------------------------------------------------- capacity */

static void a_worker_of_whom_too_much_is_asked_is_listed_and_the_head_alerted(void **state)
{
    int64_t area = given_area(*state), head = given_worker(*state, "站长"), worker;
    swst_table *table;

    worker = given(*state, "worker", "name", "甲", "week_contacts", "6", NULL);
    given(*state, "post", "worker_id", ID(head), "role", "head", "starts_on", "2022-01-01", NULL);
    given_assignment(*state, worker, "area_id", area);
    given_rule(*state, "red", "1", "day", "phone");
    given_tier(*state, given_client(*state, area), "red", "2022-01-01", NULL);
    table = desk_of(*state, "2022-06-08", SWST_DESK_LIST_CAPACITY, 0);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "about", "worker");
    assert_cell(table, 0, "about_id", ID(worker));
    assert_cell(table, 0, "worker_ids", ID(worker));
    assert_cell(table, 0, "to_id", ID(head));
    assert_cell(table, 0, "name", "甲");
    assert_empty(table, 0, "title");
    assert_cell(table, 0, "since_on", "2022-06-06");
    assert_cell(table, 0, "due_on", "2022-06-12");
    assert_cell(table, 0, "required", "7");
    assert_cell(table, 0, "done", "0");
    assert_cell(table, 0, "reason", "over_capacity");
    assert_empty(table, 0, "client_id");
    swst_table_free(table);
    assert_int_equal(count_on(*state, "2022-06-08", SWST_DESK_LIST_CAPACITY, worker), 1);
    assert_int_equal(count_on(*state, "2022-06-08", SWST_DESK_LIST_CAPACITY, head), 1);
    assert_ok(change(*state, "worker", worker, "week_contacts", "7"));
    assert_int_equal(count_on(*state, "2022-06-08", SWST_DESK_LIST_CAPACITY, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_client_to_be_contacted_fills_the_row),
        station_test(a_duty_with_a_purpose_says_so),
        station_test(contacts_are_the_overdue_and_due_rows_of_the_due_list),
        station_test(who_was_not_reached_this_month_waits_until_its_end),
        station_test(a_worker_of_whom_too_much_is_asked_is_listed_and_the_head_alerted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
