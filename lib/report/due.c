/* The due list: contact duties of clients in scope, the longest overdue first
 * (semantics 4.4). */
#include "base/memory.h"
#include "base/text.h"
#include "domain/duties.h"
#include "model/structs.h"
#include "report/filter.h"

#include <inttypes.h>

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

struct work {
    swst_store *store;
    swst_table *table;
    struct swst__ground ground;
    struct swst__people people;
    struct swst__duties duties;
};

/* ---------------------------------------------------------------- one row */

static swst_status set_level(struct work *work, const struct swst__contact_rule *rule)
{
    struct swst__statement *statement;
    swst_status status;

    if (rule->programme_id) {
        swst__table_set_int(work->table, PROGRAMME_ID, rule->programme_id);
        return SWST_OK;
    }
    status = swst__db_take(work->store, "SELECT level FROM contact_rule WHERE id = ?", &statement);
    if (status)
        return status;
    swst__db_bind_int(statement, 1, rule->id);
    if ((status = swst__db_step(statement)) == SWST_ROW)
        status = swst__table_set_text(work->table, LEVEL, swst__db_text(statement, 0));
    swst__db_give_back(statement);
    return status;
}

static swst_status set_workers(struct work *work)
{
    const struct swst__ids *workers = &work->ground.workers;
    struct swst__text text = { 0 };
    swst_status status;
    char *ids;

    swst__text_add(&text, "%s", "");
    for (size_t i = 0; i < workers->count; i++)
        swst__text_add(&text, "%s%" PRId64, i ? "," : "", workers->at[i]);
    ids = swst__text_take(&text);
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

static swst_status add_row(struct work *work, const struct swst__duty *duty, int64_t area)
{
    const struct swst__person *person = &work->people.person;
    struct swst__due due;
    swst_status status;

    swst__duty_due(duty, work->ground.day, &due);
    if (work->ground.filter->states && !(work->ground.filter->states >> due.state & 1))
        return SWST_OK;
    if ((status = swst__table_add_row(work->table)))
        return status;
    swst__table_set_int(work->table, CLIENT_ID, person->id);
    swst__table_set_int(work->table, RULE_ID, duty->rule->id);
    set_numbers(work->table, &due);
    status = swst__table_set_text(work->table, NAME, person->name);
    if (!status)
        status = swst__table_set_text(work->table, AREA_CODE, work->ground.areas.at[area].code);
    if (!status)
        status = set_level(work, duty->rule);
    return status ? status : set_workers(work);
}

/* ----------------------------------------------------------------- all rows */

static bool in_force(const struct swst__contact_rule *rule, int64_t day)
{
    return rule->days.first <= day && day <= rule->days.last;
}

static swst_status add_rows_of_source(struct work *work, size_t source, int64_t area)
{
    swst_status status = SWST_OK;

    for (size_t i = 0; i < work->duties.rule_count && !status; i++) {
        const struct swst__contact_rule *rule = &work->duties.rules[i];
        struct swst__duty duty;

        if (!in_force(rule, work->ground.day)
            || !swst__duties_applies(&work->duties, source, rule))
            continue;
        if (!(status = swst__duties_make(&work->duties, source, rule, &duty)))
            status = add_row(work, &duty, area);
    }
    return status;
}

static swst_status add_rows_of_person(struct work *work)
{
    int64_t area;
    int standing;
    swst_status status = swst__ground_meet(&work->ground, &work->people.person, &standing, &area);

    if (status || standing != SWST__IS_IN_SCOPE)
        return status;
    status = swst__duties_take(&work->duties, &work->people.person, &work->ground.areas);
    for (size_t i = 0; !status && i < swst__duties_sources(&work->duties); i++)
        if (swst__duties_in_force(&work->duties, i, work->ground.day))
            status = add_rows_of_source(work, i, area);
    return status;
}

/* due_on (none last), client, rule */
static bool comes_before(const swst_table *table, size_t left, size_t right)
{
    bool left_has = swst__table_has(table, left, DUE_ON);
    static const size_t keys[] = { DUE_ON, CLIENT_ID, RULE_ID };

    if (left_has != swst__table_has(table, right, DUE_ON))
        return left_has;
    for (size_t i = left_has ? 0 : 1; i < sizeof keys / sizeof *keys; i++) {
        int64_t a = swst__table_number(table, left, keys[i]);
        int64_t b = swst__table_number(table, right, keys[i]);

        if (a != b)
            return a < b;
    }
    return false;
}

static swst_status fill(struct work *work, const swst_filter *filter, int64_t as_of)
{
    swst_status status = swst__ground_open(&work->ground, work->store, filter, as_of);

    if (!status)
        status = swst__people_open(&work->people, work->store, &work->ground.areas);
    if (!status)
        status = swst__duties_open(&work->duties, work->store, as_of);
    while (!status && (status = swst__people_next(&work->people)) == SWST_ROW)
        status = add_rows_of_person(work);
    if (!status)
        status = swst__table_sort(work->table, comes_before);
    if (!status && filter && filter->limit)
        swst__table_cut(work->table, (size_t)filter->limit);
    swst__table_set_days(work->table, &as_of, NULL);
    swst__ground_note(&work->ground, work->table);

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
