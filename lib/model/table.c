#include "model/table_inside.h"

#include "base/memory.h"
#include "model/values.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

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
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        if (table->columns[i % table->column_count].type == SWST_ROWS)
            swst_table_free(table->cells[i].of.inner);
        swst_free(table->cells[i].text);
    }
    swst_free(table->cells);
    swst_free(table);
}

/* ----------------------------------------------------------------- filling */

swst_status swst__table_add_row(swst_table *table)
{
    size_t width = table->column_count * sizeof *table->cells;
    struct swst__cell *cells = swst__grow(table->cells, &table->room, table->row_count, width);

    if (!cells)
        return SWST_ENOMEM;
    table->cells = cells;
    memset(table->cells + table->row_count * table->column_count, 0, width);
    table->row_count++;
    return SWST_OK;
}

static struct swst__cell *fill(swst_table *table, size_t column)
{
    struct swst__cell *cell = swst__table_at(table, table->row_count - 1, column);

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
    struct swst__cell *cell = fill(table, column);

    cell->number = n;
    cell->second = d;
    cell->of.unit = unit;
}

void swst__table_set_figure(swst_table *table, size_t column, const struct swst__figure *figure)
{
    struct swst__cell *cell = fill(table, column);

    cell->number = figure->n;
    cell->second = figure->d;
    cell->of.unit = swst_unit_word(figure->unit);
    cell->form = (unsigned char)figure->form;
}

void swst__table_set_inner(swst_table *table, size_t column, swst_table *inner)
{
    fill(table, column)->of.inner = inner;
}

swst_table *swst__table_take_inner(swst_table *table, size_t row, size_t column)
{
    swst_table *inner = swst__table_at(table, row, column)->of.inner;

    swst__table_at(table, row, column)->of.inner = NULL;
    memcpy(inner->as_of, table->as_of, sizeof inner->as_of);
    memcpy(inner->from, table->from, sizeof inner->from);
    memcpy(inner->to, table->to, sizeof inner->to);
    inner->provisional = table->provisional;
    inner->is_masked = table->is_masked;
    return inner;
}

void swst__table_set_masked(swst_table *table)
{
    table->is_masked = true;
}

bool swst__table_is_masked(const swst_table *table)
{
    return table->is_masked;
}

swst_status swst__table_set_average(swst_table *table, size_t column, int64_t n, int64_t d)
{
    int64_t tenths = swst__tenths(n, d);
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
    if (!table)
        return;
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
    return swst__table_at(table, row, column)->has;
}

int64_t swst__table_number(const swst_table *table, size_t row, size_t column)
{
    return swst__table_at(table, row, column)->number;
}

int64_t swst__table_second(const swst_table *table, size_t row, size_t column)
{
    return swst__table_at(table, row, column)->second;
}

const char *swst__table_unit(const swst_table *table, size_t row, size_t column)
{
    return swst__table_at(table, row, column)->of.unit;
}

enum swst_figure_form swst__table_form(const swst_table *table, size_t row, size_t column)
{
    return (enum swst_figure_form)swst__table_at(table, row, column)->form;
}

int64_t swst__permille(int64_t n, int64_t d)
{
    return d > 0 ? (2000 * n + d) / (2 * d) : -1;
}

int64_t swst__tenths(int64_t n, int64_t d)
{
    return d > 0 ? (20 * n + d) / (2 * d) : -1;
}

void swst__figure_print(const struct swst__figure *figure, struct swst__text *text)
{
    bool is_rate = figure->form == SWST_FIGURE_RATE;
    int64_t tenths = is_rate ? swst__permille(figure->n, figure->d)
                             : swst__tenths(figure->n, figure->d);

    if (figure->form == SWST_FIGURE_COUNT && figure->d != SWST__UNKNOWN)
        swst__text_add(text, "%" PRId64, figure->n);
    else if (figure->form == SWST_FIGURE_COUNT || tenths < 0)
        swst__text_add(text, "-");
    else
        swst__text_add(text, "%" PRId64 ".%" PRId64 "%s", tenths / 10, tenths % 10,
                       is_rate ? "%" : "");
}

static void print_figure(const struct swst__cell *cell, enum swst_figure_form form,
                         struct swst__text *text)
{
    struct swst__figure figure = { .form = form, .n = cell->number, .d = cell->second };

    swst__figure_print(&figure, text);
}

const char *swst__table_cell(const swst_table *table, size_t row, size_t column)
{
    struct swst__cell *cell = swst__table_at(table, row, column);
    struct swst__text text = { 0 };

    if (cell->withheld)
        return cell->withheld;
    if (!cell->has || cell->text || table->columns[column].type == SWST_ROWS)
        return cell->text;
    if (table->columns[column].type == SWST_RATE)
        print_figure(cell, SWST_FIGURE_RATE, &text);
    else if (table->columns[column].type == SWST_FIGURE)
        print_figure(cell, (enum swst_figure_form)cell->form, &text);
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

    return find(table, row, column, &found) ? swst__table_at(table, row, found)->number : 0;
}

static bool is_share(const swst_table *table, size_t row, size_t column)
{
    return table->columns[column].type == SWST_RATE
        || swst__table_at(table, row, column)->form == SWST_FIGURE_RATE
        || swst__table_at(table, row, column)->form == SWST_FIGURE_AVERAGE;
}

bool swst_table_rate(const swst_table *table, size_t row, const char *column, int64_t *n,
                     int64_t *d)
{
    size_t found;

    if (!n || !d || !find(table, row, column, &found) || !is_share(table, row, found))
        return false;
    *n = swst__table_at(table, row, found)->number;
    *d = swst__table_at(table, row, found)->second > 0 ? swst__table_at(table, row, found)->second : 0;
    return *d > 0;
}

swst_figure_form swst_table_form(const swst_table *table, size_t row, const char *column)
{
    size_t found;

    return find(table, row, column, &found) ? swst__table_form(table, row, found)
                                            : SWST_FIGURE_UNSET;
}

const swst_table *swst_table_inner(const swst_table *table, size_t row, const char *column)
{
    size_t found;

    return find(table, row, column, &found) && table->columns[found].type == SWST_ROWS
        ? swst__table_at(table, row, found)->of.inner : NULL;
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
