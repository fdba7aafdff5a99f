#include "model/table.h"

#include "base/memory.h"
#include "model/values.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { MOST_NOTES = 8 };

struct cell {
    char *text;                         /* of a number: made when first asked for */
    const char *unit;                   /* of a rate */
    int64_t number, second;
    bool has;
};

struct swst_table {
    const char *name;
    const struct swst_field *columns;
    size_t column_count, row_count, room;
    struct cell *cells;                 /* row after row */
    char as_of[SWST__DAY_SIZE], from[SWST__DAY_SIZE], to[SWST__DAY_SIZE];
    bool provisional;
    const struct swst__note *notes;
    size_t note_count;
    int64_t note_values[MOST_NOTES];
};

swst_table *swst__table_new(const char *name, const struct swst_field *columns)
{
    swst_table *table = swst__calloc(sizeof *table);

    if (!table) {
        swst__fail_memory();
        return NULL;
    }
    table->name = name;
    for (table->columns = columns; columns[table->column_count].name; )
        table->column_count++;
    return table;
}

void swst_table_free(swst_table *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->row_count * table->column_count; i++)
        swst_free(table->cells[i].text);
    swst_free(table->cells);
    swst_free(table);
}

/* ----------------------------------------------------------------- filling */

swst_status swst__table_add_row(swst_table *table)
{
    size_t width = table->column_count * sizeof *table->cells;
    struct cell *cells = swst__grow(table->cells, &table->room, table->row_count, width);

    if (!cells)
        return SWST_ENOMEM;
    table->cells = cells;
    memset(table->cells + table->row_count * table->column_count, 0, width);
    table->row_count++;
    return SWST_OK;
}

static struct cell *at(const swst_table *table, size_t row, size_t column)
{
    return &table->cells[row * table->column_count + column];
}

static struct cell *fill(swst_table *table, size_t column)
{
    struct cell *cell = at(table, table->row_count - 1, column);

    cell->has = true;
    return cell;
}

swst_status swst__table_set_text(swst_table *table, size_t column, const char *text)
{
    char *copy = swst__strdup(text);

    if (!copy)
        return swst__fail_memory();
    fill(table, column)->text = copy;
    return SWST_OK;
}

void swst__table_set_int(swst_table *table, size_t column, int64_t number)
{
    fill(table, column)->number = number;
}

void swst__table_set_rate(swst_table *table, size_t column, int64_t n, int64_t d, const char *unit)
{
    struct cell *cell = fill(table, column);

    cell->number = n;
    cell->second = d;
    cell->unit = unit;
}

swst_status swst__table_set_average(swst_table *table, size_t column, int64_t n, int64_t d)
{
    int64_t tenths = d ? (20 * n + d) / (2 * d) : 0;
    char text[32];

    if (!d)
        return SWST_OK;
    snprintf(text, sizeof text, "%" PRId64 ".%" PRId64, tenths / 10, tenths % 10);
    return swst__table_set_text(table, column, text);
}

void swst__table_set_days(swst_table *table, const int64_t *as_of, const struct swst__span *period)
{
    if (as_of)
        swst__day_print(*as_of, table->as_of);
    if (period) {
        swst__day_print(period->first, table->from);
        swst__day_print(period->last, table->to);
        table->provisional = as_of && period->last > *as_of;
    }
}

void swst__table_set_notes(swst_table *table, const struct swst__note *notes, size_t count,
                           const int64_t *values)
{
    table->notes = notes;
    table->note_count = count;
    memcpy(table->note_values, values, count * sizeof *values);
}

/* ----------------------------------------------------------------- reading */

const char *swst_table_name(const swst_table *table)
{
    return table ? table->name : NULL;
}

size_t swst_table_rows(const swst_table *table)
{
    return table ? table->row_count : 0;
}

size_t swst_table_columns(const swst_table *table)
{
    return table ? table->column_count : 0;
}

const swst_field *swst_table_column(const swst_table *table, size_t column)
{
    return column < swst_table_columns(table) ? &table->columns[column] : NULL;
}

bool swst__table_has(const swst_table *table, size_t row, size_t column)
{
    return at(table, row, column)->has;
}

int64_t swst__table_number(const swst_table *table, size_t row, size_t column)
{
    return at(table, row, column)->number;
}

int64_t swst__table_second(const swst_table *table, size_t row, size_t column)
{
    return at(table, row, column)->second;
}

const char *swst__table_unit(const swst_table *table, size_t row, size_t column)
{
    return at(table, row, column)->unit;
}

int64_t swst__permille(int64_t n, int64_t d)
{
    return d > 0 ? (2000 * n + d) / (2 * d) : -1;
}

static void print_rate(const struct cell *cell, struct swst__text *text)
{
    int64_t permille = swst__permille(cell->number, cell->second);

    if (permille < 0)
        swst__text_add(text, "-");
    else
        swst__text_add(text, "%" PRId64 ".%" PRId64 "%%", permille / 10, permille % 10);
}

const char *swst__table_cell(const swst_table *table, size_t row, size_t column)
{
    struct cell *cell = at(table, row, column);
    struct swst__text text = { 0 };

    if (!cell->has || cell->text)
        return cell->text;
    if (table->columns[column].type == SWST_RATE)
        print_rate(cell, &text);
    else
        swst__value_print(&table->columns[column], cell->number, &text);
    if (!(cell->text = swst__text_take(&text)))
        swst__fail_memory();
    return cell->text;
}

static bool find(const swst_table *table, size_t row, const char *column, size_t *found)
{
    if (row >= swst_table_rows(table) || !column)
        return false;
    for (*found = 0; *found < table->column_count; ++*found)
        if (strcmp(table->columns[*found].name, column) == 0)
            return true;
    return false;
}

const char *swst_table_text(const swst_table *table, size_t row, const char *column)
{
    size_t found;

    return find(table, row, column, &found) ? swst__table_cell(table, row, found) : NULL;
}

int64_t swst_table_int(const swst_table *table, size_t row, const char *column)
{
    size_t found;

    return find(table, row, column, &found) ? at(table, row, found)->number : 0;
}

bool swst_table_rate(const swst_table *table, size_t row, const char *column, int64_t *n,
                     int64_t *d)
{
    size_t found;

    if (!n || !d || !find(table, row, column, &found) || table->columns[found].type != SWST_RATE)
        return false;
    *n = at(table, row, found)->number;
    *d = at(table, row, found)->second > 0 ? at(table, row, found)->second : 0;
    return *d > 0;
}

/* ----------------------------------------------------------------- footing */

static const char *day_or_none(const char *day)
{
    return *day ? day : NULL;
}

const char *swst_table_as_of(const swst_table *table)
{
    return table ? day_or_none(table->as_of) : NULL;
}

const char *swst_table_from(const swst_table *table)
{
    return table ? day_or_none(table->from) : NULL;
}

const char *swst_table_to(const swst_table *table)
{
    return table ? day_or_none(table->to) : NULL;
}

bool swst_table_provisional(const swst_table *table)
{
    return table && table->provisional;
}

const char *swst_table_note_name(const swst_table *table, size_t note)
{
    return table && note < table->note_count ? table->notes[note].name : NULL;
}

const char *swst_table_note_label(const swst_table *table, size_t note, const char *language)
{
    return table && note < table->note_count
        ? table->notes[note].label.text[swst__language(language)] : NULL;
}

int64_t swst_table_note(const swst_table *table, size_t note)
{
    return table && note < table->note_count ? table->note_values[note] : 0;
}
