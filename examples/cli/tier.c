/* swst tier: a client's level from a day on. */
#include "guess.h"
#include "memory.h"
#include "records.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The levels that have a contact rule, each once, in `levels` as ",red,yellow,". */
static swst_status collect_levels(const struct call *call, char **levels)
{
    swst_query *query = swst_query_new(swst_kind_find("contact_rule"));
    swst_cursor *cursor = NULL;
    swst_status status = query ? swst_query_run(call->store, query, &cursor) : SWST_ENOMEM;

    *levels = copied(",");
    while (!status && (status = swst_cursor_next(cursor)) == SWST_ROW) {
        char *level = NULL, framed[128];

        status = swst_record_get(swst_cursor_record(cursor), "level", &level);
        snprintf(framed, sizeof framed, ",%s,", level ? level : "");
        if (level && !strstr(*levels, framed)) {
            *levels = grown(*levels, strlen(*levels) + strlen(level) + 2);
            strcat(strcat(*levels, level), ",");
        }
        swst_free(level);
    }
    swst_cursor_free(cursor);
    swst_query_free(query);
    return status;
}

static int refuse(const struct call *call, const char *level, char *levels)
{
    struct guess guess;
    const char *between = "";

    guess_start(&guess, level);
    say_begin(call, SAY_NO_SUCH_LEVEL, level);
    for (char *word = strtok(levels, ","); word; word = strtok(NULL, ",")) {
        fprintf(stderr, "%s%s", between, word);
        guess_try(&guess, word);
        between = ", ";
    }
    fputc('\n', stderr);
    say_nearest(call, guess_end(&guess));
    say(call, SAY_USE_NEW_LEVEL);
    return FAILED;
}

static int check_level(const struct call *call, const char *level)
{
    char *levels, framed[128];
    int code = DONE;

    if (call->options.values[OPTION_NEW_LEVEL])
        return DONE;
    snprintf(framed, sizeof framed, ",%s,", level);
    if (collect_levels(call, &levels))
        code = failed(call);
    else if (!*level || strchr(level, ',') || !strstr(levels, framed))
        code = refuse(call, level, levels);
    free(levels);
    return code;
}

int run_tier(struct call *call)
{
    swst_record *tier = must(swst_record_new(swst_kind_find("tier")));
    int code = assign_option(call, tier, "client_id", OPTION_COUNT, call->arguments[0]);

    if (!code)
        code = check_level(call, call->arguments[1]);
    if (!code)
        code = assign_option(call, tier, "level", OPTION_COUNT, call->arguments[1]);
    if (!code)
        code = assign_option(call, tier, "starts_on", OPTION_ON, call->as_of);
    if (!code)
        code = assign_option(call, tier, "ends_on", OPTION_ENDS, NULL);
    for (int i = 2; i < call->count && !code; i++)
        code = assign(call, tier, call->arguments[i]);
    if (!code)
        code = save_and_print(call, tier);
    swst_record_free(tier);
    return code;
}
