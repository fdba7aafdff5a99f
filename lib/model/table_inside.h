/* What a table is made of, for the files of model/ that make one. */
#ifndef SWST_MODEL_TABLE_INSIDE_H
#define SWST_MODEL_TABLE_INSIDE_H

#include "model/table.h"

enum { SWST__MOST_NOTES = 8 };

struct swst__cell {
    char *text;                         /* of a number: made when first asked for */
    union {
        const char *unit;               /* of a rate or a figure */
        swst_table *inner;              /* of rows */
    } of;
    int64_t number, second;
    const char *withheld;               /* static; what stands for a number that is not shown */
    unsigned char form;                 /* of a figure */
    bool has;
};

struct swst_table {
    const char *name;
    const struct swst_field *columns;
    size_t column_count, row_count, room;
    struct swst__cell *cells;           /* row after row */
    char as_of[SWST__DAY_SIZE], from[SWST__DAY_SIZE], to[SWST__DAY_SIZE];
    bool provisional, is_published;
    bool is_masked;                     /* made in a session that does not reveal */
    const struct swst__note *notes;
    size_t note_count;
    int64_t note_values[SWST__MOST_NOTES];
    const char *notes_withheld[SWST__MOST_NOTES];
};

static inline struct swst__cell *swst__table_at(const swst_table *table, size_t row,
                                                size_t column)
{
    return &table->cells[row * table->column_count + column];
}

#endif
