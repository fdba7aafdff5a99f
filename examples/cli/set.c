/* swst set: change a record. */
#include "records.h"

int run_set(struct call *call)
{
    swst_record *record = NULL;
    int code = load_named(call, &record);

    for (int i = 2; i < call->count && !code; i++)
        code = assign(call, record, call->arguments[i]);
    if (!code)
        code = save_and_print(call, record);
    swst_record_free(record);
    return code;
}
