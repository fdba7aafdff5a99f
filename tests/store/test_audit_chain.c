/* The chain of the audit against everything one can do to a line of it with another
 * program: 10,000 seeded tampers, each found, and the first broken line named. */
#include "audit_chain.h"

enum { ROUNDS = 36, TAMPERS = 10000 };

static int open_filled(void **state)
{
    open_station(state);
    fill_audit(*state, ROUNDS);
    meddle(*state, "PRAGMA ignore_check_constraints = ON");
    return 0;
}

#define chain_test(function) \
    cmocka_unit_test_setup_teardown(function, open_filled, close_station)

/* --------------------------------------------------------------- one tamper */

/* What was done, and what must be said of it. */
struct tamper {
    swst_store *store;
    int64_t lines, at, other;           /* at < other */
    const char *fault;
    int64_t broken;
    bool shows_in_anchor;               /* and nowhere else */
};

static void expect(struct tamper *it, const char *fault, int64_t broken)
{
    it->fault = fault;
    it->broken = broken;
}

/* Every column but the number itself, by values of all types. */
static void change_a_column(struct tamper *it)
{
    static const char *const columns[] = { "instant", "clock_back", "actor", "role", "purpose",
        "action", "kind", "record_id", "last_id", "\"rows\"", "fields", "outcome", "request" };
    static const char *const values[] = { "NULL", "7", "1.5", "'insert'", "'owners'", "x'00'",
        "''", "-1" };
    char sql[300];
    int changed;

    do {
        const char *column = columns[chance(sizeof columns / sizeof *columns)];
        const char *value = values[chance(sizeof values / sizeof *values)];

        snprintf(sql, sizeof sql, "UPDATE OR IGNORE audit SET %s = %s WHERE sequence = %lld"
                 " AND (quote(%s) <> quote(%s))", column, value, (long long)it->at, column, value);
        if (strstr("instant,role,action,outcome,clock_back", column) && strcmp(value, "NULL") == 0)
            continue;                               /* that the table itself refuses */
        meddle(it->store, sql);
        changed = sqlite3_changes(it->store->db);
    } while (!changed);
    expect(it, "changed", it->at);
}

static void change_an_instant_a_little(struct tamper *it)
{
    meddle_with(it->store, "UPDATE audit SET instant = instant + %lld WHERE sequence = %lld",
                1 + chance(1000), it->at);
    expect(it, "changed", it->at);
}

static void change_the_type(struct tamper *it)
{
    meddle_with(it->store, "UPDATE audit SET role = CAST(role AS BLOB) WHERE sequence = %lld",
                it->at, 0);
    expect(it, "changed", it->at);
}

static void change_a_hash(struct tamper *it)
{
    static const char *const sql[] = {
        "UPDATE audit SET hash = randomblob(32) WHERE sequence = %lld",
        "UPDATE audit SET previous = randomblob(32) WHERE sequence = %lld",
        "UPDATE audit SET hash = previous WHERE sequence = %lld",
        "UPDATE audit SET hash = zeroblob(31) WHERE sequence = %lld",
        "UPDATE audit SET previous = hex(previous) WHERE sequence = %lld",
    };

    meddle_with(it->store, sql[chance(sizeof sql / sizeof *sql)], it->at, 0);
    expect(it, "changed", it->at);
}

static void delete_a_line(struct tamper *it)
{
    meddle_with(it->store, "DELETE FROM audit WHERE sequence = %lld", it->at, 0);
    expect(it, it->at == it->lines ? "cut" : "missing", it->at);
    it->shows_in_anchor = it->at == it->lines;
}

static void delete_and_close_the_gap(struct tamper *it)
{
    meddle_with(it->store, "DELETE FROM audit WHERE sequence = %lld;"
                "UPDATE audit SET sequence = -sequence WHERE sequence > %lld;"
                "UPDATE audit SET sequence = -sequence - 1 WHERE sequence < 0", it->at, it->at);
    expect(it, it->at == it->lines ? "cut" : "order", it->at);
    it->shows_in_anchor = it->at == it->lines;
}

static void cut_the_end(struct tamper *it)
{
    meddle_with(it->store, "DELETE FROM audit WHERE sequence >= %lld", it->at, 0);
    expect(it, "cut", it->at);
    it->shows_in_anchor = true;
}

static void swap_two_lines(struct tamper *it)
{
    char sql[400];

    snprintf(sql, sizeof sql, "UPDATE audit SET sequence = -1 WHERE sequence = %lld;"
             "UPDATE audit SET sequence = %lld WHERE sequence = %lld;"
             "UPDATE audit SET sequence = %lld WHERE sequence = -1", (long long)it->at,
             (long long)it->at, (long long)it->other, (long long)it->other);
    meddle(it->store, sql);
    expect(it, "order", it->at);
}

static void renumber_a_line(struct tamper *it)
{
    meddle_with(it->store, "UPDATE audit SET sequence = %lld WHERE sequence = %lld",
                it->lines + 1 + chance(1000000), it->at);
    expect(it, "missing", it->at);
}

static void put_a_line_before_the_first(struct tamper *it)
{
    int64_t number = -chance(1000);

    meddle_with(it->store, "UPDATE audit SET sequence = %lld WHERE sequence = %lld", number,
                it->at);
    expect(it, "order", number);
}

#define COPY(sequence, from) \
    "INSERT INTO audit SELECT " sequence ", instant, clock_back, actor, role, purpose, action," \
    " kind, record_id, last_id, \"rows\", fields, outcome, NULL, previous, hash FROM audit" \
    " WHERE sequence = " from ";"

static void add_a_copy(struct tamper *it)
{
    meddle_with(it->store, COPY("%lld", "%lld"), it->lines + 1, it->at);
    expect(it, NULL, it->lines + 1);            /* inserted, or of another place */
}

static void insert_in_between(struct tamper *it)
{
    meddle_with(it->store, "UPDATE audit SET sequence = -sequence WHERE sequence >= %lld;"
                "UPDATE audit SET sequence = 1 - sequence WHERE sequence < 0;", it->at, 0);
    meddle_with(it->store, COPY("%lld", "%lld"), it->at, it->at + 1);
    meddle_with(it->store, "UPDATE audit SET actor = 4242 WHERE sequence = %lld", it->at, 0);
    expect(it, NULL, it->at);
}

/* As if lines had been trimmed off, of which no line tells. */
static void pretend_a_trim(struct tamper *it)
{
    if (it->at == it->lines)
        it->at--;
    meddle_with(it->store, "UPDATE header SET audit_trimmed = %lld, audit_trimmed_hash ="
                " (SELECT hash FROM audit WHERE sequence = %lld)", it->at, it->at);
    meddle_with(it->store, "DELETE FROM audit WHERE sequence <= %lld", it->at, 0);
    expect(it, "trimmed", it->at + 1);
}

static void (*const tampers[])(struct tamper *it) = {
    change_a_column, change_a_column, change_a_column, change_an_instant_a_little,
    change_the_type, change_a_hash, delete_a_line, delete_and_close_the_gap, cut_the_end,
    swap_two_lines, renumber_a_line, put_a_line_before_the_first, add_a_copy, insert_in_between,
    pretend_a_trim,
};

static void tamper_once(swst_store *store, const struct swst__audit_anchor *anchor, int number)
{
    const size_t count = sizeof tampers / sizeof *tampers;
    struct tamper it = { .store = store, .lines = anchor->count };
    struct swst__audit_verdict verdict;

    it.at = 1 + chance(it.lines - 1);
    it.other = it.at + 1 + chance(it.lines - it.at);
    meddle(store, "SAVEPOINT tamper");
    tampers[number % (int)count](&it);
    verdict = verdict_of(store, NULL);
    if (it.shows_in_anchor)
        assert_verdict(verdict, "", 0);
    if (it.shows_in_anchor)
        verdict = verdict_of(store, anchor);
    if (!verdict.fault || verdict.at != it.broken
        || (it.fault && strcmp(swst__audit_faults.words[verdict.fault], it.fault) != 0))
        fail_msg("tamper %d (%d) of line %lld: %s at %lld, and not %s at %lld", number,
                 number % (int)count, (long long)it.at, swst__audit_faults.words[verdict.fault],
                 (long long)verdict.at, it.fault ? it.fault : "broken", (long long)it.broken);
    meddle(store, "ROLLBACK TO tamper; RELEASE tamper");
}

static void every_tamper_is_found_and_its_line_named(void **state)
{
    struct swst__audit_anchor anchor = anchor_of(*state);

    assert_true(anchor.count > 150);
    assert_verdict(verdict_of(*state, &anchor), "", 0);
    for (int i = 0; i < TAMPERS; i++)
        tamper_once(*state, &anchor, i);
    assert_verdict(verdict_of(*state, &anchor), "", 0);
}

/* ------------------------------------------------- who computes all of it anew */

static void forge(swst_store *store, int64_t from)
{
    struct swst__statement *old;
    struct swst__audit_head head = { 0 };

    meddle_with(store, "CREATE TEMP TABLE forged AS SELECT * FROM audit WHERE sequence >= %lld;"
                "DELETE FROM audit WHERE sequence >= %lld", from, from);
    assert_ok(swst__audit_head(store, &head));
    assert_ok(swst__db_take(store, "SELECT " SWST__AUDIT_NAMES " FROM forged ORDER BY sequence",
                            &old));
    while (swst__db_step(old) == SWST_ROW) {
        struct swst__audit_row row;

        for (int i = 0; i < SWST__AUDIT_COLUMNS; i++)
            if (sqlite3_column_type(swst__db_sqlite(old), i) == SQLITE_TEXT)
                swst__audit_set_text(&row, (enum swst__audit_column)i, swst__db_text(old, i));
            else if (swst__db_is_null(old, i))
                swst__audit_set_text(&row, (enum swst__audit_column)i, NULL);
            else
                swst__audit_set_int(&row, (enum swst__audit_column)i, swst__db_int(old, i));
        assert_ok(swst__audit_put(store, &head, &row));
    }
    swst__db_give_back(old);
}

/* Said openly: without a key, who computes every later hash anew is found by an anchor alone. */
static void a_chain_computed_anew_is_found_by_an_anchor_alone(void **state)
{
    struct swst__audit_anchor anchor = anchor_of(*state);

    meddle(*state, "UPDATE audit SET actor = 42 WHERE sequence = 20");
    assert_verdict(verdict_of(*state, NULL), "changed", 20);
    forge(*state, 20);
    assert_verdict(verdict_of(*state, NULL), "", 0);
    assert_verdict(verdict_of(*state, &anchor), "rewritten", anchor.count);
}

/* A forger who turns the clock must turn the flags, too. */
static void a_flag_of_the_clock_that_is_not_so_is_found(void **state)
{
    struct swst__audit_head head;
    struct swst__statement *insert;
    struct swst__audit_row row;
    unsigned char hash[SWST__AUDIT_HASH];

    assert_ok(swst__audit_head(*state, &head));
    for (int i = 0; i < SWST__AUDIT_COLUMNS; i++)
        swst__audit_set_text(&row, (enum swst__audit_column)i, i == SWST__AUDIT_ACTION ? "read" : NULL);
    swst__audit_set_int(&row, SWST__AUDIT_SEQUENCE, head.sequence + 1);
    swst__audit_set_int(&row, SWST__AUDIT_INSTANT, head.instant - 1);
    swst__audit_set_int(&row, SWST__AUDIT_CLOCK_BACK, 0);
    swst__audit_set_text(&row, SWST__AUDIT_ROLE, "owner");
    swst__audit_set_text(&row, SWST__AUDIT_OUTCOME, "done");
    assert_true(swst__audit_hash(NULL, head.hash, &row, hash));
    assert_ok(swst__db_take(*state, "INSERT INTO audit (sequence, instant, clock_back, role,"
                            " action, outcome, previous, hash) VALUES (?, ?, 0, 'owner', 'read',"
                            " 'done', ?, ?)", &insert));
    swst__db_bind_int(insert, 1, head.sequence + 1);
    swst__db_bind_int(insert, 2, head.instant - 1);
    swst__db_bind_bytes(insert, 3, head.hash, sizeof head.hash);
    swst__db_bind_bytes(insert, 4, hash, sizeof hash);
    assert_ok(swst__db_finish(insert));
    assert_verdict(verdict_of(*state, NULL), "clock", head.sequence + 1);
}

/* ----------------------------------------------------------- what breaks nothing */

static void what_is_rolled_back_leaves_the_chain_whole(void **state)
{
    int64_t lines = anchor_of(*state).count;

    assert_ok(swst_store_begin(*state));
    given_worker(*state, "Li");
    note(*state, SWST__ACT_REVEAL, 1, 0, 1, NULL);
    swst_store_rollback(*state);
    assert_int_equal(anchor_of(*state).count, lines);
    given_worker(*state, "Wu");
    assert_int_equal(anchor_of(*state).count, lines + 1);
    assert_verdict(verdict_of(*state, NULL), "", 0);
}

/* Runs of new records are one line each, written when the next of another sort comes. */
static void put_visits(swst_batch *batch, int64_t client)
{
    swst_status status;

    for (int i = 0; i < 40; i++) {
        swst_record *visit = swst_record_new(swst_kind_find("visit"));

        assert_ok(swst_record_set(visit, "client_id", ID(client)));
        assert_ok(swst_record_set(visit, "visited_on", "2026-03-02"));
        assert_ok(swst_record_set(visit, "channel", "home"));
        assert_ok(swst_record_set(visit, "result", "done"));
        assert_ok(swst_batch_add(batch, visit));
        if (i % 9 == 8)
            assert_ok(swst_batch_void(batch, visit, "twice"));
        swst_record_free(visit);
    }
    while ((status = swst_batch_step(batch)) == SWST_ROW)
        ;
    assert_int_equal(status, SWST_OK);
    assert_ok(swst_batch_apply(batch));
    swst_batch_free(batch);
}

static void a_batch_leaves_the_chain_whole(void **state)
{
    int64_t client = given_client(*state, given_area(*state)), lines = anchor_of(*state).count;
    swst_batch *batch;

    assert_ok(swst_batch_begin(*state, &batch));
    put_visits(batch, client);
    assert_in_range(anchor_of(*state).count - lines, 5, 10);
    assert_verdict(verdict_of(*state, NULL), "", 0);

    lines = anchor_of(*state).count;
    assert_ok(swst_batch_begin(*state, &batch));
    swst_batch_free(batch);
    assert_int_equal(anchor_of(*state).count, lines);
    assert_verdict(verdict_of(*state, NULL), "", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        chain_test(every_tamper_is_found_and_its_line_named),
        chain_test(a_chain_computed_anew_is_found_by_an_anchor_alone),
        chain_test(a_flag_of_the_clock_that_is_not_so_is_found),
        chain_test(what_is_rolled_back_leaves_the_chain_whole),
        chain_test(a_batch_leaves_the_chain_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
