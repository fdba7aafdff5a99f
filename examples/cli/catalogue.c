/* The catalogue of indicators as a Markdown page in both languages:
 * swst indicator --catalogue writes docs/indicators.md. */
#include "schema.h"

#include <swstation.h>

#include <stdio.h>
#include <string.h>

static const struct { unsigned bit; const char *option; } dimensions[] = {
    { SWST_DIMENSION_AREA, "--area" },           { SWST_DIMENSION_CATEGORY, "--category" },
    { SWST_DIMENSION_LEVEL, "--level" },         { SWST_DIMENSION_WORKER, "--worker" },
    { SWST_DIMENSION_PROGRAMME, "--programme" }, { SWST_DIMENSION_SEX, "--sex" },
    { SWST_DIMENSION_AGES, "--ages" },           { SWST_DIMENSION_TYPE, "--type" },
};

static const char *form_of(const swst_indicator *indicator)
{
    switch (swst_indicator_form(indicator)) {
    case SWST_FIGURE_RATE: return "a share, 比率";
    case SWST_FIGURE_AVERAGE: return "an average, 平均数";
    default: return "a count, 计数";
    }
}

static void put_dimensions(const swst_indicator *indicator)
{
    const char *between = "- Narrowed by, 可按: ";

    for (size_t i = 0; i < sizeof dimensions / sizeof *dimensions; i++)
        if (swst_indicator_dimensions(indicator) & dimensions[i].bit) {
            printf("%s`%s`", between, dimensions[i].option);
            between = " ";
        }
    if (*between == ' ')
        puts("");
    for (size_t i = 0; swst_indicator_type(indicator, i); i++)
        printf("%s`%s`%s", i ? " " : "- Types, 类型: ", swst_indicator_type(indicator, i),
               swst_indicator_type(indicator, i + 1) ? "" : "\n");
}

static void put_entry(const swst_indicator *indicator)
{
    swst_unit unit = swst_indicator_unit(indicator);

    printf("\n### %s\n\n**%s** · **%s**\n\n%s.\n\n%s。\n\n", swst_indicator_code(indicator),
           swst_indicator_title(indicator, "en"), swst_indicator_title(indicator, "zh"),
           swst_indicator_definition(indicator, "en"), swst_indicator_definition(indicator, "zh"));
    printf("- Of, 单位: %s, %s; %s; %s\n", swst_unit_label(unit, "en"),
           swst_unit_label(unit, "zh"), form_of(indicator),
           swst_indicator_is_cumulative(indicator) ? "adds up over a period, 累计"
                                                   : "a level, 水平");
    put_dimensions(indicator);
    printf("- Source, 依据: %s\n", swst_indicator_source(indicator));
    if (swst_indicator_later(indicator, "en"))
        printf("- Not yet: %s. 暂无：%s。\n", swst_indicator_later(indicator, "en"),
               swst_indicator_later(indicator, "zh"));
}

void put_catalogue(void)
{
    const char *family = "";

    puts("# Indicators 指标目录 {#indicators}\n\n"
         "Every figure that a station can be asked for: `swst indicator CODE`, goals, summaries and\n"
         "plans all give the same. A level is taken on the last day of the period or on the day of\n"
         "the question, whichever is earlier; what adds up is counted from the first day to that\n"
         "one. `--worker` asks for what is in that worker's charge: of the worker whom the record\n"
         "names, else of those of its area, and while one of them is absent of the backup, too.\n"
         "Written by `swst indicator --catalogue`.");
    for (size_t i = 0; i < swst_indicator_count(); i++) {
        const char *code = swst_indicator_code(swst_indicator_at(i));
        size_t length = strcspn(code, ".");

        if (strncmp(family, code, length + 1) != 0)
            printf("\n## %.*s\n", (int)length, code);
        family = code;
        put_entry(swst_indicator_at(i));
    }
}
