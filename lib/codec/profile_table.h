/* A table on its way to be published: its numbers, and which of them add up. */
#ifndef SWST_CODEC_PROFILE_TABLE_H
#define SWST_CODEC_PROFILE_TABLE_H

#include "codec/profile.h"
#include "codec/profile_sums.h"

#define SWST__NO_NUMBER SIZE_MAX

/* Each column has two: of a count the number and none, of a share n and d. */
struct swst__counted {
    const swst_table *table;
    unsigned flags;
    size_t rows, columns, width;        /* width: numbers of a row */
    size_t *numbers;                    /* row after row, or SWST__NO_NUMBER */
    struct swst__sums sums;
};

/* Which of the numbers are the same, and which add up: found in the table itself, so that what
 * holds by chance is taken for a rule, and more is withheld. */
void swst__counted_relate(struct swst__counted *counted);
void swst__counted_add_up(struct swst__counted *counted);
/* The same of figures of indicators, row by row. */
void swst__counted_relate_figures(struct swst__counted *counted);
void swst__counted_add_up_figures(struct swst__counted *counted);

size_t swst__counted_at(const struct swst__counted *counted, size_t row, size_t at);
int64_t swst__counted_value(const struct swst__counted *counted, size_t row, size_t at);
bool swst__counted_has(const struct swst__counted *counted, size_t row, size_t at);

/* The number of the column of this name, or the count of columns. */
size_t swst__counted_column(const struct swst__counted *counted, const char *name);

/* A word of a row by which it is told from others: texts, choices. */
bool swst__is_key(const struct swst__counted *counted, size_t column);
bool swst__key_is_empty(const struct swst__counted *counted, size_t row, size_t column);
bool swst__keys_equal(const struct swst__counted *counted, size_t a, size_t b, size_t column);

#endif
