/* Groups over a period: which, their members, and filters. */
#include "../support/station.h"

static swst_table *asked(swst_store *store, const char *from, const char *to, const char *as_of,
                         const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_groups(store, from, to, as_of, filter, &table));
    return table;
}

static swst_table *in_march(swst_store *store)
{
    return asked(store, "2026-03-01", "2026-03-31", "2026-04-15", NULL);
}

static int64_t joined(swst_store *store, int64_t group, const char *on, const char *until)
{
    int64_t client = given_client(store, given_area(store));

    given(store, "group_member", "group_id", ID(group), "client_id", ID(client), "joined_on", on,
          "left_on", until, NULL);
    return client;
}

/* ------------------------------------------------------------------ the table */

static void the_table_has_these_columns(void **state)
{
    static const struct shown_column columns[] = {
        { "group_id", "", 0 }, { "name", "", 0 }, { "type", "", 0 }, { "stage", "", 0 },
        { "programme_id", "", 0 }, { "groups", "groups", 0 }, { "members_before", "members", 0 },
        { "members_now", "members", 0 }, { "growth", "", 0 }, { "persons_now", "people", 0 },
        { "households_now", "households", 0 }, { "planned_sessions", "sessions", 0 },
        { "planned", "sessions", 0 }, { "held", "sessions", 0 }, { "cancelled", "sessions", 0 },
        { "overdue", "sessions", 0 }, { "enrolled", "person-times", 0 },
        { "present", "person-times", 0 }, { "excused", "person-times", 0 },
        { "absent", "person-times", 0 }, { "guests", "person-times", 0 }, { "attendance", "", 0 },
        { "households_enrolled", "household-times", 0 },
        { "households_present", "household-times", 0 },
        { "households_excused", "household-times", 0 },
        { "households_absent", "household-times", 0 }, { "households_attendance", "", 0 },
        { "size", "", 0 }, { "places_min", "places", 0 }, { "places_max", "places", 0 },
    };
    swst_table *table = in_march(*state);

    assert_columns(table, "groups", columns, sizeof columns / sizeof *columns);
    swst_table_free(table);
}

static void a_station_without_groups_has_a_total_of_none(void **state)
{
    swst_table *table = in_march(*state);

    assert_int_equal(swst_table_rows(table), 1);
    assert_empty(table, 0, "group_id");
    assert_cell(table, 0, "name", "all");
    assert_cell(table, 0, "groups", "0");
    assert_cell(table, 0, "persons_now", "0");
    assert_cell(table, 0, "attendance", "-");
    assert_empty(table, 0, "places_min");
    assert_string_equal(swst_table_from(table), "2026-03-01");
    assert_string_equal(swst_table_to(table), "2026-03-31");
    assert_string_equal(swst_table_as_of(table), "2026-04-15");
    assert_false(swst_table_provisional(table));
    swst_table_free(table);
}

static void a_group_is_told_with_what_it_is(void **state)
{
    int64_t programme = given(*state, "programme", "name", "情绪管理", NULL);
    int64_t group = given(*state, "group", "name", "第一期", "type", "growth", "stage", "forming",
                          "programme_id", ID(programme), "starts_on", "2026-03-02",
                          "planned_sessions", "5", "min_members", "8", "max_members", "10", NULL);
    swst_table *table = in_march(*state);

    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 1, "group_id", ID(group));
    assert_cell(table, 1, "name", "第一期");
    assert_cell(table, 1, "type", "growth");
    assert_cell(table, 1, "stage", "forming");
    assert_cell(table, 1, "programme_id", ID(programme));
    assert_cell(table, 1, "planned_sessions", "5");
    assert_cell(table, 1, "places_min", "8");
    assert_cell(table, 1, "places_max", "10");
    assert_cell(table, 1, "size", "under");
    assert_empty(table, 0, "type");
    assert_empty(table, 0, "size");
    assert_cell(table, 0, "planned_sessions", "5");
    swst_table_free(table);
}

/* ------------------------------------------------------------------- which days */

static void groups_with_a_day_in_the_period_are_told(void **state)
{
    int64_t last = given_mature_group(*state, "2026-01-01", "2026-03-01");
    int64_t first = given_mature_group(*state, "2026-03-31", NULL);
    int64_t known_by_member = given_mature_group(*state, NULL, NULL);
    int64_t known_by_session = given_mature_group(*state, NULL, NULL);
    swst_table *table;

    given_mature_group(*state, "2026-01-01", "2026-02-28");
    given_mature_group(*state, "2026-04-01", NULL);
    given_mature_group(*state, NULL, NULL);                    /* nobody knows when */
    joined(*state, known_by_member, "2026-03-31", NULL);
    given_group_session(*state, known_by_session, "planned", "2026-03-31", NULL);
    joined(*state, given_mature_group(*state, NULL, NULL), "2026-04-01", NULL);
    assert_ok(void_it(*state, "group", given_mature_group(*state, "2026-03-01", NULL), "twice"));

    table = in_march(*state);
    assert_int_equal(swst_table_rows(table), 5);
    assert_cell(table, 0, "groups", "4");
    assert_cell(table, 1, "group_id", ID(last));
    assert_cell(table, 2, "group_id", ID(first));
    assert_cell(table, 3, "group_id", ID(known_by_member));
    assert_cell(table, 4, "group_id", ID(known_by_session));
    swst_table_free(table);
}

static void a_period_that_runs_is_told_up_to_the_day_asked(void **state)
{
    int64_t group = given_mature_group(*state, "2026-03-01", NULL);
    swst_table *table;

    given_mature_group(*state, "2026-03-11", NULL);
    joined(*state, group, "2026-03-10", NULL);
    joined(*state, group, "2026-03-11", NULL);
    given_group_session(*state, group, "held", NULL, "2026-03-10");
    given_group_session(*state, group, "held", NULL, "2026-03-11");
    table = asked(*state, "2026-03-01", "2026-03-31", "2026-03-10", NULL);
    assert_int_equal(swst_table_rows(table), 2);
    assert_true(swst_table_provisional(table));
    assert_cell(table, 1, "members_now", "1");
    assert_cell(table, 1, "held", "1");
    swst_table_free(table);
}

static void a_period_that_has_not_begun_has_no_groups(void **state)
{
    swst_table *table;

    given_mature_group(*state, "2026-01-01", NULL);
    table = asked(*state, "2026-03-01", "2026-03-31", "2026-02-28", NULL);
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
}

/* ------------------------------------------------------------------- members */

static void members_are_those_of_the_day_before_and_of_the_last_day(void **state)
{
    int64_t group = given_mature_group(*state, "2026-01-01", NULL);
    swst_table *table;

    joined(*state, group, "2026-01-01", "2026-02-28");      /* before alone */
    joined(*state, group, "2026-02-28", NULL);              /* both */
    joined(*state, group, "2026-03-01", "2026-03-30");      /* neither */
    joined(*state, group, "2026-03-31", NULL);              /* now alone */
    joined(*state, group, "2026-03-31", "2026-03-31");
    table = in_march(*state);
    assert_cell(table, 1, "members_before", "2");
    assert_cell(table, 1, "members_now", "3");
    assert_cell(table, 1, "growth", "+50.0%");
    assert_cell(table, 1, "persons_now", "3");
    swst_table_free(table);
}

static void a_group_that_begins_in_the_period_grows_from_its_first_day(void **state)
{
    int64_t group = given_mature_group(*state, "2026-03-02", NULL);
    swst_table *table;

    for (int i = 0; i < 8; i++)
        joined(*state, group, "2026-03-02", NULL);
    for (int i = 0; i < 7; i++)
        joined(*state, group, "2026-03-03", NULL);
    table = in_march(*state);
    assert_cell(table, 1, "members_before", "8");
    assert_cell(table, 1, "members_now", "15");
    assert_cell(table, 1, "growth", "+87.5%");
    swst_table_free(table);
}

static void a_group_that_has_ended_shows_what_it_ended_with(void **state)
{
    int64_t group = given_mature_group(*state, "2026-01-01", "2026-03-20");
    swst_table *table;

    joined(*state, group, "2026-01-01", "2026-03-20");
    joined(*state, group, "2026-01-01", "2026-03-20");
    joined(*state, group, "2026-03-20", NULL);
    joined(*state, group, "2026-03-21", NULL);
    table = in_march(*state);
    assert_cell(table, 1, "members_now", "3");
    assert_cell(table, 0, "persons_now", "3");
    swst_table_free(table);
}

static void growth_has_a_sign_and_needs_members_to_grow_from(void **state)
{
    int64_t shrunk = given_mature_group(*state, "2026-01-01", NULL);
    int64_t same = given_mature_group(*state, "2026-01-01", NULL);
    int64_t empty = given_mature_group(*state, "2026-01-01", NULL);
    swst_table *table;

    joined(*state, shrunk, "2026-01-01", "2026-03-15");
    joined(*state, shrunk, "2026-01-01", "2026-03-15");
    joined(*state, shrunk, "2026-01-01", NULL);
    joined(*state, same, "2026-01-01", NULL);
    joined(*state, empty, "2026-03-15", NULL);
    table = in_march(*state);
    assert_cell(table, 1, "growth", "-66.7%");
    assert_cell(table, 2, "growth", "0.0%");
    assert_cell(table, 3, "members_before", "0");
    assert_empty(table, 3, "growth");
    assert_empty(table, 0, "growth");
    swst_table_free(table);
}

static void a_person_in_two_groups_is_one_person_of_all(void **state)
{
    int64_t first = given_mature_group(*state, "2026-01-01", NULL);
    int64_t second = given_mature_group(*state, "2026-01-01", NULL);
    int64_t client = joined(*state, first, "2026-01-01", NULL);
    int64_t household = given_household(*state, given_area(*state));
    swst_table *table;

    given(*state, "group_member", "group_id", ID(second), "client_id", ID(client), "joined_on",
          "2026-01-01", NULL);
    given(*state, "group_member", "group_id", ID(second), "household_id", ID(household),
          "joined_on", "2026-01-01", NULL);
    given(*state, "group_member", "group_id", ID(first), "household_id", ID(household),
          "joined_on", "2026-01-01", NULL);
    table = in_march(*state);
    assert_cell(table, 0, "persons_now", "1");
    assert_cell(table, 0, "households_now", "1");
    assert_cell(table, 1, "members_now", "2");
    assert_cell(table, 2, "members_now", "2");
    assert_empty(table, 0, "members_now");
    assert_empty(table, 0, "members_before");
    swst_table_free(table);
}

/* -------------------------------------------------------------------- filters */

static swst_table *filtered(swst_store *store, int64_t area, int64_t worker, int64_t programme)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    swst_filter_set_area(filter, area);
    swst_filter_set_worker(filter, worker);
    swst_filter_set_programme(filter, programme);
    table = asked(store, "2026-03-01", "2026-03-31", "2026-04-15", filter);
    swst_filter_free(filter);
    return table;
}

static void a_filter_admits_by_area_worker_and_programme(void **state)
{
    int64_t town = given(*state, "area", "code", "441882107", "name", "东陂镇", "level", "town",
                         NULL);
    int64_t village = given_village(*state, "441882107201");
    int64_t led = given_worker(*state, "甲"), of_area = given_worker(*state, "乙");
    int64_t programme = given(*state, "programme", "name", "情绪管理", NULL);
    int64_t first = given(*state, "group", "name", "甲组", "type", "support", "stage", "mature",
                          "starts_on", "2026-03-01", "area_id", ID(village), "worker_id", ID(led),
                          NULL);
    int64_t second = given(*state, "group", "name", "乙组", "type", "support", "stage", "mature",
                           "starts_on", "2026-03-01", "area_id", ID(village), "programme_id",
                           ID(programme), NULL);
    int64_t backup = given_worker(*state, "丙");
    swst_table *table;

    given(*state, "assignment", "worker_id", ID(of_area), "area_id", ID(village), "starts_on",
          "2026-01-01", NULL);
    given_mature_group(*state, "2026-03-01", NULL);            /* nowhere, of nobody */

    table = filtered(*state, town, 0, 0);
    assert_int_equal(swst_table_rows(table), 3);
    assert_cell(table, 0, "groups", "2");
    swst_table_free(table);
    table = filtered(*state, 0, led, 0);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 1, "group_id", ID(first));
    swst_table_free(table);
    table = filtered(*state, 0, of_area, 0);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 1, "group_id", ID(second));
    swst_table_free(table);
    table = filtered(*state, 0, 0, programme);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 1, "group_id", ID(second));
    swst_table_free(table);

    given(*state, "post", "worker_id", ID(led), "backup_id", ID(backup), "role", "social_worker",
          "starts_on", "2026-01-01", NULL);
    given(*state, "absence", "worker_id", ID(led), "starts_on", "2026-03-31", NULL);
    table = filtered(*state, 0, backup, 0);
    assert_cell(table, 1, "group_id", ID(first));
    swst_table_free(table);
}

static void a_limit_shortens_the_table_and_not_its_total(void **state)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given_mature_group(*state, "2026-03-01", NULL);
    given_mature_group(*state, "2026-03-01", NULL);
    swst_filter_set_limit(filter, 2);
    table = asked(*state, "2026-03-01", "2026-03-31", "2026-04-15", filter);
    assert_int_equal(swst_table_rows(table), 2);
    assert_cell(table, 0, "groups", "2");
    swst_table_free(table);
    swst_filter_free(filter);
}

static void what_is_asked_must_exist(void **state)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table = NULL;

    swst_filter_set_programme(filter, 77);
    assert_status(SWST_ENOTFOUND, swst_report_groups(*state, "2026-03-01", "2026-03-31",
                                                     "2026-03-31", filter, &table));
    swst_filter_free(filter);
    swst_filter_set_programme(NULL, 77);
    assert_status(SWST_EINVALID, swst_report_groups(*state, "2026-03-31", "2026-03-01",
                                                    "2026-03-31", NULL, &table));
    assert_error("period_reversed", NULL);
    assert_status(SWST_EINVALID, swst_report_groups(*state, "2026-02-30", "2026-03-01",
                                                    "2026-03-31", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_groups(*state, NULL, "2026-03-01", "2026-03-31", NULL,
                                                   &table));
    assert_status(SWST_EMISUSE, swst_report_groups(*state, "2026-03-01", "2026-03-31",
                                                   "2026-03-31", NULL, NULL));
    assert_status(SWST_EMISUSE, swst_report_groups(NULL, "2026-03-01", "2026-03-31", "2026-03-31",
                                                   NULL, &table));
    assert_null(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_table_has_these_columns),
        station_test(a_station_without_groups_has_a_total_of_none),
        station_test(a_group_is_told_with_what_it_is),
        station_test(groups_with_a_day_in_the_period_are_told),
        station_test(a_period_that_runs_is_told_up_to_the_day_asked),
        station_test(a_period_that_has_not_begun_has_no_groups),
        station_test(members_are_those_of_the_day_before_and_of_the_last_day),
        station_test(a_group_that_begins_in_the_period_grows_from_its_first_day),
        station_test(a_group_that_has_ended_shows_what_it_ended_with),
        station_test(growth_has_a_sign_and_needs_members_to_grow_from),
        station_test(a_person_in_two_groups_is_one_person_of_all),
        station_test(a_filter_admits_by_area_worker_and_programme),
        station_test(a_limit_shortens_the_table_and_not_its_total),
        station_test(what_is_asked_must_exist),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
