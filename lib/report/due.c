/* The due list: contact duties of clients in scope, the longest overdue first
 * (semantics 4.4). */
#include "base/memory.h"
#include "base/text.h"
#include "domain/duties.h"
#include "model/structs.h"
#include "report/filter.h"

#include <inttypes.h>
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
    struct swst__due due;
    const struct swst__contact_rule *rule;
    int64_t client_id, area;
    char *name;
};

struct work {
    swst_store *store;
    swst_table *table;
    struct swst__ground ground;
    struct swst__people people;
    struct swst__duties duties;
    struct row *rows;
    size_t count, room;
};

/* -------------------------------------------------------------------- found */

static swst_status keep_row(struct work *work, const struct swst__duty *duty, int64_t area)
{
    const struct swst__person *person = &work->people.person;
    struct row *rows, row = { .rule = duty->rule, .client_id = person->id, .area = area };

    swst__duty_due(duty, work->ground.day, &row.due);
    if (work->ground.filter->states && !(work->ground.filter->states >> row.due.state & 1))
        return SWST_OK;
    if (!(rows = swst__grow(work->rows, &work->room, work->count, sizeof *rows)))
        return SWST_ENOMEM;
    work->rows = rows;
    if (!(row.name = swst__strdup(person->name)))
        return swst__fail_memory();
    rows[work->count++] = row;
    return SWST_OK;
}

static bool in_force(const struct swst__contact_rule *rule, int64_t day)
{
    return rule->days.first <= day && day <= rule->days.last;
}

static swst_status find_rows_of_source(struct work *work, size_t source, int64_t area)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < work->duties.rule_count && !status; i++) {
        const struct swst__contact_rule *rule = &work->duties.rules[i];
        struct swst__duty duty;

        if (!in_force(rule, work->ground.day)
            || !swst__duties_applies(&work->duties, source, rule))
            continue;
        if (!(status = swst__duties_make(&work->duties, source, rule, &duty)))
            status = keep_row(work, &duty, area);
    }
    return status;
}

static swst_status find_rows_of_person(struct work *work)
{
    int64_t area;
    int standing;
    swst_status status = swst__ground_meet(&work->ground, &work->people.person, &standing, &area);

    if (status || standing != SWST__IS_IN_SCOPE)
        return status;
    status = swst__duties_take(&work->duties, &work->people.person, &work->ground.areas);
    for (size_t i = 0; !status && i < swst__duties_sources(&work->duties); i++)
        if (swst__duties_in_force(&work->duties, i, work->ground.day))
            status = find_rows_of_source(work, i, area);
    return status;
}

static swst_status find_rows(struct work *work, int64_t as_of)
{
    swst_status status = swst__people_open(&work->people, work->store, &work->ground.areas,
                                           work->ground.only);

    if (!status)
        status = swst__duties_open(&work->duties, work->store, as_of);
    while (!status && (status = swst__people_next(&work->people)) == SWST_ROW)
        status = find_rows_of_person(work);
    return status;
}

/* ------------------------------------------------------------------ ordered */

static int compare(int64_t left, int64_t right)
{
    return (left > right) - (left < right);
}

/* due_on (none last), client, rule */
static int compare_rows(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    int order = (int)b->due.has_due_on - (int)a->due.has_due_on;

    if (!order)
        order = compare(a->due.due_on, b->due.due_on);
    if (!order)
        order = compare(a->client_id, b->client_id);
    return order ? order : compare(a->rule->id, b->rule->id);
}

/* -------------------------------------------------------------------- shown */

static swst_status set_workers(struct work *work, const struct row *row)
{
    const struct swst__ids *workers = &work->ground.workers;
    struct swst__text text = { 0 };
    swst_status status = swst__staff_of(&work->ground.staff, &work->ground.areas, row->client_id,
                                        row->area, &work->ground.workers);
    char *ids;

    swst__text_add(&text, "%s", "");
    for (size_t i = 0; i < workers->count; i++)
        swst__text_add(&text, "%s%" PRId64, i ? "," : "", workers->at[i]);
    ids = swst__text_take(&text);
    if (!status)
        status = ids ? swst__table_set_text(work->table, WORKER_IDS, ids) : swst__fail_memory();
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

static swst_status show_row(struct work *work, const struct row *row)
{
    swst_table *table = work->table;
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
        status = swst__table_set_text(table, NAME, row->name);
    if (!status)
        status = swst__table_set_text(table, AREA_CODE, work->ground.areas.at[row->area].code);
    return status ? status : set_workers(work, row);
}

static swst_status show_rows(struct work *work, int64_t limit)
{
    size_t count = limit && (size_t)limit < work->count ? (size_t)limit : work->count;
    swst_status status = SWST_OK;

    if (work->count)
        qsort(work->rows, work->count, sizeof *work->rows, compare_rows);
    for (size_t i = 0; i < count && !status; i++)
        status = show_row(work, &work->rows[i]);
    return status;
}

static swst_status fill(struct work *work, const swst_filter *filter, int64_t as_of)
{
    swst_status status = swst__ground_open(&work->ground, work->store, filter, as_of);

    if (!status)
        status = find_rows(work, as_of);
    if (!status)
        status = show_rows(work, work->ground.filter->limit);
    swst__table_set_days(work->table, &as_of, NULL);
    swst__ground_note(&work->ground, work->table);

    for (size_t i = 0; i < work->count; i++)
        swst_free(work->rows[i].name);
    swst_free(work->rows);
    swst__duties_close(&work->duties);
    swst__people_close(&work->people);
    swst__ground_close(&work->ground);
    return status;
}

swst_status swst_report_due(swst_store *store, const char *as_of, const swst_filter *filter,
                            swst_table **table)
{
    struct work work = { .store = store };
    int64_t day;
    bool inner;
    swst_status status;

    if (!store || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__day_argument(as_of, &day)) || (status = swst__db_look(store, &inner)))
        return status;
    status = (work.table = swst__table_new("due", columns)) ? fill(&work, filter, day)
                                                            : SWST_ENOMEM;
    swst__db_look_away(store, inner);
    if (status)
        swst_table_free(work.table);
    else
        *table = work.table;
    return status;
}
