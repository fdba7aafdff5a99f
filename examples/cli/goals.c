/* swst goals: how the goals of a plan stand, or one of them month by month; and what is being
 * improved. */
#include "cells.h"
#include "grid.h"
#include "names.h"
#include "report.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CELL = 400 };

static const swst_field *column_of(const swst_table *table, const char *name)
{
    for (size_t i = 0; i < swst_table_columns(table); i++)
        if (strcmp(swst_field_name(swst_table_column(table, i)), name) == 0)
            return swst_table_column(table, i);
    return NULL;
}

/* " 人", or nothing where a figure says its unit itself or the table does not tell it. */
static const char *unit_of(const struct call *call, const swst_table *table, size_t row)
{
    static char text[CELL];
    const swst_field *unit = column_of(table, "unit");

    *text = '\0';
    if (unit && swst_table_text(table, row, "unit")
        && swst_table_form(table, row, "value") != SWST_FIGURE_RATE)
        snprintf(text, sizeof text, " %s",
                 swst_field_choice_label(unit, (int32_t)swst_table_int(table, row, "unit"),
                                         call->language));
    return text;
}

/* A target as people write it: 90.0% of a share, 12.5 of an average, 200 人. */
static void put_amount(const struct call *call, const swst_table *table, size_t row,
                       const char *column, char text[CELL])
{
    swst_figure_form form = swst_table_form(table, row, "value");
    long long amount = swst_table_int(table, row, column);
    const char *unit = unit_of(call, table, row);

    *text = '\0';
    if (!swst_table_text(table, row, column))
        return;
    if (form == SWST_FIGURE_RATE || form == SWST_FIGURE_AVERAGE)
        snprintf(text, CELL, "%lld.%lld%s%s", amount / 10, amount % 10,
                 form == SWST_FIGURE_RATE ? "%" : "", unit);
    else
        snprintf(text, CELL, "%lld%s", amount, unit);
}

/* What it is, and of how many: "88.9% (8/9)". */
static void put_value(const struct call *call, const swst_table *table, size_t row,
                      char text[CELL])
{
    const char *value = swst_table_text(table, row, "value");
    int64_t n, d;

    if (value && swst_table_rate(table, row, "value", &n, &d))
        snprintf(text, CELL, "%s%s (%lld/%lld)", value, unit_of(call, table, row), (long long)n,
                 (long long)d);
    else
        snprintf(text, CELL, "%s%s", value ? value : "-",
                 value && strcmp(value, "-") != 0 ? unit_of(call, table, row) : "");
}

/* Of a share what is needed are units of its numerator. */
static void put_needed(const struct call *call, const swst_table *table, size_t row,
                       char text[CELL])
{
    const char *needed = swst_table_text(table, row, "needed_per_week");

    snprintf(text, CELL, "%s%s", needed ? needed : "",
             needed ? unit_of(call, table, row) : "");
}

/* Parts stand behind what they are parts of, one step in. */
static void put_title(const swst_table *table, size_t row, char text[CELL])
{
    const char *title = swst_table_text(table, row, "title");
    int64_t depth = swst_table_int(table, row, "depth");
    size_t length = 0;

    for (; depth > 0 && length < 30; depth--)
        length += (size_t)snprintf(text + length, CELL - length, "– ");
    snprintf(text + length, CELL - length, "%s", title ? title : "");
}

static void add(struct call *call, const swst_table *table, size_t row, const swst_field *column,
                struct grid *grid)
{
    const char *name = swst_field_name(column);
    char text[CELL], *plain;

    if (swst_table_suppressed(table, row, name))
        snprintf(text, CELL, "%s", swst_table_suppressed(table, row, name));
    else if (strcmp(name, "title") == 0)
        put_title(table, row, text);
    else if (strcmp(name, "value") == 0)
        put_value(call, table, row, text);
    else if (strcmp(name, "target") == 0 || strcmp(name, "expected") == 0)
        put_amount(call, table, row, name, text);
    else if (strcmp(name, "needed_per_week") == 0)
        put_needed(call, table, row, text);
    else {
        plain = cell(call, column, swst_table_text(table, row, name));
        grid_add(grid, plain);
        free(plain);
        return;
    }
    grid_add(grid, text);
}

static bool is_late(const swst_table *table, size_t row)
{
    int64_t status;

    if (!column_of(table, "status"))
        return column_of(table, "overdue") && swst_table_int(table, row, "overdue");
    status = swst_table_int(table, row, "status");
    return status == SWST_GOAL_STATUS_BEHIND || status == SWST_GOAL_STATUS_NOT_ACHIEVED;
}

/* Of goals, of the months of one, and of what is being improved. */
static void put_for_people(struct call *call, const swst_table *table)
{
    static const char *const names[] = { "title", "problem", "measure", "month", "target", "value",
                                         "expected", "status", "needed_per_week", "owner_id",
                                         "due_on", "months" };
    const swst_field *columns[sizeof names / sizeof *names];
    struct grid *grid;
    size_t count = 0;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if ((columns[count] = column_of(table, names[i]))
            && swst_field_showing(columns[count], call->flags) != SWST_LEFT_OUT)
            count++;
    grid = grid_new(count);
    for (size_t i = 0; i < count; i++) {
        char *head = head_cell(call, columns[i]);

        grid_head(grid, i, head, stance_of(columns[i]));
        free(head);
    }
    for (size_t row = 0; row < swst_table_rows(table); row++) {
        for (size_t i = 0; i < count; i++)
            add(call, table, row, columns[i], grid);
        if (is_late(table, row))
            grid_alert(grid);
    }
    if (swst_table_rows(table) || call->format == AS_MARKDOWN)
        grid_put(grid, call);
    grid_free(grid);
    putchar('\n');
    printf(sentence(call->language, SAY_AS_OF), swst_table_as_of(table));
    putchar('\n');
}

/* With --check the exit code tells whether any goal is behind, or was not achieved. */
static int print_goals(struct call *call, swst_table *table)
{
    int code = DONE;

    for (size_t row = 0; call->options.values[OPTION_CHECK_GOALS]
                         && row < swst_table_rows(table); row++)
        code = is_late(table, row) ? BEHIND : code;
    if (call->format == AS_JSON || call->format == AS_CSV || !swst_table_rows(table)) {
        int printed = print_table(call, table, NULL);

        return printed ? printed : code;
    }
    if (publish(call, &table))
        return FAILED;
    put_for_people(call, table);
    swst_table_free(table);
    return code;
}

static int find_year(const struct call *call, int64_t *year)
{
    const char *text = call->options.values[OPTION_PLAN_YEAR];
    char *end;

    *year = 0;
    if (!text)
        return DONE;
    *year = strtoll(text, &end, 10);
    return !*end && *year >= 1900 && *year <= 2100 ? DONE : mistaken(call, SAY_BAD_YEAR, text);
}

int run_goals(struct call *call)
{
    swst_filter *filter;
    swst_table *table = NULL;
    int64_t year = 0, goal = 0;
    int code = make_filter(call, &filter);

    if (!code)
        code = find_year(call, &year);
    if (!code)
        code = find_id(call, "goal", call->options.values[OPTION_HISTORY], &goal);
    if (!code && (call->options.values[OPTION_IMPROVEMENTS]
                  ? swst_report_improvements(call->store, call->as_of, &table)
                  : goal ? swst_report_goal_history(call->store, goal, call->as_of, &table)
                  : swst_report_goals(call->store, call->as_of, year, filter, &table)))
        code = failed(call);
    swst_filter_free(filter);
    return code ? code : print_goals(call, table);
}
