/* Goals of cases, and what their scales have come to. */
#include "report/cases.h"

#include "base/memory.h"
#include "model/structs.h"

/* ------------------------------------------------------------------ reading */

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

swst_status swst__case_goals_open(struct swst__case_goals *goals, swst_store *store, int64_t last)
{
    int64_t first = SWST__FIRST_DAY;
    swst_status status = swst__feed_open(&goals->scales, store, scales_sql, 5, first, 0);

    if (!status)
        status = swst__feed_open(&goals->values, store, values_sql, 2, first, 0);
    return status ? status : swst__feed_open(&goals->scores, store, scores_sql, 3, first, last);
}

void swst__case_goals_close(struct swst__case_goals *goals)
{
    swst__feed_close(&goals->scales);
    swst__feed_close(&goals->values);
    swst__feed_close(&goals->scores);
    swst_free(goals->at);
}

static bool same_month(int64_t left, int64_t right)
{
    return swst__bucket_of(SWST__PER_MONTH, left).first
        == swst__bucket_of(SWST__PER_MONTH, right).first;
}

/* The scores of one goal, by day; they come in the order of the goals, and *at
 * moves behind them. */
static void read_scores(const struct swst__feed *feed, struct swst__span window,
                        struct swst__case_goal *goal, size_t *at)
{
    bool has_baseline = goal->before != SWST__NULL;
    int64_t last = SWST__NULL;

    for (; *at < feed->count && feed->rows[*at][OF_GOAL] == goal->id; ++*at) {
        int64_t day = feed->rows[*at][DAY], score = feed->rows[*at][SCORE];

        if (day > window.last)
            continue;
        if (goal->before == SWST__NULL)
            goal->before = score;
        else if (has_baseline || last != SWST__NULL)
            goal->after = score;
        if (day >= window.first) {
            goal->scores++;
            goal->months_scored += last == SWST__NULL || last < window.first
                || !same_month(last, day);
        }
        last = day;
    }
}

swst_status swst__case_goals_take(struct swst__case_goals *goals, int64_t client_id)
{
    swst_status status = swst__feed_take(&goals->scales, client_id);

    goals->count = 0;
    if (!status)
        status = swst__feed_take(&goals->values, client_id);
    return status ? status : swst__feed_take(&goals->scores, client_id);
}

swst_status swst__case_goals_read(struct swst__case_goals *goals, struct swst__span window)
{
    size_t at_score = 0;

    goals->count = 0;
    for (size_t i = 0; i < goals->scales.count; i++) {
        const int64_t *scale = goals->scales.rows[i], *value = goals->values.rows[i];
        struct swst__case_goal *at = swst__grow(goals->at, &goals->room, goals->count, sizeof *at);

        if (!at)
            return SWST_ENOMEM;
        goals->at = at;
        at += goals->count++;
        *at = (struct swst__case_goal){ scale[GOAL_ID], scale[CASE_ID], scale[DIRECTION],
            scale[STEP], scale[IS_MAIN] != 0, .target = value[TARGET],
            .before = value[BASELINE], .after = SWST__NULL };
        read_scores(&goals->scores, window, at, &at_score);
    }
    return SWST_OK;
}

/* ------------------------------------------------------------------- asking */

const struct swst__case_goal *swst__case_goals_of(const struct swst__case_goals *goals,
                                                  int64_t case_id, size_t *count)
{
    size_t first = 0;

    while (first < goals->count && goals->at[first].case_id != case_id)
        first++;
    for (*count = 0; first + *count < goals->count
                     && goals->at[first + *count].case_id == case_id; )
        ++*count;
    return *count ? goals->at + first : NULL;
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

void swst__case_improvement(const struct swst__case_goals *goals, const struct swst__case *it,
                            struct swst__span window, bool *scored, bool *improved)
{
    size_t count;
    const struct swst__case_goal *of_case = swst__case_goals_of(goals, it->id, &count);
    const struct swst__case_goal *main = swst__case_goal_main(of_case, count);

    *scored = swst__case_counts(it, SWST__CASES_ACTIVE, window) && main
        && main->before != SWST__NULL && main->after != SWST__NULL;
    *improved = *scored && swst__case_is_reviewed(it, window.last)
        && swst__case_goal_improved(main);
}
