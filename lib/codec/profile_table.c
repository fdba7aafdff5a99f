/* Publishing a table: its numbers are gathered, those that give a small one away
 * are found, and a copy is made without them. */
#include "codec/profile_table.h"

#include "base/memory.h"

#include <swstation/publish.h>

#include <string.h>

static const char *const no_counts[] = {
#define NO_COUNT(name) name,
#define DERIVED(name)
#include "codec/profile_columns.def"
#undef NO_COUNT
#undef DERIVED
};

static const char *const derived[] = {
#define NO_COUNT(name)
#define DERIVED(name) name,
#include "codec/profile_columns.def"
#undef NO_COUNT
#undef DERIVED
};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static bool is_among(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* Ages, minutes and scores are no counts. */
static bool counts(const struct swst_field *column)
{
    static const char *const units[] = { "years", "min", "points" };

    return !is_among(column->name, no_counts, COUNT_OF(no_counts))
        && !is_among(column->name, derived, COUNT_OF(derived))
        && !is_among(column->unit, units, COUNT_OF(units));
}

/* ---------------------------------------------------------------- gathering */

size_t swst__counted_at(const struct swst__counted *counted, size_t row, size_t at)
{
    return counted->numbers[row * counted->width + at];
}

bool swst__counted_has(const struct swst__counted *counted, size_t row, size_t at)
{
    return swst__counted_at(counted, row, at) != SWST__NO_NUMBER;
}

int64_t swst__counted_value(const struct swst__counted *counted, size_t row, size_t at)
{
    return counted->sums.numbers[swst__counted_at(counted, row, at)].value;
}

static size_t number_of(struct swst__counted *counted, int64_t value)
{
    return value < 0 ? SWST__NO_NUMBER : swst__sums_number(&counted->sums, value, true);
}

/* Of a share without a denominator there is nothing to see. */
static void gather_cell(struct swst__counted *counted, size_t row, size_t column)
{
    const swst_table *table = counted->table;
    const struct swst_field *field = swst_table_column(table, column);
    size_t *at = &counted->numbers[row * counted->width + 2 * column];
    bool is_figure = field->type == SWST_FIGURE;
    bool is_count = field->type == SWST_INTEGER
        || (is_figure && swst__table_form(table, row, column) == SWST_FIGURE_COUNT);

    if (!swst__table_has(table, row, column)
        || (is_figure && swst__table_second(table, row, column) == SWST__UNKNOWN))
        return;
    if (is_count && (is_figure || counts(field))) {
        at[0] = number_of(counted, swst__table_number(table, row, column));
    } else if (!is_count && swst__table_second(table, row, column) > 0) {
        at[0] = number_of(counted, swst__table_number(table, row, column));
        at[1] = number_of(counted, swst__table_second(table, row, column));
    }
}

static swst_status gather(struct swst__counted *counted)
{
    size_t all = counted->rows * counted->width;

    if (!(counted->numbers = swst__calloc((all + 1) * sizeof *counted->numbers)))
        return swst__fail_memory();
    for (size_t i = 0; i < all; i++)
        counted->numbers[i] = SWST__NO_NUMBER;
    for (size_t row = 0; row < counted->rows; row++)
        for (size_t column = 0; column < counted->columns; column++) {
            const struct swst_field *field = swst_table_column(counted->table, column);

            if ((field->type == SWST_INTEGER || field->type == SWST_RATE
                 || field->type == SWST_FIGURE)
                && swst__profile_showing(swst__sort_of(field), counted->flags) == SWST__SHOWN)
                gather_cell(counted, row, column);
        }
    return counted->sums.failed ? swst__fail_memory() : SWST_OK;
}

/* Who is not in a share must not be known either when they are few. */
static void guard_shares(struct swst__counted *counted)
{
    for (size_t row = 0; row < counted->rows; row++)
        for (size_t column = 0; column < counted->columns; column++) {
            size_t n = swst__counted_at(counted, row, 2 * column);
            size_t d = swst__counted_at(counted, row, 2 * column + 1);

            if (n != SWST__NO_NUMBER && d != SWST__NO_NUMBER
                && swst__table_form(counted->table, row, column) != SWST_FIGURE_AVERAGE
                && counted->sums.numbers[n].value <= counted->sums.numbers[d].value)
                swst__sums_within(&counted->sums, d, n, true);
        }
}

/* -------------------------------------------------------------------- notes */

static size_t note_count(const swst_table *table)
{
    size_t count = 0;

    while (swst_table_note_name(table, count))
        count++;
    return count;
}

static void relate_note(struct swst__counted *counted, size_t note)
{
    int64_t value = counted->sums.failed ? 0 : counted->sums.numbers[note].value;

    for (size_t i = 0; value >= SWST__FEWEST_SHOWN && i < counted->rows * counted->width; i++)
        if (counted->numbers[i] != SWST__NO_NUMBER
            && counted->sums.numbers[counted->numbers[i]].value == value)
            swst__sums_same(&counted->sums, note, counted->numbers[i]);
}

/* "in_scope" of the footing is that of the first row that counts persons, however few. */
static void relate_total(struct swst__counted *counted, size_t note, const char *name)
{
    size_t column = swst__counted_column(counted, name);
    size_t category = swst__counted_column(counted, "category");

    for (size_t row = 0; column < counted->columns && category < counted->columns
                         && row < counted->rows && !counted->sums.failed; row++)
        if (swst__counted_has(counted, row, 2 * column)
            && strcmp(swst__table_cell(counted->table, row, category), "persons") == 0
            && swst__counted_value(counted, row, 2 * column) == counted->sums.numbers[note].value) {
            swst__sums_same(&counted->sums, note, swst__counted_at(counted, row, 2 * column));
            return;
        }
}

/* The footing: the last note counts all. What it has of a row may be the same. */
static void add_notes(struct swst__counted *counted, size_t *notes, size_t count)
{
    int64_t all = 0;

    for (size_t i = 0; i < count; i++) {
        int64_t value = swst_table_note(counted->table, i);

        notes[i] = swst__sums_number(&counted->sums, value, true);
        all += i + 1 < count ? value : 0;
        relate_note(counted, notes[i]);
        relate_total(counted, notes[i], swst_table_note_name(counted->table, i));
    }
    if (count < 3 || all != swst_table_note(counted->table, count - 1))
        return;
    swst__sums_whole(&counted->sums, notes[count - 1]);
    for (size_t i = 0; i + 1 < count; i++)
        swst__sums_part(&counted->sums, notes[i]);
}

/* ----------------------------------------------------------------- the copy */

static const char *sign_of(const struct swst__counted *counted, size_t number)
{
    switch (swst__sums_state(&counted->sums, number)) {
    case SWST__NUMBER_SMALL: return "<5";
    case SWST__NUMBER_WITHHELD: return "*";
    default: return NULL;
    }
}

static bool withhold_row(const struct swst__counted *counted, size_t row, swst_table *copy)
{
    bool any = false;

    for (size_t i = 0; i < counted->columns; i++) {
        size_t n = swst__counted_at(counted, row, 2 * i);
        size_t d = swst__counted_at(counted, row, 2 * i + 1);
        const char *sign = n == SWST__NO_NUMBER ? NULL : sign_of(counted, n);

        if (d != SWST__NO_NUMBER && (sign || sign_of(counted, d)))
            sign = "*";
        if (sign)
            swst__table_withhold(copy, row, i, sign);
        any = any || sign;
    }
    return any;
}

static void withhold(const struct swst__counted *counted, const size_t *notes, size_t note_count,
                     swst_table *copy)
{
    for (size_t row = 0; row < counted->rows; row++)
        if (withhold_row(counted, row, copy))
            for (size_t i = 0; i < counted->columns; i++)
                if (is_among(swst_table_column(copy, i)->name, derived, COUNT_OF(derived)))
                    swst__table_withhold(copy, row, i, "*");
    for (size_t i = 0; i < note_count; i++)
        if (sign_of(counted, notes[i]))
            swst__table_withhold_note(copy, i, sign_of(counted, notes[i]));
}

static swst_status decide(struct swst__counted *counted, swst_table *copy)
{
    enum { MOST_NOTES = 8 };
    size_t notes[MOST_NOTES], count = note_count(counted->table);
    swst_status status = gather(counted);

    if (status)
        return status;
    swst__counted_relate(counted);
    swst__counted_relate_figures(counted);
    add_notes(counted, notes, count);
    guard_shares(counted);
    swst__counted_add_up(counted);
    swst__counted_add_up_figures(counted);
    if (!(status = swst__sums_decide(&counted->sums)))
        withhold(counted, notes, count, copy);
    return status;
}

static swst_status publish(const swst_table *table, unsigned flags, swst_table *copy)
{
    struct swst__counted counted = {
        .table = table, .flags = flags, .rows = swst_table_rows(table),
        .columns = swst_table_columns(table), .width = 2 * swst_table_columns(table) };
    swst_status status = decide(&counted, copy);

    swst__table_set_published(copy);
    swst__sums_free(&counted.sums);
    swst_free(counted.numbers);
    return status;
}

swst_status swst__table_published(const swst_table *table, unsigned flags, swst_table **copy)
{
    swst_table *made;
    swst_status status;

    if (!swst__profile_publishes(flags) || swst__table_is_published(table))
        return SWST_OK;
    if (!(made = swst__table_copy(table)))
        return SWST_ENOMEM;
    if ((status = publish(table, flags, made)))
        swst_table_free(made);
    else
        *copy = made;
    return status;
}

/* ------------------------------------------------------------------- public */

swst_status swst_table_publish(const swst_table *table, unsigned flags, swst_table **published)
{
    swst_status status = swst__output_check(flags);
    swst_table *made = NULL;

    if (!table || !published)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (status || (status = swst__table_published(table, flags, &made)))
        return status;
    if (!made && !(made = swst__table_copy(table)))
        return SWST_ENOMEM;
    *published = made;
    return SWST_OK;
}

const char *swst_table_suppressed(const swst_table *table, size_t row, const char *column)
{
    for (size_t i = 0; column && row < swst_table_rows(table) && i < swst_table_columns(table); i++)
        if (strcmp(swst_table_column(table, i)->name, column) == 0)
            return swst__table_withheld(table, row, i);
    return NULL;
}

const char *swst_table_note_suppressed(const swst_table *table, size_t note)
{
    return table ? swst__table_note_withheld(table, note) : NULL;
}
