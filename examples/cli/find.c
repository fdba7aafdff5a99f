/* swst find: whom a number, a phone or a part of a name means. */
#include "names.h"
#include "report.h"
#include "say.h"

#include <string.h>

static const char *const shown[] = { "client_id", "name", "birth_date", "area_name", "exited_on",
                                     "matched", NULL };

int run_find(struct call *call)
{
    static const struct view view = { shown, NULL, NULL, NULL };
    swst_table *table = NULL;
    int64_t area = 0, limit = 0;
    int code = find_id(call, "area", call->options.values[OPTION_AREA], &area);

    if (!code)
        code = find_count(call, OPTION_LIMIT, &limit);
    if (!code && swst_client_search(call->store, call->arguments[0], area, limit, &table))
        code = failed(call);
    return code ? code : print_table(call, table, &view);
}
