/* Pieces of a document: what stands in a paragraph, an item or a cell. */
#include "model/document_parts.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

/* Where pieces go: the last cell of a table, else the block; a new paragraph
 * where neither takes any. */
static swst__pieces *pieces_of(swst_document *document)
{
    struct swst__block *block = swst__document_last_block(document);

    if (block && block->kind == SWST__BLOCK_TABLE) {
        if (!block->cells.count)
            swst__document_cell(document);
        return document->failed ? NULL : SWST__LAST(&block->cells);
    }
    if (!block || (block->kind != SWST__BLOCK_PARAGRAPH && block->kind != SWST__BLOCK_ITEM))
        block = swst__document_add_block(document, SWST__BLOCK_PARAGRAPH);
    return block ? &block->pieces : NULL;
}

/* The piece owns the text, whatever comes. */
static void add_piece(swst_document *document, struct swst__piece piece)
{
    swst__pieces *pieces = pieces_of(document);
    void *grown;

    if (pieces && SWST__MORE(pieces, grown)) {
        *SWST__LAST(pieces) = piece;
        return;
    }
    swst_free(piece.text);
    if (pieces)
        swst__document_fail(document);
}

/* One of text alone; `text` is copied. */
static void add_text(swst_document *document, enum swst__piece_kind kind, const char *text)
{
    char *copy = swst__document_copy(document, text, false);

    if (copy)
        add_piece(document, (struct swst__piece){ .kind = kind, .text = copy,
                                                  .mark = SWST__NO_MARK,
                                                  .before = SWST__NO_MARK });
}

void swst__document_text(swst_document *document, const char *format, ...)
{
    va_list arguments, again;
    char *text;
    int length;

    if (!document || document->failed)
        return;
    va_start(arguments, format);
    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if ((text = length < 0 ? NULL : swst__calloc((size_t)length + 1))) {
        vsnprintf(text, (size_t)length + 1, format, again);
        add_text(document, SWST__PIECE_TEXT, text);
        swst_free(text);
    } else {
        swst__document_fail(document);
    }
    va_end(again);
}

void swst__document_name(swst_document *document, const char *name)
{
    if (document && !document->failed)
        add_text(document, SWST__PIECE_NAME, name);
}

void swst__document_nothing(swst_document *document)
{
    static const struct swst__words nothing = { { "no records", "无记录" } };

    if (document && !document->failed)
        add_text(document, SWST__PIECE_NOTHING, nothing.text[document->language]);
}

void swst__document_figure(swst_document *document, const struct swst__mark *mark)
{
    size_t number;

    if (!document || document->failed)
        return;
    number = swst__document_add_mark(document, mark);
    if (number != SWST__NO_MARK)
        add_piece(document, (struct swst__piece){ .kind = SWST__PIECE_FIGURE, .mark = number,
                                                  .before = SWST__NO_MARK });
}

/* ------------------------------------------------------------------ changes */

/* A fraction, neither part negative, the denominator positive. */
struct fraction {
    int64_t n, d;
};

/* Of which sign a - b is: by their whole parts, then by the reciprocals of what is
 * left, so that no product is too large. */
static int compare(struct fraction a, struct fraction b)
{
    for (int sign = 1;; sign = -sign) {
        int64_t a_whole = a.n / a.d, b_whole = b.n / b.d;
        int64_t a_rest = a.n % a.d, b_rest = b.n % b.d;

        if (a_whole != b_whole)
            return a_whole > b_whole ? sign : -sign;
        if (!a_rest || !b_rest)
            return a_rest ? sign : b_rest ? -sign : 0;
        a = (struct fraction){ a.d, a_rest };
        b = (struct fraction){ b.d, b_rest };
    }
}

/* scale·(a - b), a >= b, rounded half up from the exact fractions. */
static int64_t difference(struct fraction a, struct fraction b, int64_t scale)
{
    int64_t whole = 2 * scale * a.n / a.d - 2 * scale * b.n / b.d;
    struct fraction a_rest = { 2 * scale * a.n % a.d, a.d };
    struct fraction b_rest = { 2 * scale * b.n % b.d, b.d };

    if (compare(a_rest, b_rest) < 0)
        whole--;
    return (whole + 1) / 2;
}

int64_t swst__tenths_between(const struct swst__figure *now, const struct swst__figure *before)
{
    int64_t scale = now->form == SWST_FIGURE_RATE ? 1000 : 10;
    struct fraction a = { now->n, now->d }, b = { before->n, before->d };

    return compare(a, b) < 0 ? -difference(b, a, scale) : difference(a, b, scale);
}

static void print_change(enum swst__language language, const struct swst__figure *now,
                         const struct swst__figure *before, struct swst__text *text)
{
    static const struct swst__words unchanged = { { "unchanged", "持平" } };
    static const struct swst__words points = { { " percentage points", " 个百分点" } };
    static const struct swst__words yuan = { { " yuan", "元" } };
    bool is_count = now->form == SWST_FIGURE_COUNT;
    bool is_money = is_count && now->unit == SWST_UNIT_FEN;
    int64_t change = is_count ? now->n - before->n : swst__tenths_between(now, before);
    int64_t size = change < 0 ? -change : change;
    char sign = change < 0 ? '-' : '+';

    if (!change)
        swst__text_add(text, "%s", unchanged.text[language]);
    else if (is_money)
        swst__text_add(text, "%c%" PRId64 ".%02" PRId64 "%s", sign, size / 100, size % 100,
                       yuan.text[language]);
    else if (is_count)
        swst__text_add(text, "%c%" PRId64, sign, size);
    else
        swst__text_add(text, "%c%" PRId64 ".%" PRId64 "%s", sign, size / 10, size % 10,
                       now->form == SWST_FIGURE_RATE ? points.text[language] : "");
}

/* Figures of different units never add, and so have no difference. */
static bool can_compare(const struct swst__mark *now, const struct swst__mark *before)
{
    return !swst__mark_reason(now) && !swst__mark_reason(before)
        && now->figure.form == before->figure.form && now->figure.unit == before->figure.unit;
}

void swst__document_change(swst_document *document, const struct swst__mark *now,
                           const struct swst__mark *before)
{
    static const struct swst__words unknown = { { "no data to compare", "无可比数据" } };
    struct swst__text text = { 0 };
    struct swst__piece piece = { .kind = SWST__PIECE_CHANGE };

    if (!document || document->failed)
        return;
    if (can_compare(now, before))
        print_change(document->language, &now->figure, &before->figure, &text);
    else
        swst__text_add(&text, "%s", unknown.text[document->language]);
    if (!(piece.text = swst__text_take(&text))) {
        swst__document_fail(document);
        return;
    }
    piece.mark = swst__document_add_mark(document, now);
    piece.before = swst__document_add_mark(document, before);
    add_piece(document, piece);
}
