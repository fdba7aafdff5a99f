/* FILE: who has a file, and whether it holds what it must. */
#include "model/structs.h"
#include "report/files.h"
#include "report/indicators/measure.h"

static bool is_filed(const struct swst__measure *measure, int64_t filed_on)
{
    return filed_on != SWST__NULL && filed_on <= swst__lens_day(measure->lens);
}

swst_status swst__count_FILE_RATE(struct swst__measure *measure)
{
    const struct swst__person *person = measure->facts->person;

    return !swst__measure_in_scope(measure) ? SWST_OK
        : swst__measure_share(measure, swst__kind_client, person->id,
                              is_filed(measure, person->filed_on));
}

swst_status swst__count_FILE_HOUSEHOLD_RATE(struct swst__measure *measure)
{
    return !swst__measure_in_scope(measure) ? SWST_OK
        : swst__measure_share(measure, swst__kind_household, measure->home->id,
                              is_filed(measure, measure->home->filed_on));
}

/* ---------------------------------------------------------------- new files */

static bool is_new(const struct swst__measure *measure, int64_t filed_on)
{
    return swst__measure_admits(measure) && filed_on != SWST__NULL
        && swst__span_holds(swst__lens_window(measure->lens), filed_on);
}

swst_status swst__count_FILE_NEW(struct swst__measure *measure)
{
    const struct swst__person *person = measure->facts->person;

    return !is_new(measure, person->filed_on) ? SWST_OK
        : swst__measure_add(measure, swst__kind_client, person->id, 1, 0);
}

swst_status swst__count_FILE_NEW_HOUSEHOLDS(struct swst__measure *measure)
{
    return !is_new(measure, measure->home->filed_on) ? SWST_OK
        : swst__measure_add(measure, swst__kind_household, measure->home->id, 1, 0);
}

/* ------------------------------------------------------------- completeness */

struct walker {
    struct swst__measure *measure;
    int64_t type;                           /* 0: of all */
    bool one_is_enough;
};

static swst_status meet(void *walker_, const struct swst__met_file *met)
{
    struct walker *walker = walker_;
    swst_status status;

    if (walker->type && walker->type != met->file.file_type)
        return SWST_OK;
    status = swst__measure_share(walker->measure,
                                 (int)(swst__file_kind(met->file.file_type) - swst__kinds),
                                 met->file.id, !met->missing);
    return status || !walker->one_is_enough ? status : SWST_ROW;
}

/* Where nobody has said what a file must hold, one that is there says that it is unknown. */
swst_status swst__count_FILE_COMPLETE(struct swst__measure *measure)
{
    struct swst__answer *answer = &measure->lens->answer;
    const char *word = answer->ground.filter->type;
    struct walker walker = { .measure = measure, .type = word
        ? swst__choice_find(&swst__file_type_choices, word) : 0 };
    bool known;
    swst_status status = swst__files_are_known(answer->store, walker.type,
                                               swst__lens_day(measure->lens), &known);

    if (status)
        return status;
    walker.one_is_enough = !known && !measure->keeps_rows;
    status = swst__files_walk(&answer->ground, answer->store, meet, &walker);
    if (!known && measure->figure.d)
        swst__measure_is_unknown(measure);
    return status == SWST_ROW ? SWST_OK : status;
}
