/* Goals: how they stand, month by month too, and what is being improved. */
#include "steps.h"

static int64_t goal;

/* Forgotten with the transaction: see free_all(). */
static void given_goals(void)
{
    int64_t plan, category, part;

    assert_ok(swst_store_begin(it.store));
    category = given_category(it.store, "of_goals", "person");
    plan = given(it.store, "plan", "station_id",
                 ID(given(it.store, "station", "name", "东陂镇社工站", "area_id", ID(it.area), NULL)),
                 "year", "2026", "title", "年度计划", NULL);
    given_rule(it.store, "of_goals", "1", "month", "home");
    goal = given(it.store, "goal", "plan_id", ID(plan), "title", "在册", "indicator",
                 "pop.in_scope", "operator", "at_least", "target", "2", "starts_on",
                 "2026-01-01", "due_on", "2026-12-31", "area_id", ID(it.area), "category_id",
                 ID(category), "level", "of_goals", "least_age", "60", "owner_id", ID(it.worker),
                 "target_unit", "person", NULL);
    given(it.store, "milestone", "goal_id", ID(goal), "due_on", "2026-03-31", "target", "1", NULL);
    part = given(it.store, "goal", "plan_id", ID(plan), "title", "家庭", "indicator",
                 "POP.HOUSEHOLDS", "operator", "equal", "target", "1", "starts_on", "2026-01-01",
                 "due_on", "2026-06-30", "parent_id", ID(goal), NULL);
    given(it.store, "evidence", "goal_id", ID(part), "shown_on", "2026-02-01", "title", "照片",
          NULL);
    assert_ok(change(it.store, "goal", goal, "target", "3"));
    assert_ok(change(it.store, "category", category, "name", "长者"));
    given(it.store, "improvement", "problem", "漏访", "cause", "人手不足", "indicator",
          "POP.IN_SCOPE", "found_on", "2026-02-01", NULL);
    given(it.store, "month_close", "month", "2026-01", "revision", "1", "closed_at",
          "2026-02-01T00:00:00.000Z", "figures", "{}", NULL);
    given(it.store, "month_close", "month", "2026-01", "revision", "2", "closed_at",
          "2026-03-01T00:00:00.000Z", "figures", "{}", NULL);
}

static void given_filtered_goals(void)
{
    given_goals();
    it.filter = swst_filter_new();
    swst_filter_set_worker(it.filter, it.worker);
}

static swst_status report_goals(void)
{
    assert_string_equal(CALL(swst_goal_status_label)(SWST_GOAL_STATUS_BEHIND, "en"), "Behind");
    return CALL(swst_report_goals)(it.store, "2026-05-01", 2026, it.filter,
                                   (swst_table **)&it.out);
}

static swst_status report_history(void)
{
    return CALL(swst_report_goal_history)(it.store, goal, "2026-05-01", (swst_table **)&it.out);
}

static swst_status report_improvements(void)
{
    return CALL(swst_report_improvements)(it.store, "2026-05-01", (swst_table **)&it.out);
}

/* Every run gives the records other ids: the table is not compared. */
static void free_all(swst_status status)
{
    swst_filter_free(it.filter);
    it.filter = NULL;
    if (!status) {
        assert_true(swst_table_rows(it.out) > 0);
        swst_table_free(it.out);
    }
    swst_store_rollback(it.store);
}

const struct step goal_steps[] = {
    { "goals", given_goals, report_goals, free_all },
    { "goals of a worker", given_filtered_goals, report_goals, free_all },
    { "goal history", given_goals, report_history, free_all },
    { "improvements", given_goals, report_improvements, free_all },
    { NULL, NULL, NULL, NULL }
};
