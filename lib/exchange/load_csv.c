/* A load's rows from CSV: one kind a file, named by its columns. */
#include "exchange/load.h"

#include "base/error.h"

#include <string.h>

static swst_status reject(swst_load *load, swst_status status)
{
    return swst__load_reject(load, status, load->file, swst__csv_line(load->csv));
}

/* ------------------------------------------------------------------- header */

/* The name is not told: where the header is missing it is a record's. */
static swst_status read_name(swst_load *load, size_t cell)
{
    struct swst__load_file *file = &load->files[load->file];
    int column = swst__column_find(file->kind, swst__csv_cell(load->csv, cell));
    swst_status status;

    if (column < 0) {
        status = swst__fail_about(SWST_EINVALID, SWST__UNKNOWN_COLUMN, &file->kind->label);
    } else if (file->places[column]) {
        status = swst__reject(file->kind, swst__column_of(file->kind, column),
                              SWST__HEADER_REPEATED);
    } else {
        file->places[column] = (short)(cell + 1);
        load->columns[cell] = (short)column;
        return SWST_OK;
    }
    swst__error_place(NULL, 0, (int64_t)cell + 1);
    return reject(load, status);
}

static bool is_empty_line(const struct swst__csv *csv)
{
    return swst__csv_cells(csv) == 1 && !*swst__csv_cell(csv, 0);
}

static swst_status read_header(swst_load *load)
{
    size_t cells = swst__csv_cells(load->csv);
    swst_status status = SWST_OK;

    if (is_empty_line(load->csv))
        return reject(load, swst__fail(SWST_EINVALID, SWST__HEADER_MISSING));
    for (size_t i = 0; i < cells && !status; i++)
        status = read_name(load, i);
    swst__csv_expect(load->csv, cells);
    load->has_header = true;
    return status;
}

/* --------------------------------------------------------------------- rows */

static swst_status fill(swst_load *load, const struct swst__incoming *row, swst_record *record)
{
    size_t cells = swst__csv_cells(load->csv);
    swst_status status = SWST_OK;

    for (size_t i = 0; i < cells && !status; i++) {
        int column = load->columns[i];

        if (column < SWST__HEADER_FIELDS)
            continue;
        status = swst__record_set_word(record, swst__column_of(row->kind, column),
                                       swst__csv_cell(load->csv, i));
        if (status)
            status = reject(load, status);
    }
    return status;
}

static swst_status take_row(swst_load *load)
{
    const struct swst__load_file *file = &load->files[load->file];
    struct swst__row_header header;
    struct swst__incoming row = { file->kind, &header, swst__csv_line(load->csv), fill, NULL };
    swst_status status = SWST_OK;

    if (is_empty_line(load->csv))
        return SWST_OK;
    header.values = (struct swst__header){ 0 };
    header.given = 0;
    *header.reason = '\0';
    for (int i = 0; i < SWST__HEADER_FIELDS && !status; i++)
        if (file->places[i])
            status = swst__row_header_set(&header, file->kind, i, swst__csv_cell(load->csv,
                                          (size_t)file->places[i] - 1));
    return status ? reject(load, status) : swst__load_take(load, &row);
}

/* -------------------------------------------------------------------- files */

static swst_status feed(swst_load *load, size_t *fed)
{
    size_t length;
    swst_status status = swst__load_read(load, &length);

    *fed += length;
    return status ? status : swst__csv_feed(load->csv, load->piece, length, load->input_ended);
}

static swst_status begin(swst_load *load)
{
    load->has_header = false;
    return (load->csv = swst__csv_new(',')) ? SWST_OK : SWST_ENOMEM;
}

static swst_status end(swst_load *load, swst_status status)
{
    swst__csv_free(load->csv);
    load->csv = NULL;
    return status;
}

static bool is_ragged(swst_status status)
{
    return status == SWST_EINVALID && strcmp(swst_error_code(), "csv_ragged") == 0;
}

/* What `next` gave is a row, or a fault: only a ragged row lets the file go on. */
static swst_status take(swst_load *load, swst_status next, bool *ended)
{
    bool header = !load->has_header;
    swst_status status;

    swst__load_begin_row(load);
    if (next != SWST_ROW) {
        *ended = !is_ragged(next);
        return reject(load, next);
    }
    status = header ? read_header(load) : take_row(load);
    *ended = header && load->row_rejected;
    return status;
}

swst_status swst__load_csv(swst_load *load)
{
    swst_status status = load->csv ? SWST_OK : begin(load);
    size_t fed = 0;
    bool ended = false;

    for (int rows = 0; !status && !ended && rows < SWST__LOAD_ROWS && fed < SWST__LOAD_BYTES; ) {
        swst_status next = swst__csv_next(load->csv);

        if (next != SWST_OK) {
            status = take(load, next, &ended);
            rows++;
        } else if (!load->input_ended) {
            status = feed(load, &fed);
        } else {
            ended = true;
            if (!load->has_header) {
                swst__load_begin_row(load);
                status = swst__load_reject(load, swst__fail(SWST_EINVALID, SWST__HEADER_MISSING),
                                           load->file, 1);
            }
        }
    }
    return status || ended ? end(load, status) : SWST_ROW;
}
