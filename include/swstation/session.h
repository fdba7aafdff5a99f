/**
 * @file
 * @brief Sessions: who works with the records, in what role, for what purpose.
 *
 * A session narrows a store to what one person's role may see and do. Every list, count,
 * search, report and export asks the same rights: a record outside of them is not there,
 * whoever asks in whatever way, and "not found" is all that is said of it. A kind of which a role
 * may read nothing is refused with ::SWST_EDENIED. What ships:
 *
 * | role             | sees                                                                  |
 * |------------------|-----------------------------------------------------------------------|
 * | `head`, `deputy` | everything of the account's scope                                     |
 * | `social_worker`  | people of the scope; health, cases, incidents and what is sensitive of one's own |
 * | `supervisor`     | people and cases of the scope; writes of cases and incidents alone    |
 * | `intern`         | one's own people and cases, nothing sensitive                         |
 * | `volunteer`      | one's own attendance, and the reports that one has written            |
 * | `viewer`         | figures, no record                                                    |
 * | `auditor`        | the audit, accounts and grants, never a case                          |
 * | `security_admin` | accounts, grants and keys, never a case                               |
 *
 * One's own are the clients that one is responsible for on the day (semantics 2.5), or works on
 * a case of. What is sensitive, and every record of a child under 14 or of somebody of unknown
 * age, needs a purpose; a child's file is open to the head, the deputy, and the social worker or
 * supervisor who is responsible; to others it is opened, to be read, by a grant of two persons for
 * one purpose until it expires (`access_grant`). What names nobody is of an area, and of accounts
 * of the whole station. A report of what must be
 * reported (`incident`) may be written by every role. Rights are data: a record of kind
 * `role_right` takes the place of what ships for one role and circle of kinds (the list of circles
 * is that of the kind's page); that of the circle `open` also says what the role may apart from
 * records. Names and numbers are masked unless the session reveals (seed 006; Personal
 * Information Protection Law of 2021, articles 6, 28, 31, 51; Provisions on the Cyber Protection
 * of Children's Personal Information of 2019, article 15).
 *
 * Who somebody is, the host program finds out: the library takes its word and writes it down.
 * A store without a session acts as the local owner, who sees everything and is called `owner`
 * in the audit. Who can open the file with other tools is bound by none of this: see docs/privacy.md.
 * @since 0.1.0
 */
#ifndef SWSTATION_SESSION_H
#define SWSTATION_SESSION_H

#include <swstation/store.h>
#include <swstation/table.h>

/**
 * @defgroup session Sessions and rights
 * @{
 */
SWST_BEGIN_DECLS

/**
 * Work from now on as the worker or volunteer with this id, who needs an account in force today
 * (today: by the clock of writing, where stations are). The session is the actor of all writes;
 * it ends with swst_session_end() or the store.
 *
 * Accounts, grants and rules that change meanwhile hold from the next question on, whoever
 * changed them; an account that ends leaves nothing to be seen.
 *
 * @param person_id Whose account; the host program has made sure who that is.
 * @param purpose   A word such as "service", see the choices of `access_grant.purpose`; NULL: none.
 * @retval SWST_EDENIED  There is no account in force for this person; nothing is said of why.
 * @retval SWST_EINVALID There is no such purpose.
 * @retval SWST_EMISUSE  A session or a transaction is open, or the store is not.
 */
SWST_API SWST_MUST_CHECK swst_status swst_session_begin(swst_store *store, int64_t person_id,
                                                        const char *purpose);

/** End the session: the store is the local owner's again. A transaction that is still open is
 * rolled back. Without a session nothing happens. */
SWST_API void swst_session_end(swst_store *store);

/**
 * Show names, numbers, phones, addresses and days of birth as they are, or masked again.
 *
 * That is written down in the audit before anything is shown.
 * @retval SWST_EDENIED The role may not, or the session has no purpose.
 * @retval SWST_EMISUSE There is no session.
 */
SWST_API SWST_MUST_CHECK swst_status swst_session_set_reveal(swst_store *store, bool reveals);

/** @return The role of the session, as "social_worker"; NULL without one. @borrowed{the session
 * ends} */
SWST_API const char *swst_session_role(const swst_store *store);

/** @return The purpose of the session, as "service"; NULL if it has none. @borrowed{the session
 * ends} */
SWST_API const char *swst_session_purpose(const swst_store *store);

/**
 * What the session may do: one row for every circle of kinds.
 *
 * Columns: `circle`, `counts`, `reads`, `writes`, `voids`, `sensitive` ("own", "scope" or empty:
 * not at all). Order: that of the circles. Without a session the table has no rows.
 *
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_session_show(swst_store *store, swst_table **table);

/**
 * Of whom the session is: one row; none without a session.
 *
 * Columns: `person_id` (a worker or volunteer), `role`, `purpose`, `area_ids` and `category_ids`
 * (what the account is narrowed to; both empty: the whole station), `children` (whose files of
 * children under 14 are open without a grant: "own", "scope" or empty), `powers` (what the role may
 * do apart from records, as "reveal", "export"), `reveals`.
 *
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_session_about(swst_store *store, swst_table **table);

SWST_END_DECLS
/** @} */
#endif
