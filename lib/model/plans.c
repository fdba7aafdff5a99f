/* Rules of single records of plans: goals, improvements, texts and closings. */
#include "base/calendar.h"
#include "model/indicator.h"
#include "model/rules.h"
#include "model/structs.h"
#include "model/values.h"

#include <swstation/goal.h>

#include <string.h>

/* A month is written "2022-06". */
static swst_status check_month(const swst_record *record, const struct swst_field *field,
                               const char *month)
{
    struct swst__span days;

    return !month || swst__month_read(month, &days) ? SWST_OK
        : swst__reject(record->kind, field, SWST__BAD_MONTH);
}

int64_t swst__target_unit(enum swst_figure_form form, enum swst_unit unit)
{
    return form == SWST_FIGURE_RATE ? SWST_FIGURE_UNIT_PERCENT
        : unit ? (int64_t)unit + SWST_FIGURE_UNIT_PERCENT : SWST_FIGURE_UNIT_UNSET;
}

static bool is_unit_of(int64_t unit, const struct swst_indicator *indicator)
{
    return unit == swst__target_unit(indicator->form, indicator->unit);
}

/* Of a category of households some indicators of people count those; which a category is of
 * is known to the store alone (domain/plans.c). */
static swst_status check_unit(const struct swst_goal *goal, const struct swst_indicator *indicator)
{
    bool may_be_households = goal->category_id
        && indicator->of_households != swst__indicator_NONE
        && is_unit_of(goal->target_unit, &swst__indicators[indicator->of_households]);

    return !goal->target_unit || is_unit_of(goal->target_unit, indicator) || may_be_households
        ? SWST_OK
        : swst__reject(goal->record.kind, SWST__FIELD(goal, target_unit),
                       SWST__TARGET_OF_OTHER_UNIT);
}

/* What narrows the goal, and the field that says so. */
static swst_status check_dimensions(const struct swst_goal *goal,
                                    const struct swst_indicator *indicator)
{
    const struct {
        bool is_set;
        unsigned dimension;
        const struct swst_field *field;
    } filters[] = {
        { goal->area_id != 0, SWST_DIMENSION_AREA, SWST__FIELD(goal, area_id) },
        { goal->category_id != 0, SWST_DIMENSION_CATEGORY, SWST__FIELD(goal, category_id) },
        { goal->level != NULL, SWST_DIMENSION_LEVEL, SWST__FIELD(goal, level) },
        { goal->worker_id != 0, SWST_DIMENSION_WORKER, SWST__FIELD(goal, worker_id) },
        { goal->programme_id != 0, SWST_DIMENSION_PROGRAMME, SWST__FIELD(goal, programme_id) },
        { goal->type != NULL, SWST_DIMENSION_TYPE, SWST__FIELD(goal, type) },
        { swst__record_has(&goal->record, SWST__FIELD(goal, least_age)), SWST_DIMENSION_AGES,
          SWST__FIELD(goal, least_age) },
        { swst__record_has(&goal->record, SWST__FIELD(goal, most_age)), SWST_DIMENSION_AGES,
          SWST__FIELD(goal, most_age) },
    };

    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
        if (filters[i].is_set && !(indicator->dimensions & filters[i].dimension))
            return swst__reject(goal->record.kind, filters[i].field, SWST__NOT_NARROWED_SO);
    return SWST_OK;
}

static swst_status check_type(const struct swst_goal *goal, const struct swst_indicator *indicator)
{
    const struct swst__choices *types = indicator->types;

    if (!goal->type || !types)
        return SWST_OK;
    for (int32_t i = 1; i <= types->count; i++)
        if (strcmp(types->words[i], goal->type) == 0)
            return SWST_OK;
    return swst__reject(goal->record.kind, SWST__FIELD(goal, type), SWST__BAD_CHOICE);
}

swst_status swst__check_goal(const swst_record *record)
{
    const struct swst_goal *goal = (const struct swst_goal *)record;
    const struct swst_indicator *indicator = swst_indicator_find(goal->indicator);
    swst_status status;

    if (!indicator)
        return swst__reject(record->kind, SWST__FIELD(goal, indicator), SWST__NO_SUCH_INDICATOR);
    if (goal->most_age < goal->least_age
        && swst__record_has(record, SWST__FIELD(goal, most_age)))
        return swst__reject(record->kind, SWST__FIELD(goal, most_age), SWST__AGES_REVERSED);
    status = check_unit(goal, indicator);
    if (!status)
        status = swst__indicator_check_target(record->kind, SWST__FIELD(goal, target), indicator,
                                              goal->target);
    if (!status)
        status = check_dimensions(goal, indicator);
    return status ? status : check_type(goal, indicator);
}

swst_status swst__check_improvement(const swst_record *record)
{
    const struct swst_improvement *improvement = (const struct swst_improvement *)record;
    const struct swst_indicator *indicator = swst_indicator_find(improvement->indicator);

    if (!improvement->indicator)
        return SWST_OK;
    if (!indicator)
        return swst__reject(record->kind, SWST__FIELD(improvement, indicator),
                            SWST__NO_SUCH_INDICATOR);
    return swst__indicator_check_target(record->kind, SWST__FIELD(improvement, target), indicator,
                                        improvement->target);
}

swst_status swst__check_text_slot(const swst_record *record)
{
    const struct swst_text_slot *slot = (const struct swst_text_slot *)record;

    return check_month(record, SWST__FIELD(text_slot, month), slot->month);
}

swst_status swst__check_month_close(const swst_record *record)
{
    const struct swst_month_close *close = (const struct swst_month_close *)record;

    return check_month(record, SWST__FIELD(month_close, month), close->month);
}
