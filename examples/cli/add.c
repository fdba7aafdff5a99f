/* swst add: a new record of any kind. */
#include "memory.h"
#include "names.h"
#include "records.h"

int run_add(struct call *call)
{
    const swst_kind *kind;
    swst_record *record;
    int code = find_kind(call, call->arguments[0], &kind);

    if (code)
        return code;
    record = must(swst_record_new(kind));
    for (int i = 1; i < call->count && !code; i++)
        code = assign(call, record, call->arguments[i]);
    if (!code)
        code = save_and_print(call, record);
    swst_record_free(record);
    return code;
}
