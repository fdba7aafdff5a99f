/* Who was served in a period, in which ways, once; and how many times. */
#include "../support/station.h"

static swst_table *served(swst_store *store, const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_served(store, "2022-03-01", "2022-03-31", "2022-04-10", filter,
                                 &table));
    return table;
}

/* Of the total in March 2022. */
static void expect(swst_store *store, const char *category, const char *column, int64_t number)
{
    swst_table *table = served(store, NULL);
    size_t row = row_of(table, "area_code", "", "category", category);

    if (swst_table_int(table, row, column) != number)
        fail_msg("%s of %s: %s", column, category, swst_table_text(table, row, column));
    swst_table_free(table);
}

#define assert_persons(column, number) expect(*state, "persons", column, number)
#define assert_households(column, number) expect(*state, "households", column, number)

static int64_t person(swst_store *store)
{
    return given_client(store, given_area(store));
}

static int64_t family(swst_store *store, int64_t client)
{
    int64_t household = given_household(store, given_area(store));

    given_member(store, household, client, "2020-01-01", NULL);
    return household;
}

static void contact(swst_store *store, int64_t client, int64_t household, const char *day,
                    const char *channel, const char *result)
{
    given(store, "visit", "client_id", client ? ID(client) : NULL, "household_id",
          household ? ID(household) : NULL, "visited_on", day, "channel", channel, "result",
          result, NULL);
}

static int64_t case_of(swst_store *store, int64_t client, const char *opened_on)
{
    return given(store, "case", "client_id", ID(client), "worker_id",
                 ID(given_worker(store, "陈文")), "opened_on", opened_on, "stage", "intervention",
                 NULL);
}

static void follow_up(swst_store *store, int64_t id, const char *day, const char *result)
{
    given(store, "case_event", "case_id", ID(id), "happened_on", day, "event", "follow_up",
          "result", result, NULL);
}

static int64_t session(swst_store *store, int64_t group, const char *state, const char *held_on)
{
    return given(store, "activity", "title", "第一节", "type", "group_session", "group_id",
                 group ? ID(group) : NULL, "state", state, "held_on", held_on, NULL);
}

static int64_t group(swst_store *store)
{
    return given(store, "group", "name", "夕阳红", "type", "support", "stage", "forming", NULL);
}

static int64_t join(swst_store *store, int64_t group_id, const char *field, int64_t id,
                    const char *joined_on, const char *left_on)
{
    return given(store, "group_member", "group_id", ID(group_id), field, ID(id), "joined_on",
                 joined_on, "left_on", left_on, NULL);
}

/* ---------------------------------------------------------------------- ways */

static void a_contact_through_any_channel_serves_once_it_was_done(void **state)
{
    int64_t client = person(*state);

    contact(*state, client, 0, "2022-03-10", "home", "not_home");
    contact(*state, client, 0, "2022-02-28", "home", "done");
    contact(*state, client, 0, "2022-04-01", "home", "done");
    assert_persons("served", 0);
    assert_persons("by_none", 1);
    assert_persons("uncontacted", 1);
    contact(*state, client, 0, "2022-03-01", "message", "done");
    contact(*state, client, 0, "2022-03-31", "phone", "done");
    assert_persons("served", 1);
    assert_persons("contacted", 1);
    assert_persons("uncontacted", 0);
    assert_persons("person_times", 2);
    assert_persons("by_none", 0);
}

static void a_follow_up_serves_while_its_case_is_open(void **state)
{
    int64_t client = person(*state), id = case_of(*state, client, "2022-03-10");

    follow_up(*state, id, "2022-03-09", "done");
    follow_up(*state, id, "2022-03-12", "not_done");
    follow_up(*state, id, "2022-04-01", "done");
    assert_persons("in_case", 0);
    follow_up(*state, id, "2022-03-10", "done");
    assert_persons("in_case", 1);
    assert_persons("served", 1);
    assert_persons("uncontacted", 1);
    assert_persons("person_times", 0);
}

static void a_case_that_is_over_or_was_declined_serves_nobody(void **state)
{
    static const char *const states[] = { "closed", "declined", "closed" };
    static const char *const closed[] = { "2022-03-20", NULL, NULL };

    for (size_t i = 0; i < 3; i++) {
        int64_t id = given(*state, "case", "client_id", ID(person(*state)), "worker_id",
                           ID(given_worker(*state, "陈文")), "opened_on", "2022-03-01", "stage",
                           i == 1 ? "intake" : "closed", "state", states[i], "closed_on",
                           closed[i], NULL);

        follow_up(*state, id, "2022-03-20", "done");
    }
    assert_persons("in_case", 0);
    assert_persons("in_scope", 3);
}

static void a_case_serves_until_the_day_before_it_was_closed(void **state)
{
    int64_t id = given(*state, "case", "client_id", ID(person(*state)), "worker_id",
                       ID(given_worker(*state, "陈文")), "opened_on", "2022-03-01", "stage",
                       "closed", "state", "closed", "closed_on", "2022-03-20", NULL);

    follow_up(*state, id, "2022-03-19", "done");
    assert_persons("in_case", 1);
}

static void a_session_serves_who_belonged_to_the_group_that_day(void **state)
{
    int64_t id = group(*state);

    join(*state, id, "client_id", person(*state), "2022-03-11", NULL);
    join(*state, id, "client_id", person(*state), "2022-01-01", "2022-03-09");
    session(*state, id, "held", "2022-03-10");
    session(*state, id, "cancelled", "2022-03-12");
    session(*state, 0, "held", "2022-03-12");
    session(*state, id, "held", "2022-04-01");
    assert_persons("in_group", 0);
    join(*state, id, "client_id", person(*state), "2022-03-10", "2022-03-10");
    assert_persons("in_group", 1);
    assert_persons("served", 1);
    assert_persons("person_times", 0);
}

static void who_stayed_away_from_a_session_was_not_served_by_it(void **state)
{
    static const char *const presences[] = { "absent", "excused", "late", "present" };
    int64_t id = group(*state), day = session(*state, id, "held", "2022-03-10");

    for (size_t i = 0; i < 4; i++) {
        int64_t client = person(*state);

        join(*state, id, "client_id", client, "2022-01-01", NULL);
        given(*state, "attendance", "activity_id", ID(day), "client_id", ID(client), "presence",
              presences[i], NULL);
    }
    assert_persons("in_group", 2);
    assert_persons("in_activity", 2);
    assert_persons("served", 2);
    assert_persons("person_times", 2);
}

static void who_was_served_in_every_way_was_served_once(void **state)
{
    int64_t client = person(*state), id = group(*state);
    int64_t day = session(*state, id, "held", "2022-03-10");

    join(*state, id, "client_id", client, "2022-01-01", NULL);
    assert_ok(swst_activity_attend(*state, day, SWST_ATTENDEE_CLIENT, client,
                                   SWST_ATTENDANCE_PRESENCE_PRESENT, -1));
    follow_up(*state, case_of(*state, client, "2022-01-01"), "2022-03-10", "done");
    contact(*state, client, 0, "2022-03-10", "home", "done");
    assert_persons("in_case", 1);
    assert_persons("in_group", 1);
    assert_persons("in_activity", 1);
    assert_persons("contacted", 1);
    assert_persons("served", 1);
    assert_persons("person_times", 2);
}

static void who_is_not_in_scope_is_not_counted(void **state)
{
    int64_t client = person(*state);

    contact(*state, client, 0, "2022-03-10", "home", "done");
    assert_ok(change(*state, "client", client, "exited_on", "2022-03-31"));
    assert_persons("in_scope", 0);
    assert_persons("served", 0);
    assert_persons("person_times", 0);
}

/* ---------------------------------------------------------------- households */

static void a_household_is_served_by_what_names_it_and_its_members_are_not(void **state)
{
    int64_t household = family(*state, person(*state)), id = group(*state);

    contact(*state, 0, household, "2022-03-10", "phone", "done");
    join(*state, id, "household_id", household, "2022-01-01", NULL);
    session(*state, id, "held", "2022-03-10");
    assert_households("contacted", 1);
    assert_households("in_group", 1);
    assert_households("served", 1);
    assert_households("person_times", 1);
    assert_persons("served", 0);
}

static void a_household_is_served_through_who_was_its_member_that_day(void **state)
{
    int64_t mother = person(*state), child = person(*state), id = group(*state);
    int64_t household = family(*state, mother), day = session(*state, id, "held", "2022-03-10");

    given_member(*state, household, child, "2022-03-10", NULL);
    join(*state, id, "client_id", child, "2022-01-01", NULL);
    follow_up(*state, case_of(*state, child, "2022-01-01"), "2022-03-09", "done");
    contact(*state, child, 0, "2022-03-09", "home", "done");
    assert_households("in_group", 1);
    assert_households("in_case", 0);
    assert_households("contacted", 0);
    follow_up(*state, case_of(*state, mother, "2022-01-01"), "2022-03-09", "done");
    contact(*state, mother, household, "2022-03-10", "home", "done");
    contact(*state, child, 0, "2022-03-10", "home", "done");
    assert_ok(swst_activity_attend(*state, day, SWST_ATTENDEE_CLIENT, child,
                                   SWST_ATTENDANCE_PRESENCE_LATE, -1));
    assert_households("in_case", 1);
    assert_households("contacted", 1);
    assert_households("in_activity", 1);
    assert_households("person_times", 3);       /* the contact that names both is one */
    assert_households("served", 1);
    assert_persons("person_times", 4);
}

/* ------------------------------------------------------------- void and shape */

static void what_is_voided_serves_nobody(void **state)
{
    int64_t client = person(*state), id = group(*state);
    int64_t day = session(*state, id, "held", "2022-03-10");
    int64_t file = case_of(*state, client, "2022-01-01");
    int64_t rows[] = {
        given(*state, "case_event", "case_id", ID(file), "happened_on", "2022-03-10", "event",
              "follow_up", "result", "done", NULL),
        join(*state, id, "client_id", client, "2022-01-01", NULL),
        given(*state, "attendance", "activity_id", ID(day), "client_id", ID(client), "presence",
              "present", NULL),
        given_visit(*state, client, "2022-03-10", "home"),
    };
    static const char *const kinds[] = { "case_event", "group_member", "attendance", "visit" };

    assert_persons("person_times", 2);
    for (size_t i = 0; i < 4; i++)
        assert_ok(void_it(*state, kinds[i], rows[i], "entered twice"));
    assert_persons("served", 0);
    assert_persons("person_times", 0);
}

static void served_stands_beside_coverage_row_by_row(void **state)
{
    int64_t first = given_village(*state, "441882107201"), tekun = 0, worker = 0;
    int64_t second = given_village(*state, "441882107202"), client = given_client(*state, first);
    swst_filter *filter = swst_filter_new();

    tekun = given_category(*state, "tekun", "person");
    worker = given_worker(*state, "陈文");
    given(*state, "membership", "category_id", ID(tekun), "client_id", ID(client), "starts_on",
          "2022-01-01", NULL);
    given_category(*state, "dibao", "household");
    given_client(*state, second);
    family(*state, client);
    given(*state, "assignment", "worker_id", ID(worker), "area_id", ID(first), "starts_on",
          "2022-01-01", NULL);
    for (int grouping = SWST_BY_SERVICE; grouping <= SWST_BY_WORKER; grouping++) {
        static const char *const same[] = { "area_code", "area_name", "category", "unit",
                                            "in_scope" };
        swst_table *table, *coverage;

        swst_filter_set_grouping(filter, (swst_grouping)grouping);
        table = served(*state, filter);
        assert_ok(swst_report_coverage(*state, "2022-03-01", "2022-03-31", "2022-04-10", filter,
                                       &coverage));
        assert_int_equal(swst_table_rows(table), swst_table_rows(coverage));
        assert_true(swst_table_rows(table) > 3);
        for (size_t row = 0; row < swst_table_rows(table); row++)
            for (size_t i = 0; i < sizeof same / sizeof *same; i++)
                assert_string_equal(swst_table_text(table, row, same[i]),
                                    swst_table_text(coverage, row, same[i]));
        assert_int_equal(note_of(table, "in_scope"), 2);
        swst_table_free(coverage);
        swst_table_free(table);
    }
    swst_filter_free(filter);
}

static void a_question_needs_days_in_order_and_categories_that_exist(void **state)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table = NULL;

    assert_status(SWST_EINVALID, swst_report_served(*state, "2022-04-01", "2022-03-31",
                                                    "2022-04-10", NULL, &table));
    assert_error("period_reversed", NULL);
    assert_status(SWST_EMISUSE, swst_report_served(*state, "2022-03-01", "2022-03-31", NULL, NULL,
                                                   &table));
    assert_status(SWST_EMISUSE, swst_report_served(NULL, "2022-03-01", "2022-03-31",
                                                   "2022-04-10", NULL, &table));
    assert_status(SWST_EMISUSE, swst_report_served(*state, "2022-03-01", "2022-03-31",
                                                   "2022-04-10", NULL, NULL));
    assert_ok(swst_filter_add_category(filter, "nobody"));
    assert_status(SWST_ENOTFOUND, swst_report_served(*state, "2022-03-01", "2022-03-31",
                                                     "2022-04-10", filter, &table));
    assert_null(table);
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_contact_through_any_channel_serves_once_it_was_done),
        station_test(a_follow_up_serves_while_its_case_is_open),
        station_test(a_case_that_is_over_or_was_declined_serves_nobody),
        station_test(a_case_serves_until_the_day_before_it_was_closed),
        station_test(a_session_serves_who_belonged_to_the_group_that_day),
        station_test(who_stayed_away_from_a_session_was_not_served_by_it),
        station_test(who_was_served_in_every_way_was_served_once),
        station_test(who_is_not_in_scope_is_not_counted),
        station_test(a_household_is_served_by_what_names_it_and_its_members_are_not),
        station_test(a_household_is_served_through_who_was_its_member_that_day),
        station_test(what_is_voided_serves_nobody),
        station_test(served_stands_beside_coverage_row_by_row),
        station_test(a_question_needs_days_in_order_and_categories_that_exist),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
