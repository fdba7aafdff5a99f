/* The journal of merges: which references of which rows were pointed from one
 * record to another, so that it can be taken back exactly. Kept like the audit:
 * not a kind of record, and not dumped. */
#ifndef SWST_STORE_JOURNAL_H
#define SWST_STORE_JOURNAL_H

#include "model/model.h"
#include "store/db.h"

/* The tables, as a new file has them and a file of format 1 is given them. */
#define SWST__JOURNAL_TABLES \
    "CREATE TABLE \"merge\" (\n" \
    "  \"sequence\" INTEGER PRIMARY KEY,\n" \
    "  \"instant\" INTEGER NOT NULL,\n" \
    "  \"keep_id\" INTEGER NOT NULL,\n" \
    "  \"other_id\" INTEGER NOT NULL,\n" \
    "  \"undone_at\" INTEGER\n" \
    ");\n" \
    "CREATE TABLE \"merge_row\" (\n" \
    "  \"merge\" INTEGER NOT NULL,\n" \
    "  \"kind\" TEXT NOT NULL,\n" \
    "  \"record_id\" INTEGER NOT NULL,\n" \
    "  \"field\" TEXT NOT NULL\n" \
    ");\n" \
    "CREATE INDEX \"merge_row_by_merge\" ON \"merge_row\" (\"merge\");\n"

struct swst__merge {
    int64_t sequence, keep_id, other_id;
    bool undone;
};

/* Note that `other_id` is merged into `keep_id`, under the next number; and every
 * row that refers to it through a field, voided or not. */
swst_status swst__journal_add(swst_store *store, int64_t instant, struct swst__merge *merge);
swst_status swst__journal_add_rows(swst_store *store, const struct swst__merge *merge,
                                   const swst_kind *kind, const struct swst_field *field);

swst_status swst__journal_undo(swst_store *store, int64_t number, int64_t instant);

/* SWST_ENOTFOUND when there is none of this number. */
swst_status swst__journal_find(swst_store *store, int64_t number, struct swst__merge *merge);

/* The latest merge of the same two records that stands, or 0. */
swst_status swst__journal_latest(swst_store *store, const struct swst__merge *merge,
                                 int64_t *number);

/* The first later merge that stands and touches one of its records, or 0. */
swst_status swst__journal_later(swst_store *store, const struct swst__merge *merge,
                                int64_t *number);

/* The rows of a merge, by kind, record and field, one after another. A journal
 * that names what no kind has is damaged. */
struct swst__journal_row {
    const swst_kind *kind;
    const struct swst_field *field;
    int64_t id;
};
swst_status swst__journal_open(swst_store *store, int64_t merge, struct swst__statement **rows);
swst_status swst__journal_next(struct swst__statement *rows, struct swst__journal_row *row);

#endif
