/* Feeds: rows of numbers ordered by an id, taken id by id, so that what is
 * dated about many clients is read once and in step with them. */
#ifndef SWST_DOMAIN_FEED_H
#define SWST_DOMAIN_FEED_H

#include "store/db.h"

enum { SWST__FEED_COLUMNS = 6 };
#define SWST__NULL INT64_MIN

struct swst__feed {
    const char *sql;
    int64_t first, second;                          /* parameters */
    struct swst__statement *statement;
    int columns;                                    /* behind the id, which comes first */
    bool can_leap;                                  /* the statement has ?3 */
    bool standing;                                  /* on a row not yet taken */
    int64_t (*rows)[SWST__FEED_COLUMNS];            /* of the id asked for */
    size_t count, room;
};

/* Parameters ?1 and ?2 are days, and ?3 the least id that is wanted: with it a
 * feed leaps over ids that nobody asks for. `sql` is static. Starts as { 0 }. */
swst_status swst__feed_open(struct swst__feed *feed, swst_store *store, const char *sql,
                            int columns, int64_t first, int64_t second);

/* Take the rows of `id`; ids are asked for in ascending order. */
swst_status swst__feed_take(struct swst__feed *feed, int64_t id);
void swst__feed_close(struct swst__feed *feed);

#endif
