/**
 * @file
 * @brief Households that change hands, divide and join; two records of one client made one.
 *
 * Each call is one thing that happened, written as one transaction: all of it
 * or nothing. Refusals name records by their ids, never by names of people.
 *
 * A member whose place changes on a day keeps two records (kind
 * `household_member`): one that ends the day before, and one that begins on
 * the day and goes on as long as the old one would have. A record that begins
 * on that very day is changed in place. New records carry the reason; a record
 * that has one already keeps it. Whoever becomes head is given the relation
 * 本人, whoever changes household or ceases to be head is given none: it is to
 * be entered anew. `relation` is free text, at most 16 characters, best in the
 * words of GB/T 4761; 本人, of the head, is the one word that the library writes.
 *
 * With a request set (swst_store_set_request()), a call that was served
 * before does nothing and hands over what it handed over then.
 * @since 0.1.0
 */
#ifndef SWSTATION_HOUSEHOLDS_H
#define SWSTATION_HOUSEHOLDS_H

#include <swstation/client.h>
#include <swstation/household.h>
#include <swstation/table.h>

/**
 * @defgroup households Succession, split and merge
 * @{
 */
SWST_BEGIN_DECLS

/** Why somebody's place in a household changed. */
typedef enum swst_member_reason {
    SWST_MEMBER_REASON_UNSET = 0,
    SWST_MEMBER_REASON_BIRTH = 1,     /**< "birth": born into it */
    SWST_MEMBER_REASON_MOVE_IN = 2,   /**< "move_in": moved in */
    SWST_MEMBER_REASON_MOVE_OUT = 3,  /**< "move_out": moved out */
    SWST_MEMBER_REASON_DEATH = 4,     /**< "death": somebody died */
    SWST_MEMBER_REASON_MARRIAGE = 5,  /**< "marriage": somebody married */
    SWST_MEMBER_REASON_SPLIT = 6,     /**< "split": the household divided (分户) */
    SWST_MEMBER_REASON_MERGE = 7,     /**< "merge": two households joined (并户) */
    SWST_MEMBER_REASON_CORRECTION = 8 /**< "correction": the record was wrong */
} swst_member_reason;

/** @name Households
 * @{ */
/**
 * Make a member the head of the household from a day on (变更户主).
 *
 * The headship of the head before ends the day before; who lives stays a
 * member. The record of a head who has died ends with the day of death. The
 * household leaves the list `headless` of the desk (records, invariant 3).
 *
 * @param new_head_client_id A living member of the household on that day.
 * @param on                 The first day of the new headship, as "YYYY-MM-DD".
 * @param reason             Why; required.
 * @retval SWST_ENOTFOUND There is no such household.
 * @retval SWST_EINVALID  The client is no living member on that day; not a day; no reason.
 * @retval SWST_ECONFLICT The client heads it already, or another head's days begin later.
 */
SWST_API SWST_MUST_CHECK swst_status swst_household_succeed(swst_store *store,
                                                            int64_t household_id,
                                                            int64_t new_head_client_id,
                                                            const char *on,
                                                            swst_member_reason reason);

/**
 * Divide a household (分户): some members make a new one from a day on.
 *
 * The new household has the area and the address of the old one; its number,
 * its file and its categories are its own. When the old head is among those
 * who go, the old household stands on the list `headless` until a succession.
 *
 * @param client_ids         Living members of the household on that day, each once.
 * @param count              How many: at least 1.
 * @param head_client_id     One of them, or 0: the new household has no head.
 * @param on                 The first day in the new household, as "YYYY-MM-DD".
 * @param reason             Why; required.
 * @param[out] new_household The id of the new household.
 * @retval SWST_ENOTFOUND There is no such household.
 * @retval SWST_EINVALID  A client is no living member that day, or is named twice; the head
 *                        is not among them; nobody is named; not a day; no reason.
 */
SWST_API SWST_MUST_CHECK swst_status swst_household_split(swst_store *store, int64_t household_id,
                                                          const int64_t *client_ids, size_t count,
                                                          int64_t head_client_id, const char *on,
                                                          swst_member_reason reason,
                                                          int64_t *new_household);

/**
 * Join two households (并户): all living members of one move into the other, none
 * as its head.
 *
 * What the left household was entitled to (低保 …) ends the day before; what
 * is on record about it stays where it is.
 *
 * @param from_id The household that is left.
 * @param into_id The household that takes them in.
 * @param on      The first day together, as "YYYY-MM-DD".
 * @param reason  Why; required.
 * @retval SWST_ENOTFOUND There is no such household.
 * @retval SWST_EINVALID  Both are one; nobody lives in the one left; not a day; no reason.
 * @retval SWST_ECONFLICT A category of the one left begins on that day or later, or
 *                        somebody comes into it after that day; the record is named.
 */
SWST_API SWST_MUST_CHECK swst_status swst_household_merge(swst_store *store, int64_t from_id,
                                                          int64_t into_id, const char *on,
                                                          swst_member_reason reason);
/** @} */

/** @name Two records of one client
 * @{ */
/**
 * Make one of two records of the same person: whatever refers to the one,
 * voided or not, refers to the other afterwards, and the one is voided.
 *
 * The fields of the record that is kept stay as they are. All that was moved
 * is held to every rule: two households, tiers of two lives, facts before the
 * birth of the one kept … must be resolved first.
 *
 * @param keep_id       The client to keep.
 * @param other_id      The client to be voided.
 * @param reason        Why, 1 to 200 characters: the reason of the voiding.
 * @param[out] merge_id The number of the merge, for swst_client_unmerge().
 * @retval SWST_ENOTFOUND There is no such client, or one is voided.
 * @retval SWST_EINVALID  Both are one; no reason.
 * @retval SWST_ECONFLICT Together they break a rule: nothing was written, and the sentence
 *                        names the record and what to resolve.
 */
SWST_API SWST_MUST_CHECK swst_status swst_client_merge(swst_store *store, int64_t keep_id,
                                                       int64_t other_id, const char *reason,
                                                       int64_t *merge_id);

/**
 * Take a merge back exactly: what it moved refers to the other client again,
 * who counts again as before. What was recorded since for the client who was
 * kept stays there. This is the only way in which a voiding ends. What was moved
 * is noted in the file itself: a dump does not carry it to another.
 *
 * @param merge_id The number that swst_client_merge() gave.
 * @retval SWST_ENOTFOUND There is no such merge.
 * @retval SWST_ECONFLICT It was undone already; a later merge touches one of the two (named:
 *                        undo that first); a record that was moved refers to somebody else
 *                        by now, or the two would break a rule (the record is named).
 */
SWST_API SWST_MUST_CHECK swst_status swst_client_unmerge(swst_store *store, int64_t merge_id);

/**
 * The merges that a client was part of, by number, undone or not.
 *
 * Columns: `merge_id`, `keep_id`, `other_id`, `merged_at`, `undone_at` (empty while it
 * stands), `rows` (how many references were moved).
 *
 * @param client_id  Kept or voided; 0: all merges of the file.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_client_merges(swst_store *store, int64_t client_id,
                                                        swst_table **table);

/**
 * Pairs of clients who may be one person: with the same identity number, else
 * with the same name, day of birth and area. To be looked at, not to be merged blindly.
 *
 * Columns: `first_id`, `second_id` (the larger), `alike` ("id_number" or
 * "name,birth_date,area"). Order: `first_id`, `second_id`.
 *
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_client_duplicates(swst_store *store, swst_table **table);
/** @} */

SWST_END_DECLS
/** @} */
#endif
