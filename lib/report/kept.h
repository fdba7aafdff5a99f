/* How the duties of one client were kept over a period (semantics 4.5): the
 * report on compliance and the indicators sum the same. */
#ifndef SWST_REPORT_KEPT_H
#define SWST_REPORT_KEPT_H

#include "domain/duties.h"

/* Give `add` every duty of the client taken: its rule, and how it was kept in
 * the window. `wants`: of these rules alone; NULL: of all. */
swst_status swst__kept_each(struct swst__duties *duties, struct swst__span window,
                            bool (*wants)(const void *adder,
                                          const struct swst__contact_rule *rule),
                            void (*add)(void *adder, const struct swst__contact_rule *rule,
                                        const struct swst__kept *kept), void *adder);

/* Sum of some duties of a client; starts as SWST__KEPT_NOTHING. */
#define SWST__KEPT_NOTHING ((struct swst__kept){ .all_met = true })
void swst__kept_add(struct swst__kept *sum, const struct swst__kept *kept);

#endif
