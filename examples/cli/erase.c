/* swst erase: one person goes everywhere, and the certificate says what went. */
#include "names.h"
#include "report.h"
#include "say.h"

#include <string.h>

static int finish(struct call *call)
{
    if (call->count)
        return mistaken(call, SAY_TOO_MANY, call->arguments[0]);
    if (swst_erase_finish(call->store))
        return failed(call);
    say(call, SAY_ERASE_FINISHED);
    return DONE;
}

int run_erase(struct call *call)
{
    const char *reason = call->options.values[OPTION_ERASE_REASON];
    bool applies = call->options.values[OPTION_APPLY];
    swst_table *table = NULL;
    int64_t client = 0;
    int code;

    if (call->options.values[OPTION_FINISH])
        return finish(call);
    if (!call->count)
        return mistaken(call, SAY_TOO_FEW, "");
    if (!reason)
        return mistaken(call, SAY_ERASE_WHY, "--reason");
    if ((code = find_id(call, "client", call->arguments[0], &client)))
        return code;
    if (swst_client_erase(call->store, client, reason, call->as_of, applies, &table))
        return failed(call);
    code = print_table(call, table, NULL);
    say(call, applies ? SAY_ERASED : SAY_NOT_ERASED);
    return code;
}
