/* What one programme did in a period, as a whole and site by site. */
#ifndef SWST_REPORT_PROGRAMMES_COUNT_H
#define SWST_REPORT_PROGRAMMES_COUNT_H

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

struct swst__programme_count {
    swst_store *store;
    struct swst__question question;
    int64_t id, area_id;                /* of the programme */
    struct swst__span days;             /* on which it runs */
    struct swst__sites sites;
    struct swst__tally whole, *of_sites;
    size_t site_count, site_room;       /* sites in force within the period, by area */
    int64_t runs, runs_ended;
};

/* Count anew for the programme that `id`, `area_id` and `days` name; `recurrence`
 * NULL: none. Starts with all else 0; freed even when it failed. */
swst_status swst__programme_count(struct swst__programme_count *count, const char *recurrence);
void swst__programme_count_free(struct swst__programme_count *count);

#endif
