/* Reports, tables, and what is asked of a station. */
#include "steps.h"

static swst_status new_filter(void)
{
    return made(CALL(swst_filter_new)());
}

static void free_made_filter(swst_status status)
{
    if (!status)
        CALL(swst_filter_free)(it.out);
}

static void given_filter(void)
{
    it.filter = swst_filter_new();
    CALL(swst_filter_set_area)(it.filter, it.area);
    CALL(swst_filter_set_worker)(it.filter, 0);
    CALL(swst_filter_set_limit)(it.filter, 100);
    CALL(swst_filter_set_grouping)(it.filter, SWST_BY_VILLAGE);
    CALL(swst_filter_add_state)(it.filter, SWST_DUE_STATE_OVERDUE);
    CALL(swst_filter_add_list)(it.filter, SWST_DESK_LIST_CASES);
}

static swst_status add_category(void)
{
    return CALL(swst_filter_add_category)(it.filter, "dibao");
}

static void free_filter(swst_status status)
{
    (void)status;
    swst_filter_free(it.filter);
}

static swst_status report_due(void)
{
    return CALL(swst_report_due)(it.store, "2026-05-01", it.filter, (swst_table **)&it.out);
}

static swst_status report_compliance(void)
{
    return CALL(swst_report_compliance)(it.store, "2026-01-01", "2026-04-30", "2026-05-01",
                                        it.filter, (swst_table **)&it.out);
}

static swst_status report_coverage(void)
{
    return CALL(swst_report_coverage)(it.store, "2026-01-01", "2026-04-30", "2026-05-01",
                                      it.filter, (swst_table **)&it.out);
}

static swst_status report_desk(void)
{
    return CALL(swst_report_desk)(it.store, "2026-05-01", it.filter, (swst_table **)&it.out);
}

static swst_status check_station(void)
{
    return CALL(swst_station_check)(it.store, (swst_table **)&it.out);
}

/* A table that came out is the same as ever. */
void free_table(swst_status status)
{
    swst_table *table = it.out;

    if (status)
        return;
    assert_ok(swst_table_to_json(table, 0, (char **)&it.out));
    free_text(SWST_OK);
    CALL(swst_table_free)(table);
}

static void free_filter_and_table(swst_status status)
{
    swst_filter_free(it.filter);
    free_table(status);
}

void given_table(void)
{
    assert_ok(swst_report_coverage(it.store, "2026-01-01", "2026-04-30", "2026-05-01", NULL,
                                   &it.table));
}

static swst_status table_to_json(void)
{
    return CALL(swst_table_to_json)(it.table, SWST_MASKED, (char **)&it.out);
}

static swst_status table_to_csv(void)
{
    return CALL(swst_table_to_csv)(it.table, SWST_REDACTED, (char **)&it.out);
}

/* A number is printed when it is first asked for. */
static swst_status read_cell(void)
{
    return CALL(swst_table_text)(it.table, 0, "in_scope") ? SWST_OK : SWST_ENOMEM;
}

static void free_given_table(swst_status status)
{
    (void)status;
    swst_table_free(it.table);
}

static void free_table_and_text(swst_status status)
{
    swst_table_free(it.table);
    free_text(status);
}

static swst_status find_setting(void)
{
    return CALL(swst_station_setting)(it.store, "survey_least_valid", &it.number);
}

static swst_status find_tier(void)
{
    return CALL(swst_tier_current)(it.store, it.client, "2026-03-01", (swst_tier **)&it.out);
}

const struct step report_steps[] = {
    { "filter_new", NULL, new_filter, free_made_filter },
    { "filter_add_category", given_filter, add_category, free_filter },
    { "due", given_filter, report_due, free_filter_and_table },
    { "compliance", given_filter, report_compliance, free_filter_and_table },
    { "coverage", given_filter, report_coverage, free_filter_and_table },
    { "desk", given_filter, report_desk, free_filter_and_table },
    { "check", NULL, check_station, free_table },
    { "table_to_json", given_table, table_to_json, free_table_and_text },
    { "table_to_csv", given_table, table_to_csv, free_table_and_text },
    { "table_text", given_table, read_cell, free_given_table },
    { "setting", NULL, find_setting, NULL },
    { "tier_current", NULL, find_tier, free_made_record },
    { NULL, NULL, NULL, NULL }
};
