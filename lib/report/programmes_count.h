/* What one programme did in a period, as a whole and site by site. */
#ifndef SWST_REPORT_PROGRAMMES_COUNT_H
#define SWST_REPORT_PROGRAMMES_COUNT_H

#include "domain/feed.h"
#include "domain/ids.h"
#include "domain/programmes.h"
#include "report/filter.h"

/* Of the programme as a whole, or of the site in an area. */
struct swst__tally {
    int64_t area_id;
    int64_t expected, planned, held, cancelled, postponed, overdue;
    int64_t person_times, minutes, attendee_minutes, months_met, months;
    struct swst__ids people;
    struct swst__ids months_held;       /* first days of months with something held */
};

/* A record, and its minutes. */
struct swst__timed {
    int64_t id, minutes;
};

/* A client enrolled on a day of the window, which may not have begun, or on its last day,
 * and whether with an outcome that somebody verified by then. */
struct swst__enrolled {
    int64_t client_id;
    bool is_now, is_within, is_verified;
};

struct swst__programme_count {
    swst_store *store;
    struct swst__question question;
    int64_t id, area_id;                /* of the programme */
    struct swst__span days;             /* on which it runs */
    struct swst__sites sites;
    struct swst__tally whole, *of_sites;
    size_t site_count, site_room;       /* sites in force within the period, by area */
    int64_t runs;
    struct swst__ids ended;             /* groups: runs that ended */
    struct swst__timed *held, *presences;   /* activities, and attendances at them */
    size_t held_count, held_room, presence_count, presence_room;
    struct swst__feed came;             /* to programmes, by their id */
    struct swst__enrolled *enrolled;    /* a row an enrolment */
    size_t enrolled_count, enrolled_room;
};

/* Count anew for the programme that `id`, `area_id` and `days` name; `recurrence`
 * NULL: none; programmes come by id. Starts with all else 0; freed even when it failed. */
swst_status swst__programme_count(struct swst__programme_count *count, const char *recurrence);
void swst__programme_count_free(struct swst__programme_count *count);

#endif
