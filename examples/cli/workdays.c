/* swst workdays: how many days of a period are worked. */
#include "report.h"
#include "say.h"

#include <inttypes.h>
#include <stdio.h>

int run_workdays(struct call *call)
{
    const char *from = call->arguments[0], *to = call->arguments[1];
    int64_t days = 0;
    int code = check_day(call, "FROM", from);

    if (!code)
        code = check_day(call, "TO", to);
    if (!code && swst_workdays_between(call->store, from, to, &days))
        code = failed(call);
    if (code)
        return code;
    if (call->format == AS_JSON)
        printf("{\"schema\":\"swst/workdays/1\",\"rows\":[{\"from\":\"%s\",\"to\":\"%s\","
               "\"days\":%" PRId64 "}]}\n", from, to, days);
    else
        printf("%" PRId64 "\n", days);
    return DONE;
}
