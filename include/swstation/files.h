/**
 * @file
 * @brief Files (一户一档): whether they hold what they must, and what is checked again.
 *
 * What a file must hold is data: records of kind `file_requirement`, some of
 * which ship with a new station. One says of a type of file (client, household,
 * case, group, activity, health, network) what it `needs`:
 *
 * | `needs`           | is fulfilled                                                  |
 * |-------------------|---------------------------------------------------------------|
 * | `FIELD`           | when the file's own record has this field                     |
 * | `KIND`            | when `at_least` records of this kind belong to it             |
 * | `KIND.FIELD`      | the same, with this field; a reference: as many different ones |
 * | `KIND.FIELD=WORD` | the same, with this value in it                               |
 *
 * Records belong to a file when they refer to it, or as a case's scores do,
 * through its goals; they count from their day on, voided ones never, and an
 * attendance with a field only for who was there. A requirement may hold from
 * a `stage` on (of a case or group; the state of an activity), for one `type`
 * of case, group or activity, and for one category of clients or households
 * on the day. Health and network files are those of clients in scope who are in
 * a category that such a requirement names (seed 004).
 *
 * A client's or household's file is there once `filed_on` has come, whether
 * in scope or not; a case's from its opening; a group's while it is neither
 * preparing nor cancelled; an activity's once it was held.
 *
 * Filters narrow by area and worker, a case, group or activity by the worker
 * it names.
 * @since 0.1.0
 */
#ifndef SWSTATION_FILES_H
#define SWSTATION_FILES_H

#include <swstation/report.h>

/**
 * @defgroup files Files
 * @{
 */
SWST_BEGIN_DECLS

/**
 * Completeness of files (档案完整率): of all files and of each type, how many
 * hold all that they must (seed 002: 27 of 32 are 84.4 %; semantics 5).
 *
 * Which files are incomplete, and what each lacks, says the list "files" of the
 * desk: it has as many rows as files are not complete here.
 *
 * Columns: `file` ("all" first), `files`, `complete`, `missing` (needs, over all files), `rate`
 * (unknown where no requirement in force says what such files must hold).
 *
 * @param filter     By area and worker; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_files(swst_store *store, const char *as_of,
                                                       const swst_filter *filter,
                                                       swst_table **table);

/**
 * How soon what happened was written down (seed 002: half a day instead of two).
 *
 * The lag of a record is the days from the day it tells of to the day, in UTC+8, on which
 * it was first saved; what was entered beforehand has a lag of 0. A lag above the setting
 * `record_lag_days` is late.
 *
 * Columns: `kind` ("all" first, then every kind with a record), `records`, `average` (days,
 * one decimal, half up), `longest` (days), `late`.
 *
 * @param from,to    First and last day that the records tell of.
 * @param filter     By area and worker: records of their clients, and activities; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_lag(swst_store *store, const char *from,
                                                     const char *to, const char *as_of,
                                                     const swst_filter *filter,
                                                     swst_table **table);

/**
 * Two rounds of an assessment compared (seed 004: the second round).
 *
 * Of several assessments of one client in one round the latest counts. Clients count who
 * were assessed, in scope or not; better and worse is said of those with both scores.
 *
 * Columns: `client_id` and `name` (personal; both empty in the first row, which is all),
 * `before`, `after`, `change` (points), `level_before`, `level_after`, `result` ("better",
 * "same", "worse"); in the first row alone: `assessed_before`, `assessed_after`,
 * `assessed_both`, `better`, `same`, `worse` (people). Order: `client_id`.
 *
 * @param tool            The tool with its version, as the assessments have it.
 * @param round_before,round_after Numbers of the rounds.
 * @param lower_is_better Whether a lower score is the better one.
 * @param as_of           The day to look from; later assessments do not count.
 * @param filter          By area, worker and age; or NULL.
 * @param[out] table      The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_rounds(swst_store *store, const char *tool,
                                                        int64_t round_before,
                                                        int64_t round_after,
                                                        bool lower_is_better, const char *as_of,
                                                        const swst_filter *filter,
                                                        swst_table **table);

/**
 * A screening, which is a census of an age band (seed 003): how many of the clients in
 * scope who are of the age were assessed within the period, and what was marked.
 *
 * Scope, ages and categories are taken on min(@p to, @p as_of): 6 to 14 years include the day
 * before the fifteenth birthday. Categories are the client's own and those of the
 * household. Words in the field `flags` of an assessment are divided by commas.
 *
 * Columns: `area_code` and `area_name` (the client's own area; both "" in the total, which
 * comes first), `flag` (empty, or one word that was marked there), `population`, `screened`,
 * `missing`, `rate` (screened of population), `flagged` (of the screened; beside a flag).
 * Order: area code, flag.
 *
 * @param tool           The tool with its version, as the assessments have it.
 * @param least_age,most_age Years, both included; -1: open.
 * @param from,to        First and last day of the screening.
 * @param as_of          The day to look from.
 * @param filter         By category (in any of them), area and worker; or NULL.
 * @param[out] table     The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_screening(swst_store *store, const char *tool,
                                                           int64_t least_age, int64_t most_age,
                                                           const char *from, const char *to,
                                                           const char *as_of,
                                                           const swst_filter *filter,
                                                           swst_table **table);

/**
 * Who is still to be screened: one row for every client that swst_report_screening()
 * counts as missing, under the same arguments.
 *
 * Columns: `client_id`, `name` (personal), `age` (years), `area_code`. Order: `client_id`.
 *
 * @param tool           The tool with its version.
 * @param least_age,most_age Years, both included; -1: open.
 * @param from,to        First and last day of the screening.
 * @param as_of          The day to look from.
 * @param filter         By category, area, worker and limit; or NULL.
 * @param[out] table     The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_unscreened(swst_store *store, const char *tool,
                                                            int64_t least_age, int64_t most_age,
                                                            const char *from, const char *to,
                                                            const char *as_of,
                                                            const swst_filter *filter,
                                                            swst_table **table);

/**
 * Watch over low income (低收入动态监测, seed 004): every household in scope, held to
 * dibao line × 12 × heads ≤ income < limit × heads, with rigid spending.
 *
 * Income and heads are those of the latest check up to the day; without one, what the living
 * members' records say, if all of them do. Spending is rigid by that check or by membership
 * in `rigid_spending`. Totals are compared, never a quotient: with a limit of 12,000 yuan and
 * three heads 35,999.99 is in and 36,000.00 is out (semantics 3.4). The settings are
 * `low_income_limit_fen` (a year) and `dibao_line_fen` (a month; 0, the default: nobody is
 * below).
 *
 * Columns: `household_id`, `area_code`, `heads`, `income_fen` (a year), `limit_fen` (of all heads),
 * `rigid`, `state` ("member", "below", "above", "not_rigid", "unknown"), `listed` (in
 * `low_income_watch` on the day), `to_do` ("add", "remove", "none"; nobody is removed for what is
 * unknown), `checked_on`, `refreshed` (checked within the month of the day), `reason`.
 * Order: `household_id`.
 *
 * @param filter     By area, worker and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_low_income(swst_store *store, const char *as_of,
                                                            const swst_filter *filter,
                                                            swst_table **table);

SWST_END_DECLS
/** @} */
#endif
