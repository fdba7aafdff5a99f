/* Questions, and cursors over their answers. */
#include "steps.h"

static swst_status new_query(void)
{
    return made(CALL(swst_query_new)(swst_kind_find("visit")));
}

static void free_made_query(swst_status status)
{
    if (!status)
        CALL(swst_query_free)(it.out);
}

static void given_query(void)
{
    it.query = swst_query_new(swst_kind_find("visit"));
    assert_ok(swst_query_where(it.query, "visited_on", ">=", "2026-01-01"));
    CALL(swst_query_set_voided)(it.query, true);
    CALL(swst_query_set_limit)(it.query, 5);
}

static swst_status ask(void)
{
    swst_status status = CALL(swst_query_where)(it.query, "channel", "in", "home,phone,video");

    if (!status)
        status = CALL(swst_query_where)(it.query, "content", "contains", "talk");
    return status ? status : CALL(swst_query_order_by)(it.query, "-visited_on");
}

static void free_query(swst_status status)
{
    (void)status;
    swst_query_free(it.query);
}

static swst_status run_query(void)
{
    return CALL(swst_query_run)(it.store, it.query, (swst_cursor **)&it.out);
}

static void free_query_and_cursor(swst_status status)
{
    swst_query_free(it.query);
    if (!status)
        CALL(swst_cursor_free)(it.out);
}

static swst_status count(void)
{
    return CALL(swst_query_count)(it.store, it.query, &it.number);
}

static void given_cursor(void)
{
    given_query();
    assert_ok(swst_query_run(it.store, it.query, &it.cursor));
    swst_query_free(it.query);
}

/* All that the cursor gives: never fewer without a word. */
static swst_status read_all(void)
{
    int64_t read = 0;
    swst_status status;

    while ((status = CALL(swst_cursor_next)(it.cursor)) == SWST_ROW)
        read += CALL(swst_cursor_record)(it.cursor) != NULL;
    if (!status)
        it.number = read;
    return status;
}

static void free_cursor(swst_status status)
{
    if (!status)
        assert_int_equal(it.number, 5);
    swst_cursor_free(it.cursor);
}

const struct step query_steps[] = {
    { "query_new", NULL, new_query, free_made_query },
    { "query_where", given_query, ask, free_query },
    { "query_run", given_query, run_query, free_query_and_cursor },
    { "query_count", given_query, count, free_query },
    { "cursor_next", given_cursor, read_all, free_cursor },
    { NULL, NULL, NULL, NULL }
};
