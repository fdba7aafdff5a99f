/* The marks of a document: every figure in it, once, and where it comes from. */
#include "model/document_parts.h"

#include <inttypes.h>
#include <stdio.h>

const char *swst__mark_reason(const struct swst__mark *mark)
{
    const struct swst__figure *figure = &mark->figure;

    if (mark->indicator->later.text[SWST__EN])
        return "later";
    if (figure->d == SWST__UNKNOWN)
        return "unknown";
    return figure->form != SWST_FIGURE_COUNT && figure->d <= 0 ? "empty" : NULL;
}

void swst__mark_command(const struct swst__mark *mark, struct swst__text *text)
{
    char from[SWST__DAY_SIZE], to[SWST__DAY_SIZE], as_of[SWST__DAY_SIZE];

    swst__day_print(mark->period.first, from);
    swst__day_print(mark->period.last, to);
    swst__day_print(mark->as_of, as_of);
    swst__text_add(text, "swst indicator %s --from %s --to %s --as-of %s%s%s --rows",
                   mark->indicator->code, from, to, as_of, *mark->filter ? " " : "",
                   mark->filter);
}

/* -------------------------------------------------------------------- words */

/* "15" and "人", "1" and " person"; money in yuan. */
static void print_count(enum swst__language language, const struct swst__figure *figure,
                        struct swst__text *number, struct swst__text *unit)
{
    const char *word = swst_unit_word(figure->unit);

    if (figure->unit == SWST_UNIT_FEN) {
        swst__text_add(number, "%" PRId64 ".%02" PRId64, figure->n / 100, figure->n % 100);
        swst__text_add(unit, "%s", language == SWST__ZH ? "元" : " yuan");
        return;
    }
    swst__figure_print(figure, number);
    if (language == SWST__ZH)
        swst__text_add(unit, "%s", swst_unit_label(figure->unit, "zh"));
    else if (figure->n != 1)
        swst__text_add(unit, " %s", swst_unit_label(figure->unit, "en"));
    else
        for (swst__text_add(unit, " "); *word; word++)
            swst__text_add(unit, "%c", *word == '_' ? '-' : *word);
}

static void print_share(enum swst__language language, const struct swst__figure *figure,
                        struct swst__text *number, struct swst__text *unit)
{
    swst__figure_print(figure, number);
    if (figure->form == SWST_FIGURE_AVERAGE)
        swst__text_add(unit, "%s%s", language == SWST__ZH ? "" : " ",
                       swst_unit_label(figure->unit, language == SWST__ZH ? "zh" : "en"));
    else if (language == SWST__ZH)
        swst__text_add(unit, "（%" PRId64 "/%" PRId64 "%s）", figure->n, figure->d,
                       swst_unit_label(figure->unit, "zh"));
    else
        swst__text_add(unit, " (%" PRId64 "/%" PRId64 " %s)", figure->n, figure->d,
                       swst_unit_label(figure->unit, "en"));
}

static const char *why(const struct swst__mark *mark, enum swst__language language)
{
    static const struct swst__words empty = { { "nobody and nothing to count", "没有可统计的对象" } };
    static const struct swst__words unknown = { { "the records do not tell", "记录不足以得出" } };

    if (mark->indicator->later.text[SWST__EN])
        return mark->indicator->later.text[language];
    return mark->figure.d == SWST__UNKNOWN ? unknown.text[language] : empty.text[language];
}

static void print_mark(enum swst__language language, const struct swst__mark *mark,
                       struct swst__text *number, struct swst__text *unit)
{
    swst__text_put(unit, "", 0);
    if (!swst__mark_reason(mark)) {
        if (mark->figure.form == SWST_FIGURE_COUNT)
            print_count(language, &mark->figure, number, unit);
        else
            print_share(language, &mark->figure, number, unit);
        return;
    }
    swst__text_add(number, "%s", language == SWST__ZH ? "无记录" : "no records");
    swst__text_add(unit, language == SWST__ZH ? "（%s）" : " (%s)", why(mark, language));
}

/* --------------------------------------------------------------- collecting */

static bool same(const struct swst__mark *a, const struct swst__mark *b)
{
    return a->indicator == b->indicator && a->as_of == b->as_of
        && a->period.first == b->period.first && a->period.last == b->period.last
        && strcmp(a->filter, b->filter) == 0;
}

/* The title of the section that the last chapter is in. */
static const char *section_of(const swst_document *document)
{
    const struct swst__chapter *chapter = SWST__LAST(&document->chapters);

    for (size_t i = chapter->blocks.count; i-- > 0; )
        if (chapter->blocks.at[i].kind == SWST__BLOCK_SECTION)
            return chapter->blocks.at[i].text;
    return "";
}

static bool fill(swst_document *document, struct swst__marked *marked,
                 const struct swst__mark *mark)
{
    struct swst__text number = { 0 }, unit = { 0 };

    marked->mark = *mark;
    marked->mark.filter = marked->filter = swst__document_copy(document, mark->filter, false);
    if (document->chapters.count) {
        marked->chapter = document->chapters.count - 1;
        marked->section = swst__document_copy(document, section_of(document), false);
    } else {
        marked->section = swst__document_copy(document, "", false);
    }
    print_mark(document->language, mark, &number, &unit);
    marked->number = swst__text_take(&number);
    marked->unit = swst__text_take(&unit);
    if (!marked->number || !marked->unit)
        swst__document_fail(document);
    return !document->failed;
}

size_t swst__document_add_mark(swst_document *document, const struct swst__mark *mark)
{
    struct swst__mark plain = *mark;
    void *grown;

    plain.filter = plain.filter ? plain.filter : "";
    for (size_t i = 0; i < document->marks.count; i++)
        if (same(&document->marks.at[i].mark, &plain))
            return i;
    if (!SWST__MORE(&document->marks, grown)) {
        swst__document_fail(document);
        return SWST__NO_MARK;
    }
    return fill(document, SWST__LAST(&document->marks), &plain) ? document->marks.count - 1
                                                                : SWST__NO_MARK;
}

void swst__document_marks_free(swst_document *document)
{
    for (size_t i = 0; i < document->marks.count; i++) {
        struct swst__marked *marked = &document->marks.at[i];

        swst_free(marked->filter);
        swst_free(marked->section);
        swst_free(marked->number);
        swst_free(marked->unit);
    }
    swst_free(document->marks.at);
}

/* ------------------------------------------------------------------- public */

const char *swst_document_name(const swst_document *document)
{
    return document ? document->name : NULL;
}

const char *swst_document_title(const swst_document *document)
{
    return document ? document->title : NULL;
}

#define COLUMN(name_, type_, en, zh) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "" }

enum { MARK, CHAPTER, SECTION, CODE, TITLE, FROM, TO, AS_OF, PROVISIONAL, FILTER, VALUE, REASON,
       TEXT };
static const struct swst_field columns[] = {
    [MARK] = COLUMN("mark", TEXT, "Mark", "编号"),
    [CHAPTER] = COLUMN("chapter", TEXT, "Chapter", "章"),
    [SECTION] = COLUMN("section", TEXT, "Section", "节"),
    [CODE] = COLUMN("code", TEXT, "Code", "代码"),
    [TITLE] = COLUMN("title", TEXT, "Title", "名称"),
    [FROM] = COLUMN("from", DAY, "From", "开始日"),
    [TO] = COLUMN("to", DAY, "To", "结束日"),
    [AS_OF] = COLUMN("as_of", DAY, "As of", "截至"),
    [PROVISIONAL] = COLUMN("provisional", FLAG, "Provisional", "暂计"),
    [FILTER] = COLUMN("filter", TEXT, "Filter", "范围"),
    [VALUE] = COLUMN("value", FIGURE, "Value", "数值"),
    [REASON] = COLUMN("reason", TEXT, "Why there is none", "无数值原因"),
    [TEXT] = COLUMN("text", TEXT, "As it reads", "文字"),
    { .name = NULL }
};

static void set_days(swst_table *table, const struct swst__mark *mark)
{
    swst__table_set_int(table, FROM, mark->period.first);
    swst__table_set_int(table, TO, mark->period.last);
    swst__table_set_int(table, AS_OF, mark->as_of);
    swst__table_set_int(table, PROVISIONAL, mark->is_provisional);
    swst__table_set_figure(table, VALUE, &mark->figure);
}

static swst_status write_mark(const swst_document *document, size_t number, swst_table *table)
{
    const struct swst__marked *marked = &document->marks.at[number];
    const struct swst__mark *mark = &marked->mark;
    struct swst__text name = { 0 }, text = { 0 };
    swst_status status;

    swst__text_add(&name, "f%zu", number + 1);
    swst__text_add(&text, "%s%s", marked->number, marked->unit);
    if (name.failed || text.failed) {
        status = swst__fail_memory();
    } else if (!(status = swst__table_add_row(table))) {
        const char *const cells[] = {
            [MARK] = name.bytes,
            [CHAPTER] = document->chapters.count ? document->chapters.at[marked->chapter].key : "",
            [SECTION] = marked->section,
            [CODE] = mark->indicator->code,
            [TITLE] = mark->indicator->title.text[document->language],
            [FILTER] = mark->filter,
            [REASON] = swst__mark_reason(mark),
            [TEXT] = text.bytes,
        };

        set_days(table, mark);
        for (size_t i = 0; i < sizeof cells / sizeof *cells && !status; i++)
            if (cells[i])
                status = swst__table_set_text(table, i, cells[i]);
    }
    swst_free(name.bytes);
    swst_free(text.bytes);
    return status;
}

swst_status swst_document_figures(const swst_document *document, swst_table **table)
{
    swst_table *made;
    swst_status status = SWST_OK;

    if (!document || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(made = swst__table_new("figures", columns)))
        return SWST_ENOMEM;
    swst__table_set_days(made, &document->as_of, &document->period);
    for (size_t i = 0; i < document->marks.count && !status; i++)
        status = write_mark(document, i, made);
    if (status)
        swst_table_free(made);
    else
        *table = made;
    return status;
}
