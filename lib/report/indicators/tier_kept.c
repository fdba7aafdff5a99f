/* TIER: how the duties of levels and programmes were kept (semantics 4.5). */
#include "model/structs.h"
#include "report/indicators/casework.h"

struct adder {
    const struct swst__lens *lens;
    struct swst__casework *casework;
};

static bool wants(const void *keeper, const struct swst__contact_rule *rule)
{
    const struct adder *adder = keeper;

    return swst__casework_asks(adder->lens, rule);
}

static void add(void *keeper, const struct swst__contact_rule *rule,
                const struct swst__kept *kept)
{
    struct adder *adder = keeper;

    swst__kept_add(&adder->casework->kept, kept);
    if (rule->purpose == swst__visit_purpose_VISIT_PURPOSE_REVIEW)
        swst__kept_add(&adder->casework->reviews, kept);
}

/* A level asked for is that of the duties, whatever the client's is on the last day. Few have
 * any of its: whether they are admitted is asked of those alone. */
static swst_status find_kept(const struct swst__measure *measure, struct swst__casework **casework)
{
    const struct swst__facts *facts = measure->facts;
    struct swst__lens *lens = measure->lens;
    bool admitted = swst__measure_admits(measure);
    swst_status status = swst__casework_of(measure, casework);

    if (status || (*casework)->kept_of == facts->person->id)
        return status;
    (*casework)->kept = (*casework)->reviews = SWST__KEPT_NOTHING;
    if (admitted || lens->level)
        status = swst__kept_each(facts->duties, swst__lens_window(lens), wants, add,
                                 &(struct adder){ lens, *casework });
    if (!status && !admitted && (*casework)->kept.required)
        status = swst__lens_admits_any_level(lens, facts, &admitted);
    if (!admitted)
        (*casework)->kept = (*casework)->reviews = SWST__KEPT_NOTHING;
    if (!status)
        (*casework)->kept_of = facts->person->id;
    return status;
}

static swst_status add_share(struct swst__measure *measure, int64_t n, int64_t d)
{
    return !d ? SWST_OK
        : swst__measure_add(measure, swst__kind_client, measure->facts->person->id, n, d);
}

swst_status swst__count_TIER_COMPLIANCE(struct swst__measure *measure)
{
    struct swst__casework *casework;
    swst_status status = find_kept(measure, &casework);

    return status ? status : add_share(measure, casework->kept.done, casework->kept.required);
}

swst_status swst__count_TIER_REQUIRED(struct swst__measure *measure)
{
    struct swst__casework *casework;
    swst_status status = find_kept(measure, &casework);

    return status || !casework->kept.required ? status
        : swst__measure_add(measure, swst__kind_client, measure->facts->person->id,
                            casework->kept.required, 0);
}

swst_status swst__count_TIER_COMPLIANT_CLIENTS(struct swst__measure *measure)
{
    struct swst__casework *casework;
    swst_status status = find_kept(measure, &casework);

    return status ? status
        : add_share(measure, casework->kept.all_met, casework->kept.required > 0);
}

swst_status swst__count_TIER_REVIEWS(struct swst__measure *measure)
{
    struct swst__casework *casework;
    swst_status status = find_kept(measure, &casework);

    return status ? status
        : add_share(measure, casework->reviews.done, casework->reviews.required);
}
