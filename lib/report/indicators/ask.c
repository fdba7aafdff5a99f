/* What is asked for: indicators by periods and filters, each filter on each last day a
 * lens, and what a filter of categories means. */
#include "report/indicators/measure.h"

#include "base/memory.h"

#include <string.h>

static bool same_question(const struct swst__question *left, const struct swst__question *right)
{
    return left->period.first == right->period.first && left->period.last == right->period.last
        && left->as_of == right->as_of;
}

static swst_status add_lens(struct swst__measures *measures, const struct swst__question *question,
                            const swst_filter *filter, struct swst__lens **lens)
{
    struct swst__lens **lenses = swst__grow(measures->lenses, &measures->lens_room,
                                            measures->lens_count, sizeof *lenses);

    if (!lenses)
        return SWST_ENOMEM;
    measures->lenses = lenses;
    if (!(*lens = swst__calloc(sizeof **lens)))
        return swst__fail_memory();
    lenses[measures->lens_count++] = *lens;
    (*lens)->answer.store = measures->store;
    (*lens)->answer.question = *question;
    return swst__lens_ask(*lens, filter);
}

static swst_status find_lens(struct swst__measures *measures,
                             const struct swst__question *question, const swst_filter *filter,
                             struct swst__lens **lens)
{
    for (size_t i = 0; i < measures->lens_count; i++) {
        *lens = measures->lenses[i];
        if (swst__filter_equals((*lens)->asked_filter, filter)
            && same_question(&(*lens)->answer.question, question))
            return SWST_OK;
    }
    return add_lens(measures, question, filter, lens);
}

static unsigned dimensions_of(const swst_filter *filter)
{
    if (!filter)
        return 0;
    return (filter->area_id ? SWST_DIMENSION_AREA : 0U)
        | (filter->category_count ? SWST_DIMENSION_CATEGORY : 0U)
        | (filter->level ? SWST_DIMENSION_LEVEL : 0U)
        | (filter->worker_id ? SWST_DIMENSION_WORKER : 0U)
        | (filter->programme_id ? SWST_DIMENSION_PROGRAMME : 0U)
        | (filter->sex ? SWST_DIMENSION_SEX : 0U)
        | (filter->least_age || filter->age_end ? SWST_DIMENSION_AGES : 0U)
        | (filter->type ? SWST_DIMENSION_TYPE : 0U);
}

bool swst__indicator_takes(const struct swst_indicator *indicator, const swst_filter *filter)
{
    return !(dimensions_of(filter) & ~indicator->dimensions);
}

/* What is meant when categories are asked for: people, or households (semantics 3.1, 5).
 * Narrowed by what households have not, it is people of such households. */
static int meant_by(const struct swst__lens *lens, int number)
{
    int of_households = swst__indicators[number].of_households;

    return lens->names_households && of_households != swst__indicator_NONE
        && swst__indicator_takes(&swst__indicators[of_households], lens->asked_filter)
        ? of_households : number;
}

static bool counts_other_categories(const struct swst__lens *lens, int number)
{
    return lens->names_people && swst__countings[number].walk == SWST__WALK_HOUSEHOLDS;
}

static bool is_of_its_types(const struct swst_indicator *indicator, const swst_filter *filter)
{
    return !filter || !filter->type || !indicator->types
        || swst__choice_find(indicator->types, filter->type) > 0;
}

static swst_status add_measure(struct swst__measures *measures, int number,
                               struct swst__lens *lens)
{
    const struct swst_indicator *indicator = &swst__indicators[number];
    struct swst__measure *at = swst__grow(measures->at, &measures->room, measures->count,
                                          sizeof *at);

    if (!at)
        return SWST_ENOMEM;
    measures->at = at;
    at[measures->count++] = (struct swst__measure){ .indicator = indicator, .number = number,
        .lens = lens, .keeps_rows = measures->keep_rows,
        .figure = { .form = indicator->form, .unit = indicator->unit } };
    return SWST_OK;
}

/* What is meant, and the lens; checked. */
static swst_status find_meant(struct swst__measures *measures,
                              const struct swst_indicator *indicator,
                              const struct swst__question *question, const swst_filter *filter,
                              struct swst__lens **lens, int *number)
{
    swst_status status;

    *number = (int)(indicator - swst__indicators);
    if (!swst__indicator_takes(indicator, filter))
        return swst__fail_text(SWST_EINVALID, SWST__NOT_NARROWED_SO, indicator->code);
    if (!is_of_its_types(indicator, filter))
        return swst__fail_text(SWST_EINVALID, SWST__BAD_CHOICE, "type");
    if ((status = find_lens(measures, question, filter, lens)))
        return status;
    if ((*lens)->names_households && (*lens)->names_people)
        return swst__fail(SWST_EINVALID, SWST__UNITS_MIXED);
    if (counts_other_categories(*lens, *number))
        return swst__fail(SWST_EINVALID, SWST__CATEGORY_OF_PEOPLE);
    *number = meant_by(*lens, *number);
    return SWST_OK;
}

swst_status swst__measures_ask(struct swst__measures *measures,
                               const struct swst_indicator *indicator,
                               const struct swst__question *question, const swst_filter *filter)
{
    struct swst__lens *lens;
    int number;
    swst_status status = find_meant(measures, indicator, question, filter, &lens, &number);

    return status ? status : add_measure(measures, number, lens);
}

/* -------------------------------------------------------------------- parts */

bool swst__indicator_has_parts(const struct swst_indicator *indicator)
{
    return swst__countings[indicator - swst__indicators].needs & SWST__NEED_SCOPE
        && indicator->dimensions & SWST_DIMENSION_AREA;
}

static size_t find_whole(const struct swst__measures *measures, int number,
                         const struct swst__lens *lens)
{
    size_t i = 0;

    while (i < measures->count
           && (measures->at[i].number != number || measures->at[i].lens != lens
               || measures->at[i].part_id || measures->at[i].context))
        i++;
    return i;
}

swst_status swst__measures_ask_part(struct swst__measures *measures,
                                    const struct swst_indicator *indicator,
                                    const struct swst__question *question,
                                    const swst_filter *filter, int64_t area_id)
{
    struct swst__lens *lens;
    int number;
    size_t whole;
    swst_status status = find_meant(measures, indicator, question, filter, &lens, &number);

    if (status)
        return status;
    if ((whole = find_whole(measures, number, lens)) == measures->count)
        status = add_measure(measures, number, lens);
    if (!status)
        status = add_measure(measures, number, lens);
    if (status)
        return status;
    measures->at[whole].has_parts = lens->has_parts = true;
    measures->at[measures->count - 1].part_id = area_id;
    measures->at[measures->count - 1].whole = whole;
    return SWST_OK;
}

/* ---------------------------------------------------------------------- all */

/* Those that another of them stands for, or that count what the filter's categories
 * are not of, are passed over. */
swst_status swst__measures_ask_all(struct swst__measures *measures,
                                   const struct swst__question *question,
                                   const swst_filter *filter)
{
    struct swst__lens *lens;
    swst_status status = find_lens(measures, question, filter, &lens);

    if (!status && lens->names_households && lens->names_people)
        status = swst__fail(SWST_EINVALID, SWST__UNITS_MIXED);
    for (int i = 0; i < swst__indicator_count && !status; i++)
        if (swst__indicator_takes(&swst__indicators[i], filter)
            && is_of_its_types(&swst__indicators[i], filter)
            && !counts_other_categories(lens, i) && meant_by(lens, i) == i)
            status = add_measure(measures, i, lens);
    return status;
}

void swst__measures_free(struct swst__measures *measures)
{
    for (size_t i = 0; i < measures->count; i++) {
        swst_free(measures->at[i].rows);
        swst_free(measures->at[i].by_area);
    }
    swst_free(measures->at);
    swst_free(measures->order);
    for (size_t i = 0; i < measures->lens_count; i++) {
        swst__lens_close(measures->lenses[i]);
        swst_free(measures->lenses[i]);
    }
    swst_free(measures->lenses);
    memset(measures, 0, sizeof *measures);
}
