/* swst show: one record, all of it. */
#include "records.h"

int run_show(struct call *call)
{
    swst_record *record = NULL;
    int code = load_named(call, &record);

    if (!code)
        code = print_record(call, record);
    swst_record_free(record);
    return code;
}
