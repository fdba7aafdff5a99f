/* The goals of a year's plan: what is promised, where it stands as of the day,
 * how it went month by month, and the tree of goals with their milestones. */
#include "report/documents/plan.h"

#include "base/memory.h"
#include "model/structs.h"
#include "report/documents/marks.h"
#include "report/goals/read.h"

#include <swstation/goal.h>

#include <string.h>

struct swst__plan_goals {
    struct swst__goals goals;
    struct swst__measures measures;
    size_t *order;                      /* numbers of goals, in the order of the tree */
    int64_t *numbers;                   /* of their measures, by goal; -1: none */
    char **filters;                     /* as the command line has them, by goal */
};

/* -------------------------------------------------------------------- reading */

static swst_status ask_all(struct swst__plan_page *page, struct swst__plan_goals *goals)
{
    size_t count = goals->goals.count;
    swst_status status = SWST_OK;

    goals->numbers = swst__calloc((count + 1) * sizeof *goals->numbers);
    goals->filters = swst__calloc((count + 1) * sizeof *goals->filters);
    if (!goals->numbers || !goals->filters)
        return swst__fail_memory();
    for (size_t i = 0; i < count && !status; i++) {
        const struct swst__goal *goal = &goals->goals.at[i];

        status = swst__goal_ask(goal, page->as_of, &goals->measures, &goals->numbers[i]);
        if (!status)
            status = swst__filter_write(page->store, goal->filter, &goals->filters[i]);
    }
    return status ? status : swst__measures_run(&goals->measures);
}

swst_status swst__plan_goals_open(struct swst__plan_page *page)
{
    struct swst__plan_goals *goals = page->goals = swst__calloc(sizeof *goals);
    swst_status status;

    if (!goals)
        return swst__fail_memory();
    goals->measures.store = page->store;
    status = swst__goals_read(&goals->goals, page->store, page->as_of, page->year, 0);
    if (status)
        return status;
    if (!(goals->order = swst__goals_order(&goals->goals)))
        return SWST_ENOMEM;
    return ask_all(page, goals);
}

void swst__plan_goals_close(struct swst__plan_page *page)
{
    struct swst__plan_goals *goals = page->goals;

    if (!goals)
        return;
    for (size_t i = 0; goals->filters && i < goals->goals.count; i++)
        swst_free(goals->filters[i]);
    swst_free(goals->filters);
    swst_free(goals->numbers);
    swst_free(goals->order);
    swst__measures_free(&goals->measures);
    swst__goals_free(&goals->goals);
    swst_free(goals);
    page->goals = NULL;
}

/* --------------------------------------------------------------------- figures */

static const char *language_of(const struct swst__plan_page *page)
{
    return page->language == SWST__ZH ? "zh" : "en";
}

/* A target as people write it: "90%", "200人", "1200.50元". */
static void write_target(struct swst__plan_page *page, const struct swst__figure *value,
                         int64_t target)
{
    const char *unit = swst_unit_label(value->unit, language_of(page));
    const char *space = page->language == SWST__ZH ? "" : " ";

    if (value->form == SWST_FIGURE_COUNT) {
        swst__document_text(page->document, "%lld%s%s", (long long)target, space,
                            unit ? unit : "");
        return;
    }
    swst__document_text(page->document, "%lld", (long long)(target / 10));
    if (target % 10)
        swst__document_text(page->document, ".%d", (int)(target % 10));
    swst__document_text(page->document, "%s", value->form == SWST_FIGURE_RATE ? "%" : "");
}

static void write_promise(struct swst__plan_page *page, const struct swst__promise *promise,
                          const struct swst__figure *value)
{
    static const char *const signs[] = { "", "≥ ", "≤ ", "= " };

    swst__document_cell(page->document);
    swst__document_text(page->document, "%s", signs[promise->comparison]);
    write_target(page, value, promise->target);
}

static void write_value(struct swst__plan_page *page, size_t number,
                        const struct swst__figure *value)
{
    const struct swst__plan_goals *goals = page->goals;
    const struct swst__goal *goal = &goals->goals.at[number];
    int64_t measure = goals->numbers[number];
    const struct swst__mark mark = {
        .indicator = measure < 0 ? goal->indicator : goals->measures.at[measure].indicator,
        .figure = *value, .period = goal->promise.period, .as_of = page->as_of,
        .filter = goals->filters[number],
        .is_provisional = goal->promise.period.last > page->as_of
    };

    swst__document_cell(page->document);
    if (measure < 0)
        swst__document_nothing(page->document);
    else
        swst__document_figure(page->document, &mark);
}

static void write_day(struct swst__plan_page *page, int64_t day)
{
    char text[SWST__DAY_SIZE];

    swst__day_print(day, text);
    swst__plan_cell(page, text);
}

static const char *title_of(const struct swst__plan_page *page,
                            const struct swst_indicator *indicator)
{
    return swst_indicator_title(indicator, language_of(page));
}

/* ---------------------------------------------------------------------- strands */

static swst_status write_goal(struct swst__plan_page *page, size_t number)
{
    const struct swst__plan_goals *goals = page->goals;
    const struct swst__goal *goal = &goals->goals.at[number];
    struct swst__promise promise;
    struct swst__figure value;
    enum swst_goal_status status;

    swst__goal_answer(goal, &goals->measures, goals->numbers[number], &promise, &value);
    status = swst__goal_status(&promise, page->as_of, &value);
    swst__plan_cell(page, goal->title);
    swst__plan_cell(page, title_of(page, goal->indicator));
    write_promise(page, &promise, &value);
    write_day(page, promise.period.last);
    write_value(page, number, &value);
    swst__plan_cell(page, swst_goal_status_label((swst_goal_status)status, language_of(page)));
    return swst__plan_owner(page, goal->owner_id);
}

static swst_status write_table(struct swst__plan_page *page, swst_goal_strand strand, bool *any)
{
    const enum swst__plan_word words[] = {
        SWST__PLAN_GOAL, SWST__PLAN_INDICATOR, SWST__PLAN_TARGET, SWST__PLAN_DEADLINE,
        SWST__PLAN_NOW, SWST__PLAN_STATUS, SWST__PLAN_OWNER
    };
    const struct swst__plan_goals *goals = page->goals;
    swst_status status = SWST_OK;

    *any = false;
    for (size_t i = 0; i < goals->goals.count && !status; i++) {
        if (goals->goals.at[goals->order[i]].strand != (int64_t)strand)
            continue;
        if (!*any)
            swst__plan_heads(page, words, sizeof words / sizeof *words);
        *any = true;
        status = write_goal(page, goals->order[i]);
    }
    return status;
}

/* An item for each text that a statement gives of a goal, behind the goal's title. */
static swst_status write_texts(struct swst__plan_page *page, const struct swst__goal *goal,
                               enum swst__plan_word word, const char *sql)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(page->store, sql, &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, goal->id);
    swst__db_bind_int(statement, 2, page->as_of);
    while ((status = swst__db_step(statement)) == SWST_ROW) {
        swst__document_item(page->document);
        swst__document_text(page->document, "%s — %s%s", goal->title,
                            swst__plan_say(page, word), swst__db_text(statement, 0));
        if (!swst__db_is_null(statement, 1)) {
            char day[SWST__DAY_SIZE];

            swst__day_print(swst__db_int(statement, 1), day);
            swst__document_text(page->document, " (%s)", day);
        }
    }
    swst__db_give_back(statement);
    return status;
}

/* How it is to be reached, and what shows it without a figure. */
static swst_status write_measures(struct swst__plan_page *page, swst_goal_strand strand)
{
    const struct swst__plan_goals *goals = page->goals;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < goals->goals.count && !status; i++) {
        const struct swst__goal *goal = &goals->goals.at[goals->order[i]];

        if (goal->strand != (int64_t)strand)
            continue;
        status = write_texts(page, goal, SWST__PLAN_MEASURES, "SELECT measure, NULL FROM goal"
            " WHERE id = ?1 AND measure IS NOT NULL AND ?2 = ?2");
        if (!status)
            status = write_texts(page, goal, SWST__PLAN_EVIDENCE, "SELECT title, shown_on"
                " FROM evidence WHERE voided_at IS NULL AND goal_id = ?1 AND shown_on <= ?2"
                " ORDER BY shown_on, id");
    }
    return status;
}

static swst_status write_strand(struct swst__plan_page *page, swst_goal_strand strand,
                                enum swst__plan_word title, const char *slot)
{
    bool any;
    swst_status status;

    swst__document_section(page->document, swst__plan_say(page, title));
    if ((status = swst__plan_slot(page, slot)) || (status = write_table(page, strand, &any)))
        return status;
    if (any)
        return write_measures(page, strand);
    swst__document_paragraph(page->document);
    swst__document_nothing(page->document);
    return SWST_OK;
}

/* Goals of no strand stand behind the others, if there are any. */
static swst_status write_others(struct swst__plan_page *page)
{
    const struct swst__plan_goals *goals = page->goals;
    bool any = false;
    swst_status status;

    for (size_t i = 0; i < goals->goals.count; i++)
        any = any || goals->goals.at[i].strand == SWST_GOAL_STRAND_UNSET;
    if (!any)
        return SWST_OK;
    swst__document_section(page->document, swst__plan_say(page, SWST__PLAN_OTHER_STRAND));
    status = write_table(page, SWST_GOAL_STRAND_UNSET, &any);
    return status ? status : write_measures(page, SWST_GOAL_STRAND_UNSET);
}

/* ------------------------------------------------------------------------ charts */

/* Its share at the end of each month, as the records stand now. */
static swst_status draw_goal(struct swst__plan_page *page, const struct swst__goal *goal)
{
    char as_of[SWST__DAY_SIZE];
    swst_table *history;
    swst_status status;
    size_t column = 0;

    swst__day_print(page->as_of, as_of);
    if ((status = swst_report_goal_history(page->store, goal->id, as_of, &history)))
        return status;
    while (strcmp(swst_field_name(swst_table_column(history, column)), "value") != 0)
        column++;
    swst__document_series(page->document, goal->title);
    for (size_t row = 0; row < swst_table_rows(history); row++) {
        int64_t tenths = swst__permille(swst__table_number(history, row, column),
                                        swst__table_second(history, row, column));

        swst__document_point(page->document, swst_table_text(history, row, "month"), tenths,
                             tenths >= 0);
    }
    swst_table_free(history);
    return SWST_OK;
}

/* Shares alone: they have one scale. Parts of goals are left out: six lines are enough. */
static swst_status write_chart(struct swst__plan_page *page)
{
    enum { MOST = 6 };
    const struct swst__plan_goals *goals = page->goals;
    swst_status status = SWST_OK;
    int drawn = 0;

    for (size_t i = 0; i < goals->goals.count && drawn < MOST && !status; i++) {
        const struct swst__goal *goal = &goals->goals.at[goals->order[i]];

        if (!goal->indicator || goal->depth || goals->numbers[goals->order[i]] < 0
            || goal->indicator->form != SWST_FIGURE_RATE || goal->indicator->later.text[SWST__EN])
            continue;
        if (drawn++ == 0)
            swst__document_chart(page->document, SWST__CHART_LINES,
                                 swst__plan_say(page, SWST__PLAN_GOALS_CHART), "%");
        status = draw_goal(page, goal);
    }
    return status;
}

swst_status swst__plan_aims(struct swst__plan_page *page)
{
    swst_status status;

    swst__document_chapter(page->document, "aims", swst__plan_say(page, SWST__PLAN_AIMS));
    status = write_strand(page, SWST_GOAL_STRAND_CLIENTS, SWST__PLAN_CLIENTS, "clients");
    if (!status)
        status = write_strand(page, SWST_GOAL_STRAND_GOVERNANCE, SWST__PLAN_GOVERNANCE,
                              "governance");
    if (!status)
        status = write_strand(page, SWST_GOAL_STRAND_STAFF, SWST__PLAN_STAFF, "staff");
    if (!status)
        status = write_others(page);
    return status ? status : write_chart(page);
}

/* ------------------------------------------------------------------------- annex */

static void write_milestones(struct swst__plan_page *page, const struct swst__promise *promise,
                             const struct swst__figure *value)
{
    swst__document_cell(page->document);
    if (!promise->milestone_count)
        swst__document_text(page->document, "–");
    for (size_t i = 0; i < promise->milestone_count; i++) {
        char day[SWST__DAY_SIZE];

        swst__day_print(promise->milestones[i].due_on, day);
        swst__document_text(page->document, "%s%s%s",
                            i ? swst__plan_say(page, SWST__PLAN_SEMICOLON) : "", day,
                            swst__plan_say(page, SWST__PLAN_COLON));
        write_target(page, value, promise->milestones[i].target);
    }
}

static void write_period(struct swst__plan_page *page, struct swst__span period)
{
    char from[SWST__DAY_SIZE], to[SWST__DAY_SIZE];

    swst__day_print(period.first, from);
    swst__day_print(period.last, to);
    swst__document_cell(page->document);
    if (period.first == page->period.first && period.last == page->period.last)
        swst__document_text(page->document, "%s", swst__plan_say(page, SWST__PLAN_WHOLE_YEAR));
    else
        swst__document_text(page->document, "%s – %s", from, to);
}

/* Parts of goals are set in, by their depth. */
static void write_branch(struct swst__plan_page *page, size_t number)
{
    const struct swst__plan_goals *goals = page->goals;
    const struct swst__goal *goal = &goals->goals.at[number];
    struct swst__promise promise;
    struct swst__figure value;

    swst__goal_answer(goal, &goals->measures, goals->numbers[number], &promise, &value);
    swst__document_cell(page->document);
    for (int64_t i = 0; i < goal->depth; i++)
        swst__document_text(page->document, "%s", "　");
    swst__document_text(page->document, "%s", goal->title);
    write_promise(page, &promise, &value);
    write_period(page, promise.period);
    write_milestones(page, &promise, &value);
}

swst_status swst__plan_annex(struct swst__plan_page *page)
{
    const enum swst__plan_word words[] = { SWST__PLAN_GOAL, SWST__PLAN_TARGET,
                                           SWST__PLAN_PERIOD_OF_GOAL, SWST__PLAN_MILESTONES };
    const struct swst__plan_goals *goals = page->goals;

    swst__document_chapter(page->document, "annex", swst__plan_say(page, SWST__PLAN_ANNEX));
    if (!goals->goals.count) {
        swst__document_paragraph(page->document);
        swst__document_nothing(page->document);
    } else {
        swst__plan_heads(page, words, sizeof words / sizeof *words);
    }
    for (size_t i = 0; i < goals->goals.count; i++)
        write_branch(page, goals->order[i]);
    swst__document_section(page->document, swst__plan_say(page, SWST__PLAN_INDEX));
    swst__document_index(page->document);
    return SWST_OK;
}
