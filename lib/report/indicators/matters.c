#include "report/indicators/matters.h"

static swst_status add(struct swst__measure *measure, int kind, const struct swst__statement *row)
{
    struct swst__ground *ground = &measure->lens->answer.ground;
    bool is_share = measure->indicator->form == SWST_FIGURE_RATE;
    int64_t area = swst__areas_find(&ground->areas, swst__db_int(row, 2));

    return !swst__areas_within(&ground->areas, area, ground->top) ? SWST_OK
        : swst__measure_add(measure, kind, swst__db_int(row, 0), swst__db_int(row, 1), is_share);
}

swst_status swst__count_matters(struct swst__measure *measure, int kind, const char *sql)
{
    struct swst__span window = swst__lens_window(measure->lens);
    struct swst__statement *row;
    swst_status status = swst__db_take(measure->lens->answer.store, sql, &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, window.first);
    swst__db_bind_int(row, 2, window.last);
    swst__db_bind_text(row, 3, measure->lens->answer.ground.filter->type);
    while (!status && (status = swst__db_step(row)) == SWST_ROW)
        status = add(measure, kind, row);
    swst__db_give_back(row);
    return status;
}
