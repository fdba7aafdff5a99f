/* swst visit: a contact, in one line. */
#include "memory.h"
#include "records.h"
#include "say.h"

#include <string.h>

/* --for, or, where nobody acts, --purpose. */
static enum option purpose_of(const struct call *call)
{
    const char *const *given = call->options.values;

    return given[OPTION_PURPOSE] || given[OPTION_ACT_AS] ? OPTION_PURPOSE : OPTION_FOR_PURPOSE;
}

static int fill(const struct call *call, swst_record *visit)
{
    bool client = call->count > 0 && !strchr(call->arguments[0], '=');
    int code = client ? assign_option(call, visit, "client_id", OPTION_COUNT, call->arguments[0])
                      : DONE;

    if (!code)
        code = assign_option(call, visit, "household_id", OPTION_HOUSEHOLD, NULL);
    if (!code)
        code = assign_option(call, visit, "visited_on", OPTION_ON, call->as_of);
    if (!code)
        code = assign_option(call, visit, "channel", OPTION_CHANNEL, "home");
    if (!code)
        code = assign_option(call, visit, "result", OPTION_RESULT, "done");
    if (!code)
        code = assign_option(call, visit, "purpose", purpose_of(call), NULL);
    if (!code)
        code = assign_option(call, visit, "worker_id", OPTION_BY_WORKER, NULL);
    if (!code)
        code = assign_option(call, visit, "minutes", OPTION_MINUTES, NULL);
    for (int i = client; i < call->count && !code; i++)
        code = assign(call, visit, call->arguments[i]);
    return code;
}

int run_visit(struct call *call)
{
    swst_record *visit = must(swst_record_new(swst_kind_find("visit")));
    int code = fill(call, visit);

    if (!code && !swst_record_has(visit, "client_id") && !swst_record_has(visit, "household_id"))
        code = mistaken(call, SAY_VISIT_NEEDS, NULL);
    if (!code)
        code = save_and_print(call, visit);
    swst_record_free(visit);
    return code;
}
