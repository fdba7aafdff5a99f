/* The tables in a new file are those in golden/schema.sql. Review a change
 * there as carefully as the migration that goes with it. */
#include "../support/station.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static void write_schema(const char *database, const char *path)
{
    FILE *out = fopen(path, "w");
    sqlite3_stmt *statement;
    sqlite3 *db;

    assert_non_null(out);
    assert_int_equal(sqlite3_open(database, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT sql FROM sqlite_master ORDER BY rowid", -1,
                                        &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW)
        fprintf(out, "%s;\n\n", (const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(db);
    fclose(out);
}

static int line_of_difference(const char *left, const char *right)
{
    int line = 1;

    for (; *left && *left == *right; left++, right++)
        line += *left == '\n';
    return *left == *right ? 0 : line;
}

static void a_new_file_has_the_golden_tables(void **state)
{
    size_t size, golden_size;
    char *written, *golden;
    int line;

    (void)state;
    remove("schema.sql");
    swst_store_free(given_file("schema.swst"));
    write_schema("schema.swst", "schema.sql");
    written = file_bytes("schema.sql", &size);
    golden = file_bytes(GOLDEN "/schema.sql", &golden_size);
    assert_true(golden_size > 0);
    line = line_of_difference(written, golden);
    free(written);
    free(golden);
    if (line)
        fail_msg("schema.sql differs from the golden one at line %d; if that is meant, look at the "
                 "whole difference and then: cp schema.sql %s/schema.sql", line, GOLDEN);
}

#define AUDIT "INSERT INTO audit (instant, action, role, outcome, clock_back, previous, hash)" \
              " VALUES (1, "

/* In a file there is the word of the library alone; what the database itself
 * holds to must not be looser. */
static void a_table_refuses_what_the_library_would(void **state)
{
    static const char *const rows[] = {
        "INSERT INTO setting (id, recorded_at, key) VALUES (1, 0, 'a')",
        "INSERT INTO setting (id, recorded_at, key, value) VALUES (1, 0, 'a', '')",
        "INSERT INTO setting (id, recorded_at, key, value) VALUES (1, 0, 'a', 'b'), (2, 0, 'a', 'c')",
        "INSERT INTO worker (id, recorded_at, name, sex) VALUES (1, 0, 'a', 99)",
        "INSERT INTO worker (id, recorded_at, name, hired_on, left_on) VALUES (1, 0, 'a', 9, 8)",
        "INSERT INTO visit (id, recorded_at, visited_on, channel, result) VALUES (1, 0, 9, 1, 1)",
        AUDIT "'looked', 'owner', 'done', 0, zeroblob(32), zeroblob(32))",
        AUDIT "'read', '', 'done', 0, zeroblob(32), zeroblob(32))",
        AUDIT "'read', 'owner', 'so so', 0, zeroblob(32), zeroblob(32))",
        AUDIT "'read', 'owner', 'done', 2, zeroblob(32), zeroblob(32))",
        AUDIT "'read', 'owner', 'done', 0, zeroblob(31), zeroblob(32))",
        AUDIT "'read', 'owner', 'done', 0, zeroblob(32), zeroblob(33))",
        "UPDATE header SET replica = 999999",
        "UPDATE header SET sequence = 100000000",
    };
    sqlite3 *db;

    (void)state;
    swst_store_free(given_file("schema.swst"));
    assert_int_equal(sqlite3_open("schema.swst", &db), SQLITE_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (sqlite3_exec(db, rows[i], NULL, NULL, NULL) != SQLITE_CONSTRAINT)
            fail_msg("taken: %s", rows[i]);
    assert_int_equal(sqlite3_exec(db, "INSERT INTO setting (id, recorded_at, key, value, voided_at)"
                                      " VALUES (1, 0, 'a', 'b', 1), (2, 0, 'a', 'b', NULL)",
                                  NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

/* Each question of the write path and of the cursors that names an index's
 * fields is answered by it: what refers to a row is asked at every voiding. */
static void every_reference_has_its_index(void **state)
{
    (void)state;
    swst_store_free(given_file("schema.swst"));
    for (const swst_kind *kind = NULL; (kind = swst_kind_next(kind)); )
        for (const swst_field *field = NULL; (field = swst_field_next(kind, field)); ) {
            char sql[300], *plan;

            if (!swst_field_target(field))
                continue;
            snprintf(sql, sizeof sql, "EXPLAIN QUERY PLAN SELECT id FROM \"%s\" WHERE \"%s\" = ?"
                     " AND voided_at IS NULL", swst_kind_name(kind), swst_field_name(field));
            plan = read_there("schema.swst", sql);
            if (!strstr(plan, "USING") || !strstr(plan, "INDEX"))
                fail_msg("%s: %s", sql, plan);
            free(plan);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_file_has_the_golden_tables),
        cmocka_unit_test(a_table_refuses_what_the_library_would),
        cmocka_unit_test(every_reference_has_its_index),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
