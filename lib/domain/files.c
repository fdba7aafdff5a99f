/* Which requirements a file has, and which of them it does not fulfil. */
#include "domain/files.h"

#include "base/memory.h"
#include "model/structs.h"
#include "store/db.h"

#include <string.h>

/* ------------------------------------------------------- the rule about rules */

/* The field whose words a file goes through; NULL: it has no stages. */
static const struct swst_field *stage_field(const struct swst_kind *kind)
{
    const struct swst_field *field = swst__field_find(kind, "stage");

    return field ? field : swst__field_find(kind, "state");
}

static int32_t word_of(const struct swst_field *field, const char *word)
{
    return field && field->choices && word ? swst__choice_find(field->choices, word) : 0;
}

static bool is_of_client(int64_t file_type)
{
    return swst__file_kind(file_type) == &swst__kinds[swst__kind_client];
}

/* Clients are in categories of their own and of their household; households
 * in those of households; work is in none. */
static swst_status check_category(swst_store *store, const swst_record *record)
{
    const struct swst_file_requirement *it = (const struct swst_file_requirement *)record;
    int64_t unit = 0;
    swst_status status;

    if (!it->category_id || is_of_client(it->file))
        return SWST_OK;
    status = swst__db_ask(store, "SELECT unit FROM category WHERE id = ?1", it->category_id, 0, 0,
                          &unit);
    return status || (it->file == swst__file_type_HOUSEHOLD
                      && unit == swst__category_unit_HOUSEHOLD) ? status
        : swst__reject(record->kind, SWST__FIELD(file_requirement, category_id),
                       SWST__UNIT_MISMATCH);
}

swst_status swst__file_requirement_check(swst_store *store, const swst_record *record)
{
    const struct swst_file_requirement *it = (const struct swst_file_requirement *)record;
    const struct swst_kind *kind = swst__file_kind(it->file);
    struct swst__need need;

    if (!swst__need_read(it->file, it->needs, &need))
        return swst__reject(record->kind, SWST__FIELD(file_requirement, needs), SWST__FILE_NEED);
    if (it->stage && !word_of(stage_field(kind), it->stage))
        return swst__reject(record->kind, SWST__FIELD(file_requirement, stage), SWST__BAD_CHOICE);
    if (it->type && !word_of(swst__field_find(kind, "type"), it->type))
        return swst__reject(record->kind, SWST__FIELD(file_requirement, type), SWST__BAD_CHOICE);
    return check_category(store, record);
}

/* ------------------------------------------------------------------- opening */

static swst_status keep_rule(struct swst__files *files, const struct swst__statement *row)
{
    const struct swst_kind *kind = swst__file_kind(swst__db_int(row, 0));
    struct swst__file_rule *rules = swst__grow(files->rules, &files->room, files->count,
                                               sizeof *rules);

    if (!rules)
        return SWST_ENOMEM;
    files->rules = rules;
    rules[files->count] = (struct swst__file_rule){
        .file_type = swst__db_int(row, 0), .needs = swst__strdup(swst__db_text(row, 1)),
        .category_id = swst__db_int(row, 4), .stage = word_of(stage_field(kind),
                                                              swst__db_text(row, 2)),
        .type = word_of(swst__field_find(kind, "type"), swst__db_text(row, 3)),
        .at_least = swst__db_int(row, 5),
    };
    return rules[files->count++].needs ? SWST_OK : swst__fail_memory();
}

/* Whose: of one file, or of all (id 0). */
static swst_status find_fulfilled(const struct swst__files *files, struct swst__file_rule *rule,
                                  int64_t id, struct swst__ids *ids)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(files->store, rule->sql, &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, rule->at_least);
    swst__db_bind_int(statement, 2, files->day);
    if (id)
        swst__db_bind_int(statement, 3, id);
    return swst__ids_read(ids, statement);
}

/* What was refused never came in, and a file from elsewhere says so when it is
 * checked: here a need that names nothing is fulfilled by nobody. */
static swst_status prepare(struct swst__files *files, struct swst__file_rule *rule)
{
    struct swst__need need;

    if (!swst__need_read(rule->file_type, rule->needs, &need))
        return SWST_OK;
    if (!(rule->sql = swst__need_sql(rule->file_type, &need, files->few)))
        return swst__fail_memory();
    return files->few ? SWST_OK : find_fulfilled(files, rule, 0, &rule->fulfilled);
}

swst_status swst__files_open(struct swst__files *files, swst_store *store, int64_t day, bool few)
{
    struct swst__statement *rows;
    swst_status status = swst__db_take(store, "SELECT file, coalesce(needs, ''),"
        " coalesce(stage, ''), coalesce(type, ''), coalesce(category_id, 0), coalesce(at_least, 1)"
        " FROM file_requirement WHERE voided_at IS NULL AND coalesce(starts_on, ?1) <= ?1"
        " AND coalesce(ends_on, ?1) >= ?1 ORDER BY id", &rows);

    files->store = store;
    files->day = day;
    files->few = few;
    if (status)
        return status;
    swst__db_bind_int(rows, 1, day);
    while ((status = swst__db_step(rows)) == SWST_ROW)
        if ((status = keep_rule(files, rows))
            || (status = prepare(files, &files->rules[files->count - 1])))
            break;
    swst__db_give_back(rows);
    return status;
}

void swst__files_close(struct swst__files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        swst_free(files->rules[i].needs);
        swst_free(files->rules[i].sql);
        swst__ids_free(&files->rules[i].fulfilled);
    }
    swst_free(files->rules);
    memset(files, 0, sizeof *files);
}

/* -------------------------------------------------------------------- asking */

bool swst__files_call_for(const struct swst__files *files, int64_t file_type,
                          const struct swst__ids *categories)
{
    for (size_t i = 0; i < files->count; i++)
        if (files->rules[i].file_type == file_type && files->rules[i].category_id
            && swst__ids_hold(categories, files->rules[i].category_id))
            return true;
    return false;
}

static bool applies(const struct swst__file_rule *rule, const struct swst__file *file)
{
    return rule->file_type == file->file_type && file->stage >= rule->stage
        && (!rule->type || rule->type == file->type)
        && (!rule->category_id || (file->categories
                                   && swst__ids_hold(file->categories, rule->category_id)));
}

static swst_status is_fulfilled(const struct swst__files *files, struct swst__file_rule *rule,
                                int64_t id, bool *fulfilled)
{
    swst_status status = SWST_OK;

    if (files->few && rule->sql) {
        rule->fulfilled.count = 0;
        status = find_fulfilled(files, rule, id, &rule->fulfilled);
    }
    *fulfilled = swst__ids_hold(&rule->fulfilled, id);
    return status;
}

swst_status swst__files_missing(const struct swst__files *files, const struct swst__file *file,
                                struct swst__text *missing, size_t *count)
{
    swst_status status = SWST_OK;

    *count = 0;
    for (size_t i = 0; i < files->count && !status; i++) {
        bool fulfilled = true;

        if (applies(&files->rules[i], file))
            status = is_fulfilled(files, &files->rules[i], file->id, &fulfilled);
        if (!fulfilled)
            swst__text_add(missing, "%s%s", (*count)++ ? "," : "", files->rules[i].needs);
    }
    if (status)
        return status;
    return missing->failed ? swst__fail_memory() : SWST_OK;
}
