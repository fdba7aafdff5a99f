/* Tasks of the station: when they are due, and whether they were done. */
#ifndef SWST_DOMAIN_TASKS_H
#define SWST_DOMAIN_TASKS_H

#include "domain/feed.h"
#include "domain/series.h"

#include "model/model.h"

struct swst__task {
    int64_t id, owner_id, programme_id;     /* 0: none */
    int64_t area_id;                        /* of its programme, or 0 */
    int64_t due_on;                         /* the first day, or SWST__NULL: never due */
    const char *title, *recurrence;         /* until the next task; recurrence NULL: once */
};

struct swst__tasks {
    struct swst__statement *statement;
    struct swst__feed done;                 /* due_on and done_on of the task stood on */
    struct swst__task task;
    int64_t as_of;
};

/* Tasks one after another, by id. Starts as { 0 }; closed even when opening failed. */
swst_status swst__tasks_open(struct swst__tasks *tasks, swst_store *store, int64_t as_of);
swst_status swst__tasks_next(struct swst__tasks *tasks);        /* SWST_ROW, SWST_OK at the end */
void swst__tasks_close(struct swst__tasks *tasks);

/* Of the task stood on, the days due within the window: how many there are,
 * how many were done by as_of, how many of them later than due, and the
 * earliest that is open, or SWST__NULL. */
struct swst__task_count {
    int64_t due, done, late, open_on;
};
swst_status swst__tasks_count(const struct swst__tasks *tasks, struct swst__span window,
                              struct swst__task_count *count);

/* What recurs begins on a day. */
swst_status swst__tasks_check(const swst_record *record);

#endif
