/* Watch over low income (低收入动态监测, seed 004): what every household in scope
 * lives on, held to dibao line × 12 × heads ≤ income < limit × heads. */
#ifndef SWST_DOMAIN_LOW_INCOME_H
#define SWST_DOMAIN_LOW_INCOME_H

#include "domain/households.h"
#include "domain/people.h"

struct swst__income_lines {
    int64_t limit_fen;                      /* of a year, for each head */
    int64_t dibao_fen;                      /* of a month, for each head */
};

/* A word of low_income_state; income SWST__NULL: not known. Totals are
 * compared, never a quotient (semantics 3.4). */
int64_t swst__low_income_state(const struct swst__income_lines *lines, int64_t income,
                               int64_t heads, bool is_rigid);

struct swst__income {
    int64_t household_id, area;             /* area: its number */
    int64_t heads, income, state;
    int64_t checked_on, reason;             /* of the latest check; SWST__NULL, 0: none */
    int64_t listed_since;                   /* on the watch list; SWST__NULL: not */
    bool is_rigid;
};

struct swst__incomes {
    const struct swst__areas *areas;
    const bool *wanted;
    int64_t day, rigid_id, watch_id;        /* ids: of the two categories */
    struct swst__income_lines lines;
    struct swst__ids in_scope;
    struct swst__households households;
    struct swst__feed checks, of_members, memberships;
    struct swst__statement *rows;
    struct swst__income it;                 /* of the household stood on */
};

/* Starts as { 0 }; closed even when opening failed. `wanted`: whether households
 * of an area, by its number, are asked about; NULL: all are. */
swst_status swst__incomes_open(struct swst__incomes *incomes, swst_store *store,
                               const struct swst__areas *areas, const bool *wanted, int64_t day);
/* SWST_ROW, SWST_OK at the end. */
swst_status swst__incomes_next(struct swst__incomes *incomes);
void swst__incomes_close(struct swst__incomes *incomes);

/* Whether income was checked in the month of the day. */
bool swst__income_is_fresh(const struct swst__income *income, int64_t day);

#endif
