/**
 * @file
 * @brief Many records at once: written together, all or nothing, and much faster than one by one.
 *
 * A station that takes over a year's records, or a program that writes a town's, adds them
 * to a batch. Whatever their kinds, they may refer to each other in any order. When all are
 * added they are checked to the end in steps, so that a program can show progress and give
 * up between two of them:
 *
 *     while (!status && (record = next()))
 *         status = swst_batch_add(batch, record);
 *     while (!status && (status = swst_batch_step(batch)) == SWST_ROW) {
 *         show(swst_batch_done(batch), swst_batch_total(batch));
 *         status = SWST_OK;
 *     }
 *     if (!status)
 *         status = swst_batch_apply(batch);
 *     swst_batch_free(batch);
 *
 * The same records leave the same rows as with swst_record_save(), and the same rules are
 * asked (issue 4, item 2). The audit tells of many new records of a kind in one line.
 * @since 0.1.0
 */
#ifndef SWSTATION_BATCH_H
#define SWSTATION_BATCH_H

#include <swstation/store.h>
#include <swstation/table.h>

/**
 * @defgroup batch Batches
 * @{
 */
SWST_BEGIN_DECLS

/** Records that are being written together. Holds a transaction of its store until applied
 * or freed: others who write to the file wait for it. */
typedef struct swst_batch swst_batch;

/**
 * Begin a batch in a transaction of its own.
 *
 * Who writes is asked here, and all is recorded at this moment. A request named before is
 * not served by a batch: a request is of one record.
 *
 * @param[out] batch @owned{swst_batch_free}
 * @retval SWST_EMISUSE  A transaction of the store is open, or a pointer is NULL.
 * @retval SWST_EINVALID Who writes is no worker on record.
 * @retval SWST_EBUSY    Another process kept the file for too long.
 */
SWST_API SWST_MUST_CHECK swst_status swst_batch_begin(swst_store *store, swst_batch **batch);

/**
 * Add a record of any kind, new or changed. What the record can tell alone is checked at
 * once; what it refers to may be added later.
 *
 * @param record Stays the caller's, who may free it or use it again. A new one is given its
 *               id now; the id means nothing if the batch is not applied.
 * @retval SWST_EINVALID  The record is wrong. It is among the problems, the others stay,
 *                        more may be added to find all that is wrong, and nothing is applied.
 * @retval SWST_ENOTFOUND It was saved before, and is missing or voided now; likewise.
 * @retval SWST_ECONFLICT A state does not follow from the one before; likewise.
 * @retval SWST_EMISUSE   All was checked or applied already, the transaction was ended from
 *                        outside, or a pointer is NULL.
 * @retval SWST_ENOMEM    As with every failure that is of no record, such as SWST_ENOSPACE:
 *                        nothing more is added, and nothing is applied.
 */
SWST_API SWST_MUST_CHECK swst_status swst_batch_add(swst_batch *batch, swst_record *record);

/**
 * Void a record, saved before or added to this batch. Others that refer to it may be voided
 * or changed later in the batch. Its failures are those of swst_batch_add().
 *
 * @param reason 1 to 200 characters.
 */
SWST_API SWST_MUST_CHECK swst_status swst_batch_void(swst_batch *batch, swst_record *record,
                                                     const char *reason);

/** Check some more records beside the others: ::SWST_ROW while there is more to do, ::SWST_OK
 * at the end, after which nothing can be added. A record that is found wrong is no failure of
 * this call; see swst_batch_problems(). */
SWST_API SWST_MUST_CHECK swst_status swst_batch_step(swst_batch *batch);
/** @return How many of the records are checked to the end. */
SWST_API int64_t swst_batch_done(const swst_batch *batch);
/** @return How many records were added or voided. */
SWST_API int64_t swst_batch_total(const swst_batch *batch);
/** @return How many of them are wrong. */
SWST_API int64_t swst_batch_rejected(const swst_batch *batch);
/**
 * What is wrong, with the first 1,000 records that are.
 *
 * | Column     | Holds                                                            |
 * |------------|------------------------------------------------------------------|
 * | row        | Which record: the first that was added or voided is 1.           |
 * | field      | Its field, or nothing.                                           |
 * | code       | As swst_error_code().                                            |
 * | message    | In English.                                                      |
 * | message_zh | In Chinese.                                                      |
 *
 * @return The table. @borrowed{the batch is freed}
 */
SWST_API const swst_table *swst_batch_problems(const swst_batch *batch);
/**
 * Keep all that was added.
 * @retval SWST_EINVALID Records are wrong: nothing is written, and the details are of the first.
 * @retval SWST_EMISUSE  Not all is checked, it was applied before, or the transaction was ended
 *                       from outside.
 * @retval SWST_EUNKNOWN Whether all or nothing was kept is not known: open the file and look.
 */
SWST_API SWST_MUST_CHECK swst_status swst_batch_apply(swst_batch *batch);
/** Free @p batch; what was not applied is forgotten. NULL is ignored. */
SWST_API void swst_batch_free(swst_batch *batch);

SWST_END_DECLS
/** @} */
#endif
