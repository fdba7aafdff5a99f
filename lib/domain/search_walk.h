/* Clients that have several keys at once, in the order of their ids. */
#ifndef SWST_DOMAIN_SEARCH_WALK_H
#define SWST_DOMAIN_SEARCH_WALK_H

#include "domain/ids.h"
#include "store/client_keys.h"

enum { SWST__MOST_STREAMS = 8 };

/* Clients with one key, as far as it has been read. */
struct swst__key_stream {
    struct swst__statement *statement;
    int64_t key, at;
    bool started;
};

/* Starts as { 0 }. */
struct swst__key_walk {
    struct swst__key_stream streams[SWST__MOST_STREAMS];
    size_t count;
    const struct swst__ids *within;         /* only these, ascending; NULL: any */
    int64_t next;                           /* the least id that may come */
};

/* A key that is asked for, too; those that find no room must be verified. */
swst_status swst__key_walk_add(swst_store *store, struct swst__key_walk *walk, int64_t key);
/* SWST_ROW and the next id, or SWST_OK at the end; without a key, all of the set. */
swst_status swst__key_walk_next(struct swst__key_walk *walk, int64_t *id);
void swst__key_walk_close(struct swst__key_walk *walk);

/* All clients with a key of a range, ascending, each once. */
swst_status swst__ids_of_keys(swst_store *store, struct swst__key_range range,
                              struct swst__ids *ids);

#endif
