/* How all goals stand on a day. */
#include "base/memory.h"
#include "model/structs.h"
#include "report/goals/read.h"
#include "store/sight.h"

#include <swstation/goal.h>

enum {
    GOAL_ID, TITLE, INDICATOR, TARGET, VALUE, EXPECTED, STATUS, NEEDED, DUE_ON, STARTS_ON,
    OPERATOR, UNIT, PLAN_YEAR, STRAND, PARENT_ID, DEPTH, OWNER_ID, MILESTONES, EVIDENCE,
    PROVISIONAL
};

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "", __VA_ARGS__ }
#define REFERENCE(name_, target_, en, zh) \
    COLUMN(name_, REFERENCE, en, zh, .target = &swst__kinds[swst__kind_##target_])
#define WORDS(name_, words, en, zh) \
    COLUMN(name_, CHOICE, en, zh, .choices = &swst__##words##_choices)

static const struct swst_field columns[] = {
    [GOAL_ID] = REFERENCE("goal_id", goal, "Goal", "目标编号"),
    [TITLE] = COLUMN("title", TEXT, "Title", "目标", .flags = 0),
    [INDICATOR] = COLUMN("indicator", TEXT, "Indicator", "指标", .flags = 0),
    [TARGET] = COLUMN("target", INTEGER, "Target", "目标值", .flags = 0),
    [VALUE] = COLUMN("value", FIGURE, "Value", "现值", .flags = 0),
    [EXPECTED] = COLUMN("expected", INTEGER, "Expected by now", "应达", .flags = 0),
    [STATUS] = WORDS("status", goal_status, "Status", "状态"),
    [NEEDED] = COLUMN("needed_per_week", INTEGER, "Needed per week", "每周还需", .flags = 0),
    [DUE_ON] = COLUMN("due_on", DAY, "Due", "期限", .flags = 0),
    [STARTS_ON] = COLUMN("starts_on", DAY, "Starts", "开始日", .flags = 0),
    [OPERATOR] = WORDS("operator", goal_operator, "Operator", "比较方式"),
    [UNIT] = WORDS("unit", figure_unit, "Unit", "单位"),
    [PLAN_YEAR] = COLUMN("plan_year", INTEGER, "Year of the plan", "计划年度", .flags = 0),
    [STRAND] = WORDS("strand", goal_strand, "Strand", "板块"),
    [PARENT_ID] = REFERENCE("parent_id", goal, "Part of", "上级目标"),
    [DEPTH] = COLUMN("depth", INTEGER, "Depth", "层级", .flags = 0),
    [OWNER_ID] = REFERENCE("owner_id", worker, "Owner", "负责人"),
    [MILESTONES] = COLUMN("milestones", INTEGER, "Milestones", "阶段目标数", .flags = 0),
    [EVIDENCE] = COLUMN("evidence", INTEGER, "Evidence", "佐证数", .flags = 0),
    [PROVISIONAL] = COLUMN("provisional", FLAG, "Provisional", "未到期", .max = 1),
    { .name = NULL }
};

const char *swst_goal_status_label(swst_goal_status status, const char *language)
{
    const struct swst_field *field = &columns[STATUS];

    return status > SWST_GOAL_STATUS_UNSET && (int32_t)status <= field->choices->count
        ? swst_field_choice_label(field, (int32_t)status, language) : NULL;
}

static void show_if(swst_table *table, size_t column, int64_t number)
{
    if (number)
        swst__table_set_int(table, column, number);
}

static void show_standing(const struct swst__promise *promise, const struct swst__figure *value,
                          int64_t as_of, swst_table *table)
{
    struct swst__expected expected = swst__goal_expected(promise, as_of);
    int64_t needed = swst__goal_needed_per_week(promise, as_of, value);

    swst__table_set_int(table, TARGET, promise->target);
    swst__table_set_figure(table, VALUE, value);
    if (expected.is_there)
        swst__table_set_int(table, EXPECTED, swst__expected_shown(&expected));
    swst__table_set_int(table, STATUS, swst__goal_status(promise, as_of, value));
    if (needed != SWST__UNKNOWN)
        swst__table_set_int(table, NEEDED, needed);
    swst__table_set_int(table, DUE_ON, promise->period.last);
    swst__table_set_int(table, STARTS_ON, promise->period.first);
    swst__table_set_int(table, OPERATOR, promise->comparison);
    show_if(table, UNIT, swst__target_unit(value->form, value->unit));
    swst__table_set_int(table, MILESTONES, (int64_t)promise->milestone_count);
    swst__table_set_int(table, PROVISIONAL, promise->period.last > as_of);
}

static swst_status show(const struct swst__goal *goal, const struct swst__measures *measures,
                        int64_t number, struct swst__answer *answer)
{
    swst_table *table = answer->table;
    struct swst__promise promise;
    struct swst__figure value;
    swst_status status = swst__table_add_row(table);

    if (!status)
        status = swst__table_set_text(table, TITLE, goal->title);
    if (!status && goal->indicator)
        status = swst__table_set_text(table, INDICATOR, goal->indicator->code);
    if (status)
        return status;
    swst__goal_answer(goal, measures, number, &promise, &value);
    swst__table_set_int(table, GOAL_ID, goal->id);
    show_standing(&promise, &value, answer->question.as_of, table);
    swst__table_set_int(table, PLAN_YEAR, goal->year);
    show_if(table, STRAND, goal->strand);
    show_if(table, PARENT_ID, goal->parent_id);
    swst__table_set_int(table, DEPTH, goal->depth);
    show_if(table, OWNER_ID, goal->owner_id);
    swst__table_set_int(table, EVIDENCE, goal->evidence);
    return SWST_OK;
}

/* Whether the goal is asked for; what it counts is its own business. */
static bool is_wanted(const struct swst__ground *ground, const struct swst__goal *goal)
{
    const swst_filter *filter = ground->filter;

    return (!filter->worker_id || filter->worker_id == goal->owner_id
            || filter->worker_id == goal->worker_id)
        && (!filter->programme_id || filter->programme_id == goal->programme_id)
        && (!filter->area_id
            || swst__areas_within(&ground->areas, swst__areas_find(&ground->areas, goal->area_id),
                                  ground->top));
}

/* `order` and, of each place in it, the number of its measure. */
static swst_status stand(struct swst__answer *answer, const struct swst__goals *goals,
                         const size_t *order, int64_t *numbers)
{
    struct swst__measures measures = { .store = answer->store };
    int64_t limit = answer->ground.filter->limit;
    size_t shown = 0;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < goals->count && !status; i++) {
        numbers[i] = -2;                                /* not asked for */
        if ((limit && shown >= (size_t)limit)
            || !is_wanted(&answer->ground, &goals->at[order[i]]))
            continue;
        shown++;
        status = swst__goal_ask(&goals->at[order[i]], answer->question.as_of, &measures,
                                &numbers[i]);
    }
    if (!status)
        status = swst__measures_run(&measures);
    for (size_t i = 0; i < goals->count && !status; i++)
        if (numbers[i] != -2)
            status = show(&goals->at[order[i]], &measures, numbers[i], answer);
    swst__measures_free(&measures);
    return status;
}

static swst_status fill(struct swst__answer *answer)
{
    struct swst__goals goals = { 0 };
    size_t *order = NULL;
    int64_t *numbers = NULL;
    swst_status status = swst__goals_read(&goals, answer->store, answer->question.as_of,
                                          *(const int64_t *)answer->asked, 0);

    if (!status && !(order = swst__goals_order(&goals)))
        status = SWST_ENOMEM;
    if (!status && !(numbers = swst__calloc((goals.count + 1) * sizeof *numbers)))
        status = swst__fail_memory();
    if (!status)
        status = stand(answer, &goals, order, numbers);
    swst_free(numbers);
    swst_free(order);
    swst__goals_free(&goals);
    return status;
}

swst_status swst_report_goals(swst_store *store, const char *as_of, int64_t plan_year,
                              const swst_filter *filter, swst_table **table)
{
    enum swst__sight sight = swst__sight_set(store, SWST__FIGURES);
    swst_status status = swst__answer_on(store, as_of, filter, "goals", columns, fill, &plan_year,
                                         table);

    swst__sight_set(store, sight);
    return status;
}
