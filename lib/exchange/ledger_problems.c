/* What is wrong with the rows of a ledger, and what is to be remarked on them. */
#include "exchange/ledger.h"

#include "model/table.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { ROW, COLUMN, HEADING, FIELD, CODE, MESSAGE_EN, MESSAGE_ZH, MOST_PROBLEMS = 1000 };

#define TEXT_COLUMN(name_, en, zh) \
    { .name = name_, .unit = "", .label = { { en, zh } }, .type = SWST_TEXT, .max = 400 }
#define NUMBER_COLUMN(name_, en, zh)                                              \
    { .name = name_, .unit = "", .label = { { en, zh } }, .type = SWST_INTEGER,   \
      .max = SWST__GREATEST }

const struct swst_field swst__ledger_problem_columns[] = {
    [ROW] = NUMBER_COLUMN("row", "Line", "行"),
    [COLUMN] = NUMBER_COLUMN("column", "Column", "列"),
    [HEADING] = TEXT_COLUMN("heading", "Heading", "列名"),
    [FIELD] = TEXT_COLUMN("field", "Field", "字段"),
    [CODE] = TEXT_COLUMN("code", "Code", "代码"),
    [MESSAGE_EN] = TEXT_COLUMN("message", "What is wrong", "问题（英文）"),
    [MESSAGE_ZH] = TEXT_COLUMN("message_zh", "What is wrong, in Chinese", "问题"),
    { 0 }
};

/* ---------------------------------------------------------------- the column */

/* "client.birth_date" is of the column that becomes it. */
static size_t column_of(const struct swst__ledger_header *header, const char *field)
{
    for (size_t i = 0; field && i < header->column_count; i++) {
        const struct swst__ledger_field_row *row =
            &swst__ledger_field_rows[header->columns[i].field];
        size_t length = row->kind ? strlen(row->kind) : 0;

        if (length && strncmp(field, row->kind, length) == 0 && field[length] == '.'
            && strcmp(field + length + 1, row->field) == 0)
            return i;
    }
    return SWST__LEDGER_NO_COLUMN;
}

static const char *heading_of(const struct swst_ledger *ledger, size_t column)
{
    return column < ledger->header.column_count ? ledger->header.columns[column].heading : "";
}

/* ------------------------------------------------------------------- problems */

static void keep_first(struct swst_ledger *ledger, int64_t line, size_t column)
{
    swst__error_place(ledger->path, line,
                      column == SWST__LEDGER_NO_COLUMN ? 0 : (int64_t)column + 1);
    swst__failure_keep(&ledger->first);
}

static swst_status add(struct swst_ledger *ledger, int64_t line, size_t column)
{
    bool known = column < ledger->header.column_count;
    const char *texts[] = {
        [HEADING] = known ? heading_of(ledger, column) : NULL,
        [FIELD] = known ? swst__ledger_column_name(&ledger->header.columns[column])
                        : swst_error_field(),
        [CODE] = swst_error_code(),
        [MESSAGE_EN] = swst_error_message("en"), [MESSAGE_ZH] = swst_error_message("zh"),
    };
    swst_status status = swst__table_add_row(ledger->problems);

    if (status)
        return status;
    swst__table_set_int(ledger->problems, ROW, line);
    swst__table_set_int(ledger->problems, COLUMN,
                        column == SWST__LEDGER_NO_COLUMN ? 0 : (int64_t)column + 1);
    for (size_t i = HEADING; i <= MESSAGE_ZH && !status; i++)
        if (texts[i] && *texts[i])
            status = swst__table_set_text(ledger->problems, i, texts[i]);
    return status;
}

swst_status swst__ledger_reject(struct swst_ledger *ledger, struct swst__ledger_row *row,
                                swst_status status, size_t column)
{
    size_t count = swst_table_rows(ledger->problems);

    if (!swst__is_about_record(status))
        return status;
    if (column == SWST__LEDGER_NO_COLUMN)
        column = column_of(&ledger->header, swst_error_field());
    if (!ledger->rejected && !row->rejected)
        keep_first(ledger, row->line, column);
    if (!row->rejected)
        ledger->problem = count < MOST_PROBLEMS ? count : SIZE_MAX;
    row->rejected = true;
    swst__text_add(&ledger->reasons, "%s%s", ledger->reasons.length ? "；" : "",
                   swst_error_message("zh"));
    return count < MOST_PROBLEMS ? add(ledger, row->line, column) : SWST_OK;
}

/* -------------------------------------------------------------------- remarks */

swst_status swst__ledger_remark(struct swst__ledger_row *row, enum swst__message message,
                                size_t column)
{
    if (row->remark_count < SWST__LEDGER_REMARKS)
        row->remarks[row->remark_count++] = (struct swst__ledger_remark){ message, column, 0 };
    return SWST_OK;
}

/* The sentence as a failure would say it; what was noted before is noted again. */
void swst__ledger_remark_text(const struct swst_ledger *ledger,
                              const struct swst__ledger_remark *remark,
                              enum swst__language language, char *text, size_t size)
{
    char subject[200];
    struct swst__failure kept, noted;

    snprintf(subject, sizeof subject, "%s", heading_of(ledger, remark->column));
    if (remark->line)
        snprintf(subject, sizeof subject, "%" PRId64, remark->line);
    swst__failure_keep(&kept);
    swst__fail_text(SWST_EINVALID, remark->message, subject);
    swst__failure_keep(&noted);
    swst__fail_again(SWST_EINVALID, &kept);
    snprintf(text, size, "%s", noted.text[language]);
}
