/* swst activity VERB: an activity from the plan to what came of it. */
#include "act.h"
#include "names.h"

static int find_activity(const struct call *call, int64_t *id)
{
    return find_id(call, "activity", call->arguments[0], id);
}

int run_activity_plan(struct call *call)
{
    const char *given[] = { "title", call->arguments[0], "planned_on", verb_day(call),
                            "state", "planned", NULL };

    return add_with(call, "activity", given, 1);
}

int run_activity_hold(struct call *call)
{
    const char *const *said = call->options.values;
    int64_t id = 0, minutes = -1, headcount = -1;
    int code = find_activity(call, &id);

    if (!code)
        code = find_number(call, "--minutes", said[OPTION_MINUTES], &minutes);
    if (!code)
        code = find_number(call, "--headcount", said[OPTION_HEADCOUNT], &headcount);
    if (code)
        return code;
    return verb_done(call, swst_activity_hold(call->store, id, verb_day(call), minutes, headcount,
                                              said[OPTION_OUTCOME]), "activity", id);
}

int run_activity_cancel(struct call *call)
{
    const char *reason = call->options.values[OPTION_REASON];
    int64_t id = 0;
    int code = find_activity(call, &id);

    return code ? code
                : verb_done(call, swst_activity_cancel(call->store, id, reason), "activity", id);
}

int run_activity_postpone(struct call *call)
{
    int64_t id = 0;
    int code = find_activity(call, &id);

    return code ? code : verb_done(call, swst_activity_postpone(call->store, id), "activity", id);
}

int run_activity_replan(struct call *call)
{
    const char *on = call->options.values[OPTION_NEW_DAY];
    int64_t id = 0;
    int code = find_activity(call, &id);

    return code ? code
                : verb_done(call, swst_activity_replan(call->store, id, on), "activity", id);
}

int run_activity_attend(struct call *call)
{
    static const char *const sorts[] = { "client_id", "volunteer_id", "worker_id", NULL };
    struct presence presence;
    int64_t who = 0;
    swst_status status;
    int sort = 0, code = find_presence(call, &presence);

    if (!code)
        code = find_who(call, "attendance", sorts, call->arguments[1], &sort, &who);
    if (code)
        return code;
    status = swst_activity_attend(call->store, presence.activity, (swst_attendee_sort)sort, who,
                                  presence.word, presence.minutes);
    return verb_done(call, status, "activity", presence.activity);
}

int run_activity_report(struct call *call)
{
    return print_over(call, swst_report_activities);
}

int run_activity_sessions(struct call *call)
{
    return print_desk_list(call, SWST_DESK_LIST_SESSIONS);
}
