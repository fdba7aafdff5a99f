/* Completeness of files (一户一档): of each type how many there are, and how many
 * hold all that they must (semantics 5). */
#include "model/structs.h"
#include "report/answer.h"
#include "report/files.h"
#include "store/db.h"

#include <swstation/files.h>

#include <string.h>

enum { FILE_TYPE, FILES, COMPLETE, MISSING, RATE };

#define COLUMN(name_, type_, en, zh, unit_) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = unit_ }

static const struct swst_field columns[] = {
    [FILE_TYPE] = COLUMN("file", TEXT, "File", "档案类型", ""),
    [FILES] = COLUMN("files", INTEGER, "Files", "档案数", ""),
    [COMPLETE] = COLUMN("complete", INTEGER, "Complete", "完整数", ""),
    [MISSING] = COLUMN("missing", INTEGER, "Things missing", "缺项数", ""),
    [RATE] = COLUMN("rate", RATE, "Completeness", "档案完整率", ""),
    { .name = NULL }
};

/* Of all files, then by type. */
struct sums {
    int64_t files, complete, missing;
};

static swst_status count(void *walker, const struct swst__met_file *met)
{
    struct sums *sums = walker;

    for (int64_t i = 0; i <= met->file.file_type; i += met->file.file_type) {
        sums[i].files++;
        sums[i].complete += !met->missing;
        sums[i].missing += (int64_t)met->missing;
    }
    return SWST_OK;
}

swst_status swst__files_are_known(swst_store *store, int64_t type, int64_t day, bool *known)
{
    int64_t found = 0;
    swst_status status = swst__db_ask(store, "SELECT id FROM file_requirement"
        " WHERE ?1 IN (0, file) AND voided_at IS NULL AND (starts_on IS NULL OR starts_on <= ?2)"
        " AND (ends_on IS NULL OR ends_on >= ?2) LIMIT 1", type, day, 0, &found);

    *known = found;
    return status;
}

bool swst__file_lacks(const struct swst__met_file *met, const char *need)
{
    const char *at = met->missing ? met->missing_needs : NULL;
    size_t length = strlen(need);

    for (; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
        if (strncmp(at, need, length) == 0 && (!at[length] || at[length] == ','))
            return true;
    return false;
}

static swst_status fill(struct swst__answer *answer)
{
    struct sums sums[swst__file_type_end] = { { 0, 0, 0 } };
    swst_table *table = answer->table;
    swst_status status = swst__files_walk(&answer->ground, answer->store, count, sums);

    for (int64_t i = 0; i < swst__file_type_end && !status; i++) {
        bool known;
        int64_t whole;

        if ((status = swst__files_are_known(answer->store, i, answer->ground.day, &known))
            || (status = swst__table_add_row(table)))
            break;
        whole = sums[i].files && !known ? SWST__UNKNOWN : sums[i].files;
        swst__table_set_int(table, FILES, sums[i].files);
        swst__table_set_int(table, COMPLETE, sums[i].complete);
        swst__table_set_int(table, MISSING, sums[i].missing);
        swst__table_set_rate(table, RATE, sums[i].complete, whole, "file");
        status = swst__table_set_text(table, FILE_TYPE,
                                      i ? swst__file_type_choices.words[i] : "all");
    }
    return status;
}

swst_status swst_report_files(swst_store *store, const char *as_of, const swst_filter *filter,
                              swst_table **table)
{
    return swst__answer_on(store, as_of, filter, "files", columns, fill, NULL, table);
}
