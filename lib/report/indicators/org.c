/* ORG: organizations of residents, and the villages that have one (N3). */
#include "base/memory.h"
#include "model/structs.h"
#include "report/indicators/measure.h"
#include "report/organizations.h"
#include "report/workforce.h"

/* Give every organization of the type asked for to `meet`. */
static swst_status walk(struct swst__measure *measure, void *walker,
                        swst_status (*meet)(struct swst__measure *measure, void *walker,
                                            const struct swst__organizations *at))
{
    struct swst__organizations at = { .answer = &measure->lens->answer };
    const char *type = at.answer->ground.filter->type;
    int64_t wanted = type ? swst__choice_find(&swst__organization_type_choices, type) : 0;
    swst_status status = swst__organizations_open(&at);

    while (!status && (status = swst__organizations_next(&at)) == SWST_ROW)
        status = type && wanted != at.type ? SWST_OK : meet(measure, walker, &at);
    swst__organizations_close(&at);
    return status;
}

static swst_status meet_active(struct swst__measure *measure, void *walker,
                               const struct swst__organizations *at)
{
    (void)walker;
    return swst__measure_add(measure, swst__kind_organization, at->id, 1, 0);
}

static swst_status meet_new(struct swst__measure *measure, void *walker,
                            const struct swst__organizations *at)
{
    (void)walker;
    return swst__is_within(at->founded_on, swst__lens_window(measure->lens))
        ? swst__measure_add(measure, swst__kind_organization, at->id, 1, 0) : SWST_OK;
}

static swst_status meet_members(struct swst__measure *measure, void *walker,
                                const struct swst__organizations *at)
{
    int64_t count;

    (void)walker;
    if (swst__organizations_members(at, &count))
        return swst__measure_add(measure, swst__kind_organization, at->id, count, 0);
    swst__measure_leave_out(measure, "not_known", 1);
    return SWST_OK;
}

swst_status swst__count_ORG_ACTIVE(struct swst__measure *measure)
{
    return walk(measure, NULL, meet_active);
}

swst_status swst__count_ORG_NEW(struct swst__measure *measure)
{
    return walk(measure, NULL, meet_new);
}

swst_status swst__count_ORG_MEMBERS(struct swst__measure *measure)
{
    return walk(measure, NULL, meet_members);
}

/* Its village has one: an organization of a part of the village is the village's. */
static swst_status meet_village(struct swst__measure *measure, void *walker,
                                const struct swst__organizations *at)
{
    bool *has_one = walker;
    int64_t village = at->area == SWST__NOWHERE ? SWST__NOWHERE
        : swst__areas_above(&measure->lens->answer.ground.areas, at->area,
                            swst__area_level_VILLAGE);

    if (village != SWST__NOWHERE)
        has_one[village] = true;
    return SWST_OK;
}

swst_status swst__count_ORG_VILLAGES(struct swst__measure *measure)
{
    struct swst__ground *ground = &measure->lens->answer.ground;
    bool *has_one = swst__calloc(ground->areas.count + 1);
    swst_status status = has_one ? walk(measure, has_one, meet_village) : swst__fail_memory();

    for (size_t i = 0; i < ground->areas.count && !status; i++) {
        bool admitted = false;

        status = swst__ground_has_village(ground, (int64_t)i, &admitted);
        if (!status && admitted)
            status = swst__measure_share(measure, swst__kind_area, ground->areas.at[i].id,
                                         has_one[i]);
    }
    swst_free(has_one);
    return status;
}
