/**
 * @file
 * @brief What is done with programmes, and what they promised: series of
 *        activities, enrolments, and the station's own tasks (项目、参加与站务任务).
 *
 * The functions that act do one thing that happens in the real world, in one
 * transaction: all of it, or nothing. The reports count what happened up to
 * min(`to`, `as_of`), both days included; voided records count nowhere.
 * @since 0.1.0
 */
#ifndef SWSTATION_PROGRAMMES_H
#define SWSTATION_PROGRAMMES_H

#include <swstation/report.h>

/**
 * @defgroup programmes Programmes, enrolments and tasks
 * @{
 */
SWST_BEGIN_DECLS

/** @name What is done with programmes
 * @{ */
/**
 * Put down the planned activities of a programme's series, such as a class
 * every Saturday: one for each day of its recurrence from @p from to @p to and
 * for each site that is in force on that day (`programme_site`; without any,
 * one in the programme's own area).
 *
 * Each is titled and led as the programme is, is of the programme's type if
 * that is a word of ::swst_activity_type (else a class), lasts planned minutes /
 * planned sessions if that comes out even, and remembers its day in
 * `series_on`. A day and site that have an activity, in whatever state, are left
 * as they are: what was cancelled or postponed does not come back, and asking
 * twice makes nothing twice (seed 003, F9: 39 Saturdays from April to December 2026).
 *
 * @param from,to   First and last day, at most 3660 days apart; only those of
 *                  the programme itself count.
 * @param[out] made How many activities were put down; 0 when the same request was
 *                  served before.
 * @retval SWST_ENOTFOUND There is no such programme.
 * @retval SWST_EINVALID  Not a day, too long a period, or the programme has no
 *                        recurrence or no first day.
 * @retval SWST_ECONFLICT The programme was voided.
 */
SWST_API SWST_MUST_CHECK swst_status swst_programme_plan(swst_store *store, int64_t programme_id,
                                                         const char *from, const char *to,
                                                         int64_t *made);

/**
 * Enrol a client in a programme from a day on.
 * @param on             The first day, as "YYYY-MM-DD", within the client's life.
 * @param[out] enrolment The id of the enrolment.
 * @retval SWST_ENOTFOUND There is no such programme or client.
 * @retval SWST_EINVALID  Not a day, or not one of the client's life.
 * @retval SWST_ECONFLICT The client is enrolled on that day or later already.
 */
SWST_API SWST_MUST_CHECK swst_status swst_programme_enrol(swst_store *store, int64_t programme_id,
                                                          int64_t client_id, const char *on,
                                                          int64_t *enrolment);

/**
 * Let a client leave a programme.
 * @param last_day The last day that counts, not before the first.
 * @param outcome  What came of it, at most 200 characters; NULL: nothing is said.
 * @retval SWST_ENOTFOUND There is no such enrolment.
 * @retval SWST_ECONFLICT It ended before @p last_day: enrol anew.
 */
SWST_API SWST_MUST_CHECK swst_status swst_programme_leave(swst_store *store, int64_t enrolment_id,
                                                          const char *last_day,
                                                          const char *outcome);

/**
 * Say that a task of the station was done, such as the survey of every second
 * week (seed 002, C9). Who writes is named as the one who did it.
 * @param due_on  The day for which it was done, one of those on which the task is
 *                due; NULL: the earliest that is open.
 * @param done_on The day on which it was done.
 * @retval SWST_ENOTFOUND There is no such task.
 * @retval SWST_EINVALID  Not a day, or the task is not due on it.
 * @retval SWST_ECONFLICT It was done for that day already, or was voided.
 */
SWST_API SWST_MUST_CHECK swst_status swst_task_do(swst_store *store, int64_t task_id,
                                                  const char *due_on, const char *done_on);
/** @} */

/** @name What was promised, and kept
 * @{ */
/**
 * Programmes against their plans: one row for each programme that runs in the
 * period or had something in it, and below it one for each of its sites.
 *
 * Columns, of sessions: `programme_id`, `name`, `area_code` (empty: the programme as a whole),
 * `planned_sessions` (its plan, of the whole programme), `expected` (days of its recurrence ×
 * sites in force, up to @p as_of, less what was cancelled; empty without a recurrence), `planned`,
 * `held`, `cancelled`, `postponed`, `overdue` (all as swst_report_activities() counts them),
 * `sessions_rate` (held / planned_sessions; what was held beyond the plan is left out).
 * Of runs, which are groups of the programme: `runs_planned`, `runs` (begun in the period),
 * `runs_ended`. Of people: `people_planned`, `people` (distinct clients enrolled in the period
 * or present at what was held; of a site, present there), `person_times` (their presences).
 * Of time: `minutes_planned`, `minutes` (of what was held: 8 runs × 20 hours are 9,600 minutes,
 * seed 003, F11), `attendee_minutes` (of the clients present, as far as noted, apart).
 * Of months: `site_months_met` (with something held at the site) of `site_months` (months that
 * ended in the period, for whose every day site and programme were in force: 7 villages × 12
 * are 84, seed 004, F10); a programme without sites counts as one.
 * Order: `programme_id`, the whole first, then `area_code`.
 *
 * @param filter     By area (of a site, or the programme's own), worker (the owner, or who
 *                   is assigned to the programme), programme and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_programmes(swst_store *store, const char *from,
                                                            const char *to, const char *as_of,
                                                            const swst_filter *filter,
                                                            swst_table **table);

/**
 * What programmes promised to those enrolled, and how much was done: one row
 * for each enrolment and each of its periods (of the longest among the rules of
 * its programme that are in force on one of its days) that ended between @p from
 * and @p to and in which anything was required.
 *
 * The duties are those of swst_report_due(). Three kinds of service in a month
 * (三个一) are three rules: `rules_met` of `rules`, and `fulfilled` when all are met (seed 004,
 * C6). A rule of shorter periods counts where its own end: three children with three
 * tutorings a week are nine required (seed 002, C10).
 *
 * Columns: `enrolment_id`, `programme_id`, `client_id`, `name` (personal), `bucket_from`,
 * `bucket_to`, `rules`, `rules_met`, `required`, `done` (Σ min(done, required)), `fulfilled`.
 * Order: `client_id`, `enrolment_id`, `bucket_from`.
 *
 * @param filter     By area and worker of the client, as they are on min(@p to, @p as_of),
 *                   programme and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_enrolments(swst_store *store, const char *from,
                                                            const char *to, const char *as_of,
                                                            const swst_filter *filter,
                                                            swst_table **table);

/**
 * The station's own tasks: one row for each that was due in the period.
 *
 * A task is due on its day, or on the days of its recurrence from that day on;
 * one without a day is never due (seed 002, C9: a survey every second week is due
 * 24 to 27 times a year). What was done after `as_of` is still open.
 *
 * Columns: `task_id`, `title`, `owner_id`, `due`, `done`, `on_time`, `late` (done after its day),
 * `open`, `rate` (done / due). Order: `task_id`.
 *
 * @param filter     By area (of the task's programme), worker (the owner, else those of that
 *                   area), programme and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_tasks(swst_store *store, const char *from,
                                                       const char *to, const char *as_of,
                                                       const swst_filter *filter,
                                                       swst_table **table);
/** @} */

SWST_END_DECLS
/** @} */
#endif
