/* A ledger as rows of UTF-8 cells: gone through once to learn what it is, then read piece by
 * piece. Memory holds a piece and a row, however large the file is. */
#define _POSIX_C_SOURCE 200809L

#include "exchange/ledger.h"

#include "base/memory.h"
#include "codec/csv_parse.h"
#include "exchange/files.h"
#include "exchange/ledger_decode.h"

#include <string.h>
#include <unistd.h>

enum { ROW_MOST = 4 << 20 };                /* bytes */

struct swst__ledger_text {
    char *path;
    int file;
    struct swst__survey survey;
    struct swst__decoder decoder;
    struct swst__csv *csv;
    int64_t read;                           /* bytes of the file */
    bool at_end, broken;                    /* all was fed; a broken character was, too */
    swst_status failure;
    struct swst__failure failed;
};

/* ----------------------------------------------------------------------- open */

static swst_status survey(struct swst__ledger_text *text)
{
    swst_status status;
    size_t length = 0;

    do {
        status = swst__input_read(text->file, text->path, text->decoder.bytes,
                                  SWST__DECODE_PIECE, &length);
        if (!status && length)
            status = swst__survey_take(&text->survey, text->decoder.bytes, length);
    } while (!status && length);
    if (status)
        return status;
    swst__survey_end(&text->survey);
    return text->survey.bytes > (int64_t)text->survey.mark ? SWST_OK
        : swst__fail(SWST_EINVALID, SWST__LEDGER_EMPTY);
}

static swst_status open_text(struct swst__ledger_text *text, const char *path)
{
    swst_status status;

    if (!(text->path = swst__strdup(path)))
        return swst__fail_memory();
    if ((status = swst__input_open(path, &text->file)) || (status = survey(text)))
        return status;
    text->decoder.old_mac = text->survey.returns && !text->survey.line_feeds;
    status = swst__decoder_open(&text->decoder, text->survey.encoding, NULL);
    return status ? status : swst__ledger_text_rewind(text, ',');
}

swst_status swst__ledger_text_open(const char *path, struct swst__ledger_text **text)
{
    struct swst__ledger_text *opened = swst__calloc(sizeof *opened);
    swst_status status;

    *text = NULL;
    if (!opened)
        return swst__fail_memory();
    opened->file = -1;
    if ((status = open_text(opened, path))) {
        swst__error_place(path, 0, 0);
        swst__ledger_text_free(opened);
        return status;
    }
    *text = opened;
    return SWST_OK;
}

void swst__ledger_text_free(struct swst__ledger_text *text)
{
    if (!text)
        return;
    swst__descriptor_close(&text->file);
    swst__decoder_close(&text->decoder);
    swst__csv_free(text->csv);
    swst_free(text->path);
    swst_free(text);
}

swst_status swst__ledger_text_rewind(struct swst__ledger_text *text, char separator)
{
    struct swst__csv *csv = swst__csv_new(separator);

    if (!csv)
        return SWST_ENOMEM;
    swst__csv_unwrap(csv);
    swst__csv_free(text->csv);
    text->csv = csv;
    swst__decoder_restart(&text->decoder);
    text->read = (int64_t)text->survey.mark;
    text->at_end = text->broken = false;
    text->failure = SWST_OK;
    return lseek(text->file, (off_t)text->read, SEEK_SET) >= 0 ? SWST_OK
        : swst__fail_at(SWST_EIO, SWST__CANNOT_READ, text->path, 0, 0);
}

/* ----------------------------------------------------------------------- rows */

/* What is no character is handed on as a byte that is none in UTF-8 either: the reader of
 * rows then says where it stands. */
static swst_status feed_broken(struct swst__ledger_text *text)
{
    text->at_end = text->broken = true;
    return swst__csv_feed(text->csv, "\xFF", 1, true);
}

static swst_status feed(struct swst__ledger_text *text)
{
    struct swst__decoder *decoder = &text->decoder;
    size_t length = 0;
    int64_t line;
    swst_status status;

    if (decoder->broken)
        return feed_broken(text);
    if (swst__csv_held(text->csv, &line) > ROW_MOST)
        return swst__fail_at(SWST_EINVALID, SWST__LEDGER_ROW_TOO_LONG, NULL, line, 0);
    status = swst__input_read(text->file, text->path, decoder->bytes + decoder->left,
                              SWST__DECODE_PIECE, &length);
    if (status)
        return status;
    text->read += (int64_t)length;
    swst__decode(decoder, length, length == 0);
    text->at_end = length == 0 && !decoder->broken;
    return swst__csv_feed(text->csv, decoder->text, decoder->length, text->at_end);
}

static swst_status fail(struct swst__ledger_text *text, swst_status status)
{
    int64_t row = swst_error_row(), column = swst_error_column();

    if (text->broken && status == SWST_EINVALID) {
        swst__fail_text(status, SWST__LEDGER_BAD_CHARACTER, swst__ledger_text_encoding(text));
        swst__error_place(NULL, row, column);
    }
    swst__error_place(text->path, 0, 0);
    text->failure = status;
    swst__failure_keep(&text->failed);
    return status;
}

swst_status swst__ledger_text_next(struct swst__ledger_text *text)
{
    swst_status status;

    if (text->failure)
        return swst__fail_again(text->failure, &text->failed);
    while (!(status = swst__csv_next(text->csv)) && !text->at_end)
        if ((status = feed(text)))
            break;
    return status == SWST_ROW || status == SWST_OK ? status : fail(text, status);
}

size_t swst__ledger_text_cells(const struct swst__ledger_text *text)
{
    return swst__csv_cells(text->csv);
}

const char *swst__ledger_text_cell(const struct swst__ledger_text *text, size_t index)
{
    return swst__csv_cell(text->csv, index);
}

int64_t swst__ledger_text_line(const struct swst__ledger_text *text)
{
    return swst__csv_line(text->csv);
}

/* ---------------------------------------------------------------------- facts */

const char *swst__ledger_text_encoding(const struct swst__ledger_text *text)
{
    return swst__encoding_names[text->survey.encoding];
}

int64_t swst__ledger_text_bytes(const struct swst__ledger_text *text)
{
    return text->read;
}

int64_t swst__ledger_text_total(const struct swst__ledger_text *text)
{
    return text->survey.bytes;
}
