/* The first rows of a ledger, and which of them is the header. */
#ifndef SWST_EXCHANGE_LEDGER_HEADER_ROWS_H
#define SWST_EXCHANGE_LEDGER_HEADER_ROWS_H

#include "exchange/ledger_headings.h"

enum { SWST__HEADER_SEARCHED = 50 };

struct swst__header_row {
    int64_t line;
    size_t count;
    char **cells;                       /* cleaned, and cut: a longer one is no heading */
    char **said;                        /* the same as they stand there */
};

/* As one separator divides them. A failure below the header is the row reader's, so it is
 * only kept here. */
struct swst__header_rows {
    char separator;
    struct swst__header_row rows[SWST__HEADER_SEARCHED];
    size_t count, widest;               /* rows; cells of the widest, a refused one included */
    swst_status refused;
    struct swst__failure refusal;
};

swst_status swst__header_rows_read(struct swst__header_rows *rows, struct swst__ledger_text *text,
                                   char separator);
void swst__header_rows_free(struct swst__header_rows *rows);

/* The cell, "" beyond the last, or if there is no row. */
const char *swst__header_cell(const struct swst__header_row *row, size_t at);
/* Of two rows the parent of a column: merged cells are filled to the right as far as there
 * are headings below them. "" if there is none, or no upper row. */
const char *swst__header_above(const struct swst__header_row *upper,
                               const struct swst__header_row *lower, size_t at);
/* The lower cell, or the upper where that is empty. */
const char *swst__header_text(const struct swst__header_row *upper,
                              const struct swst__header_row *lower, size_t at);
/* The same as it stands there, for who is to find it again. */
const char *swst__header_said(const struct swst__header_row *upper,
                              const struct swst__header_row *lower, size_t at);

/* Which row, or (`lines` 2) which and the next; the score is 0 if none is a header. */
struct swst__header_place {
    size_t row;
    int lines;
    int64_t score;
};
void swst__header_choose(const struct swst__headings *headings,
                         const struct swst__header_rows *rows, struct swst__header_place *place);

#endif
