/**
 * @file
 * @brief Tables: what reports answer, row by row.
 * @since 0.1.0
 */
#ifndef SWSTATION_TABLE_H
#define SWSTATION_TABLE_H

#include <swstation/record.h>

/**
 * @defgroup table Tables
 * @{
 */
SWST_BEGIN_DECLS

/** A finished table of typed columns. It needs no store, and belongs to one thread at a time. */
typedef struct swst_table swst_table;

/** @return The table's name, such as "due". */
SWST_API const char *swst_table_name(const swst_table *table);
/** @return The number of rows. */
SWST_API size_t swst_table_rows(const swst_table *table);
/** @return The number of columns. */
SWST_API size_t swst_table_columns(const swst_table *table);
/**
 * @return What column @p column (from 0) holds: its name, label, type and
 * unit, as of any field; NULL outside. Static; never freed.
 */
SWST_API const swst_field *swst_table_column(const swst_table *table, size_t column);
/**
 * @return A cell as text, in the form of swst_record_get(); NULL if empty or
 * outside. A rate reads "55.6%". @borrowed{the table is freed}
 */
SWST_API const char *swst_table_text(const swst_table *table, size_t row, const char *column);
/**
 * @return A cell as a number; 0 if empty or outside. Days count from
 * 1970-01-01, choices from 1, a rate gives its numerator.
 */
SWST_API int64_t swst_table_int(const swst_table *table, size_t row, const char *column);
/**
 * A share as a pair of counts of one unit. A denominator of 0 gives no
 * percentage, never 0 % or 100 % (semantics: percent = 100·n/d, half up to one decimal).
 *
 * @param[out] n The numerator, a subset of the denominator.
 * @param[out] d The denominator.
 * @return Whether there is a percentage; false also for another cell.
 */
SWST_API bool swst_table_rate(const swst_table *table, size_t row, const char *column,
                              int64_t *n, int64_t *d);

/** What an indicator gives: see indicator.h. */
typedef enum swst_figure_form {
    SWST_FIGURE_UNSET = 0,
    SWST_FIGURE_COUNT = 1,   /**< "count": how many, how long, how much. */
    SWST_FIGURE_RATE = 2,    /**< "rate": a share, in percent to one decimal. */
    SWST_FIGURE_AVERAGE = 3  /**< "average": so many to each, to one decimal. */
} swst_figure_form;

/**
 * @return Of a cell of type ::SWST_FIGURE its form; unset of another or empty cell. A count is read by
 * swst_table_int(), the others by swst_table_rate(); all as text: "15", "55.6%", "10.8", and
 * "-" when nobody can say.
 */
SWST_API swst_figure_form swst_table_form(const swst_table *table, size_t row, const char *column);
/** @return Of a cell of type ::SWST_ROWS the table in it; NULL of another or empty cell.
 * @borrowed{the table is freed} */
SWST_API const swst_table *swst_table_inner(const swst_table *table, size_t row,
                                            const char *column);

/** @name Footing
 * On which day, over which days and over whom the table was made.
 * @{ */
/** @return The day it was asked for, as "YYYY-MM-DD"; NULL if it has none. */
SWST_API const char *swst_table_as_of(const swst_table *table);
/** @return The first day of its period, or NULL if it has none. */
SWST_API const char *swst_table_from(const swst_table *table);
/** @return The last day of its period, or NULL if it has none. */
SWST_API const char *swst_table_to(const swst_table *table);
/** @return Whether the period ends after the day it was asked for. */
SWST_API bool swst_table_provisional(const swst_table *table);
/** @return The name of note @p note (from 0), such as "in_scope" or "away"; NULL at the end. */
SWST_API const char *swst_table_note_name(const swst_table *table, size_t note);
/** @return The label of note @p note for people, in @p language: "en" or "zh"; NULL at the end. */
SWST_API const char *swst_table_note_label(const swst_table *table, size_t note,
                                           const char *language);
/** @return The count of note @p note: how many clients were counted or left out so. */
SWST_API int64_t swst_table_note(const swst_table *table, size_t note);
/** @} */

/** Free @p table. NULL is ignored. */
SWST_API void swst_table_free(swst_table *table);

SWST_END_DECLS
/** @} */
#endif
