/* Tables to be published: copies in which numbers are withheld. */
#include "model/table_inside.h"

#include "base/memory.h"

static bool copy_cells(swst_table *copy, const swst_table *table)
{
    size_t count = table->row_count * table->column_count;

    if (count && !(copy->cells = swst__calloc(count * sizeof *copy->cells)))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct swst__cell *cell = &copy->cells[i];
        const char *text = table->cells[i].text;

        *cell = table->cells[i];
        cell->text = NULL;
        copy->row_count = i / table->column_count + 1;
        if (table->columns[i % table->column_count].type == SWST_ROWS)
            *cell = (struct swst__cell){ .has = false };
        else if (text && !(cell->text = swst__strdup(text)))
            return false;
    }
    return true;
}

swst_table *swst__table_copy(const swst_table *table)
{
    swst_table *copy = swst__calloc(sizeof *copy);

    if (!copy) {
        swst__fail_memory();
        return NULL;
    }
    *copy = *table;
    copy->cells = NULL;
    copy->row_count = copy->room = 0;
    if (copy_cells(copy, table))
        return copy;
    swst_table_free(copy);
    swst__fail_memory();
    return NULL;
}

void swst__table_withhold(swst_table *table, size_t row, size_t column, const char *sign)
{
    struct swst__cell *cell = swst__table_at(table, row, column);

    if (!cell->has)
        return;
    swst_free(cell->text);
    *cell = (struct swst__cell){ .withheld = sign, .form = cell->form, .has = true };
}

void swst__table_withhold_note(swst_table *table, size_t note, const char *sign)
{
    table->note_values[note] = 0;
    table->notes_withheld[note] = sign;
}

const char *swst__table_withheld(const swst_table *table, size_t row, size_t column)
{
    return swst__table_at(table, row, column)->withheld;
}

const char *swst__table_note_withheld(const swst_table *table, size_t note)
{
    return note < table->note_count ? table->notes_withheld[note] : NULL;
}

void swst__table_set_published(swst_table *table)
{
    table->is_published = true;
}

bool swst__table_is_published(const swst_table *table)
{
    return table->is_published;
}
