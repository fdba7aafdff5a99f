/* Tasks that a filter lets pass, with how often each was due and done: the
 * report and the figures are made of the same. */
#ifndef SWST_REPORT_TASKS_H
#define SWST_REPORT_TASKS_H

#include "domain/tasks.h"
#include "report/answer.h"

/* Step to the next task that was due in the window: SWST_ROW, SWST_OK at the end. */
swst_status swst__tasks_met(struct swst__answer *answer, struct swst__tasks *tasks,
                            struct swst__task_count *count);

#endif
