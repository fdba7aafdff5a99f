#include "scarce.h"

#include <swstation/common.h>

#include <cjson/cJSON.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static struct { enum scarce memory; long passing; bool armed, for_good, failed; } now;
static long living[SCARCE_KINDS];
static sqlite3_mem_methods sqlite;

static bool runs_out(enum scarce memory)
{
    if (!now.armed || now.memory != memory || now.passing-- > 0)
        return false;
    now.armed = now.for_good;
    return now.failed = true;
}

void scarce_begin(enum scarce memory, long passing, bool for_good)
{
    now.memory = memory;
    now.passing = passing;
    now.for_good = for_good;
    now.armed = true;
    now.failed = false;
}

bool scarce_over(void)
{
    now.armed = false;
    return now.failed;
}

long scarce_living(enum scarce memory)
{
    return living[memory];
}

/* -------------------------------------------------------------- allocators */

static void *counted(enum scarce memory, void *block)
{
    living[memory] += block != NULL;
    return block;
}

static void *our_malloc(size_t size)
{
    return runs_out(SCARCE_OURS) ? NULL : counted(SCARCE_OURS, malloc(size));
}

static void *our_realloc(void *block, size_t size)
{
    return runs_out(SCARCE_OURS) ? NULL : realloc(block, size);
}

static void our_free(void *block)
{
    living[SCARCE_OURS]--;
    free(block);
}

static void *cjson_malloc(size_t size)
{
    return runs_out(SCARCE_CJSON) ? NULL : counted(SCARCE_CJSON, malloc(size));
}

static void cjson_free(void *block)
{
    living[SCARCE_CJSON] -= block != NULL;
    free(block);
}

static void *sqlite_malloc(int size)
{
    return runs_out(SCARCE_SQLITE) ? NULL : counted(SCARCE_SQLITE, sqlite.xMalloc(size));
}

static void *sqlite_realloc(void *block, int size)
{
    return runs_out(SCARCE_SQLITE) ? NULL : sqlite.xRealloc(block, size);
}

static void sqlite_free(void *block)
{
    living[SCARCE_SQLITE]--;
    sqlite.xFree(block);
}

void scarce_install(void)
{
    cJSON_Hooks hooks = { cjson_malloc, cjson_free };
    sqlite3_mem_methods methods;

    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &sqlite);
    methods = sqlite;
    methods.xMalloc = sqlite_malloc;
    methods.xRealloc = sqlite_realloc;
    methods.xFree = sqlite_free;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    cJSON_InitHooks(&hooks);
    CALL(swst_set_allocator)(our_malloc, our_realloc, our_free);
}

/* ------------------------------------------------------------------- calls */

enum { PLACES = 4096 };
static const char *called[PLACES];

static const char **place_of(const char *name)
{
    unsigned hash = 2166136261u;

    for (const char *it = name; *it; it++)
        hash = (hash ^ (unsigned char)*it) * 16777619u;
    while (called[hash % PLACES] && strcmp(called[hash % PLACES], name) != 0)
        hash++;
    return &called[hash % PLACES];
}

void note_call(const char *name)
{
    *place_of(name) = name;
}

bool was_called(const char *name)
{
    return *place_of(name) != NULL;
}
