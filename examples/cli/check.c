/* swst check: everything in the file that should not be. */
#include "report.h"
#include "say.h"

#include <stdio.h>
#include <string.h>

static const char *const in_english[] = { "severity", "kind", "record_id", "field", "message",
                                          NULL };
static const char *const in_chinese[] = { "severity", "kind", "record_id", "field", "message_zh",
                                          NULL };

static const char *text(struct call *call, const char *column, const char *value)
{
    if (!value)
        return NULL;
    if (strcmp(column, "severity") == 0)
        return sentence(call->language, strcmp(value, "error") == 0 ? SAY_SEVERITY_ERROR
                                                                    : SAY_SEVERITY_WARNING);
    if (strcmp(column, "record_id") == 0)
        return value;
    return strcmp(column, "kind") == 0 && swst_kind_find(value)
        ? swst_kind_label(swst_kind_find(value), call->language) : NULL;
}

int run_check(struct call *call)
{
    const struct view view = {
        strcmp(call->language, "zh") == 0 ? in_chinese : in_english, "severity", "error", text
    };
    swst_table *table = NULL;
    long long errors = 0, warnings;
    int code;

    if (call->options.values[OPTION_QUICK] ? swst_station_check_quick(call->store, &table)
                                           : swst_station_check(call->store, &table))
        return failed(call);
    for (size_t i = 0; i < swst_table_rows(table); i++) {
        const char *severity = swst_table_text(table, i, "severity");

        errors += severity && strcmp(severity, "error") == 0;
    }
    warnings = (long long)swst_table_rows(table) - errors;
    if (errors + warnings == 0 && call->format == FOR_PEOPLE) {
        swst_table_free(table);
        puts(sentence(call->language, SAY_ALL_IN_ORDER));
        return DONE;
    }
    code = print_table(call, table, &view);
    say(call, SAY_FINDINGS, errors, warnings);
    return code ? code : errors ? FAILED : DONE;
}
