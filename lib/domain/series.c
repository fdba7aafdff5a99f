#include "domain/series.h"

swst_status swst__series_begin(struct swst__series *series, const char *rule, int64_t first_day,
                               struct swst__span window)
{
    struct swst__recurrence read;
    swst_status status;

    *series = (struct swst__series){ .window = window, .is_once = !rule };
    series->walk.at = first_day;
    if (!rule)
        return SWST_OK;
    if ((status = swst__recurrence_read(rule, &read)))
        return status;
    swst__recurrence_begin(&series->walk, &read, first_day);
    swst__recurrence_seek(&series->walk, window.first);
    return SWST_OK;
}

bool swst__series_next(struct swst__series *series, int64_t *day)
{
    if (series->is_once) {
        *day = series->walk.at;
        series->walk.at = SWST__LAST_DAY + 1;
        return *day >= series->window.first && *day <= series->window.last;
    }
    while (series->window.first <= series->window.last
           && swst__recurrence_next(&series->walk, day) && *day <= series->window.last)
        if (*day >= series->window.first)
            return true;
    return false;
}
