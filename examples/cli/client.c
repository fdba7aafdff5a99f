/* swst client VERB: what is done to a client. */
#include "act.h"
#include "names.h"
#include "say.h"

#include <string.h>

int run_client_assign(struct call *call)
{
    const char *given[] = { "client_id", call->arguments[0], "worker_id", call->arguments[1],
                            "starts_on", verb_day(call),
                            "ends_on", call->options.values[OPTION_ENDS], NULL };

    return add_with(call, "assignment", given, 2);
}

/* ------------------------------------------------- two records of one client */

int run_client_merge(struct call *call)
{
    const char *reason = call->options.values[OPTION_REASON];
    int64_t keep = 0, other = 0, merge = 0;
    int code = find_id(call, "client", call->arguments[0], &keep);

    if (!code)
        code = find_id(call, "client", call->arguments[1], &other);
    if (!code && swst_client_merge(call->store, keep, other, reason, &merge))
        code = failed(call);
    return code ? code : print_number(call, "merge", "merge_id", merge);
}

int run_client_unmerge(struct call *call)
{
    int64_t merge = 0;
    int code = find_number(call, "MERGE", call->arguments[0], &merge);

    if (!code && swst_client_unmerge(call->store, merge))
        code = failed(call);
    return code ? code : print_number(call, "merge", "merge_id", merge);
}

int run_client_merges(struct call *call)
{
    swst_table *table = NULL;
    int64_t client = 0;
    int code = find_id(call, "client", call->count ? call->arguments[0] : NULL, &client);

    if (!code && swst_client_merges(call->store, client, &table))
        code = failed(call);
    return code ? code : print_table(call, table, NULL);
}

/* "name,birth_date,area" as labels. */
static const char *alike_text(struct call *call, const char *column, const char *value)
{
    if (!value || strcmp(column, "alike") != 0)
        return NULL;
    return sentence(call->language, strcmp(value, "id_number") == 0 ? SAY_ALIKE_NUMBER
                                                                    : SAY_ALIKE_NAME);
}

int run_client_duplicates(struct call *call)
{
    static const struct view view = { NULL, NULL, NULL, alike_text };
    swst_table *table = NULL;

    if (swst_client_duplicates(call->store, &table))
        return failed(call);
    return print_table(call, table, &view);
}
