/* Enrolments on the desk: the rows of the due list that wait and are of programmes. */
#include "../support/station.h"

#include <stdlib.h>

static int64_t given_programme(swst_store *store, const char *times, const char *per)
{
    int64_t programme = given(store, "programme", "name", "代买代办", NULL);

    given(store, "contact_rule", "programme_id", ID(programme), "times", times, "per", per,
          "channels", "home", NULL);
    return programme;
}

static void an_unmet_enrolment_fills_its_row(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), enrolment = 0;
    int64_t worker = given_worker(*state, "Chen"), programme;
    swst_table *table;

    programme = given_programme(*state, "3", "week");
    given(*state, "assignment", "worker_id", ID(worker), "client_id", ID(client), "starts_on",
          "2026-01-01", NULL);
    assert_ok(swst_programme_enrol(*state, programme, client, "2026-03-02", &enrolment));
    given_visit(*state, client, "2026-03-10", "home");
    table = desk_of(*state, "2026-03-11", SWST_DESK_LIST_ENROLMENTS, 0);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "list", "enrolments");
    assert_cell(table, 0, "about", "enrolment");
    assert_cell(table, 0, "about_id", ID(enrolment));
    assert_cell(table, 0, "client_id", ID(client));
    assert_cell(table, 0, "name", "林小雨");
    assert_cell(table, 0, "title", "代买代办");
    assert_cell(table, 0, "area_code", "441882107201");
    assert_cell(table, 0, "worker_ids", ID(worker));
    assert_cell(table, 0, "due_on", "2026-03-15");
    assert_cell(table, 0, "days_overdue", "0");
    assert_cell(table, 0, "required", "3");
    assert_cell(table, 0, "done", "1");
    assert_cell(table, 0, "reason", "代买代办");
    swst_table_free(table);
}

static void tiers_and_what_is_met_are_not_on_this_list(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), enrolment = 0;
    swst_table *table;

    given_rule(*state, "green", "1", "month", "home");
    given_tier(*state, client, "green", "2026-01-01", NULL);
    table = desk_of(*state, "2026-03-11", SWST_DESK_LIST_ENROLMENTS, 0);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    assert_ok(swst_programme_enrol(*state, given_programme(*state, "1", "month"), client,
                                   "2026-03-01", &enrolment));
    given_visit(*state, client, "2026-03-10", "home");
    table = desk_of(*state, "2026-03-11", SWST_DESK_LIST_ENROLMENTS, 0);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

/* Whatever was lived: the rows are those of the due list, no more and no less. */
static void the_list_is_the_due_list_s_part_of_programmes(void **state)
{
    static const char *const days[] = { "2026-03-02", "2026-03-15", "2026-04-01", "2026-05-20" };
    int64_t area = given_area(*state), programmes[2];

    srand(3);
    programmes[0] = given_programme(*state, "1", "month");
    programmes[1] = given_programme(*state, "2", "week");
    given_rule(*state, "green", "1", "month", "home");
    for (int i = 0; i < 30; i++) {
        int64_t client = given_client(*state, area), enrolment;

        assert_ok(swst_programme_enrol(*state, programmes[rand() % 2], client,
                                       days[rand() % 3], &enrolment));
        given_tier(*state, client, "green", "2026-01-01", NULL);
        for (int visit = 0; visit < 4; visit++)
            given_visit(*state, client, days[rand() % 4], "home");
    }
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        swst_filter *filter = swst_filter_new();
        swst_table *due, *table = desk_of(*state, days[i], SWST_DESK_LIST_ENROLMENTS, 0);
        size_t rows = 0;

        swst_filter_add_state(filter, SWST_DUE_STATE_OVERDUE);
        swst_filter_add_state(filter, SWST_DUE_STATE_DUE);
        assert_ok(swst_report_due(*state, days[i], filter, &due));
        for (size_t row = 0; row < swst_table_rows(due); row++) {
            if (!swst_table_text(due, row, "programme_id"))
                continue;
            rows++;
            row_of(table, "client_id", swst_table_text(due, row, "client_id"), "due_on",
                   swst_table_text(due, row, "due_on"));
        }
        assert_true(rows > 0);
        assert_int_equal(swst_table_rows(table), rows);
        swst_table_free(due);
        swst_table_free(table);
        swst_filter_free(filter);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(an_unmet_enrolment_fills_its_row),
        station_test(tiers_and_what_is_met_are_not_on_this_list),
        station_test(the_list_is_the_due_list_s_part_of_programmes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
