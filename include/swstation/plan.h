/**
 * @file
 * @brief The plan of a year, written from the records (年度计划).
 * @since 0.1.0
 */
#ifndef SWSTATION_PLAN_H
#define SWSTATION_PLAN_H

#include <swstation/document.h>
#include <swstation/goals.h>

/**
 * @defgroup plan_document The plan of a year
 * @{
 */
SWST_BEGIN_DECLS

/**
 * Write the plan of a year as a document (seed 000, M1).
 *
 * It says who takes part, by post; what the year is to reach, strand by strand:
 * every goal with its indicator, target and deadline and where it stands as of
 * the day; then the work planned: duties at the window; who there is in which
 * area, by category, beside the official figures, and who is in charge (of
 * more than 30 service areas and villages without one, in which town); areas
 * that open later in the year; festivals, programmes and activities; what the
 * staff learn, and the station's own recurring tasks. The annex holds the tree
 * of goals with their milestones. What the station writes itself stands in
 * records of kind `text_slot` of the plan, with one of these chapters:
 * "clients", "governance" and "staff" (the aims), "work_clients",
 * "work_governance" and "work_staff" (the work) and "closing". What nobody has
 * recorded is said to be so; nothing is invented.
 *
 * Figures of who there is are those of @p as_of, or of the last day of the year
 * if that is earlier; of areas that open later, those of the day on which they
 * do, as far as it is on record. Names of workers are personal.
 *
 * @param year          The year of the plan, such as 2022.
 * @param as_of         The day to look from, as "YYYY-MM-DD".
 * @param language      "zh" for Chinese; "en" or anything else for English.
 * @param[out] document The document. @owned{swst_document_free}
 * @retval SWST_ENOTFOUND There is no plan of that year.
 * @retval SWST_EINVALID  The day is none.
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_plan(swst_store *store, int64_t year,
                                                      const char *as_of, const char *language,
                                                      swst_document **document);

SWST_END_DECLS
/** @} */
#endif
