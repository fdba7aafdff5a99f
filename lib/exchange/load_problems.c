/* What is wrong with the rows of a load. */
#include "exchange/load.h"

#include "base/text.h"
#include "model/table.h"

#include <stdio.h>

enum { FILE_NAME, ROW, COLUMN, FIELD, CODE, MESSAGE_EN, MESSAGE_ZH, MOST_PROBLEMS = 1000 };

#define TEXT_COLUMN(name_, en, zh) \
    { .name = name_, .unit = "", .label = { { en, zh } }, .type = SWST_TEXT, .max = 400 }
#define NUMBER_COLUMN(name_, en, zh)                                              \
    { .name = name_, .unit = "", .label = { { en, zh } }, .type = SWST_INTEGER,   \
      .max = SWST__GREATEST }

const struct swst_field swst__load_problem_columns[] = {
    [FILE_NAME] = TEXT_COLUMN("file", "File", "文件"),
    [ROW] = NUMBER_COLUMN("row", "Line", "行"),
    [COLUMN] = NUMBER_COLUMN("column", "Column", "列"),
    [FIELD] = TEXT_COLUMN("field", "Field", "字段"),
    [CODE] = TEXT_COLUMN("code", "Code", "代码"),
    [MESSAGE_EN] = TEXT_COLUMN("message", "What is wrong", "问题（英文）"),
    [MESSAGE_ZH] = TEXT_COLUMN("message_zh", "What is wrong, in Chinese", "问题"),
    { 0 }
};

void swst__load_begin_row(swst_load *load)
{
    load->row_rejected = false;
}

/* Of a CSV the cell, as far as the header has the field; of a JSON text the
 * character where it breaks off. */
static int64_t column_at_fault(const struct swst__load_file *file)
{
    const char *field = swst__error_field_name();
    int column = field && file->kind ? swst__column_find(file->kind, field) : -1;

    if (swst_error_column())
        return swst_error_column();
    if (swst_error_offset() >= 0)
        return swst_error_offset() + 1;
    return column < 0 ? 0 : file->places[column];
}

static void keep_first(swst_load *load, const struct swst__load_file *file, int64_t line,
                       int64_t column)
{
    char path[sizeof load->first.path];

    snprintf(path, sizeof path, "%s%s%s", load->path, load->in_folder ? "/" : "",
             load->in_folder ? file->name : "");
    swst__error_place(path, line, column);
    swst__failure_keep(&load->first);
}

static swst_status add(swst_table *table, const struct swst__load_file *file, int64_t line,
                       int64_t column)
{
    const char *texts[] = {
        [FILE_NAME] = file->name, [FIELD] = swst__error_field_name(), [CODE] = swst_error_code(),
        [MESSAGE_EN] = swst_error_message("en"), [MESSAGE_ZH] = swst_error_message("zh"),
    };
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    swst__table_set_int(table, ROW, line);
    swst__table_set_int(table, COLUMN, column);
    for (size_t i = 0; i < sizeof texts / sizeof *texts && !status; i++)
        if (texts[i])
            status = swst__table_set_text(table, i, texts[i]);
    return status;
}

swst_status swst__load_reject(swst_load *load, swst_status status, size_t file, int64_t line)
{
    const struct swst__load_file *in = &load->files[file];
    int64_t column, row = swst_error_row() ? swst_error_row() : line;

    if (!swst__is_about_record(status))
        return status;
    column = column_at_fault(in);
    if (!load->rejected)
        keep_first(load, in, row, column);
    load->rejected += !load->row_rejected;
    load->row_rejected = true;
    return swst_table_rows(load->problems) < MOST_PROBLEMS
        ? add(load->problems, in, row, column) : SWST_OK;
}
