/* The verbs of group work: each loads, changes and saves by the one write path,
 * within one transaction. */
#include <swstation/groupwork.h>

#include "domain/act.h"
#include "domain/groups.h"
#include "model/machine.h"
#include "model/structs.h"
#include "store/sight.h"

#include <swstation/activities.h>

_Static_assert(SWST_ACTIVITY_STATE_PLANNED == 1,
               "the statement of this file names this by number");

/* ------------------------------------------------------------------- stages */

static swst_status end_group(swst_record *record, bool is_cancelled, int64_t day)
{
    const struct swst_field *starts_on = SWST__FIELD(group, starts_on);

    if (is_cancelled && swst__record_has(record, starts_on)
        && swst__record_int(record, starts_on) > day)
        swst__record_unset(record, starts_on);
    return swst__record_set_int(record, SWST__FIELD(group, ends_on), day);
}

static swst_status move_on(swst_record *record, swst_group_stage to, int64_t day)
{
    const struct swst_field *stage = SWST__FIELD(group, stage);
    const struct swst_field *starts_on = SWST__FIELD(group, starts_on);
    swst_status status;

    if (swst__record_int(record, stage) == (int64_t)to)
        return swst__machine_refuse(record, stage, SWST__FORBIDDEN_MOVE);
    status = swst__record_set_int(record, stage, (int64_t)to);
    if (!status && to == SWST_GROUP_STAGE_FORMING && !swst__record_has(record, starts_on))
        status = swst__record_set_int(record, starts_on, day);
    if (!status && swst__group_is_over((int64_t)to))
        status = end_group(record, to == SWST_GROUP_STAGE_CANCELLED, day);
    return status;
}

/* What is still planned for a group that is over is called off with it. */
static swst_status cancel_planned(swst_store *store, int64_t group_id)
{
    const swst_kind *kind = &swst__kinds[swst__kind_activity];
    struct swst__statement *statement;
    struct swst__ids planned = { 0 };
    swst_status status = swst__db_take(store, "SELECT id FROM activity WHERE group_id = ?1"
                                       " AND state = 1 AND voided_at IS NULL", &statement);

    if (!status) {
        swst__db_bind_int(statement, 1, group_id);
        status = swst__ids_read(&planned, statement);
    }
    for (size_t i = 0; i < planned.count && !status; i++) {
        swst_record *record = NULL;

        if (!(status = swst__row_load(store, kind, planned.at[i], &record))
            && !(status = swst__record_set_int(record, SWST__FIELD(activity, state),
                                               SWST_ACTIVITY_STATE_CANCELLED)))
            status = swst_record_save(store, record);
        swst_record_free(record);
    }
    swst__ids_free(&planned);
    return status;
}

swst_status swst_group_advance(swst_store *store, int64_t group_id, swst_group_stage to,
                               const char *on)
{
    struct swst__act act;
    swst_record *record = NULL;
    int64_t day = 0;
    swst_status status;

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (to < SWST_GROUP_STAGE_PREPARING || to > SWST_GROUP_STAGE_CANCELLED)
        return swst__fail(SWST_EINVALID, SWST__BAD_ARGUMENT);
    if ((status = swst__day_argument(on, &day))
        || (status = swst__act_begin_on(store, &act, &swst__kinds[swst__kind_group], group_id,
                                        &record)))
        return status;
    if (record && !(status = move_on(record, to, day)))
        status = swst_record_save(store, record);
    if (record && !status && swst__group_is_over((int64_t)to))
        status = cancel_planned(store, group_id);
    swst_record_free(record);
    return swst__act_end(store, &act, status);
}

/* ------------------------------------------------------------------ members */

/* Nobody joins a group that is over, and nothing more is planned for it. */
static swst_status check_goes_on(swst_store *store, int64_t group_id)
{
    int64_t stage = 0;
    swst_status status = swst__db_ask(store, "SELECT stage FROM \"group\" WHERE id = ?1"
                                      " AND voided_at IS NULL", group_id, 0, 0, &stage);

    return status || !swst__group_is_over(stage) ? status
        : swst__reject_as(SWST_ECONFLICT, &swst__kinds[swst__kind_group],
                          SWST__FIELD(group, stage), SWST__GROUP_IS_OVER);
}

static const struct swst_field *member_field(swst_member_sort sort)
{
    switch (sort) {
    case SWST_MEMBER_SORT_CLIENT: return SWST__FIELD(group_member, client_id);
    case SWST_MEMBER_SORT_HOUSEHOLD: return SWST__FIELD(group_member, household_id);
    case SWST_MEMBER_SORT_VOLUNTEER: return SWST__FIELD(group_member, volunteer_id);
    case SWST_MEMBER_SORT_WORKER: return SWST__FIELD(group_member, worker_id);
    default: return NULL;
    }
}

static swst_status make_member(int64_t group_id, const struct swst_field *who, int64_t member_id,
                               const char *role, int64_t day, swst_record **made)
{
    swst_record *record = swst_record_new(&swst__kinds[swst__kind_group_member]);
    swst_status status = !record ? SWST_ENOMEM
        : swst__record_set_int(record, SWST__FIELD(group_member, group_id), group_id);

    if (!status)
        status = swst__record_set_int(record, who, member_id);
    if (!status)
        status = swst_record_set(record, "role", role);
    if (!status)
        status = swst__record_set_int(record, SWST__FIELD(group_member, joined_on), day);
    *made = record;
    return status;
}

swst_status swst_group_join(swst_store *store, int64_t group_id, swst_member_sort sort,
                            int64_t member_id, const char *role, const char *on,
                            int64_t *member_row)
{
    const struct swst_field *who = member_field(sort);
    struct swst__act act;
    swst_record *record = NULL;
    int64_t day = 0;
    swst_status status;

    if (!store || !member_row)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!who)
        return swst__fail(SWST_EINVALID, SWST__BAD_ARGUMENT);
    if ((status = swst__day_argument(on, &day))
        || (status = swst__act_begin_writing(store, &act, &swst__kinds[swst__kind_group_member],
                                             SWST__FIELD(group_member, group_id), group_id)))
        return status;
    if (!act.served)
        status = check_goes_on(store, group_id);
    if (!status && !act.served)
        status = make_member(group_id, who, member_id, role, day, &record);
    return swst__act_save(store, &act, status, record, member_row);
}

swst_status swst_group_leave(swst_store *store, int64_t group_member_id, const char *on)
{
    struct swst__act act;
    swst_record *record = NULL;
    int64_t day = 0;
    swst_status status;

    if (!store)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__day_argument(on, &day))
        || (status = swst__act_begin_on(store, &act, &swst__kinds[swst__kind_group_member],
                                        group_member_id, &record)))
        return status;
    if (record)
        status = swst__record_set_int(record, SWST__FIELD(group_member, left_on), day);
    return swst__act_save(store, &act, status, record, NULL);
}

/* ----------------------------------------------------------------- sessions */

/* A session is where its group is, and led by whom the group is led by. */
static swst_status fill_session(const struct swst_group *group, const char *title, int64_t day,
                                swst_record *record)
{
    const struct { const struct swst_field *field; int64_t value; } values[] = {
        { SWST__FIELD(activity, type), SWST_ACTIVITY_TYPE_GROUP_SESSION },
        { SWST__FIELD(activity, state), SWST_ACTIVITY_STATE_PLANNED },
        { SWST__FIELD(activity, planned_on), day },
        { SWST__FIELD(activity, group_id), group->record.header.id },
        { SWST__FIELD(activity, programme_id), group->programme_id },
        { SWST__FIELD(activity, area_id), group->area_id },
        { SWST__FIELD(activity, lead_id), group->worker_id },
    };
    swst_status status = swst_record_set(record, "title", title ? title : group->name);

    for (size_t i = 0; i < sizeof values / sizeof *values && !status; i++)
        status = swst__record_set_int(record, values[i].field, values[i].value);
    return status;
}

static swst_status make_session(swst_store *store, int64_t group_id, const char *title,
                                int64_t day, swst_record **made)
{
    swst_record *group = NULL;
    swst_status status = swst__row_load(store, &swst__kinds[swst__kind_group], group_id, &group);

    if (!status && !(*made = swst_record_new(&swst__kinds[swst__kind_activity])))
        status = SWST_ENOMEM;
    if (!status)
        status = fill_session((const struct swst_group *)group, title, day, *made);
    swst_record_free(group);
    return status;
}

swst_status swst_group_add_session(swst_store *store, int64_t group_id, const char *on,
                                   const char *title, int64_t *activity_id)
{
    struct swst__act act;
    swst_record *record = NULL;
    int64_t day = 0;
    swst_status status;

    if (!store || !activity_id)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__day_argument(on, &day))
        || (status = swst__act_begin_writing(store, &act, &swst__kinds[swst__kind_activity],
                                             SWST__FIELD(activity, group_id), group_id)))
        return status;
    if (!act.served)
        status = check_goes_on(store, group_id);
    if (!status && !act.served)
        status = make_session(store, group_id, title, day, &record);
    return swst__act_save(store, &act, status, record, activity_id);
}

swst_status swst_group_attend(swst_store *store, int64_t activity_id, int64_t client_id,
                              swst_attendance_presence presence, int64_t minutes)
{
    return swst_activity_attend(store, activity_id, SWST_ATTENDEE_CLIENT, client_id, presence,
                                minutes);
}

/* -------------------------------------------------------------------- teams */

swst_status swst_group_teams_needed(int64_t people, int64_t least, int64_t most, int64_t *fewest,
                                    int64_t *highest)
{
    int64_t at_least;

    if (!fewest || !highest)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (people < 0 || least < 1 || most < least)
        return swst__fail(SWST_EINVALID, SWST__BAD_ARGUMENT);
    at_least = people / most + (people % most != 0);
    if (at_least > people / least)
        return swst__fail(SWST_EINVALID, SWST__TEAMS_IMPOSSIBLE);
    *fewest = at_least;
    *highest = people / least;
    return SWST_OK;
}
