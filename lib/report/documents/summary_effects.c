/* Chapter three: whom the work has reached, by category, area and level, and what cases
 * have brought. */
#include "report/documents/summary_parts.h"

#include <stdio.h>

static swst_status write_place(struct swst__summary *summary, const char *name,
                               const struct swst__scope *scope)
{
    swst_status status;

    swst__summary_cell(summary, name);
    if ((status = swst__summary_figure_cell(summary, "POP.IN_SCOPE", scope))
        || (status = swst__summary_figure_cell(summary, "VISIT.HOME_RATE", scope)))
        return status;
    if ((status = swst__summary_change_cell(summary, "VISIT.HOME_RATE", scope))
        || (status = swst__summary_figure_cell(summary, "ACT.COVERAGE", scope)))
        return status;
    return swst__summary_change_cell(summary, "ACT.COVERAGE", scope);
}

/* Whether there is anything to tell of a row. */
static bool has_any(const struct swst__summary *summary, const char *code,
                    const struct swst__scope *scope)
{
    struct swst__mark mark;

    return swst__marks_find(&summary->marks, code, &summary->now, scope, &mark)
        && mark.figure.n && mark.figure.d != SWST__UNKNOWN;
}

/* Rows of areas or categories; those of areas add up to the last, categories overlap. */
static swst_status write_places(struct swst__summary *summary,
                                const struct swst__summary_rows *rows,
                                enum swst__summary_word head)
{
    const enum swst__summary_word heads[] = {
        head, SWST__SUMMARY_HEAD_SCOPE, SWST__SUMMARY_HEAD_VISITED, SWST__SUMMARY_HEAD_CHANGE,
        SWST__SUMMARY_HEAD_REACHED, SWST__SUMMARY_HEAD_CHANGE
    };
    swst_status status = SWST_OK;

    if (!has_any(summary, "POP.IN_SCOPE", summary->whole)) {
        swst__summary_none(summary);
        return SWST_OK;
    }
    swst__summary_heads(summary, heads, sizeof heads / sizeof *heads);
    for (size_t i = 0; i < rows->count && !status; i++)
        if (has_any(summary, "POP.IN_SCOPE", rows->at[i].scope))
            status = write_place(summary, rows->at[i].name, rows->at[i].scope);
    return status ? status : write_place(summary, swst__summary_say(summary, SWST__SUMMARY_WHOLE),
                                         summary->whole);
}

static swst_status write_level(struct swst__summary *summary, const struct swst__summary_row *row)
{
    static const char *const codes[] = { "TIER.CLIENTS", "TIER.COMPLIANCE" };
    swst_status status = SWST_OK;

    swst__summary_cell(summary, row->name);
    for (size_t i = 0; i < 2 && !status; i++) {
        status = swst__summary_figure_cell(summary, codes[i], row->scope);
        if (!status)
            status = swst__summary_change_cell(summary, codes[i], row->scope);
    }
    return status;
}

static swst_status write_levels(struct swst__summary *summary)
{
    const enum swst__summary_word heads[] = {
        SWST__SUMMARY_HEAD_LEVEL, SWST__SUMMARY_HEAD_CLIENTS, SWST__SUMMARY_HEAD_CHANGE,
        SWST__SUMMARY_HEAD_KEPT, SWST__SUMMARY_HEAD_CHANGE
    };
    bool any = false;
    swst_status status = SWST_OK;

    for (size_t i = 0; i < summary->by_level.count && !status; i++) {
        const struct swst__summary_row *row = &summary->by_level.at[i];

        if (!has_any(summary, "TIER.CLIENTS", row->scope)
            && !has_any(summary, "TIER.COMPLIANCE", row->scope))
            continue;
        if (!any)
            swst__summary_heads(summary, heads, sizeof heads / sizeof *heads);
        status = write_level(summary, row);
        any = true;
    }
    if (!any && !status)
        swst__summary_none(summary);
    return status;
}

/* -------------------------------------------------------------------- charts */

static void draw_areas(struct swst__summary *summary)
{
    const struct swst__question *questions[] = { &summary->before, &summary->now };
    const enum swst__summary_word titles[] = { SWST__SUMMARY_LAST_MONTH,
                                               SWST__SUMMARY_THIS_MONTH };
    struct swst__mark mark;

    if (!summary->by_area.count || !has_any(summary, "POP.IN_SCOPE", summary->whole))
        return;
    swst__document_chart(summary->document, SWST__CHART_BARS,
                         swst__summary_say(summary, SWST__SUMMARY_CHART_AREAS), "%");
    for (size_t k = swst__summary_is_running(summary); k < 2; k++) {
        swst__document_series(summary->document, swst__summary_say(summary, titles[k]));
        for (size_t i = 0; i < summary->by_area.count; i++)
            if (swst__marks_find(&summary->marks, "VISIT.HOME_RATE", questions[k],
                                 summary->by_area.at[i].scope, &mark))
                swst__document_figure_point(summary->document, summary->by_area.at[i].name,
                                            &mark);
    }
}

/* "6.6–6.12" */
static void print_days(const struct swst__summary *summary, struct swst__span days, char *text,
                       size_t size)
{
    int64_t year, first_month, first_day, last_month, last_day;

    swst__day_split(days.first, &year, &first_month, &first_day);
    swst__day_split(days.last, &year, &last_month, &last_day);
    snprintf(text, size, swst__summary_say(summary, SWST__SUMMARY_DAYS), (long long)first_month,
             (long long)first_day, (long long)last_month, (long long)last_day);
}

static void draw_weeks(struct swst__summary *summary)
{
    struct swst__mark mark;

    if (!has_any(summary, "VISIT.TIMES", summary->whole))
        return;
    swst__document_chart(summary->document, SWST__CHART_LINES,
                         swst__summary_say(summary, SWST__SUMMARY_CHART_WEEKS),
                         swst_unit_label(SWST_UNIT_PERSON_TIME,
                                         summary->language == SWST__ZH ? "zh" : "en"));
    swst__document_series(summary->document, swst__summary_say(summary, SWST__SUMMARY_CONTACTS));
    for (size_t i = 0; i < summary->week_count; i++) {
        char label[64];

        print_days(summary, summary->weeks[i].period, label, sizeof label);
        if (swst__marks_find(&summary->marks, "VISIT.TIMES", &summary->weeks[i], summary->whole,
                             &mark))
            swst__document_figure_point(summary->document, label, &mark);
    }
}

swst_status swst__summary_effects(struct swst__summary *summary)
{
    swst_status status;

    swst__document_chapter(summary->document, "effects",
                           swst__summary_say(summary, SWST__SUMMARY_EFFECTS));
    swst__summary_section(summary, SWST__SUMMARY_BY_CATEGORY);
    if ((status = write_places(summary, &summary->by_category, SWST__SUMMARY_HEAD_CATEGORY)))
        return status;
    swst__summary_section(summary, SWST__SUMMARY_BY_AREA);
    if ((status = write_places(summary, &summary->by_area, SWST__SUMMARY_HEAD_AREA)))
        return status;
    draw_areas(summary);
    draw_weeks(summary);
    swst__summary_section(summary, SWST__SUMMARY_BY_LEVEL);
    if ((status = write_levels(summary)))
        return status;
    swst__summary_section(summary, SWST__SUMMARY_OUTCOMES);
    if ((status = swst__summary_sentence(summary, SWST__LIST_OUTCOMES)))
        return status;
    return swst__summary_goals_chart(summary);
}
