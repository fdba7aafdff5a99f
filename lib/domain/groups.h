/* Groups: who belongs to one on a day, and who came to its sessions (semantics
 * 5, attendance). Read in step with groups by id; every figure asks here. */
#ifndef SWST_DOMAIN_GROUPS_H
#define SWST_DOMAIN_GROUPS_H

#include "base/calendar.h"
#include "domain/feed.h"
#include "domain/ids.h"

#include <swstation/groupwork.h>

/* A group in a stage in which nothing is planned for it any more: nobody joins,
 * and what was planned for it waits for nobody. */
bool swst__group_is_over(int64_t stage);

/* Enrolled members of one sort at a session, each once. Of whom nothing was
 * noted is enrolled and nothing else. */
struct swst__turnout {
    int64_t enrolled, present, excused, absent;
};

struct swst__session {
    int64_t id, state, planned_on, held_on;     /* days: SWST__NULL when not known */
};

struct swst__groups {
    struct swst__feed members, sessions, attendance;
    struct swst__ids persons, households;       /* enrolled at the session asked about */
};

/* Attendance at sessions held within `window` is known; members and sessions are
 * known all. Starts as { 0 }; closed even when opening failed. */
swst_status swst__groups_open(struct swst__groups *groups, swst_store *store,
                              struct swst__span window);
void swst__groups_close(struct swst__groups *groups);

/* Stand on a group; groups are asked for in ascending order. */
swst_status swst__groups_take(struct swst__groups *groups, int64_t group_id);

/* The first day on which somebody belongs to it or a session is held or, not
 * called off, planned; SWST__NULL if there is none. */
int64_t swst__groups_first_day(const struct swst__groups *groups);

/* The members of a sort on a day, each once. */
swst_status swst__groups_members(const struct swst__groups *groups, swst_member_sort sort,
                                 int64_t day, struct swst__ids *members);

/* Sessions by id, from 0 to groups->sessions.count. */
struct swst__session swst__groups_session(const struct swst__groups *groups, size_t number);

/* Who came to a session that was held. A household came when one who belonged
 * to it that day did. Guests came and are enrolled neither themselves nor with
 * their household. */
swst_status swst__groups_turnout(struct swst__groups *groups, const struct swst__session *session,
                                 struct swst__turnout *persons, struct swst__turnout *households,
                                 int64_t *guests);

#endif
