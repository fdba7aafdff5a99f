/* What a month's summary asks for: its figures this month and the month before, row by row
 * where it has tables, and its goals; all for one walk. */
#include "base/memory.h"
#include "model/structs.h"
#include "report/documents/area_rows.h"
#include "report/documents/summary.h"
#include "report/documents/summary_figures.h"
#include "store/db.h"

#include <string.h>

/* ----------------------------------------------------------------------- rows */

static swst_status add_row(struct swst__summary *summary, struct swst__summary_rows *rows,
                           const char *code, const char *name, const struct swst__narrowed *by)
{
    struct swst__summary_row *at = swst__grow(rows->at, &rows->room, rows->count, sizeof *at);
    struct swst__summary_row *row;

    if (!at)
        return SWST_ENOMEM;
    rows->at = at;
    row = &at[rows->count++];
    *row = (struct swst__summary_row){ swst__strdup(code), swst__strdup(name), NULL };
    if (!row->code || !row->name)
        return swst__fail_memory();
    return swst__marks_scope(&summary->marks, summary->filter, by, &row->scope);
}

static swst_status add_areas(struct swst__summary *summary)
{
    const struct swst__areas *areas = &summary->areas;
    size_t *numbers = swst__calloc((areas->count + 1) * sizeof *numbers), count = 0;
    int64_t top = summary->filter && summary->filter->area_id
        ? swst__areas_find(areas, summary->filter->area_id) : SWST__NOWHERE;
    swst_status status = numbers ? SWST_OK : swst__fail_memory();

    if (!status)
        status = swst__area_rows(areas, summary->now.window.last, top, numbers, &count);
    for (size_t i = 0; i < count && !status; i++) {
        const struct swst__area *area = &areas->at[numbers[i]];
        const struct swst__narrowed by = { .area_id = area->id };

        status = add_row(summary, &summary->by_area, area->code, area->name, &by);
    }
    swst_free(numbers);
    return status;
}

static swst_status add_categories(struct swst__summary *summary)
{
    struct swst__statement *row;
    swst_status status = swst__db_take(summary->store, "SELECT code, name, name_zh FROM category"
        " WHERE voided_at IS NULL AND EXISTS (SELECT 1 FROM membership"
        " WHERE membership.category_id = category.id AND membership.voided_at IS NULL)"
        " ORDER BY code", &row);

    if (status)
        return status;
    while ((status = swst__db_step(row)) == SWST_ROW) {
        const struct swst__narrowed by = { .category = swst__db_text(row, 0) };

        if ((status = add_row(summary, &summary->by_category, by.category,
                              swst__db_text(row, summary->language == SWST__ZH ? 2 : 1), &by)))
            break;
    }
    swst__db_give_back(row);
    return status;
}

/* Levels that ship have names; others are their own. */
static const char *level_name(const struct swst__summary *summary, const char *level)
{
    static const struct { const char *level; enum swst__summary_word word; } known[] = {
        { "red", SWST__SUMMARY_LEVEL_RED }, { "yellow", SWST__SUMMARY_LEVEL_YELLOW },
        { "green", SWST__SUMMARY_LEVEL_GREEN },
    };

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].level, level) == 0)
            return swst__summary_say(summary, known[i].word);
    return level;
}

/* Levels that have a rule, in the order in which they were given one. */
static swst_status add_levels(struct swst__summary *summary)
{
    struct swst__statement *row;
    swst_status status = swst__db_take(summary->store, "SELECT level FROM contact_rule"
        " WHERE voided_at IS NULL AND level IS NOT NULL GROUP BY level ORDER BY min(id)", &row);

    if (status)
        return status;
    while ((status = swst__db_step(row)) == SWST_ROW) {
        const struct swst__narrowed by = { .level = swst__db_text(row, 0) };

        if ((status = add_row(summary, &summary->by_level, by.level,
                              level_name(summary, by.level), &by)))
            break;
    }
    swst__db_give_back(row);
    return status;
}

/* ------------------------------------------------------------------- figures */

static swst_status ask_twice(struct swst__summary *summary, const char *code,
                             const struct swst__scope *scope)
{
    swst_status status = swst__marks_ask(&summary->marks, code, &summary->now, scope);

    return status ? status : swst__marks_ask(&summary->marks, code, &summary->before, scope);
}

static swst_status ask_rows(struct swst__summary *summary, const struct swst__summary_rows *rows,
                            const char *const *codes, size_t count)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < rows->count && !status; i++)
        for (size_t k = 0; k < count && !status; k++)
            status = ask_twice(summary, codes[k], rows->at[i].scope);
    return status;
}

/* Weeks from Monday to Sunday, as far as they lie in the month and have begun. */
static swst_status ask_weeks(struct swst__summary *summary)
{
    const struct swst__span month = summary->now.period;
    swst_status status = SWST_OK;

    for (int64_t day = month.first; day <= summary->now.window.last && !status; ) {
        struct swst__question *week = &summary->weeks[summary->week_count++];

        week->period = swst__span_meet(swst__bucket_of(SWST__PER_WEEK, day), month);
        week->as_of = summary->now.as_of;
        week->window = swst__span_meet(week->period, summary->now.window);
        day = week->period.last + 1;
        status = swst__marks_ask(&summary->marks, "VISIT.TIMES", week, summary->whole);
    }
    return status;
}

/* Reasons are counted all at once, and none of them is remembered. */
static swst_status ask_reasons(struct swst__summary *summary)
{
    struct swst__measures *measures = &summary->marks.measures;
    swst_status status = swst__marks_ask(&summary->marks, "BLIND.BY_REASON", &summary->now,
                                         summary->whole);

    if (status)
        return status;
    measures->at[measures->count - 1].counts_anew = true;
    summary->blind = measures->at[measures->count - 1].lens;
    return SWST_OK;
}

/* What the next month asks for by the records as they stand. */
static swst_status ask_duties(struct swst__summary *summary)
{
    swst_status status = swst__marks_ask(&summary->marks, "TIER.REQUIRED", &summary->duties,
                                         summary->whole);

    for (size_t i = 0; i < summary->by_level.count && !status; i++)
        status = swst__marks_ask(&summary->marks, "TIER.REQUIRED", &summary->duties,
                                 summary->by_level.at[i].scope);
    return status;
}

static swst_status ask_goals(struct swst__summary *summary)
{
    int64_t day = summary->now.window.last;
    swst_status status = swst__goals_read(&summary->goals, summary->store, day, 0, 0);

    if (!status && !(summary->goal_order = swst__goals_order(&summary->goals)))
        status = SWST_ENOMEM;
    if (!status && !(summary->goal_measures = swst__calloc((summary->goals.count + 1)
                                                           * sizeof *summary->goal_measures)))
        status = swst__fail_memory();
    for (size_t i = 0; i < summary->goals.count && !status; i++)
        if (swst__summary_runs(summary, &summary->goals.at[i]))
            status = swst__goal_ask(&summary->goals.at[i], day, &summary->marks.measures,
                                    &summary->goal_measures[i]);
    return status;
}

static swst_status ask_lists(struct swst__summary *summary)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < swst__summary_figure_count && !status; i++) {
        const struct swst__summary_figure *figure = &swst__summary_figures[i];

        status = ask_twice(summary, figure->code, summary->whole);
        if (!status && figure->list == SWST__LIST_RESULTS)
            status = swst__marks_ask(&summary->marks, figure->code, &summary->year,
                                     summary->whole);
    }
    return status;
}

swst_status swst__summary_ask(struct swst__summary *summary)
{
    static const char *const by_place[] = { "POP.IN_SCOPE", "VISIT.HOME_RATE", "ACT.COVERAGE",
                                            "BLIND.CLIENTS" };
    static const char *const by_level[] = { "TIER.CLIENTS", "TIER.COMPLIANCE" };
    swst_status status = swst__marks_scope(&summary->marks, summary->filter, NULL,
                                           &summary->whole);

    if (!status)
        status = ask_lists(summary);
    if (!status)
        status = ask_reasons(summary);
    if (!status)
        status = add_areas(summary);
    if (!status)
        status = add_categories(summary);
    if (!status)
        status = add_levels(summary);
    if (!status)
        status = ask_rows(summary, &summary->by_area, by_place, 4);
    if (!status)
        status = ask_rows(summary, &summary->by_category, by_place, 4);
    if (!status)
        status = ask_rows(summary, &summary->by_level, by_level, 2);
    if (!status)
        status = ask_weeks(summary);
    if (!status)
        status = ask_duties(summary);
    return status ? status : ask_goals(summary);
}
