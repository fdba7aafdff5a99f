/* A document as JSON (docs/schema/document.json): one object of cJSON for each
 * block and each figure, so that a long document needs no more than its text. */
#include "codec/document_show.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <stdio.h>

/* Keys are static. */
static bool add(cJSON *object, const char *key, cJSON *value)
{
    if (value && cJSON_AddItemToObjectCS(object, key, value))
        return true;
    cJSON_Delete(value);
    return false;
}

static bool add_text(cJSON *object, const char *key, const char *text)
{
    return object && (!text || add(object, key, cJSON_CreateString(text)));
}

/* A new object or array in another; NULL when out of memory. */
static cJSON *inside(cJSON *object, const char *key, cJSON *made)
{
    return add(object, key, made) ? made : NULL;
}

static cJSON *item_of(cJSON *array, cJSON *made)
{
    if (made && cJSON_AddItemToArray(array, made))
        return made;
    cJSON_Delete(made);
    return NULL;
}

/* Text made by a printer: what is in it, which it is then rid of. */
static bool add_printed(cJSON *object, const char *key, struct swst__text *text, bool is_raw)
{
    const char *bytes = text->bytes ? text->bytes : "";
    bool added = !text->failed
        && add(object, key, is_raw ? cJSON_CreateRaw(bytes) : cJSON_CreateString(bytes));

    swst__text_clear(text);
    return added;
}

static bool add_mark(cJSON *object, const char *key, size_t mark)
{
    char name[24];

    if (mark == SWST__NO_MARK)
        return true;
    snprintf(name, sizeof name, "f%zu", mark + 1);
    return add_text(object, key, name);
}

static bool add_number(cJSON *object, const char *key, int64_t number)
{
    char text[24];

    snprintf(text, sizeof text, "%" PRId64, number);
    return add(object, key, cJSON_CreateRaw(text));
}

static bool add_day(cJSON *object, const char *key, int64_t day)
{
    char text[SWST__DAY_SIZE];

    swst__day_print(day, text);
    return add_text(object, key, text);
}

/* Append the object, if it is complete, and delete it. */
static void put_object(struct swst__text *out, cJSON *object, bool complete)
{
    char *printed = object && complete ? cJSON_PrintBuffered(object, 512, false) : NULL;

    if (printed)
        swst__text_put(out, printed, strlen(printed));
    else
        out->failed = true;
    cJSON_free(printed);
    cJSON_Delete(object);
}

/* ------------------------------------------------------------------- pieces */

struct form {
    const swst_document *document;
    unsigned flags;
    struct swst__text scratch;
};

static bool add_pieces(struct form *form, cJSON *list, const swst__pieces *pieces)
{
    static const char *const kinds[] = {
        [SWST__PIECE_TEXT] = "text", [SWST__PIECE_NAME] = "name",
        [SWST__PIECE_FIGURE] = "figure", [SWST__PIECE_CHANGE] = "change",
        [SWST__PIECE_NOTHING] = "nothing",
    };

    for (size_t i = 0; list && i < pieces->count; i++) {
        const struct swst__piece *piece = &pieces->at[i];
        cJSON *object = item_of(list, cJSON_CreateObject());

        swst__show_piece(form->document, piece, form->flags, &form->scratch);
        if (!object || !add_text(object, "type", kinds[piece->kind])
            || !add_printed(object, "text", &form->scratch, false)
            || !add_mark(object, "mark", piece->mark)
            || !add_mark(object, "before", piece->before))
            return false;
    }
    return list;
}

static bool add_words(cJSON *list, char *const *words, size_t count)
{
    for (size_t i = 0; list && i < count; i++)
        if (!item_of(list, cJSON_CreateString(words[i])))
            return false;
    return list;
}

/* ------------------------------------------------------------------- blocks */

static bool add_slot(struct form *form, cJSON *object, const struct swst__block *block)
{
    if (!add_text(object, "key", block->key)
        || !add(object, "written", cJSON_CreateBool(block->text != NULL)))
        return false;
    return !block->text
        || !swst__show_slot(form->document, block, form->flags, &form->scratch)
        || add_printed(object, "text", &form->scratch, false);
}

static bool add_table(struct form *form, cJSON *object, const struct swst__block *block)
{
    size_t columns = block->words.count;
    cJSON *headings = inside(object, "headings", cJSON_CreateArray());
    cJSON *rows = inside(object, "rows", cJSON_CreateArray()), *row = NULL;

    if (!rows || !add_words(headings, block->words.at, columns))
        return false;
    for (size_t i = 0; columns && i < block->cells.count; i++) {
        if (i % columns == 0 && !(row = item_of(rows, cJSON_CreateArray())))
            return false;
        if (!add_pieces(form, item_of(row, cJSON_CreateArray()), &block->cells.at[i]))
            return false;
    }
    return true;
}

static bool add_points(struct form *form, cJSON *list, const struct swst__block *block,
                       const struct swst__series *series)
{
    for (size_t i = 0; list && i < series->points.count; i++) {
        const struct swst__point *point = &series->points.at[i];
        cJSON *object = item_of(list, cJSON_CreateObject());

        if (!object || !add_text(object, "label", block->words.at[point->label]))
            return false;
        swst__show_point(block, point, &form->scratch);
        if (!(point->has ? add_printed(object, "value", &form->scratch, true)
                         : add(object, "value", cJSON_CreateNull()))
            || !add_mark(object, "mark", point->mark))
            return false;
    }
    return list;
}

static bool add_chart(struct form *form, cJSON *object, const struct swst__block *block)
{
    cJSON *list;

    if (!add_text(object, "chart", block->chart == SWST__CHART_BARS ? "bars" : "lines")
        || !add_text(object, "title", block->text) || !add_text(object, "unit", block->unit)
        || !(list = inside(object, "series", cJSON_CreateArray())))
        return false;
    for (size_t i = 0; i < block->series.count; i++) {
        const struct swst__series *series = &block->series.at[i];
        cJSON *one = item_of(list, cJSON_CreateObject());

        if (!one || !add_text(one, "title", series->title)
            || !add_points(form, inside(one, "points", cJSON_CreateArray()), block, series))
            return false;
    }
    return true;
}

static bool add_block(struct form *form, cJSON *object, const struct swst__block *block)
{
    static const char *const kinds[] = {
        [SWST__BLOCK_SECTION] = "section", [SWST__BLOCK_PARAGRAPH] = "paragraph",
        [SWST__BLOCK_ITEM] = "item", [SWST__BLOCK_SLOT] = "slot",
        [SWST__BLOCK_TABLE] = "table", [SWST__BLOCK_CHART] = "chart",
        [SWST__BLOCK_INDEX] = "index",
    };

    if (!object || !add_text(object, "type", kinds[block->kind]))
        return false;
    switch (block->kind) {
    case SWST__BLOCK_SECTION: return add_text(object, "title", block->text);
    case SWST__BLOCK_PARAGRAPH:
    case SWST__BLOCK_ITEM:
        return add_pieces(form, inside(object, "pieces", cJSON_CreateArray()), &block->pieces);
    case SWST__BLOCK_SLOT: return add_slot(form, object, block);
    case SWST__BLOCK_TABLE: return add_table(form, object, block);
    case SWST__BLOCK_CHART: return add_chart(form, object, block);
    case SWST__BLOCK_INDEX: break;          /* the figures are it */
    }
    return true;
}

/* ------------------------------------------------------------------ figures */

/* `sign`: what stands for it when it is not published, or NULL. */
static bool add_value(struct form *form, cJSON *object, const struct swst__mark *mark,
                      const char *sign)
{
    const struct swst__figure *figure = &mark->figure;
    const char *reason = swst__mark_reason(mark);

    if (sign)
        return add_text(inside(object, "value", cJSON_CreateObject()), "suppressed", sign);
    if (figure->d != SWST__UNKNOWN && !add_number(object, "n", figure->n))
        return false;
    if (figure->form != SWST_FIGURE_COUNT && figure->d != SWST__UNKNOWN
        && !add_number(object, "d", figure->d))
        return false;
    if (reason)
        return add(object, "value", cJSON_CreateNull()) && add_text(object, "reason", reason);
    swst__figure_print(figure, &form->scratch);
    if (figure->form == SWST_FIGURE_RATE && form->scratch.length)
        form->scratch.bytes[--form->scratch.length] = '\0';             /* % */
    return add_printed(object, "value", &form->scratch, true);
}

static cJSON *figure_of(struct form *form, size_t number, bool *complete)
{
    static const char *const forms[] = {
        [SWST_FIGURE_UNSET] = "", [SWST_FIGURE_COUNT] = "count", [SWST_FIGURE_RATE] = "rate",
        [SWST_FIGURE_AVERAGE] = "average",
    };
    const struct swst__marked *marked = &form->document->marks.at[number];
    const struct swst__mark *mark = &marked->mark;
    cJSON *object = cJSON_CreateObject();

    *complete = object && add_mark(object, "mark", number)
        && add_text(object, "code", mark->indicator->code)
        && add_text(object, "title", mark->indicator->title.text[form->document->language])
        && add_day(object, "from", mark->period.first) && add_day(object, "to", mark->period.last)
        && add_day(object, "as_of", mark->as_of)
        && add(object, "provisional", cJSON_CreateBool(mark->is_provisional))
        && add_text(object, "filter", mark->filter)
        && add_text(object, "form", forms[mark->figure.form])
        && add_text(object, "unit", swst_unit_word(mark->figure.unit))
        && add_value(form, object, mark, marked->withheld);
    if (!*complete)
        return object;
    swst__text_add(&form->scratch, "%s%s", marked->number, marked->unit);
    *complete = add_printed(object, "text", &form->scratch, false);
    swst__mark_command(mark, &form->scratch);
    *complete = *complete && add_printed(object, "command", &form->scratch, false);
    return object;
}

/* -------------------------------------------------------------------- whole */

/* Append an object open at its end, for an array to follow under `key`. */
static void put_open(struct swst__text *out, cJSON *object, bool complete, const char *key)
{
    put_object(out, object, complete);
    if (!out->failed)
        out->length--;                  /* the closing brace */
    swst__text_add(out, ",\"%s\":[", key);
}

static void put_head(struct swst__text *out, const swst_document *document)
{
    cJSON *head = cJSON_CreateObject();
    bool complete = head && add_text(head, "schema", "swst/document/1")
        && add_text(head, "name", document->name) && add_text(head, "title", document->title)
        && add_text(head, "language", document->language == SWST__ZH ? "zh" : "en")
        && add_day(head, "as_of", document->as_of)
        && add_day(head, "from", document->period.first)
        && add_day(head, "to", document->period.last)
        && add(head, "provisional", cJSON_CreateBool(swst__is_provisional(document)));

    put_open(out, head, complete, "chapters");
}

static void put_chapter(struct form *form, const struct swst__chapter *chapter,
                        struct swst__text *out)
{
    cJSON *head = cJSON_CreateObject();

    put_open(out, head, head && add_text(head, "key", chapter->key)
                            && add_text(head, "title", chapter->title), "blocks");
    for (size_t i = 0; i < chapter->blocks.count && !out->failed; i++) {
        cJSON *object = cJSON_CreateObject();
        bool complete = add_block(form, object, &chapter->blocks.at[i]);

        swst__text_add(out, "%s", i ? "," : "");
        put_object(out, object, complete);
    }
    swst__text_add(out, "]}");
}

void swst__document_to_json(const swst_document *document, unsigned flags, struct swst__text *out)
{
    struct form form = { .document = document, .flags = flags };

    put_head(out, document);
    for (size_t i = 0; i < document->chapters.count && !out->failed; i++) {
        swst__text_add(out, "%s", i ? "," : "");
        put_chapter(&form, &document->chapters.at[i], out);
    }
    swst__text_add(out, "],\"figures\":[");
    for (size_t i = 0; i < document->marks.count && !out->failed; i++) {
        bool complete;
        cJSON *object = figure_of(&form, i, &complete);

        swst__text_add(out, "%s", i ? "," : "");
        put_object(out, object, complete);
    }
    swst__text_add(out, "]}");
    swst_free(form.scratch.bytes);
}
