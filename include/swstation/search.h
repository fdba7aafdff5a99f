/**
 * @file
 * @brief Finding a client by identity number, phone or a part of the name.
 *
 * The one box of a station's screen: whatever is typed, those whom it may mean. Full
 * width, spaces and every sort of middle dot make no difference (issue 4, items 4 and 5).
 * What is searched is an index of keys, never all clients, so an answer takes
 * milliseconds at a million.
 * @since 0.1.0
 */
#ifndef SWSTATION_SEARCH_H
#define SWSTATION_SEARCH_H

#include <swstation/store.h>
#include <swstation/table.h>

/**
 * @defgroup search Finding clients
 * @{
 */
SWST_BEGIN_DECLS

/**
 * Clients whom a text may mean.
 *
 * The text is an identity number, of 18 characters or the old 15, or another number of
 * a document, whole; else a phone of seven digits or more, whole, with or without 86,
 * one of several of a client or the only one; else a part of a name, of one character or
 * more. Of several words separated by spaces all must occur. What was found one way is
 * not looked for the next way. Clients who have left are found, voided ones are not.
 *
 * One row for each client. Whole names come first, then, if one character was asked for,
 * by the character that follows it in the name, nothing last; all of equal rank by id.
 *
 * | Column     | Holds                                                            |
 * |------------|------------------------------------------------------------------|
 * | client_id  | The client.                                                      |
 * | name       | Personal.                                                        |
 * | birth_date | Personal; empty if it is unknown.                                |
 * | area_code  | Code of the client's area.                                       |
 * | area_name  | Its name.                                                        |
 * | exited_on  | Empty if the client has not left.                                |
 * | matched    | "id_number", "phone" or "name": by what the client was found.    |
 *
 * @param text    1 to 100 characters of UTF-8.
 * @param area_id Only clients of this area and all below; of a service area, of its
 *                villages whose part has no end. 0: everywhere.
 * @param limit   At most so many rows; 0: 50.
 * @param[out] table @owned{swst_table_free}
 * @retval SWST_EINVALID  The text is none, too long, no UTF-8 or nothing but spaces and
 *                        dots; a negative limit.
 * @retval SWST_ENOTFOUND There is no such area.
 * @retval SWST_EMISUSE   A pointer is NULL, or the store is not open.
 */
SWST_API SWST_MUST_CHECK swst_status swst_client_search(swst_store *store, const char *text,
                                                        int64_t area_id, int64_t limit,
                                                        swst_table **table);

/**
 * Make everything anew that the library derives from the records: the keys that clients
 * are found by. No record changes. Of use when swst_station_check() finds that they do
 * not fit; keep a backup of the file before.
 *
 * @retval SWST_EREADONLY The store was opened to be read alone.
 * @retval SWST_EMISUSE   @p store is NULL or not open.
 */
SWST_API SWST_MUST_CHECK swst_status swst_store_rebuild(swst_store *store);

SWST_END_DECLS
/** @} */

#endif
