/* The audit of a file of format 4: made anew with a chain, its lines as they stood. */
#include "audit_chain.h"

#include <unistd.h>

#define OLD "old-audit.swst"
#define BACKUP OLD ".format-4.bak"

/* As format 4 had it: no chain, and the words of requests as they were given. */
#define FORMAT_4                                                                              \
    "BEGIN; DROP TABLE sealing; DROP TABLE sealed;"                                           \
    "CREATE TABLE h (replica INTEGER, sequence INTEGER, inode INTEGER, fingerprint INTEGER,"  \
    " journal INTEGER NOT NULL DEFAULT 0);"                                                   \
    "INSERT INTO h SELECT replica, sequence, inode, fingerprint, journal FROM header;"        \
    "DROP TABLE header; ALTER TABLE h RENAME TO header; DROP INDEX audit_one_per_request;"    \
    "CREATE TABLE a (sequence INTEGER PRIMARY KEY, instant INTEGER NOT NULL, actor INTEGER,"  \
    " action TEXT NOT NULL CHECK (action = 'insert' OR action = 'update' OR action = 'void')," \
    " kind TEXT NOT NULL, record_id INTEGER NOT NULL, fields TEXT, request TEXT,"             \
    " last_id INTEGER, \"rows\" INTEGER);"                                                    \
    "INSERT INTO a SELECT sequence, instant, actor, action, kind, record_id, fields,"         \
    " CASE WHEN request IS NULL THEN NULL ELSE 'word ' || sequence END, last_id, \"rows\""    \
    " FROM audit WHERE action IN ('insert', 'update', 'void');"                               \
    "DROP TABLE audit; ALTER TABLE a RENAME TO audit;"                                        \
    "CREATE UNIQUE INDEX audit_one_per_request ON audit (request) WHERE request IS NOT NULL;"

static void sign(const char *path)
{
    swst_store *store = swst_store_new();

    assert_int_equal(sqlite3_open(path, &store->db), SQLITE_OK);
    store->process = (int64_t)getpid();
    assert_ok(swst__schema_sign(store));
    swst_store_free(store);
}

/* `more`: what else happens to it, or "". */
static void given_format_4(const char *more)
{
    swst_store *store = given_file(OLD);
    char sql[3000];

    remove(BACKUP);
    remove(BACKUP ".manifest");
    fill_audit(store, 20);
    swst_store_free(store);
    change_file(OLD, "DELETE FROM audit WHERE action = 'read'; UPDATE audit SET sequence ="
                     " -(SELECT count(*) FROM audit b WHERE b.sequence <= audit.sequence);"
                     "UPDATE audit SET sequence = -sequence");
    snprintf(sql, sizeof sql, FORMAT_4 "%s; PRAGMA user_version = 4; COMMIT", more);
    change_file(OLD, sql);
    sign(OLD);
}

static void the_lines_of_a_file_of_format_4_become_a_chain(void **state)
{
    static const char lines[] = "SELECT sequence, instant, actor, action, kind, record_id, fields,"
                                " last_id, \"rows\" FROM audit ORDER BY sequence";
    char *before, *after;
    swst_store *store;

    (void)state;
    given_format_4("");
    before = read_there(OLD, lines);
    store = opened(OLD);
    assert_verdict(verdict_of(store, NULL), "", 0);
    given_worker(store, "Wu");
    assert_verdict(verdict_of(store, NULL), "", 0);
    assert_int_equal(ask(store, "SELECT count(*) FROM audit WHERE role <> 'owner'"
                                " OR outcome <> 'done' OR purpose IS NOT NULL"), 0);
    assert_int_equal(ask(store, "SELECT count(*) FROM audit b, audit a WHERE b.sequence ="
                                " a.sequence - 1 AND a.clock_back <> (a.instant < b.instant)"), 0);
    swst_store_free(store);
    change_file(OLD, "DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)");
    after = read_there(OLD, lines);
    assert_string_equal(after, before);
    free(before);
    free(after);
}

/* The request is known by its digest, and its words are gone. */
static void a_request_of_format_4_is_still_known(void **state)
{
    swst_store *store;
    int64_t line, id = 0;
    char request[30], *there;

    (void)state;
    given_format_4("");
    line = number_in_file(OLD, "SELECT max(sequence) FROM audit WHERE request IS NOT NULL");
    store = opened(OLD);
    snprintf(request, sizeof request, "word %lld", (long long)line);
    assert_ok(swst_store_find_request(store, request, &id));
    assert_true(id > 0);
    assert_ok(swst_store_find_request(store, "word 0", &id));
    assert_int_equal(id, 0);
    swst_store_free(store);
    there = read_there(OLD, "SELECT request FROM audit");
    assert_null(strstr(there, "word"));
    free(there);
}

/* What was missing before stays missing: nothing is made to look whole. */
static void a_gap_of_format_4_is_still_a_gap(void **state)
{
    swst_store *store;

    (void)state;
    given_format_4("DELETE FROM audit WHERE sequence = 7");
    store = opened(OLD);
    assert_verdict(verdict_of(store, NULL), "missing", 7);
    swst_store_free(store);
}

/* No word of an act that nobody knows is taken over: the file stays as it was. */
static void an_audit_that_cannot_be_taken_over_is_left_alone(void **state)
{
    swst_store *store = swst_store_new();

    (void)state;
    given_format_4("PRAGMA ignore_check_constraints = ON;"
                   "UPDATE audit SET action = 'looked' WHERE sequence = 5");
    assert_status(SWST_EINVALID, swst_store_open(store, OLD));
    assert_int_equal(number_in_file(OLD, "PRAGMA user_version"), 4);
    assert_false(file_exists(BACKUP));
    swst_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lines_of_a_file_of_format_4_become_a_chain),
        cmocka_unit_test(a_request_of_format_4_is_still_known),
        cmocka_unit_test(a_gap_of_format_4_is_still_a_gap),
        cmocka_unit_test(an_audit_that_cannot_be_taken_over_is_left_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
