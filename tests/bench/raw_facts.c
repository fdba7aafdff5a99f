/* What L gathers while it loads: places of ids, and facts by their owners. */
#include "raw_facts.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------- places */

static size_t slot_of(const struct places *places, int64_t id)
{
    size_t at = (uint64_t)id * UINT64_C(0x9e3779b97f4a7c15) >> 20 & (places->size - 1);

    while (places->places[at] >= 0 && places->ids[at] != id)
        at = (at + 1) & (places->size - 1);
    return at;
}

int32_t places_find(const struct places *places, int64_t id)
{
    return places->size ? places->places[slot_of(places, id)] : -1;
}

int32_t places_put(struct places *places, int64_t id)
{
    if (places->count * 2 >= places->size) {
        struct places old = *places;

        places->size = old.size ? old.size * 2 : 1024;
        places->ids = need(malloc(places->size * sizeof *places->ids));
        places->places = need(malloc(places->size * sizeof *places->places));
        memset(places->places, 0xff, places->size * sizeof *places->places);
        for (size_t i = 0; i < old.size; i++)
            if (old.places[i] >= 0) {
                size_t slot = slot_of(places, old.ids[i]);

                places->ids[slot] = old.ids[i];
                places->places[slot] = old.places[i];
            }
        free(old.ids);
        free(old.places);
    }
    places->ids[slot_of(places, id)] = id;
    places->places[slot_of(places, id)] = (int32_t)places->count;
    return (int32_t)places->count++;
}

/* -------------------------------------------------------------------- facts */

void facts_add(struct facts *facts, int32_t owner, struct dated dated)
{
    if (owner < 0)
        return;
    facts->at = grow(facts->at, &facts->room, facts->count, sizeof *facts->at);
    facts->at[facts->count++] = (struct fact){ owner, dated };
}

/* By owner, then by first day; what begins on one day stays as it came, by id. */
void facts_sort(struct facts *facts, size_t owners)
{
    struct fact *sorted = need(malloc((facts->count + 1) * sizeof *sorted));
    uint32_t *next = need(calloc(owners + 2, sizeof *next));

    for (size_t i = 0; i < facts->count; i++)
        next[facts->at[i].owner + 2]++;
    for (size_t i = 2; i < owners + 2; i++)
        next[i] += next[i - 1];
    for (size_t i = 0; i < facts->count; i++)
        sorted[next[facts->at[i].owner + 1]++] = facts->at[i];
    for (size_t i = 1; i < facts->count; i++)
        for (size_t j = i; j && sorted[j - 1].owner == sorted[j].owner
             && sorted[j - 1].dated.days.first > sorted[j].dated.days.first; j--) {
            struct fact swap = sorted[j];

            sorted[j] = sorted[j - 1];
            sorted[j - 1] = swap;
        }
    free(facts->at);
    facts->at = sorted;
    facts->firsts = next;
}

size_t facts_count(const struct facts *facts, size_t owner)
{
    return facts->firsts[owner + 1] - facts->firsts[owner];
}

const struct fact *facts_of(const struct facts *facts, size_t owner)
{
    return facts->at + facts->firsts[owner];
}
