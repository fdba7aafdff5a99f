/* The plan of a year, of a station that has something for each of its chapters. */
#include "steps.h"

static void given_plan(void)
{
    int64_t station, plan, goal, programme, village, service;

    assert_ok(swst_store_begin(it.store));
    station = given(it.store, "station", "name", "东陂镇社工站", "area_id",
                    ID(it.area), NULL);
    plan = given(it.store, "plan", "station_id", ID(station), "year", "2026", NULL);
    given(it.store, "text_slot", "plan_id", ID(plan), "chapter", "closing", "text", "努力", NULL);
    goal = given(it.store, "goal", "plan_id", ID(plan), "title", "入户", "indicator",
                 "VISIT.HOME_RATE", "operator", "at_least", "target", "1000", "starts_on",
                 "2026-01-01", "due_on", "2026-12-31", "strand", "clients", "area_id",
                 ID(it.area), "owner_id", ID(it.worker), "measure", "走访", NULL);
    given(it.store, "milestone", "goal_id", ID(goal), "due_on", "2026-06-30", "target", "600",
          NULL);
    given(it.store, "evidence", "goal_id", ID(goal), "shown_on", "2026-03-01", "title", "记录",
          NULL);
    given(it.store, "post", "worker_id", ID(it.worker), "role", "deputy", "starts_on",
          "2026-01-01", NULL);
    programme = given(it.store, "programme", "name", "窗口", "recurrence", "FREQ=WEEKLY",
                      "starts_on", "2026-01-05", NULL);
    given(it.store, "assignment", "worker_id", ID(it.worker), "programme_id", ID(programme),
          "starts_on", "2026-01-01", NULL);
    village = given(it.store, "area", "code", "441882107299", "name", "新村", "level", "village",
                    "served_from", "2026-07-01", NULL);
    service = given(it.store, "area", "code", "441882107S9", "name", "新片区", "level", "service",
                    NULL);
    given(it.store, "area_part", "service_id", ID(service), "village_id", ID(village),
          "starts_on", "2026-07-01", NULL);
    given(it.store, "activity", "title", "端午", "type", "community", "planned_on", "2026-06-19",
          "state", "planned", NULL);
    given(it.store, "certificate", "worker_id", ID(it.worker), "level", "assistant", "sat_on",
          "2026-03-01", NULL);
    given(it.store, "task", "title", "例会", "recurrence", "FREQ=WEEKLY", "due_on", "2026-01-05",
          "owner_id", ID(it.worker), NULL);
}

static swst_status report_plan(void)
{
    return CALL(swst_report_plan)(it.store, 2026, "2026-05-01", "zh",
                                  (swst_document **)&it.out);
}

static void free_all(swst_status status)
{
    if (!status)
        swst_document_free(it.out);
    swst_store_rollback(it.store);
}

const struct step plan_steps[] = {
    { "plan", given_plan, report_plan, free_all },
    { NULL, NULL, NULL, NULL }
};
