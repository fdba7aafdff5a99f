/* The inside of a bulk: for bulk*.c, ids.c and audit.c only. */
#ifndef SWST_STORE_BULK_INSIDE_H
#define SWST_STORE_BULK_INSIDE_H

#include "base/seen.h"
#include "store/bulk.h"
#include "store/store.h"

enum { SWST__BULK_KINDS = 64, SWST__BULK_MEMOS = 1 << 17,
       SWST__BULK_WORTH_IT = 5000 };

/* A kind while it is written. */
struct swst__bulk_kind {
    sqlite3_stmt *insert;               /* or NULL: none was written yet */
    uint64_t bound;                     /* the fields that it holds values of */
    bool is_new;                        /* whether indexes are dropped is still to decide */
    bool dropped;
    int64_t rows;                       /* that were put */
    struct swst__bulk_run run;
};

struct swst__bulk_memo {
    const swst_kind *kind;              /* NULL: empty */
    int64_t id, first, second;
};

/* Of new clients, not yet written. */
struct swst__bulk_keys {
    struct swst__bulk_key *at;
    int32_t *buckets;                   /* as many as there is room for keys */
    size_t count, room;
};

struct swst__bulk {
    bool works, lost, closed, noted_rights;
    unsigned settled;                   /* how often */
    int64_t expected, instant;
    uint64_t asked;
    struct swst__bulk_kind kinds[SWST__BULK_KINDS];

    /* Ids: counted here once the header was read, up to a limit that is taken. */
    bool numbers;
    int64_t replica, sequence, limit;
    int64_t own_from;                   /* from here to `sequence` all rows are of this bulk */
    int64_t first_id, last_id;
    int64_t audited;                    /* the last line of the audit */

    struct swst__seen living;
    uint64_t referred;                  /* kinds that fields refer to: of those alone */
    struct swst__bulk_memo *memos;
    struct swst__bulk_keys keys;
    int64_t scanned;                    /* rows, for want of an index */
    bool wants_indexes;
};

/* ids.c */
swst_status swst__bulk_number(swst_store *store);           /* the header, if it was not read */
swst_status swst__bulk_keep_numbers(swst_store *store);
void swst__bulk_brought(swst_store *store, int64_t id);
bool swst__bulk_gave(const swst_store *store, int64_t first, int64_t last);
/* audit.c */
swst_status swst__bulk_flush_all(swst_store *store);
/* bulk_keys.c */
void swst__bulk_free_keys(struct swst__bulk_keys *keys);
/* bulk_indexes.c */
swst_status swst__bulk_drop_indexes(swst_store *store, const swst_kind *kind);
swst_status swst__bulk_make_indexes(swst_store *store);

#endif
