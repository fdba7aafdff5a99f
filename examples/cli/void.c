/* swst void: let a record, or all that an import made, count no more. */
#include "names.h"
#include "records.h"
#include "say.h"

#include <inttypes.h>
#include <stdio.h>

static int take_back(struct call *call)
{
    int64_t number = 0;
    int code = find_count(call, OPTION_IMPORT, &number);

    if (!code && call->count)
        code = mistaken(call, SAY_TOO_MANY, call->arguments[0]);
    if (!code
        && swst_import_undo(call->store, number, call->options.values[OPTION_REASON]))
        code = failed(call);
    if (!code && call->format == AS_JSON)
        printf("{\"schema\":\"swst/undone/1\",\"import\":%" PRId64 "}\n", number);
    else if (!code)
        printf("%" PRId64 "\n", number);
    if (!code)
        say(call, SAY_TAKEN_BACK);
    return code;
}

int run_void(struct call *call)
{
    const char *reason = call->options.values[OPTION_REASON];
    swst_record *record = NULL;
    int code;

    if (call->options.values[OPTION_IMPORT])
        return take_back(call);
    code = call->count < 2 ? mistaken(call, SAY_TOO_FEW, "") : load_named(call, &record);
    if (!code && swst_record_void(call->store, record, reason))
        code = failed(call);
    if (!code && call->format == AS_JSON)
        code = print_record(call, record);
    else if (!code)
        printf("%" PRId64 "\n", swst_record_id(record));
    if (!code)
        say(call, SAY_VOIDED);
    swst_record_free(record);
    return code;
}
