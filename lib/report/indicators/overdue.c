/* OVERDUE: the due list on the last day (semantics 4.4). */
#include "model/structs.h"
#include "report/due_rows.h"
#include "report/indicators/casework.h"

struct keeper {
    const struct swst__lens *lens;
    struct swst__casework *casework;
};

static swst_status keep(void *at, const struct swst__due_row *row)
{
    struct keeper *keeper = at;

    if (!swst__casework_asks(keeper->lens, row->rule))
        return SWST_OK;
    keeper->casework->due_rows++;
    keeper->casework->overdue += row->due.state == swst__due_state_OVERDUE;
    keeper->casework->missed += row->due.missed;
    return SWST_OK;
}

static swst_status find_due(const struct swst__measure *measure, struct swst__casework **casework)
{
    const struct swst__facts *facts = measure->facts;
    struct swst__lens *lens = measure->lens;
    swst_status status = swst__casework_of(measure, casework);

    if (status || (*casework)->due_of == facts->person->id)
        return status;
    (*casework)->due_rows = (*casework)->overdue = (*casework)->missed = 0;
    if (swst__measure_in_scope(measure))
        status = swst__due_rows(facts->duties, facts->person, lens->area, swst__lens_day(lens),
                                keep, &(struct keeper){ lens, *casework });
    if (!status)
        (*casework)->due_of = facts->person->id;
    return status;
}

static swst_status add_some(struct swst__measure *measure, int64_t n)
{
    return !n ? SWST_OK
        : swst__measure_add(measure, swst__kind_client, measure->facts->person->id, n, 0);
}

swst_status swst__count_OVERDUE_CLIENTS(struct swst__measure *measure)
{
    struct swst__casework *casework;
    swst_status status = find_due(measure, &casework);

    return status ? status : add_some(measure, casework->overdue > 0);
}

swst_status swst__count_OVERDUE_DUTIES(struct swst__measure *measure)
{
    struct swst__casework *casework;
    swst_status status = find_due(measure, &casework);

    return status ? status : add_some(measure, casework->overdue);
}

swst_status swst__count_OVERDUE_MISSED(struct swst__measure *measure)
{
    struct swst__casework *casework;
    swst_status status = find_due(measure, &casework);

    return status ? status : add_some(measure, casework->missed);
}

swst_status swst__count_OVERDUE_RATE(struct swst__measure *measure)
{
    struct swst__casework *casework;
    swst_status status = find_due(measure, &casework);

    return status || !casework->due_rows ? status
        : swst__measure_share(measure, swst__kind_client, measure->facts->person->id,
                              casework->overdue > 0);
}
