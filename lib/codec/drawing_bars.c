/* Bars lie: long names have room beside them, and many go on the next page. */
#include "codec/drawing_plan.h"

#include "codec/document_show.h"

#include <inttypes.h>

enum { HIGHEST = 820, LONGEST_LABEL = 150 };

/* A name on one line, or on two. */
static void put_name(const struct swst__plan *plan, const char *name, int64_t y)
{
    size_t length = swst__fitting(name, LONGEST_LABEL);
    int64_t x = plan->left - SWST__GAP;

    if (!name[length]) {
        swst__drawn_label(plan->out, x, y + 4, "end", name, LONGEST_LABEL);
        return;
    }
    swst__drawn_part(plan->out, x, y - 3, "end", name, length);
    swst__drawn_label(plan->out, x, y + SWST__LINE - 3, "end", name + length, LONGEST_LABEL);
}

static int64_t row_height(const struct swst__plan *plan)
{
    return swst__most((int64_t)plan->chart->series.count * (SWST__FONT + 4) + 8,
                      2 * SWST__LINE + 6);
}

static void write_value(const struct swst__plan *plan, const struct swst__point *point, int64_t x,
                        int64_t y)
{
    struct swst__text text = { 0 };

    if (point->has)
        swst__drawn_value(plan, point->tenths, &text);
    else
        swst__text_add(&text, "%s", swst__drawn_nothing(plan));
    if (text.failed)
        plan->out->failed = true;
    else
        swst__drawn_above(plan->out, x, y, "start", text.bytes);
    swst_free(text.bytes);
}

static void put_bars_of(const struct swst__plan *plan, size_t part, size_t label, int64_t y)
{
    int64_t height = (int64_t)plan->chart->series.count * (SWST__FONT + 4);

    put_name(plan, plan->chart->words.at[label], y + row_height(plan) / 2);
    y += (row_height(plan) - height) / 2 + 2;
    for (size_t i = 0; i < plan->chart->series.count; i++, y += SWST__FONT + 4) {
        const struct swst__series *series = &plan->chart->series.at[i];
        const struct swst__point *point = swst__point_over(series, label);
        int64_t width = point ? plan->width * swst__most(point->tenths, 0) / plan->top : 0;

        if (!point)
            continue;
        swst__begin_point(plan, series, point);
        if (point->has)
            swst__drawn_bar(plan, part, i, plan->left, y, width);
        write_value(plan, point, plan->left + width + SWST__GAP, y + SWST__FONT - 2);
        swst__end_point(plan, point);
    }
}

static void put_bars_part(const struct swst__plan *plan, size_t part, size_t first, size_t last)
{
    int64_t start = swst__drawn_legend(plan, part, false);
    int64_t end = start + (int64_t)(last - first) * row_height(plan);
    int64_t ticks = plan->top / plan->step;
    int64_t every = (plan->value_width + SWST__GAP) * ticks / plan->width + 1;

    swst__begin_drawing(plan, end + SWST__LINE + SWST__GAP);
    swst__drawn_patterns(plan, part);
    swst__drawn_legend(plan, part, true);
    for (int64_t i = 0; i <= ticks; i++) {
        int64_t x = plan->left + plan->width * i / ticks;

        swst__drawn_rule(plan, x, start, 'V', end, i == 0);
        if (i % every == 0)
            swst__drawn_tick(plan, x, end + SWST__LINE, "middle", i * plan->step);
    }
    for (size_t i = first; i < last; i++)
        put_bars_of(plan, part, i, start + (int64_t)(i - first) * row_height(plan));
    swst__text_add(plan->out, "</svg>\n");
}

/* As many pieces as pages need, all of about the same height. */
void swst__drawn_bars(struct swst__plan *plan)
{
    size_t labels = plan->chart->words.count;
    int64_t room = HIGHEST - swst__drawn_legend(plan, 0, false);
    size_t fit = (size_t)swst__most(room / row_height(plan), 1);
    size_t parts = (labels + fit - 1) / fit;
    int64_t longest = swst__most(plan->value_width, swst__drawn_width(swst__drawn_nothing(plan)));

    plan->left = swst__least(plan->label_width, LONGEST_LABEL) + SWST__GAP + 4;
    plan->left = swst__most(plan->left, plan->value_width / 2 + 1);
    plan->width = SWST__WIDTH - plan->left - longest - 2 * SWST__GAP;
    for (size_t i = 0; i < parts; i++)
        put_bars_part(plan, i, labels * i / parts, labels * (i + 1) / parts);
}
