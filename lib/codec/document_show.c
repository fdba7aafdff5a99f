#include "codec/document_show.h"

#include "codec/field_mask.h"
#include "codec/profile_document.h"

#include <inttypes.h>
#include <stdio.h>

/* ---------------------------------------------------------- what may be seen */

/* A value as a record of its kind would show it; false: left out. */
static bool show_as(const char *kind, const char *field, const char *value, unsigned flags,
                    struct swst__text *out)
{
    const struct swst_field *like = swst__field_find(swst_kind_find(kind), field);

    switch (swst__field_showing(like, flags)) {
    case SWST__SHOWN: swst__text_add(out, "%s", value); return true;
    case SWST__MASKED: swst__field_mask(like, value, out); return true;
    case SWST__LEFT_OUT: break;
    }
    return false;
}

void swst__show_piece(const swst_document *document, const struct swst__piece *piece,
                      unsigned flags, struct swst__text *out)
{
    if (piece->kind == SWST__PIECE_CHANGE && (document->marks.at[piece->mark].withheld
                                              || document->marks.at[piece->before].withheld))
        swst__text_add(out, "*");
    else if (piece->kind == SWST__PIECE_FIGURE)
        swst__text_add(out, "%s%s", document->marks.at[piece->mark].number,
                       document->marks.at[piece->mark].unit);
    else if (piece->kind != SWST__PIECE_NAME)
        swst__text_add(out, "%s", piece->text);
    else if (!show_as("client", "name", piece->text, flags, out))
        swst__text_add(out, "*");               /* so that the sentence has its subject */
}

bool swst__show_slot(const swst_document *document, const struct swst__block *slot,
                     unsigned flags, struct swst__text *out)
{
    static const struct swst__words unwritten = { { "(nothing written)", "（未填写）" } };

    if (slot->text)
        return show_as("text_slot", "text", slot->text, flags, out);
    swst__text_add(out, "%s", unwritten.text[document->language]);
    return true;
}

bool swst__show_slot_on_page(const swst_document *document, const struct swst__block *slot,
                             unsigned flags, struct swst__text *out)
{
    static const struct swst__words masked[] = {
        { { "(a text of the station, masked: ", "（站点所写文字，已遮蔽：" } },
        { { " characters)", " 字）" } },
    };
    const struct swst_field *like = swst__field_find(swst_kind_find("text_slot"), "text");
    bool is_masked = slot->text && swst__field_showing(like, flags) == SWST__MASKED, shown;

    swst__text_add(out, "%s", is_masked ? masked[0].text[document->language] : "");
    shown = swst__show_slot(document, slot, flags, out);
    swst__text_add(out, "%s", is_masked ? masked[1].text[document->language] : "");
    return shown;
}

bool swst__is_provisional(const swst_document *document)
{
    return document->period.last > document->as_of;
}

void swst__show_period(const swst_document *document, struct swst__text *out)
{
    static const struct swst__words period = {
        { "Period: %s to %s, as of %s%s.", "期间：%s 至 %s；统计截至 %s%s。" } };
    static const struct swst__words provisional = {
        { " (the period has not ended: figures are provisional)", "（期间未结束，数字为暂计）" } };
    char from[SWST__DAY_SIZE], to[SWST__DAY_SIZE], as_of[SWST__DAY_SIZE];
    enum swst__language in = document->language;

    swst__day_print(document->period.first, from);
    swst__day_print(document->period.last, to);
    swst__day_print(document->as_of, as_of);
    swst__text_add(out, period.text[in], from, to, as_of,
                   swst__is_provisional(document) ? provisional.text[in] : "");
}

/* -------------------------------------------------------------------- index */

const struct swst__words swst__index_headings[SWST__INDEX_COLUMNS] = {
    [SWST__INDEX_MARK] = { { "Mark", "编号" } },
    [SWST__INDEX_TITLE] = { { "Indicator", "指标" } },
    [SWST__INDEX_PERIOD] = { { "Period", "期间" } },
    [SWST__INDEX_FILTER] = { { "Of", "范围" } },
    [SWST__INDEX_VALUE] = { { "Value", "数值" } },
    [SWST__INDEX_COMMAND] = { { "Command", "命令" } },
};

static void show_days(enum swst__language in, const struct swst__mark *mark,
                      struct swst__text *out)
{
    char from[SWST__DAY_SIZE], to[SWST__DAY_SIZE];

    swst__day_print(mark->period.first, from);
    swst__day_print(mark->period.last, to);
    swst__text_add(out, in == SWST__ZH ? "%s 至 %s%s" : "%s to %s%s", from, to,
                   !mark->is_provisional ? "" : in == SWST__ZH ? "（暂计）" : " (provisional)");
}

/* "2022-06", "2022", "2022-06-06–06-12"; and the day when it is another than the document's. */
static void show_days_in_short(const swst_document *document, const struct swst__mark *mark,
                               struct swst__text *out)
{
    static const struct swst__words other = { { " (as of %s)", "（截至 %s）" } };
    static const struct swst__words provisional = { { " (prov.)", "（暂计）" } };
    char from[SWST__DAY_SIZE], to[SWST__DAY_SIZE], as_of[SWST__DAY_SIZE];
    struct swst__span days = mark->period, month = swst__bucket_of(SWST__PER_MONTH, days.first);
    struct swst__span year = swst__bucket_of(SWST__PER_YEAR, days.first);

    swst__day_print(days.first, from);
    swst__day_print(days.last, to);
    swst__day_print(mark->as_of, as_of);
    if (days.first == month.first && days.last == month.last)
        swst__text_add(out, "%.7s", from);
    else if (days.first == year.first && days.last == year.last)
        swst__text_add(out, "%.4s", from);
    else if (days.first == days.last)
        swst__text_add(out, "%s", from);
    else
        swst__text_add(out, "%s–%s", from, to + (days.last <= year.last ? strlen("2022-") : 0));
    if (mark->as_of != document->as_of)
        swst__text_add(out, other.text[document->language], as_of);
    if (mark->is_provisional)
        swst__text_add(out, "%s", provisional.text[document->language]);
}

void swst__show_index(const swst_document *document, size_t number, int column,
                      struct swst__text *out)
{
    const struct swst__marked *marked = &document->marks.at[number];
    const struct swst__mark *mark = &marked->mark;
    enum swst__language in = document->language;

    switch (column) {
    case SWST__INDEX_MARK: swst__text_add(out, "f%zu", number + 1); break;
    case SWST__INDEX_TITLE: swst__text_add(out, "%s", mark->indicator->title.text[in]); break;
    case SWST__INDEX_PERIOD: show_days(in, mark, out); break;
    case SWST__INDEX_FILTER:
        swst__text_add(out, "%s", *mark->filter ? mark->filter : in == SWST__ZH ? "全部" : "all");
        break;
    case SWST__INDEX_VALUE: swst__text_add(out, "%s%s", marked->number, marked->unit); break;
    case SWST__INDEX_DAYS: show_days_in_short(document, mark, out); break;
    case SWST__INDEX_CODE: swst__text_add(out, "%s", mark->indicator->code); break;
    case SWST__INDEX_COMMAND: swst__mark_command(mark, out); break;
    default: break;
    }
}

/* ------------------------------------------------------------------- charts */

const struct swst__point *swst__point_over(const struct swst__series *series, size_t label)
{
    for (size_t i = 0; i < series->points.count; i++)
        if (series->points.at[i].label == label)
            return &series->points.at[i];
    return NULL;
}

/* Percentages have their decimal always, counts of things only where they need one. */
void swst__show_point(const struct swst__block *chart, const struct swst__point *point,
                      struct swst__text *out)
{
    int64_t size;

    if (!point || !point->has)
        return;
    size = point->tenths < 0 ? -point->tenths : point->tenths;
    swst__text_add(out, "%s%" PRId64, point->tenths < 0 ? "-" : "", size / 10);
    if (size % 10 || strcmp(chart->unit, "%") == 0)
        swst__text_add(out, ".%" PRId64, size % 10);
}

/* ------------------------------------------------------------------- public */

swst_status swst_document_text(const swst_document *document, const char *format, unsigned flags,
                               char **text)
{
    static const struct {
        const char *name;
        void (*write)(const swst_document *document, unsigned flags, struct swst__text *out);
    } forms[] = {
        { "md", swst__document_to_markdown },
        { "json", swst__document_to_json },
        { "html", swst__document_to_html },
    };
    struct swst__text out = { 0 };
    swst_status status = swst__output_check(flags);
    swst_document *published = NULL;
    size_t form = 0;
    char *taken;

    if (!document || !format || !text)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (status)
        return status;
    while (form < sizeof forms / sizeof *forms && strcmp(forms[form].name, format) != 0)
        form++;
    if (form == sizeof forms / sizeof *forms)
        return swst__fail(SWST_EINVALID, SWST__NO_SUCH_FORMAT);
    flags |= document->is_masked ? SWST_MASKED : 0;
    if ((status = swst__document_published(document, flags, &published)))
        return status;
    forms[form].write(published ? published : document, flags, &out);
    swst__document_published_free(published);
    if (!(taken = swst__text_take(&out)))
        return swst__fail_memory();
    *text = taken;
    return SWST_OK;
}
