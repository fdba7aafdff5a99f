/* FILE: which files lack something, and what. */
#include "model/structs.h"
#include "report/files.h"
#include "report/indicators/measure.h"

static swst_status meet(void *walker, const struct swst__met_file *met)
{
    struct swst__measure *measure = walker;
    const char *need = measure->lens->answer.ground.filter->type;

    return !met->missing || (need && !swst__file_lacks(met, need)) ? SWST_OK
        : swst__measure_add(measure, (int)(swst__file_kind(met->file.file_type) - swst__kinds),
                            met->file.id, 1, 0);
}

swst_status swst__count_FILE_MISSING(struct swst__measure *measure)
{
    struct swst__answer *answer = &measure->lens->answer;
    bool known;
    swst_status status = swst__files_are_known(answer->store, 0, swst__lens_day(measure->lens),
                                               &known);

    if (status)
        return status;
    if (!known)
        swst__measure_is_unknown(measure);
    return !known ? SWST_OK
        : swst__files_walk(&answer->ground, answer->store, meet, measure);
}
