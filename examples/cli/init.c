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

/* With what stands beside it. */
static void remove_station(const char *path)
{
    static const char *const endings[] = { "", "-wal", "-shm", "-lock" };
    char name[4096];

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if ((size_t)snprintf(name, sizeof name, "%s%s", path, endings[i]) < sizeof name)
            remove(name);
}

/* A file that was made but not founded would be in the way next time. */
static int make(struct call *call)
{
    const char *path = call->arguments[0];
    int code;

    if (swst_store_create(call->store, path))
        return failed_at(call, path);
    if (!found(call))
        return DONE;
    code = failed(call);
    swst_store_free(call->store);
    call->store = NULL;
    remove_station(path);
    return code;
}

int run_init(struct call *call)
{
    const char *path = call->arguments[0];
    bool empty = call->options.values[OPTION_EMPTY];
    const char *journal;
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
    journal = swst_store_journal_of(call->store);
    if (call->format == AS_JSON) {
        fputs("{\"schema\":\"swst/init/1\",\"file\":", stdout);
        put_json(path);
        fputs(",\"journal\":", stdout);
        put_json(journal ? journal : "");
        puts("}");
    } else {
        puts(path);
    }
    say(call, empty ? SAY_MADE_EMPTY : SAY_MADE, path, path);
    return DONE;
}
