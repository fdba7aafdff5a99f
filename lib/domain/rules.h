/* Rules between records of different kinds. Rules of one record are in
 * model/rules.h, rules of one field in its row. Each rule is asked from every
 * side: whichever of two records is written last, it is held to the other. */
#ifndef SWST_DOMAIN_RULES_H
#define SWST_DOMAIN_RULES_H

#include "base/calendar.h"
#include "model/model.h"

#include <swstation/store.h>

/* Whether `record` may stand beside the other records of the store. `is_new`:
 * no other record can refer to it yet. */
swst_status swst__rules_check(swst_store *store, const swst_record *record, bool is_new);

/* The kinds, a bit each, of which every new row asks for others of its own kind. */
uint64_t swst__rules_ask_own_kind(void);

/* Birth and death: no fact about a client lies outside of life (life.c). */
swst_status swst__life_check_fact(swst_store *store, const swst_record *record);
swst_status swst__life_check_client(swst_store *store, const swst_record *record, bool is_new);
swst_status swst__life_check_activity(swst_store *store, const swst_record *record);
swst_status swst__life_find(swst_store *store, int64_t client_id, struct swst__span *life);

/* The same of what is told of a client through a case: follow-ups, reviews and
 * scores (casework_life.c). */
swst_status swst__casework_check_fact(swst_store *store, const swst_record *record);
swst_status swst__casework_check_case(swst_store *store, const swst_record *record);
swst_status swst__casework_find_outside(swst_store *store, int64_t client_id,
                                        const struct swst__span *life, int64_t *found);

/* A case is reopened once, and never by itself (casework_reopen.c). */
swst_status swst__casework_check_chain(swst_store *store, const swst_record *record);

/* Times that must not overlap (overlap.c). */
swst_status swst__overlap_check_member(swst_store *store, const swst_record *record);
swst_status swst__overlap_check_heads_of(swst_store *store, int64_t client_id, int64_t death);
swst_status swst__overlap_check_enrolment(swst_store *store, const swst_record *record);
swst_status swst__overlap_check_account(swst_store *store, const swst_record *record);
swst_status swst__overlap_check_part(swst_store *store, const swst_record *record);

/* The row of `sql` that overlaps, or 0. Parameters: ?1 the key, ?2 and ?3 the
 * days, ?4 the row itself, ?5 a second key (0: none). What it found is refused:
 * the sentence names that row, the field is what to change of this one. */
swst_status swst__overlap_find(swst_store *store, const char *sql, int64_t key,
                               const struct swst__span *days, int64_t id, int64_t second,
                               int64_t *found);
swst_status swst__overlap_complain(swst_status status, enum swst__message message,
                                   const char *kind, const char *field, int64_t found);

/* Members of groups, and of care teams (groupwork_rules.c). */
swst_status swst__groupwork_check_member(swst_store *store, const swst_record *record);
swst_status swst__groupwork_check_group(swst_store *store, const swst_record *record);

/* A threshold of the library's is a number (settings.c). */
swst_status swst__settings_check(const swst_record *record);

/* No area lies above itself (areas.c). */
swst_status swst__areas_check(swst_store *store, const swst_record *record);

#endif
