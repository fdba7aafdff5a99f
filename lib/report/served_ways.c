/* The ways in which people were served in a period (semantics 5). A household
 * was served when it was named, or one who was its member on that day. */
#include "domain/in_force.h"
#include "report/served.h"

#include "domain/cases.h"
#include "domain/noted.h"

_Static_assert(swst__visit_result_VISIT_RESULT_DONE == 1
               && swst__case_event_event_FOLLOW_UP == 2 && swst__case_event_result_DONE == 1
               && swst__activity_state_ACTIVITY_STATE_HELD == 2,
               "the statements below name these by number");

#define MEMBER_ON(client, day)                                                              \
    " JOIN household_member member ON member.client_id = " client                           \
    " AND" SWST__IN_FORCE("member", day)

#define CONTACT                                                                             \
    " visit.voided_at IS NULL AND result = 1 AND visited_on BETWEEN ?1 AND ?2"

/* A done follow-up of a case that was open on that day. */
#define FOLLOWED_UP                                                                         \
    " WHERE event = 2 AND result = 1 AND happened_on BETWEEN ?1 AND ?2"                     \
    " AND case_event.voided_at IS NULL AND held.voided_at IS NULL"                          \
    " AND" SWST__CASE_OPEN_ON("held", "happened_on")

/* A session of the group was held while they belonged to it, and nobody noted
 * that they were not there. */
#define SESSIONS                                                                            \
    " FROM group_member JOIN activity ON activity.group_id = group_member.group_id"
#define SESSION_HELD                                                                        \
    " group_member.voided_at IS NULL AND activity.voided_at IS NULL AND activity.state = 2" \
    " AND held_on BETWEEN ?1 AND ?2 AND joined_on <= held_on"                               \
    " AND coalesce(left_on, held_on) >= held_on"
#define NOT_MISSED                                                                          \
    " coalesce((SELECT" SWST__BEST " FROM attendance WHERE activity_id = activity.id"       \
    "   AND attendance.client_id = group_member.client_id"                                  \
    "   AND attendance.voided_at IS NULL), 3) = 3"

#define ATTENDED " FROM" SWST__NOTED("?1", "?2") " noted"
#define WERE_THERE " WHERE noted.client_id IS NOT NULL AND best = 3"

/* Contacts, cases, groups, attendances, in the order of the feeds. */
static const char *const of_persons[] = {
    "SELECT client_id, count(*) FROM visit WHERE client_id IS NOT NULL AND" CONTACT
    " GROUP BY client_id ORDER BY client_id",
    "SELECT DISTINCT held.client_id FROM case_event JOIN \"case\" held ON held.id = case_id"
    FOLLOWED_UP " ORDER BY held.client_id",
    "SELECT DISTINCT group_member.client_id" SESSIONS
    " WHERE group_member.client_id IS NOT NULL AND" SESSION_HELD " AND" NOT_MISSED
    " ORDER BY group_member.client_id",
    "SELECT noted.client_id, count(*)" ATTENDED WERE_THERE
    " GROUP BY noted.client_id ORDER BY noted.client_id",
};

static const char *const of_households[] = {
    "SELECT home, count(*) FROM (SELECT household_id AS home, id FROM visit"
    " WHERE household_id IS NOT NULL AND" CONTACT
    " UNION SELECT member.household_id, visit.id FROM visit"
    MEMBER_ON("visit.client_id", "visited_on") " WHERE" CONTACT ") GROUP BY home ORDER BY home",
    "SELECT DISTINCT member.household_id FROM case_event"
    " JOIN \"case\" held ON held.id = case_id" MEMBER_ON("held.client_id", "happened_on")
    FOLLOWED_UP " ORDER BY member.household_id",
    "SELECT group_member.household_id" SESSIONS
    " WHERE group_member.household_id IS NOT NULL AND" SESSION_HELD
    " UNION SELECT member.household_id" SESSIONS MEMBER_ON("group_member.client_id", "held_on")
    " WHERE" SESSION_HELD " AND" NOT_MISSED " ORDER BY 1",
    "SELECT member.household_id, count(*)" ATTENDED MEMBER_ON("noted.client_id", "held_on")
    WERE_THERE " GROUP BY member.household_id ORDER BY member.household_id",
};

static swst_status open_others(struct swst__service_feeds *feeds, swst_store *store,
                               struct swst__span window, const char *const *sql)
{
    swst_status status = swst__feed_open(&feeds->cases, store, sql[1], 0, window.first,
                                         window.last);

    if (!status)
        status = swst__feed_open(&feeds->groups, store, sql[2], 0, window.first, window.last);
    return status ? status
        : swst__feed_open(&feeds->attendances, store, sql[3], 1, window.first, window.last);
}

swst_status swst__services_open(struct swst__service_feeds *feeds, swst_store *store,
                                struct swst__span window, bool households)
{
    const char *const *sql = households ? of_households : of_persons;
    swst_status status = swst__feed_open(&feeds->contacts, store, sql[0], 1, window.first,
                                         window.last);

    return status ? status : open_others(feeds, store, window, sql);
}

swst_status swst__services_open_others(struct swst__service_feeds *feeds, swst_store *store,
                                       struct swst__span window)
{
    return open_others(feeds, store, window, of_persons);
}

static int64_t counted(const struct swst__feed *feed)
{
    return feed->count ? feed->rows[0][0] : 0;
}

swst_status swst__services_take(struct swst__service_feeds *feeds, int64_t id,
                                struct swst__services *services)
{
    swst_status status = swst__feed_take(&feeds->contacts, id);

    if (!status)
        status = swst__feed_take(&feeds->cases, id);
    if (!status)
        status = swst__feed_take(&feeds->groups, id);
    if (!status)
        status = swst__feed_take(&feeds->attendances, id);
    services->contacted = feeds->contacts.count > 0;
    services->in_case = feeds->cases.count > 0;
    services->in_group = feeds->groups.count > 0;
    services->at_activity = feeds->attendances.count > 0;
    services->times = counted(&feeds->contacts) + counted(&feeds->attendances);
    return status;
}

void swst__services_close(struct swst__service_feeds *feeds)
{
    swst__feed_close(&feeds->contacts);
    swst__feed_close(&feeds->cases);
    swst__feed_close(&feeds->groups);
    swst__feed_close(&feeds->attendances);
}
