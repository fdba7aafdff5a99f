/* swst task VERB: the station's own tasks. */
#include "act.h"
#include "names.h"

int run_task_do(struct call *call)
{
    int64_t task = 0;
    int code = find_id(call, "task", call->arguments[0], &task);

    return code ? code
                : verb_done(call, swst_task_do(call->store, task,
                                               call->options.values[OPTION_DUE_DAY],
                                               verb_day(call)), "task", task);
}

int run_task_report(struct call *call)
{
    return print_over(call, swst_report_tasks);
}
