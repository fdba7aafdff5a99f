/* swst list: the records of a kind that meet some conditions. */
#include "cells.h"
#include "condition.h"
#include "grid.h"
#include "memory.h"
#include "names.h"
#include "say.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FIELDS = 64, FEW_FIELDS = 8 };

/* What is shown of each record, besides its id. */
struct columns {
    const swst_field *fields[MOST_FIELDS];
    size_t count;
    bool chosen;               /* by --fields */
    bool reasons;              /* why each was voided, at the end */
};

/* The required fields, and the kind's first day with the days right behind it: an activity
 * is planned for a day and held on one. */
static bool is_wanted(const swst_kind *kind, const swst_field *field)
{
    const swst_field *day = NULL;

    if (swst_field_flags(field) & SWST_REQUIRED)
        return true;
    while ((day = swst_field_next(kind, day)) && swst_field_type_of(day) != SWST_DAY)
        continue;
    for (; day && swst_field_type_of(day) == SWST_DAY; day = swst_field_next(kind, day))
        if (day == field)
            return true;
    return false;
}

/* Those and the first others, in their own order. */
static void choose_few(const struct call *call, const swst_kind *kind, struct columns *columns, size_t most)
{
    size_t others = most;

    for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); )
        if (is_wanted(kind, field) && others)
            others--;
    for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); ) {
        bool wanted = is_wanted(kind, field);

        if (swst_field_showing(field, call->flags) == SWST_LEFT_OUT)
            continue;
        if (columns->count == MOST_FIELDS || (!wanted && !others))
            continue;
        others -= !wanted;
        columns->fields[columns->count++] = field;
    }
}

static int choose(const struct call *call, const swst_kind *kind, struct columns *columns)
{
    const char *wanted = call->options.values[OPTION_FIELDS];
    char *parts = wanted ? copied(wanted) : NULL;
    int code = DONE;

    columns->count = 0;
    columns->chosen = wanted != NULL;
    columns->reasons = call->options.values[OPTION_VOIDED];
    if (!wanted)
        choose_few(call, kind, columns, call->format == FOR_PEOPLE ? FEW_FIELDS : MOST_FIELDS);
    for (char *part = parts, *next; part && !code; part = next) {
        const swst_field *field = NULL;

        next = strchr(part, ',');
        if (next)
            *next++ = '\0';
        code = find_field(call, kind, part, &field);
        if (field && columns->count < MOST_FIELDS
            && swst_field_showing(field, call->flags) != SWST_LEFT_OUT)
            columns->fields[columns->count++] = field;
    }
    free(parts);
    return code;
}

static int add_order(const struct call *call, const swst_kind *kind, swst_query *query)
{
    const char *by = call->options.values[OPTION_SORT];
    const swst_field *field;
    char name[128];
    int code;

    if (!by)
        return DONE;
    code = find_field(call, kind, by + (*by == '-'), &field);
    if (code)
        return code;
    snprintf(name, sizeof name, "%s%s", *by == '-' ? "-" : "",
             field ? swst_field_name(field) : "id");
    return swst_query_order_by(query, name) ? failed(call) : DONE;
}

static int ask(const struct call *call, const swst_kind *kind, swst_query *query)
{
    int64_t limit = 0;
    int code = find_count(call, OPTION_LIMIT, &limit);

    for (int i = 1; i < call->count && !code; i++)
        code = add_condition(call, kind, query, call->arguments[i]);
    if (!code)
        code = add_order(call, kind, query);
    swst_query_set_limit(query, limit);
    swst_query_set_voided(query, call->options.values[OPTION_VOIDED]);
    return code;
}

static struct grid *head(const struct call *call, const struct columns *columns)
{
    struct grid *grid = grid_new(columns->count + 1 + columns->reasons);

    grid_head(grid, 0, call->format == AS_CSV ? "id" : sentence(call->language, SAY_ID),
              WHOLE_CELLS);
    for (size_t i = 0; i < columns->count; i++) {
        char *text = head_cell(call, columns->fields[i]);

        grid_head(grid, i + 1, text, stance_of(columns->fields[i]));
        free(text);
    }
    if (columns->reasons)
        grid_head(grid, columns->count + 1, call->format == AS_CSV ? "void_reason"
                  : sentence(call->language, SAY_VOID_REASON), TEXT_CELLS);
    return grid;
}

static void add_row(struct call *call, const swst_record *record, const struct columns *columns,
                    struct grid *grid)
{
    char id[ID_SIZE];

    snprintf(id, sizeof id, "%" PRId64, swst_record_id(record));
    grid_add(grid, is_left_out(call, swst_record_kind(record), "id") ? "" : id);
    for (size_t i = 0; i < columns->count; i++) {
        char *text = record_cell(call, record, columns->fields[i]);

        grid_add(grid, text);
        free(text);
    }
    if (columns->reasons) {
        char *text = reason_cell(call, record);

        grid_add(grid, text);
        free(text);
    }
}

/* Row by row, so that a list may be longer than memory. */
static swst_status put_json_rows(const struct call *call, const swst_kind *kind,
                                 swst_cursor *cursor, int64_t *count)
{
    swst_status status;

    printf("{\"schema\":\"swst/list/1\",\"record\":\"%s\",\"rows\":[", swst_kind_name(kind));
    while ((status = swst_cursor_next(cursor)) == SWST_ROW) {
        char *json = NULL;

        status = swst_record_to_json(swst_cursor_record(cursor), output_flags(call), &json);
        if (status)
            return status;
        fputs(*count ? ",\n" : "\n", stdout);
        fputs(json, stdout);
        swst_free(json);
        ++*count;
    }
    puts("]}");
    return status;
}

static swst_status put_rows(struct call *call, const swst_kind *kind, swst_cursor *cursor,
                            const struct columns *columns, int64_t *count)
{
    struct grid *grid = head(call, columns);
    swst_status status;

    while ((status = swst_cursor_next(cursor)) == SWST_ROW) {
        add_row(call, swst_cursor_record(cursor), columns, grid);
        ++*count;
    }
    for (size_t i = 0; call->format == FOR_PEOPLE && !columns->chosen && i < columns->count; i++)
        grid_drop_empty(grid, i + 1);
    if (is_left_out(call, kind, "id"))
        grid_drop_empty(grid, 0);
    if (!status && (*count || call->format != FOR_PEOPLE))
        grid_put(grid, call);
    if (!status && call->format == FOR_PEOPLE && *count)
        say(call, SAY_ROWS, (long long)*count);
    grid_free(grid);
    return status;
}

static int print(struct call *call, const swst_kind *kind, const swst_query *query,
                 const struct columns *columns)
{
    swst_cursor *cursor = NULL;
    int64_t count = 0;
    swst_status status = swst_query_run(call->store, query, &cursor);

    if (!status && call->format == AS_JSON)
        status = put_json_rows(call, kind, cursor, &count);
    else if (!status)
        status = put_rows(call, kind, cursor, columns, &count);
    swst_cursor_free(cursor);
    if (status)
        return failed(call);
    if (!count)
        say(call, SAY_NO_ROWS);
    return !count && call->options.values[OPTION_EXIT_CODE] ? NOTHING : DONE;
}

int run_list(struct call *call)
{
    const swst_kind *kind;
    struct columns columns;
    swst_query *query;
    int code = find_kind(call, call->arguments[0], &kind);

    if (!code)
        code = choose(call, kind, &columns);
    if (code)
        return code;
    query = must(swst_query_new(kind));
    code = ask(call, kind, query);
    if (!code)
        code = print(call, kind, query, &columns);
    swst_query_free(query);
    return code;
}
