#include "domain/tasks.h"

#include "domain/act.h"
#include "model/structs.h"
#include "store/rows.h"
#include "store/sight.h"

#include <swstation/programmes.h>

#include <string.h>

enum { DONE_DUE, DONE_ON };

swst_status swst__tasks_check(const swst_record *record)
{
    const struct swst_field *due = SWST__FIELD(task, due_on);

    return !swst__record_has(record, SWST__FIELD(task, recurrence)) || swst__record_has(record, due)
        ? SWST_OK : swst__reject(record->kind, due, SWST__NO_FIRST_DAY);
}

/* ------------------------------------------------------------------ walking */

swst_status swst__tasks_open(struct swst__tasks *tasks, swst_store *store, int64_t as_of)
{
    swst_status status = swst__db_take(store,
        "SELECT task.id, title, task.recurrence, due_on, coalesce(task.owner_id, 0),"
        " coalesce(programme_id, 0), coalesce(area_id, 0) FROM task"
        " LEFT JOIN programme ON programme.id = programme_id WHERE task.voided_at IS NULL"
        " ORDER BY task.id", &tasks->statement);

    tasks->as_of = as_of;
    if (!status)
        status = swst__feed_open(&tasks->done, store,
            "SELECT task_id, due_on, done_on FROM task_done WHERE voided_at IS NULL"
            " AND task_id >= ?3 AND done_on <= ?1 ORDER BY task_id, due_on", 2, as_of, 0);
    return status;
}

swst_status swst__tasks_next(struct swst__tasks *tasks)
{
    const struct swst__statement *row = tasks->statement;
    swst_status status = swst__db_step(tasks->statement);

    if (status != SWST_ROW)
        return status;
    tasks->task = (struct swst__task){
        .id = swst__db_int(row, 0), .title = swst__db_text(row, 1),
        .recurrence = swst__db_is_null(row, 2) ? NULL : swst__db_text(row, 2),
        .due_on = swst__db_is_null(row, 3) ? SWST__NULL : swst__db_day(row, 3),
        .owner_id = swst__db_int(row, 4), .programme_id = swst__db_int(row, 5),
        .area_id = swst__db_int(row, 6),
    };
    status = swst__feed_take(&tasks->done, tasks->task.id);
    return status ? status : SWST_ROW;
}

void swst__tasks_close(struct swst__tasks *tasks)
{
    swst__db_give_back(tasks->statement);
    swst__feed_close(&tasks->done);
    memset(tasks, 0, sizeof *tasks);
}

/* ----------------------------------------------------------------- counting */

/* Both the days of the series and those done ascend. */
swst_status swst__tasks_count(const struct swst__tasks *tasks, struct swst__span window,
                              struct swst__task_count *count)
{
    const struct swst__feed *done = &tasks->done;
    struct swst__series series;
    size_t at = 0;
    int64_t day;
    swst_status status;

    *count = (struct swst__task_count){ .open_on = SWST__NULL };
    if (tasks->task.due_on == SWST__NULL)
        return SWST_OK;
    status = swst__series_begin(&series, tasks->task.recurrence, tasks->task.due_on, window);
    while (!status && swst__series_next(&series, &day)) {
        while (at < done->count && done->rows[at][DONE_DUE] < day)
            at++;
        count->due++;
        if (at < done->count && done->rows[at][DONE_DUE] == day) {
            count->done++;
            count->late += done->rows[at][DONE_ON] > day;
        } else if (count->open_on == SWST__NULL) {
            count->open_on = day;
        }
    }
    return status;
}

/* -------------------------------------------------------------------- doing */

static swst_status is_done(swst_store *store, int64_t task_id, int64_t due, bool *done)
{
    int64_t found = 0;
    swst_status status = swst__db_ask(store, "SELECT id FROM task_done WHERE task_id = ?1"
        " AND due_on = ?2 AND voided_at IS NULL", task_id, due, 0, &found);

    *done = found;
    return status;
}

/* The earliest open day, or the one asked for, SWST__NULL for none. A task
 * without a day is due whenever it is done. */
static swst_status find_due(swst_store *store, const struct swst_task *task, int64_t asked,
                            int64_t done_on, int64_t *due)
{
    bool has_day = swst__record_has(&task->record, SWST__FIELD(task, due_on)), done = true;
    struct swst__span window = { asked == SWST__NULL ? SWST__FIRST_DAY : asked,
                                 asked == SWST__NULL ? SWST__LAST_DAY : asked };
    struct swst__series series;
    swst_status status = swst__series_begin(&series, task->recurrence,
                                            has_day ? task->due_on.number : done_on, window);

    while (!status && done) {
        if (!swst__series_next(&series, due))
            return asked == SWST__NULL ? swst__fail(SWST_ECONFLICT, SWST__TASK_DONE)
                                       : swst__fail(SWST_EINVALID, SWST__TASK_NOT_DUE);
        status = is_done(store, task->record.header.id, *due, &done);
        if (!status && done && asked != SWST__NULL)
            return swst__fail(SWST_ECONFLICT, SWST__TASK_DONE);
    }
    return status;
}

static swst_status save_done(swst_store *store, int64_t task_id, int64_t due, int64_t done_on)
{
    swst_record *record = swst_record_new(&swst__kinds[swst__kind_task_done]);
    swst_status status = record ? SWST_OK : SWST_ENOMEM;

    if (!status)
        status = swst__record_set_int(record, SWST__FIELD(task_done, task_id), task_id);
    if (!status)
        status = swst__record_set_int(record, SWST__FIELD(task_done, due_on), due);
    if (!status)
        status = swst__record_set_int(record, SWST__FIELD(task_done, done_on), done_on);
    if (!status)
        status = swst__record_set_int(record, SWST__FIELD(task_done, worker_id),
                                      swst__store_actor(store));
    if (!status)
        status = swst_record_save(store, record);
    swst_record_free(record);
    return status;
}

static swst_status do_task(swst_store *store, const swst_record *task, int64_t asked,
                           int64_t done_on)
{
    int64_t due = 0;
    swst_status status;

    if (task->header.voided)
        return swst__fail_about(SWST_ECONFLICT, SWST__VOIDED_ALREADY, &task->kind->label);
    status = find_due(store, (const struct swst_task *)task, asked, done_on, &due);
    return status ? status : save_done(store, task->header.id, due, done_on);
}

swst_status swst_task_do(swst_store *store, int64_t task_id, const char *due_on,
                         const char *done_on)
{
    struct swst__act act;
    swst_record *task = NULL;
    int64_t asked = SWST__NULL, day;
    swst_status status;

    if (!store || !done_on)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((due_on && (status = swst__day_argument(due_on, &asked)))
        || (status = swst__day_argument(done_on, &day))
        || (status = swst__act_begin_writing(store, &act, &swst__kinds[swst__kind_task_done],
                                             SWST__FIELD(task_done, task_id), task_id)))
        return status;
    if (!act.served
        && !(status = swst__row_load(store, &swst__kinds[swst__kind_task], task_id, &task)))
        status = do_task(store, task, asked, day);
    swst_record_free(task);
    return swst__act_end(store, &act, status);
}
