/* swst backup: a verified copy of the station's file. */
#include "cells.h"
#include "say.h"

#include <stdio.h>

int run_backup(struct call *call)
{
    const char *path = call->arguments[0];

    if (swst_store_backup(call->store, path))
        return failed_at(call, swst_error_path() ? swst_error_path() : path);
    if (call->format == AS_JSON) {
        fputs("{\"schema\":\"swst/backup/1\",\"file\":", stdout);
        put_json(path);
        puts("}");
    } else {
        puts(path);
    }
    say(call, SAY_BACKED_UP, path);
    return DONE;
}
