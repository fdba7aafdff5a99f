/* A load from inside. Its files are found (load_files), read row by row as CSV
 * (load_csv) or JSON lines (load_lines), and the rows taken into the store
 * (load_rows); what is wrong with them is noted (load_problems). All of it
 * happens in one transaction, which load.c begins and ends. */
#ifndef SWST_EXCHANGE_LOAD_H
#define SWST_EXCHANGE_LOAD_H

#include "codec/csv_parse.h"
#include "codec/row_header.h"
#include "base/seen.h"
#include "domain/batch.h"
#include "store/db.h"

#include <swstation/exchange.h>

enum {
    SWST__LOAD_ROWS = 1000, SWST__LOAD_BYTES = 1 << 20,       /* of a step, about */
    SWST__LOAD_PIECE = 1 << 16,                               /* read at once */
    SWST__LOAD_COLUMNS = SWST__HEADER_FIELDS + 63             /* of a kind at most */
};

struct swst__load_file {
    char *name;
    const swst_kind *kind;              /* of a CSV; NULL: none is called so */
    int64_t size;
    short places[SWST__LOAD_COLUMNS];   /* of a CSV: where a column stands, from 1; 0: nowhere */
};

/* The lines of the open file; bytes[end] is room for a NUL. */
struct swst__lines {
    char *bytes;
    size_t at, searched, end, capacity; /* the next line begins at `at` */
    int64_t line;                       /* the number of the last one taken */
};

struct swst_load {
    swst_store *store;
    char *path;
    bool in_folder;
    struct swst__batch *batch;          /* or NULL: given up or applied */
    bool complete;                      /* all is read and checked */
    swst_status failure;                /* of a step: there are no more */

    struct swst__load_file *files;
    size_t file_count, file_room, file; /* files[file] is being read */
    int input;                          /* -1: none is open */
    bool input_ended;
    struct swst__csv *csv;
    bool has_header;                    /* the row of names was read */
    short columns[SWST__CSV_COLUMNS_MOST];
    struct swst__lines lines;
    char piece[SWST__LOAD_PIECE];

    swst_record *blank;                 /* of the kind of the last row, used again */
    int64_t *greatest;                  /* id by kind; -1: not asked yet */
    struct swst__seen seen;

    int64_t bytes_before, bytes, bytes_in_all;    /* of the files read; of this; of all */
    int64_t created, updated, rejected;
    bool row_rejected;
    swst_table *problems;
    struct swst__failure first;
};

/* A row as a file brings it. */
struct swst__incoming {
    const swst_kind *kind;
    const struct swst__row_header *header;
    int64_t line;
    /* Set what the row says; what is wrong is noted and no failure. */
    swst_status (*fill)(swst_load *load, const struct swst__incoming *row, swst_record *record);
    const void *source;
};

/* load_files.c */
swst_status swst__load_find(swst_load *load);
swst_status swst__load_open(swst_load *load);         /* files[file] */
/* The next piece of it; nothing at its end. */
swst_status swst__load_read(swst_load *load, size_t *length);

/* Read some more rows of the open file: SWST_ROW, or SWST_OK at its end. */
swst_status swst__load_csv(swst_load *load);
swst_status swst__load_lines(swst_load *load);

/* load_rows.c */
swst_status swst__load_take(swst_load *load, const struct swst__incoming *row);
swst_status swst__load_check_later(swst_load *load);  /* some: SWST_ROW, or SWST_OK at the end */

/* load_problems.c: a failure that is about the row becomes a problem of it,
 * and SWST_OK; any other is returned. `swst__load_begin_row` comes first. */
void swst__load_begin_row(swst_load *load);
swst_status swst__load_reject(swst_load *load, swst_status status, size_t file, int64_t line);
extern const struct swst_field swst__load_problem_columns[];

#endif
