/* Consent, terms and erasure as a station meets them: a person goes, and no figure moves. */
#include "../support/station.h"

#include <stdio.h>
#include <stdlib.h>

/* ------------------------------------------------------------ all that is counted */

/* Every figure of a period, one behind the other; names are not figures. */
static char *figures(swst_store *store, const char *from, const char *to)
{
    static swst_status (*const reports[])(swst_store *, const char *, const char *, const char *,
                                          const swst_filter *, swst_table **) = {
        swst_report_indicators, swst_report_coverage, swst_report_compliance, swst_report_served,
        swst_report_gaps, swst_report_cases, swst_report_programmes,
    };
    char *all = calloc(1, 1), *json;
    swst_table *table;

    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        assert_ok(reports[i](store, from, to, to, NULL, &table));
        assert_ok(swst_table_to_json(table, 0, &json));
        all = realloc(all, strlen(all) + strlen(json) + 1);
        strcat(all, json);
        swst_free(json);
        swst_table_free(table);
    }
    return all;
}

/* What a station has to do with somebody in a year. */
static int64_t given_person(swst_store *store, int64_t area, int64_t worker)
{
    int64_t client = given_client(store, area);
    int64_t category = given_category(store, "elderly", "person");
    int64_t home = given_household(store, area), visit, goal, it;
    int64_t activity = given(store, "activity", "title", "重阳", "type", "community", "state",
                             "held", "held_on", "2021-10-14", NULL);
    int64_t programme = given(store, "programme", "name", "助餐", NULL);

    assert_ok(change(store, "client", client, "birth_date", "1940-06-15"));
    assert_ok(change(store, "client", client, "sex", "female"));
    assert_ok(change(store, "client", client, "phone", "13800001234"));
    given_member(store, home, client, "2020-01-01", NULL);
    given(store, "membership", "category_id", ID(category), "client_id", ID(client), "starts_on",
          "2020-01-01", "certificate_no", "甲-17", "grade", "二级", NULL);
    given_rule(store, "red", "1", "month", "home");
    given_tier(store, client, "red", "2021-01-01", "2021-12-31");
    visit = given_visit(store, client, "2021-05-04", "home");
    assert_ok(change(store, "visit", visit, "content", "独居，行动不便"));
    assert_ok(change(store, "visit", visit, "worker_id", ID(worker)));
    given_attendance(store, activity, client, "present");
    given(store, "enrolment", "programme_id", ID(programme), "client_id", ID(client), "starts_on",
          "2021-02-01", "outcome", "按时用餐", "outcome_on", "2021-06-01", NULL);
    given(store, "assessment", "client_id", ID(client), "tool", "ADL", "round", "1",
          "assessed_on", "2021-03-01", "score", "60", "level", "2", "flags", "跌倒", NULL);
    it = given(store, "case", "client_id", ID(client), "worker_id", ID(worker), "opened_on",
               "2021-02-01", "stage", "closed", "state", "closed", "closed_on", "2021-11-01",
               "close_reason", "goals_met", "type", "elder", "problem", "丧偶", "plan", "陪伴",
               "outcome", "improved", NULL);
    goal = given(store, "case_goal", "case_id", ID(it), "text", "减轻抑郁", "scale", "GDS-15",
                 "baseline", "9", "target", "5", "direction", "down", "is_main", "true", NULL);
    given(store, "case_score", "case_goal_id", ID(goal), "happened_on", "2021-10-01", "score", "5",
          NULL);
    given(store, "need", "client_id", ID(client), "category", "case", "text", "就医", "opened_on",
          "2021-03-01", "state", "satisfied", NULL);
    given(store, "service_gap", "client_id", ID(client), "reason", "refuses", "starts_on",
          "2021-07-01", "ends_on", "2021-07-31", "note", "外出", NULL);
    return client;
}

static void past_figures_stay_what_they_were_when_somebody_is_erased(void **state)
{
    int64_t area = given_area(*state), worker = given_worker(*state, "李四");
    int64_t client = given_person(*state, area, worker);
    char *before, *after;
    swst_table *table;

    given_visit(*state, given_client(*state, area), "2021-05-05", "phone");
    assert_ok(change(*state, "client", client, "exited_on", "2022-01-01"));
    given(*state, "retention_term", "what", "client_file", "starts", "exited", "years", "3",
          "action", "erase", NULL);
    before = figures(*state, "2021-01-01", "2021-12-31");
    assert_ok(swst_client_erase(*state, client, "term_ended", "2025-01-01", true, &table));
    assert_int_equal(swst_table_rows(table), 9);
    swst_table_free(table);
    after = figures(*state, "2021-01-01", "2021-12-31");
    assert_string_equal(after, before);
    free(before);
    free(after);
}

static void a_new_station_has_terms_that_its_head_has_to_confirm(void **state)
{
    static const char *const years[][2] = {
        { "client_file", "10" }, { "case", "15" }, { "incident", "30" }, { "visit", "10" },
        { "audit", "3" },
    };
    swst_query *query = swst_query_new(swst_kind_find("retention_term"));
    swst_cursor *cursor;
    size_t rows = 0;

    assert_ok(swst_station_found(*state, "东陂镇社工站", "441882107", NULL));
    assert_ok(swst_query_order_by(query, "id"));
    assert_ok(swst_query_run(*state, query, &cursor));
    while (swst_cursor_next(cursor) == SWST_ROW) {
        assert_reads(swst_cursor_record(cursor), "what", years[rows][0]);
        assert_reads(swst_cursor_record(cursor), "years", years[rows][1]);
        assert_reads(swst_cursor_record(cursor), "confirmed_on", NULL);
        rows++;
    }
    assert_int_equal(rows, 5);
    swst_cursor_free(cursor);
    swst_query_free(query);
}

static void a_closed_month_stays_as_it_was_reported(void **state)
{
    int64_t area = given_area(*state), revision;
    int64_t client = given_person(*state, area, given_worker(*state, "李四"));
    char *before, *after;
    swst_table *table;

    assert_ok(change(*state, "client", client, "exited_on", "2022-01-01"));
    given(*state, "retention_term", "what", "client_file", "starts", "exited", "years", "1",
          "action", "erase", NULL);
    assert_ok(swst_month_close(*state, "2021-05", "2021-06-01", false, &revision));
    assert_ok(swst_report_month_figures(*state, "2021-05", 1, &table));
    assert_ok(swst_table_to_json(table, 0, &before));
    swst_table_free(table);
    assert_ok(swst_client_erase(*state, client, "term_ended", "2025-01-01", true, &table));
    swst_table_free(table);
    assert_ok(swst_report_month_figures(*state, "2021-05", 1, &table));
    assert_ok(swst_table_to_json(table, 0, &after));
    swst_table_free(table);
    assert_string_equal(after, before);
    swst_free(before);
    swst_free(after);
    assert_ok(swst_report_month_diff(*state, "2021-05", 1, "2021-06-01", &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(past_figures_stay_what_they_were_when_somebody_is_erased),
        station_test(a_new_station_has_terms_that_its_head_has_to_confirm),
        station_test(a_closed_month_stays_as_it_was_reported),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
