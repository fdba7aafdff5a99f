/* swst week: whom to see this week, village by village, with a box to tick. */
#include "cells.h"
#include "desk.h"
#include "grid.h"
#include "labels.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const shown[] = {
    "name", "list", "reason", "due_on", "days_overdue", "remaining", "worker_ids", "about_id",
};
enum { SHOWN = sizeof shown / sizeof *shown };

static bool same_area(const swst_table *week, size_t row, size_t other)
{
    const char *left = swst_table_text(week, row, "area_code");
    const char *right = swst_table_text(week, other, "area_code");

    return left && right ? strcmp(left, right) == 0 : left == right;
}

static size_t area_end(const swst_table *week, size_t row)
{
    size_t end = row + 1;

    while (end < swst_table_rows(week) && same_area(week, row, end))
        end++;
    return end;
}

static struct grid *new_grid(struct call *call, const swst_table *week)
{
    struct grid *grid = grid_new(SHOWN + 1);

    grid_head(grid, 0, sentence(call->language, SAY_SEEN), WHOLE_CELLS);
    for (size_t i = 0; i < SHOWN; i++) {
        const swst_field *column = desk_column(week, shown[i]);
        char *head = head_cell(call, column);

        grid_head(grid, i + 1, head, stance_of(column));
        free(head);
    }
    return grid;
}

static void put_area(struct call *call, const swst_table *week, size_t from, size_t end)
{
    const char *code = swst_table_text(week, from, "area_code");
    struct grid *grid = new_grid(call, week);
    const char *area = code ? coded_label(call, "area", code)
                            : sentence(call->language, SAY_NO_AREA);
    bool markdown = call->format == AS_MARKDOWN;

    printf("\n%s%s (%zu)\n%s", markdown ? "## " : "", area, end - from, markdown ? "\n" : "");
    for (size_t row = from; row < end; row++) {
        grid_add(grid, "[ ]");
        for (size_t i = 0; i < SHOWN; i++) {
            char *text = desk_cell(call, week, row, desk_column(week, shown[i]));

            grid_add(grid, text);
            free(text);
        }
        if (swst_table_int(week, row, "days_overdue") > 0)
            grid_alert(grid);
    }
    for (size_t i = 1; i <= SHOWN; i++)
        grid_drop_empty(grid, i);
    grid_put(grid, call);
    grid_free(grid);
}

static int put_week(struct call *call, swst_table *week)
{
    size_t rows = swst_table_rows(week);

    if (publish(call, &week))
        return FAILED;
    fputs(call->format == AS_MARKDOWN ? "# " : "", stdout);
    printf(sentence(call->language, SAY_WEEK_TITLE), swst_table_from(week), swst_table_to(week));
    printf(" (%zu)\n", rows);
    for (size_t row = 0; row < rows; row = area_end(week, row))
        put_area(call, week, row, area_end(week, row));
    putchar('\n');
    printf(sentence(call->language, SAY_AS_OF), swst_table_as_of(week));
    putchar('\n');
    swst_table_free(week);
    if (!rows)
        say(call, SAY_NO_ROWS);
    return !rows && call->options.values[OPTION_EXIT_CODE] ? NOTHING : DONE;
}

int run_week(struct call *call)
{
    static const struct view view = { NULL, NULL, NULL, desk_text };
    bool programs = call->format == AS_JSON || call->format == AS_CSV;
    swst_filter *filter;
    swst_table *week = NULL;
    int code = make_desk_filter(call, &filter);

    if (!code && swst_report_week(call->store, call->as_of, filter, &week))
        code = failed(call);
    swst_filter_free(filter);
    if (code)
        return code;
    return programs ? print_table(call, week, &view) : put_week(call, week);
}
