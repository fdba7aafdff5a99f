#include "report/cases.h"

#include "base/memory.h"
#include "model/structs.h"

/* ------------------------------------------------------------------ opening */

enum { GOAL_ID, CASE_ID, DIRECTION, STEP, IS_MAIN };
#define OF_GOALS " FROM \"case\" JOIN case_goal ON case_goal.case_id = \"case\".id" \
    " WHERE client_id >= ?3 AND opened_on >= ?1 AND case_goal.voided_at IS NULL" \
    " ORDER BY client_id, \"case\".id, case_goal.id"
static const char scales_sql[] = "SELECT client_id, case_goal.id, case_id,"
    " coalesce(direction, 0), coalesce(step, 1), coalesce(is_main, 0)" OF_GOALS;

enum { BASELINE, TARGET };
static const char values_sql[] = "SELECT client_id, baseline, target" OF_GOALS;

enum { OF_GOAL, DAY, SCORE };
static const char scores_sql[] = "SELECT client_id, case_goal_id, happened_on, score"
    " FROM \"case\" JOIN case_goal ON case_goal.case_id = \"case\".id"
    " JOIN case_score ON case_score.case_goal_id = case_goal.id"
    " WHERE client_id >= ?3 AND opened_on >= ?1 AND happened_on <= ?2"
    " AND case_goal.voided_at IS NULL AND case_score.voided_at IS NULL"
    " ORDER BY client_id, \"case\".id, case_goal.id, happened_on, case_score.id";

static swst_status open_goals(struct swst__case_walk *walk)
{
    int64_t first = SWST__FIRST_DAY;
    swst_store *store = walk->answer->store;
    swst_status status = swst__feed_open(&walk->scales, store, scales_sql, 5, first, 0);

    if (!status)
        status = swst__feed_open(&walk->values, store, values_sql, 2, first, 0);
    return status ? status : swst__feed_open(&walk->scores, store, scores_sql, 3, first,
                                             walk->window.last);
}

swst_status swst__case_walk_open(struct swst__case_walk *walk, struct swst__answer *answer)
{
    struct swst__ground *ground = &answer->ground;
    swst_status status;

    walk->answer = answer;
    walk->window = answer->question.window;
    /* a worker's cases may be of anybody's clients */
    status = swst__people_open(&walk->people, answer->store, &ground->areas,
                               ground->filter->worker_id ? NULL : ground->only);
    if (!status)
        status = swst__cases_open(&walk->cases, answer->store);
    return status ? status : open_goals(walk);
}

void swst__case_walk_close(struct swst__case_walk *walk)
{
    swst__feed_close(&walk->scales);
    swst__feed_close(&walk->values);
    swst__feed_close(&walk->scores);
    swst_free(walk->goals);
    swst__cases_close(&walk->cases);
    swst__people_close(&walk->people);
    swst__ground_note(&walk->answer->ground, walk->answer->table);
}

/* -------------------------------------------------------------------- goals */

static bool same_month(int64_t left, int64_t right)
{
    return swst__bucket_of(SWST__PER_MONTH, left).first
        == swst__bucket_of(SWST__PER_MONTH, right).first;
}

/* The scores of one goal, by day; they come in the order of the goals, and *at
 * moves behind them. */
static void read_scores(const struct swst__case_walk *walk, struct swst__case_goal *goal,
                        size_t *at)
{
    const struct swst__feed *feed = &walk->scores;
    bool has_baseline = goal->before != SWST__NULL;
    int64_t last = SWST__NULL;

    for (; *at < feed->count && feed->rows[*at][OF_GOAL] == goal->id; ++*at) {
        int64_t day = feed->rows[*at][DAY], score = feed->rows[*at][SCORE];

        if (goal->before == SWST__NULL)
            goal->before = score;
        else if (has_baseline || last != SWST__NULL)
            goal->after = score;
        if (day >= walk->window.first) {
            goal->scores++;
            goal->months_scored += last == SWST__NULL || last < walk->window.first
                || !same_month(last, day);
        }
        last = day;
    }
}

static swst_status take_goals(struct swst__case_walk *walk)
{
    int64_t client_id = walk->people.person.id;
    size_t at = 0;
    swst_status status = swst__feed_take(&walk->scales, client_id);

    walk->goal_count = 0;
    if (!status)
        status = swst__feed_take(&walk->values, client_id);
    if (!status)
        status = swst__feed_take(&walk->scores, client_id);
    for (size_t i = 0; i < walk->scales.count && !status; i++) {
        const int64_t *scale = walk->scales.rows[i], *value = walk->values.rows[i];
        struct swst__case_goal *goals = swst__grow(walk->goals, &walk->goal_room,
                                                   walk->goal_count, sizeof *goals);

        if (!goals)
            return SWST_ENOMEM;
        walk->goals = goals;
        goals += walk->goal_count++;
        *goals = (struct swst__case_goal){ scale[GOAL_ID], scale[CASE_ID], scale[DIRECTION],
            scale[STEP], scale[IS_MAIN] != 0, .target = value[TARGET],
            .before = value[BASELINE], .after = SWST__NULL };
        read_scores(walk, goals, &at);
    }
    return status;
}

const struct swst__case_goal *swst__case_walk_goals(const struct swst__case_walk *walk,
                                                    int64_t case_id, size_t *count)
{
    size_t first = 0;

    while (first < walk->goal_count && walk->goals[first].case_id != case_id)
        first++;
    for (*count = 0; first + *count < walk->goal_count
                     && walk->goals[first + *count].case_id == case_id; )
        ++*count;
    return *count ? walk->goals + first : NULL;
}

bool swst__case_goal_improved(const struct swst__case_goal *goal)
{
    if (goal->before == SWST__NULL || goal->after == SWST__NULL)
        return false;
    switch (goal->direction) {
    case swst__case_goal_direction_UP: return goal->after - goal->before >= goal->step;
    case swst__case_goal_direction_DOWN: return goal->before - goal->after >= goal->step;
    default: return false;
    }
}

const struct swst__case_goal *swst__case_goal_main(const struct swst__case_goal *goals,
                                                   size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (goals[i].is_main)
            return &goals[i];
    for (size_t i = 0; i < count; i++)
        if (goals[i].direction)
            return &goals[i];
    return NULL;
}

/* ------------------------------------------------------------------- people */

swst_status swst__case_walk_next(struct swst__case_walk *walk)
{
    struct swst__ground *ground = &walk->answer->ground;
    swst_status status = swst__people_next(&walk->people);
    int64_t area;
    int standing;

    if (status != SWST_ROW)
        return status;
    if ((status = swst__ground_meet(ground, &walk->people.person, &standing, &area)))
        return status;
    walk->in_area = swst__areas_within(&ground->areas, area, ground->top);
    walk->admitted = standing != SWST__LEFT_OUT;
    status = swst__cases_take(&walk->cases, walk->people.person.id);
    if (!status)
        status = take_goals(walk);
    return status ? status : SWST_ROW;
}

swst_status swst__case_walk_admits(struct swst__case_walk *walk, const struct swst__case *it,
                                   bool *admitted)
{
    struct swst__ground *ground = &walk->answer->ground;
    swst_status status;

    *admitted = walk->admitted;
    if (walk->admitted || !walk->in_area)
        return SWST_OK;
    status = swst__staff_named(&ground->staff, &it->worker_id, 1, &ground->workers);
    *admitted = !status && swst__ids_hold(&ground->workers, ground->filter->worker_id);
    return status;
}
