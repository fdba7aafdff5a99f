/**
 * @file
 * @brief Consent, terms and erasure: on what basis a person's data are kept, for how long, and
 * how they go.
 *
 * Three kinds of record say what holds: `consent` (on what basis, by whom, until when),
 * `retention_term` (how long what is kept) and `hold` (whose file must not go). What ships as
 * terms is a proposal that the head of the station confirms.
 *
 * An erasure overwrites what is personal or sensitive and every text, in every row about
 * the person, voided rows too. Anonymous facts stay, so that figures stay what they were: an
 * area, days, words of lists, the year of birth. The client's name is then 已删除; nothing can
 * be entered for the client any more, and no search finds it. Months that were closed stay
 * as they were reported. Backups and dumps that were made before still hold the person.
 * @since 0.1.0
 */
#ifndef SWSTATION_PRIVACY_H
#define SWSTATION_PRIVACY_H

#include <swstation/report.h>

/**
 * @defgroup privacy Consent, terms and erasure
 * @{
 */
SWST_BEGIN_DECLS

/** @name Lists
 * @{ */
/**
 * Whose file has been kept long enough: the clients who have exited and all of whose terms
 * have ended before @p as_of, for appraisal (鉴定).
 *
 * A file ends with the last of the terms that cover it or a part of it: a case, an incident, a
 * visit. A term ends on the day before the beginning is as many years ago. A file of
 * which a term says `keep` never ends, and one that no term of client files covers neither.
 *
 * Columns: `client_id`, `name` (personal), `area_code`, `exited_on`, `kept_until` (the last
 * day of the term), `what`, `action` and `term_id` (of the term that ended last), `hold_id`
 * (a hold in force on the day). Order: `kept_until`, `client_id`.
 *
 * @param filter     By area, worker and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_appraisal(swst_store *store, const char *as_of,
                                                           const swst_filter *filter,
                                                           swst_table **table);

/**
 * Whose data are kept without a basis: clients registered on @p as_of (PIPL art. 13).
 *
 * A basis is a record of kind `consent` that was given and not withdrawn by then, for no
 * purpose or for `service`. For a child under 14 a consent counts that the guardian gave
 * (PIPL art. 31). A client without such records counts as consenting from `consent_on` of
 * the client's own record: with both, the records say it alone.
 *
 * Columns: `client_id`, `name` (personal), `area_code`, `is_child` (under 14), `lack` ("none",
 * "withdrawn", "guardian"), `withdrawn_on` (the last withdrawal). Order: `client_id`.
 *
 * @param filter     By area, worker and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_unconsented(swst_store *store, const char *as_of,
                                                             const swst_filter *filter,
                                                             swst_table **table);
/** @} */

/** @name Erasure
 * @{ */
/**
 * Erase one person everywhere (PIPL art. 47), with all that was merged into the record.
 *
 * It is one transaction; then the file is written anew, under the writer's turn, and its
 * journal emptied, which takes as long, and as much memory, as the file is large. When that
 * is broken off the person is erased already: the same call, or swst_erase_finish(), writes
 * the file anew. A household is erased with its last member. A request named before
 * (swst_store_set_request()) is not used: to erase twice does no harm.
 *
 * Refused with ::SWST_ECONFLICT, and what stands against it by id: the client has not exited
 * by @p as_of (unless voided); a case or an incident is open; the client is still a volunteer; a
 * hold is in force; the record was merged into another. The reason has to be true, too:
 *
 * | Reason              | What is asked                                                |
 * |---------------------|--------------------------------------------------------------|
 * | `term_ended`        | all terms that cover the file have ended                     |
 * | `consent_withdrawn` | a withdrawal is on record, and no basis is in force          |
 * | `request`           | the same                                                     |
 * | `mistake`           | the client was voided                                        |
 *
 * Columns of the certificate: `client_id`, `kind`, `rows`, `fields` (names, joined by commas),
 * `reason`, `erased_on`, `worker_id` (the actor), `audit` (the line of the audit that says
 * the same; empty when nothing was written). Of who was erased before it has no rows.
 *
 * @param reason     A word of the list above.
 * @param applies    False: nothing is written, and the table says what would go.
 * @param[out] table The certificate. @owned{swst_table_free}
 * @retval SWST_EMISUSE   In a transaction.
 * @retval SWST_ENOTFOUND There is no such client.
 * @retval SWST_EINVALID  There is no such reason; not a day.
 * @retval SWST_EDENIED   The session's role may not erase.
 * @retval SWST_EBUSY     Somebody reads all the time. If a transaction was kept before, the
 *                        person is erased and the file still to be written anew.
 */
SWST_API SWST_MUST_CHECK swst_status swst_client_erase(swst_store *store, int64_t client_id,
                                                       const char *reason, const char *as_of,
                                                       bool applies, swst_table **table);

/**
 * Write the whole file anew and empty its journal: what an erasure ends with. It can be
 * done at any time; of a store in memory there is nothing to do.
 *
 * @retval SWST_EMISUSE   In a transaction.
 * @retval SWST_EDENIED   The session's role may not erase.
 * @retval SWST_EREADONLY The file can only be read.
 * @retval SWST_EBUSY     Somebody else works with the file: once more, later.
 */
SWST_API SWST_MUST_CHECK swst_status swst_erase_finish(swst_store *store);
/** @} */

/** @name What is given to the person
 * @{ */
/**
 * Everything on record about one person, for that person (PIPL art. 45): all that an erasure
 * would look at, unmasked, with the names of fields in both languages, and the households
 * that the person lives in. What is about somebody else is masked: relatives, guardians, the
 * parties of an incident. Others of the household, and workers, are ids at most.
 * It is noted in the audit.
 *
 * @param form      "json" or "md".
 * @param[out] text The document. @owned{swst_free}
 * @retval SWST_ENOTFOUND There is no such client.
 * @retval SWST_EINVALID  There is no such form.
 * @retval SWST_EDENIED   The session's role may not take records out, or it has no purpose.
 */
SWST_API SWST_MUST_CHECK swst_status swst_client_export(swst_store *store, int64_t client_id,
                                                        const char *form, char **text);

/**
 * The same into a new file for its owner alone: `NAME.md`, or JSON under any other name.
 *
 * @retval SWST_ECONFLICT There is a file of that name.
 * @retval SWST_ENOSPACE  The disk is full.
 * @retval SWST_EIO       The file cannot be written.
 */
SWST_API SWST_MUST_CHECK swst_status swst_client_export_file(swst_store *store,
                                                             int64_t client_id,
                                                             const char *path);
/** @} */

SWST_END_DECLS
/** @} */
#endif
