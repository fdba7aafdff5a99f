/* Building a document: chapters, blocks, and what fails on the way. */
#include "model/document_parts.h"

/* Out of memory is all that can fail; a document that failed takes nothing more. */
void *swst__document_fail(swst_document *document)
{
    document->failed = swst__fail_memory();
    return NULL;
}

static bool takes(const swst_document *document)
{
    return document && !document->failed;
}

/* -------------------------------------------------------------------- texts */

static bool is_shown(const char *at, size_t size)
{
    unsigned char first = (unsigned char)*at;

    if (size == 1)
        return first >= 0x20 && first != 0x7F;
    if (size == 2 && first == 0xC2 && (unsigned char)at[1] < 0xA0)
        return false;                                       /* C1 controls */
    return strncmp(at, "\xEF\xBF\xBE", 3) != 0 && strncmp(at, "\xEF\xBF\xBF", 3) != 0;
}

static void copy_into(struct swst__text *copy, const char *text, bool keeps_lines)
{
    size_t left = strlen(text);

    while (left) {
        size_t size = swst__utf8_size(text, left), step = size ? size : 1;

        if (*text == '\r' && text[1] == '\n') {
            /* the line end that follows says it */
        } else if (*text == '\n' || *text == '\r') {
            swst__text_put(copy, keeps_lines ? "\n" : " ", 1);
        } else if (*text == '\t') {
            swst__text_put(copy, " ", 1);
        } else if (size && is_shown(text, size)) {
            swst__text_put(copy, text, size);
        } else {
            swst__text_put(copy, "\xEF\xBF\xBD", 3);
        }
        text += step;
        left -= step;
    }
}

char *swst__document_copy(swst_document *document, const char *text, bool keeps_lines)
{
    struct swst__text copy = { 0 };
    char *taken;

    swst__text_put(&copy, "", 0);
    copy_into(&copy, text ? text : "", keeps_lines);
    taken = swst__text_take(&copy);
    return taken ? taken : swst__document_fail(document);
}

/* ----------------------------------------------------------------- chapters */

swst_document *swst__document_new(const char *name, enum swst__language language,
                                  const char *title, const struct swst__span *period,
                                  int64_t as_of)
{
    swst_document *document = swst__calloc(sizeof *document);

    if (!document) {
        swst__fail_memory();
        return NULL;
    }
    document->name = name;
    document->language = language;
    document->period = *period;
    document->as_of = as_of;
    if (!(document->title = swst__document_copy(document, title, false))) {
        swst_document_free(document);
        return NULL;
    }
    return document;
}

void swst__document_chapter(swst_document *document, const char *key, const char *title)
{
    struct swst__chapter *chapter;
    void *grown;

    if (!takes(document))
        return;
    if (!SWST__MORE(&document->chapters, grown)) {
        swst__document_fail(document);
        return;
    }
    chapter = SWST__LAST(&document->chapters);
    chapter->key = swst__document_copy(document, key, false);
    chapter->title = swst__document_copy(document, title, false);
}

struct swst__block *swst__document_add_block(swst_document *document, enum swst__block_kind kind)
{
    struct swst__chapter *chapter;
    void *grown;

    if (takes(document) && !document->chapters.count)
        swst__document_chapter(document, "", "");
    if (!takes(document))
        return NULL;
    chapter = SWST__LAST(&document->chapters);
    if (!SWST__MORE(&chapter->blocks, grown))
        return swst__document_fail(document);
    SWST__LAST(&chapter->blocks)->kind = kind;
    return SWST__LAST(&chapter->blocks);
}

struct swst__block *swst__document_last_block(swst_document *document)
{
    struct swst__chapter *chapter;

    if (!takes(document) || !document->chapters.count)
        return NULL;
    chapter = SWST__LAST(&document->chapters);
    return chapter->blocks.count ? SWST__LAST(&chapter->blocks) : NULL;
}

/* ------------------------------------------------------------------- blocks */

void swst__document_section(swst_document *document, const char *title)
{
    struct swst__block *block = swst__document_add_block(document, SWST__BLOCK_SECTION);

    if (block)
        block->text = swst__document_copy(document, title, false);
}

void swst__document_paragraph(swst_document *document)
{
    swst__document_add_block(document, SWST__BLOCK_PARAGRAPH);
}

void swst__document_item(swst_document *document)
{
    swst__document_add_block(document, SWST__BLOCK_ITEM);
}

void swst__document_slot(swst_document *document, const char *key, const char *text)
{
    struct swst__block *block = swst__document_add_block(document, SWST__BLOCK_SLOT);

    if (!block)
        return;
    block->key = swst__document_copy(document, key, false);
    if (text && !document->failed)
        block->text = swst__document_copy(document, text, true);
}

void swst__document_index(swst_document *document)
{
    swst__document_add_block(document, SWST__BLOCK_INDEX);
}

static void add_word(swst_document *document, struct swst__block *block, const char *word)
{
    void *grown;

    if (!SWST__MORE(&block->words, grown))
        swst__document_fail(document);
    else
        *SWST__LAST(&block->words) = swst__document_copy(document, word, false);
}

void swst__document_table(swst_document *document, const char *const *headings, size_t count)
{
    struct swst__block *block = swst__document_add_block(document, SWST__BLOCK_TABLE);

    for (size_t i = 0; block && i < count && !document->failed; i++)
        add_word(document, block, headings[i]);
}

void swst__document_cell(swst_document *document)
{
    struct swst__block *block = swst__document_last_block(document);
    void *grown;

    if (block && block->kind == SWST__BLOCK_TABLE && !SWST__MORE(&block->cells, grown))
        swst__document_fail(document);
}

/* ------------------------------------------------------------------- charts */

void swst__document_chart(swst_document *document, enum swst__chart chart, const char *title,
                          const char *unit)
{
    struct swst__block *block = swst__document_add_block(document, SWST__BLOCK_CHART);

    if (!block)
        return;
    block->chart = chart;
    block->text = swst__document_copy(document, title, false);
    block->unit = swst__document_copy(document, unit, false);
}

void swst__document_series(swst_document *document, const char *title)
{
    struct swst__block *block = swst__document_last_block(document);
    void *grown;

    if (!block || block->kind != SWST__BLOCK_CHART)
        return;
    if (!SWST__MORE(&block->series, grown))
        swst__document_fail(document);
    else
        SWST__LAST(&block->series)->title = swst__document_copy(document, title, false);
}

/* The place of a label: that of the first series which has it, but for a series
 * that has used it already (two villages of one name). */
static size_t place_of(const struct swst__block *block, const char *label)
{
    const struct swst__series *series = SWST__LAST(&block->series);

    for (size_t i = 0; i < block->words.count; i++) {
        bool used = strcmp(block->words.at[i], label) != 0;

        for (size_t j = 0; j < series->points.count && !used; j++)
            used = series->points.at[j].label == i;
        if (!used)
            return i;
    }
    return block->words.count;
}

static void add_point(swst_document *document, const char *label, struct swst__point point)
{
    struct swst__block *block = swst__document_last_block(document);
    char *shown;
    void *grown;

    if (!block || block->kind != SWST__BLOCK_CHART || !block->series.count
        || !(shown = swst__document_copy(document, label, false)))
        return;
    point.label = place_of(block, shown);
    if (point.label == block->words.count)
        add_word(document, block, shown);
    swst_free(shown);
    if (document->failed)
        return;
    if (!SWST__MORE(&SWST__LAST(&block->series)->points, grown))
        swst__document_fail(document);
    else
        *SWST__LAST(&SWST__LAST(&block->series)->points) = point;
}

void swst__document_point(swst_document *document, const char *label, int64_t tenths, bool has)
{
    add_point(document, label, (struct swst__point){ .tenths = has ? tenths : 0, .has = has,
                                                     .mark = SWST__NO_MARK });
}

void swst__document_figure_point(swst_document *document, const char *label,
                                 const struct swst__mark *mark)
{
    const struct swst__figure *figure = &mark->figure;
    size_t number = takes(document) ? swst__document_add_mark(document, mark) : SWST__NO_MARK;
    bool has = !swst__mark_reason(mark);
    int64_t tenths = !has ? 0
                   : figure->form == SWST_FIGURE_COUNT ? 10 * figure->n
                   : figure->form == SWST_FIGURE_RATE ? swst__permille(figure->n, figure->d)
                                                      : swst__tenths(figure->n, figure->d);

    add_point(document, label, (struct swst__point){ .tenths = tenths, .has = has,
                                                     .mark = number });
}

/* ------------------------------------------------------------------- ending */

void swst__document_set_masked(swst_document *document)
{
    document->is_masked = true;
}

swst_status swst__document_finish(swst_document **document)
{
    swst_status status;

    if (!*document)
        return SWST_ENOMEM;                                 /* noted when it was not made */
    if ((status = (*document)->failed)) {
        swst_document_free(*document);
        *document = NULL;
        swst__fail_memory();
    }
    return status;
}

void swst__pieces_free(swst__pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++)
        swst_free(pieces->at[i].text);
    swst_free(pieces->at);
}

static void free_block(struct swst__block *block)
{
    swst_free(block->key);
    swst_free(block->text);
    swst_free(block->unit);
    swst__pieces_free(&block->pieces);
    for (size_t i = 0; i < block->words.count; i++)
        swst_free(block->words.at[i]);
    swst_free(block->words.at);
    for (size_t i = 0; i < block->cells.count; i++)
        swst__pieces_free(&block->cells.at[i]);
    swst_free(block->cells.at);
    for (size_t i = 0; i < block->series.count; i++) {
        swst_free(block->series.at[i].title);
        swst_free(block->series.at[i].points.at);
    }
    swst_free(block->series.at);
}

void swst_document_free(swst_document *document)
{
    if (!document)
        return;
    for (size_t i = 0; i < document->chapters.count; i++) {
        struct swst__chapter *chapter = &document->chapters.at[i];

        for (size_t j = 0; j < chapter->blocks.count; j++)
            free_block(&chapter->blocks.at[j]);
        swst_free(chapter->blocks.at);
        swst_free(chapter->key);
        swst_free(chapter->title);
    }
    swst_free(document->chapters.at);
    swst__document_marks_free(document);
    swst_free(document->title);
    swst_free(document);
}
