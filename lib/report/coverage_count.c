/* Where a person or household counts: categories, groups, and the counts. */
#include "report/coverage.h"

#include "base/memory.h"
#include "model/structs.h"
#include "report/indicators/baseline.h"

size_t swst__coverage_slots(const struct swst__coverage *coverage)
{
    return coverage->categories.count + 2;
}

void swst__coverage_close(struct swst__coverage *coverage)
{
    swst__categories_free(&coverage->categories);
    swst_free(coverage->counts);
    swst__ids_free(&coverage->workers);
    swst__ids_free(&coverage->in_scope);
}

/* ------------------------------------------------------------------ groups */

static swst_status read_workers(struct swst__coverage *coverage)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(coverage->answer->store, "SELECT id FROM worker"
                                       " WHERE voided_at IS NULL"
                                       " ORDER BY CAST(id AS TEXT)", &statement);

    if (status)
        return status;
    return swst__ids_read(&coverage->workers, statement);
}

/* The area that stands for this one: see `coverage` in the reports' header. */
static int64_t group_of_area(const struct swst__coverage *coverage, int64_t area)
{
    const struct swst__areas *areas = &coverage->answer->ground.areas;
    int64_t town;

    switch (coverage->answer->ground.filter->grouping) {
    case SWST_BY_SERVICE:
        return areas->at[area].service != SWST__NOWHERE ? areas->at[area].service : area;
    case SWST_BY_TOWN:
        town = swst__areas_above(areas, area, swst__area_level_TOWN);
        return town != SWST__NOWHERE ? town : area;
    default:
        return area;
    }
}

/* ----------------------------------------------------------------- counting */

static void add(struct swst__covered *covered, const struct swst__coverage *coverage,
                const struct swst__subject *subject, bool shared)
{
    covered->shared = covered->shared || shared;
    covered->in_scope++;
    covered->visited += subject->visited;
    covered->filed += subject->filed_on != SWST__NULL
                      && subject->filed_on <= coverage->answer->question.window.last;
    covered->reached += subject->reached;
    covered->served += subject->reached || swst__services_are_any(&subject->services);
    covered->contacted += subject->services.contacted;
    covered->in_case += subject->services.in_case;
    covered->in_group += subject->services.in_group;
    covered->times += subject->services.times;
}

/* `shared`: it stands in another group's rows, too. */
static void add_to_group(struct swst__coverage *coverage, size_t group,
                         const struct swst__subject *subject, bool shared)
{
    struct swst__covered *slots = coverage->counts + group * swst__coverage_slots(coverage);

    for (size_t i = 0; i < subject->categories->count; i++) {
        size_t category = swst__categories_find(&coverage->categories, subject->categories->at[i]);

        if (category < coverage->categories.count)
            add(&slots[category], coverage, subject, shared);
    }
    add(&slots[subject->all], coverage, subject, shared);
}

static size_t find_worker(const struct swst__coverage *coverage, int64_t id)
{
    size_t group = 0;

    while (group < coverage->workers.count && coverage->workers.at[group] != id)
        group++;
    return group;
}

/* Into the total, and into the rows of its area or of its workers. */
void swst__coverage_add(struct swst__coverage *coverage, const struct swst__subject *subject)
{
    const struct swst__ids *workers = &coverage->answer->ground.workers;
    int64_t only = coverage->answer->ground.filter->worker_id;

    add_to_group(coverage, 0, subject, false);
    if (coverage->answer->ground.filter->grouping != SWST_BY_WORKER) {
        add_to_group(coverage, 1 + (size_t)group_of_area(coverage, subject->area), subject,
                     false);
        return;
    }
    for (size_t i = 0; i < workers->count; i++) {
        size_t group = find_worker(coverage, workers->at[i]);

        if (group == coverage->workers.count || (only && only != workers->at[i]))
            continue;
        add_to_group(coverage, 1 + group, subject, workers->count > 1);
    }
}

/* ---------------------------------------------------------------------- all */

static swst_status make_room(struct swst__coverage *coverage)
{
    coverage->group_count = 1 + (coverage->answer->ground.filter->grouping == SWST_BY_WORKER
                                     ? coverage->workers.count
                                     : coverage->answer->ground.areas.count);
    coverage->counts = swst__calloc(coverage->group_count * swst__coverage_slots(coverage)
                                    * sizeof *coverage->counts);
    return coverage->counts ? SWST_OK : swst__fail_memory();
}

swst_status swst__coverage_count(struct swst__coverage *coverage)
{
    const swst_filter *filter = coverage->answer->ground.filter;
    swst_status status = swst__categories_read(coverage->answer->store, filter,
                                               &coverage->categories);

    if (!status)
        status = swst__baseline_look(coverage->answer->store, &coverage->answer->ground,
                                     NULL, coverage->has_baseline);
    if (!status && filter->grouping == SWST_BY_WORKER)
        status = read_workers(coverage);
    if (!status)
        status = make_room(coverage);
    if (!status)
        status = swst__coverage_persons(coverage);
    return status ? status : swst__coverage_households(coverage);
}
