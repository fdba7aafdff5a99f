/* Idle cases: open, not suspended, and without a done follow-up for more than
 * some days (semantics 4.6). The episode is the case and the day since which;
 * who is alerted is asked of the posts. */
#include "model/structs.h"
#include "report/desk.h"
#include "report/with_cases.h"

#include <swstation/station.h>

struct work {
    struct swst__desk *desk;
    struct swst__people people;
    struct swst__cases cases;
    struct swst__posts posts;
    struct swst__ids ids;
    const struct swst__ids *only;       /* whom to look at; NULL: everybody */
    int64_t days;                       /* that are not yet too many */
};

/* As what the alerted is alerted, in the order in which they are looked for. */
static const char *reason_of(const struct swst__posts *posts, const struct swst__case *it,
                             int64_t to_id)
{
    if (!to_id)
        return "nobody";
    if (to_id == it->supervisor_id || swst__posts_hold(posts, to_id, swst__post_role_SUPERVISOR))
        return "supervisor";
    if (to_id == swst__posts_backup(posts, it->worker_id))
        return "backup";
    return swst__posts_hold(posts, to_id, swst__post_role_HEAD) ? "head" : "deputy";
}

struct swst__matter swst__desk_idle_case(const struct swst__posts *posts,
                                         const struct swst__person *person,
                                         const struct swst__case *it, int64_t day)
{
    struct swst__matter matter = {
        SWST__NO_MATTER, .about = swst__kind_case, .about_id = it->id, .client_id = person->id,
        .name = person->name, .workers = { it->worker_id },
    };

    matter.area = swst__person_area(person, day);
    matter.to_id = swst__posts_alerted(posts, it->supervisor_id, it->worker_id);
    matter.since_on = swst__case_since(it, day);
    matter.reason = reason_of(posts, it, matter.to_id);
    return matter;
}

static swst_status put(struct work *work, const struct swst__case *it)
{
    int64_t as_of = work->desk->as_of;
    struct swst__matter matter = swst__desk_idle_case(&work->posts, &work->people.person, it,
                                                      as_of);

    matter.due_on = matter.since_on + work->days;
    matter.days_overdue = as_of - matter.due_on;
    return swst__desk_put(work->desk, &matter);
}

/* Of whoever is on file: a case of someone who has left stays open until it is
 * closed. */
static swst_status put_idle(struct work *work)
{
    swst_status status = SWST_OK;

    while (!status && (status = swst__people_next(&work->people)) == SWST_ROW) {
        status = swst__cases_take(&work->cases, work->people.person.id);
        for (size_t i = 0; i < work->cases.count && !status; i++)
            if (swst__case_idle_on(&work->cases.at[i], work->desk->as_of, work->days))
                status = put(work, &work->cases.at[i]);
    }
    return status;
}

/* An alert is of anybody's cases, as the posts have it. */
static swst_status add_alerted(struct work *work)
{
    int64_t worker = work->desk->ground.filter->worker_id;
    struct swst__statement *row;
    swst_status status = swst__db_take(work->desk->store, "SELECT client_id, worker_id,"
        " coalesce(supervisor_id, 0) FROM \"case\" WHERE voided_at IS NULL", &row);

    if (status)
        return status;
    while (!status && (status = swst__db_step(row)) == SWST_ROW)
        status = swst__posts_alerted(&work->posts, swst__db_int(row, 2), swst__db_int(row, 1))
                 == worker ? swst__ids_append(&work->ids, swst__db_int(row, 0)) : SWST_OK;
    swst__db_give_back(row);
    swst__ids_order(&work->ids);
    return status;
}

static swst_status find_people(struct work *work)
{
    const struct swst__ground *ground = &work->desk->ground;
    swst_status status = swst__ground_with_cases(ground, work->desk->store, &work->ids,
                                                 &work->only);

    return status || !ground->filter->worker_id ? status : add_alerted(work);
}

swst_status swst__desk_cases(struct swst__desk *desk)
{
    struct work work = { .desk = desk };
    swst_status status = swst_station_setting(desk->store, "case_idle_days", &work.days);

    if (!status)
        status = swst__posts_read(desk->store, desk->as_of, &work.posts);
    if (!status)
        status = find_people(&work);
    if (!status)
        status = swst__people_open(&work.people, desk->store, &desk->ground.areas, work.only);
    if (!status)
        status = swst__cases_open(&work.cases, desk->store);
    if (!status)
        status = put_idle(&work);
    swst__cases_close(&work.cases);
    swst__people_close(&work.people);
    swst__posts_free(&work.posts);
    swst__ids_free(&work.ids);
    return status;
}
