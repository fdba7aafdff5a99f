/* A small town whose records change at random, for the tests that compare sessions with the
 * plain model. */
#ifndef SWST_TESTS_RIGHTS_TOWN_H
#define SWST_TESTS_RIGHTS_TOWN_H

#include "office.h"

#include "../support/station.h"

enum { WORKERS = 5, HOMES = 4, MS_OF_DAY = 86400000 };

struct town {
    swst_store *owner, *seen[2];
    struct plain plain;                     /* as it was read last */
    struct plain_viewer viewers[2];
    int64_t region, areas[3], workers[WORKERS], category, homes[HOMES];
    int64_t now;
    uint64_t seed;
    int step;
};
extern struct town town;

#define PICK(array) ((array)[town_draw(sizeof (array) / sizeof *(array))])
unsigned town_draw(unsigned limit);

/* Many of these are refused by rules: that changes nothing, and is as good a step. */
void town_put(swst_store *store, const char *kind, const char *const *pairs);
#define PUT(store, kind, ...) \
    town_put(store, kind, (const char *const[]){ __VA_ARGS__, NULL })
void town_edit(swst_store *store, const char *kind, int64_t id, const char *field,
               const char *value);
void town_add_client(swst_store *store);
void town_change(swst_store *store);

#endif
