/* The blind-spot report: clients in scope with whom nobody was in contact
 * during a period, area by area, and why (B4). */
#include "base/memory.h"
#include "base/text.h"
#include "model/structs.h"
#include "report/answer.h"
#include "report/unserved_rows.h"

#include <swstation/staff.h>

#include <stdlib.h>

enum {
    CLIENT_ID, NAME, AREA_CODE, CATEGORIES, WORKER_IDS, REASON, LAST_CONTACT_ON, ATTEMPTS
};

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }

static const struct swst_field columns[] = {
    [CLIENT_ID] = COLUMN("client_id", REFERENCE, "Client", "服务对象", .unit = "",
                         .target = &swst__kinds[swst__kind_client]),
    [NAME] = COLUMN("name", TEXT, "Name", "姓名", .unit = "",
                    .flags = SWST_PERSONAL | SWST__SORT_NAME),
    [AREA_CODE] = COLUMN("area_code", TEXT, "Area", "区域", .unit = ""),
    [CATEGORIES] = COLUMN("categories", TEXT, "Categories", "类别", .unit = ""),
    [WORKER_IDS] = COLUMN("worker_ids", REFERENCES, "Workers", "负责社工", .unit = "",
                          .target = &swst__kinds[swst__kind_worker]),
    [REASON] = COLUMN("reason", CHOICE, "Reason", "原因", .unit = "",
                      .choices = &swst__unserved_reason_choices),
    [LAST_CONTACT_ON] = COLUMN("last_contact_on", DAY, "Last contact", "最近联系", .unit = ""),
    [ATTEMPTS] = COLUMN("attempts", INTEGER, "Attempts", "未成次数", .unit = ""),
    { .name = NULL }
};

struct row {
    int64_t client_id, area, reason, last_contact_on, attempts;
    char *name, *categories, *worker_ids;
};

struct work {
    struct swst__answer *answer;
    struct swst__unserved_walk walk;
    struct row *rows;
    size_t count, room;
};

/* -------------------------------------------------------------------- found */

static char *join_codes(const struct swst__unserved_walk *walk, const struct swst__ids *numbers)
{
    struct swst__text text = { 0 };

    swst__text_add(&text, "%s", "");
    for (size_t i = 0; i < numbers->count; i++)
        swst__text_add(&text, "%s%s", i ? "," : "", walk->categories.at[numbers->at[i]].code);
    return swst__text_take(&text);
}

static void free_row(struct row *row)
{
    swst_free(row->name);
    swst_free(row->categories);
    swst_free(row->worker_ids);
}

static swst_status keep(void *keeper, const struct swst__unserved_row *found)
{
    struct work *work = keeper;
    struct row *rows, row = { .client_id = found->person->id, .area = found->area,
                              .reason = found->reason, .attempts = found->attempts,
                              .last_contact_on = found->last_contact_on };

    if (found->is_served)
        return SWST_OK;
    if (!(rows = swst__grow(work->rows, &work->room, work->count, sizeof *rows)))
        return SWST_ENOMEM;
    work->rows = rows;
    row.name = swst__strdup(found->person->name);
    row.categories = join_codes(&work->walk, found->categories);
    row.worker_ids = swst__ids_join(&work->answer->ground.workers);
    if (!row.name || !row.categories || !row.worker_ids) {
        free_row(&row);
        return swst__fail_memory();
    }
    rows[work->count++] = row;
    return SWST_OK;
}

/* -------------------------------------------------------------------- shown */

/* Areas are numbered in the order of their codes. */
static int compare_rows(const void *left, const void *right)
{
    const struct row *a = left, *b = right;

    if (a->area != b->area)
        return a->area < b->area ? -1 : 1;
    return (a->client_id > b->client_id) - (a->client_id < b->client_id);
}

static swst_status show_row(const struct swst__answer *answer, const struct row *row)
{
    swst_table *table = answer->table;
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    swst__table_set_int(table, CLIENT_ID, row->client_id);
    swst__table_set_int(table, REASON, row->reason);
    swst__table_set_int(table, ATTEMPTS, row->attempts);
    if (row->last_contact_on != SWST__NULL)
        swst__table_set_int(table, LAST_CONTACT_ON, row->last_contact_on);
    status = swst__table_set_text(table, NAME, row->name);
    if (!status)
        status = swst__table_set_text(table, AREA_CODE, answer->ground.areas.at[row->area].code);
    if (!status)
        status = swst__table_set_text(table, CATEGORIES, row->categories);
    return status ? status : swst__table_set_text(table, WORKER_IDS, row->worker_ids);
}

static swst_status fill(struct swst__answer *answer)
{
    struct work work = { .answer = answer,
                         .walk = { .window = answer->question.window, .keep = keep } };
    swst_status status;

    work.walk.keeper = &work;
    status = swst__unserved_walk(&work.walk, answer->store, &answer->ground);
    if (work.count)
        qsort(work.rows, work.count, sizeof *work.rows, compare_rows);
    for (size_t i = 0; i < work.count && !status && !swst__answer_is_full(answer); i++)
        status = show_row(answer, &work.rows[i]);
    swst__ground_note(&answer->ground, answer->table);
    for (size_t i = 0; i < work.count; i++)
        free_row(&work.rows[i]);
    swst_free(work.rows);
    swst__unserved_walk_close(&work.walk);
    return status;
}

swst_status swst_report_unserved(swst_store *store, const char *from, const char *to,
                                 const char *as_of, const swst_filter *filter,
                                 swst_table **table)
{
    return swst__answer(store, (const char *const[]){ from, to, as_of }, filter, "unserved",
                        columns, fill, table);
}
