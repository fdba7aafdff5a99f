/* Reports on the screen: the table, then on which day and over whom. */
#include "report.h"
#include "cells.h"
#include "grid.h"
#include "memory.h"
#include "names.h"
#include "say.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 32 };

int make_filter(const struct call *call, swst_filter **filter)
{
    int64_t area = 0, worker = 0, limit = 0;
    int code = find_id(call, "area", call->options.values[OPTION_AREA], &area);

    if (!code)
        code = find_id(call, "worker", call->options.values[OPTION_WORKER], &worker);
    if (!code)
        code = find_count(call, OPTION_LIMIT, &limit);
    *filter = must(swst_filter_new());
    swst_filter_set_area(*filter, area);
    swst_filter_set_worker(*filter, worker);
    swst_filter_set_limit(*filter, limit);
    return code;
}

int check_day(const struct call *call, const char *what, const char *day)
{
    swst_record *probe = must(swst_record_new(swst_kind_find("visit")));
    bool right = *day && swst_record_set(probe, "visited_on", day) == SWST_OK;

    swst_record_free(probe);
    return right ? DONE : mistaken(call, SAY_BAD_DAY, what);
}

int find_period(const struct call *call, const char **from, const char **to, char *room)
{
    int code = DONE;

    *from = call->options.values[OPTION_FROM];
    *to = call->options.values[OPTION_TO];
    if (*from)
        code = check_day(call, "--from", *from);
    if (*to && !code)
        code = check_day(call, "--to", *to);
    if (!*to)
        *to = call->as_of;
    if (!*from) {
        snprintf(room, 16, "%.4s-01-01", *to);
        *from = room;
    }
    return code || strcmp(*from, *to) <= 0 ? code : mistaken(call, SAY_PERIOD_REVERSED, *from);
}

/* The columns shown, in the order of the view. */
static size_t pick(const swst_table *table, const struct view *view, bool people,
                   const swst_field **picked)
{
    size_t count = 0;

    for (size_t at = 0; people && view->columns && view->columns[at]; at++)
        for (size_t i = 0; i < swst_table_columns(table); i++)
            if (strcmp(swst_field_name(swst_table_column(table, i)), view->columns[at]) == 0)
                picked[count++] = swst_table_column(table, i);
    for (size_t i = 0; !count && i < swst_table_columns(table) && i < MOST_COLUMNS; i++)
        picked[i] = swst_table_column(table, i);
    return count ? count : swst_table_columns(table);
}

static void add_cell(struct call *call, const swst_table *table, size_t row,
                     const swst_field *column, const struct view *view, struct grid *grid)
{
    const char *value = swst_table_text(table, row, swst_field_name(column));
    const char *instead = view->text ? view->text(call, swst_field_name(column), value) : NULL;
    char *text;

    if (instead) {
        grid_add(grid, instead);
        return;
    }
    text = cell(call, column, value);
    grid_add(grid, text);
    free(text);
}

static struct grid *fill(struct call *call, const swst_table *table, const struct view *view)
{
    const swst_field *picked[MOST_COLUMNS];
    size_t count = pick(table, view, call->format == FOR_PEOPLE, picked);
    struct grid *grid = grid_new(count);

    for (size_t i = 0; i < count; i++) {
        char *text = head_cell(call, picked[i]);

        grid_head(grid, i, text, stance_of(picked[i]));
        free(text);
    }
    for (size_t row = 0; row < swst_table_rows(table); row++) {
        const char *word = view->alert_column ? swst_table_text(table, row, view->alert_column)
                                              : NULL;

        for (size_t i = 0; i < count; i++)
            add_cell(call, table, row, picked[i], view, grid);
        if (word && strcmp(word, view->alert_word) == 0)
            grid_alert(grid);
    }
    for (size_t i = 0; call->format == FOR_PEOPLE && i < count; i++)
        grid_drop_empty(grid, i);
    return grid;
}

/* "as of 2022-06-30 · 2022-01-01 to 2022-06-30 · In scope 1292 · Away 12" */
static void put_footing(const struct call *call, const swst_table *table)
{
    const char *between = "\n";

    if (swst_table_as_of(table)) {
        fputs(between, stdout);
        printf(sentence(call->language, SAY_AS_OF), swst_table_as_of(table));
        between = " · ";
    }
    if (swst_table_from(table) && swst_table_to(table)) {
        fputs(between, stdout);
        printf(sentence(call->language, SAY_PERIOD), swst_table_from(table), swst_table_to(table));
        between = " · ";
    }
    if (swst_table_provisional(table))
        printf("%s%s", between, sentence(call->language, SAY_PROVISIONAL));
    for (size_t i = 0; swst_table_note_name(table, i); i++) {
        fputs(i ? " · " : "\n", stdout);
        put_clean(stdout, swst_table_note_label(table, i, call->language), 0);
        printf(" %lld", (long long)swst_table_note(table, i));
    }
    putchar('\n');
}

static swst_status put_for_programs(const struct call *call, const swst_table *table)
{
    char *text = NULL;
    swst_status status = call->format == AS_JSON
        ? swst_table_to_json(table, output_flags(call), &text)
        : swst_table_to_csv(table, output_flags(call), &text);

    if (!status)
        fputs(text, stdout);
    if (!status && call->format == AS_JSON)
        putchar('\n');
    swst_free(text);
    return status;
}

static void put_for_people(struct call *call, const swst_table *table, const struct view *view)
{
    struct grid *grid = fill(call, table, view);

    if (swst_table_rows(table) || call->format == AS_MARKDOWN)
        grid_put(grid, call);
    grid_free(grid);
    if (swst_table_as_of(table) || swst_table_note_name(table, 0))
        put_footing(call, table);
}

int print_table(struct call *call, swst_table *table, const struct view *view)
{
    bool empty = swst_table_rows(table) == 0;
    swst_status status = SWST_OK;

    if (call->format == AS_JSON || call->format == AS_CSV)
        status = put_for_programs(call, table);
    else
        put_for_people(call, table, view);
    swst_table_free(table);
    if (status)
        return failed(call);
    if (empty)
        say(call, SAY_NO_ROWS);
    return empty && call->options.given & HAS(EXIT_CODE) ? NOTHING : DONE;
}
