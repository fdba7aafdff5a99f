/* Rows of a ledger as cells divided by |, below a header of field names divided by |,
 * and what became of them. The ledger is made by hand: no file is read. */
#ifndef SWST_TESTS_LEDGER_ROW_H
#define SWST_TESTS_LEDGER_ROW_H

#include "../support/station.h"
#include "base/memory.h"
#include "exchange/ledger_values.h"
#include "model/structs.h"
#include "model/table.h"

#include <stdio.h>
#include <stdlib.h>

#define AS_OF "2022-06-30"

struct sheet {
    struct swst_ledger ledger;
    char cells[64][512];
    const char *lent[64];
};

static inline size_t divide(struct sheet *sheet, const char *row)
{
    size_t count = 0;

    for (;; row++) {
        size_t length = strcspn(row, "|");

        assert_true(count < 64 && length < sizeof sheet->cells[0]);
        memcpy(sheet->cells[count], row, length);
        sheet->cells[count][length] = '\0';
        sheet->lent[count] = sheet->cells[count];
        count++;
        if (!*(row += length))
            return count;
    }
}

/* "dibao.amount_fen" is of that category; what is no field is nothing. */
static inline void name_column(struct sheet *sheet, size_t at, const char *name)
{
    struct swst__ledger_column *column = &sheet->ledger.header.columns[at];
    char code[64] = "";
    const char *dot = strchr(name, '.');

    if (dot) {
        snprintf(code, sizeof code, "%.*s", (int)(dot - name), name);
        assert_ok(swst__ledger_category_by_code(&sheet->ledger, code, &column->category_id));
        name = dot + 1;
    }
    column->heading = swst__strdup(name);
    for (int i = SWST__LEDGER_NOTHING + 1; i < SWST__LEDGER_FIELDS; i++)
        if (strcmp(swst__ledger_field_rows[i].name, name) == 0)
            column->field = (enum swst__ledger_field)i;
}

static inline struct sheet *new_sheet(swst_store *store, const char *header)
{
    struct sheet *sheet = calloc(1, sizeof *sheet);
    struct swst_ledger *ledger = &sheet->ledger;
    size_t count = divide(sheet, header);

    ledger->store = store;
    ledger->as_of = day_of(AS_OF);
    ledger->path = swst__strdup("ledger.csv");
    ledger->header.lines[0] = 1;
    ledger->header.line_count = 1;
    ledger->header.column_count = count;
    ledger->header.columns = swst__calloc(count * sizeof *ledger->header.columns);
    ledger->problems = swst__table_new("problems", swst__ledger_problem_columns);
    for (size_t i = 0; i < count; i++)
        name_column(sheet, i, sheet->cells[i]);
    assert_ok(swst__ledger_row_prepare(&ledger->row));
    ledger->row.line = 1;
    return sheet;
}

static inline void free_sheet(struct sheet *sheet)
{
    struct swst_ledger *ledger = &sheet->ledger;

    swst__ledger_values_free(ledger);
    swst__ledger_row_free(&ledger->row);
    for (size_t i = 0; i < ledger->header.column_count; i++)
        swst_free(ledger->header.columns[i].heading);
    swst_free(ledger->header.columns);
    swst_free(ledger->path);
    free(swst__text_take(&ledger->reasons));
    swst_table_free(ledger->problems);
    free(sheet);
}

/* The row below the one before. */
static inline struct swst__ledger_row *read_row(struct sheet *sheet, const char *row)
{
    size_t count = divide(sheet, row);

    sheet->ledger.row.line++;
    assert_ok(swst__ledger_cells_read(&sheet->ledger, &sheet->ledger.row, sheet->lent, count));
    return &sheet->ledger.row;
}

/* A problem of the last row: its code and its column, from 1 (0: of the row). */
static inline bool has_problem(const struct sheet *sheet, const char *code, int64_t column)
{
    const swst_table *table = sheet->ledger.problems;

    for (size_t i = 0; i < swst_table_rows(table); i++)
        if (swst_table_int(table, i, "row") == sheet->ledger.row.line
            && swst_table_int(table, i, "column") == column
            && strcmp(swst_table_text(table, i, "code"), code) == 0)
            return true;
    return false;
}

static inline size_t problems_of(const struct sheet *sheet)
{
    const swst_table *table = sheet->ledger.problems;
    size_t count = 0;

    for (size_t i = 0; i < swst_table_rows(table); i++)
        count += swst_table_int(table, i, "row") == sheet->ledger.row.line;
    return count;
}

#define assert_rejected(sheet, code, column) do {               \
        assert_true((sheet)->ledger.row.rejected);              \
        assert_int_equal(problems_of(sheet), 1);                \
        assert_true(has_problem(sheet, code, column));          \
    } while (0)
#define assert_taken(sheet) do {                                \
        assert_int_equal(problems_of(sheet), 0);                \
        assert_false((sheet)->ledger.row.rejected);             \
        assert_false((sheet)->ledger.row.skipped);              \
    } while (0)

static inline bool has_remark(const struct sheet *sheet, enum swst__message message, size_t column)
{
    const struct swst__ledger_row *row = &sheet->ledger.row;

    for (size_t i = 0; i < row->remark_count; i++)
        if (row->remarks[i].message == message && row->remarks[i].column + 1 == column)
            return true;
    return false;
}

#endif
