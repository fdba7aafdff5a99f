/**
 * @file
 * @brief The store: where records are kept, and how they are found again.
 * @since 0.1.0
 */
#ifndef SWSTATION_STORE_H
#define SWSTATION_STORE_H

#include <swstation/record.h>

/**
 * @defgroup store Store, queries and cursors
 * @{
 */
SWST_BEGIN_DECLS

/**
 * A station's database. Belongs to one thread at a time; threads that work
 * at once open one store each, on the same file if they like.
 */
typedef struct swst_store swst_store;

/** A question about one kind of record. */
typedef struct swst_query swst_query;

/** The records that answer a query, one after another. */
typedef struct swst_cursor swst_cursor;

/** @name Files
 * Who can open a station's file with other tools sees all of it: the file is
 * made for its owner alone (0600). Nothing is ever written before the file
 * has proved to be a station's.
 * @{ */
/** @return A closed store; NULL if out of memory. @owned{swst_store_free} */
SWST_API swst_store *swst_store_new(void);

/**
 * Wait this long for others before failing with ::SWST_EBUSY: the deadline of every
 * write and of swst_store_begin(), counted from the call. The default is 5000
 * milliseconds; 0 and less wait for nobody. Call it before the store is opened.
 *
 * Who writes to one file, in whatever process or store, is served in the order of
 * asking; a process that dies gives up its place at once (so do not fork() within a
 * transaction: a child that stays would keep its place). The queue stands in
 * `FILE-lock` beside the file (made at the first write, for those alone who may write the
 * file): delete it with the file, or leave it. A transaction keeps the turn until it ends,
 * so do in it what is to be written, and nothing else. Where the system or the
 * folder knows no such locks, writers wait politely, without an order.
 */
SWST_API void swst_store_set_busy_timeout(swst_store *store, int32_t milliseconds);

/**
 * Make a new, empty store at @p path and open it; only its owner may read it.
 *
 * @param path UTF-8; ":memory:" keeps everything in memory.
 * @retval SWST_ECONFLICT There is a file of this name already; it was not touched.
 */
SWST_API SWST_MUST_CHECK swst_status swst_store_create(swst_store *store, const char *path);

/**
 * Open the store at @p path. A file that is none is never made one, and an
 * older one is brought up to date after a verified backup beside it
 * (`FILE.format-N.bak`). A file without the right to write can be read.
 *
 * @retval SWST_ENOTFOUND   There is no such file.
 * @retval SWST_EFOREIGN    The file is no store, or empty; it was not touched.
 * @retval SWST_EVERSION    A newer library wrote the file; it was not touched.
 * @retval SWST_EDAMAGED    The file is damaged; it was not touched.
 * @retval SWST_EPERMISSION This user may not read it.
 * @retval SWST_EBUSY       Another process holds it.
 * @retval SWST_ENOKEY      It is sealed, and no key was given (keys.h); it was not touched.
 * @retval SWST_EWRONGKEY   It was sealed with another key; it was not touched.
 * @retval SWST_ENOCRYPTO   It is sealed, and this library has no provider of cryptography.
 */
SWST_API SWST_MUST_CHECK swst_status swst_store_open(swst_store *store, const char *path);

/**
 * Choose how the file guards a write, before it is created or opened: the choice stays
 * with the file and holds for all who open it later without one.
 *
 * "truncate" is sound with every SQLite, in one file. "wal" lets others read while one
 * writes and writes faster; the latest writes may stand in `FILE-wal` beside the file,
 * so call swst_store_checkpoint() before you copy the file alone, and open it on one
 * machine only, not on a network disk. SQLite before 3.51.3 can damage a file in WAL mode
 * (sqlite.org/wal.html, section 11); with one of those the library keeps every commit and
 * checkpoint in one queue, which makes it sound, as long as no other program opens the file.
 *
 * A change waits for the deadline (swst_store_set_busy_timeout()); when others have the
 * file open, it may stay as it is until a later open: ask swst_store_journal_of().
 *
 * @param mode "wal" or "truncate"; NULL or "": the file's choice, or if nobody has made
 *             one that of the SQLite in use, see swst_store_journal().
 * @retval SWST_EINVALID No such mode.
 * @retval SWST_EMISUSE  The store is open already.
 */
SWST_API SWST_MUST_CHECK swst_status swst_store_set_journal(swst_store *store, const char *mode);

/** @return How a file guards a write if nobody has chosen, as "truncate" or "wal", and why: one
 * sentence in @p language. It follows from the SQLite in use (sqlite.org/wal.html, section 11). */
SWST_API const char *swst_store_journal(const char *language);

/** @return How the open file guards a write: "truncate" or "wal"; NULL if the store is in
 * memory or not open, or if it cannot be read now. */
SWST_API const char *swst_store_journal_of(swst_store *store);

/**
 * Bring what stands in `FILE-wal` into the file, so that the file is whole without it:
 * before it is copied or carried away. The library does so by itself when the log has
 * grown, and when a store that wrote is closed while nobody else is at work. In the
 * journal "truncate" there is nothing to do.
 *
 * @retval SWST_EBUSY   Others write or read all the time until the deadline.
 * @retval SWST_EMISUSE The store is not open, or in a transaction.
 */
SWST_API SWST_MUST_CHECK swst_status swst_store_checkpoint(swst_store *store);

/** @return The version of the SQLite in use, as "3.40.1". */
SWST_API const char *swst_store_sqlite_version(void);

/**
 * Close and free @p store, rolling back an open transaction. NULL is ignored.
 *
 * Handles may be freed in any order: a cursor keeps the file open until it
 * is freed.
 */
SWST_API void swst_store_free(swst_store *store);
/** @} */

/** @name Who writes, when, and for which request
 * @{ */
/** Name the worker who writes from now on; 0: nobody is named, the local owner writes. */
SWST_API void swst_store_set_actor(swst_store *store, int64_t worker_id);

/**
 * Let the time of writing stand still at @p instant (milliseconds since 1970,
 * UTC). Only writing reads a clock: for the header of a row and for the audit.
 */
SWST_API void swst_store_set_now(swst_store *store, int64_t instant);

/**
 * Name the request that the next save or void serves, so that it is safe to
 * try again after ::SWST_EUNKNOWN or a crash: a request that was served is not
 * served twice, and the record gets the id that it got then. A request id that was
 * used for something else (a record of another kind, another record, another act)
 * is refused with ::SWST_ECONFLICT: take a new one for each thing that is done.
 *
 * @param request 1 to 64 characters of the caller's; NULL: none. The file keeps a digest
 *                (SHA-256), so that no free text stands in the audit.
 */
SWST_API SWST_MUST_CHECK swst_status swst_store_set_request(swst_store *store,
                                                            const char *request);

/**
 * Ask what became of a request.
 *
 * @param[out] record_id The record it wrote; 0 if it was not served.
 */
SWST_API SWST_MUST_CHECK swst_status swst_store_find_request(swst_store *store,
                                                             const char *request,
                                                             int64_t *record_id);
/** @} */

/** @name Transactions
 * Without these, every save is a transaction of its own.
 * @{ */
/** Start a transaction. They do not nest. */
SWST_API SWST_MUST_CHECK swst_status swst_store_begin(swst_store *store);
/** Keep everything since swst_store_begin().
 * @retval SWST_EUNKNOWN The disk failed meanwhile: the writes may or may not have been kept. */
SWST_API SWST_MUST_CHECK swst_status swst_store_commit(swst_store *store);
/** Forget everything since swst_store_begin(). */
SWST_API void swst_store_rollback(swst_store *store);
/** @} */

/** @name Records of any kind
 * @{ */
/** Load the record of @p kind with this @p id, voided or not. @owned{swst_record_free} */
SWST_API SWST_MUST_CHECK swst_status swst_record_load(swst_store *store, const swst_kind *kind,
                                                      int64_t id, swst_record **record);
/**
 * Check @p record, then insert or update it; the first save gives it an id.
 *
 * @retval SWST_EINVALID  It breaks a rule of its own.
 * @retval SWST_ENOTFOUND A reference points at no record, or at a voided one.
 * @retval SWST_ECONFLICT It contradicts other records; the message names them by id.
 */
SWST_API SWST_MUST_CHECK swst_status swst_record_save(swst_store *store, swst_record *record);
/**
 * Void @p record: it stays in the store, with the @p reason, and counts nowhere.
 * That is final; only swst_client_unmerge() takes back the voiding of its merge.
 *
 * @param reason 1 to 200 characters.
 * @retval SWST_ECONFLICT Other records still refer to it; the message names some by id.
 */
SWST_API SWST_MUST_CHECK swst_status swst_record_void(swst_store *store, swst_record *record,
                                                      const char *reason);
/** @} */

/** @name Queries
 * Voided records are found only when asked for. No lock outlives a call: a
 * cursor reads some hundred records at a time, so it may meet what was
 * written meanwhile, except inside a transaction.
 * @{ */
/** @return A query for all records of @p kind; NULL if out of memory. @owned{swst_query_free} */
SWST_API swst_query *swst_query_new(const swst_kind *kind);
/** Free @p query. NULL is ignored. */
SWST_API void swst_query_free(swst_query *query);
/**
 * Keep only records whose @p field compares so with @p value. Calls add up.
 *
 * @param field      A field's name, or "id".
 * @param comparison One of "=", "!=", "<", "<=", ">", ">=", "contains" (part of
 *                   a text, or one word of a set) and "in" (values joined by ",").
 * @param value      As in swst_record_set(); "" is unset, for "=" and "!=" alone.
 *                   "!=" also keeps records without a value.
 */
SWST_API SWST_MUST_CHECK swst_status swst_query_where(swst_query *query, const char *field,
                                                      const char *comparison, const char *value);
/** Order by @p field, descending if its name is preceded by "-". The id breaks ties;
 * records without a value come first, or last when descending. */
SWST_API SWST_MUST_CHECK swst_status swst_query_order_by(swst_query *query, const char *field);
/** Give at most @p records; 0, the default, gives all. */
SWST_API void swst_query_set_limit(swst_query *query, int64_t records);
/** Whether voided records are found, too. The default is not. */
SWST_API void swst_query_set_voided(swst_query *query, bool included);
/** Run @p query. It may be freed before the cursor. @owned{swst_cursor_free} */
SWST_API SWST_MUST_CHECK swst_status swst_query_run(swst_store *store, const swst_query *query,
                                                    swst_cursor **cursor);
/** Count what @p query would find: as many as its cursor gives. */
SWST_API SWST_MUST_CHECK swst_status swst_query_count(swst_store *store, const swst_query *query,
                                                      int64_t *count);
/** Move to the next record: ::SWST_ROW, ::SWST_OK at the end, or a failure. */
SWST_API SWST_MUST_CHECK swst_status swst_cursor_next(swst_cursor *cursor);
/** @return The record the cursor stands on. @borrowed{the next call with this cursor} */
SWST_API swst_record *swst_cursor_record(const swst_cursor *cursor);
/** Free @p cursor. NULL is ignored. */
SWST_API void swst_cursor_free(swst_cursor *cursor);
/** @} */

SWST_END_DECLS
/** @} */
#endif
