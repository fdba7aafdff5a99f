/* Aligned for people by the cells that characters take, never by the locale. */
#include "grid.h"
#include "memory.h"
#include "terminal.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NARROWEST = 12 };   /* cut text; a division code fits */

struct grid {
    size_t columns, cells, room;
    char **cell;              /* the header first, then row by row */
    enum stance *stances;     /* of each column */
    bool *dropped;
    size_t *alerts;           /* rows, ascending */
    size_t alert_count;
};

struct grid *grid_new(size_t columns)
{
    struct grid *grid = must(calloc(1, sizeof *grid));

    grid->columns = columns;
    grid->cells = grid->room = columns;
    grid->cell = must(calloc(columns, sizeof *grid->cell));
    grid->stances = must(calloc(columns, sizeof *grid->stances));
    grid->dropped = must(calloc(columns, sizeof *grid->dropped));
    return grid;
}

void grid_free(struct grid *grid)
{
    if (!grid)
        return;
    for (size_t i = 0; i < grid->cells; i++)
        free(grid->cell[i]);
    free(grid->cell);
    free(grid->stances);
    free(grid->dropped);
    free(grid->alerts);
    free(grid);
}

void grid_head(struct grid *grid, size_t column, const char *text, enum stance stance)
{
    free(grid->cell[column]);
    grid->cell[column] = copied(text);
    grid->stances[column] = stance;
}

void grid_add(struct grid *grid, const char *text)
{
    if (grid->cells == grid->room) {
        grid->room *= 2;
        grid->cell = grown(grid->cell, grid->room * sizeof *grid->cell);
    }
    grid->cell[grid->cells++] = copied(text ? text : "");
}

static size_t rows(const struct grid *grid)
{
    return grid->cells / grid->columns;
}

void grid_alert(struct grid *grid)
{
    grid->alerts = grown(grid->alerts, (grid->alert_count + 1) * sizeof *grid->alerts);
    grid->alerts[grid->alert_count++] = (grid->cells - 1) / grid->columns;
}

void grid_drop_empty(struct grid *grid, size_t column)
{
    for (size_t row = 1; row < rows(grid); row++)
        if (grid->cell[row * grid->columns + column][0])
            return;
    grid->dropped[column] = rows(grid) > 1;
}

void grid_drop_repeated(struct grid *grid, size_t column)
{
    for (size_t row = 1; row < rows(grid); row++) {
        char *const *cell = &grid->cell[row * grid->columns + column];

        if (cell[0][0] && strcmp(cell[-1], cell[0]) != 0)
            return;
    }
    grid->dropped[column] = rows(grid) > 1;
}

static bool right(const struct grid *grid, size_t column)
{
    return grid->stances[column] == NUMBER_CELLS;
}

/* The widest cell of each column, from row `from` on. */
static void measure(const struct grid *grid, size_t from, size_t *widths)
{
    for (size_t i = from * grid->columns; i < grid->cells; i++) {
        size_t width = text_width(grid->cell[i]);

        if (width > widths[i % grid->columns])
            widths[i % grid->columns] = width;
    }
}

/* The column to cut next: the widest of those that may still be cut; or `columns`. */
static size_t widest(const struct grid *grid, const size_t *widths, const size_t *least,
                     size_t *total)
{
    size_t found = grid->columns;

    *total = 0;
    for (size_t i = 0; i < grid->columns; i++) {
        if (grid->dropped[i])
            continue;
        *total += widths[i] + 2;
        if (widths[i] > least[i] && (found == grid->columns || widths[i] > widths[found]))
            found = i;
    }
    return found;
}

/* Make columns narrower until a line fits the terminal, or nothing more may be cut. */
static void fit(const struct grid *grid, size_t *widths, size_t most)
{
    size_t *least = must(calloc(grid->columns, sizeof *least)), total;

    measure(grid, 1, least);
    for (size_t i = 0; i < grid->columns; i++)
        if (least[i] < 4 || (grid->stances[i] == TEXT_CELLS && least[i] > NARROWEST))
            least[i] = least[i] < 4 ? 4 : NARROWEST;
    for (;;) {
        size_t column = widest(grid, widths, least, &total);

        if (total <= most + 2 || column == grid->columns)
            break;
        widths[column]--;
    }
    free(least);
}

static void spaces(size_t count)
{
    while (count--)
        putchar(' ');
}

static void put_row(const struct grid *grid, size_t row, const size_t *widths, bool cut)
{
    size_t pending = 0;

    for (size_t i = 0; i < grid->columns; i++) {
        const char *text = grid->cell[row * grid->columns + i];
        size_t width = text_width(text);

        if (grid->dropped[i])
            continue;
        width = width < widths[i] ? width : widths[i];
        spaces(pending + (right(grid, i) ? widths[i] - width : 0));
        width = put_clean(stdout, text, cut ? widths[i] : 0);
        pending = (right(grid, i) || width > widths[i] ? 0 : widths[i] - width) + 2;
    }
}

static void put_lines(const struct grid *grid, const size_t *widths)
{
    bool colours = terminal_colours(), cut = terminal_out();
    size_t next = 0;

    for (size_t row = 0; row < rows(grid); row++) {
        bool alert = next < grid->alert_count && grid->alerts[next] == row;
        const char *colour = row == 0 ? "\033[1m" : alert ? "\033[31m" : "";

        next += alert;
        fputs(colours ? colour : "", stdout);
        put_row(grid, row, widths, cut);
        fputs(colours && *colour ? "\033[0m\n" : "\n", stdout);
    }
}

void put_markdown_cell(const char *text)
{
    fputs(" ", stdout);
    for (uint32_t character; (character = clean_next(&text)); ) {
        if (character == '|' || character == '\\' || character == '<')
            putchar('\\');
        put_character(stdout, character);
    }
    fputs(" |", stdout);
}

static void put_markdown(const struct grid *grid)
{
    for (size_t row = 0; row < rows(grid); row++) {
        putchar('|');
        for (size_t i = 0; i < grid->columns; i++)
            put_markdown_cell(grid->cell[row * grid->columns + i]);
        putchar('\n');
        for (size_t i = 0; row == 0 && i < grid->columns; i++)
            printf("%s%s", i ? "" : "|", right(grid, i) ? "---:|" : "---|");
        if (row == 0)
            putchar('\n');
    }
}

void put_csv_cell(const char *text, bool last)
{
    bool quoted = strpbrk(text, ",\"\r\n") != NULL;

    fputs(quoted ? "\"" : "", stdout);
    for (; *text; text++) {
        if (*text == '"')
            putchar('"');
        putchar(*text);
    }
    fputs(quoted ? "\"" : "", stdout);
    fputs(last ? "\r\n" : ",", stdout);
}

static void put_csv(const struct grid *grid)
{
    fputs("\xEF\xBB\xBF", stdout);
    for (size_t i = 0; i < grid->cells; i++)
        put_csv_cell(grid->cell[i], (i + 1) % grid->columns == 0);
}

void grid_put(const struct grid *grid, const struct call *call)
{
    size_t *widths;

    if (call->format == AS_MARKDOWN) {
        put_markdown(grid);
        return;
    }
    if (call->format == AS_CSV) {
        put_csv(grid);
        return;
    }
    widths = must(calloc(grid->columns, sizeof *widths));
    measure(grid, 0, widths);
    if (terminal_width())
        fit(grid, widths, terminal_width());
    put_lines(grid, widths);
    free(widths);
}
