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
 * `client_id`, `name` (personal: the client's; of the list "capacity" the worker's), `title` (of
 * what is no person: an activity's or task's title, a group's or programme's name, a case's or
 * household's number; a task of a case goes by the number of the case, because its own words are
 * sensitive), `area_code`, `worker_ids`, `to_id` (who is alerted), `since_on`, `due_on`,
 * `days_overdue` (days), `required`, `done`, `reason` (words joined by commas, see
 * swst_desk_reason_label()). Order: `list`, `due_on` (none last), `about_id`.
 *
 * | list       | about                | since_on                   | due_on, reason             |
 * |------------|----------------------|----------------------------|----------------------------|
 * | contacts   | client, a row a rule |                            | of the duty; level, purpose |
 * | cases      | case                 | last follow-up, else opening | since_on + `case_idle_days`; who is alerted as |
 * | sessions   | activity             |                            | planned_on; overdue, today, postponed |
 * | enrolments | enrolment            |                            | of the duty; the programme |
 * | tasks      | task, case_task      |                            | earliest open day up to Sunday; overdue, today, week |
 * | reviews    | tier, case, client, membership, household | when it was last looked at | the day planned, or since_on + the setting; what is to be looked at |
 * | headless   | household            | when the head was lost     | ; died, left, never        |
 * | unserved   | client               | last contact ever          | end of the month; as swst_report_unserved() |
 * | files      | the file's record    | when the file began        | ; what is missing          |
 * | capacity   | worker               | Monday                     | Sunday; over_capacity      |
 *
 * `required` and `done` are those of the days that run now (contacts, enrolments), of the week
 * (capacity), or the days that have come and those of them that were done (tasks).
 *
 * @param filter     By list, area, worker and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_desk(swst_store *store, const char *as_of,
                                                      const swst_filter *filter,
                                                      swst_table **table);

/**
 * Whom to see in the ISO week of a day, village by village: the contacts and
 * enrolments of the desk that are overdue or fall due by Sunday, and the
 * sessions planned up to Sunday (the command `week`).
 *
 * Columns: `area_code`, `name` (personal), `title`, `client_id`, `list`, `about`, `about_id`,
 * `due_on`, `days_overdue` (days), `remaining` (contacts missing in the days that run now),
 * `reason`, `worker_ids`; as of swst_report_desk(). Order: `area_code` (none last), `name` or else
 * `title`, `due_on`, `about_id`. The footing names the week.
 *
 * @param filter     By area, worker and limit; or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_week(swst_store *store, const char *as_of,
                                                      const swst_filter *filter,
                                                      swst_table **table);

/**
 * What a word among the reasons of a desk means, for people.
 *
 * Reasons come from lists of words, such as "no_worker" or "overdue", and from
 * kinds of record, such as "membership"; also from what a station calls things
 * itself, such as levels and programmes, and from names of fields.
 *
 * @param word     One word of the column `reason`.
 * @param language "zh" for Chinese; "en" or anything else for English.
 * @return The label; NULL if the word is a field's or the station's own. Static; never freed.
 */
SWST_API const char *swst_desk_reason_label(const char *word, const char *language);

SWST_END_DECLS
/** @} */
#endif
