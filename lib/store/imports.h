/* The journal of imports: which records a ledger made, and what those it changed
 * said before, so that an import can be taken back. Kept like the audit: not a
 * kind of record, and not dumped. */
#ifndef SWST_STORE_IMPORTS_H
#define SWST_STORE_IMPORTS_H

#include "model/model.h"
#include "store/db.h"

/* The records that an import made have the ids from first_id to last_id: it is one
 * transaction, and nobody else is given ids meanwhile. `audited` is the last line
 * of the audit when it was done. */
#define SWST__IMPORT_TABLES \
    "CREATE TABLE \"import\" (\n" \
    "  \"number\" INTEGER PRIMARY KEY,\n" \
    "  \"instant\" INTEGER NOT NULL,\n" \
    "  \"actor\" INTEGER,\n" \
    "  \"file\" TEXT NOT NULL,\n" \
    "  \"created\" INTEGER NOT NULL,\n" \
    "  \"updated\" INTEGER NOT NULL,\n" \
    "  \"first_id\" INTEGER,\n" \
    "  \"last_id\" INTEGER,\n" \
    "  \"audited\" INTEGER NOT NULL,\n" \
    "  \"undone_at\" INTEGER,\n" \
    "  \"undone_by\" INTEGER\n" \
    ");\n" \
    "CREATE TABLE \"import_change\" (\n" \
    "  \"import\" INTEGER NOT NULL,\n" \
    "  \"kind\" TEXT NOT NULL,\n" \
    "  \"record_id\" INTEGER NOT NULL,\n" \
    "  \"field\" TEXT NOT NULL,\n" \
    "  \"before\" TEXT\n" \
    ");\n" \
    "CREATE INDEX \"import_change_by_import\" ON \"import_change\" (\"import\");\n"

/* Two rows of import_change are of no record but of the audit: their kind is "audit", their
 * record_id the first line that the import wrote (field "made") or that taking it back wrote
 * (field "undone"), and `before` the last. What was taken back is as if it had never been, so
 * those lines are no reason against taking back an earlier import. */

struct swst__import {
    int64_t number, created, updated;       /* rows of the file */
    int64_t first_id, last_id;              /* 0: it made no record */
    int64_t audited, undone_at;             /* 0: it stands */
};

/* The number of the next import, and the last line of the audit (0: none). */
swst_status swst__import_next(swst_store *store, int64_t *number);
swst_status swst__import_last_line(swst_store *store, int64_t *line);

/* Note an import of the file with this name, and which lines it wrote: those behind `since`. */
swst_status swst__import_add(swst_store *store, const struct swst__import *import,
                             const char *file, int64_t instant, int64_t since);
/* What a field said before import `number` changed it (NULL: nothing). Only the first of
 * several is kept; `again` says that there may be one. */
swst_status swst__import_note(swst_store *store, int64_t number, const swst_record *record,
                              const char *field, const char *before, bool again);

/* SWST_ENOTFOUND when there is none of this number. */
swst_status swst__import_find(swst_store *store, int64_t number, struct swst__import *import);
/* And that it was taken back, writing the lines behind `since`. */
swst_status swst__import_undone(swst_store *store, int64_t number, int64_t instant,
                                int64_t since);

/* A record that the import made or changed, and that was changed since otherwise than by an
 * import that was taken back: SWST_ROW with the first, SWST_OK when there is none. */
struct swst__import_row {
    const swst_kind *kind;
    int64_t id;
};
swst_status swst__import_changed_since(swst_store *store, const struct swst__import *import,
                                       struct swst__import_row *row);

/* The next record of a kind that it made and that counts, below `*id`, downwards; 0: none. */
swst_status swst__import_made_below(swst_store *store, const struct swst__import *import,
                                    const swst_kind *kind, int64_t *id);

/* What it changed, by kind, record and field, one after another. `before`, or NULL, lives
 * until the next. A journal that names what no kind has is damaged. */
struct swst__import_change {
    struct swst__import_row row;
    const struct swst_field *field;
    const char *before;
};
swst_status swst__import_open(swst_store *store, int64_t number,
                              struct swst__statement **changes);
swst_status swst__import_next_change(struct swst__statement *changes,
                                     struct swst__import_change *change);

/* Whether the record was made by an import that was taken back, and voided by that: it is as
 * if it had never been. And how many of a kind there are. */
swst_status swst__import_took_back(swst_store *store, const swst_record *record, bool *took);
swst_status swst__import_count_taken_back(swst_store *store, const swst_kind *kind,
                                          int64_t *count);

#endif
