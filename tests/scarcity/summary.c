/* Summaries and closings of months. */
#include "steps.h"

#include <swstation/summary.h>

/* A goal, a text, a task and what else a summary tells; forgotten with the transaction. */
static void given_june(void)
{
    int64_t plan, client;

    assert_ok(swst_store_begin(it.store));
    client = given_client(it.store, it.area);
    assert_ok(change(it.store, "client", client, "filed_on", "2022-06-01"));
    given(it.store, "file_requirement", "file", "client", "needs", "phone", NULL);
    given(it.store, "service_gap", "client_id", ID(client), "starts_on", "2022-06-01", "reason",
          "remote", NULL);
    plan = given(it.store, "plan", "station_id",
                 ID(given(it.store, "station", "name", "前江站", "area_id", ID(it.area), NULL)),
                 "year", "2022", NULL);
    given(it.store, "goal", "plan_id", ID(plan), "title", "探访", "indicator", "VISIT.TIMES",
          "operator", "at_least", "target", "12", "area_id", ID(it.area), "starts_on",
          "2022-01-01", "due_on", "2022-12-31", NULL);
    given(it.store, "text_slot", "month", "2022-06", "chapter", "aims", "text", "三个目标", NULL);
    given(it.store, "improvement", "problem", "入户不足", "found_on", "2022-06-03", "owner_id",
          ID(it.worker), NULL);
    given(it.store, "task", "title", "月度报告", "due_on", "2022-07-31", NULL);
    given(it.store, "activity", "title", "义诊", "type", "community", "state", "held", "held_on",
          "2022-06-15", "area_id", ID(it.area), NULL);
    given_visit(it.store, it.client, "2022-06-10", "home");
}

static void given_filtered_june(void)
{
    given_june();
    it.filter = swst_filter_new();
    swst_filter_set_area(it.filter, it.area);
}

static swst_status summary(void)
{
    return CALL(swst_report_summary)(it.store, "2022-06", "2022-07-01", it.filter, "zh",
                                     (swst_document **)&it.out);
}

static void free_summary(swst_status status)
{
    swst_filter_free(it.filter);
    it.filter = NULL;
    if (!status)
        swst_document_free(it.out);
    swst_store_rollback(it.store);
}

static swst_status close_month(void)
{
    return CALL(swst_month_close)(it.store, "2022-06", "2022-07-01", false, &it.number);
}

static void given_closed(void)
{
    given_june();
    assert_ok(swst_month_close(it.store, "2022-06", "2022-07-01", false, NULL));
}

static void given_changed(void)
{
    given_closed();
    given_visit(it.store, it.client, "2022-06-11", "home");
}

static swst_status revise(void)
{
    return CALL(swst_month_close)(it.store, "2022-06", "2022-07-01", true, &it.number);
}

static swst_status figures(void)
{
    return CALL(swst_report_month_figures)(it.store, "2022-06", 0, (swst_table **)&it.out);
}

static swst_status diff(void)
{
    return CALL(swst_report_month_diff)(it.store, "2022-06", 0, "2022-07-01",
                                        (swst_table **)&it.out);
}

static swst_status late(void)
{
    return CALL(swst_report_late_facts)(it.store, "2022-06", "2022-07-01",
                                        (swst_table **)&it.out);
}

static void roll_june_back(swst_status status)
{
    (void)status;
    swst_store_rollback(it.store);
}

static void free_june_table(swst_status status)
{
    if (!status)
        swst_table_free(it.out);
    swst_store_rollback(it.store);
}

const struct step summary_steps[] = {
    { "summary", given_filtered_june, summary, free_summary },
    { "month_close", given_june, close_month, roll_june_back },
    { "month_close anew", given_changed, revise, roll_june_back },
    { "month_figures", given_closed, figures, free_june_table },
    { "month_diff", given_changed, diff, free_june_table },
    { "late_facts", given_changed, late, free_june_table },
    { NULL, NULL, NULL, NULL }
};
