/* Merges that were, and pairs of clients who may want one. */
#include "../support/station.h"

static swst_table *merges_of(swst_store *store, int64_t client)
{
    swst_table *table = NULL;

    assert_ok(swst_client_merges(store, client, &table));
    assert_string_equal(swst_table_name(table), "merges");
    return table;
}

static void a_client_has_the_merges_it_was_part_of(void **state)
{
    int64_t area = given_area(*state), keep = given_client(*state, area), first = 0, second = 0;
    int64_t other = given_client(*state, area), third = given_client(*state, area);
    swst_table *table;

    swst_store_set_now(*state, 1772000000123);
    given_visit(*state, other, "2022-03-01", "home");
    given_visit(*state, other, "2022-03-02", "home");
    assert_ok(swst_client_merge(*state, keep, other, "entered twice", &first));
    assert_ok(swst_client_merge(*state, given_client(*state, area), third, "entered twice",
                                &second));
    assert_ok(swst_client_unmerge(*state, second));

    table = merges_of(*state, keep);
    assert_int_equal(swst_table_rows(table), 1);
    assert_int_equal(swst_table_int(table, 0, "merge_id"), first);
    assert_int_equal(swst_table_int(table, 0, "keep_id"), keep);
    assert_int_equal(swst_table_int(table, 0, "other_id"), other);
    assert_cell(table, 0, "merged_at", "2026-02-25T06:13:20.123Z");
    assert_empty(table, 0, "undone_at");
    assert_int_equal(swst_table_int(table, 0, "rows"), 2);
    swst_table_free(table);

    table = merges_of(*state, other);
    assert_int_equal(swst_table_rows(table), 1);
    swst_table_free(table);
    table = merges_of(*state, third);
    assert_cell(table, 0, "undone_at", "2026-02-25T06:13:20.123Z");
    assert_cell(table, 0, "rows", "0");
    swst_table_free(table);
    table = merges_of(*state, 0);
    assert_int_equal(swst_table_rows(table), 2);
    assert_int_equal(swst_table_int(table, 1, "merge_id"), second);
    swst_table_free(table);
}

static int64_t given_person(swst_store *store, const char *name, const char *birth_date,
                            const char *number, int64_t area)
{
    return given(store, "client", "name", name, "birth_date", birth_date, "id_number", number,
                 "area_id", ID(area), "registered_on", "2020-01-01", NULL);
}

static void pairs_that_are_alike_are_to_be_looked_at(void **state)
{
    static const char number[] = "790101201202290021";
    int64_t area = given_area(*state), away = given_village(*state, "441882107202");
    int64_t lin = given_person(*state, "林", "1950-02-03", NULL, area);
    int64_t wu = given_person(*state, "吴", NULL, number, area), twin, wu_too;
    swst_table *table = NULL;

    given_person(*state, "林", "1950-02-03", NULL, away);
    given_person(*state, "林", "1950-02-04", NULL, area);
    given_person(*state, "林", NULL, NULL, area);
    twin = given_person(*state, "林", "1950-02-03", NULL, area);
    wu_too = given_person(*state, "伍", NULL, number, away);
    assert_ok(void_it(*state, "client", given_person(*state, "林", "1950-02-03", NULL, area),
                      "entered twice"));
    assert_ok(swst_client_duplicates(*state, &table));
    assert_int_equal(swst_table_rows(table), 2);
    assert_int_equal(swst_table_int(table, 0, "first_id"), lin);
    assert_int_equal(swst_table_int(table, 0, "second_id"), twin);
    assert_cell(table, 0, "alike", "name,birth_date,area");
    assert_int_equal(swst_table_int(table, 1, "first_id"), wu);
    assert_int_equal(swst_table_int(table, 1, "second_id"), wu_too);
    assert_cell(table, 1, "alike", "id_number");
    swst_table_free(table);
}

static void a_pair_alike_in_everything_stands_once(void **state)
{
    int64_t area = given_area(*state);
    swst_table *table = NULL;

    given_person(*state, "林", "2012-02-29", "790101201202290021", area);
    given_person(*state, "林", "2012-02-29", "790101201202290021", area);
    assert_ok(swst_client_duplicates(*state, &table));
    assert_int_equal(swst_table_rows(table), 1);
    assert_cell(table, 0, "alike", "id_number");
    swst_table_free(table);
}

static void a_question_needs_a_store_and_a_place_for_the_answer(void **state)
{
    swst_table *table = NULL;

    assert_status(SWST_EMISUSE, swst_client_merges(NULL, 0, &table));
    assert_status(SWST_EMISUSE, swst_client_merges(*state, 0, NULL));
    assert_status(SWST_EMISUSE, swst_client_duplicates(NULL, &table));
    assert_status(SWST_EMISUSE, swst_client_duplicates(*state, NULL));
    assert_null(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        station_test(a_client_has_the_merges_it_was_part_of),
        station_test(pairs_that_are_alike_are_to_be_looked_at),
        station_test(a_pair_alike_in_everything_stands_once),
        station_test(a_question_needs_a_store_and_a_place_for_the_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
