/* Records and tables to CSV. */
#include "codec/csv_write.h"

#include "codec/csv_print.h"
#include "codec/field_mask.h"
#include "codec/row_header.h"
#include "model/table.h"
#include "model/values.h"

#include <swstation/json.h>

#include <string.h>

/* `scratch` is for what may be seen of the value. */
static void put_value(struct swst__text *out, size_t at, const struct swst_field *field,
                      const char *value, enum swst__showing showing, struct swst__text *scratch)
{
    const char *shown = showing == SWST__LEFT_OUT ? NULL : value;

    if (value && showing == SWST__MASKED) {
        swst__text_clear(scratch);
        swst__field_mask(field, value, scratch);
        shown = scratch->bytes;
    }
    swst__csv_put_cell(out, at, shown, SWST__CSV_EXACT);
    out->failed = out->failed || scratch->failed;
}

/* ------------------------------------------------------------------ records */

void swst__csv_put_names(struct swst__text *out, const swst_kind *kind)
{
    int columns = SWST__HEADER_FIELDS + (int)kind->field_count;

    for (int i = 0; i < columns; i++)
        swst__csv_put_cell(out, (size_t)i, swst__column_of(kind, i)->name, SWST__CSV_EXACT);
    swst__csv_put_end(out);
}

void swst__csv_put_record(struct swst__text *out, const swst_record *record, unsigned flags,
                          struct swst__text scratch[2])
{
    int columns = SWST__HEADER_FIELDS + (int)record->kind->field_count;

    flags |= record->is_masked ? SWST_MASKED : 0;
    for (int i = 0; i < columns; i++) {
        swst__text_clear(&scratch[0]);
        put_value(out, (size_t)i, swst__column_of(record->kind, i),
                  swst__record_print(record, i, &scratch[0]) ? scratch[0].bytes : NULL,
                  swst__column_showing(record->kind, i, flags), &scratch[1]);
        out->failed = out->failed || scratch[0].failed;
    }
    swst__csv_put_end(out);
}

/* ------------------------------------------------------------------- tables */

/* Cells of numbers are printed here: the table would keep their texts. */
static const char *cell_of(const swst_table *table, size_t row, size_t column,
                           struct swst__text *text)
{
    const struct swst_field *field = swst_table_column(table, column);
    const char *cell;

    swst__text_clear(text);
    if (!swst__table_has(table, row, column))
        return NULL;
    if (swst__table_withheld(table, row, column))
        return swst__table_withheld(table, row, column);
    if (field->type == SWST_ROWS) {         /* how many */
        swst__text_add(text, "%zu", swst_table_rows(swst_table_inner(table, row, field->name)));
        return text->bytes;
    }
    if (field->type == SWST_TEXT || field->type == SWST_REFERENCES || field->type == SWST_RATE
        || field->type == SWST_FIGURE) {
        cell = swst__table_cell(table, row, column);
        text->failed = text->failed || !cell;
        return cell;
    }
    swst__value_print(field, swst__table_number(table, row, column), text);
    return text->bytes;
}

/* An empty cell that is alone in its row would be an empty line. */
static void end_row(struct swst__text *out, size_t cells, size_t length)
{
    if (cells == 1 && out->length == length)
        swst__text_put(out, "\"\"", 2);
    swst__csv_put_end(out);
}

static void put_row(struct swst__text *out, const swst_table *table, size_t row, unsigned flags,
                    struct swst__text scratch[2])
{
    size_t cells = 0, length = out->length;

    for (size_t i = 0; i < swst_table_columns(table); i++) {
        const struct swst_field *field = swst_table_column(table, i);
        enum swst__showing showing = swst__field_showing(field, flags);

        if (showing == SWST__LEFT_OUT)
            continue;
        put_value(out, cells++, field, cell_of(table, row, i, &scratch[0]), showing, &scratch[1]);
        out->failed = out->failed || scratch[0].failed;
    }
    end_row(out, cells, length);
}

static void put_head(struct swst__text *out, const swst_table *table, unsigned flags)
{
    size_t cells = 0;

    swst__csv_put_mark(out);
    for (size_t i = 0; i < swst_table_columns(table); i++)
        if (swst__field_showing(swst_table_column(table, i), flags) != SWST__LEFT_OUT)
            swst__csv_put_cell(out, cells++, swst_table_column(table, i)->name, SWST__CSV_EXACT);
    swst__csv_put_end(out);
}

swst_status swst_table_to_csv(const swst_table *table, unsigned flags, char **csv)
{
    struct swst__text out = { 0 }, scratch[2] = { { 0 }, { 0 } };
    swst_status status = swst__output_check(flags);
    swst_table *published = NULL;
    char *text;

    if (!table || !csv)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    flags |= swst__table_is_masked(table) ? SWST_MASKED : 0;
    if (status || (status = swst__table_published(table, flags, &published)))
        return status;
    table = published ? published : table;
    put_head(&out, table, flags);
    for (size_t i = 0; i < swst_table_rows(table) && !out.failed; i++)
        put_row(&out, table, i, flags, scratch);
    swst_free(scratch[0].bytes);
    swst_free(scratch[1].bytes);
    swst_table_free(published);
    if (!(text = swst__text_take(&out)))
        return swst__fail_memory();
    *csv = text;
    return SWST_OK;
}
