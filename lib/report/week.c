/* The list for a week, to be printed and taken along: whom to see, village by
 * village. Its rows are those of the desk. */
#include "base/memory.h"
#include "model/structs.h"
#include "report/answer.h"

#include <swstation/desk.h>

#include <stdlib.h>
#include <string.h>

enum {
    AREA_CODE, NAME, TITLE, CLIENT_ID, LIST, ABOUT, ABOUT_ID, DUE_ON, DAYS_OVERDUE, REMAINING,
    REASON, WORKER_IDS
};

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }

static const struct swst_field columns[] = {
    [AREA_CODE] = COLUMN("area_code", TEXT, "Area", "区域", .unit = ""),
    [NAME] = COLUMN("name", TEXT, "Name", "名称", .unit = "",
                    .flags = SWST_PERSONAL | SWST__SORT_NAME),
    [TITLE] = COLUMN("title", TEXT, "Title", "标题", .unit = ""),
    [CLIENT_ID] = COLUMN("client_id", REFERENCE, "Client", "服务对象", .unit = "",
                         .target = &swst__kinds[swst__kind_client]),
    [LIST] = COLUMN("list", CHOICE, "List", "清单", .unit = "",
                    .choices = &swst__desk_list_choices),
    [ABOUT] = COLUMN("about", TEXT, "About", "事项", .unit = ""),
    [ABOUT_ID] = COLUMN("about_id", INTEGER, "Record", "记录", .unit = "",
                        .flags = SWST__SORT_PERSON),
    [DUE_ON] = COLUMN("due_on", DAY, "Due", "期限", .unit = ""),
    [DAYS_OVERDUE] = COLUMN("days_overdue", INTEGER, "Overdue", "逾期", .unit = "days"),
    [REMAINING] = COLUMN("remaining", INTEGER, "Remaining", "尚缺", .unit = ""),
    [REASON] = COLUMN("reason", TEXT, "Reason", "原因", .unit = ""),
    [WORKER_IDS] = COLUMN("worker_ids", REFERENCES, "Workers", "负责社工", .unit = "",
                          .target = &swst__kinds[swst__kind_worker]),
    { .name = NULL }
};

/* Matters of today's desk, and sessions of Sunday's. */
struct line {
    const swst_table *desk;
    size_t row;
    const char *area, *name;            /* name: of the client, else the title */
    int64_t due_on, about_id;
};

struct work {
    swst_table *desks[2];
    struct line *lines;
    size_t count, room;
};

/* -------------------------------------------------------------------- found */

static bool has(const swst_table *table, size_t row, const char *name)
{
    for (size_t i = 0; i < swst_table_columns(table); i++)
        if (strcmp(swst_table_column(table, i)->name, name) == 0)
            return swst__table_has(table, row, i);
    return false;
}

static swst_status add_lines(struct work *work, const swst_table *desk, int64_t until)
{
    for (size_t row = 0; row < swst_table_rows(desk); row++) {
        struct line *lines;
        const char *name;

        if (!has(desk, row, "due_on") || swst_table_int(desk, row, "due_on") > until)
            continue;
        if (!(lines = swst__grow(work->lines, &work->room, work->count, sizeof *lines)))
            return SWST_ENOMEM;
        work->lines = lines;
        name = swst_table_text(desk, row, "name");
        lines[work->count++] = (struct line){
            .desk = desk, .row = row, .area = swst_table_text(desk, row, "area_code"),
            .name = name ? name : swst_table_text(desk, row, "title"),
            .due_on = swst_table_int(desk, row, "due_on"),
            .about_id = swst_table_int(desk, row, "about_id"),
        };
    }
    return SWST_OK;
}

/* Sessions are asked for as they will wait on Sunday. */
static swst_status find_lines(struct work *work, const struct swst__answer *answer,
                              const struct swst__span *week)
{
    swst_filter narrow = *answer->ground.filter;
    const int64_t days[2] = { answer->question.as_of, week->last };
    const unsigned lists[2] = {
        1U << swst__desk_list_CONTACTS | 1U << swst__desk_list_ENROLMENTS,
        1U << swst__desk_list_SESSIONS,
    };
    swst_status status = SWST_OK;

    narrow.limit = 0;
    for (size_t i = 0; i < 2 && !status; i++) {
        char day[SWST__DAY_SIZE];

        swst__day_print(days[i], day);
        narrow.lists = lists[i];
        status = swst_report_desk(answer->store, day, &narrow, &work->desks[i]);
        if (!status)
            status = add_lines(work, work->desks[i], week->last);
    }
    return status;
}

/* ------------------------------------------------------------------ ordered */

static int compare_texts(const char *left, const char *right)
{
    if (!left || !right)
        return (left == NULL) - (right == NULL);
    return strcmp(left, right);
}

static int compare_lines(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    int order = compare_texts(a->area, b->area);

    if (!order)
        order = compare_texts(a->name, b->name);
    if (!order)
        order = (a->due_on > b->due_on) - (a->due_on < b->due_on);
    if (!order)
        order = (a->about_id > b->about_id) - (a->about_id < b->about_id);
    return order ? order : (a->row > b->row) - (a->row < b->row);
}

/* -------------------------------------------------------------------- shown */

static swst_status copy_text(swst_table *table, size_t column, const struct line *line)
{
    const char *text = swst_table_text(line->desk, line->row, columns[column].name);

    return text ? swst__table_set_text(table, column, text) : SWST_OK;
}

static swst_status show_line(const struct line *line, int64_t as_of, swst_table *table)
{
    static const size_t texts[] = { AREA_CODE, NAME, TITLE, ABOUT, REASON, WORKER_IDS };
    int64_t required = swst_table_int(line->desk, line->row, "required");
    int64_t done = swst_table_int(line->desk, line->row, "done");
    int64_t client = swst_table_int(line->desk, line->row, "client_id");
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    if (client)
        swst__table_set_int(table, CLIENT_ID, client);
    swst__table_set_int(table, LIST, swst_table_int(line->desk, line->row, "list"));
    swst__table_set_int(table, ABOUT_ID, line->about_id);
    swst__table_set_int(table, DUE_ON, line->due_on);
    swst__table_set_int(table, DAYS_OVERDUE, line->due_on < as_of ? as_of - line->due_on : 0);
    if (client)
        swst__table_set_int(table, REMAINING, required > done ? required - done : 0);
    for (size_t i = 0; i < sizeof texts / sizeof *texts && !status; i++)
        status = copy_text(table, texts[i], line);
    return status;
}

static swst_status fill(struct swst__answer *answer)
{
    int64_t as_of = answer->question.as_of;
    struct swst__span week = swst__bucket_of(SWST__PER_WEEK, as_of);
    struct work work = { .count = 0 };
    swst_status status;

    if (week.last > SWST__LAST_DAY)
        week.last = SWST__LAST_DAY;
    status = find_lines(&work, answer, &week);
    if (work.count)
        qsort(work.lines, work.count, sizeof *work.lines, compare_lines);
    for (size_t i = 0; i < work.count && !status && !swst__answer_is_full(answer); i++)
        status = show_line(&work.lines[i], as_of, answer->table);
    swst__table_set_days(answer->table, &as_of, &week);
    swst_table_free(work.desks[0]);
    swst_table_free(work.desks[1]);
    swst_free(work.lines);
    return status;
}

swst_status swst_report_week(swst_store *store, const char *as_of, const swst_filter *filter,
                             swst_table **table)
{
    return swst__answer_on(store, as_of, filter, "week", columns, fill, NULL, table);
}
