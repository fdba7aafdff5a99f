/* Official figures beside the computed ones. */
#include "../../support/station.h"

struct made {
    swst_store *store;
    int64_t town, villages[3], service, category;
};

static struct made make(swst_store *store, const char *unit)
{
    struct made it = { .store = store };

    it.town = given(store, "area", "code", "44", "name", "东陂", "level", "town", NULL);
    for (int i = 0; i < 3; i++)
        it.villages[i] = given_village(store, (const char *const[]){ "4401", "4402", "4403" }[i]);
    it.service = given(store, "area", "code", "S1", "name", "塘联、江夏", "level", "service", NULL);
    it.category = given_category(store, "asked", unit);
    return it;
}

static void official(const struct made *it, int64_t area, const char *on, const char *count)
{
    given(it->store, "baseline", "area_id", ID(area), "category_id", ID(it->category),
          "counted_on", on, "count", count, NULL);
}

static swst_table *ask(const struct made *it, int64_t area, const char *code)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    swst_filter_set_area(filter, area);
    assert_ok(swst_filter_add_category(filter, "asked"));
    assert_ok(swst_report_indicator(it->store, code, "2022-06-01", "2022-06-30", "2022-12-31",
                                    filter, false, &table));
    swst_filter_free(filter);
    return table;
}

/* NULL: there is none. */
static void assert_official(const struct made *it, int64_t area, const char *count)
{
    swst_table *table = ask(it, area, "POP.IN_SCOPE");

    if (count)
        assert_cell(table, 0, "baseline", count);
    else
        assert_empty(table, 0, "baseline");
    swst_table_free(table);
}

static void the_latest_count_up_to_the_day_is_compared_with(void **state)
{
    struct made it = make(*state, "person");

    assert_official(&it, it.villages[0], NULL);
    official(&it, it.villages[0], "2022-07-01", "90");
    assert_official(&it, it.villages[0], NULL);
    official(&it, it.villages[0], "2022-06-30", "12");
    official(&it, it.villages[0], "2022-01-01", "70");
    assert_official(&it, it.villages[0], "12");
    official(&it, it.villages[0], "2022-06-30", "13");
    assert_official(&it, it.villages[0], "13");
}

static void the_difference_is_the_computed_less_the_official(void **state)
{
    struct made it = make(*state, "person");
    swst_table *table;

    official(&it, it.villages[0], "2022-06-30", "3");
    given(*state, "membership", "category_id", ID(it.category), "client_id",
          ID(given_client(*state, it.villages[0])), "starts_on", "2022-01-01", NULL);
    table = ask(&it, it.villages[0], "POP.IN_SCOPE");
    assert_int_equal(swst_table_int(table, 0, "value"), 1);
    assert_int_equal(swst_table_int(table, 0, "difference"), -2);
    swst_table_free(table);
}

static void areas_add_up_and_an_own_figure_hides_those_within(void **state)
{
    struct made it = make(*state, "person");

    official(&it, it.villages[0], "2022-01-01", "1");
    official(&it, it.villages[1], "2022-01-01", "20");
    official(&it, it.villages[2], "2022-01-01", "300");
    assert_official(&it, 0, "321");
    assert_official(&it, it.town, "321");
    official(&it, it.town, "2022-01-01", "4000");
    assert_official(&it, 0, "4000");
    assert_official(&it, it.town, "4000");
    assert_official(&it, it.villages[1], "20");
}

static void a_service_area_hides_its_villages_while_they_are_its(void **state)
{
    struct made it = make(*state, "person");

    official(&it, it.villages[0], "2022-01-01", "1");
    official(&it, it.villages[1], "2022-01-01", "20");
    official(&it, it.villages[2], "2022-01-01", "300");
    official(&it, it.service, "2022-01-01", "5000");
    given(*state, "area_part", "service_id", ID(it.service), "village_id", ID(it.villages[0]),
          "starts_on", "2022-01-01", NULL);
    given(*state, "area_part", "service_id", ID(it.service), "village_id", ID(it.villages[1]),
          "starts_on", "2022-07-01", NULL);
    assert_official(&it, 0, "5320");
    assert_official(&it, it.service, "5000");
    assert_official(&it, it.town, "321");
}

static void households_have_official_figures_too(void **state)
{
    struct made it = make(*state, "household");
    swst_table *table;

    official(&it, it.villages[0], "2022-01-01", "220");
    table = ask(&it, 0, "POP.HOUSEHOLDS");
    assert_cell(table, 0, "baseline", "220");
    assert_cell(table, 0, "difference", "-220");
    swst_table_free(table);
    table = ask(&it, 0, "FILE.HOUSEHOLD_RATE");
    assert_empty(table, 0, "baseline");
    swst_table_free(table);
}

static void without_exactly_one_category_there_is_nothing_to_compare(void **state)
{
    struct made it = make(*state, "person");
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    official(&it, it.villages[0], "2022-01-01", "1");
    given_category(*state, "other", "person");
    assert_ok(swst_report_indicator(*state, "POP.IN_SCOPE", "2022-06-01", "2022-06-30",
                                    "2022-06-30", NULL, false, &table));
    assert_empty(table, 0, "baseline");
    swst_table_free(table);
    assert_ok(swst_filter_add_category(filter, "asked"));
    assert_ok(swst_filter_add_category(filter, "other"));
    assert_ok(swst_report_indicator(*state, "POP.IN_SCOPE", "2022-06-01", "2022-06-30",
                                    "2022-06-30", filter, false, &table));
    assert_empty(table, 0, "baseline");
    swst_table_free(table);
    swst_filter_free(filter);
}

/* An official figure is of all of a category: not of women, not of a worker's. */
static void narrowed_further_there_is_nothing_to_compare(void **state)
{
    struct made it = make(*state, "person");
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    official(&it, it.villages[0], "2022-01-01", "1");
    assert_ok(swst_filter_add_category(filter, "asked"));
    assert_ok(swst_filter_set_sex(filter, "female"));
    assert_ok(swst_report_indicator(*state, "POP.IN_SCOPE", "2022-06-01", "2022-06-30",
                                    "2022-06-30", filter, false, &table));
    assert_empty(table, 0, "baseline");
    swst_table_free(table);
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_latest_count_up_to_the_day_is_compared_with),
        station_test(the_difference_is_the_computed_less_the_official),
        station_test(areas_add_up_and_an_own_figure_hides_those_within),
        station_test(a_service_area_hides_its_villages_while_they_are_its),
        station_test(households_have_official_figures_too),
        station_test(without_exactly_one_category_there_is_nothing_to_compare),
        station_test(narrowed_further_there_is_nothing_to_compare),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
