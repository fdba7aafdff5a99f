/* MAP and OUTPUT: what was made that stays (L1). */
#include "base/memory.h"
#include "domain/ids.h"
#include "model/structs.h"
#include "report/indicators/measure.h"

_Static_assert(swst__output_type_MAP_CLIENTS == 1 && swst__output_type_MAP_ASSETS == 2
               && swst__output_type_MAP_PROBLEMS == 3, "the statement below names these by number");
enum { LAYERS = 3 };

/* The first map of every layer of every village, 0: none; an area of a village counts
 * for the village. */
static swst_status find_sheets(struct swst__measure *measure, int64_t (*sheets)[LAYERS])
{
    const struct swst__areas *areas = &measure->lens->answer.ground.areas;
    struct swst__statement *row;
    swst_status status = swst__db_take(measure->lens->answer.store, "SELECT id, type, area_id"
        " FROM output WHERE voided_at IS NULL AND type BETWEEN 1 AND 3 AND made_on <= ?1"
        " AND area_id IS NOT NULL AND coalesce(quantity, 1) > 0 ORDER BY id", &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, swst__lens_day(measure->lens));
    while ((status = swst__db_step(row)) == SWST_ROW) {
        int64_t village = swst__areas_above(areas, swst__areas_find(areas, swst__db_int(row, 2)),
                                            swst__area_level_VILLAGE);
        int64_t layer = swst__db_int(row, 1) - 1;

        if (village != SWST__NOWHERE && !sheets[village][layer])
            sheets[village][layer] = swst__db_int(row, 0);
    }
    swst__db_give_back(row);
    return status;
}

/* A row for every sheet there is, and one for the village that lacks some. */
static swst_status add_village(struct swst__measure *measure, int64_t village,
                               const int64_t sheets[LAYERS])
{
    const struct swst__area *area = &measure->lens->answer.ground.areas.at[village];
    int64_t missing = 0;
    swst_status status = SWST_OK;

    for (int layer = 0; layer < LAYERS && !status; layer++) {
        missing += !sheets[layer];
        status = sheets[layer] ? swst__measure_share(measure, swst__kind_output, sheets[layer],
                                                     true) : SWST_OK;
    }
    return status || !missing ? status
        : swst__measure_add(measure, swst__kind_area, area->id, 0, missing);
}

swst_status swst__count_MAP_SHEETS(struct swst__measure *measure)
{
    struct swst__ground *ground = &measure->lens->answer.ground;
    int64_t (*sheets)[LAYERS] = swst__calloc((ground->areas.count + 1) * sizeof *sheets);
    swst_status status = sheets ? find_sheets(measure, sheets) : swst__fail_memory();

    for (size_t i = 0; i < ground->areas.count && !status; i++) {
        bool admitted = false;

        status = swst__ground_has_village(ground, (int64_t)i, &admitted);
        if (!status && admitted)
            status = add_village(measure, (int64_t)i, sheets[i]);
    }
    swst_free(sheets);
    return status;
}

/* ------------------------------------------------------------------ outputs */

static swst_status add_output(struct swst__measure *measure, const struct swst__statement *row)
{
    struct swst__ground *ground = &measure->lens->answer.ground;
    int64_t worker = swst__db_int(row, 3), programme = ground->filter->programme_id;
    bool admitted = false;
    swst_status status = swst__ground_admits_named(ground, &worker, 1,
        swst__areas_find(&ground->areas, swst__db_int(row, 2)), &admitted);

    if (status || !admitted || (programme && programme != swst__db_int(row, 4)))
        return status;
    return swst__measure_add(measure, swst__kind_output, swst__db_int(row, 0),
                             swst__db_int(row, 1), 0);
}

swst_status swst__count_OUTPUT_MADE(struct swst__measure *measure)
{
    struct swst__span window = swst__lens_window(measure->lens);
    const char *type = measure->lens->answer.ground.filter->type;
    struct swst__statement *row;
    swst_status status = swst__db_take(measure->lens->answer.store, "SELECT id,"
        " coalesce(quantity, 1), coalesce(area_id, 0), coalesce(worker_id, 0),"
        " coalesce(programme_id, 0) FROM output WHERE voided_at IS NULL"
        " AND made_on BETWEEN ?1 AND ?2 AND (?3 = 0 OR type = ?3) ORDER BY id", &row);

    if (status)
        return status;
    swst__db_bind_int(row, 1, window.first);
    swst__db_bind_int(row, 2, window.last);
    swst__db_bind_int(row, 3, type ? swst__choice_find(&swst__output_type_choices, type) : 0);
    while (!status && (status = swst__db_step(row)) == SWST_ROW)
        status = add_output(measure, row);
    swst__db_give_back(row);
    return status;
}
