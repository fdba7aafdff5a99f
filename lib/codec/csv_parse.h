/* Reading CSV (RFC 4180): bytes are fed in pieces of any size, rows come out.
 * Nothing is guessed: what is wrong is refused with its line and cell. */
#ifndef SWST_CODEC_CSV_PARSE_H
#define SWST_CODEC_CSV_PARSE_H

#include <swstation/common.h>

#define SWST__CSV_CELL_MOST 65536       /* bytes of one cell */
#define SWST__CSV_COLUMNS_MOST 1024

struct swst__csv;

/* NULL when out of memory. */
struct swst__csv *swst__csv_new(char separator);
void swst__csv_free(struct swst__csv *csv);
/* From now on ="…", by which programs make spreadsheets keep a number as text, is what stands
 * between the quotes. */
void swst__csv_unwrap(struct swst__csv *csv);

/* Copies the bytes; `last` says that none will follow. Memory holds what has
 * not been read yet: read all rows before feeding again. */
swst_status swst__csv_feed(struct swst__csv *csv, const char *bytes, size_t length, bool last);

/* SWST_ROW: on a row. SWST_OK: feed more, or the end once the last was fed.
 * Failures note line and cell and are final, save SWST__CSV_RAGGED: that row
 * can be looked at and the next call goes on behind it. */
swst_status swst__csv_next(struct swst__csv *csv);

/* The number of cells that every row after this call must have; 0: any. An
 * empty line is a row of one empty cell, never ragged; at the end of the file
 * it is none. */
void swst__csv_expect(struct swst__csv *csv, size_t cells);

/* Of the row stood on; texts live until the next call of next or feed. */
size_t swst__csv_cells(const struct swst__csv *csv);
const char *swst__csv_cell(const struct swst__csv *csv, size_t index);  /* "" beyond the last */
int64_t swst__csv_line(const struct swst__csv *csv);                    /* its first, from 1 */

/* Bytes held of the row that is not complete yet, and the line it begins on. */
size_t swst__csv_held(const struct swst__csv *csv, int64_t *line);

#endif
