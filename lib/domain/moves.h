/* How members come into a household, leave it, or head it from a day on: the
 * records behind succession, split and merge. A membership that changes is ended
 * the day before and goes on in a new record; one that begins on that very day
 * is changed in place. */
#ifndef SWST_DOMAIN_MOVES_H
#define SWST_DOMAIN_MOVES_H

#include "domain/households.h"

#include <swstation/households.h>

struct swst__change {
    swst_store *store;
    int64_t on, reason;
};

/* What becomes of a member. */
struct swst__place {
    int64_t household_id;
    bool is_head;
};

/* The arguments that every such act has. */
swst_status swst__change_read(swst_store *store, const char *on, swst_member_reason reason,
                              struct swst__change *change);

/* Whether there is such a household, and its members; close them in any case. */
swst_status swst__change_check_household(swst_store *store, int64_t id);
swst_status swst__change_take(struct swst__households *households, swst_store *store, int64_t id);

bool swst__member_is_on_record(const struct swst__member *member, int64_t day);

/* NULL when the client is no living member on the day. */
const struct swst__member *swst__change_find(const struct swst__households *households,
                                             int64_t client_id, int64_t day);

swst_status swst__change_move(const struct swst__change *change, const struct swst__member *member,
                              struct swst__place place);

/* The dead belong to a household up to the day of their death. */
swst_status swst__change_end_dead(const struct swst__change *change,
                                  const struct swst__member *member, int64_t household_id);

#endif
