/* Many measures, computed together: one walk of the people, one of the
 * households, and each of the others alone. */
#include "report/indicators/measure.h"

#include "base/memory.h"
#include "model/structs.h"
#include "report/indicators/finish.h"
#include "report/indicators/remembered.h"

#include <string.h>

#define INDICATOR(family, name, unit, form, nature, dimensions, types, households, walk, needs, ...) \
    { SWST__WALK_##walk, needs, swst__count_##family##_##name },
#define LATER(...) { SWST__WALK_LATER, 0, NULL },
#define CONTACTS    SWST__NEED_CONTACTS
#define ATTENDANCES SWST__NEED_ATTENDANCES
#define MEMBERSHIPS SWST__NEED_MEMBERSHIPS
#define TIERS       SWST__NEED_TIERS
#define DUTIES      SWST__NEED_DUTIES
#define CASES       SWST__NEED_CASES
#define GOALS       SWST__NEED_GOALS
#define MINUTES     SWST__NEED_MINUTES
#define SERVICES    SWST__NEED_SERVICES
#define LEDGER      SWST__NEED_LEDGER
#define SCOPED      SWST__NEED_SCOPE

const struct swst__counting swst__countings[] = {
#include "model/indicators.def"
};

/* ------------------------------------------------------------------ walking */

/* Whether the walk is of use to the lens: that of people finds whose households are
 * in scope, too. */
static bool looks_at(const struct swst__lens *lens, enum swst__walk walk)
{
    return walk == SWST__WALK_HOUSEHOLDS ? lens->sees_households
                                         : lens->sees_people || lens->wants_in_scope;
}

/* Whether the walk shows to the measure: neither what is remembered nor what is a part of
 * another. */
static bool is_shown(const struct swst__measure *measure, enum swst__walk walk)
{
    return swst__countings[measure->number].walk == walk && !measure->is_known
        && !measure->part_id;
}

static unsigned needs_of(const struct swst__measures *measures, enum swst__walk walk)
{
    unsigned needs = 0;

    for (size_t i = 0; i < measures->count; i++)
        if (is_shown(&measures->at[i], walk))
            needs |= swst__countings[measures->at[i].number].needs;
    if (walk == SWST__WALK_PEOPLE && needs & SWST__NEED_SERVICES)
        needs |= SWST__NEED_CONTACTS;
    for (size_t i = 0; i < measures->lens_count; i++) {
        const struct swst__lens *lens = measures->lenses[i];

        if (looks_at(lens, walk))
            needs |= (lens->categories.all ? 0U : (unsigned)SWST__NEED_MEMBERSHIPS)
                | (lens->level ? (unsigned)SWST__NEED_TIERS : 0U);
    }
    return needs;
}

/* From the first day that any measure of the walk looks at to the last. */
static struct swst__span days_of(const struct swst__measures *measures, enum swst__walk walk)
{
    struct swst__span days = { SWST__LAST_DAY, SWST__FIRST_DAY };

    for (size_t i = 0; i < measures->lens_count; i++) {
        struct swst__span window = swst__lens_window(measures->lenses[i]);

        if (!looks_at(measures->lenses[i], walk))
            continue;
        days.first = window.first < days.first ? window.first : days.first;
        days.last = window.last > days.last ? window.last : days.last;
    }
    return days;
}

static bool is_walked(const struct swst__measures *measures, enum swst__walk walk)
{
    for (size_t i = 0; i < measures->count; i++)
        if (is_shown(&measures->at[i], walk))
            return true;
    return false;
}

/* Whom the lenses can admit; NULL: a lens needs everybody. */
static swst_status find_candidates(const struct swst__measures *measures, unsigned needs,
                                   struct swst__ids *ids, const struct swst__ids **only)
{
    swst_status status = SWST_OK;

    *only = NULL;
    for (size_t i = 0; i < measures->lens_count; i++)
        if (looks_at(measures->lenses[i], SWST__WALK_PEOPLE)
            && (measures->lenses[i]->wants_in_scope || !measures->lenses[i]->answer.ground.only
                || needs & SWST__NEED_CASES))
            return SWST_OK;
    for (size_t i = 0; i < measures->lens_count && !status; i++) {
        const struct swst__ids *of_lens = measures->lenses[i]->answer.ground.only;

        if (!looks_at(measures->lenses[i], SWST__WALK_PEOPLE))
            continue;
        for (size_t j = 0; j < of_lens->count && !status; j++)
            status = swst__ids_append(ids, of_lens->at[j]);
    }
    swst__ids_order(ids);
    *only = ids;
    return status;
}

/* The measures of a lens that count only whom it finds in scope, or the others. */
static void order_some(struct swst__measures *measures, enum swst__walk walk,
                       struct swst__lens *lens, bool scoped)
{
    for (size_t i = 0; i < measures->count; i++) {
        struct swst__measure *measure = &measures->at[i];
        unsigned needs = swst__countings[measure->number].needs;
        bool is_scoped = needs & SWST__NEED_SCOPE;

        if (measure->lens != lens || !is_shown(measure, walk) || is_scoped != scoped)
            continue;
        measures->order[lens->end++] = measure;
        lens->asks_served = lens->asks_served || needs & SWST__NEED_SERVICES;
    }
}

/* Begin a walk for the lenses that look at it. */
static swst_status begin(struct swst__measures *measures, enum swst__walk walk)
{
    size_t end = 0;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < measures->lens_count && !status; i++) {
        struct swst__lens *lens = measures->lenses[i];

        lens->first = lens->end = end;
        lens->asks_served = false;
        order_some(measures, walk, lens, true);
        lens->scoped_end = lens->end;
        order_some(measures, walk, lens, false);
        end = lens->end;
        status = swst__lens_begin(lens, walk == SWST__WALK_HOUSEHOLDS);
    }
    return status;
}

static void end(struct swst__measures *measures)
{
    for (size_t i = 0; i < measures->lens_count; i++)
        swst__lens_end(measures->lenses[i]);
}

/* Whom the lens leaves out, or finds out of scope, concerns few of its measures. */
static swst_status show_to(struct swst__measures *measures, const struct swst__lens *lens,
                           const struct swst__facts *facts, const struct swst__home *home)
{
    swst_status status = SWST_OK;

    for (size_t i = lens->standing == SWST__IS_IN_SCOPE ? lens->first : lens->scoped_end;
         i < lens->end && !status; i++) {
        struct swst__measure *measure = measures->order[i];

        measure->facts = facts;
        measure->home = home;
        status = swst__countings[measure->number].count(measure);
    }
    return status;
}

static swst_status show(struct swst__measures *measures, enum swst__walk walk,
                        const struct swst__facts *facts, const struct swst__home *home)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < measures->lens_count && !status; i++) {
        struct swst__lens *lens = measures->lenses[i];

        if (!looks_at(lens, walk))
            continue;
        status = facts ? swst__lens_meet(lens, facts) : swst__lens_meet_household(lens, home);
        if (!status)
            status = show_to(measures, lens, facts, home);
    }
    return status;
}

/* Those of any day: what matters is which there are. */
static const struct swst__areas *areas_of(const struct swst__measures *measures)
{
    size_t i = 0;

    while (!measures->lenses[i]->stands)
        i++;
    return &measures->lenses[i]->answer.ground.areas;
}

static swst_status walk_people(struct swst__measures *measures)
{
    struct swst__facts facts = { .needs = needs_of(measures, SWST__WALK_PEOPLE) };
    struct swst__people people = { 0 };
    struct swst__ids candidates = { 0 };
    const struct swst__ids *only = NULL;
    const struct swst__areas *areas = areas_of(measures);
    swst_status status = find_candidates(measures, facts.needs, &candidates, &only);

    if (!status)
        status = swst__people_open(&people, measures->store, areas, only);
    if (!status)
        status = swst__facts_open(&facts, measures->store, days_of(measures, SWST__WALK_PEOPLE));
    if (!status)
        status = begin(measures, SWST__WALK_PEOPLE);
    while (!status && (status = swst__people_next(&people)) == SWST_ROW) {
        status = swst__facts_take(&facts, &people.person, areas);
        if (!status)
            status = show(measures, SWST__WALK_PEOPLE, &facts, NULL);
    }
    end(measures);
    swst__people_close(&people);
    swst__facts_close(&facts);
    swst__ids_free(&candidates);
    return status;
}

static swst_status walk_households(struct swst__measures *measures)
{
    struct swst__home home = { .needs = needs_of(measures, SWST__WALK_HOUSEHOLDS) };
    struct swst__statement *households = NULL;
    swst_status status = swst__db_take(measures->store, "SELECT id, area_id, filed_on"
        " FROM household WHERE voided_at IS NULL ORDER BY id", &households);

    if (!status)
        status = swst__home_open(&home, measures->store,
                                 days_of(measures, SWST__WALK_HOUSEHOLDS));
    if (!status)
        status = begin(measures, SWST__WALK_HOUSEHOLDS);
    while (!status && (status = swst__db_step(households)) == SWST_ROW) {
        status = swst__home_take(&home, households);
        if (!status)
            status = show(measures, SWST__WALK_HOUSEHOLDS, NULL, &home);
    }
    end(measures);
    swst__db_give_back(households);
    swst__home_close(&home);
    return status;
}

/* ------------------------------------------------------------------ running */

static swst_status run_alone(struct swst__measures *measures)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < measures->count && !status; i++) {
        struct swst__measure *measure = &measures->at[i];

        if (is_shown(measure, SWST__WALK_ALONE))
            status = swst__countings[measure->number].count(measure);
        else if (is_shown(measure, SWST__WALK_LATER))
            swst__measure_is_unknown(measure);
    }
    return status;
}

/* ---------------------------------------------------------------- beforehand */

static swst_status make_parts(struct swst__measure *measure)
{
    size_t count = measure->lens->answer.ground.areas.count + 1;

    if (measure->has_parts && !(measure->by_area = swst__calloc(count
                                                                * sizeof *measure->by_area)))
        return swst__fail_memory();
    return !measure->part_id || swst__areas_find(&measure->lens->answer.ground.areas,
                                                 measure->part_id) != SWST__NOWHERE
        ? SWST_OK : swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_RECORD,
                                     &swst__kinds[swst__kind_area].label);
}

/* The ground of a lens that stands on the same day, or NULL. */
static const struct swst__ground *ground_of(const struct swst__measures *measures, int64_t day)
{
    for (size_t i = 0; i < measures->lens_count; i++)
        if (measures->lenses[i]->stands && swst__lens_day(measures->lenses[i]) == day)
            return &measures->lenses[i]->answer.ground;
    return NULL;
}

/* The lenses of all that must be counted. */
static swst_status stand(struct swst__measures *measures)
{
    swst_status status = SWST_OK;

    measures->order = swst__calloc(measures->count * sizeof *measures->order);
    if (!measures->order)
        return swst__fail_memory();
    for (size_t i = 0; i < measures->count && !status; i++) {
        struct swst__measure *measure = &measures->at[i];
        enum swst__walk walk = swst__countings[measure->number].walk;

        if (measure->is_known)
            continue;
        if (walk == SWST__WALK_PEOPLE)
            measure->lens->sees_people = true;
        else if (walk == SWST__WALK_HOUSEHOLDS)
            measure->lens->sees_households = measure->lens->wants_in_scope = true;
        if (!measure->lens->stands)
            measure->lens->beside = ground_of(measures, swst__lens_day(measure->lens));
        if (!(status = swst__lens_stand(measure->lens)))
            status = make_parts(measure);
    }
    return status;
}

swst_status swst__measures_run(struct swst__measures *measures)
{
    bool households;
    swst_status status;

    if (!measures->count)
        return SWST_OK;
    if ((status = swst__measures_recall(measures)) || (status = stand(measures)))
        return status;
    households = is_walked(measures, SWST__WALK_HOUSEHOLDS);
    if (households || is_walked(measures, SWST__WALK_PEOPLE))
        status = walk_people(measures);
    if (!status && households)
        status = walk_households(measures);
    if (!status)
        status = swst__measures_finish(measures);
    if (!status)
        status = run_alone(measures);
    if (!status)
        swst__measures_remember(measures);
    return status;
}
