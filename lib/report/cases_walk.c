/* Cases client by client, as the filter lets them pass. */
#include "report/cases.h"

swst_status swst__case_walk_open(struct swst__case_walk *walk, struct swst__answer *answer)
{
    struct swst__ground *ground = &answer->ground;
    swst_status status;

    walk->answer = answer;
    walk->window = answer->question.window;
    /* a worker's cases may be of anybody's clients */
    status = swst__people_open(&walk->people, answer->store, &ground->areas,
                               ground->filter->worker_id ? NULL : ground->only);
    if (!status)
        status = swst__cases_open(&walk->cases, answer->store);
    return status ? status
        : swst__case_goals_open(&walk->goals, answer->store, walk->window.last);
}

void swst__case_walk_close(struct swst__case_walk *walk)
{
    swst__case_goals_close(&walk->goals);
    swst__cases_close(&walk->cases);
    swst__people_close(&walk->people);
    swst__ground_note(&walk->answer->ground, walk->answer->table);
}

swst_status swst__case_walk_next(struct swst__case_walk *walk)
{
    struct swst__ground *ground = &walk->answer->ground;
    const struct swst__person *person = &walk->people.person;
    swst_status status = swst__people_next(&walk->people);
    int64_t area;
    int standing;

    if (status != SWST_ROW)
        return status;
    if ((status = swst__ground_meet(ground, person, &standing, &area)))
        return status;
    walk->fits = swst__ground_fits(ground, person, area);
    walk->admitted = standing != SWST__LEFT_OUT;
    status = swst__cases_take(&walk->cases, person->id);
    if (!status)
        status = swst__case_goals_take(&walk->goals, person->id);
    if (!status)
        status = swst__case_goals_read(&walk->goals, walk->window);
    return status ? status : SWST_ROW;
}

swst_status swst__case_walk_admits(struct swst__case_walk *walk, const struct swst__case *it,
                                   bool *admitted)
{
    return swst__case_admits(&walk->answer->ground, it, walk->fits, walk->admitted, admitted);
}
