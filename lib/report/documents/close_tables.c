/* Tables of closings: a revision as it was kept, and what differs from it now. */
#include "base/memory.h"
#include "model/document.h"
#include "model/structs.h"
#include "report/answer.h"
#include "report/documents/close.h"
#include "store/db.h"
#include "store/sight.h"

#include <swstation/summary.h>

#include <inttypes.h>
#include <string.h>

#define COLUMN(name_, type_, en, zh) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "" }

enum { CODE, TITLE, TITLE_ZH, AREA_CODE, UNIT, VALUE, REPORTED = VALUE, NOW, DIFFERENCE, POINTS };
#define FIRST_COLUMNS                                                       \
    [CODE] = COLUMN("code", TEXT, "Code", "代码"),                           \
    [TITLE] = COLUMN("title", TEXT, "Title", "英文名称"),                     \
    [TITLE_ZH] = COLUMN("title_zh", TEXT, "Title in Chinese", "名称"),       \
    [AREA_CODE] = COLUMN("area_code", TEXT, "Area", "区域代码"),              \
    [UNIT] = COLUMN("unit", TEXT, "Unit", "单位")

static const struct swst_field figure_columns[] = {
    FIRST_COLUMNS,
    [VALUE] = COLUMN("value", FIGURE, "Value", "数值"),
    { .name = NULL }
};

static const struct swst_field diff_columns[] = {
    FIRST_COLUMNS,
    [REPORTED] = COLUMN("reported", FIGURE, "Reported", "上报值"),
    [NOW] = COLUMN("now", FIGURE, "Now", "现值"),
    [DIFFERENCE] = COLUMN("difference", INTEGER, "Difference", "差额"),
    [POINTS] = { .name = "points", .label = { { "Percentage points", "百分点" } },
                 .type = SWST_TEXT, .unit = "", .flags = SWST__SORT_FIGURE },
    { .name = NULL }
};

/* A row up to its first figure. */
static swst_status begin_row(swst_table *table, const struct swst__month_figure *it)
{
    const struct swst_indicator *indicator = swst_indicator_find(it->code);
    swst_status status = swst__table_add_row(table);

    if (!status)
        status = swst__table_set_text(table, CODE, it->code);
    if (!status && indicator)
        status = swst__table_set_text(table, TITLE, indicator->title.text[SWST__EN]);
    if (!status && indicator)
        status = swst__table_set_text(table, TITLE_ZH, indicator->title.text[SWST__ZH]);
    if (!status && *it->area)
        status = swst__table_set_text(table, AREA_CODE, it->area);
    return status ? status : swst__table_set_text(table, UNIT, swst_unit_word(it->figure.unit));
}

static swst_status read_closing(swst_store *store, const char *month, int64_t revision,
                                struct swst__month_figures *figures)
{
    struct swst__closing closing = { .revision = revision };
    swst_status status = swst__month_read_closing(store, month, &closing, figures);

    return status || closing.revision ? status : swst__fail(SWST_ENOTFOUND, SWST__MONTH_NOT_CLOSED);
}

static swst_status hand_over(swst_table *made, swst_status status, swst_table **table)
{
    if (status)
        swst_table_free(made);
    else
        *table = made;
    return status;
}

/* ------------------------------------------------------------ as it was kept */

static swst_status fill_figures(swst_table *table, const struct swst__month_figures *figures)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < figures->count && !status; i++) {
        status = begin_row(table, &figures->at[i]);
        if (!status)
            swst__table_set_figure(table, VALUE, &figures->at[i].figure);
    }
    return status;
}

swst_status swst_report_month_figures(swst_store *store, const char *month, int64_t revision,
                                      swst_table **table)
{
    struct swst__month_figures figures = { 0 };
    struct swst__span days;
    swst_table *made = NULL;
    swst_status status;

    if (!store || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__month_argument(month, &days)))
        return status;
    status = read_closing(store, month, revision, &figures);
    if (!status && !(made = swst__table_new("month_figures", figure_columns)))
        status = SWST_ENOMEM;
    if (!status)
        status = fill_figures(made, &figures);
    if (!status)
        swst__table_set_days(made, &days.last, &days);
    swst__month_figures_free(&figures);
    return hand_over(made, status, table);
}

/* --------------------------------------------------------------- differences */

static int64_t size_of(int64_t number)
{
    return number < 0 ? -number : number;
}

static swst_status write_difference(swst_table *table, const struct swst__figure *reported,
                                    const struct swst__figure *now)
{
    int64_t tenths;
    struct swst__text text = { 0 };
    swst_status status;

    if (reported->form != now->form || now->form == SWST_FIGURE_AVERAGE
        || reported->d == SWST__UNKNOWN || now->d == SWST__UNKNOWN)
        return SWST_OK;
    if (now->form == SWST_FIGURE_COUNT) {
        swst__table_set_int(table, DIFFERENCE, now->n - reported->n);
        return SWST_OK;
    }
    if (!reported->d || !now->d)
        return SWST_OK;
    tenths = swst__tenths_between(now, reported);
    swst__text_add(&text, "%c%" PRId64 ".%" PRId64, tenths < 0 ? '-' : '+', size_of(tenths) / 10,
                   size_of(tenths) % 10);
    status = text.failed ? swst__fail_memory() : swst__table_set_text(table, POINTS, text.bytes);
    swst_free(text.bytes);
    return status;
}

/* One of the two may be NULL: it was not known then, or is no longer. */
static swst_status compare(swst_table *table, const struct swst__month_figure *reported,
                           const struct swst__month_figure *now)
{
    swst_status status;

    if (reported && now && !swst__figures_differ(&reported->figure, &now->figure))
        return SWST_OK;
    if ((status = begin_row(table, reported ? reported : now)))
        return status;
    if (reported)
        swst__table_set_figure(table, REPORTED, &reported->figure);
    if (now)
        swst__table_set_figure(table, NOW, &now->figure);
    return reported && now ? write_difference(table, &reported->figure, &now->figure) : SWST_OK;
}

static swst_status compare_all(swst_table *table, const struct swst__month_figures *reported,
                               const struct swst__month_figures *now)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < now->count && !status; i++)
        status = compare(table, swst__month_figures_find(reported, now->at[i].code,
                                                         now->at[i].area), &now->at[i]);
    for (size_t i = 0; i < reported->count && !status; i++)
        if (!swst__month_figures_find(now, reported->at[i].code, reported->at[i].area))
            status = compare(table, &reported->at[i], NULL);
    return status;
}

struct asked {
    const char *month;
    int64_t revision;
    struct swst__span days;
};

static swst_status fill_diff(struct swst__answer *answer)
{
    const struct asked *asked = answer->asked;
    struct swst__month_figures reported = { 0 }, now = { 0 };
    swst_status status = read_closing(answer->store, asked->month, asked->revision, &reported);

    if (!status)
        status = swst__month_count(answer->store, asked->days, &now);
    if (!status)
        status = compare_all(answer->table, &reported, &now);
    swst__month_figures_free(&reported);
    swst__month_figures_free(&now);
    return status;
}

swst_status swst_report_month_diff(swst_store *store, const char *month, int64_t revision,
                                   const char *as_of, swst_table **table)
{
    struct asked asked = { month, revision, { 0, 0 } };
    enum swst__sight sight;
    char from[SWST__DAY_SIZE], to[SWST__DAY_SIZE];
    int64_t day;
    swst_status status;

    if (!store || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__month_argument(month, &asked.days))
        || (status = swst__day_argument(as_of, &day)))
        return status;
    if (asked.days.last > day)
        return swst__fail(SWST_EINVALID, SWST__MONTH_NOT_OVER);
    swst__day_print(asked.days.first, from);
    swst__day_print(asked.days.last, to);
    sight = swst__sight_set(store, SWST__FIGURES);
    status = swst__answer_about(store, (const char *const[]){ from, to, as_of }, NULL,
                                "month_diff", diff_columns, fill_diff, &asked, table);
    swst__sight_set(store, sight);
    return status;
}
