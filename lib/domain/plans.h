/* Rules of plans across records: goals, their milestones, and closed months. */
#ifndef SWST_DOMAIN_PLANS_H
#define SWST_DOMAIN_PLANS_H

#include "model/model.h"

#include <swstation/store.h>

/* A goal narrows its indicator by what there is, is a part of a goal of its own plan,
 * and its milestones are held to it; and it to those that it has. */
swst_status swst__plans_check_goal(swst_store *store, const swst_record *record, bool is_new);
swst_status swst__plans_check_milestone(swst_store *store, const swst_record *record);

/* A category that changes its unit takes the goals that name it with it. */
swst_status swst__plans_check_category(swst_store *store, const swst_record *record);

/* Revision n comes after n - 1. */
swst_status swst__plans_check_close(swst_store *store, const swst_record *record);

/* What was reported stays as it was: no other row may take its place. */
swst_status swst__plans_check_change(const swst_record *record, const swst_record *before);

/* Indicators are kept as the catalogue spells them. */
void swst__plans_spell(swst_record *record);

/* Worth a look: a goal that has no day in the year of its plan. */
swst_status swst__plans_warn_year(swst_store *store, const swst_record *record);

#endif
