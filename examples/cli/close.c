/* swst close: a month's figures are kept as reported, and compared with what is known now. */
#include "report.h"
#include "say.h"

#include <stdio.h>

static int close_month(struct call *call, const char *month)
{
    bool revise = call->options.values[OPTION_REVISE];
    int64_t revision = 0;

    if (swst_month_close(call->store, month, call->as_of, revise, &revision))
        return failed(call);
    if (call->format == AS_JSON)
        printf("{\"schema\":\"swst/close/1\",\"month\":\"%s\",\"revision\":%lld}\n", month,
               (long long)revision);
    else
        printf(sentence(call->language, SAY_MONTH_CLOSED), month, (long long)revision);
    return DONE;
}

/* The title in one language only; every table here has some of these. */
static int print_in_language(struct call *call, swst_table *table)
{
    const char *columns[] = {
        "code", call->language[0] == 'z' ? "title_zh" : "title", "area_code", "value",
        "reported", "now", "difference", "points", "record", "id", "happened_on", "recorded_at",
        "voided", NULL
    };
    const struct view view = { .columns = columns };

    return print_table(call, table, &view);
}

int run_close(struct call *call)
{
    const char *month = call->options.values[OPTION_MONTH];
    swst_table *table = NULL;
    swst_status status;

    if (call->options.values[OPTION_DIFF])
        status = swst_report_month_diff(call->store, month, 0, call->as_of, &table);
    else if (call->options.values[OPTION_LATE])
        status = swst_report_late_facts(call->store, month, call->as_of, &table);
    else if (call->options.values[OPTION_REPORTED])
        status = swst_report_month_figures(call->store, month, 0, &table);
    else
        return close_month(call, month);
    return status ? failed(call) : print_in_language(call, table);
}
