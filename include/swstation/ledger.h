/**
 * @file
 * @brief Ledgers: what a station keeps in Excel or WPS, saved as CSV, becomes records.
 *
 * A ledger is opened, its mapping is looked at and corrected, and then it is read row by
 * row; a program can show progress and give up between two steps:
 *
 *     swst_ledger_open(store, "台账.csv", &ledger);
 *     swst_ledger_map(ledger, "联系人电话", "phone");
 *     swst_ledger_set_as_of(ledger, "2022-07-01");
 *     while ((status = swst_ledger_step(ledger)) == SWST_ROW)
 *         show(swst_ledger_bytes(ledger), swst_ledger_total(ledger));
 *     swst_ledger_apply(ledger, &number);
 *
 * What is not applied is forgotten: that is the dry run. Every import has a number, and
 * swst_import_undo() takes it back.
 * @since 0.1.0
 */
#ifndef SWSTATION_LEDGER_H
#define SWSTATION_LEDGER_H

#include <swstation/store.h>
#include <swstation/table.h>

/**
 * @defgroup ledger Ledgers from Excel
 * @{
 */
SWST_BEGIN_DECLS

/** A ledger on its way in. Holds a transaction of its store from the first step on, until it
 * is applied or freed. */
typedef struct swst_ledger swst_ledger;

/** @name Before it is read
 * @{ */
/**
 * Open a ledger: its encoding (byte order mark, else UTF-8, else GB18030; UTF-16 with a
 * mark), its separator (comma, tab or semicolon), the header in its first 50 rows, and what
 * each column is. Nothing is locked, and nothing of the rows is read for good. Without a row
 * that is known as the header the ledger opens all the same: swst_ledger_map() may tell what
 * makes one.
 *
 * @param path        A CSV file. A zip, .xlsx or .xls under another name is refused with how
 *                    to save it as CSV.
 * @param[out] ledger The ledger. @owned{swst_ledger_free}
 * @retval SWST_ENOTFOUND There is no such file.
 * @retval SWST_EINVALID  It is no CSV, or is empty.
 */
SWST_API SWST_MUST_CHECK swst_status swst_ledger_open(swst_store *store, const char *path,
                                                      swst_ledger **ledger);
/**
 * Say what the columns of a heading are. While no row is known as the header, it is searched
 * again with all that was said, and a heading need not be there yet.
 *
 * @param heading As it stands in the file; spaces and full-width forms do not matter.
 * @param field   As in swst_ledger_mapping(): "phone", "dibao.certificate_no"; NULL or "": nothing.
 * @retval SWST_ENOTFOUND There is no such heading.
 * @retval SWST_EINVALID  A column can be no such thing; the sentence names the nearest.
 * @retval SWST_EMISUSE   The ledger is being read already.
 */
SWST_API SWST_MUST_CHECK swst_status swst_ledger_map(swst_ledger *ledger, const char *heading,
                                                     const char *field);
/** Of what the rows tell: "client" (the default), or "visit": then clients are found and never
 * made or changed, and each row is a contact. @retval SWST_EINVALID Neither of the two. */
SWST_API SWST_MUST_CHECK swst_status swst_ledger_set_kind(swst_ledger *ledger, const char *kind);
/** The day as of which the ledger holds, "YYYY-MM-DD": who is new and has no day of
 * registration is registered on it, and memberships, levels and households without a day
 * begin on it. Must be said before the first step. */
SWST_API SWST_MUST_CHECK swst_status swst_ledger_set_as_of(swst_ledger *ledger, const char *day);
/** The area of rows that name none; 0: the only station's, if it has no areas below and the
 * ledger no such column. @retval SWST_ENOTFOUND There is no such area. */
SWST_API SWST_MUST_CHECK swst_status swst_ledger_set_area(swst_ledger *ledger, int64_t area_id);
/** Apply although rows were rejected: the others are written. */
SWST_API SWST_MUST_CHECK swst_status swst_ledger_set_skip_bad(swst_ledger *ledger, bool skip_bad);
/**
 * Write a report beside: all lines of the file in their order as CSV that Excel opens, with
 * 状态 (新增, 更新, 跳过, 退回) and 原因 behind each row. The file is made now, for its owner
 * alone, and is whole when all is read. Corrected, it can be imported itself.
 *
 * @param path A file that does not exist yet.
 * @retval SWST_ECONFLICT There is a file of that name.
 */
SWST_API SWST_MUST_CHECK swst_status swst_ledger_set_report(swst_ledger *ledger, const char *path);
/** @return "UTF-8", "GB18030", "UTF-16LE" or "UTF-16BE". @borrowed{the ledger is freed} */
SWST_API const char *swst_ledger_encoding(const swst_ledger *ledger);
/** @return The line of the header's row number @p row (0 or 1), from 1; 0 when there is none or
 * the header is not known yet. */
SWST_API int64_t swst_ledger_header_row(const swst_ledger *ledger, size_t row);
/**
 * What the columns are. Columns: `column` (from 1), `heading`, `field` (empty: the column is
 * not taken). Order: `column`. No rows while the header is not known.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_ledger_mapping(const swst_ledger *ledger,
                                                         swst_table **table);
/** @} */

/** @name Reading
 * A person is known again by the identity number, else by name, day of birth and area
 * together: who is found is updated (filled cells overwrite, empty ones leave what is
 * there), everybody else is new. Each row stands or falls as a whole.
 * @{ */
/** Take some more rows: ::SWST_ROW while there is more to do, ::SWST_OK at the end. A rejected
 * row is no failure of this call; see swst_ledger_problems(). The first step begins a
 * transaction. @retval SWST_EMISUSE No day was said: swst_ledger_set_as_of().
 * @retval SWST_EINVALID No row is a header, whatever was said of headings; or the file is
 *                       broken, with line and column. */
SWST_API SWST_MUST_CHECK swst_status swst_ledger_step(swst_ledger *ledger);
/** @return The bytes read so far. */
SWST_API int64_t swst_ledger_bytes(const swst_ledger *ledger);
/** @return The bytes to read in all. */
SWST_API int64_t swst_ledger_total(const swst_ledger *ledger);
/** @return How many rows were accepted: new ones and updated ones. */
SWST_API int64_t swst_ledger_accepted(const swst_ledger *ledger);
/** @return How many rows were rejected. */
SWST_API int64_t swst_ledger_rejected(const swst_ledger *ledger);
/** @return How many rows were skipped: totals, notes, empty ones, the header again. */
SWST_API int64_t swst_ledger_skipped(const swst_ledger *ledger);
/** @return How many rows were of new persons; of a ledger of visits, of new contacts. */
SWST_API int64_t swst_ledger_created(const swst_ledger *ledger);
/** @return How many rows were of what is on record or in an earlier row. */
SWST_API int64_t swst_ledger_updated(const swst_ledger *ledger);
/**
 * What is wrong with the rejected rows, the first 1,000 findings. Columns: `row`, `column`
 * (from 1; 0: of the row), `heading`, `field`, `code`, `message`, `message_zh`.
 * @return The table. @borrowed{the ledger is freed}
 */
SWST_API const swst_table *swst_ledger_problems(const swst_ledger *ledger);
/**
 * What became of the rows read so far. Columns: `row` (its line), `status` ("created", "updated",
 * "skipped" or "rejected"), `client_id` (of an accepted one), `reason`, `reason_zh` (of a
 * rejected row the first; remarks of an accepted one). Order: `row`.
 *
 * @param from       How many rows to leave out.
 * @param limit      How many rows at most.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_ledger_plan(const swst_ledger *ledger, int64_t from,
                                                      int64_t limit, swst_table **table);
/**
 * Keep what was read.
 *
 * @param[out] number The number of the import; 0 when there was nothing to write.
 * @retval SWST_EINVALID Rows were rejected and are not to be skipped: nothing is written, and the
 *                       details are of the first.
 * @retval SWST_EMISUSE  There is more to read.
 */
SWST_API SWST_MUST_CHECK swst_status swst_ledger_apply(swst_ledger *ledger, int64_t *number);
/** Free @p ledger; what was not applied is forgotten. NULL is ignored. */
SWST_API void swst_ledger_free(swst_ledger *ledger);
/** @} */

/** @name Imports
 * @{ */
/**
 * Take an import back, in one act: what it made is voided, and what it changed says again
 * what it said before. A dump is then the same as before the import: records that were
 * voided so are left out of it.
 *
 * @param number The number that swst_ledger_apply() gave.
 * @param reason Why, up to about 150 characters, or NULL: the reason of the voidings, behind the
 *               number of the import.
 * @retval SWST_ENOTFOUND There is no such import.
 * @retval SWST_ECONFLICT It was taken back already; something that it wrote was changed since
 *                        or is referred to (named): nothing was written. A later import that
 *                        was taken back itself is no hindrance.
 */
SWST_API SWST_MUST_CHECK swst_status swst_import_undo(swst_store *store, int64_t number,
                                                      const char *reason);
/**
 * The imports of this file. Columns: `number`, `imported_at`, `imported_by`, `created` and
 * `updated` (rows of the ledger), `undone_at` and `undone_by` (empty while it stands), `file`
 * (its name without the folder). Order: `number`.
 *
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_import_list(swst_store *store, swst_table **table);
/** @} */

SWST_END_DECLS
/** @} */
#endif
