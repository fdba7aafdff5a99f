/* A sealed file reads, is asked and is written as a clear one; what stands in it is not
 * what it says. */
#include "opened_sealed.h"

#include "store/client_keys.h"

/* --------------------------------------------------------------------- which */

static void what_is_sensitive_and_the_identity_number_are_sealed_and_nothing_else(void **state)
{
    static const char *const clear[] = { "name", "phone", "address", "birth_date", "sex" };
    const swst_kind *client = swst_kind_find("client");

    (void)state;
    for (unsigned i = 0; i < swst__kind_count; i++)
        for (unsigned f = 0; f < swst__kinds[i].field_count; f++) {
            const struct swst_field *field = &swst__kinds[i].fields[f];

            assert_int_equal(swst__sealed_is(field),
                             (field->flags & SWST_SENSITIVE) != 0
                                 || strcmp(field->name, "id_number") == 0);
        }
    for (size_t i = 0; i < sizeof clear / sizeof *clear; i++)
        assert_false(swst__sealed_is(swst__field_find(client, clear[i])));
}

/* A condition of the table itself would see what stands there instead. */
static void no_rule_of_a_table_asks_for_a_sealed_field(void **state)
{
    const struct swst_field *field;

    (void)state;
    for (unsigned i = 0; i < swst__kind_count; i++)
        for (const struct swst__rule *it = swst__kinds[i].rules; it->type; it++)
            for (unsigned f = 0; (field = swst__rule_field(&swst__kinds[i], it, f)); f++)
                assert_true(!swst__sealed_is(field) || it->type == SWST__INDEX);
}

static void every_field_that_can_be_sealed_has_a_box_and_an_empty_column(void **state)
{
    int64_t boxes = 0;

    assert_ok(swst__db_number(*state, "SELECT count(DISTINCT kind || '.' || field) FROM sealed",
                              &boxes));
    assert_int_equal(boxes, fields_to_seal());
    swst_store_free(*state);
    *state = NULL;
    assert_int_equal(number_in_file(SEALED, "SELECT count(*) FROM visit WHERE content IS NULL"
                                            " AND findings IS NULL"), 1);
    assert_int_equal(number_in_file(SEALED, "SELECT count(*) FROM client WHERE id_number IS NULL"
                                            " AND income_fen IS NULL AND name = '林小满'"), 1);
    assert_no_canary(SEALED);
}

static void a_required_column_holds_what_nobody_means(void **state)
{
    swst_store_free(*state);
    *state = NULL;
    assert_int_equal(number_in_file(SEALED, "SELECT score FROM case_score"), 1000000000);
    assert_int_equal(number_in_file(SEALED, "SELECT income_fen FROM income_check"),
                     100000000000);
    assert_int_equal(number_in_file(SEALED, "SELECT count(*) FROM case_task WHERE title = '*'"),
                     1);
}

/* ------------------------------------------------------------------- read, written */

static void assert_reads_as_ever(swst_store *store)
{
    assert_value(store, "visit", known.visit, "findings", CANARY " visit.findings 孩子夜里怕黑");
    assert_value(store, "client", known.client, "id_number", NUMBER_1);
    assert_value(store, "client", known.client, "income_fen", "123456789012");
    assert_value(store, "case_score", known.score, "score", "-7");
    assert_value(store, "case_task", known.task, "title", CANARY " case_task.title");
    assert_value(store, "health_item", known.item, "item", "medicine");
    assert_value(store, "income_check", known.check, "reason", "illness");
    assert_value(store, "assessment", known.round, "level", "3");
}

static void who_has_the_key_reads_as_ever(void **state)
{
    assert_reads_as_ever(*state);
    swst_store_free(*state);
    *state = opened_with(right_key, SEALED);
    assert_reads_as_ever(*state);
}

static void a_change_and_a_value_taken_away_are_kept(void **state)
{
    assert_ok(change(*state, "visit", known.visit, "content", "another"));
    assert_ok(change(*state, "visit", known.visit, "findings", ""));
    assert_ok(change(*state, "case_score", known.score, "score", "12"));
    swst_store_free(*state);
    *state = opened_with(right_key, SEALED);
    assert_value(*state, "visit", known.visit, "content", "another");
    assert_value(*state, "visit", known.visit, "findings", NULL);
    assert_value(*state, "case_score", known.score, "score", "12");
    assert_int_equal(number_in_file(SEALED, "SELECT count(*) FROM sealed WHERE kind = 'visit'"), 1);
}

static void a_change_that_is_undone_leaves_the_boxes_as_they_were(void **state)
{
    assert_ok(swst_store_begin(*state));
    assert_ok(change(*state, "visit", known.visit, "content", "another"));
    swst_store_rollback(*state);
    assert_value(*state, "visit", known.visit, "content", CANARY " visit.content");
}

static void a_voided_record_still_opens(void **state)
{
    assert_ok(void_it(*state, "health_item", known.item, "entered twice"));
    assert_value(*state, "health_item", known.item, "text", CANARY " health_item.text");
}

/* -------------------------------------------------------------------------- asked */

static int64_t found(swst_store *store, const char *kind, const char *field, const char *sign,
                     const char *value)
{
    swst_query *query = swst_query_new(swst_kind_find(kind));
    int64_t count = -1;

    assert_ok(swst_query_where(query, field, sign, value));
    assert_ok(swst_query_count(store, query, &count));
    swst_query_free(query);
    return count;
}

static void conditions_on_sealed_fields_hold(void **state)
{
    assert_int_equal(found(*state, "visit", "findings", "contains", "怕黑"), 1);
    assert_int_equal(found(*state, "visit", "findings", "contains", "怕水"), 0);
    assert_int_equal(found(*state, "case_score", "score", "<", "0"), 1);
    assert_int_equal(found(*state, "case_score", "score", ">", "0"), 0);
    assert_int_equal(found(*state, "health_item", "item", "=", "medicine"), 1);
    assert_int_equal(found(*state, "health_item", "item", "!=", "medicine"), 0);
    assert_int_equal(found(*state, "client", "id_number", "=", NUMBER_1), 1);
    assert_int_equal(found(*state, "client", "id_number", "=", NUMBER_2), 0);
    assert_int_equal(found(*state, "client", "id_number", "=", ""), 0);
    assert_int_equal(found(*state, "client", "id_number", "contains", "19500101"), 1);
    assert_int_equal(found(*state, "client", "name", "contains", "小满"), 1);
}

static void records_are_ordered_by_what_is_sealed(void **state)
{
    swst_query *query = swst_query_new(swst_kind_find("case_score"));
    int64_t goal = 0;
    swst_cursor *cursor;

    assert_ok(swst__db_number(*state, "SELECT case_goal_id FROM case_score", &goal));
    given(*state, "case_score", "case_goal_id", ID(goal), "happened_on", "2026-02-01", "score",
          "5", NULL);
    given(*state, "case_score", "case_goal_id", ID(goal), "happened_on", "2026-03-01", "score",
          "-9", NULL);
    assert_ok(swst_query_order_by(query, "score"));
    assert_ok(swst_query_run(*state, query, &cursor));
    for (size_t i = 0; i < 3; i++) {
        static const char *const scores[] = { "-9", "-7", "5" };

        assert_string_equal(swst_status_name(swst_cursor_next(cursor)), "SWST_ROW");
        assert_reads(swst_cursor_record(cursor), "score", scores[i]);
    }
    swst_cursor_free(cursor);
    swst_query_free(query);
}

static void a_client_is_found_by_the_whole_number_however_it_is_written(void **state)
{
    swst_table *table;

    assert_ok(swst_client_search(*state, "790101 1950 0101 1235", 0, 0, &table));
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
    assert_ok(swst_client_search(*state, NUMBER_2, 0, 0, &table));
    assert_int_equal(swst_table_rows(table), 0);
    swst_table_free(table);
}

static void keys_of_numbers_are_made_with_the_key_and_checked_by_it(void **state)
{
    const swst_store *clear = &(const swst_store){ .path = NULL };
    int64_t client = 0, ids[2];
    size_t count = 0;
    bool right = false;

    assert_int_not_equal(swst__client_key_of_number(*state, NUMBER_1),
                         swst__client_key_of_number(clear, NUMBER_1));
    assert_ok(swst__client_keys_find(*state, swst__client_key_of_number(clear, NUMBER_1), ids, 2,
                                     &count));
    assert_int_equal(count, 0);
    assert_ok(swst__client_keys_check(*state, &right, &client));
    assert_true(right);
    assert_ok(swst_store_rebuild(*state));
    assert_ok(swst__client_keys_check(*state, &right, &client));
    assert_true(right);
}

static void the_same_number_twice_is_found(void **state)
{
    int64_t other = 0, area = given_area(*state), late;

    assert_ok(swst__client_of_number(*state, NUMBER_1, 0, &other));
    assert_int_equal(other, known.client);
    other = 0;
    assert_ok(swst__client_of_number(*state, NUMBER_1, known.client, &other));
    assert_int_equal(other, 0);
    assert_ok(swst__client_of_number(*state, NUMBER_2, 0, &other));
    assert_int_equal(other, 0);
    late = given(*state, "client", "name", "Late", "area_id", ID(area), "registered_on",
                 "2020-01-01", "id_number", NUMBER_1, NULL);
    assert_ok(swst__client_of_number(*state, NUMBER_1, known.client, &other));
    assert_int_equal(other, late);
}

/* ------------------------------------------------------------------------- many */

static void a_batch_seals_too_and_takes_back_what_failed(void **state)
{
    swst_batch *batch;
    swst_record *record = swst_record_new(swst_kind_find("visit"));

    assert_ok(swst_record_set(record, "visited_on", "2026-02-02"));
    assert_ok(swst_record_set(record, "client_id", ID(known.client)));
    assert_ok(swst_record_set(record, "channel", "home"));
    assert_ok(swst_record_set(record, "result", "done"));
    assert_ok(swst_record_set(record, "content", CANARY " of a batch"));
    assert_ok(swst_batch_begin(*state, &batch));
    assert_ok(swst_batch_add(batch, record));
    while (swst_batch_step(batch) == SWST_ROW)
        ;
    assert_ok(swst_batch_apply(batch));
    swst_batch_free(batch);
    assert_value(*state, "visit", swst_record_id(record), "content", CANARY " of a batch");
    swst_record_free(record);
    swst_store_free(*state);
    *state = NULL;
    assert_no_canary(SEALED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_sensitive_and_the_identity_number_are_sealed_and_nothing_else),
        cmocka_unit_test(no_rule_of_a_table_asks_for_a_sealed_field),
        sealed_test(every_field_that_can_be_sealed_has_a_box_and_an_empty_column),
        sealed_test(a_required_column_holds_what_nobody_means),
        sealed_test(who_has_the_key_reads_as_ever),
        sealed_test(a_change_and_a_value_taken_away_are_kept),
        sealed_test(a_change_that_is_undone_leaves_the_boxes_as_they_were),
        sealed_test(a_voided_record_still_opens),
        sealed_test(conditions_on_sealed_fields_hold),
        sealed_test(records_are_ordered_by_what_is_sealed),
        sealed_test(a_client_is_found_by_the_whole_number_however_it_is_written),
        sealed_test(keys_of_numbers_are_made_with_the_key_and_checked_by_it),
        sealed_test(the_same_number_twice_is_found),
        sealed_test(a_batch_seals_too_and_takes_back_what_failed),
    };

    return swst_keys_provider() ? cmocka_run_group_tests(tests, NULL, NULL) : 0;
}
