#include "report/indicators/casework.h"

#include "base/memory.h"

static void forget(void *at)
{
    struct swst__casework *casework = at;

    swst__idleness_free(&casework->idleness);
    swst_free(casework);
}

swst_status swst__casework_of(const struct swst__measure *measure,
                              struct swst__casework **casework)
{
    struct swst__kept_count *kept = &measure->lens->kept[SWST__KEPT_CASEWORK];

    if (!kept->at) {
        void *made = swst__calloc(sizeof **casework);

        if (!made)
            return swst__fail_memory();
        *kept = (struct swst__kept_count){ made, forget };
    }
    *casework = kept->at;
    return SWST_OK;
}

bool swst__casework_asks(const struct swst__lens *lens, const struct swst__contact_rule *rule)
{
    int64_t programme = lens->answer.ground.filter->programme_id;

    return (!lens->level || rule->level == lens->level)
        && (!programme || rule->programme_id == programme);
}
