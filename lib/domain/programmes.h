/* Programmes: on which days they recur, and at which sites. */
#ifndef SWST_DOMAIN_PROGRAMMES_H
#define SWST_DOMAIN_PROGRAMMES_H

#include "base/calendar.h"
#include "base/error.h"

#include <swstation/store.h>

/* The places of a programme: those on record, else its own area, or none, for ever. */
struct swst__site {
    int64_t area_id;                    /* or 0 */
    struct swst__span days;
};

struct swst__sites {
    struct swst__site *at;              /* by area */
    size_t count, room;
    bool are_own;                       /* none on record */
};

/* Starts as { 0 }, and is read anew for another programme. */
swst_status swst__sites_read(struct swst__sites *sites, swst_store *store, int64_t programme_id,
                             int64_t own_area_id);
void swst__sites_free(struct swst__sites *sites);

/* Whether site `i` is in force on a day, and the first of its area that is: an
 * area with two records is one place. */
bool swst__sites_hold(const struct swst__sites *sites, size_t i, int64_t day);

#endif
