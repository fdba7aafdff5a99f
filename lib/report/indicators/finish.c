#include "report/indicators/finish.h"

#include "report/indicators/baseline.h"

#include <string.h>

/* Of people, by standing: the same footing as coverage has. Of households, those that
 * nobody in scope belongs to. What counts them in scope or not leaves nobody out. */
static void note_left_out(struct swst__measure *measure, const int64_t met[SWST__MET])
{
    static const char *const reasons[SWST__STANDINGS] = {
        [SWST__IS_NOT_YET] = "not_yet", [SWST__IS_EXITED] = "exited", [SWST__IS_AWAY] = "away",
        [SWST__IS_NOT_OPEN] = "not_open",
    };

    if (!(swst__countings[measure->number].needs & SWST__NEED_SCOPE))
        return;
    if (swst__countings[measure->number].walk == SWST__WALK_HOUSEHOLDS)
        swst__measure_leave_out(measure, "nobody_in_scope", met[SWST__MET_HOMES_WITHOUT]);
    else
        for (int i = SWST__IS_NOT_YET; i < SWST__STANDINGS; i++)
            swst__measure_leave_out(measure, reasons[i], met[i]);
}

/* What was counted in the areas of a part. */
static void add_up_part(const struct swst__measures *measures, struct swst__measure *measure,
                        int64_t met[SWST__MET])
{
    const struct swst__lens *lens = measure->lens;
    const struct swst__areas *areas = &lens->answer.ground.areas;
    const struct swst__measure *whole = &measures->at[measure->whole];
    int64_t top = swst__areas_find(areas, measure->part_id);

    memset(met, 0, SWST__MET * sizeof *met);
    for (size_t i = 0; i < areas->count; i++) {
        if (!swst__areas_within(areas, (int64_t)i, top))
            continue;
        measure->figure.n += whole->by_area[i][0];
        measure->figure.d += whole->by_area[i][1];
        for (int k = 0; k < SWST__MET; k++)
            met[k] += lens->met[i][k];
    }
}

static swst_status finish_one(struct swst__measures *measures, struct swst__measure *measure)
{
    const struct swst__counting *counting = &swst__countings[measure->number];
    const struct swst__lens *lens = measure->lens;
    int64_t met[SWST__MET];
    bool alone = false;
    swst_status status = SWST_OK;

    measure->facts = NULL;
    measure->home = NULL;
    memcpy(met, lens->answer.ground.standings, sizeof lens->answer.ground.standings);
    met[SWST__MET_HOMES_WITHOUT] = lens->homes_without;
    if (measure->part_id)
        add_up_part(measures, measure, met);
    note_left_out(measure, met);
    if (counting->needs & SWST__NEED_LEDGER && !measure->figure.d
        && !met[counting->walk == SWST__WALK_HOUSEHOLDS ? SWST__MET_HOMES_WITHOUT : SWST__MET_ALL])
        status = swst__baseline_is_alone(measure, &alone);
    if (alone)
        swst__measure_is_unknown(measure);
    return status;
}

swst_status swst__measures_finish(struct swst__measures *measures)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < measures->count && !status; i++) {
        enum swst__walk walk = swst__countings[measures->at[i].number].walk;

        if ((walk == SWST__WALK_PEOPLE || walk == SWST__WALK_HOUSEHOLDS)
            && !measures->at[i].is_known)
            status = finish_one(measures, &measures->at[i]);
    }
    for (size_t i = 0; i < measures->lens_count; i++)
        memset(measures->lenses[i]->answer.ground.standings, 0,
               sizeof measures->lenses[i]->answer.ground.standings);
    return status;
}
