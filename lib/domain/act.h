/* Acts: several writes that are one thing in the world, such as a succession.
 * One transaction, and one request: who asks twice is served once. */
#ifndef SWST_DOMAIN_ACT_H
#define SWST_DOMAIN_ACT_H

#include "store/rows.h"

#include <swstation/store.h>

struct swst__act {
    bool inner;
    char *request;
    int64_t served;                     /* what this request wrote before, or 0 */
    struct swst__served then;           /* the same with its kind */
};

/* After a failure nothing has begun. The first write of the act should be of
 * the record that a served request is to find again. */
swst_status swst__act_begin(swst_store *store, struct swst__act *act);

/* The same for an act whose first write is of this kind and, unless `field` is NULL,
 * names `id` there: a request that wrote anything else is refused. */
swst_status swst__act_begin_writing(swst_store *store, struct swst__act *act,
                                    const swst_kind *kind, const struct swst_field *field,
                                    int64_t id);

/* The same with the record that the act changes, before any other; NULL: the
 * request was served before. */
swst_status swst__act_begin_on(swst_store *store, struct swst__act *act, const swst_kind *kind,
                               int64_t id, swst_record **record);

/* All of it or nothing: after a failure the request is still to be served. */
swst_status swst__act_end(swst_store *store, struct swst__act *act, swst_status status);

/* Save the record, and with that the act ends; the record (or NULL) is freed. `id`
 * (or NULL) will be what was saved, now or when the request was served first. */
swst_status swst__act_save(swst_store *store, struct swst__act *act, swst_status status,
                           swst_record *record, int64_t *id);

#endif
