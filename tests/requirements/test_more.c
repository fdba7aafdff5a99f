/* What the seeds add to rows that other programs of this folder open: a file
 * verified again (B5), teams filled from a ledger (C4), services (C10), who is
 * alerted (D1), referrals (D3), measures (D8), older organizations (E4), villages
 * (F1), camps (F9), events (F10), agreements (F13), one booking after another (F14). */
#include "../support/station.h"

#include <stdio.h>

/* -------------------------------------------------------------- B5, C4, C10 */

static void b5_a_file_verified_later_waits_a_year_from_then(void **state)
{
    int64_t client = given_client(*state, given_area(*state));
    swst_table *table;

    assert_ok(change(*state, "client", client, "filed_on", "2022-01-05"));
    assert_ok(change(*state, "client", client, "verified_on", "2022-03-01"));
    table = desk_of(*state, "2023-03-01", SWST_DESK_LIST_REVIEWS, 0);
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
    table = desk_of(*state, "2023-03-02", SWST_DESK_LIST_REVIEWS, 0);
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "due_on", "2023-03-01");
    swst_table_free(table);
}

/* 82 elders, one after another into teams of these sizes. */
static void fill_teams(swst_store *store, const int64_t *elders, int teams, const char *on,
                       const char *until)
{
    int next = 0;

    for (int team = 0; team < teams; team++) {
        int size = (82 - next + teams - team - 1) / (teams - team);
        int64_t id = given(store, "group", "name", "关爱小组", "type", "care_team", "stage",
                           "mature", "min_members", "3", "max_members", "5", "starts_on", on,
                           "ends_on", until, NULL);

        for (int i = 0; i < size; i++) {
            int64_t row;

            assert_ok(swst_group_join(store, id, SWST_MEMBER_SORT_CLIENT, elders[next++], NULL,
                                      on, &row));
        }
    }
    assert_int_equal(next, 82);
}

static void assert_teams(swst_store *store, const char *from, const char *to, const char *teams,
                         const char *size)
{
    swst_table *table;

    assert_ok(swst_report_groups(store, from, to, to, NULL, &table));
    assert_cell(table, 0, "groups", teams);
    assert_cell(table, 0, "persons_now", "82");
    for (size_t row = 1; row < swst_table_rows(table); row++)
        if (swst_table_text(table, row, "size"))
            assert_cell(table, row, "size", size);
    swst_table_free(table);
}

static void c4_82_elders_fill_17_teams_or_27_and_neither_16_nor_28(void **state)
{
    int64_t elders[82], area = given_area(*state);
    swst_table *table;

    for (int i = 0; i < 82; i++)
        elders[i] = given_client(*state, area);
    fill_teams(*state, elders, 17, "2026-01-01", "2026-01-31");
    fill_teams(*state, elders, 27, "2026-02-01", "2026-02-28");
    fill_teams(*state, elders, 16, "2026-03-01", "2026-03-31");
    fill_teams(*state, elders, 28, "2026-04-01", NULL);
    assert_teams(*state, "2026-01-01", "2026-01-31", "17", "ok");
    assert_teams(*state, "2026-02-01", "2026-02-28", "27", "ok");
    assert_ok(swst_report_groups(*state, "2026-03-01", "2026-03-31", "2026-03-31", NULL, &table));
    (void)row_of(table, "size", "over", NULL, NULL);
    swst_table_free(table);
    assert_ok(swst_report_groups(*state, "2026-04-01", "2026-04-30", "2026-04-30", NULL, &table));
    (void)row_of(table, "size", "under", NULL, NULL);
    swst_table_free(table);
}

static void enrol(swst_store *store, int64_t programme, int64_t client)
{
    int64_t enrolment;

    assert_ok(swst_programme_enrol(store, programme, client, "2026-03-01", &enrolment));
}

/* 50 elders are looked after every month, two disabled people at home. */
static void c10_each_service_asks_for_its_own_visits(void **state)
{
    int64_t area = given_area(*state), client = 0, round, assessment;
    swst_table *table;

    round = given(*state, "programme", "name", "健康管家", NULL);
    assessment = given(*state, "programme", "name", "上门评估", NULL);
    given(*state, "contact_rule", "programme_id", ID(round), "times", "1", "per", "month",
          "channels", "home,station", "purpose", "health", NULL);
    given(*state, "contact_rule", "programme_id", ID(assessment), "times", "1", "per", "month",
          "channels", "home", NULL);
    for (int i = 0; i < 50 + 2; i++) {
        client = given_client(*state, area);
        enrol(*state, i < 50 ? round : assessment, client);
        given_visit(*state, client, "2026-03-10", "phone");     /* neither seen nor at home */
        given(*state, "visit", "client_id", ID(client), "visited_on", "2026-03-11", "channel",
              i < 50 && i % 2 ? "station" : "home", "result", "done", "purpose",
              i < 40 || i >= 50 ? "health" : "company", NULL);
    }
    assert_ok(swst_report_enrolments(*state, "2026-03-01", "2026-03-31", "2026-03-31", NULL,
                                     &table));
    assert_int_equal(swst_table_rows(table), 52);
    for (size_t row = 0; row < 52; row++) {
        assert_cell(table, row, "required", "1");
        assert_cell(table, row, "done", row < 40 || row >= 50 ? "1" : "0");
        assert_cell(table, row, "programme_id", row < 50 ? ID(round) : ID(assessment));
    }
    swst_table_free(table);
}

/* ------------------------------------------------------------------ D1 – D8 */

struct alert {
    int64_t to;
    char reason[16];
};

/* Whom the one idle case alerts, and as what. */
static struct alert alerted(swst_store *store, const char *as_of)
{
    swst_table *table = desk_of(store, as_of, SWST_DESK_LIST_CASES, 0);
    struct alert alert;

    assert_int_equal(swst_table_rows(table), 1);
    alert.to = swst_table_int(table, 0, "to_id");
    snprintf(alert.reason, sizeof alert.reason, "%s", swst_table_text(table, 0, "reason"));
    swst_table_free(table);
    return alert;
}

static void d1_the_alert_goes_to_who_is_there_that_day(void **state)
{
    int64_t lin = given_worker(*state, "Lin"), wen = given_worker(*state, "Wen");
    int64_t backup = given_worker(*state, "Fang"), head = given_worker(*state, "Wu");
    int64_t client = given_client(*state, given_area(*state));
    struct alert alert;

    given(*state, "post", "worker_id", ID(wen), "role", "supervisor", "starts_on", "2020-01-01",
          NULL);
    given(*state, "post", "worker_id", ID(lin), "role", "social_worker", "backup_id", ID(backup),
          "starts_on", "2020-01-01", NULL);
    given(*state, "post", "worker_id", ID(backup), "role", "social_worker", "starts_on",
          "2020-01-01", NULL);
    given(*state, "post", "worker_id", ID(head), "role", "head", "starts_on", "2020-01-01", NULL);
    given(*state, "case", "client_id", ID(client), "worker_id", ID(lin), "supervisor_id", ID(wen),
          "opened_on", "2026-06-01", "stage", "intervention", "state", "open", NULL);
    given(*state, "absence", "worker_id", ID(wen), "starts_on", "2026-06-11", NULL);
    given(*state, "absence", "worker_id", ID(backup), "starts_on", "2026-06-12", NULL);

    alert = alerted(*state, "2026-06-10");
    assert_int_equal(alert.to, wen);
    assert_string_equal(alert.reason, "supervisor");
    alert = alerted(*state, "2026-06-11");
    assert_int_equal(alert.to, backup);
    assert_string_equal(alert.reason, "backup");
    alert = alerted(*state, "2026-06-12");
    assert_int_equal(alert.to, head);
    assert_string_equal(alert.reason, "head");
}

static int64_t given_case(swst_store *store, const char *type, const char *opened_on)
{
    return given(store, "case", "client_id", ID(given_client(store, given_area(store))),
                 "worker_id", ID(given_worker(store, "Lin")), "opened_on", opened_on, "stage",
                 "intervention", "state", "open", "type", type, NULL);
}

/* Contact with the rehabilitation centre is work on the case in its month. */
static void d3_a_referral_is_work_on_a_case_that_was_carried_over(void **state)
{
    int64_t referred = given_case(*state, "disability", "2026-05-01");
    swst_table *table;

    given_case(*state, "disability", "2026-05-01");
    assert_ok(swst_case_refer(*state, referred, "2026-06-02", "rehabilitation centre"));
    assert_ok(swst_report_cases(*state, "2026-06-01", "2026-06-30", "2026-06-30", NULL, &table));
    assert_cell(table, 0, "open_at_start", "2");
    assert_cell(table, 0, "handled", "1");
    assert_cell(table, 0, "followed_up", "0");
    swst_table_free(table);
}

/* Questions ×5, a rank 15 better, 300 yuan a month more, 20 people more. */
static void d8_measures_have_units_and_directions(void **state)
{
    static const struct {
        const char *scale, *unit, *direction, *before, *after, *change, *rate;
    } said[] = {
        { "questions", "times", "up", "2", "10", "8", "400.0%" },
        { "rank", "places", "down", "40", "25", "-15", "-37.5%" },
        { "income", "yuan", "up", "1500", "1800", "300", "20.0%" },
        { "people known", "people", "up", "0", "20", "20", NULL },
    };
    int64_t id = given_case(*state, "child", "2026-03-01");
    swst_table *table;

    for (size_t i = 0; i < 4; i++) {
        int64_t goal = given(*state, "case_goal", "case_id", ID(id), "scale", said[i].scale,
                             "unit", said[i].unit, "direction", said[i].direction, "baseline",
                             said[i].before, NULL);

        given(*state, "case_score", "case_goal_id", ID(goal), "happened_on", "2026-06-20",
              "score", said[i].after, NULL);
    }
    assert_ok(swst_report_case_goals(*state, "2026-06-01", "2026-06-30", "2026-06-30", NULL,
                                     &table));
    for (size_t row = 0; row < 4; row++) {
        assert_cell(table, row, "unit", said[row].unit);
        assert_cell(table, row, "change", said[row].change);
        assert_cell(table, row, "improved", "true");
        if (said[row].rate)
            assert_cell(table, row, "change_rate", said[row].rate);
        else
            assert_empty(table, row, "change_rate");        /* of 0 nothing is a share */
    }
    swst_table_free(table);
}

/* ------------------------------------------------------------------ E4 – F14 */

static void e4_an_organization_of_last_month_is_not_founded_in_this_one(void **state)
{
    swst_table *table;

    given(*state, "organization", "name", "互助网", "type", "self_help", "founded_on",
          "2026-05-31", NULL);
    given(*state, "organization", "name", "邻里守望", "type", "patrol", "founded_on",
          "2026-06-01", NULL);
    assert_ok(swst_report_organizations(*state, "2026-06-01", "2026-06-30", "2026-06-30", NULL,
                                        &table));
    assert_cell(table, 0, "founded_in_window", "false");
    assert_cell(table, 1, "founded_in_window", "true");
    swst_table_free(table);
}

static void f1_a_second_activity_reaches_no_other_village(void **state)
{
    int64_t villages[9];
    swst_table *table;

    for (int i = 0; i < 9; i++) {
        char code[16];

        snprintf(code, sizeof code, "44188210720%d", i + 1);
        villages[i] = given_village(*state, code);
    }
    for (int i = 0; i < 9; i++)
        given(*state, "activity", "title", "活动", "type", "community", "area_id",
              ID(villages[i % 8]), "state", "held", "held_on", "2022-05-01", NULL);
    assert_ok(swst_report_activities(*state, "2022-01-01", "2022-12-31", "2022-12-31", NULL,
                                     &table));
    assert_cell(table, 0, "held", "9");
    assert_cell(table, 0, "areas", "88.9%");
    swst_table_free(table);
}

static void f9_a_camp_of_5_days_has_4_nights(void **state)
{
    swst_table *table;

    given(*state, "activity", "title", "夏令营", "type", "class", "state", "held", "held_on",
          "2026-07-20", "days", "5", NULL);
    given(*state, "activity", "title", "出游", "type", "exchange", "state", "held", "held_on",
          "2026-07-01", NULL);
    assert_ok(swst_report_activities(*state, "2026-07-01", "2026-07-31", "2026-07-31", NULL,
                                     &table));
    assert_cell(table, row_of(table, "key", "class", NULL, NULL), "nights", "4");
    assert_cell(table, row_of(table, "key", "exchange", NULL, NULL), "nights", "0");
    assert_cell(table, 0, "nights", "4");
    swst_table_free(table);
}

static void f10_an_event_each_quarter_comes_4_times_at_each_of_7_villages(void **state)
{
    int64_t made = 0, programme = given(*state, "programme", "name", "亲情活动", "starts_on",
        "2026-03-31", "recurrence", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", NULL);

    for (int i = 1; i <= 7; i++) {
        char code[16];

        snprintf(code, sizeof code, "44188210720%d", i);
        given(*state, "programme_site", "programme_id", ID(programme), "area_id",
              ID(given_village(*state, code)), NULL);
    }
    assert_ok(swst_programme_plan(*state, programme, "2026-01-01", "2026-12-31", &made));
    assert_int_equal(made, 28);
}

static void f13_a_dispute_that_is_over_without_an_agreement_is_warned_of(void **state)
{
    int64_t dispute = given(*state, "incident", "type", "dispute", "step", "agree", "parties",
                            "三栋与四栋住户", "discovered_at", "2022-06-02T01:00:00.000Z",
                            "closed_on", "2022-06-20", NULL);
    swst_table *findings;

    assert_ok(swst_station_check(*state, &findings));
    assert_int_equal(swst_table_rows(findings), 1);
    assert_cell(findings, 0, "record_id", ID(dispute));
    assert_cell(findings, 0, "code", "no_agreement");
    swst_table_free(findings);
    assert_ok(change(*state, "incident", dispute, "agreement", "错时停车"));
    assert_ok(swst_station_check(*state, &findings));
    assert_int_equal(swst_table_rows(findings), 0);
    swst_table_free(findings);
}

static void f14_one_booking_may_begin_when_another_ends(void **state)
{
    for (int hour = 1; hour < 4; hour++) {
        char from[] = "2022-06-11T00:00:00.000Z", to[] = "2022-06-11T00:00:00.000Z";

        from[12] = (char)('0' + hour);
        to[12] = (char)('1' + hour);
        given(*state, "booking", "venue", "社区活动室", "starts_at", from, "ends_at", to,
              "booked_on", "2022-06-10", NULL);
    }
    assert_int_equal(count_of(*state, "booking"), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(b5_a_file_verified_later_waits_a_year_from_then),
        station_test(c4_82_elders_fill_17_teams_or_27_and_neither_16_nor_28),
        station_test(c10_each_service_asks_for_its_own_visits),
        station_test(d1_the_alert_goes_to_who_is_there_that_day),
        station_test(d3_a_referral_is_work_on_a_case_that_was_carried_over),
        station_test(d8_measures_have_units_and_directions),
        station_test(e4_an_organization_of_last_month_is_not_founded_in_this_one),
        station_test(f1_a_second_activity_reaches_no_other_village),
        station_test(f9_a_camp_of_5_days_has_4_nights),
        station_test(f10_an_event_each_quarter_comes_4_times_at_each_of_7_villages),
        station_test(f13_a_dispute_that_is_over_without_an_agreement_is_warned_of),
        station_test(f14_one_booking_may_begin_when_another_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
