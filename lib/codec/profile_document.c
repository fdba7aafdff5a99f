/* Publishing a document: figures that are too small, or would tell of such, are withheld
 * in sentences, tables and the index; a chart with one of them is left out. */
#include "codec/profile_document.h"

#include "model/structs.h"

/* ------------------------------------------------------------------- figures */

static void gather_mark(struct swst__figures *figures, size_t mark)
{
    const struct swst__mark *it = &figures->document->marks.at[mark].mark;
    size_t *at = &figures->numbers[2 * mark];

    at[0] = at[1] = SIZE_MAX;
    if (swst__mark_reason(it) || it->figure.n < 0)
        return;
    at[0] = swst__sums_number(&figures->sums, it->figure.n, true);
    if (it->figure.form != SWST_FIGURE_COUNT)
        at[1] = swst__sums_number(&figures->sums, it->figure.d, true);
}

static void guard_share(struct swst__figures *figures, size_t mark)
{
    const struct swst__mark *it = &figures->document->marks.at[mark].mark;
    const size_t *at = &figures->numbers[2 * mark];

    if (at[1] != SIZE_MAX && it->figure.form == SWST_FIGURE_RATE && it->figure.n <= it->figure.d)
        swst__sums_within(&figures->sums, at[1], at[0], true);
}

static swst_status decide(struct swst__figures *figures)
{
    size_t count = figures->document->marks.count;

    if (!(figures->numbers = swst__calloc((2 * count + 1) * sizeof *figures->numbers)))
        return swst__fail_memory();
    for (size_t i = 0; i < count; i++)
        gather_mark(figures, i);
    if (figures->sums.failed)
        return swst__fail_memory();
    swst__figures_relate(figures);
    for (size_t i = 0; i < count; i++)
        guard_share(figures, i);
    if (!figures->sums.failed)
        swst__figures_add_up(figures);
    return swst__sums_decide(&figures->sums);
}

static const char *sign_of(const struct swst__figures *figures, size_t mark)
{
    enum swst__number_state n = swst__sums_state(&figures->sums, figures->numbers[2 * mark]);
    enum swst__number_state d = swst__sums_state(&figures->sums, figures->numbers[2 * mark + 1]);

    if (n == SWST__NUMBER_SHOWN && d == SWST__NUMBER_SHOWN)
        return NULL;
    return n == SWST__NUMBER_SMALL && figures->numbers[2 * mark + 1] == SIZE_MAX ? "<5" : "*";
}

/* --------------------------------------------------------------------- marks */

static void withhold(struct swst__marked *marked, const char *sign)
{
    marked->withheld = sign;
    marked->number = marked->shown;
    strcpy(marked->shown, sign);
    if (marked->mark.figure.form != SWST_FIGURE_COUNT)
        marked->unit = marked->shown + strlen(sign);
    marked->mark.figure.n = marked->mark.figure.d = 0;
}

static bool copy_marks(const struct swst__figures *figures, swst_document *copy)
{
    size_t count = copy->marks.count;
    const struct swst__marked *marks = copy->marks.at;

    if (!(copy->marks.at = swst__calloc((count + 1) * sizeof *copy->marks.at)))
        return false;
    for (size_t i = 0; i < count; i++) {
        copy->marks.at[i] = marks[i];
        if (sign_of(figures, i))
            withhold(&copy->marks.at[i], sign_of(figures, i));
    }
    return true;
}

/* -------------------------------------------------------------------- blocks */

static bool is_withheld(const swst_document *copy, size_t mark)
{
    return mark != SWST__NO_MARK && copy->marks.at[mark].withheld;
}

/* Of a point that leads nowhere, its own value. */
static bool is_small(const struct swst__point *point)
{
    return point->mark == SWST__NO_MARK && point->has && point->tenths > 0
        && point->tenths < 10 * SWST__FEWEST_SHOWN;
}

static bool is_left_out(const swst_document *copy, const struct swst__block *block)
{
    for (size_t i = 0; i < block->series.count; i++)
        for (size_t j = 0; j < block->series.at[i].points.count; j++) {
            const struct swst__point *point = &block->series.at[i].points.at[j];

            if (is_withheld(copy, point->mark)
                || (is_small(point) && strcmp(block->unit, "%") != 0))
                return true;
        }
    return false;
}

static bool row_is_withheld(const swst_document *copy, const struct swst__block *table,
                            size_t row)
{
    size_t columns = table->words.count;

    for (size_t i = row * columns; i < (row + 1) * columns && i < table->cells.count; i++)
        for (size_t j = 0; j < table->cells.at[i].count; j++)
            if (is_withheld(copy, table->cells.at[i].at[j].mark))
                return true;
    return false;
}

/* "3 people", "behind": what is no figure was computed from one; a day is none. */
static bool is_derived(const swst__pieces *cell)
{
    const char *text = cell->count == 1 && cell->at[0].kind == SWST__PIECE_TEXT
        ? cell->at[0].text : "";

    for (int32_t i = 1; i <= swst__goal_status_choices.count; i++)
        if (strcmp(text, swst__goal_status_choices.labels[i].text[SWST__EN]) == 0
            || strcmp(text, swst__goal_status_choices.labels[i].text[SWST__ZH]) == 0)
            return true;
    return *text >= '0' && *text <= '9' && !strpbrk(text, "-/.");
}

/* The cells of a table are copied where one is emptied; the pieces stay the other's. */
static bool copy_cells(const swst_document *copy, struct swst__block *table)
{
    size_t columns = table->words.count;
    swst__pieces *cells;

    if (!columns || !table->cells.count)
        return true;
    if (!(cells = swst__calloc(table->cells.count * sizeof *cells)))
        return false;
    for (size_t i = 0; i < table->cells.count; i++)
        if (!is_derived(&table->cells.at[i]) || !row_is_withheld(copy, table, i / columns))
            cells[i] = table->cells.at[i];
    table->cells.at = (void *)cells;
    return true;
}

static bool copy_blocks(const swst_document *copy, struct swst__chapter *chapter)
{
    const struct swst__block *blocks = chapter->blocks.at;
    size_t count = chapter->blocks.count;

    chapter->blocks.count = 0;
    if (!(chapter->blocks.at = swst__calloc((count + 1) * sizeof *blocks)))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct swst__block *block = &chapter->blocks.at[chapter->blocks.count];

        if (is_left_out(copy, &blocks[i]))
            continue;
        *block = blocks[i];
        if (!copy_cells(copy, block))
            return false;
        chapter->blocks.count++;
    }
    return true;
}

static bool copy_chapters(swst_document *copy)
{
    const struct swst__chapter *chapters = copy->chapters.at;
    size_t count = copy->chapters.count;

    copy->chapters.count = 0;
    if (!(copy->chapters.at = swst__calloc((count + 1) * sizeof *chapters)))
        return false;
    for (size_t i = 0; i < count; i++) {
        copy->chapters.at[i] = chapters[i];
        copy->chapters.count++;
        if (!copy_blocks(copy, &copy->chapters.at[i]))
            return false;
    }
    return true;
}

/* --------------------------------------------------------------------- whole */

void swst__document_published_free(swst_document *copy)
{
    if (!copy)
        return;
    for (size_t i = 0; copy->chapters.at && i < copy->chapters.count; i++) {
        struct swst__chapter *chapter = &copy->chapters.at[i];

        for (size_t j = 0; chapter->blocks.at && j < chapter->blocks.count; j++)
            if (chapter->blocks.at[j].words.count && chapter->blocks.at[j].cells.count)
                swst_free(chapter->blocks.at[j].cells.at);
        swst_free(chapter->blocks.at);
    }
    swst_free(copy->chapters.at);
    swst_free(copy->marks.at);
    swst_free(copy);
}

static swst_status make_copy(const struct swst__figures *figures, swst_document **copy)
{
    swst_document *made = swst__calloc(sizeof *made);
    bool complete = made;

    if (complete) {
        *made = *figures->document;
        complete = copy_marks(figures, made);
        if (!complete)
            made->chapters.at = NULL;
        complete = complete && copy_chapters(made);
    }
    if (!complete) {
        swst__document_published_free(made);
        return swst__fail_memory();
    }
    *copy = made;
    return SWST_OK;
}

swst_status swst__document_published(const swst_document *document, unsigned flags,
                                     swst_document **copy)
{
    struct swst__figures figures = { .document = document };
    swst_status status;

    if (!swst__profile_publishes(flags))
        return SWST_OK;
    if (!(status = decide(&figures)))
        status = make_copy(&figures, copy);
    swst_free(figures.numbers);
    swst__sums_free(&figures.sums);
    return status;
}
