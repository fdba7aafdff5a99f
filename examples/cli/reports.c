/* swst report NAME: the figures that have no command of their own. */
#include "names.h"
#include "report.h"
#include "say.h"
#include "verbs.h"

#include <stdlib.h>
#include <string.h>

typedef swst_status (*question_of_screening)(swst_store *store, const char *tool,
                                             int64_t least_age, int64_t most_age,
                                             const char *from, const char *to, const char *as_of,
                                             const swst_filter *filter, swst_table **table);
typedef swst_status (*question_of_rounds)(swst_store *store, const char *tool, int64_t before,
                                          int64_t after, bool lower_is_better, const char *as_of,
                                          const swst_filter *filter, swst_table **table);

/* One of the questions; the others are NULL. */
struct report {
    const char *command;
    question_of_day on;
    question_of_period over;
    question_of_screening screens;
    question_of_rounds compares;
};

static const struct report reports[] = {
#define ON(function)       .on = function
#define OVER(function)     .over = function
#define SCREENS(function)  .screens = function
#define COMPARES(function) .compares = function
#define REPORT(function, name, asked, ...) { REPORTS " " name, asked(swst_report_##function) },
#include "reports.def"
#undef REPORT
};

/* The tool, its ages are those of the filter as well. */
static int ask_screening(struct call *call, question_of_screening ask, const swst_filter *filter,
                         swst_table **table)
{
    const char *tool = call->options.values[OPTION_TOOL], *from, *to;
    char room[16];
    int64_t least, most;
    int code = find_ages(call, &least, &most);

    if (!code)
        code = find_period(call, &from, &to, room);
    if (!code && ask(call->store, tool, least, most, from, to, call->as_of, filter, table))
        code = failed(call);
    return code;
}

static int ask_rounds(struct call *call, question_of_rounds ask, const swst_filter *filter,
                      swst_table **table)
{
    const char *tool = call->options.values[OPTION_TOOL];
    bool lower = call->options.values[OPTION_LOWER];
    int64_t before = 1, after = 2;
    int code = find_count(call, OPTION_BEFORE, &before);

    if (!code)
        code = find_count(call, OPTION_AFTER, &after);
    if (!code && ask(call->store, tool, before, after, lower, call->as_of, filter, table))
        code = failed(call);
    return code;
}

static int print_about(struct call *call, const struct report *report)
{
    swst_filter *filter;
    swst_table *table = NULL;
    int code = make_filter(call, &filter);

    if (!code)
        code = report->screens ? ask_screening(call, report->screens, filter, &table)
                               : ask_rounds(call, report->compares, filter, &table);
    swst_filter_free(filter);
    return code ? code : print_table(call, table, NULL);
}

int run_report(struct call *call)
{
    const struct report *report = reports;

    while (strcmp(report->command, call->command->name) != 0)
        report++;
    if (report->on)
        return print_on(call, report->on);
    return report->over ? print_over(call, report->over) : print_about(call, report);
}
