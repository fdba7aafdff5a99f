/* Two rounds of an assessment, compared client by client. */
#include "../support/station.h"

static int64_t assess(swst_store *store, int64_t client, const char *round, const char *day,
                      const char *score, const char *level)
{
    return given(store, "assessment", "client_id", ID(client), "tool", "adl", "round", round,
                 "assessed_on", day, "score", score, "level", level, NULL);
}

static swst_table *rounds(swst_store *store, bool lower, const char *as_of,
                          const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_rounds(store, "adl", 1, 2, lower, as_of, filter, &table));
    return table;
}

static void the_latest_assessment_of_a_round_counts(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    assess(*state, client, "1", "2022-01-20", "50", "3");
    assess(*state, client, "1", "2022-01-10", "40", "4");
    assess(*state, client, "2", "2022-06-10", "50", "2");
    assert_ok(void_it(*state, "assessment",
                      assess(*state, client, "2", "2022-06-20", "90", "1"), "another's"));
    table = rounds(*state, false, "2022-06-30", NULL);
    assert_cell(table, 1, "before", "50");
    assert_cell(table, 1, "after", "50");
    assert_cell(table, 1, "change", "0");
    assert_cell(table, 1, "result", "same");
    assert_cell(table, 1, "level_before", "3");
    assert_cell(table, 1, "level_after", "2");
    assert_cell(table, 0, "same", "1");
    swst_table_free(table);
}

static void later_assessments_and_other_tools_and_rounds_do_not_count(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    assess(*state, client, "1", "2022-01-10", "50", NULL);
    assess(*state, client, "2", "2022-07-01", "60", NULL);
    assess(*state, client, "3", "2022-02-10", "70", NULL);
    given(*state, "assessment", "client_id", ID(client), "tool", "iadl", "round", "2",
          "assessed_on", "2022-02-10", "score", "5", NULL);
    given(*state, "assessment", "client_id", ID(client), "tool", "adl", "assessed_on",
          "2022-02-10", "score", "5", NULL);
    table = rounds(*state, false, "2022-06-30", NULL);
    assert_cell(table, 0, "assessed_before", "1");
    assert_cell(table, 0, "assessed_after", "0");
    assert_empty(table, 1, "after");
    assert_empty(table, 1, "result");
    swst_table_free(table);
    table = rounds(*state, false, "2022-07-01", NULL);
    assert_cell(table, 0, "better", "1");
    swst_table_free(table);
}

static void a_lower_score_may_be_the_better_one(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    assess(*state, client, "1", "2022-01-10", "50", NULL);
    assess(*state, client, "2", "2022-06-10", "-3", NULL);
    table = rounds(*state, true, "2022-06-30", NULL);
    assert_cell(table, 0, "better", "1");
    assert_cell(table, 1, "change", "-53");
    swst_table_free(table);
    table = rounds(*state, false, "2022-06-30", NULL);
    assert_cell(table, 0, "worse", "1");
    swst_table_free(table);
}

static void who_was_assessed_without_a_score_is_neither_better_nor_worse(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    assess(*state, client, "1", "2022-01-10", NULL, "2");
    assess(*state, client, "2", "2022-06-10", "5", "1");
    table = rounds(*state, false, "2022-06-30", NULL);
    assert_cell(table, 0, "assessed_both", "1");
    assert_int_equal(swst_table_int(table, 0, "better") + swst_table_int(table, 0, "same")
                     + swst_table_int(table, 0, "worse"), 0);
    swst_table_free(table);
}

static void a_filter_narrows_and_the_one_who_left_stays_compared(void **state)
{
    int64_t here = given_village(*state, "441882107201");
    int64_t there = given_village(*state, "441882107202");
    int64_t left = given_client(*state, here), other = given_client(*state, there);
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    assess(*state, left, "1", "2022-01-10", "5", NULL);
    assess(*state, other, "1", "2022-01-10", "5", NULL);
    assert_ok(change(*state, "client", left, "exited_on", "2022-03-01"));
    swst_filter_set_area(filter, here);
    table = rounds(*state, false, "2022-06-30", filter);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 1, "client_id", ID(left));
    swst_table_free(table);
    swst_filter_free(filter);
}

static void a_question_about_rounds_is_asked_with_all_it_takes(void **state)
{
    swst_table *table;

    assert_status(SWST_EMISUSE, swst_report_rounds(*state, NULL, 1, 2, false, "2022-06-30", NULL,
                                                   &table));
    assert_error("null_argument", NULL);
    assert_status(SWST_EINVALID, swst_report_rounds(*state, "adl", 1, 2, false, "June", NULL,
                                                    &table));
    assert_error("not_a_day", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_latest_assessment_of_a_round_counts),
        station_test(later_assessments_and_other_tools_and_rounds_do_not_count),
        station_test(a_lower_score_may_be_the_better_one),
        station_test(who_was_assessed_without_a_score_is_neither_better_nor_worse),
        station_test(a_filter_narrows_and_the_one_who_left_stays_compared),
        station_test(a_question_about_rounds_is_asked_with_all_it_takes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
