/* GROUP: groups as swst_report_groups() counts them. */
#include "base/memory.h"
#include "model/structs.h"
#include "report/groups.h"
#include "report/indicators/measure.h"

static void forget(void *at)
{
    swst__group_rows_free(at);
    swst_free(at);
}

static swst_status rows_of(struct swst__measure *measure, const struct swst__group_rows **rows)
{
    struct swst__kept_count *kept = &measure->lens->kept[SWST__KEPT_GROUPS];
    struct swst__group_rows *made = kept->at;

    *rows = made;
    if (made)
        return SWST_OK;
    if (!(made = swst__calloc(sizeof *made)))
        return swst__fail_memory();
    *kept = (struct swst__kept_count){ made, forget };
    *rows = made;
    made->type = swst__measure_type(measure);
    return swst__group_rows_count(&measure->lens->answer, made);
}

/* --------------------------------------------------------------------- groups */

/* One that prepares still, or was called off, is none yet or none any more. */
static bool has_begun(const struct swst__met_group *group)
{
    return group->stage != swst__group_stage_GROUP_STAGE_PREPARING
        && group->stage != swst__group_stage_GROUP_STAGE_CANCELLED;
}

static bool is_within(struct swst__span window, int64_t day)
{
    return day != SWST__NULL && window.first <= day && day <= window.last;
}

/* That an ended one was there until a day, somebody must have noted. */
static bool is_active(const struct swst__met_group *group, struct swst__span window)
{
    return has_begun(group) && group->days.first <= window.last && group->days.last >= window.last
        && (group->stage != swst__group_stage_GROUP_STAGE_ENDED || group->ends_on != SWST__NULL);
}

static bool is_new(const struct swst__met_group *group, struct swst__span window)
{
    return has_begun(group) && is_within(window, group->days.first);
}

static bool is_ended(const struct swst__met_group *group, struct swst__span window)
{
    return group->stage == swst__group_stage_GROUP_STAGE_ENDED
        && is_within(window, group->ends_on);
}

static swst_status count_groups(struct swst__measure *measure,
                                bool (*counts)(const struct swst__met_group *group,
                                               struct swst__span window))
{
    const struct swst__group_rows *rows;
    swst_status status = rows_of(measure, &rows);

    for (size_t i = 0; !status && i < rows->group_count; i++)
        if (counts(&rows->groups[i], swst__lens_window(measure->lens)))
            status = swst__measure_add(measure, swst__kind_group, rows->groups[i].id, 1, 0);
    return status;
}

swst_status swst__count_GROUP_ACTIVE(struct swst__measure *measure)
{
    return count_groups(measure, is_active);
}

swst_status swst__count_GROUP_NEW(struct swst__measure *measure)
{
    return count_groups(measure, is_new);
}

swst_status swst__count_GROUP_ENDED(struct swst__measure *measure)
{
    return count_groups(measure, is_ended);
}

/* ------------------------------------------------------------------- sessions */

static swst_status count_sessions(struct swst__measure *measure, bool held)
{
    const struct swst__group_rows *rows;
    swst_status status = rows_of(measure, &rows);

    for (size_t i = 0; !status && i < rows->session_count; i++)
        if (rows->sessions[i].is_held == held)
            status = swst__measure_add(measure, swst__kind_activity, rows->sessions[i].id, 1, 0);
    return status;
}

swst_status swst__count_GROUP_SESSIONS(struct swst__measure *measure)
{
    return count_sessions(measure, true);
}

swst_status swst__count_GROUP_OVERDUE(struct swst__measure *measure)
{
    return count_sessions(measure, false);
}

swst_status swst__count_GROUP_ATTENDANCE(struct swst__measure *measure)
{
    const struct swst__group_rows *rows;
    swst_status status = rows_of(measure, &rows);

    for (size_t i = 0; !status && i < rows->session_count; i++) {
        const struct swst__met_session *session = &rows->sessions[i];

        if (!session->is_held)
            continue;
        swst__measure_leave_out(measure, "excused", session->of_persons.excused);
        swst__measure_leave_out(measure, "guests", session->guests);
        if (session->of_persons.enrolled)
            status = swst__measure_add(measure, swst__kind_activity, session->id,
                                       session->of_persons.present,
                                       session->of_persons.enrolled);
    }
    return status;
}

/* -------------------------------------------------------------------- members */

static swst_status count_members(struct swst__measure *measure, const struct swst__ids *ids,
                                 int kind)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; !status && i < ids->count; i++)
        status = swst__measure_add(measure, kind, ids->at[i], 1, 0);
    return status;
}

swst_status swst__count_GROUP_PERSONS(struct swst__measure *measure)
{
    const struct swst__group_rows *rows;
    swst_status status = rows_of(measure, &rows);

    return status ? status : count_members(measure, &rows->persons, swst__kind_client);
}

swst_status swst__count_GROUP_HOUSEHOLDS(struct swst__measure *measure)
{
    const struct swst__group_rows *rows;
    swst_status status = rows_of(measure, &rows);

    return status ? status : count_members(measure, &rows->households, swst__kind_household);
}
