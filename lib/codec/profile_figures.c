/* The same of figures of indicators, which stand row by row: values that repeat one another,
 * parts of one figure, and figures of one family that add up. */
#include "codec/profile_table.h"

#include <string.h>

struct figures {
    struct swst__counted *counted;
    size_t value, code, area, filter;   /* their columns */
};

static bool find(struct swst__counted *counted, size_t column, struct figures *figures)
{
    *figures = (struct figures){
        .counted = counted, .value = column, .code = swst__counted_column(counted, "code"),
        .area = swst__counted_column(counted, "area_code"),
        .filter = swst__counted_column(counted, "filter") };
    return swst_table_column(counted->table, column)->type == SWST_FIGURE;
}

static bool same_unit(const struct figures *figures, size_t a, size_t b)
{
    const swst_table *table = figures->counted->table;
    const char *one = swst__table_unit(table, a, figures->value);
    const char *other = swst__table_unit(table, b, figures->value);

    return one && other && strcmp(one, other) == 0;
}

/* ---------------------------------------------------------------- repetitions */

static void relate_rows(const struct figures *figures, size_t a, size_t b)
{
    struct swst__counted *counted = figures->counted;

    for (size_t i = 0; i < 4; i++) {
        size_t one = 2 * figures->value + i % 2, other = 2 * figures->value + i / 2;

        if (swst__counted_has(counted, a, one) && swst__counted_has(counted, b, other)
            && swst__counted_value(counted, a, one) >= SWST__FEWEST_SHOWN
            && swst__counted_value(counted, a, one) == swst__counted_value(counted, b, other))
            swst__sums_same(&counted->sums, swst__counted_at(counted, a, one),
                            swst__counted_at(counted, b, other));
    }
}

void swst__counted_relate_figures(struct swst__counted *counted)
{
    struct figures figures;

    for (size_t column = 0; column < counted->columns && !counted->sums.failed; column++)
        for (size_t i = 0; find(counted, column, &figures) && i < counted->rows; i++)
            for (size_t j = i + 1; j < counted->rows; j++)
                if (same_unit(&figures, i, j))
                    relate_rows(&figures, i, j);
}

/* ----------------------------------------------------------------------- sums */

static const char *text_of(const struct figures *figures, size_t row, size_t column)
{
    const struct swst__counted *counted = figures->counted;

    return column < counted->columns && swst__table_has(counted->table, row, column)
        ? swst__table_cell(counted->table, row, column) : "";
}

static bool same_code(const struct figures *figures, size_t a, size_t b)
{
    return strcmp(text_of(figures, a, figures->code), text_of(figures, b, figures->code)) == 0;
}

/* "CASE.OPENED" and "CASE.CLOSED", of the same people. */
static bool same_family(const struct figures *figures, size_t a, size_t b)
{
    const char *one = text_of(figures, a, figures->code);
    size_t length = strcspn(one, ".") + 1;

    return strncmp(one, text_of(figures, b, figures->code), length) == 0
        && same_unit(figures, a, b)
        && strcmp(text_of(figures, a, figures->area), text_of(figures, b, figures->area)) == 0
        && strcmp(text_of(figures, a, figures->filter),
                  text_of(figures, b, figures->filter)) == 0;
}

/* Of one indicator: this row is all the others together. */
static void add_whole(const struct figures *figures, size_t whole, size_t at)
{
    struct swst__counted *counted = figures->counted;
    int64_t parts = 0;
    size_t count = 0;

    for (size_t i = 0; i < counted->rows; i++)
        if (i != whole && swst__counted_has(counted, i, at) && same_code(figures, whole, i)) {
            parts += swst__counted_value(counted, i, at);
            count++;
        }
    if (count < 2 || parts != swst__counted_value(counted, whole, at))
        return;
    swst__sums_whole(&counted->sums, swst__counted_at(counted, whole, at));
    for (size_t i = 0; i < counted->rows; i++)
        if (i != whole && swst__counted_has(counted, i, at) && same_code(figures, whole, i))
            swst__sums_part(&counted->sums, swst__counted_at(counted, i, at));
}

/* a = b + c, each a count of its family. */
static void add_three(const struct figures *figures, size_t a, size_t b, size_t at)
{
    struct swst__counted *counted = figures->counted;
    int64_t rest = swst__counted_value(counted, a, at) - swst__counted_value(counted, b, at);

    for (size_t c = b + 1; rest > 0 && c < counted->rows; c++)
        if (c != a && swst__counted_has(counted, c, at) && same_family(figures, a, c)
            && swst__counted_value(counted, c, at) == rest
            && swst__counted_value(counted, b, at)) {
            swst__sums_whole(&counted->sums, swst__counted_at(counted, a, at));
            swst__sums_part(&counted->sums, swst__counted_at(counted, b, at));
            swst__sums_part(&counted->sums, swst__counted_at(counted, c, at));
        }
}

/* Goals: a goal is all its parts together. */
static void add_parent(const struct figures *figures, size_t whole, size_t at)
{
    struct swst__counted *counted = figures->counted;
    size_t id = swst__counted_column(counted, "goal_id");
    size_t parent = swst__counted_column(counted, "parent_id");
    int64_t parts = 0;

    if (id == counted->columns || parent == counted->columns)
        return;
    for (int writes = 0; writes < 2; writes++) {
        if (writes && parts != swst__counted_value(counted, whole, at))
            return;
        if (writes)
            swst__sums_whole(&counted->sums, swst__counted_at(counted, whole, at));
        for (size_t i = 0; i < counted->rows; i++) {
            if (!swst__counted_has(counted, i, at) || !swst__table_has(counted->table, i, parent)
                || swst__table_number(counted->table, i, parent)
                   != swst__table_number(counted->table, whole, id))
                continue;
            if (writes)
                swst__sums_part(&counted->sums, swst__counted_at(counted, i, at));
            else
                parts += swst__counted_value(counted, i, at);
        }
    }
}

static void add_up(const struct figures *figures)
{
    struct swst__counted *counted = figures->counted;

    for (size_t row = 0; row < counted->rows; row++)
        for (size_t at = 2 * figures->value; at < 2 * figures->value + 2; at++) {
            if (!swst__counted_has(counted, row, at) || !swst__counted_value(counted, row, at))
                continue;
            if (figures->code < counted->columns)
                add_whole(figures, row, at);
            add_parent(figures, row, at);
            for (size_t i = 0; figures->code < counted->columns && i < counted->rows; i++)
                if (i != row && swst__counted_has(counted, i, at) && same_family(figures, row, i))
                    add_three(figures, row, i, at);
        }
}

void swst__counted_add_up_figures(struct swst__counted *counted)
{
    struct figures figures;

    for (size_t column = 0; column < counted->columns && !counted->sums.failed; column++)
        if (find(counted, column, &figures))
            add_up(&figures);
}
