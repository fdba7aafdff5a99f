/* Whose file has been kept long enough: for appraisal. */
#include "base/memory.h"
#include "domain/privacy/terms.h"
#include "model/structs.h"
#include "report/answer.h"
#include "store/erase.h"

#include <swstation/client.h>
#include <swstation/privacy.h>

#include <stdlib.h>
#include <string.h>

enum { CLIENT_ID, NAME, AREA_CODE, EXITED_ON, KEPT_UNTIL, WHAT, ACTION, TERM_ID, HOLD_ID };

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .unit = "", .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }

static const struct swst_field columns[] = {
    [CLIENT_ID] = COLUMN("client_id", REFERENCE, "Client", "服务对象",
                         .target = &swst__kinds[swst__kind_client]),
    [NAME] = COLUMN("name", TEXT, "Name", "姓名", .flags = SWST_PERSONAL | SWST__SORT_NAME),
    [AREA_CODE] = COLUMN("area_code", TEXT, "Area", "区域", .flags = 0),
    [EXITED_ON] = COLUMN("exited_on", DAY, "Exited", "退出日", .flags = 0),
    [KEPT_UNTIL] = COLUMN("kept_until", DAY, "Kept until", "保存至", .flags = 0),
    [WHAT] = COLUMN("what", CHOICE, "What is kept", "记录类别",
                    .choices = &swst__retained_choices),
    [ACTION] = COLUMN("action", CHOICE, "What is done then", "期满处理",
                      .choices = &swst__retention_action_choices),
    [TERM_ID] = COLUMN("term_id", REFERENCE, "Retention term", "保存期限",
                       .target = &swst__kinds[swst__kind_retention_term]),
    [HOLD_ID] = COLUMN("hold_id", REFERENCE, "Hold", "留存令",
                       .target = &swst__kinds[swst__kind_hold]),
    { .name = NULL }
};

struct row {
    int64_t client_id, area, exited_on, hold_id;
    struct swst__file_end end;
    char *name;
};

struct work {
    struct swst__answer *answer;
    struct swst__terms terms;
    struct row *rows;
    size_t count, room;
};

/* ---------------------------------------------------------------------- found */

static swst_status has_died(swst_store *store, int64_t client_id, bool *died)
{
    int64_t reason = 0;
    swst_status status = swst__db_ask(store, "SELECT coalesce(exit_reason, 0) FROM client"
                                             " WHERE id = ?1", client_id, 0, 0, &reason);

    *died = reason == SWST_EXIT_REASON_DIED;
    return status;
}

static swst_status keep(struct work *work, const struct row *found, const char *name)
{
    struct row *rows = swst__grow(work->rows, &work->room, work->count, sizeof *rows);

    if (!rows)
        return SWST_ENOMEM;
    work->rows = rows;
    rows[work->count] = *found;
    if (!(rows[work->count].name = swst__strdup(name)))
        return swst__fail_memory();
    work->count++;
    return SWST_OK;
}

/* Whether the term has ended, and nothing says that there is none. */
static swst_status judge(struct work *work, const struct swst__person *person, bool *ended,
                         struct row *row)
{
    swst_store *store = work->answer->store;
    struct swst__file_life life = { person->id, person->registered.first,
                                    person->registered.last + 1, false };
    swst_status status = has_died(store, person->id, &life.died);

    *row = (struct row){ .client_id = person->id, .exited_on = life.exited_on,
                         .area = swst__person_area(person, person->registered.last) };
    if (!status)
        status = swst__terms_end(&work->terms, store, &life, &row->end);
    *ended = !status && row->end.term && row->end.last < work->answer->question.as_of;
    return status;
}

static swst_status meet(struct work *work, const struct swst__person *person)
{
    struct swst__answer *answer = work->answer;
    bool ended = false, admitted = false;
    struct row row;
    swst_status status;

    if (person->registered.last >= answer->question.as_of
        || strcmp(person->name, SWST__ERASED_WORD) == 0)
        return SWST_OK;
    if ((status = judge(work, person, &ended, &row)) || !ended)
        return status;
    status = swst__ground_admits(&answer->ground, person->id, row.area, &admitted);
    if (!status && admitted)
        status = swst__hold_find(answer->store, person->id, answer->question.as_of, &row.hold_id);
    return status || !admitted ? status : keep(work, &row, person->name);
}

static swst_status meet_all(struct work *work)
{
    struct swst__people people = { 0 };
    swst_status status = swst__people_open(&people, work->answer->store,
                                           &work->answer->ground.areas, NULL);

    while (!status && (status = swst__people_next(&people)) == SWST_ROW)
        status = meet(work, &people.person);
    swst__people_close(&people);
    return status;
}

/* ---------------------------------------------------------------------- written */

static int order(const void *left, const void *right)
{
    const struct row *a = left, *b = right;

    if (a->end.last != b->end.last)
        return a->end.last < b->end.last ? -1 : 1;
    return a->client_id < b->client_id ? -1 : a->client_id > b->client_id;
}

static swst_status write(const struct work *work, const struct row *row)
{
    swst_table *table = work->answer->table;
    const struct swst__areas *areas = &work->answer->ground.areas;
    swst_status status = swst__table_add_row(table);

    if (!status)
        status = swst__table_set_text(table, NAME, row->name);
    if (!status && row->area != SWST__NOWHERE)
        status = swst__table_set_text(table, AREA_CODE, areas->at[row->area].code);
    if (status)
        return status;
    swst__table_set_int(table, CLIENT_ID, row->client_id);
    swst__table_set_int(table, EXITED_ON, row->exited_on);
    swst__table_set_int(table, KEPT_UNTIL, row->end.last);
    swst__table_set_int(table, WHAT, row->end.term->what);
    swst__table_set_int(table, ACTION, row->end.term->action);
    swst__table_set_int(table, TERM_ID, row->end.term->id);
    if (row->hold_id)
        swst__table_set_int(table, HOLD_ID, row->hold_id);
    return SWST_OK;
}

static void free_work(struct work *work)
{
    for (size_t i = 0; i < work->count; i++)
        swst_free(work->rows[i].name);
    swst_free(work->rows);
    swst__terms_free(&work->terms);
}

static swst_status fill(struct swst__answer *answer)
{
    struct work work = { .answer = answer };
    swst_status status = swst__terms_read(&work.terms, answer->store);

    if (!status)
        status = meet_all(&work);
    if (!status && work.count)
        qsort(work.rows, work.count, sizeof *work.rows, order);
    for (size_t i = 0; i < work.count && !status && !swst__answer_is_full(answer); i++)
        status = write(&work, &work.rows[i]);
    free_work(&work);
    return status;
}

swst_status swst_report_appraisal(swst_store *store, const char *as_of,
                                  const swst_filter *filter, swst_table **table)
{
    return swst__answer_on(store, as_of, filter, "appraisal", columns, fill, NULL, table);
}
