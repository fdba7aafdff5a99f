/* Areas: what lies above what, which are served, and how villages are grouped
 * on a day (semantics 2.6). Read whole: a county has some hundreds. */
#ifndef SWST_DOMAIN_AREAS_H
#define SWST_DOMAIN_AREAS_H

#include "base/calendar.h"
#include "base/error.h"

#include <swstation/store.h>

#include <stddef.h>

enum { SWST__NOWHERE = -1 };

struct swst__area {
    int64_t id, level, parent_id;       /* parent_id: as entered; 0 when the code says it */
    char *code, *name;
    struct swst__span served;           /* by its own dates alone */
    int64_t parent, service;            /* numbers of areas, or SWST__NOWHERE */
};

/* In order of their codes. */
struct swst__areas {
    struct swst__area *at;
    size_t count;
    struct swst__area_id { int64_t id; size_t number; } *by_id;    /* in order of ids */
};

/* Service areas are those whose part is in force on `day`. */
swst_status swst__areas_read(swst_store *store, int64_t day, struct swst__areas *areas);
void swst__areas_free(struct swst__areas *areas);

int64_t swst__areas_find(const struct swst__areas *areas, int64_t id);

/* Whether `area` is in the scope of `top`: the same, below it, or, of a service
 * area, one of its villages or below one. SWST__NOWHERE as top: everywhere. */
bool swst__areas_within(const struct swst__areas *areas, int64_t area, int64_t top);

/* The nearest area of a level, itself included, or SWST__NOWHERE. */
int64_t swst__areas_above(const struct swst__areas *areas, int64_t area, int64_t level);

#endif
