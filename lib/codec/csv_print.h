/* Writing CSV (RFC 4180): what is written here, csv_parse reads back the same. */
#ifndef SWST_CODEC_CSV_PRINT_H
#define SWST_CODEC_CSV_PRINT_H

#include "base/text.h"

/* SWST__CSV_EXCEL is for eyes only, never to be loaded again. A cell that would
 * run as a formula gets a leading ' (shown, harmless). Digits that Excel and WPS
 * would round or shorten, more than 11 or beginning with 0, get a leading tab:
 * both then open the cell as text, and the tab does not show. */
enum swst__csv_mode { SWST__CSV_EXACT, SWST__CSV_EXCEL };

/* The byte order mark, by which Excel knows UTF-8. */
void swst__csv_put_mark(struct swst__text *out);

/* Cell by cell: `column` counts from 0; NULL is an empty cell. An empty cell
 * that is alone in its row needs swst__csv_put_row(), else it is an empty line. */
void swst__csv_put_cell(struct swst__text *out, size_t column, const char *cell,
                        enum swst__csv_mode mode);
void swst__csv_put_end(struct swst__text *out);

void swst__csv_put_row(struct swst__text *out, const char *const *cells, size_t count,
                       enum swst__csv_mode mode);

#endif
