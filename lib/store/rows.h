/* Rows: records as the tables keep them. Writing one asks nothing and tells
 * nobody; only domain/write.c may, which does both. */
#ifndef SWST_STORE_ROWS_H
#define SWST_STORE_ROWS_H

#include "base/text.h"
#include "model/model.h"
#include "store/db.h"

/* All columns of a kind, and the record they make, in one order. */
void swst__sql_add_columns(struct swst__text *sql, const swst_kind *kind);
swst_status swst__row_read(const struct swst__statement *statement, swst_record *record);

/* A value as parameter `at`; NULL if the record has none. */
void swst__row_bind(struct swst__statement *statement, int at, const swst_record *record,
                    const struct swst_field *field);

/* The same as the column keeps it: of what is sealed, its box apart, nothing, or what
 * nobody means. */
void swst__row_bind_kept(const swst_store *store, struct swst__statement *statement, int at,
                         const swst_record *record, const struct swst_field *field);

/* Take the statement that `sql` has grown into. */
swst_status swst__row_take(swst_store *store, struct swst__text *sql,
                           struct swst__statement **statement);

/* The next id of this file, for a row of this kind. */
swst_status swst__row_new_id(swst_store *store, const swst_kind *kind, int64_t *id);

swst_status swst__row_insert(swst_store *store, const swst_record *record);
swst_status swst__row_update(swst_store *store, const swst_record *record);
swst_status swst__row_void(swst_store *store, const swst_record *record);

/* Two exceptions, for merging clients and taking that back (domain/merge.c):
 * the value of one reference of a row, be it voided; and the end of a voiding. */
swst_status swst__row_point(swst_store *store, const swst_record *record,
                            const struct swst_field *field);
swst_status swst__row_unvoid(swst_store *store, const swst_record *record);

/* Whether there is such a row, and whether it counts. */
enum swst__life { SWST__MISSING, SWST__VOIDED, SWST__LIVING };
swst_status swst__row_life(swst_store *store, const swst_kind *kind, int64_t id,
                           enum swst__life *life);

/* Living rows that refer to this one: the ids of the first few, as text; ""
 * when there are none. */
swst_status swst__row_referrers(swst_store *store, const swst_record *record,
                                struct swst__text *ids);

/* Whether another living row has the same values in the fields of a rule. */
swst_status swst__row_is_duplicate(swst_store *store, const swst_record *record,
                                   const struct swst__rule *rule, bool *duplicate);

/* `fields`: names of those that changed, joined by commas; or NULL. */
swst_status swst__audit_add(swst_store *store, int64_t instant, const char *action,
                            const swst_record *record, const char *fields);
/* What a request wrote first; id 0 if it was not served. */
struct swst__served {
    int64_t id;
    const swst_kind *kind;
    bool is_new, is_void;
};
swst_status swst__audit_find(swst_store *store, const char *request, struct swst__served *served);

int64_t swst__store_actor(const swst_store *store);
const char *swst__store_request(const swst_store *store);      /* or NULL */
void swst__store_request_served(swst_store *store);
bool swst__store_now(const swst_store *store, int64_t *now);   /* false: ask a clock */
int64_t swst__store_moment(const swst_store *store);           /* that, or what the clock says */

#endif
