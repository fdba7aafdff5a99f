/* Which figures of a document are the same and which add up: columns of tables and series of
 * charts to a figure of the same indicator, what stands in one sentence or row, and a family
 * of indicators over the same days. */
#include "codec/profile_document.h"

enum { MOST_TOGETHER = 24 };

/* Marks that stand together, each once. */
struct together {
    size_t *at, count, room;
};

static const struct swst__mark *mark_of(const struct swst__figures *figures, size_t mark)
{
    return &figures->document->marks.at[mark].mark;
}

static size_t number_at(const struct swst__figures *figures, size_t mark, size_t part)
{
    return figures->numbers[2 * mark + part];
}

static int64_t value_at(const struct swst__figures *figures, size_t mark, size_t part)
{
    return figures->sums.numbers[number_at(figures, mark, part)].value;
}

static bool has(const struct swst__figures *figures, size_t mark, size_t part)
{
    return number_at(figures, mark, part) != SIZE_MAX;
}

/* ------------------------------------------------------------- repetitions */

static void relate_two(struct swst__figures *figures, size_t a, size_t b)
{
    for (size_t i = 0; i < 4; i++)
        if (has(figures, a, i % 2) && has(figures, b, i / 2)
            && value_at(figures, a, i % 2) >= SWST__FEWEST_SHOWN
            && value_at(figures, a, i % 2) == value_at(figures, b, i / 2))
            swst__sums_same(&figures->sums, number_at(figures, a, i % 2),
                            number_at(figures, b, i / 2));
}

void swst__figures_relate(struct swst__figures *figures)
{
    for (size_t a = 0; a < figures->document->marks.count; a++)
        for (size_t b = a; b < figures->document->marks.count; b++)
            if (mark_of(figures, a)->figure.unit == mark_of(figures, b)->figure.unit)
                relate_two(figures, a, b);
}

/* ------------------------------------------------------------------ together */

static void take(struct swst__figures *figures, struct together *together, size_t mark)
{
    size_t *grown;

    for (size_t i = 0; i < together->count; i++)
        if (together->at[i] == mark)
            return;
    if (mark == SWST__NO_MARK)
        return;
    if (!(grown = swst__grow(together->at, &together->room, together->count, sizeof *grown))) {
        figures->sums.failed = true;
        return;
    }
    together->at = grown;
    grown[together->count++] = mark;
}

static void take_pieces(struct swst__figures *figures, struct together *together,
                        const swst__pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++) {
        take(figures, together, pieces->at[i].mark);
        take(figures, together, pieces->at[i].before);
    }
}

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* Of the whole's indicator: the parts' sum, how many, and whether the whole is over them all. */
static int64_t sum_of(const struct swst__figures *figures, const struct together *together,
                      size_t whole, size_t part, size_t *count, bool *over_all)
{
    const struct swst__mark *all = mark_of(figures, whole);
    int64_t sum = 0;

    *count = 0;
    *over_all = true;
    for (size_t i = 0; i < together->count; i++) {
        const struct swst__mark *mark = mark_of(figures, together->at[i]);

        if (together->at[i] == whole || mark->indicator != all->indicator
            || !has(figures, together->at[i], part))
            continue;
        sum += value_at(figures, together->at[i], part);
        ++*count;
        *over_all = *over_all && mark->period.first == all->period.first
            && mark->period.last == all->period.last && starts_with(mark->filter, all->filter)
            && strlen(mark->filter) > strlen(all->filter);
    }
    return sum;
}

static void add_whole(struct swst__figures *figures, const struct together *together, size_t whole,
                      size_t part)
{
    struct swst__sums *sums = &figures->sums;
    int64_t value, sum;
    size_t count;
    bool over_all;

    if (!has(figures, whole, part) || !(value = value_at(figures, whole, part)))
        return;
    sum = sum_of(figures, together, whole, part, &count, &over_all);
    if (!count || sum > value || (sum < value && !over_all))
        return;
    swst__sums_whole(sums, number_at(figures, whole, part));
    for (size_t i = 0; i < together->count; i++)
        if (together->at[i] != whole && has(figures, together->at[i], part)
            && mark_of(figures, together->at[i])->indicator == mark_of(figures, whole)->indicator)
            swst__sums_part(sums, number_at(figures, together->at[i], part));
    if (sum < value) {
        size_t rest = swst__sums_number(sums, value - sum, false);

        swst__sums_part(sums, rest);
        if (!sums->failed)
            sums->numbers[rest].guarded = true;
    }
}

/* Each figure of the document that they may be the parts of. */
static void add_wholes(struct swst__figures *figures, const struct together *together)
{
    for (size_t mark = 0; together->count > 1 && mark < figures->document->marks.count; mark++)
        for (size_t part = 0; part < 2; part++)
            add_whole(figures, together, mark, part);
}

/* a = b + c of one unit. */
static void add_three(struct swst__figures *figures, size_t a, size_t b, size_t c)
{
    if (a == b || a == c || !has(figures, a, 0) || !has(figures, b, 0) || !has(figures, c, 0)
        || mark_of(figures, a)->figure.unit != mark_of(figures, b)->figure.unit
        || mark_of(figures, a)->figure.unit != mark_of(figures, c)->figure.unit
        || !value_at(figures, b, 0) || !value_at(figures, c, 0)
        || value_at(figures, a, 0) != value_at(figures, b, 0) + value_at(figures, c, 0))
        return;
    swst__sums_whole(&figures->sums, number_at(figures, a, 0));
    swst__sums_part(&figures->sums, number_at(figures, b, 0));
    swst__sums_part(&figures->sums, number_at(figures, c, 0));
}

static void add_threes(struct swst__figures *figures, const struct together *together)
{
    size_t most = together->count < MOST_TOGETHER ? together->count : MOST_TOGETHER;

    for (size_t a = 0; a < most; a++)
        for (size_t b = 0; b < most; b++)
            for (size_t c = b + 1; c < most; c++)
                add_three(figures, together->at[a], together->at[b], together->at[c]);
}

/* -------------------------------------------------------------------- places */

static void add_table(struct swst__figures *figures, const struct swst__block *block,
                      struct together *together)
{
    size_t columns = block->words.count;

    for (size_t column = 0; column < columns; column++) {
        together->count = 0;
        for (size_t i = column; i < block->cells.count; i += columns)
            take_pieces(figures, together, &block->cells.at[i]);
        add_wholes(figures, together);
    }
    for (size_t i = 0; columns && i < block->cells.count; i++) {
        if (i % columns == 0)
            together->count = 0;
        take_pieces(figures, together, &block->cells.at[i]);
        if (i % columns == columns - 1)
            add_threes(figures, together);
    }
}

static void add_chart(struct swst__figures *figures, const struct swst__block *block,
                      struct together *together)
{
    for (size_t i = 0; i < block->series.count; i++) {
        together->count = 0;
        for (size_t j = 0; j < block->series.at[i].points.count; j++)
            take(figures, together, block->series.at[i].points.at[j].mark);
        add_wholes(figures, together);
    }
}

static void add_block(struct swst__figures *figures, const struct swst__block *block,
                      struct together *together)
{
    together->count = 0;
    take_pieces(figures, together, &block->pieces);
    add_wholes(figures, together);
    add_threes(figures, together);
    add_table(figures, block, together);
    add_chart(figures, block, together);
}

/* "CASE.OPENED" and "CASE.CLOSED" of the same people over the same days. */
static bool same_family(const struct swst__mark *a, const struct swst__mark *b)
{
    size_t length = strcspn(a->indicator->code, ".") + 1;

    return strncmp(a->indicator->code, b->indicator->code, length) == 0 && a->as_of == b->as_of
        && a->period.first == b->period.first && a->period.last == b->period.last
        && strcmp(a->filter, b->filter) == 0;
}

static void add_family(struct swst__figures *figures, size_t first, struct together *together)
{
    together->count = 0;
    for (size_t i = 0; i < figures->document->marks.count; i++)
        if (same_family(mark_of(figures, first), mark_of(figures, i))) {
            if (i < first)
                return;
            take(figures, together, i);
        }
    add_threes(figures, together);
}

void swst__figures_add_up(struct swst__figures *figures)
{
    const swst_document *document = figures->document;
    struct together together = { 0 };

    for (size_t i = 0; i < document->chapters.count; i++)
        for (size_t j = 0; j < document->chapters.at[i].blocks.count; j++)
            add_block(figures, &document->chapters.at[i].blocks.at[j], &together);
    for (size_t i = 0; i < document->marks.count; i++)
        add_family(figures, i, &together);
    swst_free(together.at);
}
