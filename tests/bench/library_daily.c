/* The library on the same works as raw_ledger.c and raw_daily.c, through its public
 * headers alone: a ledger, one visit after another, and finding people. */
#define _POSIX_C_SOURCE 200809L

#include "library.h"
#include "peak.h"

#include <swstation.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double processor(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ------------------------------------------------------------------- import */

static swst_status apply(swst_ledger *ledger)
{
    swst_status status = swst_ledger_set_as_of(ledger, "2026-12-31");
    int64_t number;

    while (!status && (status = swst_ledger_step(ledger)) == SWST_ROW)
        status = SWST_OK;
    return status ? status : swst_ledger_apply(ledger, &number);
}

/* Into a store that has its areas and categories; without a report file. */
int run_import(char **arguments)
{
    double start = seconds();
    swst_store *store = swst_store_new();
    swst_ledger *ledger = NULL;
    swst_status status = swst_store_open(store, arguments[0]);

    if (!status)
        status = swst_ledger_open(store, arguments[1], &ledger);
    if (!status)
        status = apply(ledger);
    if (status)
        return failed();
    printf("import %.6f\ncreated %lld\nupdated %lld\n", seconds() - start,
           (long long)swst_ledger_created(ledger), (long long)swst_ledger_updated(ledger));
    swst_ledger_free(ledger);
    swst_store_free(store);
    print_peak();
    return 0;
}

/* ------------------------------------------------------------------- visits */

static int64_t client_at(swst_store *store, int64_t first, int64_t at)
{
    swst_query *query = swst_query_new(swst_kind_find("client"));
    swst_cursor *cursor = NULL;
    char text[24];
    int64_t id = 0;

    snprintf(text, sizeof text, "%lld", (long long)(first + at));
    swst_query_set_limit(query, 1);
    if (swst_query_where(query, "id", ">=", text) || swst_query_order_by(query, "id")
        || swst_query_run(store, query, &cursor))
        exit(failed());
    if (swst_cursor_next(cursor) == SWST_ROW)
        id = swst_record_id(swst_cursor_record(cursor));
    swst_cursor_free(cursor);
    swst_query_free(query);
    return id;
}

static swst_status save_visit(swst_store *store, int64_t client, const char *day)
{
    swst_visit *visit = swst_visit_new();
    swst_status status = swst_visit_set_client_id(visit, client);

    if (!status)
        status = swst_visit_set_visited_on(visit, day);
    if (!status)
        status = swst_visit_set_channel(visit, SWST_VISIT_CHANNEL_HOME);
    if (!status)
        status = swst_visit_set_result(visit, SWST_VISIT_RESULT_DONE);
    if (!status)
        status = swst_visit_set_minutes(visit, 30);
    if (!status)
        status = swst_visit_save(store, visit);
    swst_visit_free(visit);
    return status;
}

int run_visits(char **arguments)
{
    swst_store *store = swst_store_new();
    int64_t first;

    if (swst_store_open(store, arguments[0]))
        return failed();
    first = client_at(store, 1, 0);
    for (int i = 0; i < atoi(arguments[1]); i++) {
        int64_t client = client_at(store, first, (int64_t)i * 7919 % 9000);
        double start = seconds(), used = processor();
        swst_status status;
        char day[16];

        snprintf(day, sizeof day, "2027-01-%02d", 1 + i % 28);
        if ((status = save_visit(store, client, day)) == SWST_EINVALID)
            continue;                           /* the dead are visited no more */
        if (status)
            return failed();
        printf("visit %.6f\nvisit_cpu %.6f\n", seconds() - start, processor() - used);
    }
    swst_store_free(store);
    return 0;
}

/* ------------------------------------------------------------------ finding */

static size_t find(swst_store *store, const char *text)
{
    swst_table *table = NULL;
    size_t rows;

    if (swst_client_search(store, text, 0, 50, &table))
        exit(failed());
    rows = swst_table_rows(table);
    swst_table_free(table);
    return rows;
}

int run_find(char **arguments)
{
    swst_store *store = swst_store_new();
    char line[64];

    if (swst_store_open(store, arguments[0]))
        return failed();
    for (int run = 0; run < atoi(arguments[2]); run++) {
        FILE *file = fopen(arguments[1], "r");
        double spent[2] = { 0 }, start;
        int counts[2] = { 0 };
        size_t rows = 0;

        while (file && fgets(line, sizeof line, file)) {
            int by_name = strlen(line) <= 10;

            line[strcspn(line, "\n")] = '\0';
            start = seconds();
            rows += find(store, line);
            spent[by_name] += seconds() - start;
            counts[by_name]++;
        }
        if (file)
            fclose(file);
        printf("find_number %.9f\nfind_name %.9f\nfound %zu\n", spent[0] / counts[0],
               spent[1] / counts[1], rows);
    }
    swst_store_free(store);
    return 0;
}
