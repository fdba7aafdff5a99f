/* TASK: what the station itself had to do, and did (C9, M4). */
#include "domain/tasks.h"
#include "model/structs.h"
#include "report/indicators/measure.h"
#include "report/tasks.h"

#include <string.h>

static int64_t done(const struct swst__task_count *count)
{
    return count->done;
}

static int64_t on_time(const struct swst__task_count *count)
{
    return count->done - count->late;
}

static int64_t late(const struct swst__task_count *count)
{
    return count->late;
}

static int64_t open(const struct swst__task_count *count)
{
    return count->due - count->done;
}

/* A row for every task, with how often it was due when a share is asked for. */
static swst_status count_tasks(struct swst__measure *measure,
                               int64_t (*number)(const struct swst__task_count *count))
{
    struct swst__answer *answer = &measure->lens->answer;
    const char *title = answer->ground.filter->type;
    bool is_share = measure->indicator->form == SWST_FIGURE_RATE;
    struct swst__tasks tasks = { 0 };
    struct swst__task_count count;
    swst_status status = swst__tasks_open(&tasks, answer->store, answer->question.as_of);

    while (!status && (status = swst__tasks_met(answer, &tasks, &count)) == SWST_ROW)
        status = title && strcmp(title, tasks.task.title) != 0 ? SWST_OK
            : is_share || number(&count)
                ? swst__measure_add(measure, swst__kind_task, tasks.task.id, number(&count),
                                    is_share ? count.due : 0) : SWST_OK;
    swst__tasks_close(&tasks);
    return status;
}

swst_status swst__count_TASK_DONE(struct swst__measure *measure)
{
    return count_tasks(measure, done);
}

swst_status swst__count_TASK_ON_TIME(struct swst__measure *measure)
{
    return count_tasks(measure, on_time);
}

swst_status swst__count_TASK_LATE(struct swst__measure *measure)
{
    return count_tasks(measure, late);
}

swst_status swst__count_TASK_OPEN(struct swst__measure *measure)
{
    return count_tasks(measure, open);
}
