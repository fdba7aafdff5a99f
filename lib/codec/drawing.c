/* What bars and lines share: the axis, the legend, the looks of series and points. */
#include "codec/drawing_plan.h"

#include "codec/document_show.h"

#include <inttypes.h>

enum { PATTERNS = SWST__PATTERNS };

int64_t swst__least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

int64_t swst__most(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* --------------------------------------------------------------------- axis */

int64_t swst__axis_step(int64_t reach, bool only_whole)
{
    int64_t step = only_whole ? 10 : 1;

    for (int i = 0; 5 * step < reach; i = (i + 1) % 3)
        step = i == 1 ? step / 2 * 5 : step * 2;            /* 1, 2, 5, 10 … */
    return step;
}

void swst__drawn_value(const struct swst__plan *plan, int64_t tenths, struct swst__text *text)
{
    swst__show_point(plan->chart, &(struct swst__point){ .tenths = tenths, .has = true }, text);
    if (!text->failed && strcmp(plan->chart->unit, "%") == 0)
        swst__text_put(text, "%", 1);
}

static int64_t width_of_value(struct swst__plan *plan, int64_t tenths)
{
    struct swst__text text = { 0 };
    int64_t width;

    swst__drawn_value(plan, tenths, &text);
    plan->out->failed |= text.failed;
    width = text.failed ? 0 : swst__drawn_width(text.bytes);
    swst_free(text.bytes);
    return width;
}

static void measure(struct swst__plan *plan)
{
    const struct swst__block *chart = plan->chart;
    bool whole = strcmp(chart->unit, "%") != 0;
    int64_t reach = 0;

    for (size_t i = 0; i < chart->series.count; i++)
        for (size_t j = 0; j < chart->series.at[i].points.count; j++) {
            const struct swst__point *point = &chart->series.at[i].points.at[j];

            reach = swst__most(reach, point->tenths);
            whole = whole && point->tenths % 10 == 0;
            plan->value_width = swst__most(plan->value_width, width_of_value(plan, point->tenths));
        }
    for (size_t i = 0; i < chart->words.count; i++)
        plan->label_width = swst__most(plan->label_width, swst__drawn_width(chart->words.at[i]));
    plan->step = swst__axis_step(reach, whole);
    plan->top = swst__most((reach + plan->step - 1) / plan->step, 1) * plan->step;
    plan->value_width = swst__most(plan->value_width, width_of_value(plan, plan->top));
}

/* -------------------------------------------------------------------- series */

static const char *const hatchings[PATTERNS] = {
    "<rect width=\"6\" height=\"6\" fill=\"#555\"/>",
    "<rect width=\"6\" height=\"6\" fill=\"#fff\"/>",
    "<rect width=\"6\" height=\"6\" fill=\"#fff\"/><path d=\"M0 6L6 0\" stroke=\"#000\"/>",
    "<rect width=\"6\" height=\"6\" fill=\"#fff\"/><circle cx=\"3\" cy=\"3\" r=\"1\"/>",
    "<rect width=\"6\" height=\"6\" fill=\"#ccc\"/><path d=\"M0 0L6 6\" stroke=\"#000\"/>",
    "<rect width=\"6\" height=\"6\" fill=\"#fff\"/><path d=\"M0 3H6M3 0V6\" stroke=\"#000\"/>",
};
const char *const swst__dashes[PATTERNS] = { "none", "8 4", "2 3", "10 3 2 3", "5 2", "1 5" };
static const char *const markers[PATTERNS] = {
    "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z", "M-4 -4H4V4H-4Z", "M0 -5L5 4H-5Z",
    "M0 -5L5 0L0 5L-5 0Z", "M-4 -4L4 4M-4 4L4 -4", "M0 -5V5M-5 0H5",
};

void swst__drawn_patterns(const struct swst__plan *plan, size_t part)
{
    swst__text_add(plan->out, "<defs>");
    for (size_t i = 0; i < plan->chart->series.count && i < PATTERNS; i++)
        swst__text_add(plan->out, "<pattern id=\"h%zu-%zu-%zu\" width=\"6\" height=\"6\" "
                       "patternUnits=\"userSpaceOnUse\">%s</pattern>", plan->number, part, i,
                       hatchings[i]);
    swst__text_add(plan->out, "</defs>\n");
}

void swst__drawn_bar(const struct swst__plan *plan, size_t part, size_t series, int64_t x,
                     int64_t y, int64_t width)
{
    swst__text_add(plan->out, "<rect x=\"%" PRId64 "\" y=\"%" PRId64 "\" width=\"%" PRId64
                   "\" height=\"%d\" fill=\"url(#h%zu-%zu-%zu)\" stroke=\"#000\"/>", x, y, width,
                   SWST__FONT, plan->number, part, series % PATTERNS);
}

void swst__drawn_marker(const struct swst__plan *plan, size_t series, int64_t x, int64_t y)
{
    swst__text_add(plan->out, "<path transform=\"translate(%" PRId64 " %" PRId64 ")\" d=\"%s\" "
                   "fill=\"%s\" stroke=\"#000\"/>", x, y, markers[series % PATTERNS],
                   series % 2 ? "#fff" : "#000");
}

static void put_sample(const struct swst__plan *plan, size_t part, size_t series, int64_t x,
                       int64_t y)
{
    if (plan->chart->chart == SWST__CHART_BARS) {
        swst__drawn_bar(plan, part, series, x, y - SWST__FONT + 2, 28);
        return;
    }
    swst__text_add(plan->out, "<path d=\"M%" PRId64 " %" PRId64 "h28\" stroke=\"#000\" "
                   "stroke-dasharray=\"%s\"/>", x, y - 4, swst__dashes[series % PATTERNS]);
    swst__drawn_marker(plan, series, x + 14, y - 4);
}

int64_t swst__drawn_legend(const struct swst__plan *plan, size_t part, bool draws)
{
    int64_t x = 0, y = SWST__LINE;

    for (size_t i = 0; i < plan->chart->series.count; i++) {
        const char *title = plan->chart->series.at[i].title;
        int64_t width = 34 + swst__least(swst__drawn_width(title), SWST__LONGEST_KEY);

        if (x && x + width > SWST__WIDTH) {
            x = 0;
            y += SWST__LINE + 4;
        }
        if (draws) {
            put_sample(plan, part, i, x, y);
            swst__drawn_label(plan->out, x + 34, y, "start", title, SWST__LONGEST_KEY);
        }
        x += width + 16;
    }
    return y + 8;
}

/* ------------------------------------------------------------------- points */

void swst__begin_point(const struct swst__plan *plan, const struct swst__series *series,
                       const struct swst__point *point)
{
    struct swst__text *out = plan->out;

    swst__text_add(out, "<g class=\"point\"");
    if (point->mark != SWST__NO_MARK)
        swst__text_add(out, " data-mark=\"f%zu\"", point->mark + 1);
    swst__text_add(out, " data-value=\"");
    swst__show_point(plan->chart, point, out);
    swst__text_add(out, "\">");
    if (point->mark != SWST__NO_MARK && plan->leads)
        swst__text_add(out, "<a href=\"#m-f%zu\">", point->mark + 1);
    swst__text_add(out, "<title>");
    swst__put_escaped(out, series->title);
    swst__text_add(out, " ");
    swst__put_escaped(out, plan->chart->words.at[point->label]);
    swst__text_add(out, " ");
    if (point->has)
        swst__drawn_value(plan, point->tenths, out);
    else
        swst__text_add(out, "%s", swst__drawn_nothing(plan));
    swst__text_add(out, "</title>");
}

void swst__end_point(const struct swst__plan *plan, const struct swst__point *point)
{
    swst__text_add(plan->out, point->mark != SWST__NO_MARK && plan->leads ? "</a></g>\n"
                                                                          : "</g>\n");
}

const char *swst__drawn_nothing(const struct swst__plan *plan)
{
    return plan->language == SWST__ZH ? "无记录" : "no records";
}

void swst__begin_drawing(const struct swst__plan *plan, int64_t height)
{
    swst__text_add(plan->out, "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" "
                   "role=\"img\" viewBox=\"0 0 %d %" PRId64 "\" width=\"100%%\" "
                   "font-size=\"%d\" stroke-width=\"1\">\n<title>", SWST__WIDTH, height,
                   SWST__FONT);
    swst__put_escaped(plan->out, plan->chart->text);
    swst__text_add(plan->out, "</title>\n<desc>");
    for (size_t i = 0; i < plan->chart->series.count; i++) {
        swst__text_add(plan->out, "%s", !i ? "" : plan->language == SWST__ZH ? "、" : ", ");
        swst__put_escaped(plan->out, plan->chart->series.at[i].title);
    }
    swst__text_add(plan->out, plan->language == SWST__ZH ? "（" : " (");
    swst__put_escaped(plan->out, plan->chart->unit);
    swst__text_add(plan->out, plan->language == SWST__ZH ? "）</desc>\n" : ")</desc>\n");
}

void swst__drawn_rule(const struct swst__plan *plan, int64_t x, int64_t y, char way, int64_t to,
                      bool is_base)
{
    swst__text_add(plan->out, "<path d=\"M%" PRId64 " %" PRId64 "%c%" PRId64 "\" stroke=\"%s\"/>\n",
                   x, y, way, to, is_base ? "#000" : "#bbb");
}

void swst__drawn_tick(const struct swst__plan *plan, int64_t x, int64_t y, const char *anchor,
                      int64_t tenths)
{
    swst__drawn_text(plan->out, x, y, anchor);
    swst__drawn_value(plan, tenths, plan->out);
    swst__text_add(plan->out, "</text>\n");
}

/* -------------------------------------------------------------------- whole */

void swst__drawing_put(const struct swst__block *chart, enum swst__language language,
                       size_t number, bool leads, struct swst__text *out)
{
    struct swst__plan plan = { .chart = chart, .language = language, .number = number,
                               .leads = leads, .out = out };

    if (!chart->words.count) {
        swst__text_add(out, "<p class=\"nothing\">%s</p>\n", swst__drawn_nothing(&plan));
        return;
    }
    measure(&plan);
    if (chart->chart == SWST__CHART_BARS)
        swst__drawn_bars(&plan);
    else
        swst__drawn_lines(&plan);
}
