/* Closings of months: what was reported stays, and what was learned since shows. */
#include "../../support/station.h"

enum { MINUTE = 60000 };
#define JULY INT64_C(1656633600000)         /* 2022-07-01 in UTC */

/* A village with two clients since 2020, one visited at home in June; the clock stands. */
static int64_t first, second;

static void given_june(swst_store *store)
{
    int64_t village = given_village(store, "441882107206");

    swst_store_set_now(store, JULY);
    first = given_client(store, village);
    second = given_client(store, village);
    given_visit(store, first, "2022-06-10", "home");
    swst_store_set_now(store, JULY + MINUTE);
}

static int64_t closed(swst_store *store, bool revise)
{
    int64_t revision = 0;

    assert_ok(swst_month_close(store, "2022-06", "2022-07-01", revise, &revision));
    return revision;
}

static swst_table *figures(swst_store *store, int64_t revision)
{
    swst_table *table;

    assert_ok(swst_report_month_figures(store, "2022-06", revision, &table));
    return table;
}

static swst_table *diff(swst_store *store, int64_t revision)
{
    swst_table *table;

    assert_ok(swst_report_month_diff(store, "2022-06", revision, "2022-07-05", &table));
    return table;
}

static void assert_figure(const swst_table *table, const char *code, const char *area,
                          const char *column, const char *text)
{
    for (size_t row = 0; row < swst_table_rows(table); row++) {
        const char *of = swst_table_text(table, row, "area_code");

        if (strcmp(swst_table_text(table, row, "code"), code) == 0
            && strcmp(of ? of : "", area) == 0) {
            assert_cell(table, row, column, text);
            return;
        }
    }
    fail_msg("%s of '%s' is not there", code, area);
}

static void the_tables_have_these_columns(void **state)
{
    static const struct shown_column kept[] = {
        { "code", "", SWST_TEXT }, { "title", "", SWST_TEXT }, { "title_zh", "", SWST_TEXT },
        { "area_code", "", SWST_TEXT }, { "unit", "", SWST_TEXT }, { "value", "", SWST_FIGURE },
    };
    static const struct shown_column changed[] = {
        { "code", "", SWST_TEXT }, { "title", "", SWST_TEXT }, { "title_zh", "", SWST_TEXT },
        { "area_code", "", SWST_TEXT }, { "unit", "", SWST_TEXT },
        { "reported", "", SWST_FIGURE }, { "now", "", SWST_FIGURE },
        { "difference", "", SWST_INTEGER }, { "points", "", SWST_TEXT },
    };
    swst_table *table;

    given_june(*state);
    closed(*state, false);
    table = figures(*state, 0);
    assert_columns(table, "month_figures", kept, sizeof kept / sizeof *kept);
    swst_table_free(table);
    table = diff(*state, 0);
    assert_columns(table, "month_diff", changed, sizeof changed / sizeof *changed);
    swst_table_free(table);
}

static void the_first_closing_keeps_the_whole_catalogue_and_the_areas(void **state)
{
    swst_table *table;

    given_june(*state);
    assert_int_equal(closed(*state, false), 1);
    table = figures(*state, 1);
    assert_int_equal(swst_table_rows(table), swst_indicator_count() + 3);
    for (size_t i = 0; i < swst_indicator_count(); i++)
        assert_cell(table, i, "code", swst_indicator_code(swst_indicator_at(i)));
    assert_figure(table, "POP.IN_SCOPE", "", "value", "2");
    assert_figure(table, "VISIT.HOME_RATE", "", "value", "50.0%");
    assert_figure(table, "VISIT.HOME_RATE", "441882107206", "value", "50.0%");
    assert_string_equal(swst_table_from(table), "2022-06-01");
    swst_table_free(table);
}

/* What is kept is what the catalogue says of the month. */
static void a_closing_keeps_what_every_indicator_says(void **state)
{
    swst_table *kept, *now;

    given_june(*state);
    closed(*state, false);
    kept = figures(*state, 0);
    assert_ok(swst_report_indicators(*state, "2022-06-01", "2022-06-30", "2022-06-30", NULL,
                                     &now));
    for (size_t i = 0; i < swst_table_rows(now); i++) {
        assert_cell(kept, i, "code", swst_table_text(now, i, "code"));
        assert_cell(kept, i, "value", swst_table_text(now, i, "value"));
        assert_int_equal(swst_table_form(kept, i, "value"), swst_table_form(now, i, "value"));
    }
    swst_table_free(kept);
    swst_table_free(now);
}

static void a_closed_month_is_not_closed_again(void **state)
{
    int64_t revision = 7;

    given_june(*state);
    closed(*state, false);
    given_visit(*state, second, "2022-06-11", "home");
    assert_status(SWST_ECONFLICT, swst_month_close(*state, "2022-06", "2022-07-01", false,
                                                   &revision));
    assert_error("month_closed", NULL);
    assert_non_null(strstr(swst_error_message("en"), "1: the month is closed"));
    assert_int_equal(revision, 7);
    assert_int_equal(count_of(*state, "month_close"), 1);
}

static void a_revision_without_a_difference_is_refused(void **state)
{
    given_june(*state);
    closed(*state, false);
    given_visit(*state, second, "2022-07-02", "home");          /* of another month */
    assert_status(SWST_ECONFLICT, swst_month_close(*state, "2022-06", "2022-07-03", true, NULL));
    assert_error("month_unchanged", NULL);
    assert_int_equal(count_of(*state, "month_close"), 1);
}

static void a_late_visit_makes_a_second_revision_and_the_first_stays(void **state)
{
    swst_table *table;

    given_june(*state);
    closed(*state, false);
    given_visit(*state, second, "2022-06-11", "home");
    assert_int_equal(closed(*state, true), 2);

    table = figures(*state, 1);
    assert_figure(table, "VISIT.HOME_RATE", "", "value", "50.0%");
    assert_figure(table, "VISIT.TIMES", "", "value", "1");
    swst_table_free(table);
    table = figures(*state, 0);
    assert_figure(table, "VISIT.HOME_RATE", "", "value", "100.0%");
    assert_figure(table, "VISIT.TIMES", "", "value", "2");
    swst_table_free(table);
    table = diff(*state, 2);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

/* Figures that a visit at home has nothing to do with. */
static bool is_of_visits(const char *code)
{
    return strncmp(code, "VISIT.", 6) == 0 || strncmp(code, "BLIND.", 6) == 0
        || strncmp(code, "SERVED.", 7) == 0;
}

static void the_difference_is_that_of_the_late_visit_alone(void **state)
{
    swst_table *table;

    given_june(*state);
    closed(*state, false);
    given_visit(*state, second, "2022-06-11", "home");
    table = diff(*state, 0);
    assert_true(swst_table_rows(table) > 4);
    for (size_t i = 0; i < swst_table_rows(table); i++)
        if (!is_of_visits(swst_table_text(table, i, "code")))
            fail_msg("%s differs", swst_table_text(table, i, "code"));
    assert_figure(table, "VISIT.HOME_RATE", "", "reported", "50.0%");
    assert_figure(table, "VISIT.HOME_RATE", "", "now", "100.0%");
    assert_figure(table, "VISIT.HOME_RATE", "", "points", "+50.0");
    assert_figure(table, "VISIT.HOME_RATE", "441882107206", "points", "+50.0");
    assert_figure(table, "VISIT.TIMES", "", "difference", "1");
    assert_figure(table, "BLIND.CLIENTS", "", "difference", "-1");
    assert_empty(table, row_of(table, "code", "VISIT.TIMES", NULL, NULL), "points");
    swst_table_free(table);
}

static void a_month_is_closed_on_its_last_day_at_the_earliest(void **state)
{
    given_june(*state);
    assert_status(SWST_EINVALID, swst_month_close(*state, "2022-06", "2022-06-29", false, NULL));
    assert_error("month_not_over", NULL);
    assert_status(SWST_EINVALID, swst_month_close(*state, "2022-06", "2022-05-31", false, NULL));
    assert_error("month_not_begun", NULL);
    assert_ok(swst_month_close(*state, "2022-06", "2022-06-30", false, NULL));
}

static void a_text_that_is_no_month_is_refused(void **state)
{
    static const char *const texts[] = { "", "2022", "2022-13", "2022-6", "2022-06-01", "六月" };
    swst_table *table;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_status(SWST_EINVALID, swst_month_close(*state, texts[i], "2022-07-01", false,
                                                      NULL));
        assert_error("bad_month", NULL);
        assert_status(SWST_EINVALID, swst_report_month_figures(*state, texts[i], 0, &table));
        assert_status(SWST_EINVALID, swst_report_month_diff(*state, texts[i], 0, "2022-07-01",
                                                            &table));
        assert_status(SWST_EINVALID, swst_report_late_facts(*state, texts[i], "2022-07-01",
                                                            &table));
    }
}

static void a_month_that_was_not_closed_has_no_figures(void **state)
{
    swst_table *table;

    given_june(*state);
    assert_status(SWST_ENOTFOUND, swst_report_month_figures(*state, "2022-06", 0, &table));
    assert_error("month_not_closed", NULL);
    closed(*state, false);
    assert_status(SWST_ENOTFOUND, swst_report_month_figures(*state, "2022-06", 2, &table));
    assert_status(SWST_ENOTFOUND, swst_report_month_diff(*state, "2022-06", 2, "2022-07-01",
                                                         &table));
    assert_status(SWST_ENOTFOUND, swst_report_month_figures(*state, "2022-05", 0, &table));
    assert_status(SWST_EINVALID, swst_report_month_diff(*state, "2022-06", 0, "2022-06-29",
                                                        &table));
    assert_error("month_not_over", NULL);
}

static void who_asks_twice_by_one_request_is_served_once(void **state)
{
    int64_t revision = 0;

    given_june(*state);
    for (int i = 0; i < 2; i++) {
        assert_ok(swst_store_set_request(*state, "close-june"));
        assert_ok(swst_month_close(*state, "2022-06", "2022-07-01", false, &revision));
        assert_int_equal(revision, 1);
    }
    assert_int_equal(count_of(*state, "month_close"), 1);
}

static void figures_that_cannot_be_read_are_told(void **state)
{
    static const char *const texts[] = {
        "x", "{}", "[1]", "[{}]", "[{\"code\":\"A.B\"}]",
        "[{\"code\":\"A.B\",\"form\":\"count\",\"unit\":\"person\",\"n\":-1}]",
        "[{\"code\":\"A.B\",\"form\":\"rate\",\"unit\":\"person\",\"n\":1}]",
        "[{\"code\":\"A.B\",\"form\":\"sum\",\"unit\":\"person\",\"n\":1}]",
        "[{\"code\":\"A.B\",\"form\":\"count\",\"unit\":\"cat\",\"n\":1}]",
    };
    const char *month[] = { "2021-01", "2021-02", "2021-03", "2021-04", "2021-05", "2021-06",
                            "2021-07", "2021-08", "2021-09" };
    swst_table *table;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        given(*state, "month_close", "month", month[i], "revision", "1", "closed_at",
              "2022-01-01T00:00:00.000Z", "figures", texts[i], NULL);
        assert_status(SWST_EINVALID, swst_report_month_figures(*state, month[i], 0, &table));
        assert_error("month_figures_wrong", NULL);
    }
    given(*state, "month_close", "month", "2021-10", "revision", "1", "closed_at",
          "2022-01-01T00:00:00.000Z", "figures",
          "[{\"code\":\"A.B\",\"form\":\"count\",\"unit\":\"person\"}]", NULL);
    assert_ok(swst_report_month_figures(*state, "2021-10", 0, &table));
    assert_cell(table, 0, "value", "-");
    assert_empty(table, 0, "title");
    swst_table_free(table);
}

static void misuse_is_told(void **state)
{
    swst_table *table;

    assert_status(SWST_EMISUSE, swst_month_close(NULL, "2022-06", "2022-07-01", false, NULL));
    assert_status(SWST_EMISUSE, swst_month_close(*state, NULL, "2022-07-01", false, NULL));
    assert_status(SWST_EINVALID, swst_month_close(*state, "2022-06", "2022-07-32", false, NULL));
    assert_status(SWST_EMISUSE, swst_report_month_figures(NULL, "2022-06", 0, &table));
    assert_status(SWST_EMISUSE, swst_report_month_figures(*state, "2022-06", 0, NULL));
    assert_status(SWST_EMISUSE, swst_report_month_diff(NULL, "2022-06", 0, "2022-07-01", &table));
    assert_status(SWST_EMISUSE, swst_report_month_diff(*state, "2022-06", 0, "2022-07-01", NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_tables_have_these_columns),
        station_test(the_first_closing_keeps_the_whole_catalogue_and_the_areas),
        station_test(a_closing_keeps_what_every_indicator_says),
        station_test(a_closed_month_is_not_closed_again),
        station_test(a_revision_without_a_difference_is_refused),
        station_test(a_late_visit_makes_a_second_revision_and_the_first_stays),
        station_test(the_difference_is_that_of_the_late_visit_alone),
        station_test(a_month_is_closed_on_its_last_day_at_the_earliest),
        station_test(a_text_that_is_no_month_is_refused),
        station_test(a_month_that_was_not_closed_has_no_figures),
        station_test(who_asks_twice_by_one_request_is_served_once),
        station_test(figures_that_cannot_be_read_are_told),
        station_test(misuse_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
