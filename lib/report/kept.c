#include "report/kept.h"

void swst__kept_add(struct swst__kept *sum, const struct swst__kept *kept)
{
    sum->required += kept->required;
    sum->done += kept->done;
    sum->all_met = sum->all_met && kept->all_met;
}

swst_status swst__kept_each(struct swst__duties *duties, struct swst__span window,
                            bool (*wants)(const void *adder,
                                          const struct swst__contact_rule *rule),
                            void (*add)(void *adder, const struct swst__contact_rule *rule,
                                        const struct swst__kept *kept), void *adder)
{
    size_t sources = swst__duties_sources(duties);
    swst_status status = SWST_OK;

    for (size_t i = 0; i < sources * duties->rule_count && !status; i++) {
        size_t source = i / duties->rule_count;
        const struct swst__contact_rule *rule = &duties->rules[i % duties->rule_count];
        struct swst__duty duty;
        struct swst__kept kept;

        if ((wants && !wants(adder, rule)) || !swst__duties_applies(duties, source, rule)
            || (status = swst__duties_make(duties, source, rule, &duty)))
            continue;
        swst__duty_kept(&duty, window, &kept);
        add(adder, rule, &kept);
    }
    return status;
}
