/* Asking: what is refused, what a period that has not begun gives, the whole catalogue. */
#include "../../support/scarce.h"
#include "../../support/station.h"

static swst_status ask_between(swst_store *store, const char *code, const char *from,
                               const char *to, const char *as_of, const swst_filter *filter,
                               swst_table **table)
{
    return swst_report_indicator(store, code, from, to, as_of, filter, true, table);
}

static swst_status ask(swst_store *store, const char *code, const swst_filter *filter,
                       swst_table **table)
{
    return ask_between(store, code, "2022-06-01", "2022-06-30", "2022-06-30", filter, table);
}

/* Refused with this code of error. */
static void assert_refused(swst_store *store, const char *code, const swst_filter *filter,
                           const char *error)
{
    swst_table *table = NULL;

    assert_int_not_equal(ask(store, code, filter, &table), SWST_OK);
    assert_string_equal(swst_error_code(), error);
    assert_null(table);
}

static swst_filter *of_category(const char *code)
{
    swst_filter *filter = swst_filter_new();

    assert_ok(swst_filter_add_category(filter, code));
    return filter;
}

static void categories_of_people_and_of_households_do_not_add(void **state)
{
    swst_filter *filter;

    given_category(*state, "elder", "person");
    given_category(*state, "dibao", "household");
    filter = of_category("elder");
    assert_ok(swst_filter_add_category(filter, "dibao"));
    assert_refused(*state, "POP.IN_SCOPE", filter, "units_mixed");
    swst_filter_free(filter);
}

static void an_indicator_of_households_has_no_category_of_people(void **state)
{
    swst_filter *filter;

    given_category(*state, "elder", "person");
    filter = of_category("elder");
    assert_refused(*state, "POP.HOUSEHOLDS", filter, "category_of_people");
    swst_filter_free(filter);
}

static void what_an_indicator_has_not_narrows_it_not(void **state)
{
    swst_filter *filter = swst_filter_new();

    assert_ok(swst_filter_set_sex(filter, "female"));
    assert_refused(*state, "VISIT.HOUSEHOLDS", filter, "not_narrowed_so");
    swst_filter_free(filter);
}

static void a_level_without_rules_is_none(void **state)
{
    swst_filter *filter = swst_filter_new();

    assert_ok(swst_filter_set_level(filter, "purple"));
    assert_refused(*state, "POP.IN_SCOPE", filter, "no_such_level");
    swst_filter_free(filter);
}

static void an_unknown_code_is_refused(void **state)
{
    assert_refused(*state, "POP.MARTIANS", NULL, "no_such_indicator");
}

static void a_period_that_ends_before_it_starts_is_refused(void **state)
{
    swst_table *table;

    assert_status(SWST_EINVALID, ask_between(*state, "POP.IN_SCOPE", "2022-06-02", "2022-06-01",
                                             "2022-06-30", NULL, &table));
    assert_string_equal(swst_error_code(), "period_reversed");
}

static void assert_number(swst_store *store, const char *code, const char *from,
                          const char *as_of, int64_t n)
{
    swst_table *table;

    assert_ok(ask_between(store, code, from, "2022-06-30", as_of, NULL, &table));
    assert_int_equal(swst_table_int(table, 0, "value"), n);
    assert_int_equal(swst_table_provisional(table), strcmp(as_of, "2022-06-30") < 0);
    swst_table_free(table);
}

static void nothing_was_done_in_a_period_that_has_not_begun(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    given_visit(*state, client, "2022-05-20", "home");
    given_visit(*state, client, "2022-06-20", "home");
    assert_number(*state, "VISIT.TIMES", "2022-06-01", "2022-06-30", 1);
    assert_number(*state, "VISIT.TIMES", "2022-06-01", "2022-06-19", 0);
    assert_number(*state, "VISIT.TIMES", "2022-06-01", "2022-05-20", 0);
    assert_number(*state, "VISIT.HOME_RATE", "2022-06-01", "2022-05-20", 0);
    assert_number(*state, "POP.IN_SCOPE", "2022-06-01", "2022-05-20", 1);
}

/* ------------------------------------------------------------- the catalogue */

static swst_table *catalogue(swst_store *store, const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_indicators(store, "2022-06-01", "2022-06-30", "2022-06-30", filter,
                                     &table));
    return table;
}

static bool has(const swst_table *table, const char *code)
{
    size_t count = 0;

    for (size_t i = 0; i < swst_table_rows(table); i++)
        count += strcmp(swst_table_text(table, i, "code"), code) == 0;
    assert_in_range(count, 0, 1);
    return count;
}

static void the_catalogue_has_every_indicator_once(void **state)
{
    swst_table *table = catalogue(*state, NULL);

    assert_int_equal(swst_table_rows(table), swst_indicator_count());
    for (size_t i = 0; i < swst_indicator_count(); i++)
        assert_cell(table, i, "code", swst_indicator_code(swst_indicator_at(i)));
    swst_table_free(table);
}

static void a_category_of_people_leaves_households_out(void **state)
{
    swst_filter *filter;
    swst_table *table;

    given_category(*state, "elder", "person");
    filter = of_category("elder");
    table = catalogue(*state, filter);
    assert_true(has(table, "POP.IN_SCOPE"));
    assert_false(has(table, "POP.HOUSEHOLDS"));
    swst_table_free(table);
    swst_filter_free(filter);
}

static void a_category_of_households_has_households_once(void **state)
{
    swst_filter *filter;
    swst_table *table;

    given_category(*state, "dibao", "household");
    filter = of_category("dibao");
    table = catalogue(*state, filter);
    assert_false(has(table, "POP.IN_SCOPE"));
    assert_true(has(table, "POP.HOUSEHOLDS"));
    assert_true(has(table, "VISIT.TIMES"));
    swst_table_free(table);
    swst_filter_free(filter);
}

/* -------------------------------------------------------------------- memory */

/* Each allocation fails in its turn, until none is left to fail. */
static void ask_while_scarce(swst_store *store, enum scarce memory, const char *code,
                             const swst_filter *filter)
{
    bool failed = true;

    for (long passing = 0; failed; passing++) {
        swst_table *table = NULL;
        swst_status status;

        scarce_begin(memory, passing, false);
        status = ask(store, code, filter, &table);
        failed = scarce_over();
        if (!failed)
            assert_cell(table, 0, "value", "100.0%");
        if (status) {
            assert_string_equal(swst_status_name(status), "SWST_ENOMEM");
            assert_null(table);
        }
        swst_table_free(table);
    }
}

static void without_memory_there_is_no_figure_and_nothing_is_lost(void **state)
{
    static const char *const codes[] = { "VISIT.HOME_RATE", "SERVED.RATE",
                                         "VISIT.HOUSEHOLD_RATE", "SERVED.HOUSEHOLD_RATE" };
    int64_t area = given_area(*state), client = given_client(*state, area);
    swst_filter *filter = swst_filter_new();
    swst_table *table;
    long living;

    given_visit(*state, client, "2022-06-20", "home");
    given_member(*state, given_household(*state, area), client, "2022-01-01", NULL);
    swst_filter_set_area(filter, area);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        assert_ok(ask(*state, codes[i], filter, &table));   /* what is made but once */
        swst_table_free(table);
        living = scarce_living(SCARCE_OURS);
        ask_while_scarce(*state, SCARCE_OURS, codes[i], filter);
        assert_int_equal(scarce_living(SCARCE_OURS), living);
        ask_while_scarce(*state, SCARCE_SQLITE, codes[i], filter);
    }
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(categories_of_people_and_of_households_do_not_add),
        station_test(an_indicator_of_households_has_no_category_of_people),
        station_test(what_an_indicator_has_not_narrows_it_not),
        station_test(a_level_without_rules_is_none),
        station_test(an_unknown_code_is_refused),
        station_test(a_period_that_ends_before_it_starts_is_refused),
        station_test(nothing_was_done_in_a_period_that_has_not_begun),
        station_test(the_catalogue_has_every_indicator_once),
        station_test(a_category_of_people_leaves_households_out),
        station_test(a_category_of_households_has_households_once),
        station_test(without_memory_there_is_no_figure_and_nothing_is_lost),
    };

    scarce_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
