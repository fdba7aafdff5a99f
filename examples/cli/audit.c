/* swst audit VERB: who did what, and whether that still stands as written. */
#include "act.h"
#include "cells.h"
#include "names.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of a day that is given, whether it exists. */
static int check_days(const struct call *call)
{
    static const struct { enum option option; const char *name; } days[] = {
        { OPTION_SINCE_DAY, "--from" }, { OPTION_TO_DAY, "--to" },
    };
    int code = DONE;

    for (size_t i = 0; i < sizeof days / sizeof *days && !code; i++)
        if (call->options.values[days[i].option])
            code = check_day(call, days[i].name, call->options.values[days[i].option]);
    return code;
}

int run_audit_list(struct call *call)
{
    const char **values = call->options.values;
    const swst_kind *kind = NULL;
    swst_table *table = NULL;
    int64_t person = 0, record = 0, limit = 0;
    int code = check_days(call);

    if (!code && call->count)
        code = find_kind(call, call->arguments[0], &kind);
    if (!code && call->count > 1)
        code = find_number(call, "ID", call->arguments[1], &record);
    if (!code)
        code = find_id(call, "worker", values[OPTION_WHO_ACTED], &person);
    if (!code)
        code = find_count(call, OPTION_LIMIT, &limit);
    if (code)
        return code;
    if (swst_audit_list(call->store, values[OPTION_SINCE_DAY], values[OPTION_TO_DAY], person,
                        kind ? swst_kind_name(kind) : NULL, record, values[OPTION_ACT_OF], limit,
                        &table))
        return failed(call);
    return print_table(call, table, NULL);
}

/* ---------------------------------------------------------------- verifying */

/* The first line of the file. */
static int read_anchor(struct call *call, char *anchor, size_t size)
{
    FILE *file = fopen(call->arguments[0], "rb");
    bool read = file && fgets(anchor, (int)size, file);

    if (file)
        fclose(file);
    if (!read)
        say(call, SAY_NO_ANCHOR_FILE, call->arguments[0]);
    return read ? DONE : FAILED;
}

static void say_verdict(struct call *call, const swst_table *table)
{
    const char *anchor = swst_table_text(table, 0, "anchor");
    const char *mode = swst_table_text(table, 0, "mode");

    if (swst_table_text(table, 0, "broken"))
        say(call, SAY_AUDIT_BROKEN, (long long)swst_table_int(table, 0, "broken"));
    else if (anchor && strcmp(anchor, "older") == 0)
        say(call, SAY_AUDIT_OLDER_ANCHOR);
    else if (anchor && mode && strcmp(anchor, "none") == 0 && strcmp(mode, "sha256") == 0)
        say(call, SAY_AUDIT_UNKEYED);
}

int run_audit_verify(struct call *call)
{
    char anchor[400];
    swst_table *table = NULL;
    bool broken;
    int code = call->count ? read_anchor(call, anchor, sizeof anchor) : DONE;

    if (code)
        return code;
    if (swst_audit_verify(call->store, call->count ? anchor : NULL, &table))
        return failed(call);
    say_verdict(call, table);
    broken = swst_table_text(table, 0, "broken") != NULL;
    code = print_table(call, table, NULL);
    return code ? code : broken ? FAILED : DONE;
}

int run_audit_anchor(struct call *call)
{
    char *anchor;

    if (swst_audit_anchor(call->store, &anchor))
        return failed(call);
    if (call->format == AS_JSON) {
        fputs("{\"schema\":\"swst/audit_anchor/1\",\"anchor\":", stdout);
        put_json(anchor);
        puts("}");
    } else {
        puts(anchor);
    }
    swst_free(anchor);
    return DONE;
}

/* -------------------------------------------------------------- key and term */

int run_audit_trim(struct call *call)
{
    int64_t trimmed = 0;
    int code = check_day(call, "DAY", call->arguments[0]);

    if (code)
        return code;
    if (swst_audit_trim(call->store, call->arguments[0], &trimmed))
        return failed(call);
    return print_number(call, "audit_trim", "trimmed", trimmed);
}

int run_audit_key(struct call *call)
{
    if (swst_audit_begin_key(call->store))
        return failed(call);
    say(call, SAY_AUDIT_KEYED_NOW);
    return DONE;
}
