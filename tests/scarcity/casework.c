/* Case work: its acts and reports. */
#include "steps.h"

static int64_t casework;

/* A case of the client at a stage, with a goal that was scored, in a transaction. */
static void given_case(const char *stage, const char *state)
{
    int64_t goal;

    assert_ok(swst_store_begin(it.store));
    casework = given(it.store, "case", "client_id", ID(it.client), "worker_id", ID(it.worker),
                     "supervisor_id", ID(it.worker), "opened_on", "2026-01-01", "stage", stage,
                     "state", state, "problem", "lonely", "closed_on",
                     strcmp(state, "closed") == 0 ? "2026-01-20" : NULL, NULL);
    goal = given(it.store, "case_goal", "case_id", ID(casework), "scale", "mood", "baseline", "4",
                 "direction", "up", NULL);
    given(it.store, "case_score", "case_goal_id", ID(goal), "happened_on", "2026-01-15", "score",
          "6", NULL);
    given(it.store, "case_event", "case_id", ID(casework), "happened_on", "2026-01-10", "event",
          "review", NULL);
    given(it.store, "need", "client_id", ID(it.client), "category", "case", "opened_on",
          "2026-01-02", "state", "open", NULL);
}

static void given_open(void)
{
    given_case("intake", "open");
}

static void given_suspended(void)
{
    given_case("planning", "suspended");
}

static void given_evaluated(void)
{
    given_case("evaluation", "open");
}

static void given_closed(void)
{
    given_case("closed", "closed");
}

static void given_filtered(void)
{
    given_open();
    it.filter = swst_filter_new();
    swst_filter_set_worker(it.filter, it.worker);
}

static swst_status advance(void)
{
    return CALL(swst_case_advance)(it.store, casework, SWST_CASE_STAGE_ASSESSMENT, "2026-02-01",
                                   "a talk");
}

static swst_status follow_up(void)
{
    return CALL(swst_case_follow_up)(it.store, casework, "2026-02-01", true, 30, it.worker,
                                     "a talk", "2026-02-08");
}

static swst_status review(void)
{
    return CALL(swst_case_review)(it.store, casework, "2026-02-01", "better");
}

static swst_status refer(void)
{
    return CALL(swst_case_refer)(it.store, casework, "2026-02-01", "legal aid");
}

static swst_status suspend(void)
{
    return CALL(swst_case_suspend)(it.store, casework, "2026-02-01", NULL);
}

static swst_status resume(void)
{
    return CALL(swst_case_resume)(it.store, casework, "2026-02-01", NULL);
}

static swst_status close_case(void)
{
    return CALL(swst_case_close)(it.store, casework, "2026-02-01", SWST_CASE_CLOSE_REASON_GOALS_MET,
                                 SWST_CASE_OUTCOME_IMPROVED, "all well");
}

static swst_status decline(void)
{
    return CALL(swst_case_decline)(it.store, casework, "2026-02-01", NULL);
}

static swst_status reopen(void)
{
    return CALL(swst_case_reopen)(it.store, casework, "2026-02-01", (swst_case **)&it.out);
}

static swst_status report_cases(void)
{
    return CALL(swst_report_cases)(it.store, "2026-01-01", "2026-04-30", "2026-05-01", it.filter,
                                   (swst_table **)&it.out);
}

static swst_status report_goals(void)
{
    return CALL(swst_report_case_goals)(it.store, "2026-01-01", "2026-04-30", "2026-05-01",
                                        it.filter, (swst_table **)&it.out);
}

static void undo(swst_status status)
{
    (void)status;
    swst_store_rollback(it.store);
}

static void free_reopened(swst_status status)
{
    if (!status)
        swst_case_free(it.out);
    swst_store_rollback(it.store);
}

/* Every run gives the case another id: the table is not compared. */
static void free_all(swst_status status)
{
    swst_filter_free(it.filter);
    if (!status)
        swst_table_free(it.out);
    swst_store_rollback(it.store);
}

const struct step casework_steps[] = {
    { "case advance", given_open, advance, undo },
    { "case follow_up", given_open, follow_up, undo },
    { "case review", given_open, review, undo },
    { "case refer", given_open, refer, undo },
    { "case suspend", given_open, suspend, undo },
    { "case resume", given_suspended, resume, undo },
    { "case close", given_evaluated, close_case, undo },
    { "case decline", given_open, decline, undo },
    { "case reopen", given_closed, reopen, free_reopened },
    { "cases", given_filtered, report_cases, free_all },
    { "case_goals", given_filtered, report_goals, free_all },
    { NULL, NULL, NULL, NULL }
};
