/* swst void: let a record count no more. */
#include "records.h"
#include "say.h"

#include <inttypes.h>
#include <stdio.h>

int run_void(struct call *call)
{
    const char *reason = call->options.values[OPTION_REASON];
    swst_record *record = NULL;
    int code = load_named(call, &record);

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
