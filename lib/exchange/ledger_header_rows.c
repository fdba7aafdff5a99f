/* The header is the row, or the two, that name most fields; the first of equal ones. Titles,
 * units and forms above it name fewer, and rows of data hold numbers and days. */
#include "exchange/ledger_header_rows.h"

#include "base/fold.h"
#include "base/memory.h"

#include <string.h>

enum { CELL_SIZE = 256, DIGITS_OF_DATA = 6 };

_Static_assert(SWST__LEDGER_FIELDS <= 64, "fields are counted in the bits of a number");

#define BIT(field) (UINT64_C(1) << (field))
#define PERSON (BIT(SWST__LEDGER_NAME) | BIT(SWST__LEDGER_ID_NUMBER))

/* ----------------------------------------------------------------------- read */

/* As it stands there, but for what is white around it. */
static void trim(const char *text, char said[CELL_SIZE])
{
    size_t length = 0, kept = 0, size;

    for (uint32_t code; (code = swst__fold_character(text, &size)); text += size) {
        bool white = code <= ' ' || code == 0xA0 || code == 0x3000 || code == 0xFEFF;

        if ((white && !length) || length + size >= CELL_SIZE)
            continue;
        memcpy(said + length, text, size);
        length += size;
        kept = white ? kept : length;
    }
    said[kept] = '\0';
}

static char *put(char **to, const char *text)
{
    char *at = *to;

    *to += strlen(text) + 1;
    return strcpy(at, text);
}

/* The pointers and the bytes in one block. */
static swst_status keep_row(struct swst__header_row *row, const struct swst__ledger_text *text)
{
    size_t count = swst__ledger_text_cells(text), size = 2 * count * sizeof(char *);
    char cell[CELL_SIZE], said[CELL_SIZE], *to;

    for (size_t i = 0; i < count; i++) {
        swst__fold_text(swst__ledger_text_cell(text, i), cell, sizeof cell);
        trim(swst__ledger_text_cell(text, i), said);
        size += strlen(cell) + strlen(said) + 2;
    }
    if (!(row->cells = swst__calloc(size)))
        return swst__fail_memory();
    row->said = row->cells + count;
    row->line = swst__ledger_text_line(text);
    row->count = count;
    to = (char *)(row->said + count);
    for (size_t i = 0; i < count; i++) {
        swst__fold_text(swst__ledger_text_cell(text, i), cell, sizeof cell);
        trim(swst__ledger_text_cell(text, i), said);
        row->cells[i] = put(&to, cell);         /* on its way it may have been longer */
        row->said[i] = put(&to, said);
    }
    return SWST_OK;
}

swst_status swst__header_rows_read(struct swst__header_rows *rows, struct swst__ledger_text *text,
                                   char separator)
{
    swst_status status = swst__ledger_text_rewind(text, separator);

    rows->separator = separator;
    while (!status && rows->count < SWST__HEADER_SEARCHED) {
        if ((status = swst__ledger_text_next(text)) != SWST_ROW)
            break;
        if (swst__ledger_text_cells(text) > rows->widest)
            rows->widest = swst__ledger_text_cells(text);
        if (!(status = keep_row(&rows->rows[rows->count], text)))
            rows->count++;
    }
    if (status != SWST_EINVALID)
        return status;
    rows->refused = status;
    swst__failure_keep(&rows->refusal);
    if ((size_t)swst_error_column() > rows->widest)
        rows->widest = (size_t)swst_error_column();
    return SWST_OK;
}

void swst__header_rows_free(struct swst__header_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        swst_free(rows->rows[i].cells);
    rows->count = 0;
}

/* ---------------------------------------------------------------------- cells */

const char *swst__header_cell(const struct swst__header_row *row, size_t at)
{
    return row && at < row->count ? row->cells[at] : "";
}

const char *swst__header_above(const struct swst__header_row *upper,
                               const struct swst__header_row *lower, size_t at)
{
    if (!upper || !*swst__header_cell(lower, at))
        return "";
    for (size_t i = at + 1; i-- > 0; )
        if (*swst__header_cell(upper, i))
            return *swst__header_cell(lower, i) ? swst__header_cell(upper, i) : "";
    return "";
}

const char *swst__header_text(const struct swst__header_row *upper,
                              const struct swst__header_row *lower, size_t at)
{
    const char *text = swst__header_cell(lower, at);

    return *text ? text : swst__header_cell(upper, at);
}

const char *swst__header_said(const struct swst__header_row *upper,
                              const struct swst__header_row *lower, size_t at)
{
    const struct swst__header_row *row = *swst__header_cell(lower, at) ? lower : upper;

    return row && at < row->count ? row->said[at] : "";
}

static size_t width(const struct swst__header_row *upper, const struct swst__header_row *lower)
{
    return upper && upper->count > lower->count ? upper->count : lower->count;
}

/* A day, a phone or an identity number: digits, and at most signs and 年月日 beside them. */
static bool is_data(const char *cell)
{
    static const char signs[] = "0123456789-/.:*xX+ ()年月日";
    size_t digits = 0;

    if (cell[strspn(cell, signs)])
        return false;
    for (; *cell; cell++)
        digits += *cell >= '0' && *cell <= '9';
    return digits >= DIGITS_OF_DATA;
}

static bool is_number(const char *cell)
{
    return *cell && !cell[strspn(cell, "0123456789.,-")];
}

/* ---------------------------------------------------------------------- score */

/* What the cells of a header would name. */
struct tally {
    uint64_t fields;                    /* a bit each; those of a category are counted */
    size_t of_category, filled;
    bool data;
};

static bool means(const struct swst__headings *headings, const struct swst__header_row *upper,
                  const struct swst__header_row *lower, size_t at, struct swst__heading *found)
{
    return swst__heading_find(headings, swst__header_above(upper, lower, at),
                              swst__header_text(upper, lower, at), found);
}

static struct tally tally(const struct swst__headings *headings,
                          const struct swst__header_row *upper,
                          const struct swst__header_row *lower)
{
    struct tally sum = { 0, 0, 0, false };

    for (size_t i = 0; i < width(upper, lower); i++) {
        const char *text = swst__header_text(upper, lower, i);
        struct swst__heading found;

        sum.filled += *text != '\0';
        sum.data = sum.data || is_data(text);
        if (!*text || !means(headings, upper, lower, i, &found))
            continue;
        if (found.category_id)
            sum.of_category++;
        else
            sum.fields |= BIT(found.field);
    }
    return sum;
}

static size_t bits(uint64_t set)
{
    size_t count = 0;

    for (; set; set &= set - 1)
        count++;
    return count;
}

/* A header whose columns are days of visits names the person; a row of data does not. */
static int64_t score_of(const struct tally *sum)
{
    size_t fields = bits(sum->fields);
    bool person = sum->fields & PERSON;

    if (fields < 2 && !(person && sum->filled > 1))
        return 0;
    if (sum->data && !(person && fields > 1))
        return 0;
    return 4 * (int64_t)(fields + sum->of_category);
}

/* ------------------------------------------------------------------- two rows */

static size_t filled(const struct swst__header_row *row)
{
    size_t count = 0;

    for (size_t i = 0; i < row->count; i++)
        count += *row->cells[i] != '\0';
    return count;
}

static bool may_be_upper(const struct swst__header_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (strchr(row->cells[i], ':') || is_data(row->cells[i]))
            return false;                   /* a form that was filled in */
    return filled(row) > (*swst__header_cell(row, 0) != '\0');      /* more than a title */
}

static bool same(const char *left, const char *right)
{
    char key[SWST__HEADING_KEY], other[SWST__HEADING_KEY];

    swst__heading_key(left, key);
    swst__heading_key(right, other);
    return strcmp(key, other) == 0;
}

/* No numbers, and not the header printed once more. */
static bool may_be_lower(const struct swst__header_row *upper, const struct swst__header_row *row)
{
    bool differs = false;

    for (size_t i = 0; i < row->count; i++) {
        if (is_data(row->cells[i]) || is_number(row->cells[i]))
            return false;
        differs = differs || (*row->cells[i] && !same(row->cells[i], swst__header_cell(upper, i)));
    }
    return differs;
}

/* A merged cell with at least two headings below it. */
static bool is_parent(const struct swst__header_row *upper, const struct swst__header_row *lower,
                      size_t at)
{
    return *swst__header_cell(upper, at) && !*swst__header_cell(upper, at + 1)
        && *swst__header_cell(lower, at) && *swst__header_cell(lower, at + 1);
}

/* Whether the upper row tells what the lower does not, so that 姓名 is the head's: then the
 * two are one header, even if one alone would name as much. */
static bool is_told_by_upper(const struct swst__headings *headings,
                             const struct swst__header_row *lower, size_t at,
                             const struct swst__heading *together)
{
    struct swst__heading alone;

    swst__heading_find(headings, "", swst__header_cell(lower, at), &alone);
    return alone.field != together->field || alone.category_id != together->category_id;
}

/* What stands below 姓名 is a heading, too, or it is a name. `gain`: of the two rows over
 * one of them. */
static bool agrees(const struct swst__headings *headings, const struct swst__header_row *upper,
                   const struct swst__header_row *lower, int64_t *gain)
{
    bool named = false, below_parents = true, merged_down = false, told = false;

    for (size_t i = 0; i < width(upper, lower); i++) {
        const char *over = swst__header_cell(upper, i);
        struct swst__heading found;
        bool known = *over && swst__heading_find(headings, "", over, &found);

        if (!*swst__header_cell(lower, i)) {
            merged_down = merged_down || known;
            continue;
        }
        if (means(headings, upper, lower, i, &found))
            named = true;
        else if (known && !is_parent(upper, lower, i))
            return false;
        told = told || is_told_by_upper(headings, lower, i, &found);
        if (!*swst__header_above(upper, lower, i)
            || (*over && !is_parent(upper, lower, i)))
            below_parents = false;
    }
    *gain = told ? 5 : merged_down ? 1 : -1;
    return named || below_parents;
}

static int64_t score_pair(const struct swst__headings *headings,
                          const struct swst__header_row *upper,
                          const struct swst__header_row *lower)
{
    struct tally sum;
    int64_t score, gain = 0;

    if (!may_be_upper(upper) || !may_be_lower(upper, lower)
        || !agrees(headings, upper, lower, &gain))
        return 0;
    sum = tally(headings, upper, lower);
    score = score_of(&sum);
    return score ? score + gain : 0;
}

static void take_better(struct swst__header_place *place, size_t row, int lines, int64_t score)
{
    if (score > place->score)
        *place = (struct swst__header_place){ row, lines, score };
}

/* The same cells above: a header again, and what stands over it is a row. */
static bool stood_before(const struct swst__header_rows *rows, size_t at)
{
    const struct swst__header_row *row = &rows->rows[at];

    for (size_t i = 0; i + 1 < at; i++) {
        size_t alike = 0;

        while (alike < row->count && rows->rows[i].count == row->count
               && same(rows->rows[i].cells[alike], row->cells[alike]))
            alike++;
        if (row->count && alike == row->count)
            return true;
    }
    return false;
}

void swst__header_choose(const struct swst__headings *headings,
                         const struct swst__header_rows *rows, struct swst__header_place *place)
{
    *place = (struct swst__header_place){ 0, 0, 0 };
    for (size_t i = 0; i < rows->count; i++) {
        const struct swst__header_row *row = &rows->rows[i];
        struct tally sum = tally(headings, NULL, row);

        take_better(place, i, 1, score_of(&sum));
        if (i + 1 < rows->count && !stood_before(rows, i + 1))
            take_better(place, i, 2, score_pair(headings, row, row + 1));
    }
}
