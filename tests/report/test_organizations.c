/* Organizations of residents over a period. */
#include "../support/station.h"

#include "domain/write.h"

static swst_table *asked(swst_store *store, const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_organizations(store, "2026-03-01", "2026-03-31", "2026-04-15", filter,
                                        &table));
    return table;
}

static int64_t given_organization(swst_store *store, const char *founded_on, const char *members)
{
    return given(store, "organization", "name", "互助网", "type", "self_help", "founded_on",
                 founded_on, "members", members, NULL);
}

static void joins(swst_store *store, int64_t organization, int64_t client, const char *role,
                  const char *on, const char *until)
{
    given(store, "organization_member", "organization_id", ID(organization), "client_id",
          ID(client), "role", role, "joined_on", on, "left_on", until, NULL);
}

static void the_table_has_these_columns(void **state)
{
    static const struct shown_column columns[] = {
        { "organization_id", "", 0 }, { "name", "", 0 }, { "type", "", 0 }, { "area_code", "", 0 },
        { "members", "people", 0 }, { "source", "", 0 }, { "cores", "people", 0 },
        { "outputs", "outputs", 0 }, { "sessions", "sessions", 0 }, { "founded_in_window", "", 0 },
    };
    swst_table *table = asked(*state, NULL);

    assert_int_equal(swst_table_rows(table), 0);
    assert_columns(table, "organizations", columns, sizeof columns / sizeof *columns);
    swst_table_free(table);
}

static void who_is_founded_by_the_last_day_is_told(void **state)
{
    int64_t area = given_area(*state);
    int64_t before = given(*state, "organization", "name", "老年协会", "type",
                           "elder_association", "area_id", ID(area), "founded_on", "2026-02-28",
                           NULL);
    int64_t first = given_organization(*state, "2026-03-01", NULL);
    int64_t last = given_organization(*state, "2026-03-31", NULL);
    int64_t unknown = given_organization(*state, NULL, NULL);
    swst_table *table;

    given_organization(*state, "2026-04-01", NULL);
    assert_ok(void_it(*state, "organization", given_organization(*state, NULL, NULL), "twice"));
    table = asked(*state, NULL);
    assert_int_equal(swst_table_rows(table), 4);
    assert_cell(table, 0, "organization_id", ID(before));
    assert_cell(table, 0, "name", "老年协会");
    assert_cell(table, 0, "type", "elder_association");
    assert_cell(table, 0, "area_code", "441882107201");
    assert_cell(table, 0, "founded_in_window", "false");
    assert_cell(table, 1, "organization_id", ID(first));
    assert_cell(table, 1, "founded_in_window", "true");
    assert_empty(table, 1, "area_code");
    assert_cell(table, 2, "organization_id", ID(last));
    assert_cell(table, 2, "founded_in_window", "true");
    assert_cell(table, 3, "organization_id", ID(unknown));
    assert_cell(table, 3, "founded_in_window", "false");
    swst_table_free(table);
}

static void members_on_record_come_before_the_own_figure(void **state)
{
    int64_t counted = given_organization(*state, NULL, "50");
    int64_t told = given_organization(*state, NULL, "50"), deserted = given_organization(*state,
                                                                                        NULL, "50");
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    given_organization(*state, NULL, NULL);
    joins(*state, counted, client, "core", "2026-01-01", "2026-02-10");
    joins(*state, counted, client, "核心", "2026-02-11", NULL);
    joins(*state, counted, client, "骨干", "2026-03-31", NULL);         /* the same person */
    joins(*state, counted, given_client(*state, given_area(*state)), "组员", "2026-03-31", NULL);
    joins(*state, counted, given_client(*state, given_area(*state)), "core", "2026-04-01", NULL);
    joins(*state, counted, given_client(*state, given_area(*state)), "core", "2026-01-01",
          "2026-03-30");
    given(*state, "organization_member", "organization_id", ID(counted), "volunteer_id",
          ID(given(*state, "volunteer", "name", "陈文", "joined_on", "2026-01-01", NULL)),
          "joined_on", "2026-01-01", NULL);
    joins(*state, deserted, client, NULL, "2026-01-01", "2026-02-28");

    table = asked(*state, NULL);
    assert_cell(table, 0, "members", "3");
    assert_cell(table, 0, "cores", "1");
    assert_cell(table, 0, "source", "rows");
    assert_cell(table, 1, "organization_id", ID(told));
    assert_cell(table, 1, "members", "50");
    assert_cell(table, 1, "source", "figure");
    assert_empty(table, 1, "cores");
    assert_cell(table, 2, "members", "0");
    assert_cell(table, 2, "source", "rows");
    assert_empty(table, 3, "members");
    assert_empty(table, 3, "source");
    swst_table_free(table);
}

/* Records of two files may have brought one id to a client and a volunteer. */
static void a_client_and_a_volunteer_of_one_id_are_two(void **state)
{
    int64_t organization = given_organization(*state, NULL, NULL);
    int64_t client = given_client(*state, given_area(*state));
    swst_record *volunteer = swst_record_new(swst_kind_find("volunteer"));
    swst_table *table;

    assert_ok(swst_record_set(volunteer, "name", "陈文"));
    assert_ok(swst_record_set(volunteer, "joined_on", "2026-01-01"));
    volunteer->header.id = client;
    assert_ok(swst_store_begin(*state));
    assert_ok(swst__write_put(*state, volunteer, NULL));
    assert_ok(swst_store_commit(*state));
    swst_record_free(volunteer);
    joins(*state, organization, client, NULL, "2026-01-01", NULL);
    given(*state, "organization_member", "organization_id", ID(organization), "volunteer_id",
          ID(client), "joined_on", "2026-01-01", NULL);

    table = asked(*state, NULL);
    assert_cell(table, 0, "members", "2");
    swst_table_free(table);
}

static void an_output_counts_its_quantity_else_one(void **state)
{
    static const struct { const char *made_on, *quantity; } outputs[] = {
        { "2026-03-01", "7" }, { "2026-03-31", NULL }, { "2026-02-28", "100" },
        { "2026-04-01", "100" }, { "2026-03-15", "0" },
    };
    int64_t organization = given_organization(*state, NULL, NULL);
    swst_table *table;

    given_organization(*state, NULL, NULL);
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
        given(*state, "output", "type", "other", "title", "楼道堆物", "made_on",
              outputs[i].made_on, "quantity", outputs[i].quantity, "organization_id",
              ID(organization), NULL);
    given(*state, "output", "type", "other", "title", "别处", "made_on", "2026-03-15", NULL);
    table = asked(*state, NULL);
    assert_cell(table, 0, "outputs", "8");
    assert_cell(table, 1, "outputs", "0");
    swst_table_free(table);
}

static void sessions_are_those_of_its_programme_that_were_held(void **state)
{
    int64_t programme = given(*state, "programme", "name", "邻里守望", NULL);
    static const struct { const char *state, *held_on; } activities[] = {
        { "held", "2026-03-01" }, { "held", "2026-03-31" }, { "held", "2026-02-28" },
        { "held", "2026-04-01" }, { "planned", NULL }, { "cancelled", NULL },
    };
    swst_table *table;

    given(*state, "organization", "name", "巡逻队", "type", "patrol", "programme_id",
          ID(programme), NULL);
    given_organization(*state, NULL, NULL);
    for (size_t i = 0; i < sizeof activities / sizeof *activities; i++)
        given(*state, "activity", "title", "巡查", "type", "volunteering", "programme_id",
              ID(programme), "planned_on", "2026-03-10", "state", activities[i].state, "held_on",
              activities[i].held_on, NULL);
    table = asked(*state, NULL);
    assert_cell(table, 0, "sessions", "2");
    assert_empty(table, 1, "sessions");
    swst_table_free(table);
}

static void a_filter_admits_by_area_advisor_and_programme(void **state)
{
    int64_t area = given_area(*state), advisor = given_worker(*state, "甲");
    int64_t programme = given(*state, "programme", "name", "邻里守望", NULL);
    int64_t organization = given(*state, "organization", "name", "巡逻队", "type", "patrol",
                                 "area_id", ID(area), "advisor_id", ID(advisor), "programme_id",
                                 ID(programme), NULL);
    swst_filter *filter;

    given_organization(*state, NULL, NULL);
    for (int by = 0; by < 3; by++) {
        swst_table *table;

        filter = swst_filter_new();
        swst_filter_set_area(filter, by == 0 ? area : 0);
        swst_filter_set_worker(filter, by == 1 ? advisor : 0);
        swst_filter_set_programme(filter, by == 2 ? programme : 0);
        table = asked(*state, filter);
        assert_int_equal(swst_table_rows(table), 1);
        assert_cell(table, 0, "organization_id", ID(organization));
        swst_table_free(table);
        swst_filter_free(filter);
    }
}

static void a_limit_shortens_the_table(void **state)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    given_organization(*state, NULL, NULL);
    given_organization(*state, NULL, NULL);
    swst_filter_set_limit(filter, 1);
    table = asked(*state, filter);
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
    swst_filter_free(filter);
}

static void what_is_asked_must_be_days(void **state)
{
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_report_organizations(*state, "2026-03-31", "2026-03-01",
                                                           "2026-03-31", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_organizations(*state, "2026-03-01", NULL, "2026-03-31",
                                                          NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_organizations(NULL, "2026-03-01", "2026-03-31",
                                                          "2026-03-31", NULL, &table));
    assert_null(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(the_table_has_these_columns),
        station_test(who_is_founded_by_the_last_day_is_told),
        station_test(members_on_record_come_before_the_own_figure),
        station_test(a_client_and_a_volunteer_of_one_id_are_two),
        station_test(an_output_counts_its_quantity_else_one),
        station_test(sessions_are_those_of_its_programme_that_were_held),
        station_test(a_filter_admits_by_area_advisor_and_programme),
        station_test(a_limit_shortens_the_table),
        station_test(what_is_asked_must_be_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
