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

#endif
