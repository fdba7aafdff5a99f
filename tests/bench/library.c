/* The library on the same questions as raw.c, through its public headers alone:
 *
 *     library load FILE BUNDLE
 *     library ask FILE AS_OF EARLIER WORKER FROM TO RUNS FOLDER
 *     library import FILE LEDGER
 *     library visits FILE COUNT
 *     library find FILE WANTED RUNS
 *     library goals FILE AS_OF AREA RUNS FOLDER
 *     library summary FILE MONTH AS_OF RUNS
 */
#define _POSIX_C_SOURCE 200809L

#include "library.h"
#include "peak.h"

#include <swstation.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int failed(void)
{
    fprintf(stderr, "library: %s (%s, %s, row %lld)\n", swst_error_message("en"),
            swst_error_field() ? swst_error_field() : "no field",
            swst_error_path() ? swst_error_path() : "no file", (long long)swst_error_row());
    return 1;
}

/* -------------------------------------------------------------------- load */

static swst_status load_into(swst_store *store, const char *bundle)
{
    swst_load *load = NULL;
    swst_status status = swst_load_begin(store, bundle, &load);

    while (!status && (status = swst_load_step(load)) == SWST_ROW)
        status = SWST_OK;
    if (!status)
        status = swst_load_apply(load);
    if (status && load)
        fprintf(stderr, "library: %lld rows rejected\n", (long long)swst_load_rejected(load));
    swst_load_free(load);
    return status;
}

static int run_load(char **arguments)
{
    double start = seconds();
    swst_store *store = swst_store_new();
    swst_status status;

    unlink(arguments[0]);
    status = swst_store_create(store, arguments[0]);
    if (!status)
        status = load_into(store, arguments[1]);
    swst_store_free(store);
    if (status)
        return failed();
    printf("load %.6f\n", seconds() - start);
    print_peak();
    return 0;
}

/* ------------------------------------------------------------------ asking */

struct question {
    swst_store *store;
    const char *as_of, *earlier, *from, *to;
    int64_t worker;
};

static swst_status due(const struct question *question, const char *as_of, int64_t worker,
                       int64_t limit, char **json)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table = NULL;
    swst_status status;

    swst_filter_set_worker(filter, worker);
    swst_filter_set_limit(filter, limit);
    status = swst_report_due(question->store, as_of, filter, &table);
    if (!status && json)
        status = swst_table_to_json(table, 0, json);
    swst_table_free(table);
    swst_filter_free(filter);
    return status;
}

static swst_status due_list(const struct question *question, char **json)
{
    (void)json;
    return due(question, question->as_of, 0, 0, NULL);
}

static swst_status due_json(const struct question *question, char **json)
{
    return due(question, question->as_of, 0, 0, json);
}

static swst_status due_earlier(const struct question *question, char **json)
{
    return due(question, question->earlier, 0, 0, json);
}

static swst_status due_county(const struct question *question, char **json)
{
    return due(question, question->as_of, 0, 50, json);
}

static swst_status due_worker(const struct question *question, char **json)
{
    return due(question, question->as_of, question->worker, 50, json);
}

static swst_status coverage(const struct question *question, char **json)
{
    swst_filter *filter = swst_filter_new();
    swst_table *table = NULL;
    swst_status status;

    swst_filter_set_grouping(filter, SWST_BY_VILLAGE);
    status = swst_report_coverage(question->store, question->from, question->to, question->as_of,
                                  filter, &table);
    if (!status)
        status = swst_table_to_json(table, 0, json);
    swst_table_free(table);
    swst_filter_free(filter);
    return status;
}

static const struct {
    const char *name;
    swst_status (*ask)(const struct question *question, char **json);
} questions[] = {
    { "coverage", coverage }, { "due_list", due_list }, { "due_json", due_json },
    { "due_earlier", due_earlier }, { "due_county", due_county }, { "due_worker", due_worker },
};

int save(const char *folder, const char *name, const char *text)
{
    char path[4096];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s.json", folder, name);
    if (!(file = fopen(path, "w")) || fputs(text, file) < 0 || fclose(file)) {
        perror(path);
        return 1;
    }
    return 0;
}

static int run_ask(char **arguments)
{
    struct question question = { swst_store_new(), arguments[1], arguments[2], arguments[4],
                                 arguments[5], strtoll(arguments[3], NULL, 10) };
    int runs = atoi(arguments[6]), code = 0;

    if (swst_store_open(question.store, arguments[0]))
        return failed();
    for (size_t i = 0; i < sizeof questions / sizeof *questions && !code; i++)
        for (int run = 0; run < runs && !code; run++) {
            double start = seconds();
            char *json = NULL;

            if (questions[i].ask(&question, &json))
                return failed();
            printf("%s %.6f\n", questions[i].name, seconds() - start);
            if (!run && json)
                code = save(arguments[7], questions[i].name, json);
            swst_free(json);
        }
    swst_store_free(question.store);
    print_peak();
    return code;
}

int main(int argc, char **argv)
{
    if (argc == 4 && strcmp(argv[1], "load") == 0)
        return run_load(argv + 2);
    if (argc == 10 && strcmp(argv[1], "ask") == 0)
        return run_ask(argv + 2);
    if (argc == 4 && strcmp(argv[1], "import") == 0)
        return run_import(argv + 2);
    if (argc == 4 && strcmp(argv[1], "visits") == 0)
        return run_visits(argv + 2);
    if (argc == 5 && strcmp(argv[1], "find") == 0)
        return run_find(argv + 2);
    if (argc == 7 && strcmp(argv[1], "goals") == 0)
        return run_goals(argv + 2);
    if (argc == 6 && strcmp(argv[1], "summary") == 0)
        return run_summary(argv + 2);
    if (argc == 2 && strcmp(argv[1], "version") == 0) {
        printf("SQLite %s, %s\n", swst_store_sqlite_version(), swst_store_journal("en"));
        return 0;
    }
    fputs("library load FILE BUNDLE | ask … | import FILE LEDGER | visits FILE COUNT |"
          " find FILE WANTED RUNS | goals FILE AS_OF AREA RUNS FOLDER |"
          " summary FILE MONTH AS_OF RUNS | version\n", stderr);
    return 2;
}
