/* Who belongs to which household on which day, and who heads it: the one place
 * that knows (semantics 2.3). Households come by id, read in step. */
#ifndef SWST_DOMAIN_HOUSEHOLDS_H
#define SWST_DOMAIN_HOUSEHOLDS_H

#include "domain/feed.h"

#include "base/calendar.h"

struct swst__member {
    int64_t id, client_id;
    struct swst__span days;             /* of the record */
    struct swst__span living;           /* those before the client's death */
    int64_t death;                      /* behind the last day: alive */
    bool is_head;
};

struct swst__households {
    struct swst__feed feed;
    struct swst__member *members;       /* of the household taken, by first day, then id */
    size_t count, room;
};

/* Starts as { 0 }; closed even when opening failed. */
swst_status swst__households_open(struct swst__households *households, swst_store *store);
swst_status swst__households_take(struct swst__households *households, int64_t household_id);
void swst__households_close(struct swst__households *households);

/* Whether the member belongs to the household on a day, and lives. */
bool swst__member_lives_on(const struct swst__member *member, int64_t day);

/* The living head of the household taken on a day, or NULL. */
const struct swst__member *swst__households_head(const struct swst__households *households,
                                                 int64_t day);

/* Whether somebody lives in the household on a day and nobody heads it. */
bool swst__households_is_headless(const struct swst__households *households, int64_t day);

/* Of a household without a head on a day: since when it has been so without a
 * break, and the head before, whose days may have ended earlier; or NULL. */
int64_t swst__households_headless_since(const struct swst__households *households, int64_t day);
const struct swst__member *swst__households_last_head(const struct swst__households *households,
                                                      int64_t day);

#endif
