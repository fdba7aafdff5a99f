/* Tasks of the station over a period: due, done, and done in time. */
#include "report/tasks.h"

#include "model/structs.h"

#include <swstation/programmes.h>

enum { TASK_ID, TITLE, OWNER_ID, DUE, DONE, ON_TIME, LATE, OPEN, RATE };

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }

static const struct swst_field columns[] = {
    [TASK_ID] = COLUMN("task_id", REFERENCE, "Task", "任务", .unit = "",
                       .target = &swst__kinds[swst__kind_task]),
    [TITLE] = COLUMN("title", TEXT, "Title", "标题", .unit = ""),
    [OWNER_ID] = COLUMN("owner_id", REFERENCE, "Owner", "负责人", .unit = "",
                        .target = &swst__kinds[swst__kind_worker]),
    [DUE] = COLUMN("due", INTEGER, "Due", "应完成", .unit = "times"),
    [DONE] = COLUMN("done", INTEGER, "Done", "已完成", .unit = "times"),
    [ON_TIME] = COLUMN("on_time", INTEGER, "Done in time", "按期完成", .unit = "times"),
    [LATE] = COLUMN("late", INTEGER, "Done late", "逾期完成", .unit = "times"),
    [OPEN] = COLUMN("open", INTEGER, "Open", "未完成", .unit = "times"),
    [RATE] = COLUMN("rate", RATE, "Done of due", "完成率", .unit = ""),
    { .name = NULL }
};

/* A task is its owner's, and lies where its programme does. */
static swst_status admits(struct swst__ground *ground, const struct swst__task *task,
                          bool *admitted)
{
    int64_t wanted = ground->filter->programme_id;
    swst_status status = swst__ground_admits_named(ground, &task->owner_id, 1,
                             swst__areas_find(&ground->areas, task->area_id), admitted);

    *admitted = *admitted && (!wanted || wanted == task->programme_id);
    return status;
}

static swst_status show(struct swst__answer *answer, const struct swst__task *task,
                        const struct swst__task_count *count)
{
    swst_table *table = answer->table;
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    swst__table_set_int(table, TASK_ID, task->id);
    if (task->owner_id)
        swst__table_set_int(table, OWNER_ID, task->owner_id);
    swst__table_set_int(table, DUE, count->due);
    swst__table_set_int(table, DONE, count->done);
    swst__table_set_int(table, ON_TIME, count->done - count->late);
    swst__table_set_int(table, LATE, count->late);
    swst__table_set_int(table, OPEN, count->due - count->done);
    swst__table_set_rate(table, RATE, count->done, count->due, "day");
    return swst__table_set_text(table, TITLE, task->title);
}

swst_status swst__tasks_met(struct swst__answer *answer, struct swst__tasks *tasks,
                            struct swst__task_count *count)
{
    swst_status status;

    while ((status = swst__tasks_next(tasks)) == SWST_ROW) {
        bool admitted = false;

        status = swst__tasks_count(tasks, answer->question.window, count);
        if (!status)
            status = admits(&answer->ground, &tasks->task, &admitted);
        if (status || (admitted && count->due))
            return status ? status : SWST_ROW;
    }
    return status;
}

static swst_status fill(struct swst__answer *answer)
{
    struct swst__tasks tasks = { 0 };
    struct swst__task_count count;
    swst_status status = swst__tasks_open(&tasks, answer->store, answer->question.as_of);

    while (!status && (status = swst__tasks_met(answer, &tasks, &count)) == SWST_ROW)
        status = swst__answer_is_full(answer) ? SWST_OK : show(answer, &tasks.task, &count);
    swst__tasks_close(&tasks);
    return status;
}

swst_status swst_report_tasks(swst_store *store, const char *from, const char *to,
                              const char *as_of, const swst_filter *filter, swst_table **table)
{
    return swst__answer(store, (const char *const[]){ from, to, as_of }, filter, "tasks", columns,
                        fill, table);
}
