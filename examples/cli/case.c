/* swst case VERB: a case from opening to closing, and what cases have brought. */
#include "act.h"
#include "names.h"

/* All that most acts say besides the day. */
static const char *const content[] = { "content", NULL };

static int find_case(const struct call *call, int64_t *id)
{
    return find_id(call, "case", call->arguments[0], id);
}

/* An act on a day, with a content. */
typedef swst_status (*plain_act)(swst_store *store, int64_t case_id, const char *on,
                                 const char *content);

static int act(struct call *call, plain_act do_it)
{
    char *said[1] = { NULL };
    int64_t id = 0;
    int code = find_case(call, &id);

    if (!code)
        code = tell(call, "case_event", content, 1, said);
    if (!code)
        code = verb_done(call, do_it(call->store, id, verb_day(call), said[0]), "case", id);
    untell(content, said);
    return code;
}

int run_case_review(struct call *call)
{
    return act(call, swst_case_review);
}

int run_case_refer(struct call *call)
{
    return act(call, swst_case_refer);
}

int run_case_suspend(struct call *call)
{
    return act(call, swst_case_suspend);
}

int run_case_resume(struct call *call)
{
    return act(call, swst_case_resume);
}

int run_case_decline(struct call *call)
{
    return act(call, swst_case_decline);
}

int run_case_open(struct call *call)
{
    const char *given[] = { "client_id", call->arguments[0], "opened_on", verb_day(call),
                            "stage", "intake", "state", "open", NULL };

    return add_with(call, "case", given, 1);
}

int run_case_advance(struct call *call)
{
    char *said[1] = { NULL };
    int64_t id = 0;
    int32_t stage = 0;
    int code = find_case(call, &id);

    if (!code)
        code = verb_choice(call, "case", "stage", call->arguments[1], &stage);
    if (!code)
        code = tell(call, "case_event", content, 2, said);
    if (!code)
        code = verb_done(call, swst_case_advance(call->store, id, (swst_case_stage)stage,
                                                 verb_day(call), said[0]), "case", id);
    untell(content, said);
    return code;
}

int run_case_follow(struct call *call)
{
    bool done = !(call->options.values[OPTION_NOT_DONE]);
    const char *next = call->options.values[OPTION_NEXT];
    char *said[1] = { NULL };
    int64_t id = 0, minutes = 0, worker = 0;
    int code = find_case(call, &id);

    if (!code)
        code = find_count(call, OPTION_MINUTES, &minutes);
    if (!code)
        code = find_id(call, "worker", call->options.values[OPTION_BY_WORKER], &worker);
    if (!code)
        code = tell(call, "case_event", content, 1, said);
    if (!code)
        code = verb_done(call, swst_case_follow_up(call->store, id, verb_day(call), done, minutes,
                                                   worker, said[0], next), "case", id);
    untell(content, said);
    return code;
}

int run_case_close(struct call *call)
{
    const char *const *said = call->options.values;
    int64_t id = 0;
    int32_t reason = 0, outcome = 0;
    swst_status status;
    int code = find_case(call, &id);

    if (!code)
        code = verb_choice(call, "case", "close_reason", said[OPTION_CLOSED_FOR], &reason);
    if (!code)
        code = verb_choice(call, "case", "outcome", said[OPTION_BROUGHT], &outcome);
    if (code)
        return code;
    status = swst_case_close(call->store, id, verb_day(call), (swst_case_close_reason)reason,
                             (swst_case_outcome)outcome, said[OPTION_EVALUATION]);
    return verb_done(call, status, "case", id);
}

int run_case_reopen(struct call *call)
{
    swst_case *reopened = NULL;
    int64_t id = 0;
    int code = find_case(call, &id);

    if (!code) {
        swst_status status = swst_case_reopen(call->store, id, verb_day(call), &reopened);

        code = verb_done(call, status, "case", status ? 0 : swst_case_get_id(reopened));
    }
    swst_case_free(reopened);
    return code;
}

int run_case_goal(struct call *call)
{
    const char *given[] = { "case_id", call->arguments[0], NULL };

    return add_with(call, "case_goal", given, 1);
}

int run_case_score(struct call *call)
{
    const char *given[] = { "case_goal_id", call->arguments[0], "score", call->arguments[1],
                            "happened_on", verb_day(call), NULL };

    return add_with(call, "case_score", given, 2);
}

int run_case_idle(struct call *call)
{
    return print_desk_list(call, SWST_DESK_LIST_CASES);
}

int run_case_report(struct call *call)
{
    return print_over(call, swst_report_cases);
}

int run_case_goals(struct call *call)
{
    return print_over(call, swst_report_case_goals);
}
