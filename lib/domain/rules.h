/* Rules between records of different kinds. Rules of one record are in
 * model/rules.h, rules of one field in its row. Each rule is asked from every
 * side: whichever of two records is written last, it is held to the other. */
#ifndef SWST_DOMAIN_RULES_H
#define SWST_DOMAIN_RULES_H

#include "model/model.h"

#include <swstation/store.h>

/* Whether `record` may stand beside the other records of the store. `is_new`:
 * no other record can refer to it yet. */
swst_status swst__rules_check(swst_store *store, const swst_record *record, bool is_new);

/* Birth and death: no fact about a client lies outside of life (life.c). */
swst_status swst__life_check_fact(swst_store *store, const swst_record *record);
swst_status swst__life_check_client(swst_store *store, const swst_record *record, bool is_new);
swst_status swst__life_check_activity(swst_store *store, const swst_record *record);

/* Times that must not overlap (overlap.c). */
swst_status swst__overlap_check_member(swst_store *store, const swst_record *record);
swst_status swst__overlap_check_heads_of(swst_store *store, int64_t client_id, int64_t death);
swst_status swst__overlap_check_enrolment(swst_store *store, const swst_record *record);
swst_status swst__overlap_check_part(swst_store *store, const swst_record *record);

/* No area lies above itself (areas.c). */
swst_status swst__areas_check(swst_store *store, const swst_record *record);

#endif
