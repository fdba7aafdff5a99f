/* swst schema: every kind of record and its fields. */
#include "schema.h"
#include "names.h"

const swst_kind *schema_next(const swst_kind *only, const swst_kind *previous)
{
    if (!only)
        return swst_kind_next(previous);
    return previous ? NULL : only;
}

int run_schema(struct call *call)
{
    const swst_kind *only = NULL;
    int code = call->count ? find_kind(call, call->arguments[0], &only) : DONE;

    if (code)
        return code;
    if (call->options.values[OPTION_PYTHON])
        put_schema_python(only);
    else if (call->format == AS_JSON)
        put_schema_json(only);
    else
        put_schema_markdown(only);
    return DONE;
}
