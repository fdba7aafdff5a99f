/* swst programme VERB: what is done with a programme, and what it promised. */
#include "act.h"
#include "names.h"
#include "say.h"

#include <stdio.h>

int run_programme_open(struct call *call)
{
    const char *given[] = { "name", call->arguments[0], "starts_on", verb_day(call), NULL };

    return add_with(call, "programme", given, 1);
}

int run_programme_plan(struct call *call)
{
    const char *from = call->options.values[OPTION_SERIES_FROM];
    const char *to = call->options.values[OPTION_SERIES_TO];
    char new_years_eve[16];
    int64_t programme = 0, made = 0;
    int code = find_id(call, "programme", call->arguments[0], &programme);

    if (code)
        return code;
    if (!from)
        from = call->as_of;
    snprintf(new_years_eve, sizeof new_years_eve, "%.4s-12-31", from);
    if (swst_programme_plan(call->store, programme, from, to ? to : new_years_eve, &made))
        return failed(call);
    if (!made)
        say(call, SAY_NOTHING_TO_PLAN);
    code = print_number(call, "series", "made", made);
    return !made && call->options.values[OPTION_EXIT_CODE] ? NOTHING : code;
}

int run_programme_enrol(struct call *call)
{
    int64_t programme = 0, client = 0, enrolment = 0;
    swst_status status;
    int code = find_id(call, "programme", call->arguments[0], &programme);

    if (!code)
        code = find_id(call, "client", call->arguments[1], &client);
    if (code)
        return code;
    status = swst_programme_enrol(call->store, programme, client, verb_day(call), &enrolment);
    return verb_done(call, status, "enrolment", enrolment);
}

int run_programme_leave(struct call *call)
{
    int64_t enrolment = 0;
    swst_status status;
    int code = find_id(call, "enrolment", call->arguments[0], &enrolment);

    if (code)
        return code;
    status = swst_programme_leave(call->store, enrolment, verb_day(call),
                                  call->options.values[OPTION_OUTCOME]);
    return verb_done(call, status, "enrolment", enrolment);
}

int run_programme_report(struct call *call)
{
    return print_over(call, swst_report_programmes);
}

int run_programme_enrolments(struct call *call)
{
    return print_over(call, swst_report_enrolments);
}
