#include "report/promises.h"

/* The rules of its programme that are in force on one of its days. */
static bool concerns(const struct swst__duties *duties, const struct swst__promise *promise,
                     const struct swst__contact_rule *rule)
{
    return swst__duties_applies(duties, promise->source, rule)
        && swst__span_days(swst__span_meet(rule->days, promise->days));
}

/* 0: the programme promises nothing. */
static int longest_per(const struct swst__duties *duties, const struct swst__promise *promise)
{
    int longest = 0;

    for (size_t i = 0; i < duties->rule_count; i++) {
        const struct swst__contact_rule *rule = &duties->rules[i];

        if ((int)rule->per > longest && concerns(duties, promise, rule))
            longest = (int)rule->per;
    }
    return longest;
}

/* A rule with shorter buckets counts in the bucket in which its own end. */
static swst_status count_promise(struct swst__duties *duties, struct swst__promise *promise)
{
    swst_status status = SWST_OK;

    promise->rules = promise->rules_met = promise->required = promise->done = 0;
    for (size_t i = 0; i < duties->rule_count && !status; i++) {
        const struct swst__contact_rule *rule = &duties->rules[i];
        struct swst__duty duty;
        struct swst__kept kept;

        if (!concerns(duties, promise, rule)
            || (status = swst__duties_make(duties, promise->source, rule, &duty)))
            continue;
        swst__duty_kept(&duty, promise->bucket, &kept);
        promise->programme_id = rule->programme_id;
        promise->rules += kept.required > 0;
        promise->rules_met += kept.required > 0 && kept.all_met;
        promise->required += kept.required;
        promise->done += kept.done;
    }
    return status;
}

/* Every bucket that ended within the window and in which something was promised. */
static swst_status give_enrolment(struct swst__duties *duties, struct swst__span window,
                                  int64_t programme_id, struct swst__promise *promise,
                                  swst_status (*add)(void *adder,
                                                     const struct swst__promise *promise),
                                  void *adder)
{
    int64_t first = promise->days.first > window.first ? promise->days.first : window.first;
    int64_t last = promise->days.last < window.last      /* its week may end in the next bucket */
        ? swst__bucket_of(SWST__PER_WEEK, promise->days.last).last : window.last;
    int per = longest_per(duties, promise);
    swst_status status = SWST_OK;

    if (!per)
        return SWST_OK;
    promise->bucket = swst__bucket_of((enum swst__per)per, first);
    while (promise->bucket.last <= window.last && promise->bucket.first <= last && !status) {
        status = count_promise(duties, promise);
        if (!status && promise->rules
            && (!programme_id || programme_id == promise->programme_id))
            status = add(adder, promise);
        promise->bucket = swst__bucket_of((enum swst__per)per, promise->bucket.last + 1);
    }
    return status;
}

/* The client's enrolment with the least id above that of `promise`. */
static bool next_enrolment(const struct swst__duties *duties, struct swst__promise *promise)
{
    int64_t last = promise->id;

    promise->id = 0;
    for (size_t i = 0; i < swst__duties_sources(duties); i++) {
        struct swst__span days;
        int64_t id = swst__duties_enrolment(duties, i, &days);

        if (id > last && (!promise->id || id < promise->id)) {
            promise->id = id;
            promise->source = i;
            promise->days = days;
        }
    }
    return promise->id;
}

swst_status swst__promises_each(struct swst__duties *duties, struct swst__span window,
                                int64_t programme_id,
                                swst_status (*add)(void *adder,
                                                   const struct swst__promise *promise),
                                void *adder)
{
    struct swst__promise promise = { .id = 0 };
    swst_status status = SWST_OK;

    while (!status && next_enrolment(duties, &promise))
        status = give_enrolment(duties, window, programme_id, &promise, add, adder);
    return status;
}
