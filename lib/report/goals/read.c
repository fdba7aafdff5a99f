#include "report/goals/read.h"

#include "base/memory.h"
#include "model/structs.h"

#include <stdlib.h>

enum {
    ID, TITLE, INDICATOR, OPERATOR, TARGET, STARTS_ON, DUE_ON, YEAR, STRAND, OWNER_ID, PARENT_ID,
    AREA_ID, CATEGORY_ID, CATEGORY, LEVEL, WORKER_ID, PROGRAMME_ID, TYPE, LEAST_AGE, MOST_AGE,
    EVIDENCE
};
static const char sql[] = "SELECT goal.id, goal.title, goal.indicator, goal.operator, goal.target,"
    " goal.starts_on, goal.due_on, plan.year, coalesce(goal.strand, 0),"
    " coalesce(goal.owner_id, 0), coalesce(goal.parent_id, 0), coalesce(goal.area_id, 0),"
    " coalesce(goal.category_id, 0), category.code, goal.level, coalesce(goal.worker_id, 0),"
    " coalesce(goal.programme_id, 0), goal.type, coalesce(goal.least_age, 0),"
    " coalesce(goal.most_age, -1), (SELECT count(*) FROM evidence WHERE evidence.goal_id = goal.id"
    " AND evidence.shown_on <= ?3 AND evidence.voided_at IS NULL) FROM goal"
    " JOIN plan ON plan.id = goal.plan_id LEFT JOIN category ON category.id = goal.category_id"
    " WHERE goal.voided_at IS NULL AND ?1 IN (0, plan.year) AND ?2 IN (0, goal.id)"
    " ORDER BY goal.id";

/* ------------------------------------------------------------------ reading */

static const char *text_of(const struct swst__statement *row, int column)
{
    return swst__db_is_null(row, column) ? NULL : swst__db_text(row, column);
}

static bool is_narrowed(const struct swst__statement *row)
{
    return swst__db_int(row, AREA_ID) || swst__db_int(row, CATEGORY_ID) || text_of(row, LEVEL)
        || swst__db_int(row, WORKER_ID) || swst__db_int(row, PROGRAMME_ID) || text_of(row, TYPE)
        || swst__db_int(row, LEAST_AGE) || swst__db_int(row, MOST_AGE) >= 0;
}

static swst_status read_filter(const struct swst__statement *row, struct swst__goal *goal)
{
    swst_filter *filter;
    swst_status status = SWST_OK;

    if (!is_narrowed(row))
        return SWST_OK;
    if (!(filter = goal->filter = swst_filter_new()))
        return SWST_ENOMEM;
    swst_filter_set_area(filter, goal->area_id);
    swst_filter_set_worker(filter, goal->worker_id);
    swst_filter_set_programme(filter, goal->programme_id);
    swst_filter_set_ages(filter, swst__db_int(row, LEAST_AGE), swst__db_int(row, MOST_AGE));
    if (text_of(row, CATEGORY))
        status = swst_filter_add_category(filter, text_of(row, CATEGORY));
    if (!status)
        status = swst_filter_set_level(filter, text_of(row, LEVEL));
    return status ? status : swst_filter_set_type(filter, text_of(row, TYPE));
}

static swst_status read_milestones(struct swst__goal *goal, struct swst__feed *feed)
{
    swst_status status = swst__feed_take(feed, goal->id);

    if (status || !feed->count)
        return status;
    if (!(goal->milestones = swst__calloc(feed->count * sizeof *goal->milestones)))
        return swst__fail_memory();
    for (size_t i = 0; i < feed->count; i++)
        goal->milestones[i] = (struct swst__milestone){ feed->rows[i][0], feed->rows[i][1] };
    goal->promise.milestones = goal->milestones;
    goal->promise.milestone_count = feed->count;
    return SWST_OK;
}

/* A level whose last rule was voided since is no level any more, and an indicator may have
 * been narrowed by what a later version of the catalogue does not know. */
static swst_status find_out(struct swst__goal *goal, swst_store *store)
{
    const char *level = goal->filter ? goal->filter->level : NULL;
    int64_t number = 1;
    swst_status status = level ? swst__facts_find_level(store, level, &number) : SWST_OK;

    goal->can_be_asked = goal->indicator && number
        && swst__indicator_takes(goal->indicator, goal->filter);
    return status;
}

static swst_status read_goal(struct swst__goals *goals, swst_store *store,
                             const struct swst__statement *row, struct swst__feed *milestones)
{
    struct swst__goal *at = swst__grow(goals->at, &goals->room, goals->count, sizeof *at);
    swst_status status;

    if (!at)
        return SWST_ENOMEM;
    goals->at = at;
    if (swst__db_int(row, ID) <= (goals->count ? at[goals->count - 1].id : 0))
        return swst__fail(SWST_EDAMAGED, SWST__DAMAGED);        /* a tree needs one of each id */
    at += goals->count++;
    *at = (struct swst__goal){
        .id = swst__db_int(row, ID), .year = swst__db_int(row, YEAR),
        .strand = swst__db_int(row, STRAND), .owner_id = swst__db_int(row, OWNER_ID),
        .parent_id = swst__db_int(row, PARENT_ID), .evidence = swst__db_int(row, EVIDENCE),
        .area_id = swst__db_int(row, AREA_ID), .category_id = swst__db_int(row, CATEGORY_ID),
        .worker_id = swst__db_int(row, WORKER_ID),
        .programme_id = swst__db_int(row, PROGRAMME_ID),
        .title = swst__strdup(swst__db_text(row, TITLE)),
        .indicator = swst_indicator_find(swst__db_text(row, INDICATOR)),
        .promise = { .comparison = swst__db_int(row, OPERATOR),
                     .target = swst__db_int(row, TARGET),
                     .period = { swst__db_day(row, STARTS_ON), swst__db_day(row, DUE_ON) } },
    };
    if (!at->title)
        return swst__fail_memory();
    if ((status = read_filter(row, at)) || (status = read_milestones(at, milestones)))
        return status;
    return find_out(at, store);
}

swst_status swst__goals_read(struct swst__goals *goals, swst_store *store, int64_t as_of,
                             int64_t year, int64_t id)
{
    struct swst__statement *rows = NULL;
    struct swst__feed milestones = { 0 };
    swst_status status = swst__db_take(store, sql, &rows);

    if (!status)
        status = swst__feed_open(&milestones, store, "SELECT goal_id, due_on, target"
            " FROM milestone WHERE goal_id >= ?3 AND voided_at IS NULL AND ?1 = ?2"
            " ORDER BY goal_id, due_on", 2, 0, 0);
    if (!status) {
        swst__db_bind_int(rows, 1, year);
        swst__db_bind_int(rows, 2, id);
        swst__db_bind_int(rows, 3, as_of);
    }
    while (!status && (status = swst__db_step(rows)) == SWST_ROW)
        status = read_goal(goals, store, rows, &milestones);
    swst__feed_close(&milestones);
    swst__db_give_back(rows);
    return status;
}

void swst__goals_free(struct swst__goals *goals)
{
    for (size_t i = 0; i < goals->count; i++) {
        swst_free(goals->at[i].title);
        swst_free(goals->at[i].milestones);
        swst_filter_free(goals->at[i].filter);
    }
    swst_free(goals->at);
}

/* ------------------------------------------------------------------- asking */

swst_status swst__goal_ask(const struct swst__goal *goal, int64_t as_of,
                           struct swst__measures *measures, int64_t *number)
{
    const struct swst__span period = goal->promise.period;
    struct swst__question question = { period, period, as_of };
    swst_status status;

    *number = -1;
    if (!goal->can_be_asked || as_of < period.first)
        return SWST_OK;
    if (question.window.last > as_of)
        question.window.last = as_of;
    status = swst__measures_ask(measures, goal->indicator, &question, goal->filter);
    if (status)
        return status;
    *number = (int64_t)measures->count - 1;
    measures->at[*number].context = &goal->id;          /* whose evidence is counted */
    return SWST_OK;
}

/* Of households an indicator may count another thing than it does of people. */
void swst__goal_answer(const struct swst__goal *goal, const struct swst__measures *measures,
                       int64_t number, struct swst__promise *promise,
                       struct swst__figure *value)
{
    const struct swst_indicator *indicator = number < 0 ? goal->indicator
                                                        : measures->at[number].indicator;

    *value = (struct swst__figure){ .form = indicator ? indicator->form : SWST_FIGURE_COUNT,
                                    .unit = indicator ? indicator->unit : SWST_UNIT_UNSET,
                                    .d = SWST__UNKNOWN };
    if (number >= 0)
        *value = measures->at[number].figure;
    *promise = goal->promise;
    promise->adds_up = indicator && indicator->is_cumulative
        && indicator->form == SWST_FIGURE_COUNT;
}
