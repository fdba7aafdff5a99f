/* Capacity: what the duties of a week ask of each worker, what was done of it,
 * and what is possible (C7). */
#include "model/structs.h"
#include "report/answer.h"
#include "report/loads.h"

#include <swstation/staff.h>

enum { WORKER_ID, NAME, CLIENTS, SHARED, REQUIRED, DONE, RATE, CAPACITY, OVER };

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }

static const struct swst_field columns[] = {
    [WORKER_ID] = COLUMN("worker_id", REFERENCE, "Worker", "社工", .unit = "",
                         .target = &swst__kinds[swst__kind_worker]),
    [NAME] = COLUMN("name", TEXT, "Name", "姓名", .unit = "",
                    .flags = SWST_PERSONAL | SWST__SORT_NAME),
    [CLIENTS] = COLUMN("clients", INTEGER, "Clients", "负责对象", .unit = "people"),
    [SHARED] = COLUMN("shared", FLAG, "Shared", "共同负责", .unit = "", .max = 1),
    [REQUIRED] = COLUMN("required", INTEGER, "Required", "本周应完成", .unit = "contacts"),
    [DONE] = COLUMN("done", INTEGER, "Done", "本周已完成", .unit = "contacts"),
    [RATE] = COLUMN("rate", RATE, "Done of required", "完成率", .unit = ""),
    [CAPACITY] = COLUMN("capacity", INTEGER, "Possible in a week", "每周可完成", .unit = "contacts"),
    [OVER] = COLUMN("over", INTEGER, "Above capacity", "超出", .unit = "contacts"),
    { .name = NULL }
};

static swst_status show_row(const struct swst__load *load, swst_table *table)
{
    int64_t over = swst__load_over(load);
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    if (load->worker_id)
        swst__table_set_int(table, WORKER_ID, load->worker_id);
    swst__table_set_int(table, CLIENTS, load->clients);
    swst__table_set_int(table, SHARED, load->shared);
    swst__table_set_int(table, REQUIRED, load->required);
    swst__table_set_int(table, DONE, load->done);
    swst__table_set_rate(table, RATE, load->done, load->required, "day");
    if (load->capacity != SWST__NULL)
        swst__table_set_int(table, CAPACITY, load->capacity);
    if (over)
        swst__table_set_int(table, OVER, over);
    return swst__table_set_text(table, NAME, load->name ? load->name : "");
}

/* Whoever has clients; and, of the whole station, who is there and said how much. */
static bool has_row(const struct swst__answer *answer, const struct swst__load *load)
{
    const swst_filter *filter = answer->ground.filter;

    if (filter->worker_id)
        return load->worker_id == filter->worker_id;
    return load->clients
        || (!filter->area_id && load->employed && load->capacity != SWST__NULL);
}

/* All together can do what each said; unknown while one has not. */
static void sum_capacity(const struct swst__answer *answer, struct swst__loads *loads)
{
    int64_t sum = 0, known = 0;

    for (size_t i = 0; i < loads->count; i++) {
        if (!has_row(answer, &loads->at[i]))
            continue;
        if (loads->at[i].capacity == SWST__NULL)
            return;
        sum += loads->at[i].capacity;
        known++;
    }
    if (known)
        loads->total.capacity = sum;
}

static swst_status fill(struct swst__answer *answer)
{
    struct swst__loads loads = { .count = 0 };
    swst_status status = swst__loads_count(&loads, answer->store, &answer->ground);
    struct swst__span week = { loads.week.first, loads.week.last < SWST__LAST_DAY
                                                     ? loads.week.last : SWST__LAST_DAY };

    swst__table_set_days(answer->table, &answer->question.as_of, &week);
    sum_capacity(answer, &loads);
    if (!status)
        status = show_row(&loads.total, answer->table);
    for (size_t i = 0; i < loads.count && !status && !swst__answer_is_full(answer); i++)
        if (has_row(answer, &loads.at[i]))
            status = show_row(&loads.at[i], answer->table);
    swst__ground_note(&answer->ground, answer->table);
    swst__loads_close(&loads);
    return status;
}

swst_status swst_report_capacity(swst_store *store, const char *as_of, const swst_filter *filter,
                                 swst_table **table)
{
    return swst__answer_on(store, as_of, filter, "capacity", columns, fill, NULL, table);
}
