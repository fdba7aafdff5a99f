/* Ids of rows by kind, as a set: those a load has met, those known to live. Ids of
 * one station stand close together, so a block of 64 of them takes one bit each. */
#ifndef SWST_BASE_SEEN_H
#define SWST_BASE_SEEN_H

#include <swstation/common.h>

struct swst__seen_block;

/* Starts as { 0 }. */
struct swst__seen {
    struct swst__seen_block *blocks;    /* a hash table; a power of two, at most half full */
    size_t count, capacity;
};

/* `kind` is below 64. `again`: the id was met before. */
swst_status swst__seen_add(struct swst__seen *seen, unsigned kind, int64_t id, bool *again);
bool swst__seen_has(const struct swst__seen *seen, unsigned kind, int64_t id);
void swst__seen_remove(struct swst__seen *seen, unsigned kind, int64_t id);
void swst__seen_free(struct swst__seen *seen);

#endif
