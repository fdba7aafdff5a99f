/* Tasks that wait: those of the station, each for its earliest open day, and
 * those of open cases. Both up to the end of the week that runs. */
#include "domain/cases.h"
#include "domain/tasks.h"
#include "model/structs.h"
#include "report/desk.h"

static int64_t end_of_week(const struct swst__desk *desk)
{
    return swst__bucket_of(SWST__PER_WEEK, desk->as_of).last;
}

static void set_due(struct swst__matter *matter, int64_t due_on, int64_t as_of)
{
    matter->due_on = due_on;
    matter->days_overdue = due_on < as_of ? as_of - due_on : 0;
    matter->reason = due_on < as_of ? "overdue" : due_on == as_of ? "today" : "week";
}

/* ------------------------------------------------------- tasks of the station */

/* Required and done are the days that have come. */
static swst_status put_task(struct swst__desk *desk, const struct swst__tasks *tasks)
{
    const struct swst__task *task = &tasks->task;
    struct swst__matter matter = {
        SWST__NO_MATTER, .about = swst__kind_task, .about_id = task->id,
        .workers = { task->owner_id },
    };
    struct swst__task_count open, so_far;
    swst_status status = swst__tasks_count(tasks, (struct swst__span){ SWST__FIRST_DAY,
                                                                       end_of_week(desk) }, &open);

    if (status || open.open_on == SWST__NULL)
        return status;
    status = swst__tasks_count(tasks, (struct swst__span){ SWST__FIRST_DAY, desk->as_of },
                               &so_far);
    if (status)
        return status;
    matter.area = swst__areas_find(&desk->ground.areas, task->area_id);
    set_due(&matter, open.open_on, desk->as_of);
    matter.required = so_far.due;
    matter.done = so_far.done;
    return swst__desk_put(desk, &matter);
}

static swst_status collect_tasks(struct swst__desk *desk)
{
    struct swst__tasks tasks = { 0 };
    swst_status status = swst__tasks_open(&tasks, desk->store, desk->as_of);

    while (!status && (status = swst__tasks_next(&tasks)) == SWST_ROW)
        status = put_task(desk, &tasks);
    swst__tasks_close(&tasks);
    return status;
}

/* ------------------------------------------------------------ tasks of cases */

enum { TASK_ID, CASE_ID, WORKER_ID, DUE_ON };

/* Up to ?1, not done by ?2. */
#define CASE_TASKS \
    " FROM case_task JOIN \"case\" ON \"case\".id = case_id" \
    " WHERE case_task.voided_at IS NULL AND due_on <= ?1 AND (done_on IS NULL OR done_on > ?2)"

static bool is_open(const struct swst__cases *cases, int64_t case_id, int64_t day)
{
    for (size_t i = 0; i < cases->count; i++)
        if (cases->at[i].id == case_id)
            return swst__case_open_on(&cases->at[i], day);
    return false;
}

/* A task's own words stay in the case: here it bears the client's name. */
static swst_status put_case_tasks(struct swst__desk *desk, const struct swst__person *person,
                                  const struct swst__cases *cases, const struct swst__feed *feed)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < feed->count && !status; i++) {
        struct swst__matter matter = {
            SWST__NO_MATTER, .about = swst__kind_case_task, .about_id = feed->rows[i][TASK_ID],
            .client_id = person->id, .name = person->name,
            .workers = { feed->rows[i][WORKER_ID] },
        };

        if (!is_open(cases, feed->rows[i][CASE_ID], desk->as_of))
            continue;
        matter.area = swst__person_area(person, desk->as_of);
        matter.required = 1;
        matter.done = 0;
        set_due(&matter, feed->rows[i][DUE_ON], desk->as_of);
        status = swst__desk_put(desk, &matter);
    }
    return status;
}

static swst_status find_clients(struct swst__desk *desk, struct swst__ids *clients)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(desk->store, "SELECT DISTINCT client_id" CASE_TASKS
                                       " ORDER BY client_id", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, end_of_week(desk));
    swst__db_bind_int(statement, 2, desk->as_of);
    return swst__ids_read(clients, statement);
}

/* Where the clients stand, and their cases, read in step. */
struct case_tasks {
    struct swst__people people;
    struct swst__cases cases;
    struct swst__feed feed;
};

static swst_status open_case_tasks(struct case_tasks *tasks, struct swst__desk *desk,
                                   const struct swst__ids *clients)
{
    swst_status status = swst__people_open(&tasks->people, desk->store, &desk->ground.areas,
                                           clients);

    if (!status)
        status = swst__cases_open(&tasks->cases, desk->store);
    return status ? status : swst__feed_open(&tasks->feed, desk->store,
        "SELECT client_id, case_task.id, case_id,"
        " coalesce(case_task.worker_id, \"case\".worker_id), due_on" CASE_TASKS
        " AND client_id >= ?3 ORDER BY client_id, case_task.id", 4, end_of_week(desk),
        desk->as_of);
}

static swst_status collect_case_tasks(struct swst__desk *desk, const struct swst__ids *clients)
{
    struct case_tasks tasks = { 0 };
    swst_status status = open_case_tasks(&tasks, desk, clients);

    while (!status && (status = swst__people_next(&tasks.people)) == SWST_ROW) {
        const struct swst__person *person = &tasks.people.person;

        status = swst__feed_take(&tasks.feed, person->id);
        if (!status)
            status = swst__cases_take(&tasks.cases, person->id);
        if (!status)
            status = put_case_tasks(desk, person, &tasks.cases, &tasks.feed);
    }
    swst__feed_close(&tasks.feed);
    swst__cases_close(&tasks.cases);
    swst__people_close(&tasks.people);
    return status;
}

swst_status swst__desk_tasks(struct swst__desk *desk)
{
    struct swst__ids clients = { 0 };
    swst_status status = collect_tasks(desk);

    if (!status)
        status = find_clients(desk, &clients);
    if (!status && clients.count)
        status = collect_case_tasks(desk, &clients);
    swst__ids_free(&clients);
    return status;
}
