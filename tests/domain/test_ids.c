/* Sets of ids. */
#include "../support/station.h"

#include "domain/ids.h"

static void an_inserted_id_stands_in_its_place_once(void **state)
{
    static const int64_t given_ids[] = { 5, 3, 9, 5, 1, 3 }, kept[] = { 1, 3, 5, 9 };
    struct swst__ids ids = { 0 };

    (void)state;
    for (size_t i = 0; i < 6; i++)
        assert_ok(swst__ids_insert(&ids, given_ids[i]));
    assert_int_equal(ids.count, 4);
    assert_memory_equal(ids.at, kept, sizeof kept);
    swst__ids_free(&ids);
}

static void ids_that_were_appended_are_ordered_in_the_end(void **state)
{
    static const int64_t kept[] = { 2, 7, 8 };
    struct swst__ids ids = { 0 };

    (void)state;
    swst__ids_order(&ids);
    assert_int_equal(ids.count, 0);
    for (int i = 0; i < 30; i++)
        assert_ok(swst__ids_append(&ids, i % 3 == 0 ? 8 : i % 3 == 1 ? 2 : 7));
    swst__ids_order(&ids);
    assert_int_equal(ids.count, 3);
    assert_memory_equal(ids.at, kept, sizeof kept);
    swst__ids_free(&ids);
}

static void a_set_holds_what_was_put_in_and_nothing_else(void **state)
{
    struct swst__ids ids = { 0 };

    (void)state;
    assert_false(swst__ids_hold(&ids, 1));
    for (int64_t id = 10; id <= 100; id += 10)
        assert_ok(swst__ids_insert(&ids, id));
    for (int64_t id = 0; id <= 110; id++)
        assert_int_equal(swst__ids_hold(&ids, id), id >= 10 && id <= 100 && id % 10 == 0);
    swst__ids_free(&ids);
}

static void ids_are_read_from_a_statement_and_joined_by_commas(void **state)
{
    struct swst__statement *statement;
    struct swst__ids ids = { 0 };
    char *text;

    assert_non_null(text = swst__ids_join(&ids));
    assert_string_equal(text, "");
    swst_free(text);
    assert_ok(swst__db_take(*state, "SELECT 7 UNION ALL SELECT 5 UNION ALL SELECT 7", &statement));
    assert_ok(swst__ids_read(&ids, statement));
    assert_non_null(text = swst__ids_join(&ids));
    assert_string_equal(text, "7,5,7");
    swst_free(text);
    swst__ids_free(&ids);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_inserted_id_stands_in_its_place_once),
        cmocka_unit_test(ids_that_were_appended_are_ordered_in_the_end),
        cmocka_unit_test(a_set_holds_what_was_put_in_and_nothing_else),
        station_test(ids_are_read_from_a_statement_and_joined_by_commas),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
