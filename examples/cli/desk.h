/* Cells of desks and week lists. */
#ifndef SWST_CLI_DESK_H
#define SWST_CLI_DESK_H

#include "report.h"

/* A filter from --worker, --area, --list and --limit; never NULL. */
int make_desk_filter(const struct call *call, swst_filter **filter);

/* Words and codes of a cell as labels, or NULL for the usual text. @borrowed{the next call} */
const char *desk_text(struct call *call, const char *column, const char *value);

/* The cell of a row and column as people read it. @owned{free} */
char *desk_cell(struct call *call, const swst_table *table, size_t row, const swst_field *column);

/* The column that is read where `column` stands: the title, where a row has no name. */
const swst_field *desk_shown(const swst_table *table, size_t row, const swst_field *column);

/* The column of this name, or NULL. */
const swst_field *desk_column(const swst_table *table, const char *name);

#endif
