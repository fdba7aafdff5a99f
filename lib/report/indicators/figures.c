/* Indicators as tables: one with its rows, or the whole catalogue. */
#include "report/indicators/baseline.h"

#include "store/db.h"
#include "store/sight.h"

#include <stdlib.h>
#include <string.h>

#define COLUMN(name_, type_, en, zh) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "" }

enum { CODE, TITLE, TITLE_ZH, DEFINITION, DEFINITION_ZH, UNIT, FORM, NATURE, VALUE, REASON,
       BASELINE, DIFFERENCE, EXCLUSIONS, ROWS };
static const struct swst_field columns[] = {
    [CODE] = COLUMN("code", TEXT, "Code", "代码"),
    [TITLE] = COLUMN("title", TEXT, "Title", "英文名称"),
    [TITLE_ZH] = COLUMN("title_zh", TEXT, "Title in Chinese", "名称"),
    [DEFINITION] = COLUMN("definition", TEXT, "Definition", "英文定义"),
    [DEFINITION_ZH] = COLUMN("definition_zh", TEXT, "Definition in Chinese", "定义"),
    [UNIT] = COLUMN("unit", TEXT, "Unit", "单位"),
    [FORM] = COLUMN("form", TEXT, "Form", "形式"),
    [NATURE] = COLUMN("nature", TEXT, "Nature", "性质"),
    [VALUE] = COLUMN("value", FIGURE, "Value", "数值"),
    [REASON] = COLUMN("reason", TEXT, "Why there is none", "无数值原因"),
    [BASELINE] = COLUMN("baseline", INTEGER, "Official figure", "官方数字"),
    [DIFFERENCE] = COLUMN("difference", INTEGER, "Difference", "差额"),
    [EXCLUSIONS] = COLUMN("exclusions", ROWS, "Left out", "未计入"),
    [ROWS] = COLUMN("rows", ROWS, "Rows", "明细"),
    { .name = NULL }
};

enum { LEFT_OUT_REASON, LEFT_OUT_COUNT };
static const struct swst_field left_out_columns[] = {
    [LEFT_OUT_REASON] = COLUMN("reason", TEXT, "Reason", "原因"),
    [LEFT_OUT_COUNT] = COLUMN("count", INTEGER, "Count", "数量"),
    { .name = NULL }
};

enum { RECORD, ID, N, D };
static const struct swst_field behind_columns[] = {
    [RECORD] = COLUMN("record", TEXT, "Kind", "种类"),
    [ID] = { .name = "id", .label = { { "Id", "编号" } }, .type = SWST_INTEGER, .unit = "",
             .flags = SWST__SORT_PERSON },
    [N] = COLUMN("n", INTEGER, "Counts", "计入"),
    [D] = COLUMN("d", INTEGER, "Of", "分母"),
    { .name = NULL }
};

/* --------------------------------------------------------------------- rows */

static int compare_behind(const void *left, const void *right)
{
    const struct swst__behind *a = left, *b = right;
    int by_kind = strcmp(swst__kinds[a->kind].name, swst__kinds[b->kind].name);

    return by_kind ? by_kind : (a->id > b->id) - (a->id < b->id);
}

/* A record stands there once, with all that it counts for: a client with three files. */
static void sort_behind(struct swst__measure *measure)
{
    struct swst__behind *rows = measure->rows;
    size_t kept = 0;

    if (!measure->row_count)
        return;
    qsort(rows, measure->row_count, sizeof *rows, compare_behind);
    for (size_t i = 1; i < measure->row_count; i++)
        if (compare_behind(&rows[kept], &rows[i]) == 0) {
            rows[kept].n += rows[i].n;
            rows[kept].d += rows[i].d;
        } else {
            rows[++kept] = rows[i];
        }
    measure->row_count = kept + 1;
}

static swst_status write_behind(struct swst__measure *measure, swst_table *table)
{
    swst_status status = SWST_OK;

    sort_behind(measure);
    for (size_t i = 0; i < measure->row_count && !status; i++) {
        const struct swst__behind *row = &measure->rows[i];

        if ((status = swst__table_add_row(table))
            || (status = swst__table_set_text(table, RECORD, swst__kinds[row->kind].name)))
            break;
        swst__table_set_int(table, ID, row->id);
        swst__table_set_int(table, N, row->n);
        if (measure->figure.form != SWST_FIGURE_COUNT)
            swst__table_set_int(table, D, row->d);
    }
    return status;
}

static swst_status write_left_out(const struct swst__measure *measure, swst_table *table)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < measure->left_out_count && !status; i++) {
        if (!(status = swst__table_add_row(table)))
            status = swst__table_set_text(table, LEFT_OUT_REASON, measure->left_out[i].reason);
        if (!status)
            swst__table_set_int(table, LEFT_OUT_COUNT, measure->left_out[i].count);
    }
    return status;
}

static swst_status write_inner(struct swst__measure *measure, swst_table *table)
{
    swst_table *inner = swst__table_new("exclusions", left_out_columns);
    swst_status status = SWST_OK;

    if (!inner)
        return SWST_ENOMEM;
    swst__table_set_inner(table, EXCLUSIONS, inner);
    if ((status = write_left_out(measure, inner)) || !measure->keeps_rows)
        return status;
    if (!(inner = swst__table_new("indicator_rows", behind_columns)))
        return SWST_ENOMEM;
    swst__table_set_inner(table, ROWS, inner);
    return write_behind(measure, inner);
}

/* ------------------------------------------------------------------ figures */

/* Why there is no value; NULL when there is one. */
static const char *reason_of(const struct swst__measure *measure)
{
    if (measure->indicator->later.text[SWST__EN])
        return "later";
    if (measure->figure.d == SWST__UNKNOWN)
        return "unknown";
    return measure->figure.form != SWST_FIGURE_COUNT && !measure->figure.d ? "empty" : NULL;
}

static swst_status write_words(const struct swst_indicator *indicator, swst_table *table)
{
    static const char *const forms[] = {
        [SWST_FIGURE_COUNT] = "count", [SWST_FIGURE_RATE] = "rate",
        [SWST_FIGURE_AVERAGE] = "average",
    };
    const char *const words[] = {
        [CODE] = indicator->code,
        [TITLE] = indicator->title.text[SWST__EN],
        [TITLE_ZH] = indicator->title.text[SWST__ZH],
        [DEFINITION] = indicator->definition.text[SWST__EN],
        [DEFINITION_ZH] = indicator->definition.text[SWST__ZH],
        [UNIT] = swst_unit_word(indicator->unit),
        [FORM] = forms[indicator->form],
        [NATURE] = indicator->is_cumulative ? "cumulative" : "level",
    };
    swst_status status = SWST_OK;

    for (size_t i = 0; i < sizeof words / sizeof *words && !status; i++)
        status = swst__table_set_text(table, i, words[i]);
    return status;
}

static swst_status write_baseline(const struct swst__measure *measure, swst_table *table)
{
    int64_t official;
    swst_status status = swst__baseline_of(measure, &official);

    if (!status && official != SWST__NULL) {
        swst__table_set_int(table, BASELINE, official);
        swst__table_set_int(table, DIFFERENCE, measure->figure.n - official);
    }
    return status;
}

static swst_status write_measure(struct swst__measure *measure, swst_table *table)
{
    const char *reason = reason_of(measure);
    swst_status status = swst__table_add_row(table);

    if (measure->figure.d == SWST__UNKNOWN) {       /* nobody can say: of nothing, by nothing */
        measure->figure.n = 0;
        measure->row_count = 0;
    }
    if (!status)
        status = write_words(measure->indicator, table);
    if (status)
        return status;
    swst__table_set_figure(table, VALUE, &measure->figure);
    if (reason)
        status = swst__table_set_text(table, REASON, reason);
    if (!status)
        status = write_baseline(measure, table);
    return status ? status : write_inner(measure, table);
}

static swst_status run(struct swst__measures *measures, swst_table *table)
{
    swst_status status = swst__measures_run(measures);

    for (size_t i = 0; i < measures->count && !status; i++)
        status = write_measure(&measures->at[i], table);
    return status;
}

static swst_status ask_one(struct swst__measures *measures, const char *code,
                           const struct swst__question *question, const swst_filter *filter)
{
    const struct swst_indicator *indicator = swst_indicator_find(code);

    return indicator ? swst__measures_ask(measures, indicator, question, filter)
        : swst__fail_text(SWST_ENOTFOUND, SWST__NO_SUCH_INDICATOR, "indicator");
}

/* Codes joined by commas. */
static swst_status ask_each(struct swst__measures *measures, const char *codes,
                            const struct swst__question *question, const swst_filter *filter)
{
    swst_status status = SWST_OK;

    for (const char *at = codes; at && !status; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL) {
        char code[SWST__LONGEST_CODE + 1] = "";
        size_t length = strcspn(at, ",");

        if (length <= SWST__LONGEST_CODE)           /* none is longer */
            memcpy(code, at, length);
        status = ask_one(measures, code, question, filter);
    }
    return status;
}

static swst_status answer(swst_store *store, const char *codes,
                          const char *const period_and_as_of[3], const swst_filter *filter,
                          bool with_rows, swst_table **table)
{
    struct swst__measures measures = { .store = store, .keep_rows = with_rows };
    struct swst__question question;
    swst_status status = swst__question_read(period_and_as_of[0], period_and_as_of[1],
                                             period_and_as_of[2], &question);
    swst_table *made;
    bool inner;

    if (status)
        return status;
    if (!(made = swst__table_new(codes ? "indicator" : "indicators", columns)))
        return SWST_ENOMEM;
    if (!(status = swst__db_look(store, &inner))) {
        status = codes ? ask_each(&measures, codes, &question, filter)
                       : swst__measures_ask_all(&measures, &question, filter);
        if (!status)
            status = run(&measures, made);
        swst__db_look_away(store, inner);
    }
    swst__measures_free(&measures);
    if (!status)
        status = swst__sight_tell_table(store, made);
    swst__table_set_days(made, &question.as_of, &question.period);
    if (status)
        swst_table_free(made);
    else
        *table = made;
    return status;
}

/* Without rows nobody is named. */
static swst_status answer_figures(swst_store *store, const char *code,
                                  const char *const period_and_as_of[3],
                                  const swst_filter *filter, swst_table **table)
{
    enum swst__sight sight = swst__sight_set(store, SWST__FIGURES);
    swst_status status = answer(store, code, period_and_as_of, filter, false, table);

    swst__sight_set(store, sight);
    return status;
}

swst_status swst_report_indicator(swst_store *store, const char *code, const char *from,
                                  const char *to, const char *as_of, const swst_filter *filter,
                                  bool with_rows, swst_table **table)
{
    if (!store || !code || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    return with_rows
        ? answer(store, code, (const char *const[]){ from, to, as_of }, filter, true, table)
        : answer_figures(store, code, (const char *const[]){ from, to, as_of }, filter, table);
}

swst_status swst_report_indicators(swst_store *store, const char *from, const char *to,
                                   const char *as_of, const swst_filter *filter,
                                   swst_table **table)
{
    if (!store || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    return answer_figures(store, NULL, (const char *const[]){ from, to, as_of }, filter, table);
}

swst_status swst_report_indicator_rows(swst_store *store, const char *code, const char *from,
                                       const char *to, const char *as_of,
                                       const swst_filter *filter, swst_table **table)
{
    struct swst__question question;
    swst_table *whole;
    swst_status status;

    if (!table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    status = swst_report_indicator(store, code, from, to, as_of, filter, true, &whole);
    if (status)
        return status;
    *table = swst__table_take_inner(whole, 0, ROWS);
    swst_table_free(whole);
    if (!(status = swst__question_read(from, to, as_of, &question)))
        swst__table_set_days(*table, &question.as_of, &question.period);
    return status;
}
