/* swst compliance: how well the contact duties of a period were kept. */
#include "report.h"
#include "say.h"

#include <string.h>

/* The first row is all of them. */
static const char *text(struct call *call, const char *column, const char *value)
{
    return strcmp(column, "scope") == 0 && value && strcmp(value, "all") == 0
        ? sentence(call->language, SAY_ALL) : NULL;
}

int run_compliance(struct call *call)
{
    static const struct view view = { NULL, NULL, NULL, text };
    const char *from, *to;
    char room[16];
    swst_filter *filter;
    swst_table *table = NULL;
    int code = make_filter(call, &filter);

    if (!code)
        code = find_period(call, &from, &to, room);
    if (!code && swst_report_compliance(call->store, from, to, call->as_of, filter, &table))
        code = failed(call);
    swst_filter_free(filter);
    return code ? code : print_table(call, table, &view);
}
