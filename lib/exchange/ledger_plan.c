/* What became of every row of a ledger. A ledger may have a million rows: one takes 32
 * bytes, and the table of them is made a page at a time. */
#include "exchange/ledger.h"

#include "base/memory.h"
#include "model/structs.h"
#include "model/table.h"

#include <string.h>

enum { REMARKS = 3 };

struct plan_row {
    int64_t client_id;                  /* 0: of nobody */
    uint32_t line, other_line, problem; /* of a rejected row its first; UINT32_MAX: not kept */
    uint8_t outcome, remark_count;
    uint16_t message[REMARKS];          /* of a skipped row why; of an accepted one its remarks */
    uint16_t column[REMARKS - 1];       /* of the first ones; of the last none is kept */
};
_Static_assert(sizeof(struct plan_row) <= 32, "a million rows stay small");

struct swst__ledger_plan {
    struct plan_row *rows;
    size_t count, room;
    uint32_t *slots;                    /* by client, 1 + the row where it was met first */
    size_t slot_count, people;          /* a power of two, at most half full */
};

swst_status swst__ledger_plan_new(struct swst__ledger_plan **plan)
{
    *plan = swst__calloc(sizeof **plan);
    return *plan ? SWST_OK : swst__fail_memory();
}

void swst__ledger_plan_free(struct swst__ledger_plan *plan)
{
    if (!plan)
        return;
    swst_free(plan->rows);
    swst_free(plan->slots);
    swst_free(plan);
}

/* ------------------------------------------------------------ where one was met */

static uint32_t *slot_of(const struct swst__ledger_plan *plan, int64_t client_id)
{
    size_t at = (size_t)(((uint64_t)client_id * UINT64_C(0x9E3779B97F4A7C15)) >> 32);

    for (;; at++) {
        uint32_t *slot = &plan->slots[at & (plan->slot_count - 1)];

        if (!*slot || plan->rows[*slot - 1].client_id == client_id)
            return slot;
    }
}

static swst_status grow_slots(struct swst__ledger_plan *plan)
{
    size_t before = plan->slot_count;
    uint32_t *old = plan->slots, *made;

    if (plan->people * 2 < before)
        return SWST_OK;
    if (!(made = swst__calloc((before ? before * 2 : 64) * sizeof *made)))
        return swst__fail_memory();
    plan->slots = made;
    plan->slot_count = before ? before * 2 : 64;
    for (size_t i = 0; i < before; i++)
        if (old[i])
            *slot_of(plan, plan->rows[old[i] - 1].client_id) = old[i];
    swst_free(old);
    return SWST_OK;
}

int64_t swst__ledger_plan_line(const struct swst__ledger_plan *plan, int64_t client_id)
{
    uint32_t slot = plan->slot_count ? *slot_of(plan, client_id) : 0;

    return slot ? plan->rows[slot - 1].line : 0;
}

/* ------------------------------------------------------------------------- rows */

static void keep_remarks(struct plan_row *made, const struct swst__ledger_row *row)
{
    for (size_t i = 0; i < row->remark_count; i++) {
        const struct swst__ledger_remark *remark = &row->remarks[i];
        bool has_column = made->remark_count < REMARKS - 1;

        if (made->remark_count == REMARKS
            || (!has_column && remark->column != SWST__LEDGER_NO_COLUMN))
            continue;
        if (remark->line)
            made->other_line = (uint32_t)remark->line;
        if (has_column)
            made->column[made->remark_count] =
                (uint16_t)(remark->column < UINT16_MAX ? remark->column : UINT16_MAX);
        made->message[made->remark_count++] = (uint16_t)remark->message;
    }
}

swst_status swst__ledger_plan_add(struct swst_ledger *ledger, enum swst__ledger_outcome outcome,
                                  int64_t client_id)
{
    struct swst__ledger_plan *plan = ledger->plan;
    const struct swst__ledger_row *row = &ledger->row;
    struct plan_row *rows = swst__grow(plan->rows, &plan->room, plan->count, sizeof *rows);
    struct plan_row made = { .client_id = client_id, .line = (uint32_t)row->line,
                             .outcome = (uint8_t)outcome, .problem = UINT32_MAX };
    uint32_t *slot;
    swst_status status;

    if (!rows)
        return SWST_ENOMEM;
    plan->rows = rows;
    if (outcome == SWST__LEDGER_SKIPPED)
        made.message[made.remark_count++] = (uint16_t)row->skipped_for;
    else if (outcome != SWST__LEDGER_REJECTED)
        keep_remarks(&made, row);
    else if (ledger->problem != SIZE_MAX)
        made.problem = (uint32_t)ledger->problem;
    if ((status = grow_slots(plan)))
        return status;
    plan->rows[plan->count++] = made;
    if (client_id && !*(slot = slot_of(plan, client_id))) {
        *slot = (uint32_t)plan->count;
        plan->people++;
    }
    return SWST_OK;
}

/* -------------------------------------------------------------------- the table */

enum { ROW, STATUS, CLIENT_ID, REASON, REASON_ZH };

#define COLUMN(name_, type_, en, zh) \
    { .name = name_, .label = { { en, zh } }, .type = SWST_##type_, .unit = "" }

static const struct swst_field columns[] = {
    [ROW] = COLUMN("row", INTEGER, "Line", "行"),
    [STATUS] = COLUMN("status", TEXT, "Status", "状态"),
    [CLIENT_ID] = { .name = "client_id", .label = { { "Client", "服务对象" } }, .unit = "",
                    .type = SWST_REFERENCE, .target = &swst__kinds[swst__kind_client] },
    [REASON] = COLUMN("reason", TEXT, "Reason", "原因（英文）"),
    [REASON_ZH] = COLUMN("reason_zh", TEXT, "Reason, in Chinese", "原因"),
    { .name = NULL }
};

static const char *const words[] = {
    [SWST__LEDGER_CREATED] = "created", [SWST__LEDGER_UPDATED] = "updated",
    [SWST__LEDGER_SKIPPED] = "skipped", [SWST__LEDGER_REJECTED] = "rejected"
};

static swst_status set_remarks(const swst_ledger *ledger, const struct plan_row *row,
                               enum swst__language language, swst_table *table)
{
    struct swst__text text = { 0 };
    swst_status status = SWST_OK;

    for (unsigned i = 0; i < row->remark_count; i++) {
        struct swst__ledger_remark remark = { (enum swst__message)row->message[i],
            i < REMARKS - 1 && row->column[i] != UINT16_MAX ? row->column[i]
                                                            : SWST__LEDGER_NO_COLUMN, 0 };
        char sentence[500];

        if (remark.message == SWST__LEDGER_AGAIN)
            remark.line = row->other_line;
        swst__ledger_remark_text(ledger, &remark, language, sentence, sizeof sentence);
        swst__text_add(&text, "%s%s", !i ? "" : language == SWST__ZH ? "；" : "; ", sentence);
    }
    if (text.failed)
        status = swst__fail_memory();
    else if (text.length)
        status = swst__table_set_text(table, language == SWST__ZH ? REASON_ZH : REASON,
                                      text.bytes);
    swst_free(text.bytes);
    return status;
}

static swst_status set_problem(const swst_ledger *ledger, const struct plan_row *row,
                               enum swst__language language, swst_table *table)
{
    const struct swst__ledger_remark wrong = { SWST__LEDGER_WRONG, SWST__LEDGER_NO_COLUMN, 0 };
    const char *kept = row->problem == UINT32_MAX ? NULL
        : swst_table_text(ledger->problems, row->problem,
                          language == SWST__ZH ? "message_zh" : "message");
    char sentence[500];

    swst__ledger_remark_text(ledger, &wrong, language, sentence, sizeof sentence);
    return swst__table_set_text(table, language == SWST__ZH ? REASON_ZH : REASON,
                                kept ? kept : sentence);
}

static swst_status add_row(const swst_ledger *ledger, const struct plan_row *row,
                           swst_table *table)
{
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    swst__table_set_int(table, ROW, row->line);
    if (row->client_id)
        swst__table_set_int(table, CLIENT_ID, row->client_id);
    status = swst__table_set_text(table, STATUS, words[row->outcome]);
    for (int i = 0; i < SWST__LANGUAGES && !status; i++)
        status = row->outcome == SWST__LEDGER_REJECTED
            ? set_problem(ledger, row, (enum swst__language)i, table)
            : set_remarks(ledger, row, (enum swst__language)i, table);
    return status;
}

swst_status swst_ledger_plan(const swst_ledger *ledger, int64_t from, int64_t limit,
                             swst_table **table)
{
    swst_table *made;
    swst_status status = SWST_OK;
    size_t count;

    if (!ledger || !table)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (from < 0 || limit < 0)
        return swst__fail(SWST_EMISUSE, SWST__BAD_ARGUMENT);
    if (!(made = swst__table_new("ledger_plan", columns)))
        return SWST_ENOMEM;
    count = ledger->plan ? ledger->plan->count : 0;
    for (size_t i = (size_t)from; i < count && i - (size_t)from < (size_t)limit && !status; i++)
        status = add_row(ledger, &ledger->plan->rows[i], made);
    if (status)
        swst_table_free(made);
    else
        *table = made;
    return status;
}
