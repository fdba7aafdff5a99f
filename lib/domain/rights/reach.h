/* What a role may do, circle by circle, and what that is for one person's records. */
#ifndef SWST_DOMAIN_RIGHTS_REACH_H
#define SWST_DOMAIN_RIGHTS_REACH_H

#include "model/circles.h"

#include <swstation/store.h>

/* Words of the choice `reach`; 0: none. */
struct swst__reach {
    signed char of[swst__circle_end][SWST__DEEDS];
    signed char children;
    unsigned powers;
};

/* As shipped, or as records of kind role_right say in its place. */
swst_status swst__reach_read(swst_store *store, int64_t role, struct swst__reach *reach);

/* How somebody, or what is told of him, stands to who works. */
struct swst__standing_to {
    bool in_scope;              /* of the account's areas and categories */
    bool is_own;                /* one's own client or case */
    bool is_child;              /* under 14 on the day, or of unknown age */
    bool is_granted;            /* two persons have opened the file */
};

/* Without a purpose nothing sensitive is read, and no record of a child. */
swst__rights swst__rights_of(const struct swst__reach *reach,
                             const struct swst__standing_to *standing, bool has_purpose);

/* The same over a person: what is told of somebody is read by who may read of that person
 * at all. */
swst__rights swst__rights_over(const struct swst__reach *reach,
                               const struct swst__standing_to *standing, bool has_purpose);

/* What the role could have over anybody. */
swst__rights swst__rights_at_most(const struct swst__reach *reach, bool has_purpose);

#endif
