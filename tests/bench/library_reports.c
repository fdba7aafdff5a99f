/* The library on the same goals as raw_goals.c, and the summary of a month, through its
 * public headers alone. The goals are records of a plan: a file without one gets them. */
#include "library.h"
#include "peak.h"

#include <swstation.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_GOALS = 10 };
static const struct {
    const char *indicator;
    bool of_area;
} goals[MOST_GOALS] = {
    { "POP.IN_SCOPE", false }, { "FILE.RATE", false }, { "VISIT.HOME_RATE", false },
    { "VISIT.CLIENTS", false }, { "VISIT.TIMES", false }, { "BLIND.CLIENTS", false },
    { "BLIND.RATE", false }, { "ACT.COVERAGE", false }, { "VISIT.HOME_RATE", true },
    { "VISIT.CLIENTS", true },
};

/* ------------------------------------------------------------------- making */

/* Pairs of field and value up to NULL. */
static swst_status make(swst_store *store, const char *kind, int64_t *id, ...)
{
    swst_record *record = swst_record_new(swst_kind_find(kind));
    swst_status status = SWST_OK;
    const char *field;
    va_list values;

    va_start(values, id);
    while (!status && (field = va_arg(values, const char *)))
        status = swst_record_set(record, field, va_arg(values, const char *));
    va_end(values);
    if (!status)
        status = swst_record_save(store, record);
    *id = swst_record_id(record);
    swst_record_free(record);
    return status;
}

static swst_status find_first(swst_store *store, const char *kind, int64_t *id)
{
    swst_query *query = swst_query_new(swst_kind_find(kind));
    swst_cursor *cursor = NULL;
    swst_status status;

    *id = 0;
    swst_query_set_limit(query, 1);
    status = swst_query_run(store, query, &cursor);
    if (!status && (status = swst_cursor_next(cursor)) == SWST_ROW) {
        *id = swst_record_id(swst_cursor_record(cursor));
        status = SWST_OK;
    }
    swst_cursor_free(cursor);
    swst_query_free(query);
    return status;
}

static swst_status make_goals(swst_store *store, const char *year, const char *area)
{
    char first[16], last[16], of[24];
    int64_t station, plan = 0;
    swst_status status = find_first(store, "station", &station);

    snprintf(first, sizeof first, "%s-01-01", year);
    snprintf(last, sizeof last, "%s-12-31", year);
    snprintf(of, sizeof of, "%lld", (long long)station);
    if (!status)
        status = make(store, "plan", &plan, "station_id", of, "year", year, NULL);
    snprintf(of, sizeof of, "%lld", (long long)plan);
    for (size_t i = 0; i < MOST_GOALS && !status; i++)
        status = make(store, "goal", &plan, "plan_id", of, "title", goals[i].indicator,
                      "indicator", goals[i].indicator, "operator", "at_least", "target", "500",
                      "starts_on", first, "due_on", last,
                      goals[i].of_area ? "area_id" : NULL, area, NULL);
    return status;
}

/* ------------------------------------------------------------------- asking */

static swst_status ask(swst_store *store, const char *as_of, char **json)
{
    swst_table *table = NULL;
    swst_status status = swst_report_goals(store, as_of, 0, NULL, &table);

    if (!status)
        status = swst_table_to_json(table, 0, json);
    swst_table_free(table);
    return status;
}

int run_goals(char **arguments)
{
    swst_store *store = swst_store_new();
    char year[5] = "";
    int64_t plan;

    strncat(year, arguments[1], 4);
    if (swst_store_open(store, arguments[0]) || find_first(store, "plan", &plan)
        || (!plan && make_goals(store, year, arguments[2])))
        return failed();
    for (int run = 0; run < atoi(arguments[3]); run++) {
        double start = seconds();
        char *json = NULL;

        if (ask(store, arguments[1], &json))
            return failed();
        printf("%s %.6f\n", run ? "goals_again" : "goals", seconds() - start);
        if (!run && save(arguments[4], "goals", json))
            return 1;
        swst_free(json);
    }
    swst_store_free(store);
    print_peak();
    return 0;
}

int run_summary(char **arguments)
{
    for (int run = 0; run < atoi(arguments[3]); run++) {
        double start = seconds();
        swst_store *store = swst_store_new();
        swst_document *document = NULL;
        char *text = NULL;

        if (swst_store_open(store, arguments[0])
            || swst_report_summary(store, arguments[1], arguments[2], NULL, "zh", &document)
            || swst_document_text(document, "md", 0, &text))
            return failed();
        printf("summary %.6f\n", seconds() - start);
        swst_free(text);
        swst_document_free(document);
        swst_store_free(store);
    }
    print_peak();
    return 0;
}
