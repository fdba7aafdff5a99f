/* The desk: what waits for somebody, list after list. */
#include "report/desk.h"

#include "base/memory.h"
#include "model/structs.h"

#include <stdlib.h>

enum {
    LIST, ABOUT, ABOUT_ID, CLIENT_ID, NAME, TITLE, AREA_CODE, WORKER_IDS, TO_ID, SINCE_ON,
    DUE_ON, DAYS_OVERDUE, REQUIRED, DONE, REASON
};

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }
#define REFERENCE(name_, target_, en, zh) \
    COLUMN(name_, REFERENCE, en, zh, .unit = "", .target = &swst__kinds[swst__kind_##target_])

static const struct swst_field columns[] = {
    [LIST] = COLUMN("list", CHOICE, "List", "清单", .unit = "",
                    .choices = &swst__desk_list_choices),
    [ABOUT] = COLUMN("about", TEXT, "About", "事项", .unit = ""),
    [ABOUT_ID] = COLUMN("about_id", INTEGER, "Record", "记录", .unit = "",
                        .flags = SWST__SORT_PERSON),
    [CLIENT_ID] = REFERENCE("client_id", client, "Client", "服务对象"),
    [NAME] = COLUMN("name", TEXT, "Name", "名称", .unit = "",
                    .flags = SWST_PERSONAL | SWST__SORT_NAME),
    [TITLE] = COLUMN("title", TEXT, "Title", "标题", .unit = ""),
    [AREA_CODE] = COLUMN("area_code", TEXT, "Area", "区域", .unit = ""),
    [WORKER_IDS] = COLUMN("worker_ids", REFERENCES, "Workers", "负责社工", .unit = "",
                          .target = &swst__kinds[swst__kind_worker]),
    [TO_ID] = REFERENCE("to_id", worker, "Alerted", "提醒对象"),
    [SINCE_ON] = COLUMN("since_on", DAY, "Since", "自", .unit = ""),
    [DUE_ON] = COLUMN("due_on", DAY, "Due", "期限", .unit = ""),
    [DAYS_OVERDUE] = COLUMN("days_overdue", INTEGER, "Overdue", "逾期", .unit = "days"),
    [REQUIRED] = COLUMN("required", INTEGER, "Required", "应完成", .unit = ""),
    [DONE] = COLUMN("done", INTEGER, "Done", "已完成", .unit = ""),
    [REASON] = COLUMN("reason", TEXT, "Reason", "原因", .unit = ""),
    { .name = NULL }
};

struct swst__desk_row {
    struct swst__matter matter;         /* its texts are below */
    int64_t list;
    size_t number;
    char *name, *reason, *worker_ids;
};

/* In the order in which a desk is read. */
static swst_status (*const collectors[swst__desk_list_end])(struct swst__desk *desk) = {
    [swst__desk_list_unset] = NULL,
#define DESK(WORD, word) [swst__desk_list_##WORD] = swst__desk_##word,
#include "report/desk.def"
#undef DESK
};

/* -------------------------------------------------------------------- found */

swst_status swst__desk_admits(struct swst__ground *ground, const struct swst__matter *matter,
                              bool *admitted)
{
    int64_t worker = ground->filter->worker_id;
    swst_status status = swst__ground_in_charge(ground, matter->workers, 2, matter->client_id,
                                                matter->area);

    *admitted = swst__areas_within(&ground->areas, matter->area, ground->top)
        && (!worker || worker == matter->to_id || swst__ids_hold(&ground->workers, worker));
    return status;
}

static void free_row(struct swst__desk_row *row)
{
    swst_free(row->name);
    swst_free(row->reason);
    swst_free(row->worker_ids);
}

swst_status swst__desk_put(struct swst__desk *desk, const struct swst__matter *matter)
{
    struct swst__desk_row *rows, row = { .matter = *matter, .list = desk->list,
                                         .number = desk->count };
    bool admitted;
    swst_status status = swst__desk_admits(&desk->ground, matter, &admitted);

    if (status || !admitted)
        return status;
    if (!(rows = swst__grow(desk->rows, &desk->room, desk->count, sizeof *rows)))
        return SWST_ENOMEM;
    desk->rows = rows;
    row.name = swst__strdup(matter->name ? matter->name : "");
    row.reason = swst__strdup(matter->reason ? matter->reason : "");
    row.worker_ids = swst__ids_join(&desk->ground.workers);
    if (!row.name || !row.reason || !row.worker_ids) {
        free_row(&row);
        return swst__fail_memory();
    }
    rows[desk->count++] = row;
    return SWST_OK;
}

static swst_status collect(struct swst__desk *desk)
{
    unsigned wanted = desk->ground.filter->lists;
    swst_status status = SWST_OK;

    for (size_t i = 1; i < swst__desk_list_end && !status; i++)
        if (collectors[i] && (!wanted || wanted >> i & 1)) {
            desk->list = (int64_t)i;
            status = collectors[i](desk);
        }
    return status;
}

/* ------------------------------------------------------------------ ordered */

static int compare(int64_t left, int64_t right)
{
    return (left > right) - (left < right);
}

/* list, due_on (none last), the record, and as collected */
static int compare_rows(const void *left, const void *right)
{
    const struct swst__desk_row *a = left, *b = right;
    int order = compare(a->list, b->list);

    if (!order)
        order = (a->matter.due_on == SWST__NULL) - (b->matter.due_on == SWST__NULL);
    if (!order)
        order = compare(a->matter.due_on, b->matter.due_on);
    if (!order)
        order = compare(a->matter.about_id, b->matter.about_id);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

/* -------------------------------------------------------------------- shown */

static void set_number(swst_table *table, size_t column, int64_t number, int64_t none)
{
    if (number != none)
        swst__table_set_int(table, column, number);
}

static swst_status set_text(swst_table *table, size_t column, const char *text)
{
    return *text ? swst__table_set_text(table, column, text) : SWST_OK;
}

static swst_status show_title(struct swst__desk *desk, const struct swst__matter *matter,
                              swst_table *table)
{
    char *title;
    swst_status status = swst__desk_title(desk->store, matter->about, matter->about_id, &title);

    if (!status && title)
        status = set_text(table, TITLE, title);
    swst_free(title);
    return status;
}

static swst_status show_row(struct swst__desk *desk, const struct swst__desk_row *row,
                            swst_table *table)
{
    const struct swst__matter *matter = &row->matter;
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    swst__table_set_int(table, LIST, row->list);
    set_number(table, ABOUT_ID, matter->about_id, 0);
    set_number(table, CLIENT_ID, matter->client_id, 0);
    set_number(table, TO_ID, matter->to_id, 0);
    set_number(table, SINCE_ON, matter->since_on, SWST__NULL);
    set_number(table, DUE_ON, matter->due_on, SWST__NULL);
    swst__table_set_int(table, DAYS_OVERDUE, matter->days_overdue);
    set_number(table, REQUIRED, matter->required, SWST__NULL);
    set_number(table, DONE, matter->done, SWST__NULL);
    status = swst__table_set_text(table, ABOUT, swst__kinds[matter->about].name);
    if (!status && matter->area != SWST__NOWHERE)
        status = swst__table_set_text(table, AREA_CODE, desk->ground.areas.at[matter->area].code);
    if (!status)
        status = set_text(table, NAME, row->name);
    if (!status)
        status = show_title(desk, matter, table);
    if (!status)
        status = set_text(table, REASON, row->reason);
    return status ? status : swst__table_set_text(table, WORKER_IDS, row->worker_ids);
}

static swst_status show_rows(struct swst__desk *desk, swst_table *table)
{
    int64_t limit = desk->ground.filter->limit;
    size_t count = limit && (size_t)limit < desk->count ? (size_t)limit : desk->count;
    swst_status status = SWST_OK;

    if (desk->count)
        qsort(desk->rows, desk->count, sizeof *desk->rows, compare_rows);
    for (size_t i = 0; i < count && !status; i++)
        status = show_row(desk, &desk->rows[i], table);
    return status;
}

static swst_status fill(struct swst__desk *desk, const swst_filter *filter, swst_table *table)
{
    swst_status status = swst__ground_open(&desk->ground, desk->store, filter, desk->as_of);

    if (!status)
        status = collect(desk);
    if (!status)
        status = show_rows(desk, table);
    swst__table_set_days(table, &desk->as_of, NULL);
    for (size_t i = 0; i < desk->count; i++)
        free_row(&desk->rows[i]);
    swst_free(desk->rows);
    swst__ground_close(&desk->ground);
    return status;
}

swst_status swst_report_desk(swst_store *store, const char *as_of, const swst_filter *filter,
                             swst_table **table)
{
    struct swst__desk desk = { .store = store };
    swst_table *made;
    bool inner;
    swst_status status;

    if (!store || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if ((status = swst__day_argument(as_of, &desk.as_of))
        || (status = swst__db_look(store, &inner)))
        return status;
    status = (made = swst__table_new("desk", columns)) ? fill(&desk, filter, made) : SWST_ENOMEM;
    swst__db_look_away(store, inner);
    if (status)
        swst_table_free(made);
    else
        *table = made;
    return status;
}
