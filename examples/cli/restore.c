/* swst restore: the way back from a backup; without a new file, only a look at it. */
#include "cells.h"
#include "say.h"

#include <stdio.h>

static void put_answer(const char *backup, const char *path)
{
    fputs("{\"schema\":\"swst/restore/1\",\"backup\":", stdout);
    put_json(backup);
    fputs(",\"file\":", stdout);
    if (path)
        put_json(path);
    else
        fputs("null", stdout);
    puts("}");
}

int run_restore(struct call *call)
{
    const char *backup = call->arguments[0], *path = call->count > 1 ? call->arguments[1] : NULL;

    if (path ? swst_backup_restore(backup, path) : swst_backup_verify(backup))
        return failed_at(call, swst_error_path() ? swst_error_path() : backup);
    if (call->format == AS_JSON)
        put_answer(backup, path);
    else
        puts(path ? path : backup);
    if (path)
        say(call, SAY_BROUGHT_BACK, path);
    else
        say(call, SAY_BACKUP_IS_RIGHT);
    return DONE;
}
