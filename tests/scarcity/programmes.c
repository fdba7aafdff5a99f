/* Programmes, enrolments and tasks: what is done with them, and the reports. */
#include "steps.h"

static int64_t programme, enrolment, task;

/* Forgotten with the transaction: see roll_programmes_back(). */
static void given_programmes(void)
{
    int64_t activity, made, open;

    assert_ok(swst_store_begin(it.store));
    programme = given(it.store, "programme", "name", "三个一", "starts_on", "2026-01-01",
                      "recurrence", "FREQ=MONTHLY;BYMONTHDAY=1", "planned_sessions", "12",
                      "owner_id", ID(it.worker), "area_id", ID(it.area), NULL);
    given(it.store, "programme_site", "programme_id", ID(programme), "area_id", ID(it.area), NULL);
    given(it.store, "contact_rule", "programme_id", ID(programme), "times", "1", "per", "month",
          "channels", "home", NULL);
    assert_ok(swst_programme_enrol(it.store, programme, it.client, "2026-01-01", &enrolment));
    assert_ok(swst_programme_plan(it.store, programme, "2026-01-01", "2026-02-28", &made));
    activity = given(it.store, "activity", "title", "义诊", "type", "community", "programme_id",
                     ID(programme), "area_id", ID(it.area), "state", "held", "held_on",
                     "2026-01-20", "minutes", "60", NULL);
    given(it.store, "attendance", "activity_id", ID(activity), "client_id", ID(it.client),
          "presence", "present", NULL);
    task = given(it.store, "task", "title", "满意度调查", "due_on", "2026-01-05", "owner_id",
                 ID(it.worker), "programme_id", ID(programme), "recurrence",
                 "FREQ=WEEKLY;INTERVAL=2", NULL);
    open = given(it.store, "case", "client_id", ID(it.client), "worker_id", ID(it.worker),
                 "opened_on", "2026-01-10", "stage", "planning", "state", "open", NULL);
    given(it.store, "case_task", "case_id", ID(open), "title", "申请救助", "due_on", "2026-02-01",
          NULL);
}

static void given_filtered_programmes(void)
{
    given_programmes();
    it.filter = swst_filter_new();
    swst_filter_set_area(it.filter, it.area);
    swst_filter_set_worker(it.filter, it.worker);
}

static void given_desk(void)
{
    given_programmes();
    it.filter = swst_filter_new();
    swst_filter_add_list(it.filter, SWST_DESK_LIST_SESSIONS);
    swst_filter_add_list(it.filter, SWST_DESK_LIST_ENROLMENTS);
    swst_filter_add_list(it.filter, SWST_DESK_LIST_TASKS);
}

static swst_status plan(void)
{
    return CALL(swst_programme_plan)(it.store, programme, "2026-03-01", "2026-04-30", &it.number);
}

static void given_left(void)
{
    given_programmes();
    assert_ok(swst_programme_leave(it.store, enrolment, "2026-01-31", NULL));
}

static swst_status enrol(void)
{
    return CALL(swst_programme_enrol)(it.store, programme, it.client, "2026-02-01", &it.number);
}

static swst_status leave(void)
{
    return CALL(swst_programme_leave)(it.store, enrolment, "2026-03-31", "血压平稳");
}

static swst_status do_task(void)
{
    return CALL(swst_task_do)(it.store, task, NULL, "2026-01-06");
}

static swst_status report_programmes(void)
{
    return CALL(swst_report_programmes)(it.store, "2026-01-01", "2026-04-30", "2026-05-01",
                                        it.filter, (swst_table **)&it.out);
}

static swst_status report_enrolments(void)
{
    return CALL(swst_report_enrolments)(it.store, "2026-01-01", "2026-04-30", "2026-05-01", NULL,
                                        (swst_table **)&it.out);
}

static swst_status report_tasks(void)
{
    return CALL(swst_report_tasks)(it.store, "2026-01-01", "2026-04-30", "2026-05-01", it.filter,
                                   (swst_table **)&it.out);
}

static swst_status report_desk(void)
{
    return CALL(swst_report_desk)(it.store, "2026-05-01", it.filter, (swst_table **)&it.out);
}

static void roll_programmes_back(swst_status status)
{
    (void)status;
    swst_store_rollback(it.store);
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

const struct step programme_steps[] = {
    { "programme_plan", given_programmes, plan, roll_programmes_back },
    { "programme_enrol", given_left, enrol, roll_programmes_back },
    { "programme_leave", given_programmes, leave, roll_programmes_back },
    { "task_do", given_programmes, do_task, roll_programmes_back },
    { "programmes", given_filtered_programmes, report_programmes, free_all },
    { "enrolments", given_programmes, report_enrolments, free_all },
    { "tasks", given_filtered_programmes, report_tasks, free_all },
    { "desk of programmes", given_desk, report_desk, free_all },
    { NULL, NULL, NULL, NULL }
};
