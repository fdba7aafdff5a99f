/* Indicators: one, its rows, and the whole catalogue, narrowed in every way. */
#include "steps.h"

static void given_indicators(void)
{
    int64_t category, home;

    assert_ok(swst_store_begin(it.store));
    category = given_category(it.store, "lone", "person");
    home = given_household(it.store, it.area);
    given(it.store, "membership", "category_id", ID(category), "client_id", ID(it.client),
          "starts_on", "2025-01-01", NULL);
    given_member(it.store, home, it.client, "2025-01-01", NULL);
    given_visit(it.store, it.client, "2026-01-05", "home");
    given(it.store, "baseline", "area_id", ID(it.area), "category_id", ID(category),
          "counted_on", "2026-01-01", "count", "40", NULL);
}

static void given_narrowed_indicators(void)
{
    given_indicators();
    it.filter = swst_filter_new();
    swst_filter_set_area(it.filter, it.area);
    assert_ok(swst_filter_add_category(it.filter, "lone"));
}

static void given_empty_filter(void)
{
    it.filter = swst_filter_new();
}

static swst_status report_indicator(const char *code)
{
    return CALL(swst_report_indicator)(it.store, code, "2026-01-01", "2026-01-31", "2026-01-31",
                                       it.filter, true, (swst_table **)&it.out);
}

static swst_status report_in_scope(void)
{
    return report_indicator("POP.IN_SCOPE");
}

static swst_status report_home_rate(void)
{
    return report_indicator("VISIT.HOME_RATE");
}

static swst_status report_served(void)
{
    return report_indicator("SERVED.RATE");
}

static swst_status report_households(void)
{
    return report_indicator("SERVED.HOUSEHOLD_RATE");
}

static swst_status report_rows(void)
{
    return CALL(swst_report_indicator_rows)(it.store, "VISIT.TIMES", "2026-01-01", "2026-01-31",
                                            "2026-01-31", it.filter, (swst_table **)&it.out);
}

/* Something of everything that is counted by itself. */
static void given_matters(void)
{
    int64_t worker, activity, volunteer;

    given_indicators();
    worker = given_worker(it.store, "甲");
    activity = given(it.store, "activity", "title", "培训", "type", "training", "state", "held",
                     "held_on", "2026-01-10", "minutes", "60", NULL);
    volunteer = given(it.store, "volunteer", "name", "乙", "client_id", ID(it.client),
                      "joined_on", "2026-01-01", NULL);
    given_post(it.store, worker, "social_worker", 0, "2026-01-01", NULL);
    given(it.store, "certificate", "worker_id", ID(worker), "level", "assistant", "result",
          "passed", "sat_on", "2026-01-05", NULL);
    given(it.store, "attendance", "activity_id", ID(activity), "worker_id", ID(worker),
          "presence", "present", NULL);
    given(it.store, "attendance", "activity_id", ID(activity), "volunteer_id", ID(volunteer),
          "presence", "present", NULL);
    given(it.store, "task", "title", "周例会", "due_on", "2026-01-05", "recurrence",
          "FREQ=WEEKLY", NULL);
    given(it.store, "organization", "name", "老年协会", "type", "elder_association", "area_id",
          ID(it.area), NULL);
    given(it.store, "need", "category", "轮椅", "client_id", ID(it.client), "opened_on",
          "2026-01-05", "state", "open", NULL);
    given(it.store, "incident", "type", "crisis", "discovered_at", "2026-01-05T00:00:00.000Z",
          NULL);
    given(it.store, "output", "type", "map_assets", "title", "图", "made_on", "2026-01-05",
          "area_id", ID(it.area), NULL);
}

static swst_status report_staff(void)
{
    return report_indicator("STAFF.CERTIFIED,STAFF.NEW_QUALIFIED,STAFF.CASELOAD,STAFF.TRAINED,"
                            "STAFF.TRAINING_MINUTES,STAFF.CO_LEARNING,STAFF.PASS");
}

static swst_status report_matters(void)
{
    return report_indicator("TASK.OPEN,VOLUNTEER.SERVED,ORG.VILLAGES,ORG.MEMBERS,NEED.RATE,"
                            "INCIDENT.RESPONSE,MAP.SHEETS,OUTPUT.MADE,PLAN.EVIDENCE,SCREEN.RATE,"
                            "STAFF.TRAININGS");
}

static swst_status report_catalogue(void)
{
    return CALL(swst_report_indicators)(it.store, "2026-01-01", "2026-01-31", "2026-01-31",
                                        it.filter, (swst_table **)&it.out);
}

static swst_status narrow(void)
{
    swst_status status = CALL(swst_filter_set_level)(it.filter, "high");

    if (!status)
        status = CALL(swst_filter_set_sex)(it.filter, "female");
    return status ? status : CALL(swst_filter_set_type)(it.filter, "client");
}

/* What the catalogue says of itself cannot fail. */
static void ask_catalogue(void)
{
    for (size_t i = 0; i < CALL(swst_indicator_count)(); i++) {
        const swst_indicator *one = CALL(swst_indicator_at)(i);

        assert_ptr_equal(CALL(swst_indicator_find)(CALL(swst_indicator_code)(one)), one);
        assert_non_null(CALL(swst_indicator_title)(one, "zh"));
        assert_non_null(CALL(swst_indicator_definition)(one, "en"));
        assert_non_null(CALL(swst_indicator_source)(one));
        (void)CALL(swst_indicator_later)(one, "en"), (void)CALL(swst_indicator_unit)(one);
        (void)CALL(swst_indicator_form)(one), (void)CALL(swst_indicator_is_cumulative)(one);
        (void)CALL(swst_indicator_dimensions)(one), (void)CALL(swst_indicator_type)(one, 0);
    }
}

/* Every run gives the records other ids: the table is not compared. */
static void free_all(swst_status status)
{
    swst_filter_free(it.filter);
    it.filter = NULL;
    if (!status) {
        assert_true(swst_table_rows(it.out) > 0);
        (void)CALL(swst_table_form)(it.out, 0, "value");
        (void)CALL(swst_table_inner)(it.out, 0, "exclusions");
        swst_table_free(it.out);
        ask_catalogue();
    }
    swst_store_rollback(it.store);
}

static void free_narrowed(swst_status status)
{
    (void)status;
    swst_filter_free(it.filter);
    it.filter = NULL;
}

const struct step indicator_steps[] = {
    { "indicator", given_narrowed_indicators, report_in_scope, free_all },
    { "indicator of contacts", given_narrowed_indicators, report_home_rate, free_all },
    { "indicator of services", given_narrowed_indicators, report_served, free_all },
    { "indicator of households", given_indicators, report_households, free_all },
    { "indicators of staff", given_matters, report_staff, free_all },
    { "indicators of matters", given_matters, report_matters, free_all },
    { "indicator rows", given_narrowed_indicators, report_rows, free_all },
    { "indicators", given_narrowed_indicators, report_catalogue, free_all },
    { "filter by level, sex and type", given_empty_filter, narrow, free_narrowed },
    { NULL, NULL, NULL, NULL }
};
