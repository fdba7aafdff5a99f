#include "report/groups.h"

#include "base/memory.h"
#include "model/structs.h"

/* The columns of a group, in the order of the statement below. */
enum {
    ID, NAME, TYPE, STAGE, PROGRAMME_ID, WORKER_ID, AREA_ID, PLANNED_SESSIONS, LEAST, MOST,
    STARTS_ON, ENDS_ON
};

struct work {
    struct swst__answer *answer;
    struct swst__group_rows *rows;
    struct swst__groups groups;
    const struct swst__statement *row;      /* the group stood on */
    struct swst__ids members;
};

void swst__group_rows_free(struct swst__group_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        swst_free(rows->at[i].name);
    swst_free(rows->at);
    swst_free(rows->groups);
    swst_free(rows->sessions);
    swst__ids_free(&rows->persons);
    swst__ids_free(&rows->households);
}

static int64_t number(const struct swst__statement *row, int column)
{
    return swst__db_is_null(row, column) ? SWST__NULL : swst__db_int(row, column);
}

/* ------------------------------------------------------------------ members */

static swst_status count_members(struct work *work, int64_t day, int64_t *persons,
                                 int64_t *households)
{
    swst_status status = swst__groups_members(&work->groups, SWST_MEMBER_SORT_CLIENT, day,
                                              &work->members);

    *persons = (int64_t)work->members.count;
    if (!status)
        status = swst__groups_members(&work->groups, SWST_MEMBER_SORT_HOUSEHOLD, day,
                                      &work->members);
    *households = (int64_t)work->members.count;
    return status;
}

static swst_status keep_members(struct work *work, int64_t day)
{
    const struct { swst_member_sort sort; struct swst__ids *all; } sorts[] = {
        { SWST_MEMBER_SORT_CLIENT, &work->rows->persons },
        { SWST_MEMBER_SORT_HOUSEHOLD, &work->rows->households },
    };
    swst_status status = SWST_OK;

    for (size_t i = 0; i < 2 && !status; i++) {
        status = swst__groups_members(&work->groups, sorts[i].sort, day, &work->members);
        for (size_t j = 0; j < work->members.count && !status; j++)
            status = swst__ids_append(sorts[i].all, work->members.at[j]);
    }
    return status;
}

/* `days`: those of the group. */
static swst_status add_members(struct work *work, struct swst__span days,
                               struct swst__group_figures *figures)
{
    struct swst__span window = work->answer->question.window;
    int64_t now = days.last < window.last ? days.last : window.last;
    int64_t before = days.first < window.first ? window.first - 1 : days.first;
    int64_t persons = 0, households = 0;
    swst_status status = count_members(work, before, &persons, &households);

    figures->members_before = persons + households;     /* places taken in one group */
    if (!status)
        status = count_members(work, now, &figures->persons, &figures->households);
    figures->members_now = figures->persons + figures->households;
    return status ? status : keep_members(work, now);
}

/* ----------------------------------------------------------------- sessions */

static bool holds(struct swst__span span, int64_t day)
{
    return day != SWST__NULL && span.first <= day && day <= span.last;
}

static void add_turnout(struct swst__turnout *sum, const struct swst__turnout *turnout)
{
    sum->enrolled += turnout->enrolled;
    sum->present += turnout->present;
    sum->excused += turnout->excused;
    sum->absent += turnout->absent;
}

static swst_status keep_session(struct swst__group_rows *rows,
                                const struct swst__met_session *session)
{
    struct swst__met_session *at = swst__grow(rows->sessions, &rows->session_room,
                                              rows->session_count, sizeof *at);

    if (!at)
        return SWST_ENOMEM;
    rows->sessions = at;
    at[rows->session_count++] = *session;
    return SWST_OK;
}

static swst_status add_held(struct work *work, const struct swst__session *session,
                            struct swst__group_figures *figures)
{
    struct swst__turnout persons = { 0 }, households = { 0 };
    int64_t guests = 0;
    swst_status status = swst__groups_turnout(&work->groups, session, &persons, &households,
                                              &guests);

    if (!status)
        status = keep_session(work->rows, &(struct swst__met_session){ session->id, true, persons,
                                                                       guests });
    if (status)
        return status;
    figures->held++;
    figures->guests += guests;
    add_turnout(&figures->of_persons, &persons);
    add_turnout(&figures->of_households, &households);
    return SWST_OK;
}

/* The day a session is planned for is not late. */
static bool is_overdue(const struct swst__session *session, int64_t stage, int64_t day)
{
    return !swst__group_is_over(stage)
        && session->state == swst__activity_state_ACTIVITY_STATE_PLANNED
        && session->planned_on != SWST__NULL && session->planned_on < day;
}

static swst_status add_sessions(struct work *work, struct swst__group_figures *figures)
{
    struct swst__span window = work->answer->question.window;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < work->groups.sessions.count && !status; i++) {
        struct swst__session session = swst__groups_session(&work->groups, i);
        bool in_window = holds(window, session.planned_on);

        figures->planned += in_window;
        figures->cancelled += in_window
            && session.state == swst__activity_state_ACTIVITY_STATE_CANCELLED;
        if (is_overdue(&session, figures->stage, window.last)) {
            figures->overdue++;
            status = keep_session(work->rows, &(struct swst__met_session){ .id = session.id });
        }
        if (!status && session.state == swst__activity_state_ACTIVITY_STATE_HELD
            && holds(window, session.held_on))
            status = add_held(work, &session, figures);
    }
    return status;
}

/* --------------------------------------------------------------------- rows */

static swst_status add_row(struct work *work, const char *name,
                           struct swst__group_figures **added)
{
    struct swst__group_rows *rows = work->rows;
    struct swst__group_figures *at = swst__grow(rows->at, &rows->room, rows->count, sizeof *at);
    char *copy;

    if (!at)
        return SWST_ENOMEM;
    rows->at = at;
    if (!(copy = swst__strdup(name)))
        return swst__fail_memory();
    at[rows->count] = (struct swst__group_figures){
        .name = copy, .members_before = SWST__NULL, .members_now = SWST__NULL,
        .planned_sessions = SWST__NULL, .least = SWST__NULL, .most = SWST__NULL,
    };
    *added = &at[rows->count++];
    return SWST_OK;
}

/* What nobody knows adds nothing. */
static void add_known(int64_t *sum, int64_t known)
{
    if (known != SWST__NULL)
        *sum = *sum == SWST__NULL ? known : *sum + known;
}

static void add_to_all(const struct swst__group_figures *figures, struct swst__group_figures *all)
{
    all->groups += figures->groups;
    add_known(&all->planned_sessions, figures->planned_sessions);
    add_known(&all->least, figures->least);
    add_known(&all->most, figures->most);
    all->planned += figures->planned;
    all->held += figures->held;
    all->cancelled += figures->cancelled;
    all->overdue += figures->overdue;
    all->guests += figures->guests;
    add_turnout(&all->of_persons, &figures->of_persons);
    add_turnout(&all->of_households, &figures->of_households);
}

static swst_status add_group(struct work *work, struct swst__span days)
{
    struct swst__group_figures *figures = NULL;
    swst_status status = add_row(work, swst__db_text(work->row, NAME), &figures);

    if (status)
        return status;
    figures->groups = 1;
    figures->id = swst__db_int(work->row, ID);
    figures->type = swst__db_int(work->row, TYPE);
    figures->stage = swst__db_int(work->row, STAGE);
    figures->programme_id = swst__db_int(work->row, PROGRAMME_ID);
    figures->planned_sessions = number(work->row, PLANNED_SESSIONS);
    figures->least = number(work->row, LEAST);
    figures->most = number(work->row, MOST);
    if (!(status = add_members(work, days, figures)))
        status = add_sessions(work, figures);
    if (!status)
        add_to_all(figures, &work->rows->at[0]);
    return status;
}

/* A group that begins on no known day has none yet. */
static struct swst__span days_of(const struct work *work)
{
    int64_t first = number(work->row, STARTS_ON);

    if (first == SWST__NULL)
        first = swst__groups_first_day(&work->groups);
    return (struct swst__span){ first == SWST__NULL ? SWST__LAST_DAY + 1 : first,
        swst__db_is_null(work->row, ENDS_ON) ? SWST__LAST_DAY : swst__db_int(work->row, ENDS_ON) };
}

static swst_status keep_group(struct work *work, struct swst__span days)
{
    struct swst__group_rows *rows = work->rows;
    struct swst__met_group *at = swst__grow(rows->groups, &rows->group_room, rows->group_count,
                                            sizeof *at);

    if (!at)
        return SWST_ENOMEM;
    rows->groups = at;
    at[rows->group_count++] = (struct swst__met_group){ swst__db_int(work->row, ID),
        swst__db_int(work->row, STAGE), number(work->row, ENDS_ON), days };
    return SWST_OK;
}

static swst_status meet_group(struct work *work)
{
    struct swst__ground *ground = &work->answer->ground;
    int64_t programme = ground->filter->programme_id, worker = swst__db_int(work->row, WORKER_ID);
    int64_t area = swst__db_is_null(work->row, AREA_ID) ? SWST__NOWHERE
                     : swst__areas_find(&ground->areas, swst__db_int(work->row, AREA_ID));
    struct swst__span days;
    bool admitted = false;
    swst_status status = swst__ground_admits_named(ground, &worker, 1, area, &admitted);

    if (status || !admitted
        || (programme && programme != swst__db_int(work->row, PROGRAMME_ID))
        || (work->rows->type && work->rows->type != swst__db_int(work->row, TYPE)))
        return status;
    if ((status = swst__groups_take(&work->groups, swst__db_int(work->row, ID))))
        return status;
    days = days_of(work);
    if ((status = keep_group(work, days)))
        return status;
    return swst__span_days(swst__span_meet(days, work->answer->question.window))
        ? add_group(work, days) : SWST_OK;
}

static swst_status count_all(struct work *work)
{
    struct swst__statement *row;
    swst_status status = swst__db_take(work->answer->store, "SELECT id, name, type, stage,"
        " programme_id, worker_id, area_id, planned_sessions, min_members, max_members,"
        " starts_on, ends_on FROM \"group\" WHERE voided_at IS NULL ORDER BY id", &row);

    if (status)
        return status;
    work->row = row;
    while ((status = swst__db_step(row)) == SWST_ROW)
        if ((status = meet_group(work)))
            break;
    swst__db_give_back(row);
    return status;
}

swst_status swst__group_rows_count(struct swst__answer *answer, struct swst__group_rows *rows)
{
    struct work work = { .answer = answer, .rows = rows };
    struct swst__group_figures *all;
    swst_status status = swst__groups_open(&work.groups, answer->store, answer->question.window);

    if (!status)
        status = add_row(&work, "all", &all);
    if (!status)
        status = count_all(&work);
    swst__groups_close(&work.groups);
    swst__ids_free(&work.members);
    if (status)
        return status;
    swst__ids_order(&rows->persons);
    swst__ids_order(&rows->households);
    rows->at[0].persons = (int64_t)rows->persons.count;
    rows->at[0].households = (int64_t)rows->households.count;
    return SWST_OK;
}
