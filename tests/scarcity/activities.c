/* Activities: their verbs and reports; and units, which need no memory. */
#include "steps.h"

static int64_t planned, put_off;

/* A planned activity, one put off, and a held one that the client attended, in a
 * transaction that is rolled back. */
static void given_activities(void)
{
    int64_t held;

    assert_ok(swst_store_begin(it.store));
    planned = given(it.store, "activity", "title", "端午", "type", "community", "state", "planned",
                    "planned_on", "2026-06-19", NULL);
    put_off = given(it.store, "activity", "title", "讲座", "type", "lecture", "state", "postponed",
                    "planned_on", "2026-03-10", NULL);
    held = given(it.store, "activity", "title", "元宵", "type", "community", "state", "held",
                 "held_on", "2026-03-03", "theme", "团圆", "festival", "元宵", "area_id",
                 ID(it.area), "minutes", "90", "headcount", "30", NULL);
    given(it.store, "attendance", "activity_id", ID(held), "client_id", ID(it.client), "presence",
          "present", NULL);
}

static void given_filtered_activities(void)
{
    given_activities();
    it.filter = swst_filter_new();
    swst_filter_set_area(it.filter, it.area);
    swst_filter_set_grouping(it.filter, SWST_BY_WORKER);
}

static swst_status hold(void)
{
    return CALL(swst_activity_hold)(it.store, planned, "2026-06-19", 120, 200, "热闹");
}

static swst_status cancel(void)
{
    return CALL(swst_activity_cancel)(it.store, planned, "下雨");
}

static swst_status postpone(void)
{
    return CALL(swst_activity_postpone)(it.store, planned);
}

static swst_status replan(void)
{
    return CALL(swst_activity_replan)(it.store, put_off, "2026-04-10");
}

static swst_status attend(void)
{
    return CALL(swst_activity_attend)(it.store, planned, SWST_ATTENDEE_CLIENT, it.client,
                                      SWST_ATTENDANCE_PRESENCE_PRESENT, 60);
}

static swst_status report_activities(void)
{
    return CALL(swst_report_activities)(it.store, "2026-01-01", "2026-12-31", "2026-07-01",
                                        it.filter, (swst_table **)&it.out);
}

static swst_status report_served(void)
{
    return CALL(swst_report_served)(it.store, "2026-01-01", "2026-04-30", "2026-05-01", it.filter,
                                    (swst_table **)&it.out);
}

static void roll_it_back(swst_status status)
{
    (void)status;
    swst_store_rollback(it.store);
}

static void free_all(swst_status status)
{
    swst_filter_free(it.filter);
    free_table(status);
    swst_store_rollback(it.store);
}

static swst_status ask_units(void)
{
    int64_t number = 0;

    assert_string_equal(CALL(swst_unit_word)(SWST_UNIT_CASE), "case");
    assert_string_equal(CALL(swst_unit_label)(SWST_UNIT_CASE, "zh"), "例");
    assert_true(CALL(swst_percent_is_reachable)(980, 50, 0, &number));
    return CALL(swst_unit_add)(SWST_UNIT_CASE, 8, SWST_UNIT_CASE, 3, &number);
}

const struct step activity_steps[] = {
    { "activity_hold", given_activities, hold, roll_it_back },
    { "activity_cancel", given_activities, cancel, roll_it_back },
    { "activity_postpone", given_activities, postpone, roll_it_back },
    { "activity_replan", given_activities, replan, roll_it_back },
    { "activity_attend", given_activities, attend, roll_it_back },
    { "activities", given_filtered_activities, report_activities, free_all },
    { "served", given_filtered_activities, report_served, free_all },
    { "units", NULL, ask_units, NULL },
    { NULL, NULL, NULL, NULL }
};
