/* Waiting for others who write to the same file, so that each has a turn. */
#define _POSIX_C_SOURCE 200809L

#include "store/store.h"

#include <time.h>

enum { PAUSE = 500, CROWDED = 1000 };           /* microseconds; milliseconds */

int64_t swst__milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void swst__pause(int32_t microseconds)
{
    nanosleep(&(struct timespec){ .tv_nsec = microseconds * 1000L }, NULL);
}

void swst__set_deadline(swst_store *store, int32_t milliseconds)
{
    store->waits_until = swst__milliseconds() + milliseconds;
}

bool swst__is_late(const swst_store *store)
{
    return swst__milliseconds() >= store->waits_until;
}

/* Ask again twice a millisecond. SQLite's own waiting asks the less often the
 * longer it has waited, so that those who come later are served before. */
int swst__wait(void *waiting, int asked_before)
{
    swst_store *store = waiting;

    store->waited_at = swst__milliseconds();
    if (asked_before == 0 && !store->keeps_deadline)
        swst__set_deadline(store, store->busy_timeout);
    if (swst__is_late(store))
        return 0;
    swst__pause(PAUSE);
    return 1;
}

/* Who had to wait a moment ago is not alone: one write right behind another
 * would leave the others no gap. Only where there is no queue: see lock.c. */
void swst__wait_politely(const swst_store *store)
{
    if (store->waited_at && swst__milliseconds() - store->waited_at < CROWDED)
        swst__pause(PAUSE);
}
