/* swst subject-export: everything about one person into a file, for that person. */
#include "cells.h"
#include "names.h"
#include "say.h"

#include <inttypes.h>
#include <stdio.h>

int run_subject_export(struct call *call)
{
    const char *path = call->arguments[1];
    int64_t client = 0;
    int code = find_id(call, "client", call->arguments[0], &client);

    if (code)
        return code;
    if (swst_client_export_file(call->store, client, path))
        return failed_at(call, path);
    if (call->format == AS_JSON) {
        printf("{\"schema\":\"swst/subject_export/1\",\"client_id\":%" PRId64 ",\"path\":", client);
        put_json(path);
        puts("}");
    }
    say(call, SAY_SUBJECT_EXPORTED);
    return DONE;
}
