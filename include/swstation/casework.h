/**
 * @file
 * @brief Case work: what is done in a case, and what cases have brought (个案工作).
 *
 * Each act is one call and one transaction: it writes what happened as a record
 * of kind case_event, and the case itself. A case moves through the stages of
 * MZ/T 094: intake, assessment, planning, intervention (from which it may go
 * back to assessment), evaluation, closed; see swst_field_move().
 *
 * A day (`on`) is "YYYY-MM-DD", on or after the day of opening and that of the
 * latest event of the case; earlier events are entered as records. Texts and
 * days that are optional may be NULL; `content` is sensitive, at most 4000 characters.
 * Every act fails with ::SWST_EINVALID for a day that does not fit, with
 * ::SWST_ENOTFOUND for a case that does not exist or was voided, and with
 * ::SWST_ECONFLICT for a move that is not allowed from where the case stands;
 * then nothing was written. A request (swst_store_set_request()) that was
 * served is not served twice.
 * @since 0.1.0
 */
#ifndef SWSTATION_CASEWORK_H
#define SWSTATION_CASEWORK_H

#include <swstation/case.h>
#include <swstation/report.h>

/**
 * @defgroup casework Case work
 * @{
 */
SWST_BEGIN_DECLS

/** @name Acts
 * @{ */
/**
 * Take the case to the stage @p to (MZ/T 094). Only a case that is open moves,
 * and closing is swst_case_close().
 */
SWST_API SWST_MUST_CHECK swst_status swst_case_advance(swst_store *store, int64_t case_id,
                                                       swst_case_stage to, const char *on,
                                                       const char *content);

/**
 * Enter a follow-up of an open case. A done one ends an idle episode (seed 002, D1).
 *
 * @param done      Whether it took place; an attempt changes nothing about the case being idle.
 * @param minutes   How long it took; 0: unknown.
 * @param worker_id Who did it; 0: the case's worker.
 * @param next_on   The day planned for the next one, not before @p on; NULL: a done follow-up
 *                  clears the planned day that has come.
 */
SWST_API SWST_MUST_CHECK swst_status swst_case_follow_up(swst_store *store, int64_t case_id,
                                                         const char *on, bool done,
                                                         int64_t minutes, int64_t worker_id,
                                                         const char *content,
                                                         const char *next_on);

/** Enter a review (复核) of a case that is not closed: it is looked at as a whole. */
SWST_API SWST_MUST_CHECK swst_status swst_case_review(swst_store *store, int64_t case_id,
                                                      const char *on, const char *content);

/** Enter a referral (转介) to others; the case goes on. @p content says to whom. */
SWST_API SWST_MUST_CHECK swst_status swst_case_refer(swst_store *store, int64_t case_id,
                                                     const char *on, const char *content);

/** Suspend an open case: until it is resumed it is not idle, and its stage stays. */
SWST_API SWST_MUST_CHECK swst_status swst_case_suspend(swst_store *store, int64_t case_id,
                                                       const char *on, const char *content);

/**
 * Resume a suspended case. Whether it is idle is measured from its last
 * follow-up, as if it had not paused (semantics 4.6).
 */
SWST_API SWST_MUST_CHECK swst_status swst_case_resume(swst_store *store, int64_t case_id,
                                                      const char *on, const char *content);

/**
 * Close the case (结案): stage, state, day, reason, outcome, evaluation, and, if the
 * case has a supervisor, the day of the sign-off.
 *
 * A case is closed from the evaluation, with a supervisor and an outcome. Of a
 * client who died or was lost from sight it is closed from any stage, suspended
 * or not, and needs neither.
 *
 * @param reason     Why; required.
 * @param outcome    What it has brought; 0, unset, leaves what the case says.
 * @param evaluation What the evaluation found; NULL leaves what the case says. Sensitive.
 */
SWST_API SWST_MUST_CHECK swst_status swst_case_close(swst_store *store, int64_t case_id,
                                                     const char *on,
                                                     swst_case_close_reason reason,
                                                     swst_case_outcome outcome,
                                                     const char *evaluation);

/** Decline a case at its intake: it was never open. @p content says why. */
SWST_API SWST_MUST_CHECK swst_status swst_case_decline(swst_store *store, int64_t case_id,
                                                       const char *on, const char *content);

/**
 * Reopen a closed case as a new one, at the intake, linked by `reopens_id`. It
 * takes over client, type, workers, problem, need and restriction. The closed
 * case stays as it is, and is reopened once.
 *
 * @param[out] reopened The new case; NULL if it is not wanted. @owned{swst_case_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_case_reopen(swst_store *store, int64_t case_id,
                                                      const char *on, swst_case **reopened);
/** @} */

/** @name Figures
 * @{ */
/**
 * Counts of cases that never mix, in all and by type (seeds 002, 003; D2, D6).
 *
 * A case is open from `opened_on` to the day before `closed_on`; a declined
 * one never was, and counts nowhere. The window is the part of the period up
 * to @p as_of; every count is of cases (例).
 *
 * Columns: `type` ("all" first, then every type that occurs, "none" for unset),
 * `open_at_start` (on the day before the window), `opened`, `active` (open on
 * any day), `followed_up` (with a done follow-up), `handled` (opened, or open at the start
 * and acted on: any done event; 维权个案 ≥ 8), `closed`, `successful` (closed with the goals met),
 * `success_rate` (successful / closed), `outcome_improved` and `outcome_rate` (closed with outcome
 * "improved" / closed), `improved` (rate 个案改善率, semantics 5: closed or reviewed cases whose main
 * scale moved in the wanted direction by at least its step / active cases with a first and a later
 * score), `suspended`, `idle` and `open_at_end` (on the last day; idle are the rows of the desk's
 * list "cases" under the same filter: a worker's hold also what the worker is only alerted of),
 * `days_open` (from opening to closing, the average of those closed, one decimal), and in the row
 * of all `need_rate` (needs of category "case" that were opened and answered by a case / such
 * needs; seed 000, D7).
 *
 * @param filter     By area and worker (of the client or of the case); or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_cases(swst_store *store, const char *from,
                                                       const char *to, const char *as_of,
                                                       const swst_filter *filter,
                                                       swst_table **table);

/**
 * What active cases have reached: one row per goal, in the order of client,
 * case and goal (seeds 002, 003; D4, D8).
 *
 * Columns: `case_id`, `client_id`, `case_goal_id`, `scale`, `unit`, `direction`, `before` (the
 * goal's baseline, else its earliest score), `after` (the latest score up to the window's end, of
 * a day or entry after the first), `target`, `change` (after − before, in the unit), `change_rate`
 * (percent of |before|, such as "50.0%" for 52 → 78: a change in percent, not in points; none when
 * `before` is 0), `improved` (moved in the wanted direction by at least the step), `reached` (the
 * target, in that direction), `scores` (in the window), `months_scored` (calendar months with a
 * score), `months` (in which the case was open; 一人一策).
 *
 * @param filter     By area, worker (of the client or of the case) and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_case_goals(swst_store *store, const char *from,
                                                            const char *to, const char *as_of,
                                                            const swst_filter *filter,
                                                            swst_table **table);
/** @} */

SWST_END_DECLS
/** @} */
#endif
