/* A ledger from inside: rows of text (ledger_text), a header that says what the columns
 * are (ledger_header), a row's cells as values (ledger_read), the persons, households
 * and contacts that they tell of (ledger_take), and what became of each row
 * (ledger_report). All of it happens in one batch, which ledger.c begins and ends;
 * what is not applied is forgotten. */
#ifndef SWST_EXCHANGE_LEDGER_H
#define SWST_EXCHANGE_LEDGER_H

#include "base/error.h"
#include "base/identity.h"
#include "base/text.h"
#include "domain/batch.h"
#include "model/model.h"
#include "store/db.h"

#include <swstation/ledger.h>

/* ------------------------------------------------- ledger_text.c, ledger_decode.c
 * The file as rows of UTF-8 cells, whatever encoding and separator it has. It is
 * gone through once before (is it UTF-8 to its end?) and then streamed. */
struct swst__ledger_text;

/* A zip, an .xlsx or .xls under another name is told so, with how to save as CSV. */
swst_status swst__ledger_text_open(const char *path, struct swst__ledger_text **text);
void swst__ledger_text_free(struct swst__ledger_text *text);
const char *swst__ledger_text_encoding(const struct swst__ledger_text *text);   /* "UTF-8" … */
int64_t swst__ledger_text_bytes(const struct swst__ledger_text *text);          /* read so far */
int64_t swst__ledger_text_total(const struct swst__ledger_text *text);
/* From the first line again, divided by this character. */
swst_status swst__ledger_text_rewind(struct swst__ledger_text *text, char separator);
/* SWST_ROW, SWST_OK at the end, or a failure with line and column, which is final. Rows
 * may be of any number of cells: who knows the header says what is ragged. */
swst_status swst__ledger_text_next(struct swst__ledger_text *text);
size_t swst__ledger_text_cells(const struct swst__ledger_text *text);
const char *swst__ledger_text_cell(const struct swst__ledger_text *text, size_t index);
int64_t swst__ledger_text_line(const struct swst__ledger_text *text);

/* ------------------------------------------- ledger_header.c, ledger_fields.def
 * What a column may be. A field of a category stands with the category's id. */
enum swst__ledger_field {
    SWST__LEDGER_NOTHING,
#define LEDGER_FIELD(id, name, kind, field, aliases) SWST__LEDGER_##id,
#include "exchange/ledger_fields.def"
#undef LEDGER_FIELD
    SWST__LEDGER_FIELDS
};

/* `name` is what mapping, problems and --map say; `kind` and `field` what it becomes. */
struct swst__ledger_field_row {
    const char *name, *kind, *field, *aliases;
};
extern const struct swst__ledger_field_row swst__ledger_field_rows[SWST__LEDGER_FIELDS];

struct swst__ledger_column {
    char *heading;                      /* as it stands there; "" if it has none */
    char *above;                        /* of two header rows the upper, merged cells filled */
    enum swst__ledger_field field;
    int64_t category_id;                /* of SWST__LEDGER_CATEGORY_MARK and its like */
    char *name;                         /* "dibao.certificate_no"; NULL: that of the field */
    bool repeated;                      /* nothing, since a column before is this field */
};

struct swst__ledger_header {
    int64_t lines[2];
    int line_count;
    char separator;
    struct swst__ledger_column *columns;
    size_t column_count;
    size_t missing;                     /* rows in which it was looked for and is not */
};

struct swst__headings;

/* What the user says of a heading. */
struct swst__ledger_told {
    char *heading, *field;
};

/* Find the header below whatever stands above it, in the first 50 rows, try the separators,
 * and leave the text behind it. Headings that are alike are told apart by what is above.
 * None of the rows is one: a failure, and `missing` says so. */
swst_status swst__ledger_header_find(swst_store *store, struct swst__ledger_text *text,
                                     struct swst__ledger_header *header);
/* The same with what the user says of headings, by which rows are known, and then mapped. */
swst_status swst__ledger_header_find_told(swst_store *store, struct swst__ledger_text *text,
                                          const struct swst__ledger_told *told, size_t count,
                                          struct swst__ledger_header *header);
void swst__ledger_header_free(struct swst__ledger_header *header);
/* What the user says of a heading, or of 户主/姓名, which is a heading below another; `field`
 * NULL or "": nothing. A column that was this field before is nothing now. SWST_ENOTFOUND:
 * there is no such heading; SWST_EINVALID: no such field (with the nearest in the message). */
swst_status swst__ledger_header_map(swst_store *store, struct swst__ledger_header *header,
                                    const char *heading, const char *field);
/* Say it of the ledger: of its header, or of the one that is found only so (ledger_told.c). */
swst_status swst__ledger_tell(struct swst_ledger *ledger, const char *heading,
                              const char *field);
swst_status swst__ledger_no_header(const struct swst_ledger *ledger);
void swst__ledger_told_free(struct swst_ledger *ledger);
/* "name", "dibao.certificate_no", or NULL when the column is nothing. */
const char *swst__ledger_column_name(const struct swst__ledger_column *column);
/* Whether the row that the text stands on is the header again, as on printed pages. */
bool swst__ledger_header_is_again(const struct swst__ledger_header *header,
                                  const struct swst__ledger_text *text);
/* Notes in `in_other` that the row which the text stands on is the header of another table;
 * `again`: it is the same in other words. */
swst_status swst__ledger_look_for_other(struct swst_ledger *ledger, bool *again);

/* ------------------------------------- ledger_read.c, ledger_day.c, ledger_place.c …
 * The cells of a row as values. What is wrong with a cell is noted as a problem of it. */
enum {
    SWST__LEDGER_CATEGORIES = 32,       /* that one row can name */
    SWST__LEDGER_REMARKS = 8
};

struct swst__ledger_category {
    int64_t id, starts_on;              /* starts_on: SWST__LEDGER_NO_DAY when not said */
    bool of_household;
    char certificate[41 * 4], grade[17 * 4];
    int64_t amount_fen;                 /* -1: not said */
};
#define SWST__LEDGER_NO_DAY INT64_MIN

/* A remark on an accepted row: a sentence of messages.def, and the column it is about. */
struct swst__ledger_remark {
    enum swst__message message;
    size_t column;                      /* from 0, or SWST__LEDGER_NO_COLUMN */
    int64_t line;                       /* of another row, if the sentence names one; else 0 */
};

/* What a row says. Records hold what it says and nothing else: area and days that it leaves
 * out are not filled in here. Used again from row to row. */
struct swst__ledger_row {
    int64_t line;
    bool skipped, rejected;
    enum swst__message skipped_for;     /* a total, a note, an empty row, the header again */
    swst_record *client, *visit;        /* of these kinds */
    bool says_visit;                    /* a day of a visit is there */
    int64_t area_id;                    /* 0: the row does not say */
    char household_number[41 * 4], head[65 * 4], head_number[SWST__IDENTITY_SIZE];
    char relation[17 * 4];
    bool is_head;                       /* by relation, or because the head has this name */
    char level[33 * 4];
    int64_t level_since;                /* SWST__LEDGER_NO_DAY */
    struct swst__ledger_category categories[SWST__LEDGER_CATEGORIES];
    size_t category_count;
    struct swst__ledger_remark remarks[SWST__LEDGER_REMARKS];
    size_t remark_count;
};

struct swst_ledger;

/* Read the row that the text stands on. A failure is one of ours, not of the row. */
swst_status swst__ledger_row_read(struct swst_ledger *ledger, struct swst__ledger_row *row);
swst_status swst__ledger_row_prepare(struct swst__ledger_row *row);      /* its records */
void swst__ledger_row_free(struct swst__ledger_row *row);
/* What was read to understand rows: `above`, places, categories, workers. */
void swst__ledger_values_free(struct swst_ledger *ledger);

/* Places, categories and workers by what people write, found once and kept. */
struct swst__ledger_places;
struct swst__ledger_categories;
struct swst__ledger_workers;

/* ----------------------------------------- ledger_take.c, ledger_household.c …
 * Find or make whom a row is about, in the ledger's batch; what fails beside other
 * records becomes a problem of the row, and the row is undone. */
enum swst__ledger_outcome {
    SWST__LEDGER_CREATED, SWST__LEDGER_UPDATED, SWST__LEDGER_SKIPPED, SWST__LEDGER_REJECTED
};
struct swst__ledger_people;             /* heads and households met in this file */
void swst__ledger_people_free(struct swst__ledger_people *people);
swst_status swst__ledger_take(struct swst_ledger *ledger, struct swst__ledger_row *row,
                              enum swst__ledger_outcome *outcome, int64_t *client_id);

/* --------------------------------------------------------- ledger_problems.c
 * A failure that is about the row becomes a problem of it, and SWST_OK; any other is
 * returned. `column` from 0; SWST__LEDGER_NO_COLUMN: of the row. */
#define SWST__LEDGER_NO_COLUMN SIZE_MAX
swst_status swst__ledger_reject(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                swst_status status, size_t column);
swst_status swst__ledger_remark(struct swst__ledger_row *row, enum swst__message message,
                                size_t column);
extern const struct swst_field swst__ledger_problem_columns[];
/* The sentence of a remark, or of a row that was skipped. */
void swst__ledger_remark_text(const struct swst_ledger *ledger,
                              const struct swst__ledger_remark *remark,
                              enum swst__language language, char *text, size_t size);

/* ------------------------------------------------------------- ledger_report.c
 * The same rows with 状态 and 原因, written while the ledger is read. */
struct swst__ledger_report;
swst_status swst__ledger_report_open(const char *path, struct swst__ledger_report **report);
/* What stands above the rows, from the beginning of the text to behind the header. */
swst_status swst__ledger_report_head(struct swst_ledger *ledger);
/* The row that the text stands on. */
swst_status swst__ledger_report_row(struct swst_ledger *ledger, enum swst__ledger_outcome outcome);
swst_status swst__ledger_report_close(struct swst_ledger *ledger);
void swst__ledger_report_free(struct swst__ledger_report *report);      /* NULL is ignored */

/* --------------------------------------------------------------- ledger_plan.c
 * What became of every row, in 32 bytes each; and in which line a person was met. */
struct swst__ledger_plan;
swst_status swst__ledger_plan_new(struct swst__ledger_plan **plan);
void swst__ledger_plan_free(struct swst__ledger_plan *plan);            /* NULL is ignored */
swst_status swst__ledger_plan_add(struct swst_ledger *ledger, enum swst__ledger_outcome outcome,
                                  int64_t client_id);
int64_t swst__ledger_plan_line(const struct swst__ledger_plan *plan, int64_t client_id);

struct swst_ledger {
    swst_store *store;
    char *path;
    struct swst__ledger_text *text;
    struct swst__ledger_header header;  /* `missing`: it waits for what is told */
    struct swst__ledger_told *told;
    size_t told_count, told_room;
    struct swst__headings *headings;    /* to know the header of another table */
    bool in_other;                      /* below one, until the own header comes again */
    struct swst__batch *batch;
    bool of_visits;                     /* --as visit: clients are found, never made */
    int64_t as_of;
    int64_t area_id;                    /* of rows that name none; 0: none */
    bool skips_bad, complete, begun;
    swst_status failure;
    struct swst__ledger_row row;
    char **above;                       /* the cells of the row before, for 同上 */
    size_t above_count;
    struct swst__ledger_places *places;
    struct swst__ledger_categories *categories;
    struct swst__ledger_workers *workers;
    struct swst__ledger_people *people;
    struct swst__ledger_report *report;
    struct swst__ledger_plan *plan;
    swst_table *problems;
    struct swst__text reasons;          /* why the row is rejected, in Chinese, joined by ； */
    size_t problem;                     /* the row's first of the table; SIZE_MAX: not there */
    struct swst__failure first;         /* of the rejected rows */
    int64_t accepted, rejected, skipped, created, updated;
    int64_t number;                     /* of the import */
    int64_t since;                      /* the last line of the audit before it */
};

#endif
