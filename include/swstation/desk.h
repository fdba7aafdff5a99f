/**
 * @file
 * @brief The desk: lists of what waits for somebody to act (待办).
 *
 * Idle cases, households without a head, clients who were not served, files
 * that lack something: one function makes them all, so that a list, its count,
 * an alert and a report never differ.
 * @since 0.1.0
 */
#ifndef SWSTATION_DESK_H
#define SWSTATION_DESK_H

#include <swstation/report.h>

/**
 * @defgroup desk The desk
 * @{
 */
SWST_BEGIN_DECLS

/** What a matter waits for. */
typedef enum swst_desk_list {
    SWST_DESK_LIST_UNSET = 0,
    SWST_DESK_LIST_CONTACTS = 1,   /**< "contacts": a client is to be contacted (semantics 4.4) */
    SWST_DESK_LIST_CASES = 2,      /**< "cases": an open case is idle (semantics 4.6) */
    SWST_DESK_LIST_SESSIONS = 3,   /**< "sessions": an activity is planned, today or overdue */
    SWST_DESK_LIST_ENROLMENTS = 4, /**< "enrolments": a programme's duty is not met */
    SWST_DESK_LIST_TASKS = 5,      /**< "tasks": the station or a case has a task to do */
    SWST_DESK_LIST_REVIEWS = 6,    /**< "reviews": something is to be looked at again */
    SWST_DESK_LIST_HEADLESS = 7,   /**< "headless": a household has members and no head */
    SWST_DESK_LIST_UNSERVED = 8,   /**< "unserved": nobody has been in contact this month */
    SWST_DESK_LIST_FILES = 9,      /**< "files": a file lacks what it must hold */
    SWST_DESK_LIST_CAPACITY = 10   /**< "capacity": duties of a week above a worker's capacity */
} swst_desk_list;

/** Only this list, besides those named before. The default is all. */
SWST_API void swst_filter_add_list(swst_filter *filter, swst_desk_list list);

/**
 * What waits on a day: one row for every matter, list after list, the longest
 * overdue first.
 *
 * A matter belongs to the workers whom its record names (of a case, its worker;
 * of an activity, who leads it; of a task, its owner), else to those of its
 * client or area (semantics 2.5); while one is absent, to the backup, too. A
 * filter by worker keeps also what the worker is alerted of.
 *
 * Columns: `list` (a word of ::swst_desk_list), `about` (a kind of record) and `about_id`,
 * `client_id`, `name` (personal: the client's, else the record's title), `area_code`,
 * `worker_ids`, `to_id` (who is alerted), `since_on`, `due_on`, `days_overdue` (days), `required`,
 * `done`, `reason` (words joined by commas). Order: `list`, `due_on` (none last), `about_id`.
 *
 * @param as_of      The day to look from, as "YYYY-MM-DD".
 * @param filter     By list, area, worker and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 * @retval SWST_EINVALID  Not a day.
 * @retval SWST_ENOTFOUND The filter names an area or worker that does not exist.
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_desk(swst_store *store, const char *as_of,
                                                      const swst_filter *filter,
                                                      swst_table **table);

SWST_END_DECLS
/** @} */
#endif
