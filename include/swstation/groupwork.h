/**
 * @file
 * @brief Group work: leading a group through its stages, who belongs to it and
 *        who came (小组工作).
 *
 * Each verb does one act of a station, whole or not at all. What it writes can
 * be written with the records themselves (group.h, activity.h, attendance.h and
 * kind `group_member`), under the same rules: nobody is in a group twice on one
 * day, and a client is in one group of type "care_team" on a day (seed 003, C4).
 * A group of that type has its elders as members, and as others its worker and
 * volunteers.
 * @since 0.1.0
 */
#ifndef SWSTATION_GROUPWORK_H
#define SWSTATION_GROUPWORK_H

#include <swstation/attendance.h>
#include <swstation/group.h>
#include <swstation/report.h>

/**
 * @defgroup groupwork Group work
 * @{
 */
SWST_BEGIN_DECLS

/** Who belongs to a group. Clients and households are whom it is for, and count
 * as its members; volunteers and workers help. */
typedef enum swst_member_sort {
    SWST_MEMBER_SORT_UNSET = 0,
    SWST_MEMBER_SORT_CLIENT = 1,    /**< a client */
    SWST_MEMBER_SORT_HOUSEHOLD = 2, /**< a household, whoever of it comes */
    SWST_MEMBER_SORT_VOLUNTEER = 3, /**< a volunteer */
    SWST_MEMBER_SORT_WORKER = 4     /**< a worker */
} swst_member_sort;

/** @name Verbs
 * @{ */
/**
 * Move a group to another stage (MZ/T 095): preparing, forming, transition,
 * mature, ending, ended, one after another; any before ended to cancelled.
 *
 * Forming gives the group @p on as its first day if it has none. Ended and
 * cancelled make @p on its last day; a group cancelled before the first day
 * planned for it loses that day. What is still planned for the group, for
 * whatever day, is cancelled with it, so enter first what was held. Postponed
 * sessions stay postponed; of a group that is over nothing waits on the desk
 * or is overdue.
 *
 * @param to The stage.
 * @param on The day of the move, as "YYYY-MM-DD".
 * @retval SWST_EINVALID  Not a day, no such stage, or it would end before it starts.
 * @retval SWST_ENOTFOUND There is no such group, or it was voided.
 * @retval SWST_ECONFLICT A move that is not allowed; the sentence names those that are.
 */
SWST_API SWST_MUST_CHECK swst_status swst_group_advance(swst_store *store, int64_t group_id,
                                                        swst_group_stage to, const char *on);

/**
 * Let somebody join a group.
 *
 * @param sort            What @p member_id is the id of.
 * @param role            What they do there, at most 40 characters; or NULL.
 * @param on              The first day, as "YYYY-MM-DD".
 * @param[out] member_row The id of the new record of kind `group_member`.
 * @retval SWST_EINVALID  Not a day, no such sort, or outside the client's life.
 * @retval SWST_ENOTFOUND The group or the member does not exist, or was voided.
 * @retval SWST_ECONFLICT In the group on these days already, or in another care
 *                        team; the sentence names the record. Or the group has
 *                        ended or was cancelled (field group.stage): who belonged
 *                        to it before is entered as records.
 */
SWST_API SWST_MUST_CHECK swst_status swst_group_join(swst_store *store, int64_t group_id,
                                                     swst_member_sort sort, int64_t member_id,
                                                     const char *role, const char *on,
                                                     int64_t *member_row);

/**
 * Let a member leave a group.
 *
 * @param group_member_id The record of kind `group_member`.
 * @param on              The last day, as "YYYY-MM-DD". It replaces one set before.
 * @retval SWST_EINVALID  Not a day, or before the first day.
 * @retval SWST_ENOTFOUND There is no such record, or it was voided.
 * @retval SWST_ECONFLICT As for swst_group_join(), when the last day moves on.
 */
SWST_API SWST_MUST_CHECK swst_status swst_group_leave(swst_store *store, int64_t group_member_id,
                                                      const char *on);

/**
 * Plan a session of a group: an activity of type "group_session", planned, with
 * the group's programme, area and worker.
 *
 * @param on               The day it is planned for, as "YYYY-MM-DD".
 * @param title            Its title, or NULL for the group's name.
 * @param[out] activity_id The id of the new activity.
 * @retval SWST_EINVALID   Not a day.
 * @retval SWST_ENOTFOUND  There is no such group, or it was voided.
 * @retval SWST_ECONFLICT  The group has ended or was cancelled (field group.stage).
 */
SWST_API SWST_MUST_CHECK swst_status swst_group_add_session(swst_store *store, int64_t group_id,
                                                            const char *on, const char *title,
                                                            int64_t *activity_id);

/**
 * Note whether a client came to a session: swst_activity_attend() of a client.
 * What was noted before is changed: one row for each person and activity.
 *
 * @param minutes How long they stayed, 0 to 14400 minutes; below 0 it is left as it is.
 * @retval SWST_EINVALID  No such presence, too many minutes, or there outside of
 *                        the client's life.
 * @retval SWST_ENOTFOUND The activity or the client does not exist, or was voided.
 */
SWST_API SWST_MUST_CHECK swst_status swst_group_attend(swst_store *store, int64_t activity_id,
                                                       int64_t client_id,
                                                       swst_attendance_presence presence,
                                                       int64_t minutes);
/** @} */

/**
 * How many teams so many people make (seed 003, C4: 82 elders in teams of 3 to
 * 5 make 17 to 27).
 *
 * @param people       How many there are, 0 or more.
 * @param least,most   The fewest and the most of one team, 1 or more.
 * @param[out] fewest  How many teams there are at least.
 * @param[out] highest How many there can be.
 * @retval SWST_EINVALID They cannot be divided so: 7 people make no teams of 5 to 6.
 */
SWST_API SWST_MUST_CHECK swst_status swst_group_teams_needed(int64_t people, int64_t least,
                                                             int64_t most, int64_t *fewest,
                                                             int64_t *highest);

/**
 * Groups: members, sessions and attendance of every group that has a day in the
 * period (seed 002, E1; MZ/T 095; semantics 5). The total comes first, called
 * "all", with an empty `group_id`; persons and households are never added.
 *
 * A group without a first day begins with its first member or session. Its day
 * "now" is its last day within the period, as far as that has been, so that a
 * group that has ended shows what it ended with; "before" is the day before the
 * period, or the group's first day if that is later. Clients and households are
 * its members; attendance is that of the sessions held in the period, each member
 * once a session, by those who belong to the group on the session's day. A
 * household is present when one who belongs to it that day is present or late.
 *
 * Columns: `group_id`, `name`, `type`, `stage`, `programme_id`, `groups`; `members_before`,
 * `members_now` (people and households of one group; not of all), `growth` (their change, such
 * as "+87.5%"; empty if there were none), `persons_now`, `households_now` (each once);
 * `planned_sessions` (as promised), `planned` (for a day of the period, whatever became of
 * them), `held`, `cancelled` (planned for a day of the period), `overdue` (planned for a day
 * before the last of the period, or earlier, and still planned, of a group that is not over);
 * `enrolled`, `present`, `excused`, `absent` (person-times), `guests` (who came without
 * belonging to it),
 * `attendance` (present / enrolled); the same of households: `households_enrolled`,
 * `households_present`, `households_excused`, `households_absent`, `households_attendance`;
 * `size` ("ok", "under", "over": its members now against the fewest and most, from forming to
 * ending), `places_min`, `places_max` (the fewest and most members).
 *
 * @param filter     By area, worker (the group's, else the area's), programme and limit (of
 *                   rows; the total is of all groups); or NULL.
 * @param[out] table The table. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_groups(swst_store *store, const char *from,
                                                        const char *to, const char *as_of,
                                                        const swst_filter *filter,
                                                        swst_table **table);

/**
 * Organizations of residents (自组织) founded by the last day of the period or
 * on a day not known: members, outputs and sessions (seed 002, E4).
 *
 * Columns: `organization_id`, `name`, `type`, `area_code`, `members` (on the last day of the
 * period, as far as that has been), `source` ("rows": records of kind `organization_member`;
 * "figure": the organization's own figure, of one without such records), `cores` (members whose
 * role is "core", "核心" or "骨干"), `outputs` (made in the period: each its quantity, else 1),
 * `sessions` (activities of its programme held in the period; empty without a programme),
 * `founded_in_window`.
 *
 * @param filter     By area, worker (the advisor, else the area's), programme and limit; or NULL.
 * @param[out] table The table, by id. @owned{swst_table_free}
 */
SWST_API SWST_MUST_CHECK swst_status swst_report_organizations(swst_store *store, const char *from,
                                                               const char *to, const char *as_of,
                                                               const swst_filter *filter,
                                                               swst_table **table);

SWST_END_DECLS
/** @} */
#endif
