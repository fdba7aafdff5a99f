/* Posts: who is in office on a day, who stands in, and who is alerted
 * (semantics 2.5, 4.6). */
#ifndef SWST_DOMAIN_POSTS_H
#define SWST_DOMAIN_POSTS_H

#include "domain/ids.h"

#include <swstation/store.h>

struct swst__post {
    int64_t worker_id, backup_id, role;     /* backup_id: or 0; role: swst__post_role_HEAD … */
};

struct swst__posts {
    struct swst__post *at;                  /* in force on the day, by worker, then as entered */
    size_t count, room;
    struct swst__ids posted;                /* workers with a post on record, whenever */
    struct swst__ids out;                   /* absent on the day, not yet hired, or left */
};

swst_status swst__posts_read(swst_store *store, int64_t day, struct swst__posts *posts);
void swst__posts_free(struct swst__posts *posts);

/* Whether a post of the worker is in force, of this role or (0) of any. */
bool swst__posts_hold(const struct swst__posts *posts, int64_t worker_id, int64_t role);

/* Whether the worker can be turned to on the day: employed, not absent, and, if
 * any post of the worker is on record, one of them in force. 0: no. */
bool swst__posts_in_office(const struct swst__posts *posts, int64_t worker_id);

/* Who stands in for a worker: the first backup, of the posts in force, who has
 * a post in force as well and is in office; or 0 (A7). */
int64_t swst__posts_backup(const struct swst__posts *posts, int64_t worker_id);

/* Whom an alert goes to: the supervisor named, if in office; else a supervisor
 * by post; else the worker's backup; else the head, else the deputy; else 0.
 * Of several in one role the least id. Nobody is alerted of their own idleness
 * while somebody else can be: the worker is passed over. */
int64_t swst__posts_alerted(const struct swst__posts *posts, int64_t supervisor_id,
                            int64_t worker_id);

#endif
