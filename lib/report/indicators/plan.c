/* PLAN: what shows that goals were worked on. */
#include "model/structs.h"
#include "report/indicators/measure.h"

/* Of the goal that the context names, if it names one. */
swst_status swst__count_PLAN_EVIDENCE(struct swst__measure *measure)
{
    struct swst__span window = swst__lens_window(measure->lens);
    const int64_t *goal = measure->context;
    struct swst__statement *row;
    swst_status status = swst__db_take(measure->lens->answer.store, "SELECT id FROM evidence"
        " WHERE voided_at IS NULL AND shown_on BETWEEN ?1 AND ?2 AND (?3 = 0 OR goal_id = ?3)"
        " ORDER BY id", &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, window.first);
    swst__db_bind_int(row, 2, window.last);
    swst__db_bind_int(row, 3, goal ? *goal : 0);
    while (!status && (status = swst__db_step(row)) == SWST_ROW)
        status = swst__measure_add(measure, swst__kind_evidence, swst__db_int(row, 0), 1, 0);
    swst__db_give_back(row);
    return status;
}
