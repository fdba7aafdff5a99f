/* Group work: its verbs and reports. */
#include "steps.h"

static int64_t group, session, member;
static int64_t other_number;

/* A group of the client, with a session that was held. */
static void given_group(void)
{
    assert_ok(swst_store_begin(it.store));
    group = given(it.store, "group", "name", "夕阳红", "type", "care_team", "stage", "forming",
                  "starts_on", "2026-01-01", "min_members", "3", "max_members", "5",
                  "area_id", ID(it.area), "worker_id", ID(it.worker), NULL);
    member = given(it.store, "group_member", "group_id", ID(group), "client_id", ID(it.client),
                   "joined_on", "2026-01-05", NULL);
    session = given(it.store, "activity", "title", "夕阳红", "type", "group_session", "group_id",
                    ID(group), "held_on", "2026-02-01", "state", "held", NULL);
    given(it.store, "activity", "title", "夕阳红", "type", "group_session", "group_id", ID(group),
          "planned_on", "2026-04-01", "state", "planned", NULL);
    given(it.store, "attendance", "activity_id", ID(session), "client_id", ID(it.client),
          "presence", "present", NULL);
    given(it.store, "organization", "name", "互助网", "type", "self_help", "area_id", ID(it.area),
          "members", "4", NULL);
}

static void given_filtered_group(void)
{
    given_group();
    it.filter = swst_filter_new();
    swst_filter_set_area(it.filter, it.area);
    CALL(swst_filter_set_programme)(it.filter, 0);
}

static swst_status advance(void)
{
    return CALL(swst_group_advance)(it.store, group, SWST_GROUP_STAGE_CANCELLED, "2026-03-01");
}

static swst_status join(void)
{
    return CALL(swst_group_join)(it.store, group, SWST_MEMBER_SORT_WORKER, it.worker, "leader",
                                 "2026-01-02", &it.number);
}

static swst_status leave(void)
{
    return CALL(swst_group_leave)(it.store, member, "2026-03-01");
}

static swst_status add_session(void)
{
    return CALL(swst_group_add_session)(it.store, group, "2026-03-01", NULL, &it.number);
}

static swst_status attend(void)
{
    return CALL(swst_group_attend)(it.store, session, it.client, SWST_ATTENDANCE_PRESENCE_LATE, 60);
}

static swst_status report_groups(void)
{
    return CALL(swst_report_groups)(it.store, "2026-01-01", "2026-04-30", "2026-05-01", it.filter,
                                    (swst_table **)&it.out);
}

static swst_status report_organizations(void)
{
    return CALL(swst_report_organizations)(it.store, "2026-01-01", "2026-04-30", "2026-05-01",
                                           it.filter, (swst_table **)&it.out);
}

static void roll_group_back(swst_status status)
{
    (void)status;
    swst_store_rollback(it.store);
}

/* Every run gives the group another id: the table is not compared. */
static void free_all(swst_status status)
{
    swst_filter_free(it.filter);
    if (!status)
        swst_table_free(it.out);
    swst_store_rollback(it.store);
}

static swst_status count_teams(void)
{
    return CALL(swst_group_teams_needed)(82, 3, 5, &it.number, &other_number);
}

const struct step groupwork_steps[] = {
    { "group advance", given_group, advance, roll_group_back },
    { "group join", given_group, join, roll_group_back },
    { "group leave", given_group, leave, roll_group_back },
    { "group add_session", given_group, add_session, roll_group_back },
    { "group attend", given_group, attend, roll_group_back },
    { "groups", given_filtered_group, report_groups, free_all },
    { "organizations", given_filtered_group, report_organizations, free_all },
    { "teams_needed", NULL, count_teams, NULL },
    { NULL, NULL, NULL, NULL }
};
