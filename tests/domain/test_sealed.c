/* Sealed files and what else the library does with records: sessions, erasing, the check,
 * dumps and ledgers. */
#define _POSIX_C_SOURCE 200809L
#include "../store/opened_sealed.h"

#define FOLDER "sealed_dump"
#include "../exchange/ledgers.h"
#include "dumped.h"

#include "store/erase.h"

#include <swstation/session.h>

/* -------------------------------------------------------------------- sessions */

static int64_t given_account(swst_store *store, const char *role)
{
    int64_t worker = given_worker(store, role);

    swst_store_set_now(store, INT64_C(1770000000000));       /* 2026-02-02 */
    given(store, "account", "worker_id", ID(worker), "role", role, "starts_on", "2020-01-01",
          NULL);
    return worker;
}

static void a_session_opens_what_it_may_and_no_more(void **state)
{
    int64_t head = given_account(*state, "head");

    assert_ok(swst_session_begin(*state, head, "service"));
    assert_value(*state, "visit", known.visit, "content", CANARY " visit.content");
    assert_value(*state, "client", known.client, "id_number", NUMBER_1);
    swst_session_end(*state);
    assert_ok(swst_session_begin(*state, head, NULL));
    assert_value(*state, "visit", known.visit, "content", NULL);
    assert_value(*state, "case_score", known.score, "score", NULL);
    swst_session_end(*state);
    assert_value(*state, "visit", known.visit, "content", CANARY " visit.content");
}

static void who_keeps_the_accounts_keeps_the_key_and_nobody_else_does(void **state)
{
    int64_t keeper = given_account(*state, "security_admin");
    int64_t worker = given_account(*state, "social_worker");

    assert_ok(swst_session_begin(*state, worker, "service"));
    assert_status(SWST_EDENIED, swst_store_seal(*state));
    assert_status(SWST_EDENIED, swst_store_unseal(*state));
    assert_status(SWST_EDENIED, swst_store_change_key(*state, wrong_key, SWST_KEY_SIZE));
    swst_session_end(*state);
    assert_ok(swst_session_begin(*state, keeper, "administration"));
    assert_ok(swst_store_change_key(*state, wrong_key, SWST_KEY_SIZE));
    assert_ok(swst_store_unseal(*state));
    assert_ok(swst_store_seal(*state));
    swst_session_end(*state);
    assert_value(*state, "visit", known.visit, "content", CANARY " visit.content");
}

static void a_session_reads_on_when_its_file_is_sealed_and_unsealed(void **state)
{
    int64_t head = given_account(*state, "head");

    assert_ok(swst_store_unseal(*state));
    assert_ok(swst_session_begin(*state, head, "administration"));
    for (int i = 0; i < 2; i++) {
        assert_value(*state, "visit", known.visit, "content", CANARY " visit.content");
        swst_session_end(*state);
        assert_ok(i ? swst_store_unseal(*state) : swst_store_seal(*state));
        assert_ok(swst_session_begin(*state, head, "service"));
    }
    assert_value(*state, "visit", known.visit, "content", CANARY " visit.content");
    swst_session_end(*state);
}

/* --------------------------------------------------------------------- erasing */

static int64_t erased(swst_store *store, const char *kind, int64_t id, bool apply,
                      const char *field)
{
    const swst_kind *its = swst_kind_find(kind);
    struct swst__erased_rows rows = { 0 };

    assert_ok(swst_store_begin(store));
    assert_ok(swst__erase_row(store, its, id, apply, &rows));
    assert_ok(swst_store_commit(store));
    return (int64_t)(rows.fields >> (swst__field_find(its, field) - its->fields) & 1);
}

static void what_is_erased_leaves_nothing_in_boxes_either(void **state)
{
    int64_t boxes = 1;

    assert_int_equal(erased(*state, "visit", known.visit, false, "content"), 1);
    assert_value(*state, "visit", known.visit, "content", CANARY " visit.content");
    assert_int_equal(erased(*state, "visit", known.visit, true, "content"), 1);
    assert_value(*state, "visit", known.visit, "content", SWST__ERASED_WORD);
    assert_value(*state, "visit", known.visit, "findings", SWST__ERASED_WORD);
    assert_int_equal(erased(*state, "visit", known.visit, true, "content"), 0);

    assert_int_equal(erased(*state, "client", known.client, true, "id_number"), 1);
    assert_value(*state, "client", known.client, "id_number", NULL);
    assert_value(*state, "client", known.client, "income_fen", NULL);
    assert_ok(swst__db_number(*state, "SELECT count(*) FROM sealed WHERE field = 'id_number'",
                              &boxes));
    assert_int_equal(boxes, 0);
}

static void what_does_not_open_is_erased_all_the_same(void **state)
{
    swst_store_free(*state);
    change_file(SEALED, "UPDATE sealed SET box = x'00' WHERE field = 'content'");
    *state = opened_with(right_key, SEALED);
    assert_int_equal(erased(*state, "visit", known.visit, true, "content"), 1);
    assert_value(*state, "visit", known.visit, "content", SWST__ERASED_WORD);
}

/* ------------------------------------------------------------------- the check */

static void the_check_names_a_box_that_does_not_open_and_goes_on(void **state)
{
    swst_table *findings;

    swst_store_free(*state);
    change_file(SEALED, "UPDATE sealed SET box = x'00' WHERE field = 'score'");
    change_file(SEALED, "UPDATE sealed SET box = x'00' WHERE field = 'findings'");
    *state = opened_with(right_key, SEALED);
    assert_ok(swst_station_check(*state, &findings));
    row_of(findings, "code", "box_damaged", "field", "case_score.score");
    row_of(findings, "code", "box_damaged", "field", "visit.findings");
    row_of(findings, "code", "box_damaged", "field", "assessment.score");
    swst_table_free(findings);
}

static void a_sound_sealed_file_passes_the_check(void **state)
{
    swst_table *findings;

    assert_ok(swst_station_check(*state, &findings));
    for (size_t row = 0; row < swst_table_rows(findings); row++)
        assert_cell(findings, row, "severity", "warning");
    swst_table_free(findings);
}

/* --------------------------------------------------------------- in and out */

static void a_dump_is_clear_and_comes_back_sealed(void **state)
{
    swst_store *clear = given_file("sealed_clear.swst");
    char *sealed = dumped(*state, FOLDER), *plain;

    given_secrets(clear);
    plain = dumped(clear, FOLDER);
    assert_non_null(strstr(sealed, CANARY " visit.findings"));
    assert_non_null(strstr(plain, CANARY " visit.findings"));
    free(sealed);
    free(plain);
    swst_store_free(clear);
    remove_file("sealed_clear.swst");
}

static void a_ledger_knows_people_by_their_sealed_numbers(void **state)
{
    static const char text[] = "姓名,身份证号,村,备注\n张三," CARD_1 ",前江,\n李四," CARD_2 ",前江,\n";
    swst_store *store = *state;

    swst_store_free(store);
    *state = store = given_sealed_file(SEALED);
    given_ground(store);
    assert_int_equal(import_text(store, text, 2, 0), 1);
    assert_int_equal(import_text(store, text, 0, 2), 0);
    assert_int_equal(count_of(store, "client"), 2);
    swst_store_free(store);
    assert_false(file_holds(SEALED, CARD_1));
    assert_false(file_holds(SEALED, CARD_2));
    *state = opened_with(right_key, SEALED);
    assert_ok(swst_import_undo(*state, 1, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        sealed_test(a_session_opens_what_it_may_and_no_more),
        sealed_test(who_keeps_the_accounts_keeps_the_key_and_nobody_else_does),
        sealed_test(a_session_reads_on_when_its_file_is_sealed_and_unsealed),
        sealed_test(what_is_erased_leaves_nothing_in_boxes_either),
        sealed_test(what_does_not_open_is_erased_all_the_same),
        sealed_test(the_check_names_a_box_that_does_not_open_and_goes_on),
        sealed_test(a_sound_sealed_file_passes_the_check),
        sealed_test(a_dump_is_clear_and_comes_back_sealed),
        sealed_test(a_ledger_knows_people_by_their_sealed_numbers),
    };

    return swst_keys_provider() ? cmocka_run_group_tests(tests, NULL, NULL) : 0;
}
