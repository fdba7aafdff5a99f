/**
 * @file
 * @brief Monthly summaries (月工作总结) and the closing of months (月度结账).
 *
 * A month is written "2022-06". Its summary is computed from the records
 * whenever it is asked for; its closing keeps the figures as they were
 * reported, so that what is entered later shows as a difference and changes
 * nothing that was reported (semantics 1.5).
 * @since 0.1.0
 */
#ifndef SWSTATION_SUMMARY_H
#define SWSTATION_SUMMARY_H

#include <swstation/document.h>
#include <swstation/report.h>

/**
 * @defgroup summary Summaries and closings of months
 * @{
 */
SWST_BEGIN_DECLS

/**
 * The summary of a month in six chapters: overview, work done, effects,
 * problems and improvements, next month, annexes (seed 002, M2).
 *
 * Every number is a figure of the catalogue with its mark: see indicator.h. It stands beside
 * that of the month before, shares in percentage points (semantics 3.3). Cases, groups and
 * activities keep their own units and are never added (seed 002, F4). Where the month has no
 * record of a kind the summary says 无记录. What people write themselves are records of kind
 * `text_slot` with the month and a chapter: "guidance", "aims", "problems", "next" and "annex";
 * they stay when the summary is made anew, and where none is written the document names the
 * chapter.
 *
 * Tables and charts by area have a row for each service area and each village without one; when
 * those are more than 30, a row for each town, so that the summary of a county can be read.
 *
 * While the month has not ended by @p as_of, the summary says that it is provisional, and
 * figures count up to that day (semantics 1.4).
 *
 * @param month    The month, as "2022-06".
 * @param filter   By area and worker; what cannot be narrowed so is left out. NULL: the whole
 *                 station.
 * @param language "zh", or else English.
 * @param[out] document The summary. @owned{swst_document_free}
 * @retval SWST_EINVALID Not a month, or one that has not begun by @p as_of.
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_summary(swst_store *store, const char *month,
                                                         const char *as_of,
                                                         const swst_filter *filter,
                                                         const char *language,
                                                         swst_document **document);

/**
 * Close a month: keep all its figures as they are known now, as of its last day.
 *
 * What is kept is the whole catalogue, and by service area (or village without one) those in
 * scope, the home-visit rate and the activity coverage. The first closing is revision 1. Facts
 * that are recorded or voided later make another revision; none ever changes (semantics 1.5).
 *
 * @param month  The month, as "2022-06".
 * @param as_of  The day on which it is closed: after the month's last day, or on it.
 * @param revise Whether a month that was closed already is meant, whose figures have changed since.
 * @param[out] revision The revision made; or NULL.
 * @retval SWST_EINVALID  Not a month, or one that has not ended by @p as_of.
 * @retval SWST_ECONFLICT It is closed already and @p revise is false; or it is true, and no figure
 *                        differs from the latest revision.
 */
SWST_API SWST_MUST_CHECK swst_status swst_month_close(swst_store *store, const char *month,
                                                      const char *as_of, bool revise,
                                                      int64_t *revision);

/**
 * The figures of a month as they were reported.
 *
 * Columns: `code`, `title`, `title_zh`, `area_code` (none: the whole station), `unit`, `value` (a
 * figure). Order: the whole station in the order of the catalogue, then area by area.
 *
 * @param month    The month, as "2022-06".
 * @param revision Which one; 0: the latest.
 * @param[out] table The table. @owned{swst_table_free}
 * @retval SWST_EINVALID  Not a month.
 * @retval SWST_ENOTFOUND The month was not closed, or has no such revision.
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_month_figures(swst_store *store,
                                                               const char *month,
                                                               int64_t revision,
                                                               swst_table **table);

/**
 * What a revision of a month says, against what is known now: only what differs.
 *
 * Columns: `code`, `title`, `title_zh`, `area_code` (none: the whole station), `unit`, `reported`
 * and `now` (figures), `difference` (of counts) or `points` (of shares, in percentage points:
 * "+2.1"). Whatever a revision lacks was not known then.
 *
 * @param month    The month, as "2022-06".
 * @param revision Which one; 0: the latest.
 * @param as_of    The day of the question, on which the month has ended. Its figures are those
 *                 of its last day, so that they can be compared.
 * @param[out] table The table. @owned{swst_table_free}
 * @retval SWST_EINVALID  Not a month, or one that has not ended by @p as_of.
 * @retval SWST_ENOTFOUND The month was not closed, or has no such revision.
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_month_diff(swst_store *store, const char *month,
                                                            int64_t revision, const char *as_of,
                                                            swst_table **table);

/**
 * Facts of a month that were recorded or voided after its latest closing
 * (seed 002; semantics 1.5).
 *
 * A fact is a record with a day on which something happened: visits, tiers, memberships, cases
 * and their events, activities held and who came, tasks done, and the like.
 *
 * Columns: `record` (its kind), `id`, `happened_on`, `recorded_at`, `voided` (it was taken back
 * since). Order: by kind, `happened_on`, `id`.
 *
 * @param month  The month, as "2022-06".
 * @param as_of  The day of the question; later days of the month are left out.
 * @param[out] table The table. @owned{swst_table_free}
 * @retval SWST_EINVALID  Not a month.
 * @retval SWST_ENOTFOUND The month was not closed.
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_late_facts(swst_store *store, const char *month,
                                                            const char *as_of,
                                                            swst_table **table);

SWST_END_DECLS
/** @} */
#endif
