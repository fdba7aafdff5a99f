/* Filters: by area, worker, state, category and number of rows. */
#include "../support/station.h"

/* Four clients: two of a service area's villages, one of another village, one
 * of the town itself; all green since January and never visited. */
struct town {
    int64_t town, west, east, far, service;
    int64_t in_west, in_east, in_far, in_town;
};

static int64_t given_green(swst_store *store, int64_t area)
{
    int64_t client = given_client(store, area);

    given_tier(store, client, "green", "2022-01-01", NULL);
    return client;
}

static struct town given_town(swst_store *store)
{
    struct town it;

    given_rule(store, "green", "1", "month", "home");
    it.town = given(store, "area", "code", "441882107", "name", "东陂镇", "level", "town", NULL);
    it.west = given_village(store, "441882107204");
    it.east = given_village(store, "441882107207");
    it.far = given_village(store, "441882107210");
    it.service = given(store, "area", "code", "S1", "name", "塘联、江夏", "level", "service", NULL);
    given(store, "area_part", "service_id", ID(it.service), "village_id", ID(it.west),
          "starts_on", "2022-01-01", NULL);
    given(store, "area_part", "service_id", ID(it.service), "village_id", ID(it.east),
          "starts_on", "2022-01-01", "ends_on", "2022-06-30", NULL);
    it.in_west = given_green(store, it.west);
    it.in_east = given_green(store, it.east);
    it.in_far = given_green(store, it.far);
    it.in_town = given_green(store, it.town);
    return it;
}

/* The rows of the due list, whose footing counts as many clients. */
static size_t due_rows(swst_store *store, const swst_filter *filter, const char *as_of)
{
    swst_table *table;
    size_t rows;

    assert_ok(swst_report_due(store, as_of, filter, &table));
    rows = swst_table_rows(table);
    assert_int_equal(note_of(table, "all"), rows);
    swst_table_free(table);
    return rows;
}

static size_t rows_of_area(swst_store *store, int64_t area, const char *as_of)
{
    swst_filter *filter = swst_filter_new();
    size_t rows;

    swst_filter_set_area(filter, area);
    rows = due_rows(store, filter, as_of);
    swst_filter_free(filter);
    return rows;
}

/* --------------------------------------------------------------------- area */

static void an_area_narrows_to_itself_and_all_below(void **state)
{
    struct town it = given_town(*state);

    assert_int_equal(rows_of_area(*state, 0, "2022-03-10"), 4);
    assert_int_equal(rows_of_area(*state, it.town, "2022-03-10"), 4);
    assert_int_equal(rows_of_area(*state, it.west, "2022-03-10"), 1);
}

static void a_service_area_narrows_to_its_villages_of_that_day(void **state)
{
    struct town it = given_town(*state);

    assert_int_equal(rows_of_area(*state, it.service, "2022-03-10"), 2);
    assert_int_equal(rows_of_area(*state, it.service, "2022-07-01"), 1);
}

static void who_stays_elsewhere_is_found_there(void **state)
{
    struct town it = given_town(*state);

    given(*state, "residence", "client_id", ID(it.in_west), "status", "here", "area_id",
          ID(it.far), "starts_on", "2022-03-01", NULL);
    assert_int_equal(rows_of_area(*state, it.west, "2022-03-10"), 0);
    assert_int_equal(rows_of_area(*state, it.far, "2022-03-10"), 2);
    assert_int_equal(rows_of_area(*state, it.west, "2022-02-28"), 1);
}

static void coverage_is_narrowed_in_its_total_too(void **state)
{
    struct town it = given_town(*state);
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given_member(*state, given_household(*state, it.west), it.in_far, "2020-01-01", NULL);
    given_member(*state, given_household(*state, it.far), it.in_west, "2020-01-01", NULL);
    swst_filter_set_area(filter, it.service);
    assert_ok(swst_report_coverage(*state, "2022-03-01", "2022-03-31", "2022-04-10", filter,
                                   &table));
    assert_cell(table, row_of(table, "area_code", "", "category", "persons"), "in_scope", "2");
    /* by its own area, though its member lives elsewhere */
    assert_cell(table, row_of(table, "area_code", "", "category", "households"), "in_scope", "1");
    assert_cell(table, row_of(table, "area_code", "S1", "category", "households"), "in_scope",
                "1");
    assert_int_equal(note_of(table, "all"), 2);
    swst_table_free(table);
    swst_filter_free(filter);
}

/* ------------------------------------------------------------------- worker */

static void a_worker_narrows_to_the_clients_in_charge_that_day(void **state)
{
    struct town it = given_town(*state);
    int64_t chen = given_worker(*state, "Chen"), wu = given_worker(*state, "Wu");
    swst_filter *filter = swst_filter_new();

    given(*state, "assignment", "worker_id", ID(chen), "area_id", ID(it.town), "starts_on",
          "2022-01-01", NULL);
    given(*state, "assignment", "worker_id", ID(wu), "client_id", ID(it.in_far), "starts_on",
          "2022-02-01", "ends_on", "2022-03-31", NULL);
    swst_filter_set_worker(filter, chen);
    assert_int_equal(due_rows(*state, filter, "2022-03-10"), 3);
    assert_int_equal(due_rows(*state, filter, "2022-04-01"), 4);
    swst_filter_set_worker(filter, wu);
    assert_int_equal(due_rows(*state, filter, "2022-03-10"), 1);
    assert_int_equal(due_rows(*state, filter, "2022-04-01"), 0);
    swst_filter_set_worker(filter, 0);
    assert_int_equal(due_rows(*state, filter, "2022-03-10"), 4);
    swst_filter_free(filter);
}

static void a_backup_sees_the_clients_of_who_is_absent(void **state)
{
    struct town it = given_town(*state);
    int64_t chen = given_worker(*state, "Chen"), wu = given_worker(*state, "Wu");
    swst_filter *filter = swst_filter_new();

    given(*state, "assignment", "worker_id", ID(chen), "area_id", ID(it.west), "starts_on",
          "2022-01-01", NULL);
    given(*state, "post", "worker_id", ID(chen), "backup_id", ID(wu), "role", "social_worker",
          "starts_on", "2022-01-01", NULL);
    given(*state, "absence", "worker_id", ID(chen), "starts_on", "2022-03-10", NULL);
    swst_filter_set_worker(filter, wu);
    assert_int_equal(due_rows(*state, filter, "2022-03-09"), 0);
    assert_int_equal(due_rows(*state, filter, "2022-03-10"), 1);
    swst_filter_free(filter);
}

static void area_and_worker_narrow_together(void **state)
{
    struct town it = given_town(*state);
    int64_t chen = given_worker(*state, "Chen");
    swst_filter *filter = swst_filter_new();

    given(*state, "assignment", "worker_id", ID(chen), "area_id", ID(it.town), "starts_on",
          "2022-01-01", NULL);
    swst_filter_set_worker(filter, chen);
    swst_filter_set_area(filter, it.service);
    assert_int_equal(due_rows(*state, filter, "2022-03-10"), 2);
    swst_filter_free(filter);
}

/* ------------------------------------------------------------ state and limit */

static size_t rows_in(swst_store *store, const swst_due_state *states, size_t count)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;
    size_t rows;

    for (size_t i = 0; i < count; i++)
        swst_filter_add_state(filter, states[i]);
    assert_ok(swst_report_due(store, "2022-03-10", filter, &table));
    rows = swst_table_rows(table);
    for (size_t row = 0; row < rows && count == 1; row++)
        assert_int_equal(swst_table_int(table, row, "state"), states[0]);
    assert_int_equal(note_of(table, "in_scope"), 4);        /* a state leaves nobody out */
    swst_filter_free(filter);
    swst_table_free(table);
    return rows;
}

static void states_narrow_the_due_list_and_add_up(void **state)
{
    const swst_due_state overdue = SWST_DUE_STATE_OVERDUE, is_due = SWST_DUE_STATE_DUE;
    const swst_due_state met = SWST_DUE_STATE_MET;
    struct town it = given_town(*state);

    given_visit(*state, it.in_west, "2022-02-10", "home");      /* due in March */
    given_visit(*state, it.in_east, "2022-03-05", "home");      /* met */
    assert_int_equal(rows_in(*state, &overdue, 1), 2);
    assert_int_equal(rows_in(*state, &is_due, 1), 1);
    assert_int_equal(rows_in(*state, &met, 1), 1);
    assert_int_equal(rows_in(*state, (const swst_due_state[]){ overdue, met }, 2), 3);
    assert_int_equal(rows_in(*state, NULL, 0), 4);
    assert_int_equal(rows_in(*state, (const swst_due_state[]){ SWST_DUE_STATE_UNSET, overdue,
                                     (swst_due_state)9 }, 3), 2);
}

static void a_limit_keeps_the_longest_overdue(void **state)
{
    struct town it = given_town(*state);
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given_visit(*state, it.in_west, "2022-02-10", "home");
    swst_filter_set_limit(filter, 2);
    assert_ok(swst_report_due(*state, "2022-03-10", filter, &table));
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 0, "client_id", ID(it.in_east));
    assert_cell(table, 1, "client_id", ID(it.in_far));
    assert_int_equal(note_of(table, "all"), 4);
    swst_table_free(table);
    swst_filter_set_limit(filter, 9);
    assert_int_equal(due_rows(*state, filter, "2022-03-10"), 4);
    swst_filter_set_limit(filter, 0);
    assert_int_equal(due_rows(*state, filter, "2022-03-10"), 4);
    swst_filter_set_limit(filter, -1);
    assert_int_equal(due_rows(*state, filter, "2022-03-10"), 4);
    swst_filter_free(filter);
}

/* --------------------------------------------------------------- categories */

static void categories_narrow_the_rows_and_not_the_people(void **state)
{
    static const char *const codes[] = { "disabled", "elderly", "tekun" };
    int64_t client = given_client(*state, given_area(*state));
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    for (size_t i = 0; i < 3; i++)
        given(*state, "membership", "category_id", ID(given_category(*state, codes[i], "person")),
              "client_id", ID(client), "starts_on", "2022-01-01", NULL);
    given_client(*state, given_area(*state));
    assert_ok(swst_filter_add_category(filter, "tekun"));
    assert_ok(swst_filter_add_category(filter, "disabled"));
    assert_ok(swst_report_coverage(*state, "2022-03-01", "2022-03-31", "2022-04-10", filter,
                                   &table));
    assert_int_equal(swst_table_rows(table), 7);
    assert_cell(table, 0, "category", "disabled");
    assert_cell(table, 1, "category", "tekun");
    assert_cell(table, 2, "category", "households");
    assert_cell(table, 3, "category", "persons");
    assert_cell(table, 3, "in_scope", "2");
    swst_table_free(table);
    swst_filter_free(filter);
}

/* ------------------------------------------------------- what does not exist */

static void what_a_filter_names_must_exist(void **state)
{
    int64_t area = given_area(*state), worker = given_worker(*state, "Chen");
    swst_filter *filter = swst_filter_new(), *voided = swst_filter_new();
    swst_table *table = NULL;

    given_category(*state, "tekun", "person");
    assert_ok(void_it(*state, "category", given_category(*state, "poor", "person"), "replaced"));
    assert_ok(void_it(*state, "area", area, "entered twice"));
    assert_ok(void_it(*state, "worker", worker, "entered twice"));
    swst_filter_set_area(filter, 42);
    assert_status(SWST_ENOTFOUND, swst_report_due(*state, "2022-03-10", filter, &table));
    assert_error("no_such_record", NULL);
    swst_filter_set_area(filter, area);
    assert_status(SWST_ENOTFOUND, swst_report_coverage(*state, "2022-03-01", "2022-03-31",
                                                       "2022-04-10", filter, &table));
    swst_filter_set_area(filter, 0);
    swst_filter_set_worker(filter, 42);
    assert_status(SWST_ENOTFOUND, swst_report_compliance(*state, "2022-03-01", "2022-03-31",
                                                         "2022-04-10", filter, &table));
    swst_filter_set_worker(filter, worker);
    assert_status(SWST_ENOTFOUND, swst_report_due(*state, "2022-03-10", filter, &table));
    swst_filter_set_worker(filter, 0);
    assert_ok(swst_filter_add_category(filter, "rich"));
    assert_status(SWST_ENOTFOUND, swst_report_coverage(*state, "2022-03-01", "2022-03-31",
                                                       "2022-04-10", filter, &table));
    assert_error("no_such_record", NULL);
    assert_ok(swst_filter_add_category(voided, "poor"));
    assert_status(SWST_ENOTFOUND, swst_report_coverage(*state, "2022-03-01", "2022-03-31",
                                                       "2022-04-10", voided, &table));
    assert_null(table);
    swst_filter_free(voided);
    swst_filter_free(filter);
}

static void a_filter_of_nothing_is_harmless(void **state)
{
    swst_filter *filter = swst_filter_new();

    (void)state;
    swst_filter_free(NULL);
    swst_filter_set_area(NULL, 1);
    swst_filter_set_worker(NULL, 1);
    swst_filter_add_state(NULL, SWST_DUE_STATE_MET);
    swst_filter_set_grouping(NULL, SWST_BY_TOWN);
    swst_filter_set_limit(NULL, 1);
    assert_status(SWST_EMISUSE, swst_filter_add_category(NULL, "dibao"));
    assert_status(SWST_EMISUSE, swst_filter_add_category(filter, NULL));
    swst_filter_free(filter);
}

static void a_grouping_that_does_not_exist_changes_nothing(void **state)
{
    struct town it = given_town(*state);
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    swst_filter_set_grouping(filter, SWST_BY_TOWN);
    swst_filter_set_grouping(filter, (swst_grouping)7);
    swst_filter_set_area(filter, it.town);
    assert_ok(swst_report_coverage(*state, "2022-03-01", "2022-03-31", "2022-04-10", filter,
                                   &table));
    assert_cell(table, row_of(table, "area_code", "441882107", "category", "persons"),
                "in_scope", "4");
    swst_table_free(table);
    swst_filter_free(filter);
}

static void coverage_of_one_worker_shows_that_worker_alone(void **state)
{
    int64_t area = given_village(*state, "441882107206");
    int64_t worker = given_worker(*state, "何甲"), colleague = given_worker(*state, "何乙");
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given_client(*state, area);
    given(*state, "assignment", "worker_id", ID(worker), "area_id", ID(area),
          "starts_on", "2022-01-01", NULL);
    given(*state, "assignment", "worker_id", ID(colleague), "area_id", ID(area),
          "starts_on", "2022-01-01", NULL);
    swst_filter_set_grouping(filter, SWST_BY_WORKER);
    swst_filter_set_worker(filter, worker);
    assert_ok(swst_report_coverage(*state, "2022-01-01", "2022-06-01", "2022-06-01", filter,
                                   &table));
    assert_int_equal(swst_table_rows(table), 3);        /* two of the total, and persons */
    assert_string_equal(swst_table_text(table, 2, "area_code"), ID(worker));
    assert_string_equal(swst_table_text(table, 2, "shared"), "true");
    swst_table_free(table);
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(an_area_narrows_to_itself_and_all_below),
        station_test(a_service_area_narrows_to_its_villages_of_that_day),
        station_test(who_stays_elsewhere_is_found_there),
        station_test(coverage_is_narrowed_in_its_total_too),
        station_test(a_worker_narrows_to_the_clients_in_charge_that_day),
        station_test(a_backup_sees_the_clients_of_who_is_absent),
        station_test(area_and_worker_narrow_together),
        station_test(states_narrow_the_due_list_and_add_up),
        station_test(a_limit_keeps_the_longest_overdue),
        station_test(categories_narrow_the_rows_and_not_the_people),
        station_test(what_a_filter_names_must_exist),
        cmocka_unit_test(a_filter_of_nothing_is_harmless),
        station_test(a_grouping_that_does_not_exist_changes_nothing),
        station_test(coverage_of_one_worker_shows_that_worker_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
