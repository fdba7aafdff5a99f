/* Writing CSV. */
#include "codec/csv_print.h"

#include <string.h>

/* Formatting costs much more than copying; it is needed only to grow. */
static void put(struct swst__text *out, const char *bytes, size_t length)
{
    if (out->failed || out->capacity - out->length <= length) {
        swst__text_add(out, "%.*s", (int)length, bytes);
        return;
    }
    memcpy(out->bytes + out->length, bytes, length);
    out->length += length;
    out->bytes[out->length] = '\0';
}

static bool needs_quotes(const char *cell, size_t length)
{
    return strpbrk(cell, ",\"\r\n") || cell[0] == ' ' || cell[0] == '\t'
        || (length && (cell[length - 1] == ' ' || cell[length - 1] == '\t'));
}

/* Also the full-width forms of = + - @, which some spreadsheets take for them. */
static bool is_formula(const char *cell)
{
    return (*cell && strchr("=+-@\t\r\n", *cell))
        || strncmp(cell, "＝", 3) == 0 || strncmp(cell, "＋", 3) == 0
        || strncmp(cell, "－", 3) == 0 || strncmp(cell, "＠", 3) == 0;
}

static bool is_shortened(const char *cell, size_t length)
{
    return (length > 11 || (length > 1 && *cell == '0'))
        && strspn(cell, "0123456789") == length;
}

static void put_quoted(struct swst__text *out, const char *prefix, const char *cell)
{
    put(out, "\"", 1);
    put(out, prefix, strlen(prefix));
    for (const char *quote; (quote = strchr(cell, '"')); cell = quote + 1) {
        put(out, cell, (size_t)(quote - cell));
        put(out, "\"\"", 2);
    }
    put(out, cell, strlen(cell));
    put(out, "\"", 1);
}

void swst__csv_put_mark(struct swst__text *out)
{
    put(out, "\xEF\xBB\xBF", 3);
}

void swst__csv_put_cell(struct swst__text *out, size_t column, const char *cell,
                        enum swst__csv_mode mode)
{
    const char *text = cell ? cell : "", *prefix = "";
    size_t length = strlen(text);

    if (mode == SWST__CSV_EXCEL)
        prefix = is_formula(text) ? "'" : is_shortened(text, length) ? "\t" : "";
    if (column)
        put(out, ",", 1);
    if (*prefix == '\t' || needs_quotes(text, length)) {
        put_quoted(out, prefix, text);
        return;
    }
    put(out, prefix, strlen(prefix));
    put(out, text, length);
}

void swst__csv_put_end(struct swst__text *out)
{
    put(out, "\r\n", 2);
}

void swst__csv_put_row(struct swst__text *out, const char *const *cells, size_t count,
                       enum swst__csv_mode mode)
{
    if (count == 1 && (!cells[0] || !*cells[0]))
        put(out, "\"\"", 2);
    else
        for (size_t i = 0; i < count; i++)
            swst__csv_put_cell(out, i, cells[i], mode);
    swst__csv_put_end(out);
}
