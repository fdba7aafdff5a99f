/* A document with a block of every kind and texts that want to break out of it. */
#ifndef SWST_TESTS_SAMPLE_H
#define SWST_TESTS_SAMPLE_H

#include "model/document.h"

#include <stdio.h>

#define HOSTILE "<script>alert(\"1\")</script> & 'x' | *a* _b_ [c](d) `e` -->"

static const struct swst_indicator sample_home_rate = {
    .code = "VISIT.HOME_RATE", .unit = SWST_UNIT_PERSON, .form = SWST_FIGURE_RATE,
    .title = { { "Home-visit rate", "入户探访率" } } };
static const struct swst_indicator sample_files = {
    .code = "FILE.COMPLETE", .unit = SWST_UNIT_FILE, .form = SWST_FIGURE_RATE,
    .title = { { "Complete files", "档案完整率" } } };
static const struct swst_indicator sample_people = {
    .code = "POP.IN_SCOPE", .unit = SWST_UNIT_PERSON, .form = SWST_FIGURE_COUNT,
    .title = { { "People in scope", "在册服务对象" } } };
static const struct swst_indicator sample_days = {
    .code = "CASE.DAYS", .unit = SWST_UNIT_DAY, .form = SWST_FIGURE_AVERAGE,
    .title = { { "Days of a case", "个案平均天数" } } };
static const struct swst_indicator sample_money = {
    .code = "OUTPUT.GOODS", .unit = SWST_UNIT_FEN, .form = SWST_FIGURE_COUNT,
    .title = { { "Goods given", "捐赠物资" } } };
static const struct swst_indicator sample_later = {
    .code = "NEED.MATCH", .unit = SWST_UNIT_ITEM, .form = SWST_FIGURE_RATE,
    .title = { { "Matched goods", "匹配率" } },
    .later = { { "deliveries are not kept yet", "尚不记录物资发放" } } };

/* 2022-06-01 and 2022-06-30; 2022-05-01 and 2022-05-31. */
enum { SAMPLE_JUNE = 19144, SAMPLE_JUNE_END = 19173, SAMPLE_MAY = 19113, SAMPLE_MAY_END = 19143 };

static inline struct swst__mark sample_mark(const struct swst_indicator *indicator, int64_t n,
                                            int64_t d, const char *filter)
{
    return (struct swst__mark){
        .indicator = indicator, .as_of = SAMPLE_JUNE_END, .filter = filter,
        .period = { SAMPLE_JUNE, SAMPLE_JUNE_END },
        .figure = { .form = indicator->form, .n = n, .d = d, .unit = indicator->unit } };
}

static inline struct swst__mark sample_before(const struct swst_indicator *indicator, int64_t n,
                                              int64_t d)
{
    struct swst__mark mark = sample_mark(indicator, n, d, "");

    mark.period = (struct swst__span){ SAMPLE_MAY, SAMPLE_MAY_END };
    mark.as_of = SAMPLE_MAY_END;
    return mark;
}

static inline void sample_overview(swst_document *document)
{
    struct swst__mark files = sample_mark(&sample_files, 27, 32, "");
    struct swst__mark before = sample_before(&sample_files, 25, 32);
    struct swst__mark people = sample_mark(&sample_people, 1240, 0, "--area 790101001001");
    struct swst__mark days = sample_mark(&sample_days, 108, 10, "");
    struct swst__mark money = sample_mark(&sample_money, 500005, 0, "");
    struct swst__mark empty = sample_mark(&sample_home_rate, 0, 0, "--category tekun");
    struct swst__mark unknown = sample_mark(&sample_people, 0, SWST__UNKNOWN, "--type no_such");
    struct swst__mark later = sample_mark(&sample_later, 0, SWST__UNKNOWN, "");

    swst__document_chapter(document, "overview", "一、本月工作概述");
    swst__document_section(document, "（一）指导思想");
    swst__document_slot(document, "aims", "　　坚持“党建引领、专业支撑”。\n第二行 <b>&\n\n另起一段。");
    swst__document_slot(document, "unwritten", NULL);
    swst__document_section(document, "（二）工作概况");
    swst__document_paragraph(document);
    swst__document_text(document, "档案完整率 ");
    swst__document_figure(document, &files);
    swst__document_text(document, "，较上月 ");
    swst__document_change(document, &files, &before);
    swst__document_text(document, "；在册 ");
    swst__document_figure(document, &people);
    swst__document_text(document, "，个案平均 ");
    swst__document_figure(document, &days);
    swst__document_text(document, "，物资 ");
    swst__document_figure(document, &money);
    swst__document_text(document, "；再说一次：");
    swst__document_figure(document, &files);
    swst__document_text(document, "。%s", HOSTILE);
    swst__document_item(document);
    swst__document_text(document, "特困人员入户：");
    swst__document_figure(document, &empty);
    swst__document_item(document);
    swst__document_text(document, "类型：");
    swst__document_figure(document, &unknown);
    swst__document_item(document);
    swst__document_text(document, "匹配：");
    swst__document_figure(document, &later);
    swst__document_item(document);
    swst__document_text(document, "负责人 ");
    swst__document_name(document, "欧阳小满");
    swst__document_text(document, "；事故：");
    swst__document_nothing(document);
}

static inline void sample_table(swst_document *document, int rows)
{
    static const char *const headings[] = { "村委会", "入户探访率", "负责人" };
    static const char *const villages[] = { "前江村", "大江村", "西塘村", "塘联村、江夏村",
                                            "东陂社区", "东塘|村" };

    swst__document_chapter(document, "work", "二、具体工作内容");
    swst__document_table(document, headings, 3);
    for (int i = 0; i < rows; i++) {
        char filter[40];
        struct swst__mark mark;

        snprintf(filter, sizeof filter, "--area 7901010010%02d", i + 1);
        mark = sample_mark(&sample_home_rate, 10 + i, 20 + 2 * i + i % 3, filter);
        swst__document_cell(document);
        swst__document_text(document, "%s", villages[i % 6]);
        swst__document_cell(document);
        swst__document_figure(document, &mark);
        swst__document_cell(document);
        swst__document_name(document, "冯晓华");
    }
}

static inline void sample_charts(swst_document *document)
{
    static const char *const villages[] = { "前江村", "大江村", "西塘村", "塘联村、江夏村",
                                            "东陂社区居民委员会", "东塘村", "香花村", "卫民村" };

    swst__document_chapter(document, "effects", "三、成效");
    swst__document_chart(document, SWST__CHART_BARS, "各村入户探访率", "%");
    for (int series = 0; series < 2; series++) {
        swst__document_series(document, series ? "上月" : "本月");
        for (int i = 0; i < 8; i++) {
            char filter[40];
            struct swst__mark mark;

            snprintf(filter, sizeof filter, "--area 7901010020%02d", i + 1);
            mark = sample_mark(&sample_home_rate, i == 6 ? 0 : 10 + i, i == 6 ? 0 : 17 + i / 2,
                               filter);
            if (series)
                swst__document_point(document, villages[i], 480 + 60 * i, i != 2);
            else
                swst__document_figure_point(document, villages[i], &mark);
        }
    }
    swst__document_chart(document, SWST__CHART_LINES, "每周联系人次", "人次");
    for (int series = 0; series < 3; series++) {
        static const char *const titles[] = { "入户", "电话", "目标" };

        swst__document_series(document, titles[series]);
        for (int i = 0; i < 26; i++) {
            char label[16];

            snprintf(label, sizeof label, "第%d周", i + 1);
            swst__document_point(document, label,
                                 series == 2 ? 10 * (40 + 3 * i)
                                             : 10 * (30 + (i * 37 + series * 11) % 60),
                                 i % 9 != 5 || series);
        }
    }
}

static inline swst_document *sample_document(enum swst__language language, int rows)
{
    swst_document *document = swst__document_new(
        "summary", language, "东陂镇社工站2022年6月工作总结",
        &(struct swst__span){ SAMPLE_JUNE, SAMPLE_JUNE_END }, SAMPLE_JUNE_END);

    sample_overview(document);
    sample_table(document, rows);
    sample_charts(document);
    swst__document_chapter(document, "annexes", "六、附件");
    swst__document_index(document);
    (void)swst__document_finish(&document);
    return document;
}

#endif
