/* swst init: a new station's file. */
#include "cells.h"
#include "say.h"

#include <stdio.h>

static swst_status found(const struct call *call)
{
    const char *const *values = call->options.values;

    return values[OPTION_EMPTY] ? SWST_OK
        : swst_station_found(call->store, values[OPTION_NAME], values[OPTION_AREA_CODE],
                             values[OPTION_AREA_NAME]);
}

/* A file that was made but not founded would be in the way next time. */
static int make(const struct call *call)
{
    const char *path = call->arguments[0];
    int code;

    if (swst_store_create(call->store, path))
        return failed_at(call, path);
    if (!found(call))
        return DONE;
    code = failed(call);
    remove(path);
    return code;
}

int run_init(struct call *call)
{
    const char *path = call->arguments[0];
    bool empty = call->options.values[OPTION_EMPTY];
    bool named = call->options.values[OPTION_NAME] || call->options.values[OPTION_AREA_CODE]
                 || call->options.values[OPTION_AREA_NAME];
    int code;

    if (empty && named)
        return mistaken(call, SAY_INIT_EMPTY, NULL);
    if (!empty && (!call->options.values[OPTION_NAME] || !call->options.values[OPTION_AREA_CODE]))
        return mistaken(call, SAY_INIT_NEEDS, NULL);
    code = make(call);
    if (code)
        return code;
    if (call->format == AS_JSON) {
        fputs("{\"schema\":\"swst/init/1\",\"file\":", stdout);
        put_json(path);
        puts("}");
    } else {
        puts(path);
    }
    say(call, empty ? SAY_MADE_EMPTY : SAY_MADE, path, path);
    return DONE;
}
