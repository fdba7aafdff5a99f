/* A document as one page of HTML: no other file, no script. It prints on A4 and
 * opens in Word, which takes tables and simple styles but no drawings: between
 * [if mso] it finds the values of a chart as a table. */
#include "codec/document_show.h"
#include "codec/drawing.h"

#include <inttypes.h>

static const char style[] =
    "<style>\n"
    "@page { size: A4; margin: 22mm 20mm }\n"
    "html { background: #fff; color: #000 }\n"
    "body { margin: 0 auto; padding: 1em; max-width: 170mm; line-height: 1.7; font-size: 12pt;\n"
    "  font-family: \"Noto Sans CJK SC\", \"Source Han Sans SC\", \"Microsoft YaHei\",\n"
    "  \"PingFang SC\", \"WenQuanYi Micro Hei\", SimSun, sans-serif; overflow-wrap: anywhere }\n"
    "h1 { font-size: 18pt; text-align: center; line-height: 1.4 }\n"
    "h2 { font-size: 15pt; margin: 1.4em 0 .5em } h3 { font-size: 13pt; margin: 1em 0 .4em }\n"
    "p:has(+ table) { break-after: avoid }\n"
    "h1, h2, h3, figcaption { break-after: avoid; page-break-after: avoid }\n"
    "p, ul { margin: .4em 0; orphans: 2; widows: 2 } .period { text-align: center }\n"
    "table { border-collapse: collapse; width: 100%; margin: .6em 0 }\n"
    "th, td { border: 1px solid #000; padding: .15em .5em; text-align: left; font-size: 10.5pt;\n"
    "  vertical-align: top; line-height: 1.45 }\n"
    ".wide th, .wide td { font-size: 9pt; padding: .1em .35em }\n"
    ".n { overflow-wrap: break-word } th { background: #eee }\n"
    "thead { display: table-header-group }\n"
    "tr { break-inside: avoid; page-break-inside: avoid }\n"
    "figure { margin: .8em 0 } figcaption { font-weight: bold; text-align: center }\n"
    "svg.drawing { display: block; break-inside: avoid; page-break-inside: avoid;\n"
    "  max-width: 100%; height: auto; font-family: inherit; margin: .4em 0 }\n"
    "a { color: inherit } a.figure { text-decoration-style: dotted; text-underline-offset: .2em }\n"
    "sup { font-size: 60%; line-height: 0 }\n"
    ".index { table-layout: fixed } code { font-family: monospace }\n"
    ".index th, .index td { line-height: 1.2; padding: 0 .25em; font-size: 7pt }\n"
    ".how, .how code { font-size: 9pt }\n"
    "tr:target { outline: 2px solid #000 }\n"
    "@media print, (min-width: 700px) {\n"
    "  .w, td:has(> .change) { white-space: nowrap } }\n"
    "@media print { body { max-width: none; padding: 0 1px } a { text-decoration: none } }\n"
    "</style>\n"
    "<!--[if mso]><style>@page s { size: 595.3pt 841.9pt; margin: 62pt 57pt } div.s { page: s }\n"
    "</style><![endif]-->\n";

struct form {
    const swst_document *document;
    unsigned flags;
    struct swst__text *out, scratch;
    size_t figures, charts;             /* how many stand already */
    bool has_index;
};

/* What is in `scratch`, which is then empty. */
static void put_scratch(struct form *form)
{
    if (form->scratch.failed)
        form->out->failed = true;
    else if (form->scratch.length)
        swst__put_escaped(form->out, form->scratch.bytes);
    swst__text_clear(&form->scratch);
}

static void put_element(struct form *form, const char *open, const char *text, const char *close)
{
    swst__text_add(form->out, "%s", open);
    swst__put_escaped(form->out, text);
    swst__text_add(form->out, "%s", close);
}

/* ------------------------------------------------------------------- pieces */

static void put_data(struct form *form, const struct swst__mark *mark, bool is_withheld)
{
    char from[SWST__DAY_SIZE], to[SWST__DAY_SIZE], as_of[SWST__DAY_SIZE];

    swst__day_print(mark->period.first, from);
    swst__day_print(mark->period.last, to);
    swst__day_print(mark->as_of, as_of);
    swst__text_add(form->out, " data-indicator=\"%s\" data-from=\"%s\" data-to=\"%s\" "
                   "data-as-of=\"%s\" data-filter=\"", mark->indicator->code, from, to, as_of);
    swst__put_escaped(form->out, mark->filter);
    swst__text_add(form->out, "\"");
    if (mark->figure.d != SWST__UNKNOWN && !is_withheld)
        swst__text_add(form->out, " data-n=\"%" PRId64 "\"", mark->figure.n);
    if (mark->figure.form != SWST_FIGURE_COUNT && mark->figure.d != SWST__UNKNOWN && !is_withheld)
        swst__text_add(form->out, " data-d=\"%" PRId64 "\"", mark->figure.d);
    swst__text_add(form->out, " data-unit=\"%s\"", swst_unit_word(mark->figure.unit));
}

/* A small mark that leads to the index. */
static void put_reference(struct form *form, size_t mark)
{
    if (form->has_index)
        swst__text_add(form->out, "<sup><a href=\"#m-f%zu\">f%zu</a></sup>", mark + 1, mark + 1);
    else
        swst__text_add(form->out, "<sup>f%zu</sup>", mark + 1);
}

static void put_figure(struct form *form, size_t mark)
{
    const struct swst__marked *marked = &form->document->marks.at[mark];

    swst__text_add(form->out, "<a class=\"figure\" id=\"f%zu-%zu\"", mark + 1, ++form->figures);
    if (form->has_index)
        swst__text_add(form->out, " href=\"#m-f%zu\"", mark + 1);
    swst__text_add(form->out, " data-mark=\"f%zu\"", mark + 1);
    put_data(form, &marked->mark, marked->withheld);
    put_element(form, ">", marked->number, "</a>");
    swst__put_escaped(form->out, marked->unit);
    put_reference(form, mark);
}

static void put_pieces(struct form *form, const swst__pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++) {
        const struct swst__piece *piece = &pieces->at[i];

        if (piece->kind == SWST__PIECE_FIGURE) {
            put_figure(form, piece->mark);
            continue;
        }
        if (piece->kind == SWST__PIECE_CHANGE)
            swst__text_add(form->out, "<span class=\"change\" data-mark=\"f%zu\" "
                           "data-before=\"f%zu\">", piece->mark + 1, piece->before + 1);
        swst__show_piece(form->document, piece, form->flags, &form->scratch);
        put_scratch(form);
        if (piece->kind == SWST__PIECE_CHANGE) {
            swst__text_add(form->out, "</span>");
            put_reference(form, piece->before);
        }
    }
}

/* ------------------------------------------------------------------- tables */

/* Word reads the old attributes. */
static void begin_table(struct form *form, const char *more)
{
    swst__text_add(form->out, "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\"%s "
                   "style=\"border-collapse:collapse;width:100%%\">\n<thead><tr>", more);
}

/* Short words stay on their line and figures are not broken within, unless the columns are too
 * many: six of the longest fill the page. A day is never broken. */
static const char *cell_of(const struct swst__block *table, const swst__pieces *cell)
{
    enum { MOST_COLUMNS = 6, SHORT = 80, DAY = 84 };
    int64_t width = 0;
    bool is_text = true;

    for (size_t i = 0; i < cell->count; i++)
        if (cell->at[i].kind == SWST__PIECE_TEXT || cell->at[i].kind == SWST__PIECE_NAME)
            width += swst__drawn_width(cell->at[i].text);
        else
            is_text = false;
    if (is_text && width && width <= DAY)
        return "<td class=\"w\">";
    if (table->words.count > MOST_COLUMNS || width > SHORT)
        return "<td>";
    return is_text ? "<td class=\"w\">" : "<td class=\"n\">";
}

static void put_table(struct form *form, const struct swst__block *block)
{
    enum { WIDE = 6 };
    size_t columns = block->words.count;
    size_t rows = columns ? (block->cells.count + columns - 1) / columns : 0;

    if (!columns)
        return;
    begin_table(form, columns < WIDE ? "" : " class=\"wide\"");
    for (size_t i = 0; i < columns; i++)
        put_element(form, "<th>", block->words.at[i], "</th>");
    swst__text_add(form->out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < rows * columns; i++) {
        swst__text_add(form->out, "%s%s", i % columns ? "" : "<tr>",
                       i < block->cells.count ? cell_of(block, &block->cells.at[i]) : "<td>");
        if (i < block->cells.count)
            put_pieces(form, &block->cells.at[i]);
        swst__text_add(form->out, i % columns == columns - 1 ? "</td></tr>\n" : "</td>");
    }
    swst__text_add(form->out, "</tbody></table>\n");
}

/* In short, since a page has many: the whole command stands in the title. */
static void put_index_row(struct form *form, size_t mark, const int *columns, size_t count)
{
    swst__text_add(form->out, "<tr id=\"m-f%zu\" title=\"", mark + 1);
    swst__show_index(form->document, mark, SWST__INDEX_COMMAND, &form->scratch);
    put_scratch(form);
    swst__text_add(form->out, "\">");
    for (size_t i = 0; i < count; i++) {
        swst__text_add(form->out, "<td>");
        swst__show_index(form->document, mark, columns[i], &form->scratch);
        put_scratch(form);
        swst__text_add(form->out, "</td>");
    }
    swst__text_add(form->out, "</tr>\n");
}

static void put_index(struct form *form)
{
    static const struct swst__words how = { {
        "The rows behind a figure: <code>swst indicator CODE --from FIRST --to LAST --as-of %s "
        "OF --rows</code>",
        "查一个数字的明细：<code>swst indicator 代码 --from 首日 --to 末日 --as-of %s 范围 "
        "--rows</code>；范围为“全部”时不写。" } };
    static const struct swst__words code = { { "Code", "代码" } };
    static const int columns[] = { SWST__INDEX_MARK, SWST__INDEX_TITLE, SWST__INDEX_CODE,
                                   SWST__INDEX_DAYS, SWST__INDEX_FILTER, SWST__INDEX_VALUE };
    static const int widths[] = { 5, 17, 21, 16, 22, 19 };
    enum { COUNT = sizeof columns / sizeof *columns };
    enum swst__language in = form->document->language;
    char as_of[SWST__DAY_SIZE];

    swst__day_print(form->document->as_of, as_of);
    swst__text_add(form->out, "<p class=\"how\">");
    swst__text_add(form->out, how.text[in], as_of);
    swst__text_add(form->out, "</p>\n");
    begin_table(form, " class=\"index\"");
    for (size_t i = 0; i < COUNT; i++)
        swst__text_add(form->out, "<th width=\"%d%%\">%s</th>", widths[i],
                       columns[i] == SWST__INDEX_CODE ? code.text[in]
                       : columns[i] == SWST__INDEX_DAYS
                           ? swst__index_headings[SWST__INDEX_PERIOD].text[in]
                           : swst__index_headings[columns[i]].text[in]);
    swst__text_add(form->out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < form->document->marks.count; i++)
        put_index_row(form, i, columns, COUNT);
    swst__text_add(form->out, "</tbody></table>\n");
}

/* ------------------------------------------------------------------- charts */

static void put_values(struct form *form, const struct swst__block *block)
{
    begin_table(form, "");
    swst__text_add(form->out, "<th></th>");
    for (size_t i = 0; i < block->series.count; i++)
        put_element(form, "<th>", block->series.at[i].title, "</th>");
    swst__text_add(form->out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < block->words.count; i++) {
        put_element(form, "<tr><td>", block->words.at[i], "</td>");
        for (size_t j = 0; j < block->series.count; j++) {
            swst__text_add(form->out, "<td>");
            swst__show_point(block, swst__point_over(&block->series.at[j], i), form->out);
            swst__text_add(form->out, "</td>");
        }
        swst__text_add(form->out, "</tr>\n");
    }
    swst__text_add(form->out, "</tbody></table>");
}

static void put_chart(struct form *form, const struct swst__block *block)
{
    bool in_chinese = form->document->language == SWST__ZH;

    put_element(form, "<figure>\n<figcaption>", block->text, in_chinese ? "（" : " (");
    put_element(form, "", block->unit, in_chinese ? "）</figcaption>\n" : ")</figcaption>\n");
    swst__text_add(form->out, "<!--[if !mso]><!-->\n");
    swst__drawing_put(block, form->document->language, ++form->charts, form->has_index,
                      form->out);
    swst__text_add(form->out, "<!--<![endif]-->\n<!--[if mso]>");
    put_values(form, block);
    swst__text_add(form->out, "<![endif]-->\n</figure>\n");
}

/* ------------------------------------------------------------------- blocks */

/* Lines stay lines; an empty one begins the next paragraph. */
static void put_lines(struct form *form, const char *text)
{
    bool is_open = false;

    while (*text) {
        size_t length = strcspn(text, "\n");

        if (length) {
            swst__text_add(form->out, is_open ? "<br>\n" : "<p class=\"slot\">");
            swst__text_put(&form->scratch, text, length);
            put_scratch(form);
        } else if (is_open) {
            swst__text_add(form->out, "</p>\n");
        }
        is_open = length > 0;
        text += length + (text[length] != '\0');
    }
    if (is_open)
        swst__text_add(form->out, "</p>\n");
}

static void put_slot(struct form *form, const struct swst__block *block)
{
    struct swst__text text = { 0 };

    if (swst__show_slot_on_page(form->document, block, form->flags, &text) && text.bytes)
        put_lines(form, text.bytes);
    form->out->failed |= text.failed;
    swst_free(text.bytes);
}

static void put_block(struct form *form, const struct swst__block *block, bool begins, bool ends)
{
    switch (block->kind) {
    case SWST__BLOCK_SECTION: put_element(form, "<h3>", block->text, "</h3>\n"); break;
    case SWST__BLOCK_PARAGRAPH:
        swst__text_add(form->out, "<p>");
        put_pieces(form, &block->pieces);
        swst__text_add(form->out, "</p>\n");
        break;
    case SWST__BLOCK_ITEM:
        swst__text_add(form->out, begins ? "<ul>\n<li>" : "<li>");
        put_pieces(form, &block->pieces);
        swst__text_add(form->out, ends ? "</li>\n</ul>\n" : "</li>\n");
        break;
    case SWST__BLOCK_SLOT: put_slot(form, block); break;
    case SWST__BLOCK_TABLE: put_table(form, block); break;
    case SWST__BLOCK_CHART: put_chart(form, block); break;
    case SWST__BLOCK_INDEX: put_index(form); break;
    }
}

static void put_chapter(struct form *form, const struct swst__chapter *chapter)
{
    size_t count = chapter->blocks.count;

    if (*chapter->title)
        put_element(form, "<h2>", chapter->title, "</h2>\n");
    for (size_t i = 0; i < count; i++) {
        const struct swst__block *block = &chapter->blocks.at[i];

        put_block(form, block, !i || block[-1].kind != SWST__BLOCK_ITEM,
                  i + 1 == count || block[1].kind != SWST__BLOCK_ITEM);
    }
}

static bool has_index(const swst_document *document)
{
    for (size_t i = 0; i < document->chapters.count; i++)
        for (size_t j = 0; j < document->chapters.at[i].blocks.count; j++)
            if (document->chapters.at[i].blocks.at[j].kind == SWST__BLOCK_INDEX)
                return true;
    return false;
}

void swst__document_to_html(const swst_document *document, unsigned flags, struct swst__text *out)
{
    struct form form = { .document = document, .flags = flags, .out = out,
                         .has_index = has_index(document) };

    swst__text_add(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width\">\n",
                   document->language == SWST__ZH ? "zh-CN" : "en");
    put_element(&form, "<title>", document->title, "</title>\n");
    swst__text_put(out, style, sizeof style - 1);
    put_element(&form, "</head>\n<body><div class=\"s\">\n<h1>", document->title, "</h1>\n");
    swst__text_add(out, "<p class=\"period\" align=\"center\">");
    swst__show_period(document, &form.scratch);
    put_scratch(&form);
    swst__text_add(out, "</p>\n");
    for (size_t i = 0; i < document->chapters.count; i++)
        put_chapter(&form, &document->chapters.at[i]);
    swst__text_add(out, "</div></body>\n</html>\n");
    swst_free(form.scratch.bytes);
}
