/* Tables in memory: columns described like fields, filled row by row. */
#ifndef SWST_MODEL_TABLE_H
#define SWST_MODEL_TABLE_H

#include "base/text.h"
#include "model/model.h"

#include <swstation/table.h>
#include <swstation/unit.h>

/* `name` and `columns` are static; the columns end in one without a name.
 * NULL: out of memory, and that is noted. */
swst_table *swst__table_new(const char *name, const struct swst_field *columns);

/* Begin a row of empty cells; the setters below fill cells of the last row. */
swst_status swst__table_add_row(swst_table *table);
swst_status swst__table_set_text(swst_table *table, size_t column, const char *text);
void swst__table_set_int(swst_table *table, size_t column, int64_t number);
/* `unit` is static, one word of a choice such as "person". A denominator that
 * nobody knows is SWST__UNKNOWN. */
#define SWST__UNKNOWN INT64_C(-1)
void swst__table_set_rate(swst_table *table, size_t column, int64_t n, int64_t d,
                          const char *unit);
/* A figure of an indicator. */
struct swst__figure {
    enum swst_figure_form form;
    int64_t n;                  /* of a count: the count */
    int64_t d;                  /* of a share or an average; SWST__UNKNOWN: no figure at all */
    enum swst_unit unit;
};
void swst__table_set_figure(swst_table *table, size_t column, const struct swst__figure *figure);
/* The cell owns the table, whatever comes. */
void swst__table_set_inner(swst_table *table, size_t column, swst_table *inner);
/* Take it out again, with the days of the table around it. */
swst_table *swst__table_take_inner(swst_table *table, size_t row, size_t column);
/* n / d, neither negative, into a column of text: "10.8", rounded half up from the
 * exact fraction. Of none there is no average: d = 0 leaves the cell empty. */
swst_status swst__table_set_average(swst_table *table, size_t column, int64_t n, int64_t d);

/* The footing. `names` and `labels` are static. Days of 0 width are none: pass
 * NULL for what the table does not have. */
void swst__table_set_days(swst_table *table, const int64_t *as_of, const struct swst__span *period);
struct swst__note {
    const char *name;
    struct swst__words label;
};
void swst__table_set_notes(swst_table *table, const struct swst__note *notes, size_t count,
                           const int64_t *values);       /* copied; at most eight */
/* Who counts for something else than a table has no table: NULL is passed by. */

/* Made in a session that does not reveal: every output of it is masked at least. */
void swst__table_set_masked(swst_table *table);
bool swst__table_is_masked(const swst_table *table);

/* Cells by number, for writers and sorters. */
bool swst__table_has(const swst_table *table, size_t row, size_t column);
int64_t swst__table_number(const swst_table *table, size_t row, size_t column);
int64_t swst__table_second(const swst_table *table, size_t row, size_t column);   /* of a rate */
const char *swst__table_cell(const swst_table *table, size_t row, size_t column);
const char *swst__table_unit(const swst_table *table, size_t row, size_t column);
enum swst_figure_form swst__table_form(const swst_table *table, size_t row, size_t column);

/* For what is published: a copy, and in it what is not shown. A number that is withheld is
 * forgotten; its cell reads "<5" or "*". Inner tables are not copied: their cells are empty. */
swst_table *swst__table_copy(const swst_table *table);          /* NULL: out of memory, noted */
void swst__table_withhold(swst_table *table, size_t row, size_t column, const char *sign);
void swst__table_withhold_note(swst_table *table, size_t note, const char *sign);
const char *swst__table_withheld(const swst_table *table, size_t row, size_t column);   /* or NULL */
const char *swst__table_note_withheld(const swst_table *table, size_t note);
void swst__table_set_published(swst_table *table);
bool swst__table_is_published(const swst_table *table);

/* Tenths of a percent of n / d, rounded half up from the exact fraction; -1 when
 * there is none (semantics 3.3). */
int64_t swst__permille(int64_t n, int64_t d);

/* Tenths of n / d, rounded half up; -1 when there is none. */
int64_t swst__tenths(int64_t n, int64_t d);

/* A figure in words: "15", "55.6%", "10.8", "-" when it has no value. */
void swst__figure_print(const struct swst__figure *figure, struct swst__text *text);

#endif
