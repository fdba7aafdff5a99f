/* Which numbers of a table are the same and which add up: columns that repeat one
 * another, rows of totals, columns that add up, categories within everybody. */
#include "codec/profile_table.h"

#include <string.h>

/* --------------------------------------------------------------------- keys */

size_t swst__counted_column(const struct swst__counted *counted, const char *name)
{
    size_t i = 0;

    while (i < counted->columns && strcmp(swst_table_column(counted->table, i)->name, name) != 0)
        i++;
    return i;
}

bool swst__is_key(const struct swst__counted *counted, size_t column)
{
    swst_field_type type = swst_table_column(counted->table, column)->type;

    return type == SWST_TEXT || type == SWST_CHOICE;
}

bool swst__key_is_empty(const struct swst__counted *counted, size_t row, size_t column)
{
    const swst_table *table = counted->table;

    if (!swst__table_has(table, row, column))
        return true;
    return swst_table_column(table, column)->type == SWST_TEXT
        && !*swst__table_cell(table, row, column);
}

bool swst__keys_equal(const struct swst__counted *counted, size_t a, size_t b, size_t column)
{
    const swst_table *table = counted->table;

    if (!swst__table_has(table, a, column) || !swst__table_has(table, b, column))
        return swst__table_has(table, a, column) == swst__table_has(table, b, column);
    if (swst_table_column(table, column)->type == SWST_CHOICE)
        return swst__table_number(table, a, column) == swst__table_number(table, b, column);
    return strcmp(swst__table_cell(table, a, column), swst__table_cell(table, b, column)) == 0;
}

/* -------------------------------------------------------------- repetitions */

static bool is_repeated(const struct swst__counted *counted, size_t a, size_t b)
{
    bool any = false;

    for (size_t row = 0; row < counted->rows; row++) {
        if (!swst__counted_has(counted, row, a) || !swst__counted_has(counted, row, b))
            continue;
        if (swst__counted_value(counted, row, a) != swst__counted_value(counted, row, b))
            return false;
        any = any || swst__counted_value(counted, row, a);
    }
    return any;
}

void swst__counted_relate(struct swst__counted *counted)
{
    for (size_t a = 0; a < counted->width; a++)
        for (size_t b = a + 1; b < counted->width; b++) {
            bool repeated = is_repeated(counted, a, b);

            for (size_t row = 0; repeated && row < counted->rows; row++)
                if (swst__counted_has(counted, row, a) && swst__counted_has(counted, row, b))
                    swst__sums_same(&counted->sums, swst__counted_at(counted, row, a),
                                    swst__counted_at(counted, row, b));
        }
}

/* ------------------------------------------------------------------- totals */

/* The first word that the row lacks and another has: then it is the total over them. */
static bool is_total(const struct swst__counted *counted, size_t row, size_t *over)
{
    for (*over = 0; *over < counted->columns; ++*over) {
        if (!swst__is_key(counted, *over) || !swst__key_is_empty(counted, row, *over))
            continue;
        for (size_t i = 0; i < counted->rows; i++)
            if (!swst__key_is_empty(counted, i, *over))
                return true;
    }
    return false;
}

static bool is_part(const struct swst__counted *counted, size_t total, size_t over, size_t row)
{
    if (row == total || swst__key_is_empty(counted, row, over))
        return false;
    for (size_t i = 0; i < counted->columns; i++)
        if (swst__is_key(counted, i) && !swst__key_is_empty(counted, total, i)
            && !swst__keys_equal(counted, total, row, i))
            return false;
    return true;
}

/* Which rows are parts of one: `over` a word, or of every other row (over: the columns). */
static bool belongs(const struct swst__counted *counted, size_t total, size_t over, size_t row)
{
    return over == counted->columns ? row != total : is_part(counted, total, over, row);
}

/* Parts that are less than the whole leave a rest, which stands nowhere. */
static void add_total(struct swst__counted *counted, size_t total, size_t over, size_t at)
{
    struct swst__sums *sums = &counted->sums;
    int64_t whole = swst__counted_has(counted, total, at)
        ? swst__counted_value(counted, total, at) : 0, parts = 0;
    size_t count = 0, rest;

    for (size_t row = 0; whole && row < counted->rows; row++)
        if (swst__counted_has(counted, row, at) && belongs(counted, total, over, row)) {
            parts += swst__counted_value(counted, row, at);
            count++;
        }
    if (!count || parts > whole || (over == counted->columns && (parts < whole || count < 2)))
        return;
    rest = parts < whole ? swst__sums_number(sums, whole - parts, false) : SWST__NO_NUMBER;
    if (parts < whole && !sums->failed)
        sums->numbers[rest].guarded = true;
    swst__sums_whole(sums, swst__counted_at(counted, total, at));
    for (size_t row = 0; row < counted->rows; row++)
        if (swst__counted_has(counted, row, at) && belongs(counted, total, over, row))
            swst__sums_part(sums, swst__counted_at(counted, row, at));
    swst__sums_part(sums, rest);
}

static void add_totals(struct swst__counted *counted)
{
    size_t over;
    bool any = false;

    for (size_t row = 0; row < counted->rows; row++)
        if (is_total(counted, row, &over)) {
            any = true;
            for (size_t at = 0; at < counted->width; at++)
                add_total(counted, row, over, at);
        }
    for (size_t at = 0; !any && counted->rows > 1 && at < counted->width; at++) {
        add_total(counted, 0, counted->columns, at);
        add_total(counted, counted->rows - 1, counted->columns, at);
    }
}

/* ------------------------------------------------------- columns that add up */

enum { MOST_PARTS = 3 };

static bool adds_up_in(const struct swst__counted *counted, size_t row, size_t whole,
                       const size_t *parts, size_t count, bool *tells)
{
    int64_t sum = 0;
    size_t counted_parts = 0;

    for (size_t i = 0; i < count; i++) {
        if (!swst__counted_has(counted, row, parts[i]))
            return false;
        sum += swst__counted_value(counted, row, parts[i]);
        counted_parts += swst__counted_value(counted, row, parts[i]) > 0;
    }
    *tells = *tells || counted_parts > 1;
    return sum == swst__counted_value(counted, row, whole);
}

/* In every row, and somewhere of two parts at the least. */
static void try_columns(struct swst__counted *counted, size_t whole, const size_t *parts,
                        size_t count)
{
    bool tells = false;

    for (size_t row = 0; row < counted->rows; row++)
        if (swst__counted_has(counted, row, whole)
            && !adds_up_in(counted, row, whole, parts, count, &tells))
            return;
    for (size_t row = 0; tells && row < counted->rows; row++) {
        if (!swst__counted_has(counted, row, whole))
            continue;
        swst__sums_whole(&counted->sums, swst__counted_at(counted, row, whole));
        for (size_t i = 0; i < count; i++)
            swst__sums_part(&counted->sums, swst__counted_at(counted, row, parts[i]));
    }
}

/* `columns`: those of counts. Two or three of them, or many that stand in a row. */
static void try_parts(struct swst__counted *counted, const size_t *columns, size_t count,
                      size_t whole)
{
    size_t parts[MOST_PARTS];

    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; i != whole && j < count; j++) {
            parts[0] = columns[i];
            parts[1] = columns[j];
            if (j == whole)
                continue;
            try_columns(counted, columns[whole], parts, 2);
            for (size_t k = j + 1; k < count; k++) {
                parts[2] = columns[k];
                if (k != whole)
                    try_columns(counted, columns[whole], parts, MOST_PARTS);
            }
        }
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + MOST_PARTS; j < count; j++)
            if (whole < i || whole > j)
                try_columns(counted, columns[whole], columns + i, j - i + 1);
}

static void add_columns(struct swst__counted *counted)
{
    enum { MOST_COLUMNS = 32 };
    size_t columns[MOST_COLUMNS], count = 0;

    for (size_t i = 0; i < counted->columns && count < MOST_COLUMNS; i++)
        if (swst_table_column(counted->table, i)->type == SWST_INTEGER
            && swst__profile_showing(swst__sort_of(swst_table_column(counted->table, i)),
                                     counted->flags) == SWST__SHOWN)
            columns[count++] = 2 * i;
    for (size_t whole = 0; whole < count; whole++)
        try_parts(counted, columns, count, whole);
}

/* --------------------------------------------------------------- categories */

static bool counts_everybody(const struct swst__counted *counted, size_t row, size_t category)
{
    const char *word = swst__table_has(counted->table, row, category)
        ? swst__table_cell(counted->table, row, category) : "";

    return strcmp(word, "persons") == 0 || strcmp(word, "households") == 0;
}

/* Those of a category are among everybody of their unit in their area. */
static void add_within(struct swst__counted *counted, size_t row, size_t category, size_t everybody)
{
    for (size_t i = 0; i < counted->columns; i++)
        if (i != category && swst__is_key(counted, i)
            && !swst__keys_equal(counted, row, everybody, i))
            return;
    for (size_t at = 0; at < counted->width; at++)
        if (swst__counted_has(counted, row, at) && swst__counted_has(counted, everybody, at)
            && swst__counted_value(counted, row, at)
               <= swst__counted_value(counted, everybody, at))
            swst__sums_within(&counted->sums, swst__counted_at(counted, everybody, at),
                              swst__counted_at(counted, row, at), false);
}

static void add_categories(struct swst__counted *counted)
{
    size_t category = swst__counted_column(counted, "category");

    for (size_t i = 0; category < counted->columns && i < counted->rows; i++)
        for (size_t j = 0; counts_everybody(counted, i, category) && j < counted->rows; j++)
            if (!counts_everybody(counted, j, category))
                add_within(counted, j, category, i);
}

void swst__counted_add_up(struct swst__counted *counted)
{
    if (counted->sums.failed || !counted->sums.number_count)
        return;
    add_totals(counted);
    add_columns(counted);
    add_categories(counted);
}
