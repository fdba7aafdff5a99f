/* swst due: who is to be contacted, and by when. */
#include "guess.h"
#include "labels.h"
#include "report.h"
#include "say.h"

#include <stdio.h>
#include <string.h>

static const char *const shown[] = {
    "client_id", "name", "level", "programme_id", "rule_id", "area_code", "worker_ids", "state",
    "due_on", "days_overdue", "required", "done", "remaining", NULL
};

/* Areas by name, rules by what they ask for. */
static const char *text(struct call *call, const char *column, const char *value)
{
    if (!value)
        return NULL;
    if (strcmp(column, "area_code") == 0)
        return coded_label(call, "area", value);
    return strcmp(column, "rule_id") == 0 ? rule_label(call, value) : NULL;
}

/* "overdue", "due", "met" or "all". */
static int add_states(const struct call *call, swst_filter *filter)
{
    static const char *const words[] = { "overdue", "due", "met", "all" };
    static const char *const labels[] = { "逾期", "待访", "已满足", "全部" };
    const char *text = call->options.values[OPTION_STATE];
    struct guess guess;

    if (!text) {
        swst_filter_add_state(filter, SWST_DUE_STATE_OVERDUE);
        swst_filter_add_state(filter, SWST_DUE_STATE_DUE);
        return DONE;
    }
    guess_start(&guess, text);
    for (int i = 0; i < 4; i++) {
        if (strcmp(text, words[i]) == 0 || strcmp(text, labels[i]) == 0) {
            if (i < 3)
                swst_filter_add_state(filter, (swst_due_state)(i + 1));
            return DONE;
        }
        guess_try(&guess, words[i]);
    }
    say_begin(call, SAY_BAD_WORD, "--state", text);
    fputs("overdue, due, met, all\n", stderr);
    say_nearest(call, guess_end(&guess));
    return USAGE;
}

int run_due(struct call *call)
{
    static const struct view view = { shown, "state", "overdue", text };
    swst_filter *filter;
    swst_table *table = NULL;
    int code = make_filter(call, &filter);

    if (!code)
        code = add_states(call, filter);
    if (!code && swst_report_due(call->store, call->as_of, filter, &table))
        code = failed(call);
    swst_filter_free(filter);
    return code ? code : print_table(call, table, &view);
}
