/* The categories of clients and households on a day: who asks which somebody is
 * in asks here (semantics 2.4). */
#ifndef SWST_DOMAIN_IN_CATEGORIES_H
#define SWST_DOMAIN_IN_CATEGORIES_H

#include "domain/feed.h"
#include "domain/ids.h"

struct swst__in_categories {
    struct swst__feed own, of_household;
    struct swst__ids ids;                   /* of whom was taken last; each once */
};

/* Of clients: their own, and those of the household they are members of. Starts
 * as { 0 }; closed even when opening failed. */
swst_status swst__in_categories_open(struct swst__in_categories *in, swst_store *store,
                                     int64_t day);
/* Of clients their own alone, as where every unit is counted for itself. */
swst_status swst__in_categories_open_own(struct swst__in_categories *in, swst_store *store,
                                         int64_t day);
swst_status swst__in_categories_open_households(struct swst__in_categories *in,
                                                swst_store *store, int64_t day);
/* Clients, or households, are taken by id, ascending. */
swst_status swst__in_categories_take(struct swst__in_categories *in, int64_t id);
void swst__in_categories_close(struct swst__in_categories *in);

/* The id of the category with this code; 0 when there is none. */
swst_status swst__category_find(swst_store *store, const char *code, int64_t *id);

#endif
