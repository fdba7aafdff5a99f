/* Waiting for others who write to the same file, so that each has a turn. */
#define _POSIX_C_SOURCE 200809L

#include "store/store.h"

#include <time.h>

enum { PAUSE = 500000, CROWDED = 1000 };        /* nanoseconds; milliseconds */

static int64_t milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void pause_a_little(void)
{
    nanosleep(&(struct timespec){ .tv_nsec = PAUSE }, NULL);
}

/* Ask again twice a millisecond. SQLite's own waiting asks the less often the
 * longer it has waited, so that those who come later are served before. */
int swst__wait(void *waiting, int asked_before)
{
    swst_store *store = waiting;

    store->waited_at = milliseconds();
    if (asked_before == 0)
        store->waits_until = store->waited_at + store->busy_timeout;
    if (store->waited_at >= store->waits_until)
        return 0;
    pause_a_little();
    return 1;
}

/* Who had to wait a moment ago is not alone: one write right behind another
 * would leave the others no gap. */
void swst__wait_politely(const swst_store *store)
{
    if (store->waited_at && milliseconds() - store->waited_at < CROWDED)
        pause_a_little();
}
