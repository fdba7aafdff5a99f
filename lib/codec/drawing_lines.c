/* Lines over labels in their order. A value is written where it covers nothing
 * else; what is not written still stands in the title of its point. */
#include "codec/drawing_plan.h"

#include "codec/document_show.h"

#include <inttypes.h>

enum { PLOT = 240, LONGEST_LABEL = 96, MOST_TAKEN = 600, MARKER = 5,
       ABOVE = 24 };

struct box {
    int64_t left, top, right, bottom;
};

/* Where something stands already. */
struct taken {
    struct box at[MOST_TAKEN];
    size_t count;
};

struct lines {
    const struct swst__plan *plan;
    int64_t start, end;                 /* of the plot, from above */
    int64_t beside;                     /* for values left of the first point, right of the last */
    struct taken taken;
};

static int64_t x_of(const struct swst__plan *plan, size_t label)
{
    int64_t steps = (int64_t)plan->chart->words.count - 1;

    return plan->left + (steps ? plan->width * (int64_t)label / steps : plan->width / 2);
}

static int64_t y_of(const struct lines *lines, const struct swst__point *point)
{
    int64_t height = lines->end - lines->start, top = lines->plan->top;

    return lines->end - (2 * height * swst__most(point->tenths, 0) + top) / (2 * top);
}

static bool is_free(const struct lines *lines, struct box box)
{
    for (size_t i = 0; i < lines->taken.count; i++) {
        const struct box *other = &lines->taken.at[i];

        if (box.left < other->right && other->left < box.right && box.top < other->bottom
            && other->top < box.bottom)
            return false;
    }
    return lines->taken.count < MOST_TAKEN && box.top >= lines->start - ABOVE
        && box.bottom <= lines->end - 1;
}

static void take(struct lines *lines, struct box box)
{
    if (lines->taken.count < MOST_TAKEN)
        lines->taken.at[lines->taken.count++] = box;
}

static void take_markers(struct lines *lines)
{
    const struct swst__block *chart = lines->plan->chart;

    for (size_t i = 0; i < chart->series.count; i++)
        for (size_t j = 0; j < chart->series.at[i].points.count; j++) {
            const struct swst__point *point = &chart->series.at[i].points.at[j];
            int64_t x = x_of(lines->plan, point->label), y = y_of(lines, point);

            if (point->has)
                take(lines, (struct box){ x - MARKER, y - MARKER, x + MARKER, y + MARKER });
        }
}

/* --------------------------------------------------------------------- axes */

static void put_axis(const struct lines *lines)
{
    const struct swst__plan *plan = lines->plan;
    int64_t ticks = plan->top / plan->step, height = lines->end - lines->start;
    int64_t left = plan->left - lines->beside, right = plan->left + plan->width + lines->beside;

    for (int64_t i = 0; i <= ticks; i++) {
        int64_t y = lines->end - height * i / ticks;

        swst__drawn_rule(plan, left, y, 'H', right, i == 0);
        swst__drawn_tick(plan, left - SWST__GAP, y + 4, "end", i * plan->step);
    }
}

/* Every n-th where all would touch each other. */
static void put_labels(const struct lines *lines)
{
    const struct swst__plan *plan = lines->plan;
    size_t count = plan->chart->words.count;
    int64_t wide = swst__least(plan->label_width, LONGEST_LABEL) + 8;
    size_t every = (size_t)(wide * (int64_t)(count - 1) / plan->width + 1);

    for (size_t i = 0; i < count; i += every)
        swst__drawn_label(plan->out, x_of(plan, i), lines->end + SWST__LINE + 2, "middle",
                          plan->chart->words.at[i], LONGEST_LABEL);
}

/* -------------------------------------------------------------------- lines */

/* Where nothing is known the line is broken. */
static void put_line(const struct lines *lines, size_t number)
{
    const struct swst__series *series = &lines->plan->chart->series.at[number];
    struct swst__text *out = lines->plan->out;
    bool goes_on = false;

    swst__text_add(out, "<path fill=\"none\" stroke=\"#000\" stroke-dasharray=\"%s\" d=\"",
                   swst__dashes[number % SWST__PATTERNS]);
    for (size_t i = 0; i < lines->plan->chart->words.count; i++) {
        const struct swst__point *point = swst__point_over(series, i);

        if (point && point->has)
            swst__text_add(out, "%c%" PRId64 " %" PRId64, goes_on ? 'L' : 'M',
                           x_of(lines->plan, i), y_of(lines, point));
        goes_on = point && point->has;
    }
    swst__text_add(out, "\"/>\n");
}

static void write_value(struct lines *lines, const struct swst__point *point, int64_t x,
                        int64_t y)
{
    static const int64_t below[] = { -MARKER - 5, MARKER + SWST__FONT + 1 };
    struct swst__text text = { 0 };
    int64_t half;

    swst__drawn_value(lines->plan, point->tenths, &text);
    lines->plan->out->failed |= text.failed;
    half = text.failed ? 0 : swst__drawn_width(text.bytes) / 2 + 1;
    for (size_t i = 0; i < 2 && !text.failed; i++) {
        int64_t base = y + below[i];
        struct box box = { x - half, base - SWST__FONT, x + half, base + 3 };

        if (!is_free(lines, box))
            continue;
        take(lines, box);
        swst__drawn_above(lines->plan->out, x, base, "middle", text.bytes);
        break;
    }
    swst_free(text.bytes);
}

static void put_points(struct lines *lines, size_t number)
{
    const struct swst__series *series = &lines->plan->chart->series.at[number];

    for (size_t i = 0; i < series->points.count; i++) {
        const struct swst__point *point = &series->points.at[i];
        int64_t x = x_of(lines->plan, point->label), y = y_of(lines, point);

        swst__begin_point(lines->plan, series, point);
        if (point->has) {
            swst__drawn_marker(lines->plan, number, x, y);
            write_value(lines, point, x, y);
        }
        swst__end_point(lines->plan, point);
    }
}

void swst__drawn_lines(struct swst__plan *plan)
{
    struct lines lines = { .plan = plan };
    int64_t half = swst__least(plan->label_width, LONGEST_LABEL) / 2 + 2;

    lines.beside = swst__most(plan->value_width / 2 + 2, MARKER + 2);
    plan->left = swst__most(plan->value_width + SWST__GAP + lines.beside, half);
    plan->width = SWST__WIDTH - plan->left - swst__most(lines.beside, half);
    lines.start = swst__drawn_legend(plan, 0, false) + ABOVE;
    lines.end = lines.start + PLOT;
    swst__begin_drawing(plan, lines.end + SWST__LINE + SWST__GAP + 2);
    swst__drawn_legend(plan, 0, true);
    put_axis(&lines);
    put_labels(&lines);
    take_markers(&lines);
    for (size_t i = 0; i < plan->chart->series.count; i++)
        put_line(&lines, i);
    for (size_t i = 0; i < plan->chart->series.count; i++)
        put_points(&lines, i);
    swst__text_add(plan->out, "</svg>\n");
}
