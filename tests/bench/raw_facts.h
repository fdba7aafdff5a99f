/* What L gathers while it loads: places of ids, and facts by their owners. */
#ifndef SWST_BENCH_RAW_FACTS_H
#define SWST_BENCH_RAW_FACTS_H

#include "raw.h"

/* Something about one client or household. */
struct fact {
    int32_t owner;
    struct dated dated;
};
struct facts {
    struct fact *at;
    size_t count, room;
    uint32_t *firsts;               /* once sorted: where an owner's begin */
};

/* From ids to places, by open addressing. */
struct places {
    int64_t *ids;
    int32_t *places;
    size_t size, count;
};

int32_t places_find(const struct places *places, int64_t id);       /* or -1 */
int32_t places_put(struct places *places, int64_t id);

void facts_add(struct facts *facts, int32_t owner, struct dated dated);     /* -1: of nobody */
void facts_sort(struct facts *facts, size_t owners);
size_t facts_count(const struct facts *facts, size_t owner);
const struct fact *facts_of(const struct facts *facts, size_t owner);

#endif
