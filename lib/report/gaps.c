/* Gaps of service by reason and category: who was not served, and who lacks
 * something although somebody was in contact (C8). */
#include "base/memory.h"
#include "model/structs.h"
#include "report/answer.h"
#include "report/unserved_rows.h"

#include <swstation/staff.h>

enum { REASON, CATEGORY, CLIENTS, UNSERVED };

#define COLUMN(name_, type_, en, zh, ...) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, __VA_ARGS__ }

static const struct swst_field columns[] = {
    [REASON] = COLUMN("reason", CHOICE, "Reason", "原因", .unit = "",
                      .choices = &swst__unserved_reason_choices),
    [CATEGORY] = COLUMN("category", TEXT, "Category", "类别", .unit = ""),
    [CLIENTS] = COLUMN("clients", INTEGER, "Clients", "人数", .unit = "people"),
    [UNSERVED] = COLUMN("unserved", INTEGER, "Not served", "未服务", .unit = "people"),
    { .name = NULL }
};

struct sums {
    int64_t clients, unserved;
};

struct work {
    struct swst__unserved_walk walk;
    struct sums *sums;                  /* [reason, 0: all][persons, then categories] */
};

static struct sums *at(const struct work *work, size_t reason, size_t slot)
{
    return &work->sums[reason * (work->walk.categories.count + 1) + slot];
}

static void add(struct sums *sums, const struct swst__unserved_row *row)
{
    sums->clients++;
    sums->unserved += !row->is_served;
}

static swst_status keep(void *keeper, const struct swst__unserved_row *row)
{
    struct work *work = keeper;
    size_t reasons[] = { 0, (size_t)row->reason };

    if (!row->reason)
        return SWST_OK;
    if (!work->sums)        /* the walk knows the categories by now */
        work->sums = swst__calloc(swst__unserved_reason_end * (work->walk.categories.count + 1)
                                  * sizeof *work->sums);
    if (!work->sums)
        return swst__fail_memory();
    for (size_t i = 0; i < 2; i++) {
        add(at(work, reasons[i], 0), row);
        for (size_t j = 0; j < row->categories->count; j++)
            add(at(work, reasons[i], 1 + (size_t)row->categories->at[j]), row);
    }
    return SWST_OK;
}

static swst_status show_row(const struct work *work, size_t reason, size_t slot,
                            swst_table *table)
{
    const struct sums *sums = at(work, reason, slot);
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    if (reason)
        swst__table_set_int(table, REASON, (int64_t)reason);
    swst__table_set_int(table, CLIENTS, sums->clients);
    swst__table_set_int(table, UNSERVED, sums->unserved);
    return swst__table_set_text(table, CATEGORY,
                                slot ? work->walk.categories.at[slot - 1].code : "persons");
}

static bool has_row(const struct work *work, size_t reason, size_t slot)
{
    return at(work, reason, slot)->clients && (!slot || work->walk.categories.at[slot - 1].wanted);
}

static swst_status show_rows(const struct work *work, const struct swst__answer *answer)
{
    swst_status status = SWST_OK;

    for (size_t reason = 0; work->sums && reason < swst__unserved_reason_end; reason++)
        for (size_t slot = 0; slot <= work->walk.categories.count && !status; slot++)
            if (has_row(work, reason, slot) && !swst__answer_is_full(answer))
                status = show_row(work, reason, slot, answer->table);
    return status;
}

static swst_status fill(struct swst__answer *answer)
{
    struct work work = { .walk = { .window = answer->question.window,
                                   .looks_no_further = true, .keep = keep } };
    swst_status status;

    work.walk.keeper = &work;
    status = swst__unserved_walk(&work.walk, answer->store, &answer->ground);
    if (!status)
        status = show_rows(&work, answer);
    swst__ground_note(&answer->ground, answer->table);
    swst_free(work.sums);
    swst__unserved_walk_close(&work.walk);
    return status;
}

swst_status swst_report_gaps(swst_store *store, const char *from, const char *to,
                             const char *as_of, const swst_filter *filter, swst_table **table)
{
    return swst__answer(store, (const char *const[]){ from, to, as_of }, filter, "gaps", columns,
                        fill, table);
}
