/* A screening: a census of an age band, its completion, flags, and who is missing. */
#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

static int64_t given_child(swst_store *store, int64_t area, const char *birth)
{
    return given(store, "client", "name", "林小雨", "area_id", ID(area), "registered_on",
                 "2020-01-01", "birth_date", birth, NULL);
}

static int64_t screen(swst_store *store, int64_t client, const char *day, const char *flags)
{
    return given(store, "assessment", "client_id", ID(client), "tool", "s1", "assessed_on", day,
                 "flags", flags, NULL);
}

static swst_table *march(swst_store *store, const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_screening(store, "s1", 6, 14, "2022-03-01", "2022-03-31", "2022-03-31",
                                    filter, &table));
    return table;
}

static size_t missing(swst_store *store, const swst_filter *filter)
{
    swst_table *table;
    size_t rows;

    assert_ok(swst_report_unscreened(store, "s1", 6, 14, "2022-03-01", "2022-03-31",
                                     "2022-03-31", filter, &table));
    rows = swst_table_rows(table);
    swst_table_free(table);
    return rows;
}

static void areas_stand_below_the_total(void **state)
{
    int64_t here = given_village(*state, "441882107201");
    int64_t there = given_village(*state, "441882107202");
    swst_table *table;
    size_t row;

    given_village(*state, "441882107203");          /* nobody there */
    screen(*state, given_child(*state, there, "2012-01-01"), "2022-03-05", NULL);
    given_child(*state, there, "2012-01-01");
    given_child(*state, here, "2012-01-01");
    table = march(*state, NULL);
    assert_int_equal(swst_table_rows(table), 3);
    assert_cell(table, 0, "area_code", "");
    assert_cell(table, 0, "population", "3");
    assert_cell(table, 0, "missing", "2");
    assert_cell(table, 0, "rate", "33.3%");
    row = row_of(table, "area_code", "441882107202", NULL, NULL);
    assert_int_equal(row, 2);
    assert_cell(table, row, "rate", "50.0%");
    assert_cell(table, 1, "screened", "0");
    swst_table_free(table);
    assert_int_equal(missing(*state, NULL), 2);
}

static void assessments_outside_the_days_and_of_other_tools_screen_nobody(void **state)
{
    int64_t child = given_child(*state, given_area(*state), "2012-01-01");
    swst_table *table;

    screen(*state, child, "2022-02-28", "学业");
    screen(*state, child, "2022-04-01", "学业");
    given(*state, "assessment", "client_id", ID(child), "tool", "s2", "assessed_on", "2022-03-05",
          NULL);
    assert_ok(void_it(*state, "assessment", screen(*state, child, "2022-03-05", "学业"), "no"));
    table = march(*state, NULL);
    assert_cell(table, 0, "screened", "0");
    assert_int_equal(swst_table_rows(table), 2);    /* and no flag */
    swst_table_free(table);
    screen(*state, child, "2022-03-31", NULL);
    assert_int_equal(missing(*state, NULL), 0);
}

static void a_flag_counts_a_child_once_however_often_it_is_marked(void **state)
{
    int64_t child = given_child(*state, given_area(*state), "2012-01-01");
    swst_table *table;

    screen(*state, child, "2022-03-05", "监护, 学业 ,,学业");
    screen(*state, child, "2022-03-06", "学业，心理");
    table = march(*state, NULL);
    assert_int_equal(swst_table_rows(table), 8);    /* three flags in all, and in the village */
    assert_cell(table, row_of(table, "flag", "学业", "area_code", ""), "flagged", "1");
    assert_cell(table, row_of(table, "flag", "监护", "area_code", ""), "flagged", "1");
    assert_cell(table, row_of(table, "flag", "心理", "area_code", "441882107201"), "flagged",
                "1");
    swst_table_free(table);
}

static void who_is_out_of_scope_or_of_unknown_age_is_not_to_be_screened(void **state)
{
    int64_t area = given_area(*state);
    int64_t gone = given_child(*state, area, "2012-01-01");

    assert_ok(change(*state, "client", gone, "exited_on", "2022-03-31"));
    given_child(*state, area, NULL);
    assert_int_equal(missing(*state, NULL), 0);
    assert_ok(change(*state, "client", gone, "exited_on", "2022-04-01"));
    assert_int_equal(missing(*state, NULL), 1);
}

static void an_open_age_band_has_no_end(void **state)
{
    swst_table *table;

    given_child(*state, given_area(*state), "1930-01-01");
    given_child(*state, given_area(*state), "2020-01-01");
    assert_ok(swst_report_screening(*state, "s1", -1, -1, "2022-03-01", "2022-03-31",
                                    "2022-03-31", NULL, &table));
    assert_cell(table, 0, "population", "2");
    swst_table_free(table);
}

static void a_list_of_the_missing_may_be_cut_short(void **state)
{
    swst_filter *filter = swst_filter_new();

    for (int i = 0; i < 3; i++)
        given_child(*state, given_area(*state), "2012-01-01");
    swst_filter_set_limit(filter, 2);
    assert_int_equal(missing(*state, filter), 2);
    swst_filter_free(filter);
}

static void an_unknown_category_is_told(void **state)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    assert_ok(swst_filter_add_category(filter, "nobody"));
    assert_status(SWST_ENOTFOUND, swst_report_screening(*state, "s1", 6, 14, "2022-03-01",
                                                        "2022-03-31", "2022-03-31", filter,
                                                        &table));
    assert_error("no_such_record", NULL);
    swst_filter_free(filter);
}

static void a_screening_is_asked_for_with_all_it_takes(void **state)
{
    swst_table *table;

    assert_status(SWST_EMISUSE, swst_report_screening(*state, NULL, 6, 14, "2022-03-01",
                                                      "2022-03-31", "2022-03-31", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_unscreened(*state, NULL, 6, 14, "2022-03-01",
                                                       "2022-03-31", "2022-03-31", NULL, &table));
    assert_error("null_argument", NULL);
    assert_status(SWST_EINVALID, swst_report_unscreened(*state, "s1", 6, 14, "2022-03-31",
                                                        "2022-03-01", "2022-03-31", NULL,
                                                        &table));
    assert_error("period_reversed", NULL);
}

/* ------------------------------------------------------------ a plain model */

struct child {
    int year, month, day;                           /* of birth; year 0: not known */
    int exit, screened;                             /* days of March 2022; 0: never */
};

/* Years as a person counts them on a day of March 2022. */
static int age_of(const struct child *child, int day)
{
    int age = 2022 - child->year;

    return child->month > 3 || (child->month == 3 && child->day > day) ? age - 1 : age;
}

static bool belongs(const struct child *child, int day, int least, int most)
{
    return child->year && (!child->exit || day < child->exit) && age_of(child, day) >= least
        && (most < 0 || age_of(child, day) <= most);
}

static const char *day_text(int year, int month, int day)
{
    static char texts[8][40];
    static int next;
    char *text = texts[next++ % 8];

    snprintf(text, sizeof texts[0], "%04d-%02d-%02d", year, month, day);
    return text;
}

static void give(swst_store *store, struct child *child)
{
    int64_t id;

    *child = (struct child){ rand() % 8 ? 2005 + rand() % 15 : 0, 1 + rand() % 4, 1 + rand() % 28,
                             rand() % 4 ? 0 : 1 + rand() % 31, rand() % 2 ? 1 + rand() % 31 : 0 };
    id = given(store, "client", "name", "林小雨", "area_id", ID(given_area(store)),
               "registered_on", "2020-01-01", "birth_date",
               child->year ? day_text(child->year, child->month, child->day) : NULL, "exited_on",
               child->exit ? day_text(2022, 3, child->exit) : NULL, NULL);
    if (child->screened)
        screen(store, id, day_text(2022, 3, child->screened), NULL);
}

static void a_screening_agrees_with_a_plain_model(void **state)
{
    enum { CHILDREN = 40 };
    int stations = getenv("SWST_LONG") ? 300 : 6;

    (void)state;
    srand(20220315);
    for (int i = 0; i < stations; i++) {
        struct child children[CHILDREN];
        swst_store *store = swst_store_new();

        assert_ok(swst_store_create(store, ":memory:"));
        for (int j = 0; j < CHILDREN; j++)
            give(store, &children[j]);
        for (int day = 1; day <= 31; day += 2) {
            int least = rand() % 12, most = rand() % 4 ? least + rand() % 9 : -1;
            int population = 0, screened = 0;
            swst_table *table;

            for (int j = 0; j < CHILDREN; j++)
                if (belongs(&children[j], day, least, most)) {
                    population++;
                    screened += children[j].screened && children[j].screened <= day;
                }
            assert_ok(swst_report_screening(store, "s1", least, most, "2022-03-01", "2022-03-31",
                                            day_text(2022, 3, day), NULL, &table));
            assert_int_equal(swst_table_int(table, 0, "population"), population);
            assert_int_equal(swst_table_int(table, 0, "screened"), screened);
            swst_table_free(table);
            assert_ok(swst_report_unscreened(store, "s1", least, most, "2022-03-01",
                                             "2022-03-31", day_text(2022, 3, day), NULL, &table));
            assert_int_equal(swst_table_rows(table), population - screened);
            swst_table_free(table);
        }
        swst_store_free(store);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(areas_stand_below_the_total),
        station_test(assessments_outside_the_days_and_of_other_tools_screen_nobody),
        station_test(a_flag_counts_a_child_once_however_often_it_is_marked),
        station_test(who_is_out_of_scope_or_of_unknown_age_is_not_to_be_screened),
        station_test(an_open_age_band_has_no_end),
        station_test(a_list_of_the_missing_may_be_cut_short),
        station_test(an_unknown_category_is_told),
        station_test(a_screening_is_asked_for_with_all_it_takes),
        cmocka_unit_test(a_screening_agrees_with_a_plain_model),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
