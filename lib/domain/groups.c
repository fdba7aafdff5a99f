#include "domain/groups.h"

#include "domain/in_force.h"
#include "domain/noted.h"
#include "model/structs.h"

enum { SORT, MEMBER, JOINED, LEFT };                        /* of members */
enum { SESSION, STATE, PLANNED_ON, HELD_ON };               /* of sessions */
enum { AT, CLIENT, BEST, HOUSEHOLD };                   /* of attendance */

_Static_assert(swst__activity_type_ACTIVITY_TYPE_GROUP_SESSION == 1
               && swst__activity_state_ACTIVITY_STATE_HELD == 2
               && SWST_MEMBER_SORT_CLIENT == 1 && SWST_MEMBER_SORT_HOUSEHOLD == 2
               && SWST_MEMBER_SORT_VOLUNTEER == 3 && SWST_MEMBER_SORT_WORKER == 4,
               "the statements below name these by number");

bool swst__group_is_over(int64_t stage)
{
    return stage == SWST_GROUP_STAGE_ENDED || stage == SWST_GROUP_STAGE_CANCELLED;
}

swst_status swst__groups_open(struct swst__groups *groups, swst_store *store,
                              struct swst__span window)
{
    swst_status status = swst__feed_open(&groups->members, store,
        "SELECT group_id, CASE WHEN client_id IS NOT NULL THEN 1 WHEN household_id IS NOT NULL"
        " THEN 2 WHEN volunteer_id IS NOT NULL THEN 3 ELSE 4 END,"
        " coalesce(client_id, household_id, volunteer_id, worker_id), joined_on,"
        " coalesce(left_on, ?1) FROM group_member WHERE voided_at IS NULL ORDER BY group_id, id",
        4, SWST__LAST_DAY, 0);

    if (!status)
        status = swst__feed_open(&groups->sessions, store,
            "SELECT group_id, id, state, planned_on, held_on FROM activity"
            " WHERE group_id IS NOT NULL AND type = ?1 AND voided_at IS NULL"
            " ORDER BY group_id, id", 4, swst__activity_type_ACTIVITY_TYPE_GROUP_SESSION, 0);
    if (!status)
        status = swst__feed_open(&groups->attendance, store,
            "SELECT noted.group_id, activity_id, noted.client_id, best, member.household_id FROM"
            SWST__NOTED("?1", "?2") " noted"
            " LEFT JOIN household_member member ON member.client_id = noted.client_id"
            "   AND" SWST__IN_FORCE("member", "held_on")
            " WHERE noted.group_id IS NOT NULL AND noted.type = 1 AND noted.client_id IS NOT NULL"
            " ORDER BY noted.group_id, activity_id, noted.client_id",
            4, window.first, window.last);
    return status;
}

void swst__groups_close(struct swst__groups *groups)
{
    swst__feed_close(&groups->members);
    swst__feed_close(&groups->sessions);
    swst__feed_close(&groups->attendance);
    swst__ids_free(&groups->persons);
    swst__ids_free(&groups->households);
}

swst_status swst__groups_take(struct swst__groups *groups, int64_t group_id)
{
    swst_status status = swst__feed_take(&groups->members, group_id);

    if (!status)
        status = swst__feed_take(&groups->sessions, group_id);
    return status ? status : swst__feed_take(&groups->attendance, group_id);
}

/* ------------------------------------------------------------------ members */

swst_status swst__groups_members(const struct swst__groups *groups, swst_member_sort sort,
                                 int64_t day, struct swst__ids *members)
{
    swst_status status = SWST_OK;

    members->count = 0;
    for (size_t i = 0; i < groups->members.count && !status; i++) {
        const int64_t *row = groups->members.rows[i];

        if (row[SORT] == (int64_t)sort && row[JOINED] <= day && row[LEFT] >= day)
            status = swst__ids_insert(members, row[MEMBER]);
    }
    return status;
}

struct swst__session swst__groups_session(const struct swst__groups *groups, size_t number)
{
    const int64_t *row = groups->sessions.rows[number];

    return (struct swst__session){ row[SESSION], row[STATE], row[PLANNED_ON], row[HELD_ON] };
}

static int64_t earlier(int64_t first, int64_t day)
{
    return first == SWST__NULL || (day != SWST__NULL && day < first) ? day : first;
}

int64_t swst__groups_first_day(const struct swst__groups *groups)
{
    int64_t first = SWST__NULL;

    for (size_t i = 0; i < groups->members.count; i++)
        first = earlier(first, groups->members.rows[i][JOINED]);
    for (size_t i = 0; i < groups->sessions.count; i++) {
        struct swst__session session = swst__groups_session(groups, i);

        if (session.state == swst__activity_state_ACTIVITY_STATE_HELD)
            first = earlier(first, session.held_on);
        else if (session.state != swst__activity_state_ACTIVITY_STATE_CANCELLED)
            first = earlier(first, session.planned_on);
    }
    return first;
}

/* ------------------------------------------------------------------ turnout */

/* The rows of a session: from `first` to before the row returned. */
static size_t rows_of(const struct swst__feed *attendance, int64_t session, size_t *first)
{
    size_t last;

    *first = 0;
    while (*first < attendance->count && attendance->rows[*first][AT] != session)
        ++*first;
    for (last = *first; last < attendance->count && attendance->rows[last][AT] == session; )
        last++;
    return last;
}

/* Each of `enrolled` by the best that is noted of it in its column: a household
 * by the best of its members. */
static struct swst__turnout count(const struct swst__groups *groups, size_t first, size_t last,
                                  const struct swst__ids *enrolled, int column)
{
    struct swst__turnout turnout = { .enrolled = (int64_t)enrolled->count };

    for (size_t i = 0; i < enrolled->count; i++) {
        int64_t best = SWST__NOTHING_NOTED;

        for (size_t j = first; j < last; j++) {
            const int64_t *row = groups->attendance.rows[j];

            if (row[column] == enrolled->at[i] && row[BEST] > best)
                best = row[BEST];
        }
        turnout.present += best == SWST__WAS_PRESENT;
        turnout.excused += best == SWST__WAS_EXCUSED;
        turnout.absent += best == SWST__WAS_ABSENT;
    }
    return turnout;
}

/* Rows of one client stand together. */
static int64_t count_guests(const struct swst__groups *groups, size_t first, size_t last)
{
    int64_t guests = 0, counted = 0;

    for (size_t i = first; i < last; i++) {
        const int64_t *row = groups->attendance.rows[i];

        if (row[BEST] != SWST__WAS_PRESENT || row[CLIENT] == counted
            || swst__ids_hold(&groups->persons, row[CLIENT])
            || swst__ids_hold(&groups->households, row[HOUSEHOLD]))
            continue;
        counted = row[CLIENT];
        guests++;
    }
    return guests;
}

swst_status swst__groups_turnout(struct swst__groups *groups, const struct swst__session *session,
                                 struct swst__turnout *persons, struct swst__turnout *households,
                                 int64_t *guests)
{
    size_t first, last = rows_of(&groups->attendance, session->id, &first);
    swst_status status = swst__groups_members(groups, SWST_MEMBER_SORT_CLIENT, session->held_on,
                                              &groups->persons);

    if (!status)
        status = swst__groups_members(groups, SWST_MEMBER_SORT_HOUSEHOLD, session->held_on,
                                      &groups->households);
    if (status)
        return status;
    *persons = count(groups, first, last, &groups->persons, CLIENT);
    *households = count(groups, first, last, &groups->households, HOUSEHOLD);
    *guests = count_guests(groups, first, last);
    return SWST_OK;
}
