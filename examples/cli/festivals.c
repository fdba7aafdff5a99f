/* swst festivals: on which days of a year festivals fall, and whether these are worked. */
#include "cells.h"
#include "grid.h"
#include "memory.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct festival {
    const char *code;
    char day[11];
    char *lunar;        /* in the language of the call; NULL outside of the Chinese calendar */
    bool is_worked;
};

struct festivals {
    struct festival *at;
    size_t count;
};

static int read_year(const struct call *call, int64_t *year)
{
    const char *text = call->count ? call->arguments[0] : call->as_of;
    char *end;

    *year = strtoll(text, &end, 10);
    if (*end && call->count)
        *year = 0;
    return *year >= 1900 && *year <= 2100 ? DONE : mistaken(call, SAY_BAD_YEAR, text);
}

static swst_status add(const struct call *call, struct festivals *festivals,
                       struct festival festival)
{
    swst_status status = swst_workday_is(call->store, festival.day, &festival.is_worked);

    if (!status && swst_lunar_text(festival.day, call->language, &festival.lunar))
        festival.lunar = NULL;
    festivals->at = grown(festivals->at, (festivals->count + 1) * sizeof *festivals->at);
    festivals->at[festivals->count++] = festival;
    return status;
}

/* 腊八 and 除夕 may fall into one calendar year twice, or not at all. */
static swst_status collect(const struct call *call, int64_t year, struct festivals *festivals)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < swst_festival_count() && !status; i++)
        for (int64_t n = 0; n < 2 && !status; n++) {
            struct festival festival = { .code = swst_festival_code(i) };

            status = swst_festival_within(festival.code, year, n, festival.day);
            if (status != SWST_ROW)
                break;
            status = add(call, festivals, festival);
        }
    return status;
}

static int by_day(const void *left, const void *right)
{
    return strcmp(((const struct festival *)left)->day, ((const struct festival *)right)->day);
}

static void put_row(const struct call *call, const struct festival *it, struct grid *grid)
{
    bool people = call->format == FOR_PEOPLE || call->format == AS_MARKDOWN;
    const char *worked = sentence(call->language, it->is_worked ? SAY_WORKED : SAY_OFF);

    grid_add(grid, it->day);
    grid_add(grid, it->code);
    grid_add(grid, swst_festival_label(it->code, call->language));
    grid_add(grid, it->lunar);
    grid_add(grid, people ? worked : it->is_worked ? "true" : "false");
}

static void put_table(const struct call *call, const struct festivals *festivals)
{
    static const char *const names[] = { "day", "code", "name", "lunar", "is_worked" };
    static const enum message heads[] = { SAY_DAY, SAY_CODE, SAY_FESTIVAL, SAY_LUNAR,
                                          SAY_WORKED_OR_OFF };
    struct grid *grid = grid_new(5);

    for (size_t i = 0; i < 5; i++)
        grid_head(grid, i, call->format == AS_CSV ? names[i] : sentence(call->language, heads[i]),
                  WHOLE_CELLS);
    for (size_t i = 0; i < festivals->count; i++)
        put_row(call, &festivals->at[i], grid);
    grid_put(grid, call);
    grid_free(grid);
}

static void put_answer(const struct call *call, const struct festivals *festivals)
{
    fputs("{\"schema\":\"swst/festivals/1\",\"rows\":[", stdout);
    for (size_t i = 0; i < festivals->count; i++) {
        const struct festival *it = &festivals->at[i];

        printf("%s{\"day\":\"%s\",\"code\":\"%s\",\"name\":", i ? "," : "", it->day, it->code);
        put_json(swst_festival_label(it->code, call->language));
        if (it->lunar) {
            fputs(",\"lunar\":", stdout);
            put_json(it->lunar);
        }
        printf(",\"is_worked\":%s}", it->is_worked ? "true" : "false");
    }
    puts("]}");
}

int run_festivals(struct call *call)
{
    struct festivals festivals = { NULL, 0 };
    int64_t year = 0;
    int code = read_year(call, &year);

    if (!code && collect(call, year, &festivals))
        code = failed(call);
    if (festivals.count)
        qsort(festivals.at, festivals.count, sizeof *festivals.at, by_day);
    if (!code && call->format == AS_JSON)
        put_answer(call, &festivals);
    else if (!code)
        put_table(call, &festivals);
    for (size_t i = 0; i < festivals.count; i++)
        swst_free(festivals.at[i].lunar);
    free(festivals.at);
    return code;
}
