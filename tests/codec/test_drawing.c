/* Bars and lines: axes, texts that keep apart, series told apart without colour,
 * and charts of nothing, of one point, of thirty and of more. */
#include "../page/sample.h"
#include "../support/station.h"

#include "codec/drawing.h"

#include <ctype.h>
#include <stdlib.h>

static swst_document *drawn;

static void begin(enum swst__chart chart, const char *unit, int series)
{
    drawn = swst__document_new("summary", SWST__ZH, "图",
                               &(struct swst__span){ SAMPLE_JUNE, SAMPLE_JUNE_END },
                               SAMPLE_JUNE_END);
    swst__document_chart(drawn, chart, "标题", unit);
    for (int i = 0; i < series; i++)
        swst__document_series(drawn, i ? "上月" : "本月");
}

static char *draw(void)
{
    struct swst__text out = { 0 };
    char *text;

    swst__drawing_put(&drawn->chapters.at[0].blocks.at[0], SWST__ZH, 1, true, &out);
    assert_non_null(text = swst__text_take(&out));
    swst_document_free(drawn);
    return text;
}

static int occurrences(const char *page, const char *part)
{
    int count = 0;

    for (; (page = strstr(page, part)); page += strlen(part))
        count++;
    return count;
}

/* --------------------------------------------------------------------- axes */

static void an_axis_has_round_steps_and_reaches_the_greatest(void **state)
{
    (void)state;
    assert_int_equal(swst__axis_step(1000, false), 200);
    assert_int_equal(swst__axis_step(844, false), 200);
    assert_int_equal(swst__axis_step(0, false), 1);
    assert_int_equal(swst__axis_step(0, true), 10);
    assert_int_equal(swst__axis_step(30, true), 10);
    assert_int_equal(swst__axis_step(51, true), 20);
    assert_int_equal(swst__axis_step(INT64_C(9999999999999990), true), INT64_C(2000000000000000));
    for (int64_t most = 1; most < 100000; most += 7) {
        int64_t step = swst__axis_step(most, false), first = step;

        while (first % 10 == 0)
            first /= 10;
        assert_true(first == 1 || first == 2 || first == 5);
        assert_true(5 * step >= most && (step == 1 || 2 * step < most));
    }
}

static void texts_are_as_wide_as_their_characters(void **state)
{
    (void)state;
    assert_int_equal(swst__drawn_width(""), 0);
    assert_int_equal(swst__drawn_width("前江村"), 36);
    assert_true(swst__drawn_width("84.4%") >= 35);
    assert_true(swst__drawn_width("W") > swst__drawn_width("i"));
}

/* ------------------------------------------------------------------- boxes */

struct text {
    long left, right, base;
};

/* The texts of a drawing, as wide as they are drawn at most; those of titles are not. */
static size_t texts_of(const char *page, struct text *texts, size_t room)
{
    size_t count = 0;

    for (; (page = strstr(page, "<text ")); page++) {
        const char *start = strchr(page, '>') + 1, *end = strchr(start, '<');
        const char *anchor = strstr(page, "text-anchor=\"") + 13;
        char text[400];
        long x = strtol(strstr(page, " x=\"") + 4, NULL, 10), wide;

        assert_true(count < room && (size_t)(end - start) < sizeof text);
        memcpy(text, start, (size_t)(end - start));
        text[end - start] = '\0';
        wide = (long)swst__drawn_width(text);
        texts[count].base = strtol(strstr(page, " y=\"") + 4, NULL, 10);
        texts[count].left = *anchor == 's' ? x : *anchor == 'e' ? x - wide : x - wide / 2;
        texts[count].right = texts[count].left + wide;
        count++;
    }
    return count;
}

/* In one drawing; the page ends with it. */
static void assert_no_overlap(const char *page, size_t length)
{
    static struct text texts[1200];
    char *one = calloc(1, length + 1);
    size_t count;

    assert_non_null(one);
    memcpy(one, page, length);
    count = texts_of(one, texts, 1200);

    for (size_t i = 0; i < count; i++) {
        if (texts[i].left < 0 || texts[i].right > 640)
            fail_msg("a text from %ld to %ld is cut off", texts[i].left, texts[i].right);
        for (size_t j = 0; j < i; j++)
            if (texts[i].left < texts[j].right && texts[j].left < texts[i].right
                && labs(texts[i].base - texts[j].base) < 11)
                fail_msg("two texts overlap at %ld, %ld", texts[i].left, texts[i].base);
    }
    free(one);
}

static void assert_drawings_are_clear(const char *page)
{
    const char *end;

    for (; (page = strstr(page, "<svg")); page = end) {
        assert_non_null(end = strstr(page, "</svg>"));
        assert_no_overlap(page, (size_t)(end - page));
    }
}

/* ------------------------------------------------------------------- charts */

static void a_chart_of_nothing_says_so(void **state)
{
    char *page;

    (void)state;
    begin(SWST__CHART_BARS, "%", 0);
    page = draw();
    assert_string_equal(page, "<p class=\"nothing\">无记录</p>\n");
    swst_free(page);
    begin(SWST__CHART_LINES, "%", 2);
    page = draw();
    assert_string_equal(page, "<p class=\"nothing\">无记录</p>\n");
    swst_free(page);
}

static void one_point_and_points_of_zero_or_unknown_are_drawn(void **state)
{
    (void)state;
    for (enum swst__chart chart = SWST__CHART_BARS; chart <= SWST__CHART_LINES; chart++)
        for (int kind = 0; kind < 3; kind++) {
            char *page;

            begin(chart, kind == 1 ? "人" : "%", 1);
            swst__document_point(drawn, "前江", kind ? 0 : 844, kind < 2);
            page = draw();
            assert_drawings_are_clear(page);
            assert_int_equal(occurrences(page, "<g class=\"point\""), 1);
            assert_int_equal(occurrences(page, "无记录") > 0, kind == 2);
            assert_int_equal(occurrences(page, kind ? ">0" : ">84.4%<") > 0, true);
            swst_free(page);
        }
}

static void a_bar_is_as_long_as_its_share_of_the_axis(void **state)
{
    long full, half;
    char *page;
    const char *at;

    (void)state;
    begin(SWST__CHART_BARS, "%", 1);
    swst__document_point(drawn, "前江", 1000, true);
    swst__document_point(drawn, "大江", 500, true);
    page = draw();
    at = strstr(page, "<g class=\"point\"");
    full = strtol(strstr(at, "width=\"") + 7, NULL, 10);
    at = strstr(at + 1, "<g class=\"point\"");
    half = strtol(strstr(at, "width=\"") + 7, NULL, 10);
    assert_true(full > 300 && labs(full - 2 * half) <= 1);
    swst_free(page);
}

static void lines_break_where_nothing_is_known(void **state)
{
    char *page;
    const char *line;
    int begun = 0;

    (void)state;
    begin(SWST__CHART_LINES, "人次", 1);
    for (int i = 0; i < 5; i++) {
        char label[8];

        snprintf(label, sizeof label, "%d月", i + 1);
        swst__document_point(drawn, label, 10 * i, i != 2);
    }
    page = draw();
    line = strstr(page, "<path fill=\"none\"");
    assert_non_null(line);
    for (const char *at = strstr(line, " d=\"") + 4; *at != '"'; at++)
        begun += *at == 'M';
    assert_int_equal(begun, 2);
    swst_free(page);
}

static void series_are_told_apart_without_colour(void **state)
{
    (void)state;
    for (enum swst__chart chart = SWST__CHART_BARS; chart <= SWST__CHART_LINES; chart++) {
        char *page;

        begin(chart, "人", 0);
        for (int i = 0; i < 6; i++) {
            swst__document_series(drawn, i % 2 ? "电话" : "入户");
            swst__document_point(drawn, "前江", 10 * i, true);
            swst__document_point(drawn, "大江", 20 * i, true);
        }
        page = draw();
        for (int i = 0; i < 6 && chart == SWST__CHART_BARS; i++) {
            char use[32];

            snprintf(use, sizeof use, "url(#h1-0-%d)", i);
            assert_int_equal(occurrences(page, use), 3);    /* two bars and the legend's */
        }
        if (chart == SWST__CHART_LINES) {
            assert_int_equal(occurrences(page, "stroke-dasharray=\"none\""), 2);
            assert_int_equal(occurrences(page, "stroke-dasharray=\"8 4\""), 2);
            assert_int_equal(occurrences(page, "M-4 -4H4V4H-4Z"), 3);
        }
        for (const char *at = page; (at = strchr(at, '#')); at++)   /* greys alone */
            if (isxdigit((unsigned char)at[1]) && isxdigit((unsigned char)at[2])
                && isxdigit((unsigned char)at[3]) && at[4] == '"')
                assert_true(at[1] == at[2] && at[2] == at[3]);
        assert_drawings_are_clear(page);
        swst_free(page);
    }
}

static void long_names_and_many_points_do_not_overlap(void **state)
{
    static const char *const names[] = { "前江村", "东陂镇塘联村委会第三村民小组老年人活动中心",
                                         "A rather long English name of a village committee",
                                         "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "1", "" };

    (void)state;
    for (int count = 1; count <= 121; count += 20)
        for (int series = 1; series <= 4; series++)
            for (enum swst__chart chart = SWST__CHART_BARS; chart <= SWST__CHART_LINES; chart++) {
                char *page;

                begin(chart, series % 2 ? "%" : "人次", 0);
                for (int i = 0; i < series; i++) {
                    swst__document_series(drawn, names[i % 6]);
                    for (int j = 0; j < count; j++) {
                        char label[120];

                        snprintf(label, sizeof label, "%s%d", names[j % 6], j);
                        swst__document_point(drawn, label, (i * 331 + j * 7919) % 1001,
                                             j % 11 != 5);
                    }
                }
                page = draw();
                assert_drawings_are_clear(page);
                assert_int_equal(occurrences(page, "<g class=\"point\""), count * series);
                swst_free(page);
            }
}

static void many_bars_go_on_the_next_page(void **state)
{
    char *page;
    const char *at;
    int drawings = 0;

    (void)state;
    begin(SWST__CHART_BARS, "人", 1);
    for (int i = 0; i < 100; i++) {
        char label[12];

        snprintf(label, sizeof label, "第%d村", i);
        swst__document_point(drawn, label, 10 * i, true);
    }
    page = draw();
    for (at = page; (at = strstr(at, "viewBox=\"0 0 640 ")); at++, drawings++) {
        long height = strtol(at + 17, NULL, 10);

        assert_true(height > 400 && height <= 860);
    }
    assert_true(drawings > 3);
    swst_free(page);
}

static void the_greatest_numbers_are_drawn(void **state)
{
    (void)state;
    for (enum swst__chart chart = SWST__CHART_BARS; chart <= SWST__CHART_LINES; chart++) {
        char *page;

        begin(chart, "人", 1);
        swst__document_point(drawn, "前江", INT64_C(9999999999999990), true);
        swst__document_point(drawn, "大江", 5, true);
        swst__document_point(drawn, "西塘", -50, true);     /* nothing is, but it is drawn */
        page = draw();
        assert_drawings_are_clear(page);
        assert_non_null(strstr(page, ">999999999999999<"));
        assert_null(strstr(page, "width=\"-"));
        swst_free(page);
    }
}

static void a_reader_hears_what_is_drawn(void **state)
{
    char *page;

    (void)state;
    begin(SWST__CHART_BARS, "%", 2);
    swst__document_point(drawn, "前<江", 844, true);
    page = draw();
    assert_non_null(strstr(page, "role=\"img\""));
    assert_non_null(strstr(page, "<title>标题</title>\n<desc>本月、上月（%）</desc>"));
    assert_non_null(strstr(page, "<title>上月 前&lt;江 84.4%</title>"));
    swst_free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_axis_has_round_steps_and_reaches_the_greatest),
        cmocka_unit_test(texts_are_as_wide_as_their_characters),
        cmocka_unit_test(a_chart_of_nothing_says_so),
        cmocka_unit_test(one_point_and_points_of_zero_or_unknown_are_drawn),
        cmocka_unit_test(a_bar_is_as_long_as_its_share_of_the_axis),
        cmocka_unit_test(lines_break_where_nothing_is_known),
        cmocka_unit_test(series_are_told_apart_without_colour),
        cmocka_unit_test(long_names_and_many_points_do_not_overlap),
        cmocka_unit_test(many_bars_go_on_the_next_page),
        cmocka_unit_test(the_greatest_numbers_are_drawn),
        cmocka_unit_test(a_reader_hears_what_is_drawn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
