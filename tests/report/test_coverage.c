/* Coverage of persons: who is in scope, visited at home, on file, reached. */
#include "../support/station.h"

#include <swstation/json.h>

static swst_table *cover(swst_store *store, const char *from, const char *to, const char *as_of)
{
    swst_table *table;

    assert_ok(swst_report_coverage(store, from, to, as_of, NULL, &table));
    return table;
}

/* Of all persons in March 2022, asked for in April. */
static const char *of_persons(swst_store *store, const char *column)
{
    static char text[4][40];
    static int next;
    swst_table *table = cover(store, "2022-03-01", "2022-03-31", "2022-04-10");

    next = (next + 1) % 4;
    strcpy(text[next], swst_table_text(table, row_of(table, "area_code", "", "category",
                                                     "persons"), column));
    swst_table_free(table);
    return text[next];
}

static int64_t given_person_in(swst_store *store, int64_t category)
{
    int64_t client = given_client(store, given_area(store));

    if (category)
        given(store, "membership", "category_id", ID(category), "client_id", ID(client),
              "starts_on", "2022-01-01", NULL);
    return client;
}

static int64_t given_activity(swst_store *store, const char *state, const char *held_on)
{
    return given(store, "activity", "title", "重阳敬老", "type", "community", "state", state,
                 "held_on", held_on, NULL);
}

/* ------------------------------------------------------------------ columns */

static void the_table_has_these_columns(void **state)
{
    static const char *const names[] = {
        "area_code", "area_name", "category", "unit", "in_scope", "visited", "filed", "reached",
        "visit_rate", "filing_rate", "activity_rate",
    };
    swst_table *table = cover(*state, "2022-03-01", "2022-03-31", "2022-04-10");

    assert_string_equal(swst_table_name(table), "coverage");
    assert_int_equal(swst_table_columns(table), sizeof names / sizeof *names);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const swst_field *column = swst_table_column(table, i);

        assert_string_equal(swst_field_name(column), names[i]);
        assert_string_not_equal(swst_field_label(column, "en"), swst_field_label(column, "zh"));
        assert_int_equal(swst_field_flags(column), 0);
        if (i >= 8)
            assert_int_equal(swst_field_type_of(column), SWST_RATE);
    }
    swst_table_free(table);
}

static void a_row_fills_every_column(void **state)
{
    int64_t client = given_person_in(*state, given_category(*state, "tekun", "person"));
    swst_table *table;
    size_t row;

    assert_ok(change(*state, "client", client, "filed_on", "2022-03-31"));
    given_visit(*state, client, "2022-03-31", "home");
    given_attendance(*state, given_activity(*state, "held", "2022-03-01"), client, "present");
    given_person_in(*state, 0);
    table = cover(*state, "2022-03-01", "2022-03-31", "2022-04-10");
    row = row_of(table, "area_code", "441882107201", "category", "tekun");
    assert_cell(table, row, "area_name", "前江");
    assert_cell(table, row, "unit", "person");
    assert_cell(table, row, "in_scope", "1");
    assert_cell(table, row, "visited", "1");
    assert_cell(table, row, "filed", "1");
    assert_cell(table, row, "reached", "1");
    assert_cell(table, row, "visit_rate", "100.0%");
    row = row_of(table, "area_code", "441882107201", "category", "persons");
    assert_cell(table, row, "in_scope", "2");
    assert_cell(table, row, "visit_rate", "50.0%");
    assert_cell(table, row, "filing_rate", "50.0%");
    assert_cell(table, row, "activity_rate", "50.0%");
    swst_table_free(table);
}

static void the_total_comes_first_then_areas_by_code_and_categories_by_code(void **state)
{
    static const char *const expected[][2] = {
        { "", "elderly" }, { "", "tekun" }, { "", "households" }, { "", "persons" },
        { "441882107201", "elderly" }, { "441882107201", "tekun" }, { "441882107201", "persons" },
        { "441882107202", "tekun" }, { "441882107202", "persons" },
    };
    int64_t first, tekun = given_category(*state, "tekun", "person");
    int64_t elderly = given_category(*state, "elderly", "person");
    swst_table *table;

    given_category(*state, "orphan", "person");         /* of nobody: no row */
    first = given_person_in(*state, tekun);
    given(*state, "membership", "category_id", ID(elderly), "client_id", ID(first), "starts_on",
          "2022-01-01", NULL);
    given(*state, "membership", "category_id", ID(tekun), "client_id",
          ID(given_client(*state, given_village(*state, "441882107202"))), "starts_on",
          "2022-01-01", NULL);
    table = cover(*state, "2022-03-01", "2022-03-31", "2022-04-10");
    assert_int_equal(swst_table_rows(table), sizeof expected / sizeof *expected);
    for (size_t row = 0; row < sizeof expected / sizeof *expected; row++) {
        assert_cell(table, row, "area_code", expected[row][0]);
        assert_cell(table, row, "category", expected[row][1]);
    }
    swst_table_free(table);
}

static void a_station_without_clients_has_no_percentage_and_says_why(void **state)
{
    swst_table *table = cover(*state, "2022-03-01", "2022-03-31", "2022-04-10");
    int64_t n = -1, d = -1;
    char *json;

    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 0, "category", "households");
    assert_cell(table, 0, "unit", "household");
    assert_cell(table, 1, "category", "persons");
    assert_cell(table, 1, "visit_rate", "-");
    assert_false(swst_table_rate(table, 1, "visit_rate", &n, &d));
    assert_int_equal(d, 0);
    assert_ok(swst_table_to_json(table, 0, &json));
    assert_non_null(strstr(json, "\"reason\":\"empty\""));
    assert_null(strstr(json, "\"percent\":0"));
    swst_free(json);
    swst_table_free(table);
}

/* ------------------------------------------------------------- percentages */

static const char *visit_rate_of(swst_store *store, int visited, int all)
{
    for (int i = 0; i < all; i++) {
        int64_t client = given_person_in(store, 0);

        if (i < visited)
            given_visit(store, client, "2022-03-10", "home");
    }
    return of_persons(store, "visit_rate");
}

/* An official figure says that there are people, not how many of them have files. */
static void where_only_official_figures_are_known_the_filing_rate_is_unknown(void **state)
{
    int64_t category = given(*state, "category", "code", "tekun", "name", "Extreme poverty",
                             "name_zh", "特困", "unit", "person", NULL);
    swst_table *table;
    int64_t n, d;
    char *json;

    given(*state, "baseline", "area_id", ID(given_area(*state)), "category_id", ID(category),
          "counted_on", "2022-01-01", "count", "36", NULL);
    table = cover(*state, "2022-03-01", "2022-03-31", "2022-04-10");
    assert_false(swst_table_rate(table, 1, "filing_rate", &n, &d));
    assert_int_equal(d, 0);
    assert_ok(swst_table_to_json(table, 0, &json));
    assert_non_null(strstr(json, "\"filing_rate\":{\"n\":0,\"d\":0,\"unit\":\"person\","
                                 "\"percent\":null,\"reason\":\"unknown\"}"));
    assert_non_null(strstr(json, "\"filing_rate\":{\"n\":0,\"d\":0,\"unit\":\"household\","
                                 "\"percent\":null,\"reason\":\"empty\"}"));
    swst_free(json);
    swst_table_free(table);
}

static void eight_of_nine_are_88_9_percent(void **state)
{
    assert_string_equal(visit_rate_of(*state, 8, 9), "88.9%");
}

static void one_of_eight_is_12_5_percent(void **state)
{
    assert_string_equal(visit_rate_of(*state, 1, 8), "12.5%");
}

static void one_of_sixteen_is_rounded_half_up(void **state)
{
    assert_string_equal(visit_rate_of(*state, 1, 16), "6.3%");          /* 6.25 */
}

static void twentyseven_of_thirtytwo_are_84_4_percent(void **state)
{
    assert_string_equal(visit_rate_of(*state, 27, 32), "84.4%");
}

static void sixty_of_sixtyfive_are_92_3_percent(void **state)
{
    assert_string_equal(visit_rate_of(*state, 60, 65), "92.3%");
}

static void twentythree_of_fiftyone_are_45_1_percent(void **state)
{
    assert_string_equal(visit_rate_of(*state, 23, 51), "45.1%");
}

/* ------------------------------------------------------------------- visits */

static void only_a_done_visit_at_home_within_the_period_counts_and_once(void **state)
{
    static const struct { const char *day, *channel, *result; } visits[] = {
        { "2022-02-28", "home", "done" }, { "2022-04-01", "home", "done" },
        { "2022-03-10", "phone", "done" }, { "2022-03-10", "station", "done" },
        { "2022-03-10", "home", "not_home" }, { "2022-03-10", "home", "refused" },
        { "2022-03-10", "home", "cancelled" },
    };
    int64_t client = given_person_in(*state, 0), voided;

    for (size_t i = 0; i < sizeof visits / sizeof *visits; i++)
        given(*state, "visit", "client_id", ID(client), "visited_on", visits[i].day, "channel",
              visits[i].channel, "result", visits[i].result, NULL);
    voided = given_visit(*state, client, "2022-03-10", "home");
    assert_ok(void_it(*state, "visit", voided, "the wrong client"));
    assert_string_equal(of_persons(*state, "visited"), "0");
    given_visit(*state, client, "2022-03-01", "home");
    given_visit(*state, client, "2022-03-31", "home");
    given_visit(*state, client, "2022-03-31", "home");
    assert_string_equal(of_persons(*state, "visited"), "1");
}

static void a_visit_before_one_came_into_scope_counts(void **state)
{
    int64_t client = given_person_in(*state, 0);

    assert_ok(change(*state, "client", client, "registered_on", "2022-03-20"));
    given_visit(*state, client, "2022-03-05", "home");
    assert_string_equal(of_persons(*state, "visited"), "1");
}

static void who_is_out_of_scope_at_the_end_is_out_of_both(void **state)
{
    int64_t client = given_person_in(*state, 0);

    given_visit(*state, client, "2022-03-05", "home");
    given(*state, "residence", "client_id", ID(client), "status", "hospital", "starts_on",
          "2022-03-31", NULL);
    assert_string_equal(of_persons(*state, "in_scope"), "0");
    assert_string_equal(of_persons(*state, "visited"), "0");
}

static void a_file_counts_from_the_day_of_filing(void **state)
{
    int64_t client = given_person_in(*state, 0);

    assert_ok(change(*state, "client", client, "filed_on", "2022-04-01"));
    assert_string_equal(of_persons(*state, "filed"), "0");
    assert_ok(change(*state, "client", client, "filed_on", "2019-01-01"));
    assert_string_equal(of_persons(*state, "filed"), "1");
}

/* --------------------------------------------------------------- activities */

static void who_was_present_or_late_at_a_held_activity_was_reached(void **state)
{
    static const struct { const char *presence, *reached; } presences[] = {
        { "absent", "0" }, { "excused", "0" }, { "present", "1" }, { "late", "2" },
    };
    int64_t activity = given_activity(*state, "held", "2022-03-10");

    for (size_t i = 0; i < sizeof presences / sizeof *presences; i++) {
        given_attendance(*state, activity, given_person_in(*state, 0), presences[i].presence);
        assert_string_equal(of_persons(*state, "reached"), presences[i].reached);
    }
}

static void only_activities_held_within_the_period_reach_anybody(void **state)
{
    static const struct { const char *state, *held_on; } activities[] = {
        { "planned", "2022-03-10" }, { "cancelled", "2022-03-10" },
        { "postponed", "2022-03-10" }, { "held", "2022-02-28" }, { "held", "2022-04-01" },
        { "held", NULL },
    };
    int64_t client = given_person_in(*state, 0);

    for (size_t i = 0; i < sizeof activities / sizeof *activities; i++)
        given_attendance(*state, given_activity(*state, activities[i].state,
                                                activities[i].held_on), client, "present");
    assert_string_equal(of_persons(*state, "reached"), "0");
    given_attendance(*state, given_activity(*state, "held", "2022-03-31"), client, "present");
    given_attendance(*state, given_activity(*state, "held", "2022-03-01"), client, "late");
    assert_string_equal(of_persons(*state, "reached"), "1");
}

static void volunteers_workers_and_head_counts_are_no_persons_in_scope(void **state)
{
    int64_t activity = given_activity(*state, "held", "2022-03-10");

    given_person_in(*state, 0);
    assert_ok(change(*state, "activity", activity, "headcount", "200"));
    given(*state, "attendance", "activity_id", ID(activity), "worker_id",
          ID(given_worker(*state, "Chen")), "presence", "present", NULL);
    assert_string_equal(of_persons(*state, "reached"), "0");
    assert_string_equal(of_persons(*state, "in_scope"), "1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_table_has_these_columns),
        station_test(a_row_fills_every_column),
        station_test(the_total_comes_first_then_areas_by_code_and_categories_by_code),
        station_test(a_station_without_clients_has_no_percentage_and_says_why),
        station_test(where_only_official_figures_are_known_the_filing_rate_is_unknown),
        station_test(eight_of_nine_are_88_9_percent),
        station_test(one_of_eight_is_12_5_percent),
        station_test(one_of_sixteen_is_rounded_half_up),
        station_test(twentyseven_of_thirtytwo_are_84_4_percent),
        station_test(sixty_of_sixtyfive_are_92_3_percent),
        station_test(twentythree_of_fiftyone_are_45_1_percent),
        station_test(only_a_done_visit_at_home_within_the_period_counts_and_once),
        station_test(a_visit_before_one_came_into_scope_counts),
        station_test(who_is_out_of_scope_at_the_end_is_out_of_both),
        station_test(a_file_counts_from_the_day_of_filing),
        station_test(who_was_present_or_late_at_a_held_activity_was_reached),
        station_test(only_activities_held_within_the_period_reach_anybody),
        station_test(volunteers_workers_and_head_counts_are_no_persons_in_scope),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
