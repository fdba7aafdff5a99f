/* The due list: contact duties of clients in scope, the longest overdue first
 * (semantics 4.4). */
#include "base/memory.h"
#include "model/structs.h"
#include "report/answer.h"
#include "report/due_rows.h"

#include <stdlib.h>

enum {
    CLIENT_ID, RULE_ID, NAME, LEVEL, PROGRAMME_ID, AREA_CODE, WORKER_IDS, STATE, DUE_ON,
    DAYS_OVERDUE, MISSED, REQUIRED, DONE, REMAINING, BUCKET_FROM, BUCKET_TO
};

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }
#define REFERENCE(name_, target_, en, zh) \
    COLUMN(name_, REFERENCE, en, zh, .unit = "", .target = &swst__kinds[swst__kind_##target_])

static const struct swst_field columns[] = {
    [CLIENT_ID] = REFERENCE("client_id", client, "Client", "服务对象"),
    [RULE_ID] = REFERENCE("rule_id", contact_rule, "Rule", "规则"),
    [NAME] = COLUMN("name", TEXT, "Name", "姓名", .unit = "",
                    .flags = SWST_PERSONAL | SWST__SORT_NAME),
    [LEVEL] = COLUMN("level", TEXT, "Level", "等级", .unit = ""),
    [PROGRAMME_ID] = REFERENCE("programme_id", programme, "Programme", "项目"),
    [AREA_CODE] = COLUMN("area_code", TEXT, "Area", "区域", .unit = ""),
    [WORKER_IDS] = COLUMN("worker_ids", REFERENCES, "Workers", "负责社工", .unit = "",
                          .target = &swst__kinds[swst__kind_worker]),
    [STATE] = COLUMN("state", CHOICE, "State", "状态", .unit = "",
                     .choices = &swst__due_state_choices),
    [DUE_ON] = COLUMN("due_on", DAY, "Due", "应访日", .unit = ""),
    [DAYS_OVERDUE] = COLUMN("days_overdue", INTEGER, "Overdue", "逾期", .unit = "days"),
    [MISSED] = COLUMN("missed", INTEGER, "Missed", "漏访", .unit = "periods"),
    [REQUIRED] = COLUMN("required", INTEGER, "Required", "应访", .unit = "days"),
    [DONE] = COLUMN("done", INTEGER, "Done", "已访", .unit = "days"),
    [REMAINING] = COLUMN("remaining", INTEGER, "Remaining", "尚缺", .unit = "days"),
    [BUCKET_FROM] = COLUMN("bucket_from", DAY, "Period from", "周期起", .unit = ""),
    [BUCKET_TO] = COLUMN("bucket_to", DAY, "Period to", "周期止", .unit = ""),
    { .name = NULL }
};

/* A row until it is shown: most of a county's are only counted and ordered. */
struct row {
    struct swst__due_row row;
    char *name;
};

struct work {
    struct swst__answer *answer;
    struct swst__due_walk walk;
    struct row *rows;
    size_t count, room;
};

/* -------------------------------------------------------------------- found */

static swst_status keep_row(void *keeper, const struct swst__due_row *found)
{
    struct work *work = keeper;
    struct row *rows, row = { .row = *found };
    unsigned wanted = work->answer->ground.filter->states;

    if (wanted && !(wanted >> found->due.state & 1))
        return SWST_OK;
    if (!(rows = swst__grow(work->rows, &work->room, work->count, sizeof *rows)))
        return SWST_ENOMEM;
    work->rows = rows;
    if (!(row.name = swst__strdup(found->name)))
        return swst__fail_memory();
    rows[work->count++] = row;
    return SWST_OK;
}

/* ------------------------------------------------------------------ ordered */

static int compare(int64_t left, int64_t right)
{
    return (left > right) - (left < right);
}

/* due_on (none last), client, rule */
static int compare_rows(const void *left, const void *right)
{
    const struct swst__due_row *a = &((const struct row *)left)->row;
    const struct swst__due_row *b = &((const struct row *)right)->row;
    int order = (int)b->due.has_due_on - (int)a->due.has_due_on;

    if (!order)
        order = compare(a->due.due_on, b->due.due_on);
    if (!order)
        order = compare(a->client_id, b->client_id);
    return order ? order : compare(a->rule->id, b->rule->id);
}

/* -------------------------------------------------------------------- shown */

static swst_status set_workers(struct work *work, const struct swst__due_row *row)
{
    struct swst__ground *ground = &work->answer->ground;
    swst_status status = swst__staff_of(&ground->staff, &ground->areas, row->client_id, row->area,
                                        &ground->workers);
    char *ids;

    if (status)
        return status;
    ids = swst__ids_join(&ground->workers);
    status = ids ? swst__table_set_text(work->answer->table, WORKER_IDS, ids)
                 : swst__fail_memory();
    swst_free(ids);
    return status;
}

static void set_numbers(swst_table *table, const struct swst__due *due)
{
    if (due->has_due_on)
        swst__table_set_int(table, DUE_ON, due->due_on);
    swst__table_set_int(table, STATE, due->state);
    swst__table_set_int(table, DAYS_OVERDUE, due->days_overdue);
    swst__table_set_int(table, MISSED, due->missed);
    swst__table_set_int(table, REQUIRED, due->required);
    swst__table_set_int(table, DONE, due->done);
    swst__table_set_int(table, REMAINING, due->remaining);
    swst__table_set_int(table, BUCKET_FROM, due->bucket.first);
    swst__table_set_int(table, BUCKET_TO, due->bucket.last < SWST__LAST_DAY ? due->bucket.last
                                                                            : SWST__LAST_DAY);
}

static swst_status show_row(struct work *work, const struct swst__due_row *row,
                            const char *name)
{
    swst_table *table = work->answer->table;
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    swst__table_set_int(table, CLIENT_ID, row->client_id);
    swst__table_set_int(table, RULE_ID, row->rule->id);
    set_numbers(table, &row->due);
    if (row->rule->programme_id)
        swst__table_set_int(table, PROGRAMME_ID, row->rule->programme_id);
    else
        status = swst__table_set_text(table, LEVEL, row->rule->level_name);
    if (!status)
        status = swst__table_set_text(table, NAME, name);
    if (!status)
        status = swst__table_set_text(table, AREA_CODE,
                                      work->answer->ground.areas.at[row->area].code);
    return status ? status : set_workers(work, row);
}

static swst_status show_rows(struct work *work, int64_t limit)
{
    size_t count = limit && (size_t)limit < work->count ? (size_t)limit : work->count;
    swst_status status = SWST_OK;

    if (work->count)
        qsort(work->rows, work->count, sizeof *work->rows, compare_rows);
    for (size_t i = 0; i < count && !status; i++)
        status = show_row(work, &work->rows[i].row, work->rows[i].name);
    return status;
}

static swst_status fill(struct swst__answer *answer)
{
    struct work work = { .answer = answer };
    swst_status status = swst__due_walk(&work.walk, answer->store, &answer->ground, keep_row,
                                        &work);

    if (!status)
        status = show_rows(&work, answer->ground.filter->limit);
    swst__ground_note(&answer->ground, answer->table);
    for (size_t i = 0; i < work.count; i++)
        swst_free(work.rows[i].name);
    swst_free(work.rows);
    swst__due_walk_close(&work.walk);
    return status;
}

swst_status swst_report_due(swst_store *store, const char *as_of, const swst_filter *filter,
                            swst_table **table)
{
    return swst__answer_on(store, as_of, filter, "due", columns, fill, NULL, table);
}
