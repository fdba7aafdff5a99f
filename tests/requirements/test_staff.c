/* What the seeds say about staff, capacity, tiers and clients left out
 * (requirements A5 to A8, B4, C1, C2, C7, C8), asked through the public API. */
#include "../support/station.h"

static void put_into(swst_store *store, int64_t category, int64_t client)
{
    given(store, "membership", "category_id", ID(category), "client_id", ID(client), "starts_on",
          "2022-01-01", NULL);
}

/* ------------------------------------------------------------------ A5 – A8 */

static int64_t given_window(swst_store *store, const char *name, const char *duty)
{
    int64_t worker = given_worker(store, name);

    given_post(store, worker, "window", 0, "2022-01-01", NULL);
    given_assignment(store, worker, "programme_id", given(store, "programme", "name", duty, NULL));
    return worker;
}

static void a5_a_worker_at_the_window_can_have_a_duty_and_no_village(void **state)
{
    int64_t geng = given_window(*state, "庚", "残疾人事务");
    int64_t ji = given_window(*state, "己", "社会救助"), jia = given_window(*state, "甲", "养老");
    swst_table *table;
    size_t row;

    given_assignment(*state, ji, "area_id", given_village(*state, "441882107201"));
    given_assignment(*state, jia, "area_id", given_village(*state, "441882107206"));
    given(*state, "window_entry", "worker_id", ID(geng), "happened_on", "2022-06-02", "matter",
          "application", NULL);
    given(*state, "window_entry", "worker_id", ID(geng), "happened_on", "2022-06-03", "matter",
          "verification", NULL);
    given(*state, "window_entry", "worker_id", ID(geng), "happened_on", "2022-06-03", "matter",
          "publicity", "headcount", "12", NULL);
    assert_ok(swst_report_assignments(*state, "2022-06-30", NULL, &table));
    row = row_of(table, "worker_id", ID(geng), NULL, NULL);
    assert_cell(table, row, "areas", "");
    assert_cell(table, row, "programmes", "残疾人事务");
    assert_cell(table, row, "applications", "1");
    assert_cell(table, row, "verifications", "1");
    assert_cell(table, row, "publicity", "1");
    assert_cell(table, row, "window_entries", "3");
    row = row_of(table, "worker_id", ID(ji), NULL, NULL);
    assert_cell(table, row, "areas", "441882107201");
    assert_cell(table, row, "programmes", "社会救助");
    row = row_of(table, "worker_id", ID(jia), NULL, NULL);
    assert_cell(table, row, "areas", "441882107206");
    assert_cell(table, row, "programmes", "养老");
    swst_table_free(table);
}

/* 6 full-time, 2 interns, 65 clients: above 10 each only without the interns. */
static void a6_65_clients_are_10_point_8_a_worker_and_8_point_1_with_interns(void **state)
{
    swst_table *table;

    for (int i = 0; i < 65; i++)
        given_client(*state, given_area(*state));
    for (int i = 0; i < 6; i++)
        given(*state, "worker", "name", "社工", "employment", "direct", NULL);
    for (int i = 0; i < 2; i++)
        given(*state, "worker", "name", "实习生", "employment", "intern", NULL);
    given(*state, "worker", "name", "离职", "employment", "direct", "left_on", "2022-05-31", NULL);
    for (int i = 0; i < 2; i++)
        given(*state, "worker", "name", "待入职", "employment", "direct", "hired_on",
              "2022-07-01", NULL);
    assert_ok(swst_report_staff(*state, "2022-06-30", NULL, &table));
    assert_cell(table, 0, "workers", "8");
    assert_cell(table, 0, "clients", "65");
    assert_cell(table, 0, "clients_per_worker", "10.8");
    assert_cell(table, 0, "clients_per_worker_with_interns", "8.1");
    assert_cell(table, row_of(table, "employment", "direct", NULL, NULL), "workers", "6");
    assert_cell(table, row_of(table, "employment", "intern", NULL, NULL), "workers", "2");
    swst_table_free(table);
    assert_ok(swst_report_staff(*state, "2022-05-31", NULL, &table));
    assert_cell(table, 0, "left", "1");
    swst_table_free(table);
    assert_ok(swst_report_staff(*state, "2022-07-31", NULL, &table));
    assert_cell(table, 0, "hired", "2");
    assert_cell(table, 0, "workers", "10");
    swst_table_free(table);
}

static void a6_head_and_supervisor_are_not_among_those_who_share_65_clients(void **state)
{
    int64_t head = given_worker(*state, "站长"), supervisor = given_worker(*state, "督导");
    swst_table *table;

    for (int i = 0; i < 65; i++)
        given_client(*state, given_area(*state));
    for (int i = 0; i < 6; i++)
        given_post(*state, given_worker(*state, "社工"), "social_worker", 0, "2022-01-01", NULL);
    for (int i = 0; i < 2; i++)
        given_post(*state, given_worker(*state, "实习生"), "intern", 0, "2022-01-01", NULL);
    given_post(*state, head, "head", 0, "2022-01-01", NULL);
    given_post(*state, head, "supervisor", 0, "2022-01-01", NULL);
    given_post(*state, supervisor, "supervisor", 0, "2022-01-01", NULL);
    assert_ok(swst_report_staff(*state, "2022-06-30", NULL, &table));
    assert_cell(table, 0, "workers", "10");
    assert_cell(table, 0, "clients_per_worker", "10.8");
    assert_cell(table, 0, "clients_per_worker_with_interns", "8.1");
    swst_table_free(table);
    given_post(*state, head, "social_worker", 0, "2022-07-01", NULL);
    assert_ok(swst_report_staff(*state, "2022-07-01", NULL, &table));
    assert_cell(table, 0, "clients_per_worker", "9.3");         /* of seven */
    swst_table_free(table);
}

static void a7_the_share_of_workers_with_a_substitute_who_can_stand_in(void **state)
{
    int64_t a = given_worker(*state, "甲"), b = given_worker(*state, "乙");
    int64_t c = given_worker(*state, "丙"), no_post = given_worker(*state, "丁");
    int64_t intern = given(*state, "worker", "name", "戊", "employment", "intern", NULL), n, d;
    swst_table *table;

    given_post(*state, a, "social_worker", b, "2022-01-01", NULL);
    given_post(*state, b, "social_worker", a, "2022-01-01", NULL);
    given_post(*state, c, "social_worker", no_post, "2022-01-01", NULL);   /* none that day */
    given_post(*state, intern, "intern", 0, "2022-01-01", NULL);
    assert_ok(swst_report_staff(*state, "2022-06-30", NULL, &table));
    assert_true(swst_table_rate(table, 0, "backups", &n, &d));
    assert_int_equal(n, 2);
    assert_int_equal(d, 3);
    assert_cell(table, 0, "backups", "66.7%");
    swst_table_free(table);
    given(*state, "absence", "worker_id", ID(b), "starts_on", "2022-06-30", NULL);
    assert_ok(swst_report_staff(*state, "2022-06-30", NULL, &table));
    assert_cell(table, 0, "backups", "33.3%");
    swst_table_free(table);
}

static void a7_nobody_is_their_own_substitute_or_mentor(void **state)
{
    int64_t a = given_worker(*state, "甲");
    int64_t post = given_post(*state, a, "social_worker", 0, "2022-01-01", NULL);

    assert_status(SWST_EINVALID, change(*state, "post", post, "backup_id", ID(a)));
    assert_error("own_backup", "post.backup_id");
    assert_status(SWST_EINVALID, change(*state, "post", post, "mentor_id", ID(a)));
    assert_ok(change(*state, "post", post, "mentor_id", ID(given_worker(*state, "乙"))));
}

static size_t waiting_for(swst_store *store, int64_t worker, const char *as_of)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table;
    size_t rows;

    swst_filter_set_worker(filter, worker);
    swst_filter_add_list(filter, SWST_DESK_LIST_CONTACTS);
    assert_ok(swst_report_desk(store, as_of, filter, &table));
    rows = swst_table_rows(table);
    swst_table_free(table);
    swst_filter_free(filter);
    return rows;
}

static void a7_duties_go_to_the_substitute_while_the_worker_is_absent(void **state)
{
    int64_t a = given_worker(*state, "甲"), b = given_worker(*state, "乙");
    int64_t client = given_client(*state, given_area(*state));

    given_post(*state, a, "social_worker", b, "2022-01-01", NULL);
    given_post(*state, b, "social_worker", a, "2022-01-01", NULL);
    given_assignment(*state, a, "client_id", client);
    given_rule(*state, "red", "1", "day", "phone");
    given_tier(*state, client, "red", "2022-06-01", NULL);
    given(*state, "absence", "worker_id", ID(a), "starts_on", "2022-06-10", "ends_on",
          "2022-06-11", NULL);
    assert_int_equal(waiting_for(*state, b, "2022-06-09"), 0);
    assert_int_equal(waiting_for(*state, b, "2022-06-10"), 1);
    assert_int_equal(waiting_for(*state, b, "2022-06-11"), 1);
    assert_int_equal(waiting_for(*state, b, "2022-06-12"), 0);
    assert_int_equal(waiting_for(*state, a, "2022-06-10"), 1);
}

static int64_t count_where(swst_store *store, const char *kind, const char *field,
                           const char *comparison, const char *value)
{
    swst_query *query = swst_query_new(swst_kind_find(kind));
    int64_t count = -1;

    assert_ok(swst_query_where(query, field, comparison, value));
    assert_ok(swst_query_count(store, query, &count));
    swst_query_free(query);
    return count;
}

/* Two schools, one in the country and one in town, with workers of an agency. */
static void a8_who_pays_is_another_than_the_place_of_work(void **state)
{
    static const char *const sites[] = { "school", "school", "station", "community",
                                         "elder_home", "welfare_centre", "window",
                                         "village_point" };
    int64_t stations[8];

    for (size_t i = 0; i < 8; i++)
        stations[i] = given(*state, "station", "name", "站点", "area_id", ID(given_area(*state)),
                            "site", sites[i], NULL);
    for (size_t i = 0; i < 2; i++)
        given(*state, "worker", "name", "驻校社工", "employment", "agency", "employer",
              "某社工机构", "station_id", ID(stations[i]), NULL);
    assert_int_equal(count_where(*state, "station", "site", "=", "school"), 2);
    assert_int_equal(count_where(*state, "worker", "employer", "=", "某社工机构"), 2);
    assert_int_equal(count_where(*state, "worker", "station_id", "=", ID(stations[0])), 1);
    assert_status(SWST_EINVALID, refused(*state, "station", "name", "站点", "area_id",
                                         ID(given_area(*state)), "site", "moon", NULL));
}

/* ----------------------------------------------------------------------- B4 */

/* 51 elders known to live alone, of whom 23 were reached this month. */
static void b4_28_of_51_lone_elders_were_not_in_service(void **state)
{
    int64_t lone = given_category(*state, "living_alone", "person");
    int64_t disabled = given_category(*state, "disabled", "person"), area = given_area(*state);
    swst_filter *filter = swst_filter_new();
    swst_table *table;

    for (int i = 0; i < 51; i++) {
        int64_t elder = given_client(*state, area);

        put_into(*state, lone, elder);
        if (i < 23)
            given_visit(*state, elder, "2022-06-15", i % 2 ? "home" : "phone");
        else if (i % 2)
            given(*state, "visit", "client_id", ID(elder), "visited_on", "2022-06-15", "channel",
                  "home", "result", "not_home", NULL);
    }
    put_into(*state, disabled, given_client(*state, area));
    assert_ok(swst_filter_add_category(filter, "living_alone"));
    assert_ok(swst_report_unserved(*state, "2022-06-01", "2022-06-30", "2022-06-30", filter,
                                   &table));
    assert_int_equal(swst_table_rows(table), 28);
    assert_int_equal(note_of(table, "in_scope"), 51);
    for (size_t row = 0; row < 28; row++) {
        assert_cell(table, row, "categories", "living_alone");
        assert_cell(table, row, "area_code", "441882107201");
        assert_cell(table, row, "reason", "no_worker");
    }
    swst_table_free(table);
    assert_ok(swst_report_gaps(*state, "2022-06-01", "2022-06-30", "2022-06-30", filter, &table));
    assert_cell(table, 0, "unserved", "28");
    swst_table_free(table);
    swst_filter_free(filter);
}

/* ------------------------------------------------------------------ C1 – C2 */

static void c1_a_tier_is_dated_and_says_why_by_whom_and_until_when(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), worker = given_worker(*state, "甲");
    swst_tier *tier;

    given_tier(*state, client, "yellow", "2022-01-01", "2022-05-31");
    given(*state, "tier", "client_id", ID(client), "level", "red", "starts_on", "2022-06-01",
          "reason", "独居失能", "assessor_id", ID(worker), "review_on", "2022-09-01", NULL);
    assert_ok(swst_tier_current(*state, client, "2022-05-31", &tier));
    assert_string_equal(swst_tier_get_level(tier), "yellow");
    swst_tier_free(tier);
    assert_ok(swst_tier_current(*state, client, "2022-06-01", &tier));
    assert_string_equal(swst_tier_get_level(tier), "red");
    assert_string_equal(swst_tier_get_reason(tier), "独居失能");
    assert_int_equal(swst_tier_get_assessor_id(tier), worker);
    assert_string_equal(swst_tier_get_review_on(tier), "2022-09-01");
    swst_tier_free(tier);
}

/* Guangzhou's field script has six. */
static void c1_a_station_can_use_six_levels(void **state)
{
    static const char *const levels[] = { "一级", "二级", "三级", "四级", "五级", "六级" };
    static const char *const per[] = { "day", "week", "month", "quarter", "half", "year" };
    swst_table *table;

    for (size_t i = 0; i < 6; i++) {
        given_rule(*state, levels[i], "1", per[i], "home,phone");
        given_tier(*state, given_client(*state, given_area(*state)), levels[i], "2022-01-01",
                   NULL);
    }
    assert_ok(swst_report_due(*state, "2022-06-30", NULL, &table));
    assert_int_equal(swst_table_rows(table), 6);
    for (size_t i = 0; i < 6; i++)
        (void)row_of(table, "level", levels[i], NULL, NULL);
    swst_table_free(table);
    assert_ok(swst_report_compliance(*state, "2022-01-01", "2022-12-31", "2022-12-31", NULL,
                                     &table));
    assert_int_equal(swst_table_rows(table), 7);
    assert_cell(table, 1, "scope", "一级");
    assert_cell(table, 1, "required", "365");
    assert_cell(table, 6, "scope", "六级");
    assert_cell(table, 6, "required", "1");
    swst_table_free(table);
}

static void given_rules_of_the_seed(swst_store *store)
{
    given_rule(store, "red", "1", "day", "phone,home,video");
    given_rule(store, "yellow", "2", "week", "home");
    given_rule(store, "green", "1", "month", "home");
}

/* June 2026 has 30 days, of which Monday 1 to Sunday 28 are four whole weeks. */
static void c2_a_month_of_30_days_asks_30_of_red_8_of_yellow_and_1_of_green(void **state)
{
    static const char *const levels[] = { "red", "yellow", "green" };
    static const char *const required[] = { "30", "8", "1" };
    swst_table *table;

    given_rules_of_the_seed(*state);
    for (size_t i = 0; i < 3; i++)
        given_tier(*state, given_client(*state, given_area(*state)), levels[i], "2026-01-01",
                   NULL);
    assert_ok(swst_report_compliance(*state, "2026-06-01", "2026-06-30", "2026-06-30", NULL,
                                     &table));
    for (size_t i = 0; i < 3; i++)
        assert_cell(table, row_of(table, "scope", levels[i], NULL, NULL), "required",
                    required[i]);
    swst_table_free(table);
}

static void c2_yellow_from_monday_to_wednesday_asks_for_nothing(void **state)
{
    swst_table *table;

    given_rules_of_the_seed(*state);
    given_tier(*state, given_client(*state, given_area(*state)), "yellow", "2026-06-01",
               "2026-06-03");
    assert_ok(swst_report_due(*state, "2026-06-02", NULL, &table));
    assert_cell(table, 0, "required", "0");
    assert_cell(table, 0, "state", "met");
    swst_table_free(table);
    assert_ok(swst_report_compliance(*state, "2026-06-01", "2026-06-30", "2026-06-30", NULL,
                                     &table));
    assert_cell(table, 0, "required", "0");
    swst_table_free(table);
}

static void c2_a_call_does_for_red_and_not_for_yellow_and_an_attempt_for_none(void **state)
{
    int64_t red = given_client(*state, given_area(*state));
    int64_t yellow = given_client(*state, given_area(*state));
    swst_table *table;

    given_rules_of_the_seed(*state);
    given_tier(*state, red, "red", "2026-06-01", NULL);
    given_tier(*state, yellow, "yellow", "2026-06-01", NULL);
    given_visit(*state, red, "2026-06-02", "phone");
    given_visit(*state, yellow, "2026-06-02", "phone");
    given(*state, "visit", "client_id", ID(yellow), "visited_on", "2026-06-03", "channel", "home",
          "result", "refused", NULL);
    assert_ok(swst_report_compliance(*state, "2026-06-01", "2026-06-30", "2026-06-30", NULL,
                                     &table));
    assert_cell(table, row_of(table, "scope", "red", NULL, NULL), "done", "1");
    assert_cell(table, row_of(table, "scope", "yellow", NULL, NULL), "done", "0");
    swst_table_free(table);
}

/* ------------------------------------------------------------------ C7 – C8 */

/* Five elders twice a week and five far away once: 15 home visits, 8 done. */
static void c7_8_of_15_home_visits_of_the_week_are_53_point_3_percent(void **state)
{
    static const char *const days[] = { "2026-06-08", "2026-06-09" };
    int64_t worker = given(*state, "worker", "name", "甲", "week_contacts", "10", NULL), area;
    swst_table *table;
    size_t row;

    area = given_area(*state);
    given_assignment(*state, worker, "area_id", area);
    given_rule(*state, "twice", "2", "week", "home");
    given_rule(*state, "remote", "1", "week", "home");
    for (int i = 0; i < 10; i++) {
        int64_t elder = given_client(*state, area);

        given_tier(*state, elder, i < 5 ? "twice" : "remote", "2026-01-01", NULL);
        if (i < 8)
            given_visit(*state, elder, days[i % 2], "home");
        given_visit(*state, elder, "2026-06-10", "phone");      /* not at home */
    }
    assert_ok(swst_report_capacity(*state, "2026-06-14", NULL, &table));
    row = row_of(table, "worker_id", ID(worker), NULL, NULL);
    assert_cell(table, row, "clients", "10");
    assert_cell(table, row, "required", "15");
    assert_cell(table, row, "done", "8");
    assert_cell(table, row, "rate", "53.3%");
    assert_cell(table, row, "capacity", "10");
    assert_cell(table, row, "over", "5");
    assert_cell(table, 0, "rate", "53.3%");
    swst_table_free(table);
}

static void c7_the_day_for_far_villages_is_every_wednesday(void **state)
{
    int64_t count = 0;

    (void)state;
    assert_ok(swst_recurrence_count("FREQ=WEEKLY;BYDAY=WE", "2026-06-01", "2026-06-01",
                                    "2026-06-30", &count));
    assert_int_equal(count, 4);
}

/* 5 live far away, 2 disabled were never assessed at home, 3 children have no
 * guardian. */
static void c8_gaps_are_counted_by_reason_and_category(void **state)
{
    static const struct { const char *reason, *category; int count; } said[] = {
        { "remote", "living_alone", 5 }, { "no_assessment", "disabled", 2 },
        { "no_guardian", "left_behind_child", 3 },
    };
    swst_table *table;

    for (size_t i = 0; i < 3; i++) {
        int64_t category = given_category(*state, said[i].category, "person");

        for (int j = 0; j < said[i].count; j++) {
            int64_t client = given_client(*state, given_area(*state));

            put_into(*state, category, client);
            given(*state, "service_gap", "client_id", ID(client), "reason", said[i].reason,
                  "starts_on", "2022-05-01", NULL);
        }
    }
    assert_ok(swst_report_gaps(*state, "2022-06-01", "2022-06-30", "2022-06-30", NULL, &table));
    assert_cell(table, 0, "clients", "10");
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(swst_table_int(table, row_of(table, "reason", said[i].reason, "category",
                                                      "persons"), "clients"), said[i].count);
        assert_int_equal(swst_table_int(table, row_of(table, "reason", said[i].reason, "category",
                                                      said[i].category), "unserved"),
                         said[i].count);
    }
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a5_a_worker_at_the_window_can_have_a_duty_and_no_village),
        station_test(a6_65_clients_are_10_point_8_a_worker_and_8_point_1_with_interns),
        station_test(a6_head_and_supervisor_are_not_among_those_who_share_65_clients),
        station_test(a7_the_share_of_workers_with_a_substitute_who_can_stand_in),
        station_test(a7_nobody_is_their_own_substitute_or_mentor),
        station_test(a7_duties_go_to_the_substitute_while_the_worker_is_absent),
        station_test(a8_who_pays_is_another_than_the_place_of_work),
        station_test(b4_28_of_51_lone_elders_were_not_in_service),
        station_test(c1_a_tier_is_dated_and_says_why_by_whom_and_until_when),
        station_test(c1_a_station_can_use_six_levels),
        station_test(c2_a_month_of_30_days_asks_30_of_red_8_of_yellow_and_1_of_green),
        station_test(c2_yellow_from_monday_to_wednesday_asks_for_nothing),
        station_test(c2_a_call_does_for_red_and_not_for_yellow_and_an_attempt_for_none),
        station_test(c7_8_of_15_home_visits_of_the_week_are_53_point_3_percent),
        station_test(c7_the_day_for_far_villages_is_every_wednesday),
        station_test(c8_gaps_are_counted_by_reason_and_category),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
