/* What the seeds promise of staff, volunteers, maps, tasks and responses, computed
 * as indicators through the public API. */
#include "../support/station.h"

#include <stdio.h>

/* The value over a period as people read it, and its two numbers. */
static void assert_figure(swst_store *store, const char *code, const char *from, const char *to,
                          const char *as_of, const swst_filter *filter, const char *text,
                          int64_t n, int64_t d)
{
    int64_t its_n = 0, its_d = 0;
    swst_table *table;

    assert_ok(swst_report_indicator(store, code, from, to, as_of, filter, false, &table));
    assert_cell(table, 0, "value", text);
    if (d) {
        swst_table_rate(table, 0, "value", &its_n, &its_d);
        assert_int_equal(its_n, n);
        assert_int_equal(its_d, d);
    } else {
        assert_int_equal(swst_table_int(table, 0, "value"), n);
    }
    swst_table_free(table);
}

/* Over a year, asked at its end. */
static void assert_year(swst_store *store, const char *code, const char *text, int64_t n,
                        int64_t d)
{
    assert_figure(store, code, "2022-01-01", "2022-12-31", "2022-12-31", NULL, text, n, d);
}

static int64_t given_posted(swst_store *store, const char *name, const char *role)
{
    int64_t worker = given_worker(store, name);

    given_post(store, worker, role, 0, "2022-01-01", NULL);
    return worker;
}

static int64_t given_certificate(swst_store *store, int64_t worker, const char *result,
                                 const char *sat_on, const char *expires_on)
{
    return given(store, "certificate", "worker_id", ID(worker), "level", "assistant", "sat_on",
                 sat_on, "passed_on", strcmp(result, "passed") == 0 ? sat_on : NULL, "result",
                 result, "expires_on", expires_on, NULL);
}

/* ------------------------------------------------------------------ A1, K1 */

/* Seed 000: a head, a deputy, six social workers of whom one is at the window, a supervisor. */
static void given_seed_staff(swst_store *store, int64_t workers[9])
{
    static const char *const roles[] = { "head", "deputy", "social_worker", "social_worker",
        "social_worker", "social_worker", "social_worker", "social_worker", "supervisor" };
    static const char *const names[] = { "站长", "戊", "甲", "乙", "丙", "丁", "己", "庚", "督导" };

    for (int i = 0; i < 9; i++)
        workers[i] = given_posted(store, names[i], roles[i]);
}

static void a1_nine_work_here_and_seven_of_them_at_the_front_line(void **state)
{
    int64_t workers[9];

    given_seed_staff(*state, workers);
    assert_year(*state, "STAFF.WORKERS", "9", 9, 0);
    assert_year(*state, "STAFF.FRONTLINE", "7", 7, 0);
    assert_year(*state, "STAFF.INTERNS", "0", 0, 0);
}

static void k1_six_of_seven_certified_are_85_7_percent(void **state)
{
    int64_t workers[9];

    given_seed_staff(*state, workers);
    for (int i = 0; i < 7; i++)                 /* the head, the deputy, and five */
        given_certificate(*state, workers[i], "passed", "2022-06-18", NULL);
    assert_year(*state, "STAFF.CERTIFIED", "85.7%", 6, 7);
    assert_figure(*state, "STAFF.CERTIFIED", "2022-01-01", "2022-12-31", "2022-06-17", NULL,
                  "0.0%", 0, 7);
    assert_figure(*state, "STAFF.CERTIFIED", "2022-01-01", "2022-12-31", "2022-06-18", NULL,
                  "85.7%", 6, 7);
}

static void k1_settings_bring_head_and_supervisor_in(void **state)
{
    int64_t workers[9];

    given_seed_staff(*state, workers);
    for (int i = 0; i < 7; i++)
        given_certificate(*state, workers[i], "passed", "2022-06-18", NULL);
    given(*state, "setting", "key", "certified_counts_head", "value", "1", NULL);
    assert_year(*state, "STAFF.CERTIFIED", "87.5%", 7, 8);
    given(*state, "setting", "key", "certified_counts_supervisor", "value", "1", NULL);
    assert_year(*state, "STAFF.CERTIFIED", "77.8%", 7, 9);
}

static void k1_only_a_certificate_that_was_passed_and_holds_counts(void **state)
{
    int64_t workers[9];

    given_seed_staff(*state, workers);
    given_certificate(*state, workers[2], "passed", "2019-06-18", "2022-12-31");
    given_certificate(*state, workers[3], "passed", "2019-06-18", "2022-12-30");
    given_certificate(*state, workers[4], "failed", "2022-06-18", NULL);
    given_certificate(*state, workers[5], "absent", "2022-06-18", NULL);
    assert_year(*state, "STAFF.CERTIFIED", "14.3%", 1, 7);
}

/* ------------------------------------------------------------------- K2 – K5 */

static int64_t given_held(swst_store *store, const char *type, const char *held_on)
{
    return given(store, "activity", "title", "共学", "type", type, "state", "held", "held_on",
                 held_on, "minutes", "90", NULL);
}

static void k2_on_15_june_five_months_are_over(void **state)
{
    static const char *const days[] = { "2022-01-10", "2022-02-28", "2022-03-01", "2022-03-31",
                                        "2022-05-31", "2022-06-10" };

    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        given_held(*state, "co_learning", days[i]);
    given_held(*state, "training", "2022-04-05");
    assert_figure(*state, "STAFF.CO_LEARNING", "2022-01-01", "2022-12-31", "2022-06-15", NULL,
                  "80.0%", 4, 5);
    assert_figure(*state, "STAFF.CO_LEARNING", "2022-01-01", "2022-12-31", "2022-06-30", NULL,
                  "83.3%", 5, 6);
    assert_year(*state, "STAFF.CO_LEARNING", "41.7%", 5, 12);
    assert_figure(*state, "STAFF.CO_LEARNING", "2022-01-01", "2022-12-31", "2022-01-30", NULL,
                  "-", 0, 0);
}

static void k3_who_was_there_once_is_trained(void **state)
{
    int64_t training = given_held(*state, "training", "2022-04-05");
    int64_t supervision = given_held(*state, "supervision", "2022-05-05");
    int64_t a = given_worker(*state, "甲"), b = given_worker(*state, "乙");
    swst_filter *filter = swst_filter_new();

    given_worker(*state, "丙");
    given(*state, "attendance", "activity_id", ID(training), "worker_id", ID(a), "presence",
          "late", NULL);
    given(*state, "attendance", "activity_id", ID(training), "worker_id", ID(b), "presence",
          "excused", NULL);
    given(*state, "attendance", "activity_id", ID(supervision), "worker_id", ID(b), "presence",
          "present", "minutes", "60", NULL);
    assert_year(*state, "STAFF.TRAINED", "33.3%", 1, 3);
    assert_year(*state, "STAFF.TRAININGS", "1", 1, 0);
    assert_year(*state, "STAFF.SUPERVISIONS", "1", 1, 0);
    assert_year(*state, "STAFF.EXCHANGES", "0", 0, 0);
    assert_year(*state, "STAFF.TRAINING_MINUTES", "90", 90, 0);
    assert_ok(swst_filter_set_type(filter, "supervision"));
    assert_figure(*state, "STAFF.TRAINED", "2022-01-01", "2022-12-31", "2022-12-31", filter,
                  "33.3%", 1, 3);
    assert_figure(*state, "STAFF.TRAINING_MINUTES", "2022-01-01", "2022-12-31", "2022-12-31",
                  filter, "60", 60, 0);
    swst_filter_free(filter);
}

static void k4_forty_are_qualified_and_fifty_more_make_90(void **state)
{
    for (int i = 0; i < 90; i++)
        given_certificate(*state, given_worker(*state, "社工"), "passed",
                          i < 40 ? "2021-11-06" : "2022-06-18", NULL);
    for (int i = 0; i < 10; i++)
        given_worker(*state, "社工");
    assert_figure(*state, "STAFF.QUALIFIED", "2021-01-01", "2021-12-31", "2021-12-31", NULL,
                  "40", 40, 0);
    assert_year(*state, "STAFF.QUALIFIED", "90", 90, 0);
    assert_year(*state, "STAFF.NEW_QUALIFIED", "50", 50, 0);
}

static void k5_who_is_absent_did_not_sit(void **state)
{
    swst_table *table;

    for (int i = 0; i < 3; i++)
        given_certificate(*state, given_worker(*state, "甲"), "passed", "2022-06-18", NULL);
    given_certificate(*state, given_worker(*state, "乙"), "failed", "2022-06-18", NULL);
    given_certificate(*state, given_worker(*state, "丙"), "absent", "2022-06-18", NULL);
    given_certificate(*state, given_worker(*state, "丁"), "passed", "2021-06-18", NULL);
    assert_year(*state, "STAFF.PASS", "75.0%", 3, 4);
    assert_ok(swst_report_indicator(*state, "STAFF.PASS", "2022-01-01", "2022-12-31",
                                    "2022-12-31", NULL, true, &table));
    assert_cell(swst_table_inner(table, 0, "exclusions"), 0, "reason", "absent");
    assert_cell(swst_table_inner(table, 0, "exclusions"), 0, "count", "1");
    assert_int_equal(swst_table_rows(swst_table_inner(table, 0, "rows")), 4);
    swst_table_free(table);
}

/* ------------------------------------------------------------------- A6, A7 */

static void a6_65_clients_are_10_8_each_without_interns_and_8_1_with(void **state)
{
    int64_t area = given_area(*state);

    for (int i = 0; i < 65; i++)
        given_client(*state, area);
    for (int i = 0; i < 6; i++)
        given(*state, "worker", "name", "社工", "employment", "direct", NULL);
    for (int i = 0; i < 2; i++)
        given(*state, "worker", "name", "实习生", "employment", "intern", NULL);
    given(*state, "worker", "name", "社工", "employment", "direct", "left_on", "2022-05-20", NULL);
    assert_figure(*state, "STAFF.CASELOAD", "2022-06-01", "2022-06-30", "2022-06-30", NULL,
                  "10.8", 65, 6);
    assert_figure(*state, "STAFF.CASELOAD_WITH_INTERNS", "2022-06-01", "2022-06-30",
                  "2022-06-30", NULL, "8.1", 65, 8);
    assert_figure(*state, "STAFF.LEFT", "2022-05-01", "2022-05-31", "2022-06-30", NULL, "1", 1, 0);
}

static void a7_each_has_a_backup_who_is_in_office(void **state)
{
    int64_t a = given_worker(*state, "甲"), b = given_worker(*state, "乙");
    int64_t c = given_worker(*state, "丙");

    given_post(*state, a, "social_worker", b, "2022-01-01", NULL);
    given_post(*state, b, "social_worker", a, "2022-01-01", NULL);
    given_post(*state, c, "social_worker", 0, "2022-01-01", NULL);
    assert_year(*state, "STAFF.BACKUP", "66.7%", 2, 3);
}

/* ------------------------------------------------------------------------ C9 */

static void c9_a_survey_every_two_weeks_is_26_a_year(void **state)
{
    int64_t survey = given(*state, "task", "title", "满意度调查", "due_on", "2022-01-07",
                           "recurrence", "FREQ=WEEKLY;INTERVAL=2", NULL);
    swst_filter *filter = swst_filter_new();

    given(*state, "task", "title", "周例会", "due_on", "2022-01-03", "recurrence", "FREQ=WEEKLY",
          NULL);
    for (int i = 0; i < 25; i++)                /* the last of them in the last days of the year */
        assert_ok(swst_task_do(*state, survey, NULL, i < 24 ? "2022-01-07" : "2022-12-31"));
    assert_ok(swst_filter_set_type(filter, "满意度调查"));
    assert_figure(*state, "TASK.DONE", "2022-01-01", "2022-12-31", "2022-12-31", filter, "96.2%",
                  25, 26);
    assert_figure(*state, "TASK.ON_TIME", "2022-01-01", "2022-12-31", "2022-12-31", filter, "24",
                  24, 0);
    assert_figure(*state, "TASK.LATE", "2022-01-01", "2022-12-31", "2022-12-31", filter, "1", 1,
                  0);
    assert_figure(*state, "TASK.OPEN", "2022-01-01", "2022-12-31", "2022-12-31", filter, "1", 1,
                  0);
    swst_filter_free(filter);
}

/* ------------------------------------------------------------------ G1, G4 */

static void g1_199_volunteers_are_not_200(void **state)
{
    int64_t client = given_client(*state, given_area(*state));

    for (int i = 0; i < 198; i++)
        given(*state, "volunteer", "name", "志愿者", "joined_on", "2022-03-05", NULL);
    for (int i = 0; i < 2; i++)                 /* in two teams: one person */
        given(*state, "volunteer", "name", "志愿者", "client_id", ID(client), "joined_on",
              "2021-03-05", NULL);
    given(*state, "volunteer", "name", "志愿者", "joined_on", "2022-03-05", "left_on",
          "2022-12-30", NULL);
    given(*state, "volunteer", "name", "志愿者", "joined_on", "2023-01-01", NULL);
    assert_year(*state, "VOLUNTEER.ACTIVE", "199", 199, 0);
    assert_year(*state, "VOLUNTEER.NEW", "199", 199, 0);
    given(*state, "volunteer", "name", "志愿者", "joined_on", "2022-12-31", NULL);
    assert_year(*state, "VOLUNTEER.ACTIVE", "200", 200, 0);
}

static void g4_3_of_15_without_training_leave_80_percent(void **state)
{
    for (int i = 0; i < 15; i++)
        given(*state, "volunteer", "name", "志愿者", "joined_on", "2022-03-05", "trained_on",
              i < 3 ? NULL : "2022-03-20", NULL);
    assert_year(*state, "VOLUNTEER.TRAINED", "80.0%", 12, 15);
}

/* ------------------------------------------------------------------------ L1 */

static void l1_18_sheets_before_july_and_27_after(void **state)
{
    static const char *const layers[] = { "map_clients", "map_assets", "map_problems" };
    static const char *const later[] = { "441882107207", "441882107208", "441882107209" };
    int64_t villages[9];

    for (int i = 0; i < 6; i++) {
        char code[16];

        snprintf(code, sizeof code, "44188210720%d", i + 1);
        villages[i] = given_village(*state, code);
    }
    for (int i = 0; i < 3; i++)
        villages[6 + i] = given(*state, "area", "code", later[i], "name", later[i], "level",
                                "village", "served_from", "2022-07-01", NULL);
    for (int i = 0; i < 9; i++)
        for (int layer = 0; layer < 3; layer++)
            given(*state, "output", "type", layers[layer], "title", "图", "area_id",
                  ID(villages[i]), "made_on", i < 6 ? "2022-05-31" : "2022-07-20", NULL);
    given(*state, "output", "type", "map_assets", "title", "改版", "area_id", ID(villages[0]),
          "made_on", "2022-06-20", NULL);
    assert_figure(*state, "MAP.SHEETS", "2022-01-01", "2022-12-31", "2022-06-30", NULL, "100.0%",
                  18, 18);
    assert_figure(*state, "MAP.SHEETS", "2022-01-01", "2022-12-31", "2022-07-01", NULL, "66.7%",
                  18, 27);
    assert_year(*state, "MAP.SHEETS", "100.0%", 27, 27);
    assert_year(*state, "OUTPUT.MADE", "28", 28, 0);
}

/* ----------------------------------------------------------------- F13, N1, N3 */

static void given_incident(swst_store *store, const char *type, const char *responded_at)
{
    given(store, "incident", "type", type, "discovered_at", "2026-06-01T02:00:00.000Z",
          "responded_at", responded_at, NULL);
}

static void n1_24_hours_are_in_time_and_a_second_more_is_late(void **state)
{
    swst_filter *filter = swst_filter_new();

    given_incident(*state, "child_protection", "2026-06-02T02:00:00.000Z");
    given_incident(*state, "child_protection", "2026-06-02T02:00:01.000Z");
    given_incident(*state, "crisis", NULL);
    assert_figure(*state, "INCIDENT.RESPONSE", "2026-06-01", "2026-06-30", "2026-06-30", NULL,
                  "33.3%", 1, 3);
    assert_ok(swst_filter_set_type(filter, "child_protection"));
    assert_figure(*state, "INCIDENT.RESPONSE", "2026-06-01", "2026-06-30", "2026-06-30", filter,
                  "50.0%", 1, 2);
    assert_figure(*state, "INCIDENT.RESPONSE", "2026-06-01", "2026-06-30", "2026-06-01", filter,
                  "0.0%", 0, 2);
    assert_figure(*state, "INCIDENT.RESPONSE", "2026-05-01", "2026-05-31", "2026-06-30", filter,
                  "-", 0, 0);
    swst_filter_free(filter);
}

static void f13_three_disputes_are_mediated(void **state)
{
    for (int i = 0; i < 5; i++)
        given(*state, "incident", "type", i < 4 ? "dispute" : "crisis", "discovered_at",
              "2022-06-01T02:00:00.000Z", "agreement", i == 3 ? NULL : "错时停车", "closed_on",
              "2022-06-20", NULL);
    assert_figure(*state, "INCIDENT.DISPUTES", "2022-06-01", "2022-06-30", "2022-06-30", NULL,
                  "3", 3, 0);
}

static void n3_five_villages_of_six_have_an_elders_association(void **state)
{
    swst_filter *filter = swst_filter_new();

    for (int i = 0; i < 6; i++) {
        char code[16];
        int64_t village;

        snprintf(code, sizeof code, "44188210720%d", i + 1);
        village = given_village(*state, code);
        given(*state, "organization", "name", "会", "type",
              i < 5 ? "elder_association" : "women_mutual_aid", "area_id", ID(village),
              "founded_on", "2026-03-01", NULL);
    }
    assert_ok(swst_filter_set_type(filter, "elder_association"));
    assert_figure(*state, "ORG.VILLAGES", "2026-01-01", "2026-12-31", "2026-12-31", filter,
                  "83.3%", 5, 6);
    assert_figure(*state, "ORG.VILLAGES", "2026-01-01", "2026-12-31", "2026-12-31", NULL,
                  "100.0%", 6, 6);
    assert_figure(*state, "ORG.VILLAGES", "2026-01-01", "2026-12-31", "2026-02-28", NULL,
                  "0.0%", 0, 6);
    swst_filter_free(filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a1_nine_work_here_and_seven_of_them_at_the_front_line),
        station_test(k1_six_of_seven_certified_are_85_7_percent),
        station_test(k1_settings_bring_head_and_supervisor_in),
        station_test(k1_only_a_certificate_that_was_passed_and_holds_counts),
        station_test(k2_on_15_june_five_months_are_over),
        station_test(k3_who_was_there_once_is_trained),
        station_test(k4_forty_are_qualified_and_fifty_more_make_90),
        station_test(k5_who_is_absent_did_not_sit),
        station_test(a6_65_clients_are_10_8_each_without_interns_and_8_1_with),
        station_test(a7_each_has_a_backup_who_is_in_office),
        station_test(c9_a_survey_every_two_weeks_is_26_a_year),
        station_test(g1_199_volunteers_are_not_200),
        station_test(g4_3_of_15_without_training_leave_80_percent),
        station_test(l1_18_sheets_before_july_and_27_after),
        station_test(n1_24_hours_are_in_time_and_a_second_more_is_late),
        station_test(f13_three_disputes_are_mediated),
        station_test(n3_five_villages_of_six_have_an_elders_association),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
