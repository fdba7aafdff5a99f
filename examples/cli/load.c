/* swst load: records from a folder of CSV files or from JSON lines. */
#include "cells.h"
#include "grid.h"
#include "progress.h"
#include "say.h"
#include "utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Gives SWST_OK when all is read. */
static swst_status read_all(const struct call *call, swst_load *load)
{
    struct progress progress;
    swst_status status;

    progress_start(&progress, call);
    while ((status = swst_load_step(load)) == SWST_ROW)
        progress_show(&progress, swst_load_bytes(load), swst_load_total(load), true);
    progress_end(&progress);
    return status;
}

/* A line or column, as far as it is known. */
static void put_place(int64_t number)
{
    if (number > 0)
        fprintf(stderr, ":%" PRId64, number);
}

/* The problems by rows, as `file:row:column: field: message`. */
static void say_problems(const struct call *call, const swst_load *load)
{
    const swst_table *problems = swst_load_problems(load);
    const char *message = strcmp(call->language, "zh") == 0 ? "message_zh" : "message";

    for (size_t i = 0; i < swst_table_rows(problems); i++) {
        const char *file = swst_table_text(problems, i, "file");
        const char *field = swst_table_text(problems, i, "field");
        const char *why = swst_table_text(problems, i, message);

        put_clean(stderr, file ? file : "", 0);
        put_place(swst_table_int(problems, i, "row"));
        put_place(swst_table_int(problems, i, "column"));
        fputs(": ", stderr);
        put_clean(stderr, field ? field : "", 0);
        fputs(field ? ": " : "", stderr);
        put_clean(stderr, why ? why : "", 0);
        fputc('\n', stderr);
    }
    if ((int64_t)swst_table_rows(problems) < swst_load_rejected(load))
        say(call, SAY_LOAD_FIRST_ONLY, (long long)swst_table_rows(problems));
}

static void put_problem(const swst_table *problems, size_t row)
{
    const char *between = "{";

    for (size_t i = 0; i < swst_table_columns(problems); i++) {
        const swst_field *column = swst_table_column(problems, i);
        const char *text = swst_table_text(problems, row, swst_field_name(column));

        if (!text)
            continue;
        printf("%s\"%s\":", between, swst_field_name(column));
        if (swst_field_type_of(column) == SWST_INTEGER)
            fputs(text, stdout);
        else
            put_json(text);
        between = ",";
    }
    fputs("}", stdout);
}

static void put_answer(const swst_load *load, bool applied)
{
    const swst_table *problems = swst_load_problems(load);

    printf("{\"schema\":\"swst/load/1\",\"created\":%" PRId64 ",\"updated\":%" PRId64
           ",\"rejected\":%" PRId64 ",\"applied\":%s,\"problems\":[", swst_load_created(load),
           swst_load_updated(load), swst_load_rejected(load), applied ? "true" : "false");
    for (size_t i = 0; i < swst_table_rows(problems); i++) {
        fputs(i ? "," : "", stdout);
        put_problem(problems, i);
    }
    puts("]}");
}

/* What was read, as the form of the call wants it. */
static void put_result(const struct call *call, const swst_load *load, bool applied)
{
    if (call->format == AS_JSON) {
        put_answer(load, applied);
        return;
    }
    printf(sentence(call->language, SAY_LOAD_COUNTS), (long long)swst_load_created(load),
           (long long)swst_load_updated(load), (long long)swst_load_rejected(load));
    putchar('\n');
}

static int finish(const struct call *call, swst_load *load)
{
    bool rejected = swst_load_rejected(load) > 0;
    bool apply = !rejected && call->options.values[OPTION_APPLY];

    if (apply && swst_load_apply(load))
        return failed(call);
    say_problems(call, load);
    put_result(call, load, apply);
    say(call, rejected ? SAY_LOAD_REJECTED : apply ? SAY_LOAD_APPLIED : SAY_LOAD_DRY);
    return rejected ? REJECTED : DONE;
}

int run_load(struct call *call)
{
    swst_load *load = NULL;
    int code;

    if (swst_load_begin(call->store, call->arguments[0], &load))
        return failed(call);
    code = read_all(call, load) ? failed(call) : finish(call, load);
    swst_load_free(load);
    return code;
}
