/* The desk: what waits for whom, list after list. */
#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

static swst_table *desk(swst_store *store, const char *as_of, const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_desk(store, as_of, filter, &table));
    return table;
}

static swst_filter *only(swst_desk_list list)
{
    swst_filter *filter = swst_filter_new();

    swst_filter_add_list(filter, list);
    return filter;
}

static size_t count_on(swst_store *store, const char *as_of, swst_desk_list list, int64_t worker)
{
    swst_table *table = desk_of(store, as_of, list, worker);
    size_t rows = swst_table_rows(table);

    swst_table_free(table);
    return rows;
}

/* ------------------------------------------------------------------- shape */

static void the_desk_has_these_columns(void **state)
{
    static const struct { const char *name; swst_field_type type; } columns[] = {
        { "list", SWST_CHOICE }, { "about", SWST_TEXT }, { "about_id", SWST_INTEGER },
        { "client_id", SWST_REFERENCE }, { "name", SWST_TEXT }, { "title", SWST_TEXT },
        { "area_code", SWST_TEXT }, { "worker_ids", SWST_REFERENCES }, { "to_id", SWST_REFERENCE },
        { "since_on", SWST_DAY }, { "due_on", SWST_DAY }, { "days_overdue", SWST_INTEGER },
        { "required", SWST_INTEGER }, { "done", SWST_INTEGER }, { "reason", SWST_TEXT },
    };
    swst_table *table = desk(*state, "2022-06-30", NULL);

    assert_string_equal(swst_table_name(table), "desk");
    assert_int_equal(swst_table_columns(table), sizeof columns / sizeof *columns);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const swst_field *column = swst_table_column(table, i);

        assert_string_equal(swst_field_name(column), columns[i].name);
        assert_int_equal(swst_field_type_of(column), columns[i].type);
        assert_string_not_equal(swst_field_label(column, "en"), swst_field_label(column, "zh"));
        assert_int_equal(swst_field_flags(column),
                         strcmp(columns[i].name, "name") == 0 ? SWST_PERSONAL : 0);
    }
    assert_string_equal(swst_table_as_of(table), "2022-06-30");
    assert_null(swst_table_from(table));
    swst_table_free(table);
}

static void nothing_waits_in_an_empty_station(void **state)
{
    swst_table *table = desk(*state, "2022-06-30", NULL);

    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

static void the_desk_is_asked_for_on_a_day_that_exists(void **state)
{
    swst_table *table = NULL;
    swst_filter *filter = swst_filter_new();

    assert_status(SWST_EINVALID, swst_report_desk(*state, "2022-02-30", NULL, &table));
    assert_error("not_a_day", NULL);
    assert_status(SWST_EMISUSE, swst_report_desk(*state, NULL, NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_desk(NULL, "2022-06-30", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_desk(*state, "2022-06-30", NULL, NULL));
    swst_filter_set_worker(filter, 12345);
    assert_status(SWST_ENOTFOUND, swst_report_desk(*state, "2022-06-30", filter, &table));
    assert_null(table);
    swst_filter_free(filter);
}

/* ----------------------------------------------------------------- filters */

static void a_desk_is_narrowed_to_a_worker_and_to_whom_one_stands_in_for(void **state)
{
    int64_t village = given_village(*state, "441882107201");
    int64_t other = given_village(*state, "441882107202");
    int64_t a = given_worker(*state, "甲"), b = given_worker(*state, "乙");

    given_client(*state, village);
    given_client(*state, village);
    given_client(*state, other);
    given_assignment(*state, a, "area_id", village);
    given_assignment(*state, b, "area_id", other);
    given(*state, "post", "worker_id", ID(a), "role", "social_worker", "backup_id", ID(b),
          "starts_on", "2022-01-01", NULL);
    given(*state, "absence", "worker_id", ID(a), "starts_on", "2022-06-15", "ends_on",
          "2022-06-16", NULL);
    assert_int_equal(count_on(*state, "2022-06-14", SWST_DESK_LIST_UNSERVED, a), 2);
    assert_int_equal(count_on(*state, "2022-06-14", SWST_DESK_LIST_UNSERVED, b), 1);
    assert_int_equal(count_on(*state, "2022-06-15", SWST_DESK_LIST_UNSERVED, a), 2);
    assert_int_equal(count_on(*state, "2022-06-16", SWST_DESK_LIST_UNSERVED, b), 3);
    assert_int_equal(count_on(*state, "2022-06-17", SWST_DESK_LIST_UNSERVED, b), 1);
}

static void a_desk_is_narrowed_to_an_area_and_all_below(void **state)
{
    int64_t town = given(*state, "area", "code", "441882107", "name", "东陂镇", "level", "town",
                         NULL);
    int64_t village = given_village(*state, "441882107201");
    int64_t elsewhere = given_village(*state, "441882108201");
    swst_filter *filter = only(SWST_DESK_LIST_UNSERVED);
    swst_table *table;

    given_client(*state, village);
    given_client(*state, elsewhere);
    swst_filter_set_area(filter, town);
    table = desk(*state, "2022-06-30", filter);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "area_code", "441882107201");
    swst_table_free(table);
    swst_filter_free(filter);
}

static void lists_are_chosen_one_by_one(void **state)
{
    swst_filter *filter = only(SWST_DESK_LIST_UNSERVED);
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    given_rule(*state, "green", "1", "month", "home");
    given_tier(*state, client, "green", "2022-06-01", NULL);
    table = desk(*state, "2022-06-30", filter);
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
    swst_filter_add_list(filter, SWST_DESK_LIST_CONTACTS);
    swst_filter_add_list(filter, SWST_DESK_LIST_UNSET);         /* no list: nothing */
    swst_filter_add_list(NULL, SWST_DESK_LIST_CONTACTS);
    table = desk(*state, "2022-06-30", filter);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 0, "list", "contacts");
    assert_cell(table, 1, "list", "unserved");
    swst_table_free(table);
    swst_filter_free(filter);
}

/* ------------------------------------------------------------ order, count */

static void the_longest_overdue_of_a_list_comes_first_and_a_limit_cuts_behind(void **state)
{
    int64_t area = given_area(*state), late, later, soon;
    swst_filter *filter = only(SWST_DESK_LIST_CONTACTS);
    swst_table *table;

    given_rule(*state, "green", "1", "month", "home");
    soon = given_client(*state, area);
    later = given_client(*state, area);
    late = given_client(*state, area);
    given_tier(*state, soon, "green", "2022-06-01", NULL);
    given_tier(*state, later, "green", "2022-04-01", NULL);
    given_tier(*state, late, "green", "2022-03-01", NULL);
    table = desk(*state, "2022-06-30", filter);
    assert_int_equal(swst_table_rows(table), 3);
    assert_cell(table, 0, "client_id", ID(late));
    assert_cell(table, 1, "client_id", ID(later));
    assert_cell(table, 2, "client_id", ID(soon));
    swst_table_free(table);
    swst_filter_set_limit(filter, 2);
    table = desk(*state, "2022-06-30", filter);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 1, "client_id", ID(later));
    swst_table_free(table);
    swst_filter_free(filter);
}

/* A station of which every list has something. */
static void given_busy_station(swst_store *store)
{
    int64_t town = given(store, "area", "code", "441882107", "name", "东陂镇", "level", "town",
                         NULL);
    int64_t workers[3], villages[3];

    (void)town;
    given_rule(store, "green", "1", "month", "home");
    given_rule(store, "red", "1", "day", "phone");
    for (int i = 0; i < 3; i++) {
        char code[16];

        snprintf(code, sizeof code, "44188210720%d", i);
        villages[i] = given_village(store, code);
        workers[i] = given(store, "worker", "name", "社工", "week_contacts", "2", NULL);
        given_assignment(store, workers[i], "area_id", villages[i]);
        given(store, "activity", "title", "义诊", "type", "community", "state", "planned",
              "planned_on", "2022-06-20", "area_id", ID(villages[i]), NULL);
    }
    given(store, "post", "worker_id", ID(workers[0]), "role", "head", "starts_on", "2022-01-01",
          NULL);
    for (int i = 0; i < 12; i++) {
        int64_t client = given_client(store, villages[rand() % 3]);

        given_tier(store, client, i % 2 ? "green" : "red", "2022-03-01", NULL);
        if (i % 3 == 0)
            given(store, "case", "client_id", ID(client), "worker_id", ID(workers[rand() % 3]),
                  "opened_on", "2022-03-02", "stage", "intake", NULL);
    }
}

/* Each row of everybody's desk belongs to the desk of each worker it names and
 * of whom it alerts, and to no other. */
static void every_workers_desk_is_a_part_of_everybodys(void **state)
{
    swst_table *all;
    swst_query *query = swst_query_new(swst_kind_find("worker"));
    swst_cursor *cursor;

    srand(7);
    given_busy_station(*state);
    all = desk(*state, "2022-06-30", NULL);
    assert_true(swst_table_rows(all) > 20);
    assert_ok(swst_query_run(*state, query, &cursor));
    while (swst_cursor_next(cursor) == SWST_ROW) {
        int64_t worker = swst_record_id(swst_cursor_record(cursor));
        swst_filter *filter = swst_filter_new();
        swst_table *mine;
        size_t expected = 0;

        for (size_t row = 0; row < swst_table_rows(all); row++) {
            char ids[400], id[40];

            snprintf(ids, sizeof ids, ",%s,", swst_table_text(all, row, "worker_ids"));
            snprintf(id, sizeof id, ",%s,", ID(worker));
            expected += strstr(ids, id) || swst_table_int(all, row, "to_id") == worker;
        }
        swst_filter_set_worker(filter, worker);
        mine = desk(*state, "2022-06-30", filter);
        assert_int_equal(swst_table_rows(mine), expected);
        swst_table_free(mine);
        swst_filter_free(filter);
    }
    swst_cursor_free(cursor);
    swst_query_free(query);
    swst_table_free(all);
}

static void the_lists_together_are_the_desk(void **state)
{
    swst_table *all;
    size_t sum = 0;

    srand(11);
    given_busy_station(*state);
    all = desk(*state, "2022-06-30", NULL);
    for (int list = SWST_DESK_LIST_CONTACTS; list <= SWST_DESK_LIST_CAPACITY; list++)
        sum += count_on(*state, "2022-06-30", (swst_desk_list)list, 0);
    assert_int_equal(sum, swst_table_rows(all));
    for (size_t row = 1; row < swst_table_rows(all); row++)
        assert_true(swst_table_int(all, row - 1, "list") <= swst_table_int(all, row, "list"));
    swst_table_free(all);
}

/* ------------------------------------------------------------------ reasons */

static void reasons_are_told_in_both_languages(void **state)
{
    (void)state;
    assert_string_equal(swst_desk_reason_label("no_worker", "zh"), "无人负责");
    assert_string_equal(swst_desk_reason_label("no_worker", "en"), "Nobody responsible");
    assert_string_equal(swst_desk_reason_label("over_capacity", "zh"), "超出能力");
    assert_string_equal(swst_desk_reason_label("review", "en"), "Status review");
    assert_string_equal(swst_desk_reason_label("membership", "zh"), "类别身份");
    assert_string_equal(swst_desk_reason_label("income", "zh"), "收入待核查");
    assert_null(swst_desk_reason_label("红", "zh"));
    assert_null(swst_desk_reason_label("verified_on", "zh"));
    assert_null(swst_desk_reason_label("", "zh"));
    assert_null(swst_desk_reason_label(NULL, "zh"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_desk_has_these_columns),
        station_test(nothing_waits_in_an_empty_station),
        station_test(the_desk_is_asked_for_on_a_day_that_exists),
        station_test(a_desk_is_narrowed_to_a_worker_and_to_whom_one_stands_in_for),
        station_test(a_desk_is_narrowed_to_an_area_and_all_below),
        station_test(lists_are_chosen_one_by_one),
        station_test(the_longest_overdue_of_a_list_comes_first_and_a_limit_cuts_behind),
        station_test(every_workers_desk_is_a_part_of_everybodys),
        station_test(the_lists_together_are_the_desk),
        station_test(reasons_are_told_in_both_languages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
