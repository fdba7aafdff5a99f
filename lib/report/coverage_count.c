/* Where a person or household counts: categories, groups, and the counts. */
#include "report/coverage.h"

#include "base/memory.h"
#include "model/structs.h"

#include <string.h>

size_t swst__coverage_slots(const struct swst__coverage *coverage)
{
    return coverage->category_count + 2;
}

void swst__coverage_close(struct swst__coverage *coverage)
{
    for (size_t i = 0; i < coverage->category_count; i++)
        swst_free(coverage->categories[i].code);
    swst_free(coverage->categories);
    swst_free(coverage->counts);
    swst__ids_free(&coverage->workers);
    swst__ids_free(&coverage->in_scope);
    swst__ground_close(&coverage->ground);
}

/* -------------------------------------------------------------- categories */

static bool is_wanted(const swst_filter *filter, const char *code)
{
    for (size_t i = 0; i < filter->category_count; i++)
        if (strcmp(filter->categories[i], code) == 0)
            return true;
    return !filter->category_count;
}

static swst_status add_category(struct swst__coverage *coverage,
                                const struct swst__statement *row, size_t *room)
{
    struct swst__category *categories = swst__grow(coverage->categories, room,
        coverage->category_count, sizeof *categories), *added;

    if (!categories)
        return SWST_ENOMEM;
    coverage->categories = categories;
    added = &categories[coverage->category_count];
    *added = (struct swst__category){ swst__db_int(row, 0), swst__strdup(swst__db_text(row, 1)),
        swst__db_int(row, 2) == swst__category_unit_HOUSEHOLD, false };
    if (!added->code)
        return swst__fail_memory();
    added->wanted = is_wanted(coverage->ground.filter, added->code);
    coverage->category_count++;
    return SWST_OK;
}

static swst_status read_categories(struct swst__coverage *coverage)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(coverage->store, "SELECT id, code, unit FROM category"
                                       " WHERE voided_at IS NULL ORDER BY code", &statement);
    size_t room = 0;

    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = add_category(coverage, statement, &room)))
            break;
    swst__db_give_back(statement);
    return status;
}

static size_t find_category(const struct swst__coverage *coverage, int64_t id)
{
    size_t i = 0;

    while (i < coverage->category_count && coverage->categories[i].id != id)
        i++;
    return i;
}

static swst_status check_filter(const struct swst__coverage *coverage)
{
    const swst_filter *filter = coverage->ground.filter;

    for (size_t i = 0; i < filter->category_count; i++) {
        size_t j = 0;

        while (j < coverage->category_count
               && strcmp(coverage->categories[j].code, filter->categories[i]) != 0)
            j++;
        if (j == coverage->category_count)
            return swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_RECORD,
                                    &swst__kinds[swst__kind_category].label);
    }
    return SWST_OK;
}

/* ------------------------------------------------------------------ groups */

static swst_status read_workers(struct swst__coverage *coverage)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(coverage->store, "SELECT id FROM worker"
                                       " WHERE voided_at IS NULL"
                                       " ORDER BY CAST(id AS TEXT)", &statement);

    if (status)
        return status;
    while ((status = swst__db_step(statement)) == SWST_ROW)
        if ((status = swst__ids_append(&coverage->workers, swst__db_int(statement, 0))))
            break;
    swst__db_give_back(statement);
    return status;
}

/* The area that stands for this one: see `coverage` in the reports' header. */
static int64_t group_of_area(const struct swst__coverage *coverage, int64_t area)
{
    const struct swst__areas *areas = &coverage->ground.areas;
    int64_t town;

    switch (coverage->ground.filter->grouping) {
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
                      && subject->filed_on <= coverage->window.last;
    covered->reached += subject->reached;
}

/* Twice in one category is once. */
static bool was_before(const struct swst__feed *memberships, size_t row)
{
    for (size_t i = 0; i < row; i++)
        if (memberships->rows[i][0] == memberships->rows[row][0])
            return true;
    return false;
}

/* `shared`: it stands in another group's rows, too. */
static void add_to_group(struct swst__coverage *coverage, size_t group,
                         const struct swst__subject *subject, bool shared)
{
    struct swst__covered *slots = coverage->counts + group * swst__coverage_slots(coverage);

    for (size_t i = 0; i < subject->memberships->count; i++) {
        size_t category = find_category(coverage, subject->memberships->rows[i][0]);

        if (category < coverage->category_count && !was_before(subject->memberships, i))
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
    const struct swst__ids *workers = &coverage->ground.workers;
    int64_t only = coverage->ground.filter->worker_id;

    add_to_group(coverage, 0, subject, false);
    if (coverage->ground.filter->grouping != SWST_BY_WORKER) {
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
    coverage->group_count = 1 + (coverage->ground.filter->grouping == SWST_BY_WORKER
                                     ? coverage->workers.count : coverage->ground.areas.count);
    coverage->counts = swst__calloc(coverage->group_count * swst__coverage_slots(coverage)
                                    * sizeof *coverage->counts);
    return coverage->counts ? SWST_OK : swst__fail_memory();
}

/* Official figures of either unit, for the areas that are asked about. */
static swst_status look_for_baselines(struct swst__coverage *coverage)
{
    const struct swst__ground *ground = &coverage->ground;
    struct swst__statement *statement;
    swst_status status = swst__db_take(coverage->store, "SELECT area_id, unit FROM baseline"
        " JOIN category ON category.id = baseline.category_id"
        " WHERE counted_on <= ?1 AND baseline.voided_at IS NULL", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, coverage->window.last);
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        int64_t area = swst__areas_find(&ground->areas, swst__db_int(statement, 0));

        if (area != SWST__NOWHERE && swst__areas_within(&ground->areas, area, ground->top))
            coverage->has_baseline[swst__db_int(statement, 1)] = true;
    }
    swst__db_give_back(statement);
    return status;
}

swst_status swst__coverage_count(struct swst__coverage *coverage, const swst_filter *filter)
{
    swst_status status = swst__ground_open(&coverage->ground, coverage->store, filter,
                                           coverage->window.last);

    if (!status)
        status = read_categories(coverage);
    if (!status)
        status = check_filter(coverage);
    if (!status)
        status = look_for_baselines(coverage);
    if (!status && coverage->ground.filter->grouping == SWST_BY_WORKER)
        status = read_workers(coverage);
    if (!status)
        status = make_room(coverage);
    if (!status)
        status = swst__coverage_persons(coverage);
    return status ? status : swst__coverage_households(coverage);
}
