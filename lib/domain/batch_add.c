/* Batches for programs: records are added, checked at last, and kept or forgotten. */
#include "base/memory.h"
#include "base/text.h"
#include "domain/batch.h"
#include "domain/write.h"
#include "model/table.h"
#include "store/rows.h"
#include "store/sight.h"

#include <swstation/batch.h>

enum { ROW, FIELD, CODE, MESSAGE_EN, MESSAGE_ZH, MOST_PROBLEMS = 1000, OF_A_STEP = 1000 };

#define TEXT_COLUMN(name_, en, zh) \
    { .name = name_, .unit = "", .label = { { en, zh } }, .type = SWST_TEXT, .max = 400 }

static const struct swst_field columns[] = {
    [ROW] = { .name = "row", .unit = "", .label = { { "Record", "第几条" } },
              .type = SWST_INTEGER, .max = SWST__GREATEST },
    [FIELD] = TEXT_COLUMN("field", "Field", "字段"),
    [CODE] = TEXT_COLUMN("code", "Code", "代码"),
    [MESSAGE_EN] = TEXT_COLUMN("message", "What is wrong", "问题（英文）"),
    [MESSAGE_ZH] = TEXT_COLUMN("message_zh", "What is wrong, in Chinese", "问题"),
    { 0 }
};

struct swst_batch {
    swst_store *store;
    struct swst__batch *inner;          /* NULL: applied or given up */
    bool complete;                      /* all is checked */
    swst_status failure;                /* of a step */
    int64_t added, later, checked, rejected;
    swst_table *problems;
    struct swst__failure first;
};

/* -------------------------------------------------------------------- life */

static void give_up(swst_batch *batch)
{
    swst__batch_free(batch->inner);
    batch->inner = NULL;
}

void swst_batch_free(swst_batch *batch)
{
    if (!batch)
        return;
    give_up(batch);
    swst_table_free(batch->problems);
    swst__store_let_go(batch->store);
    swst_free(batch);
}

swst_status swst_batch_begin(swst_store *store, swst_batch **batch)
{
    swst_batch *made;
    swst_status status;

    if (!store || !batch)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!(made = swst__calloc(sizeof *made)))
        return swst__fail_memory();
    swst__store_hold(made->store = store);
    status = (made->problems = swst__table_new("problems", columns)) ? SWST_OK : SWST_ENOMEM;
    if (!status)
        status = swst__batch_begin(store, 0, &made->inner);
    if (status) {
        swst_batch_free(made);
        return status;
    }
    *batch = made;
    return SWST_OK;
}

/* ---------------------------------------------------------------- problems */

static swst_status add_problem(swst_table *table, int64_t row)
{
    const char *texts[] = {
        [FIELD] = swst__error_field_name(), [CODE] = swst_error_code(),
        [MESSAGE_EN] = swst_error_message("en"), [MESSAGE_ZH] = swst_error_message("zh"),
    };
    swst_status status = swst__table_add_row(table);

    if (status)
        return status;
    swst__table_set_int(table, ROW, row);
    for (size_t i = 0; i < sizeof texts / sizeof *texts && !status; i++)
        if (texts[i])
            status = swst__table_set_text(table, i, texts[i]);
    return status;
}

/* Notes what is wrong with a record; a failure that is about no record is returned. */
static swst_status reject(swst_batch *batch, swst_status status, int64_t row)
{
    if (!swst__is_about_record(status))
        return status;
    swst__error_place(NULL, row, 0);
    if (!batch->rejected++)
        swst__failure_keep(&batch->first);
    return swst_table_rows(batch->problems) < MOST_PROBLEMS ? add_problem(batch->problems, row)
                                                            : SWST_OK;
}

/* The same, and the record's failure again: noting it may have said something else. A
 * failure that is about no record ends the batch, which may have been half-way in it. */
static swst_status refuse(swst_batch *batch, swst_status status)
{
    struct swst__failure failure;
    swst_status noted;

    if (!swst__is_about_record(status))
        return batch->failure = status;
    swst__failure_keep(&failure);
    noted = reject(batch, status, batch->added);
    return noted ? noted : swst__fail_again(status, &failure);
}

/* ------------------------------------------------------------------ adding */

static swst_status find_before(swst_batch *batch, const swst_record *record, swst_record **before)
{
    swst_status status;

    if (!record->header.id)
        return SWST_OK;
    status = swst__row_load(batch->store, record->kind, record->header.id, before);
    if (!status && (*before)->header.voided)
        status = swst__fail_about(SWST_ENOTFOUND, SWST__VOIDED_ALREADY, &record->kind->label);
    return status;
}

/* What it refers to may come later, and so may the voiding of what refers to it. The
 * database refuses what two living rows may not have in common; the check says so better. */
static swst_status put(swst_batch *batch, swst_record *record, const swst_record *before)
{
    swst_status checked = swst__batch_check(batch->inner, record, before), status;

    if (checked && !swst__is_about_record(checked))
        return checked;
    status = swst__batch_put(batch->inner, record, before);
    if (status == SWST_EINVALID && checked)
        status = swst__batch_check(batch->inner, record, before);
    if (!status && checked) {
        status = swst__batch_remember(batch->inner, record, batch->added);
        batch->later++;
    }
    return status ? status : swst__batch_keep(batch->inner);
}

static swst_status can_add(const swst_batch *batch, const swst_record *record)
{
    if (!batch || !record)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (batch->failure)
        return batch->failure;
    if (!batch->inner || batch->complete)
        return swst__fail(SWST_EMISUSE, SWST__BATCH_COMPLETE);
    return swst__batch_ready(batch->inner);
}

swst_status swst_batch_add(swst_batch *batch, swst_record *record)
{
    swst_record *before = NULL;
    swst_status status = can_add(batch, record);

    if (status)
        return status;
    batch->added++;
    if (!(status = swst__record_check(record)) && !(status = find_before(batch, record, &before)))
        status = put(batch, record, before);
    swst_record_free(before);
    return status ? refuse(batch, status) : SWST_OK;
}

static swst_status void_row(swst_batch *batch, swst_record *record, const char *reason)
{
    swst_record *before = NULL, *row;
    swst_status status = find_before(batch, record, &before);

    row = before ? swst_record_copy(before) : NULL;
    if (!status && !row)
        status = SWST_ENOMEM;
    if (!status && !(status = swst__record_set_reason(row, reason))) {
        row->header.voided = true;
        row->header.voided_at = swst__write_now(batch->store);
        row->header.voided_by = swst__store_actor(batch->store);
        status = put(batch, row, before);
    }
    if (!status && !(status = swst__record_set_reason(record, reason)))
        record->header = row->header;
    swst_record_free(row);
    swst_record_free(before);
    return status;
}

swst_status swst_batch_void(swst_batch *batch, swst_record *record, const char *reason)
{
    int64_t length = reason ? swst__utf8_length(reason) : 0;
    swst_status status = can_add(batch, record);

    if (status)
        return status;
    if (length < 1 || length > SWST__LONGEST_REASON)
        return swst__fail(SWST_EINVALID, SWST__NO_REASON);
    if (!record->header.id)
        return swst__fail_about(SWST_ENOTFOUND, SWST__NO_SUCH_RECORD, &record->kind->label);
    batch->added++;
    status = void_row(batch, record, reason);
    return status ? refuse(batch, status) : SWST_OK;
}

/* ----------------------------------------------------------------- at last */

static swst_status check_some(swst_batch *batch)
{
    swst_status status = swst__batch_ready(batch->inner);

    for (int i = 0; i < OF_A_STEP && status >= 0; i++) {
        int64_t row = 0;

        if ((status = swst__batch_check_later(batch->inner, &row)) == SWST_OK)
            return swst__batch_close(batch->inner);
        batch->checked++;
        if (status < 0)
            status = reject(batch, status, row);
    }
    return status < 0 ? status : SWST_ROW;
}

swst_status swst_batch_step(swst_batch *batch)
{
    swst_status status;

    if (!batch)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (batch->failure || batch->complete)
        return batch->failure;
    status = batch->inner ? check_some(batch) : swst__fail(SWST_EMISUSE, SWST__BATCH_COMPLETE);
    if (status < 0)
        batch->failure = status;
    batch->complete = status == SWST_OK;
    return status;
}

swst_status swst_batch_apply(swst_batch *batch)
{
    swst_status status;

    if (!batch)
        return swst__fail(SWST_EMISUSE, SWST__NULL_ARGUMENT);
    if (!batch->complete)
        return swst__fail(SWST_EMISUSE, SWST__MORE_TO_CHECK);
    if (batch->rejected) {
        give_up(batch);
        return swst__fail_again(SWST_EINVALID, &batch->first);
    }
    if (!batch->inner)
        return swst__fail(SWST_EMISUSE, SWST__NO_TRANSACTION);
    status = swst__batch_commit(batch->inner);
    give_up(batch);
    return status;
}

/* ------------------------------------------------------------------- state */

int64_t swst_batch_done(const swst_batch *batch)
{
    return batch ? batch->added - batch->later + batch->checked : 0;
}

int64_t swst_batch_total(const swst_batch *batch)
{
    return batch ? batch->added : 0;
}

int64_t swst_batch_rejected(const swst_batch *batch)
{
    return batch ? batch->rejected : 0;
}

const swst_table *swst_batch_problems(const swst_batch *batch)
{
    return batch ? batch->problems : NULL;
}
