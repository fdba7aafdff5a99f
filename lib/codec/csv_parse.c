/* Reading CSV: one pass over the bytes, which are decoded where they stand;
 * a cell is never longer than what it was written as. */
#include "codec/csv_parse.h"

#include "base/error.h"
#include "base/memory.h"
#include "base/text.h"

#include <string.h>

enum state { BEFORE_CELL, IN_CELL, IN_QUOTES, AFTER_QUOTE, AFTER_CR };

struct swst__csv {
    char *bytes;                            /* bytes[end] is NUL and stops every run */
    size_t row, at, end, capacity;          /* the row begins at `row` and is read up to `at` */
    size_t cell, write;                     /* the cell begins at `cell`, is decoded to `write` */
    size_t cells[SWST__CSV_COLUMNS_MOST];
    size_t count, expected;
    int64_t line, row_line, cell_line;
    int64_t blank;                          /* empty lines before the row, not told yet */
    enum state state;
    enum swst__message failure;
    int64_t failed_line, failed_column;
    bool begun, last, failed;
    bool complete, told, on_blank;          /* the row is read; was given; is an empty line */
    bool quoted, ascii;                     /* the cell has quotes; has only ASCII so far */
    bool unwraps;                           /* ="…" is what stands between the quotes */
    char separator;
    bool special[256];
};

static void begin_cell(struct swst__csv *csv)
{
    csv->cell = csv->write = csv->at;
    csv->cell_line = csv->line;
    csv->state = BEFORE_CELL;
    csv->quoted = false;
    csv->ascii = true;
}

static void begin_row(struct swst__csv *csv)
{
    csv->row = csv->at;
    csv->row_line = csv->line;
    csv->count = 0;
    csv->complete = csv->told = csv->on_blank = false;
    begin_cell(csv);
}

struct swst__csv *swst__csv_new(char separator)
{
    struct swst__csv *csv = swst__calloc(sizeof *csv);

    if (!csv || !(csv->bytes = swst__calloc(1))) {
        swst__csv_free(csv);
        swst__fail_memory();
        return NULL;
    }
    csv->capacity = 1;
    csv->line = 1;
    csv->separator = separator;
    csv->special['\0'] = csv->special['"'] = csv->special['\r'] = csv->special['\n'] = true;
    csv->special[(unsigned char)separator] = true;
    begin_row(csv);
    return csv;
}

void swst__csv_free(struct swst__csv *csv)
{
    if (csv)
        swst_free(csv->bytes);
    swst_free(csv);
}

void swst__csv_expect(struct swst__csv *csv, size_t cells)
{
    csv->expected = cells;
}

void swst__csv_unwrap(struct swst__csv *csv)
{
    csv->unwraps = true;
}

/* --------------------------------------------------------------------- feed */

static void move_to_front(struct swst__csv *csv)
{
    if (csv->row == 0)
        return;
    memmove(csv->bytes, csv->bytes + csv->row, csv->end - csv->row + 1);
    for (size_t i = 0; i < csv->count; i++)
        csv->cells[i] -= csv->row;
    csv->at -= csv->row;
    csv->end -= csv->row;
    csv->cell -= csv->row;
    csv->write -= csv->row;
    csv->row = 0;
}

static bool make_room(struct swst__csv *csv, size_t length)
{
    size_t capacity = csv->capacity;
    char *bytes;

    if (length < capacity - csv->end)
        return true;
    if (length > SIZE_MAX / 4)
        return false;
    while (capacity - csv->end <= length)
        capacity *= 2;
    if (!(bytes = swst__realloc(csv->bytes, capacity)))
        return false;
    csv->bytes = bytes;
    csv->capacity = capacity;
    return true;
}

swst_status swst__csv_feed(struct swst__csv *csv, const char *bytes, size_t length, bool last)
{
    if (csv->last)
        return swst__fail(SWST_EMISUSE, SWST__BAD_ARGUMENT);
    if (csv->told)
        begin_row(csv);
    move_to_front(csv);
    if (!make_room(csv, length))
        return swst__fail_memory();
    if (length)
        memcpy(csv->bytes + csv->end, bytes, length);
    csv->end += length;
    csv->bytes[csv->end] = '\0';
    csv->last = last;
    return SWST_OK;
}

/* --------------------------------------------------------------------- scan */

static swst_status fail(struct swst__csv *csv, enum swst__message message, int64_t line)
{
    csv->failed = true;
    csv->failure = message;
    csv->failed_line = line;
    csv->failed_column = (int64_t)csv->count + 1;
    return swst__fail_at(SWST_EINVALID, message, NULL, line, csv->failed_column);
}

static void unwrap(struct swst__csv *csv)
{
    const char *cell = csv->bytes + csv->cell;

    if (csv->write - csv->cell < 3 || cell[0] != '=' || cell[1] != '"'
        || csv->bytes[csv->write - 1] != '"')
        return;
    csv->cell += 2;
    csv->write--;
}

/* ="7901… with nothing before it: the quotes make it a cell in quotes. */
static bool begins_wrapped(const struct swst__csv *csv)
{
    return csv->unwraps && csv->write == csv->cell + 1 && csv->bytes[csv->cell] == '=';
}

static swst_status end_cell(struct swst__csv *csv)
{
    if (csv->unwraps && csv->quoted)
        unwrap(csv);
    csv->bytes[csv->write] = '\0';
    if (!csv->ascii && swst__utf8_length(csv->bytes + csv->cell) < 0)
        return fail(csv, SWST__CSV_NOT_UTF8, csv->cell_line);
    csv->cells[csv->count++] = csv->cell;
    return SWST_OK;
}

/* Goes on, with SWST_OK, when the line was empty. */
static swst_status end_row(struct swst__csv *csv)
{
    if (csv->count == 1 && csv->write == csv->cell && !csv->quoted) {
        csv->blank++;
        begin_row(csv);
        return SWST_OK;
    }
    csv->complete = true;
    return SWST_ROW;
}

static swst_status next_line(struct swst__csv *csv)
{
    csv->at++;
    csv->line++;
    return end_row(csv);
}

/* The byte after a cell: a separator, or the end of a line. */
static swst_status delimit(struct swst__csv *csv, char byte)
{
    swst_status status = end_cell(csv);

    if (status)
        return status;
    if (byte == '\n')
        return next_line(csv);
    csv->at++;
    if (byte == '\r') {
        csv->state = AFTER_CR;
        return SWST_OK;
    }
    if (csv->count == SWST__CSV_COLUMNS_MOST)
        return fail(csv, SWST__CSV_TOO_MANY_COLUMNS, csv->line);
    begin_cell(csv);
    return SWST_OK;
}

static bool delimits(const struct swst__csv *csv, char byte)
{
    return byte == csv->separator || byte == '\r' || byte == '\n';
}

static void keep(struct swst__csv *csv)
{
    csv->bytes[csv->write++] = csv->bytes[csv->at++];
}

static swst_status open_quotes(struct swst__csv *csv)
{
    csv->state = IN_QUOTES;
    csv->quoted = true;
    csv->cell = csv->write = ++csv->at;
    return SWST_OK;
}

/* The byte at `at`, which is special or the first of its cell. */
static swst_status take(struct swst__csv *csv, char byte)
{
    if (byte == '\0')
        return fail(csv, SWST__CSV_NUL, csv->line);
    switch (csv->state) {
    case BEFORE_CELL:
        csv->state = IN_CELL;
        if (byte == '"')
            return open_quotes(csv);
        return delimits(csv, byte) ? delimit(csv, byte) : SWST_OK;
    case IN_CELL:
        if (byte == '"' && begins_wrapped(csv))
            return open_quotes(csv);
        return byte == '"' ? fail(csv, SWST__CSV_STRAY_QUOTE, csv->line) : delimit(csv, byte);
    case IN_QUOTES:
        if (byte == '"') {
            csv->state = AFTER_QUOTE;
            csv->at++;
            return SWST_OK;
        }
        csv->line += byte == '\n';
        keep(csv);
        return SWST_OK;
    case AFTER_QUOTE:
        if (delimits(csv, byte))
            return delimit(csv, byte);
        if (byte != '"')
            return fail(csv, SWST__CSV_TEXT_AFTER_QUOTE, csv->line);
        csv->state = IN_QUOTES;
        keep(csv);
        return SWST_OK;
    case AFTER_CR:
        break;
    }
    return byte == '\n' ? next_line(csv) : fail(csv, SWST__CSV_LONE_CR, csv->line);
}

/* Passes the bytes that only belong to the cell. */
static swst_status run(struct swst__csv *csv)
{
    const char *from = csv->bytes + csv->at, *to = from;
    unsigned char seen = 0;
    size_t length;

    for (; !csv->special[(unsigned char)*to]; to++)
        seen |= (unsigned char)*to;
    length = (size_t)(to - from);
    if (csv->write != csv->at)
        memmove(csv->bytes + csv->write, from, length);
    csv->write += length;
    csv->at += length;
    csv->ascii = csv->ascii && seen < 0x80;
    return csv->write - csv->cell > SWST__CSV_CELL_MOST
        ? fail(csv, SWST__CSV_CELL_TOO_LONG, csv->cell_line) : SWST_OK;
}

static swst_status finish(struct swst__csv *csv)
{
    swst_status status;

    if (csv->state == BEFORE_CELL && csv->count == 0)
        return SWST_OK;
    if (csv->state == IN_QUOTES)
        return fail(csv, SWST__CSV_UNCLOSED_QUOTE, csv->cell_line);
    if (csv->state == AFTER_CR)
        return fail(csv, SWST__CSV_LONE_CR, csv->line);
    status = end_cell(csv);
    return status ? status : end_row(csv);
}

/* False while too few bytes are there to tell a byte order mark. */
static bool pass_mark(struct swst__csv *csv)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t length = csv->end < 3 ? csv->end : 3;
    bool same = memcmp(csv->bytes, mark, length) == 0;

    if (same && length < 3 && !csv->last)
        return false;
    if (same && length == 3)
        csv->at = 3;
    begin_row(csv);
    return true;
}

static swst_status scan(struct swst__csv *csv)
{
    swst_status status = SWST_OK;

    if (!csv->begun && !(csv->begun = pass_mark(csv)))
        return SWST_OK;
    while (!status) {
        if ((csv->state == IN_CELL || csv->state == IN_QUOTES) && (status = run(csv)))
            return status;
        if (csv->at == csv->end)
            return csv->last ? finish(csv) : SWST_OK;
        status = take(csv, csv->bytes[csv->at]);
    }
    return status;
}

/* --------------------------------------------------------------------- rows */

swst_status swst__csv_next(struct swst__csv *csv)
{
    swst_status status;

    if (csv->failed)
        return swst__fail_at(SWST_EINVALID, csv->failure, NULL, csv->failed_line,
                             csv->failed_column);
    if (csv->told)
        begin_row(csv);
    if (!csv->complete && (status = scan(csv)) != SWST_ROW)
        return status;
    csv->on_blank = csv->blank > 0;
    csv->told = !csv->on_blank;
    if (csv->on_blank)
        csv->blank--;
    else if (csv->expected && csv->count != csv->expected)
        return swst__fail_at(SWST_EINVALID, SWST__CSV_RAGGED, NULL, csv->row_line, (int64_t)
                             (csv->count < csv->expected ? csv->count : csv->expected) + 1);
    return SWST_ROW;
}

size_t swst__csv_cells(const struct swst__csv *csv)
{
    return csv->on_blank ? 1 : csv->told ? csv->count : 0;
}

const char *swst__csv_cell(const struct swst__csv *csv, size_t index)
{
    return csv->told && index < csv->count ? csv->bytes + csv->cells[index] : "";
}

int64_t swst__csv_line(const struct swst__csv *csv)
{
    return csv->on_blank ? csv->row_line - csv->blank - 1 : csv->row_line;
}

size_t swst__csv_held(const struct swst__csv *csv, int64_t *line)
{
    *line = csv->row_line;
    return csv->complete ? 0 : csv->end - csv->row;
}
