/* The inside of a store; for this folder only. */
#ifndef SWST_STORE_STORE_H
#define SWST_STORE_STORE_H

#include "model/model.h"
#include "store/db.h"
#include "store/keys.h"
#include "store/lock.h"
#include "store/memo.h"
#include "store/session.h"
#include "store/sight.h"

#include <sqlite3.h>

/* The statements every kind needs, written from its fields at first use. */
enum swst__operation {
    SWST__SELECT, SWST__INSERT, SWST__UPDATE, SWST__VOID, SWST__LIVES, SWST__OPERATIONS
};

enum { SWST__REQUEST_SIZE = 64 * 4 + 1 };

/* What gives up a transaction, or a part of one. */
enum swst__way_out { SWST__UNDO_ALL, SWST__UNDO_PART, SWST__END_PART, SWST__WAYS_OUT };

/* Which file it is, by inode: a copy is another file. */
struct swst__file {
    int64_t device, inode;
};

/* The key of the audit's chain, as the caller gave it, and what the file keeps of it. */
struct swst__audit_keys {
    bool has_key;
    bool remakes;                                        /* drops the table of an older format */
    unsigned char key[32], check[32];
    struct swst__kept_act *acts;                         /* of this transaction: audit_note.c */
};

struct swst_store {
    sqlite3 *db;
    char *path;                                          /* NULL: in memory */
    struct swst__file file;
    int64_t process;                                     /* that opened it */
    bool read_only;
    int32_t busy_timeout;
    int64_t waits_until, waited_at;                      /* for others, by a steady clock */
    bool keeps_deadline;                                 /* SQLite waits until that, no longer */
    struct swst__lock lock;                              /* our turn to write */
    int64_t journal;                                     /* as the caller chose, as in header */
    int wal_pages;                                       /* since they were last brought in */
    unsigned holders;                                    /* the caller, and every cursor */
    struct swst__statement *statements;                  /* prepared so far */
    char *(*sql)[SWST__OPERATIONS];                      /* by kind */
    sqlite3_stmt *way_out[SWST__WAYS_OUT];               /* prepared before one goes in */
    bool callers;                                        /* the caller began a transaction */
    bool looks;                                          /* nothing is written in this one */
    struct swst__bulk *bulk;                             /* many rows are being written: bulk.h */
    bool is_stuck;                                       /* in one that could not be undone */
    int64_t actor, now;
    struct swst__session session;
    unsigned sessions;                                   /* begun and ended so far */
    struct swst__audit_keys audit;
    struct swst__sight_state sight;
    struct swst__keys keys;                              /* of sealed fields */
    bool now_is_fixed;
    char request[SWST__REQUEST_SIZE];                    /* "": none */
    struct swst__memo memo;                              /* of the floors above */
};

swst_status swst__db_exec(swst_store *store, const char *sql);
swst_status swst__db_begin(swst_store *store);
swst_status swst__db_commit(swst_store *store);
void swst__db_rollback(swst_store *store);
void swst__db_unstick(swst_store *store);
swst_status swst__db_can_ask(swst_store *store);
swst_status swst__db_fail(swst_store *store, int code);
void swst__db_forget_statements(swst_store *store);
bool swst__db_is_asking(const swst_store *store);        /* a statement is taken */
sqlite3_stmt *swst__db_sqlite(const struct swst__statement *statement);
swst_status swst__db_prepare_ways_out(swst_store *store);   /* anew, if they went stale */
bool swst__store_is_forked(const swst_store *store);

/* Called by SQLite while another holds the file, and before a transaction. */
int swst__wait(void *store, int asked_before);
void swst__wait_politely(const swst_store *store);
void swst__set_deadline(swst_store *store, int32_t milliseconds);       /* from now on */
bool swst__is_late(const swst_store *store);
int64_t swst__milliseconds(void);
void swst__pause(int32_t microseconds);

/* The journal: see journal_mode.c. */
void swst__journal_guard(swst_store *store);             /* once, before anything is read */
swst_status swst__journal_choose(swst_store *store);     /* of a file that is up to date */
swst_status swst__journal_may_write(swst_store *store);  /* in a transaction that has begun */
void swst__journal_tidy(swst_store *store);              /* after a commit */
void swst__journal_close(swst_store *store);             /* before the file is */

/* The statement's text; NULL when out of memory. */
const char *swst__sql(swst_store *store, const swst_kind *kind, enum swst__operation operation);
void swst__sql_forget(swst_store *store);

enum { SWST__FORMAT = 5, SWST__APPLICATION = 0x53575354 };    /* "SWST" */

/* What format 3 added to the library's own tables, as migrate.c adds it, too: the
 * journal that somebody chose for this file (0: none, the SQLite in use decides; 1:
 * truncate, 2: wal). */
#define SWST__JOURNAL_COLUMN \
    "\"journal\" INTEGER NOT NULL DEFAULT 0 CHECK (\"journal\" BETWEEN 0 AND 2)"

swst_status swst__schema_create(swst_store *store);      /* in a file without tables */
swst_status swst__schema_check(swst_store *store);       /* is it ours and as we left it? */
swst_status swst__schema_sign(swst_store *store);        /* note what it looks like now */
struct swst__text;
void swst__schema_add_table(struct swst__text *sql, const swst_kind *kind);
void swst__schema_add_column(struct swst__text *sql, const struct swst_field *field);
void swst__schema_add_indexes(struct swst__text *sql, const swst_kind *kind);
swst_status swst__schema_run(swst_store *store, struct swst__text *sql);
int64_t swst__draw_replica(void);
swst_status swst__refold(swst_store *store);             /* texts of files before format 3 */

/* Bring an older file up to date, after a backup beside it. */
swst_status swst__migrate(swst_store *store, int64_t format);

/* Before the database may look: is the file a store, and whose? `format` is its own. */
swst_status swst__file_check(swst_store *store, const char *path, int64_t *format);
enum { SWST__FILE_HEADER = 100 };
bool swst__file_is_ours(const unsigned char header[SWST__FILE_HEADER]);
int swst__file_connect(const char *path, int flags, sqlite3 **db);
swst_status swst__file_make(const char *path);           /* empty, 0600, never over another */
swst_status swst__file_make_open(const char *path, int *opened);
swst_status swst__file_sync_folder(const char *path);    /* of a file */
bool swst__file_find(const char *path, struct swst__file *file);
swst_status swst__file_is_still_there(const swst_store *store);

void swst__store_close(swst_store *store);

#endif
