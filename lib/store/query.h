/* A question, as query.c asks it and cursor.c runs it. */
#ifndef SWST_STORE_QUERY_H
#define SWST_STORE_QUERY_H

#include "base/text.h"
#include "model/model.h"
#include "store/client_keys.h"

#include <swstation/store.h>

enum swst__comparison {
    SWST__EQUAL, SWST__UNEQUAL, SWST__LESS, SWST__LESS_EQUAL, SWST__GREATER, SWST__GREATER_EQUAL,
    SWST__CONTAINS, SWST__IN
};

/* A value as its column holds it. */
struct swst__operand {
    char *text;                         /* of a text field; else NULL */
    int64_t number;
};

struct swst__condition {
    const struct swst_field *field;
    enum swst__comparison comparison;
    unsigned count;                     /* of values; 0: unset */
    struct swst__operand *operands;
};

struct swst_query {
    const swst_kind *kind;
    struct swst__condition *conditions;
    unsigned count;
    const struct swst_field *order;     /* or NULL: the id */
    bool descending, with_voided;
    int64_t limit;                      /* 0: none */
};

/* NULL when out of memory. */
swst_query *swst__query_copy(const swst_query *query);

/* Which clients a part of a name leaves over, by ranges of keys (query_keys.c): of
 * those that few have, and none for other questions. */
enum { SWST__QUERY_RANGES = 8 };
struct swst__query_keys {
    struct swst__key_range ranges[SWST__QUERY_RANGES];
    int count;
};
swst_status swst__query_find_keys(swst_store *store, const swst_query *query,
                                  struct swst__query_keys *keys);

/* " WHERE …" of the query, and its values as parameters from 1; the number of
 * the next one is returned. */
struct swst__statement;
void swst__query_add_where(struct swst__text *sql, const swst_query *query,
                           const struct swst__query_keys *keys);
int swst__query_bind(struct swst__statement *statement, const swst_query *query,
                     const struct swst__query_keys *keys);

#endif
