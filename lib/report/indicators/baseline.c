#include "report/indicators/baseline.h"

#include "base/memory.h"
#include "model/structs.h"

/* ------------------------------------------------------------- is there any */

static bool is_wanted(const struct swst__categories *categories, int64_t id)
{
    size_t at = categories ? swst__categories_find(categories, id) : 0;

    return !categories || categories->all
        || (at < categories->count && categories->at[at].wanted);
}

swst_status swst__baseline_look(swst_store *store, const struct swst__ground *ground,
                                const struct swst__categories *categories, bool has[3])
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT area_id, unit, category.id FROM baseline"
        " JOIN category ON category.id = baseline.category_id"
        " WHERE counted_on <= ?1 AND baseline.voided_at IS NULL", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, ground->day);
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        int64_t area = swst__areas_find(&ground->areas, swst__db_int(statement, 0));

        if (area != SWST__NOWHERE && swst__areas_within(&ground->areas, area, ground->top)
            && is_wanted(categories, swst__db_int(statement, 2)))
            has[swst__db_int(statement, 1)] = true;
    }
    swst__db_give_back(statement);
    return status;
}

/* The ground of the measure's lens; of a part, within its area. A view of it: not to be closed. */
static struct swst__ground ground_of(const struct swst__measure *measure)
{
    struct swst__ground ground = measure->lens->answer.ground;

    if (measure->part_id)
        ground.top = swst__areas_find(&ground.areas, measure->part_id);
    return ground;
}

/* Official figures are of an area and a category, and know nothing of workers, levels, sexes or
 * ages: nobody can be compared with them, or missed beside them, who is asked for by such. */
static bool official_figures_know(const swst_filter *filter)
{
    return !filter->worker_id && !filter->level && !filter->sex && !filter->least_age
        && !filter->age_end;
}

swst_status swst__baseline_is_alone(const struct swst__measure *measure, bool *is_alone)
{
    const struct swst__lens *lens = measure->lens;
    const struct swst__ground ground = ground_of(measure);
    bool has[3] = { false };
    int unit = measure->indicator->unit == SWST_UNIT_HOUSEHOLD ? swst__category_unit_HOUSEHOLD
                                                              : swst__category_unit_PERSON;
    swst_status status = !official_figures_know(ground.filter) ? SWST_OK
        : swst__baseline_look(lens->answer.store, &ground, &lens->categories, has);

    *is_alone = has[unit];
    return status;
}

/* ------------------------------------------------------------------ the sum */

/* The latest of an area. */
struct official {
    int64_t area, count;
};

struct officials {
    struct official *at;
    size_t count, room;
};

/* Rows come area by area, the latest first. */
static swst_status note(struct officials *officials, int64_t area, int64_t count)
{
    struct official *at;

    if (area == SWST__NOWHERE
        || (officials->count && officials->at[officials->count - 1].area == area))
        return SWST_OK;
    if (!(at = swst__grow(officials->at, &officials->room, officials->count, sizeof *at)))
        return SWST_ENOMEM;
    officials->at = at;
    at[officials->count++] = (struct official){ area, count };
    return SWST_OK;
}

static swst_status read_officials(swst_store *store, const struct swst__ground *ground,
                                  int64_t category_id, struct officials *officials)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT area_id, count FROM baseline"
        " WHERE category_id = ?1 AND counted_on <= ?2 AND voided_at IS NULL"
        " ORDER BY area_id, counted_on DESC, id DESC", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, category_id);
    swst__db_bind_int(statement, 2, ground->day);
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        int64_t area = swst__areas_find(&ground->areas, swst__db_int(statement, 0));

        if (area != SWST__NOWHERE && !swst__areas_within(&ground->areas, area, ground->top))
            continue;
        if ((status = note(officials, area, swst__db_int(statement, 1))))
            break;
    }
    swst__db_give_back(statement);
    return status;
}

static bool is_hidden(const struct swst__areas *areas, const struct officials *officials,
                      size_t which)
{
    for (size_t i = 0; i < officials->count; i++)
        if (i != which
            && swst__areas_within(areas, officials->at[which].area, officials->at[i].area))
            return true;
    return false;
}

static int64_t sum(const struct swst__areas *areas, const struct officials *officials)
{
    int64_t count = officials->count ? 0 : SWST__NULL;

    for (size_t i = 0; i < officials->count; i++)
        count += is_hidden(areas, officials, i) ? 0 : officials->at[i].count;
    return count;
}

static const struct swst__code *only_category(const struct swst__lens *lens)
{
    const swst_filter *filter = lens->answer.ground.filter;
    size_t i = 0;

    if (filter->category_count != 1 || !official_figures_know(filter))
        return NULL;
    while (!lens->categories.at[i].wanted)
        i++;
    return &lens->categories.at[i];
}

swst_status swst__baseline_of(const struct swst__measure *measure, int64_t *count)
{
    const struct swst__code *category;
    struct swst__ground ground;
    struct officials officials = { 0 };
    swst_status status;

    *count = SWST__NULL;
    if ((measure->number != swst__indicator_POP_IN_SCOPE
         && measure->number != swst__indicator_POP_HOUSEHOLDS)
        || !(category = only_category(measure->lens)))
        return SWST_OK;
    if ((status = swst__lens_stand(measure->lens)))     /* the figure may be a remembered one */
        return status;
    ground = ground_of(measure);
    status = read_officials(measure->lens->answer.store, &ground, category->id, &officials);
    if (!status)
        *count = sum(&ground.areas, &officials);
    swst_free(officials.at);
    return status;
}
