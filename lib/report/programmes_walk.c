/* Which programmes a filter lets pass. */
#include "report/programmes_walk.h"

#include "domain/in_force.h"
#include "model/structs.h"

bool swst__programme_is_within(const struct swst__programme_walk *walk, int64_t area_id)
{
    const struct swst__ground *ground = &walk->answer->ground;

    return swst__areas_within(&ground->areas, swst__areas_find(&ground->areas, area_id),
                              ground->top);
}

bool swst__programme_recurs(const struct swst__programme_walk *walk)
{
    return !swst__db_is_null(walk->row, SWST__PROGRAMME_RECURRENCE)
        && !swst__db_is_null(walk->row, SWST__PROGRAMME_STARTS_ON);
}

int64_t swst__programme_held_of(const struct swst__tally *whole, int64_t planned)
{
    return planned >= 0 && whole->held > planned ? planned : whole->held;
}

static bool touches_area(const struct swst__programme_walk *walk)
{
    bool touches = swst__programme_is_within(walk, walk->count.area_id);

    for (size_t i = 0; i < walk->count.site_count; i++)
        touches = touches || swst__programme_is_within(walk, walk->count.of_sites[i].area_id);
    return touches;
}

static swst_status find_named(struct swst__programme_walk *walk)
{
    struct swst__statement *statement;
    swst_status status;

    walk->named.count = 0;
    if ((status = swst__ids_append(&walk->named, swst__db_int(walk->row, SWST__PROGRAMME_OWNER))))
        return status;
    status = swst__db_take(walk->answer->store, "SELECT worker_id FROM assignment"
        " WHERE programme_id = ?1 AND" SWST__IN_FORCE("assignment", "?2"), &statement);
    if (status)
        return status;
    swst__db_bind_int(statement, 1, walk->count.id);
    swst__db_bind_int(statement, 2, walk->answer->ground.day);
    return swst__ids_read(&walk->named, statement);
}

static swst_status is_wanted(struct swst__programme_walk *walk, bool *is)
{
    struct swst__ground *ground = &walk->answer->ground;
    int64_t wanted = ground->filter->programme_id;
    swst_status status;

    *is = !wanted || wanted == walk->count.id;
    if (!*is || !ground->filter->worker_id)
        return SWST_OK;
    status = find_named(walk);
    if (!status)
        status = swst__staff_named(&ground->staff, walk->named.at, walk->named.count,
                                   &ground->workers);
    *is = swst__ids_hold(&ground->workers, ground->filter->worker_id);
    return status;
}

static bool has_anything(const struct swst__programme_walk *walk)
{
    const struct swst__programme_count *count = &walk->count;

    return swst__span_days(swst__span_meet(count->days, count->question.period))
        || count->whole.planned || count->whole.held || count->whole.people.count || count->runs
        || count->ended.count;
}

static bool has_enrolled(const struct swst__programme_count *count)
{
    bool has = false;

    for (size_t i = 0; i < count->enrolled_count && !has; i++)
        has = count->enrolled[i].is_now;
    return has;
}

static int64_t day_or(const struct swst__statement *row, int column, int64_t none)
{
    return swst__db_is_null(row, column) ? none : swst__db_day(row, column);
}

static void read_programme(struct swst__programme_walk *walk)
{
    const struct swst__statement *row = walk->row;
    struct swst__programme_count *count = &walk->count;

    count->id = swst__db_int(row, SWST__PROGRAMME_ID);
    count->area_id = swst__db_int(row, SWST__PROGRAMME_AREA);
    count->days = (struct swst__span){ day_or(row, SWST__PROGRAMME_STARTS_ON, SWST__FIRST_DAY),
                                       day_or(row, SWST__PROGRAMME_ENDS_ON, SWST__LAST_DAY) };
}

static swst_status take(struct swst__programme_walk *walk, bool *wanted)
{
    swst_status status;

    read_programme(walk);
    status = swst__programme_count(&walk->count,
                                   swst__db_is_null(walk->row, SWST__PROGRAMME_RECURRENCE) ? NULL
                                   : swst__db_text(walk->row, SWST__PROGRAMME_RECURRENCE));
    if (!status)
        status = is_wanted(walk, wanted);
    walk->has_anything = has_anything(walk);
    *wanted = !status && *wanted && (walk->has_anything || has_enrolled(&walk->count))
        && touches_area(walk);
    return status;
}

swst_status swst__programmes_walk(struct swst__programme_walk *walk,
                                  swst_status (*show)(struct swst__programme_walk *walk,
                                                      void *with),
                                  void *with)
{
    swst_status status;

    walk->count.store = walk->answer->store;
    walk->count.question = walk->answer->question;
    status = swst__db_take(walk->answer->store,
        "SELECT id, name, area_id, owner_id, starts_on, ends_on, planned_sessions, planned_runs,"
        " planned_people, planned_minutes, recurrence FROM programme WHERE voided_at IS NULL"
        " ORDER BY id", &walk->row);
    while (!status && (status = swst__db_step(walk->row)) == SWST_ROW) {
        bool wanted = false;

        status = take(walk, &wanted);
        if (wanted)
            status = show(walk, with);
    }
    swst__db_give_back(walk->row);
    swst__programme_count_free(&walk->count);
    swst__ids_free(&walk->named);
    return status;
}
