/* The desk, the week, and the staff. */
#include "steps.h"

/* Something for every list and column that these read. */
static void given_staff(void)
{
    int64_t head, programme;

    assert_ok(swst_store_begin(it.store));
    head = given(it.store, "worker", "name", "何站", "employment", "direct", "week_contacts", "1",
                 NULL);
    given(it.store, "post", "worker_id", ID(head), "role", "head", "starts_on", "2026-01-01",
          NULL);
    given(it.store, "post", "worker_id", ID(it.worker), "role", "social_worker", "backup_id",
          ID(head), "starts_on", "2026-01-01", NULL);
    given(it.store, "absence", "worker_id", ID(it.worker), "starts_on", "2026-04-01", NULL);
    given(it.store, "assignment", "worker_id", ID(it.worker), "area_id", ID(it.area), "starts_on",
          "2026-01-01", NULL);
    programme = given(it.store, "programme", "name", "社会救助", NULL);
    given(it.store, "assignment", "worker_id", ID(it.worker), "programme_id", ID(programme),
          "starts_on", "2026-01-01", NULL);
    given(it.store, "window_entry", "worker_id", ID(it.worker), "happened_on", "2026-05-01",
          "matter", "application", NULL);
    given(it.store, "service_gap", "client_id", ID(it.client), "reason", "remote", "starts_on",
          "2026-02-01", NULL);
    given(it.store, "membership", "category_id", ID(it.category), "client_id", ID(it.client),
          "starts_on", "2026-01-10", NULL);
    it.filter = swst_filter_new();
    CALL(swst_filter_add_list)(it.filter, SWST_DESK_LIST_CONTACTS);
    CALL(swst_filter_add_list)(it.filter, SWST_DESK_LIST_UNSERVED);
    CALL(swst_filter_add_list)(it.filter, SWST_DESK_LIST_CAPACITY);
    (void)CALL(swst_desk_reason_label)("no_worker", "zh");
}

static swst_status report_desk(void)
{
    return CALL(swst_report_desk)(it.store, "2026-05-01", it.filter, (swst_table **)&it.out);
}

static swst_status report_week(void)
{
    return CALL(swst_report_week)(it.store, "2026-05-01", it.filter, (swst_table **)&it.out);
}

static swst_status report_staff(void)
{
    return CALL(swst_report_staff)(it.store, "2026-05-01", it.filter, (swst_table **)&it.out);
}

static swst_status report_assignments(void)
{
    return CALL(swst_report_assignments)(it.store, "2026-05-01", it.filter,
                                         (swst_table **)&it.out);
}

static swst_status report_capacity(void)
{
    return CALL(swst_report_capacity)(it.store, "2026-05-01", it.filter, (swst_table **)&it.out);
}

static swst_status report_unserved(void)
{
    return CALL(swst_report_unserved)(it.store, "2026-04-01", "2026-04-30", "2026-05-01",
                                      it.filter, (swst_table **)&it.out);
}

static swst_status report_gaps(void)
{
    return CALL(swst_report_gaps)(it.store, "2026-04-01", "2026-04-30", "2026-05-01", it.filter,
                                  (swst_table **)&it.out);
}

/* Every run gives the records other ids: the table is not compared. */
static void free_all(swst_status status)
{
    swst_filter_free(it.filter);
    if (!status) {
        assert_true(swst_table_rows(it.out) > 0);
        swst_table_free(it.out);
    }
    swst_store_rollback(it.store);
}

const struct step desk_steps[] = {
    { "desk", given_staff, report_desk, free_all },
    { "week", given_staff, report_week, free_all },
    { "staff", given_staff, report_staff, free_all },
    { "assignments", given_staff, report_assignments, free_all },
    { "capacity", given_staff, report_capacity, free_all },
    { "unserved", given_staff, report_unserved, free_all },
    { "gaps", given_staff, report_gaps, free_all },
    { NULL, NULL, NULL, NULL }
};
