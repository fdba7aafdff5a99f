/* Who answers for what on a day: areas, programmes and clients of every
 * worker, and what was dealt with at the window this month (A5). */
#include "base/memory.h"
#include "base/text.h"
#include "domain/in_force.h"
#include "model/structs.h"
#include "report/answer.h"
#include "store/db.h"

#include <swstation/staff.h>

#include <inttypes.h>
#include <string.h>

enum {
    WORKER_ID, NAME, AREAS, PROGRAMMES, CLIENTS, WINDOW_ENTRIES, APPLICATIONS, VERIFICATIONS,
    PUBLICITY, INQUIRIES, OTHERS, HEADCOUNT
};

#define COLUMN(name_, type_, en, zh, unit_) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = unit_ }

static const struct swst_field columns[] = {
    [WORKER_ID] = { .name = "worker_id", .label = { { "Worker", "社工" } }, .unit = "",
                    .type = SWST_REFERENCE, .target = &swst__kinds[swst__kind_worker] },
    [NAME] = { .name = "name", .label = { { "Name", "姓名" } }, .unit = "", .type = SWST_TEXT,
               .flags = SWST_PERSONAL | SWST__SORT_NAME },
    [AREAS] = COLUMN("areas", TEXT, "Areas", "负责区域", ""),
    [PROGRAMMES] = COLUMN("programmes", TEXT, "Programmes", "负责事务", ""),
    [CLIENTS] = COLUMN("clients", INTEGER, "Clients assigned", "指定对象", "people"),
    [WINDOW_ENTRIES] = COLUMN("window_entries", INTEGER, "At the window", "窗口办理", ""),
    [APPLICATIONS] = COLUMN("applications", INTEGER, "Applications", "申请受理", ""),
    [VERIFICATIONS] = COLUMN("verifications", INTEGER, "Verifications", "核对", ""),
    [PUBLICITY] = COLUMN("publicity", INTEGER, "Policy publicity", "政策宣传", ""),
    [INQUIRIES] = COLUMN("inquiries", INTEGER, "Inquiries", "咨询", ""),
    [OTHERS] = COLUMN("others", INTEGER, "Other", "其他", ""),
    [HEADCOUNT] = COLUMN("headcount", INTEGER, "Head count without names", "不记名人次",
                         "person-times"),
    { .name = NULL }
};

_Static_assert(swst__window_matter_APPLICATION == 1 && swst__window_matter_OTHER == 5
               && swst__window_matter_end == 6 && OTHERS - APPLICATIONS == 4,
               "matters stand in columns in the order of their numbers");

struct work {
    struct swst__answer *answer;
    struct swst__feed areas, programmes, clients, entries;
};

#define IN_FORCE SWST__IN_FORCE("assignment", "?1")

static swst_status open_feeds(struct work *work)
{
    swst_store *store = work->answer->store;
    int64_t day = work->answer->question.as_of;
    swst_status status = swst__feed_open(&work->areas, store,
        "SELECT DISTINCT worker_id, area_id FROM assignment WHERE" IN_FORCE
        " AND area_id IS NOT NULL ORDER BY worker_id", 1, day, 0);

    if (!status)
        status = swst__feed_open(&work->programmes, store,
            "SELECT DISTINCT worker_id, programme_id FROM assignment WHERE" IN_FORCE
            " AND programme_id IS NOT NULL ORDER BY worker_id, programme_id", 1, day, 0);
    if (!status)
        status = swst__feed_open(&work->clients, store,
            "SELECT worker_id, count(DISTINCT client_id) FROM assignment WHERE" IN_FORCE
            " AND client_id IS NOT NULL GROUP BY worker_id ORDER BY worker_id", 1, day, 0);
    if (!status)
        status = swst__feed_open(&work->entries, store,
            "SELECT worker_id, matter, count(*), sum(coalesce(headcount, 0)) FROM window_entry"
            " WHERE voided_at IS NULL AND happened_on <= ?1 AND happened_on >= ?2"
            " GROUP BY worker_id, matter ORDER BY worker_id", 3, day,
            swst__bucket_of(SWST__PER_MONTH, day).first);
    return status;
}

static swst_status take(struct work *work, int64_t id)
{
    swst_status status = swst__feed_take(&work->areas, id);

    if (!status)
        status = swst__feed_take(&work->programmes, id);
    if (!status)
        status = swst__feed_take(&work->clients, id);
    return status ? status : swst__feed_take(&work->entries, id);
}

/* -------------------------------------------------------------------- cells */

static swst_status set_joined(swst_table *table, size_t column, struct swst__text *text)
{
    char *joined = swst__text_take(text);
    swst_status status = joined ? swst__table_set_text(table, column, joined)
                                : swst__fail_memory();

    swst_free(joined);
    return status;
}

/* Their codes, in order. */
static swst_status set_areas(const struct work *work, swst_table *table)
{
    const struct swst__areas *areas = &work->answer->ground.areas;
    struct swst__text text = { 0 };
    const char *between = "";

    swst__text_add(&text, "%s", "");
    for (size_t i = 0; i < areas->count; i++)
        for (size_t j = 0; j < work->areas.count; j++)
            if (areas->at[i].id == work->areas.rows[j][0]) {
                swst__text_add(&text, "%s%s", between, areas->at[i].code);
                between = ",";
            }
    return set_joined(table, AREAS, &text);
}

static swst_status add_name(swst_store *store, int64_t id, struct swst__text *text)
{
    struct swst__statement *statement;
    swst_status status = swst__db_take(store, "SELECT name FROM programme WHERE id = ?",
                                       &statement);

    if (status)
        return status;
    swst__db_bind_int(statement, 1, id);
    if ((status = swst__db_step(statement)) == SWST_ROW) {
        swst__text_add(text, "%s%s", text->length ? "," : "", swst__db_text(statement, 0));
        status = SWST_OK;
    }
    swst__db_give_back(statement);
    return status;
}

static swst_status set_programmes(const struct work *work, swst_table *table)
{
    struct swst__text text = { 0 };
    swst_status status = SWST_OK;

    swst__text_add(&text, "%s", "");
    for (size_t i = 0; i < work->programmes.count && !status; i++)
        status = add_name(work->answer->store, work->programmes.rows[i][0], &text);
    if (!status)
        return set_joined(table, PROGRAMMES, &text);
    swst_free(swst__text_take(&text));
    return status;
}

static void set_entries(const struct work *work, swst_table *table)
{
    int64_t counts[OTHERS - WINDOW_ENTRIES + 1] = { 0 }, heads = 0;

    for (size_t i = 0; i < work->entries.count; i++) {
        const int64_t *row = work->entries.rows[i];

        counts[0] += row[1];
        counts[row[0]] += row[1];
        heads += row[2];
    }
    for (size_t i = 0; i <= OTHERS - WINDOW_ENTRIES; i++)
        swst__table_set_int(table, WINDOW_ENTRIES + i, counts[i]);
    swst__table_set_int(table, HEADCOUNT, heads);
}

/* --------------------------------------------------------------------- rows */

/* Of a filter by area, who answers for a part of it. */
static bool is_wanted(const struct work *work, int64_t id)
{
    const struct swst__ground *ground = &work->answer->ground;

    if (ground->filter->worker_id && ground->filter->worker_id != id)
        return false;
    for (size_t i = 0; i < work->areas.count; i++) {
        int64_t area = swst__areas_find(&ground->areas, work->areas.rows[i][0]);

        if (swst__areas_within(&ground->areas, area, ground->top))
            return true;
    }
    return ground->top == SWST__NOWHERE;
}

/* Who works here that day, or is still answerable for something. */
static bool has_row(const struct work *work, const struct swst__statement *worker)
{
    return is_wanted(work, swst__db_int(worker, 0))
        && (swst__db_int(worker, 2) || work->areas.count || work->programmes.count
            || work->clients.count || work->entries.count);
}

static swst_status show_worker(struct work *work, const struct swst__statement *worker)
{
    swst_table *table = work->answer->table;
    swst_status status = take(work, swst__db_int(worker, 0));

    if (status || !has_row(work, worker) || swst__answer_is_full(work->answer)
        || (status = swst__table_add_row(table)))
        return status;
    swst__table_set_int(table, WORKER_ID, swst__db_int(worker, 0));
    swst__table_set_int(table, CLIENTS, work->clients.count ? work->clients.rows[0][0] : 0);
    set_entries(work, table);
    status = swst__table_set_text(table, NAME, swst__db_text(worker, 1));
    if (!status)
        status = set_areas(work, table);
    return status ? status : set_programmes(work, table);
}

static swst_status fill(struct swst__answer *answer)
{
    struct work work = { .answer = answer };
    struct swst__statement *worker = NULL;
    swst_status status = open_feeds(&work);

    if (!status)
        status = swst__db_take(answer->store, "SELECT id, name,"
            SWST__EMPLOYED("worker", "?1") " FROM worker"
            " WHERE voided_at IS NULL ORDER BY id", &worker);
    if (!status)
        swst__db_bind_int(worker, 1, answer->question.as_of);
    while (!status && (status = swst__db_step(worker)) == SWST_ROW)
        status = show_worker(&work, worker);
    swst__db_give_back(worker);
    swst__feed_close(&work.areas);
    swst__feed_close(&work.programmes);
    swst__feed_close(&work.clients);
    swst__feed_close(&work.entries);
    return status;
}

swst_status swst_report_assignments(swst_store *store, const char *as_of,
                                    const swst_filter *filter, swst_table **table)
{
    return swst__answer_on(store, as_of, filter, "assignments", columns, fill, NULL, table);
}
