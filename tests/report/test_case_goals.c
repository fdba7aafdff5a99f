/* What active cases have reached. */
#include "../support/station.h"

static int64_t given_case(swst_store *store, const char *opened_on)
{
    return given(store, "case", "client_id", ID(given_client(store, given_area(store))),
                 "worker_id", ID(given_worker(store, "Lin")), "opened_on", opened_on, "stage",
                 "intervention", "state", "open", NULL);
}

static int64_t given_goal(swst_store *store, int64_t case_id, const char *baseline,
                          const char *direction, const char *target)
{
    return given(store, "case_goal", "case_id", ID(case_id), "scale", "mood", "unit", "points",
                 "baseline", baseline, "direction", direction, "target", target, NULL);
}

static int64_t given_score(swst_store *store, int64_t goal, const char *on, const char *score)
{
    return given(store, "case_score", "case_goal_id", ID(goal), "happened_on", on, "score", score,
                 NULL);
}

static swst_table *report(swst_store *store, const char *from, const char *to, const char *as_of)
{
    swst_table *table;

    assert_ok(swst_report_case_goals(store, from, to, as_of, NULL, &table));
    return table;
}

static swst_table *half_year(swst_store *store)
{
    return report(store, "2026-01-01", "2026-06-30", "2026-06-30");
}

static void the_table_has_these_columns(void **state)
{
    static const struct { const char *name; swst_field_type type; bool sensitive; } columns[] = {
        { "case_id", SWST_REFERENCE, false }, { "client_id", SWST_REFERENCE, false },
        { "case_goal_id", SWST_REFERENCE, false }, { "scale", SWST_TEXT, false },
        { "unit", SWST_TEXT, false }, { "direction", SWST_CHOICE, false },
        { "before", SWST_INTEGER, true }, { "after", SWST_INTEGER, true },
        { "target", SWST_INTEGER, false }, { "change", SWST_INTEGER, true },
        { "change_rate", SWST_TEXT, true }, { "improved", SWST_FLAG, false },
        { "reached", SWST_FLAG, false }, { "scores", SWST_INTEGER, false },
        { "months_scored", SWST_INTEGER, false }, { "months", SWST_INTEGER, false },
    };
    swst_table *table = half_year(*state);

    assert_string_equal(swst_table_name(table), "case_goals");
    assert_int_equal(swst_table_rows(table), 0);
    assert_int_equal(swst_table_columns(table), sizeof columns / sizeof *columns);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const swst_field *column = swst_table_column(table, i);

        assert_string_equal(swst_field_name(column), columns[i].name);
        assert_int_equal(swst_field_type_of(column), columns[i].type);
        assert_int_equal(swst_field_flags(column), columns[i].sensitive ? SWST_SENSITIVE : 0);
        assert_string_not_equal(swst_field_label(column, "en"), swst_field_label(column, "zh"));
    }
    swst_table_free(table);
}

static void a_change_in_percent_is_masked_as_the_scores_are(void **state)
{
    int64_t goal = given_goal(*state, given_case(*state, "2026-01-10"), "52", "up", "80");
    swst_table *table;
    char *json, *csv;

    given_score(*state, goal, "2026-03-01", "78");
    table = half_year(*state);
    assert_ok(swst_table_to_json(table, SWST_MASKED, &json));
    assert_ok(swst_table_to_csv(table, SWST_MASKED, &csv));
    assert_non_null(strstr(json, "\"change\":\"***\",\"change_rate\":\"***\""));
    assert_non_null(strstr(csv, ",***,***,true,"));
    assert_null(strstr(csv, "[5]"));
    swst_free(json);
    swst_free(csv);
    swst_table_free(table);
}

static void the_baseline_comes_first_else_the_earliest_score(void **state)
{
    int64_t id = given_case(*state, "2026-01-10");
    int64_t based = given_goal(*state, id, "52", "up", "80");
    int64_t scored = given_goal(*state, id, NULL, "up", NULL);
    int64_t once = given_goal(*state, id, NULL, "up", "10"), never;
    swst_table *table;

    never = given_goal(*state, id, "3", "up", "10");
    (void)never;
    given_score(*state, based, "2026-02-01", "60");
    given_score(*state, based, "2026-03-01", "78");
    given_score(*state, scored, "2026-03-01", "7");
    given_score(*state, scored, "2026-02-01", "4");
    given_score(*state, once, "2026-02-01", "4");
    table = half_year(*state);
    assert_int_equal(swst_table_rows(table), 4);
    assert_cell(table, 0, "scale", "mood");
    assert_cell(table, 0, "unit", "points");
    assert_cell(table, 0, "direction", "up");
    assert_cell(table, 0, "before", "52");
    assert_cell(table, 0, "after", "78");
    assert_cell(table, 0, "change", "26");
    assert_cell(table, 0, "change_rate", "50.0%");
    assert_cell(table, 0, "reached", "false");
    assert_cell(table, 0, "improved", "true");
    assert_cell(table, 1, "before", "4");
    assert_cell(table, 1, "after", "7");
    assert_empty(table, 1, "reached");
    assert_cell(table, 2, "before", "4");
    assert_empty(table, 2, "after");
    assert_empty(table, 2, "change");
    assert_empty(table, 2, "improved");
    assert_cell(table, 2, "scores", "1");
    assert_cell(table, 3, "before", "3");
    assert_empty(table, 3, "after");
    assert_cell(table, 3, "scores", "0");
    swst_table_free(table);
}

static void of_two_scores_of_a_day_the_one_entered_last_is_later(void **state)
{
    int64_t goal = given_goal(*state, given_case(*state, "2026-01-10"), NULL, "down", "3");
    swst_table *table;
    int64_t wrong;

    given_score(*state, goal, "2026-02-01", "8");
    given_score(*state, goal, "2026-02-01", "3");
    wrong = given_score(*state, goal, "2026-02-02", "9");
    assert_ok(void_it(*state, "case_score", wrong, "wrong"));
    table = half_year(*state);
    assert_cell(table, 0, "before", "8");
    assert_cell(table, 0, "after", "3");
    assert_cell(table, 0, "change", "-5");
    assert_cell(table, 0, "change_rate", "-62.5%");
    assert_cell(table, 0, "improved", "true");
    assert_cell(table, 0, "reached", "true");
    assert_cell(table, 0, "scores", "2");
    assert_cell(table, 0, "months_scored", "1");
    swst_table_free(table);
}

static void a_percent_change_is_of_the_size_of_what_was_before(void **state)
{
    static const char *const cases[][3] = {
        { "0", "5", NULL }, { "-4", "-2", "50.0%" }, { "-4", "-6", "-50.0%" },
        { "8", "8", "0.0%" }, { "2000", "1999", "-0.1%" }, { "2000", "2001", "0.1%" },
        { "2001", "2000", "0.0%" }, { "3", "9", "200.0%" },
    };
    int64_t id = given_case(*state, "2026-01-10");
    swst_table *table;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        given_score(*state, given_goal(*state, id, cases[i][0], "up", NULL), "2026-02-01",
                    cases[i][1]);
    table = half_year(*state);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (cases[i][2])
            assert_cell(table, i, "change_rate", cases[i][2]);
        else
            assert_empty(table, i, "change_rate");
    swst_table_free(table);
}

static void a_goal_without_a_direction_neither_improves_nor_is_reached(void **state)
{
    int64_t goal = given_goal(*state, given_case(*state, "2026-01-10"), "1", NULL, "2");
    swst_table *table;

    given_score(*state, goal, "2026-02-01", "2");
    table = half_year(*state);
    assert_cell(table, 0, "change", "1");
    assert_empty(table, 0, "improved");
    assert_empty(table, 0, "reached");
    assert_empty(table, 0, "direction");
    swst_table_free(table);
}

static void scores_and_months_are_those_of_the_window(void **state)
{
    int64_t id = given_case(*state, "2026-01-31");
    int64_t goal = given_goal(*state, id, NULL, "up", NULL);
    swst_table *table;

    given_score(*state, goal, "2026-01-31", "1");
    given_score(*state, goal, "2026-03-02", "2");
    given_score(*state, goal, "2026-03-30", "3");
    given_score(*state, goal, "2026-05-01", "4");
    given_score(*state, goal, "2026-06-15", "9");
    table = report(*state, "2026-03-01", "2026-12-31", "2026-06-01");
    assert_cell(table, 0, "before", "1");
    assert_cell(table, 0, "after", "4");
    assert_cell(table, 0, "scores", "3");
    assert_cell(table, 0, "months_scored", "2");
    assert_cell(table, 0, "months", "4");
    assert_true(swst_table_provisional(table));
    swst_table_free(table);
    table = report(*state, "2026-01-01", "2026-01-31", "2026-06-01");
    assert_cell(table, 0, "scores", "1");
    assert_cell(table, 0, "months_scored", "1");
    assert_cell(table, 0, "months", "1");
    assert_empty(table, 0, "after");
    swst_table_free(table);
}

static void a_month_of_another_year_is_another_month(void **state)
{
    int64_t goal = given_goal(*state, given_case(*state, "2025-06-10"), NULL, "up", NULL);
    swst_table *table;

    given_score(*state, goal, "2025-06-10", "1");
    given_score(*state, goal, "2026-06-10", "2");
    table = report(*state, "2025-01-01", "2026-06-30", "2026-06-30");
    assert_cell(table, 0, "months_scored", "2");
    assert_cell(table, 0, "months", "13");
    swst_table_free(table);
}

static void goals_of_cases_that_were_not_active_are_left_out(void **state)
{
    int64_t later = given_case(*state, "2026-07-01"), declined = given_case(*state, "2026-01-10");
    int64_t voided = given_goal(*state, given_case(*state, "2026-01-10"), "1", "up", NULL);
    swst_table *table;

    assert_ok(change(*state, "case", later, "type", "child"));
    given_goal(*state, later, "1", "up", NULL);
    given_goal(*state, declined, "1", "up", NULL);
    assert_ok(void_it(*state, "case_goal", voided, "twice"));
    assert_status(SWST_ECONFLICT, change(*state, "case", declined, "state", "declined"));
    assert_ok(swst_case_close(*state, declined, "2026-01-10", SWST_CASE_CLOSE_REASON_LOST,
                              SWST_CASE_OUTCOME_UNSET, NULL));
    table = half_year(*state);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

static void a_goal_without_scores_does_not_take_those_of_the_next(void **state)
{
    int64_t id = given_case(*state, "2026-01-10"), second = given_case(*state, "2026-01-10");
    int64_t late = given_goal(*state, second, NULL, "up", NULL);
    swst_table *table;

    given_goal(*state, id, NULL, "up", NULL);
    given_score(*state, late, "2026-02-01", "4");
    table = half_year(*state);
    assert_int_equal(swst_table_rows(table), 2);
    assert_empty(table, 0, "before");
    assert_cell(table, 1, "before", "4");
    swst_table_free(table);
}

static void a_filter_narrows_to_areas_workers_and_rows(void **state)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    for (int i = 0; i < 3; i++)
        given_goal(*state, given_case(*state, "2026-01-10"), "1", "up", NULL);
    swst_filter_set_limit(filter, 2);
    assert_ok(swst_report_case_goals(*state, "2026-01-01", "2026-06-30", "2026-06-30", filter,
                                     &table));
    assert_int_equal(swst_table_rows(table), 2);
    swst_table_free(table);
    swst_filter_set_area(filter, given_village(*state, "441882107207"));
    assert_ok(swst_report_case_goals(*state, "2026-01-01", "2026-06-30", "2026-06-30", filter,
                                     &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_table_has_these_columns),
        station_test(a_change_in_percent_is_masked_as_the_scores_are),
        station_test(the_baseline_comes_first_else_the_earliest_score),
        station_test(of_two_scores_of_a_day_the_one_entered_last_is_later),
        station_test(a_percent_change_is_of_the_size_of_what_was_before),
        station_test(a_goal_without_a_direction_neither_improves_nor_is_reached),
        station_test(scores_and_months_are_those_of_the_window),
        station_test(a_month_of_another_year_is_another_month),
        station_test(goals_of_cases_that_were_not_active_are_left_out),
        station_test(a_goal_without_scores_does_not_take_those_of_the_next),
        station_test(a_filter_narrows_to_areas_workers_and_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
