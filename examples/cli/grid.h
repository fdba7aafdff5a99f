/* Rows of cells, written as a table for people, as Markdown or as CSV. */
#ifndef SWST_CLI_GRID_H
#define SWST_CLI_GRID_H

#include "command.h"

#include <stddef.h>

struct grid;

/* How the cells of a column stand: text may be cut to fit a terminal, ids, days
 * and numbers never are. */
enum stance { TEXT_CELLS, WHOLE_CELLS, NUMBER_CELLS };

/* The header comes first. Memory that runs out ends the program. */
struct grid *grid_new(size_t columns);
void grid_free(struct grid *grid);

void grid_head(struct grid *grid, size_t column, const char *text, enum stance stance);

/* Add the next cell, row by row; NULL is an empty one. */
void grid_add(struct grid *grid, const char *text);

/* Let the row of the latest cell stand out, where colour is allowed. What it says
 * must be in a cell, too. */
void grid_alert(struct grid *grid);

/* Leave out a column that is empty in every row. */
void grid_drop_empty(struct grid *grid, size_t column);

/* Leave out a column that says in no row more than the one before it. */
void grid_drop_repeated(struct grid *grid, size_t column);

/* Write it on stdout in the form of the call: for people, Markdown or CSV. */
void grid_put(const struct grid *grid, const struct call *call);

/* One row of Markdown or CSV at once, for lists that are not kept. */
void put_csv_cell(const char *text, bool last);
void put_markdown_cell(const char *text);

#endif
