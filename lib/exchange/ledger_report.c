/* The report of a ledger: its own lines in their order, each row with 状态 and 原因 behind it.
 * It is for eyes and for correcting: the corrected file can be imported as it is. */
#include "exchange/ledger.h"

#include "base/memory.h"
#include "base/text.h"
#include "codec/csv_print.h"
#include "exchange/files.h"

#include <string.h>

enum { BYTES_AT_ONCE = 1 << 16 };

struct swst__ledger_report {
    char *path;
    int folder, file;
    size_t width;                       /* cells before 状态 */
    struct swst__text out, remarks;
};

static const char state_heading[] = "状态", reason_heading[] = "原因";

void swst__ledger_report_free(struct swst__ledger_report *report)
{
    if (!report)
        return;
    swst__descriptor_close(&report->file);
    swst__descriptor_close(&report->folder);
    swst_free(report->out.bytes);
    swst_free(report->remarks.bytes);
    swst_free(report->path);
    swst_free(report);
}

swst_status swst__ledger_report_open(const char *path, struct swst__ledger_report **report)
{
    struct swst__ledger_report *made = swst__calloc(sizeof *made);
    swst_status status;

    if (!made)
        return swst__fail_memory();
    made->folder = made->file = -1;
    status = (made->path = swst__strdup(path)) ? SWST_OK : swst__fail_memory();
    if (!status)
        status = swst__output_parent(path, &made->folder);
    if (!status)
        status = swst__output_open(made->folder, path, &made->file);
    if (status) {
        swst__ledger_report_free(made);
        return status;
    }
    swst__csv_put_mark(&made->out);
    *report = made;
    return SWST_OK;
}

static swst_status flush(struct swst__ledger_report *report, size_t when)
{
    swst_status status;

    if (report->out.failed)
        return swst__fail_memory();
    if (report->out.length < when)
        return SWST_OK;
    status = swst__output_write(report->file, report->path, report->out.bytes,
                                report->out.length);
    swst__text_clear(&report->out);
    return status;
}

swst_status swst__ledger_report_close(struct swst_ledger *ledger)
{
    struct swst__ledger_report *report = ledger->report;
    swst_status status = report ? flush(report, 1) : SWST_OK;

    if (!report || status)
        return status;
    status = swst__output_close(&report->file, report->path);
    return status ? status : swst__output_close(&report->folder, report->path);
}

/* ------------------------------------------------------------------------ lines */

/* The cells of the row stood on, up to the last that says something and at most `most`;
 * how many were put. */
static size_t put_cells(struct swst__ledger_report *report, const struct swst__ledger_text *text,
                        size_t most)
{
    size_t count = swst__ledger_text_cells(text);

    if (count > most)
        count = most;
    while (count && !*swst__ledger_text_cell(text, count - 1))
        count--;
    for (size_t i = 0; i < count; i++)
        swst__csv_put_cell(&report->out, i, swst__ledger_text_cell(text, i), SWST__CSV_EXCEL);
    return count;
}

static void put_line(struct swst__ledger_report *report, const struct swst__ledger_text *text,
                     const char *state, const char *reason)
{
    size_t cells = swst__ledger_text_cells(text), count;

    count = put_cells(report, text, cells > report->width + 2 ? SIZE_MAX : report->width);
    for (; count < report->width; count++)
        swst__csv_put_cell(&report->out, count, NULL, SWST__CSV_EXCEL);
    swst__csv_put_cell(&report->out, count, state, SWST__CSV_EXCEL);
    swst__csv_put_cell(&report->out, count + 1, reason, SWST__CSV_EXCEL);
    swst__csv_put_end(&report->out);
}

/* A report that comes in again is not given two such pairs. */
static size_t width_of(const struct swst__ledger_header *header)
{
    size_t count = header->column_count;

    return count >= 2 && strcmp(header->columns[count - 2].heading, state_heading) == 0
        && strcmp(header->columns[count - 1].heading, reason_heading) == 0 ? count - 2 : count;
}

swst_status swst__ledger_report_head(struct swst_ledger *ledger)
{
    const struct swst__ledger_header *header = &ledger->header;
    struct swst__ledger_report *report = ledger->report;
    int64_t last = header->line_count ? header->lines[header->line_count - 1] : 0, line = 0;
    swst_status status;

    if (!report)
        return SWST_OK;
    report->width = width_of(header);
    status = swst__ledger_text_rewind(ledger->text, header->separator);
    while (!status && line < last) {
        if ((status = swst__ledger_text_next(ledger->text)) != SWST_ROW)
            return status;
        line = swst__ledger_text_line(ledger->text);
        if (line >= header->lines[0]) {
            put_line(report, ledger->text, state_heading, reason_heading);
        } else {
            put_cells(report, ledger->text, SIZE_MAX);
            swst__csv_put_end(&report->out);
        }
        status = flush(report, BYTES_AT_ONCE);
    }
    return status;
}

static const char *reasons_of(struct swst_ledger *ledger, enum swst__ledger_outcome outcome)
{
    const struct swst__ledger_row *row = &ledger->row;
    struct swst__text *text = &ledger->report->remarks;
    const struct swst__ledger_remark skipped = { row->skipped_for, SWST__LEDGER_NO_COLUMN, 0 };
    bool is_skipped = outcome == SWST__LEDGER_SKIPPED;
    char sentence[500];

    if (outcome == SWST__LEDGER_REJECTED)
        return ledger->reasons.length ? ledger->reasons.bytes : "";
    swst__text_clear(text);
    for (size_t i = 0; i < (is_skipped ? 1 : row->remark_count); i++) {
        swst__ledger_remark_text(ledger, is_skipped ? &skipped : &row->remarks[i], SWST__ZH,
                                 sentence, sizeof sentence);
        swst__text_add(text, "%s%s", i ? "；" : "", sentence);
    }
    return text->length ? text->bytes : "";
}

swst_status swst__ledger_report_row(struct swst_ledger *ledger, enum swst__ledger_outcome outcome)
{
    static const char *const states[] = {
        [SWST__LEDGER_CREATED] = "新增", [SWST__LEDGER_UPDATED] = "更新",
        [SWST__LEDGER_SKIPPED] = "跳过", [SWST__LEDGER_REJECTED] = "退回"
    };

    if (!ledger->report)
        return SWST_OK;
    put_line(ledger->report, ledger->text, states[outcome], reasons_of(ledger, outcome));
    if (ledger->report->remarks.failed)
        return swst__fail_memory();
    return flush(ledger->report, BYTES_AT_ONCE);
}
