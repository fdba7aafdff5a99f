/**
 * @file
 * @brief What is done with activities, and whom the station's services reached
 *        (活动与服务覆盖).
 *
 * The functions that act do one thing that happens in the real world, in one
 * transaction: all of it, or nothing. Numbers below 0 and texts that are NULL
 * leave what the record says. An activity moves from planned to held, cancelled
 * or postponed, and from postponed back to planned; any other move is refused
 * with ::SWST_ECONFLICT and those that are allowed, and an activity that does not
 * exist or was voided with ::SWST_ENOTFOUND.
 * @since 0.1.0
 */
#ifndef SWSTATION_ACTIVITIES_H
#define SWSTATION_ACTIVITIES_H

#include <swstation/activity.h>
#include <swstation/attendance.h>
#include <swstation/report.h>

/**
 * @defgroup activities What is done with activities
 * @{
 */
SWST_BEGIN_DECLS

/** Who attends. */
typedef enum swst_attendee_sort {
    SWST_ATTENDEE_UNSET = 0,
    SWST_ATTENDEE_CLIENT = 1,    /**< Somebody who is served. */
    SWST_ATTENDEE_VOLUNTEER = 2, /**< A volunteer. */
    SWST_ATTENDEE_WORKER = 3     /**< A worker of the station. */
} swst_attendee_sort;

/**
 * An activity was held.
 *
 * @param activity_id The activity, which was planned; of one that was held already,
 *                    the same is corrected.
 * @param on          The day, as "YYYY-MM-DD"; of several days, the first.
 * @param minutes     How long it took, 0 to 14400.
 * @param headcount   How many came without leaving a name, 0 to 1000000 person-times:
 *                    200 people at a fair (seed 002, F5). They never enter a figure of
 *                    distinct people.
 * @param outcome     What came of it, at most 2000 characters.
 * @retval SWST_EINVALID  Not a day, or a number out of range.
 * @retval SWST_ECONFLICT Somebody who is down as present was dead, or not born, that day.
 */
SWST_API SWST_MUST_CHECK swst_status swst_activity_hold(swst_store *store, int64_t activity_id,
                                                        const char *on, int64_t minutes,
                                                        int64_t headcount, const char *outcome);

/**
 * An activity that was planned will not take place.
 * @param reason Why: 1 to 200 characters; it becomes the record's outcome.
 * @retval SWST_EINVALID  No reason.
 */
SWST_API SWST_MUST_CHECK swst_status swst_activity_cancel(swst_store *store, int64_t activity_id,
                                                          const char *reason);

/**
 * An activity that was planned is put off to a day not yet known.
 *
 * It keeps the day for which it was planned, and the day of its series.
 */
SWST_API SWST_MUST_CHECK swst_status swst_activity_postpone(swst_store *store,
                                                            int64_t activity_id);

/**
 * An activity that was put off, or is still planned, gets another day.
 * @param on The day for which it is planned now, as "YYYY-MM-DD".
 * @retval SWST_EINVALID  Not a day.
 */
SWST_API SWST_MUST_CHECK swst_status swst_activity_replan(swst_store *store, int64_t activity_id,
                                                          const char *on);

/**
 * Note whether somebody was at an activity: their attendance is added, or, if there is
 * one, changed. It may be noted in any state of the activity and counts once that is held.
 *
 * @param activity_id The activity.
 * @param sort        What sort of person it is.
 * @param id          The client, volunteer or worker.
 * @param presence    Whether they were there.
 * @param minutes     How long, 0 to 14400.
 * @retval SWST_EINVALID  A value out of range, or the client was dead or not born that day.
 * @retval SWST_ENOTFOUND There is no such activity or person.
 */
SWST_API SWST_MUST_CHECK swst_status swst_activity_attend(swst_store *store, int64_t activity_id,
                                                          swst_attendee_sort sort, int64_t id,
                                                          swst_attendance_presence presence,
                                                          int64_t minutes);

/**
 * Activities of a period: how many were planned, held, called off, and who came. The row
 * of all comes first, then one for every type, theme and festival there was.
 *
 * `held` counts by the day held, up to @p as_of. `planned`, `postponed` and `cancelled`
 * count those that are so now, by the day for which they were planned, in the whole
 * period. `overdue` counts what is still planned for a day before @p as_of, up to the end of
 * the period, from before it, too, unless its group has ended or was cancelled. An activity
 * has who leads it, else its group's worker, else the owner of the programme it names, else
 * the workers of its area; it is where it says, else where its group is, else where that
 * programme is.
 *
 * Who came counts of what was held, present or late. Registered people and head counts
 * stand apart: nobody can say whether an unnamed visitor came twice (seed 002, F5). People
 * count once in `clients`, `volunteers` and `workers`, in scope or not, and each time in the
 * `_times`: once at each activity, even if they were entered twice for it (what is noted best
 * counts, present or late before excused before absent, and the longest time).
 *
 * Columns: `by` ("all", "type", "theme", "festival") and `key` (a word of
 * ::swst_activity_type, the theme, the festival), `planned`, `held`, `cancelled`,
 * `postponed`, `overdue` (sessions), `client_times`, `volunteer_times`, `worker_times`
 * (person-times), `clients`, `volunteers`, `workers` (people), `headcount` (person-times),
 * `minutes` (of what was held), `attendee_minutes` (of all registered, as far as they were
 * noted), `average` (client-times per activity held, as "20.0"), `average_headcount`,
 * `nights` (a camp of five days has four), `areas` (villages open on min(@p to, @p as_of)
 * for which one was held, of all such villages; seed 000, F1).
 *
 * The footing says how many activities were `counted`, how many lie on `other_days`, how
 * many say no day (`no_day`), and how many there are in `all`.
 *
 * @param filter     By area, worker and programme; or NULL. An activity that names
 *                   no programme belongs to that of its group.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_activities(swst_store *store, const char *from,
                                                            const char *to, const char *as_of,
                                                            const swst_filter *filter,
                                                            swst_table **table);

/**
 * Who was served in a period and in which ways, by area and category as
 * swst_report_coverage() counts them, the total first.
 *
 * A client in scope on min(@p to, @p as_of) was served in the period by a contact that was
 * done through any channel (`contacted`), by a done follow-up of a case that was open that
 * day (`in_case`), by a session held of a group to which the client belonged that day, unless
 * noted as absent or excused (`in_group`), or by being present or late at an activity held
 * (`in_activity`). Who was served in several ways counts once in `served`: twelve children in
 * a case and a group are twelve (seed 004, D5). A household was served when it was named, or
 * one who was its member on that day; its members are not served by what names it alone.
 *
 * `person_times` counts every contact and every attendance anew (人次), a person once at each
 * activity as in swst_report_activities(): with one elder visited each week it is larger
 * than the number of people (seed 002, F6). Persons and
 * households stand in rows of their own and do not add.
 *
 * Columns: `area_code`, `area_name`, `category`, `unit` ("person", "household"), `in_scope`,
 * `served`, `served_rate` (served of in scope; F7), `by_none` (in scope and not served),
 * `contacted`, `uncontacted` (in scope and not contacted: the blind spot), `in_case`,
 * `in_group`, `in_activity`, `person_times`; by worker as in swst_report_coverage().
 *
 * @param filter     By grouping, categories, area and worker; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_served(swst_store *store, const char *from,
                                                        const char *to, const char *as_of,
                                                        const swst_filter *filter,
                                                        swst_table **table);

SWST_END_DECLS
/** @} */
#endif
