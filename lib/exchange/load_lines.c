/* A load's rows from JSON lines: one record a line, of any kind. */
#include "exchange/load.h"

#include "base/error.h"
#include "base/memory.h"
#include "codec/json_read.h"
#include "codec/json_scan.h"

#include <string.h>

/* -------------------------------------------------------------------- lines */

static swst_status make_room(struct swst__lines *lines, size_t length)
{
    size_t capacity = lines->capacity ? lines->capacity : SWST__LOAD_PIECE;
    char *bytes;

    if (lines->at)
        memmove(lines->bytes, lines->bytes + lines->at, lines->end - lines->at);
    lines->searched -= lines->at;
    lines->end -= lines->at;
    lines->at = 0;
    while (capacity - lines->end <= length)
        capacity *= 2;
    if (capacity == lines->capacity)
        return SWST_OK;
    if (!(bytes = swst__realloc(lines->bytes, capacity)))
        return swst__fail_memory();
    lines->bytes = bytes;
    lines->capacity = capacity;
    return SWST_OK;
}

static swst_status feed(swst_load *load, size_t *fed)
{
    struct swst__lines *lines = &load->lines;
    size_t length;
    swst_status status = swst__load_read(load, &length);

    if (status || !length)
        return status;
    if (!lines->bytes && (lines->bytes = swst__calloc(2 * SWST__LOAD_PIECE)))
        lines->capacity = 2 * SWST__LOAD_PIECE;
    if (!lines->bytes)
        return swst__fail_memory();
    if ((status = make_room(lines, length)))
        return status;
    memcpy(lines->bytes + lines->end, load->piece, length);
    lines->end += length;
    *fed += length;
    return SWST_OK;
}

/* The next whole line, with a NUL in the place of its end; NULL: feed more, or
 * the end. */
static char *next_line(struct swst__lines *lines, bool last, size_t *length)
{
    char *line, *found = NULL;

    if (!lines->bytes)
        return NULL;
    line = lines->bytes + lines->at;
    if (lines->end > lines->searched)
        found = memchr(lines->bytes + lines->searched, '\n', lines->end - lines->searched);
    lines->searched = found ? (size_t)(found - lines->bytes) + 1 : lines->end;
    if (!found && (!last || lines->at == lines->end))
        return NULL;
    *length = (found ? lines->searched - 1 : lines->end) - lines->at;
    lines->at = lines->searched;
    line[*length] = '\0';
    if (*length && line[*length - 1] == '\r')
        line[--*length] = '\0';
    if (++lines->line == 1 && strncmp(line, "\xEF\xBB\xBF", 3) == 0) {
        line += 3;
        *length -= 3;
    }
    return line;
}

/* --------------------------------------------------------------------- rows */

static swst_status fill(swst_load *load, const struct swst__incoming *row, swst_record *record)
{
    swst_status status = swst__json_row_fill(row->source, record);

    return status ? swst__load_reject(load, status, load->file, row->line) : SWST_OK;
}

static swst_status take_row(swst_load *load, const struct swst__json_row *line)
{
    struct swst__row_header header = { .given = 0 };
    struct swst__incoming row = {
        swst__json_row_kind(line), &header, load->lines.line, fill, line
    };
    swst_status status = swst__json_row_header(line, &header);

    return status ? swst__load_reject(load, status, load->file, row.line)
                  : swst__load_take(load, &row);
}

/* Text that is no JSON ends the file: `ended`. */
static swst_status take_line(swst_load *load, const char *text, size_t length, bool *ended)
{
    struct swst__json_row *line = NULL;
    swst_status status;

    if (!length)
        return SWST_OK;
    swst__load_begin_row(load);
    if (!(status = swst__json_row_open(text, length, &line)))
        status = take_row(load, line);
    else if (swst__is_about_record(status)) {
        *ended = swst_error_offset() >= 0;
        status = swst__load_reject(load, status, load->file, load->lines.line);
    }
    swst__json_row_free(line);
    return status;
}

static swst_status refuse_long_line(swst_load *load)
{
    swst__load_begin_row(load);
    return swst__load_reject(load, swst__fail(SWST_EINVALID, SWST__JSON_TOO_LARGE), load->file,
                             load->lines.line + 1);
}

swst_status swst__load_lines(swst_load *load)
{
    struct swst__lines *lines = &load->lines;
    swst_status status = SWST_OK;
    size_t fed = 0, length;
    bool ended = false;

    for (int rows = 0; !status && !ended && rows < SWST__LOAD_ROWS && fed < SWST__LOAD_BYTES; ) {
        char *line = next_line(lines, load->input_ended, &length);

        if (line) {
            status = take_line(load, line, length, &ended);
            rows++;
        } else if (lines->end - lines->at > SWST__JSON_BYTES_MOST + 2) {
            status = refuse_long_line(load);
            ended = true;
        } else if (!load->input_ended) {
            status = feed(load, &fed);
        } else {
            ended = true;
        }
    }
    return status || ended ? status : SWST_ROW;
}
