/**
 * @file
 * @brief How goals stand: computed from the records, never typed in.
 * @since 0.1.0
 */
#ifndef SWSTATION_GOALS_H
#define SWSTATION_GOALS_H

#include <swstation/indicator.h>

/**
 * @defgroup goals How goals stand
 * @{
 */
SWST_BEGIN_DECLS

/** Where a goal stands on a day (semantics 6). */
typedef enum swst_goal_status {
    SWST_GOAL_STATUS_UNSET = 0,        /**< None. */
    SWST_GOAL_STATUS_NOT_STARTED = 1,  /**< "not_started": its period has not begun */
    SWST_GOAL_STATUS_ON_TRACK = 2,     /**< "on_track": as expected by now, or better */
    SWST_GOAL_STATUS_AT_RISK = 3,      /**< "at_risk": a fifth below at most, or a quarter above */
    SWST_GOAL_STATUS_BEHIND = 4,       /**< "behind": worse */
    SWST_GOAL_STATUS_ACHIEVED = 5,     /**< "achieved": reached; what adds up, also early */
    SWST_GOAL_STATUS_NOT_ACHIEVED = 6, /**< "not_achieved": not reached at its deadline */
    SWST_GOAL_STATUS_UNKNOWN = 7       /**< "unknown": nobody can say its value */
} swst_goal_status;

/** @return What a status is called. @param status A status. @param language "zh", or else
 * English. NULL for ::SWST_GOAL_STATUS_UNSET or what is no status. Static; never freed. */
SWST_API const char *swst_goal_status_label(swst_goal_status status, const char *language);

/**
 * How all goals stand on a day (seed M1, semantics 6): a row each, computed together in one
 * walk of the records.
 *
 * The value is the indicator's over the days from `starts_on` to the earlier of `due_on` and
 * @p as_of, narrowed as the goal says; a goal that has not started has none. `expected` is the
 * target of the latest milestone reached; without milestones, of a count that adds up, the
 * target by days elapsed of all days of the period, the first and @p as_of among them, rounded
 * half up; a level or a share without milestones is measured against its target, and has an
 * expected value only from its deadline on. Before the first milestone nothing is expected, and
 * the goal is on track. Percents are compared as fractions, never as rounded: 89.95 % is below
 * 90 %. From `due_on` on a goal is achieved or not; "at least" of a count that adds up may be
 * achieved earlier. A share of none is unknown.
 *
 * Columns: `goal_id`, `title`, `indicator` (its code), `target` (in the unit of the indicator; of
 * a share tenths of a percent, of an average tenths), `value` (a figure), `expected` (as the
 * target), `status` (a word of ::swst_goal_status), `needed_per_week` (only of "at least" between
 * start and deadline: what is missing by the weeks left, begun weeks of seven days counted,
 * rounded up; of a share in units of its numerator, the denominator as it is; none of an average),
 * `due_on`, `starts_on`, `operator` (a word of ::swst_goal_operator), `unit` (a word of
 * ::swst_figure_unit; what was counted: of a household category households), `plan_year`, `strand`
 * (a word of ::swst_goal_strand), `parent_id`, `depth` (0: part of no goal), `owner_id`,
 * `milestones` (how many), `evidence` (how many were shown by @p as_of), `provisional` (the
 * deadline lies ahead). Order: a goal before its parts; beside one another by `due_on`, `goal_id`.
 *
 * @param store     An open store.
 * @param as_of     The day.
 * @param plan_year Goals of this year's plans; 0: of all plans.
 * @param filter    Which goals are shown: by worker (who owns the goal or whose clients it is
 *                  about), area (what it is about lies there), programme and limit; or NULL. What
 *                  a goal counts is the goal's own business.
 * @param[out] table The table. @owned{swst_table_free}
 * @return #SWST_EINVALID with error code "not_a_day"; #SWST_ENOTFOUND if the filter names what
 *         is not there.
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_goals(swst_store *store, const char *as_of,
                                                       int64_t plan_year,
                                                       const swst_filter *filter,
                                                       swst_table **table);

/**
 * How a goal stood at the end of each month, from its first to that of the earlier of its
 * deadline and @p as_of; the last row is of that day itself. As the records stand now: what was
 * recorded late counts for the day on which it happened.
 *
 * Columns: `month` ("2022-06"), `as_of` (the last day of it that is judged), `value`, `expected`,
 * `status`, as of swst_report_goals(). A goal that has not started has no rows.
 *
 * @param store     An open store.
 * @param goal_id   The goal.
 * @param as_of     The day.
 * @param[out] table The table. @owned{swst_table_free}
 * @return #SWST_ENOTFOUND if there is no such goal, or it is voided.
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_goal_history(swst_store *store, int64_t goal_id,
                                                              const char *as_of,
                                                              swst_table **table);

/**
 * What is being improved (seed 002, M3): the problems found by a day and not checked by it.
 * They stand here month after month until they are checked.
 *
 * Columns: `improvement_id`, `problem`, `cause`, `measure`, `indicator` (its code), `target` (as a
 * goal's), `value` (of the indicator, from the day found to @p as_of), `owner_id`, `found_on`,
 * `due_on`, `months` (how many ends of months it was carried over), `overdue` (its deadline has
 * passed; the deadline itself is not late), `result`. Order: `found_on`, `improvement_id`.
 *
 * @param store     An open store.
 * @param as_of     The day.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_improvements(swst_store *store,
                                                              const char *as_of,
                                                              swst_table **table);

SWST_END_DECLS
/** @} */
#endif
