/* A document as Markdown: what Typora, Word and pandoc read alike, so tables of
 * GitHub's form and nothing finer. */
#include "codec/document_show.h"

/* ------------------------------------------------------------------- escapes */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "1." and "1)" at the start of a line would begin a list. */
static size_t list_number(const char *text)
{
    size_t digits = 0;

    while (is_digit(text[digits]))
        digits++;
    return digits && (text[digits] == '.' || text[digits] == ')')
        && (!text[digits + 1] || strchr(" \n", text[digits + 1])) ? digits : 0;
}

static bool ends_in(const struct swst__text *out, char last)
{
    return out->length && out->bytes[out->length - 1] == last;
}

/* One line of text; `starts` when nothing stands before it in its line. At the end of a title #
 * would be dropped. */
static void put_line(struct swst__text *out, const char *text, size_t length, bool starts)
{
    size_t number = starts ? list_number(text) : 0;

    for (size_t i = 0; i < length; i++) {
        bool first = starts && i == 0;

        if (strchr("\\`*_[]<>|~&$", text[i]) || (first && strchr("#+-=:", text[i]))
            || (text[i] == '#' && i + 1 == length) || (number && i == number)
            || (text[i] == '(' && ends_in(out, ']')))
            swst__text_put(out, "\\", 1);
        swst__text_put(out, text + i, 1);
    }
}

static bool at_start(const struct swst__text *out)
{
    return !out->length || ends_in(out, '\n');
}

/* Spaces in front would make it code. */
static void put_text(struct swst__text *out, const char *text)
{
    bool starts = at_start(out);

    if (starts)
        text += strspn(text, " ");
    put_line(out, text, strlen(text), starts);
}

/* In one go: what is `put` from `scratch`, which is then empty. */
static void put_scratch(struct swst__text *out, struct swst__text *scratch)
{
    if (scratch->failed)
        out->failed = true;
    else if (scratch->length)
        put_text(out, scratch->bytes);
    swst__text_clear(scratch);
}

/* ------------------------------------------------------------------- pieces */

struct form {
    const swst_document *document;
    unsigned flags;
    struct swst__text *out, scratch;
};

static void put_pieces(struct form *form, const swst__pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++) {
        const struct swst__piece *piece = &pieces->at[i];

        swst__show_piece(form->document, piece, form->flags, &form->scratch);
        put_scratch(form->out, &form->scratch);
        if (piece->mark != SWST__NO_MARK)
            swst__text_add(form->out, "[f%zu]", piece->mark + 1);
        if (piece->before != SWST__NO_MARK)
            swst__text_add(form->out, "[f%zu]", piece->before + 1);
    }
}

/* ------------------------------------------------------------------- tables */

static void begin_cell(struct swst__text *out, size_t column)
{
    swst__text_add(out, column ? " | " : "| ");
}

static void put_rule(struct swst__text *out, size_t columns)
{
    swst__text_add(out, " |\n");
    for (size_t i = 0; i < columns; i++)
        swst__text_add(out, i ? " --- |" : "| --- |");
    swst__text_add(out, "\n");
}

static void put_table(struct form *form, const struct swst__block *block)
{
    size_t columns = block->words.count;
    size_t rows = columns ? (block->cells.count + columns - 1) / columns : 0;

    if (!columns)
        return;
    for (size_t i = 0; i < columns; i++) {
        begin_cell(form->out, i);
        put_text(form->out, block->words.at[i]);
    }
    put_rule(form->out, columns);
    for (size_t i = 0; i < rows * columns; i++) {
        begin_cell(form->out, i % columns);
        if (i < block->cells.count)
            put_pieces(form, &block->cells.at[i]);
        if (i % columns == columns - 1)
            swst__text_add(form->out, " |\n");
    }
}

static void put_chart_row(struct form *form, const struct swst__block *block, size_t label)
{
    begin_cell(form->out, 0);
    put_text(form->out, block->words.at[label]);
    for (size_t i = 0; i < block->series.count; i++) {
        const struct swst__point *point = swst__point_over(&block->series.at[i], label);

        begin_cell(form->out, i + 1);
        swst__show_point(block, point, &form->scratch);
        if (!form->scratch.length)
            swst__text_add(form->out, "—");
        put_scratch(form->out, &form->scratch);
        if (point && point->mark != SWST__NO_MARK)
            swst__text_add(form->out, "[f%zu]", point->mark + 1);
    }
    swst__text_add(form->out, " |\n");
}

/* A chart is a table of its values. */
static void put_chart(struct form *form, const struct swst__block *block)
{
    bool in_chinese = form->document->language == SWST__ZH;

    swst__text_add(form->out, "**");
    put_line(form->out, block->text, strlen(block->text), false);
    swst__text_add(form->out, in_chinese ? "（" : " (");
    put_text(form->out, block->unit);
    swst__text_add(form->out, in_chinese ? "）**\n\n| " : ")**\n\n| ");
    for (size_t i = 0; i < block->series.count; i++) {
        begin_cell(form->out, i + 1);
        put_text(form->out, block->series.at[i].title);
    }
    put_rule(form->out, block->series.count + 1);
    for (size_t i = 0; i < block->words.count; i++)
        put_chart_row(form, block, i);
}

/* A command is code; where it stands in a table a bar would end the cell even so. */
static void put_code(struct swst__text *out, const char *text)
{
    swst__text_add(out, "``");
    for (; *text; text++)
        swst__text_add(out, "%s%c", *text == '|' ? "\\" : "", *text == '`' ? '\'' : *text);
    swst__text_add(out, "``");
}

static void put_index_cell(struct form *form, size_t mark, int column)
{
    begin_cell(form->out, (size_t)column);
    swst__show_index(form->document, mark, column, &form->scratch);
    if (column != SWST__INDEX_COMMAND || form->scratch.failed) {
        put_scratch(form->out, &form->scratch);
        return;
    }
    put_code(form->out, form->scratch.bytes);
    swst__text_clear(&form->scratch);
}

static void put_index(struct form *form)
{
    for (int i = 0; i < SWST__INDEX_COLUMNS; i++) {
        begin_cell(form->out, (size_t)i);
        put_text(form->out, swst__index_headings[i].text[form->document->language]);
    }
    put_rule(form->out, SWST__INDEX_COLUMNS);
    for (size_t i = 0; i < form->document->marks.count; i++) {
        for (int j = 0; j < SWST__INDEX_COLUMNS; j++)
            put_index_cell(form, i, j);
        swst__text_add(form->out, " |\n");
    }
}

/* ------------------------------------------------------------------- blocks */

/* A paragraph of lines; an empty one begins the next paragraph. */
static void put_lines(struct swst__text *out, const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n"), spaces = strspn(text, " ");

        if (spaces < length)
            put_line(out, text + spaces, length - spaces, true);
        if (text[length] && spaces < length && text[length + 1] && text[length + 1] != '\n')
            swst__text_add(out, "  ");                      /* the line breaks here */
        text += length + (text[length] != '\0');
        if (*text)
            swst__text_add(out, "\n");
    }
    swst__text_add(out, "\n");
}

static void put_slot(struct form *form, const struct swst__block *block)
{
    if (!swst__show_slot_on_page(form->document, block, form->flags, &form->scratch))
        return;
    if (form->scratch.failed)
        form->out->failed = true;
    else if (form->scratch.length)
        put_lines(form->out, form->scratch.bytes);
    swst__text_clear(&form->scratch);
}

static void put_block(struct form *form, const struct swst__block *block)
{
    switch (block->kind) {
    case SWST__BLOCK_SECTION:
        swst__text_add(form->out, "### ");
        put_text(form->out, block->text);
        swst__text_add(form->out, "\n");
        break;
    case SWST__BLOCK_ITEM: swst__text_add(form->out, "- ");     /* fall through */
    case SWST__BLOCK_PARAGRAPH:
        put_pieces(form, &block->pieces);
        swst__text_add(form->out, "\n");
        break;
    case SWST__BLOCK_SLOT: put_slot(form, block); break;
    case SWST__BLOCK_TABLE: put_table(form, block); break;
    case SWST__BLOCK_CHART: put_chart(form, block); break;
    case SWST__BLOCK_INDEX: put_index(form); break;
    }
}

static void put_chapter(struct form *form, const struct swst__chapter *chapter)
{
    if (*chapter->title) {
        swst__text_add(form->out, "\n## ");
        put_text(form->out, chapter->title);
        swst__text_add(form->out, "\n");
    }
    for (size_t i = 0; i < chapter->blocks.count; i++) {
        const struct swst__block *block = &chapter->blocks.at[i];

        if (!i || block->kind != SWST__BLOCK_ITEM || block[-1].kind != SWST__BLOCK_ITEM)
            swst__text_add(form->out, "\n");
        put_block(form, block);
    }
}

void swst__document_to_markdown(const swst_document *document, unsigned flags,
                                struct swst__text *out)
{
    struct form form = { .document = document, .flags = flags, .out = out };

    swst__text_add(out, "# ");
    put_text(out, document->title);
    swst__text_add(out, "\n\n");
    swst__show_period(document, &form.scratch);
    put_scratch(out, &form.scratch);
    swst__text_add(out, "\n");
    for (size_t i = 0; i < document->chapters.count; i++)
        put_chapter(&form, &document->chapters.at[i]);
    if (form.scratch.failed)
        out->failed = true;
    swst_free(form.scratch.bytes);
}
