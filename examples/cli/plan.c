/* swst plan: the plan of a year, written from the records. */
#include "document.h"
#include "say.h"

#include <stdlib.h>

/* That of --year, else of the day looked from. */
static int find_year(const struct call *call, int64_t *year)
{
    const char *text = call->options.values[OPTION_YEAR];
    char *end;

    *year = strtoll(text ? text : call->as_of, &end, 10);
    if (text && *end)
        *year = 0;
    return *year >= 1900 && *year <= 2100 ? DONE
        : mistaken(call, SAY_BAD_YEAR, text ? text : call->as_of);
}

int run_plan(struct call *call)
{
    swst_document *document = NULL;
    int64_t year = 0;
    int code = check_format(call);

    if (!code)
        code = find_year(call, &year);
    if (code)
        return code;
    if (swst_report_plan(call->store, year, call->as_of, call->language, &document))
        return failed(call);
    return put_document(call, document);
}
