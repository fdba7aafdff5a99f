/* swst household VERB: what happens to a household. */
#include "act.h"
#include "memory.h"
#include "names.h"

#include <stdlib.h>

/* Why: --reason, else `otherwise`. */
static int find_reason(const struct call *call, const char *otherwise, int32_t *reason)
{
    const char *said = call->options.values[OPTION_MOVED_FOR];

    return verb_choice(call, "household_member", "reason", said ? said : otherwise, reason);
}

int run_household_succeed(struct call *call)
{
    int64_t household = 0, client = 0;
    int32_t reason = 0;
    swst_status status;
    int code = find_id(call, "household", call->arguments[0], &household);

    if (!code)
        code = find_id(call, "client", call->arguments[1], &client);
    if (!code)
        code = find_reason(call, NULL, &reason);
    if (code)
        return code;
    status = swst_household_succeed(call->store, household, client, verb_day(call),
                                    (swst_member_reason)reason);
    return verb_done(call, status, "household", household);
}

int run_household_split(struct call *call)
{
    size_t count = (size_t)call->count - 1;
    int64_t *clients = must(calloc(count, sizeof *clients)), household = 0, head = 0, made = 0;
    int32_t reason = 0;
    int code = find_id(call, "household", call->arguments[0], &household);

    for (size_t i = 0; i < count && !code; i++)
        code = find_id(call, "client", call->arguments[i + 1], &clients[i]);
    if (!code)
        code = find_id(call, "client", call->options.values[OPTION_HEAD], &head);
    if (!code)
        code = find_reason(call, "split", &reason);
    if (!code) {
        swst_status status = swst_household_split(call->store, household, clients, count, head,
                                                  verb_day(call), (swst_member_reason)reason,
                                                  &made);

        code = verb_done(call, status, "household", made);
    }
    free(clients);
    return code;
}

int run_household_merge(struct call *call)
{
    int64_t from = 0, into = 0;
    int32_t reason = 0;
    swst_status status;
    int code = find_id(call, "household", call->arguments[0], &from);

    if (!code)
        code = find_id(call, "household", call->arguments[1], &into);
    if (!code)
        code = find_reason(call, "merge", &reason);
    if (code)
        return code;
    status = swst_household_merge(call->store, from, into, verb_day(call),
                                  (swst_member_reason)reason);
    return verb_done(call, status, "household", into);
}

int run_household_headless(struct call *call)
{
    return print_desk_list(call, SWST_DESK_LIST_HEADLESS);
}
