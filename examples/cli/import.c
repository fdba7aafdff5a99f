/* swst import: a ledger from Excel or WPS, saved as CSV. */
#define _POSIX_C_SOURCE 200809L

#include "cells.h"
#include "memory.h"
#include "names.h"
#include "progress.h"
#include "report.h"
#include "say.h"
#include "utf8.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_REPORTS = 999 };

/* One import on its way. */
struct import {
    struct call *call;
    const char *path;
    char *report;                       /* the file, or NULL */
    swst_ledger *ledger;
    swst_table *mapping;
    sigset_t signals;                   /* those let through before */
    bool applied;
    int64_t number;
};

/* ----------------------------------------------------------------- what it is told */

/* "联系人电话=phone"; nothing behind the sign: the column is left out. */
static int map_one(const struct import *it, const char *text)
{
    const char *sign = strrchr(text, '=');
    char *heading;
    swst_status status;

    if (!sign)
        return mistaken(it->call, SAY_NO_MAPPING, text);
    heading = copied(text);
    heading[sign - text] = '\0';
    status = swst_ledger_map(it->ledger, heading, sign + 1);
    free(heading);
    return status ? failed(it->call) : DONE;
}

static int tell(struct import *it)
{
    const struct options *options = &it->call->options;
    int64_t area = 0;
    int code = find_id(it->call, "area", options->values[OPTION_ROWS_AREA], &area);

    for (int i = 0; i < options->map_count && !code; i++)
        code = map_one(it, options->maps[i]);
    if (code)
        return code;
    if ((options->values[OPTION_AS] && swst_ledger_set_kind(it->ledger, options->values[OPTION_AS]))
        || swst_ledger_set_as_of(it->ledger, it->call->as_of)
        || swst_ledger_set_area(it->ledger, area)
        || swst_ledger_set_skip_bad(it->ledger, options->values[OPTION_SKIP_BAD] != NULL))
        return failed(it->call);
    if (!swst_ledger_header_row(it->ledger, 0) && swst_ledger_step(it->ledger) < 0)
        return failed_at(it->call, it->path);   /* no row is a header, whatever was said */
    return swst_ledger_mapping(it->ledger, &it->mapping) ? failed(it->call) : DONE;
}

/* "台账.csv" as "台账.report.csv", and as "台账.report-2.csv" when that is taken. */
static char *report_beside(const char *path, int number)
{
    size_t length = strlen(path), room = length + 32;
    char *text = must(malloc(room));

    if (length > 4 && (strcmp(path + length - 4, ".csv") == 0
                       || strcmp(path + length - 4, ".CSV") == 0))
        length -= 4;
    if (number == 1)
        snprintf(text, room, "%.*s.report.csv", (int)length, path);
    else
        snprintf(text, room, "%.*s.report-%d.csv", (int)length, path, number);
    return text;
}

/* Where nothing can be written the import goes on without. */
static int choose_report(struct import *it)
{
    const char *asked = it->call->options.values[OPTION_REPORT_FILE];
    swst_status status = SWST_ECONFLICT;

    if (asked) {
        it->report = copied(asked);
        return swst_ledger_set_report(it->ledger, asked) ? failed_at(it->call, asked) : DONE;
    }
    for (int i = 1; i <= MOST_REPORTS && status == SWST_ECONFLICT; i++) {
        free(it->report);
        it->report = report_beside(it->path, i);
        status = swst_ledger_set_report(it->ledger, it->report);
    }
    if (status) {
        say(it->call, SAY_IMPORT_NO_REPORT, it->report);
        free(it->report);
        it->report = NULL;
    }
    return DONE;
}

/* Ctrl-C waits until the step is done: a report that breaks off is not left lying about. */
static void hold_signals(struct import *it)
{
    sigset_t held;

    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGTERM);
    sigaddset(&held, SIGHUP);
    sigprocmask(SIG_BLOCK, &held, &it->signals);
}

static bool is_to_end(void)
{
    sigset_t waiting;

    return sigpending(&waiting) == 0 && (sigismember(&waiting, SIGINT) == 1
        || sigismember(&waiting, SIGTERM) == 1 || sigismember(&waiting, SIGHUP) == 1);
}

static swst_status read_all(const struct import *it)
{
    struct progress progress;
    swst_status status;

    progress_start(&progress, it->call);
    while ((status = swst_ledger_step(it->ledger)) == SWST_ROW && !is_to_end())
        progress_show(&progress, swst_ledger_bytes(it->ledger), swst_ledger_total(it->ledger),
                      true);
    progress_end(&progress);
    if (status == SWST_ROW && it->report)
        remove(it->report);
    sigprocmask(SIG_SETMASK, &it->signals, NULL);   /* one that waited ends us here */
    return status;
}

/* ------------------------------------------------------------------------- to people */

static void say_mapping(const struct import *it)
{
    const swst_table *mapping = it->mapping;

    say_begin(it->call, SAY_IMPORT_FILE, swst_ledger_encoding(it->ledger),
              (long long)swst_ledger_header_row(it->ledger, 0));
    fputc('\n', stderr);
    for (size_t i = 0; i < swst_table_rows(mapping); i++) {
        const char *heading = swst_table_text(mapping, i, "heading");
        const char *field = swst_table_text(mapping, i, "field");

        if (!heading || !*heading)
            continue;
        fputs("  ", stderr);
        put_clean(stderr, heading, 0);
        fprintf(stderr, " → %s\n",
                field ? field : sentence(it->call->language, SAY_IMPORT_UNMAPPED));
    }
}

static void put_place(int64_t number)
{
    if (number > 0)
        fprintf(stderr, ":%" PRId64, number);
}

/* As file:row:column: heading: message; a heading that the message names is not said twice. */
static void say_problems(const struct import *it)
{
    const swst_table *problems = swst_ledger_problems(it->ledger);
    const char *message = strcmp(it->call->language, "zh") == 0 ? "message_zh" : "message";
    size_t rows = swst_table_rows(problems);

    for (size_t i = 0; i < rows; i++) {
        const char *heading = swst_table_text(problems, i, "heading");
        const char *why = swst_table_text(problems, i, message);

        put_clean(stderr, it->path, 0);
        put_place(swst_table_int(problems, i, "row"));
        put_place(swst_table_int(problems, i, "column"));
        fputs(": ", stderr);
        if (heading && !(why && strncmp(why, heading, strlen(heading)) == 0)) {
            put_clean(stderr, heading, 0);      /* the sentence does not begin with it */
            fputs(": ", stderr);
        }
        put_clean(stderr, why ? why : "", 0);
        fputc('\n', stderr);
    }
    if (rows >= 1000)
        say(it->call, SAY_LOAD_FIRST_ONLY, (long long)rows);
}

static void say_end(const struct import *it)
{
    bool rejected = swst_ledger_rejected(it->ledger) > 0;

    if (it->report)
        say(it->call, SAY_IMPORT_REPORT, it->report);
    if (it->applied && it->number)
        say(it->call, SAY_IMPORT_APPLIED, (long long)it->number, (long long)it->number);
    else if (it->applied)
        say(it->call, SAY_IMPORT_NOTHING);
    else
        say(it->call, rejected && !it->call->options.values[OPTION_SKIP_BAD]
                          ? SAY_IMPORT_REJECTED : SAY_LOAD_DRY);
}

/* ----------------------------------------------------------------------- to programs */

static void put_columns(const struct import *it, bool mapped)
{
    const char *between = "";

    for (size_t i = 0; i < swst_table_rows(it->mapping); i++) {
        const char *heading = swst_table_text(it->mapping, i, "heading");
        const char *field = swst_table_text(it->mapping, i, "field");

        if ((field != NULL) != mapped || (!mapped && (!heading || !*heading)))
            continue;
        fputs(between, stdout);
        if (mapped)
            fputs("{\"heading\":", stdout);
        put_json(heading ? heading : "");
        if (mapped) {
            fputs(",\"field\":", stdout);
            put_json(field);
            putchar('}');
        }
        between = ",";
    }
}

static void put_problem(const swst_table *problems, size_t row)
{
    static const char *const texts[] = { "heading", "field", "code", "message", "message_zh" };

    printf("{\"row\":%" PRId64 ",\"column\":%" PRId64, swst_table_int(problems, row, "row"),
           swst_table_int(problems, row, "column"));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = swst_table_text(problems, row, texts[i]);

        printf(",\"%s\":", texts[i]);
        put_json(text ? text : "");
    }
    putchar('}');
}

static void put_header_rows(const swst_ledger *ledger)
{
    for (size_t i = 0; swst_ledger_header_row(ledger, i); i++)
        printf("%s%" PRId64, i ? "," : "", swst_ledger_header_row(ledger, i));
}

static void put_answer(const struct import *it)
{
    const swst_ledger *ledger = it->ledger;
    const swst_table *problems = swst_ledger_problems(ledger);

    printf("{\"schema\":\"swst/import/1\",\"as_of\":\"%s\",\"file\":", it->call->as_of);
    put_json(it->path);
    printf(",\"encoding\":\"%s\",\"header_rows\":[", swst_ledger_encoding(ledger));
    put_header_rows(ledger);
    fputs("],\"mapping\":[", stdout);
    put_columns(it, true);
    fputs("],\"unmapped\":[", stdout);
    put_columns(it, false);
    printf("],\"accepted\":%" PRId64 ",\"rejected\":%" PRId64 ",\"skipped\":%" PRId64
           ",\"created\":%" PRId64 ",\"updated\":%" PRId64 ",\"applied\":%s",
           swst_ledger_accepted(ledger), swst_ledger_rejected(ledger),
           swst_ledger_skipped(ledger), swst_ledger_created(ledger),
           swst_ledger_updated(ledger), it->applied ? "true" : "false");
    if (it->number)
        printf(",\"number\":%" PRId64, it->number);
    if (it->report) {
        fputs(",\"report\":", stdout);
        put_json(it->report);
    }
    fputs(",\"problems\":[", stdout);
    for (size_t i = 0; i < swst_table_rows(problems); i++) {
        fputs(i ? "," : "", stdout);
        put_problem(problems, i);
    }
    puts("]}");
}

/* ------------------------------------------------------------------------------ run */

static void put_result(const struct import *it)
{
    const swst_ledger *ledger = it->ledger;

    if (it->call->format == AS_JSON) {
        put_answer(it);
        return;
    }
    printf(sentence(it->call->language, SAY_IMPORT_COUNTS),
           (long long)swst_ledger_accepted(ledger), (long long)swst_ledger_created(ledger),
           (long long)swst_ledger_updated(ledger), (long long)swst_ledger_rejected(ledger),
           (long long)swst_ledger_skipped(ledger));
    putchar('\n');
}

static int finish(struct import *it)
{
    bool rejected = swst_ledger_rejected(it->ledger) > 0;

    it->applied = it->call->options.values[OPTION_APPLY]
        && (!rejected || it->call->options.values[OPTION_SKIP_BAD]);
    if (it->applied && swst_ledger_apply(it->ledger, &it->number))
        return failed(it->call);
    say_problems(it);
    put_result(it);
    say_end(it);
    return rejected ? REJECTED : DONE;
}

static int import(struct import *it)
{
    int code = tell(it);

    if (!code && it->call->format != AS_JSON)
        say_mapping(it);
    if (code)
        return code;
    hold_signals(it);
    if ((code = choose_report(it)))
        return code;
    if (read_all(it)) {
        code = failed(it->call);
        if (it->report)
            remove(it->report);         /* it breaks off */
        return code;
    }
    return finish(it);
}

static int list_imports(struct call *call)
{
    swst_table *table;

    return swst_import_list(call->store, &table) ? failed(call) : print_table(call, table, NULL);
}

int run_import(struct call *call)
{
    struct import it = { .call = call, .path = call->count ? call->arguments[0] : NULL };
    int code;

    if (call->options.values[OPTION_IMPORTS])
        return it.path ? mistaken(call, SAY_TOO_MANY, it.path) : list_imports(call);
    if (!it.path)
        return mistaken(call, SAY_TOO_FEW, "");
    if (swst_ledger_open(call->store, it.path, &it.ledger))
        return failed_at(call, it.path);
    code = import(&it);
    swst_table_free(it.mapping);
    swst_ledger_free(it.ledger);
    free(it.report);
    return code;
}
