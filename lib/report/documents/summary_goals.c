/* The goals of the year's plans that run in the month: how they stand at its end. */
#include "report/documents/summary.h"
#include "report/documents/summary_figures.h"

#include <swstation/goal.h>

#include <inttypes.h>

bool swst__summary_runs(const struct swst__summary *summary, const struct swst__goal *goal)
{
    return goal->indicator
        && swst__span_days(swst__span_meet(goal->promise.period, summary->now.period)) > 0;
}

swst_status swst__summary_goal(struct swst__summary *summary, size_t number,
                               struct swst__goal_view *view)
{
    const struct swst__goal *goal = &summary->goals.at[number];
    int64_t measure = summary->goal_measures[number], day = summary->now.window.last;
    struct swst__figure value;

    *view = (struct swst__goal_view){ .goal = goal, .has_mark = measure >= 0 };
    swst__goal_answer(goal, &summary->marks.measures, measure, &view->promise, &value);
    view->status = swst__goal_status(&view->promise, day, &value);
    if (measure < 0)
        return SWST_OK;
    view->mark = (struct swst__mark){
        .indicator = summary->marks.measures.at[measure].indicator, .figure = value,
        .period = goal->promise.period, .as_of = day,
        .is_provisional = goal->promise.period.last > day };
    return swst__filter_write(summary->store, goal->filter, &view->filter);
}

/* "≥ 85.0%": in the unit of the indicator, shares and averages in tenths. */
static void write_target(struct swst__summary *summary, const struct swst__goal_view *view)
{
    static const char *const signs[] = {
        [SWST_GOAL_OPERATOR_AT_LEAST] = "≥ ", [SWST_GOAL_OPERATOR_AT_MOST] = "≤ ",
        [SWST_GOAL_OPERATOR_EQUAL] = "= ",
    };
    const struct swst_indicator *indicator = view->has_mark ? view->mark.indicator
                                                            : view->goal->indicator;
    const char *unit = swst_unit_label(indicator->unit,
                                       summary->language == SWST__ZH ? "zh" : "en");
    int64_t target = view->promise.target;

    swst__document_cell(summary->document);
    swst__document_text(summary->document, "%s", signs[view->promise.comparison]);
    if (indicator->form == SWST_FIGURE_COUNT)
        swst__document_text(summary->document, "%" PRId64 " %s", target, unit);
    else
        swst__document_text(summary->document, "%" PRId64 ".%" PRId64 "%s", target / 10,
                            target % 10, indicator->form == SWST_FIGURE_RATE ? "%" : "");
}

static void write_needed(struct swst__summary *summary, const struct swst__goal_view *view)
{
    int64_t needed = view->has_mark
        ? swst__goal_needed_per_week(&view->promise, summary->now.window.last,
                                     &view->mark.figure) : SWST__UNKNOWN;

    swst__document_cell(summary->document);
    if (needed == SWST__UNKNOWN)
        swst__document_text(summary->document, "–");
    else
        swst__document_text(summary->document, "%" PRId64 " %s", needed,
                            swst_unit_label(view->mark.indicator->unit,
                                            summary->language == SWST__ZH ? "zh" : "en"));
}

static void write_goal(struct swst__summary *summary, struct swst__goal_view *view)
{
    view->mark.filter = view->filter;
    swst__summary_cell(summary, view->goal->title);
    write_target(summary, view);
    swst__document_cell(summary->document);
    if (view->has_mark)
        swst__document_figure(summary->document, &view->mark);
    else
        swst__document_nothing(summary->document);
    swst__summary_cell(summary, swst_goal_status_label(view->status,
                                    summary->language == SWST__ZH ? "zh" : "en"));
    write_needed(summary, view);
    swst__summary_day_cell(summary, view->goal->promise.period.last);
}

static bool is_behind(const struct swst__goal_view *view)
{
    return view->status == SWST_GOAL_STATUS_AT_RISK || view->status == SWST_GOAL_STATUS_BEHIND;
}

static bool has_goals(const struct swst__summary *summary)
{
    for (size_t i = 0; i < summary->goals.count; i++)
        if (swst__summary_runs(summary, &summary->goals.at[i]))
            return true;
    return false;
}

swst_status swst__summary_goals(struct swst__summary *summary, enum swst__goals_shown shown)
{
    const enum swst__summary_word heads[] = {
        SWST__SUMMARY_HEAD_GOAL, SWST__SUMMARY_HEAD_TARGET, SWST__SUMMARY_HEAD_VALUE,
        SWST__SUMMARY_HEAD_STATUS, SWST__SUMMARY_HEAD_NEEDED, SWST__SUMMARY_HEAD_DUE
    };
    bool any = false;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < summary->goals.count && !status; i++) {
        size_t number = summary->goal_order[i];
        struct swst__goal_view view;

        if (!swst__summary_runs(summary, &summary->goals.at[number]))
            continue;
        if ((status = swst__summary_goal(summary, number, &view)))
            break;
        if (shown == SWST__GOALS_ALL || is_behind(&view)) {
            if (!any)
                swst__summary_heads(summary, heads, sizeof heads / sizeof *heads);
            write_goal(summary, &view);
            any = true;
        }
        swst_free(view.filter);
    }
    if (!any && !status)
        swst__summary_heading(summary, has_goals(summary) ? SWST__SUMMARY_NO_NEED
                                                          : SWST__SUMMARY_NO_GOALS);
    return status;
}

/* "落后：社区活动覆盖率、社工持证率" */
static swst_status name_those(struct swst__summary *summary, enum swst_goal_status wanted)
{
    bool any = false;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < summary->goals.count && !status; i++) {
        size_t number = summary->goal_order[i];
        struct swst__goal_view view;

        if (!swst__summary_runs(summary, &summary->goals.at[number])
            || (status = swst__summary_goal(summary, number, &view)))
            continue;
        swst_free(view.filter);
        if (view.status != wanted)
            continue;
        if (!any) {
            swst__document_item(summary->document);
            swst__document_text(summary->document, "%s",
                swst_goal_status_label(wanted, summary->language == SWST__ZH ? "zh" : "en"));
        }
        swst__document_text(summary->document, "%s%s",
                            swst__summary_say(summary, any ? SWST__SUMMARY_BETWEEN
                                                           : SWST__SUMMARY_COLON),
                            view.goal->title);
        any = true;
    }
    if (any)
        swst__document_text(summary->document, "%s",
                            swst__summary_say(summary, SWST__SUMMARY_FULL_STOP));
    return status;
}

swst_status swst__summary_goals_named(struct swst__summary *summary)
{
    static const enum swst_goal_status order[] = {
        SWST_GOAL_STATUS_ACHIEVED, SWST_GOAL_STATUS_ON_TRACK, SWST_GOAL_STATUS_AT_RISK,
        SWST_GOAL_STATUS_BEHIND, SWST_GOAL_STATUS_NOT_ACHIEVED, SWST_GOAL_STATUS_NOT_STARTED,
        SWST_GOAL_STATUS_UNKNOWN
    };
    swst_status status = SWST_OK;

    for (size_t i = 0; i < sizeof order / sizeof *order && !status; i++)
        status = name_those(summary, order[i]);
    if (!status)
        swst__summary_heading(summary, has_goals(summary) ? SWST__SUMMARY_IN_ANNEX
                                                          : SWST__SUMMARY_NO_GOALS);
    return status;
}

/* --------------------------------------------------------------------- chart */

/* Goals that are no part of another, and are to be reached: of the rest more is no progress. */
static bool is_drawn(const struct swst__summary *summary, const struct swst__goal *goal)
{
    return swst__summary_runs(summary, goal) && !goal->parent_id
        && goal->promise.comparison == SWST_GOAL_OPERATOR_AT_LEAST;
}

/* How much of the target there is, in tenths of a percent. */
static bool share_of_target(const struct swst__goal_view *view, int64_t *tenths)
{
    const struct swst__figure *figure = &view->mark.figure;
    int64_t value;

    if (!view->has_mark || !swst__goal_has_value(figure) || !view->promise.target)
        return false;
    value = figure->form == SWST_FIGURE_COUNT ? figure->n
          : figure->form == SWST_FIGURE_RATE ? swst__permille(figure->n, figure->d)
                                             : swst__tenths(figure->n, figure->d);
    if (value > SWST__GREATEST / 1000)
        return false;
    *tenths = swst__permille(value, view->promise.target);
    return true;
}

static int64_t share_of_time(const struct swst__summary *summary, struct swst__span period)
{
    struct swst__span been = { period.first, summary->now.window.last };

    return swst__permille(swst__span_days(swst__span_meet(been, period)), swst__span_days(period));
}

static swst_status draw_series(struct swst__summary *summary, bool of_time)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < summary->goals.count && !status; i++) {
        size_t number = summary->goal_order[i];
        struct swst__goal_view view;
        int64_t tenths = 0;
        bool has;

        if (!is_drawn(summary, &summary->goals.at[number])
            || (status = swst__summary_goal(summary, number, &view)))
            continue;
        has = share_of_target(&view, &tenths);
        if (of_time)
            tenths = share_of_time(summary, view.goal->promise.period);
        if (has)
            swst__document_point(summary->document, view.goal->title, tenths, true);
        swst_free(view.filter);
    }
    return status;
}

swst_status swst__summary_goals_chart(struct swst__summary *summary)
{
    bool any = false;
    swst_status status;

    for (size_t i = 0; i < summary->goals.count; i++)
        any = any || is_drawn(summary, &summary->goals.at[i]);
    if (!any)
        return SWST_OK;
    swst__document_chart(summary->document, SWST__CHART_BARS,
                         swst__summary_say(summary, SWST__SUMMARY_CHART_GOALS), "%");
    swst__document_series(summary->document, swst__summary_say(summary, SWST__SUMMARY_OF_TARGET));
    if ((status = draw_series(summary, false)))
        return status;
    swst__document_series(summary->document, swst__summary_say(summary, SWST__SUMMARY_OF_TIME));
    return draw_series(summary, true);
}
