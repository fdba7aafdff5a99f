/* SCREEN: how far a screening has come (B6), over the walk that its report has. */
#include "model/structs.h"
#include "report/indicators/measure.h"
#include "report/screening.h"

static swst_status meet(void *walker, const struct swst__screened *met)
{
    return swst__measure_share(walker, swst__kind_client, met->person->id, met->screened);
}

/* On a ground of its own: the walk counts who stands how. */
swst_status swst__count_SCREEN_RATE(struct swst__measure *measure)
{
    const struct swst__answer *seen = &measure->lens->answer;
    const struct swst__screening_asked asked = { .tool = seen->ground.filter->type,
                                                 .most_age = -1, .of_any_age = true };
    struct swst__answer answer = { .store = seen->store, .question = seen->question,
                                   .asked = &asked };
    swst_status status = swst__ground_open(&answer.ground, answer.store, seen->ground.filter,
                                           swst__lens_day(measure->lens));

    if (!status)
        status = swst__screening_walk(&answer, meet, measure);
    swst__ground_close(&answer.ground);
    return status;
}
