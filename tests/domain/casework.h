/* A case at a stage, and what is kept of it and of its events. */
#ifndef SWST_TESTS_CASEWORK_H
#define SWST_TESTS_CASEWORK_H

#include "../support/station.h"

#define DAY "2026-06-10"

static inline int64_t given_case(swst_store *store, const char *stage, bool supervised)
{
    int64_t client = given_client(store, given_area(store));

    return given(store, "case", "client_id", ID(client), "worker_id",
                 ID(given_worker(store, "Lin")), "supervisor_id",
                 supervised ? ID(given_worker(store, "Wen")) : NULL, "opened_on", "2026-05-01",
                 "stage", stage, "state", "open", "type", "elder", "problem", "lonely", NULL);
}

#define assert_case(store, id, field, expected) assert_value(store, "case", id, field, expected)

/* The latest event of the case, and how many there are. */
static inline int64_t last_event(swst_store *store, int64_t case_id, int count)
{
    swst_query *query = swst_query_new(swst_kind_find("case_event"));
    swst_cursor *cursor;
    int64_t id = 0;

    assert_ok(swst_query_where(query, "case_id", "=", ID(case_id)));
    assert_ok(swst_query_order_by(query, "id"));
    assert_ok(swst_query_run(store, query, &cursor));
    for (swst_query_free(query); swst_cursor_next(cursor) == SWST_ROW; count--)
        id = swst_record_id(swst_cursor_record(cursor));
    swst_cursor_free(cursor);
    assert_int_equal(count, 0);
    return id;
}

static inline void assert_event(swst_store *store, int64_t case_id, int count, const char *field,
                         const char *expected)
{
    assert_value(store, "case_event", last_event(store, case_id, count), field, expected);
}

static inline int64_t given_closed(swst_store *store)
{
    int64_t id = given_case(store, "evaluation", true);

    assert_ok(swst_case_close(store, id, DAY, SWST_CASE_CLOSE_REASON_GOALS_MET,
                              SWST_CASE_OUTCOME_IMPROVED, NULL));
    return id;
}

#endif
