/* Counts of cases that never mix. */
#include "../support/station.h"

static swst_table *report(swst_store *store, const char *from, const char *to, const char *as_of,
                          const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_cases(store, from, to, as_of, filter, &table));
    return table;
}

static swst_table *june(swst_store *store)
{
    return report(store, "2026-06-01", "2026-06-30", "2026-06-30", NULL);
}

static int64_t given_case(swst_store *store, const char *opened_on, const char *state)
{
    return given(store, "case", "client_id", ID(given_client(store, given_area(store))),
                 "worker_id", ID(given_worker(store, "Lin")), "opened_on", opened_on, "stage",
                 "intervention", "state", state, NULL);
}

static int64_t given_closed(swst_store *store, const char *opened_on, const char *closed_on,
                            const char *reason)
{
    return given(store, "case", "client_id", ID(given_client(store, given_area(store))),
                 "worker_id", ID(given_worker(store, "Lin")), "opened_on", opened_on, "stage",
                 "closed", "state", "closed", "closed_on", closed_on, "close_reason", reason,
                 "outcome", "improved", NULL);
}

static void the_table_has_these_columns(void **state)
{
    static const struct shown_column columns[] = {
        { "type", "", SWST_TEXT }, { "open_at_start", "cases", SWST_INTEGER },
        { "opened", "cases", SWST_INTEGER }, { "active", "cases", SWST_INTEGER },
        { "followed_up", "cases", SWST_INTEGER }, { "handled", "cases", SWST_INTEGER },
        { "closed", "cases", SWST_INTEGER }, { "successful", "cases", SWST_INTEGER },
        { "success_rate", "", SWST_RATE }, { "outcome_improved", "cases", SWST_INTEGER },
        { "outcome_rate", "", SWST_RATE }, { "improved", "", SWST_RATE },
        { "suspended", "cases", SWST_INTEGER }, { "idle", "cases", SWST_INTEGER },
        { "open_at_end", "cases", SWST_INTEGER }, { "days_open", "days", SWST_TEXT },
        { "need_rate", "", SWST_RATE },
    };
    swst_table *table = june(*state);

    assert_columns(table, "cases", columns, sizeof columns / sizeof *columns);
    swst_table_free(table);
}

static void a_station_without_cases_has_one_row_without_rates(void **state)
{
    swst_table *table = june(*state);

    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "type", "all");
    assert_cell(table, 0, "active", "0");
    assert_cell(table, 0, "success_rate", "-");
    assert_cell(table, 0, "improved", "-");
    assert_empty(table, 0, "days_open");
    assert_string_equal(swst_table_from(table), "2026-06-01");
    assert_string_equal(swst_table_to(table), "2026-06-30");
    swst_table_free(table);
}

static void each_count_is_of_its_own_cases(void **state)
{
    int64_t before = given_case(*state, "2026-05-31", "open");
    swst_table *table;

    given_case(*state, "2026-06-01", NULL);
    given_case(*state, "2026-07-01", "open");
    given_case(*state, "2026-06-10", "declined");
    given_case(*state, "2026-05-01", "suspended");
    given_closed(*state, "2026-05-01", "2026-06-01", "moved");
    given_closed(*state, "2026-06-01", "2026-06-30", "goals_met");
    given_closed(*state, "2026-05-01", "2026-05-31", "goals_met");
    assert_ok(swst_case_follow_up(*state, before, "2026-06-25", true, 0, 0, NULL, NULL));
    table = june(*state);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 0, "open_at_start", "3");
    assert_cell(table, 0, "opened", "2");
    assert_cell(table, 0, "active", "4");
    assert_cell(table, 0, "followed_up", "1");
    assert_cell(table, 0, "handled", "3");
    assert_cell(table, 0, "closed", "2");
    assert_cell(table, 0, "successful", "1");
    assert_cell(table, 0, "success_rate", "50.0%");
    assert_cell(table, 0, "outcome_rate", "100.0%");
    assert_cell(table, 0, "suspended", "1");
    assert_cell(table, 0, "idle", "1");
    assert_cell(table, 0, "open_at_end", "3");
    assert_cell(table, 0, "days_open", "30.0");
    assert_cell(table, 1, "type", "none");
    assert_cell(table, 1, "open_at_start", "3");
    swst_table_free(table);
}

static void the_average_of_days_is_rounded_half_up(void **state)
{
    swst_table *table;

    for (int i = 0; i < 20; i++)
        given_closed(*state, i ? "2026-06-01" : "2026-06-02", "2026-06-11", "moved");
    table = june(*state);
    assert_cell(table, 0, "days_open", "10.0");
    swst_table_free(table);
    given_closed(*state, "2026-06-01", "2026-06-10", "moved");
    for (int i = 0; i < 19; i++)
        given_closed(*state, "2026-06-01", "2026-06-11", "moved");
    table = june(*state);
    assert_cell(table, 0, "days_open", "10.0");
    swst_table_free(table);
    given_closed(*state, "2026-06-01", "2026-06-09", "moved");
    table = june(*state);
    assert_cell(table, 0, "days_open", "9.9");
    swst_table_free(table);
}

static void types_stand_in_their_order_and_no_type_last(void **state)
{
    swst_table *table;

    given_case(*state, "2026-06-01", "open");
    assert_ok(change(*state, "case", given_case(*state, "2026-06-01", "open"), "type", "other"));
    assert_ok(change(*state, "case", given_case(*state, "2026-06-01", "open"), "type", "rights"));
    assert_ok(change(*state, "case", given_case(*state, "2026-07-01", "open"), "type", "child"));
    table = june(*state);
    assert_int_equal(swst_table_rows(table), 4);
    assert_cell(table, 0, "type", "all");
    assert_cell(table, 0, "opened", "3");
    assert_cell(table, 1, "type", "rights");
    assert_cell(table, 2, "type", "other");
    assert_cell(table, 3, "type", "none");
    swst_table_free(table);
}

static void a_carried_over_case_is_handled_when_acted_on(void **state)
{
    static const char *const acts[][2] = {
        { "follow_up", "done" }, { "stage", NULL }, { "review", "done" }, { "referral", NULL },
        { "follow_up", "not_done" }, { "follow_up", NULL }, { "suspend", NULL }, { "resume", NULL },
        { "review", "not_done" },
    };
    swst_table *table;

    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        given(*state, "case_event", "case_id", ID(given_case(*state, "2026-05-01", "open")),
              "happened_on", "2026-06-10", "event", acts[i][0], "result", acts[i][1], NULL);
    table = june(*state);
    assert_cell(table, 0, "open_at_start", "9");
    assert_cell(table, 0, "handled", "4");
    swst_table_free(table);
}

/* -------------------------------------------------------------- improvement */

static int64_t given_scored(swst_store *store, const char *direction, const char *step,
                            const char *first, const char *last)
{
    int64_t id = given_case(store, "2026-05-01", "open");
    int64_t goal = given(store, "case_goal", "case_id", ID(id), "direction", direction, "step",
                         step, NULL);

    given(store, "case_score", "case_goal_id", ID(goal), "happened_on", "2026-05-02", "score",
          first, NULL);
    if (last)
        given(store, "case_score", "case_goal_id", ID(goal), "happened_on", "2026-06-02", "score",
              last, NULL);
    return id;
}

static void a_case_improves_by_its_step_in_its_direction_once_it_is_reviewed(void **state)
{
    int64_t up = given_scored(*state, "up", "5", "10", "15"), down, less, wrong, unscored;
    int64_t unreviewed = given_scored(*state, "up", NULL, "10", "20");
    swst_table *table;

    down = given_scored(*state, "down", NULL, "10", "9");
    less = given_scored(*state, "up", "5", "10", "14");
    wrong = given_scored(*state, "down", NULL, "10", "11");
    unscored = given_scored(*state, "up", NULL, "10", NULL);
    (void)unreviewed;
    for (int i = 0; i < 5; i++)
        assert_ok(swst_case_review(*state, (int64_t[]){ up, down, less, wrong, unscored }[i],
                                   "2026-06-30", NULL));
    table = june(*state);
    assert_cell(table, 0, "improved", "40.0%");
    swst_table_free(table);
    table = report(*state, "2026-06-01", "2026-06-30", "2026-06-29", NULL);
    assert_cell(table, 0, "improved", "0.0%");
    assert_true(swst_table_provisional(table));
    swst_table_free(table);
}

static void the_main_scale_is_the_one_marked_else_the_first_with_a_direction(void **state)
{
    int64_t id = given_case(*state, "2026-05-01", "open");
    int64_t none = given(*state, "case_goal", "case_id", ID(id), "baseline", "1", NULL);
    int64_t first = given(*state, "case_goal", "case_id", ID(id), "baseline", "1", "direction",
                          "up", NULL);
    int64_t other = given(*state, "case_goal", "case_id", ID(id), "baseline", "1", "direction",
                          "down", NULL);
    swst_table *table;

    for (int i = 0; i < 3; i++)
        given(*state, "case_score", "case_goal_id", ID(((int64_t[]){ none, first, other })[i]),
              "happened_on", "2026-06-02", "score", "2", NULL);
    assert_ok(swst_case_review(*state, id, "2026-06-10", NULL));
    table = june(*state);
    assert_cell(table, 0, "improved", "100.0%");
    swst_table_free(table);
    assert_ok(change(*state, "case_goal", other, "is_main", "true"));
    table = june(*state);
    assert_cell(table, 0, "improved", "0.0%");
    swst_table_free(table);
}

/* -------------------------------------------------------------------- needs */

static void needs_of_anybody_are_answered_by_a_case_that_was_taken_on(void **state)
{
    int64_t area = given_area(*state), household = given_household(*state, area), answered;
    swst_table *table;

    answered = given(*state, "need", "household_id", ID(household), "category", "case",
                     "opened_on", "2026-06-01", "state", "open", NULL);
    given(*state, "need", "area_id", ID(area), "category", "case", "opened_on", "2026-06-30",
          "state", "open", NULL);
    given(*state, "need", "area_id", ID(area), "category", "case", "opened_on", "2026-07-01",
          "state", "open", NULL);
    given(*state, "need", "area_id", ID(area), "category", "food", "opened_on", "2026-06-30",
          "state", "open", NULL);
    table = june(*state);
    assert_cell(table, 0, "need_rate", "0.0%");
    swst_table_free(table);
    assert_ok(change(*state, "case", given_case(*state, "2026-06-02", "declined"), "need_id",
                     ID(answered)));
    table = june(*state);
    assert_cell(table, 0, "need_rate", "0.0%");
    swst_table_free(table);
    assert_ok(change(*state, "case", given_case(*state, "2026-06-02", "open"), "need_id",
                     ID(answered)));
    table = june(*state);
    assert_cell(table, 0, "need_rate", "50.0%");
    swst_table_free(table);
}

/* ------------------------------------------------------------------ filters */

static void a_filter_keeps_cases_of_the_area_and_of_the_worker_of_case_or_client(void **state)
{
    int64_t area = given_area(*state), other = given_village(*state, "441882107207");
    int64_t client = given_client(*state, area), far = given_client(*state, other);
    int64_t worker = given_worker(*state, "Lin"), colleague = given_worker(*state, "Chen");
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given(*state, "assignment", "worker_id", ID(worker), "client_id", ID(client), "starts_on",
          "2026-01-01", NULL);
    given(*state, "case", "client_id", ID(client), "worker_id", ID(colleague), "opened_on",
          "2026-06-01", "stage", "intake", NULL);
    given(*state, "case", "client_id", ID(far), "worker_id", ID(worker), "opened_on",
          "2026-06-01", "stage", "intake", NULL);
    given(*state, "case", "client_id", ID(far), "worker_id", ID(colleague), "opened_on",
          "2026-06-01", "stage", "intake", NULL);
    swst_filter_set_worker(filter, worker);
    table = report(*state, "2026-06-01", "2026-06-30", "2026-06-30", filter);
    assert_cell(table, 0, "opened", "2");
    swst_table_free(table);
    swst_filter_set_area(filter, other);
    table = report(*state, "2026-06-01", "2026-06-30", "2026-06-30", filter);
    assert_cell(table, 0, "opened", "1");
    swst_table_free(table);
    swst_filter_set_worker(filter, 0);
    table = report(*state, "2026-06-01", "2026-06-30", "2026-06-30", filter);
    assert_cell(table, 0, "opened", "2");
    swst_table_free(table);
    swst_filter_free(filter);
}

static void what_is_asked_for_must_make_sense(void **state)
{
    swst_table *table;

    assert_status(SWST_EMISUSE, swst_report_cases(NULL, "2026-06-01", "2026-06-30", "2026-06-30",
                                                  NULL, &table));
    assert_status(SWST_EINVALID, swst_report_cases(*state, "2026-06-30", "2026-06-01",
                                                   "2026-06-30", NULL, &table));
    assert_error("period_reversed", NULL);
    assert_status(SWST_EINVALID, swst_report_cases(*state, "2026-06-01", "2026-06-30", "today",
                                                   NULL, &table));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_table_has_these_columns),
        station_test(a_station_without_cases_has_one_row_without_rates),
        station_test(each_count_is_of_its_own_cases),
        station_test(the_average_of_days_is_rounded_half_up),
        station_test(types_stand_in_their_order_and_no_type_last),
        station_test(a_carried_over_case_is_handled_when_acted_on),
        station_test(a_case_improves_by_its_step_in_its_direction_once_it_is_reviewed),
        station_test(the_main_scale_is_the_one_marked_else_the_first_with_a_direction),
        station_test(needs_of_anybody_are_answered_by_a_case_that_was_taken_on),
        station_test(a_filter_keeps_cases_of_the_area_and_of_the_worker_of_case_or_client),
        station_test(what_is_asked_for_must_make_sense),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
