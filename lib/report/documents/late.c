/* Late facts: what happened in a month and was entered, or taken back, after the
 * month was closed. */
#include "report/documents/late.h"

#include "base/memory.h"
#include "base/text.h"
#include "model/structs.h"
#include "report/answer.h"
#include "report/documents/close.h"
#include "store/db.h"

#include <swstation/summary.h>

#define COLUMN(name_, type_, en, zh) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "" }

enum { RECORD, ID, HAPPENED_ON, RECORDED_AT, VOIDED };
static const struct swst_field columns[] = {
    [RECORD] = COLUMN("record", TEXT, "Kind", "种类"),
    [ID] = { .name = "id", .label = { { "Id", "编号" } }, .type = SWST_INTEGER, .unit = "",
             .flags = SWST__SORT_PERSON },
    [HAPPENED_ON] = COLUMN("happened_on", DAY, "Day", "日期"),
    [RECORDED_AT] = COLUMN("recorded_at", INSTANT, "Recorded", "录入时间"),
    [VOIDED] = COLUMN("voided", FLAG, "Voided since", "此后作废"),
    { .name = NULL }
};

/* Besides those whose day stands in their rows: see HAPPENED. */
static const struct swst_field *day_of_others(const struct swst_kind *kind)
{
    switch (kind - swst__kinds) {
    case swst__kind_client: return SWST__FIELD(client, registered_on);
    case swst__kind_activity: return SWST__FIELD(activity, held_on);
    case swst__kind_case_event: return SWST__FIELD(case_event, happened_on);
    case swst__kind_case_score: return SWST__FIELD(case_score, happened_on);
    case swst__kind_task_done: return SWST__FIELD(task_done, done_on);
    case swst__kind_service_gap: return SWST__FIELD(service_gap, starts_on);
    case swst__kind_income_check: return SWST__FIELD(income_check, checked_on);
    case swst__kind_need: return SWST__FIELD(need, opened_on);
    case swst__kind_window_entry: return SWST__FIELD(window_entry, happened_on);
    case swst__kind_volunteer: return SWST__FIELD(volunteer, joined_on);
    case swst__kind_output: return SWST__FIELD(output, made_on);
    case swst__kind_evidence: return SWST__FIELD(evidence, shown_on);
    default: return NULL;
    }
}

const struct swst_field *swst__fact_day(const struct swst_kind *kind)
{
    for (unsigned i = 0; i < kind->field_count; i++)
        if (kind->fields[i].flags & SWST__HAPPENED)
            return &kind->fields[i];
    return day_of_others(kind);
}

/* An attendance happened when its activity was held. NULL: the kind tells no day. */
static char *write_sql(const struct swst_kind *kind)
{
    const struct swst_field *day = swst__fact_day(kind);
    struct swst__text sql = { 0 };

    if (kind == &swst__kinds[swst__kind_attendance])
        swst__text_add(&sql, "SELECT it.id, held_on, it.recorded_at, it.voided_at FROM attendance"
                             " it JOIN activity ON activity.id = it.activity_id"
                             " WHERE held_on BETWEEN ?1 AND ?2");
    else
        swst__text_add(&sql, "SELECT it.id, it.\"%s\", it.recorded_at, it.voided_at FROM \"%s\" it"
                             " WHERE it.\"%s\" BETWEEN ?1 AND ?2", day->name, kind->name,
                       day->name);
    swst__text_add(&sql, " AND (it.recorded_at > ?3 OR (it.recorded_at = ?3 AND it.id > ?4)"
                         " OR it.voided_at > ?3) ORDER BY 2, 1");
    return swst__text_take(&sql);
}

static swst_status show(swst_table *table, const struct swst_kind *kind,
                        const struct swst__statement *row)
{
    swst_status status = swst__table_add_row(table);

    if (!status)
        status = swst__table_set_text(table, RECORD, kind->name);
    if (status)
        return status;
    swst__table_set_int(table, ID, swst__db_int(row, 0));
    swst__table_set_int(table, HAPPENED_ON, swst__db_int(row, 1));
    swst__table_set_int(table, RECORDED_AT, swst__db_int(row, 2));
    swst__table_set_int(table, VOIDED, !swst__db_is_null(row, 3));
    return SWST_OK;
}

/* Of the same instant is late what has a later id: ids grow. */
static swst_status show_kind(struct swst__answer *answer, const struct swst_kind *kind,
                             const struct swst__closing *closing)
{
    struct swst__statement *row;
    char *sql = write_sql(kind);
    swst_status status = sql ? swst__db_take(answer->store, sql, &row) : swst__fail_memory();

    swst_free(sql);
    if (status)
        return status;
    swst__db_bind_int(row, 1, answer->question.window.first);
    swst__db_bind_int(row, 2, answer->question.window.last);
    swst__db_bind_int(row, 3, closing->closed_at);
    swst__db_bind_int(row, 4, closing->id);
    while ((status = swst__db_step(row)) == SWST_ROW)
        if ((status = show(answer->table, kind, row)))
            break;
    swst__db_give_back(row);
    return status;
}

static swst_status fill(struct swst__answer *answer)
{
    const char *month = answer->asked;
    struct swst__closing closing = { 0 };
    swst_status status = swst__month_read_closing(answer->store, month, &closing, NULL);

    if (!status && !closing.revision)
        status = swst__fail(SWST_ENOTFOUND, SWST__MONTH_NOT_CLOSED);
    for (unsigned i = 0; i < swst__kind_count && !status; i++)
        if (i == swst__kind_attendance || swst__fact_day(&swst__kinds[i]))
            status = show_kind(answer, &swst__kinds[i], &closing);
    return status;
}

swst_status swst_report_late_facts(swst_store *store, const char *month, const char *as_of,
                                   swst_table **table)
{
    char from[SWST__DAY_SIZE], to[SWST__DAY_SIZE];
    struct swst__span days;
    swst_status status = swst__month_argument(month, &days);

    if (status)
        return status;
    swst__day_print(days.first, from);
    swst__day_print(days.last, to);
    return swst__answer_about(store, (const char *const[]){ from, to, as_of }, NULL, "late_facts",
                              columns, fill, month, table);
}
