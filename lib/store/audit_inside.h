/* The inside of the audit: for audit*.c, schema.c and migrate.c only. */
#ifndef SWST_STORE_AUDIT_INSIDE_H
#define SWST_STORE_AUDIT_INSIDE_H

#include "store/audit.h"
#include "store/bulk.h"
#include "store/store.h"

/* What the header of the file says about the audit, and the table. */
#define SWST__AUDIT_TRIMMED_COLUMN "\"audit_trimmed\" INTEGER NOT NULL DEFAULT 0"
#define SWST__AUDIT_TRIMMED_HASH_COLUMN "\"audit_trimmed_hash\" BLOB"
#define SWST__AUDIT_KEYED_COLUMN "\"audit_keyed_from\" INTEGER NOT NULL DEFAULT 0"
#define SWST__AUDIT_CHECK_COLUMN "\"audit_key_check\" BLOB"
extern const char swst__audit_table[], swst__audit_index[];

/* Of each action: whether it happened although the transaction was given up. */
extern const bool swst__audit_stands[];

/* The columns that a hash covers, in their order. */
enum swst__audit_column {
    SWST__AUDIT_SEQUENCE, SWST__AUDIT_INSTANT, SWST__AUDIT_CLOCK_BACK, SWST__AUDIT_ACTOR,
    SWST__AUDIT_ROLE, SWST__AUDIT_PURPOSE, SWST__AUDIT_ACTION, SWST__AUDIT_KIND,
    SWST__AUDIT_RECORD, SWST__AUDIT_LAST, SWST__AUDIT_ROWS, SWST__AUDIT_FIELDS,
    SWST__AUDIT_OUTCOME, SWST__AUDIT_REQUEST, SWST__AUDIT_COLUMNS
};
#define SWST__AUDIT_NAMES \
    "sequence, instant, clock_back, actor, role, purpose, action, kind, record_id, last_id," \
    " \"rows\", fields, outcome, request"

/* A value as the file keeps it. */
struct swst__audit_value {
    char type;                          /* n: none, i: integer, t: text, x: no such value */
    int64_t number;
    const char *text;
    size_t size;
};

struct swst__audit_row {
    struct swst__audit_value values[SWST__AUDIT_COLUMNS];
};

void swst__audit_set_int(struct swst__audit_row *row, enum swst__audit_column column,
                         int64_t number);
void swst__audit_set_id(struct swst__audit_row *row, enum swst__audit_column column, int64_t id);
void swst__audit_set_text(struct swst__audit_row *row, enum swst__audit_column column,
                          const char *text);                    /* NULL: none */

/* The hash of a line behind another; `key`: NULL for an unkeyed one. False when the line is
 * longer than any that is written, or there is no provider for keys. */
bool swst__audit_hash(const unsigned char *key, const unsigned char previous[SWST__AUDIT_HASH],
                      const struct swst__audit_row *row, unsigned char hash[SWST__AUDIT_HASH]);

/* Put the line behind the head, which becomes it; its sequence, the flag of the clock and
 * both hashes are found here. */
swst_status swst__audit_put(swst_store *store, struct swst__audit_head *head,
                            struct swst__audit_row *row);

/* Thirty-two bytes of a column; false when it holds anything else. */
bool swst__audit_read_hash(const struct swst__statement *row, int column,
                           unsigned char hash[SWST__AUDIT_HASH]);

/* What a file keeps of a request: no free text stands in the audit. */
enum { SWST__DIGEST_SIZE = 64 + 1 };
const char *swst__audit_digest(const char *request, char digest[SWST__DIGEST_SIZE]);

/* A line of a run of new records, or of one act; see audit.c. */
struct swst__audit_told {
    int64_t instant;
    const char *action, *outcome, *kind, *fields, *request;
    struct swst__bulk_run run;
};
swst_status swst__audit_tell(swst_store *store, const struct swst__audit_told *told);

void swst__audit_forget_key(swst_store *store);

/* The lines of a table "audit_before" anew in "audit" (format 4 to 5). */
swst_status swst__audit_remake(swst_store *store);

#endif
