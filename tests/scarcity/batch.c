/* Batches. */
#include "steps.h"

static swst_batch *batch;

static swst_status add(const char *day)
{
    swst_status status = CALL(swst_record_set)(it.record, "visited_on", day);

    return status ? status : CALL(swst_batch_add)(batch, it.record);
}

static void given_visit_to_add(void)
{
    it.record = swst_record_new(swst_kind_find("visit"));
    assert_ok(swst_record_set(it.record, "client_id", ID(it.client)));
    assert_ok(swst_record_set(it.record, "channel", "home"));
    assert_ok(swst_record_set(it.record, "result", "done"));
}

static int64_t asked(void)
{
    return CALL(swst_batch_total)(batch) + CALL(swst_batch_done)(batch)
        + CALL(swst_batch_rejected)(batch)
        + (int64_t)swst_table_rows(CALL(swst_batch_problems)(batch));
}

/* One new record, changed again and voided. */
static swst_status write_batch(void)
{
    swst_status status = CALL(swst_batch_begin)(it.store, &batch);

    if (status)
        return batch ? SWST_EMISUSE : status;
    if (!(status = add("2026-02-03")) && !(status = add("2026-02-04")))
        status = CALL(swst_batch_void)(batch, it.record, "测试");
    while (!status && (status = CALL(swst_batch_step)(batch)) == SWST_ROW)
        status = SWST_OK;
    if (!status)
        status = CALL(swst_batch_apply)(batch);
    if (!status)
        it.number = asked();
    CALL(swst_batch_free)(batch);
    batch = NULL;
    return status;
}

static void batch_is_written(swst_status status)
{
    if (!status)
        assert_int_equal(it.number, 6);
    swst_record_free(it.record);
}

const struct step batch_steps[] = {
    { "write a batch", given_visit_to_add, write_batch, batch_is_written },
    { NULL, NULL, NULL, NULL }
};
