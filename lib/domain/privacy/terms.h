/* How long the file of a client is kept: the retention terms that cover it, and holds. */
#ifndef SWST_DOMAIN_PRIVACY_TERMS_H
#define SWST_DOMAIN_PRIVACY_TERMS_H

#include "store/db.h"

struct swst__term {
    int64_t id, what, starts, years, action;
};

/* Those in force. Starts as { 0 }; freed even when reading failed. */
struct swst__terms {
    struct swst__term *at;
    size_t count, room;
};
swst_status swst__terms_read(struct swst__terms *terms, swst_store *store);
void swst__terms_free(struct swst__terms *terms);

/* Whose file it is: the days of the client's own row. */
struct swst__file_life {
    int64_t client_id, registered_on;
    int64_t exited_on;                  /* SWST__LAST_DAY: not exited, so no term has begun */
    bool died;
};

/* The last day on which the file is kept, and the term that says so: the one that ends
 * last of all that cover the file or a part of it. `term` is NULL where none covers the
 * file; what is to be kept for good ends on SWST__LAST_DAY. */
struct swst__file_end {
    int64_t last;
    const struct swst__term *term;
};
swst_status swst__terms_end(const struct swst__terms *terms, swst_store *store,
                            const struct swst__file_life *life, struct swst__file_end *end);

/* Of a term that begins on a day: the day before it is as many years old. */
int64_t swst__term_last(int64_t begins, int64_t years);

/* A hold on the client's file in force on the day, or 0. */
swst_status swst__hold_find(swst_store *store, int64_t client_id, int64_t day, int64_t *hold_id);

#endif
