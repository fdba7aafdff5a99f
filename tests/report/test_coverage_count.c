/* Coverage: the rows into which it is divided, and the days it is asked for. */
#include "../support/station.h"

static swst_table *cover_by(swst_store *store, swst_grouping grouping)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    swst_filter_set_grouping(filter, grouping);
    assert_ok(swst_report_coverage(store, "2022-03-01", "2022-03-31", "2022-04-10", filter,
                                   &table));
    swst_filter_free(filter);
    return table;
}

/* How many persons stand in the rows of a group. */
static const char *persons_in(const swst_table *table, const char *code)
{
    return swst_table_text(table, row_of(table, "area_code", code, "category", "persons"),
                           "in_scope");
}

/* ------------------------------------------------------------------ by area */

struct town {
    int64_t town, west, east, far, service;
};

/* A town of three villages, the first two one service area, one client each. */
static struct town given_town(swst_store *store)
{
    struct town it;

    it.town = given(store, "area", "code", "441882107", "name", "东陂镇", "level", "town", NULL);
    it.west = given_village(store, "441882107204");
    it.east = given_village(store, "441882107207");
    it.far = given_village(store, "441882107210");
    it.service = given(store, "area", "code", "S1", "name", "塘联、江夏", "level", "service", NULL);
    given(store, "area_part", "service_id", ID(it.service), "village_id", ID(it.west),
          "starts_on", "2022-01-01", NULL);
    given(store, "area_part", "service_id", ID(it.service), "village_id", ID(it.east),
          "starts_on", "2022-01-01", "ends_on", "2022-03-31", NULL);
    given_client(store, it.west);
    given_client(store, it.east);
    given_client(store, it.far);
    given_client(store, it.town);
    return it;
}

static void villages_of_a_service_area_stand_in_one_row(void **state)
{
    swst_table *table;

    given_town(*state);
    table = cover_by(*state, SWST_BY_SERVICE);
    assert_string_equal(persons_in(table, "S1"), "2");
    assert_cell(table, row_of(table, "area_code", "S1", NULL, NULL), "area_name", "塘联、江夏");
    assert_string_equal(persons_in(table, "441882107210"), "1");
    assert_string_equal(persons_in(table, "441882107"), "1");
    assert_string_equal(persons_in(table, ""), "4");
    assert_int_equal(swst_table_rows(table), 5);
    swst_table_free(table);
}

static void a_village_whose_part_has_ended_stands_for_itself(void **state)
{
    swst_table *table;

    given_town(*state);
    assert_ok(swst_report_coverage(*state, "2022-04-01", "2022-04-30", "2022-05-10", NULL,
                                   &table));
    assert_string_equal(persons_in(table, "S1"), "1");
    assert_string_equal(persons_in(table, "441882107207"), "1");
    swst_table_free(table);
}

static void every_village_stands_for_itself_by_village(void **state)
{
    swst_table *table;

    given_town(*state);
    table = cover_by(*state, SWST_BY_VILLAGE);
    assert_string_equal(persons_in(table, "441882107204"), "1");
    assert_string_equal(persons_in(table, "441882107207"), "1");
    assert_string_equal(persons_in(table, "441882107210"), "1");
    assert_string_equal(persons_in(table, "441882107"), "1");
    assert_int_equal(swst_table_rows(table), 6);
    swst_table_free(table);
}

static void everybody_of_a_town_stands_in_its_row_by_town(void **state)
{
    swst_table *table;

    given_town(*state);
    given_client(*state, given_village(*state, "361026103201"));    /* of no town on file */
    table = cover_by(*state, SWST_BY_TOWN);
    assert_string_equal(persons_in(table, "441882107"), "4");
    assert_string_equal(persons_in(table, "361026103201"), "1");
    assert_string_equal(persons_in(table, ""), "5");
    swst_table_free(table);
}

/* ---------------------------------------------------------------- by worker */

static void by_worker_the_rows_name_workers_and_may_overlap(void **state)
{
    struct town it = given_town(*state);
    int64_t chen = given_worker(*state, "Chen"), wu = given_worker(*state, "Wu"), zhao;
    swst_table *table;
    const swst_field *name;
    size_t row;

    zhao = given_worker(*state, "Zhao");
    given_assignment(*state, chen, "area_id", it.west);
    given_assignment(*state, chen, "area_id", it.east);
    given_assignment(*state, wu, "area_id", it.east);
    given_assignment(*state, zhao, "area_id", it.far);
    table = cover_by(*state, SWST_BY_WORKER);
    assert_string_equal(persons_in(table, ""), "4");            /* each client once */
    assert_string_equal(persons_in(table, ID(chen)), "2");
    assert_string_equal(persons_in(table, ID(wu)), "1");
    assert_string_equal(persons_in(table, ID(zhao)), "1");
    row = row_of(table, "area_code", ID(chen), NULL, NULL);
    assert_cell(table, row, "area_name", "Chen");
    assert_cell(table, row, "shared", "true");
    assert_cell(table, row_of(table, "area_code", ID(wu), NULL, NULL), "shared", "true");
    assert_cell(table, row_of(table, "area_code", ID(zhao), NULL, NULL), "shared", "false");
    assert_cell(table, row_of(table, "area_code", "", "category", "persons"), "shared", "false");
    assert_int_equal(swst_table_columns(table), 12);
    name = swst_table_column(table, 1);
    assert_string_equal(swst_field_name(name), "area_name");
    assert_int_equal(swst_field_flags(name), SWST_PERSONAL);
    assert_int_equal(swst_table_rows(table), 5);
    swst_table_free(table);
}

static void a_row_is_shared_where_somebody_of_that_row_is(void **state)
{
    int64_t area = given_area(*state), chen = given_worker(*state, "Chen");
    int64_t wu = given_worker(*state, "Wu"), client = given_client(*state, area);
    int64_t tekun = given_category(*state, "tekun", "person");
    swst_table *table;

    given_client(*state, area);
    given(*state, "membership", "category_id", ID(tekun), "client_id", ID(client), "starts_on",
          "2022-01-01", NULL);
    given_assignment(*state, chen, "area_id", area);
    given_assignment(*state, wu, "area_id", area);
    given_assignment(*state, chen, "client_id", client);
    table = cover_by(*state, SWST_BY_WORKER);
    assert_cell(table, row_of(table, "area_code", ID(chen), "category", "tekun"), "shared",
                "false");
    assert_cell(table, row_of(table, "area_code", ID(chen), "category", "persons"), "shared",
                "true");
    assert_string_equal(persons_in(table, ID(wu)), "1");
    swst_table_free(table);
}

static void a_household_stands_with_the_workers_of_its_area(void **state)
{
    int64_t area = given_area(*state), chen = given_worker(*state, "Chen");
    int64_t client = given_client(*state, area);
    swst_table *table;

    given_member(*state, given_household(*state, area), client, "2020-01-01", NULL);
    given_assignment(*state, chen, "area_id", area);
    given_assignment(*state, given_worker(*state, "Wu"), "client_id", client);
    table = cover_by(*state, SWST_BY_WORKER);
    assert_cell(table, row_of(table, "area_code", ID(chen), "category", "households"),
                "in_scope", "1");
    swst_table_free(table);
}

/* ------------------------------------------------------------ days and footing */

static void a_period_that_runs_is_provisional_and_counts_up_to_the_day_of_asking(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    given_visit(*state, client, "2022-03-11", "home");
    assert_ok(change(*state, "client", client, "exited_on", "2022-03-20"));
    assert_ok(swst_report_coverage(*state, "2022-03-01", "2022-03-31", "2022-03-10", NULL,
                                   &table));
    assert_true(swst_table_provisional(table));
    assert_string_equal(swst_table_as_of(table), "2022-03-10");
    assert_string_equal(swst_table_from(table), "2022-03-01");
    assert_string_equal(swst_table_to(table), "2022-03-31");
    assert_string_equal(persons_in(table, ""), "1");
    assert_cell(table, row_of(table, "area_code", "", "category", "persons"), "visited", "0");
    swst_table_free(table);

    assert_ok(swst_report_coverage(*state, "2022-03-01", "2022-03-31", "2022-03-31", NULL,
                                   &table));
    assert_false(swst_table_provisional(table));
    assert_string_equal(persons_in(table, ""), "0");
    assert_int_equal(note_of(table, "exited"), 1);
    swst_table_free(table);
}

static void a_period_that_has_not_begun_counts_nothing_done(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    given_visit(*state, client, "2022-03-05", "home");
    assert_ok(swst_report_coverage(*state, "2022-04-01", "2022-04-30", "2022-03-10", NULL,
                                   &table));
    assert_string_equal(persons_in(table, ""), "1");
    assert_cell(table, row_of(table, "area_code", "", "category", "persons"), "visited", "0");
    swst_table_free(table);
}

static void the_footing_adds_up_to_everybody_on_file(void **state)
{
    static const char *const reasons[] = { "in_scope", "not_yet", "exited", "away", "not_open" };
    int64_t sum = 0;
    swst_table *table;
    struct town it = given_town(*state);

    given(*state, "residence", "client_id", ID(given_client(*state, it.west)), "status",
          "institution", "starts_on", "2022-01-01", NULL);
    assert_ok(change(*state, "client", given_client(*state, it.east), "registered_on",
                     "2022-04-01"));
    table = cover_by(*state, SWST_BY_SERVICE);
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        sum += note_of(table, reasons[i]);
    assert_int_equal(note_of(table, "all"), sum);
    assert_int_equal(sum, 6);
    assert_int_equal(note_of(table, "in_scope"), 4);
    for (size_t i = 0; swst_table_note_name(table, i); i++)
        assert_string_not_equal(swst_table_note_label(table, i, "en"),
                                swst_table_note_label(table, i, "zh"));
    swst_table_free(table);
}

static void a_period_ends_after_it_begins(void **state)
{
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_report_coverage(*state, "2022-03-31", "2022-03-30",
                                                      "2022-04-10", NULL, &table));
    assert_error("period_reversed", NULL);
    assert_status(SWST_EINVALID, swst_report_coverage(*state, "2022-03-01", "2022-03-32",
                                                      "2022-04-10", NULL, &table));
    assert_error("not_a_day", NULL);
    assert_status(SWST_EINVALID, swst_report_coverage(*state, "2022-03-01", "2022-03-31", "",
                                                      NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_coverage(*state, "2022-03-01", "2022-03-31", NULL,
                                                     NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_coverage(*state, "2022-03-01", "2022-03-31",
                                                     "2022-04-10", NULL, NULL));
    assert_status(SWST_EMISUSE, swst_report_coverage(NULL, "2022-03-01", "2022-03-31",
                                                     "2022-04-10", NULL, &table));
    assert_null(table);
    assert_ok(swst_report_coverage(*state, "2022-03-31", "2022-03-31", "2022-03-31", NULL,
                                   &table));
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(villages_of_a_service_area_stand_in_one_row),
        station_test(a_village_whose_part_has_ended_stands_for_itself),
        station_test(every_village_stands_for_itself_by_village),
        station_test(everybody_of_a_town_stands_in_its_row_by_town),
        station_test(by_worker_the_rows_name_workers_and_may_overlap),
        station_test(a_row_is_shared_where_somebody_of_that_row_is),
        station_test(a_household_stands_with_the_workers_of_its_area),
        station_test(a_period_that_runs_is_provisional_and_counts_up_to_the_day_of_asking),
        station_test(a_period_that_has_not_begun_counts_nothing_done),
        station_test(the_footing_adds_up_to_everybody_on_file),
        station_test(a_period_ends_after_it_begins),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
