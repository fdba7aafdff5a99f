/* Rules between members and groups: nobody is in a group twice on one day, and
 * an elder is looked after by one care team (seed 003; C4). What a file may
 * hold and is worth a look stands below. */
#include "domain/groupwork.h"

#include "domain/rules.h"
#include "model/structs.h"
#include "store/db.h"

#include <swstation/group.h>

_Static_assert(swst__group_type_GROUP_TYPE_CARE_TEAM == 7
               && swst__activity_state_ACTIVITY_STATE_PLANNED == 1,
               "the statements of this file name these by number");

static struct swst__span days_of(const struct swst_group_member *member)
{
    bool has_left = swst__record_has(&member->record, SWST__FIELD(group_member, left_on));

    return (struct swst__span){ member->joined_on.number,
                                has_left ? member->left_on.number : SWST__LAST_DAY };
}

/* ------------------------------------------------------------------ members */

#define IN_GROUP(who) "SELECT id FROM group_member WHERE " who " = ?1 AND group_id = ?5"      \
    " AND joined_on <= ?3 AND coalesce(left_on, ?2) >= ?2 AND id <> ?4 AND voided_at IS NULL" \
    " LIMIT 1"

static swst_status check_twice(swst_store *store, const struct swst_group_member *member)
{
    const struct { const char *sql; int64_t id; } members[] = {
        { IN_GROUP("client_id"), member->client_id },
        { IN_GROUP("household_id"), member->household_id },
        { IN_GROUP("volunteer_id"), member->volunteer_id },
        { IN_GROUP("worker_id"), member->worker_id },
    };
    struct swst__span days = days_of(member);
    swst_status status = SWST_OK;
    int64_t found = 0;

    for (size_t i = 0; i < sizeof members / sizeof *members && !status && !found; i++)
        if (members[i].id)
            status = swst__overlap_find(store, members[i].sql, members[i].id, &days,
                                        member->record.header.id, member->group_id, &found);
    return swst__overlap_complain(status, SWST__MEMBER_ALREADY, "group_member", "joined_on", found);
}

/* --------------------------------------------------------------- care teams */

/* A team that has ended looks after nobody: `days` end with it. */
static swst_status find_other_team(swst_store *store, int64_t client_id, int64_t group_id,
                                   struct swst__span days, int64_t *found)
{
    *found = 0;
    if (days.first > days.last)
        return SWST_OK;
    return swst__overlap_find(store, "SELECT other.id FROM group_member other"
        " JOIN \"group\" team ON team.id = other.group_id AND team.type = 7"
        " WHERE other.client_id = ?1 AND other.group_id <> ?4 AND other.voided_at IS NULL"
        "   AND joined_on <= ?3 AND coalesce(left_on, ?2) >= ?2"
        "   AND coalesce(team.ends_on, ?2) >= ?2 AND coalesce(team.ends_on, joined_on) >= joined_on"
        " LIMIT 1", client_id, &days, group_id, 0, found);
}

static swst_status check_team(swst_store *store, const struct swst_group_member *member)
{
    int64_t type = 0, ends_on = SWST__LAST_DAY, found = 0;
    struct swst__span days = days_of(member);
    swst_status status = swst__db_ask(store, "SELECT type FROM \"group\" WHERE id = ?1",
                                      member->group_id, 0, 0, &type);

    if (status || type != swst__group_type_GROUP_TYPE_CARE_TEAM)
        return status;
    status = swst__db_ask(store, "SELECT ends_on FROM \"group\" WHERE id = ?1"
                                 " AND ends_on IS NOT NULL", member->group_id, 0, 0, &ends_on);
    if (!status)
        status = find_other_team(store, member->client_id, member->group_id,
            swst__span_meet(days, (struct swst__span){ SWST__FIRST_DAY, ends_on }), &found);
    return swst__overlap_complain(status, SWST__TWO_CARE_TEAMS, "group_member", "group_id", found);
}

swst_status swst__groupwork_check_member(swst_store *store, const swst_record *record)
{
    const struct swst_group_member *member = (const struct swst_group_member *)record;
    swst_status status = check_twice(store, member);

    return status || !member->client_id ? status : check_team(store, member);
}

/* A group that becomes a care team, or lasts longer, may meet another team. */
swst_status swst__groupwork_check_group(swst_store *store, const swst_record *record)
{
    const struct swst_group *group = (const struct swst_group *)record;
    bool ends = swst__record_has(record, SWST__FIELD(group, ends_on));
    struct swst__span life = { SWST__FIRST_DAY, ends ? group->ends_on.number : SWST__LAST_DAY };
    struct swst__statement *members;
    int64_t found = 0;
    swst_status status;

    if (group->type != swst__group_type_GROUP_TYPE_CARE_TEAM)
        return SWST_OK;
    if ((status = swst__db_take(store, "SELECT client_id, joined_on, left_on FROM group_member"
                                " WHERE group_id = ? AND client_id IS NOT NULL"
                                " AND voided_at IS NULL ORDER BY id", &members)))
        return status;
    swst__db_bind_int(members, 1, record->header.id);
    while (!found && (status = swst__db_step(members)) == SWST_ROW) {
        struct swst__span days = { swst__db_int(members, 1), swst__db_is_null(members, 2)
                                                                 ? SWST__LAST_DAY
                                                                 : swst__db_int(members, 2) };

        if ((status = find_other_team(store, swst__db_int(members, 0), record->header.id,
                                      swst__span_meet(days, life), &found)))
            break;
    }
    swst__db_give_back(members);
    return swst__overlap_complain(status, SWST__TWO_CARE_TEAMS, "group", "type", found);
}

/* --------------------------------------------------------- worth a look */

/* Whom it is for, as they come and, the day after their last, go: `too_many` is
 * the row with which there are more than it takes, or 0. */
static swst_status find_too_many(swst_store *store, const struct swst_group *group,
                                 int64_t *too_many)
{
    struct swst__statement *row;
    int64_t members = 0;
    swst_status status = swst__db_take(store,
        "SELECT joined_on AS on_day, 1 AS more, id FROM group_member WHERE group_id = ?1"
        " AND (client_id IS NOT NULL OR household_id IS NOT NULL) AND voided_at IS NULL"
        " UNION ALL SELECT left_on + 1, -1, id FROM group_member WHERE group_id = ?1"
        " AND (client_id IS NOT NULL OR household_id IS NOT NULL) AND voided_at IS NULL"
        " AND left_on IS NOT NULL ORDER BY 1, 2, 3", &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, group->record.header.id);
    while (!*too_many && (status = swst__db_step(row)) == SWST_ROW)
        if ((members += swst__db_int(row, 1)) > group->max_members)
            *too_many = swst__db_int(row, 2);
    swst__db_give_back(row);
    return *too_many ? SWST_OK : status;
}

/* Who has not left, or not before the group's own last day. */
static swst_status count_standing(swst_store *store, const struct swst_group *group,
                                  int64_t *members)
{
    bool ends = swst__record_has(&group->record, SWST__FIELD(group, ends_on));

    return swst__db_ask(store, "SELECT count(*) FROM group_member WHERE group_id = ?1"
        " AND (client_id IS NOT NULL OR household_id IS NOT NULL) AND voided_at IS NULL"
        " AND coalesce(left_on, ?2) >= ?2", group->record.header.id,
        ends ? group->ends_on.number : SWST__LAST_DAY, 0, members);
}

swst_status swst__groupwork_warn_size(swst_store *store, const swst_record *record)
{
    const struct swst_group *group = (const struct swst_group *)record;
    int64_t found = 0;
    swst_status status = SWST_OK;

    if (group->stage < SWST_GROUP_STAGE_FORMING || group->stage > SWST_GROUP_STAGE_ENDING)
        return SWST_OK;
    if (swst__record_has(record, SWST__FIELD(group, max_members)))
        status = find_too_many(store, group, &found);
    if (found) {
        status = swst__fail_number(SWST_EINVALID, SWST__GROUP_OVERFULL, found);
        swst__error_field("group", "max_members");
    }
    if (status || group->stage == SWST_GROUP_STAGE_FORMING
        || !swst__record_has(record, SWST__FIELD(group, min_members)))
        return status;
    status = count_standing(store, group, &found);
    return status || found >= group->min_members ? status
        : swst__reject(record->kind, SWST__FIELD(group, min_members), SWST__GROUP_TOO_SMALL);
}

#define ENTERED(who) "SELECT id FROM attendance WHERE activity_id = ?1 AND " who " = ?2" \
                     " AND id <> ?3 AND voided_at IS NULL LIMIT 1"

swst_status swst__groupwork_warn_attendance(swst_store *store, const swst_record *record)
{
    const struct swst_attendance *attendance = (const struct swst_attendance *)record;
    int64_t who = attendance->client_id, found = 0;
    const char *sql = ENTERED("client_id");
    swst_status status;

    if (attendance->volunteer_id) {
        who = attendance->volunteer_id;
        sql = ENTERED("volunteer_id");
    } else if (attendance->worker_id) {
        who = attendance->worker_id;
        sql = ENTERED("worker_id");
    }
    status = swst__db_ask(store, sql, attendance->activity_id, who, record->header.id, &found);
    return status || !found ? status
        : swst__fail_number(SWST_EINVALID, SWST__ATTENDED_TWICE, found);
}

swst_status swst__groupwork_warn_session(swst_store *store, const swst_record *record)
{
    const struct swst_activity *session = (const struct swst_activity *)record;
    int64_t ends_on = SWST__LAST_DAY;
    swst_status status;

    if (!session->group_id || session->state != swst__activity_state_ACTIVITY_STATE_PLANNED
        || !swst__record_has(record, SWST__FIELD(activity, planned_on)))
        return SWST_OK;
    status = swst__db_ask(store, "SELECT ends_on FROM \"group\" WHERE id = ?1"
                                 " AND ends_on IS NOT NULL", session->group_id, 0, 0, &ends_on);
    return status || session->planned_on.number <= ends_on ? status
        : swst__reject(record->kind, SWST__FIELD(activity, planned_on), SWST__SESSION_AFTER_END);
}
