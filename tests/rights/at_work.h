/* The office of office.h, and sessions of its people begun and ended. */
#ifndef SWST_TESTS_RIGHTS_AT_WORK_H
#define SWST_TESTS_RIGHTS_AT_WORK_H

#include "office.h"

#include "../support/station.h"

static struct office it;

static inline int open_it(void **state)
{
    (void)state;
    it.store = swst_store_new();
    assert_ok(swst_store_create(it.store, ":memory:"));
    office_open(&it, it.store);
    return 0;
}

static inline int close_it(void **state)
{
    (void)state;
    swst_store_free(it.store);
    return 0;
}

static inline int end_session(void **state)
{
    (void)state;
    swst_session_end(it.store);
    return 0;
}

static inline int64_t person_of(const char *role)
{
    for (int i = 0; i < ROLES; i++)
        if (strcmp(office_roles[i], role) == 0)
            return it.people[i];
    fail_msg("no role %s", role);
    return 0;
}

static inline void begin(const char *role, const char *purpose)
{
    assert_ok(swst_session_begin(it.store, person_of(role), purpose));
}

static inline void end(void)
{
    swst_session_end(it.store);
}

/* Whose are whose: see open_ages() and its order of standings. */
static inline int64_t own_adult(void)
{
    return it.clients[0];
}

static inline int64_t own_child(void)
{
    return it.clients[1];
}

static inline int64_t first_of_area(void)
{
    return it.clients[11 + 12];             /* ages and grants of the standing before */
}

static inline swst_status load(const char *kind, int64_t id)
{
    swst_record *record = NULL;
    swst_status status = swst_record_load(it.store, swst_kind_find(kind), id, &record);

    swst_record_free(record);
    return status;
}

static inline void assert_words(const char *expected)
{
    assert_string_equal(expected, swst_error_message("en"));
}

static inline int64_t one_of(const char *kind, const char *field, int64_t id)
{
    swst_query *query = swst_query_new(swst_kind_find(kind));
    swst_cursor *cursor;
    int64_t found;

    assert_ok(swst_query_where(query, field, "=", ID(id)));
    assert_ok(swst_query_run(it.store, query, &cursor));
    assert_status(SWST_ROW, swst_cursor_next(cursor));
    found = swst_record_id(swst_cursor_record(cursor));
    swst_cursor_free(cursor);
    swst_query_free(query);
    return found;
}

static inline char *text_of(const char *kind, int64_t id, const char *field)
{
    swst_record *record;
    char *value;

    assert_ok(swst_record_load(it.store, swst_kind_find(kind), id, &record));
    assert_ok(swst_record_get(record, field, &value));
    swst_record_free(record);
    return value;
}

#endif
