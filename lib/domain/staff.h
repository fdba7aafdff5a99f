/* Who is responsible on a day (semantics 2.5). */
#ifndef SWST_DOMAIN_STAFF_H
#define SWST_DOMAIN_STAFF_H

#include "domain/areas.h"
#include "domain/ids.h"

struct swst__staff {
    struct swst__pairs {                    /* by first, then second */
        struct swst__pair { int64_t first, second; } *at;
        size_t count, room;
    } of_client, of_area, backups;      /* client or area → worker; worker → backup */
    struct swst__ids absent;
};

/* Everything in force on `day`. */
swst_status swst__staff_read(swst_store *store, int64_t day, struct swst__staff *staff);
void swst__staff_free(struct swst__staff *staff);

/* The workers of a client (0: of a household or area alone) in an area. */
swst_status swst__staff_of(const struct swst__staff *staff, const struct swst__areas *areas,
                           int64_t client_id, int64_t area, struct swst__ids *workers);

/* The workers that a record names, 0s left out, with the backups of who is absent. */
swst_status swst__staff_named(const struct swst__staff *staff, const int64_t *named, size_t count,
                              struct swst__ids *workers);

#endif
