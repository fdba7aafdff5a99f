/* Requirements of a month's summary and of what was reported: M2, M3, B4, F4, F6, H2. */
#include "../support/station.h"

static swst_document *summary(swst_store *store, const char *month, const char *as_of)
{
    swst_document *document;

    assert_ok(swst_report_summary(store, month, as_of, NULL, "zh", &document));
    return document;
}

static void assert_says(swst_document *document, const char *words)
{
    char *text;

    assert_ok(swst_document_text(document, "md", 0, &text));
    if (!strstr(text, words))
        fail_msg("no '%s' in:\n%s", words, text);
    swst_free(text);
}

static swst_table *june(swst_store *store, const char *code, const swst_filter *filter)
{
    swst_table *table;

    assert_ok(swst_report_indicator(store, code, "2022-06-01", "2022-06-30", "2022-06-30", filter,
                                    false, &table));
    return table;
}

static void assert_june(swst_store *store, const char *code, const char *unit, const char *value)
{
    swst_table *table = june(store, code, NULL);

    assert_cell(table, 0, "unit", unit);
    assert_cell(table, 0, "value", value);
    swst_table_free(table);
}

/* Twelve "activities" of the seed: 8 cases, 3 groups and 1 event. */
static void given_twelve(swst_store *store)
{
    int64_t village = given_area(store), worker = given_worker(store, "林望");

    for (int i = 0; i < 8; i++)
        given(store, "case", "client_id", ID(given_client(store, village)), "worker_id",
              ID(worker), "opened_on", "2022-06-02", "stage", "intervention", "state", "open",
              NULL);
    for (int i = 0; i < 3; i++)
        given_mature_group(store, "2022-06-01", NULL);
    given(store, "activity", "title", "社区邻里互助日", "type", "community", "state", "held",
          "held_on", "2022-06-15", "headcount", "200", NULL);
}

static void f4_eight_cases_three_groups_and_an_event_are_not_twelve(void **state)
{
    swst_document *document;
    int64_t sum = -1;

    given_twelve(*state);
    assert_june(*state, "CASE.ACTIVE", "case", "8");
    assert_june(*state, "GROUP.ACTIVE", "group", "3");
    assert_june(*state, "ACT.HELD", "session", "1");
    assert_status(SWST_EINVALID, swst_unit_add(SWST_UNIT_CASE, 8, SWST_UNIT_GROUP, 3, &sum));
    assert_status(SWST_EINVALID, swst_unit_add(SWST_UNIT_GROUP, 3, SWST_UNIT_SESSION, 1, &sum));
    assert_int_equal(sum, -1);
    document = summary(*state, "2022-06", "2022-06-30");
    assert_says(document, "期内在办个案：8例[f");
    assert_says(document, "在开展小组：3个[f");
    assert_says(document, "已举办活动：1场[f");
    swst_document_free(document);
}

/* 23 lone elders every week, 15 children and 12 disabled persons once; and 15 households. */
static void f6_person_times_come_from_visits_and_never_mix_with_households(void **state)
{
    static const char *const weeks[] = { "2022-06-03", "2022-06-10", "2022-06-17", "2022-06-24" };
    int64_t village = given_area(*state), sum = -1;

    for (int i = 0; i < 50; i++) {
        int64_t client = given_client(*state, village);

        for (int week = 0; week < (i < 23 ? 4 : 1); week++)
            given_visit(*state, client, weeks[week], "home");
    }
    for (int i = 0; i < 15; i++) {
        int64_t household = given_household(*state, village);

        given_member(*state, household, given_client(*state, village), "2020-01-01", NULL);
        given(*state, "visit", "household_id", ID(household), "visited_on", "2022-06-05",
              "channel", "home", "result", "done", NULL);
    }
    assert_june(*state, "VISIT.CLIENTS", "person", "50");
    assert_june(*state, "VISIT.HOUSEHOLDS", "household", "15");
    assert_june(*state, "VISIT.TIMES", "person_time", "119");
    assert_status(SWST_EINVALID, swst_unit_add(SWST_UNIT_PERSON, 50, SWST_UNIT_HOUSEHOLD, 15,
                                               &sum));
    assert_int_equal(sum, -1);
}

/* 51 lone elders are known, 23 were served: 28 were not. */
static void b4_unserved_elders_are_told_every_month(void **state)
{
    int64_t village = given_area(*state), category = given_category(*state, "dujiu", "person");
    swst_filter *elders = swst_filter_new();
    swst_document *document;
    swst_table *table;

    assert_ok(swst_filter_add_category(elders, "dujiu"));
    for (int i = 0; i < 51; i++) {
        int64_t client = given_client(*state, village);

        given(*state, "membership", "category_id", ID(category), "client_id", ID(client),
              "starts_on", "2022-01-01", NULL);
        if (i < 23)
            given_visit(*state, client, "2022-06-10", "home");
    }
    table = june(*state, "VISIT.HOME_RATE", elders);
    assert_cell(table, 0, "value", "45.1%");
    swst_table_free(table);
    table = june(*state, "BLIND.CLIENTS", elders);
    assert_cell(table, 0, "value", "28");
    swst_table_free(table);
    document = summary(*state, "2022-06", "2022-06-30");
    assert_says(document, "45.1%（23/51人）[f");
    assert_says(document, "28人[f");
    swst_document_free(document);
    swst_filter_free(elders);
}

static void m2_a_month_is_told_in_six_chapters_with_texts_that_stay(void **state)
{
    static const char *const chapters[] = {
        "一、本月工作概述", "二、具体工作内容", "三、服务成效与影响", "四、问题分析与改进计划",
        "五、下月工作计划", "六、附件与支撑材料",
    };

    given_twelve(*state);
    given(*state, "text_slot", "month", "2022-06", "chapter", "guidance", "text",
          "为民解困、助人自助。", NULL);
    for (int i = 0; i < 2; i++) {
        swst_document *document = summary(*state, "2022-06", "2022-06-30");

        for (size_t k = 0; k < sizeof chapters / sizeof *chapters; k++)
            assert_says(document, chapters[k]);
        assert_says(document, "为民解困、助人自助。");
        assert_says(document, "swst indicator CASE.ACTIVE --from 2022-06-01 --to 2022-06-30");
        swst_document_free(document);
        given_worker(*state, "新社工");
    }
}

static void m3_a_problem_is_carried_to_the_next_month_until_it_is_checked(void **state)
{
    int64_t problem = given(*state, "improvement", "problem", "28名独居老人未纳入服务", "cause",
                            "社工人力有限", "measure", "每周三远郊走访", "owner_id",
                            ID(given_worker(*state, "林望")), "found_on", "2022-06-20", "due_on",
                            "2022-07-31", NULL);
    swst_document *document = summary(*state, "2022-06", "2022-06-30");

    assert_says(document, "| 本月提出 |");
    swst_document_free(document);
    document = summary(*state, "2022-07", "2022-07-31");
    assert_says(document, "2022-06-20 提出，结转");
    swst_document_free(document);
    assert_ok(change(*state, "improvement", problem, "checked_on", "2022-08-05"));
    document = summary(*state, "2022-08", "2022-08-31");
    assert_says(document, "已于 2022-08-05 检查");
    swst_document_free(document);
}

/* Last month 87 %, this month 92 %: five percentage points. */
static void h2_months_are_compared_in_percentage_points(void **state)
{
    int64_t village = given_area(*state);
    swst_document *document;

    for (int i = 0; i < 100; i++) {
        int64_t client = given_client(*state, village);

        if (i < 87)
            given_visit(*state, client, "2022-05-10", "home");
        if (i < 92)
            given_visit(*state, client, "2022-06-10", "home");
    }
    document = summary(*state, "2022-06", "2022-06-30");
    assert_says(document, "92.0%（92/100人）[f");
    assert_says(document, "+5.0 个百分点");
    swst_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(f4_eight_cases_three_groups_and_an_event_are_not_twelve),
        station_test(f6_person_times_come_from_visits_and_never_mix_with_households),
        station_test(b4_unserved_elders_are_told_every_month),
        station_test(m2_a_month_is_told_in_six_chapters_with_texts_that_stay),
        station_test(m3_a_problem_is_carried_to_the_next_month_until_it_is_checked),
        station_test(h2_months_are_compared_in_percentage_points),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
