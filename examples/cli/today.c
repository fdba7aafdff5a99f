/* swst today: my desk, list after list. */
#include "cells.h"
#include "desk.h"
#include "grid.h"
#include "names.h"
#include "say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const shown[] = {
    "name", "about", "about_id", "area_code", "worker_ids", "to_id", "since_on", "due_on",
    "days_overdue", "required", "done", "reason",
};
enum { SHOWN = sizeof shown / sizeof *shown };

static bool same(const swst_table *desk, size_t row, size_t other, const char *column)
{
    const char *left = swst_table_text(desk, row, column);
    const char *right = swst_table_text(desk, other, column);

    return left && right && strcmp(left, right) == 0;
}

/* The row behind the list that begins at `row`. */
static size_t list_end(const swst_table *desk, size_t row)
{
    size_t end = row + 1;

    while (end < swst_table_rows(desk) && same(desk, row, end, "list"))
        end++;
    return end;
}

/* What a list is about needs no telling when it is always the same. */
static bool is_mixed(const swst_table *desk, size_t from, size_t end)
{
    for (size_t row = from + 1; row < end; row++)
        if (!same(desk, from, row, "about"))
            return true;
    return false;
}

static void put_rows(struct call *call, const swst_table *desk, size_t from, size_t end,
                     bool mixed)
{
    struct grid *grid = grid_new(SHOWN);

    for (size_t i = 0; i < SHOWN; i++) {
        const swst_field *column = desk_column(desk, shown[i]);
        char *head = head_cell(call, column);

        grid_head(grid, i, head, stance_of(column));
        free(head);
    }
    for (size_t row = from; row < end; row++) {
        for (size_t i = 0; i < SHOWN; i++) {
            bool told = mixed || strcmp(shown[i], "about") != 0;
            char *text = told ? desk_cell(call, desk, row, desk_column(desk, shown[i])) : NULL;

            grid_add(grid, text);
            free(text);
        }
        if (swst_table_int(desk, row, "days_overdue") > 0)
            grid_alert(grid);
    }
    for (size_t i = 0; i < SHOWN; i++)
        grid_drop_empty(grid, i);
    grid_put(grid, call);
    grid_free(grid);
}

/* "Idle cases (3)", the rows, and how many more there are. */
static void put_list(struct call *call, const swst_table *desk, size_t from, size_t end,
                     int64_t limit)
{
    size_t count = end - from;
    size_t some = limit && (size_t)limit < count ? (size_t)limit : count;
    char *title = desk_cell(call, desk, from, desk_column(desk, "list"));

    printf("%s%s (%zu)\n", from ? "\n" : "", title, count);
    put_rows(call, desk, from, from + some, is_mixed(desk, from, end));
    if (some < count) {
        printf(sentence(call->language, SAY_NOT_SHOWN), (long long)(count - some));
        putchar('\n');
    }
    free(title);
}

static int put_desk(struct call *call, swst_table *desk)
{
    int64_t limit = 0;
    int code = find_count(call, OPTION_OF_EACH, &limit);
    size_t rows = swst_table_rows(desk);

    if (publish(call, &desk))
        return FAILED;
    for (size_t row = 0; row < rows; row = list_end(desk, row))
        put_list(call, desk, row, list_end(desk, row), limit);
    if (rows)
        putchar('\n');
    printf(sentence(call->language, SAY_AS_OF), swst_table_as_of(desk));
    putchar('\n');
    swst_table_free(desk);
    if (!rows)
        say(call, SAY_NO_ROWS);
    return code ? code : !rows && call->options.values[OPTION_EXIT_CODE] ? NOTHING : DONE;
}

int run_today(struct call *call)
{
    static const struct view view = { NULL, NULL, NULL, desk_text };
    swst_filter *filter;
    swst_table *desk = NULL;
    int code = make_desk_filter(call, &filter);

    if (!code && swst_report_desk(call->store, call->as_of, filter, &desk))
        code = failed(call);
    swst_filter_free(filter);
    if (code)
        return code;
    return call->format == FOR_PEOPLE ? put_desk(call, desk) : print_table(call, desk, &view);
}
