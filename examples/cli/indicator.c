/* swst indicator: figures with what they mean, how they come about, and the
 * records behind them; without a code the whole catalogue. */
#include "cells.h"
#include "grid.h"
#include "guess.h"
#include "labels.h"
#include "memory.h"
#include "names.h"
#include "report.h"
#include "say.h"
#include "schema.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------- asking */

static int check_code(const struct call *call, const char *code)
{
    struct guess guess;

    if (swst_indicator_find(code))
        return DONE;
    guess_start(&guess, code);
    for (size_t i = 0; i < swst_indicator_count(); i++)
        guess_try(&guess, swst_indicator_code(swst_indicator_at(i)));
    say(call, SAY_UNKNOWN_INDICATOR, code);
    say_nearest(call, guess_end(&guess));
    return USAGE;
}

/* All arguments, joined by commas; NULL without any. @owned{free} */
static int join_codes(const struct call *call, char **codes)
{
    size_t length = 1;
    int code = DONE;

    *codes = NULL;
    for (int i = 0; i < call->count && !code; i++) {
        code = check_code(call, call->arguments[i]);
        length += strlen(call->arguments[i]) + 1;
    }
    if (code || !call->count)
        return code;
    *codes = must(calloc(length, 1));
    for (int i = 0; i < call->count; i++) {
        if (i)
            strcat(*codes, ",");
        strcat(*codes, call->arguments[i]);
    }
    return DONE;
}

static int ask(struct call *call, const char *codes, swst_table **table)
{
    bool rows = call->options.values[OPTION_ROWS];
    const char *from, *to;
    char room[16];
    swst_filter *filter;
    swst_status status = SWST_OK;
    int code = make_filter(call, &filter);

    if (!code)
        code = find_period(call, &from, &to, room);
    if (!code)
        status = codes ? swst_report_indicator(call->store, codes, from, to, call->as_of, filter,
                                               rows, table)
                       : swst_report_indicators(call->store, from, to, call->as_of, filter, table);
    swst_filter_free(filter);
    if (status) {
        code = failed(call);
        if (status == SWST_EINVALID)                /* not asked for rightly */
            code = USAGE;
    }
    return code;
}

/* ------------------------------------------------------------- one of them */

static const struct { const char *word; struct words label; } reasons[] = {
    { "not_yet", { "not yet registered", "尚未登记" } },
    { "exited", { "exited", "已退出" } },
    { "away", { "away", "不在本地" } },
    { "not_open", { "area not open", "区域未开通" } },
    { "nobody_in_scope", { "households without anybody in scope", "无在册成员的家庭" } },
    { "absent", { "absent from the examination", "缺考" } },
    { "no_result", { "no result on record", "未填结果" } },
    { "not_known", { "not known", "不详" } },
    { "excused", { "excused", "请假" } },
    { "guests", { "guests", "来宾" } },
    { "later", { "not recorded yet", "尚未纳入记录" } },
    { "empty", { "there is nobody and nothing to count it of", "分母为零" } },
    { "unknown", { "nobody can say from the records", "现有记录无法得出" } },
};

static const char *reason_text(const struct call *call, const char *word)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (strcmp(reasons[i].word, word) == 0)
            return in_language(reasons[i].label, call->language);
    return word;
}

static void put_line(const struct call *call, enum message label, const char *text)
{
    printf("  %s%s", sentence(call->language, label), sentence(call->language, SAY_COLON));
    put_clean(stdout, text, 0);
    putchar('\n');
}

/* "85.7% (6 / 7 people)", "15 people", or why there is none. */
static void put_value(const struct call *call, const swst_table *table, size_t row,
                      const swst_indicator *indicator)
{
    const char *reason = swst_table_text(table, row, "reason");
    const char *text = swst_table_text(table, row, "value");
    const char *unit = swst_unit_label(swst_indicator_unit(indicator), call->language);
    int64_t n = 0, d = 0;
    char line[200];

    if (swst_table_suppressed(table, row, "value"))
        snprintf(line, sizeof line, "%s", text);
    else if (reason)
        snprintf(line, sizeof line, "- (%s)", strcmp(reason, "later") == 0
                 ? swst_indicator_later(indicator, call->language) : reason_text(call, reason));
    else if (swst_table_form(table, row, "value") == SWST_FIGURE_COUNT)
        snprintf(line, sizeof line, "%s %s", text, unit);
    else {
        (void)swst_table_rate(table, row, "value", &n, &d);
        snprintf(line, sizeof line, "%s (%lld / %lld %s)", text, (long long)n, (long long)d,
                 swst_indicator_form(indicator) == SWST_FIGURE_RATE ? unit : "");
    }
    put_line(call, SAY_ITS_VALUE, line);
}

static void put_left_out(const struct call *call, const swst_table *left_out)
{
    size_t count = left_out ? swst_table_rows(left_out) : 0;

    if (count)
        printf("  %s%s", sentence(call->language, SAY_LEFT_OUT),
               sentence(call->language, SAY_COLON));
    for (size_t i = 0; i < count; i++)
        printf("%s%s %lld%s", i ? " · " : "",
               reason_text(call, swst_table_text(left_out, i, "reason")),
               (long long)swst_table_int(left_out, i, "count"), i + 1 == count ? "\n" : "");
}

static void put_rows(struct call *call, const swst_table *rows)
{
    static const char *const columns[] = { "record", "id", "n", "d" };
    bool is_share = rows && swst_table_rows(rows) && swst_table_text(rows, 0, "d");
    size_t count = is_share ? 4 : 3;
    struct grid *grid;

    if (!rows || !swst_table_rows(rows))
        return;
    grid = grid_new(count + 1);
    for (size_t i = 0; i < swst_table_columns(rows); i++)
        for (size_t at = 0; at < count; at++)
            if (strcmp(swst_field_name(swst_table_column(rows, i)), columns[at]) == 0)
                grid_head(grid, at, swst_field_label(swst_table_column(rows, i), call->language),
                          at ? NUMBER_CELLS : TEXT_CELLS);
    grid_head(grid, count, sentence(call->language, SAY_ITS_NAME), TEXT_CELLS);
    for (size_t row = 0; row < swst_table_rows(rows); row++) {
        const swst_kind *kind = swst_kind_find(swst_table_text(rows, row, "record"));
        const char *id = swst_table_text(rows, row, "id");

        grid_add(grid, swst_kind_label(kind, call->language));
        for (size_t at = 1; at < count; at++)
            grid_add(grid, swst_table_text(rows, row, columns[at]));
        grid_add(grid, label_of(call, kind, id));
    }
    grid_put(grid, call);
    grid_free(grid);
}

static void put_indicator(struct call *call, const swst_table *table, size_t row)
{
    const swst_indicator *indicator = swst_indicator_find(swst_table_text(table, row, "code"));
    const char *baseline = swst_table_text(table, row, "baseline");

    printf("%s%s  %s\n", row ? "\n" : "", swst_indicator_code(indicator),
           swst_indicator_title(indicator, call->language));
    put_line(call, SAY_ITS_DEFINITION, swst_indicator_definition(indicator, call->language));
    put_line(call, SAY_ITS_SOURCE, swst_indicator_source(indicator));
    put_value(call, table, row, indicator);
    if (baseline) {
        const char *difference = swst_table_text(table, row, "difference");

        put_line(call, SAY_ITS_BASELINE, baseline);
        if (difference)
            put_line(call, SAY_ITS_DIFFERENCE, difference);
    }
    put_left_out(call, swst_table_inner(table, row, "exclusions"));
    put_rows(call, swst_table_inner(table, row, "rows"));
}

/* ----------------------------------------------------------- the catalogue */

static const char *unit_text(const struct call *call, const char *word)
{
    for (int unit = 1; swst_unit_word((swst_unit)unit); unit++)
        if (strcmp(swst_unit_word((swst_unit)unit), word) == 0)
            return swst_unit_label((swst_unit)unit, call->language);
    return word;
}

static const char *catalogue_text(struct call *call, const char *column, const char *value)
{
    if (!value)
        return NULL;
    if (strcmp(column, "unit") == 0)
        return unit_text(call, value);
    return strcmp(column, "reason") == 0 ? reason_text(call, value) : NULL;
}

int run_indicator(struct call *call)
{
    static const char *const in_english[] = { "code", "title", "value", "unit", "reason", NULL };
    static const char *const in_chinese[] = { "code", "title_zh", "value", "unit", "reason", NULL };
    bool english = strcmp(call->language, "en") == 0;
    struct view view = { .columns = english ? in_english : in_chinese, .text = catalogue_text };
    swst_table *table = NULL;
    char *codes = NULL;
    int code = DONE;

    if (call->options.values[OPTION_CATALOGUE]) {
        put_catalogue();
        return DONE;
    }
    code = join_codes(call, &codes);
    if (!code)
        code = ask(call, codes, &table);
    if (code || !codes || call->format == AS_JSON || call->format == AS_CSV) {
        free(codes);
        return code ? code : print_table(call, table, &view);
    }
    if (publish(call, &table)) {
        free(codes);
        return FAILED;
    }
    for (size_t row = 0; row < swst_table_rows(table); row++)
        put_indicator(call, table, row);
    put_footing(call, table);
    swst_table_free(table);
    free(codes);
    return DONE;
}
