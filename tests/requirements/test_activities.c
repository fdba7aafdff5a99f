/* What the seed documents say of activities and of whom the station serves
 * (requirements B4, D5, F1, F4 to F8, F12 to F14), with their figures. */
#include "../support/station.h"

static swst_table *activities_of_2022(swst_store *store)
{
    swst_table *table;

    assert_ok(swst_report_activities(store, "2022-01-01", "2022-12-31", "2022-12-31", NULL,
                                     &table));
    return table;
}

static swst_table *served_in_june(swst_store *store)
{
    swst_table *table;

    assert_ok(swst_report_served(store, "2022-06-01", "2022-06-30", "2022-06-30", NULL, &table));
    return table;
}

static int64_t held(swst_store *store, const char *type, const char *theme, int64_t area,
                    const char *day)
{
    return given(store, "activity", "title", "活动", "type", type, "theme", theme, "area_id",
                 area ? ID(area) : NULL, "state", "held", "held_on", day, NULL);
}

/* New clients of the category, or of none. */
static void clients(swst_store *store, int64_t category, int64_t *ids, int count)
{
    for (int i = 0; i < count; i++) {
        ids[i] = given_client(store, given_area(store));
        if (category)
            given(store, "membership", "category_id", ID(category), "client_id", ID(ids[i]),
                  "starts_on", "2022-01-01", NULL);
    }
}

static int64_t count_where(swst_store *store, const char *kind, const char *field,
                           const char *compare, const char *value)
{
    swst_query *query = swst_query_new(swst_kind_find(kind));
    int64_t count = -1;

    assert_ok(swst_query_where(query, field, compare, value));
    assert_ok(swst_query_count(store, query, &count));
    swst_query_free(query);
    return count;
}

/* ------------------------------------------------------------ who was served */

static void b4_28_of_51_lone_elders_are_a_blind_spot(void **state)
{
    int64_t elders[51], category = given_category(*state, "lone_elderly", "person");
    swst_table *table;
    size_t row;

    clients(*state, category, elders, 51);
    for (int i = 0; i < 23; i++)
        given_visit(*state, elders[i], "2022-06-15", i % 2 ? "home" : "phone");
    given(*state, "visit", "client_id", ID(elders[23]), "visited_on", "2022-06-15", "channel",
          "home", "result", "not_home", NULL);          /* an attempt serves nobody */
    table = served_in_june(*state);
    row = row_of(table, "category", "lone_elderly", NULL, NULL);
    assert_int_equal(swst_table_int(table, row, "in_scope"), 51);
    assert_int_equal(swst_table_int(table, row, "served"), 23);
    assert_int_equal(swst_table_int(table, row, "uncontacted"), 28);
    assert_int_equal(swst_table_int(table, row, "by_none"), 28);
    assert_cell(table, row, "served_rate", "45.1%");
    swst_table_free(table);
    assert_ok(swst_report_unserved(*state, "2022-06-01", "2022-06-30", "2022-06-30", NULL,
                                   &table));
    assert_int_equal(swst_table_rows(table), 28);       /* the list that the figure counts */
    swst_table_free(table);
}

static void d5_twelve_children_in_a_case_and_a_group_are_twelve(void **state)
{
    int64_t children[12], category = given_category(*state, "left_behind_child", "person");
    int64_t worker = given_worker(*state, "陈文");
    int64_t group = given(*state, "group", "name", "阳光少年", "type", "support", "stage",
                          "forming", NULL);
    swst_table *table;
    size_t row;

    clients(*state, category, children, 12);
    for (int i = 0; i < 12; i++) {
        int64_t file = given(*state, "case", "client_id", ID(children[i]), "worker_id",
                             ID(worker), "opened_on", "2022-05-01", "stage", "intervention",
                             NULL);

        given(*state, "case_event", "case_id", ID(file), "happened_on", "2022-06-10", "event",
              "follow_up", "result", "done", NULL);
        given(*state, "group_member", "group_id", ID(group), "client_id", ID(children[i]),
              "joined_on", "2022-06-01", NULL);
    }
    given(*state, "activity", "title", "情绪管理", "type", "group_session", "group_id", ID(group),
          "state", "held", "held_on", "2022-06-11", NULL);
    table = served_in_june(*state);
    row = row_of(table, "category", "left_behind_child", NULL, NULL);
    assert_int_equal(swst_table_int(table, row, "in_case"), 12);
    assert_int_equal(swst_table_int(table, row, "in_group"), 12);
    assert_int_equal(swst_table_int(table, row, "served"), 12);
    assert_cell(table, row, "served_rate", "100.0%");
    swst_table_free(table);
}

/* 23 elders, each visited weekly, 15 children, 12 disabled, 15 households. */
static void f6_65_visited_are_50_persons_and_15_households(void **state)
{
    static const char *const weeks[] = { "2022-06-03", "2022-06-10", "2022-06-17", "2022-06-24" };
    int64_t people[50], home_members[15], sum = -1;
    swst_table *table;
    size_t persons, households;

    clients(*state, 0, people, 50);
    clients(*state, 0, home_members, 15);
    for (int i = 0; i < 50; i++)
        for (int week = 0; week < (i < 23 ? 4 : 1); week++)
            given_visit(*state, people[i], weeks[week], "home");
    for (int i = 0; i < 15; i++) {
        int64_t household = given_household(*state, given_area(*state));

        given_member(*state, household, home_members[i], "2022-01-01", NULL);
        given(*state, "visit", "household_id", ID(household), "visited_on", "2022-06-20",
              "channel", "home", "result", "done", NULL);
    }
    table = served_in_june(*state);
    persons = row_of(table, "category", "persons", NULL, NULL);
    households = row_of(table, "category", "households", NULL, NULL);
    assert_int_equal(swst_table_int(table, persons, "contacted"), 50);
    assert_int_equal(swst_table_int(table, households, "contacted"), 15);
    assert_int_equal(swst_table_int(table, persons, "person_times"), 23 * 4 + 15 + 12);
    assert_true(swst_table_int(table, persons, "person_times") >= 65);
    assert_int_equal(swst_table_int(table, households, "person_times"), 15);
    swst_table_free(table);
    assert_status(SWST_EINVALID, swst_unit_add(SWST_UNIT_PERSON, 50, SWST_UNIT_HOUSEHOLD, 15,
                                               &sum));
    assert_int_equal(sum, -1);
}

static void f7_with_28_known_unserved_the_coverage_is_no_85_percent(void **state)
{
    int64_t people[93], part = 0;
    swst_table *table;
    size_t row;

    clients(*state, 0, people, 93);
    for (int i = 0; i < 65; i++)
        given_visit(*state, people[i], "2022-06-15", "home");
    table = served_in_june(*state);
    row = row_of(table, "category", "persons", NULL, NULL);
    assert_int_equal(swst_table_int(table, row, "served"), 65);
    assert_int_equal(swst_table_int(table, row, "by_none"), 28);
    assert_cell(table, row, "served_rate", "69.9%");
    swst_table_free(table);
    assert_true(swst_percent_is_reachable(855, 76, 1, &part));      /* 11 unserved at most */
    assert_int_equal(part, 65);
}

/* ---------------------------------------------------------------- activities */

static void f1_eight_of_nine_villages_are_below_ninety_percent(void **state)
{
    int64_t villages[9], client;
    swst_table *table;

    for (int i = 0; i < 9; i++) {
        char code[] = "441882107200";

        code[11] = (char)('1' + i);
        villages[i] = given_village(*state, code);
        if (i < 8)
            held(*state, "community", NULL, villages[i], "2022-05-01");
    }
    table = activities_of_2022(*state);
    assert_cell(table, 0, "areas", "88.9%");
    swst_table_free(table);
    client = given_client(*state, villages[8]);
    given_client(*state, villages[0]);
    assert_ok(swst_activity_attend(*state, held(*state, "community", NULL, villages[8],
                                                "2022-06-01"), SWST_ATTENDEE_CLIENT, client,
                                   SWST_ATTENDANCE_PRESENCE_PRESENT, -1));
    table = activities_of_2022(*state);
    assert_cell(table, 0, "areas", "100.0%");
    swst_table_free(table);
    assert_ok(swst_report_coverage(*state, "2022-01-01", "2022-12-31", "2022-12-31", NULL,
                                   &table));
    assert_cell(table, row_of(table, "area_code", "", "category", "persons"), "activity_rate",
                "50.0%");                   /* people, who are not villages */
    swst_table_free(table);
}

static void f4_eight_cases_three_groups_and_one_event_are_no_twelve_sessions(void **state)
{
    int64_t worker = given_worker(*state, "陈文"), sum = -1;

    for (int i = 0; i < 8; i++)
        given(*state, "case", "client_id", ID(given_client(*state, given_area(*state))),
              "worker_id", ID(worker), "opened_on", "2022-06-01", "stage", "intake", NULL);
    for (int i = 0; i < 3; i++)
        given(*state, "group", "name", "夕阳红", "type", "support", "stage", "forming", NULL);
    held(*state, "community", NULL, 0, "2022-06-11");
    assert_int_equal(count_of(*state, "case"), 8);
    assert_int_equal(count_of(*state, "group"), 3);
    assert_int_equal(count_of(*state, "activity"), 1);
    assert_status(SWST_EINVALID, swst_unit_add(SWST_UNIT_CASE, count_of(*state, "case"),
                                               SWST_UNIT_GROUP, count_of(*state, "group"),
                                               &sum));
    assert_error("units_differ", NULL);
    assert_string_equal(swst_error_message("zh"), "不同计量单位的数不能相加：请分别列出");
    assert_status(SWST_EINVALID, swst_unit_add(SWST_UNIT_GROUP, 3, SWST_UNIT_SESSION, 1, &sum));
    assert_int_equal(sum, -1);
}

static void f5_two_hundred_unnamed_visitors_are_no_clients(void **state)
{
    int64_t day = held(*state, "community", "邻里互助日", given_area(*state), "2022-06-11");
    int64_t clinic = held(*state, "community", "邻里互助日", 0, "2022-06-11"), clients_there[2];
    int64_t part = 0;
    swst_table *table;

    clients(*state, 0, clients_there, 2);
    assert_ok(swst_activity_hold(*state, day, "2022-06-11", 180, 203, "三个区域"));
    assert_ok(swst_activity_hold(*state, clinic, "2022-06-11", 180, 50, "义诊"));
    for (int i = 0; i < 2; i++)
        assert_ok(swst_activity_attend(*state, day, SWST_ATTENDEE_CLIENT, clients_there[i],
                                       SWST_ATTENDANCE_PRESENCE_PRESENT, 180));
    table = activities_of_2022(*state);
    assert_int_equal(swst_table_int(table, 0, "headcount"), 253);
    assert_int_equal(swst_table_int(table, 0, "clients"), 2);
    assert_int_equal(swst_table_int(table, 0, "client_times"), 2);
    swst_table_free(table);
    assert_ok(swst_report_coverage(*state, "2022-01-01", "2022-12-31", "2022-12-31", NULL,
                                   &table));
    assert_int_equal(swst_table_int(table, row_of(table, "area_code", "", "category", "persons"),
                                    "reached"), 2);
    swst_table_free(table);

    for (int i = 0; i < 28; i++)
        given(*state, "need", "category", "wish", "opened_on", "2022-06-11", "state",
              i < 15 ? "matched" : "open", NULL);
    assert_int_equal(count_where(*state, "need", "category", "=", "wish"), 28);
    assert_int_equal(count_where(*state, "need", "state", "=", "matched"), 15);
    assert_true(swst_percent_is_reachable(536, 28, 1, &part));
    assert_int_equal(part, 15);
}

/* All pupils are to be reached: 3 of them here. */
static void f8_twelve_campaigns_are_counted_by_type_and_theme(void **state)
{
    static const char *const themes[] = { "防溺水", "防欺凌", "防性侵" };
    int64_t pupils[3], category = given_category(*state, "pupil", "person");
    swst_table *table;

    clients(*state, category, pupils, 3);
    for (int i = 0; i < 12; i++) {
        char day[] = "2022-01-20";
        int64_t id;

        day[5] = (char)('0' + (i + 1) / 10);
        day[6] = (char)('0' + (i + 1) % 10);
        id = held(*state, "publicity", themes[i % 3], 0, day);
        if (i < 2)
            assert_ok(swst_activity_attend(*state, id, SWST_ATTENDEE_CLIENT, pupils[i],
                                           SWST_ATTENDANCE_PRESENCE_PRESENT, -1));
    }
    held(*state, "lecture", "防溺水", 0, "2022-07-01");
    table = activities_of_2022(*state);
    assert_int_equal(swst_table_int(table, row_of(table, "by", "type", "key", "publicity"),
                                    "held"), 12);
    for (int i = 0; i < 3; i++)
        assert_int_equal(swst_table_int(table, row_of(table, "by", "theme", "key", themes[i]),
                                        "held"), i == 0 ? 5 : 4);
    swst_table_free(table);
    assert_ok(swst_report_coverage(*state, "2022-01-01", "2022-12-31", "2022-12-31", NULL,
                                   &table));
    assert_cell(table, row_of(table, "area_code", "", "category", "pupil"), "activity_rate",
                "66.7%");
    swst_table_free(table);
}

static void f12_six_trainings_of_120_person_times_have_20_each(void **state)
{
    int64_t people[20];
    swst_table *table;
    size_t row;

    clients(*state, 0, people, 20);
    for (int run = 0; run < 6; run++) {
        char day[] = "2022-01-20";
        int64_t id;

        day[6] = (char)('1' + run);
        id = held(*state, "training", NULL, 0, day);
        for (int i = 0; i < 20; i++)
            assert_ok(swst_activity_attend(*state, id, SWST_ATTENDEE_CLIENT, people[i],
                                           SWST_ATTENDANCE_PRESENCE_PRESENT, -1));
    }
    table = activities_of_2022(*state);
    row = row_of(table, "by", "type", "key", "training");
    assert_int_equal(swst_table_int(table, row, "held"), 6);
    assert_int_equal(swst_table_int(table, row, "client_times"), 120);
    assert_int_equal(swst_table_int(table, row, "clients"), 20);
    assert_cell(table, row, "average", "20.0");
    swst_table_free(table);
}

/* ----------------------------------------------- disputes, outputs, bookings */

static void f13_three_disputes_are_settled_in_three_steps(void **state)
{
    static const char *const steps[] = { "calm", "facts", "agree" };
    static const char *const agreements[] = { "错时停车", "文明养宠公约", "楼道清理" };

    for (int i = 0; i < 3; i++) {
        int64_t id = given(*state, "incident", "type", "dispute", "discovered_at",
                           "2022-06-02T01:00:00.000Z", "parties", "三栋与四栋住户", NULL);

        for (int step = 0; step < 3; step++)
            assert_ok(change(*state, "incident", id, "step", steps[step]));
        assert_ok(change(*state, "incident", id, "agreement", agreements[i]));
        assert_ok(change(*state, "incident", id, "follow_up_on", "2022-07-02"));
        assert_ok(change(*state, "incident", id, "closed_on", "2022-06-20"));
    }
    assert_int_equal(count_where(*state, "incident", "type", "=", "dispute"), 3);
    assert_int_equal(count_where(*state, "incident", "step", "=", "agree"), 3);
    assert_status(SWST_EINVALID, refused(*state, "incident", "type", "dispute", "discovered_at",
                                         "2022-06-02T01:00:00.000Z", "closed_on", "2022-06-01",
                                         NULL));
    assert_error("before_discovery", "incident.closed_on");
}

static void f14_outputs_stand_in_a_register(void **state)
{
    static const struct { const char *type, *title, *quantity; } made[] = {
        { "handbook", "活动手册", "1" }, { "book", "口述史", "1" }, { "other", "共享菜园", "3" },
    };
    swst_query *query = swst_query_new(swst_kind_find("output"));
    int64_t gardens = 0, count = 0;

    for (size_t i = 0; i < 3; i++)
        given(*state, "output", "type", made[i].type, "title", made[i].title, "made_on",
              "2022-06-30", "quantity", made[i].quantity, "file_name", "huodong.pdf", "sha256",
              "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", NULL);
    assert_int_equal(count_where(*state, "output", "type", "=", "handbook"), 1);
    assert_int_equal(count_where(*state, "output", "type", "=", "book"), 1);
    assert_ok(swst_query_where(query, "title", "contains", "菜园"));
    assert_ok(swst_query_where(query, "quantity", "=", "3"));
    assert_ok(swst_query_count(*state, query, &gardens));
    assert_int_equal(gardens, 1);
    swst_query_free(query);
    count = count_where(*state, "output", "made_on", ">=", "2022-06-01");
    assert_int_equal(count, 3);
}

static void f14_a_venue_is_booked_a_day_ahead_and_once(void **state)
{
    int64_t first = given(*state, "booking", "venue", "社区活动室", "starts_at",
                          "2022-06-11T01:00:00.000Z", "ends_at", "2022-06-11T04:00:00.000Z",
                          "booked_on", "2022-06-10", NULL);

    assert_status(SWST_ECONFLICT, refused(*state, "booking", "venue", "社区 活动室", "starts_at",
                                          "2022-06-11T03:00:00.000Z", "ends_at",
                                          "2022-06-11T05:00:00.000Z", "booked_on", "2022-06-01",
                                          NULL));
    assert_error("venue_taken", "booking.starts_at");
    assert_non_null(strstr(swst_error_message("zh"), ID(first)));
    assert_status(SWST_EINVALID, refused(*state, "booking", "venue", "礼堂", "starts_at",
                                         "2022-06-11T03:00:00.000Z", "ends_at",
                                         "2022-06-11T05:00:00.000Z", "booked_on", "2022-06-11",
                                         NULL));
    assert_error("booked_too_late", "booking.booked_on");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(b4_28_of_51_lone_elders_are_a_blind_spot),
        station_test(d5_twelve_children_in_a_case_and_a_group_are_twelve),
        station_test(f6_65_visited_are_50_persons_and_15_households),
        station_test(f7_with_28_known_unserved_the_coverage_is_no_85_percent),
        station_test(f1_eight_of_nine_villages_are_below_ninety_percent),
        station_test(f4_eight_cases_three_groups_and_one_event_are_no_twelve_sessions),
        station_test(f5_two_hundred_unnamed_visitors_are_no_clients),
        station_test(f8_twelve_campaigns_are_counted_by_type_and_theme),
        station_test(f12_six_trainings_of_120_person_times_have_20_each),
        station_test(f13_three_disputes_are_settled_in_three_steps),
        station_test(f14_outputs_stand_in_a_register),
        station_test(f14_a_venue_is_booked_a_day_ahead_and_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
