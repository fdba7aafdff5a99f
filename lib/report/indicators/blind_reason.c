/* BLIND: why nobody was in contact, as the blind-spot report tells it (B4, C8). */
#include "model/structs.h"
#include "report/indicators/measure.h"
#include "report/unserved_rows.h"

#include <string.h>

static swst_status keep(void *keeper, const struct swst__unserved_row *row)
{
    struct swst__measure *measure = keeper;
    int64_t type = swst__measure_type(measure);

    return row->is_served || (type && type != row->reason) ? SWST_OK
        : swst__measure_add(measure, swst__kind_client, row->person->id, 1, 0);
}

/* What else is counted alone finds the ground as if nobody had been met. */
swst_status swst__count_BLIND_BY_REASON(struct swst__measure *measure)
{
    struct swst__answer *answer = &measure->lens->answer;
    struct swst__unserved_walk walk = { .window = swst__lens_window(measure->lens),
                                        .looks_no_further = true, .leaves_categories = true,
                                        .keep = keep,
                                        .keeper = measure };
    swst_status status = swst__unserved_walk(&walk, answer->store, &answer->ground);

    swst__unserved_walk_close(&walk);
    memset(answer->ground.standings, 0, sizeof answer->ground.standings);
    return status;
}
