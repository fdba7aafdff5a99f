/* How people were served in a period: beside being reached by an activity, by a
 * contact, in a case, as members of a group. Read in step with coverage. */
#ifndef SWST_REPORT_SERVED_H
#define SWST_REPORT_SERVED_H

#include "base/calendar.h"
#include "domain/feed.h"

/* Of one person or household. */
struct swst__services {
    bool contacted, in_case, in_group, at_activity;
    int64_t times;                          /* contacts and attendances */
};

/* Whether in any way. */
static inline bool swst__services_are_any(const struct swst__services *services)
{
    return services->contacted || services->in_case || services->in_group
        || services->at_activity;
}

/* Starts as { 0 }; closed even when opening failed. */
struct swst__service_feeds {
    struct swst__feed contacts, cases, groups, attendances;
};

swst_status swst__services_open(struct swst__service_feeds *feeds, swst_store *store,
                                struct swst__span window, bool of_households);
/* Of persons, without their contacts: for who reads those anyway, and adds them. */
swst_status swst__services_open_others(struct swst__service_feeds *feeds, swst_store *store,
                                       struct swst__span window);
swst_status swst__services_take(struct swst__service_feeds *feeds, int64_t id,
                                struct swst__services *services);
void swst__services_close(struct swst__service_feeds *feeds);

#endif
