/* swst dump: all records to a folder of CSV files or to JSON lines. */
#include "cells.h"
#include "memory.h"
#include "progress.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* With --jsonl the name ends in .jsonl, whether it was written or not. */
static char *path_of(const struct call *call)
{
    const char *path = call->arguments[0];
    size_t length = strlen(path);
    char *full = must(malloc(length + sizeof ".jsonl"));

    strcpy(full, path);
    if (call->options.values[OPTION_JSONL]
        && (length < 6 || strcmp(path + length - 6, ".jsonl") != 0))
        strcat(full, ".jsonl");
    return full;
}

static swst_status write_all(const struct call *call, swst_dump *dump)
{
    struct progress progress;
    swst_status status;

    progress_start(&progress, call);
    while ((status = swst_dump_step(dump)) == SWST_ROW)
        progress_show(&progress, swst_dump_records(dump), swst_dump_total(dump), false);
    progress_end(&progress);
    return status;
}

static void put_result(const struct call *call, const swst_dump *dump, const char *path)
{
    long long records = (long long)swst_dump_records(dump);

    if (call->format == AS_JSON) {
        printf("{\"schema\":\"swst/dump/1\",\"records\":%lld,\"masked\":%s,\"path\":", records,
               call->flags ? "true" : "false");
        put_json(path);
        puts("}");
    } else {
        printf(sentence(call->language, SAY_DUMP_COUNTS), records);
        putchar('\n');
    }
    if (call->flags)
        say(call, SAY_DUMP_MASKED);
}

int run_dump(struct call *call)
{
    const char *profile = call->options.values[OPTION_PROFILE];
    char *path = path_of(call);
    swst_dump *dump = NULL;
    int code = call->flags & ~(unsigned)SWST_MASKED ? mistaken(call, SAY_NOT_DUMPED, profile)
                                                    : DONE;

    if (code)
        ;
    else if (swst_dump_begin(call->store, path, output_flags(call), &dump) || write_all(call, dump))
        code = failed(call);
    else
        put_result(call, dump, path);
    swst_dump_free(dump);
    free(path);
    return code;
}
