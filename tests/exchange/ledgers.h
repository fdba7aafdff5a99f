/* Whole ledgers, imported from text into a station of two villages. */
#ifndef SWST_TESTS_LEDGERS_H
#define SWST_TESTS_LEDGERS_H

#include "folder.h"

#define DAY "2022-06-30"

/* Numbers of nobody: their area part is assigned to no place. */
#define CARD_1 "790101195001011235"
#define CARD_2 "790101195203045679"
#define CARD_3 "790101198706151119"

struct ground {
    int64_t qianjiang, xianghua, dibao, disabled;
};

static inline struct ground given_ground(swst_store *store)
{
    struct ground ground;
    int64_t town = given(store, "area", "code", "790101107", "name", "东陂镇", "level", "town",
                         NULL);

    ground.qianjiang = given(store, "area", "code", "790101107206", "name", "前江", "level",
                             "village", "served_from", "2020-01-01", NULL);
    ground.xianghua = given(store, "area", "code", "790101107202", "name", "香花", "level",
                            "village", "served_from", "2020-01-01", NULL);
    given(store, "station", "name", "东陂镇社工站", "area_id", ID(town), NULL);
    ground.dibao = given(store, "category", "code", "dibao", "name", "Minimum living allowance",
                         "name_zh", "低保", "unit", "household", NULL);
    ground.disabled = given(store, "category", "code", "disabled", "name", "Disabled", "name_zh",
                            "残疾", "unit", "person", NULL);
    given_rule(store, "red", "1", "week", "home");
    given_rule(store, "yellow", "1", "month", "home");
    return ground;
}

static inline swst_ledger *ledger_of(swst_store *store, const char *text)
{
    swst_ledger *ledger = NULL;

    put_text(FOLDER ".csv", text);
    assert_ok(swst_ledger_open(store, FOLDER ".csv", &ledger));
    assert_ok(swst_ledger_set_as_of(ledger, DAY));
    return ledger;
}

static inline void read_ledger(swst_ledger *ledger)
{
    swst_status status;

    while ((status = swst_ledger_step(ledger)) == SWST_ROW)
        assert_true(swst_ledger_bytes(ledger) <= swst_ledger_total(ledger));
    assert_ok(status);
    unlink(FOLDER ".csv");
}

static inline swst_ledger *ledger_read(swst_store *store, const char *text)
{
    swst_ledger *ledger = ledger_of(store, text);

    read_ledger(ledger);
    return ledger;
}

static inline void assert_ledger(const swst_ledger *ledger, int created, int updated,
                                 int rejected, int skipped)
{
    assert_int_equal(swst_ledger_rejected(ledger), rejected);
    assert_int_equal(swst_ledger_created(ledger), created);
    assert_int_equal(swst_ledger_updated(ledger), updated);
    assert_int_equal(swst_ledger_skipped(ledger), skipped);
    assert_int_equal(swst_ledger_accepted(ledger), created + updated);
}

/* Read and apply a ledger without a bad row: the number of the import. */
static inline int64_t import_text(swst_store *store, const char *text, int created, int updated)
{
    swst_ledger *ledger = ledger_read(store, text);
    int64_t number = -1;

    assert_ledger(ledger, created, updated, 0, 0);
    assert_ok(swst_ledger_apply(ledger, &number));
    swst_ledger_free(ledger);
    return number;
}

static inline void assert_bad(const swst_ledger *ledger, size_t at, int row, int column,
                              const char *heading, const char *field, const char *code)
{
    const swst_table *problems = swst_ledger_problems(ledger);

    assert_true(at < swst_table_rows(problems));
    assert_cell(problems, at, "code", code);
    assert_int_equal(swst_table_int(problems, at, "row"), row);
    assert_int_equal(swst_table_int(problems, at, "column"), column);
    if (heading)
        assert_cell(problems, at, "heading", heading);
    if (field)
        assert_cell(problems, at, "field", field);
}

/* The reason that a row of the plan gives; NULL: none. */
static inline void assert_reason(const swst_ledger *ledger, int64_t row, const char *status,
                                 const char *part)
{
    swst_table *plan;

    assert_ok(swst_ledger_plan(ledger, row, 1, &plan));
    assert_int_equal(swst_table_rows(plan), 1);
    assert_cell(plan, 0, "status", status);
    if (part) {
        assert_non_null(swst_table_text(plan, 0, "reason"));
        if (!strstr(swst_table_text(plan, 0, "reason"), part))
            assert_cell(plan, 0, "reason", part);
    } else {
        assert_empty(plan, 0, "reason");
    }
    swst_table_free(plan);
}

/* The only record of a kind in which a field says this. */
static inline int64_t the(swst_store *store, const char *kind, const char *field,
                          const char *value)
{
    swst_query *query = swst_query_new(swst_kind_find(kind));
    swst_cursor *cursor;
    int64_t id;

    assert_ok(swst_query_where(query, field, "=", value));
    assert_ok(swst_query_run(store, query, &cursor));
    if (swst_cursor_next(cursor) != SWST_ROW)
        fail_msg("no %s whose %s is %s", kind, field, value);
    id = swst_record_id(swst_cursor_record(cursor));
    assert_status(SWST_OK, swst_cursor_next(cursor));
    swst_cursor_free(cursor);
    swst_query_free(query);
    return id;
}

static inline int64_t client_of(swst_store *store, const char *name)
{
    return the(store, "client", "name", name);
}

static inline int64_t member_of(swst_store *store, const char *name)
{
    return the(store, "household_member", "client_id", ID(client_of(store, name)));
}

static inline char *value_of(swst_store *store, const char *kind, int64_t id, const char *field)
{
    swst_record *record;
    char *value;

    assert_ok(swst_record_load(store, swst_kind_find(kind), id, &record));
    assert_ok(swst_record_get(record, field, &value));
    swst_record_free(record);
    return value;
}

static inline int64_t household_of(swst_store *store, const char *name)
{
    char *text = value_of(store, "household_member", member_of(store, name), "household_id");
    int64_t id = strtoll(text, NULL, 10);

    swst_free(text);
    return id;
}

#endif
