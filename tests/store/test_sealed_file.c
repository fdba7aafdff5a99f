/* A whole file sealed, given another key and unsealed. */
#include "sealed.h"

#include "store/client_keys.h"
#include "store/imports.h"

#define BACKUP "sealed-copy.swst"

static struct sealed_station known;

static int open_clear(void **state)
{
    swst_store *store = given_file(SEALED);

    remove_file(BACKUP);
    remove_file(BACKUP ".manifest");
    known = given_secrets(store);
    *state = store;
    return 0;
}

static int open_sealed(void **state)
{
    swst_store *store = given_sealed_file(SEALED);

    remove_file(BACKUP);
    remove_file(BACKUP ".manifest");
    known = given_secrets(store);
    *state = store;
    return 0;
}

static int close_all(void **state)
{
    swst_store_free(*state);
    remove_file(SEALED);
    remove_file(BACKUP);
    remove_file(BACKUP ".manifest");
    return 0;
}

#define clear_test(function) cmocka_unit_test_setup_teardown(function, open_clear, close_all)
#define sealed_test(function) cmocka_unit_test_setup_teardown(function, open_sealed, close_all)

static void close_it(void **state)
{
    swst_store_free(*state);
    *state = NULL;
}

/* All that the records say, one way of reading it; the caller frees it. */
static char *all_of(swst_store *store)
{
    enum { ROOM = 20000 };
    char *all = calloc(1, ROOM);
    size_t length = 0;

    assert_non_null(all);

    for (unsigned i = 0; i < swst__kind_count; i++) {
        swst_query *query = swst_query_new(&swst__kinds[i]);
        swst_cursor *cursor;

        swst_query_set_voided(query, true);
        assert_ok(swst_query_run(store, query, &cursor));
        while (swst_cursor_next(cursor) == SWST_ROW) {
            char *line = NULL;

            assert_ok(swst_record_to_json(swst_cursor_record(cursor), 0, &line));
            length += (size_t)snprintf(all + length, ROOM - length, "%s\n", line);
            assert_true(length < ROOM);
            swst_free(line);
        }
        swst_cursor_free(cursor);
        swst_query_free(query);
    }
    return all;
}

static void assert_all(swst_store *store, const char *expected)
{
    char *all = all_of(store);

    assert_string_equal(all, expected);
    free(all);
}

/* --------------------------------------------------------------------- sealing */

static void seal(void **state)
{
    assert_ok(swst_store_set_key(*state, right_key, SWST_KEY_SIZE));
    assert_ok(swst_store_seal(*state));
}

static void sealing_changes_no_record_and_leaves_no_clear_byte(void **state)
{
    char *before = all_of(*state);

    assert_true(file_holds(SEALED, CANARY));
    assert_true(file_holds(SEALED, NUMBER_1));
    seal(state);
    assert_all(*state, before);
    assert_no_canary(SEALED);
    close_it(state);
    assert_no_canary(SEALED);
    *state = opened_with(right_key, SEALED);
    assert_all(*state, before);
    free(before);
}

static void sealing_is_of_the_journal_in_wal_mode_too(void **state)
{
    close_it(state);
    *state = keyed(right_key);
    assert_ok(swst_store_set_journal(*state, "wal"));
    assert_ok(swst_store_open(*state, SEALED));
    assert_string_equal(swst_store_journal_of(*state), "wal");
    assert_ok(change(*state, "visit", known.visit, "content", CANARY " in the log"));
    assert_ok(swst_store_seal(*state));
    assert_no_canary(SEALED);
    assert_value(*state, "visit", known.visit, "content", CANARY " in the log");
}

static void what_was_overwritten_long_ago_goes_too(void **state)
{
    for (int i = 0; i < 50; i++)
        assert_ok(change(*state, "visit", known.visit, "content", i % 2 ? CANARY " one"
                                                                        : CANARY " two"));
    assert_ok(change(*state, "visit", known.visit, "content", ""));
    seal(state);
    assert_no_canary(SEALED);
}

static void keys_of_numbers_made_without_the_key_go(void **state)
{
    const swst_store *clear = &(const swst_store){ .path = NULL };
    char sql[100];

    snprintf(sql, sizeof sql, "SELECT count(*) FROM client_key WHERE \"key\" = %lld",
             (long long)swst__client_key_of_number(clear, NUMBER_1));
    assert_int_equal(number_in_file(SEALED, sql), 1);
    seal(state);
    assert_int_equal(number_in_file(SEALED, sql), 0);
}

static void a_backup_of_a_sealed_file_is_sealed_and_opens_with_its_key(void **state)
{
    seal(state);
    assert_ok(swst_store_backup(*state, BACKUP));
    close_it(state);
    assert_no_canary(BACKUP);
    assert_ok(swst_backup_verify(BACKUP));
    *state = opened_with(right_key, BACKUP);
    assert_value(*state, "visit", known.visit, "content", CANARY " visit.content");
}

static void sealing_again_only_clears_away_what_may_be_left(void **state)
{
    seal(state);
    assert_ok(swst_store_seal(*state));
    assert_value(*state, "visit", known.visit, "content", CANARY " visit.content");
}

static void sealing_and_unsealing_are_told_of_in_the_audit(void **state)
{
    seal(state);
    assert_ok(swst_store_unseal(*state));
    close_it(state);
    assert_int_equal(number_in_file(SEALED, "SELECT count(*) FROM audit WHERE action = 'seal'"
                                            " OR action = 'unseal'"), 2);
}

static void unsealing_brings_everything_back_as_it_was(void **state)
{
    static const char sql[] = "SELECT id, content, findings FROM visit UNION ALL"
        " SELECT id, id_number, income_fen FROM client UNION ALL SELECT \"key\", client_id, 0"
        " FROM client_key ORDER BY 1";
    char *before, *after;

    close_it(state);
    before = read_there(SEALED, sql);
    *state = opened_with(right_key, SEALED);
    assert_ok(swst_store_seal(*state));
    assert_ok(swst_store_unseal(*state));
    assert_value(*state, "visit", known.visit, "content", CANARY " visit.content");
    assert_ok(change(*state, "case_score", known.score, "score", "4"));
    assert_ok(change(*state, "case_score", known.score, "score", "-7"));
    close_it(state);
    after = read_there(SEALED, sql);
    assert_string_equal(after, before);
    assert_int_equal(number_in_file(SEALED, "SELECT (SELECT count(*) FROM sealed)"
                                            " + (SELECT count(*) FROM sealing)"), 0);
    *state = opened(SEALED);
    free(before);
    free(after);
}

/* -------------------------------------------------------------- what imports keep */

static void note_import(swst_store *store, int64_t number, const char *before)
{
    swst_record *client = NULL;

    assert_ok(swst_record_load(store, swst_kind_find("client"), known.client, &client));
    assert_ok(swst_store_begin(store));
    assert_ok(swst__import_note(store, number, client, "note", before, false));
    assert_ok(swst__import_note(store, number, client, "phone", "13900000000", false));
    assert_ok(swst__import_note(store, number, client, "income_fen", NULL, false));
    assert_ok(swst_store_commit(store));
    swst_record_free(client);
}

static void assert_noted(swst_store *store, int64_t number, const char *before)
{
    struct swst__import_change found;
    struct swst__statement *changes;

    assert_ok(swst__import_open(store, number, &changes));
    for (int i = 0; i < 3; i++) {
        const char *const expected[] = { NULL, before, "13900000000" };

        assert_string_equal(swst_status_name(swst__import_next_change(changes, &found)),
                            "SWST_ROW");
        if (expected[i])
            assert_string_equal(found.before, expected[i]);
        else
            assert_null(found.before);
    }
    swst__db_give_back(changes);
}

static void what_an_import_has_changed_is_sealed_and_comes_back(void **state)
{
    note_import(*state, 1, CANARY " of old");
    seal(state);
    assert_no_canary(SEALED);
    assert_noted(*state, 1, CANARY " of old");
    note_import(*state, 2, CANARY " of late");
    assert_no_canary(SEALED);
    assert_ok(swst_store_change_key(*state, wrong_key, SWST_KEY_SIZE));
    assert_noted(*state, 1, CANARY " of old");
    assert_noted(*state, 2, CANARY " of late");
    assert_ok(swst_store_unseal(*state));
    assert_noted(*state, 1, CANARY " of old");
    assert_noted(*state, 2, CANARY " of late");
    close_it(state);
    assert_int_equal(number_in_file(SEALED, "SELECT count(*) FROM import_change"
                                            " WHERE typeof(\"before\") = 'blob'"), 0);
}

/* ------------------------------------------------------------------- another key */

static void another_key_opens_everything_and_the_old_one_nothing(void **state)
{
    char *before = all_of(*state);
    swst_store *late = keyed(right_key);
    swst_table *table;

    assert_ok(swst_store_change_key(*state, wrong_key, SWST_KEY_SIZE));
    assert_all(*state, before);
    close_it(state);
    assert_status(SWST_EWRONGKEY, swst_store_open(late, SEALED));
    swst_store_free(late);
    *state = opened_with(wrong_key, SEALED);
    assert_all(*state, before);
    assert_ok(swst_client_search(*state, NUMBER_1, 0, 0, &table));
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
    free(before);
}

static void another_key_leaves_no_box_of_the_old_one(void **state)
{
    char *before, *after;

    before = read_there(SEALED, "SELECT hex(box) FROM sealed ORDER BY kind, record_id, field");
    assert_ok(swst_store_change_key(*state, right_key, SWST_KEY_SIZE));
    after = read_there(SEALED, "SELECT hex(box) FROM sealed ORDER BY kind, record_id, field");
    assert_int_equal(strlen(before), strlen(after));
    for (char *b = strtok(before, "\n"), *a = after; b; b = strtok(NULL, "\n"))
        assert_null(strstr(a, b));
    free(before);
    free(after);
}

/* Neither reads what is not there any more nor writes beside it. */
static void assert_left_behind(swst_store *store, swst_record *record)
{
    swst_record *now = NULL;

    assert_ok(swst_record_set(record, "content", "x"));
    assert_status(SWST_EMOVED, swst_record_save(store, record));
    assert_error("sealed_meanwhile", NULL);
    assert_status(SWST_EMOVED, swst_record_load(store, swst_kind_find("visit"), known.visit,
                                                &now));
    assert_error("sealed_meanwhile", NULL);
    swst_record_free(record);
    swst_store_free(store);
}

static swst_record *visit_of(swst_store *store)
{
    swst_record *record = NULL;

    assert_ok(swst_record_load(store, swst_kind_find("visit"), known.visit, &record));
    return record;
}

static void who_has_the_file_open_when_that_changes_has_to_open_it_anew(void **state)
{
    swst_store *other = opened_with(right_key, SEALED);
    swst_record *record = visit_of(other);

    assert_ok(swst_store_change_key(*state, wrong_key, SWST_KEY_SIZE));
    assert_left_behind(other, record);
    other = opened_with(wrong_key, SEALED);
    record = visit_of(other);
    assert_ok(swst_store_unseal(*state));
    assert_left_behind(other, record);
    other = opened(SEALED);
    record = visit_of(other);
    assert_ok(swst_store_seal(*state));
    assert_left_behind(other, record);
    assert_value(*state, "visit", known.visit, "content", CANARY " visit.content");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        clear_test(sealing_changes_no_record_and_leaves_no_clear_byte),
        clear_test(sealing_is_of_the_journal_in_wal_mode_too),
        clear_test(what_was_overwritten_long_ago_goes_too),
        clear_test(keys_of_numbers_made_without_the_key_go),
        clear_test(a_backup_of_a_sealed_file_is_sealed_and_opens_with_its_key),
        clear_test(sealing_again_only_clears_away_what_may_be_left),
        clear_test(sealing_and_unsealing_are_told_of_in_the_audit),
        clear_test(what_an_import_has_changed_is_sealed_and_comes_back),
        clear_test(unsealing_brings_everything_back_as_it_was),
        sealed_test(another_key_opens_everything_and_the_old_one_nothing),
        sealed_test(another_key_leaves_no_box_of_the_old_one),
        sealed_test(who_has_the_file_open_when_that_changes_has_to_open_it_anew),
    };

    return swst_keys_provider() ? cmocka_run_group_tests(tests, NULL, NULL) : 0;
}
