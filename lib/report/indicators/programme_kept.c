/* PROGRAMME: how what was promised to those enrolled was kept (semantics 4.5). */
#include "model/structs.h"
#include "report/indicators/measure.h"
#include "report/kept.h"
#include "report/promises.h"

static int64_t programme_of(const struct swst__measure *measure)
{
    return measure->lens->answer.ground.filter->programme_id;
}

/* Most people are in no programme. */
static bool is_enrolled(const struct swst__measure *measure)
{
    return swst__measure_admits(measure) && measure->facts->duties->enrolments.count;
}

struct adder {
    struct swst__measure *measure;
    struct swst__kept kept;
};

static void add_kept(void *keeper, const struct swst__contact_rule *rule,
                     const struct swst__kept *kept)
{
    struct adder *adder = keeper;
    int64_t wanted = programme_of(adder->measure);

    if (rule->programme_id && (!wanted || rule->programme_id == wanted))
        swst__kept_add(&adder->kept, kept);
}

swst_status swst__count_PROGRAMME_COMPLIANCE(struct swst__measure *measure)
{
    struct adder adder = { measure, SWST__KEPT_NOTHING };
    swst_status status = !is_enrolled(measure) ? SWST_OK
        : swst__kept_each(measure->facts->duties, swst__lens_window(measure->lens), NULL, add_kept,
                          &adder);

    return status || !adder.kept.required ? status
        : swst__measure_add(measure, swst__kind_client, measure->facts->person->id,
                            adder.kept.done, adder.kept.required);
}

/* The buckets of one enrolment. */
struct fulfilled {
    struct swst__measure *measure;
    int64_t id, buckets, fulfilled;
};

static swst_status put_down(struct fulfilled *of)
{
    return !of->id ? SWST_OK
        : swst__measure_add(of->measure, swst__kind_enrolment, of->id, of->fulfilled, of->buckets);
}

static swst_status add_promise(void *adder, const struct swst__promise *promise)
{
    struct fulfilled *of = adder;

    if (of->id != promise->id) {
        swst_status status = put_down(of);

        if (status)
            return status;
        *of = (struct fulfilled){ .measure = of->measure, .id = promise->id };
    }
    of->buckets++;
    of->fulfilled += promise->rules_met == promise->rules;
    return SWST_OK;
}

swst_status swst__count_PROGRAMME_FULFILLED(struct swst__measure *measure)
{
    struct fulfilled of = { .measure = measure };
    swst_status status = !is_enrolled(measure) ? SWST_OK
        : swst__promises_each(measure->facts->duties, swst__lens_window(measure->lens),
                              programme_of(measure), add_promise, &of);

    return status ? status : put_down(&of);
}
