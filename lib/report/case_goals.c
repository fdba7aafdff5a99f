/* What active cases have reached: each goal's scale before and after. */
#include "report/cases.h"

#include "model/structs.h"

#include <swstation/casework.h>

#include <inttypes.h>
#include <stdio.h>

enum {
    CASE_ID, CLIENT_ID, CASE_GOAL_ID, SCALE, UNIT, DIRECTION, BEFORE, AFTER, TARGET, CHANGE,
    CHANGE_RATE, IMPROVED, REACHED, SCORES, MONTHS_SCORED, MONTHS
};

#define COLUMN(name_, type_, unit_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = unit_, __VA_ARGS__ }
#define REFERENCE(name_, target_, en, zh) \
    COLUMN(name_, REFERENCE, "", en, zh, .target = &swst__kinds[swst__kind_##target_])
#define SENSITIVE .flags = SWST_SENSITIVE

static const struct swst_field columns[] = {
    [CASE_ID] = REFERENCE("case_id", case, "Case", "个案"),
    [CLIENT_ID] = REFERENCE("client_id", client, "Client", "服务对象"),
    [CASE_GOAL_ID] = REFERENCE("case_goal_id", case_goal, "Goal", "目标"),
    [SCALE] = COLUMN("scale", TEXT, "", "Scale", "量表", .flags = 0),
    [UNIT] = COLUMN("unit", TEXT, "", "Unit", "单位", .flags = 0),
    [DIRECTION] = COLUMN("direction", CHOICE, "", "Wanted direction", "期望方向",
                         .choices = &swst__case_goal_direction_choices),
    [BEFORE] = COLUMN("before", INTEGER, "", "Before", "前测", SENSITIVE),
    [AFTER] = COLUMN("after", INTEGER, "", "After", "后测", SENSITIVE),
    [TARGET] = COLUMN("target", INTEGER, "", "Target", "目标值", .flags = 0),
    [CHANGE] = COLUMN("change", INTEGER, "", "Change", "变化", SENSITIVE),
    [CHANGE_RATE] = COLUMN("change_rate", TEXT, "", "Change in percent", "变化率",
                           .flags = SWST_SENSITIVE | SWST__SORT_FIGURE),
    [IMPROVED] = COLUMN("improved", FLAG, "", "Improved", "改善", .flags = 0),
    [REACHED] = COLUMN("reached", FLAG, "", "Target reached", "达标", .flags = 0),
    [SCORES] = COLUMN("scores", INTEGER, "", "Scores", "评分次数", .flags = 0),
    [MONTHS_SCORED] = COLUMN("months_scored", INTEGER, "months", "Months with a score", "评分月数",
                             .flags = 0),
    [MONTHS] = COLUMN("months", INTEGER, "months", "Months open", "在办月数", .flags = 0),
    { .name = NULL }
};

/* A percent change, half up of its size: 52 to 78 is 50.0 %. */
static swst_status set_change_rate(swst_table *table, int64_t before, int64_t change)
{
    int64_t size = before < 0 ? -before : before;
    int64_t permille = swst__permille(change < 0 ? -change : change, size);
    char text[32];

    if (permille < 0)
        return SWST_OK;
    snprintf(text, sizeof text, "%s%" PRId64 ".%" PRId64 "%%",
             change < 0 && permille ? "-" : "", permille / 10, permille % 10);
    return swst__table_set_text(table, CHANGE_RATE, text);
}

static swst_status set_change(swst_table *table, const struct swst__case_goal *goal)
{
    if (goal->before != SWST__NULL)
        swst__table_set_int(table, BEFORE, goal->before);
    if (goal->target != SWST__NULL)
        swst__table_set_int(table, TARGET, goal->target);
    if (goal->after == SWST__NULL)
        return SWST_OK;
    swst__table_set_int(table, AFTER, goal->after);
    swst__table_set_int(table, CHANGE, goal->after - goal->before);
    if (goal->direction) {
        bool up = goal->direction == swst__case_goal_direction_UP;

        swst__table_set_int(table, IMPROVED, swst__case_goal_improved(goal));
        if (goal->target != SWST__NULL)
            swst__table_set_int(table, REACHED, up ? goal->after >= goal->target
                                                   : goal->after <= goal->target);
    }
    return set_change_rate(table, goal->before, goal->after - goal->before);
}

/* Scale and unit are text, and are looked up for the rows alone. */
static swst_status set_texts(swst_store *store, swst_table *table, int64_t goal_id)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT coalesce(scale, ''), coalesce(unit, '')"
                                              " FROM case_goal WHERE id = ?1", &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, goal_id);
    if ((status = swst__db_step(statement)) == SWST_ROW) {
        const char *scale = swst__db_text(statement, 0), *unit = swst__db_text(statement, 1);

        status = *scale ? swst__table_set_text(table, SCALE, scale) : SWST_OK;
        if (!status && *unit)
            status = swst__table_set_text(table, UNIT, unit);
    }
    swst__db_give_back(statement);
    return status;
}

/* Calendar months of the window in which the case was open. */
static int64_t months_open(const struct swst__case *it, struct swst__span window)
{
    struct swst__span days = swst__span_meet(it->open, window);
    int64_t from, to, month_from, month_to, of_month;

    if (!swst__span_days(days))
        return 0;
    swst__day_split(days.first, &from, &month_from, &of_month);
    swst__day_split(days.last, &to, &month_to, &of_month);
    return 12 * (to - from) + month_to - month_from + 1;
}

static swst_status write_row(struct swst__case_walk *walk, const struct swst__case *it,
                             const struct swst__case_goal *goal, swst_table *table)
{
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    swst__table_set_int(table, CASE_ID, it->id);
    swst__table_set_int(table, CLIENT_ID, it->client_id);
    swst__table_set_int(table, CASE_GOAL_ID, goal->id);
    if (goal->direction)
        swst__table_set_int(table, DIRECTION, goal->direction);
    swst__table_set_int(table, SCORES, goal->scores);
    swst__table_set_int(table, MONTHS_SCORED, goal->months_scored);
    swst__table_set_int(table, MONTHS, months_open(it, walk->window));
    status = set_texts(walk->answer->store, table, goal->id);
    return status ? status : set_change(table, goal);
}

static swst_status write_case(struct swst__case_walk *walk, const struct swst__case *it,
                              swst_table *table)
{
    size_t count;
    const struct swst__case_goal *goals = swst__case_goals_of(&walk->goals, it->id, &count);
    bool admitted;
    swst_status status = swst__case_walk_admits(walk, it, &admitted);

    if (!admitted || !swst__case_open_in(it, walk->window))
        return status;
    for (size_t i = 0; i < count && !status && !swst__answer_is_full(walk->answer); i++)
        status = write_row(walk, it, &goals[i], table);
    return status;
}

static swst_status write_rows(struct swst__case_walk *walk, swst_table *table)
{
    swst_status status = SWST_OK;

    while (!status && (status = swst__case_walk_next(walk)) == SWST_ROW) {
        status = SWST_OK;
        for (size_t i = 0; i < walk->cases.count && !status; i++)
            status = write_case(walk, &walk->cases.at[i], table);
    }
    return status;
}

static swst_status fill(struct swst__answer *answer)
{
    struct swst__case_walk walk = { 0 };
    swst_status status = swst__case_walk_open(&walk, answer);

    if (!status)
        status = write_rows(&walk, answer->table);
    swst__case_walk_close(&walk);
    return status;
}

swst_status swst_report_case_goals(swst_store *store, const char *from, const char *to,
                                   const char *as_of, const swst_filter *filter,
                                   swst_table **table)
{
    return swst__answer(store, (const char *const[]){ from, to, as_of }, filter, "case_goals",
                        columns, fill, table);
}
