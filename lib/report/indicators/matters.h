/* Matters: records that lie somewhere by themselves or through a client, which
 * a statement finds. */
#ifndef SWST_REPORT_INDICATORS_MATTERS_H
#define SWST_REPORT_INDICATORS_MATTERS_H

#include "domain/in_force.h"
#include "model/structs.h"
#include "report/indicators/measure.h"

/* Where a matter lies on the day ?2: where it says, else where its client then is
 * (semantics 2.1), else `otherwise`, else nowhere. `row` is joined with client. */
#define SWST__MATTER_AREA(row, otherwise)                                                   \
    " coalesce(" row ".area_id, (SELECT residence.area_id FROM residence"                   \
    "  WHERE residence.client_id = " row ".client_id AND" SWST__IN_FORCE("residence", "?2") \
    "  ORDER BY residence.starts_on DESC, residence.id DESC LIMIT 1),"                      \
    " client.area_id, " otherwise ", 0)"

/* Add the rows of a statement that the filter's area lets pass: id, 1 if it counts
 * (0: to the denominator alone), and area. Its parameters are the days of the window,
 * and the type asked for, or NULL. */
swst_status swst__count_matters(struct swst__measure *measure, int kind, const char *sql);

#endif
