/**
 * @file
 * @brief Whole stations in and out: folders of CSV files, or one file of JSON lines.
 *
 * Both works go in steps, so that a program can show progress and give up
 * between two of them:
 *
 *     while ((status = swst_load_step(load)) == SWST_ROW)
 *         show(swst_load_bytes(load), swst_load_total(load));
 *
 * One CSV file a kind, named after it (`client.csv`), with a header row of field names and
 * `id`; or a file `NAME.jsonl` with one record a line and its kind under `record`.
 * A dump that is loaded into an empty store dumps to the same bytes.
 * @since 0.1.0
 */
#ifndef SWSTATION_EXCHANGE_H
#define SWSTATION_EXCHANGE_H

#include <swstation/json.h>
#include <swstation/store.h>

/**
 * @defgroup exchange Load and dump
 * @{
 */
SWST_BEGIN_DECLS

/** Records on their way in. Holds a transaction of its store until applied or freed. */
typedef struct swst_load swst_load;

/** Records on their way out. */
typedef struct swst_dump swst_dump;

/** @name Load
 * All or nothing: with one rejected row nothing is written. An id that exists is
 * updated, an empty cell or `null` unsets, and what a row does not name stays as it is; a
 * row that says what the store says changes nothing and counts as none. References are
 * checked when all is read. A request named before is not served by a load.
 * @{ */
/**
 * Begin to load @p path, a folder of CSV files or a file `NAME.jsonl`, in a transaction.
 *
 * @param[out] load The work. @owned{swst_load_free}
 * @retval SWST_ENOTFOUND There is no such file, or no file of records in the folder.
 * @retval SWST_EINVALID  The folder is a masked dump.
 */
SWST_API SWST_MUST_CHECK swst_status swst_load_begin(swst_store *store, const char *path,
                                                     swst_load **load);
/** Read and check some more rows: ::SWST_ROW while there is more to do, ::SWST_OK at the end.
 * A rejected row is no failure of this call; see swst_load_problems(). */
SWST_API SWST_MUST_CHECK swst_status swst_load_step(swst_load *load);
/** @return The bytes read so far. */
SWST_API int64_t swst_load_bytes(const swst_load *load);
/** @return The bytes to read in all. */
SWST_API int64_t swst_load_total(const swst_load *load);
/** @return How many records are new. */
SWST_API int64_t swst_load_created(const swst_load *load);
/** @return How many records existed and are updated. */
SWST_API int64_t swst_load_updated(const swst_load *load);
/** @return How many rows were rejected. */
SWST_API int64_t swst_load_rejected(const swst_load *load);
/**
 * What is wrong with the rejected rows, the first 1,000 of them. Columns: `file`, `row`, `column`,
 * `field`, `code`, `message`, `message_zh`.
 * @return The table. @borrowed{the work is freed}
 */
SWST_API const swst_table *swst_load_problems(const swst_load *load);
/**
 * Keep what was loaded.
 * @retval SWST_EINVALID Rows were rejected: nothing is written, and the details are of the first.
 * @retval SWST_EMISUSE  There is more to read.
 */
SWST_API SWST_MUST_CHECK swst_status swst_load_apply(swst_load *load);
/** Free @p load; what was not applied is forgotten. NULL is ignored. */
SWST_API void swst_load_free(swst_load *load);
/** @} */

/** @name Dump
 * Voided rows are dumped, too: nothing is lost on the way. Records that taking an import
 * back voided are left out, as if they had never been (swst_import_undo()). Folders and
 * files are made for their owner alone, and nothing that exists is written over. Every kind
 * has its file, be it without rows. No lock outlives a step, so a dump may meet what others
 * write meanwhile; within swst_store_begin() it is of one moment.
 * @{ */
/**
 * Begin to dump all records to @p path: a new or empty folder, or a new file `NAME.jsonl`.
 *
 * @param flags     0, or ::SWST_MASKED: personal values are masked, a file `MASKED` says so,
 *                  and the result cannot be loaded.
 * @param[out] dump The work. @owned{swst_dump_free}
 * @retval SWST_ECONFLICT There is a file of that name, or the folder is not empty.
 */
SWST_API SWST_MUST_CHECK swst_status swst_dump_begin(swst_store *store, const char *path,
                                                     unsigned flags, swst_dump **dump);
/** Write some more rows: ::SWST_ROW while there is more to do, ::SWST_OK at the end. */
SWST_API SWST_MUST_CHECK swst_status swst_dump_step(swst_dump *dump);
/** @return How many records were written so far. */
SWST_API int64_t swst_dump_records(const swst_dump *dump);
/** @return How many records there are to write. */
SWST_API int64_t swst_dump_total(const swst_dump *dump);
/** Free @p dump. An unfinished dump leaves its files as far as they are. NULL is ignored. */
SWST_API void swst_dump_free(swst_dump *dump);
/** @} */

SWST_END_DECLS
/** @} */
#endif
