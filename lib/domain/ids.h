/* Ids, ascending, each once: sets of records. */
#ifndef SWST_DOMAIN_IDS_H
#define SWST_DOMAIN_IDS_H

#include "store/db.h"

/* Starts as { 0 }. */
struct swst__ids {
    int64_t *at;
    size_t count, room;
};

void swst__ids_free(struct swst__ids *ids);
/* The number of the first id that is not smaller; the count if there is none. */
size_t swst__ids_place(const struct swst__ids *ids, int64_t id);
bool swst__ids_hold(const struct swst__ids *ids, int64_t id);
swst_status swst__ids_insert(struct swst__ids *ids, int64_t id);

/* Behind the others: the caller keeps the order, or restores it in the end. */
swst_status swst__ids_append(struct swst__ids *ids, int64_t id);
void swst__ids_order(struct swst__ids *ids);

/* The same with the first column of every row of a statement, which is given back. */
swst_status swst__ids_read(struct swst__ids *ids, struct swst__statement *statement);

/* As lists name them: joined by commas. NULL: out of memory. */
char *swst__ids_join(const struct swst__ids *ids);

#endif
